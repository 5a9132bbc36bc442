"""Markdown to `Article`: CommonMark with tables and strikethrough, front matter, raw HTML, and what site builders add.

Markdown is a way to write HTML, raw HTML included: it is put out as HTML that knows its places, and read as HTML is.
The address of a reference link stands where the reference is defined.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

import msgspec

from compliance.article import Article, LateAnchors, Zone
from compliance.readers import frontmatter, html
from compliance.readers.decode import decode
from compliance.readers.markdown.masks import mask
from compliance.readers.markdown.places import Back, FileAnchors
from compliance.readers.markdown.render import render
from compliance.readers.source import Source
from compliance.readers.zones import Piece, divide

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compliance.readers.frontmatter import FrontMatter

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
    back = Back(rendered.html, rendered.stretches, text)
    anchors = FileAnchors(page.anchors, len(page.text), back) if isinstance(page.anchors, LateAnchors) else ()
    article = msgspec.structs.replace(page, format="markdown", anchors=anchors)
    zones = _zones(article, rendered.rules)
    starts = [block.start for block in article.blocks]

    def zone_at(offset: int) -> Zone:
        return zones[max(bisect_right(starts, offset) - 1, 0)] if zones else Zone.ARTICLE

    replace = msgspec.structs.replace
    language = front.value("lang", "language", "locale")
    return replace(
        article,
        blocks=tuple(replace(block, zone=zone) for block, zone in zip(page.blocks, zones, strict=True)),
        links=tuple(
            replace(link, href=_resolved(link.href, front), place=back.place(link.place), zone=zone_at(link.start))
            for link in page.links
        ),
        labels=tuple(replace(label, zone=zone_at(label.start)) for label in page.labels),
        images=tuple(replace(image, place=back.place(image.place)) for image in page.images),
        metadata=front.metadata + tuple(replace(m, place=back.place(m.place)) for m in page.metadata),
        language=language.lower().replace("_", "-") if language else page.language,
        encoding=decoded.encoding,
        encoding_guessed=decoded.guessed,
        remarks=tuple(dict.fromkeys(decoded.remarks + front.remarks + page.remarks)),
    )


def _resolved(href: str, front: FrontMatter) -> str:
    """Give the address that a template takes from the front matter or that JSX quotes, or the address as it is."""
    if "{" not in href:
        return href
    if found := _PARAMETER.match(href):
        return front.value(found[1].lower()) or href
    quoted = _QUOTED.fullmatch(href)
    return quoted[2] if quoted else href


def _zones(article: Article, rules: Sequence[int]) -> list[Zone]:
    """Give the zones of a run of blocks; boxes of raw HTML keep those that they name."""
    zones = [block.zone for block in article.blocks]
    own = [at for at, zone in enumerate(zones) if not zone.is_frame]
    ruled = {
        bisect_right(own, rule, key=lambda at: article.place(article.blocks[at].start).line or 0) for rule in rules
    }
    pieces = []
    for number, at in enumerate(own):
        block = article.blocks[at]
        words = article.text[block.start : block.end]
        pieces.append(Piece(block.kind, max(map(len, words.split("\n"))), words, number in ruled, block.level))
    for at, zone in zip(own, divide(pieces), strict=True):
        zones[at] = zone
    return zones
