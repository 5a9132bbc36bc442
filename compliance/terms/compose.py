"""What a rule file says put together with what it extends: the terms, those of other times and sections, of members."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from compliance.terms.model import Match, Terms, UseCase, Variant
from compliance.terms.uses import STRICTNESS, USES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from compliance.terms.kinds import AnyRequirement
    from compliance.terms.model import Change, RuleFile, Section, Standing, Uses, Version
    from compliance.terms.shape import Path as Way

    Cases = Mapping[str, tuple[UseCase, ...]]


def changes(file: RuleFile) -> Iterator[tuple[Way, Version | Section]]:
    """Give the other versions and sections of a file, each with its way from the root."""
    yield from ((("versions", i), one) for i, one in enumerate(file.versions))
    yield from ((("sections", i), one) for i, one in enumerate(file.sections))


def terms_of(file: RuleFile, bases: Sequence[Terms]) -> Terms:
    """Give the terms of a file over those that it extends, without its other versions and sections."""
    require = {one.id: one for base in bases for one in base.require if one.id not in file.without}
    uses = strictest(bases) | _by_name(file.uses)
    if file.role == "platform":  # the platform has nothing to give: it is the author's
        uses = dict.fromkeys(USES, (UseCase(standing="permission"),)) | uses
    match = file.match or Match(hosts=())
    hosts = (*match.hosts, *(host for member in file.members.values() for host in member.hosts))
    return Terms(
        id=file.id,
        name=file.publisher or file.name or file.id,
        publisher=file.publisher is not None,
        page=file.terms,
        also_known_as=file.also_known_as,
        home=file.home or (f"https://{match.hosts[0]}" if match.hosts else None),
        match=msgspec.structs.replace(match, hosts=tuple(dict.fromkeys(hosts))),
        license=file.license or next((base.license for base in bases if base.license), None),
        contact=file.contact,
        extends=file.extends,
        role=file.role,
        together_with=file.together_with,
        marks=file.marks,
        holder="the author" if file.role == "platform" else None,
        members=file.members,
        uses={use: _strictest(cases) for use, cases in uses.items()},
        cases=_several(uses),
        require=(*(require | _own(file.id, file.require)).values(),),
    )


def altered(terms: Terms, file: RuleFile, change: Change, bases: Sequence[Terms]) -> Terms:
    """Give terms with a change; `bases` are what it extends, instead of what the file does."""
    kept = [one for one in terms.require if not bases or one.stated_by == file.id]
    require = {one.id: one for base in bases for one in base.require} | {one.id: one for one in kept}
    require = {name: one for name, one in require.items() if name not in change.without}
    uses = (strictest(bases) | _by_name(file.uses) if bases else said(terms)) | _by_name(change.uses)
    return msgspec.structs.replace(
        terms,
        page=change.terms or terms.page,
        license=change.license or next((base.license for base in bases if base.license), None) or terms.license,
        contact=change.contact or terms.contact,
        extends=change.extends or terms.extends,
        uses={use: _strictest(cases) for use, cases in uses.items()},
        cases=_several(uses),
        require=(*(require | _own(file.id, change.require)).values(),),
    )


def variants(terms: Terms, file: RuleFile, bases: Mapping[tuple[str, ...], Sequence[Terms]]) -> tuple[Variant, ...]:
    """Give the terms of other times and sections, the most particular first; `bases` by what a change extends."""
    made = []
    for section in (*file.sections, None):
        of_section = altered(terms, file, section, bases[section.extends]) if section else terms
        paths = section.paths if section else ()
        for one in file.versions:
            its = altered(of_section, file, one, bases[one.extends])
            made.append(Variant(terms=its, since=one.since, until=one.until, dated=one.dated, paths=paths))
        if section:
            made.append(Variant(terms=of_section, paths=paths))
    return tuple(made)


def of_member(terms: Terms, name: str) -> Terms:
    """Give the terms of a family as those of the member of that id."""
    member = terms.members[name]
    theirs = {host for one in terms.members.values() for host in one.hosts}
    hosts = (*member.hosts, *(host for host in terms.match.hosts if host not in theirs))
    home = member.home or (f"https://{member.hosts[0]}" if member.hosts else terms.home)
    return msgspec.structs.replace(
        terms,
        name=member.publisher,
        also_known_as=member.also_known_as,
        home=home,
        match=msgspec.structs.replace(terms.match, hosts=hosts),
        contact=member.contact or terms.contact,
        family=terms.name,
        values=member.values,
        members={},
        variants=tuple(msgspec.structs.replace(one, terms=of_member(one.terms, name)) for one in terms.variants),
    )


def every(terms: Terms) -> tuple[AnyRequirement, ...]:
    """Give the requirements of terms, and those that they have at other times and in other parts, each once."""
    found = {one.id: one for its in (*(variant.terms for variant in terms.variants), terms) for one in its.require}
    return tuple(found.values())


def over(terms: Terms, license_: Terms) -> Terms:
    """Give terms under another licence: what is allowed is the licence's to say, what is asked is asked by both."""
    own = {one.id: one for one in terms.require if one.stated_by == terms.id}
    return msgspec.structs.replace(
        terms,
        license=license_.license,
        extends=(license_.id,),
        require=(*({one.id: one for one in license_.require} | own).values(),),
        uses=license_.uses,
        cases=license_.cases,
        holder=None,
    )


def said(terms: Terms) -> dict[str, tuple[UseCase, ...]]:
    """Give what terms say of each use, as cases."""
    return {use: terms.cases.get(use) or (UseCase(standing=one),) for use, one in terms.uses.items()}


def strictest(bases: Iterable[Terms]) -> dict[str, tuple[UseCase, ...]]:
    """Put together what several bases say of the uses: of two that speak of one use the stricter stands."""
    uses: dict[str, tuple[UseCase, ...]] = {}
    for base in bases:
        for use, cases in said(base).items():
            uses[use] = max(cases, uses.get(use, cases), key=lambda one: STRICTNESS.index(_strictest(one)))
    return uses


def _strictest(cases: Iterable[UseCase]) -> Standing:
    return max((one.standing for one in cases), key=STRICTNESS.index)


def _by_name(uses: Uses) -> dict[str, tuple[UseCase, ...]]:
    return {str(use): cases for use, cases in uses.items()}


def _several(uses: Cases) -> dict[str, tuple[UseCase, ...]]:
    """Give the uses of which more is said than one word."""
    return {use: cases for use, cases in uses.items() if len(cases) > 1 or cases[0].when or cases[0].unless}


def _own(name: str, requirements: Iterable[AnyRequirement]) -> dict[str, AnyRequirement]:
    return {one.id: msgspec.structs.replace(one, stated_by=name) for one in requirements}
