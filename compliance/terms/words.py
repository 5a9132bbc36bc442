"""What a requirement asks for, in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.terms import kinds, licenses
from compliance.terms.template import in_language, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compliance.terms.model import Terms

_MUST = {"required": "Required", "preferred": "Preferred", "forbidden": "Not wanted"}
WHERE: dict[kinds.Where, str] = {
    "top": "at the top of the article",
    "byline": "in the byline or beside it",
    "bottom": "at the end of the article",
    "head": "in the head of the page",
}
_TOLERATED: dict[kinds.Tolerance, str] = {
    "time": "relative times",
    "place": "places",
    "house-style": "house style",
    "spelling": "spelling",
    "headline": "the headline",
    "format": "its format",
    "length": "its length",
}
_KEPT = {
    "tagline": "the line that ends the original",
    "last-paragraph": "the last paragraph of the original",
    "author-note": "the note on the author",
    "notices": "the notices that come with the original",
    "embeds": "what is embedded in the original",
    "metadata": "the metadata of the original",
}
_IMAGES = {
    "none": "no picture of the original's",
    "own": "no picture but those that are licensed in their own right",
    "credited": "a credit with every picture",
}
NONCOMMERCIAL: dict[kinds.NcReading, str] = {
    "resale-only": "the article itself is not sold; advertisements, subscriptions and profit are no matter",
    "no-ads-at-all": "no advertisement stands on the page, and nobody pays to read it",
    "non-profit-entities-only": "whoever republishes it is a person or an organisation without profit",
    "news-outlets-exempt": "whoever republishes it is a news outlet, or does so without profit",
    "licence-text": "it is not primarily meant for commercial advantage or payment",
}


def asks(requirement: kinds.AnyRequirement, terms: Terms) -> str:
    """Say what a requirement asks for, where, and when.

    >>> from compliance.terms.model import Page, Terms
    >>> terms = Terms(id="x", name="The Example", page=Page(read="2026-01-31", confidence="high"))
    >>> asks(kinds.Link(id="l", where="top", when={"medium": ("web",)}), terms)
    'Required: a link to the original article, at the top of the article, where medium is web.'
    """
    text = f"{_MUST[requirement.must]}: {duty(requirement, terms)}"
    return text if text.endswith(("?", ".")) else f"{text}."


def duty(requirement: kinds.AnyRequirement, terms: Terms) -> str:
    """Say what a requirement asks for, where, and when, as the end of a sentence.

    >>> from compliance.terms.model import Page, Terms
    >>> terms = Terms(id="x", name="The Example", page=Page(read="2026-01-31", confidence="high"))
    >>> duty(kinds.Byline(id="b", unless={"medium": ("print",)}), terms)
    "the author's name, unless medium is print"
    """
    parts = [what(requirement, terms)]
    if requirement.where != "anywhere":
        parts.append(WHERE[requirement.where])
    if requirement.when:
        parts.append(f"where {conditions(requirement.when)}")
    if requirement.unless:
        parts.append(f"unless {conditions(requirement.unless)}")
    return ", ".join(parts)


def conditions(facts: kinds.Conditions) -> str:
    """Say what conditions ask of the facts.

    >>> conditions({"medium": ("web", "email"), "ads": ("none",)})
    'medium is web or email and ads is none'
    """
    return " and ".join(f"{fact} is {' or '.join(values)}" for fact, values in facts.items())


def what(requirement: kinds.AnyRequirement, terms: Terms) -> str:  # noqa: C901, PLR0912 -- a sentence a kind
    """Say what a requirement asks for, as part of a sentence.

    >>> from compliance.terms.model import Page, Terms
    >>> terms = Terms(id="x", name="The Example", page=Page(read="2026-01-31", confidence="high"))
    >>> what(kinds.Excerpt(id="e", words=100, percent=10), terms)
    'at most 100 words and 10 percent of the original'
    """
    name = terms.name if terms.publisher else "the publisher"
    match requirement:
        case kinds.Attribution():
            return f"words that name {name} as the source"
        case kinds.Byline(naming="publisher"):
            return f"the author's name, and {name} with it"
        case kinds.Byline():
            return "the author's name"
        case kinds.Institution():
            return "the authors' institutions"
        case kinds.Link():
            goals = {
                "article": "the original article",
                "publisher": name,
                "license": "the licence" + (f", {licenses.name(terms.license)}" if terms.license else ""),
                "author": "the author's page",
                "newsletter": f"the newsletter of {name}",
            }
            quoted = [f'"{one}"' for one in requirement.words]
            under = f", under the words {_or(quoted)}" if quoted else ""
            return f"a link to {goals[requirement.to]}{under}"
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
        case kinds.Meta():
            content = f", with {_or(requirement.content)}" if requirement.content else ""
            return f'the element "{requirement.name}" in the head of the page{content}'
        case kinds.CreditLine() | kinds.Disclaimer():
            line = "line" if isinstance(requirement, kinds.CreditLine) else "notice"
            return f'the {line} "{plain(in_language(requirement.text, "en") or "")}"'
        case kinds.Title():
            return "the title of the original, in the credit"
        case kinds.Date():
            day = "the original appeared" if requirement.of == "original" else "the original was read"
            return f"the day {day}, in the credit"
        case kinds.Images():
            return _IMAGES[requirement.only]
        case kinds.Excerpt():
            units = {"words": requirement.words, "paragraphs": requirement.paragraphs, "percent": requirement.percent}
            summed = ", of all excerpts from it together" if requirement.in_all else ""
            return f"at most {_and(f'{n} {unit}' for unit, n in units.items() if n)} of the original{summed}"
        case kinds.Unaltered():
            but = f", but for {_and(_TOLERATED[one] for one in requirement.but_for)}" if requirement.but_for else ""
            return f"the original's {requirement.of} unaltered{but}"
        case kinds.FullText():
            return "the whole text of the original"
        case kinds.KeepLinks():
            return "every link of the original kept"
        case kinds.KeepBlock():
            return f"{_KEPT[requirement.which]} kept"
        case kinds.SameLanguage():
            return "the language of the original"
        case kinds.ChangeNote():
            return "a note that says so where the text was changed"
        case kinds.Embargo():
            after = {"days": requirement.days, "hours": requirement.hours}
            waits = [f"{n} {unit} after the original" for unit, n in after.items() if n]
            waits += [requirement.until] if requirement.until else []
            return f"no publication before {_and(waits)}"
        case kinds.Window():
            clocks = [f"publication within {requirement.within} days of the original"] if requirement.within else []
            clocks += [f"its removal after {requirement.remove_after} days"] if requirement.remove_after else []
            return _and(clocks)
        case kinds.Permission():
            return f"the permission of {_and(requirement.of or (name,))}"
        case kinds.Noncommercial():
            return f"a use that is not commercial: {NONCOMMERCIAL[requirement.nc_reading]}"
        case kinds.Confirm():
            return f"a person's answer to: {requirement.ask}"
        case kinds.AnyOf():
            return "any one of these: " + "; or ".join(what(one, terms) for one in requirement.of)
        case kinds.AllOf():
            return "all of these: " + "; and ".join(what(one, terms) for one in requirement.of)
        case kinds.Not():
            return f"that there be none of this: {what(requirement.of, terms)}"


def _and(parts: Iterable[str]) -> str:
    *first, last = parts
    return f"{', '.join(first)} and {last}" if first else last


def _or(parts: Iterable[str]) -> str:
    return " or ".join(parts)
