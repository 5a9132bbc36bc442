"""From the text of the tree back to the file: where each stretch of a text node stands in the source.

The parser tells the places of tags, not of texts. A text begins where the tags before it end; from there on it
equals the source but for character references, and for tags that the parser dropped.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from turbohtml import unescape

if TYPE_CHECKING:
    from turbohtml import Element

_TAG = r"""<(?:!--(?s:.*?)--!?>|[a-zA-Z/!?](?:[^>"']++|"[^"]{0,4000}+"|'[^']{0,4000}+')*+>|[a-zA-Z/!?][^>]*+>)"""
_ONE_TAG = re.compile(_TAG)
_TAGS = re.compile(rf"(?:\s*+{_TAG})*+")
_SPECIAL = re.compile(r"[&<\0]")
_REFERENCE = re.compile(r"&#?\w+;?")


class Stretch(NamedTuple):
    """From character `at` of a text node on, characters follow each other from `offset` of the source on."""

    at: int
    offset: int


class Places:
    """A cursor over the source, moved along as the tree is walked in the order of the file."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._lines = list(accumulate((len(line) + 1 for line in source.split("\n")), initial=0))
        self._at = 0
        self._element: Element | None = None  # the last one met since the last text
        self._past = False  # stand behind it, not inside

    def enter(self, element: Element) -> None:
        """Move into `element`."""
        self._element = element
        self._past = False

    def skip(self, element: Element) -> None:
        """Move past `element` with all that it holds."""
        self._element = element
        self._past = True

    def line_column(self, offset: int) -> tuple[int, int]:
        """Give line and column of an offset of the source, both from 1."""
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    def text(self, data: str) -> list[Stretch]:
        """Give the stretches of the next text node, at least one, and move past it."""
        source = self._source
        if self._element is not None:
            self._move()
        start = _TAGS.match(source, self._at).end()  # type: ignore[union-attr]  # it matches the empty string
        if source.startswith(data, start):
            self._at = start + len(data)
            return [Stretch(0, start)]
        return self._align(data, start)

    def _move(self) -> None:
        element, self._element = self._element, None
        assert element is not None  # noqa: S101 -- asked by the caller
        line = element.source_line
        if line is None:  # not in the source: <tbody>, <html>
            return
        if not self._past:
            self._at = self._lines[line - 1] + (element.source_col or 0)
        elif place := element.source_location:
            self._at = (place.end_tag or place.start_tag).end_offset

    def _align(self, data: str, start: int) -> list[Stretch]:
        """Walk data and source side by side where they differ."""
        source = self._source
        stretches = [Stretch(0, start)]
        at, offset = 0, start
        while at < len(data):
            special = _SPECIAL.search(source, offset)
            stop = min(special.start() if special else len(source), offset + len(data) - at)
            if data.startswith(source[offset:stop], at):
                at += stop - offset
                offset = stop
                if at >= len(data) or not special:
                    break
                if mark := self._special(data, at, offset):
                    if mark.at - at != mark.offset - offset:
                        stretches.append(mark)
                    at, offset = mark
                    continue
            found = source.find(_SPECIAL.split(data[at : at + 16], maxsplit=1)[0] or data[at], offset)
            if found <= offset:
                break
            offset = found
            stretches.append(Stretch(at, offset))
        self._at = offset
        return stretches

    def _special(self, data: str, at: int, offset: int) -> Stretch | None:
        """Go past what the parser made something else of; None where data and source have nothing in common."""
        source = self._source
        if source[offset] == "&" and (found := _REFERENCE.match(source, offset)):
            value = unescape(found[0])
            if data.startswith(value, at):
                return Stretch(at + len(value), found.end())
        elif source[offset] == "<" and (found := _ONE_TAG.match(source, offset)):
            return Stretch(at, found.end())
        elif source[offset] == "\0":
            return Stretch(at, offset + 1)
        return Stretch(at + 1, offset + 1) if data[at] == source[offset] else None
