"""The parts of a copyright line, each a pattern, put together from the words of `copyright.yaml`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import ahocorasick_rs
import msgspec

from compliance.elements.data import load

if TYPE_CHECKING:
    from collections.abc import Iterable


class Vocabulary(msgspec.Struct, frozen=True):
    """The words of `copyright.yaml`, which says what each list is."""

    signs: tuple[str, ...]
    weak_signs: tuple[str, ...]
    words: tuple[str, ...]
    reserved: tuple[str, ...]
    owned: tuple[str, ...]
    by: tuple[str, ...]
    present: tuple[str, ...]
    lead: frozenset[str]
    ends: tuple[str, ...]
    suffixes: frozenset[str]
    photo_words: frozenset[str]
    photo_houses: tuple[str, ...]
    spoken_of: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """Give the words of copyright lines."""
    return load("copyright", Vocabulary)


class Parts:
    """The patterns; all without regard to case, to be matched at a place or searched in one line."""

    def __init__(self, v: Vocabulary) -> None:
        year = r"(?<!\d)(?:19|20)\d\d(?!\d|[-./]\d\d?[-./]\d)"  # no date
        # "2001–2024", "2001-24", "1999, 2003", "2015 to present"
        more = rf"\s*(?:[-–—−‒/,&+~]|to|bis|a|al|au)\s*(?:{year}|\d\d(?![\d:/-]|\.\d)|(?:{any_of(v.present)})\b)"
        years = rf"{year}(?:{more})*"
        boxed = rf"[\[(]?[ \t]*(?:{years})(?:[ \t]*[\])])?"  # "[2014]", "(1995)"
        sign = any_of(v.signs)
        word = rf"(?:{any_of(v.words)})(?![^\W\d_])"
        one = rf"Â?(?:{sign}|{any_of(v.weak_signs)}|{word})"  # "Â©": the sign, decoded wrongly
        by = rf"(?:{any_of(v.by)})(?![^\W\d_])"
        reserved = any_of((*v.reserved, *v.owned))

        # "©", "Copyright ©", "© Copyright (c)", "(C) Copyright,": one mark
        self.mark = _compiled(rf"{one}(?:[\s:,.]*{one})*")
        self.mark_again = _compiled(
            rf"[\s,.|–—-]*(?:{sign}|{word})"
        )  # "Copyright 2025 © Holder", "© 2025 Copyright Holder"
        self.weak = _compiled(rf"(?:{any_of(v.weak_signs)})+")

        self.year = _compiled(year)
        self.short_range = _compiled(rf"({year})\s*[-–—−‒/]\s*(\d\d)(?!\d)")
        self.years_first = _compiled(rf"(?:^|(?<=[|•·]\s)){years}(?=[\s,])")  # at the head of a line or of a part of it
        # before the sign: a range, or a year that follows no word, for "Hochfeld, May 2017 (c) Doe" is dated
        self.years_before = _compiled(rf"(?:{year}(?:{more})+|(?<![\w,.] ){year})\s*[,|–—-]?\s*$")
        self.years_after = _compiled(rf"[\s:,.|–—-]*{boxed}")
        # behind the holder, as in "Acme Ltd. 2024" and "Talk UG (haftungsbeschränkt) 2025"
        self.years_last = _compiled(rf"\.?(?:[ \t]*\([^()\d\n]{{1,40}}\))?[ \t]*[,;:|–—-]?[ \t]*{boxed}")

        # between mark and holder; a lone 0 is a year that some program failed to fill in
        self.by = _compiled(rf"(?:[\s,:.|–—-]|{by}|0(?=\s))*")
        self.joint = _compiled(rf"\s*(?:[:,]|{by})\s*(?=\S)")

        self.reserved = _compiled(rf"[\s,;:.|–—-]*(?:{reserved})(?![^\W\d_])[ \t]*[.。]?")
        # what ends the holders: signs, and words; of a full stop only its neighbours tell
        self.stop = _compiled(
            rf"(?P<year>[,\s(]*{year})"
            rf"|(?P<dot>[.。](?=\s|$))"
            rf"|[;；！？]|\s[|•·♦*–—-]+\s|[|•·⋅∙●▪♦\n\"“”„«»<>{{}}=\]]|\s//\s|\s[\[(](?!pty)|[ \t]{{3,}}"
            rf"|https?:|www\.|{sign}"
        )
        self._stop_words = ahocorasick_rs.AhoCorasick((*v.ends, *v.reserved, *v.owned))

    def stop_word(self, line: str, start: int, end: int) -> int:
        """Give where the first word that ends the holders begins in `line[start:end]`, or `end`."""
        found = end
        said = line[start:end].replace("İ", "i").lower()
        for _, first, behind in self._stop_words.find_matches_as_indexes(said, overlapping=True):
            at, after = start + first, start + behind
            if not (line[at - 1 : at].isalnum() or (line[after : after + 1].isalnum() and line[at].isascii())):
                found = min(found, at)
        return found


@cache
def parts() -> Parts:
    """Give the patterns, compiled when the first copyright line is met."""
    return Parts(vocabulary())


def any_of(words: Iterable[str]) -> str:
    r"""Give a pattern for any of `words`, the longest first; a blank in one stands for any white space.

    >>> any_of(["by", "by the author"])
    'by\\s+the\\s+author|by'
    """
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True))


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
