"""Whom the metadata name as the author, and what they call the outlet."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from compliance.elements.byline import authors
from compliance.elements.byline.persons import is_person, same
from compliance.elements.outlets import host

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.article import Article, Metadata

_REST_MOST = 20  # characters of a value that are no name: a sentence has more
_OUTLET_MOST = 80  # characters of an outlet's name
_FIRST_NAMES_MOST = 3  # words before the surname of "Doe, Jane Q."

# The last part of a name that says "author" in a page's head, the first part in front matter.
_AUTHOR = frozenset(
    {"author", "authors", "creator", "byl", "byline", "author_name", "byline_name", "articleauthor", "authorname"}
    | {"citation_author", "auteur", "autor", "autoren", "by"}
)
_NOT = ("twitter", "smartbanner", "branch", "image", "cms_", "first_")  # whose author is another's
_ARTICLE = re.compile(
    r"[a-z]*(?:article|posting|page|report|story|review|work|news|thread|entry|recipe|mainentity)[a-z]*"
    r"\.(?:author|creator)(?:\.name)?"
)
_PART = re.compile(r"[:.\-]")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_DOMAIN = re.compile(r"\.\w+$")
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "gov", "ac"})  # "example.co.uk"


class Stated(NamedTuple):
    """What the metadata say."""

    names: tuple[str, ...]  # of the best source
    origins: tuple[Metadata, ...]  # the statements behind `names`
    keys: frozenset[str]  # every name of every source, as `persons.same` gives it
    folded: tuple[str, ...]  # and in lower case
    outlets: frozenset[str]  # names of the outlet itself, as `persons.same` gives them
    own: tuple[str, ...]  # somebody named as the author whose name is the outlet's too: a person's own site
    own_origins: tuple[Metadata, ...]


def find(article: Article) -> Stated:
    """Read the metadata's statements about the author; the outlet's own name is none."""
    told = [(says, m) for m in article.metadata if (says := _says(m.source, m.name))]
    outlets = _outlets(told)
    sources: dict[tuple[str, str], list[tuple[Metadata, str]]] = {}
    own: list[tuple[Metadata, str]] = []
    for m in _statements(told):
        credit = authors.read(_turned(m), labelled=True)
        if credit is None or credit.rest > _REST_MOST or credit.sort == "desk":
            continue
        for name in credit.authors if same(credit.authors[0]) not in outlets else credit.authors[:1]:
            if same(name) not in outlets:
                sources.setdefault((m.source, m.name), []).append((m, name))
            elif is_person(name):
                own.append((m, name))
    best = max(sources.values(), key=lambda source: any(is_person(name) for _, name in source), default=[])
    every = [name for source in sources.values() for _, name in source]
    return Stated(
        names=tuple(dict.fromkeys(name for _, name in best)),
        origins=tuple(m for m, _ in best),
        keys=frozenset(map(same, every)) - {""},
        folded=tuple({name.lower() for name in every}),
        outlets=outlets,
        own=tuple(name for _, name in own[:1]),
        own_origins=tuple(m for m, _ in own[:1]),
    )


def _statements(told: list[tuple[str, Metadata]]) -> Iterator[Metadata]:
    """Give what names an author, a first and a last name put together."""
    given = family = ""
    for says, m in told:
        if says == "author" and not m.value.startswith(("http", "@", "/", "#")):
            yield m
        elif says == "given":
            given = m.value
        elif says == "family":
            family = m.value
        if given and family:
            yield msgspec.structs.replace(m, value=f"{given} {family}")
            given = family = ""


@lru_cache(4096)
def _says(source: str, name: str) -> str:
    """Tell what a statement of that name says: "author", "given", "family", "outlet", "address" or ""."""
    parts = _PART.split(name)
    if source == "json-ld" and _ARTICLE.fullmatch(name):
        return "author"
    if source == "meta" and parts[-1] in _AUTHOR and not name.startswith(_NOT):
        return "author"
    if (source == "front-matter" and (parts[0] in _AUTHOR or name.endswith((".author", ".author.name")))) or (
        source,
        name,
    ) == ("pdf", "author"):
        return "author"
    if name.endswith("author.givenname"):
        return "given"
    if name.endswith("author.familyname"):
        return "family"
    if parts[-1] in {"site_name", "publisher"} or name.endswith("publisher.name") or name == "application-name":
        return "outlet"
    return "address" if name in {"canonical", "og:url", "twitter:url"} else ""


def _turned(m: Metadata) -> str:
    """Give the value as a line of credit: without Markdown's links, the first name first ("Doe, Jane")."""
    if m.source == "front-matter":
        return _LINK.sub(r"\1", m.value)
    if m.source == "meta" and m.name.endswith(("creator", "citation_author")):
        last, comma, first = m.value.partition(",")
        if comma and "," not in first and len(last.split()) == 1 and 0 < len(first.split()) <= _FIRST_NAMES_MOST:
            return f"{first.strip()} {last.strip()}"
    return m.value


def _outlets(told: list[tuple[str, Metadata]]) -> frozenset[str]:
    names: set[str] = set()
    for says, m in told:
        if says == "outlet" and len(m.value) < _OUTLET_MOST:
            short = m.value.partition(" - ")[0].partition(" | ")[0].partition(" (")[0]
            names.update(map(same, (m.value, short, _DOMAIN.sub("", m.value))))
        elif says == "address" and (parts := host(m.value).split("."))[1:]:
            names.add("".join(parts))
            names.add(parts[-3] if len(parts) > 2 and parts[-2] in _SECOND_LEVEL else parts[-2])  # noqa: PLR2004
    return frozenset(names - {""})
