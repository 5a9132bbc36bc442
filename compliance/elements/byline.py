"""Who wrote the article, as a reader of the page sees it; the metadata confirm, and stand in where nothing is seen.

Places where a page names its author are collected with what speaks for each: the name that the markup gives
it, an opener ("By"), the address of a link, where it stands, the metadata. The strongest wins, with the names
beside it. A page that shows several people in the same way, far from one another, shows a list of other
articles or of comments.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from compliance.article import Place, Span, Zone
from compliance.elements import persons
from compliance.elements.model import Byline
from compliance.elements.stated import stated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compliance.article import Article, Block
    from compliance.elements.persons import Credit
    from compliance.elements.stated import Stated

ENOUGH = 3.0  # what a visible byline must weigh
_LABELLED = 260  # characters of a labelled stretch that may be a byline, not a box about the author
_LINE = 160
_NEAR = 120  # characters between two names of one byline
_WEIGHT_OF = {
    Zone.ABOVE: 1.5,
    Zone.ARTICLE: 0.0,
    Zone.BELOW: 0.5,
    Zone.SIDEBAR: -1.0,
    Zone.NAVIGATION: -2.5,
    Zone.FOOTER: -2.5,
    Zone.RELATED: -3.0,
    Zone.COMMENTS: -4.0,
    Zone.HEAD: 0.0,
}
_PARTS = re.compile(r"[^a-z']+")


class Mention(NamedTuple):
    """A place that may name the author."""

    start: int
    end: int
    credit: Credit
    weight: float
    why: tuple[str, ...]
    group: str  # what it has in common with the others of its kind: the name of the label


def find(article: Article) -> tuple[Byline, ...]:
    """Give the byline, the authors in the order of the page; none where nobody is named."""
    said = stated(article)
    mentions = _weighed(article, said)
    best = max(mentions, key=lambda m: (m.weight, -m.start), default=None)
    if best is not None and best.weight >= ENOUGH:
        return (_shown(article, _together(best, mentions), said),)
    return _unseen(said)


def _shown(article: Article, mentions: list[Mention], said: Stated) -> Byline:
    authors = _agreed(mentions, said)
    kept = [m for m in mentions if any(name in authors for name in m.credit.authors)]
    start, end = min(m.start for m in kept), max(m.end for m in kept)
    if end - start > 2 * _LABELLED:
        start, end = kept[0].start, kept[0].end
    return Byline(
        text=article.text[start:end].strip(),
        place=article.place(start, end),
        zone=article.zone_at(start),
        span=Span(start, end),
        why=tuple(dict.fromkeys(why for m in kept for why in m.why)),
        authors=authors,
        institutions=tuple(dict.fromkeys(name for m in kept for name in m.credit.institutions)),
    )


def _agreed(mentions: list[Mention], said: Stated) -> tuple[str, ...]:
    """Give the names of one byline in the order of the page: of two readings that overlap, the surer one's."""
    taken: dict[str, tuple[int, int, str]] = {}  # key: place, and the name as written
    best = mentions[0]
    for m in sorted(mentions, key=lambda m: (-round(m.weight), m.end - m.start)):
        for i, name in enumerate(m.credit.authors):
            key = persons.same(name)
            inside = [k for k in taken if k in key or key in k]
            if not inside:
                if taken and m.credit.sort != "person" and m.group != best.group and key not in said.keys:
                    continue
                taken[key] = (m.start, i, name)
            elif key in said.keys and not any(k in said.keys for k in inside):
                for k in inside:
                    del taken[k]
                taken[key] = (m.start, i, name)
    return tuple(name for _, _, name in sorted(taken.values()))


def _unseen(said: Stated) -> tuple[Byline, ...]:
    if not said.names:
        return ()
    first = said.origins[0]
    return (
        Byline(
            text=first.value,
            place=first.place,
            zone=Zone.HEAD,
            why=(f"{first.source} {first.name}",),
            authors=said.names,
            visible=False,
        ),
    )


def _weighed(article: Article, said: Stated) -> list[Mention]:
    """Give every mention, each with all that speaks for and against it."""
    found = [*_labels(article), *_links(article), *_lines(article, said)]
    crowd: defaultdict[str, set[str]] = defaultdict(set)
    for m in found:
        if m.group:
            crowd[m.group].update(map(persons.same, m.credit.authors))
    top = _top(article)
    out = []
    for m in found:
        credit = _without_outlet(m.credit, said)
        keys = {persons.same(name) for name in credit.authors}
        weight, why = m.weight + _WEIGHT_OF[article.zone_at(m.start)], m.why
        if m.start < top:
            weight -= 1.0
        if keys & said.keys:
            weight += 3.0
            why = (*why, "the metadata name the same author")
        elif said.keys and credit.sort != "desk":
            weight -= 0.5
        if keys <= said.outlets:
            weight -= 1.5
        if credit.sort == "desk":
            weight -= 1.0
        elif credit.sort == "person":
            weight += 0.5
        if len(crowd[m.group]) > 4 and not keys & said.keys:  # noqa: PLR2004 -- more than share one byline
            weight -= 2.0
        out.append(m._replace(weight=weight, why=why, credit=credit))
    return out


def _without_outlet(credit: Credit, said: Stated) -> Credit:
    """Take the outlet's own name from among people's."""
    if len(credit.authors) < 2 or not any(map(persons.is_person, credit.authors)):  # noqa: PLR2004 -- it stands alone
        return credit
    own = [n for n in credit.authors if persons.same(n) in said.outlets or persons.same(n.split()[0]) in said.outlets]
    if not own or len(own) == len(credit.authors):
        return credit
    rest = tuple(n for n in credit.authors if n not in own)
    return credit._replace(authors=rest, institutions=(*credit.institutions, *own))


def _top(article: Article) -> int:
    """Give where the article begins: some way before its title, 0 without one."""
    for block in article.blocks:
        if block.kind == "title" and not block.zone.is_frame:
            return block.start - 400
    return 0


def _labels(article: Article) -> Iterator[Mention]:
    text = article.text
    for label in article.labels:
        if not 1 < label.end - label.start <= _LABELLED or label.zone in (Zone.COMMENTS, Zone.RELATED):
            continue
        weight = _label_weight(label.name)
        if weight <= 0:
            continue
        credit = persons.read(text[label.start : label.end], labelled=weight > 1)
        if credit is None or credit.rest > 20:  # noqa: PLR2004 -- a sentence about the author has more
            continue
        led = _led(article, label.start)
        if led != "other":
            weight += 0.5 * bool(credit.opener or led) - 0.1 * credit.rest
            yield Mention(label.start, label.end, credit, weight, (f'marked as "{label.name}"',), label.name)


def _led(article: Article, start: int) -> str:
    return persons.before(article.text[max(0, start - 32) : start])


@lru_cache(4096)
def _label_weight(name: str) -> float:
    """Say how far a label's name marks an author's name."""
    labels = persons.known().words.labels
    parts = set(_PARTS.split(name))
    weight = 0.0
    if parts & labels["author"]:
        weight = 3.0
    elif any("author" in part or "byline" in part for part in parts):
        weight = 2.5
    elif parts & labels["perhaps"]:
        weight = 0.5
    if parts & labels["against"]:
        weight -= 1.5
    if "bio" in parts:
        weight -= 0.5
    return weight


def _links(article: Article) -> Iterator[Mention]:
    text = article.text
    for link in article.links:
        if not 1 < link.end - link.start < 80 or link.zone in (Zone.COMMENTS, Zone.RELATED):
            continue
        if "author" not in link.rel and not _is_authors(link.href):
            continue
        credit = persons.read(text[link.start : link.end], labelled=True)
        if credit is None or credit.rest:
            continue
        led = _led(article, link.start)
        if led != "other":
            yield Mention(link.start, link.end, credit, 2.0 + 0.5 * bool(led), ("linked as an author's page",), "link")


@lru_cache(4096)
def _is_authors(href: str) -> bool:
    path = href.partition("?")[0].rstrip("/").lower().split("/")
    return len(path) > 1 and not persons.known().words.paths.isdisjoint(path[1:-1])


def _lines(article: Article, said: Stated) -> Iterator[Mention]:
    seen = [name.casefold() for name in said.names]
    led = ""
    for block in _edges(article):
        if block.end - block.start > _LINE and article.format == "html":
            led = ""
            continue
        at = block.start
        for line in article.text[block.start : block.end].split("\n"):
            if 2 < len(line) <= _LINE and block.kind != "caption":  # noqa: PLR2004 -- a name and more
                if persons.may_open(line) or led:
                    yield from _line(line, at, block, led)
                elif any(name in line.casefold() for name in seen):
                    yield from _line(line, at, block, "", said)
            if line and not line.isspace():
                led = "by" if len(line) < 24 and line.strip(" :：").lower() in persons.known().by else ""  # noqa: PLR2004
            at += len(line) + 1


def _line(line: str, at: int, block: Block, led: str, said: Stated | None = None) -> Iterator[Mention]:
    credit = persons.read(line, labelled=led == "by")
    if credit is None or credit.rest > 20:  # noqa: PLR2004 -- a sentence
        return
    if credit.opener or led == "by":
        weight = 1.5 if credit.weak else 2.5
        why = f'opened with "{credit.opener or led}"'
    elif said and not said.keys.isdisjoint(map(persons.same, credit.authors)):
        weight, why = 1.0, "a line of its own"
    else:
        return
    if block.kind == "title":
        weight -= 1.5
    if block.zone is Zone.ARTICLE:
        weight -= 0.5
    yield Mention(at, at + len(line), credit, weight, (why,), "")


def _edges(article: Article) -> Iterator[Block]:
    """Give the blocks where a byline without a label may stand: above the article, its first and its last."""
    body = [b for b in article.blocks if b.zone is Zone.ARTICLE]
    edge = {id(b) for b in (*body[:6], *body[-4:])}
    for block in article.blocks:
        if block.zone in (Zone.ABOVE, Zone.BELOW) or id(block) in edge:
            yield block


def _together(best: Mention, mentions: list[Mention]) -> list[Mention]:
    """Give `best` with the mentions that make one byline with it."""
    one = [best]
    start, end = best.start, best.end
    beside = sorted((m for m in mentions if m.weight > max(best.weight - 2.5, ENOUGH - 1) and m is not best), key=lambda m: m.start)
    for around in (beside, beside[::-1]):  # onwards, then backwards
        for m in around:
            if m not in one and m.start <= end + _NEAR and m.end >= start - _NEAR:
                one.append(m)
                start, end = min(start, m.start), max(end, m.end)
    return one
