"""A line in given words found in a text, forgiving what does not matter.

Case, punctuation, dashes, quotation marks, the spelling of licence and small words (those of up to three letters
in lower case: "the", "on", "de") may differ; whoever asks is told whether they do. A slot stands for a few words.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from compliance.article import Span

SLOT_WORDS = 25  # how many words may stand in a slot

_SLOT = re.compile(r"\{[a-z_]+\}")
_SPELLINGS = {"licence": "license", "licences": "licenses", "licenced": "licensed"}
_SMALL = 3
_OPENERS = frozenset(  # those that open a line or a name, and then have a capital
    ("the", "a", "an", "by", "in", "on", "from", "le", "la", "les", "der", "die", "das", "el", "los", "las", "il", "lo")
)


class Word(NamedTuple):
    """One word that counts, made comparable, and where it stands."""

    word: str
    start: int
    end: int


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Give the words that count in a stretch of text, offsets being those of the whole text.

    >>> [w.word for w in words("The Licence’s KFF, by the “New-Yorker”")]
    ['licenses', 'kff', 'new', 'yorker']
    """
    found = []
    for hit in _word().finditer(text, start, len(text) if end is None else end):
        word = hit[0].replace("'", "").replace("’", "")
        low = word.casefold()
        if low in _OPENERS or (len(word) <= _SMALL and word.islower()):
            continue
        found.append(Word(_SPELLINGS.get(low, low), *hit.span()))
    return found


def count(text: str, start: int, end: int) -> int:
    """Count the words in a stretch of text; where words are written without blanks each character is one.

    >>> count("It isn't the-end, 東京.", 0, 22)
    6
    """
    return sum(1 for _ in _word().finditer(text, start, end))


class Wording:
    """One wording: a text with slots and without marks of links."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._pieces = [[w.word for w in words(piece)] for piece in _SLOT.split(text)]
        self.words = frozenset(word for piece in self._pieces for word in piece)
        plain = {word.lower() for word in _word().findall(_SLOT.sub(" ", text)) if "'" not in word and "’" not in word}
        plain -= {*_SPELLINGS, *_SPELLINGS.values()}
        # The longest words, which a text that holds the wording has to hold letter for letter.
        self.literals = tuple(sorted(plain, key=lambda word: (-len(word), word)))[:3]

    def find(self, text: str, start: int, end: int) -> Span | None:
        """Give the stretch of `text` that holds the wording, its closing punctuation with it; None without it.

        >>> Wording("Story by {author} in the Example").find("This is a story, by Ann Lee, in Example.", 0, 40)
        Span(start=10, end=40)
        """
        there = words(text, start, end)
        sequence = [word.word for word in there]
        for first in range(len(there) if self.words else 0):
            after = self._end(sequence, first)
            if after is not None:
                # Small words and marks before the first word of the block and after its last belong to the line.
                until = there[after - 1].end if after < len(there) else end
                if text[until : until + 1] in ".!?":
                    until += len(text[until : until + 1])
                return Span(there[first].start if first else start, until)
        return None

    def _end(self, sequence: list[str], first: int) -> int | None:
        """Give where a match that begins at the word `first` ends soonest; each step costs a slot's words at most."""
        opening, *rest = self._pieces
        ends = {first + len(opening)} if sequence[first : first + len(opening)] == opening else set()
        for piece in rest:
            starts = {at for end in ends for at in range(end + 1, min(end + SLOT_WORDS, len(sequence)) + 1)}
            ends = {at + len(piece) for at in starts if sequence[at : at + len(piece)] == piece}
        return min(ends, default=None)

    def share(self, there: list[Word]) -> float:
        """Give the share of the wording's words that stand among those, from 0 to 1."""
        return len(self.words & {w.word for w in there}) / len(self.words) if self.words else 0.0

    def same(self, text: str) -> bool:
        """Whether `text` is the wording to the letter, but for blanks, quotation marks' shape and the full stop.

        >>> Wording("From {publisher}.").same("From  the Example."), Wording("From {publisher}").same("from X")
        (True, False)
        """
        pattern = ".+?".join(re.escape(piece) for piece in _SLOT.split(_plain(self.text)))
        return re.fullmatch(pattern, _plain(text)) is not None


def _plain(text: str) -> str:
    for curly, straight in ("’'", "‘'", '“"', '”"'):
        text = text.replace(curly, straight)
    return " ".join(text.split()).rstrip(".")


@cache  # compiled when the first line is looked for: it takes 3 ms
def _word() -> re.Pattern[str]:
    """Give what a word is: with its apostrophes; where words are written without blanks each character is one."""
    return re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+(?:['’][^\W\d_]+)*|[©$€£%]")
