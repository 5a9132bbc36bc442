"""Markdown to `Article`: CommonMark with tables and strikethrough, front matter, raw HTML, and what site builders add.

Markdown is a way to write HTML, raw HTML included: it is put out as HTML that knows its places, and read as HTML is.
The address of a reference link stands where the reference is defined.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

import msgspec

from compliance.article import Anchor, Article, Place, Zone
from compliance.readers import frontmatter, html
from compliance.readers.decode import decode
from compliance.readers.markdown.masks import mask
from compliance.readers.markdown.render import render
from compliance.readers.source import Source
from compliance.readers.zones import Piece, divide

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compliance.readers.frontmatter import FrontMatter
    from compliance.readers.markdown.render import Rendered

_CONTROL = re.compile(r"[\x00-\x08\v\f\x0e-\x1f]")
_PARAMETER = re.compile(
    r"""\{\{[<%]?\s*-?\s*(?:param\s+|(?:page|\$?\.?params|\.page\.params|frontmatter)\.)["']?([\w.-]+)""", re.IGNORECASE
)
_QUOTED = re.compile(r"""\{(["'`])(.*)\1\}""")


def read(source: Source) -> Article:
    """Read Markdown; a name that ends in .mdx says that there is JavaScript in it.

    Raises BrokenError where the bytes are no text.
    """
    decoded = decode(source)
    text = _CONTROL.sub(" ", re.sub(r"\r\n?", "\n", decoded.text))
    front = frontmatter.split(text)
    text = "\n" * text.count("\n", 0, front.end) + text[front.end :]
    rendered = render(text, mask(text, mdx=source.path.lower().endswith(".mdx")))
    page = html.read(Source(source.path, rendered.html.encode(errors="replace"), "html"))
    back = _Back(text, rendered)
    language = front.value("lang", "language", "locale")
    article = msgspec.structs.replace(
        page,
        format="markdown",
        anchors=tuple(back.anchors(page)),
        links=tuple(
            msgspec.structs.replace(link, href=_resolved(link.href, front), place=back.place(link.place))
            for link in page.links
        ),
        images=tuple(msgspec.structs.replace(image, place=back.place(image.place)) for image in page.images),
        metadata=front.metadata + tuple(msgspec.structs.replace(m, place=back.place(m.place)) for m in page.metadata),
        language=language.lower().replace("_", "-") if language else page.language,
        encoding=decoded.encoding,
        encoding_guessed=decoded.guessed,
        remarks=decoded.remarks + front.remarks + page.remarks,
    )
    return _zoned(article, rendered.rules)


class _Back:
    """The way from the places of the HTML back to those of the file."""

    def __init__(self, text: str, rendered: Rendered) -> None:
        self._stretches = rendered.stretches
        self._starts = [stretch.html for stretch in rendered.stretches]
        self._html = _lines(rendered.html)
        self._file = _lines(text)

    def place(self, place: Place) -> Place:
        """Give the place in the file of a place in the HTML."""
        if place.line is None or place.column is None:
            return place
        line, column = self._line_column(self._html[place.line - 1] + place.column - 1)
        return Place(line=line, column=column)

    def _line_column(self, html: int) -> tuple[int, int]:
        at = bisect_right(self._starts, html) - 1
        offset = self._stretches[at].source + html - self._stretches[at].html if at >= 0 else 0
        line = max(bisect_right(self._file, offset), 1)
        return line, offset - self._file[line - 1] + 1

    def anchors(self, page: Article) -> list[Anchor]:
        """Give the anchors as places of the file, with one more where the file does not go on as the HTML does."""
        known = [anchor for anchor in page.anchors if isinstance(anchor, Anchor)]
        ends = [*(anchor.offset for anchor in known), len(page.text)][1:]
        anchors = []
        for anchor, end in zip(known, ends, strict=True):
            begin = self._html[anchor.line - 1] + anchor.column - 1
            anchors.append(Anchor(anchor.offset, *self._line_column(begin)))
            at = bisect_right(self._starts, begin)
            while at < len(self._starts) and (offset := anchor.offset + self._starts[at] - begin) < end:
                anchors.append(Anchor(offset, *self._line_column(self._starts[at])))
                at += 1
        return anchors


def _lines(text: str) -> list[int]:
    """Give the offsets at which the lines begin."""
    return list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))


def _resolved(href: str, front: FrontMatter) -> str:
    """Give the address that a template takes from the front matter or that JSX quotes, or the address as it is."""
    if found := _PARAMETER.match(href):
        return front.value(found[1].lower()) or href
    quoted = _QUOTED.fullmatch(href)
    return quoted[2] if quoted else href


def _zoned(article: Article, rules: Sequence[int]) -> Article:
    """Give the article with the zones of a run of blocks; boxes of raw HTML keep those that they name."""
    own = [at for at, block in enumerate(article.blocks) if not block.zone.is_frame]
    pieces = []
    line = 0
    for at in own:
        block = article.blocks[at]
        before, line = line, article.place(block.start).line or 0
        length = max(map(len, article.text[block.start : block.end].split("\n")))
        pieces.append(Piece(block.kind, length, bisect_left(rules, before) < bisect_left(rules, line)))
    zones = [block.zone for block in article.blocks]
    for at, zone in zip(own, divide(pieces), strict=True):
        zones[at] = zone
    starts = [block.start for block in article.blocks]

    def zone_at(offset: int) -> Zone:
        return zones[max(bisect_right(starts, offset) - 1, 0)] if zones else Zone.ARTICLE

    return msgspec.structs.replace(
        article,
        blocks=tuple(
            msgspec.structs.replace(block, zone=zone) for block, zone in zip(article.blocks, zones, strict=True)
        ),
        links=tuple(msgspec.structs.replace(link, zone=zone_at(link.start)) for link in article.links),
        labels=tuple(msgspec.structs.replace(label, zone=zone_at(label.start)) for label in article.labels),
    )
