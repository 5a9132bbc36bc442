"""A table for a spreadsheet (RFC 4180): a row for each requirement of each article."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from compliance.report import Failure
from compliance.reports import Writer
from compliance.reports.issues import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compliance.article import Place
    from compliance.report import Report
    from compliance.requirements import Outcome

COLUMNS = (
    "path",
    "verdict",
    "publisher",
    "use",
    "requirement",
    "must",
    "outcome",
    "line",
    "column",
    "page",
    "evidence",
    "message",
    "paste",
    "ignored",
    "known",
)
LONGEST = 32_000  # characters: a spreadsheet's cell holds 32,767
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class Table(Writer):
    """The rows; an article of which nothing is asked has one, and so has one that could not be judged."""

    def begin(self) -> Iterator[str]:
        """Give the names of the columns, behind the mark by which a spreadsheet knows UTF-8."""
        yield "\ufeff" + _row(COLUMNS)

    def result(self, result: Report | Failure) -> Iterator[str]:
        """Give the rows of one article."""
        if isinstance(result, Failure):
            yield _row((result.path, "not judged", *[""] * 9, f"{result.kind}: {result.message}", "", "", ""))
            return
        publisher = (result.publisher and (result.publisher.name or result.publisher.id)) or ""
        article = (result.path, result.verdict, publisher, result.use.name)
        if not result.outcomes:
            yield _row((*article, *[""] * 7, result.reason, "", "", ""))
        for outcome in result.outcomes:
            yield _row((*article, *_cells(outcome)))


def _cells(outcome: Outcome) -> Iterator[str]:
    found = outcome.nearest or next(iter(outcome.evidence), None)
    yield from (f"{outcome.terms}/{outcome.requirement}", outcome.must, outcome.state)
    yield from _places(found.place if found else None)
    yield found.text if found else ""
    yield words_of(outcome)
    yield outcome.fix or ""
    yield outcome.ignored.reason if outcome.ignored else ""
    yield "yes" if outcome.known else ""


def _places(place: Place | None) -> Iterator[str]:
    for number in (place.line, place.column, place.page) if place else (None, None, None):
        yield "" if number is None else str(number)


def _row(cells: Iterable[str]) -> str:
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\r\n").writerow([_cell(cell) for cell in cells])
    return written.getvalue()


def _cell(words: str) -> str:
    """Give the words of a cell so that no spreadsheet takes them for a formula.

    >>> _cell("=1+1"), _cell("-- By Ann"), _cell("  =1"), _cell("2024"), _cell("a=b")
    ("'=1+1", "'-- By Ann", "'  =1", '2024', 'a=b')
    """
    words = words.replace("\0", "")[:LONGEST]
    return f"'{words}" if words.startswith(_STARTS) or words.lstrip().startswith(_STARTS) else words
