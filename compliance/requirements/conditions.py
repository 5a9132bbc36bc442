"""Whether a requirement applies: what its `when` and `unless` ask of the use and of the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.terms.uses import Said, holds, standing
from compliance.terms.words import conditions as words

if TYPE_CHECKING:
    from compliance.requirements.outcome import Case
    from compliance.terms.kinds import Conditions, Requirement


def applies(requirement: Requirement, case: Case) -> tuple[bool | None, str]:
    """Tell whether a requirement applies, and why not; None where that rests on a fact that nobody stated."""
    if requirement.when:
        held, fact = _hold(requirement.when, case)
        if held is None:
            return None, _unstated(fact, requirement.when)
        if not held:
            return False, f"Asked only where {words(requirement.when)}."
    if requirement.unless:
        held, fact = _hold(requirement.unless, case)
        if held is None:
            return None, _unstated(fact, requirement.unless)
        if held:
            return False, f"Not asked where {words(requirement.unless)}."
    return True, ""


def said_of_use(case: Case) -> Said:
    """Give what the terms say of the use."""
    asked = {fact for one in case.terms.cases.get(case.use.name, ()) for fact in (*one.when, *one.unless)}
    return standing(case.terms, case.use.name, {fact: _fact(fact, case) for fact in asked})


def _hold(asked: Conditions, case: Case) -> tuple[bool | None, str]:
    return holds(asked, {fact: _fact(fact, case) for fact in asked})


def _fact(fact: str, case: Case) -> str | None:
    if fact == "use":
        return case.use.name
    stated = case.use.facts.get(fact)
    if stated is None and fact == "language":
        return case.article.language
    if stated is None and fact == "pictures":
        from compliance.requirements.images import pictures  # noqa: PLC0415 -- few terms ask for that

        return pictures(case)
    return stated


def _unstated(fact: str, asked: Conditions) -> str:
    return f"It depends on whether {words(asked)}, and {fact} is not stated (--set {fact}=…)."
