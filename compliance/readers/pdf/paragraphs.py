"""Lines to paragraphs: what the width of the column broke is joined, what the writer broke stays."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from compliance.readers.pdf.lines import MANY, is_unspaced, same_size

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compliance.readers.pdf.lines import Line, Run

Joint = Literal[" ", "", "\n", "-"]  # "-": nothing, and the hyphen before it goes too

_BLANK = 0.25  # of a line's height
_CLOSE = 3.0  # points: edges so near to each other are one edge
_INDENT = (0.7, 6.0)  # of a first line, in heights of a line
_FEW = 4  # lines: so few do not show the width of their column
_SAMPLE = 2000  # lines of a file, to find its columns
_FULL = 0.8  # of the width
_MOST = 0.6  # of the lines
_WORDY = 3  # words a line
_HALF = 0.45  # of the width: a shorter line was ended by its writer, however the next begins
_DIVIDED = 0.03  # of the lines end with a hyphen: the file divides words
_NEARLY = 0.9  # the same, of a script whose lines break anywhere
_LETTERS = 3  # a part so long may be a word of its own

_ENDS = frozenset(".?!…:。？！：")  # of a sentence, or of what a list follows
_CLOSERS = "\"'”’»)]」』"  # may stand behind it
_HYPHENS = frozenset("-‐")
_DASHES = frozenset("–—-‐")
_BULLET = re.compile(r"(?:[•‣▪◦●○■□∙·] ?|[*–-] )(?=\S)")
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)] ")
_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]+$")
_ADDRESS_GOES_ON = re.compile(r"[!-~]*[/\-_=?&%#\d][!-~]*$|[!-~]+\.(?:html?|php|aspx?)\b")
_MARKS = "\"'“”‘’«»„(["
_LETTERED = re.compile(r"[^\W\d_]+")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


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
    vocabulary = _Vocabulary(pages)
    found: list[Paragraph] = []
    columns = _Columns(pages)
    for page in pages:
        for run in page:
            parts = list(_parts(run, columns.width(run, page), vocabulary))
            if found and parts and _goes_over(found[-1], parts[0]):
                last, more = found[-1], parts.pop(0)
                joint = _continued(last.lines[-1], more.lines[0], vocabulary)
                found[-1] = Paragraph(last.lines + more.lines, [*last.joints, joint, *more.joints], last.item)
            found += parts
    return found


class _Vocabulary:
    """The words that a file writes within its lines, to tell a word that was divided from one that has a hyphen."""

    def __init__(self, pages: Sequence[Sequence[Run]]) -> None:
        self._lines = [line for page in pages for run in page for line in run]

    @cached_property
    def _words(self) -> set[str]:
        words = set()
        is_split = False
        for line in self._lines:
            within = _WORDS.findall(line.text.casefold())
            was_split, is_split = is_split, _is_divided(line)
            words.update(within[was_split : len(within) - is_split])  # halves are no words
        return words

    @cached_property
    def _divides(self) -> bool:
        """Whether the file divides words at all: a browser that prints does not, and breaks lines at hyphens only."""
        ends = sum(map(_is_divided, self._lines))
        return ends >= _DIVIDED * len(self._lines)

    def is_compound(self, before: str, after: str) -> bool:
        """Whether the hyphen between the two belongs to the word."""
        words, before, after = self._words, before.casefold(), after.casefold()
        if before + after in words:
            return False
        if f"{before}-{after}" in words:
            return True
        return len(after) >= _LETTERS and after in words and (before in words or not self._divides)


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


def _parts(run: Run, width: float, vocabulary: _Vocabulary) -> Iterator[Paragraph]:
    """Divide a run: joined lines are a paragraph, short lines beside each other another."""
    left = min(line.left for line in run)
    part = Paragraph([run[0]], [], _is_item(run[0]))
    for at, line in enumerate(run[1:], 1):
        last = part.lines[-1]
        joint: Joint = "\n"
        begins = _is_item(line) and (part.item or _is_end(last) or _BULLET.match(line.text))
        if not begins and not (_is_indented(run, at, left) and not part.item):
            joint = _joint(last, line, width, vocabulary)
            begins = joint == "\n" and (part.joints[-1:] not in ([], ["\n"]) or _fills(run, at, width, vocabulary))
        else:
            begins = True
        if begins:
            yield part
            part = Paragraph([line], [], _is_item(line))
        else:
            part.lines.append(line)
            part.joints.append(joint)
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


def _fills(run: Run, at: int, width: float, vocabulary: _Vocabulary) -> bool:
    """Whether the line at `at` is the first of several that are joined."""
    return at + 1 < len(run) and _joint(run[at], run[at + 1], width, vocabulary) != "\n"


def _joint(line: Line, following: Line, width: float, vocabulary: _Vocabulary) -> Joint:
    """Give what stands between two lines of a run."""
    if _is_divided(line):
        return _continued(line, following, vocabulary)
    first = following.page.words[following.first]
    more = 2 * following.size if is_unspaced(first.text[0]) else first.right - first.left
    fits = line.width + _BLANK * line.size + more < width - _BLANK * line.size
    is_dense = is_unspaced(line.text[-1]) and is_unspaced(following.text[0])
    least = _NEARLY if is_dense else _HALF if following.text[0].islower() else 1.0
    goes_on = line.width >= least * width and not _is_end(line)
    if fits and not goes_on:
        return "\n"
    return _continued(line, following, vocabulary)


def _continued(line: Line, following: Line, vocabulary: _Vocabulary) -> Joint:
    """Give what stands between two lines where the sentence goes on."""
    if ("://" in line.text or "www." in line.text) and _is_one_address(line, following):
        return ""
    if _is_divided(line):
        rest = _LETTERED.match(following.text)
        if not rest or not rest[0][0].islower():
            return ""  # "Anglo-" and "Saxon", "mid-" and "1990s"
        *more, before = line.text.split(None)[-1][:-1].replace("‐", "-").split("-")
        is_chain = len(more) > 1  # "state-of-the-" and "art"
        return "" if is_chain or vocabulary.is_compound(before.strip(_MARKS), rest[0]) else "-"
    is_dashed = line.text[-1] in _DASHES and line.text[-2:-1].isalnum()
    is_dense = is_unspaced(line.text[-1]) and is_unspaced(following.text[0])
    return "" if is_dashed or is_dense else " "


def _is_end(line: Line) -> bool:
    """Whether a sentence ends with the line, or what a list follows."""
    return (line.text.rstrip(_CLOSERS) or line.text)[-1] in _ENDS


def _is_divided(line: Line) -> bool:
    """Whether the line ends within a word, with a hyphen."""
    text = line.text
    return text[-1] in _HYPHENS and text[-2:-1].isalpha()


def _is_one_address(line: Line, following: Line) -> bool:
    """Whether the address at the end of `line` goes on at the beginning of the next one."""
    last, first = line.page.words[line.end - 1], following.page.words[following.first]
    if not _ADDRESS.search(last.text):
        return False
    before = {target.href for target in line.page.targets if _covers(target.box, last.box)}
    after = {target.href for target in following.page.targets if _covers(target.box, first.box)}
    if before or after:
        return bool(before & after)
    if not first.text.isascii() or (first.text[0].isupper() and last.text[-1] == "."):
        return False
    return _ADDRESS_GOES_ON.match(first.text) is not None and _ADDRESS.match(first.text) is None


def _covers(box: tuple[float, float, float, float], word: tuple[float, float, float, float]) -> bool:
    middle, height = (word[0] + word[2]) / 2, (word[1] + word[3]) / 2
    return box[0] <= middle <= box[2] and box[1] <= height <= box[3]


def _goes_over(last: Paragraph, more: Paragraph) -> bool:
    """Whether a paragraph goes on in the next column or on the next page."""
    line, following = last.lines[-1], more.lines[0]
    if not same_size(line, following) or more.item or (_is_same_column(line, following)):
        return False
    if _is_end(line) or "\n" in last.joints[-1:] + more.joints[:1]:
        return False
    is_full = bool(last.joints) and line.width >= _FULL * max(one.width for one in last.lines)
    return is_full or following.text[0].islower()


def _is_same_column(line: Line, following: Line) -> bool:
    return line.page is following.page and following.top > line.bottom and following.left < line.right
