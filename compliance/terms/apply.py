"""Whose terms apply to an article: its publisher's, or else those of the licence that it bears."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from compliance.terms import licenses
from compliance.terms.compose import of_member

if TYPE_CHECKING:
    from compliance.elements.model import Elements
    from compliance.terms.library import Library
    from compliance.terms.model import Terms


class Applying(NamedTuple):
    """The terms that an article is judged by, None without any; `why` is one sentence for a person."""

    terms: Terms | None
    why: str


def applying(elements: Elements, library: Library, publisher: str | None = None) -> Applying:
    """Give the terms that apply to an article; `publisher` is the id of its publisher, where somebody states it.

    Raises UsageError for an id that no rule file has.
    """
    if publisher is not None:
        terms = library.get(publisher)
        return Applying(terms, f"The terms are those of {terms.name}, as stated.")
    origin = elements.origin
    if origin.publisher_id and origin.publisher_id in library.terms:
        terms = _member(library.terms[origin.publisher_id], origin.publisher, library)
        return Applying(terms, f"The terms are those of {terms.name}, whose article this is by its clues.")
    whose = f"{origin.publisher} has no rule file" if origin.publisher else "Nothing tells whose article it is"
    marks = [(mark.id, mark.place) for mark in elements.licenses if mark.id and not mark.zone.is_frame]
    for spdx, place in marks:
        borne = library.licensed(spdx)
        if borne is not None:
            assumed = "" if borne.license == spdx else f"; those of {borne.name} are taken for it"
            why = f"the terms are those of the licence it bears, {licenses.name(spdx)}, {place}{assumed}."
            return Applying(borne, f"{whose}; {why}")
    if marks:
        name = licenses.name(marks[0][0])
        return Applying(None, f"{whose}, nor is there a rule file of the licence it bears, {name}.")
    return Applying(None, f"{whose}.")


def _member(terms: Terms, name: str | None, library: Library) -> Terms:
    """Give the terms of a family as those of the member of that name, where it has one."""
    outlet = library.outlets.named(name) if name and terms.members else None
    found = (key for key, member in terms.members.items() if outlet and member.publisher == outlet.name)
    member = next(found, None)
    return of_member(terms, member) if member else terms
