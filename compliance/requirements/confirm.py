"""A question that only a person can answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.requirements.outcome import outcome
from compliance.vocabulary import State

if TYPE_CHECKING:
    from compliance.requirements.outcome import Case, Outcome
    from compliance.terms.kinds import Confirm


def judge(requirement: Confirm, case: Case) -> Outcome:
    """Ask it."""
    return outcome(requirement, case, State.CONFIRM, requirement.ask)
