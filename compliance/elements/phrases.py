"""The wordings of the phrasebook, looked for in an article.

The words without which a wording cannot match are found in one pass (`scan`); only where one stands, and all that
is cheap to ask speaks for the wording, the text around is split into words and the wording matched. Cost grows
with the hits, not with the number of languages.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from compliance.article import Span, Zone
from compliance.elements.edges import BARS, Edges
from compliance.elements.matching import goes_on, match, word_at
from compliance.elements.names import OPENS
from compliance.elements.phrasebook import BEFORE, book, pattern
from compliance.elements.scan import scan
from compliance.elements.text import lower
from compliance.elements.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from compliance.article import Article
    from compliance.elements.phrasebook import Wording

    Depth = Callable[[int], int | None]

AFTER = 260  # characters behind a hit that a wording may reach
_WIDE = "\u2e80"  # where writing without blanks begins
_SIGN = re.compile(r"[^\w \t\xa0'’]|_")


class Phrase(NamedTuple):
    """A wording found in an article, with what its slots hold."""

    wording: Wording
    span: Span
    slots: dict[str, Span]


def find(article: Article) -> tuple[Phrase, ...]:
    """Give every wording found in the text of `article`, in the order of the text."""
    starts = [block.start for block in article.blocks]
    links = {link.start: link.end for link in article.links if link.end > link.start}
    edges = Edges(article)

    def depth(offset: int) -> int | None:
        at = bisect_right(starts, offset) - 1
        block = article.blocks[at] if at >= 0 else None
        if block and (block.zone.is_frame or block.kind in {"caption", "code"}):
            return None
        return edges.depth(offset, block.zone if block else Zone.ARTICLE)

    return tuple(search(article.text, starts, links, depth))


def search(
    text: str, blocks: Iterable[int] = (), links: dict[int, int] | None = None, depth: Depth | None = None
) -> list[Phrase]:
    """Give every wording found in `text`; `blocks` are where its blocks begin, `links` where links begin and end.

    `depth` tells of an offset how many characters past the edges of the article it stands, below 0 at an edge, None
    where nothing credits; without it, any wording may stand anywhere. What speaks against a credit is looked for
    only beside one.
    """
    links = links or {}
    tries, against = _hits(text, links, depth)
    if not tries:
        return []
    block_starts = frozenset(blocks)
    found = [p for words, group in _regions(text, tries, block_starts, links) for p in _matches(words, group)]
    if found and against:
        beside = _beside(against, sorted(phrase.span for phrase in found))
        for words, group in _regions(text, beside, block_starts, links):
            found += _matches(words, group)
    return sorted(found, key=lambda phrase: phrase.span)


def _beside(hits: list[tuple[int, int]], spans: list[Span]) -> list[tuple[int, int]]:
    """Give the hits that stand in one of `spans`, which are in order, or not far before it."""
    beside = []
    at = reach = 0
    for hit in sorted(hits, key=itemgetter(0)):
        while at < len(spans) and spans[at].start - BEFORE < hit[0]:
            reach = max(reach, spans[at].end)
            at += 1
        if hit[0] < reach:
            beside.append(hit)
    return beside


class _Hit(NamedTuple):
    """A word that some wordings cannot do without."""

    start: int
    end: int
    before: int  # where the word before it ends
    behind: int  # where the word behind it begins


def _hits(text: str, links: dict[int, int], depth: Depth | None) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Give where a wording may stand by all that is cheap to ask, with its number; then the same of those against."""
    low = lower(text)
    known = book()
    wordings, sets, stems = known.wordings, known.sets, known.stems
    tries: list[tuple[int, int]] = []
    against: list[tuple[int, int]] = []
    for literal, start, end in scan(text).wordings:
        if _is_cut(low, start, end, whole=literal not in stems):
            continue
        deep = depth(start) if depth else -1
        numbers = known.tries[literal].at(deep)
        hit = _hit(low, start, end) if numbers else None
        for number in numbers:
            wording = wordings[number]
            if wording.room is not None and not _opens(low, start, wording.room, links):
                continue
            if depth and wording.where != "anywhere" and not _is_seat(low, start, wording, deep):
                continue
            if hit and _is_beside(low, hit, wording, sets) and _has_near(low, hit, wording, sets):
                (against if wording.says == "against" else tries).append((start, number))
    return tries, against


def _hit(low: str, start: int, end: int) -> _Hit:
    before, behind = start, end
    while before and low[before - 1].isspace():
        before -= 1
    while behind < len(low) and low[behind].isspace():
        behind += 1
    return _Hit(start, end, before, behind)


def _is_cut(low: str, start: int, end: int, *, whole: bool) -> bool:
    """Whether the hit from `start` to `end` is only a part of a word; of a stem (not `whole`) more may follow."""
    if start and (before := low[start - 1]).isalpha() and before < _WIDE and low[start] < _WIDE:
        return True
    return whole and end < len(low) and (behind := low[end]).isalpha() and behind < _WIDE and low[start] < _WIDE


def _opens(low: str, start: int, room: int, links: dict[int, int]) -> bool:
    """Whether a sentence may begin up to `room` characters before `start`: a sign, a line or a link begins there."""
    if start in links:
        return True
    if room:
        first = start - room
        return (
            first < 0 or _SIGN.search(low, first, start) is not None or not links.keys().isdisjoint(range(first, start))
        )
    before = start - 1
    while before >= 0 and low[before] in " \t\xa0":
        before -= 1
    return before < 0 or not low[before].isalnum()


def _is_seat(low: str, start: int, wording: Wording, depth: int | None) -> bool:
    """Whether a credit that stands at an edge only, or on a line of its own, may stand there; generous."""
    if depth is None:  # what is tried in the frame credits nothing
        return True
    if depth >= wording.lead:
        return False
    before = low[low.rfind("\n", 0, start) + 1 : start]
    return wording.where == "edge" or len(before) <= wording.lead or any(bar in before for bar in BARS)


def _is_beside(low: str, hit: _Hit, wording: Wording, sets: tuple[tuple[str, ...], ...]) -> bool:
    """Whether a word that a wording needs begins right behind the hit, and one ends right before it."""
    if wording.begins is not None and not low.startswith(sets[wording.begins], hit.behind):
        return False
    return wording.ends is None or low.endswith(sets[wording.ends], 0, hit.before)


def _has_near(low: str, hit: _Hit, wording: Wording, sets: tuple[tuple[str, ...], ...]) -> bool:
    """Whether the words that a wording needs stand around the hit."""
    start, end = hit.start, hit.end
    for need in wording.near:
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


def _matches(words: Words, group: list[tuple[int, int]]) -> Iterator[Phrase]:
    done: dict[int, int] = {}  # of each wording, the word after its last match
    for offset, number in group:
        wording = book().wordings[number]
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
