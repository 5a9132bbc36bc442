"""The report for a person: the verdict first, then each requirement with its words, its place and the fix."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from compliance.report import Failure
from compliance.reports import Writer, plain
from compliance.reports.printable import printable
from compliance.reports.shown import STANDINGS, STATES, VERDICTS
from compliance.vocabulary import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.report import Basis, Report
    from compliance.reports import Paint
    from compliance.requirements import Outcome
    from compliance.summary import Summary

WIDTH = 100
LISTED = 10  # publishers, requirements, files and questions in the summary
QUOTED = 160  # characters of evidence: enough to find it, its place says where


class Text(Writer):
    """Each article by itself, and the summary of all where there are several.

    Why an article could not be judged is said on standard error as it happens, and not here again.
    """

    def result(self, result: Report | Failure) -> Iterator[str]:
        """Give the lines on one article, and an empty one."""
        if not isinstance(result, Failure) and not (self.run.quiet and not self.run.fails(result)):
            yield "\n".join(lines(printable(result), self.run.paint)) + "\n\n"

    def end(self, summary: Summary) -> Iterator[str]:
        """Give the summary."""
        if summary.articles + summary.unjudged > 1:
            yield "\n".join(totals(summary)) + "\n"


def lines(report: Report, paint: Paint = plain) -> Iterator[str]:
    """Give the lines on one article, without their ends."""
    yield f"{report.path}: {paint(report.verdict, VERDICTS[report.verdict])}"
    yield from _folded(report.reason, "  ")
    if report.verdict is Verdict.NOT_A_REPOST:
        return
    if report.publisher:
        known = "" if report.publisher.id else " (no rule file)"
        yield from _folded(f"publisher: {report.publisher.name or report.publisher.id}{known}", "  ")
        for clue in report.publisher.clues:
            if clue.weight > 0:
                yield from _folded(f"{clue.what}{_at(clue.place)}", "    - ")
    for basis in report.terms:
        yield from _terms(basis, report)
    for remark in report.remarks:
        yield from _folded(f"note: {remark}", "  ")
    for outcome in report.outcomes:
        yield ""
        # Of several terms, those that are not the article's own stand with each requirement.
        beside = bool(report.terms) and outcome.terms != report.terms[0].id
        yield from _outcome(outcome, paint, beside=beside)


def totals(summary: Summary) -> Iterator[str]:
    """Give the lines on a whole run, the numbers last, where a terminal shows them."""
    publishers = summary.publishers()
    if len(publishers) > 1:
        rows = [(one.name, f"{one.failed} of {one.verdicts.total()} fail") for one in publishers[:LISTED]]
        yield from _section("By publisher", rows, len(publishers))
    failing = summary.failing()
    yield from _section("Not met", [(rule, str(count)) for rule, count in failing[:LISTED]], len(failing))
    failures = summary.failures[:LISTED]
    yield from _section("Not judged", [(one.path, one.message) for one in map(printable, failures)], summary.unjudged)
    asked = [one for one in summary.asked() if one.confirm]
    if asked:
        yield "For a person"
        for one in asked[:LISTED]:
            yield from _folded(f"{one.words} ({one.rule}, articles: {one.articles})", "  ")
        yield from _more(len(asked))
    if steps := list(summary.next_steps()):
        yield "Next"
        for step in steps:
            yield from _folded(step, "  - ")
        yield ""
    yield ", ".join(f"{count} {what}" for what, count in summary.counts())


def _section(title: str, rows: list[tuple[str, str]], whole: int) -> Iterator[str]:
    """Give a table of two columns; `whole` is how many rows there would be."""
    if rows:
        yield title
        width = min(max(len(row[0]) for row in rows), WIDTH - 20)
        yield from (f"  {name.ljust(width)}  {words}" for name, words in rows)
        yield from _more(whole)


def _more(whole: int) -> Iterator[str]:
    if whole > LISTED:
        yield f"  and {whole - LISTED} more"
    yield ""


def _terms(basis: Basis, report: Report) -> Iterator[str]:
    page = f", {basis.url}" if basis.url else ""
    yield from _folded(f"terms: {basis.name}{page} (read {basis.read}, confidence {basis.confidence})", "  ")
    stated = "" if report.use.stated else "; taken for granted, as nobody stated it: see --use"
    yield from _folded(f"use: {report.use.name}, {STANDINGS[basis.standing]}{_depends(basis)}{stated}", "  ")
    if basis.granted:
        yield from _folded(f"on file: {basis.granted.text} ({basis.granted.path}, {basis.granted.place})", "  ")


def _depends(basis: Basis) -> str:
    return f" as long as {basis.open} is not stated" if basis.open else ""


def _outcome(outcome: Outcome, paint: Paint, *, beside: bool) -> Iterator[str]:
    name = (f"{outcome.terms}/" if beside else "") + outcome.requirement
    name += "" if outcome.must == "required" else f" ({outcome.must})"
    name += " (known, in the baseline)" if outcome.known else ""
    yield f"  {paint(outcome.state, STATES[outcome.state])}  {name}"
    yield from _folded(outcome.message, "    ")
    if outcome.ignored:
        until = f", until {outcome.ignored.until}" if outcome.ignored.until else ""
        yield from _folded(f"ignored{until}: {outcome.ignored.reason}{_at(outcome.ignored.place)}", "    ")
    for evidence in outcome.evidence:
        quoted = evidence.text if len(evidence.text) <= QUOTED else evidence.text[:QUOTED].rstrip() + " …"
        at = f" ({evidence.path}, {evidence.place})" if evidence.path else _at(evidence.place)
        yield from _folded(f'"{quoted}"{at}', "    ")
    if outcome.nearest:
        yield from _folded(f"nearest: {outcome.nearest.words}", "    ")
    if outcome.fix and not outcome.state.failed:
        return
    if outcome.fix:
        yield "    paste:"
        # Never folded: this is to be copied as it stands.
        yield from (f"      {line}" for line in outcome.fix.splitlines())


def _at(place: object) -> str:
    words = str(place)
    return "" if words == "no place" else f" ({words})"


def _folded(words: str, indent: str) -> Iterator[str]:
    later = " " * (len(indent) + (0 if indent.strip() else 2))
    yield from wrap(
        words, WIDTH, initial_indent=indent, subsequent_indent=later, break_long_words=False, break_on_hyphens=False
    )
