"""A credit taken out of an article's source, by its words and its place, so that the rest stands as it was.

A link is unwrapped: its words stay. A page counter or a meta element goes with its whole tag, words go with the
links and marks inside them.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compliance.requirements import Evidence

_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)[^<>]*>")
_MARK = re.compile(r"""\s+|</?[a-zA-Z!][^<>]*>|!?\]\([^()\s]*(?:\s+"[^"]*")?\)|[*_`\[\]\\#]|(?m:^>)""")
_ENTITY = re.compile(r"&#?\w+;")
_OPENING = re.compile(r"<([a-zA-Z][\w-]*)(?:\s[^<>]*)?>\s*\Z")
_EMPTY = frozenset({"img", "link", "meta", "br", "hr", "input", "source"})  # elements without an end


class Piece(NamedTuple):
    """A stretch of a source, and what is left of it when a credit is taken out."""

    start: int
    end: int
    left: str = ""

    def meets(self, other: Piece) -> bool:
        """Whether the two share anything."""
        return self.start < other.end and other.start < self.end


def pieces(source: str, evidence: Iterable[Evidence]) -> tuple[Piece, ...]:
    r"""Give where in a source each piece of evidence stands; one that is not found at its place is left out.

    >>> from compliance.article import Place
    >>> from compliance.requirements import Evidence
    >>> text = "By Ann.\nFrom [The Example](https://example.org)."
    >>> pieces(text, [Evidence("The Example", Place(line=2, column=20)), Evidence("Ann", Place(line=1, column=4))])
    (Piece(start=13, end=47, left='The Example'), Piece(start=3, end=6, left=''))
    """
    lines = source.split("\n")
    starts = [0]
    for text in lines:
        starts.append(starts[-1] + len(text) + 1)
    found = []
    for one in evidence:
        line, column = one.place.line, one.place.column
        if line is not None and column is not None and line <= len(lines):
            piece = _piece(source, starts[line - 1] + column - 1, one.text)
            if piece:
                found.append(piece)
    return tuple(found)


def cut(source: str, gone: Iterable[Piece]) -> str:
    """Give a source without those pieces; of two that overlap the longer goes.

    >>> cut("By Ann. From [X](u).", [Piece(13, 19, "X"), Piece(0, 7)])
    ' From X.'
    """
    out, at = "", 0
    for piece in sorted(gone, key=lambda one: (one.start, -one.end)):
        if piece.start >= at:
            out += source[at : piece.start] + piece.left
            at = piece.end
    return out + source[at:]


def _piece(source: str, start: int, words: str) -> Piece | None:
    if start >= len(source):
        return None
    return _tag(source, start) or _link(source, start) or _words(source, start, words)


def _tag(source: str, at: int) -> Piece | None:
    """Give the element in whose opening tag `at` stands."""
    start = source.rfind("<", 0, at + 1)
    opening = _TAG.match(source, start) if start >= 0 else None
    if opening is None or opening.end() <= at:
        return None
    name = opening[2].lower()
    if name in _EMPTY:
        return Piece(*opening.span())
    closing = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(source, opening.end())
    if closing is None:
        return Piece(*opening.span())
    return Piece(start, closing.end(), source[opening.end() : closing.start()] if name == "a" else "")


def _link(source: str, at: int) -> Piece | None:
    """Give the Markdown link whose address begins at `at`."""
    before = source[:at].removesuffix("<")
    end = source.find(")", at)
    if not before.endswith("](") or end < 0:
        return None
    depth, start = 0, len(before) - 2
    while start >= 0:
        depth += {"]": 1, "[": -1}.get(source[start], 0)
        if not depth:
            return Piece(start, end + 1, source[start + 1 : len(before) - 2])
        start -= 1
    return None


def _words(source: str, start: int, words: str) -> Piece | None:
    """Give the stretch from `start` that shows `words`, with the marks inside and close around it."""
    at = start
    for letter in "".join(words.split()):
        while True:
            entity = _ENTITY.match(source, at)
            if entity and html.unescape(entity[0]) == letter:
                at = entity.end()
            elif source[at : at + 1] == letter:
                at += 1
            elif mark := _MARK.match(source, at):
                at = mark.end()
                continue
            else:
                return None
            break
    start, end = _around(source, start, at)
    return Piece(start, end, _unpaired(source[start:end]))


def _around(source: str, start: int, end: int) -> tuple[int, int]:
    """Widen a stretch by the marks that enclose it and nothing else."""
    while True:
        opening = _OPENING.search(source, max(0, start - 400), start)
        closing = re.compile(rf"\s*</{opening[1]}\s*>").match(source, end) if opening else None
        link = re.compile(r"\]\([^()\s]*\)").match(source, end)
        if opening and closing:
            start, end = opening.start(), closing.end()
        elif source[start - 1 : start] == "[" and start and (link or "](" in source[start:end]):
            start, end = start - 1, link.end() if link else end
        elif start and source[start - 1] in "*_" and source[end : end + 1] == source[start - 1]:
            start, end = start - 1, end + 1
        else:
            return start, end


def _unpaired(stretch: str) -> str:
    """Give the tags of a stretch that open or close something outside of it."""
    left: list[re.Match[str]] = []
    for tag in _TAG.finditer(stretch):
        name = tag[2].lower()
        if tag[1] and left and not left[-1][1] and left[-1][2].lower() == name:
            left.pop()
        elif name not in _EMPTY:
            left.append(tag)
    return "".join(tag[0] for tag in left)
