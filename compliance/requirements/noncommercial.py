"""A use that is not commercial, as the publisher reads the word: one licence means many things to many people."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from compliance.requirements.outcome import outcome
from compliance.terms.words import NONCOMMERCIAL
from compliance.vocabulary import State

if TYPE_CHECKING:
    from collections.abc import Mapping

    from compliance.requirements.outcome import Case, Outcome
    from compliance.terms.kinds import NcReading, Noncommercial


class Ruling(NamedTuple):
    """Whether a use is commercial: None where `facts` would tell and nobody stated them."""

    commercial: bool | None
    facts: tuple[str, ...]  # those that it rests on, or would


def judge(requirement: Noncommercial, case: Case) -> Outcome:
    """Tell by the facts of the use whether it is commercial; where they do not tell, ask."""
    facts = case.use.facts
    ruling = read(requirement.nc_reading, facts)
    reading = f"As {case.publisher} reads NonCommercial, {NONCOMMERCIAL[requirement.nc_reading]}"
    known = " and ".join(f"{fact} is {facts[fact]}" for fact in ruling.facts if fact in facts)
    if ruling.commercial is None:
        asked = " ".join(f"--set {fact}=…" for fact in ruling.facts if fact not in facts)
        or_say = f" (or say {asked})" if asked else ""
        return outcome(requirement, case, State.CONFIRM, f"Is your use so? {reading}{or_say}.")
    if ruling.commercial:
        return outcome(requirement, case, State.WRONG, f"The use is commercial: {known}. {reading}.")
    return outcome(requirement, case, State.MET, f"{reading}{f'; {known}' if known else ''}.")


def read(reading: NcReading, facts: Mapping[str, str]) -> Ruling:
    """Give what a reading makes of a use.

    >>> read("resale-only", {"ads": "site-wide", "commercial": "yes"})
    Ruling(commercial=None, facts=('paywall',))
    >>> read("no-ads-at-all", {"ads": "site-wide"}), read("no-ads-at-all", {})
    (Ruling(commercial=True, facts=('ads',)), Ruling(commercial=None, facts=('ads', 'paywall')))
    """
    match reading:
        case "resale-only":  # who has to pay for a page may pay for more than this article
            return Ruling(commercial=False if facts.get("paywall") == "none" else None, facts=("paywall",))
        case "no-ads-at-all":
            return _any(facts, ads=("none",), paywall=("none", "registration"))
        case "non-profit-entities-only":
            return _any(facts, republisher=("person", "nonprofit"))
        case "news-outlets-exempt":
            if facts.get("republisher") == "news-outlet":
                return Ruling(commercial=False, facts=("republisher",))
            by_text = read("licence-text", facts)
            open_ = "republisher" not in facts and by_text.commercial
            return Ruling(None, ("republisher",)) if open_ else by_text
        case "licence-text":
            return _any(facts, commercial=("no",), ads=("none", "site-wide"))


def _any(facts: Mapping[str, str], **harmless: tuple[str, ...]) -> Ruling:
    """Hold a use for commercial where any fact has another value than these, for not where each has one of them."""
    guilty = tuple(fact for fact, values in harmless.items() if facts.get(fact, values[0]) not in values)
    if guilty:
        return Ruling(commercial=True, facts=guilty)
    lacking = tuple(fact for fact in harmless if fact not in facts)
    return Ruling(None, lacking) if lacking else Ruling(commercial=False, facts=tuple(harmless))
