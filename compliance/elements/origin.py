"""Whose article it is: what the elements say together, each as a clue with its weight.

A sure credit is enough. Of the weak clues (a canonical link elsewhere, a copyright holder that is not the
site, a publisher in the structured data) several may add up, one may not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from compliance.article import Zone
from compliance.elements.attribution import SURE, clean, name_of
from compliance.elements.host import domain
from compliance.elements.model import Clue, Origin
from compliance.elements.outlets import host
from compliance.elements.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.article import Article
    from compliance.elements.attribution import Credit
    from compliance.elements.declared import Declared
    from compliance.elements.host import Host
    from compliance.elements.model import Canonical, Copyright, Permission, Tracker
    from compliance.elements.outlets import Outlet, Outlets

_TAKEN = re.compile(r"\b(?:re-?)(?:printed|published|posted|produced)\b", re.IGNORECASE)
REPOST = 0.55  # of all weights together, from which on an article is held to be a repost
# Which of several steps is the first: a wording that says so, an agency, one that took it over, a bare link.
_ORDER = {
    "originally-published": 0,
    "translated-from": 1,
    "wire": 2,
    "republished-from": 2,
    "credited-website": 2,
    "written-at": 2,
    "declared": 3,
    "source": 3,
    "excerpt-from": 4,
    "original-link": 4,
}


class Vote(NamedTuple):
    """A clue, and whose it makes the article."""

    clue: Clue
    name: str
    order: int = 3


class Parts(NamedTuple):
    """What the other finders found."""

    credits: tuple[Credit, ...]
    declared: tuple[Declared, ...]
    canonicals: tuple[Canonical, ...]
    trackers: tuple[Tracker, ...]
    copyrights: tuple[Copyright, ...]
    permissions: tuple[Permission, ...]


def decide(article: Article, parts: Parts, host_: Host) -> Origin:
    """Weigh the clues, and name the publisher of the surest."""
    votes = [
        *_of_credits(parts.credits),
        *_of_addresses(parts, host_),
        *_of_holders(article, parts.copyrights, host_),
        *(() if host_.known else _of_permissions(parts.permissions)),
    ]
    votes.sort(key=lambda vote: -vote.clue.weight)
    doubt = 1.0
    for vote in votes:
        doubt *= 1 - vote.clue.weight
    repost = bool(votes) and (votes[0].clue.weight >= SURE or 1 - doubt >= REPOST)
    clues = tuple(vote.clue for vote in votes)
    if not repost:
        return Origin(repost=False, publisher=next((n for n in sorted(host_.names)), None), clues=clues)
    name = _publisher(votes)
    if not any(re.search(rf"(?<![/.\w@]){re.escape(name.lower())}", c.attribution.text) for c in parts.credits):
        name = spelled(name, article.text)
    known = host_.outlets.named(name) if name else None
    return Origin(repost=True, publisher_id=known.id if known else None, publisher=name or None, clues=clues)


def spelled(name: str, text: str) -> str:
    """Give a host as the text spells its name, where it does.

    >>> spelled("morganlinton.com", "A post of Morgan Linton, again"), spelled("gull.example", "Nothing of birds")
    ('Morgan Linton', 'gull.example')
    """
    if " " in name or "." not in name:
        return name
    label = domain(name).partition(".")[0].replace("-", "")
    if len(label) < 5 or not label.isalnum():  # noqa: PLR2004 -- a shorter one is found by chance
        return name
    found = re.search(rf"(?<!\w){'[ -]?'.join(label)}(?!\w)", text, re.IGNORECASE)
    while found and " " not in found.group():
        found = re.compile(rf"(?<!\w){'[ -]?'.join(label)}(?!\w)", re.IGNORECASE).search(text, found.end())
    return found.group() if found and found.group()[0].isupper() else name


def _publisher(votes: list[Vote]) -> str:
    """Give the name that the sure votes give the first step of the chain."""
    sure = [v for v in votes if v.name and v.clue.weight >= min(SURE, votes[0].clue.weight)]
    if not sure:
        return next((v.name for v in votes if v.name), "")
    best = min(sure, key=lambda v: (v.order, -v.clue.weight))
    return best.name


def _of_credits(credits: tuple[Credit, ...]) -> Iterator[Vote]:  # noqa: A002 -- the field's own word
    for found, sure in credits:
        words = " ".join(found.text.split())
        what = f'{"wire credit" if found.phrase == "wire" else "credit line"} "{words[:160]}"'
        yield Vote(
            Clue(what=what, weight=round(sure, 2), place=found.place),
            found.publisher or "",
            _ORDER.get(found.phrase.rpartition("/")[2], 3),
        )


def _of_addresses(parts: Parts, host_: Host) -> Iterator[Vote]:
    outlets = host_.outlets
    for d in parts.declared:
        if d.address:
            yield Vote(
                Clue(what=f"the file declares {d.key} {d.address}", weight=d.sure, place=d.place),
                name_of(d.address, outlets),
                5,
            )
    for canonical in parts.canonicals:
        if (
            host(canonical.href)
            and not host_.owns_url(canonical.href)
            and not host_.owns(name_of(canonical.href, outlets))
        ):
            weight = 0.6 if host_.domain else 0.75
            yield Vote(
                Clue(what=f"canonical link elsewhere: {canonical.href}", weight=weight, place=canonical.place),
                name_of(canonical.href, outlets),
                5,
            )
    for tracker in parts.trackers:
        outlet = outlets.counting(tracker.href) or outlets.at(tracker.href)
        if outlet and not host_.owns(outlet.name):
            yield Vote(Clue(what=f"page counter of {outlet.name}", weight=0.8, place=tracker.place), outlet.name, 4)


def _of_holders(article: Article, copyrights: tuple[Copyright, ...], host_: Host) -> Iterator[Vote]:
    """Give votes to the holders of copyright lines in the article that are outlets, and not the site."""
    outlets = host_.outlets
    for line in copyrights:
        if line.zone.is_frame or line.zone is Zone.HEAD:
            continue
        holders = [(name, _known(name, outlets)) for holder in line.holders if (name := clean(holder))]
        one_is_known = any(known for _, known in holders)
        for name, known in holders:
            if host_.owns(name):
                continue
            if known and not known.platform and not host_.owns(known.name):
                yield Vote(
                    Clue(what=f'copyright holder {name}, line "{line.text[:120]}"', weight=0.6, place=line.place),
                    name if known.agency else known.name,
                    3,
                )
            elif not (host_.known or one_is_known) and article.format == "text":
                yield Vote(
                    Clue(what=f'copyright holder {name}, line "{line.text[:120]}"', weight=0.4, place=line.place),
                    name,
                    6,
                )


def _of_permissions(permissions: tuple[Permission, ...]) -> Iterator[Vote]:
    """Give a vote to the first permission note in a file of no site: somebody passes on what is another's, or may."""
    for note in permissions:
        weight = 0.27 if note.granted is False else 0.45 if _TAKEN.search(note.text) else 0.3
        yield Vote(
            Clue(what=f'permission note "{" ".join(note.text.split())[:120]}"', weight=weight, place=note.place), "", 9
        )
        return


def _known(name: str, outlets: Outlets) -> Outlet | None:
    return outlets.named(name) or next((o for o in map(outlets.named, _shorter(name)) if o), None)


def _shorter(name: str) -> Iterator[str]:
    """Give the name without what companies put behind theirs: "Reuters Ltd", "U.S. News & World Report, Inc."."""
    words = fold(name).split()
    for end in range(len(words) - 1, 0, -1):
        yield " ".join(words[:end])
