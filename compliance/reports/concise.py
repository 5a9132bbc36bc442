"""One line for each thing that is not as it should be, in the form that editors and grep know: path:line:column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.report import Failure
from compliance.reports import Writer
from compliance.reports.issues import issues
from compliance.reports.printable import printable
from compliance.vocabulary import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.article import Place
    from compliance.report import Report
    from compliance.summary import Summary

_SILENT = frozenset({Verdict.COMPLIANT, Verdict.NOT_A_REPOST})
_COLOURS = {"error": "bad", "warning": "open", "note": "faint"}


class Concise(Writer):
    """The lines; one more with the verdict for an article of which there is nothing else to say."""

    def result(self, result: Report | Failure) -> Iterator[str]:
        """Give the lines on one article."""
        if isinstance(result, Failure):
            result = printable(result)
            yield f"{result.path}: {self.run.paint('not judged', 'bad')}: {_line(result.message)}\n"
            return
        if self.run.quiet and not self.run.fails(result):
            return
        none, result = True, printable(result)
        for issue in issues(result, fails=self.run.fails(result)):
            none = False
            state = self.run.paint(issue.state, _COLOURS[issue.level])
            yield f"{result.path}:{_at(issue.place)} {state} {issue.rule}{_mark(issue.known)}: {_line(issue.message)}\n"
        if none:
            yield f"{result.path}: {self.run.paint(result.verdict, 'good' if result.verdict in _SILENT else 'bad')}\n"

    def end(self, summary: Summary) -> Iterator[str]:
        """Give the numbers."""
        if summary.articles + summary.unjudged > 1:
            yield ", ".join(f"{count} {what}" for what, count in summary.counts()) + "\n"


def _at(place: Place) -> str:
    """Give a place as it stands after a path.

    >>> from compliance.article import Place
    >>> _at(Place(line=88, column=5)), _at(Place(page=2))
    ('88:5:', ' page 2:')
    """
    if place.page is not None:
        return f" page {place.page}:"
    return f"{place.line or 1}:{place.column or 1}:"


def _mark(known: bool) -> str:  # noqa: FBT001 -- one flag, one word
    return " (known)" if known else ""


def _line(words: str) -> str:
    return " ".join(words.split())
