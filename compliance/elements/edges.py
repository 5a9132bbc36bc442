"""Where a credit stands: the edges of the article, its sentences, and lines of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compliance.article import Block, Span, Zone

if TYPE_CHECKING:
    from compliance.article import Article, Link

FIRST, LAST = 7, 9  # blocks of the article that count as its first and last
FIRST_CHARACTERS, LAST_CHARACTERS = 1000, 1400  # the same where the file tells of no blocks
BARS = (" / ", " | ", " · ")  # "Dec. 19, 2016 / Source: Zillow": a line's part is a line
_OF_ARTICLE = frozenset({Zone.ABOVE, Zone.ARTICLE, Zone.BELOW})
_MOST = 320  # characters of a sentence quoted as evidence, on either side

_SENTENCE_END = re.compile(r"[.!?…]['\"”’)\]»]*(?=\s+[^a-z\s])|[。！？]|\n\s*\n")
_INITIAL = re.compile(
    r"(?:\b[^\W\d_]|\b(?:Mr|Mrs|Ms|Dr|Prof|St|Inc|Ltd|Co|Jr|Sr|vs|No|Nov|Oct|Sept|Dec|Jan|Feb|Aug|pp?))\.$"
)


class Edges:
    """The blocks of an article that are no frame, and which of them are its first and last."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.blocks = [b for b in article.blocks if b.zone in _OF_ARTICLE]
        middle = [b for b in self.blocks if b.zone is Zone.ARTICLE]
        first = middle[FIRST - 1].end if len(middle) > FIRST else len(article.text)
        last = middle[-LAST].start if len(middle) > LAST else 0
        start = middle[0].start if middle else 0
        end = middle[-1].end if middle else len(article.text)
        self.top = min(first, start + FIRST_CHARACTERS)
        self.bottom = max(last, end - LAST_CHARACTERS)

    def near(self, offset: int, zone: Zone) -> bool:
        """Whether the text at `offset` is before, after, or in the first or last blocks of the article."""
        return self.depth(offset, zone) < 0

    def depth(self, offset: int, zone: Zone) -> int:
        """Give how many characters past the first blocks the text at `offset` stands; -1 where it is near."""
        if zone is Zone.ABOVE or zone is Zone.BELOW or offset < self.top or offset >= self.bottom:
            return -1
        return offset - self.top


def sentence(article: Article, span: Span, block: Block | None) -> Span:
    """Give the sentence, or sentences, that hold `span`, in its block."""
    text = article.text
    low = max(block.start if block else 0, span.start - _MOST)
    high = min(max(block.end if block else len(text), span.end), span.end + _MOST)
    start = low
    for end in _SENTENCE_END.finditer(text, low, span.start):
        if not _INITIAL.search(text, low, end.start() + 1):
            start = end.end()
    stop = high
    for end in _SENTENCE_END.finditer(text, max(span.end - 1, low), high):
        if not _INITIAL.search(text, low, end.start() + 1):
            stop = end.end()
            break
    while start < span.start and text[start].isspace():
        start += 1
    return Span(start, max(stop, span.end))


def line(article: Article, span: Span) -> Span:
    """Give the line of text that holds `span`."""
    start = article.text.rfind("\n", 0, span.start) + 1
    end = article.text.find("\n", span.end)
    return Span(start, len(article.text) if end < 0 else end)


def is_lone(article: Article, span: Span, room: int = 60) -> bool:
    """Whether the words at `span` begin their line and hardly anything but they stands on it."""
    whole = line(article, span)
    before = article.text[whole.start : span.start]
    if (bar := max(map(before.rfind, BARS))) >= 0:
        before = before[bar + 3 :]
    before = before.strip(" \t*_>#-–—•·|/([“\"'【（")
    return not before and whole.end - span.end <= room


def links_in(article: Article, span: Span) -> tuple[Link, ...]:
    """Give the links whose words lie, in part, inside `span`, in the order of the text."""
    return tuple(link for link in article.links if link.start < span.end and link.end > span.start)
