"""HTML to `Article`: a page as its reader sees it, and what it says of itself."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from turbohtml import parse

from compliance.article import Article, Block, Image, Label, Link, Zone
from compliance.readers.decode import decode
from compliance.readers.html import comments, jsonld, metadata
from compliance.readers.html.metadata import place_of, tag_place
from compliance.readers.html.places import PageAnchors
from compliance.readers.html.walk import Found, RawBlock, Walk
from compliance.readers.html.zones import divide

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.article import Metadata
    from compliance.readers.source import Source

_FRAME = frozenset(zone for zone in Zone if zone.is_frame)
_ADDRESSES = ("src", "data-src", "data-lazy-src", "data-original")
_TITLE_LEAST = 10  # characters: a shorter heading may stand in any title
_AUTHORS = ("author", "autor", "byline", "writer", "reporter")  # in the names of a label
_LABEL_MOST = 1000  # characters: a longer stretch is a box around more than its name says


def read(source: Source) -> Article:
    """Read a page. Broken HTML is read as a browser reads it.

    Raises BrokenError where the bytes are no text.
    """
    decoded = decode(source)
    markup = decoded.text
    if "\r" in markup:
        markup = markup.replace("\r\n", "\n")
        markup = markup.replace("\r", "\n") if "\r" in markup else markup
    head: tuple[Metadata, ...] = ()
    if markup.startswith(("---\n", "+++\n")):  # a page for a site generator: its lines stay, so that every place does
        from compliance.readers import frontmatter  # noqa: PLC0415 -- few pages have any

        front = frontmatter.split(markup)
        head = front.metadata
        markup = "".join(c if c == "\n" else " " for c in markup[: front.end]) + markup[front.end :]
    document = parse(markup, source_locations=True)
    said = list(metadata.statements(document))
    linked_data, remarks = jsonld.statements(document)
    walk = Walk(document)
    text = "".join(walk.parts)
    title = _title(walk.blocks, text, [m.value for m in said if m.name in {"title", "og:title"}])
    credited = [label.start for label in walk.labels if any(word in label.name for word in _AUTHORS)]
    zones = divide(walk.blocks, walk.boxes, text, title, credited)
    starts = [block.start for block in walk.blocks]
    return Article(
        path=source.path,
        format="html",
        text=text,
        blocks=tuple(
            Block(b.start, b.end, "title" if at == title else b.kind, zones[at], b.level)
            for at, b in enumerate(walk.blocks)
        ),
        links=tuple(_links(walk, zones)),
        labels=tuple(
            Label(label.name, label.start, label.end, zones[bisect_right(starts, label.start) - 1])
            for label in walk.labels
            if label.end - label.start <= _LABEL_MOST
        ),
        images=tuple(_images(walk, zones)),
        metadata=(*head, *said, *linked_data, *comments.statements(document, markup)),
        anchors=PageAnchors(markup, walk.texts, walk.offsets),
        language=metadata.language(document),
        encoding=decoded.encoding,
        encoding_guessed=decoded.guessed,
        remarks=decoded.remarks + remarks,
    )


def _links(walk: Walk, zones: list[Zone]) -> Iterator[Link]:
    """Give the links with their words. In the frame, where most are, their place is that of the tag."""
    for link in walk.links:
        attr = link.element.attr
        if href := (attr("href") or "").strip():
            zone = _zone(link, zones)
            place = tag_place(link.element) if zone in _FRAME else place_of(link.element, "href")
            yield Link(href, link.start, link.end, place, zone, attr("rel") or "", attr("title") or "")


def _images(walk: Walk, zones: list[Zone]) -> Iterator[Image]:
    """Give what the page fetches; a picture that is loaded late has its address elsewhere."""
    for image in walk.media:
        element = image.element
        for name in _ADDRESSES:
            src = element.attr(name)
            if src and (src := src.strip()) and not src.startswith("data:"):
                zone = _zone(image, zones)
                place = tag_place(element) if zone in _FRAME else place_of(element, name)
                yield Image(src, place, zone, element.tag, element.attr("alt") or "")
                break


def _zone(found: Found, zones: list[Zone]) -> Zone:
    return zones[max(found.block, 0)] if zones else Zone.ARTICLE


def _title(blocks: list[RawBlock], text: str, titles: list[str]) -> int | None:
    """Find the block that is the article's title: a heading that the page's own title begins with or holds."""
    headings = [at for at, block in enumerate(blocks) if block.kind == "heading"]
    wanted = [_plain(title) for title in titles]
    for level in (1, 2, 3):
        for at in headings:
            if blocks[at].level == level:
                words = _plain(text[blocks[at].start : blocks[at].end])
                if len(words) >= _TITLE_LEAST and any(words in title or title in words for title in wanted if title):
                    return at
    return next((at for at in headings if blocks[at].level == 1), None)


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
