"""What a wording consists of: items in a row, each with the words, names or gaps that it lets stand there."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from compliance.elements.lexicon import lexicon
from compliance.elements.names import is_wide

GAP = 8  # words that `...` may stand for
GAP_WIDE = 20  # the same in writing without blanks, where each character is a word
TITLE = 40  # words of a title
SLOT = 14  # words of a name, at most
ADDRESS_BEGINS = frozenset(("http", "www"))


class Group(msgspec.Struct, frozen=True, gc=False, tag="group"):
    """One of several sequences of items."""

    options: tuple[tuple[Item, ...], ...]
    optional: bool = False
    starts: frozenset[str] | None = None  # the words that it can begin with; None where that is open


class OneOf(msgspec.Struct, frozen=True, gc=False, tag="one"):
    """One word out of a set; by far the commonest item."""

    words: frozenset[str]
    optional: bool = False


class Begins(msgspec.Struct, frozen=True, gc=False, tag="begins"):
    """A word that begins with `stem`."""

    stem: str
    optional: bool = False


class Slot(msgspec.Struct, frozen=True, gc=False, tag="slot"):
    """A place whose content is given back under `name`."""

    name: str
    optional: bool = False


class Gap(msgspec.Struct, frozen=True, gc=False, tag="gap"):
    """Up to `GAP` words, whatever they are, of one block."""

    optional: bool = False


class Edge(msgspec.Struct, frozen=True, gc=False, tag="edge"):
    """The beginning of a sentence (`start`) or the end of a line."""

    start: bool
    optional: bool = False


Item = Group | OneOf | Begins | Slot | Gap | Edge


class Needle(NamedTuple):
    """Words of which each match holds one: where in the wording they stand, and how often a text may hold them."""

    item: int  # the number of the top-level item
    words: tuple[str, ...]
    cost: float


def group(options: tuple[tuple[Item, ...], ...]) -> Group:
    """Make a group that knows the words it can begin with."""
    starts = [firsts(option) for option in options]
    known = [words for words in starts if words is not None]
    return Group(options, starts=frozenset().union(*known) if len(known) == len(starts) else None)


def firsts(items: tuple[Item, ...]) -> frozenset[str] | None:
    """Give the words that a match of `items` can begin with; None where that is open."""
    found: set[str] = set()
    for item in items:
        match item:
            case OneOf(words=words):
                found |= words
            case Group(starts=starts) if starts is not None:
                found |= starts
            case Edge():
                continue
            case _:
                return None
        if not item.optional:
            return frozenset(found)
    return None


def lasts(items: tuple[Item, ...]) -> frozenset[str] | None:
    """Give the words that a match of `items` can end with; None where that is open."""
    found: set[str] = set()
    for item in reversed(items):
        match item:
            case OneOf(words=words):
                found |= words
            case Group(options=options):
                ends = [lasts(option) for option in options]
                if None in ends:
                    return None
                found.update(*filter(None, ends))
            case Edge():
                continue
            case _:
                return None
        if not item.optional:
            return frozenset(found)
    return None


def needles(items: tuple[Item, ...]) -> tuple[Needle, ...]:
    """Give the sets of words of which each match of `items` holds one each, in the order of the wording.

    They make the cheap test before the matching: a text without one of them holds no match.
    """
    found: list[tuple[int, frozenset[str]]] = []
    run = -1  # the item after a character of writing without blanks: the next one stands right behind it
    for i, item in enumerate(items):
        words = frozenset() if item.optional else _needles(item)
        is_character = len(words) == 1 and is_wide(next(iter(words)))
        if i == run and is_character:
            found[-1] = found[-1][0], frozenset((next(iter(found[-1][1])) + next(iter(words)),))
        elif words:
            found.append((i, words))
        run = i + 1 if is_character else -1
    return tuple(Needle(i, tuple(sorted(words)), sum(map(_cost, words))) for i, words in found)


def best(found: tuple[Needle, ...]) -> Needle:
    """Give the most telling of a wording's sets of words."""
    return min(found, key=lambda needle: needle.cost)


def extent(items: tuple[Item, ...], needle: Needle) -> tuple[int, int]:
    """Give the items that `needle` takes up, the first and the one after the last, where it takes up all of each.

    Where it may be only a part of a group, the number is -1 on the side on which more of the group may stand.
    """
    inner = items[needle.item]
    after = needle.item + (len(needle.words[0]) if isinstance(inner, OneOf) and is_wide(needle.words[0][0]) else 1)
    if isinstance(inner, OneOf):
        return needle.item, after
    if not isinstance(inner, Group):
        return -1, -1
    ends = [(extent(option, found), len(option)) for option in inner.options for found in [best(needles(option))]]
    first = needle.item if all(low == 0 for (low, _), _ in ends) else -1
    return first, after if all(high == length for (_, high), length in ends) else -1


def _needles(item: Item) -> frozenset[str]:
    """Give words of which one is in every match of `item`; none where it may match without a word."""
    match item:
        case OneOf(words=words):
            return words
        case Begins(stem=stem):
            return frozenset((stem,))
        case Group(options=options):
            sets = [needles(option) for option in options]
            return frozenset(w for found in sets for w in best(found).words) if all(sets) else frozenset()
        case Slot(name="link"):
            return ADDRESS_BEGINS
        case _:
            return frozenset()


def _cost(word: str) -> float:
    """Guess how often a text holds a word: the longer the less, a sign or a common word nearly always."""
    if is_wide(word[0]):
        return 3 / len(word) ** 2
    if not word[0].isalnum() or len(word) < 3:  # noqa: PLR2004 -- two letters are in every second word
        return 100
    return 30 if word in lexicon().common else 24 / (len(word) - 1) ** 2


def stems(item: Item) -> frozenset[str]:
    """Give the beginnings of words that `item` asks for."""
    match item:
        case Begins(stem=stem):
            return frozenset((stem,))
        case Slot(name="link"):
            return ADDRESS_BEGINS
        case Group(options=options):
            return frozenset(word for option in options for inner in option for word in stems(inner))
        case _:
            return frozenset()


def longest(item: Item) -> int:
    """Give the most words that one item can match."""
    match item:
        case Group(options=options):
            return max(sum(map(longest, option)) for option in options)
        case Slot(name="title" | "text"):
            return TITLE
        case Slot(name="publisher" | "author" | "date"):
            return SLOT
        case Gap():
            return GAP_WIDE
        case Edge():
            return 0
        case _:
            return 1
