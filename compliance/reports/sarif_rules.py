"""Every rule of the library as SARIF describes one: what it asks, why, who says so and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from compliance.terms.template import in_language
from compliance.terms.words import asks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.report import Report
    from compliance.reports.issues import Issue
    from compliance.terms.kinds import AnyRequirement
    from compliance.terms.library import Library
    from compliance.terms.model import Page, Terms

NO_TERMS = "no-terms"


def rules(library: Library) -> list[dict[str, Any]]:
    """Give a reportingDescriptor for each requirement of each rule file, and for the use, by their ids."""
    found = [_no_terms()]
    for name in sorted(library.terms):
        terms = library.terms[name]
        found.append(_of_use(terms))
        found += _of(terms, library)
    return found


def rule_of(issue: Issue, report: Report) -> dict[str, Any]:
    """Give as much of a rule as a report says of it, for one that is not of the library."""
    name = issue.rule.rpartition("/")[0]
    basis = next((one for one in report.terms if one.id == name), None)
    because = issue.outcome.because if issue.outcome else None
    text = because or f"Stated by the rule file {name}."
    rule: dict[str, Any] = {
        "id": issue.rule,
        "shortDescription": {"text": f"{basis.name}: {text}" if basis else text},
        "fullDescription": {"text": text},
        "help": {"text": text},
    }
    if basis and basis.url:
        rule["helpUri"] = basis.url
    return rule


def _of(terms: Terms, library: Library) -> Iterator[dict[str, Any]]:
    for requirement in terms.require:
        page = library.terms[requirement.stated_by].page if requirement.stated_by in library.terms else terms.page
        level = "note" if requirement.must == "preferred" else "error"
        paste = in_language(requirement.fix, "en")
        yield _rule(
            f"{terms.id}/{requirement.id}",
            terms,
            page,
            asks(requirement, terms),
            [requirement.because or "", f"Paste:\n{paste}" if paste else ""],
            level,
            _kind(requirement),
        )


def _of_use(terms: Terms) -> dict[str, Any]:
    standings = [f"{use}: {standing}" for use, standing in terms.uses.items()]
    asked = f"Whether {terms.name} allows this use of an article."
    more = [", ".join(standings), f"Write to {terms.contact}." if terms.contact else ""]
    return _rule(f"{terms.id}/use", terms, terms.page, asked, more, "error", "use")


def _rule(  # noqa: PLR0913, PLR0917 -- the fields of a descriptor
    name: str, terms: Terms, page: Page, asked: str, more: list[str], level: str, kind: str
) -> dict[str, Any]:
    stated = f"Stated at {page.url}" if page.url else "Stated on no known page"
    read = f"{stated}; read {page.read}, confidence {page.confidence}."
    text = "\n\n".join(filter(None, [asked, *more, read]))
    rule: dict[str, Any] = {
        "id": name,
        "shortDescription": {"text": f"{terms.name}: {asked}"},
        "fullDescription": {"text": "\n\n".join(filter(None, [asked, more[0]]))},
        "help": {"text": text},
    }
    if page.url:
        rule["helpUri"] = page.url
    rule["defaultConfiguration"] = {"level": level}
    rule["properties"] = {"tags": [kind, terms.id], "read": page.read, "confidence": page.confidence}
    return rule


def _no_terms() -> dict[str, Any]:
    text = "The article is a repost of a publisher that has no rule file: nobody has written down what it asks for."
    return {
        "id": NO_TERMS,
        "shortDescription": {"text": text},
        "fullDescription": {"text": text},
        "help": {"text": f"{text} compliance rules new begins one."},
        "defaultConfiguration": {"level": "warning"},
        "properties": {"tags": ["use"]},
    }


def _kind(requirement: AnyRequirement) -> str:
    return str(requirement.__struct_config__.tag)
