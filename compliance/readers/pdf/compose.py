"""The pages of a PDF put together: text, blocks, links, and where each stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from compliance.article import Article, Block, Link, Metadata, PageAnchor, Span, Zone
from compliance.readers.pdf.lines import Line, Spacing, lines, runs, with_initials
from compliance.readers.pdf.links import marked, written
from compliance.readers.pdf.metadata import metadata
from compliance.readers.pdf.paragraphs import Paragraph, paragraphs
from compliance.readers.pdf.running import part
from compliance.readers.pdf.zones import Piece, Role, roles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compliance.readers.pdf.joints import Joint
    from compliance.readers.pdf.links import Marked
    from compliance.readers.pdf.page import Document, Page


_UNREAD = 0.01  # of the characters: a person should know


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What `Article` holds, as far as a PDF has it: in a form that MessagePack can carry."""

    text: str
    blocks: tuple[Block, ...]
    links: tuple[Link, ...]
    metadata: tuple[Metadata, ...]
    anchors: tuple[PageAnchor, ...]
    language: str | None
    remarks: tuple[str, ...]

    def article(self, path: str) -> Article:
        """Give it as the article at `path`."""
        return Article(
            path=path,
            format="pdf",
            text=self.text,
            blocks=self.blocks,
            links=self.links,
            metadata=self.metadata,
            anchors=self.anchors,
            language=self.language,
            remarks=self.remarks,
        )


def compose(document: Document, data: bytes) -> Reading:
    """Put the pages of `document` together; `data` is the file, for what the library does not give of it."""
    pages = [with_initials(page) for page in document.pages]
    parted = part([lines(page) for page in pages])
    spacing = Spacing(parted.pages)
    body = paragraphs([runs(page, spacing) for page in parted.pages])
    heads = [Paragraph([line], []) for line in parted.heads]
    feet = [Paragraph([line], []) for line in parted.feet]
    writer = _Writer(pages)
    blocks = [writer.add(paragraph) for paragraph in [*heads, *body, *feet]]
    text = "".join(writer.parts)
    found = marked(pages, writer.spans, text)
    place = Article(path="", format="pdf", text=text, anchors=tuple(writer.anchors)).place
    found = sorted([*found, *written(text, found, place)], key=lambda link: link.start)
    own = slice(len(heads), len(heads) + len(body))
    told = roles(_pieces(body, blocks[own], found, text), document.information.get("Title", ""))
    told = [Role("paragraph", Zone.NAVIGATION)] * len(heads) + told + [Role("paragraph", Zone.FOOTER)] * len(feet)
    return Reading(
        text=text,
        blocks=tuple(
            Block(span.start, span.end, role.kind, role.zone, role.level)
            for span, role in zip(blocks, told, strict=True)
        ),
        links=_links(found, blocks, told),
        metadata=metadata(document.information, data),
        anchors=tuple(writer.anchors),
        language=document.language,
        remarks=(*document.remarks, *_unread(document)),
    )


def _unread(document: Document) -> list[str]:
    count = sum(page.unread for page in document.pages)
    every = count + sum(len(word.text) for page in document.pages for word in page.words)
    if count <= _UNREAD * every:
        return []
    return [f"{count:,} of {every:,} characters are missing: their font does not say which letters they are"]


class _Writer:
    """The text as it grows; `spans` has where each word of each page comes to stand."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.anchors: list[PageAnchor] = []
        self.spans = [[Span(0, 0)] * len(page.words) for page in pages]
        self._by_page = {page.number: spans for page, spans in zip(pages, self.spans, strict=True)}

    def add(self, paragraph: Paragraph) -> Span:
        """Add a paragraph, and say where it stands."""
        if self.parts:
            self._append("\n")
        start = self.length
        joints: list[Joint] = [*paragraph.joints, ""]
        for line, joint in zip(paragraph.lines, joints, strict=True):
            self._add_line(line, joint)
        return Span(start, self.length)

    def _add_line(self, line: Line, joint: Joint) -> None:
        spans, number, words = self._by_page[line.page.number], line.page.number, line.page.words
        add = self.anchors.append
        at = self.length
        for index in range(line.first, line.end):
            word = words[index]
            end = at + len(word.text)
            spans[index] = Span(at, end)
            add(PageAnchor(at, number, word[1:5]))
            at = end + 1
        if joint == "-":
            last = spans[line.end - 1]
            spans[line.end - 1] = Span(last.start, last.end - 1)
            self._append(line.text[:-1])
        else:
            self._append(line.text + joint)

    def _append(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


def _pieces(body: Sequence[Paragraph], blocks: Sequence[Span], links: Sequence[Marked], text: str) -> list[Piece]:
    """Give the paragraphs with what tells their roles; an address written out is text, whatever it links to."""
    linked = [0] * len(blocks)
    at = 0
    for link in links:
        while at + 1 < len(blocks) and link.start >= blocks[at].end:
            at += 1
        if blocks and blocks[at].start <= link.start < blocks[at].end and "://" not in text[link.start : link.end]:
            linked[at] += min(link.end, blocks[at].end) - link.start
    return [
        Piece(text[span.start : span.end], paragraph.size, characters, paragraph.item)
        for paragraph, span, characters in zip(body, blocks, linked, strict=True)
    ]


def _links(links: Sequence[Marked], blocks: Sequence[Span], told: Sequence[Role]) -> tuple[Link, ...]:
    found = []
    at = 0
    for link in links:
        while at + 1 < len(blocks) and link.start >= blocks[at].end:
            at += 1
        zone = told[at].zone if told else Zone.ARTICLE
        found.append(Link(link.href, link.start, link.end, link.place, zone))
    return tuple(found)
