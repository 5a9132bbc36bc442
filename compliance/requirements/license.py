"""The licence named, badged or linked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.requirements.outcome import missing, nearest, wrong
from compliance.requirements.standing import standing
from compliance.terms import licenses

if TYPE_CHECKING:
    from compliance.requirements.outcome import Case, Outcome
    from compliance.terms.kinds import License


def judge(requirement: License, case: Case) -> Outcome:
    """Look for the licence of the terms; one named without its version will do, another licence will not."""
    asked = requirement.name or case.terms.license
    name = licenses.name(asked) if asked else "a licence"
    fitting = [
        mark for mark in case.elements.licenses if asked is None or (mark.id and licenses.will_do(mark.id, asked))
    ]
    if found := standing(requirement, case, fitting, f"The licence, {name}, is named."):
        return found
    others = [mark for mark in case.elements.licenses if not mark.zone.is_frame]
    if others:
        other = f"names {licenses.name(others[0].id)}" if others[0].id else "names no licence in particular"
        near = nearest(others[0], f"{other}, {{at}}; the terms ask for {name}")
        return wrong(requirement, case, f"A licence is named, and not {name}.", near)
    return missing(requirement, case, f"Nothing names the licence, {name}.")
