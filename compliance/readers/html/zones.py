"""Which part of the page each block stands in: its title, the article, what follows it, or the frame around it.

The names of boxes say much and are often wrong: a theme calls the page "has-sidebar", the author's box "post-footer".
So the prose decides first: the box that holds most of it holds the article, and names are read from there.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from compliance.article import Zone

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from compliance.readers.html.walk import Box, RawBlock

_PROSE = 80  # characters: a paragraph of so many that are not links is prose
_PROSE_DENSE = 30  # the same in scripts that write a word in one or two characters
_NO_MENU = 300  # characters of prose: more than a menu has
_MOST = 0.6  # of the prose: the box that holds so much of it holds the article
_DENSE = "\u3040"  # from here on kana, Chinese characters, Hangul
_NO_PROSE = frozenset({"heading", "cell", "code", "caption"})


class _Stretch(NamedTuple):
    """The blocks from `first` up to `end`."""

    first: int
    end: int

    def holds(self, box: Box | _Stretch) -> bool:
        """Whether all blocks of `box` are among these."""
        return self.first <= box.first and box.end <= self.end


def divide(
    blocks: Sequence[RawBlock], boxes: Sequence[Box], text: str, title: int | None, credited: Iterable[int] = ()
) -> list[Zone]:
    """Give the zone of each block; `boxes` are those around blocks, the inner before the outer.

    `title` is the index of the block that holds the article's title; `credited` are the offsets of the texts whose
    markup names an author.
    """
    prose = [_prose(block, text) for block in blocks]
    so_far = [0, *accumulate(prose)]
    boxes = boxes[::-1]
    frames = [box for box in boxes if box.zone and not _is_page(box, blocks, so_far, title)]
    painted = _paint(frames, len(blocks))
    body = _body(boxes, [0 if zone else weight for zone, weight in zip(painted, prose, strict=True)], title)
    article = _around(body, boxes, "article")
    starts = [block.start for block in blocks]
    authors = [bisect_right(starts, offset) - 1 for offset in credited]
    comments = min((box.first for box in frames if box.zone is Zone.COMMENTS and box.first >= body.end), default=0)
    own = _Stretch(article.first if article else body.end, max(article.end if article else 0, comments))
    frames = [box for box in frames if not _is_of_article(box, body, own, title, authors)]
    painted = _paint(frames, len(blocks), body.end)
    column = _around(body, boxes, "main") or _Stretch(0, len(blocks))
    zones = []
    for at, zone in enumerate(painted):
        if zone:
            zones.append(zone)
        elif at < body.first:
            is_above = at >= column.first or (title is not None and at >= title)
            zones.append(Zone.ABOVE if is_above else Zone.NAVIGATION)
        elif at < body.end:
            zones.append(Zone.ARTICLE)
        else:
            zones.append(Zone.BELOW if at < column.end else Zone.FOOTER)
    return zones


def _prose(block: RawBlock, text: str) -> int:
    """Count the characters of a block that read like an article's; 0 where it is too short to tell."""
    start, end = block.start, block.end
    length = end - start - block.linked
    if length < _PROSE_DENSE or block.linked > length or block.kind in _NO_PROSE:
        return 0
    return length if length >= _PROSE or text[(start + end) // 2] >= _DENSE else 0


def _is_page(box: Box, blocks: Sequence[RawBlock], prose_so_far: Sequence[int], title: int | None) -> bool:
    """Whether a box with the name of a frame holds the title or most of the prose: its name speaks of a part of it.

    Nor is a menu made of prose.
    """
    if title is not None and box.first <= title < box.end:
        return True
    prose = prose_so_far[box.end] - prose_so_far[box.first]
    if box.zone is Zone.NAVIGATION:
        length = blocks[box.end - 1].end - blocks[box.first].start
        return prose > _NO_MENU and prose * 2 > length
    return box.zone is not Zone.COMMENTS and prose * 2 > prose_so_far[-1]


def _is_of_article(box: Box, body: _Stretch, own: _Stretch, title: int | None, authors: Iterable[int]) -> bool:
    """Whether a box with the name of a frame belongs to the article: its own footer, its byline in a menu.

    `own` are the blocks around the body that are surely not the site's. Comments before the first paragraph are the
    number of them.
    """
    if own.holds(box) and (box.zone is Zone.FOOTER or (box.zone is Zone.SIDEBAR and not box.is_named)):
        return True
    if title is None or not title < box.first <= box.end <= body.first:
        return False
    return box.zone is Zone.COMMENTS or any(box.first <= at < box.end for at in authors)


def _paint(frames: Iterable[Box], count: int, end: int | None = None) -> list[Zone | None]:
    """Give each of `count` blocks the zone of the innermost frame around it; menus behind `end` are the footer's."""
    zones: list[Zone | None] = [None] * count
    for box in frames:
        is_late_menu = end is not None and box.zone is Zone.NAVIGATION and box.first >= end
        zones[box.first : box.end] = [Zone.FOOTER if is_late_menu else box.zone] * (box.end - box.first)
    return zones


def _body(boxes: Sequence[Box], weights: Sequence[int], title: int | None) -> _Stretch:
    """Give the blocks of the article proper: the prose of the smallest box that holds most of it."""
    so_far = [0, *accumulate(weights)]
    first, end = 0, len(weights)
    if title is not None and so_far[end] < (so_far[end] - so_far[title]) * 2:
        first = title  # what stands before the title is not the article's
    most = _MOST * (so_far[end] - so_far[first])
    for box in boxes:
        if box.end <= end and so_far[box.end] - so_far[max(box.first, first)] > most:
            first, end = max(box.first, first), box.end
            most = _MOST * (so_far[end] - so_far[first])
    inside = [at for at in range(first, end) if weights[at]]
    if inside:
        return _Stretch(inside[0], inside[-1] + 1)
    return _Stretch(0 if title is None else title + 1, len(weights))


def _around(body: _Stretch, boxes: Iterable[Box], tag: str) -> _Stretch | None:
    """Give the outermost box with that tag around the body."""
    return next((_Stretch(box.first, box.end) for box in boxes if box.tag == tag and _holds(box, body)), None)


def _holds(box: Box, body: _Stretch) -> bool:
    return box.first <= body.first and body.end <= box.end
