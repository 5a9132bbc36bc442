"""From the text of the tree back to the file: where each stretch of a text node stands in the source.

The parser tells the places of tags, not of texts. A text begins where the tag before it ends, and those after that
one which the parser dropped; from there on it equals the source but for character references. Few of the thousand
texts of a page are ever asked for, so each is placed when it is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, cast

from turbohtml import Element, unescape

from compliance.article import Anchor, LateAnchors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from turbohtml import Text

# Quoted values have a limit, so that a lost quote does not cost the rest of the page again and again.
_TAG = r"""<(?:!--(?s:.*?)--!?>|[a-zA-Z/!?](?:[^>"']++|"[^"]{0,4000}+"|'[^']{0,4000}+')*+>|[a-zA-Z/!?][^>]*+>)"""
_ONE_TAG = re.compile(_TAG)
_TAGS = re.compile(rf"(?:\s*+{_TAG})*+")
_SPECIAL = re.compile(r"[&<\0]")
_REFERENCE = re.compile(r"&#?\w+;?")
_PLAIN = re.compile(r"[A-Za-z0-9 ,.\n-]{1,16}")  # what is never written as a reference, and enough to find it again

INVISIBLE = "\xad\u200b\u2060\ufeff"  # soft hyphen, zero-width space, word joiner, byte order mark
_NOT_AS_IS = re.compile(rf"\A[\s{INVISIBLE}]+|[\s{INVISIBLE}]{{2,}}|[^\S ]|[{INVISIBLE}]| \Z")


class _Stretch(NamedTuple):
    """From character `at` of a text node on, characters follow each other from `offset` of the source on."""

    at: int
    offset: int


class PageAnchors(LateAnchors):
    """The anchors of a page, by its source and the text nodes that went into the article's text at `offsets`."""

    def __init__(self, source: str, texts: list[Text], offsets: list[int]) -> None:
        self._source = source
        self._texts = texts
        self._offsets = offsets
        self._found: dict[int, list[Anchor]] = {}

    def before(self, offset: int) -> Anchor | None:
        """Give the last anchor at or before `offset`."""
        which = bisect_right(self._offsets, offset) - 1
        if which < 0:
            return None
        anchors = self._of(which)
        return anchors[max(bisect_right(anchors, offset, key=_offset) - 1, 0)]

    @cached_property
    def all(self) -> tuple[Anchor, ...]:
        """Every anchor of the page."""
        return tuple(anchor for which in range(len(self._texts)) for anchor in self._of(which))

    def _of(self, which: int) -> list[Anchor]:
        """Give the anchors of one text, at least one."""
        if which not in self._found:
            first = which
            while first and self._goes_on(first):
                first -= 1
            tag, is_left = _tag_before(self._texts[first])
            begin, line, line_begin = _behind(tag, left=is_left)
            counted = begin
            for at in range(first, which + 1):
                data = self._texts[at].data
                stretches = self._stretches(data, begin)
                anchors = self._found[at] = []
                for offset, source in _anchored(self._offsets[at], data, stretches):
                    if lines := self._source.count("\n", counted, source):
                        line += lines
                        line_begin = self._source.rfind("\n", counted, source) + 1
                    counted = source
                    anchors.append(Anchor(offset, line, source - line_begin + 1))
                begin = stretches[-1].offset + len(data) - stretches[-1].at
        return self._found[which]

    def _goes_on(self, which: int) -> bool:
        """Whether a text begins where the one before ended: behind a comment, or a tag that is not in the source."""
        tag, is_left = _tag_before(self._texts[which])
        if (tag, is_left) == _tag_before(self._texts[which - 1]):
            return True
        return is_left and tag.source_location is None

    def _stretches(self, data: str, begin: int) -> list[_Stretch]:
        """Find the text node `data` in the source from `begin` on: walk both side by side where they differ."""
        source = self._source
        tags = _TAGS.match(source, begin)
        if tags and source.startswith(data, tags.end()):
            return [_Stretch(0, tags.end())]
        stretches: list[_Stretch] = []
        offset = begin
        at = 0
        while at < len(data):
            special = _SPECIAL.search(source, offset)
            stop = min(special.start() if special else len(source), offset + len(data) - at)
            if stop > offset and data.startswith(source[offset:stop], at):
                after = _Stretch(at + stop - offset, stop)
            elif found := self._special(data, at, offset):
                after = found
            else:
                break
            if after.at > at and (not stretches or at - stretches[-1].at != offset - stretches[-1].offset):
                stretches.append(_Stretch(at, offset))
            at, offset = after
        return stretches or [_Stretch(0, offset)]

    def _special(self, data: str, at: int, offset: int) -> _Stretch | None:
        """Go past what the parser made something else of, or to where the text goes on; None where it is nowhere."""
        source = self._source
        mark = source[offset : offset + 1]
        if mark == "&" and (found := _REFERENCE.match(source, offset)):
            value = unescape(found[0])
            if data.startswith(value, at):
                return _Stretch(at + len(value), found.end())
        elif mark == "<" and (found := _ONE_TAG.match(source, offset)):
            return _Stretch(at, found.end())
        elif mark == "\0":
            return _Stretch(at, offset + 1)
        elif mark == data[at]:
            return _Stretch(at + 1, offset + 1)
        elif mark.isspace() and not data[at].isspace():  # of a text before a comment; the first line end in <pre>
            return _Stretch(at, offset + 1)
        plain = _PLAIN.match(data, at)
        again = source.find(plain[0] if plain else data[at], offset + 1)
        return _Stretch(at, again) if again > 0 else None


def _tag_before(text: Text) -> tuple[Element, bool]:
    """Give the element whose tag is the last one before a text: its end tag if the second is true."""
    before = next((node for node in text.previous_siblings if isinstance(node, Element)), None)
    if before is not None:
        return before, True
    return cast("Element", text.parent), False  # every text that is walked stands in the root element


def _behind(element: Element, *, left: bool) -> tuple[int, int, int]:
    """Give the offset behind a tag, its line, and the offset at which that line begins."""
    while (
        location := element.source_location
    ) is None:  # not in the source, as many a <tbody>: go to what is before it
        before = element.previous_sibling
        while before is not None and not isinstance(before, Element):
            before = before.previous_sibling
        if before is not None:
            element, left = before, True
        elif isinstance(element.parent, Element):
            element, left = element.parent, False
        else:
            return 0, 1, 0
    span = (location.end_tag if left else None) or location.start_tag
    return span.end_offset, span.end_line, span.end_offset - span.end_col


def _anchored(offset: int, data: str, stretches: list[_Stretch]) -> Iterator[tuple[int, int]]:
    """Give pairs of offsets, in the text and in the source, from which on one follows the other.

    They go apart where white space was joined, what nobody sees was dropped, or the source writes otherwise.
    """
    breaks = stretches[1:][::-1]
    at, source = stretches[0]
    ended = 0
    for first, end, gap in _runs(data):
        if gap:  # the blank stands for the white space behind the run before
            if breaks and breaks[-1].at <= ended:
                at, source = breaks.pop()
                yield offset, source + ended - at
            offset += 1
        while breaks and breaks[-1].at <= first:
            at, source = breaks.pop()
        yield offset, source + first - at
        while breaks and breaks[-1].at < end:
            at, source = breaks.pop()
            yield offset + at - first, source
        offset += end - first
        ended = end


def _runs(data: str) -> Iterator[tuple[int, int, int]]:
    r"""Give begin and end of the runs of `data` that went into the text as they are, and the blanks put before each.

    >>> list(_runs("  A very\n  long s\xadtory "))
    [(2, 8, 0), (11, 17, 1), (18, 22, 0)]
    """
    first = gap = 0
    for between in _NOT_AS_IS.finditer(data):
        start, after = between.span()
        if start:
            yield first, start, gap
            gap = int(bool(between[0].strip(INVISIBLE)))
        first = after
    if first < len(data):
        yield first, len(data), gap


def _offset(anchor: Anchor) -> int:
    return anchor.offset
