"""Requirements made of others: any of several, all of several, none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from compliance.requirements.outcome import Nearest, outcome
from compliance.vocabulary import State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compliance.requirements.outcome import Case, Outcome
    from compliance.terms.kinds import AllOf, AnyOf, Requirement

MET = (State.MET, State.CONFIRMED)
_BEST = (*MET, State.CONFIRM, State.NOT_CHECKED, State.WRONG, State.MISSING, State.NOT_APPLICABLE)
_WORST = (
    State.MISSING,
    State.WRONG,
    State.NOT_CHECKED,
    State.CONFIRM,
    State.CONFIRMED,
    State.MET,
    State.NOT_APPLICABLE,
)


def any_of(requirement: AnyOf, case: Case, inner: Sequence[Outcome]) -> Outcome:
    """Give the best outcome as that of the whole; where nothing is met, say of each that it is not."""
    best = min(inner, key=lambda one: _BEST.index(one.state))
    if best.state.failed:
        failed = [one.message for one in inner if one.state.failed]
        return _as(requirement, case, best, _joined(failed, "Any one of these would do. "))
    return _as(requirement, case, best, best.message)


def all_of(requirement: AllOf, case: Case, inner: Sequence[Outcome]) -> Outcome:
    """Give the worst outcome as that of the whole, with the evidence of all."""
    worst = min(inner, key=lambda one: _WORST.index(one.state))
    same = [one for one in inner if one.state == worst.state]
    evidence = tuple(piece for one in inner for piece in one.evidence)
    found = _as(requirement, case, worst, _joined([one.message for one in same], ""))
    return msgspec.structs.replace(found, evidence=evidence)


def none_of(requirement: Requirement, case: Case, inner: Outcome) -> Outcome:
    """Turn an outcome round: what is there must not be. What is unsure stays so."""
    if inner.state in MET or inner.state is State.WRONG:
        first = next(iter(inner.evidence), None)
        near = inner.nearest
        if first is not None:
            near = Nearest(
                words=f"stands on {first.place}; the terms do not want it", text=first.text, place=first.place
            )
        message = f"The terms do not want this: {inner.message[0].lower()}{inner.message[1:]}"
        found = outcome(requirement, case, State.WRONG, message, inner.evidence, near)
        return found if inner.state in MET else msgspec.structs.replace(found, state=State.CONFIRM)
    if inner.state is State.MISSING:
        return outcome(requirement, case, State.MET, "It is not there, as the terms ask.")
    return _as(requirement, case, inner, inner.message)


def _as(requirement: Requirement, case: Case, one: Outcome, message: str) -> Outcome:
    found = outcome(requirement, case, one.state, message, one.evidence, one.nearest)
    return msgspec.structs.replace(found, fix=one.fix)


def _joined(messages: Sequence[str], before: str) -> str:
    return messages[0] if len(messages) == 1 else before + " ".join(messages)
