"""The day the original appeared, or was read, in the credit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.requirements import days
from compliance.requirements.outcome import missing, nearest
from compliance.requirements.standing import standing

if TYPE_CHECKING:
    from compliance.requirements.outcome import Case, Outcome
    from compliance.terms.kinds import Date


def judge(requirement: Date, case: Case) -> Outcome:
    """Look for the date in the credit; one by the byline may be that of the repost."""
    access = requirement.of == "access"
    found = [one.element for one in days.in_credit(case) if one.access is access]
    what = "the original was read" if access else "the original appeared"
    if passed := standing(requirement, case, found, f"The credit gives the day {what}."):
        return passed
    other = next((one for one in days.reposts(case) if not one.zone.is_frame), None)
    near = nearest(other, "gives a date, {at}, and not as that of the original") if other else None
    return missing(requirement, case, f"No credit gives the day {what}.", None if access else near)
