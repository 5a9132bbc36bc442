"""What stands at the head and the foot of every page: running titles, page numbers, a browser's date and address."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compliance.readers.pdf.lines import Line

_AT_EDGE = 6  # lines at the top of a page, and at its bottom, that may be repeated
_SHARE = 0.5  # of the pages, at least, repeat what stands in the margin
_ALMOST_ALL = 0.8  # of the pages repeat what stands elsewhere: a page's menu that a browser prints again and again
_HEIGHT = 4.0  # points: heights so near to each other are one height
_MARGIN = 0.09  # of the page's height, at the top and at the bottom
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"(?:\w{1,10}\.? )?[-–—|\[(]{0,2} ?\d{1,4}(?: ?(?:/|of|de|von|di|van|sur|из|-) ?\d{1,4})? ?[-–—|\])]{0,2}$"
)


class Parted(NamedTuple):
    """The lines of each page that are its own, and the repeated ones, each once: at the head and at the foot."""

    pages: list[list[Line]]
    heads: list[Line]
    feet: list[Line]


def part(pages: Sequence[Sequence[Line]]) -> Parted:
    """Part the lines of `pages` from what every page repeats at the same height; a page number may differ."""
    edges = [_edges(page) for page in pages]
    counts = Counter(key for page in edges for key in {_key(line) for line in page})
    most = sum(1 for page in pages if page)
    repeated = {key for key, count in counts.items() if count >= max(2, _SHARE * most)}
    everywhere = {key for key in repeated if counts[key] >= max(3, _ALMOST_ALL * most)}
    heads: dict[str, Line] = {}
    feet: dict[str, Line] = {}
    own = []
    for page, at_edge in zip(pages, edges, strict=True):
        running = {
            id(line)
            for line in at_edge
            if _key(line) in everywhere or (_in_margin(line) and (_key(line) in repeated or _is_number(line)))
        }
        own.append([line for line in page if id(line) not in running])
        for line in at_edge:
            if id(line) in running:
                is_head = line.top < line.page.height / 2
                (heads if is_head else feet).setdefault(_DIGITS.sub("#", line.text), line)
    return Parted(own, list(heads.values()), list(feet.values()))


def _edges(page: Sequence[Line]) -> list[Line]:
    """Give the lines nearest to the top and to the bottom of a page."""
    if len(page) <= 2 * _AT_EDGE:
        return list(page)
    by_height = sorted(page, key=_top)
    return by_height[:_AT_EDGE] + by_height[-_AT_EDGE:]


def _top(line: Line) -> float:
    return line.top


def _key(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text), round(line.top / _HEIGHT)


def _in_margin(line: Line) -> bool:
    height = line.page.height
    return line.bottom < height * _MARGIN or line.top > height * (1 - _MARGIN)


def _is_number(line: Line) -> bool:
    """Whether the line is a page's number."""
    return _NUMBER.match(line.text) is not None
