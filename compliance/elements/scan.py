"""One pass over a text for every word that a finder begins with.

A page holds a hundred of them at most, in ten thousand characters: what no finder begins with is never looked at by
the finders themselves.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

import ahocorasick_rs

from compliance.elements import copyright_parts, licenses, phrasebook
from compliance.elements.text import lower

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Hits(NamedTuple):
    """What stands where in a text: offsets into it, in the order of their ends, or, without overlaps, of the text."""

    wordings: list[tuple[int, int, int]]  # of the phrasebook: the number of the literal, and where it stands
    copyrights: list[tuple[int, int]]  # signs and words of copyright lines, the longest of those that overlap
    licenses: list[tuple[int, int]]  # words with which the naming of a licence begins, likewise


@lru_cache(maxsize=2)
def scan(text: str) -> Hits:
    """Give the hits in a text. The last texts are kept: each finder asks for its own.

    >>> scan("Words. © 2020 The Gull, CC BY").copyrights, scan("Words. © 2020 The Gull, CC BY").licenses
    ([(7, 8)], [(24, 29)])
    """
    automaton, first, second = _automaton()
    found = automaton.find_matches_as_indexes(lower(text), overlapping=True)
    return Hits(
        wordings=[hit for hit in found if hit[0] < first],
        copyrights=[*_apart((start, end) for number, start, end in found if first <= number < second)],
        licenses=[*_apart((start, end) for number, start, end in found if number >= second)],
    )


def _apart(hits: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Give the hits that do not overlap, of those that do the first, and of those that begin together the longest."""
    after = 0
    for start, end in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        if start >= after:
            yield start, end
            after = end


@cache
def _automaton() -> tuple[ahocorasick_rs.AhoCorasick, int, int]:
    """Give what finds the words, and the numbers of the first word of copyright and the first of licences."""
    wordings, signs, names = phrasebook.book().literals, copyright_parts.literals(), licenses.literals()
    return ahocorasick_rs.AhoCorasick((*wordings, *signs, *names)), len(wordings), len(wordings) + len(signs)
