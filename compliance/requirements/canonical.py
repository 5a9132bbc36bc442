"""The page says that its preferred copy is the original."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.requirements.outcome import met, missing, nearest, outcome, wrong
from compliance.terms.match import same_page
from compliance.vocabulary import State

if TYPE_CHECKING:
    from compliance.requirements.outcome import Case, Outcome
    from compliance.terms.kinds import Canonical

AT_PUBLICATION = "It belongs in the published page: to do at publication."


def judge(requirement: Canonical, case: Case) -> Outcome:
    """Look for a canonical address that is the original's."""
    stated = case.elements.canonicals
    found = [c for c in stated if case.is_article(c.href) or (case.original and same_page(c.href, case.original))]
    if found:
        return met(requirement, case, f"The canonical address is the original's, {found[0].href}.", *found)
    if stated:
        near = nearest(
            stated[0], f"says that the preferred copy is {stated[0].href}, {{at}}; the terms ask for the original"
        )
        return wrong(requirement, case, "The canonical address is not the original's.", near)
    if case.is_draft:
        return outcome(requirement, case, State.NOT_CHECKED, AT_PUBLICATION)
    return missing(requirement, case, "The page gives no canonical address.")
