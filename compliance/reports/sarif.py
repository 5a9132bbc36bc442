"""SARIF 2.1.0 (OASIS, errata 01), which GitHub's code scanning and many editors read."""

from __future__ import annotations

import os
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import msgspec

from compliance import __version__
from compliance.article import Place
from compliance.report import Failure
from compliance.reports import Writer
from compliance.reports.issues import issues
from compliance.reports.sarif_rules import rule_of, rules
from compliance.reports.spool import Spool

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.context import Context
    from compliance.report import Report
    from compliance.reports import Run
    from compliance.reports.issues import Issue
    from compliance.summary import Summary

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "compliance/v1"  # how the fingerprints are made; another way would be another name


class Sarif(Writer):
    """The log: a result a line, then what could not be judged, then the rules.

    The rules come last, as an article may be judged by rule files of its own folder beside those of the run.
    """

    def __init__(self, run: Run) -> None:
        super().__init__(run)
        self._rules = rules(run.library)
        self._index = {rule["id"]: number for number, rule in enumerate(self._rules)}
        self._empty = True
        self._notices = Spool()
        self._failures = 0

    def begin(self) -> Iterator[str]:
        """Give the beginning."""
        yield f'{{"$schema":{_json(SCHEMA)},"version":"2.1.0","runs":[{{"columnKind":"unicodeCodePoints","results":['

    def result(self, result: Report | Failure) -> Iterator[str]:
        """Give a result for everything that is not as it should be."""
        if isinstance(result, Failure):
            self._notices.put(("," if self._failures else "") + "\n" + _json(_notice(result)))
            self._failures += 1
            return
        for issue in issues(result, fails=self.run.fails(result)):
            comma = "" if self._empty else ","
            self._empty = False
            yield f"{comma}\n{_json(self._of(issue, result))}"

    def end(self, summary: Summary) -> Iterator[str]:
        """Give what could not be judged, the numbers, and every rule."""
        judged = "false" if self._failures else "true"
        yield f'\n],\n"invocations":[{{"executionSuccessful":{judged},"toolExecutionNotifications":['
        yield from self._notices
        counts = {"articles": summary.articles, "verdicts": dict(summary.counts())}
        yield f']}}],\n"properties":{_json(counts)},\n'
        driver = {"name": "compliance", "semanticVersion": __version__, "notifications": [{"id": "not-judged"}]}
        yield f'"tool":{{"driver":{_json(driver)[:-1]},"rules":['
        yield ",".join("\n" + _json(rule) for rule in self._rules)
        yield "\n]}}}]}\n"

    def _of(self, issue: Issue, report: Report) -> dict[str, Any]:
        kind = "fail" if issue.finding.verdict in ("violation", "prohibited", "needs-permission") else "review"
        if issue.state in ("not-checked", "no-terms"):
            kind = "open"
        words = issue.message + (f"\nPaste:\n{issue.fix}" if issue.fix else "")
        if issue.rule not in self._index:
            self._index[issue.rule] = len(self._rules)
            self._rules.append(rule_of(issue, report))
        result: dict[str, Any] = {
            "ruleId": issue.rule,
            "ruleIndex": self._index[issue.rule],
            "kind": kind,
            "level": issue.level if kind == "fail" else "none",
            "message": {"text": words},
            "locations": [_location(report.path, issue.place, _end(issue, report.context))],
            "partialFingerprints": {FINGERPRINT: issue.finding.fingerprint(report.path)},
        }
        if fixes := _fixes(issue, report):
            result["fixes"] = fixes
        if issue.known or self.run.baseline:
            result["baselineState"] = "unchanged" if issue.known else "new"
        if issue.outcome and (ignored := issue.outcome.ignored):
            place = _location(report.path, ignored.place)
            result["suppressions"] = [{"kind": "inSource", "justification": ignored.reason, "location": place}]
        result["properties"] = {"state": issue.state, "verdict": report.verdict}
        return result


def _end(issue: Issue, context: Context | msgspec.UnsetType) -> Place | None:
    """Give the end of what an issue points at, where that is text of the article."""
    if context is msgspec.UNSET:
        return None
    ends = (one.end for one in context.regions if one.outcome == issue.nth and one.start == issue.place)
    return next(ends, None)


def _fixes(issue: Issue, report: Report) -> list[dict[str, Any]]:
    """Give what can be put right in the file itself."""
    if report.context is msgspec.UNSET:
        return []
    return [
        {
            "description": {"text": f"Put in what {issue.rule} asks for."},
            "artifactChanges": [
                {
                    "artifactLocation": _artifact(report.path),
                    "replacements": [
                        {
                            "deletedRegion": _region(repair.start, repair.end),
                            "insertedContent": {"text": repair.text},
                        }
                    ],
                }
            ],
        }
        for repair in report.context.repairs
        if repair.outcome == issue.nth
    ]


def _location(path: str, place: Place, end: Place | None = None) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": _artifact(path)}
    if place.line is not None:
        physical["region"] = _region(place, end)
    location: dict[str, Any] = {"physicalLocation": physical}
    if place.page is not None:  # a PDF has no lines
        location["message"] = {"text": str(place)}
        location["properties"] = {"page": place.page, "box": place.box}
    return location


def _region(start: Place, end: Place | None) -> dict[str, int]:
    region = {"startLine": start.line, "startColumn": start.column}
    if end:
        region |= {"endLine": end.line, "endColumn": end.column}
    return {name: number for name, number in region.items() if number}


def _artifact(path: str) -> dict[str, str]:
    """Give the address of a file: relative to the source root, as it was named, or as a whole.

    >>> _artifact("content/café #1.md")
    {'uri': 'content/caf%C3%A9%20%231.md', 'uriBaseId': '%SRCROOT%'}
    """
    if path == "-":
        return {"uri": "stdin"}
    if os.path.isabs(path):  # noqa: PTH117 -- a Path interns every name, and there are thousands
        return {"uri": PurePath(path).as_uri()}
    return {"uri": quote(path.replace(os.sep, "/").removeprefix("./")), "uriBaseId": "%SRCROOT%"}


def _notice(failure: Failure) -> dict[str, Any]:
    return {
        "descriptor": {"id": "not-judged", "index": 0},
        "level": "error",
        "message": {"text": failure.message},
        "locations": [_location(failure.path, Place())],
        "properties": {"kind": failure.kind},
    }


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
