"""A line in given words found in a text, forgiving what does not matter.

Case, punctuation, dashes, quotation marks, the spelling of licence and small words (those of up to three letters
in lower case: "the", "on", "de") may differ; whoever asks is told whether they do. A slot stands for a few words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from compliance.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

SLOT_WORDS = 25  # how many words may stand in a slot

_SLOT = re.compile(r"\{[a-z_]+\}")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*|[©$€£%]")  # with its apostrophes
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
    for first, last in _spans(text, start, len(text) if end is None else end):
        word = text[first:last].replace("'", "").replace("’", "")
        low = word.casefold()
        if low in _OPENERS or (len(word) <= _SMALL and word.islower()):
            continue
        found.append(Word(_SPELLINGS.get(low, low), first, last))
    return found


def count(text: str, start: int, end: int) -> int:
    """Count the words in a stretch of text; where words are written without blanks each character is one.

    >>> count("It isn't the-end, 東京.", 0, 22)
    6
    """
    return sum(1 for _ in _spans(text, start, end))


class Wording:
    """One wording: a text with slots and without marks of links."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._pieces = [[w.word for w in words(piece)] for piece in _SLOT.split(text)]
        self.words = frozenset(word for piece in self._pieces for word in piece)
        plain = {word.lower() for word in _words(_SLOT.sub(" ", text)) if "'" not in word and "’" not in word}
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


def _words(text: str) -> Iterator[str]:
    return (text[first:last] for first, last in _spans(text, 0, len(text)))


def _spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give where each word stands; where words are written without blanks each character is one.

    That is told here and not by the pattern, which such wide ranges would make ten times as dear to compile.
    """
    for hit in _WORD.finditer(text, start, end):
        first, last = hit.span()
        for at in range(first, last) if not hit[0].isascii() else ():
            if "\u3040" <= text[at] <= "\u30ff" or "\u3400" <= text[at] <= "\u9fff":
                if first < at:
                    yield first, at
                yield at, at + 1
                first = at + 1
        if first < last:
            yield first, last
