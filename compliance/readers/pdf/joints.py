"""What stands between two lines: a blank, nothing, or the line end that their writer wanted."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from compliance.readers.pdf.lines import is_unspaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compliance.article import Box
    from compliance.readers.pdf.lines import Line, Run

Joint = Literal[" ", "", "\n", "-"]  # "-": nothing, and the hyphen before it goes too

_BLANK = 0.25  # of a font's size
_HALF = 0.45  # of the width: a shorter line was ended by its writer, however the next begins
_NEARLY = 0.9  # the same, of a script whose lines break anywhere
_DIVIDED = 0.03  # of the lines end with a hyphen: the file divides words
_LETTERS = 3  # a part so long may be a word of its own

_ENDS = frozenset(".?!…:。？！：")  # of a sentence, or of what a list follows
_CLOSERS = "\"'”’»)]」』"  # may stand behind it
_OPENERS = "\"'“”‘’«»„(["
_HYPHENS = frozenset("-‐")
_DASHES = frozenset("–—-‐")
_LETTERED = re.compile(r"[^\W\d_]+")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]+$")
_ADDRESS_GOES_ON = re.compile(r"[!-~]*[/\-_=?&%#\d][!-~]*$|[!-~]+\.(?:html?|php|aspx?)\b")


class Vocabulary:
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


def joint(line: Line, following: Line, width: float, vocabulary: Vocabulary) -> Joint:
    """Give what stands between two lines of a run."""
    if _is_divided(line):
        return continued(line, following, vocabulary)
    first = following.page.words[following.first]
    more = 2 * following.size if is_unspaced(first.text[0]) else first.right - first.left
    fits = line.width + _BLANK * line.size + more < width - _BLANK * line.size
    is_dense = is_unspaced(line.text[-1]) and is_unspaced(following.text[0])
    least = _NEARLY if is_dense else _HALF if following.text[0].islower() else 1.0
    goes_on = line.width >= least * width and not is_end(line)
    if fits and not goes_on:
        return "\n"
    return continued(line, following, vocabulary)


def continued(line: Line, following: Line, vocabulary: Vocabulary) -> Joint:
    """Give what stands between two lines where the sentence goes on."""
    if ("://" in line.text or "www." in line.text) and _is_one_address(line, following):
        return ""
    if _is_divided(line):
        rest = _LETTERED.match(following.text)
        if not rest or not rest[0][0].islower():
            return ""  # "Anglo-" and "Saxon", "mid-" and "1990s"
        *more, before = line.text.split(None)[-1][:-1].replace("‐", "-").split("-")
        is_chain = len(more) > 1  # "state-of-the-" and "art"
        return "" if is_chain or vocabulary.is_compound(before.strip(_OPENERS), rest[0]) else "-"
    is_dashed = line.text[-1] in _DASHES and line.text[-2:-1].isalnum()
    is_dense = is_unspaced(line.text[-1]) and is_unspaced(following.text[0])
    return "" if is_dashed or is_dense else " "


def is_end(line: Line) -> bool:
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


def _covers(box: Box, word: Box) -> bool:
    middle, height = (word[0] + word[2]) / 2, (word[1] + word[3]) / 2
    return box[0] <= middle <= box[2] and box[1] <= height <= box[3]
