"""Somebody's leave: nothing in an article can give it, only a person can say that it was given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.requirements.outcome import outcome
from compliance.vocabulary import State

if TYPE_CHECKING:
    from compliance.requirements.outcome import Case, Outcome
    from compliance.terms.kinds import Permission


def judge(requirement: Permission, case: Case) -> Outcome:
    """Ask for it; what the article says of permission is quoted, for whoever keeps it on file."""
    said = [p for p in case.elements.permissions if not p.zone.is_frame]
    return outcome(requirement, case, State.CONFIRM, _sentence(requirement, case), case.evidence(said))


def _sentence(requirement: Permission, case: Case) -> str:
    asked = f"The permission of {' and '.join(requirement.of) or case.publisher} is needed"
    return f"{asked}; write to {case.terms.contact}." if case.terms.contact else f"{asked}."
