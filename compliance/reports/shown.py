"""How a verdict, a state and the standing of a use are shown to a person: the colours and the words."""

from __future__ import annotations

from compliance.vocabulary import State, Verdict

VERDICTS = {
    Verdict.COMPLIANT: "good",
    Verdict.VIOLATION: "bad",
    Verdict.PROHIBITED: "bad",
    Verdict.NEEDS_PERMISSION: "bad",
    Verdict.NEEDS_REVIEW: "open",
    Verdict.NO_TERMS: "open",
    Verdict.NOT_A_REPOST: "faint",
}
STATES = {
    State.MET: "good",
    State.CONFIRMED: "good",
    State.MISSING: "bad",
    State.WRONG: "bad",
    State.CONFIRM: "open",
    State.NOT_CHECKED: "open",
    State.NOT_APPLICABLE: "faint",
}
STANDINGS = {
    "allowed": "allowed",
    "conditions": "allowed with conditions",
    "permission": "by permission only",
    "prohibited": "not allowed",
    None: "not spoken of in the terms",
}
