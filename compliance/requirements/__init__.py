"""One module a kind of requirement, each judging an article by it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import msgspec

from compliance.requirements import logic, onfile
from compliance.requirements.conditions import applies
from compliance.requirements.fix import fixed
from compliance.requirements.outcome import Case, Evidence, Nearest, Outcome, outcome
from compliance.terms import kinds
from compliance.vocabulary import State

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["Case", "Evidence", "Nearest", "Outcome", "judge", "judge_all"]

# The module of each kind, read in when a rule asks for it: an article meets a few of them.
JUDGES: dict[type[kinds.Requirement], str] = {
    kinds.Attribution: "attribution",
    kinds.Byline: "byline",
    kinds.Institution: "institution",
    kinds.Link: "link",
    kinds.Copyright: "copyright",
    kinds.License: "license",
    kinds.Tracker: "tracker",
    kinds.Canonical: "canonical",
    kinds.Meta: "meta",
    kinds.CreditLine: "credit_line",
    kinds.Disclaimer: "credit_line",
    kinds.Title: "title",
    kinds.Date: "date",
    kinds.Images: "images",
    kinds.Excerpt: "excerpt",
    kinds.Unaltered: "compared",
    kinds.FullText: "compared",
    kinds.KeepLinks: "compared",
    kinds.KeepBlock: "compared",
    kinds.SameLanguage: "compared",
    kinds.ChangeNote: "change_note",
    kinds.Embargo: "embargo",
    kinds.Window: "window",
    kinds.Permission: "permission",
    kinds.Noncommercial: "noncommercial",
    kinds.Confirm: "confirm",
}


def judge_all(requirements: Sequence[kinds.Requirement], case: Case) -> tuple[Outcome, ...]:
    """Give the outcome of each requirement; one that another satisfies is met where that one is."""
    outcomes = {requirement.id: judge(requirement, case) for requirement in requirements}
    for requirement in requirements:
        by = outcomes[requirement.id]
        if by.state in logic.MET:
            for name in requirement.satisfies:
                if outcomes[name].state not in (*logic.MET, State.NOT_APPLICABLE):
                    outcomes[name] = _satisfied(outcomes[name], by)
    return tuple(outcomes.values())


def judge(requirement: kinds.Requirement, case: Case) -> Outcome:
    """Give the outcome of one requirement, with the line to paste where it is not met, and what is on file put in."""
    return onfile.settled(requirement, case, _judged(requirement, case))


def _judged(requirement: kinds.Requirement, case: Case) -> Outcome:
    """Give the outcome by what the article shows."""
    applying, why = applies(requirement, case)
    if applying is False:
        return outcome(requirement, case, State.NOT_APPLICABLE, why)
    found = _found(requirement, case)
    if requirement.must == "forbidden":
        return logic.none_of(requirement, case, found)
    if applying is None and found.state not in logic.MET and not isinstance(requirement, kinds.Confirm):
        found = msgspec.structs.replace(found, state=State.NOT_CHECKED, message=f"{found.message} {why}")
    if found.state.failed or found.state is State.NOT_CHECKED:
        return msgspec.structs.replace(found, fix=fixed(requirement, case) or found.fix)
    return found


def _found(requirement: kinds.Requirement, case: Case) -> Outcome:
    match requirement:
        case kinds.AnyOf():
            return logic.any_of(requirement, case, [judge(one, case) for one in requirement.of])
        case kinds.AllOf():
            return logic.all_of(requirement, case, [judge(one, case) for one in requirement.of])
        case kinds.Not():
            return logic.none_of(requirement, case, _judged(requirement.of, case))
    judging: Callable[[kinds.Requirement, Case], Outcome]
    judging = import_module(f"{__name__}.{JUDGES[type(requirement)]}").judge
    return judging(requirement, case)


def _satisfied(found: Outcome, by: Outcome) -> Outcome:
    message = f"Met by what {by.requirement} found."
    return msgspec.structs.replace(
        found, state=State.MET, message=message, evidence=by.evidence, nearest=None, fix=None
    )
