"""A stretch of text as words, each with its place, and where its sentences, lines and blocks break."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Domains in use for outlets; a dot before anything else ends a sentence.
_TLD = (
    "com|org|net|edu|gov|int|mil|info|biz|news|press|media|blog|online|site|website|world|today|live|tv|io|co|me|fm|us|uk|"
    "ca|au|nz|ie|za|ng|ke|gh|in|pk|bd|lk|my|sg|ph|id|th|vn|hk|tw|cn|jp|kr|ru|ua|by|pl|cz|sk|hu|ro|bg|gr|tr|il|ae|qa|sa|eg|"
    "de|at|ch|fr|be|nl|lu|es|pt|it|dk|se|no|fi|is|ee|lv|lt|br|ar|mx|cl|pe|ve|ec|uy|eu|cat|scot|dev|app|tech|codes|xyz|club"
)
_MAYBE_ADDRESS = re.compile(r"\.[^\W_]|://")
_BLANK = re.compile(r"\s")
# A word, or a sign; of writing without blanks each character is a word.
_PLAIN = re.compile(r"[^\W_]++(?:['’][^\W_]++)*+|[^\w\s]|_")
_WIDE = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af"
_TAIL = ".,;:!?'’*_)]}>"
_SENTENCE_ENDS = frozenset(".!?。！？…:：;([（［【「『|*_\"“”»«>~—–-•·›/=#'‘’]")
WIDE = 0x2E80  # where writing without blanks begins
SHORT_LINE = 60  # a line of fewer characters was ended by its writer, not by the width of the page


class Words:
    """The words of `text[start:end]`: as written (`written`), in small letters (`folded`), and where they stand.

    `breaks[i]` is what stands before word i: 0 nothing but blanks, 1 the end of a line, 2 the end of a block.
    """

    __slots__ = ("breaks", "ends", "folded", "links", "starts", "text", "written")

    def __init__(
        self,
        text: str,
        start: int = 0,
        end: int | None = None,
        blocks: Iterable[int] = (),
        links: dict[int, int] | None = None,
    ) -> None:
        """`blocks` are the offsets at which blocks begin, `links` those of links with where each ends."""
        self.text = text
        self.links = links or {}
        end = len(text) if end is None else end
        stretch = text[start:end]
        plain = _PLAIN if stretch.isascii() or max(stretch) < _WIDE[0] else _mixed()
        spans: list[tuple[int, int]] = []
        at = start
        for first, after in _addresses(text, start, end):
            spans += [found.span() for found in plain.finditer(text, at, first)]
            spans.append((first, after))
            at = after
        spans += [found.span() for found in plain.finditer(text, at, end)]
        self.starts = [first for first, _ in spans]
        self.ends = [after for _, after in spans]
        self.written = [text[first:after] for first, after in spans]
        self.folded = [word.lower() for word in self.written]
        if "’" in stretch:
            self.folded = [word.replace("’", "'") for word in self.folded]
        self.breaks = self._breaks(start, end, blocks)

    def _breaks(self, start: int, end: int, blocks: Iterable[int]) -> list[int]:
        block_starts = blocks if isinstance(blocks, frozenset) else frozenset(blocks)
        breaks = [2 if at in block_starts else 0 for at in self.starts]
        newline = self.text.find("\n", start, end)
        while newline >= 0:
            i = bisect_right(self.starts, newline)
            if i == len(self.starts):
                break
            before = self.ends[i - 1] if i else start
            at = self.starts[i]
            # A line break within a word is none: the word stands on both lines.
            if newline >= before and not breaks[i]:
                breaks[i] = 2 if self.text.count("\n", before, at) > 1 else 1
            newline = self.text.find("\n", max(at, newline + 1), end)
        if breaks and (start == 0 or self.text.endswith("\n\n", 0, start)):
            breaks[0] = 2
        return breaks

    def __len__(self) -> int:
        """Give the number of words."""
        return len(self.written)

    def span(self, first: int, after: int) -> tuple[int, int]:
        """Give where the words from `first` to before `after` stand in the text."""
        return self.starts[first], self.ends[after - 1]

    def said(self, first: int, after: int) -> str:
        """Give the text of the words from `first` to before `after`, on one line."""
        start, end = self.span(first, after)
        return " ".join(self.text[start:end].split())

    def begins_sentence(self, at: int) -> bool:
        """Whether a sentence, or a line that its writer began, starts at word `at`."""
        if at >= len(self):
            return False
        if at == 0 or self.breaks[at] > 1 or self.starts[at] in self.links:
            return self.breaks[at] > 0 or at > 0 or self._opens(self.starts[at])
        return self.written[at - 1] in _SENTENCE_ENDS or (self.breaks[at] == 1 and self._opens(self.starts[at]))

    def begins_word(self, at: int) -> bool:
        """Whether a name may begin at word `at`: in writing without blanks not amid other characters."""
        if at == 0 or ord(self.written[at][0]) < WIDE or self.starts[at] > self.ends[at - 1] or self.breaks[at]:
            return True
        return not self.written[at - 1].isalnum() or self.written[at - 1] == "は"

    def ends_line(self, at: int) -> bool:
        """Whether nothing follows on the line before word `at` but closing signs."""
        while (
            at < len(self) and not self.breaks[at] and self.folded[at] in {".", ")", "]", "*", "_", '"', "”", "。", "»"}
        ):
            at += 1
        return at >= len(self) or self.breaks[at] > 0

    def block_end(self, at: int, most: int) -> int:
        """Give the word after the last in the block of word `at`, at most `most` further on."""
        end = min(at + most, len(self))
        return next((i for i in range(at + 1, end) if self.breaks[i] > 1), end)

    def _opens(self, offset: int) -> bool:
        """Whether the line that holds `offset` was begun there by its writer: the line before it is short."""
        line = self.text.rfind("\n", 0, offset)
        if self.text[line + 1 : offset].strip():
            return False
        before = self.text.rfind("\n", 0, max(line, 0))
        return line - before < SHORT_LINE

    def opens_line(self, at: int) -> bool:
        """Whether word `at` stands on a line that its writer began, not one that the width of the page broke."""
        return self.breaks[at] > 0 and (self.breaks[at] > 1 or self._opens(self.starts[at]))


def split(text: str) -> Words:
    """Give the words of a short text.

    >>> split("Cross-posted from Time.com.").folded
    ['cross', '-', 'posted', 'from', 'time.com', '.']
    """
    return Words(text)


def _addresses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give where the addresses in a stretch begin and end; only what holds a dot or "://" is looked at closely."""
    at = start
    while hint := _MAYBE_ADDRESS.search(text, at, end):
        first = max(at, 1 + max(text.rfind(sign, at, hint.start()) for sign in " \n"))
        blank = _BLANK.search(text, hint.end(), end)
        at = blank.start() if blank else end
        for address in _address().finditer(text, first, at):
            yield address.start(), address.start() + len(address.group().rstrip(_TAIL))


@cache
def _mixed() -> re.Pattern[str]:
    """Give the pattern of words where writing without blanks is among them; slow to compile."""
    return re.compile(rf"[{_WIDE}]|[^\W_{_WIDE}]++(?:['’][^\W_{_WIDE}]++)*+|[^\w\s]|_")


@cache
def _address() -> re.Pattern[str]:
    """Give the pattern of an address, with a scheme or without."""
    # Case is let go of where letters are named, not for the wide ranges, which would take milliseconds to compile.
    return re.compile(
        r"(?:(?i:https?)://|(?i:www)\.)[^\s<>\"“”«»（）「」，。、\u3000\uac00-\ud7af]+"
        rf"|(?<![\w.-])(?:[^\W_](?:[\w-]*[^\W_])?\.)+(?i:{_TLD})(?![\w-])(?:/[^\s<>\"“”)\]]*[\w/])?",
    )
