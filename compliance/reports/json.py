"""The report for programs, one JSON document. The form is a contract: docs/reports.md, report.schema.json."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from compliance.report import Failure
from compliance.reports import Writer
from compliance.reports.spool import Spool
from compliance.vocabulary import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.report import Report
    from compliance.reports import Run
    from compliance.summary import Summary

VERSION = 1  # of the form


class Document(Writer):
    """The document: articles as they come, the errors and the summary after them."""

    def __init__(self, run: Run) -> None:
        super().__init__(run)
        self._errors = Spool()
        self._articles = self._failures = 0

    def begin(self) -> Iterator[str]:
        """Give the beginning, up to the articles."""
        yield f'{{\n "version": {VERSION},\n "articles": ['

    def result(self, result: Report | Failure) -> Iterator[str]:
        """Give an article; an error waits for the end."""
        if isinstance(result, Failure):
            self._errors.put(_item(result, first=not self._failures))
            self._failures += 1
        else:
            yield _item(result, first=not self._articles)
            self._articles += 1

    def end(self, summary: Summary) -> Iterator[str]:
        """Give the errors and the summary."""
        yield _closed(self._articles) + ',\n "errors": ['
        yield from self._errors
        yield _closed(self._failures) + ',\n "summary": '
        counted = {
            "articles": summary.articles,
            "errors": summary.unjudged,
            "verdicts": {verdict: summary.verdicts[verdict] for verdict in Verdict},
        }
        yield _indented(counted, 1) + "\n}\n"


def _item(value: object, *, first: bool) -> str:
    return ("" if first else ",") + "\n  " + _indented(value, 2)


def _closed(items: int) -> str:
    return "\n ]" if items else "]"


def _indented(value: object, depth: int) -> str:
    """Give a value as it stands in a document that is indented by one blank a level; no string holds a line break."""
    written = msgspec.json.format(msgspec.json.encode(value), indent=1).decode()
    return written.replace("\n", "\n" + " " * depth)
