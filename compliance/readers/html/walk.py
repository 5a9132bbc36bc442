"""The tree of a page, walked once: its visible text, and the blocks, boxes, links, labels and media in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec
from turbohtml import Element, Text

from compliance.article import BlockKind, Zone
from compliance.readers.html.names import nature
from compliance.readers.html.places import INVISIBLE, Piece
from compliance.readers.html.tags import (
    APART,
    BLOCK,
    BREAK,
    INLINE,
    MEDIA,
    MEDIA_TAGS,
    ROLE_ZONES,
    TRAITS,
    UNKNOWN,
)
from compliance.readers.html.visible import Visibility

if TYPE_CHECKING:
    from collections.abc import Iterator

    from turbohtml import Document, Node

_NAMING = ("itemprop", "rel", "data-testid", "property")
_MARKED = "dialog,[hidden],[style],[role],[aria-modal],[itemprop],[rel~=author],[rel~=license],[data-testid],[property]"
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_WHITE = re.compile(r"\s+")
_NEVER_AFTER_A_BLANK = frozenset(",.;:!?)]}’”»…،。，、；：！？）】」』")
_ROLES = frozenset({"main", "article"})
_MENUS = frozenset({"nav", "menu", "ul", "ol"})
_DROP_CAP = 2  # characters: an initial set apart


class Box(msgspec.Struct, gc=False):
    """A box of the page: the blocks from `first` up to `end` stand in it; `zone` is what its tag or names tell.

    `role` is "main", "article", or "body" for what the markup calls the article's body; "" for all others.
    """

    role: str
    zone: Zone | None
    is_named: bool  # not by its tag alone
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
    """An element, and the text from `start` to `end` that it holds; where it holds none, the text stands before it.

    `block` is the index of the block in which it ends, or that stands before it: -1 where there is none.
    """

    element: Element
    start: int
    end: int
    block: int


class Named(msgspec.Struct, frozen=True, gc=False):
    """A stretch of text whose markup has a telling name."""

    name: str
    start: int
    end: int


class Walk:
    """What the walk gathers; it is done when this is made."""

    def __init__(self, document: Document) -> None:
        self.parts: list[str] = []  # of the text
        self.pieces: list[Piece] = []
        self.blocks: list[RawBlock] = []
        self.boxes: list[Box] = []  # those with blocks in them, the inner before the outer
        self.links: list[Found] = []
        self.labels: list[Named] = []
        self.media: list[Found] = []
        self._visibility = Visibility(document)
        self._marked = {*document.select(_MARKED), *self._visibility.by_sheet}
        if document.root is not None:
            self._walk(document.root)

    def _walk(self, root: Element) -> None:  # noqa: C901, PLR0912, PLR0915 -- a page has two thousand nodes: see below
        """Visit every node once, in the order of the file.

        This is one loop over local names because nothing else costs so much: the same in methods takes twice as long.
        The stack holds the elements that are open: what to go on with when they end, what they are, and what was in
        force around them.
        """
        parts, pieces, blocks, marked = self.parts, self.pieces, self.blocks, self._marked
        size = 0  # of the text so far
        start = -1  # of the open block, -1 without one
        linked = 0  # characters of it under links
        gap = ""  # white space in the source since the last words
        apart = False  # no white space, but a box of its own begins or ended here
        left: tuple[str, str, int] | None = None  # an inline element that ended just now: tag, names, its first piece
        kind: BlockKind = "paragraph"
        level = 0
        link: Element | None = None  # around all this
        menu: Element | None = None  # around all this: no names in a menu tell anything
        tag_before, is_behind = root, False  # the last tag was its start tag, or else its end
        stack: list[tuple[Iterator[Node], Element, str, int, str, str, int, BlockKind, int, Box | None]] = []
        rest: Iterator[Node] = iter(root.children)
        while True:
            for node in rest:
                if type(node) is Text:
                    data = node.data
                    words = data.strip()
                    if not words:
                        gap = gap or " "
                        continue
                    if "  " in words or not words.isprintable():  # blanks to be joined, or what nobody sees
                        seen = data if data.isascii() else _INVISIBLE.sub("", data)
                        words = _lines(seen) if kind == "code" else " ".join(seen.split())
                        if not words:
                            continue
                    if start < 0:
                        between = "\n" if size else ""
                        start = size + len(between)
                        linked = 0
                    elif gap or data[0].isspace():
                        between = gap or " "
                    else:
                        between = " " if apart and words[0] not in _NEVER_AFTER_A_BLANK else ""
                    if between:
                        parts.append(between)
                        size += 1
                    parts.append(words)
                    pieces.append(Piece(size, data, tag_before, is_behind))
                    size += len(words)
                    gap = " " if data[-1].isspace() else ""
                    apart = False
                    left = None
                    continue
                if type(node) is not Element:
                    continue
                tag = node.tag
                layout, its_kind, its_level, zone, is_box, label = TRAITS.get(tag, UNKNOWN)
                if layout >= BREAK:
                    if layout == BREAK:
                        if gap == "\n" and start >= 0:  # two in a row stand between paragraphs
                            blocks.append(RawBlock(start, size, kind, level, size - start if link else linked))
                            start = -1
                        gap = "\n"
                    elif layout == MEDIA or tag == "script":
                        self.media.append(Found(node, size, size, len(blocks) - (start < 0)))
                    else:
                        self._leave_out(node, size, len(blocks) - (start < 0))
                    tag_before, is_behind = node, True
                    continue
                names = ""
                unseen = is_named = False
                role = tag if tag in _ROLES else ""
                if menu is None:
                    names = node.attr("class") or ""
                    if ident := node.attr("id"):
                        names = f"{names} {ident}"
                if names and (told := nature(names)):
                    if told.zone:
                        zone, is_named = told.zone, True
                    unseen = told.unseen
                    label = f"{label} {told.name}" if label and told.name else label or told.name
                if node in marked:
                    unseen = unseen or self._visibility.is_hidden(node, tag)
                    if told_role := node.attr("role"):
                        zone = ROLE_ZONES.get(told_role, zone)
                        role = "main" if told_role == "main" else role
                    if not role and "articleBody" in (node.attr("itemprop") or ""):
                        role = "body"
                    label = _more_names(node, label)
                if unseen and not self._visibility.must_be_seen(node):
                    self._leave_out(node, size, len(blocks) - (start < 0))
                    tag_before, is_behind = node, True
                    continue
                box = None
                kind_around, level_around = kind, level
                if layout == BLOCK:
                    if start >= 0:
                        blocks.append(RawBlock(start, size, kind, level, size - start if link else linked))
                        start = -1
                    gap = ""
                    if is_box or (zone and tag != "p"):
                        box = Box(role, zone, is_named, len(blocks))
                    if its_kind:
                        kind, level = its_kind, its_level
                    elif tag == "p" and kind == "cell":
                        kind = "paragraph"
                elif layout == APART or (layout == INLINE and left and self._is_apart(left, size, tag, names)):
                    apart = True
                left = None
                tag_before, is_behind = node, False
                if tag == "a" and link is None:
                    link = node
                if menu is None and zone is Zone.NAVIGATION and tag in _MENUS:
                    menu = node
                stack.append((rest, node, tag, layout, names, label, len(pieces), kind_around, level_around, box))
                rest = iter(node.children)
                break
            else:
                if not stack:
                    break
                rest, node, tag, layout, names, label, mark, kind_around, level_around, box = stack.pop()
                tag_before, is_behind = node, True
                if node is menu:
                    menu = None
                if node is link:
                    link = None
                if layout == BLOCK:
                    if start >= 0:
                        blocks.append(RawBlock(start, size, kind, level, size - start if link else linked))
                        start = -1
                    gap = ""
                    apart = False
                    kind, level = kind_around, level_around
                    if box and len(blocks) > box.first:
                        box.end = len(blocks)
                        self.boxes.append(box)
                elif layout == APART:
                    apart = True
                left = None
                if len(pieces) > mark:
                    begin = pieces[mark].offset
                    if layout == INLINE:
                        left = tag, names, mark
                    if label:
                        self.labels.append(Named(label, begin, size))
                    if tag == "a":
                        self.links.append(Found(node, begin, size, len(blocks) - (start < 0)))
                        linked += size - max(begin, start)
                elif tag == "a" and node.find("img"):
                    self.links.append(Found(node, size, size, len(blocks) - (start < 0)))
        if start >= 0:
            blocks.append(RawBlock(start, size, kind, level, size - start if link else linked))

    def _leave_out(self, element: Element, size: int, block: int) -> None:
        """Take of an element that is not shown what it fetches: that is fetched all the same."""
        self.media += [Found(medium, size, size, block) for medium in element.iter_elements(MEDIA_TAGS)]

    def _is_apart(self, left: tuple[str, str, int], size: int, tag: str, names: str) -> bool:
        """Whether two inline elements without white space between them look like two boxes, not like one word."""
        tag_before, names_before, mark = left
        if size - self.pieces[mark].offset <= _DROP_CAP:
            return False
        return names_before != names or (tag_before == "a") != (tag == "a")


def _more_names(element: Element, label: str) -> str:
    """Add to a label what attributes beside class and id tell."""
    names = " ".join(value for name in _NAMING if (value := element.attr(name)))
    told = nature(names) if names else None
    return f"{label} {told.name}".strip() if told else label


def _lines(text: str) -> str:
    """Join white space to a line end where it holds one, or else to a blank."""
    return _WHITE.sub(lambda white: "\n" if "\n" in white[0] else " ", text.strip())
