"""The wordings of `wordings/*.yaml`, looked for in an article in one pass over its text.

Every wording holds words without which it cannot match (`wording.needles`). One Aho-Corasick pass over the
text finds the rarest of each; only around such a hit the text is split into words and the wording matched.
Cost grows with the hits, not with the number of languages.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import ahocorasick_rs
import msgspec

from compliance.article import Span, Zone
from compliance.compiled import compiled
from compliance.elements.edges import BARS, Edges
from compliance.elements.items import Edge, Group, Item, Needle, OneOf, best, firsts, longest, needles, stems
from compliance.elements.matching import goes_on, match, word_at
from compliance.elements.names import OPENS
from compliance.elements.text import lower
from compliance.elements.wording import WordingError, parse
from compliance.elements.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from compliance.article import Article

FOLDER = Path(__file__).with_name("wordings")
BEFORE, AFTER = 220, 260  # characters around a hit that a wording may reach
WIDE = 0x2E80  # where writing without blanks begins
CLOSE, LONG = 24, 12  # characters: blanks and line breaks between words, and a word with its blank

Says = Literal["attribution", "against", "permission", "disclaimer"]
Where = Literal["anywhere", "edge", "lone"]


class Near(NamedTuple):
    """Words of which one must stand before or after a hit, within `reach` characters."""

    words: int  # the number of the set of words
    before: bool
    reach: int


class Wording(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One wording: what it says, and the cheap test whether to match it."""

    id: str  # "en/originally-published"
    says: Says
    where: Where = "anywhere"  # the place in the article that it needs; `lone`: a line or block of its own
    sure: float = 0.9  # how far the words alone show that the article is somebody else's, 0 to 1
    granted: bool | None = None  # of a permission
    anchor: int  # the item whose words are looked for in the text
    room: int | None = None  # characters before those to the beginning of the sentence; None: it need not be near
    lead: int  # characters that the items before those can take
    near: tuple[Near, ...] = ()  # words that must stand near those


class Pattern(msgspec.Struct, frozen=True):
    """What is matched; made ready only where the cheap test says so."""

    items: tuple[Item, ...]
    firsts: frozenset[str] | None


class Library(msgspec.Struct, frozen=True):
    """All wordings; `hits[i]` are the wordings to try where `literals[i]` stands."""

    wordings: tuple[Wording, ...]
    patterns: tuple[bytes, ...]  # of each wording its Pattern as msgpack: most are never needed
    sets: tuple[tuple[str, ...], ...]  # sets of words, which many wordings share
    literals: tuple[str, ...]
    hits: tuple[tuple[int, ...], ...]
    stems: frozenset[int]  # the numbers of the literals that are beginnings of words


class Example(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A wording as it stands in its file, with texts that it must match and texts that nothing may match.

    In `eg` the publisher stands between < and >.
    """

    say: str
    eg: str | tuple[str, ...]
    no: str | tuple[str, ...] = ()


class WordingGroup(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Wordings that say the same."""

    says: Says
    wordings: tuple[Example, ...]
    where: Where = "anywhere"
    sure: float = 0.9
    granted: bool | None = None


class WordingFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file of wordings, of one language."""

    language: str
    lists: dict[str, tuple[str, ...]] = {}
    groups: dict[str, WordingGroup]


class Phrase(NamedTuple):
    """A wording found in an article, with what its slots hold."""

    wording: Wording
    span: Span
    slots: dict[str, Span]


def files() -> tuple[Path, ...]:
    """Give the files of wordings, one a language."""
    return tuple(sorted(FOLDER.glob("*.yaml")))


def read_file(path: Path) -> WordingFile:
    """Read one file of wordings; raises what yaml and msgspec raise on a broken one."""
    import yaml  # noqa: PLC0415 -- only where the compiled form is not at hand

    # The base loader leaves "on" and "no" the words that they are.
    content: Any = yaml.load(path.read_bytes(), Loader=yaml.CBaseLoader)  # noqa: S506 -- it makes strings only
    return msgspec.convert(content, WordingFile, strict=False)


def items_of(say: str, lists: dict[str, tuple[str, ...]]) -> tuple[Item, ...]:
    """Read one wording. Raises `WordingError`, also where it holds no word that every match must hold."""
    items = parse(say, lists)
    if not needles(items):
        message = f'"{say}" holds no word that every match must hold'
        raise WordingError(message)
    return items


def build() -> Library:
    """Read every file of wordings. Raises `WordingError`, and what yaml and msgspec raise, on a broken one."""
    wordings: list[Wording] = []
    patterns: list[bytes] = []
    sets: dict[tuple[str, ...], int] = {}
    table: dict[str, list[int]] = {}
    cut: set[str] = set()
    for path in files():
        file = read_file(path)
        for name, group in file.groups.items():
            for example in group.wordings:
                items = items_of(example.say, file.lists)
                found = needles(items)
                anchor = best(found)
                cut |= stems(items[anchor.item])
                for literal in anchor.words:
                    table.setdefault(literal, []).append(len(wordings))
                near = tuple(_near(items, anchor, other, sets) for other in found if other is not anchor)
                wordings.append(
                    Wording(
                        id=f"{file.language}/{name}",
                        says=group.says,
                        where=group.where,
                        sure=group.sure,
                        granted=group.granted,
                        anchor=anchor.item,
                        room=_room(items, anchor),
                        lead=_reach(items[: anchor.item + 1]),
                        near=near,
                    )
                )
                patterns.append(msgspec.msgpack.encode(Pattern(items, firsts(items))))
    beginnings = frozenset(i for i, literal in enumerate(table) if literal in cut)
    hits = tuple(map(tuple, table.values()))
    return Library(tuple(wordings), tuple(patterns), tuple(sets), tuple(table), hits, beginnings)


def _room(items: tuple[Item, ...], anchor: Needle) -> int | None:
    """Give how many characters may stand between the beginning of the sentence and the anchor; None: any number."""
    first = items[0]
    if not isinstance(first, Edge) or not first.start:
        return None
    inner = items[anchor.item]
    begins = (
        inner.words
        if isinstance(inner, OneOf)
        else (inner.starts or frozenset())
        if isinstance(inner, Group)
        else frozenset()
    )
    if anchor.item == 1 and begins.issuperset(anchor.words):
        return 0
    return _reach(items[1 : anchor.item + 1])


def _near(items: tuple[Item, ...], anchor: Needle, other: Needle, sets: dict[tuple[str, ...], int]) -> Near:
    """Say where the words of `other` must stand, seen from those of `anchor`."""
    low, high = sorted((anchor.item, other.item))
    number = sets.setdefault(other.words, len(sets))
    return Near(number, other.item < anchor.item, _reach(items[low : high + 1]))


def _reach(items: tuple[Item, ...]) -> int:
    """Give how many characters the words of `items` can take, at most as far as a wording is looked for."""
    return min(BEFORE, CLOSE + LONG * sum(map(longest, items)))


@cache
def pattern(number: int) -> Pattern:
    """Give what wording `number` of the library matches."""
    return msgspec.msgpack.decode(library().patterns[number], type=Pattern)


@cache
def library() -> Library:
    """Give all wordings, from the cache folder where it holds them."""
    here = Path(__file__)
    parts = ("wording.py", "items.py", "matching.py", "words.py", "names.py", "lexicon.yaml")
    sources = (here, *map(here.with_name, parts))
    return compiled("wordings", (*files(), *sources), build, Library)


@cache
def _automaton() -> ahocorasick_rs.AhoCorasick:
    return ahocorasick_rs.AhoCorasick(library().literals)


def find(article: Article) -> tuple[Phrase, ...]:
    """Give every wording found in the text of `article`, in the order of the text."""
    blocks = [block.start for block in article.blocks]
    links = {link.start: link.end for link in article.links if link.end > link.start}
    return tuple(search(article.text, blocks, links, _Stands(article, blocks)))


class _Stands:
    """Whether a wording may stand where a hit is: cheap, and generous; `attribution` looks closely."""

    def __init__(self, article: Article, starts: list[int]) -> None:
        self._edges = Edges(article)
        self._starts = starts
        self._blocks = article.blocks
        self._text = article.text

    def __call__(self, wording: Wording, start: int) -> bool:
        if wording.says != "attribution":
            return True
        at = bisect_right(self._starts, start) - 1
        zone = Zone.ARTICLE
        if at >= 0:
            block = self._blocks[at]
            zone = block.zone
            if zone.is_frame or block.kind in {"caption", "code"}:
                return False
        if wording.where == "anywhere":
            return True
        if not (self._edges.near(start, zone) or self._edges.near(max(0, start - wording.lead), zone)):
            return False
        if wording.where == "edge":
            return True
        line = self._text.rfind("\n", 0, start) + 1
        before = self._text[line:start]
        return len(before) <= wording.lead or any(bar in before for bar in BARS)


def search(
    text: str,
    blocks: Iterable[int] = (),
    links: dict[int, int] | None = None,
    stands: Callable[[Wording, int], bool] | None = None,
) -> list[Phrase]:
    """Give every wording found in `text`; `blocks` are where its blocks begin, `links` where links begin and end.

    `stands` says of a wording and the place of its hit whether it may stand there; without it, any may anywhere.
    What speaks against a credit is looked for only beside one.
    """
    low = lower(text)
    book = library()
    links = links or {}
    tries: list[tuple[int, int]] = []  # where a word stands that a wording cannot do without, and the wording
    against: list[tuple[int, int]] = []
    for literal, start, end in _automaton().find_matches_as_indexes(low, overlapping=True):
        if _is_cut(low, start, end, whole=literal not in book.stems):
            continue
        for number in book.hits[literal]:
            wording = book.wordings[number]
            if wording.room is not None and not _opens(low, start, wording.room, links):
                continue
            if stands and not stands(wording, start):
                continue
            if _has_near(low, start, end, wording.near, book.sets):
                (against if wording.says == "against" else tries).append((start, number))
    if not tries:
        return []
    block_starts = frozenset(blocks)
    found = [
        phrase for words, group in _regions(text, tries, block_starts, links) for phrase in _matches(book, words, group)
    ]
    if found and against:
        spans = [phrase.span for phrase in found]
        beside = [hit for hit in against if any(s.start - BEFORE < hit[0] < s.end for s in spans)]
        for words, group in _regions(text, beside, block_starts, links):
            found += _matches(book, words, group)
    return sorted(found, key=lambda phrase: phrase.span)


def _opens(low: str, start: int, room: int, links: dict[int, int]) -> bool:
    """Whether a sentence may begin up to `room` characters before `start`: a sign, a line or a link begins there."""
    if start in links:
        return True
    if room:
        stretch = low[max(0, start - room) : start]
        return (
            len(stretch) < room
            or not all(c.isalnum() or c in " \t\xa0'’" for c in stretch)
            or any(at in links for at in range(start - room, start))
        )
    before = start - 1
    while before >= 0 and low[before] in " \t\xa0":
        before -= 1
    return before < 0 or not low[before].isalnum()


def _is_cut(low: str, start: int, end: int, *, whole: bool) -> bool:
    """Whether the hit from `start` to `end` is only a part of a word; of a stem (not `whole`) more may follow."""
    if ord(low[start]) >= WIDE:
        return False
    return (start > 0 and low[start - 1].isalpha() and ord(low[start - 1]) < WIDE) or (
        whole and end < len(low) and low[end].isalpha() and ord(low[end]) < WIDE
    )


def _has_near(low: str, start: int, end: int, near: tuple[Near, ...], sets: tuple[tuple[str, ...], ...]) -> bool:
    """Whether the words that a wording needs stand around the hit from `start` to `end`."""
    for need in near:
        stretch = low[max(0, start - need.reach) : start] if need.before else low[end : end + need.reach]
        for word in sets[need.words]:
            if word in stretch:
                break
        else:
            return False
    return True


def _regions(
    text: str, tries: list[tuple[int, int]], blocks: frozenset[int], links: dict[int, int]
) -> Iterator[tuple[Words, list[tuple[int, int]]]]:
    """Give the stretches of text around the hits, each split into words once, with the hits in it."""
    group: list[tuple[int, int]] = []
    start = end = -1
    for hit in sorted(tries):
        if hit[0] - BEFORE > end and group:
            yield _words(text, start, end, blocks, links), group
            group = []
        if not group:
            start = max(0, hit[0] - BEFORE)
        group.append(hit)
        end = hit[0] + AFTER
    if group:
        yield _words(text, start, end, blocks, links), group


def _words(text: str, start: int, end: int, blocks: frozenset[int], links: dict[int, int]) -> Words:
    while start and not text[start - 1].isspace() and text[start - 1].isascii():  # no word is cut
        start -= 1
    while end < len(text) and not text[end].isspace() and text[end].isascii():
        end += 1
    return Words(text, start, end, blocks, links)


def _matches(book: Library, words: Words, group: list[tuple[int, int]]) -> Iterator[Phrase]:
    done: dict[int, int] = {}  # of each wording, the word after its last match
    for offset, number in group:
        wording = book.wordings[number]
        here = word_at(words, offset)
        ready = pattern(number)
        if not goes_on(ready.items, wording.anchor, words, here):
            continue
        first = max(0, word_at(words, offset - BEFORE), done.get(number, 0))
        for at in range(first, min(here + 1, len(words))):
            if ready.firsts is None and (not words.begins_word(at) or words.folded[at] in OPENS):
                continue
            if ready.firsts is not None and words.folded[at] not in ready.firsts:
                continue
            found = match(ready.items, words, at)
            if found and found.after > found.first and found.after > here:
                done[number] = found.after
                slots = {name: Span(*words.span(*at)) for name, at in found.slots.items() if at[1] > at[0]}
                yield Phrase(wording, Span(*words.span(found.first, found.after)), slots)
                break
