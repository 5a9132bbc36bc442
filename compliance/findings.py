"""What counts against an article, one finding at a time, each with a name that lasts while lines move."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from compliance.elements.text import fold
from compliance.requirements.outcome import Outcome  # noqa: TC001 -- msgspec reads the annotations
from compliance.vocabulary import State, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.report import Report

_USE: dict[str | None, Verdict] = {
    "prohibited": Verdict.PROHIBITED,
    "permission": Verdict.NEEDS_PERMISSION,
    None: Verdict.NEEDS_REVIEW,
}


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that counts against an article."""

    rule: str  # "<rule file>/<requirement>"; "<rule file>/use" of the use itself, "no-terms" where there are none
    verdict: Verdict  # what an article comes to that has nothing worse
    evidence: str  # the words that are not as asked, made comparable; "" where something is missing
    outcome: Outcome | None = None  # of the requirement

    def fingerprint(self, path: str) -> str:
        """Give sixteen hexadecimal digits that stand for this finding in the article at `path`.

        They hold no line and no message: they stay while the article moves around the finding, and change where the
        words that are wrong do.
        """
        from hashlib import blake2b  # noqa: PLC0415 -- loads OpenSSL, and not every form names findings

        return blake2b(f"{path}\0{self.rule}\0{self.evidence}".encode(errors="replace"), digest_size=8).hexdigest()


def findings(report: Report) -> Iterator[Finding]:
    """Give all that counts against an article, in the order of its report; what is ignored does not."""
    if report.verdict is Verdict.NO_TERMS:
        name = (report.publisher and report.publisher.name) or ""
        yield Finding(rule="no-terms", verdict=Verdict.NO_TERMS, evidence=fold(name))
    for basis in report.terms:
        if basis.granted is None and basis.standing in _USE:
            yield Finding(rule=f"{basis.id}/use", verdict=_USE[basis.standing], evidence=report.use.name)
    for outcome in report.outcomes:
        if finding := of(outcome):
            yield finding


def of(outcome: Outcome) -> Finding | None:
    """Give what an outcome counts against its article; None where it does not."""
    if not outcome.counts or not (outcome.state.failed or outcome.state.open):
        return None
    verdict = Verdict.VIOLATION if outcome.state.failed else Verdict.NEEDS_REVIEW
    if outcome.kind == "permission" and outcome.state is State.CONFIRM:
        verdict = Verdict.NEEDS_PERMISSION
    wrong = outcome.nearest if outcome.state is State.WRONG else None
    return Finding(
        rule=f"{outcome.terms}/{outcome.requirement}",
        verdict=verdict,
        evidence=fold(wrong.text) if wrong else "",
        outcome=outcome,
    )
