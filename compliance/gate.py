"""Which articles fail a run: by their verdicts, by how sure the terms are, and by what was known before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from compliance.findings import findings, of
from compliance.vocabulary import FAILING, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from compliance.baseline import Baseline
    from compliance.findings import Finding
    from compliance.report import Report

STRICTLY = FAILING | {Verdict.NEEDS_REVIEW, Verdict.NO_TERMS}


class Gate:
    """What fails a run.

    `fail_on` gives the verdicts that fail for an article, by its path. With `strict` all of STRICTLY do, whatever it
    gives, and so does what rests on terms of low confidence. What stands in the `baseline` does not.
    """

    def __init__(
        self,
        fail_on: Callable[[str], frozenset[Verdict]] = lambda _: FAILING,
        *,
        strict: bool = False,
        baseline: Baseline | None = None,
    ) -> None:
        self.fail_on = fail_on
        self.strict = strict
        self.baseline = baseline

    def fails(self, report: Report) -> bool:
        """Whether an article fails the run; of one that was `marked`, whether for something that is not known."""
        return not report.known and bool(self.counted(report))

    def counted(self, report: Report) -> list[Finding]:
        """Give the findings for which an article fails, known ones among them."""
        failing = self.fail_on(report.path) | (STRICTLY if self.strict else frozenset())
        if report.verdict not in failing or (not self.strict and _unsure(report)):
            return []
        return [finding for finding in findings(report) if finding.verdict in failing]

    def marked(self, report: Report) -> Report:
        """Give a report with what stands in the baseline marked as known, and tell the baseline what came of it."""
        if self.baseline is None:
            return report
        counted = self.counted(report)
        others = [finding for finding in findings(report) if finding not in counted]
        known = self.baseline.compare(report.path, counted, others)
        if not known:
            return report
        rules = {finding.rule for finding in known}
        return msgspec.structs.replace(
            report,
            known=len(known) == len(counted),
            outcomes=tuple(
                msgspec.structs.replace(one, known=True) if (found := of(one)) and found.rule in rules else one
                for one in report.outcomes
            ),
        )


def _unsure(report: Report) -> bool:
    """Whether all the terms that an article was judged by are of low confidence."""
    return bool(report.terms) and all(basis.confidence == "low" for basis in report.terms)
