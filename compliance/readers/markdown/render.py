"""Markdown to HTML of which each piece knows its place in the file.

markdown-it tells the lines of a block and no more. What stands within a block is found by going through the block's
source and its tokens side by side, marks and escapes included; nothing is searched for in the file.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from compliance.readers import addresses
from compliance.readers.markdown.inline import Inline, Seat
from compliance.readers.markdown.masks import MASK
from compliance.readers.markdown.writer import Address, Stretch, Writer

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    from compliance.readers.markdown.masks import Masked

_SCHEME = re.compile(r"https?$", re.IGNORECASE)
_DEFINED = re.compile(r"(?<!\\)\]:[ \t]*(?:\n[ \t>]*)?<?")
_PIPE = re.compile(r"\\.|\|")
_CONTAINERS = re.compile(r"(?:[>\s]|[-*+]\s|\d+[.)]\s)*")
_RULE = re.compile(r"<hr\b", re.IGNORECASE)


class Rendered(NamedTuple):
    """HTML, the way back from it, and the lines with a rule across the page, from 1."""

    html: str
    stretches: list[Stretch]
    rules: list[int]


def render(source: str, masked: Masked) -> Rendered:
    """Give Markdown as HTML; `masked` is `source` without what is no Markdown."""
    environment: dict[str, Any] = {}
    tokens = _parser().parse(masked.text, environment)
    return _Renderer(source, masked, environment.get("references", {})).render(tokens)


@cache
def _parser() -> MarkdownIt:
    """Give a parser of CommonMark with tables and strikethrough, which leaves addresses as they are written."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 -- dear, and asked for by Markdown alone

    md = MarkdownIt("commonmark", {"store_labels": True}).enable(["table", "strikethrough"])
    md.disable("text_join")  # each escape and entity stays a token of its own
    md.normalizeLink = md.normalizeLinkText = str  # type: ignore[assignment, method-assign]  # meant to be set
    md.inline.ruler.before("emphasis", "bare", _bare)
    return md


def _bare(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 -- so markdown-it calls its rules
    """Take a bare address as one piece: its underscores and tildes are no marks."""
    at = state.pos
    if state.linkLevel or not state.src.startswith("://", at):
        return False
    scheme = _SCHEME.search(state.src, max(at - len("https"), 0), at)
    if not scheme:
        return False
    start = scheme.start()
    end = addresses.end(state.src, start, state.posMax)
    if end <= at + len("://"):
        return False
    if not silent:
        if not state.pending.endswith(scheme[0]):
            return False
        state.pending = state.pending[: -len(scheme[0])]
        address = state.src[start:end]
        opened = state.push("link_open", "a", 1)
        opened.attrs = {"href": address}
        opened.markup = "bare"
        state.push("text", "", 0).content = address
        state.push("link_close", "a", -1).markup = "bare"
    state.pos = end
    return True


class _Renderer:
    """Goes through the blocks."""

    def __init__(self, source: str, masked: Masked, references: dict[str, Any]) -> None:
        self._writer = Writer(source, masked)
        self._references = references
        self._text = masked.text
        self._lines = masked.text.split("\n")
        self._starts = list(accumulate((len(line) + 1 for line in self._lines), initial=0))
        self._rules: list[int] = []
        self._cells: list[tuple[str, list[Seat]]] = []  # of the table's row that is open

    def render(self, tokens: list[Token]) -> Rendered:
        """Give what the tokens say."""
        put = self._writer.put
        marked = False  # stand in a heading that begins with "#"
        for token in tokens:
            first = token.map[0] if token.map else 0
            match token.type:
                case "inline":
                    seats = self._seats(token.content, first, "#" if marked else "")
                    Inline(token.content, seats, self._writer, _parser(), self._define).write(token.children or [])
                case "fence" | "code_block":
                    self._code(token.content, first + (token.type == "fence"))
                case "html_block":
                    self._html(token.content, first)
                case "hr":
                    self._rules.append(first + 1)
                    put("<hr>")
                case "tr_open":
                    self._cells = self._row(first)
                    put("<tr>")
                case "tr_close":
                    self._cells = []
                    put("</tr>")
                case _ if not token.hidden:
                    marked = token.type == "heading_open" and token.markup[0] == "#"
                    put(f"<{token.tag}>" if token.nesting > 0 else f"</{token.tag}>")
        return Rendered(*self._writer.finish(), self._rules)

    def _offset(self, words: str, line: int, mark: str = "") -> int:
        """Give the offset in the file of `words`, which end a line, or follow `mark` on it; lines count from 0."""
        text = self._lines[line].rstrip() if line < len(self._lines) else ""
        if mark:
            column = text.find(words, text.find(mark) + 1)
        else:
            column = len(text) - len(words) if text.endswith(words) else text.find(words)
        return self._starts[min(line, len(self._starts) - 1)] + max(column, 0)

    def _seats(self, content: str, line: int, mark: str = "") -> list[Seat]:
        """Give the place in the file of each line of a block's content, which begins on `line`."""
        for number, (words, its) in enumerate(self._cells):
            if words == content:
                del self._cells[: number + 1]
                return its
        seats = []
        at = 0
        for number, written in enumerate(content.split("\n"), line):
            words = written.strip()
            if words:
                seats.append(Seat(at + written.index(words[0]), self._offset(words, number, mark)))
            at += len(written) + 1
        return seats

    def _row(self, line: int) -> list[tuple[str, list[Seat]]]:
        """Give the cells of a table's row with their places; a bar behind a backslash is a bar of the text."""
        text = self._lines[line]
        before = _CONTAINERS.match(text)
        bars = [found.start() for found in _PIPE.finditer(text) if found[0] == "|"]
        cells = []
        for start, end in pairwise([before.end() - 1 if before else -1, *bars, len(text)]):
            written = text[start + 1 : end]
            at = self._starts[line] + start + 1 + len(written) - len(written.lstrip())
            seats, words = [], ""
            for part in re.split(r"\\(?=\|)", written.strip()):
                seats.append(Seat(len(words), at))
                words += part
                at += len(part) + 1
            cells.append((words, seats))
        return cells

    def _code(self, content: str, line: int) -> None:
        self._writer.put("<pre>\n")
        for number, written in enumerate(content.split("\n"), line):
            if words := written.strip():
                at = self._offset(words, number)
                self._writer.put(written[: written.index(words[0])])
                self._writer.literal(at, at + len(words))
            self._writer.put("\n")
        self._writer.put("</pre>")

    def _html(self, content: str, line: int) -> None:
        if _RULE.search(content):
            self._rules.append(line + 1)
        for number, written in enumerate(content.split("\n"), line):
            if words := written.strip():
                at = self._offset(words, number)
                self._writer.markup(at, at + len(words))
            self._writer.put("\n")

    def _define(self, label: str, href: str) -> Address:
        """Give the address of a reference link, which stands where its label is defined."""
        reference = self._references.get(label)
        first, last = reference["map"] if reference else (0, 0)
        found = _DEFINED.search(self._text, self._starts[first], self._starts[last])
        if not found:
            return Address(href, self._starts[first])
        at = found.end()
        if MASK in href:
            href = self._writer.source[at : at + len(href)]
        return Address(href, at)
