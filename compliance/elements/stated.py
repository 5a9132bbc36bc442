"""Whom the metadata name as the author, and what they call the outlet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from compliance.elements import persons
from compliance.elements.outlets import host

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.article import Article, Metadata

# The last part of a name that says "author" in a page's head.
_AUTHOR = frozenset(
    {"author", "authors", "creator", "byl", "byline", "author_name", "byline_name", "articleauthor", "authorname",
     "citation_author", "auteur", "autor", "autoren", "by"},
)
_NOT = ("twitter", "smartbanner", "branch", "image", "cms_", "first_")
_OF_ARTICLE = re.compile(r"^[a-z]*(?:article|posting|page|report|story|review|work|news|thread|entry|recipe|mainentity)[a-z]*\.(?:author|creator)(?:\.name)?$")
_PART = re.compile(r"[:.\-]")


class Stated(NamedTuple):
    """What the metadata say."""

    names: tuple[str, ...]  # of the best source
    keys: frozenset[str]  # of every source, as `persons.same` gives them
    origins: tuple[Metadata, ...]  # the statements behind `names`
    outlets: frozenset[str]  # names of the outlet itself
    own: tuple[str, ...] = ()  # people named as the author whose name is the outlet's too: a site of one's own
    own_origins: tuple[Metadata, ...] = ()


def stated(article: Article) -> Stated:
    """Read the metadata's statements about the author; the outlet's own name is none."""
    outlets = _outlets(article)
    groups: dict[tuple[str, str], list[tuple[Metadata, tuple[str, ...]]]] = {}
    own: list[tuple[Metadata, str]] = []
    keys: set[str] = set()
    for m in _statements(article):
        credit = persons.read(_turned(m), labelled=True)
        if credit is None or credit.rest > 20 or credit.sort == "desk":  # noqa: PLR2004 -- a sentence
            continue
        names = tuple(n for n in credit.authors if persons.same(n) not in outlets)
        own.extend((m, n) for n in credit.authors if n not in names and persons.is_person(n))
        if names:
            keys.update(map(persons.same, names))
            groups.setdefault((m.source, m.name), []).append((m, names))
    best = max(groups.values(), key=lambda g: any(persons.is_person(n) for _, names in g for n in names), default=[])
    return Stated(
        tuple(dict.fromkeys(n for _, names in best for n in names)),
        frozenset(keys - {""}),
        tuple(m for m, _ in best),
        outlets,
        tuple(dict.fromkeys(n for _, n in own[:1])),
        tuple(m for m, _ in own[:1]),
    )


def _statements(article: Article) -> Iterator[Metadata]:
    """Give what names an author, a first and a last name put together."""
    given = family = ""
    for m in article.metadata:
        if m.name.endswith("author.givenname"):
            given = m.value
        elif m.name.endswith("author.familyname"):
            family = m.value
        elif _speaks_of_author(m):
            yield m
        if given and family:
            yield msgspec.structs.replace(m, value=f"{given} {family}")
            given = family = ""


def _speaks_of_author(m: Metadata) -> bool:
    if m.value.startswith(("http", "@", "/", "#")):
        return False
    if m.source == "json-ld":
        return bool(_OF_ARTICLE.match(m.name))
    if m.source == "meta":
        return _PART.split(m.name)[-1] in _AUTHOR and not m.name.startswith(_NOT)
    return m.source in ("front-matter", "pdf") and _PART.split(m.name)[0] in _AUTHOR


def _turned(m: Metadata) -> str:
    """Give the value with the first name first: Dublin Core writes "Doe, Jane"."""
    if m.name.endswith(("creator", "citation_author")) and m.source == "meta":
        last, comma, first = m.value.partition(",")
        if comma and "," not in first and len(last.split()) == 1 and 0 < len(first.split()) < 4:  # noqa: PLR2004
            return f"{first.strip()} {last.strip()}"
    return m.value


def _outlets(article: Article) -> frozenset[str]:
    names = set()
    for m in article.metadata:
        part = _PART.split(m.name)[-1]
        if (part in {"site_name", "publisher"} or m.name.endswith("publisher.name") or m.name == "application-name") and len(m.value) < 80:
            names.add(persons.same(m.value))
            names.add(persons.same(m.value.partition(" (")[0]))
            names.add(persons.same(m.value.partition(" - ")[0].partition(" | ")[0]))
            names.add(persons.same(re.sub(r"\.\w+$", "", m.value)))
        elif m.name in {"canonical", "og:url", "twitter:url"} and m.value.startswith("http"):
            parts = host(m.value).split(".")
            names.add("".join(parts))
            if len(parts) > 1:
                names.add(parts[-3] if parts[-2] in {"co", "com", "org", "net"} and len(parts) > 2 else parts[-2])  # noqa: PLR2004
    return frozenset(names - {""})
