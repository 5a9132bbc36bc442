"""One module a kind of requirement, each judging an article by it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from compliance.requirements import (
    attribution,
    byline,
    canonical,
    change_note,
    compared,
    confirm,
    copyright,  # noqa: A004 -- the field's own name
    credit_line,
    date,
    embargo,
    excerpt,
    images,
    institution,
    license,  # noqa: A004 -- likewise
    link,
    logic,
    meta,
    onfile,
    permission,
    title,
    tracker,
    window,
)
from compliance.requirements.conditions import applies
from compliance.requirements.fix import fixed
from compliance.requirements.outcome import Case, Evidence, Nearest, Outcome, outcome
from compliance.terms import kinds
from compliance.vocabulary import State

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["Case", "Evidence", "Nearest", "Outcome", "judge", "judge_all"]

JUDGES: dict[type[kinds.Requirement], Callable[[Any, Case], Outcome]] = {
    kinds.Attribution: attribution.judge,
    kinds.Byline: byline.judge,
    kinds.Institution: institution.judge,
    kinds.Link: link.judge,
    kinds.Copyright: copyright.judge,
    kinds.License: license.judge,
    kinds.Tracker: tracker.judge,
    kinds.Canonical: canonical.judge,
    kinds.Meta: meta.judge,
    kinds.CreditLine: credit_line.judge,
    kinds.Disclaimer: credit_line.judge,
    kinds.Title: title.judge,
    kinds.Date: date.judge,
    kinds.Images: images.judge,
    kinds.Excerpt: excerpt.judge,
    kinds.Unaltered: compared.judge,
    kinds.FullText: compared.full_text,
    kinds.KeepLinks: compared.judge,
    kinds.KeepBlock: compared.judge,
    kinds.SameLanguage: compared.same_language,
    kinds.ChangeNote: change_note.judge,
    kinds.Embargo: embargo.judge,
    kinds.Window: window.judge,
    kinds.Permission: permission.judge,
    kinds.Confirm: confirm.judge,
    kinds.AnyOf: lambda requirement, case: logic.any_of(requirement, case, [judge(r, case) for r in requirement.of]),
    kinds.AllOf: lambda requirement, case: logic.all_of(requirement, case, [judge(r, case) for r in requirement.of]),
    kinds.Not: lambda requirement, case: logic.none_of(requirement, case, _judged(requirement.of, case)),
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
    found = JUDGES[type(requirement)](requirement, case)
    if requirement.must == "forbidden":
        return logic.none_of(requirement, case, found)
    if applying is None and found.state not in logic.MET and not isinstance(requirement, kinds.Confirm):
        found = msgspec.structs.replace(found, state=State.NOT_CHECKED, message=f"{found.message} {why}")
    if found.state.failed or found.state is State.NOT_CHECKED:
        return msgspec.structs.replace(found, fix=fixed(requirement, case) or found.fix)
    return found


def _satisfied(found: Outcome, by: Outcome) -> Outcome:
    message = f"Met by what {by.requirement} found."
    return msgspec.structs.replace(
        found, state=State.MET, message=message, evidence=by.evidence, nearest=None, fix=None
    )
