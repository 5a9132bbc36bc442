"""Matching a wording against the words of a text.

A search that goes back where it must. What keeps it short: plain words are compared without a call, a group is
entered only by a word it can begin with, a gap ends only before a word that can follow it, and a match that
takes more than `STEPS` steps is given up.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from compliance.elements.items import GAP, GAP_WIDE, TITLE, Begins, Edge, Gap, Group, OneOf, Slot
from compliance.elements.names import dates, is_wide, names, people

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from compliance.elements.items import Item
    from compliance.elements.words import Words

STEPS = 4000  # of one match: no wording comes near; a guard for a wording that goes astray
_GROUP_WORDS = 3  # words of a group that may stand before the one that was found

Slots = dict[str, tuple[int, int]]  # name of the slot to its first word and the one after its last


class Match(NamedTuple):
    """Where a wording stands: its first word, the one after its last, and what its slots hold."""

    first: int
    after: int
    slots: Slots


def match(items: tuple[Item, ...], words: Words, first: int) -> Match | None:
    """Match `items` from word `first` on; slots are as long as the rest of the wording lets them be."""
    for after, slots in _follow(items, words, first, [STEPS]):
        return Match(first, after, slots)
    return None


def goes_on(items: tuple[Item, ...], i: int, words: Words, at: int) -> bool:
    """Whether the wording from its item `i` on matches at word `at`, or, for a group, a few words before it.

    A needle may be any word of a group. Asked before the whole wording is tried, this spares nearly all of it.
    """
    rest = items[i:]
    back = 0 if isinstance(rest[0], OneOf | Begins) else _GROUP_WORDS
    return any(match(rest, words, start) for start in range(at, max(-1, at - back - 1), -1))


def word_at(words: Words, offset: int) -> int:
    """Give the first word that begins at `offset` or after it."""
    return bisect_left(words.starts, offset)


def _follow(items: tuple[Item, ...], words: Words, at: int, budget: list[int]) -> Iterator[tuple[int, Slots]]:
    """Give each word after which `items` may end when they begin at word `at`, with what their slots hold."""
    folded = words.folded
    for i, item in enumerate(items):
        if isinstance(item, OneOf) and not item.optional:  # a plain word
            if at >= len(folded) or folded[at] not in item.words:
                return
            at += 1
            continue
        budget[0] -= 1
        if budget[0] < 0:
            return
        rest = items[i + 1 :]
        for after, slots in _ends(item, rest, words, at, budget):
            for end, more in _follow(rest, words, after, budget):
                yield end, {**slots, **more} if slots else more
        if item.optional:
            yield from _follow(rest, words, at, budget)
        return
    yield at, {}


def _ends(item: Item, rest: tuple[Item, ...], words: Words, at: int, budget: list[int]) -> Iterator[tuple[int, Slots]]:
    """Give each word after which one item may end when it begins at word `at`, the best first."""
    word = words.folded[at] if at < len(words) else ""
    match item:
        case Group(options=options, starts=starts) if starts is None or word in starts:
            for option in options:
                yield from _follow(option, words, at, budget)
        case Slot(name=name):
            # a name of one word, in whatever letters, is a publisher's too
            called = "publisher" if name == "word" else name
            yield from ((after, {called: (at, after)}) for after in _SLOTS[name](words, at))
        case Gap():
            yield from ((after, {}) for after in _gap(rest, words, at))
        case Edge(start=start) if words.begins_sentence(at) if start else words.ends_line(at):
            yield at, {}
        case Begins(stem=stem) if word.startswith(stem):
            yield at + 1, {}
        case OneOf(words=choice) if word in choice:
            yield at + 1, {}


def _gap(rest: tuple[Item, ...], words: Words, at: int) -> Iterator[int]:
    """Give each word before which a gap from word `at` on may end: one with which the rest can begin."""
    following = _begins(rest)
    most = GAP_WIDE if any(map(is_wide, words.folded[at : at + 3])) else GAP
    for after in range(at, words.block_end(at, most) + 1):
        if following is None or (after < len(words) and words.folded[after] in following):
            yield after


def _begins(rest: tuple[Item, ...]) -> frozenset[str] | None:
    """Give the words that may stand behind a gap; None where that is open."""
    following = rest[0] if rest else None
    if isinstance(following, OneOf) and not following.optional:
        return following.words
    return following.starts if isinstance(following, Group) and not following.optional else None


def _link(words: Words, at: int) -> Iterator[int]:
    if at < len(words) and words.folded[at].startswith(("http", "www.")):
        yield at + 1


def _one_word(words: Words, at: int) -> Iterator[int]:
    if at < len(words) and words.folded[at].isalnum():
        yield at + 1


def _anything(words: Words, at: int) -> Iterator[int]:
    yield from range(at + 1, words.block_end(at, TITLE) + 1)


_SLOTS: dict[str, Callable[[Words, int], Iterator[int]]] = {
    "publisher": names,
    "word": _one_word,
    "author": people,
    "date": dates,
    "link": _link,
    "title": _anything,
    "text": _anything,
}
SLOTS = frozenset(_SLOTS)
