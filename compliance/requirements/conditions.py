"""Whether a requirement applies: what its `when` and `unless` ask of the use and of the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

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


def _hold(asked: Conditions, case: Case) -> tuple[bool | None, str]:
    """Tell whether every fact has one of its values; None, with the fact, where one is unstated and none fails."""
    unstated = ""
    for fact, values in asked.items():
        stated = _fact(fact, case)
        if stated is None:
            unstated = unstated or fact
        elif fact == "language":
            if not any(stated == value or stated.startswith(f"{value}-") for value in values):
                return False, fact
        elif stated not in values:
            return False, fact
    return (None, unstated) if unstated else (True, "")


def _fact(fact: str, case: Case) -> str | None:
    if fact == "use":
        return case.use.name
    stated = case.use.facts.get(fact)
    return case.article.language if stated is None and fact == "language" else stated


def _unstated(fact: str, asked: Conditions) -> str:
    return f"It depends on whether {words(asked)}, and {fact} is not stated (--set {fact}=…)."
