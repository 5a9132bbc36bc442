"""Plain text: paragraphs between blank lines, and the links that its writer marked.

A line end of the file is a line end of `Article.text` where its writer broke the line; where the width of the line
broke it, it is a blank. Markdown's links, headings and emphasis count, for they stand in many a .txt; their marks
are no part of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from compliance.article import Anchor, Article, Block, BlockKind, Image, Link, Metadata, Place
from compliance.readers.decode import decode
from compliance.readers.marks import marks
from compliance.readers.paragraphs import Paragraph, paragraphs
from compliance.readers.zones import Piece, divide

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.readers.marks import Cut, Target
    from compliance.readers.source import Source

_BETWEEN = "\n"  # stands between two blocks
_CONTROL = re.compile(r"[\x00-\x08\v\f\x0e-\x1f]")
_TOLD = re.compile(r"^[ \t]*compliance:[ \t]*(ignore\b.*)$", re.MULTILINE)
_MARKDOWN = re.compile(r"^#{1,6} \S|\]\((?:https?:|mailto:|[#/])|\*\*\w", re.MULTILINE)


def read(source: Source) -> Article:
    """Read a plain text. Raises BrokenError where the bytes are no text."""
    decoded = decode(source)
    text = _CONTROL.sub(" ", re.sub(r"\r\n?", "\n", decoded.text))
    told = tuple(_told(text)) if "compliance:" in text else ()
    if told:
        text = _TOLD.sub("", text)
    page = _Page(markdown=_MARKDOWN.search(text) is not None)
    for paragraph in paragraphs(text):
        page.add(paragraph)
    zones = divide(page.pieces)
    return Article(
        path=source.path,
        format="text",
        text="".join(page.parts),
        blocks=tuple(
            Block(start, end, piece.kind, zone, level)
            for (start, end, level), piece, zone in zip(page.spans, page.pieces, zones, strict=True)
            if end > start
        ),
        links=tuple(
            Link(target.href, start, end, place, zones[block]) for target, start, end, place, block in page.links
        ),
        images=tuple(Image(target.href, place, zones[block], alt=alt) for target, alt, place, block in page.images),
        metadata=told,
        anchors=tuple(page.anchors),
        encoding=decoded.encoding,
        encoding_guessed=decoded.guessed,
        remarks=decoded.remarks,
    )


def _told(text: str) -> Iterator[Metadata]:
    """Give what whole lines say to this program: a text has no comments, and such a line is none of the article."""
    for found in _TOLD.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        column = found[0].index("compliance:") + 1
        yield Metadata("comment", "compliance", found[1].strip(), Place(line=line, column=column))


class _Page:
    """The article as it grows, paragraph by paragraph; zones come at the end."""

    def __init__(self, *, markdown: bool) -> None:
        self.markdown = markdown
        self.parts: list[str] = []
        self.length = 0
        self.anchors: list[Anchor] = []
        self.pieces: list[Piece] = []  # one a paragraph, as are the spans (start, end, level of a heading)
        self.spans: list[tuple[int, int, int]] = []
        self.links: list[tuple[Target, int, int, Place, int]] = []  # with start, end, place, number of the paragraph
        self.images: list[tuple[Target, str, Place, int]] = []

    def add(self, paragraph: Paragraph) -> None:
        """Add a paragraph; one without words gives a block of no length, which holds its images."""
        raw = "".join(
            [line.words + joint for line, joint in zip(paragraph.lines, [*paragraph.joints, ""], strict=True)]
        )
        found = marks(raw, markdown=self.markdown)
        shown = _Shown(paragraph, raw, found.cuts)
        start = end = self.length
        if words := shown.text.strip():
            if self.parts:
                self._append(_BETWEEN)
            shown.offset = self.length
            start = self.length + shown.text.index(words[0])
            end = start + len(words)
            self._append(shown.text)
            self.anchors += shown.anchors()
        block = len(self.pieces)
        length = max(map(len, words.split("\n"))) - sum(t.end - t.start for t in found.links if t.start == t.at)
        self.pieces.append(Piece(self._kind(paragraph), max(length, 0), words, paragraph.ruled, paragraph.level))
        self.spans.append((start, end, paragraph.level))
        for target in found.links:
            first, last = shown.span(target.start, target.end)
            first = min(max(first, start), end)
            self.links.append((target, first, min(max(last, first), end), shown.place(target.at), block))
        for target in found.images:
            self.images.append((target, raw[target.start : target.end], shown.place(target.at), block))

    def _kind(self, paragraph: Paragraph) -> BlockKind:
        if paragraph.level:
            is_first = all(piece.kind not in {"title", "heading"} for piece in self.pieces)
            return "title" if paragraph.level == 1 and is_first else "heading"
        if paragraph.item:
            return "item"
        return "quote" if paragraph.lines[0].quoted else "paragraph"

    def _append(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


class _Shown:
    """The text of a paragraph as a reader sees it, and the way back to the file."""

    def __init__(self, paragraph: Paragraph, raw: str, cuts: list[Cut]) -> None:
        self.lines = paragraph.lines
        self.starts: list[int] = []  # of the lines, in `raw`
        self.offset = 0  # of the paragraph, in the article's text
        self.pieces: list[tuple[int, int, int]] = []  # start and end in `raw`, offset in `text`
        behind = 0
        for line, joint in zip(self.lines, [*paragraph.joints, ""], strict=True):
            start = behind
            self.starts.append(start)
            behind += len(line.words) + len(joint)
            self.pieces.append((start, behind, start))
        self.text = self._cut(raw, cuts) if cuts else raw

    def _cut(self, raw: str, cuts: list[Cut]) -> str:
        """Divide the pieces at the cuts, and give what is left of `raw`."""
        parts: list[str] = []
        self.pieces = []
        at = length = 0
        for start, end, seen in sorted(
            [*cuts, *((start, start, "") for start in self.starts), (len(raw), len(raw), "")]
        ):
            if start < at:
                continue  # a line within a mark
            if start > at:
                self.pieces.append((at, start, length))
                parts.append(raw[at:start])
                length += start - at
            if seen:
                parts.append(seen)
                length += len(seen)
            at = end
        return "".join(parts)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the span in the article's text of what is seen from `start` to `end` of `raw`."""
        first = bisect_right(self.pieces, start, key=_start) - 1
        if first >= 0 and start < self.pieces[first][1]:
            seen = self.pieces[first][2] + start - self.pieces[first][0]
        else:
            seen = self.pieces[first + 1][2] if first + 1 < len(self.pieces) else len(self.text)
        last = bisect_right(self.pieces, end, key=_start) - 1
        behind = self.pieces[last][2] + min(end, self.pieces[last][1]) - self.pieces[last][0] if last >= 0 else 0
        return self.offset + seen, self.offset + max(seen, behind)

    def place(self, raw: int) -> Place:
        """Give the place in the file of what stands at `raw`."""
        line, column = self._place(raw)
        return Place(line=line, column=column)

    def _place(self, raw: int) -> tuple[int, int]:
        row = bisect_right(self.starts, raw) - 1
        line = self.lines[row]
        return line.number, line.column + raw - self.starts[row]

    def anchors(self) -> list[Anchor]:
        """Give an anchor for each piece."""
        return [Anchor(self.offset + offset, *self._place(start)) for start, _end, offset in self.pieces]


def _start(piece: tuple[int, int, int]) -> int:
    return piece[0]
