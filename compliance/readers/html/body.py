"""Where the article's body stands on a page: in the smallest box that holds most of the prose."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from compliance.readers.html.walk import Box, RawBlock

_PROSE = 80  # characters: a paragraph of so many that are not links is prose
_PROSE_DENSE = 40  # the same in scripts that write a word in one or two characters
_DENSE = "\u3040"  # from here on kana, Chinese characters, Hangul
_NO_PROSE = frozenset({"heading", "cell", "code", "caption"})
_MOST = 0.6  # of the prose: the box that holds so much of it holds the article
_BELIEVED = 0.3  # of the prose: what the markup calls the body is believed to be it if it holds so much
_STANDFIRST_MOST = 2  # paragraphs


class Stretch(NamedTuple):
    """The blocks from `first` up to `end`."""

    first: int
    end: int

    def holds(self, other: Box | Stretch) -> bool:
        """Whether all blocks of `other` are among these."""
        return self.first <= other.first and other.end <= self.end


def prose(block: RawBlock, text: str) -> int:
    """Count the characters of a block that read like an article's; 0 where it is too short to tell."""
    start, end = block.start, block.end
    length = end - start - block.linked
    if length < _PROSE_DENSE or block.linked > length or block.kind in _NO_PROSE:
        return 0
    return length if length >= _PROSE or text[(start + end) // 2] >= _DENSE else 0


def find(boxes: Sequence[Box], weights: Sequence[int], title: int | None, authors: Iterable[int]) -> Stretch:
    """Give the blocks of the body, from the first paragraph to the last.

    `boxes` are in order, the outer before the inner; `weights` count the prose of each block, 0 in a frame; `title` is
    the index of the block that holds the article's title, `authors` those of the blocks that name an author.
    """
    so_far = [0, *accumulate(weights)]
    first, end = 0, len(weights)
    if title is not None and so_far[end] < (so_far[end] - so_far[title]) * 2:
        first = title  # what stands before the title is not the article's
    first, end = _called_body(boxes, so_far, Stretch(first, end), title)
    most = _MOST * (so_far[end] - so_far[first])
    for box in boxes:
        begin = max(box.first, first)
        if box.end <= end and so_far[box.end] - so_far[begin] > most:
            first, end = begin, box.end
            most = _MOST * (so_far[end] - so_far[first])
    paragraphs = [at for at in range(first, end) if weights[at]]
    if not paragraphs:
        return Stretch(0 if title is None else title + 1, len(weights))
    return Stretch(_behind_byline(paragraphs, authors), paragraphs[-1] + 1)


def around(body: Stretch, boxes: Iterable[Box], role: str) -> Stretch | None:
    """Give the outermost box with that role around the body."""
    return next(
        (
            Stretch(box.first, box.end)
            for box in boxes
            if box.role == role and box.first <= body.first and body.end <= box.end
        ),
        None,
    )


def _called_body(boxes: Iterable[Box], so_far: Sequence[int], within: Stretch, title: int | None) -> Stretch:
    """Give the heaviest box that the markup calls the body, or else the innermost article element with the title."""
    chosen = within
    least = _BELIEVED * (so_far[within.end] - so_far[within.first])
    for box in boxes:
        is_article = box.role == "article" and title is not None and box.first <= title < box.end
        if not (is_article or box.role == "body") or box.end <= within.first:
            continue
        begin = max(box.first, within.first)
        weight = so_far[box.end] - so_far[begin]
        if weight > least:
            chosen = Stretch(begin, box.end)
            if box.role == "body":
                least = weight
    return chosen


def _behind_byline(paragraphs: Sequence[int], authors: Iterable[int]) -> int:
    """Give the first paragraph; one or two before the byline are a standfirst."""
    for author in authors:
        before = bisect_right(paragraphs, author)
        if 0 < before <= _STANDFIRST_MOST and before * 2 < len(paragraphs):
            return paragraphs[before]
    return paragraphs[0]
