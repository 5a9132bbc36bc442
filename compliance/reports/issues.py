"""What there is to say of an article, one thing at a time and each with its place: for the forms that are lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec

from compliance.article import Place
from compliance.findings import Finding, findings, of
from compliance.report import of_use
from compliance.vocabulary import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.report import Report
    from compliance.requirements import Outcome

Level = Literal["error", "warning", "note"]

_SURE = frozenset({Verdict.PROHIBITED, Verdict.NEEDS_PERMISSION, Verdict.VIOLATION})
START = Place(line=1, column=1)  # where what is missing is shown, if nothing shows where it belongs


class Issue(NamedTuple):
    """One thing that is not met or that nobody could tell, or of the use."""

    rule: str  # "<rule file>/<requirement>", "<rule file>/use", "no-terms"
    level: Level  # error: it fails the run; note: it does not count, being only preferred, or ignored
    state: str  # of the requirement, or the verdict on the use
    message: str  # what is so, and what comes nearest
    place: Place
    finding: Finding
    known: bool  # it stands in the baseline
    nth: int | None = None  # of the outcomes of the report, the one that it is about

    @property
    def outcome(self) -> Outcome | None:
        """The outcome that it is about; None where it is about the use."""
        return self.finding.outcome

    @property
    def fix(self) -> str | None:
        """What to paste."""
        return self.outcome.fix if self.outcome and self.outcome.state.failed else None


def issues(report: Report, *, fails: bool) -> Iterator[Issue]:
    """Give everything of an article that is not as it should be, what does not count among it.

    `fails`: whether the article fails the run; only then is anything of it an error.
    """
    beside = _beside(report)
    against_use = {f"{basis.id}/use": of_use(basis, report.use) for basis in report.terms}
    for finding in findings(report):
        if finding.outcome is None:
            said = against_use.get(finding.rule)
            words = said[1] if said else report.reason
            level = _level(finding, report, fails=fails)
            yield Issue(finding.rule, level, finding.verdict, words, beside, finding, report.known)
    for index, outcome in enumerate(report.outcomes):
        if outcome.state.failed or outcome.state.open:
            finding = of(outcome) or _uncounted(outcome)
            level = _level(finding, report, fails=fails) if outcome.counts else "note"
            at = _at(outcome, beside)
            yield Issue(finding.rule, level, outcome.state, words_of(outcome), at, finding, outcome.known, index)


def _level(finding: Finding, report: Report, *, fails: bool) -> Level:
    return "error" if fails and (finding.verdict in _SURE or finding.verdict is report.verdict) else "warning"


def _uncounted(outcome: Outcome) -> Finding:
    """Give the finding that an outcome would be if it counted."""
    counting = msgspec.structs.replace(outcome, must="required", ignored=None)
    found = of(counting)
    assert found is not None  # noqa: S101 -- it is failed or open
    return msgspec.structs.replace(found, outcome=outcome)


def words_of(outcome: Outcome) -> str:
    """Give what an outcome says, and what comes nearest, in a sentence or two."""
    near = outcome.nearest.words if outcome.nearest else ""
    return f"{outcome.message} {near[:1].upper()}{near[1:]}." if near else outcome.message


def _at(outcome: Outcome, beside: Place) -> Place:
    if outcome.nearest and outcome.nearest.place != Place():
        return outcome.nearest.place
    own = [piece.place for piece in outcome.evidence if not piece.path and piece.place != Place()]
    return own[0] if own else beside


def _beside(report: Report) -> Place:
    """Give the place of the credit, where what is missing belongs: that of the strongest clue to the publisher."""
    clues = report.publisher.clues if report.publisher else ()
    found = (clue.place for clue in clues if clue.weight > 0 and clue.place != Place())
    return next(found, Place(page=1) if report.format == "pdf" else START)
