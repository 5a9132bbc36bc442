"""Published within so many days of the original, and taken down after so many."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from compliance.requirements import days
from compliance.requirements.outcome import outcome
from compliance.vocabulary import State

if TYPE_CHECKING:
    from compliance.requirements.outcome import Case, Outcome
    from compliance.terms.kinds import Window


def judge(requirement: Window, case: Case) -> Outcome:
    """Compare the dates of repost and original; that it will be taken down, a person has to say."""
    unknown = days.unknown(case)
    if requirement.within and unknown:
        return outcome(requirement, case, State.NOT_CHECKED, unknown)
    reposts = days.reposts(case)
    if requirement.within:
        first = days.originals(case)[0]
        gaps = sorted((date.fromisoformat(one.iso) - first).days for one in reposts)
        evidence = case.evidence(reposts[:1])
        if gaps[0] < 0 or gaps[0] <= requirement.within < gaps[-1]:
            sentence = f"The dates of the article do not agree with that of the original, {first}."
            return outcome(requirement, case, State.NOT_CHECKED, sentence, evidence)
        message = f"It was published {gaps[-1]} days after the original; the terms allow {requirement.within}."
        if gaps[0] > requirement.within:
            return outcome(requirement, case, State.WRONG, message, evidence)
        if not requirement.remove_after:
            return outcome(requirement, case, State.MET, message, evidence)
    return outcome(requirement, case, State.CONFIRM, _removal(requirement, case))


def _removal(requirement: Window, case: Case) -> str:
    first = days.originals(case)
    until = f", by {first[0] + timedelta(days=requirement.remove_after or 0)}" if len(first) == 1 else ""
    return f"Is the article taken down {requirement.remove_after} days after the original appeared{until}?"
