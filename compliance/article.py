"""The article as it was read: text, blocks, links, metadata, every piece with its place.

A reader turns bytes into one `Article`; everything after it looks at nothing else. Offsets are characters
of `Article.text`, counted from 0, ends exclusive. Lines and columns are counted from 1, in characters of
the decoded file. Boxes are points (left, top, right, bottom) from the top left corner of the PDF page.
"""

from __future__ import annotations

from abc import abstractmethod
from bisect import bisect_right
from collections.abc import Sequence
from enum import StrEnum
from typing import Literal, NamedTuple, overload

import msgspec

Format = Literal["html", "markdown", "text", "pdf"]
Box = tuple[float, float, float, float]


class Span(NamedTuple):
    """A stretch of `Article.text`: `article.text[span.start:span.end]`."""

    start: int
    end: int


class Place(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """Where something stands in the file: line and column, or page and box. Empty: nowhere in particular."""

    line: int | None = None
    column: int | None = None
    page: int | None = None
    box: Box | None = None

    def __str__(self) -> str:
        """Say the place in words.

        >>> str(Place(line=88, column=5)), str(Place(page=2, box=(72.0, 700.0, 200.0, 712.0)))
        ('line 88, column 5', 'page 2, at 72,700')
        """
        if self.page is not None:
            at = f", at {self.box[0]:.0f},{self.box[1]:.0f}" if self.box else ""
            return f"page {self.page}{at}"
        if self.line is None:
            return "no place"
        return f"line {self.line}" + (f", column {self.column}" if self.column is not None else "")


class Anchor(NamedTuple):
    """Where a piece of text begins: from `offset` on, characters follow each other on one line of the file."""

    offset: int
    line: int
    column: int


class LateAnchors(Sequence[Anchor]):
    """Anchors that are worked out when they are asked for: of the thousand of a page, few ever are.

    A sequence like any other; what is copied, stored or sent elsewhere is the plain tuple.
    """

    @property
    @abstractmethod
    def all(self) -> tuple[Anchor, ...]:
        """Every anchor, in the order of their offsets."""

    @abstractmethod
    def before(self, offset: int) -> Anchor | None:
        """Give the last anchor at or before `offset`."""

    @overload
    def __getitem__(self, index: int) -> Anchor: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Anchor, ...]: ...
    def __getitem__(self, index: int | slice) -> Anchor | tuple[Anchor, ...]:
        """Give one anchor, or some."""
        return self.all[index]

    def __len__(self) -> int:
        """Count them."""
        return len(self.all)

    def __reduce__(self) -> tuple[object, ...]:
        """Store the anchors, not what they are worked out from."""
        return tuple, (self.all,)


class PageAnchor(NamedTuple):
    """Where a piece of a PDF's text stands; it reaches to the next anchor."""

    offset: int
    page: int
    box: Box


class Zone(StrEnum):
    """The part of the page that something stands in."""

    HEAD = "head"  # metadata: the head of an HTML page, front matter, PDF information
    ABOVE = "above"  # title, standfirst, byline: before the article's first paragraph
    ARTICLE = "article"  # the article itself
    BELOW = "below"  # after the last paragraph, still of the article: credit box, author box, tags
    NAVIGATION = "navigation"  # the site's header and menus
    SIDEBAR = "sidebar"
    RELATED = "related"  # teasers of other articles
    COMMENTS = "comments"
    FOOTER = "footer"  # the site's footer

    @property
    def is_frame(self) -> bool:
        """Whether this is the page's frame: a credit there credits nothing."""
        return self in _FRAME


_FRAME = frozenset({Zone.NAVIGATION, Zone.SIDEBAR, Zone.RELATED, Zone.COMMENTS, Zone.FOOTER})

BlockKind = Literal["title", "heading", "paragraph", "item", "quote", "caption", "cell", "code"]


class Block(msgspec.Struct, frozen=True, gc=False):
    """One visible block of text: a paragraph, a heading, a list item. Blocks do not overlap."""

    start: int
    end: int
    kind: BlockKind
    zone: Zone
    level: int = 0  # of a heading, from 1


class Link(msgspec.Struct, frozen=True, gc=False):
    """A link with the visible words under it; `place` is that of its address."""

    href: str
    start: int
    end: int
    place: Place
    zone: Zone
    rel: str = ""
    title: str = ""


class Label(msgspec.Struct, frozen=True, gc=False):
    """A stretch of visible text that the markup gives a telling name: class, id, itemprop or rel.

    Only names that speak of authors, dates, credits, copyright or licences are kept; `name` is the
    attribute values joined by blanks, in lower case: "post-meta author vcard".
    """

    name: str
    start: int
    end: int
    zone: Zone


class Image(msgspec.Struct, frozen=True, gc=False):
    """A thing fetched by the page and not text: `tag` is img, iframe, script, amp-pixel and so on.

    Kept even where a reader sees nothing of it: page counters live here. `alt` is an image's words.
    """

    src: str
    place: Place
    zone: Zone
    tag: str = "img"
    alt: str = ""


MetadataSource = Literal["meta", "link", "title", "json-ld", "front-matter", "pdf", "comment"]


class Metadata(msgspec.Struct, frozen=True, gc=False):
    """One statement that the file makes about itself, beside its text.

    `name` is in lower case: "article:author" (meta), "canonical" (link), "newsarticle.author.name"
    (json-ld: type, then path), "original_url" (front matter), "author" (pdf), "compliance" (comment:
    what is said to this program). One value each; a list gives several.
    """

    source: MetadataSource
    name: str
    value: str
    place: Place


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """What was read from one file."""

    path: str
    format: Format
    text: str
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    labels: tuple[Label, ...] = ()
    images: tuple[Image, ...] = ()
    metadata: tuple[Metadata, ...] = ()
    anchors: LateAnchors | tuple[Anchor, ...] | tuple[PageAnchor, ...] = ()  # in the order of their offsets
    language: str | None = None  # as the file declares it: BCP 47, lower case
    encoding: str = "utf-8"
    encoding_guessed: bool = False
    remarks: tuple[str, ...] = ()  # what the reader wants a person to know

    def place(self, start: int, end: int | None = None) -> Place:
        """Give the place of the text from `start` (to `end`, which widens the box in a PDF)."""
        anchor: Anchor | PageAnchor | None
        if isinstance(self.anchors, LateAnchors):
            at, anchor = -1, self.anchors.before(start)
        else:
            at = bisect_right(self.anchors, start, key=_offset) - 1
            anchor = self.anchors[at] if at >= 0 else None
        if anchor is None:
            return Place()
        if isinstance(anchor, Anchor):
            return Place(line=anchor.line, column=anchor.column + start - anchor.offset)
        box = anchor.box
        for other in self.anchors[at + 1 :]:
            if end is None or other.offset >= end or not isinstance(other, PageAnchor) or other.page != anchor.page:
                break
            left, top, right, bottom = other.box
            box = (min(box[0], left), min(box[1], top), max(box[2], right), max(box[3], bottom))
        return Place(page=anchor.page, box=box)

    def block_at(self, offset: int) -> Block | None:
        """Give the block that holds `offset`, or None between blocks."""
        at = bisect_right(self.blocks, offset, key=_start) - 1
        return self.blocks[at] if at >= 0 and offset < self.blocks[at].end else None

    def zone_at(self, offset: int) -> Zone:
        """Give the zone of the text at `offset`."""
        block = self.block_at(offset)
        return block.zone if block else Zone.ARTICLE

    def said(self, source: MetadataSource, *names: str) -> tuple[Metadata, ...]:
        """Give what the metadata says under any of `names`, in the order of the file."""
        return tuple(m for m in self.metadata if m.source == source and m.name in names)


def _offset(anchor: Anchor | PageAnchor) -> int:
    return anchor.offset


def _start(block: Block) -> int:
    return block.start
