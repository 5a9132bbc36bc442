"""The tree of a page, walked once: its visible text with the place of every piece, blocks, links, labels, images."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from turbohtml import Element, Text

from compliance.article import Anchor, BlockKind, Place, Zone
from compliance.readers.html.names import KINDS, LABEL_TAGS, LAYOUTS, ROLE_ZONES, TAG_ZONES, Layout, nature
from compliance.readers.html.places import Places, Stretch
from compliance.readers.html.visible import is_styled_away

if TYPE_CHECKING:
    from collections.abc import Iterator

    from turbohtml import Document, Node

MEDIA = ("img", "iframe", "embed", "script", "amp-img", "amp-pixel", "amp-iframe")
_NAMING = "itemprop", "rel", "data-testid", "property"
_MARKED = "dialog,[hidden],[style],[role],[aria-modal],[itemprop],[rel],[data-testid],[property]"
_WHITE = re.compile(r"\s+")
_SEEN = re.compile(r"[^\s\xad\u200b\u2060\ufeff]+")
_UNSEEN = re.compile(r"[\xad\u200b\u2060\ufeff]")
_NEVER_AFTER_A_BLANK = frozenset(",.;:!?)]}’”»…،。，、；：！？）】」』")
_DROP_CAP = 2  # characters: an initial set apart


class Container(NamedTuple):
    """A box of the page, by its index in `Walk.containers`; `first` is the index of the first block in it."""

    parent: int
    tag: str
    zone: Zone | None
    name: str
    first: int


class RawBlock(NamedTuple):
    """A block before its zone is known; `linked` counts its characters under links."""

    start: int
    end: int
    kind: BlockKind
    level: int
    container: int
    linked: int


class RawLink(NamedTuple):
    """A link before its zone is known."""

    element: Element
    start: int
    end: int
    container: int


class RawLabel(NamedTuple):
    """A stretch of text whose markup has a telling name."""

    name: str
    start: int
    end: int


class RawImage(NamedTuple):
    """A thing fetched by the page, met after the text up to `at`."""

    element: Element
    at: int
    container: int


class _Open(NamedTuple):
    """An element that is walked: what to go back to when it ends, and what it began."""

    rest: Iterator[Node]
    container: int
    kind: BlockKind
    level: int
    layout: Layout
    element: Element
    names: str
    label: str
    mark: int  # the number of anchors before it: its text begins with the next


class Walk:
    """What the walk gathers."""

    def __init__(self, document: Document, source: str) -> None:
        self.places = Places(source)
        self.parts: list[str] = []
        self.anchors: list[Anchor] = []
        self.blocks: list[RawBlock] = []
        self.links: list[RawLink] = []
        self.labels: list[RawLabel] = []
        self.images: list[RawImage] = []
        self.containers = [Container(-1, "html", None, "", 0)]
        self._document = document
        self._marked = set(document.select(_MARKED))
        self._size = 0  # of the text so far
        self._start = -1  # of the open block, -1 without one
        self._linked = 0
        self._gap = ""  # white space in the source since the last words
        self._apart = False  # no white space, but a box of its own begins or ended
        self._left: tuple[str, str, int] | None = None  # an inline element that ended just now: tag, names, mark
        self._kind: BlockKind = "paragraph"
        self._level = 0
        self._container = 0
        self._walk()

    def place_of(self, element: Element, attribute: str) -> Place:
        """Give the place of an attribute, or of its element's tag."""
        location = element.source_location
        if location is None:
            return Place()
        span = location.attrs.get(attribute, location.start_tag)
        return Place(line=span.start_line, column=span.start_col + 1)

    def _walk(self) -> None:
        root = self._document.root
        rest: Iterator[Node] = iter(root.children if root is not None else ())
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
        told = nature(names) if names else None
        zone = TAG_ZONES.get(tag)
        label = LABEL_TAGS.get(tag, "")
        if told:
            if told.unseen and not self._holds_article(element):
                self._skip(element)
                return None
            zone = told.zone or zone
            label = f"{label} {told.name}" if label and told.name else label or told.name
        if element in self._marked:
            if is_styled_away(element) and not self._holds_article(element):
                self._skip(element)
                return None
            zone = ROLE_ZONES.get(element.attr("role") or "", zone)
            label = self._marks(element, label)
        self.places.enter(element)
        opened = _Open(rest, self._container, self._kind, self._level, layout, element, names, label, len(self.anchors))
        if layout is Layout.BLOCK:
            self._end_block()
            self._container = len(self.containers)
            self.containers.append(Container(opened.container, tag, zone, label, len(self.blocks)))
            if tag in KINDS:
                self._kind, self._level = KINDS[tag]
            elif tag == "p" and self._kind == "cell":
                self._kind = "paragraph"
        elif layout is Layout.APART or (layout is Layout.INLINE and self._left and self._is_apart(element, names)):
            self._apart = True
        self._left = None
        return opened

    def _leave(self, opened: _Open) -> None:
        element = opened.element
        if opened.layout is Layout.BLOCK:
            self._end_block()
            self._container, self._kind, self._level = opened.container, opened.kind, opened.level
        elif opened.layout is Layout.APART:
            self._apart = True
        if len(self.anchors) > opened.mark:
            start = self.anchors[opened.mark].offset
            if opened.label:
                self.labels.append(RawLabel(opened.label, start, self._size))
            if element.tag == "a":
                self._link(element, start)
            self._left = (element.tag, opened.names, opened.mark) if opened.layout is Layout.INLINE else None
        elif element.tag == "a" and element.find("img"):
            self._link(element, self._size)

    def _link(self, element: Element, start: int) -> None:
        if element.attr("href"):
            self.links.append(RawLink(element, start, self._size, self._container))
            self._linked += self._size - max(start, self._start)

    def _single(self, element: Element, tag: str, layout: Layout) -> None:
        """Take an element without visible text: a line break, a picture, a script."""
        if layout is Layout.BREAK:
            if self._start >= 0:
                if self._gap == "\n":
                    self._end_block()  # two in a row stand between paragraphs
                else:
                    self._gap = "\n"
            self.places.enter(element)
            return
        if layout is Layout.MEDIA or tag == "script":
            self.images.append(RawImage(element, self._size, self._container))
            self.places.skip(element)
        else:
            self._skip(element)

    def _skip(self, element: Element) -> None:
        """Leave out an element that is not shown; what it fetches is fetched all the same."""
        self.places.skip(element)
        self.images += [RawImage(e, self._size, self._container) for e in element.iter_elements(MEDIA)]

    def _is_apart(self, element: Element, names: str) -> bool:
        """Whether two inline elements without white space between them look like two boxes, not like one word."""
        assert self._left  # noqa: S101 -- asked by the caller
        tag, before, mark = self._left
        if self._size - self.anchors[mark].offset <= _DROP_CAP:
            return False
        return before != names or (tag == "a") != (element.tag == "a")

    def _marks(self, element: Element, label: str) -> str:
        """Add what attributes beside class and id tell."""
        marks = " ".join(value for name in _NAMING if (value := element.attr(name)))
        told = nature(marks) if marks else None
        return f"{label} {told.name}".strip() if told and told.name else label

    def _holds_article(self, element: Element) -> bool:
        """Whether so much of the page stands in it that it must be shown, whatever its names and style say."""
        inside = sum(len(p.text) for p in element.iter_elements("p"))
        return inside > 0 and inside * 2 > sum(len(p.text) for p in self._document.iter_elements("p"))

    def _text(self, data: str) -> None:
        if data.isspace():
            self._gap = self._gap or " "
            return
        stretches = self.places.text(data)
        seen = data if data.isascii() else _UNSEEN.sub("", data)
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
        if joined == data and len(stretches) == 1:
            self.anchors.append(Anchor(offset, *self.places.line_column(stretches[0].offset)))
        else:
            self._align(data, offset, stretches)
            if self._kind == "code":
                joined = _WHITE.sub(lambda white: "\n" if "\n" in white[0] else " ", seen.strip())
        self.parts += (between, joined)
        self._size = offset + len(joined)
        self._gap = " " if seen[-1].isspace() else ""
        self._apart = False
        self._left = None

    def _align(self, data: str, offset: int, stretches: list[Stretch]) -> None:
        """Anchor the words of a text node in which white space is joined or that the source writes otherwise."""
        anchors = self.anchors
        line_column = self.places.line_column
        at, source = stretches[0]
        following = 1
        ended = 0
        for word in _SEEN.finditer(data):
            start, end = word.span()
            fresh = True
            if ended:
                before = data[ended:start]
                offset += bool(_UNSEEN.sub("", before))
                fresh = before != " "
            while following < len(stretches) and stretches[following].at <= start:
                at, source = stretches[following]
                following += 1
                fresh = True
            if fresh:
                anchors.append(Anchor(offset, *line_column(source + start - at)))
            while following < len(stretches) and stretches[following].at < end:
                at, source = stretches[following]
                following += 1
                anchors.append(Anchor(offset + at - start, *line_column(source)))
            offset += end - start
            ended = end

    def _end_block(self) -> None:
        if self._start >= 0:
            self.blocks.append(
                RawBlock(self._start, self._size, self._kind, self._level, self._container, self._linked)
            )
            self._start = -1
        self._gap = ""
        self._apart = False
        self._left = None
