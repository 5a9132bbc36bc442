r"""The language in which wordings are written.

A wording is read word by word, not letter by letter, so that line breaks, doubled blanks and lost markup
between its words do not matter, and nothing has to be compiled when the program starts:

    originally (published|posted) on          these words, one of these, in any case
    (this|the) article?                       `?` makes a word, a group or a slot optional
    [piece]                                   one of the words that the file lists under that name
    {publisher} {author} {date} {link} {title} {text}     a slot: what stands there is given back
    {word}                                    a publisher's name of one word, in whatever letters
    ...                                       up to eight words, whatever they are
    ^   $                                     a sentence begins here; a line ends here
    publi*                                    a word that begins like this
    \( \? \[                                  the sign itself

Writing without blanks between words needs nothing special: each such character is a word of its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from compliance.elements.items import Begins, Edge, Gap, OneOf, Slot, group
from compliance.elements.matching import SLOTS
from compliance.elements.words import split

if TYPE_CHECKING:
    from collections.abc import Mapping

    from compliance.elements.items import Item

    Lists = Mapping[str, tuple[str, ...]]

_SYMBOL = re.compile(r"\\[^\s\w]|\.\.\.|\{(?P<slot>\w+)\}|\[(?P<list>[\w-]+)\]|[()|?^$]|[^\s()|?^$\[\]{}\\]+")


class WordingError(ValueError):
    """A wording that cannot be read; the message says what is wrong with it."""


def parse(source: str, lists: Lists) -> tuple[Item, ...]:
    """Read one wording; `lists` are the named lists of its file. Raises `WordingError`.

    >>> [type(item).__name__ for item in parse("first (ran|appeared) in? {publisher}", {})]
    ['OneOf', 'OneOf', 'OneOf', 'Slot']
    """
    symbols = [*_SYMBOL.finditer(source)]
    items, at = _sequence(symbols, 0, lists)
    if at < len(symbols):
        message = f'"{symbols[at].group()}" too many in "{source}"'
        raise WordingError(message)
    if not items:
        message = "an empty wording"
        raise WordingError(message)
    return items


def _sequence(symbols: list[re.Match[str]], at: int, lists: Lists) -> tuple[tuple[Item, ...], int]:
    """Read up to the end, or a ")" or "|" of a group around it; give the items and where that stands."""
    items: list[Item] = []
    while at < len(symbols) and symbols[at].group() not in {")", "|"}:
        symbol = symbols[at].group()
        at += 1
        if symbol == "(":
            item, at = _group(symbols, at, lists)
            items.append(item)
        elif symbol != "?":
            items.append(_item(symbols[at - 1], lists))
        elif items:
            items[-1] = msgspec.structs.replace(items[-1], optional=True)
        else:
            message = '"?" after nothing'
            raise WordingError(message)
    return tuple(items), at


def _group(symbols: list[re.Match[str]], at: int, lists: Lists) -> tuple[Item, int]:
    options = []
    while True:
        option, at = _sequence(symbols, at, lists)
        options.append(option)
        if at >= len(symbols):
            message = 'a "(" is never closed'
            raise WordingError(message)
        at += 1
        if symbols[at - 1].group() == ")":
            return _choice(options), at


def _item(symbol: re.Match[str], lists: Lists) -> Item:
    """Read a symbol that stands for one item."""
    word = symbol.group()
    if symbol["list"]:
        if symbol["list"] not in lists:
            message = f"no list is named {word}"
            raise WordingError(message)
        return _choice([parse(entry, {}) for entry in lists[symbol["list"]]])
    if symbol["slot"]:
        if symbol["slot"] not in SLOTS:
            message = f"there is no slot {word}; there are {', '.join(sorted(SLOTS))}"
            raise WordingError(message)
        return Slot(symbol["slot"])
    if word == "...":
        return Gap()
    if word in {"^", "$"}:
        return Edge(start=word == "^")
    if word.endswith("*") and len(word) > 1:
        return Begins(word[:-1].lower())
    # "cross-posted" is three words, and optional as a whole
    return _choice([tuple(OneOf(frozenset((part,))) for part in split(word.removeprefix("\\")).folded)])


def _choice(options: list[tuple[Item, ...]]) -> Item:
    """Give the plainest item that says the same."""
    single = [o[0].words for o in options if len(o) == 1 and isinstance(o[0], OneOf) and not o[0].optional]
    words = OneOf(frozenset().union(*single))
    if len(single) == len(options):
        return words
    several = tuple(o for o in options if len(o) != 1 or not isinstance(o[0], OneOf) or o[0].optional)
    # the longer ones first: "web site" before "web"
    return group((*several, (words,)) if single else several)
