"""Bare addresses in running text: where one begins, and where it ends before the sentence goes on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# The characters of an address, and letters of alphabets that put blanks between words: in the others (中文, 한국어)
# the sentence goes on where the address ends.
_WITHIN = r"[0-9A-Za-z!#$%'()*+,\-./:;=?@_~À-ɏͰ-ԯ]|&(?!(?:#\d+|quot|lt|gt|nbsp);)"
_ADDRESS = re.compile(rf"(?:https?://|(?<![\w.@/-])www\.(?=[a-z0-9]))(?:{_WITHIN})+", re.IGNORECASE)
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
        yield match.start(), match.start() + len(trim(match[0]))


def trim(address: str) -> str:
    """Give `address` without the marks behind it that belong to the sentence.

    >>> trim("https://example.org/a)."), trim("https://example.org/a_(b)")
    ('https://example.org/a', 'https://example.org/a_(b)')
    """
    end = len(address)
    while end:
        last = address[end - 1]
        if last in _AFTER or (last == ")" and address.count(")", 0, end) > address.count("(", 0, end)):
            end -= 1
        else:
            break
    return address[:end]


def target(address: str) -> str:
    """Give the address to follow: "www.example.org" is written without its scheme."""
    return address if "://" in address[:8] else f"http://{address}"
