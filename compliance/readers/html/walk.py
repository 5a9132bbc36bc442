"""The tree of a page, walked once: its visible text, and the blocks, boxes, links, labels and media in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec
from turbohtml import Element, Text

from compliance.article import BlockKind, Zone
from compliance.readers.html.names import nature
from compliance.readers.html.places import INVISIBLE
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
_MARKED = "[role],[itemprop],[rel~=author],[rel~=license],[data-testid],[property]"
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_WHITE = re.compile(r"\s+")
_NEVER_AFTER_A_BLANK = frozenset(",.;:!?)]}’”»…،。，、；：！？）】」』")
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
        self.texts: list[Text] = []  # the text nodes that went into it
        self.offsets: list[int] = []  # of their words in it
        self.blocks: list[RawBlock] = []
        self.boxes: list[Box] = []  # those with blocks in them, the inner before the outer
        self.links: list[Found] = []
        self.labels: list[Named] = []
        self.media: list[Found] = []
        self._visibility = Visibility(document)
        self._hidden = self._visibility.hidden
        self._marked = set(document.select(_MARKED))
        self._special = {*document.select("[id]"), *self._marked, *self._hidden}  # the others have a class at most
        if document.root is not None:
            self._walk(document.root)

    def _walk(self, root: Element) -> None:  # noqa: C901, PLR0912, PLR0915 -- a page has two thousand nodes: see below
        """Visit every node once, in the order of the file.

        This is one loop over local names because nothing else costs so much: the same in methods takes twice as long.
        The stack holds the elements that are open: what to go on with when they end, what they are, and what was in
        force around them.
        """
        parts, texts, offsets, blocks = self.parts, self.texts, self.offsets, self.blocks
        navigation = Zone.NAVIGATION  # looked up once
        hidden, marked, specials = self._hidden, self._marked, self._special
        size = 0  # of the text so far
        start = -1  # of the open block, -1 without one
        linked = 0  # characters of it under links
        gap = ""  # white space in the source since the last words
        apart = False  # no white space, but a box of its own begins or ended here
        left: Element | None = None  # an inline element that ended just now
        left_at = 0  # the offset at which it began
        kind: BlockKind = "paragraph"
        level = 0
        link: Element | None = None  # around all this
        menu: Element | None = None  # around all this: no names in a menu tell anything
        stack: list[
            tuple[Iterator[Node], Element, str, int, str, int, BlockKind, int, str | None, Zone | None, bool, int]
        ] = []
        rest: Iterator[Node] = iter(root)
        while True:
            for node in rest:
                if type(node) is Text:
                    data = node.data
                    words = data.strip()
                    if not words:
                        gap = gap or " "
                        continue
                    if "  " in words or "\n" in words or "\t" in words or not (words.isascii() or words.isprintable()):
                        # White space to be joined, or what nobody sees.
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
                    texts.append(node)
                    offsets.append(size)
                    size += len(words)
                    gap = " " if data[-1].isspace() else ""
                    apart = False
                    left = None
                    continue
                if type(node) is not Element:
                    continue
                tag = node.tag
                layout, its_kind, its_level, zone, role, label = TRAITS.get(tag, UNKNOWN)
                if layout >= BREAK:
                    if layout == BREAK:
                        if gap == "\n" and start >= 0:  # two in a row stand between paragraphs
                            blocks.append(RawBlock(start, size, kind, level, linked if link is None else size - start))
                            start = -1
                        gap = "\n"
                    elif layout == MEDIA or tag == "script":
                        self.media.append(Found(node, size, size, len(blocks) - (start < 0)))
                    else:
                        self._leave_out(node, size, len(blocks) - (start < 0))
                    continue
                is_special = node in specials
                is_named = unseen = False
                if menu is not None:
                    names = None
                elif is_special:
                    names = _names(node)
                else:
                    names = node.attr("class")
                if names and (told := nature(names)):
                    its_zone, unseen, name = told
                    if its_zone:
                        zone, is_named = its_zone, True
                    if name:
                        label = f"{label} {name}" if label else name
                if is_special:
                    if node in marked:
                        zone, role, label = _marks(node, zone, role, label)
                    unseen = unseen or node in hidden
                if unseen and not self._visibility.must_be_seen(node):
                    self._leave_out(node, size, len(blocks) - (start < 0))
                    continue
                kind_around, level_around = kind, level
                if layout == BLOCK:
                    if start >= 0:
                        blocks.append(RawBlock(start, size, kind, level, linked if link is None else size - start))
                        start = -1
                    gap = ""
                    if role is None and zone and tag != "p":
                        role = ""
                    if its_kind:
                        kind, level = its_kind, its_level
                    elif tag == "p" and kind == "cell":
                        kind = "paragraph"
                elif layout == APART or (
                    left is not None and layout == INLINE and size - left_at > _DROP_CAP and _is_apart(left, node, menu)
                ):
                    apart = True
                left = None
                if tag == "a" and link is None:
                    link = node
                if menu is None and zone is navigation and tag in _MENUS:
                    menu = node
                stack.append(
                    (
                        rest,
                        node,
                        tag,
                        layout,
                        label,
                        len(offsets),
                        kind_around,
                        level_around,
                        role,
                        zone,
                        is_named,
                        len(blocks),
                    )
                )
                rest = iter(node)
                break
            else:
                if not stack:
                    break
                rest, node, tag, layout, label, mark, kind_around, level_around, role, zone, is_named, first = (
                    stack.pop()
                )
                if node is menu:
                    menu = None
                left = None
                if layout == BLOCK:
                    if start >= 0:
                        blocks.append(RawBlock(start, size, kind, level, linked if link is None else size - start))
                        start = -1
                    gap = ""
                    apart = False
                    kind, level = kind_around, level_around
                    if role is not None and len(blocks) > first:
                        self.boxes.append(Box(role, zone, is_named, first, len(blocks)))
                elif layout == APART:
                    apart = True
                elif layout == INLINE and len(offsets) > mark:
                    left, left_at = node, offsets[mark]
                if label and len(offsets) > mark:
                    self.labels.append(Named(label, offsets[mark], size))
                if tag == "a":
                    if len(offsets) > mark:
                        begin = offsets[mark]
                        self.links.append(Found(node, begin, size, len(blocks) - (start < 0)))
                        linked += size - max(begin, start)
                    elif node.find("img"):
                        self.links.append(Found(node, size, size, len(blocks) - (start < 0)))
                    if node is link:
                        link = None
        if start >= 0:
            blocks.append(RawBlock(start, size, kind, level, linked if link is None else size - start))

    def _leave_out(self, element: Element, size: int, block: int) -> None:
        """Take of an element that is not shown what it fetches: that is fetched all the same."""
        self.media += [Found(medium, size, size, block) for medium in element.iter_elements(MEDIA_TAGS)]


def _is_apart(left: Element, right: Element, menu: Element | None) -> bool:
    """Whether two inline elements without white space between them look like two boxes, not like one word."""
    if (left.tag == "a") != (right.tag == "a"):
        return True
    return menu is None and _names(left) != _names(right)


def _names(element: Element) -> str:
    """Give the class and the id of an element."""
    names = element.attr("class") or ""
    ident = element.attr("id")
    return f"{names} {ident}" if ident else names


def _marks(element: Element, zone: Zone | None, role: str | None, label: str) -> tuple[Zone | None, str | None, str]:
    """Add what attributes beside class and id tell of an element."""
    if told_role := element.attr("role"):
        zone = ROLE_ZONES.get(told_role, zone)
        role = "main" if told_role == "main" and role is not None else role
    if role == "" and "articleBody" in (element.attr("itemprop") or ""):
        role = "body"
    names = " ".join(value for name in _NAMING if (value := element.attr(name)))
    told = nature(names) if names else None
    return zone, role, f"{label} {told.name}".strip() if told else label


def _lines(text: str) -> str:
    """Join white space to a line end where it holds one, or else to a blank."""
    return _WHITE.sub(lambda white: "\n" if "\n" in white[0] else " ", text.strip())
