"""The tree of a page, walked once: its visible text with the place of every piece, blocks, links, labels, images."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec
from turbohtml import Element, Text

from compliance.article import BlockKind, Zone  # noqa: TC001 -- msgspec reads the annotations
from compliance.readers.html.names import KINDS, LABEL_TAGS, LAYOUTS, LEAVES, ROLE_ZONES, TAG_ZONES, Layout, nature
from compliance.readers.html.places import INVISIBLE, Piece
from compliance.readers.html.visible import Visibility

if TYPE_CHECKING:
    from collections.abc import Iterator

    from turbohtml import Document, Node

MEDIA = ("img", "iframe", "embed", "script", "amp-img", "amp-pixel", "amp-iframe")
_NAMING = ("itemprop", "rel", "data-testid", "property")
_MARKED = "dialog,[hidden],[style],[role],[aria-modal],[itemprop],[rel~=author],[rel~=license],[data-testid],[property]"
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_WHITE = re.compile(r"\s+")
_NEVER_AFTER_A_BLANK = frozenset(",.;:!?)]}’”»…،。，、；：！？）】」』")
_DROP_CAP = 2  # characters: an initial set apart


class Box(msgspec.Struct, gc=False):
    """A box of the page: the blocks from `first` up to `end` stand in it; `zone` is what its names tell."""

    tag: str
    zone: Zone | None
    name: str
    first: int
    end: int = 0


class RawBlock(msgspec.Struct, frozen=True, gc=False):
    """A block before its zone is known; `linked` counts its characters under links."""

    start: int
    end: int
    kind: BlockKind
    level: int
    linked: int


class Found(msgspec.Struct, frozen=True, gc=False):
    """An element and the text from `start` to `end` that it holds, or that stands before it."""

    element: Element
    start: int
    end: int


class Named(msgspec.Struct, frozen=True, gc=False):
    """A stretch of text whose markup has a telling name."""

    name: str
    start: int
    end: int


class _Open(msgspec.Struct, frozen=True, gc=False):
    """An element that is walked: what to go back to when it ends, and what it began."""

    rest: Iterator[Node]
    element: Element
    tag: str
    layout: Layout
    names: str
    label: str
    mark: int  # the number of pieces before it: its text begins with the next
    box: Box | None
    kind: BlockKind
    level: int


class Walk:
    """What the walk gathers; it is done when this is made."""

    def __init__(self, document: Document) -> None:
        self.parts: list[str] = []  # of the text
        self.pieces: list[Piece] = []
        self.blocks: list[RawBlock] = []
        self.boxes: list[Box] = []  # in the order in which they begin
        self.links: list[Found] = []
        self.labels: list[Named] = []
        self.media: list[Found] = []
        self._visibility = Visibility(document)
        self._marked = set(document.select(_MARKED))
        self._size = 0  # of the text so far
        self._start = -1  # of the open block, -1 without one
        self._linked = 0
        self._gap = ""  # white space in the source since the last words
        self._apart = False  # no white space, but a box of its own begins or ended there
        self._left: _Open | None = None  # an inline element that ended just now
        self._kind: BlockKind = "paragraph"
        self._level = 0
        if document.root is not None:
            self._tag = document.root  # the last tag was its start tag, or else the end of it
            self._is_behind = False
            self._walk(document.root)

    def _walk(self, root: Element) -> None:
        rest: Iterator[Node] = iter(root.children)
        stack: list[_Open] = []
        while True:
            for node in rest:
                if type(node) is Text:
                    self._text(node.data)
                elif type(node) is Element and (opened := self._enter(node, rest)):
                    stack.append(opened)
                    rest = iter(node.children)
                    break
            else:
                if not stack:
                    break
                opened = stack.pop()
                self._leave(opened)
                rest = opened.rest
        self._end_block()

    def _enter(self, element: Element, rest: Iterator[Node]) -> _Open | None:  # noqa: C901 -- one call a node: a call is dear
        """Begin an element; None for one without visible text of its own."""
        tag = element.tag
        layout = LAYOUTS.get(tag, Layout.APART)
        if layout >= Layout.BREAK:
            self._single(element, tag, layout)
            return None
        names = element.attr("class") or ""
        if ident := element.attr("id"):
            names = f"{names} {ident}"
        zone = label = None
        if told := nature(names) if names else None:
            zone, unseen, label = told
            if unseen and not self._visibility.must_be_seen(element):
                self._skip(element)
                return None
        if element in self._marked:
            if self._visibility.is_hidden(element, tag) and not self._visibility.must_be_seen(element):
                self._skip(element)
                return None
            zone = ROLE_ZONES.get(element.attr("role") or "", zone)
            label = self._label(element, label)
        self._tag, self._is_behind = element, False
        box = None
        kind, level = self._kind, self._level
        if layout is Layout.BLOCK:
            self._end_block()
            if zone or tag not in LEAVES:
                box = Box(tag, zone or TAG_ZONES.get(tag), label or "", len(self.blocks))
                self.boxes.append(box)
            if tag in KINDS:
                self._kind, self._level = KINDS[tag]
            elif tag == "p" and kind == "cell":
                self._kind = "paragraph"
        elif layout is Layout.APART or (layout is Layout.INLINE and self._left and self._is_apart(tag, names)):
            self._apart = True
        self._left = None
        return _Open(rest, element, tag, layout, names, label or "", len(self.pieces), box, kind, level)

    def _leave(self, opened: _Open) -> None:
        layout = opened.layout
        self._tag, self._is_behind = opened.element, True
        if layout is Layout.BLOCK:
            self._end_block()
            self._kind = opened.kind
            self._level = opened.level
            if opened.box:
                opened.box.end = len(self.blocks)
        elif layout is Layout.APART:
            self._apart = True
        if len(self.pieces) > opened.mark:
            self._left = opened if layout is Layout.INLINE else None
            start = self.pieces[opened.mark].offset
            if opened.label or opened.tag in LABEL_TAGS:
                name = f"{LABEL_TAGS.get(opened.tag, '')} {opened.label}".strip()
                self.labels.append(Named(name, start, self._size))
        elif opened.tag == "a" and opened.element.find("img"):
            start = self._size
        else:
            return
        if opened.tag == "a" and opened.element.attr("href"):
            self.links.append(Found(opened.element, start, self._size))
            if self._start >= 0:
                self._linked += self._size - max(start, self._start)

    def _single(self, element: Element, tag: str, layout: Layout) -> None:
        """Take an element without visible text: a line break, a picture, a script."""
        self._tag, self._is_behind = element, True
        if layout is Layout.BREAK:
            if self._start >= 0:
                if self._gap == "\n":
                    self._end_block()  # two in a row stand between paragraphs
                else:
                    self._gap = "\n"
        elif layout is Layout.MEDIA or tag == "script":
            self.media.append(Found(element, self._size, self._size))
        else:
            self._skip(element)

    def _skip(self, element: Element) -> None:
        """Leave out an element that is not shown; what it fetches is fetched all the same."""
        self._tag, self._is_behind = element, True
        self.media += [Found(e, self._size, self._size) for e in element.iter_elements(MEDIA)]

    def _is_apart(self, tag: str, names: str) -> bool:
        """Whether two inline elements without white space between them look like two boxes, not like one word."""
        left = self._left
        if left is None or self._size - self.pieces[left.mark].offset <= _DROP_CAP:
            return False
        return left.names != names or (tag == "a") != (left.tag == "a")

    def _label(self, element: Element, label: str | None) -> str | None:
        """Add what attributes beside class and id tell."""
        marks = " ".join(value for name in _NAMING if (value := element.attr(name)))
        if marks and (told := nature(marks)) and told.name:
            return f"{label} {told.name}" if label else told.name
        return label

    def _text(self, data: str) -> None:
        if data.isspace():
            self._gap = self._gap or " "
            return
        seen = data if data.isascii() else _INVISIBLE.sub("", data)
        joined = " ".join(seen.split())
        if not joined:
            return
        if self._start < 0:
            between = "\n" if self._size else ""
            self._start = self._size + len(between)
            self._linked = 0
        elif self._gap or seen[0].isspace():
            between = self._gap or " "
        else:
            between = " " if self._apart and joined[0] not in _NEVER_AFTER_A_BLANK else ""
        offset = self._size + len(between)
        if self._kind == "code":
            joined = _WHITE.sub(lambda white: "\n" if "\n" in white[0] else " ", seen.strip())
        self.pieces.append(Piece(offset, data, self._tag, self._is_behind))
        self.parts += (between, joined)
        self._size = offset + len(joined)
        self._gap = " " if seen[-1].isspace() else ""
        self._apart = False
        self._left = None

    def _end_block(self) -> None:
        if self._start >= 0:
            self.blocks.append(RawBlock(self._start, self._size, self._kind, self._level, self._linked))
            self._start = -1
        self._gap = ""
        self._apart = False
        self._left = None
