"""Bare addresses in running text: where one begins, and where it ends before the sentence goes on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# The characters of an address, and letters of alphabets that put blanks between words: in the others (中文, 한국어)
# the sentence goes on where the address ends.
_WITHIN = r"[0-9A-Za-z!#$%'()*+,\-./:;=?@_~À-ɏͰ-ԯ]|&(?!(?:#\d+|quot|lt|gt|nbsp);)"
_ADDRESS = re.compile(rf"(?:(?i:https?://)|(?<![\w.@/-])(?i:www)\.(?=[A-Za-z0-9]))(?:{_WITHIN})+")
_AFTER = ".,;:!?'*_~"  # what ends a sentence or an emphasis, and no address


def find(text: str) -> Iterator[tuple[int, int]]:
    """Give the start and end of each bare address in `text`.

    >>> def found(text): return [text[a:b] for a, b in find(text)]
    >>> found("See (https://example.org/a_(b)), or www.example.org.")
    ['https://example.org/a_(b)', 'www.example.org']
    >>> found("원문: http://example.com/a.html를 번역")
    ['http://example.com/a.html']
    """
    for match in _ADDRESS.finditer(text):
        yield match.start(), match.start() + _length(match[0])


def end(text: str, start: int, stop: int) -> int:
    """Give the end of the address that begins at `start`, before `stop`; `start` itself where none does."""
    match = _ADDRESS.match(text, start, stop)
    return start + _length(match[0]) if match else start


def _length(address: str) -> int:
    """Count the characters of `address` without the marks behind it that belong to the sentence."""
    length = len(address)
    unopened = address.count(")") - address.count("(")
    while length and (address[length - 1] in _AFTER or (address[length - 1] == ")" and unopened > 0)):
        length -= 1
        unopened -= address[length] == ")"
    return length


def target(address: str) -> str:
    """Give the address to follow: "www.example.org" is written without its scheme."""
    return address if "://" in address[:8] else f"http://{address}"
