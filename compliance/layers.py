"""All the terms that an article is under: its publisher's, of the time and section it is from, and those beside them.

Several rule files can hold at once: a collaboration and the outlet, the source and the site that shows the copy.
What the article itself is marked with may go before what its publisher says of the site as a whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

import msgspec

from compliance.article import Zone
from compliance.elements.text import fold, lower
from compliance.terms import licenses
from compliance.terms.apply import applying
from compliance.terms.compose import over
from compliance.terms.model import Match, Page, Terms
from compliance.terms.uses import USES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.article import Place
    from compliance.elements.model import Element
    from compliance.requirements import Case
    from compliance.terms.library import Library
    from compliance.terms.model import Variant

FIRST, LAST = 2, 2  # blocks of an article that may name a collaboration without crediting an outlet
NO_TERMS = Terms(id="", name="", page=Page(read="", confidence="low"), publisher=False)


class Layers(NamedTuple):
    """The article before each of the terms that hold, its own first; `why` says whose those are, `remarks` which."""

    cases: tuple[Case, ...]
    why: str
    remarks: tuple[str, ...] = ()


def layers(seen: Case, library: Library, publisher: str | None = None) -> Layers:
    """Give the terms that an article is under; `seen` is the article before any terms (NO_TERMS will do).

    `publisher` is the id of its publisher, where somebody states it. Raises UsageError for an id that no rule file has.
    """
    terms, why = applying(seen.elements, library, publisher)
    if terms and terms.role == "destination":  # stated: whose the article is, is another question
        found = [_beside(seen, terms, None)]
    else:
        found = [*_own(seen.under(terms), library)] if terms else []
    known = {case.terms.id for case, _ in found}
    for name in (*(terms.together_with if terms else ()), *_partners(seen, library), *_destinations(seen, library)):
        if name not in known:
            known.add(name)
            found.append(_beside(seen, library.terms[name], terms))
    return Layers(tuple(case for case, _ in found), why, tuple(remark for _, some in found for remark in some))


def _own(case: Case, library: Library) -> Iterator[tuple[Case, tuple[str, ...]]]:
    """Give the terms of the article's own publisher, and what is to be said of them."""
    terms, of_time = in_force(case)
    case = case.under(terms)
    terms, of_mark = _marked(case, library)
    yield case.under(terms), tuple(filter(None, (of_time, of_mark)))


def _beside(seen: Case, terms: Terms, source: Terms | None) -> tuple[Case, tuple[str, ...]]:
    """Give terms that hold beside those of the source."""
    if terms.role == "destination":
        # What it asks of a link, or a credit, is asked of those to the original, which stands elsewhere.
        match, home = (source.match, source.home) if source else (Match(hosts=()), None)
        terms = msgspec.structs.replace(terms, publisher=False, match=match, home=home)
        return seen.under(terms), (f"The terms of {terms.name} hold too, as the article stands there.",)
    terms, remark = in_force(seen.under(terms))
    why = f"The terms of {terms.name} hold too" + (", which the article credits." if terms.role == "partner" else ".")
    return seen.under(terms), tuple(filter(None, (why, remark)))


def in_force(case: Case) -> tuple[Terms, str]:
    """Give the terms that were in force at the article's time, for its part of the site, and a sentence on that.

    What the article does not show is taken for what is now, and for the site as a whole.
    """
    terms = case.terms
    unknown = ""
    for one in terms.variants:
        path = urlsplit(case.original).path if case.original else None
        if one.paths and (path is None or not any(_within(path, start) for start in one.paths)):
            unknown = unknown if path else f"The article shows no address in {terms.name}'s site, of which parts differ"
            continue
        if not (one.since or one.until):
            return one.terms, f"The terms are those of {', '.join(one.paths)}, a part of {terms.name}'s site."
        dates = _dates(one, case)
        fits = {(one.since or "") <= day <= (one.until or "9999") for day in dates}
        if fits == {True}:
            when = f"from {one.since} " * bool(one.since) + f"until {one.until} " * bool(one.until)
            said = f"The terms are those in force {when}by the date of the {one.dated}, {min(dates)}."
            return one.terms, said.replace(" by the date", ", by the date")
        if fits != {False}:
            unknown = (
                f"The terms of {terms.name} were not always the same, and the date of the {one.dated} is not shown"
            )
    return terms, f"{unknown}; the newest are taken." if unknown else ""


def _dates(one: Variant, case: Case) -> set[str]:
    """Give the days that the original, or the repost, may be of, as YYYY-MM-DD."""
    from compliance.requirements import days  # noqa: PLC0415 -- few terms have changed with time

    if one.dated == "repost":
        return {date.iso for date in days.reposts(case)}
    stated = case.stated.get("date")
    return {stated} if stated else {str(day) for day in days.originals(case)}


def _within(path: str, start: str) -> bool:
    return path == start or path.startswith(f"{start.rstrip('/')}/")


def _marked(case: Case, library: Library) -> tuple[Terms, str]:
    """Give the terms as the marks on the article leave them, and a sentence on that."""
    terms = case.terms
    if terms.role != "platform" and terms.marks is None:
        return terms, ""
    marks = [(mark.id, mark.place) for mark in case.elements.licenses if mark.id and not mark.zone.is_frame]
    for spdx, place in marks:
        if terms.license and licenses.will_do(spdx, terms.license):
            return terms, ""
        name = licenses.name(spdx)
        if borne := library.licensed(spdx):
            taken = "" if borne.license == spdx else f" (for it those of {borne.name} are taken)"
            return over(
                terms, borne
            ), f"The article is marked {name}, {place}, which goes before the terms of its site{taken}."
        return _reserved(terms, None), f"The article is marked {name}, {place}, of which there is no rule file."
    if terms.role == "platform":
        return terms, ""
    if found := _agency(case, library) or _reservation(case):
        whose, words, place = found
        return _reserved(terms, whose), f'"{words}", {place}: it is not {terms.name}\'s to give.'
    return terms, ""


def _agency(case: Case, library: Library) -> tuple[str, str, Place] | None:
    """Give the agency that the article credits, with the words and their place."""
    elements = case.elements
    named: list[tuple[str | None, Element]] = [(one.publisher, one) for one in elements.attributions]
    named += [(name, one) for one in elements.bylines for name in (*one.authors, *one.institutions)]
    for name, one in named:
        outlet = library.outlets.named(name) if name and not one.zone.is_frame else None
        if outlet and outlet.agency and not case.names_publisher(outlet.name):
            return outlet.name, " ".join(one.text.split()), one.place
    return None


def _reservation(case: Case) -> tuple[str | None, str, Place] | None:
    """Give who reserves all rights in the article, with the words and their place."""
    from compliance.requirements.signs import shown  # noqa: PLC0415 -- few terms ask what an article is marked with

    for line in case.elements.copyrights:
        block = case.article.block_at(line.span.start) if line.span else None
        words = case.article.text[block.start : block.end] if block else line.text
        if not line.zone.is_frame and line.zone is not Zone.HEAD and shown("reserved", words):
            return next(iter(line.holders), None), " ".join(words.split())[:160], line.place
    return None


def _reserved(terms: Terms, whose: str | None) -> Terms:
    """Give terms that leave each use to whoever holds the rights."""
    holder = whose or "whoever holds the rights"
    uses: dict[str, str] = dict.fromkeys(USES, "permission")
    return msgspec.structs.replace(terms, uses=uses, cases={}, license=None, contact=None, holder=holder)


def _partners(seen: Case, library: Library) -> Iterator[str]:
    """Give the collaborations that the article credits: in a credit, or by name where it begins or ends."""
    text = lower(seen.article.text)
    named = {name: some for name, some in library.partners.items() if any(one in text for one in some)}
    if not named:
        return
    from compliance.requirements import credit  # noqa: PLC0415 -- few articles name one

    blocks = [block for block in seen.article.blocks if not block.zone.is_frame]
    lines = (*credit.paragraphs(seen), *blocks[:FIRST], *blocks[-LAST:])
    said = [f" {fold(seen.article.text[line.start : line.end])} " for line in lines]
    said += [f" {fold(one.text)} " for one in seen.elements.attributions]
    for name, names in named.items():
        if any(f" {fold(one)} " in words for one in names for words in said):
            yield name


def _destinations(seen: Case, library: Library) -> Iterator[str]:
    """Give the rules of the site that the article stands on."""
    name = seen.elements.host
    while name and library.destinations:
        if found := library.destinations.get(name):
            yield found
            return
        _, _, name = name.partition(".")
