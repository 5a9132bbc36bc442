"""A page as a PDF library gives it, whichever it was: words with their boxes, addresses with theirs.

Boxes are points (left, top, right, bottom) from the top left corner of the page as a reader sees it.
"""

from __future__ import annotations

import re
import time
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from compliance.article import Box  # noqa: TC001 -- a NamedTuple keeps its annotations
from compliance.errors import LimitError
from compliance.readers.source import MEMORY, SECONDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Word(NamedTuple):
    """Characters without a blank between them; `size` is that of their font, in points on the page.

    `rights` has the right edge of each character where an address ends within the word, and is empty elsewhere.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    rights: tuple[float, ...] = ()

    @property
    def box(self) -> Box:
        """The box as one value."""
        return self[1:5]


class Target(NamedTuple):
    """An address, and the box on the page that leads to it."""

    href: str
    box: Box


class Page(NamedTuple):
    """One page; `number` counts from 1, `words` are in the order in which the page draws them.

    `unread` characters have a shape and no meaning: their font does not say which letters they are.
    """

    number: int
    width: float
    height: float
    words: list[Word]
    targets: list[Target]
    unread: int = 0
    pictures: bool = False


# What is drawn and not read: controls, soft hyphens and other marks without width, glyphs of icon fonts.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff0-\uffff\ue000-\uf8ff]+"
)


def seen(text: str) -> str:
    r"""Give the characters of `text` that a person reads.

    >>> seen("co\u00adoperate\ue001")
    'cooperate'
    """
    return text if text.isascii() and text.isprintable() else _UNSEEN.sub("", text)


def placer(page: tuple[float, ...], quarters: int) -> Callable[[float, float, float, float], Box]:
    """Give what turns a box of the file into one of the page as seen.

    Boxes of the file, and `page`, are (left, bottom, right, top) from the bottom left; the page is seen turned by
    `quarters` of a circle, clockwise.

    >>> placer((0, 0, 600, 800), 0)(10, 780, 40, 790), placer((0, 0, 600, 800), 1)(10, 780, 40, 790)
    ((10, 10, 40, 20), (780, 10, 790, 40))
    """
    left, bottom, right, top = page
    match quarters % 4:
        case 1:
            return lambda x0, y0, x1, y1: (y0 - bottom, x0 - left, y1 - bottom, x1 - left)
        case 2:
            return lambda x0, y0, x1, y1: (right - x1, y0 - bottom, right - x0, y1 - bottom)
        case 3:
            return lambda x0, y0, x1, y1: (top - y1, right - x1, top - y0, right - x0)
        case _:
            return lambda x0, y0, x1, y1: (x0 - left, top - y1, x1 - left, top - y0)


_ROW = 12.0  # points
_LOWEST = 1200  # rows: no page reaches further down
_EDGE = 1.0  # points: an address whose box ends so near to the word's end takes the word whole


class Rows:
    """The words of a page by their height on it, to find those within a box without asking each."""

    def __init__(self, words: list[Word]) -> None:
        self.words = words
        self.rows: dict[int, list[int]] = defaultdict(list)
        for at, word in enumerate(words):
            self.rows[int((word.top + word.bottom) / (2 * _ROW))].append(at)

    def within(self, box: Box) -> Iterator[int]:
        """Give the indexes of the words whose middle line crosses `box`, in the order of rows."""
        left, top, right, bottom = box
        for row in range(max(int(top / _ROW), 0), min(int(bottom / _ROW), _LOWEST) + 1):
            for at in self.rows.get(row, ()):
                word = self.words[at]
                if word.left < right and word.right > left and top <= (word.top + word.bottom) / 2 <= bottom:
                    yield at


def divided(words: list[Word], targets: list[Target]) -> set[int]:
    """Give the indexes of the words within which a target's box begins or ends."""
    if not targets:
        return set()
    rows = Rows(words)
    return {
        at
        for target in targets
        for at in rows.within(target.box)
        if target.box[0] > words[at].left + _EDGE or target.box[2] < words[at].right - _EDGE
    }


class Limits(NamedTuple):
    """How much of a file is read at most; a file with more is refused, not read in part."""

    pages: int = 2000
    characters: int = 3_000_000
    seconds: float = SECONDS  # on the clock
    memory: int = MEMORY  # bytes, beyond what this process has already


class Meter:
    """Counts what is read of the file at `path`, from now on, and raises LimitError where it passes `limits`."""

    def __init__(self, path: str, limits: Limits) -> None:
        self.path = path
        self.limits = limits
        self.characters = 0
        self.until = time.monotonic() + limits.seconds

    def count(self, pages: int) -> None:
        """Take note of the number of pages."""
        if pages > self.limits.pages:
            raise LimitError(self.path, f"{pages:,} pages, and {self.limits.pages:,} are read at most")

    def add(self, page: Page) -> None:
        """Take note of one page that was read."""
        self.characters += sum(len(word.text) for word in page.words)
        if self.characters > self.limits.characters:
            raise LimitError(self.path, f"more than {self.limits.characters:,} characters of text")
        if time.monotonic() > self.until:
            raise LimitError(self.path, f"reading took more than {self.limits.seconds:g} seconds")


class Document(NamedTuple):
    """What a library says of a file: `information` by the names of PDF ("Title"), `language` as declared."""

    pages: list[Page]
    information: dict[str, str]
    language: str | None = None
    remarks: tuple[str, ...] = ()
