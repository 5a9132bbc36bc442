"""The author named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.requirements.outcome import missing, nearest
from compliance.requirements.standing import standing

if TYPE_CHECKING:
    from compliance.elements.model import Element
    from compliance.requirements.outcome import Case, Outcome
    from compliance.terms.kinds import Byline


def judge(requirement: Byline, case: Case) -> Outcome:
    """Look for the author's name; where asked, for the publisher's with it."""
    named: list[Element] = [b for b in case.elements.bylines if b.authors and not _in_credit(b, case)]
    named += [a for a in case.elements.attributions if a.author]
    if requirement.naming == "author":
        found = standing(requirement, case, named, "The author is named.")
        return found or missing(requirement, case, "No byline names an author.")
    both = [e for e in named if case.names_publisher(e.text) or case.names_publisher(_line(e, case))]
    found = standing(requirement, case, both, f"The author is named, and {case.publisher} with the author.")
    if found:
        return found
    near = (
        nearest(named[0], f"names the author alone, {{at}}; the terms ask for {case.publisher} beside")
        if named
        else None
    )
    return missing(requirement, case, f"No byline names the author together with {case.publisher}.", near)


def _in_credit(byline: Element, case: Case) -> bool:
    """Whether a name stands in a credit that names no author: "published by …" is the publisher's name."""
    if byline.span is None:
        return False
    lines = [c.span for c in case.elements.attributions if c.author is None and c.span]
    return any(span.start <= byline.span.start < span.end for span in lines)


def _line(element: Element, case: Case) -> str:
    """Give the whole block that an element stands in, as far as it is a short one."""
    block = case.article.block_at(element.span.start) if element.span else None
    return case.article.text[block.start : block.end][:200] if block else ""
