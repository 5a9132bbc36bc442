"""Terms and single requirements in words, for a person."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

import msgspec

from compliance.terms.compose import said
from compliance.terms.kinds import Confirm
from compliance.terms.template import in_language
from compliance.terms.words import conditions, duty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.explain import Explanation
    from compliance.terms.kinds import AnyRequirement, Must
    from compliance.terms.model import Page, Standing, Terms, Variant

WIDTH = 100

_STANDINGS = {
    "allowed": "allowed",
    "conditions": "allowed on the conditions below",
    "permission": "by permission only",
    "prohibited": "not allowed",
}
_ASKED = "What only a person can answer for"
_HEADINGS: dict[Must, str] = {
    "required": "What has to be so",
    "forbidden": "What must not be there",
    "preferred": "What is welcome",
}


def lines(terms: Terms) -> Iterator[str]:
    """Give what a publisher, or a licence, asks for, as one would read it aloud."""
    yield from _whose(terms)
    yield ""
    yield "Uses"
    yield from _uses(terms)
    yield from _folded("any other: not spoken of, which is no leave")
    for heading in (_HEADINGS["required"], _ASKED, _HEADINGS["forbidden"], _HEADINGS["preferred"]):
        if some := [one for one in terms.require if _heading(one) == heading]:
            yield ""
            yield heading
            for one in some:
                yield from _requirement(one, terms)
    if terms.members:
        yield ""
        yield f"Members, whose terms these are ({len(terms.members)})"
        for name, member in terms.members.items():
            at = f" ({', '.join(member.hosts)})" if member.hosts else ""
            yield from _folded(f"{name}: {member.publisher}{at}")
    for variant in terms.variants:
        yield ""
        yield from _variant(variant, terms)


def _whose(terms: Terms) -> Iterator[str]:
    """Say whose terms they are, where they are stated, and what holds beside them."""
    yield f"{terms.name} ({terms.id})"
    if terms.also_known_as:
        yield from _folded(f"also known as {', '.join(terms.also_known_as)}")
    if terms.match.hosts:
        yield from _folded(f"at {', '.join(terms.match.hosts)}")
    if terms.license:
        yield from _folded(f"licence: {terms.license}")
    yield from _folded(_page(terms.page))
    if terms.contact:
        yield from _folded(f"contact: {terms.contact}")
    for words in _beside(terms):
        yield from _folded(words)


def _beside(terms: Terms) -> Iterator[str]:
    """Say what holds beside, or before, these terms."""
    role = {
        "source": "",
        "platform": "what stands there is its authors': without a licence of theirs each use takes their leave",
        "partner": "these terms hold beside those of the outlet, wherever an article credits both",
        "destination": "these terms hold for all that is published there, whoever owns it",
    }[terms.role]
    if role:
        yield role
    if terms.together_with:
        yield f"beside these hold: {', '.join(terms.together_with)}"
    if terms.marks:
        yield "what an article is marked with, a licence or all rights reserved, goes before these terms"


def _uses(terms: Terms) -> Iterator[str]:
    plain: dict[Standing, list[str]] = {}
    several = {}
    for use, cases in said(terms).items():
        if len(cases) == 1 and not (cases[0].when or cases[0].unless):
            plain.setdefault(cases[0].standing, []).append(use)
        else:
            several[use] = cases
    for standing, uses in plain.items():
        yield from _folded(f"{_STANDINGS[standing]}: {', '.join(uses)}")
    for use, cases in several.items():
        yield from _folded(f"{use}:")
        for case in cases:
            where = f" where {conditions(case.when)}" if case.when else ""
            where += f" unless {conditions(case.unless)}" if case.unless else ""
            yield from _folded(f"{_STANDINGS[case.standing]}{where or ' otherwise'}", "    ")


def _heading(requirement: AnyRequirement) -> str:
    is_question = isinstance(requirement, Confirm) and requirement.must == "required"
    return _ASKED if is_question else _HEADINGS[requirement.must]


def _requirement(requirement: AnyRequirement, terms: Terms) -> Iterator[str]:
    """Give the publisher's sentence first, then what is looked for, under its id."""
    if isinstance(requirement, Confirm):
        when = duty(msgspec.structs.replace(requirement, ask=""), terms).partition(": ")[2].strip(", ")
        yield from _folded(requirement.ask + (f" ({when})" if when else ""))
        yield from _folded(f"[{requirement.id}] {requirement.because or ''}".rstrip(), "    ")
        return
    asked = duty(requirement, terms)
    yield from _folded(requirement.because or f"{asked[0].upper()}{asked[1:]}.")
    yield from _folded(f"[{requirement.id}] {asked}" if requirement.because else f"[{requirement.id}]", "    ")
    for line in (in_language(requirement.fix, "en") or "").splitlines():
        yield f"    paste: {line}"


def _variant(variant: Variant, now: Terms) -> Iterator[str]:
    """Give what differs at another time, or in a part of the site."""
    clock = [f"from {variant.since}" if variant.since else "", f"until {variant.until}" if variant.until else ""]
    when = " ".join(filter(None, clock))
    parts = [f"{when}, by the date of the {variant.dated}" if when else ""]
    parts += [f"in {', '.join(variant.paths)}"] if variant.paths else []
    yield f"Otherwise {', '.join(filter(None, parts))}"
    terms = variant.terms
    if terms.page != now.page:
        yield from _folded(_page(terms.page))
    if terms.license != now.license and terms.license:
        yield from _folded(f"licence: {terms.license}")
    if said(terms) != said(now):
        yield from _uses(terms)
    before = {one.id: one for one in now.require}
    for one in terms.require:
        if before.get(one.id) != one:
            yield from _requirement(one, terms)
    if gone := before.keys() - {one.id for one in terms.require}:
        yield from _folded(f"not asked: {', '.join(one for one in before if one in gone)}")


def explanation(one: Explanation) -> Iterator[str]:
    """Give one requirement in words."""
    yield f"{one.rule}: {one.name}"
    yield from _folded(one.asks)
    if one.because:
        yield from _folded(one.because)
    if one.satisfied_by:
        yield from _folded(f"Met as well where {' or '.join(one.satisfied_by)} is.")
    yield from _folded(_page(one.page))
    for title, cases in (("Passes", one.passes), ("Fails", one.fails)):
        yield ""
        yield title
        for case in cases or ("no example of the rule file shows this",):
            yield from _folded(case)
    if one.fix:
        yield ""
        yield "Paste"
        yield from (f"  {line}" for line in one.fix.splitlines())


def _page(page: Page) -> str:
    where = ", ".join(filter(None, (page.url, page.note)))
    return f"stated at {where or 'no known page'}; read {page.read}, confidence {page.confidence}"


def _folded(words: str, indent: str = "  ") -> list[str]:
    return wrap(
        words,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + "  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
