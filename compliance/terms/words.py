"""What a requirement asks for, in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.terms import kinds, licenses
from compliance.terms.template import in_language, plain

if TYPE_CHECKING:
    from compliance.terms.model import Terms

_MUST = {"required": "Required", "preferred": "Preferred", "forbidden": "Not wanted"}
WHERE: dict[kinds.Where, str] = {
    "top": "at the top of the article",
    "byline": "in the byline or beside it",
    "bottom": "at the end of the article",
    "head": "in the head of the page",
}


def asks(requirement: kinds.AnyRequirement, terms: Terms) -> str:
    """Say what a requirement asks for, where, and when.

    >>> from compliance.terms.model import Page, Terms
    >>> terms = Terms(id="x", name="The Example", page=Page(read="2026-01-31", confidence="high"))
    >>> asks(kinds.Link(id="l", where="top", when={"medium": ("web",)}), terms)
    'Required: a link to the original article, at the top of the article, where medium is web.'
    """
    parts = [f"{_MUST[requirement.must]}: {_what(requirement, terms)}"]
    if requirement.where != "anywhere":
        parts.append(WHERE[requirement.where])
    if requirement.when:
        parts.append(f"where {conditions(requirement.when)}")
    if requirement.unless:
        parts.append(f"unless {conditions(requirement.unless)}")
    text = ", ".join(parts)
    return text if text.endswith(("?", ".")) else f"{text}."


def conditions(facts: kinds.Conditions) -> str:
    """Say what conditions ask of the facts.

    >>> conditions({"medium": ("web", "email"), "ads": ("none",)})
    'medium is web or email and ads is none'
    """
    return " and ".join(f"{fact} is {' or '.join(values)}" for fact, values in facts.items())


def _what(requirement: kinds.AnyRequirement, terms: Terms) -> str:  # noqa: C901, PLR0912 -- one sentence a kind
    name = terms.name if terms.publisher else "the publisher"
    match requirement:
        case kinds.Attribution():
            return f"words that name {name} as the source"
        case kinds.Byline(naming="publisher"):
            return f"the author's name, and {name} with it"
        case kinds.Byline():
            return "the author's name"
        case kinds.Link(to="article"):
            return "a link to the original article"
        case kinds.Link(to="publisher"):
            return f"a link to {name}"
        case kinds.Link(to="license"):
            return "a link to the licence" + (f", {licenses.name(terms.license)}" if terms.license else "")
        case kinds.Link():
            return "a link to the author's page"
        case kinds.Copyright():
            holders = [
                name if one == "publisher" else f"the {one}" if one == "author" else one for one in requirement.holder
            ]
            return f"a copyright line that names {' and '.join(holders)}" + (" and a year" if requirement.year else "")
        case kinds.License():
            asked = requirement.name or terms.license
            return "the licence named" + (f", {licenses.name(asked)}" if asked else "")
        case kinds.Tracker():
            return f"the page counter {' or '.join(requirement.url)}"
        case kinds.Canonical():
            return "the original's address as the canonical one of the page"
        case kinds.CreditLine():
            return f'the line "{plain(in_language(requirement.text, "en") or "")}"'
        case kinds.Permission():
            return f"the permission of {requirement.of or name}"
        case kinds.Confirm():
            return f"a person's answer to: {requirement.ask}"
        case kinds.AnyOf():
            return "any one of these: " + "; or ".join(_what(one, terms) for one in requirement.of)
        case kinds.AllOf():
            return "all of these: " + "; and ".join(_what(one, terms) for one in requirement.of)
        case kinds.Not():
            return f"that there be none of this: {_what(requirement.of, terms)}"
