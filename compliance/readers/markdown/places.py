"""From the HTML that Markdown was put out as back to the file."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from compliance.article import Anchor, LateAnchors, Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compliance.readers.markdown.writer import Stretch


class Back:
    """The way from the places of `html` to those of the file, whose text is `source`."""

    def __init__(self, html: str, stretches: Sequence[Stretch], source: str) -> None:
        self.stretches = stretches
        self.starts = [stretch.html for stretch in stretches]
        self._html = _line_starts(html)
        self._source = _line_starts(source)

    def offset(self, line: int, column: int) -> int:
        """Give the offset in the HTML of a place in it."""
        return self._html[line - 1] + column - 1

    def line_column(self, offset: int) -> tuple[int, int]:
        """Give line and column in the file of an offset in the HTML."""
        at = bisect_right(self.starts, offset) - 1
        source = self.stretches[at].source + offset - self.stretches[at].html if at >= 0 else 0
        if 0 <= at < len(self.stretches) - 1:  # what stands between two stretches reaches no further than the second
            after = self.stretches[at + 1].source
            source = after if self.stretches[at].source <= after < source else source
        source = min(source, self._source[-1] - 1)
        line = max(bisect_right(self._source, source), 1)
        return line, source - self._source[line - 1] + 1

    def place(self, place: Place) -> Place:
        """Give the place in the file of a place in the HTML."""
        if place.line is None or place.column is None:
            return place
        line, column = self.line_column(self.offset(place.line, place.column))
        return Place(line=line, column=column)


class FileAnchors(LateAnchors):
    """The anchors of the HTML as places of the file, with one more where the file does not go on as the HTML does.

    `length` is that of the text.
    """

    def __init__(self, anchors: LateAnchors, length: int, back: Back) -> None:
        self._anchors = anchors
        self._length = length
        self._back = back

    def before(self, offset: int) -> Anchor | None:
        """Give the last anchor at or before `offset`."""
        anchor = self._anchors.before(offset)
        if anchor is None:
            return None
        begin = self._back.offset(anchor.line, anchor.column)
        stretch = bisect_right(self._back.starts, begin + offset - anchor.offset) - 1
        html = max(begin, self._back.starts[stretch]) if stretch >= 0 else begin
        return Anchor(anchor.offset + html - begin, *self._back.line_column(html))

    @cached_property
    def all(self) -> tuple[Anchor, ...]:
        """Every anchor."""
        starts = self._back.starts
        ends = [*(anchor.offset for anchor in self._anchors), self._length][1:]
        anchors = []
        for anchor, end in zip(self._anchors, ends, strict=True):
            begin = self._back.offset(anchor.line, anchor.column)
            anchors.append(Anchor(anchor.offset, *self._back.line_column(begin)))
            at = bisect_right(starts, begin)
            while at < len(starts) and (offset := anchor.offset + starts[at] - begin) < end:
                anchors.append(Anchor(offset, *self._back.line_column(starts[at])))
                at += 1
        return tuple(anchors)


def _line_starts(text: str) -> list[int]:
    return list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))
