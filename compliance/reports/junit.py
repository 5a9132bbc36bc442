"""JUnit XML: a test suite for each article, in it a test case for each requirement.

There is no one schema of this form. What stands here validates against that of Jenkins and has whatever that of
Ant asks for beside; the time and the host that the latter wants are constants, as a report holds neither.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from compliance.report import Failure
from compliance.reports import Writer
from compliance.reports.issues import issues

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.report import Report
    from compliance.reports import Run
    from compliance.reports.issues import Issue
    from compliance.summary import Summary

# Not allowed in XML 1.0, not even as a reference.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Case(NamedTuple):
    """One test case; `tag` is what stands in it: "failure", "error", "skipped", or nothing where it passed."""

    name: str
    tag: str = ""
    kind: str = ""
    message: str = ""
    text: str = ""


class Suites(Writer):
    """The suites."""

    def __init__(self, run: Run) -> None:
        super().__init__(run)
        self._number = 0

    def begin(self) -> Iterator[str]:
        """Open the suites; their number is known only at the end, and no schema asks for it here."""
        yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n'

    def result(self, result: Report | Failure) -> Iterator[str]:
        """Give the suite of one article."""
        if isinstance(result, Failure):
            case = Case("judged", "error", result.kind, result.message, f"{result.path}: {result.message}")
            yield self._suite(result.path, {"verdict": "not judged"}, [case])
            return
        said = {"verdict": str(result.verdict), "reason": result.reason, "use": result.use.name}
        if result.publisher:
            said["publisher"] = result.publisher.name or result.publisher.id or ""
        yield self._suite(result.path, said, list(self._cases(result)))

    def end(self, summary: Summary) -> Iterator[str]:  # noqa: ARG002 -- a Writer's
        """Close the suites."""
        yield "</testsuites>\n"

    def _cases(self, report: Report) -> Iterator[Case]:
        found = {issue.rule: issue for issue in issues(report, fails=self.run.fails(report))}
        if not report.terms:
            against = found.get("no-terms")
            yield _of(against, report.path) if against else Case(str(report.verdict))
        for basis in report.terms:
            use = f"{basis.id}/use"
            yield _of(found[use], report.path) if use in found else Case(use)
        for outcome in report.outcomes:
            rule = f"{outcome.terms}/{outcome.requirement}"
            if rule in found:
                yield _of(found[rule], report.path)
            elif outcome.state == "not-applicable":
                yield Case(rule, "skipped", text=outcome.message)
            else:
                yield Case(rule)

    def _suite(self, path: str, said: dict[str, str], cases: list[Case]) -> str:
        counts = {tag: sum(case.tag == tag for case in cases) for tag in ("failure", "error", "skipped")}
        attributes = {
            "name": _token(path),
            "package": _token(path),
            "id": str(self._number),
            "timestamp": "1970-01-01T00:00:00",
            "hostname": "localhost",
            "tests": str(len(cases)),
            "failures": str(counts["failure"]),
            "errors": str(counts["error"]),
            "skipped": str(counts["skipped"]),
            "time": "0",
        }
        self._number += 1
        lines = [f" <testsuite {_attributes(attributes)}>", "  <properties>"]
        lines += [f"   <property {_attributes({'name': name, 'value': value})}/>" for name, value in said.items()]
        lines += ["  </properties>", *(_case(case, path) for case in cases)]
        lines += ["  <system-out/>", "  <system-err/>", " </testsuite>"]
        return "\n".join(lines) + "\n"


def _of(issue: Issue, path: str) -> Case:
    if issue.outcome and issue.outcome.ignored:
        return Case(issue.rule, "skipped", text=f"ignored: {issue.outcome.ignored.reason}. {issue.message}")
    if issue.known:
        return Case(issue.rule, "skipped", text=f"known, in the baseline. {issue.message}")
    if issue.level != "error":
        return Case(issue.rule, "skipped", text=f"{issue.state}: {issue.message}")
    at = f"{path}:{issue.place.line}:{issue.place.column or 1}" if issue.place.line else f"{path}, {issue.place}"
    paste = f"\nPaste:\n{issue.fix}" if issue.fix else ""
    return Case(issue.rule, "failure", issue.state, issue.message, f"{at}: {issue.message}{paste}")


def _case(case: Case, path: str) -> str:
    opening = f"  <testcase {_attributes({'name': case.name, 'classname': _token(path), 'time': '0'})}"
    if not case.tag:
        return f"{opening}/>"
    more = {"message": case.message, "type": case.kind} if case.kind else {}
    tag = f"{case.tag} {_attributes(more)}" if more else case.tag
    return f"{opening}><{tag}>{escape(_legal(case.text))}</{case.tag}></testcase>"


def _attributes(values: dict[str, str]) -> str:
    return " ".join(f"{name}={quoteattr(_legal(value))}" for name, value in values.items())


def _token(words: str) -> str:
    """Give words as an xs:token that is not empty."""
    return " ".join(words.split()) or "-"


def _legal(words: str) -> str:
    return _ILLEGAL.sub("\ufffd", words)
