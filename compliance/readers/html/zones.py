"""Which part of the page each block stands in: its title, the article, what follows it, or the frame around it.

The names of boxes say much and are often wrong: a theme calls the page "has-sidebar", the author's box "post-footer".
So the prose decides first: the box that holds most of it holds the article, and names are read from there.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from compliance.article import Zone
from compliance.readers.html.body import Stretch, around, find, prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from compliance.readers.html.walk import Box, RawBlock

_NO_MENU = 300  # characters of prose: more than a menu has
# Of the prose of the page, more than any such frame holds. A short article may well have a long footer.
_TOO_MUCH = {Zone.NAVIGATION: 0.5, Zone.SIDEBAR: 0.5, Zone.RELATED: 0.5, Zone.FOOTER: 0.9}
_TOGETHER = (Zone.NAVIGATION, Zone.SIDEBAR, Zone.FOOTER)  # hold no more than that together; teasers may


def divide(
    blocks: Sequence[RawBlock], boxes: Sequence[Box], text: str, title: int | None, credited: Iterable[int] = ()
) -> list[Zone]:
    """Give the zone of each block; `boxes` are those around blocks, the inner before the outer.

    `title` is the index of the block that holds the article's title; `credited` are the offsets of the texts whose
    markup names an author.
    """
    boxes = boxes[::-1]
    weights = [prose(block, text) for block in blocks]
    frames = _frames(boxes, blocks, weights, title)
    outside = [0 if zone else weight for zone, weight in zip(_paint(frames, len(blocks)), weights, strict=True)]
    starts = [block.start for block in blocks]
    authors = [bisect_right(starts, offset) - 1 for offset in credited]
    body = find(boxes, outside, title, authors)

    own = _own(body, boxes, frames)
    frames = [box for box in frames if not _is_of_article(box, body, own, title, authors)]
    column = around(body, boxes, "main") or Stretch(0, len(blocks))
    above = column.first if title is None else min(column.first, title)
    zones = [Zone.NAVIGATION] * above + [Zone.ABOVE] * (body.first - above) + [Zone.ARTICLE] * (body.end - body.first)
    zones += [Zone.BELOW] * (column.end - body.end) + [Zone.FOOTER] * (len(blocks) - column.end)
    return [frame or zone for frame, zone in zip(_paint(frames, len(blocks), body.end), zones, strict=True)]


def _frames(boxes: Sequence[Box], blocks: Sequence[RawBlock], weights: Sequence[int], title: int | None) -> list[Box]:
    """Give the boxes whose names tell of a frame, and are to be believed."""
    so_far = [0, *accumulate(weights)]
    frames = [box for box in boxes if box.zone and not _is_page(box, blocks, so_far, title)]
    painted = _paint(frames, len(blocks))
    held: dict[Zone | None, int] = {}
    for weight, zone in zip(weights, painted, strict=True):
        if weight:
            held[zone] = held.get(zone, 0) + weight
    for suspect in _TOGETHER:
        if held.get(suspect, 0) > _TOO_MUCH[suspect] * so_far[-1]:
            frames = [box for box in frames if box.zone is not suspect]
    return frames


def _is_page(box: Box, blocks: Sequence[RawBlock], prose_so_far: Sequence[int], title: int | None) -> bool:
    """Whether a box with the name of a frame holds the title or most of the prose: its name speaks of a part of it.

    Nor is a menu made of prose.
    """
    if title is not None and box.first <= title < box.end:
        return True
    weight = prose_so_far[box.end] - prose_so_far[box.first]
    if box.zone is Zone.NAVIGATION:
        return weight > _NO_MENU and weight * 2 > blocks[box.end - 1].end - blocks[box.first].start
    return weight > _TOO_MUCH.get(box.zone or Zone.COMMENTS, 1) * prose_so_far[-1]


def _own(body: Stretch, boxes: Iterable[Box], frames: Iterable[Box]) -> Stretch:
    """Give the blocks around the body that are surely not the site's: the article element, all before the comments."""
    article = around(body, boxes, "article") or Stretch(body.end, body.end)
    comments = min((box.first for box in frames if box.zone is Zone.COMMENTS and box.first >= body.end), default=0)
    return Stretch(article.first, max(article.end, comments))


def _is_of_article(box: Box, body: Stretch, own: Stretch, title: int | None, authors: Iterable[int]) -> bool:
    """Whether a box with the name of a frame belongs to the article: its own footer, its byline in a menu.

    Comments before the first paragraph are the number of them.
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
