"""Not published before a time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from compliance.requirements import days
from compliance.requirements.outcome import outcome
from compliance.vocabulary import State

if TYPE_CHECKING:
    from compliance.elements.model import Date
    from compliance.requirements.outcome import Case, Outcome
    from compliance.terms.kinds import Embargo

MINUTE = 16  # characters of a time that states more than the day


def judge(requirement: Embargo, case: Case) -> Outcome:
    """Compare the dates of the repost with the time before which it may not appear."""
    relative = requirement.days or requirement.hours
    reposts = days.reposts(case)
    unknown = days.unknown(case) if relative else None
    if unknown or not reposts:
        sentence = unknown or "The article does not show when it was published here."
        return outcome(requirement, case, State.NOT_CHECKED, sentence)
    kept = [one for repost in reposts for one in _kept(requirement, repost, case)]
    evidence = case.evidence(reposts[:1])
    if all(kept):
        return outcome(requirement, case, State.MET, "It was not published too early.", evidence)
    if all(one is False for one in kept) or (False in kept and len(reposts) == 1):
        return outcome(requirement, case, State.WRONG, f"It was published too early, {reposts[0].iso}.", evidence)
    sentence = "The dates that the article shows do not tell whether it was published too early."
    return outcome(requirement, case, State.NOT_CHECKED, sentence, evidence)


def _kept(requirement: Embargo, repost: Date, case: Case) -> list[bool | None]:
    """Tell of each time asked for whether the repost came after it; None where its date does not tell."""
    kept: list[bool | None] = []
    day = date.fromisoformat(repost.iso)
    if requirement.until:
        if len(requirement.until) < MINUTE:
            kept.append(repost.iso >= requirement.until)
        else:
            kept.append(_after(repost, days.instant(requirement.until), timedelta()))
    if requirement.days:
        kept.append((day - days.originals(case)[0]).days >= requirement.days)
    if requirement.hours:
        kept.append(_after(repost, days.instant(str(days.originals(case)[0])), timedelta(hours=requirement.hours)))
    return kept


def _after(repost: Date, start: days.Instant | None, wait: timedelta) -> bool | None:
    there = days.instant(repost.text) or days.instant(repost.iso)
    if start is None or there is None:
        return None
    if there.earliest >= start.latest + wait:
        return True
    return False if there.latest <= start.earliest + wait else None
