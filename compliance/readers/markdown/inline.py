"""The inside of a block: its tokens beside its source, each token taking the characters that it was made of."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from compliance.readers import addresses
from compliance.readers.markdown.masks import MASK
from compliance.readers.markdown.writer import Address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from compliance.readers.markdown.writer import Writer

_LABEL = re.compile(r"\[(?:[^\[\]\\]|\\.)*\]", re.DOTALL)
_LINK = re.compile(r"<(/?)a\b", re.IGNORECASE)
_WHITE = " \t\n"
_TITLE_MARKS = ('"', "'", "(")
_AFTER_ADDRESS = (" ", "\t", "\n", ")", ">")


class Seat(NamedTuple):
    """From `content` on, to the end of the line, the characters of a block stand in the file from `source` on."""

    content: int
    source: int


class Inline:
    """Puts out one block's inside. `define` places the address of a reference link by its label."""

    def __init__(
        self, content: str, seats: Sequence[Seat], writer: Writer, md: MarkdownIt, define: Callable[[str, str], Address]
    ) -> None:
        self._content = content
        self._seats = seats
        self._writer = writer
        self._md = md
        self._define = define
        self._at = 0
        self._depth = 0  # of links
        self._open: list[tuple[int, Token]] = []

    def write(self, tokens: Sequence[Token]) -> None:  # noqa: C901 -- a table of what each token takes
        """Put out the tokens."""
        for token in tokens:
            match token.type:
                case "text":
                    self._text(token.content)
                case "text_special":
                    self._special(token)
                case "softbreak":
                    self._line_end()
                    self._writer.put(" ")
                case "hardbreak":
                    self._line_end()
                    self._writer.put("<br>")
                case "code_inline":
                    self._code(token)
                case "html_inline":
                    self._html(token.content)
                case "image":
                    self._image(token)
                case "link_open":
                    self._link(token)
                case "link_close":
                    self._close(token)
                case _:  # emphasis
                    self._at += len(token.markup)
                    self._writer.put(f"<{token.tag}>" if token.nesting > 0 else f"</{token.tag}>")

    def _pieces(self, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
        """Give the file's offsets of a stretch of the content, and whether a line ends behind it."""
        seats = self._seats
        for number in range(max(bisect_right(seats, start, key=_content) - 1, 0), len(seats)):
            content, source = seats[number]
            if content >= end:
                return
            first = max(start, content)
            last = min(end, seats[number + 1].content) if number + 1 < len(seats) else end
            line_end = self._content.find("\n", first, last)
            stop = last if line_end < 0 else line_end
            yield source + first - content, source + stop - content, line_end >= 0

    def _source(self, at: int) -> int:
        return next((start for start, _end, _ends in self._pieces(at, at + 1)), 0)

    def _take(self, words: str) -> int:
        """Move past `words`, which stand here, and give their offset in the content."""
        at = self._at
        if not self._content.startswith(words, at):
            at = self._content.find(words, at)
            if at < 0:
                return -1
        self._at = at + len(words)
        return at

    def _text(self, words: str) -> None:
        at = self._take(words)
        if not words or at < 0:
            return
        for start, end, _ends in self._pieces(at, at + len(words)):
            if self._depth or "www." not in self._writer.masked[start:end]:
                self._writer.text(start, end)
            else:
                self._addresses(start, end)

    def _addresses(self, start: int, end: int) -> None:
        """Put out text that may hold addresses without their scheme; those that have one are tokens."""
        at = start
        for first, last in addresses.find(self._writer.masked[start:end]):
            self._writer.text(at, start + first)
            at = start + last
            self._writer.link(Address(addresses.target(self._writer.source[start + first : at]), start + first))
            self._writer.text(start + first, at)
            self._writer.put("</a>")
        self._writer.text(at, end)

    def _special(self, token: Token) -> None:
        at = self._take(token.markup)
        if at < 0:
            return
        if token.info != "entity" and token.content != token.markup:
            at += 1  # the backslash
        for start, end, _ends in self._pieces(at, self._at):
            if token.info == "entity":
                self._writer.markup(start, end)
            else:
                self._writer.text(start, end)

    def _line_end(self) -> None:
        at = self._content.find("\n", self._at)
        self._at = len(self._content) if at < 0 else at + 1
        self._skip_white()

    def _skip_white(self) -> None:
        while self._at < len(self._content) and self._content[self._at] in _WHITE:
            self._at += 1

    def _code(self, token: Token) -> None:
        start = self._at + len(token.markup)
        length = len(token.content)
        padded = self._content[start : start + length].replace("\n", " ") != token.content or (
            not self._content.startswith(token.markup, start + length)
        )
        start += padded
        self._writer.put("<code>")
        for first, last, line_ends in self._pieces(start, start + length):
            self._writer.literal(first, last)
            if line_ends:
                self._writer.put(" ")
        self._writer.put("</code>")
        self._at = start + length + padded + len(token.markup)

    def _html(self, markup: str) -> None:
        at = self._take(markup)
        if link := _LINK.match(markup):
            self._depth += -1 if link[1] else 1
        for start, end, line_ends in self._pieces(at, self._at) if at >= 0 else ():
            self._writer.markup(start, end)
            if line_ends:
                self._writer.put("\n")

    def _image(self, token: Token) -> None:
        self._at += len("![") + len(token.content)
        address = self._target(str(token.attrs.get("src", "")), token.meta.get("label"))
        self._writer.image(address, "".join(child.content for child in token.children or ()))

    def _link(self, token: Token) -> None:
        self._depth += 1
        self._at += token.markup != "bare"  # "<" or "["
        address = Address(str(token.attrs.get("href", "")), self._source(self._at))
        self._open.append((self._writer.link(address, str(token.attrs.get("title", ""))), token))

    def _close(self, token: Token) -> None:
        self._depth -= 1
        number, opened = self._open.pop()
        if token.markup in {"bare", "autolink"}:
            self._at += token.markup != "bare"
        else:
            address = self._target(str(opened.attrs.get("href", "")), opened.meta.get("label"))
            self._writer.settle(number, address)
        self._writer.put("</a>")

    def _target(self, href: str, label: str | None) -> Address:
        """Move past what follows the words of a link or an image, and give its address with its place."""
        content = self._content
        self._at += len("]")
        if label:
            if found := _LABEL.match(content, self._at):
                self._at = found.end()
            return self._define(label, href)
        self._at += len("(")
        self._skip_white()
        begin = self._at
        start = begin + content.startswith("<", begin)
        end = self._destination_end(begin, start, href)
        self._at = end
        self._skip_white()
        if self._at > end and content[self._at : self._at + 1] in _TITLE_MARKS:
            title = self._md.helpers.parseLinkTitle(content, self._at, len(content))
            if title.ok:
                self._at = title.pos
                self._skip_white()
        self._at += content.startswith(")", self._at)
        offset = self._source(start)
        length = end - start - (start - begin)
        return Address(self._writer.source[offset : offset + length] if MASK in href else href, offset)

    def _destination_end(self, begin: int, start: int, href: str) -> int:
        """Give the end of an address that begins at `start`, or at `begin` with its angle bracket."""
        content = self._content
        end = start + len(href)
        if href and content.startswith(href, start) and content[end : end + 1] in _AFTER_ADDRESS:
            return end + start - begin
        found = self._md.helpers.parseLinkDestination(content, begin, len(content))
        return found.pos if found.ok else begin


def _content(seat: Seat) -> int:
    return seat.content
