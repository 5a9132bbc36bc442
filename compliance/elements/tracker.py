"""Page counters of the original's publisher: images, frames and scripts that nobody sees."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec

from compliance.elements.data import load
from compliance.elements.model import Tracker
from compliance.elements.outlets import host

if TYPE_CHECKING:
    from compliance.article import Article, Image
    from compliance.elements.outlets import Outlets


class Shape(msgspec.Struct, frozen=True, rename={"from_": "from"}):
    """A counter known by `words` in the path and query of its address, on whatever host."""

    words: str
    from_: str


class Known(msgspec.Struct, frozen=True):
    """What is known of counters: their hosts, and shapes that any host may have."""

    hosts: dict[str, str]
    shapes: tuple[Shape, ...]


def find(article: Article, outlets: Outlets) -> tuple[Tracker, ...]:
    """Give the page counters among the things that the page fetches, each address once.

    A host's own statistics are no page counter of a publisher: only addresses known from `trackers.yaml` and
    from `outlets` count.
    """
    sources: dict[str, Image] = {}
    for image in article.images:
        if not image.src.startswith("data:"):
            sources.setdefault(image.src, image)
    page = "\n".join(sources)
    marks = (*_known().hosts, *(shape.words for shape in _known().shapes), *outlets.counters)
    if not any(mark in page for mark in marks):
        return ()
    return tuple(_tracker(image, whose) for src, image in sources.items() if (whose := _whose(src, outlets)))


def _whose(src: str, outlets: Outlets) -> str | None:
    known = _known()
    for shape in known.shapes:
        if shape.words in src:
            return shape.from_
    if (name := host(src)) in known.hosts:
        return known.hosts[name]
    outlet = outlets.counting(src)
    return outlet.name if outlet else None


def _tracker(image: Image, whose: str) -> Tracker:
    return Tracker(
        text=image.alt,
        place=image.place,
        zone=image.zone,
        href=image.src,
        why=(f"an address in <{image.tag}> that counts pages for {whose}",),
    )


@cache
def _known() -> Known:
    return load("trackers", Known)
