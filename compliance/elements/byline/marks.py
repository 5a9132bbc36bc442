"""Where the markup names an author: the names it gives its elements, and links to an author's page."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from compliance.article import Zone
from compliance.elements import outlets
from compliance.elements.byline import authors
from compliance.elements.byline.mentions import LED, NEAR, OWN, Mention, Page
from compliance.elements.byline.persons import known
from compliance.elements.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.elements.byline.authors import Credit

_LABEL_MOST = 260  # characters of a labelled stretch that may be a byline, not a box about the author
_LINK_MOST = 80
_SHORT = 40  # characters of an agency's name
_REST_MOST = 40  # characters that are no name: a sentence about the author has more
_MARKED = {"author": 3.0, "perhaps": 0.5}
_PARTS_OF_LINE = re.compile(r"[\s,/|–—-]+")
_PARTS = re.compile(r"[^a-z']+")


def labels(page: Page) -> Iterator[Mention]:
    """Give the places whose markup has a name that speaks of an author."""
    text = page.article.text
    for label in page.article.labels:
        weight = _label_weight(label.name)
        if weight <= 0 or not 1 < label.end - label.start <= _LABEL_MOST:
            continue
        if page.is_hopeless(weight, label.zone, label.start, label.end):
            continue
        credit = authors.read(text[label.start : label.end], labelled=weight > 1)
        if credit is None and weight <= 1:
            credit = agency(text[label.start : label.end])
        if credit is None or credit.rest > _REST_MOST or (led := page.leads(label.start)) == "other":
            continue
        if credit.opener:  # whatever else the names say: "byline-date"
            weight = max(weight, 2.5)
        weight += LED * bool(credit.opener or led) - 0.04 * credit.rest
        yield Mention(label.start, label.end, credit, weight, (f'marked as "{label.name}"',), label.name)


@lru_cache(4096)
def _label_weight(name: str) -> float:
    """Say how far a label's name marks an author's name."""
    labels = known().words.labels
    parts = set(_PARTS.split(name.replace("tag:", "")))
    weight = 0.0
    if parts & labels["author"]:
        weight = _MARKED["author"]
    elif any("author" in part or "byline" in part for part in parts):
        weight = _MARKED["author"] - 0.5
    elif parts & labels["perhaps"]:
        weight = _MARKED["perhaps"]
    if parts & labels["against"]:
        weight -= 1.5
    return weight - 0.5 * ("bio" in parts)


def agency(text: str) -> Credit | None:
    """Read a line that names wire services alone: they need no word before them, and few are written in capitals.

    >>> agency("AFP, MANILA").authors, agency("Von dpa 30.04.2024, 18:58").authors, agency("Jane Doe")
    (('AFP',), ('dpa',), None)
    """
    if len(text) > _SHORT:
        return None
    table = outlets.known()
    if table.agency_words.isdisjoint(_PARTS_OF_LINE.split(text.lower())):
        return None
    credit = authors.read(text, labelled=True)
    numbers = [table.names.get(fold(name)) for name in credit.authors] if credit else [None]
    return credit if all(n is not None and table.outlets[n].agency for n in numbers) else None


def links(page: Page, around: Mention | None = None) -> Iterator[Mention]:
    """Give the links to what looks like an author's page: all, or only those `around` a sure mention."""
    text = page.article.text
    low, high = page.under_title
    named = page.named
    close = page.article.links
    if around:
        first, last = around.start - NEAR, around.end + NEAR
        close = tuple(link for link in close if first <= link.start <= last)
    for link in close:
        start, end = link.start, link.end
        if not 1 < end - start < _LINK_MOST:
            continue
        if not (link.zone in OWN or low <= start < high or named.find(1, start, end) >= 0):
            continue
        if not ("author" in link.rel or is_authors(link.href)):
            continue
        credit = authors.read(text[start:end], labelled=True)
        if credit is None or credit.rest or (led := page.leads(start)) == "other":
            continue
        weight = 2.0 + LED * bool(led) - (credit.sort != "person" and link.zone is not Zone.ABOVE)
        yield Mention(start, end, credit, weight, ("linked as an author's page",), "link")


def is_authors(href: str) -> bool:
    """Whether the address looks like that of an author's page."""
    return not known().words.paths.isdisjoint(href.partition("?")[0].rstrip("/").lower().split("/")[1:-1])
