"""What only a comparison with the original's text can tell, and what the use tells without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.requirements.outcome import outcome
from compliance.terms.kinds import FullText, SameLanguage
from compliance.terms.words import what
from compliance.vocabulary import State

if TYPE_CHECKING:
    from compliance.requirements.outcome import Case, Outcome
    from compliance.terms.kinds import KeepBlock, KeepLinks, Unaltered


def judge(requirement: Unaltered | KeepLinks | KeepBlock | FullText | SameLanguage, case: Case) -> Outcome:
    """Say that it takes the original's text, unless the use tells: an excerpt is not the whole."""
    facts = case.use.facts
    if isinstance(requirement, FullText) and facts.get("extent") == "excerpt":
        return outcome(requirement, case, State.WRONG, "An excerpt is taken; the terms ask for the whole text.")
    if isinstance(requirement, SameLanguage) and facts.get("translated") == "yes":
        return outcome(
            requirement, case, State.WRONG, "It is a translation; the terms ask for the original's language."
        )
    asked = what(requirement, case.terms)
    message = f"Asked for: {asked}. It cannot be told without the text of the original."
    return outcome(requirement, case, State.NOT_CHECKED, message)
