"""Which part of the page each block stands in: its title, the article, what follows it, or the frame around it."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from compliance.article import Zone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compliance.readers.html.walk import Box, RawBlock

_PROSE = 80  # characters: a paragraph of so many that are not links is prose
_PROSE_DENSE = 30  # the same in scripts that write a word in one or two characters
_MOST = 0.6  # of the prose: the box that holds so much of it holds the article
_DENSE = "\u3040"  # from here on kana, Chinese characters, Hangul
_NO_PROSE = frozenset({"heading", "cell", "code", "caption"})


def divide(blocks: Sequence[RawBlock], boxes: Sequence[Box], text: str, title: int | None) -> list[Zone]:
    """Give the zone of each block; `title` is the index of the block that holds the article's title."""
    prose = [_prose(block, text) for block in blocks]
    frames = _frames(boxes, prose, title)
    weights = [0 if frame else weight for frame, weight in zip(frames, prose, strict=True)]
    first, last = _body(boxes, weights, title)
    zones = [Zone.ABOVE] * first + [Zone.ARTICLE] * (last + 1 - first) + [Zone.BELOW] * (len(blocks) - last - 1)
    return [frame or zone for frame, zone in zip(frames, zones, strict=True)]


def _prose(block: RawBlock, text: str) -> int:
    """Count the characters of a block that read like an article's; 0 where it is too short to tell."""
    start, end = block.start, block.end
    length = end - start - block.linked
    if length < _PROSE_DENSE or block.linked > length or block.kind in _NO_PROSE:
        return 0
    return length if length >= _PROSE or text[(start + end) // 2] >= _DENSE else 0


def _frames(boxes: Sequence[Box], prose: Sequence[int], title: int | None) -> list[Zone | None]:
    """Give each block the zone of the innermost box around it that names one.

    A box that holds the title, or most of the prose, is no frame: its name speaks of a part of it.
    """
    so_far = [0, *accumulate(prose)]
    frames: list[Zone | None] = [None] * len(prose)
    for box in boxes:
        if box.zone is None or (title is not None and box.first <= title < box.end):
            continue
        if box.zone is Zone.COMMENTS or (so_far[box.end] - so_far[box.first]) * 2 <= so_far[-1]:
            frames[box.first : box.end] = [box.zone] * (box.end - box.first)
    return frames


def _body(boxes: Sequence[Box], weights: Sequence[int], title: int | None) -> tuple[int, int]:
    """Give the first and the last block of the article proper: the prose of the smallest box that holds most of it."""
    so_far = [0, *accumulate(weights)]
    first, end = 0, len(weights)
    for box in boxes:
        if box.first >= first and box.end <= end:
            weight = so_far[box.end] - so_far[box.first]
            if weight > _MOST * (so_far[end] - so_far[first]):
                first, end = box.first, box.end
    inside = [at for at in range(first, end) if weights[at]]
    if inside:
        return inside[0], inside[-1]
    return (0 if title is None else title + 1), len(weights) - 1
