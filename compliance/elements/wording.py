"""The language in which wordings are written, and matching one against the words of a text.

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
    \\( \\? \\[                                  the sign itself

Writing without blanks between words needs nothing special: each such character is a word of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from compliance.elements.names import dates, is_wide, names, people
from compliance.elements.words import Words, split

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

GAP = 8  # words that `...` may stand for
GAP_WIDE = 20  # the same in writing without blanks, where each character is a word
TITLE = 40  # words of a title
SLOT = 14  # words of a name, at most
STEPS = 4000  # of one match: no wording comes near; a guard for a wording that goes astray

Slots = dict[str, tuple[int, int]]  # name of the slot to its first word and the one after its last


class Items(msgspec.Struct, frozen=True, gc=False, tag="items"):
    """One of several sequences, perhaps none: a group."""

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
    """Up to `GAP` words of one line."""

    optional: bool = False


class Edge(msgspec.Struct, frozen=True, gc=False, tag="edge"):
    """The beginning of a sentence (`^`) or the end of a line (`$`)."""

    start: bool
    optional: bool = False


Item = Items | OneOf | Begins | Slot | Gap | Edge


class Match(NamedTuple):
    """Where a wording stands: its first word, the one after its last, and what its slots hold."""

    first: int
    after: int
    slots: Slots


class WordingError(ValueError):
    """A wording that cannot be read; the message says what is wrong with it."""


_SYMBOL = re.compile(r"\\[^\s\w]|\.\.\.|\{(\w+)\}|\[([\w-]+)\]|[()|?^$]|[^\s()|?^$\[\]{}\\]+")
_ADDRESS_BEGINS = frozenset(("http", "www"))
_CALLED = {"word": "publisher"}
# Words in most sentences: a wording is looked for by others where it has any.
_COMMON = frozenset(
    "the this that these those from for by with in on at to is was are be and of it its you can may will not all any has have "
    "use read first here also our more der die das von mit und ist aus wird de la le les el los en por con del da do em no na "
    "di il per des une du van het een op article post story".split(),
)
_SLOTS = frozenset({"publisher", "word", "author", "date", "link", "title", "text"})


def parse(source: str, lists: Mapping[str, tuple[str, ...]]) -> tuple[Item, ...]:
    """Read one wording; `lists` are the named lists of its file. Raises `WordingError`.

    >>> parse("first (ran|appeared) in? {publisher}", {})[1]
    OneOf(words=frozenset({...}), optional=False)
    """
    symbols = [*_SYMBOL.finditer(source)]
    items, at = _sequence(symbols, 0, lists)
    if at < len(symbols):
        raise WordingError(f'"{symbols[at].group()}" too many in "{source}"')
    if not items:
        raise WordingError("an empty wording")
    return items


def _sequence(
    symbols: list[re.Match[str]], at: int, lists: Mapping[str, tuple[str, ...]]
) -> tuple[tuple[Item, ...], int]:
    items: list[Item] = []
    while at < len(symbols) and symbols[at].group() not in {")", "|"}:
        symbol = symbols[at]
        word = symbol.group()
        at += 1
        if word == "?":
            if not items:
                raise WordingError('"?" after nothing')
            items[-1] = msgspec.structs.replace(items[-1], optional=True)
        elif word == "(":
            group, at = _group(symbols, at, lists)
            items.append(group)
        elif symbol[2]:
            if symbol[2] not in lists:
                raise WordingError(f"no list is named [{symbol[2]}]")
            items.append(_choice([parse(entry, {}) for entry in lists[symbol[2]]]))
        elif symbol[1]:
            if symbol[1] not in _SLOTS:
                raise WordingError(f"there is no slot {word}; there are {', '.join(sorted(_SLOTS))}")
            items.append(Slot(symbol[1]))
        elif word == "...":
            items.append(Gap())
        elif word in {"^", "$"}:
            items.append(Edge(start=word == "^"))
        elif word.endswith("*") and len(word) > 1:
            items.append(Begins(word[:-1].lower()))
        else:
            parts = [OneOf(frozenset((part,))) for part in split(word.removeprefix("\\")).folded]
            # "cross-posted?" is optional as a whole
            items.append(parts[0] if len(parts) == 1 else _group_of((tuple(parts),)))
    return tuple(items), at


def _group(symbols: list[re.Match[str]], at: int, lists: Mapping[str, tuple[str, ...]]) -> tuple[Item, int]:
    options = []
    while True:
        option, at = _sequence(symbols, at, lists)
        options.append(option)
        if at >= len(symbols):
            raise WordingError('a "(" is never closed')
        at += 1
        if symbols[at - 1].group() == ")":
            return _choice(options), at


def _choice(options: list[tuple[Item, ...]]) -> Item:
    """Give the plainest item that says the same."""
    single = [o[0].words for o in options if len(o) == 1 and isinstance(o[0], OneOf) and not o[0].optional]
    if len(single) == len(options):
        return OneOf(frozenset().union(*single))
    several = tuple(o for o in options if len(o) != 1 or not isinstance(o[0], OneOf) or o[0].optional)
    # the longer ones first: "web site" before "web"
    return _group_of((*several, (OneOf(frozenset().union(*single)),)) if single else several)


def _group_of(options: tuple[tuple[Item, ...], ...]) -> Items:
    starts = [firsts(option) for option in options]
    known = [words for words in starts if words is not None]
    return Items(options, starts=frozenset().union(*known) if len(known) == len(starts) else None)


class Needle(NamedTuple):
    """Words of which each match holds one: where in the wording they stand, and how often a text may hold them."""

    item: int  # the number of the top-level item
    words: tuple[str, ...]
    cost: float


def needles(items: tuple[Item, ...]) -> tuple[Needle, ...]:
    """Give the sets of words of which each match of `items` holds one each, in the order of the wording.

    They make the cheap test before the matching: a text without one of them holds no match.

    >>> [n.words for n in needles(parse("(originally|first) published in? {publisher}", {}))]
    [('first', 'originally'), ('published',)]
    """
    found: list[tuple[int, frozenset[str]]] = []
    run = -1  # the item after a character of writing without blanks: the next one stands right behind it
    for i, item in enumerate(items):
        words = frozenset() if item.optional else _needles(item)
        if i == run and _is_character(item) and len(words) == len(found[-1][1]) == 1:
            found[-1] = found[-1][0], frozenset((next(iter(found[-1][1])) + next(iter(words)),))
        elif words:
            found.append((i, words))
        run = i + 1 if words and _is_character(item) else -1
    return tuple(Needle(i, tuple(sorted(words)), sum(map(_cost, words))) for i, words in found)


def _is_character(item: Item) -> bool:
    return isinstance(item, OneOf) and not item.optional and len(item.words) == 1 and is_wide(next(iter(item.words)))


def best(found: tuple[Needle, ...]) -> Needle:
    """Give the most telling of a wording's sets of words."""
    return min(found, key=lambda needle: needle.cost)


def _needles(item: Item) -> frozenset[str]:
    """Give words of which one is in every match of `item`; none where it may match without a word."""
    match item:
        case OneOf(words=words):
            return words
        case Begins(stem=stem):
            return frozenset((stem,))
        case Items(options=options):
            sets = [needles(option) for option in options]
            return frozenset(w for found in sets for w in best(found).words) if all(sets) else frozenset()
        case Slot(name="link"):
            return _ADDRESS_BEGINS
        case _:
            return frozenset()


def stems(item: Item) -> frozenset[str]:
    """Give the beginnings of words that `item` asks for."""
    match item:
        case Begins(stem=stem):
            return frozenset((stem,))
        case Slot(name="link"):
            return _ADDRESS_BEGINS
        case Items(options=options):
            return frozenset(word for option in options for inner in option for word in stems(inner))
        case _:
            return frozenset()


def _cost(word: str) -> float:
    """Guess how often a text holds a word: the longer the less, a sign or a common word nearly always."""
    if is_wide(word[0]):
        return 3 / len(word) ** 2
    if not word[0].isalnum() or len(word) < 3:  # noqa: PLR2004 -- such letters are in every second word
        return 100
    return 30 if word in _COMMON else 24 / (len(word) - 1) ** 2


def longest(item: Item) -> int:
    """Give the most words that one item can match."""
    match item:
        case Items(options=options):
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


def firsts(items: tuple[Item, ...]) -> frozenset[str] | None:
    """Give the words that a match can begin with; None where that is open."""
    found: set[str] = set()
    for item in items:
        match item:
            case OneOf(words=words):
                found |= words
            case Items(options=options):
                for option in options:
                    inner = firsts(option)
                    if inner is None:
                        return None
                    found |= inner
            case Edge():
                continue
            case _:
                return None
        if not item.optional:
            return frozenset(found)
    return None


def match(items: tuple[Item, ...], words: Words, first: int) -> Match | None:
    """Match `items` from word `first` on; slots are as long as the rest of the wording lets them be."""
    for after, slots in _follow(items, 0, words, first, [STEPS]):
        return Match(first, after, slots)
    return None


def goes_on(items: tuple[Item, ...], i: int, words: Words, at: int) -> bool:
    """Whether the wording from its item `i` on matches at word `at`, or, for a group, up to three words before it.

    A needle may be any word of a group; asked before the whole wording is tried, this spares nearly all of it.
    """
    back = 0 if isinstance(items[i], OneOf | Begins) else 3
    return any(
        True for start in range(at, max(-1, at - back - 1), -1) for _ in _follow(items, i, words, start, [STEPS])
    )


def _follow(items: tuple[Item, ...], i: int, words: Words, at: int, budget: list[int]) -> Iterator[tuple[int, Slots]]:
    """Give each word after which `items[i:]` may end, when they begin at `at`."""
    folded = words.folded
    while i < len(items):  # the plain words of a wording, without a call for each
        item = items[i]
        if not isinstance(item, OneOf) or item.optional:
            break
        if at >= len(folded) or folded[at] not in item.words:
            return
        at += 1
        i += 1
    else:
        yield at, {}
        return
    budget[0] -= 1
    if budget[0] < 0:
        return
    if isinstance(item, Items):
        if item.starts is None or (at < len(folded) and folded[at] in item.starts):
            for option in item.options:
                for after, slots in _follow(option, 0, words, at, budget):
                    for end, more in _follow(items, i + 1, words, after, budget):
                        yield end, {**slots, **more} if slots else more
    else:
        after_words = _after_gap(items, i) if isinstance(item, Gap) else None
        for after in _ends(item, words, at):
            if after_words is not None and (after >= len(folded) or folded[after] not in after_words):
                continue
            for end, slots in _follow(items, i + 1, words, after, budget):
                yield (
                    end,
                    {_CALLED.get(item.name, item.name): (at, after), **slots} if isinstance(item, Slot) else slots,
                )
    if item.optional:
        yield from _follow(items, i + 1, words, at, budget)


def _after_gap(items: tuple[Item, ...], i: int) -> frozenset[str] | None:
    """Give the words that may stand behind the gap `items[i]`; None where that is open."""
    following = items[i + 1] if i + 1 < len(items) else None
    if isinstance(following, OneOf) and not following.optional:
        return following.words
    return following.starts if isinstance(following, Items) and not following.optional else None


def _ends(item: Item, words: Words, at: int) -> Iterator[int]:
    """Give the words after which a single item that begins at `at` may end, the best first."""
    match item:
        case Edge(start=True):
            if words.begins_sentence(at):
                yield at
        case Edge():
            if words.ends_line(at):
                yield at
        case OneOf(words=choice):
            if at < len(words.folded) and words.folded[at] in choice:
                yield at + 1
        case Begins(stem=stem):
            if at < len(words.folded) and words.folded[at].startswith(stem):
                yield at + 1
        case Gap():
            most = GAP_WIDE if any(map(is_wide, words.folded[at : at + 3])) else GAP
            yield from range(at, words.line_end(at, most) + 1)
        case Slot(name="word"):
            if at < len(words.folded) and words.folded[at].isalnum():
                yield at + 1
        case Slot(name="link"):
            if at < len(words.folded) and words.folded[at].startswith(("http", "www.")):
                yield at + 1
        case Slot(name="title" | "text"):
            yield from range(at + 1, words.block_end(at, TITLE) + 1)
        case Slot(name="date"):
            yield from dates(words, at)
        case Slot(name="author"):
            yield from people(words, at)
        case Slot():
            yield from names(words, at)


def word_at(words: Words, offset: int) -> int:
    """Give the first word that begins at `offset` or after it."""
    return bisect_left(words.starts, offset)
