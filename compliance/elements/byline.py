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
from compliance.elements.outlets import host, known
from compliance.elements.stated import stated
from compliance.elements.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compliance.article import Article, Block
    from compliance.elements.persons import Credit
    from compliance.elements.stated import Stated

ENOUGH = 2.0  # what a visible byline must weigh
_LABELLED = 260  # characters of a labelled stretch that may be a byline, not a box about the author
_LINE = 160
_SHORT = 40  # characters of a line that holds a name or a date and little more
_WELL_ABOVE = 400  # characters between the byline and the title below it
_BELOW_TITLE = 300  # characters between the title and the byline below it
_NEAR = 80  # characters between two names of one byline
_WEIGHT_OF = {
    Zone.ABOVE: 1.5,
    Zone.ARTICLE: 0.0,
    Zone.BELOW: 0.5,
    Zone.SIDEBAR: -1.0,
    Zone.NAVIGATION: -2.5,
    Zone.FOOTER: -1.0,
    Zone.RELATED: -3.0,
    Zone.COMMENTS: -4.0,
    Zone.HEAD: 0.0,
}
_NEVER = frozenset({Zone.COMMENTS, Zone.RELATED})
_SENTENCE = re.compile(r"(?<=[a-z)]\.)\s+(?=[A-Z])")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
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
    return _unseen(said) or _described(article) or _unseen(said, own=True)


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
    """Give the names of one byline in the order of the page: of two readings that overlap, the surer one's.

    Beside the best mention's own names come those that the metadata confirm, those of a reading that overlaps
    it ("Jane Doe and AP" around the link on "Jane Doe"), and people shown in the same way.
    """
    taken: dict[str, tuple[int, int, str]] = {}  # key: place, and the name as written
    best = mentions[0]
    for m in sorted(mentions, key=lambda m: (-round(m.weight), m.end - m.start)):
        around = m.start < best.end and best.start < m.end
        alike = around or (m.group and m.group == best.group and (m.credit.sort == "person" or best.credit.sort != "person"))
        for i, name in enumerate(m.credit.authors):
            key = persons.same(name)
            inside = [k for k in taken if k in key or key in k]
            if not inside:
                if m is best or key in said.keys or (alike and _is_sure(name, m, best)):
                    taken[key] = (m.start, i, name)
            elif key in said.keys and not any(k in said.keys for k in inside):
                for k in inside:
                    del taken[k]
                taken[key] = (m.start, i, name)
    return tuple(name for _, _, name in sorted(taken.values()))


def _is_sure(name: str, m: Mention, best: Mention) -> bool:
    """Whether a further name is worth as much as the best mention's: a person's, or an agency's letters."""
    return best.credit.sort != "person" or persons.is_person(name) or (_is_letters(name) and not m.credit.rest)


def _is_letters(name: str) -> bool:
    """Whether it is written like an agency's letters: "AP", "AFP"."""
    return name.isupper() and name.isascii() and len(name) < 5  # noqa: PLR2004 -- "ANSA"


def _unseen(said: Stated, *, own: bool = False) -> tuple[Byline, ...]:
    """Give the author whom only the metadata name; `own`: who is also the outlet, a person's own site."""
    names, origins = (said.own, said.own_origins) if own else (said.names, said.origins)
    if not names:
        return ()
    first = origins[0]
    return (
        Byline(
            text=first.value,
            place=first.place,
            zone=Zone.HEAD,
            why=(f"{first.source} {first.name}",),
            authors=names,
            visible=False,
        ),
    )


def _described(article: Article) -> tuple[Byline, ...]:
    """Read who is introduced below the article: "Jane Doe is a professor of …"."""
    people = []
    for block in [b for b in article.blocks if not b.zone.is_frame][-6:]:
        for sentence in _SENTENCE.split(article.text[block.start : min(block.end, block.start + 900)]):
            if name := persons.introduced(sentence):
                people.append((block, name))
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


def _weighed(article: Article, said: Stated) -> list[Mention]:
    """Give every mention, each with all that speaks for and against it."""
    found = [*_labels(article), *_links(article), *_lines(article, said)]
    crowd: defaultdict[str, set[str]] = defaultdict(set)
    for m in found:
        if m.group:
            crowd[m.group].update(map(persons.same, m.credit.authors))
    title = _title(article)
    out = []
    for m in found:
        credit = _without_outlet(_as_stated(m.credit, said), said, article)
        keys = {persons.same(name) for name in credit.authors}
        weight, why = m.weight, m.why
        top = bool(title[1]) and 0 <= m.start - title[1] < _BELOW_TITLE
        if top:
            weight += _WEIGHT_OF[Zone.ABOVE] + 0.5
        else:
            zone = article.zone_at(m.start)
            weight += _WEIGHT_OF[zone] - (m.start < title[0] - _WELL_ABOVE)
            top = zone is Zone.ABOVE
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
        others = len(crowd[m.group] - keys)
        if not keys & said.keys and (others > 4 or (others and not top)):  # noqa: PLR2004 -- more than share one byline
            weight -= 2.0
        out.append(m._replace(weight=weight, why=why, credit=credit))
    return out


def _as_stated(credit: Credit, said: Stated) -> Credit:
    """Part names that run together where the metadata know them: "Jane Doe Joe Bloggs The Example"."""
    names: list[str] = []
    for name in credit.authors:
        words = name.split()
        first = len(names)
        while words:
            end = next((n for n in range(len(words), 0, -1) if persons.same(" ".join(words[:n])) in said.keys), 0)
            if not end:
                break
            names.append(" ".join(words[:end]).strip(","))
            del words[:end]
        if len(names) == first:
            names.append(name)
    return credit if len(names) == len(credit.authors) and names == list(credit.authors) else credit._replace(authors=tuple(names))


def _without_outlet(credit: Credit, said: Stated, article: Article) -> Credit:
    """Take the outlet's own name, and that of one linked on the page, from among people's."""
    if len(credit.authors) < 2:  # noqa: PLR2004 -- it stands alone
        return credit
    own = [n for n in credit.authors if _is_outlet(n, said)]
    own += [n for n in credit.authors[1:] if n not in own and _is_host(persons.same(n), article)]
    rest = tuple(n for n in credit.authors if n not in own)
    if not own or not any(map(persons.is_person, rest)):  # "AFP/The Example"
        return credit
    return credit._replace(authors=rest, institutions=(*credit.institutions, *own))


def _is_outlet(name: str, said: Stated) -> bool:
    key = persons.same(name)
    return key in said.outlets or persons.same(name.split()[0]) in said.outlets or any(
        len(own) > 7 and key.startswith(own) for own in said.outlets  # noqa: PLR2004 -- long enough to be telling
    )


def _is_host(key: str, article: Article) -> bool:
    """Whether the name is that of a host linked under other words than the name itself."""
    return any(
        host(link.href).replace("-", "").startswith(f"{key}.")
        and persons.same(article.text[link.start : link.end][:80]) != key
        for link in article.links
    )


def _title(article: Article) -> tuple[int, int]:
    """Give where the article's title begins and ends; both 0 without one."""
    for block in article.blocks:
        if block.kind == "title" and not block.zone.is_frame:
            return block.start, block.end
    return 0, 0


def _labels(article: Article) -> Iterator[Mention]:
    text = article.text
    title = _title(article)[1]
    for label in article.labels:
        if not 1 < label.end - label.start <= _LABELLED:
            continue
        if label.zone in _NEVER and not (title and 0 <= label.start - title < _BELOW_TITLE):
            continue
        weight = _label_weight(label.name)
        if weight <= 0:
            continue
        credit = persons.read(text[label.start : label.end], labelled=weight > 1)
        if credit is None and weight <= 1:
            credit = _agency(text[label.start : label.end])
        if credit is None or credit.rest > 40:  # noqa: PLR2004 -- a sentence about the author has more
            continue
        led = _led(article, label.start)
        if led != "other":
            if credit.opener:
                weight = max(weight, 2.5)
            weight += 0.5 * bool(credit.opener or led) - 0.04 * credit.rest
            yield Mention(label.start, label.end, credit, weight, (f'marked as "{label.name}"',), label.name)


def _agency(text: str) -> Credit | None:
    """Read a wire service's name, which needs no word before it."""
    credit = persons.read(text, labelled=True) if len(text) < _SHORT else None
    table = known()
    if credit and all((i := table.names.get(fold(n))) is not None and table.outlets[i].agency for n in credit.authors):
        return credit
    return None


def _led(article: Article, start: int) -> str:
    return persons.before(article.text[max(0, start - 32) : start])


@lru_cache(4096)
def _label_weight(name: str) -> float:
    """Say how far a label's name marks an author's name."""
    labels = persons.known().words.labels
    parts = set(_PARTS.split(name.replace("tag:", "")))
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
        if link.zone in _NEVER or not 1 < link.end - link.start < 80:  # noqa: PLR2004 -- of a name
            continue
        if "author" not in link.rel and not _is_authors(link.href):
            continue
        credit = persons.read(text[link.start : link.end], labelled=True)
        if credit is None or credit.rest:
            continue
        led = _led(article, link.start)
        if led != "other":
            weight = 2.0 + 0.5 * bool(led) - (credit.sort != "person" and link.zone is not Zone.ABOVE)
            yield Mention(link.start, link.end, credit, weight, ("linked as an author's page",), "link")


@lru_cache(4096)
def _is_authors(href: str) -> bool:
    path = href.partition("?")[0].rstrip("/").lower().split("/")
    return len(path) > 1 and not persons.known().words.paths.isdisjoint(path[1:-1])


def _lines(article: Article, said: Stated) -> Iterator[Mention]:
    """Look at the short lines above the article, at its ends and below it."""
    seen = [name.casefold() for name in said.names]
    title = _title(article)
    led = ""
    dated = False  # the line before is a date
    waiting: Mention | None = None  # for the next line to be a date
    for block, edge in _edges(article):
        at = block.start
        if block.end - at > _LINE and article.format == "html":
            led, dated, waiting = "", False, None
            continue
        for line in article.text[at : block.end].split("\n"):
            is_date = len(line) < _SHORT and bool(_YEAR.search(line))
            if waiting:
                if is_date:
                    yield waiting
                waiting = None
            if 2 < len(line) <= _LINE and block.kind != "caption":  # noqa: PLR2004 -- a name and more
                if led or persons.may_open(line):
                    if not led or _led(article, at) != "other":  # "translated⏎by⏎Jane Doe"
                        yield from _line(line, at, block, led)
                elif any(name in line.casefold() for name in seen):
                    yield from _line(line, at, block, "", said)
                elif edge and block.kind not in _HEADINGS:
                    yield from _signature(line, at)
                elif -_BELOW_TITLE < at - title[1] < 2 * _BELOW_TITLE and block.kind not in _HEADINGS and (bare := _bare(line, at, article)):
                    if dated or len(bare.credit.authors) > 1 or _YEAR.search(line):
                        yield bare
                    else:
                        waiting = bare
            if line and not line.isspace():
                led = "by" if len(line) < 24 and line.strip(" :：").lower() in persons.known().by else ""  # noqa: PLR2004
                dated = is_date
            at += len(line) + 1


_HEADINGS = frozenset({"title", "heading"})


def _line(line: str, at: int, block: Block, led: str, said: Stated | None = None) -> Iterator[Mention]:
    credit = persons.read(line, labelled=led == "by" or said is not None)
    if credit is None or credit.rest > 20:  # noqa: PLR2004 -- a sentence
        return
    if credit.opener or led == "by":
        weight = 1.5 if credit.weak else 2.5
        why = f'opened with "{credit.opener or led}"'
    elif said and not said.keys.isdisjoint(map(persons.same, credit.authors)):
        weight, why = 1.0, "a line of its own"
        kept = [n for n in credit.authors if persons.same(n) in said.keys or persons.is_person(n) or _is_letters(n)]
        credit = credit._replace(authors=tuple(kept))
    else:
        return
    if block.kind == "title":
        weight -= 1.5
    if block.zone is Zone.ARTICLE:
        weight -= 0.5
    yield Mention(at, at + len(line), credit, weight, (why,), "")


def _is_rare(name: str, at: int, article: Article) -> bool:
    """Whether the words stand for no section: not linked, but to an author's page, and nowhere in small letters."""
    if any(link.start <= at < link.end and not _is_authors(link.href) for link in article.links):
        return False
    return not any(f" {word.lower()} " in article.text for word in name.split() if word.lower() not in persons.known().words.particles)


def _bare(line: str, at: int, article: Article) -> Mention | None:
    """Read names that nothing opens: a list of several, or one beside a date, near the title."""
    credit = _people(line)
    if credit is None or credit.institutions or not all(len(n.split()) < 5 for n in credit.authors):  # noqa: PLR2004
        return None
    if len(credit.authors) == 1 and not _is_rare(credit.authors[0], at, article):
        return None
    return Mention(at, at + len(line), credit, 1.0, ("a name beside the title",), "")


def _signature(line: str, at: int) -> Iterator[Mention]:
    """Read a name alone behind the last paragraph."""
    credit = _people(line)
    if credit is None or len(line) > sum(map(len, credit.authors)) + 8:
        return
    weight = 2.0 if line.lstrip()[0] in "-–—~(" else 0.5 if all(w[0].isupper() for w in line.split()) else 0.0
    if weight:
        yield Mention(at, at + len(line), credit, weight, ("a signature at the end",), "")


def _people(line: str) -> Credit | None:
    """Read a line that must hold nothing but people's names, and perhaps a date."""
    if len(line) > 100 or line[-1] in ".!?:…" or (not line.isascii() and persons.is_wide(line)):  # noqa: PLR2004 -- a sentence
        return None
    credit = persons.read(line)
    if credit is None or credit.rest or credit.sort != "person":
        return None
    words = {w.lower() for name in credit.authors for w in name.split()}
    k = persons.known()
    if any(fold(name) in known().names for name in credit.authors):
        return None
    if not (words.isdisjoint(k.words.bodies) and words.isdisjoint(k.words.never) and words.isdisjoint(k.roles)):
        return None
    return credit


def _edges(article: Article) -> Iterator[tuple[Block, bool]]:
    """Give the blocks where a byline without a label may stand, and whether it would be a signature there.

    They are those above the article, its first and last, and those below it.
    """
    blocks = article.blocks
    body = [i for i, b in enumerate(blocks) if b.zone is Zone.ARTICLE]
    head = 6 if article.format == "html" else 16
    ends = (body[head] if len(body) > head else len(blocks), body[-4] if len(body) > 4 else 0)  # noqa: PLR2004
    last = body[-1] if body else len(blocks)
    below = 0
    title = _title(article)[1]
    for i, block in enumerate(blocks):
        if title and 0 <= block.start - title < _BELOW_TITLE:
            yield block, False
        elif block.zone is Zone.ARTICLE:
            if i <= ends[0] or i >= ends[1]:
                yield block, i == last
        elif block.zone is Zone.ABOVE or (block.zone is Zone.BELOW and i < last + 40):
            below += block.zone is Zone.BELOW
            yield block, block.zone is Zone.BELOW and below == 1


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
