"""Where on the page something stands, and whether that is where the terms ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.article import Zone
from compliance.requirements.outcome import met, missing, nearest, outcome, wrong
from compliance.terms.words import WHERE
from compliance.vocabulary import State

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compliance.elements.model import Element
    from compliance.requirements.outcome import Case, Outcome
    from compliance.terms.kinds import Requirement, Where

MOST_EVIDENCE = 3  # elements that are shown for one requirement
TOP_BLOCKS = 3  # paragraphs that count as the top of an article


def stands(where: Where, element: Element, case: Case) -> bool:
    """Whether a visible element stands where the terms ask for it."""
    if where == "anywhere":
        return True
    if where == "head":
        return element.zone is Zone.HEAD
    if where == "bottom":
        return element.zone is Zone.BELOW or not _in_first_half(element, case)
    return element.zone is Zone.ABOVE or _at_top(element, case)


def standing(requirement: Requirement, case: Case, fitting: Iterable[Element], message: str) -> Outcome | None:
    """Judge elements that are what a requirement asks for by where they stand; None where there are none.

    `message` is the sentence for a requirement that is met. What stands in the page's frame, or only in the
    metadata of a page, credits nothing; what stands in the front matter of a draft is shown or not by a
    template that nobody sees here.
    """
    found = list(fitting)
    if not found:
        return None
    seen = [e for e in found if not e.zone.is_frame and e.zone is not Zone.HEAD]
    if requirement.where == "head":
        seen = [e for e in found if e.zone is Zone.HEAD]
    placed = [e for e in seen if stands(requirement.where, e, case)]
    if placed:
        return met(requirement, case, message, *placed[:MOST_EVIDENCE])
    if seen:
        asked = WHERE[requirement.where]
        near = nearest(seen[0], f"stands on {{at}}; the terms ask for it {asked}")
        return wrong(requirement, case, f"It is there, but not {asked}.", near)
    unseen = next((e for e in found if e.zone is Zone.HEAD), None)
    if unseen is None:
        near = nearest(found[0], f"stands in the page's {found[0].zone}, {{at}}, where it credits nothing")
        return missing(requirement, case, "Nothing in the article itself gives it.", near)
    if case.is_draft and case.article.format != "pdf":
        sentence = "The front matter gives it; whether the published page shows it, cannot be seen here."
        return outcome(requirement, case, State.NOT_CHECKED, sentence, case.evidence([unseen]))
    near = nearest(unseen, "stands in the metadata only, {at}, where no reader sees it")
    return missing(requirement, case, "Nothing that a reader sees gives it.", near)


def _at_top(element: Element, case: Case) -> bool:
    if element.span is None or not _in_first_half(element, case):
        return False
    blocks = [b for b in case.article.blocks if b.zone is Zone.ARTICLE and b.kind not in ("title", "heading")]
    return len(blocks) < TOP_BLOCKS or element.span.start < blocks[TOP_BLOCKS - 1].end


def _in_first_half(element: Element, case: Case) -> bool:
    if element.span is None:
        return element.zone is Zone.ABOVE
    blocks = [b for b in case.article.blocks if not b.zone.is_frame]
    if not blocks:
        return True
    return element.span.start < (blocks[0].start + blocks[-1].end) / 2
