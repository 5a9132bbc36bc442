"""Words to lines, and lines to the runs of lines that stand below each other, in reading order.

A PDF has no paragraphs: it has places. The order in which a page draws its words is mostly the order in which
they are read, and is kept; where it goes back up a column, or across two columns line by line, the places decide.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from compliance.article import Box
    from compliance.readers.pdf.page import Page, Word

# In sizes of the font.
_GUTTER = 1.7  # a gap between two words that divides columns
_USUAL = 1.4  # from one line of a paragraph down to the next, where the file does not tell
_MORE = 0.35  # than usual: from one paragraph to the next
_LEAST, _MOST = 0.4, 3.0
_CAPITAL = 1.7  # a letter so much larger than the words beside it is the initial of a text
_REACH = 2.5  # widths of the initial, from its left: there the word goes on

_SAME_SIZE = 1.15  # of two heights, at most
_OPEN = 8  # runs that a line may still go on with
_CROSSINGS = 3  # lines on a page that go on with another run than the last: its columns are drawn side by side
_TELLING = 3  # gaps make a rule
_COLUMN = 0.15  # of the height of what stands beside it
_INITIALS = 50  # large letters: a page with more is no article
MANY = 400  # runs: a page with more is no article, and stays as it is drawn
_TERMINAL = frozenset(".?!:;…\"'”’»)。？！：」』")


class Line(NamedTuple):
    """Words of one row, without a wide gap: `page.words[first:end]`."""

    page: Page
    first: int
    end: int
    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float

    @property
    def width(self) -> float:
        """The length, in points."""
        return self.right - self.left


Run = list[Line]


def with_initials(page: Page) -> Page:
    """Give the page with each large initial put before the rest of its word, wherever the page draws it."""
    words = page.words[:]
    smallest = min((word.size for word in words), default=0.0)
    letters = [
        word for word in words if len(word.text) == 1 and word.text.isupper() and word.size > _CAPITAL * smallest
    ]
    for initial in letters if len(letters) <= _INITIALS else ():
        rest = min((word for word in words if _goes_on(initial, word)), key=_by_height, default=None)
        if rest:
            words[words.index(rest)] = rest._replace(text=initial.text + rest.text, left=initial.left, rights=())
            words.remove(initial)
    return page if len(words) == len(page.words) else page._replace(words=words)


def _goes_on(initial: Word, word: Word) -> bool:
    return (
        initial.size > _CAPITAL * word.size
        and 0 < word.left - initial.left <= _REACH * (initial.right - initial.left)
        and word.text[0].islower()
        and word.top < initial.bottom
        and initial.top < word.bottom
    )


def _by_height(word: Word) -> tuple[float, float]:
    return word.top, word.left


def lines(page: Page) -> list[Line]:
    """Give the lines of a page, in the order in which it draws them."""
    found: list[Line] = []
    first, longest = 0, 0
    left = top = right = bottom = size = 0.0
    for at, word in enumerate(page.words):
        length = len(word.text)
        if at > first:
            overlap = min(bottom, word.bottom) - max(top, word.top)
            gap = max(word.left - right, left - word.right)
            if gap <= _GUTTER * size and overlap > 0.5 * min(bottom - top, word.bottom - word.top):
                left, right = min(left, word.left), max(right, word.right)
                if length > longest:  # a footnote's mark says nothing of the line's height
                    longest, top, bottom, size = length, word.top, word.bottom, word.size
                continue
            found.append(_line(page, first, at, (left, top, right, bottom), size))
        first, longest = at, length
        _, left, top, right, bottom, size, _ = word
    if page.words:
        found.append(_line(page, first, len(page.words), (left, top, right, bottom), size))
    return found


def _line(page: Page, first: int, end: int, box: Box, size: float) -> Line:
    return Line(page, first, end, " ".join([word.text for word in page.words[first:end]]), *box, size)


class Spacing:
    """The way from one line of a paragraph down to the next that is usual in a file, by the size of its font."""

    def __init__(self, pages: Iterable[Sequence[Line]]) -> None:
        steps: defaultdict[int, list[float]] = defaultdict(list)
        for page in pages:
            for line, following in pairwise(page):
                # A sentence that goes on: these two are of one paragraph.
                last, first = line.text[-1], following.text[0]
                is_dense = is_unspaced(last) and is_unspaced(first) and line.right >= following.right
                goes_on = last not in _TERMINAL and (first.islower() or is_dense)
                if goes_on and same_size(line, following) and _overlap(line, following):
                    step = (following.bottom - line.bottom) / line.size
                    if _LEAST <= step <= _MOST:
                        steps[round(line.size)].append(step)
        every = [step for some in steps.values() for step in some]
        self._usual = _common(every) if len(every) >= _TELLING else _USUAL
        self._by_size = {size: _common(some) for size, some in steps.items() if len(some) >= _TELLING}

    def is_within(self, line: Line, following: Line) -> bool:
        """Whether the way from one to the other is one that paragraphs have between their lines."""
        step = (following.bottom - line.bottom) / line.size
        return _LEAST <= step <= self._by_size.get(round(line.size), self._usual) + _MORE


def _common(steps: list[float]) -> float:
    """Give a step that a third of `steps` do not pass: what is no paragraph's is larger."""
    return sorted(steps)[len(steps) // 3]


def is_unspaced(character: str) -> bool:
    """Whether the character is of a script without blanks between its words: Chinese, Japanese."""
    return "\u2e80" <= character <= "\u9fff" or "\uff00" <= character <= "\uffef"


def same_size(line: Line, following: Line) -> bool:
    """Whether the two are set in about the same size."""
    small, large = sorted((line.size, following.size))
    return large <= small * _SAME_SIZE + 0.1


def _overlap(line: Line, following: Line) -> bool:
    return line.left < following.right and following.left < line.right


def runs(page: Sequence[Line], spacing: Spacing) -> list[Run]:
    """Give the lines of a page in runs of such that stand closely below each other, in reading order."""
    found: list[Run] = []
    crossings = 0
    for line in page:
        for back, run in enumerate(found[: -_OPEN - 1 : -1]):
            last = run[-1]
            if same_size(last, line) and _overlap(last, line) and spacing.is_within(last, line):
                run.append(line)
                crossings += back > 0
                break
        else:
            found.append([line])
    boxes = [_around(run) for run in found]
    goes_up = any(after[1] < before[1] and after[0] < before[2] for before, after in pairwise(boxes))
    if (goes_up or crossings >= _CROSSINGS) and len(found) <= MANY:
        return [found[at] for at in _in_order(boxes, list(range(len(found))))]
    return found


def _around(run: Run) -> Box:
    return (
        min(line.left for line in run),
        run[0].top,
        max(line.right for line in run),
        max(line.bottom for line in run),
    )


def _in_order(boxes: Sequence[Box], some: list[int]) -> list[int]:
    """Give the indexes in `some` in reading order: columns from left to right, each from top to bottom.

    What reaches over several columns parts what is above it from what is below.

    >>> title, left, right, below = (0, 0, 200, 9), (0, 10, 90, 50), (110, 10, 200, 30), (0, 60, 90, 80)
    >>> _in_order([right, below, left, title], [0, 1, 2, 3])
    [3, 2, 1, 0]
    """
    if len(some) <= 1:
        return some
    ordered: list[int] = []
    for column in _columns(boxes, some):
        widest = max(column, key=lambda at: boxes[at][2] - boxes[at][0])
        top = boxes[widest][1]
        rest = [at for at in column if at != widest]
        ordered += _in_order(boxes, [at for at in rest if boxes[at][1] < top])
        ordered.append(widest)
        ordered += _in_order(boxes, [at for at in rest if boxes[at][1] >= top])
    return ordered


def _columns(boxes: Sequence[Box], some: list[int]) -> list[list[int]]:
    """Give the indexes in groups between which nothing reaches, from left to right; a row of words is no column."""
    columns: list[list[int]] = []
    right = float("-inf")
    for at in sorted(some, key=lambda at: boxes[at][0]):
        if boxes[at][0] >= right or not columns:
            columns.append([])
        columns[-1].append(at)
        right = max(right, boxes[at][2])
    heights = [_height(boxes, column) for column in columns]
    return columns if min(heights) >= _COLUMN * _height(boxes, some) else [some]


def _height(boxes: Sequence[Box], some: Iterable[int]) -> float:
    return max(boxes[at][3] for at in some) - min(boxes[at][1] for at in some)
