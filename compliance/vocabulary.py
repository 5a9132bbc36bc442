"""The words for what was judged: of one requirement its state, of one article its verdict."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """How an article stands by one requirement."""

    MET = "met"
    MISSING = "missing"
    WRONG = "wrong"  # there, but not as asked: a link to the home page where the article is asked for
    CONFIRM = "confirm"  # only a person can say
    CONFIRMED = "confirmed"  # a person has said so, on file
    NOT_CHECKED = "not-checked"  # the message says why
    NOT_APPLICABLE = "not-applicable"

    @property
    def failed(self) -> bool:
        """Whether what was asked for is not there as asked."""
        return self in (State.MISSING, State.WRONG)

    @property
    def open(self) -> bool:
        """Whether nobody has said yet."""
        return self in (State.CONFIRM, State.NOT_CHECKED)


class Verdict(StrEnum):
    """How an article stands by all that its terms ask for."""

    COMPLIANT = "compliant"
    VIOLATION = "violation"
    NEEDS_PERMISSION = "needs-permission"
    PROHIBITED = "prohibited"
    NEEDS_REVIEW = "needs-review"  # nothing failed, something is unsure or for a person
    NO_TERMS = "no-terms"  # a repost of a publisher without a rule file
    NOT_A_REPOST = "not-a-repost"


FAILING = frozenset({Verdict.VIOLATION, Verdict.PROHIBITED, Verdict.NEEDS_PERMISSION})  # if nobody says otherwise
