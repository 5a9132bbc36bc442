"""How good or bad a verdict and a state are, for whatever shows them in colours."""

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
