"""HTML as it is put out, piece by piece, each piece with the place in the file that it came from."""

from __future__ import annotations

import re
from html import escape
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from compliance.readers.markdown.masks import MASK

if TYPE_CHECKING:
    from compliance.readers.markdown.masks import Masked

_MASKS = re.compile(f"{MASK}+")
_ATTRIBUTE = re.compile(r"""[\w-]=(?:(["'])[^"'<>]*|[^\s"'<>]*)\Z""")
_ENDING = re.compile(r"[\s<>]")  # ends the value of an attribute without quotes
_LOOK_BACK = 400  # characters before a mask that may tell an attribute
_SPECIAL = re.compile("[&<]")


class Stretch(NamedTuple):
    """From `html` on, characters of the HTML follow each other from `source` of the file on."""

    html: int
    source: int


class Address(NamedTuple):
    """Of a link, with its place in the file."""

    href: str
    offset: int


class Writer:
    """Takes pieces of the file in their order. All offsets are of the file."""

    def __init__(self, source: str, masked: Masked) -> None:
        self.source = source
        self.masked = masked.text
        self._is_plain = masked.text == source
        self._calls = masked.calls
        self._parts: list[str] = []
        self._marks: list[list[int]] = []  # number of a part, offset in the file at which it stands

    def put(self, markup: str) -> None:
        """Put out markup that stands nowhere in the file."""
        self._parts.append(markup)

    def at(self, offset: int, markup: str) -> None:
        """Put out markup that begins at `offset`."""
        self._marks.append([len(self._parts), offset])
        self._parts.append(markup)

    def text(self, start: int, end: int) -> None:
        """Put out text as it is written, without what is masked in it."""
        if self._is_plain:
            self.literal(start, end)
            return
        at = start
        for mask in _MASKS.finditer(self.masked, start, end):
            self.literal(at, mask.start())
            at = mask.end()
            if self._calls:
                self._links(mask.start(), at)
        self.literal(at, end)

    def literal(self, start: int, end: int) -> None:
        """Put out text as it is written."""
        words = self.source[start:end]
        if "&" not in words and "<" not in words:
            if words:
                self.at(start, words)
            return
        for special in _SPECIAL.finditer(self.source, start, end):
            if special.start() > start:
                self.at(start, self.source[start : special.start()])
            start = special.end()
            self.at(start - 1, escape(special[0]))
        if start < end:
            self.at(start, self.source[start:end])

    def markup(self, start: int, end: int) -> None:
        """Put out markup as it is written, without what is masked in it but for the value of an attribute."""
        at = start
        for mask in _MASKS.finditer(self.masked, start, end):
            self._raw(at, mask.start())
            at = mask.end()
            attribute = _ATTRIBUTE.search(self.masked, max(start, mask.start() - _LOOK_BACK), mask.start())
            value = self.source[mask.start() : at]
            if attribute and (attribute[1] or not _ENDING.search(value)):
                self.at(mask.start(), escape(value))
            elif self._calls:
                self._links(mask.start(), at)
        self._raw(at, end)

    def _raw(self, start: int, end: int) -> None:
        if start < end:
            self.at(start, self.masked[start:end])

    def link(self, address: Address, title: str = "") -> int:
        """Begin a link, and give the number by which its address can be settled later."""
        self.put("<a ")
        self.at(address.offset, f'href="{escape(address.href)}"')
        self.put(f' title="{escape(title)}">' if title else ">")
        return len(self._marks) - 1

    def settle(self, number: int, address: Address) -> None:
        """Say what the address of a link is, and where it stands."""
        mark = self._marks[number]
        mark[1] = address.offset
        self._parts[mark[0]] = f'href="{escape(address.href)}"'

    def image(self, address: Address, words: str) -> None:
        """Put out a picture."""
        self.put("<img ")
        self.at(address.offset, f'src="{escape(address.href)}"')
        self.put(f' alt="{escape(words)}">')

    def _links(self, start: int, end: int) -> None:
        """Put out the links of shortcodes; the reader of HTML keeps a link without words around a picture."""
        for offset in range(start, end):
            if call := self._calls.get(offset):
                self.put(f'<a rel="{escape(call.name)}" title="{escape(call.words)}" ')
                self.at(call.at, f'href="{escape(call.href)}"')
                self.put("><img></a>")

    def finish(self) -> tuple[str, list[Stretch]]:
        """Give the HTML, and the way back to the file."""
        offsets = list(accumulate(map(len, self._parts), initial=0))
        return "".join(self._parts), [Stretch(offsets[part], offset) for part, offset in self._marks]
