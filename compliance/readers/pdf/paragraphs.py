"""Lines to paragraphs: what the width of the column broke is joined, what the writer broke stays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from compliance.readers.pdf.joints import Joint, Vocabulary, continued, is_end, joint
from compliance.readers.pdf.lines import MANY, same_size

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compliance.readers.pdf.lines import Line, Run

_CLOSE = 3.0  # points: edges so near to each other are one edge
_INDENT = (0.7, 6.0)  # of a first line, in heights of a line
_FEW = 4  # lines: so few do not show the width of their column
_SAMPLE = 2000  # lines of a file, to find its columns
_FULL = 0.8  # of the width
_MOST = 0.6  # of the lines
_WORDY = 3  # words a line

_BULLET = re.compile(r"(?:[•‣▪◦●○■□∙·] ?|[*–-] )(?=\S)")
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)] ")


class Paragraph(NamedTuple):
    """Lines that belong together; `joints[i]` stands between line i and line i + 1."""

    lines: list[Line]
    joints: list[Joint]
    item: bool = False  # it began with a bullet or a number

    @property
    def size(self) -> float:
        """The height of its tallest line."""
        return max(line.size for line in self.lines)


def paragraphs(pages: Sequence[Sequence[Run]]) -> list[Paragraph]:
    """Give the paragraphs of the runs of lines on `pages`; one that goes on over a page or a column is one."""
    vocabulary = Vocabulary(pages)
    found: list[Paragraph] = []
    columns = _Columns(pages)
    for page in pages:
        for run in page:
            parts = list(_parts(run, columns.width(run, page), vocabulary))
            if found and parts and _goes_over(found[-1], parts[0]):
                last, more = found[-1], parts.pop(0)
                between = continued(last.lines[-1], more.lines[0], vocabulary)
                found[-1] = Paragraph(last.lines + more.lines, [*last.joints, between, *more.joints], last.item)
            found += parts
    return found


class _Columns:
    """How far to the right the text of a file reaches, by where a line begins."""

    def __init__(self, pages: Sequence[Sequence[Run]]) -> None:
        lines = [line for page in pages for run in page for line in run]
        self.lines = lines[:: len(lines) // _SAMPLE + 1]
        self.edges: dict[int, float] = {}

    def width(self, run: Run, page: Sequence[Run]) -> float:
        """Give the width that the lines of `run` could fill: their own, where they are many enough to show it."""
        left, right = min(line.left for line in run), max(line.right for line in run)
        if len(run) >= _FEW and _is_filled(run, right - left):
            return right - left
        edge = self._edge(left)
        for other in page if len(page) <= MANY else ():
            if other[0].left >= right and other[0].top < run[-1].bottom and other[-1].bottom > run[0].top:
                edge = min(edge, other[0].left)
        return max(edge, right) - left

    def _edge(self, left: float) -> float:
        """Give the right edge of nine in ten lines that begin no further right, and reach so far."""
        key = round(left / _CLOSE)
        if key not in self.edges:
            rights = sorted(one.right for one in self.lines if one.left < left + _CLOSE and one.right > left)
            self.edges[key] = rights[len(rights) * 9 // 10] if rights else left
        return self.edges[key]


def _is_filled(run: Run, width: float) -> bool:
    """Whether most lines go as far as the longest: they were broken by the width, and are no list."""
    full = sum(line.width >= _FULL * width for line in run[:-1])
    return full >= _MOST * (len(run) - 1) and sum(line.end - line.first for line in run) >= _WORDY * len(run)


def _parts(run: Run, width: float, vocabulary: Vocabulary) -> Iterator[Paragraph]:
    """Divide a run: joined lines are a paragraph, short lines beside each other another."""
    left = min(line.left for line in run)
    part = Paragraph([run[0]], [], _is_item(run[0]))
    for at, line in enumerate(run[1:], 1):
        last = part.lines[-1]
        starts = _is_indented(run, at, left) and not part.item
        starts |= _is_item(line) and (part.item or is_end(last) or _BULLET.match(line.text) is not None)
        between = "\n" if starts else joint(last, line, width, vocabulary)
        is_apart = between == "\n" and (part.joints[-1:] not in ([], ["\n"]) or _fills(run, at, width, vocabulary))
        if starts or is_apart:
            yield part
            part = Paragraph([line], [], _is_item(line))
        else:
            part.lines.append(line)
            part.joints.append(between)
    yield part


def _is_item(line: Line) -> bool:
    return _BULLET.match(line.text) is not None or _NUMBER.match(line.text) is not None


def _is_indented(run: Run, at: int, left: float) -> bool:
    """Whether the line begins a paragraph by its indent: the lines around it, as far as there are any, have none."""
    line = run[at]
    low, high = (share * line.size for share in _INDENT)
    if not low < line.left - left < high:
        return False
    following = run[at + 1] if at + 1 < len(run) else None
    return abs(run[at - 1].left - left) < _CLOSE and (following is None or abs(following.left - left) < _CLOSE)


def _fills(run: Run, at: int, width: float, vocabulary: Vocabulary) -> bool:
    """Whether the line at `at` is the first of several that are joined."""
    return at + 1 < len(run) and joint(run[at], run[at + 1], width, vocabulary) != "\n"


def _goes_over(last: Paragraph, more: Paragraph) -> bool:
    """Whether a paragraph goes on in the next column or on the next page."""
    line, following = last.lines[-1], more.lines[0]
    if not same_size(line, following) or more.item or (_is_same_column(line, following)):
        return False
    if is_end(line) or "\n" in last.joints[-1:] + more.joints[:1]:
        return False
    is_full = bool(last.joints) and line.width >= _FULL * max(one.width for one in last.lines)
    return is_full or following.text[0].islower()


def _is_same_column(line: Line, following: Line) -> bool:
    return line.page is following.page and following.top > line.bottom and following.left < line.right
