"""Which part of the page each block stands in: its title, the article, what follows it, or the frame around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.article import Zone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compliance.readers.html.walk import Container, RawBlock

_PROSE = 80  # characters: a paragraph of so many that are not links is prose
_PROSE_DENSE = 30  # the same in scripts that write a word in one or two characters
_MOST = 0.6  # of the prose: the box that holds so much of it holds the article
_DENSE = "\u3040"  # from here on kana, Chinese characters, Hangul


def divide(blocks: Sequence[RawBlock], containers: Sequence[Container], text: str, title: int | None) -> list[Zone]:
    """Give the zone of each block; `title` is the index of the block that holds the article's title."""
    prose = [_prose(block, text) for block in blocks]
    frames = _frames(blocks, containers, prose, title)
    weights = [0 if frame else weight for frame, weight in zip(frames, prose, strict=True)]
    if not any(weights):
        weights = prose
    first, last = _body(blocks, containers, weights, title)
    zones = []
    for at, frame in enumerate(frames):
        if frame:
            zones.append(frame)
        elif at < first:
            zones.append(Zone.ABOVE)
        else:
            zones.append(Zone.ARTICLE if at <= last else Zone.BELOW)
    return zones


def _prose(block: RawBlock, text: str) -> int:
    """Count the characters of a block that read like an article's; 0 where it is too short to tell."""
    if block.kind in {"heading", "cell", "code"}:
        return 0
    length = block.end - block.start - block.linked
    if length < _PROSE_DENSE or block.linked > length:
        return 0
    if length < _PROSE and text[(block.start + block.end) // 2] < _DENSE:
        return 0
    return length


def _frames(
    blocks: Sequence[RawBlock], containers: Sequence[Container], prose: Sequence[int], title: int | None
) -> list[Zone | None]:
    """Give each block the zone of the innermost box around it that names one.

    A box that holds the title, or most of the prose, is no frame: its name speaks of a part of it.
    """
    inside = _sums(blocks, containers, prose)
    half = sum(prose) / 2
    title_boxes = set(_up(containers, blocks[title].container)) if title is not None else set()
    zones: list[Zone | None] = []
    for at, box in enumerate(containers):
        zone = box.zone
        if zone and (at in title_boxes or (inside[at] > half and zone is not Zone.COMMENTS)):
            zone = None
        zones.append(zone or (zones[box.parent] if box.parent >= 0 else None))
    return [zones[block.container] for block in blocks]


def _sums(blocks: Sequence[RawBlock], containers: Sequence[Container], weights: Sequence[int]) -> list[int]:
    """Add up the weights of the blocks in each box, boxes within boxes included."""
    sums = [0] * len(containers)
    for block, weight in zip(blocks, weights, strict=True):
        sums[block.container] += weight
    for at in range(len(containers) - 1, 0, -1):
        sums[containers[at].parent] += sums[at]
    return sums


def _up(containers: Sequence[Container], at: int) -> list[int]:
    """Give a box and those around it, the innermost first."""
    boxes = []
    while at >= 0:
        boxes.append(at)
        at = containers[at].parent
    return boxes


def _body(
    blocks: Sequence[RawBlock], containers: Sequence[Container], weights: Sequence[int], title: int | None
) -> tuple[int, int]:
    """Give the first and the last block of the article proper."""
    sums = _sums(blocks, containers, weights)
    body = 0
    heaviest: dict[int, int] = {}
    for at in range(1, len(containers)):
        parent = containers[at].parent
        if sums[at] > sums[heaviest.get(parent, 0)] or parent not in heaviest:
            heaviest[parent] = at
    while (child := heaviest.get(body)) and sums[child] > sums[body] * _MOST and containers[child].tag != "p":
        body = child
    inside = [at for at, block in enumerate(blocks) if weights[at] and body in _up(containers, block.container)]
    if not inside:
        start = 0 if title is None else title + 1
        return start, len(blocks)
    return inside[0], inside[-1]
