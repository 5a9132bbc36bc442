"""Who wrote the article, as a reader of the page sees it; the metadata confirm, and stand in where nothing is seen.

The places that may name the author (`mentions`) are weighed: what the markup calls them, whether a word such
as "By" opens them, where they stand, whether the metadata say the same. The strongest wins, with the names
beside it. A page that shows several people in the same way, far from one another, shows other articles'
authors, or those of comments.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from compliance.article import Span, Zone
from compliance.elements.byline import lines, marks, stated
from compliance.elements.byline.mentions import (
    CONFIRMED,
    ENOUGH,
    FULL_NAME,
    NEAR,
    OWN,
    UNDER_TITLE,
    ZONES,
    Mention,
    Page,
    is_letters,
    look,
)
from compliance.elements.byline.persons import introduced, is_person, same
from compliance.elements.model import Byline
from compliance.elements.outlets import host

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.article import Article, Metadata
    from compliance.elements.byline.authors import Credit

_SURE = 6.5  # more than a line or a link weighs
_GOOD = 5.0  # the same where the metadata name nobody
_FAR = 2000  # characters over which one byline never goes
_MOST = 200  # mentions of one byline, whatever a page repeats
_NEXT = 60  # characters between a name and the one shown in the same way, for each name already taken
_SPREAD = 2.5  # how much less than the best's a further name's weight may be
_WELL_ABOVE = 400  # characters between a byline and the title below it
_TEXT_MOST = 500  # characters of a byline's words
_CROWD = 4  # people who share one byline, at most
_LAST = 6  # blocks in which the author may be introduced
_INTRODUCTION_MOST = 900  # characters
_TELLING = 8  # characters of an outlet's name by whose beginning a longer one is known: "The Example Staff"
_SENTENCE = re.compile(r"(?<=[a-z)]\.)\s+(?=[A-Z])")


def find(article: Article) -> tuple[Byline, ...]:
    """Give the byline, its authors in the order of the page; none where nobody is named."""
    said = stated.find(article)
    page = look(article, said)
    weighed = _weighed(page, marks.labels(page))
    weighed += _weighed(page, marks.links(page, _sure(weighed, page)))
    if around := _sure(weighed, page):
        weighed += _weighed(page, lines.find(page, around))
    else:
        weighed += _weighed(page, chain(lines.find(page), lines.notes(page)))
    best = _best(weighed)
    if best is not None and best.weight >= ENOUGH:
        return (_shown(page, _together(best, weighed)),)
    return _unseen(said.names, said.origins) or _introduced(article) or _unseen(said.own, said.own_origins)


def _sure(weighed: list[Mention], page: Page) -> Mention | None:
    """Give the best mention where nothing that is still to be looked for could weigh more."""
    best = _best(weighed)
    return best if best and best.weight > (_SURE if page.said.keys else _GOOD) else None


def _best(weighed: list[Mention]) -> Mention | None:
    return max(weighed, key=lambda m: (m.weight, -m.start), default=None)


def _weighed(page: Page, mentions: Iterator[Mention]) -> list[Mention]:
    """Give every mention, weighed with all that the page says for and against it."""
    found = [*mentions]
    for i, m in enumerate(found):
        credit = _without_outlet(_parted(m.credit, page), page)
        if credit is not m.credit:
            found[i] = m._replace(credit=credit)
    zones = [page.article.zone_at(m.start) for m in found]
    crowds: defaultdict[tuple[str, bool], set[str]] = defaultdict(set)
    for m, zone in zip(found, zones, strict=True):
        if m.group:
            crowds[m.group, zone is Zone.ABOVE].update(map(same, m.credit.authors))
    return [_weigh(m, zone, crowds[m.group, zone is Zone.ABOVE], page) for m, zone in zip(found, zones, strict=True)]


def _weigh(m: Mention, zone: Zone, crowd: set[str], page: Page) -> Mention:
    """Weigh a mention; `crowd` are all people shown in the same way, above the article or elsewhere."""
    said = page.said
    keys = set(map(same, m.credit.authors))
    others = len(crowd - keys)
    weight, why = m.weight, m.why
    if is_top := page.is_under_title(m.start):
        weight += UNDER_TITLE
    else:
        weight += ZONES[zone] - (zone is Zone.ABOVE and m.start < page.title[0] - _WELL_ABOVE)
    if confirmed := not said.keys.isdisjoint(keys):
        weight += CONFIRMED
        why = (*why, "the metadata name the same author")
    elif said.keys and m.credit.sort != "desk":
        weight -= 0.5
    if keys <= said.outlets or (page.article.format == "text" and any(_is_host(key, page.article) for key in keys)):
        weight -= 1.5  # plain text has no other way to tell an outlet's name: "by Example News: …"
    weight += {"person": FULL_NAME, "handle": 0.0, "desk": -1.5}[m.credit.sort]
    if not confirmed and (others > _CROWD or (others and not is_top)):
        weight -= 1.0 if zone is Zone.ABOVE and others <= _CROWD else 2.0
    return Mention(m.start, m.end, m.credit, weight, why, m.group)


def _parted(credit: Credit, page: Page) -> Credit:
    """Part names that run together where the metadata know them: "Jane Doe Joe Bloggs The Example"."""
    if not page.said.keys:
        return credit
    names: list[str] = []
    for name in credit.authors:
        words = name.split()
        before = len(names)
        while end := next((n for n in range(len(words), 1, -1) if same(" ".join(words[:n])) in page.said.keys), 0):
            names.append(" ".join(words[:end]).strip(","))
            del words[:end]
        if len(names) == before:
            names.append(name)
    return credit if names == [*credit.authors] else credit._replace(authors=tuple(names))


def _without_outlet(credit: Credit, page: Page) -> Credit:
    """Take the outlet's own name, and that of one linked on the page, from among people's."""
    if len(credit.authors) == 1:
        return credit
    own = [n for n in credit.authors if _is_outlet(n, page)]
    own += [n for n in credit.authors[1:] if n not in own and _is_host(same(n), page.article)]
    rest = tuple(n for n in credit.authors if n not in own)
    if not own or not any(map(is_person, rest)):  # "AFP/The Example"
        return credit
    return credit._replace(authors=rest, institutions=(*credit.institutions, *own))


def _is_outlet(name: str, page: Page) -> bool:
    own = page.said.outlets
    key = same(name)
    return (
        key in own
        or same(name.split(maxsplit=1)[0]) in own
        or any(len(o) >= _TELLING and key.startswith(o) for o in own)
    )


def _is_host(key: str, article: Article) -> bool:
    """Whether the name is that of a host linked under other words than the name itself."""
    return any(
        key[:3] in link.href
        and host(link.href).replace("-", "").startswith(f"{key}.")
        and same(article.text[link.start : link.end][:80]) != key
        for link in article.links
    )


def _together(best: Mention, weighed: list[Mention]) -> list[Mention]:
    """Give `best` with the mentions that make one byline with it."""
    one = [best]
    start, end = best.start, best.end
    least = max(best.weight - _SPREAD, ENOUGH - 1)
    close = [m for m in weighed if m.weight > least and m is not best and abs(m.start - best.start) < _FAR]
    beside = sorted(close[:_MOST], key=lambda m: m.start)
    for around in (beside, beside[::-1]):  # onwards, then backwards
        for m in around:
            if m not in one and m.start <= end + NEAR and m.end >= start - NEAR:
                one.append(m)
                start, end = min(start, m.start), max(end, m.end)
    return one


def _shown(page: Page, together: list[Mention]) -> Byline:
    """Make the byline of what is seen; the first of `together` is the best."""
    authors = _agreed(page, together)
    kept = [m for m in together if any(name in authors for name in m.credit.authors)]
    start, end = min(m.start for m in kept), max(m.end for m in kept)
    if end - start > _TEXT_MOST:
        start, end = kept[0].start, kept[0].end
    article = page.article
    return Byline(
        text=article.text[start:end],
        place=article.place(start, end),
        zone=article.zone_at(start),
        span=Span(start, end),
        why=tuple(dict.fromkeys(why for m in kept for why in m.why)),
        authors=authors,
        institutions=tuple(dict.fromkeys(name for m in kept for name in m.credit.institutions)),
    )


def _agreed(page: Page, together: list[Mention]) -> tuple[str, ...]:
    """Give the names of one byline in the order of the page: of two readings that overlap, the surer one's.

    Beside the best mention's own names come those that the metadata confirm, those of a reading that overlaps
    it ("Jane Doe and AP" around the link on "Jane Doe"), and people shown in the same way.
    """
    best = together[0]
    is_people = best.credit.sort == "person"
    taken: dict[str, tuple[int, int, str]] = {}  # key: its place, and the name as written
    for m in sorted(together, key=lambda m: (-round(m.weight), m.end - m.start)):
        overlaps = m.start < best.end and best.start < m.end
        is_next = max(m.start - best.end, best.start - m.end) <= _NEXT * max(len(taken), 1)
        alike = overlaps or (is_next and m.group == best.group != "" and (m.credit.sort == "person" or not is_people))
        for i, name in enumerate(m.credit.authors):
            key = same(name)
            confirmed = key in page.said.keys
            inside = [k for k in taken if k in key or key in k]
            if inside and (not confirmed or not page.said.keys.isdisjoint(inside)):
                continue
            is_sure = not is_people or is_person(name) or (is_letters(name) and not m.credit.rest)
            if m is best or confirmed or (alike and is_sure):
                for shorter in inside:
                    del taken[shorter]
                taken[key] = (m.start, i, name)
    return tuple(name for _, _, name in sorted(taken.values()))


def _unseen(names: tuple[str, ...], origins: tuple[Metadata, ...]) -> tuple[Byline, ...]:
    """Give the author whom only the metadata name."""
    if not names:
        return ()
    first = origins[0]
    why = (f'{first.source} "{first.name}"',)
    return (Byline(text=first.value, place=first.place, zone=Zone.HEAD, why=why, authors=names, visible=False),)


def _introduced(article: Article) -> tuple[Byline, ...]:
    """Read who is introduced below the article: "Jane Doe is a professor of law"."""
    people = [
        (block, name)
        for block in [b for b in article.blocks if b.zone in OWN][-_LAST:]
        for sentence in _SENTENCE.split(article.text[block.start : min(block.end, block.start + _INTRODUCTION_MOST)])
        if (name := introduced(sentence))
    ]
    if not people:
        return ()
    first, last = people[0][0], people[-1][0]
    return (
        Byline(
            text=article.text[first.start : last.end],
            place=article.place(first.start, last.end),
            zone=first.zone,
            span=Span(first.start, last.end),
            why=("introduced below the article",),
            authors=tuple(dict.fromkeys(name for _, name in people)),
        ),
    )
