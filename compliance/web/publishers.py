"""What the publishers of the library ask for, made from the rule files: for programs, and for the pages of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from compliance.reports.catalogue import by_name
from compliance.terms.kinds import Must, UseName, kind
from compliance.terms.model import Confidence, Standing  # noqa: TC001 -- msgspec reads the annotations
from compliance.terms.template import in_language
from compliance.terms.words import asks

if TYPE_CHECKING:
    from compliance.terms.library import Library
    from compliance.terms.model import Terms


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A publisher, or a licence, in a list."""

    id: str
    name: str
    publisher: bool  # False: a licence
    also_known_as: tuple[str, ...]
    hosts: tuple[str, ...]
    license: str | None
    uses: dict[UseName, Standing]  # what is not named here is not spoken of; of several cases the strictest


class Publishers(msgspec.Struct, frozen=True):
    """All of them, by name."""

    publishers: tuple[Entry, ...]


class Duty(msgspec.Struct, frozen=True, kw_only=True):
    """One requirement."""

    id: str
    kind: str
    must: Must
    asks: str  # one sentence
    because: str | None
    paste: str | None  # the line that meets it, with slots in braces


class Publisher(Entry, frozen=True, kw_only=True):
    """What one asks for, and where that is stated."""

    home: str | None
    contact: str | None
    url: str | None  # of the page that states the terms
    note: str | None
    read: str  # YYYY-MM-DD
    confidence: Confidence
    requirements: tuple[Duty, ...]


def publishers(library: Library) -> Publishers:
    """Give the list."""
    found = sorted(library.terms.values(), key=lambda one: (not one.publisher, by_name(one), one.id))
    return Publishers(tuple(Entry(**_entry(one)) for one in found))  # type: ignore[arg-type]  # by name


def publisher(terms: Terms) -> Publisher:
    """Give what one asks for."""
    return Publisher(
        **_entry(terms),  # type: ignore[arg-type]  # by name
        home=terms.home,
        contact=terms.contact,
        url=terms.page.url,
        note=terms.page.note,
        read=terms.page.read,
        confidence=terms.page.confidence,
        requirements=tuple(
            Duty(
                id=one.id,
                kind=kind(one),
                must=one.must,
                asks=asks(one, terms),
                because=one.because,
                paste=in_language(one.fix, "en"),
            )
            for one in terms.require
        ),
    )


def _entry(one: Terms) -> dict[str, object]:
    return {
        "id": one.id,
        "name": one.name,
        "publisher": one.publisher,
        "also_known_as": one.also_known_as,
        "hosts": one.match.hosts,
        "license": one.license,
        "uses": one.uses,
    }
