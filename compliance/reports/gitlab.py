"""GitLab's Code Quality report: a JSON array (docs.gitlab.com, "Code Quality report format").

The fingerprint is what GitLab tells old from new by: it stays while lines move.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Any

import msgspec

from compliance.report import Failure
from compliance.reports import Writer
from compliance.reports.issues import issues

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.report import Report
    from compliance.reports import Run
    from compliance.summary import Summary

_SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}


class CodeQuality(Writer):
    """The array; paths as they were named, counted from the folder that the program ran in."""

    def __init__(self, run: Run) -> None:
        super().__init__(run)
        self._empty = True

    def begin(self) -> Iterator[str]:
        """Open the array."""
        yield "["

    def result(self, result: Report | Failure) -> Iterator[str]:
        """Give an object for everything that is not as it should be; what is known is told apart by GitLab itself."""
        if isinstance(result, Failure):
            digest = blake2b(f"{result.path}\0{result.kind}".encode(), digest_size=8).hexdigest()
            words, name = f"not judged: {result.message}", f"not-judged/{result.kind}"
            yield self._item(words, name, digest, "blocker", result.path, 1)
            return
        for issue in issues(result, fails=self.run.fails(result)):
            words = issue.message + (f" Paste: {issue.fix}" if issue.fix else "")
            digest = issue.finding.fingerprint(result.path)
            severity = "info" if issue.known else _SEVERITIES[issue.level]
            yield self._item(words, issue.rule, digest, severity, result.path, issue.place.line or 1)

    def end(self, summary: Summary) -> Iterator[str]:  # noqa: ARG002 -- a Writer's
        """Close the array."""
        yield "]\n" if self._empty else "\n]\n"

    def _item(self, words: str, rule: str, digest: str, severity: str, path: str, line: int) -> str:  # noqa: PLR0913, PLR0917
        value: dict[str, Any] = {
            "description": words,
            "check_name": rule,
            "fingerprint": digest,
            "severity": severity,
            "location": {"path": path.removeprefix("./"), "lines": {"begin": line}},
        }
        comma = "" if self._empty else ","
        self._empty = False
        return comma + "\n" + msgspec.json.encode(value).decode()
