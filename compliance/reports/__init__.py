"""Results to words, one module an output form, each a writer that keeps none of the results.

A writer gives its output piece by piece: what comes first, something for each result as it comes, what comes last. So
a run over fifty thousand articles needs no more memory than one over ten, and two runs with the same results, in the
same order, write the same bytes: no form holds a time, a day of its own or anything else of the machine.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from compliance.report import Failure, Report
    from compliance.summary import Summary
    from compliance.terms.library import Library

    Paint = Callable[[str, str], str]  # words and what they are ("good", "bad", "open", "faint") to words on the screen


def plain(words: str, _what: str) -> str:
    """Paint nothing."""
    return words


class Run(NamedTuple):
    """What a writer may know of the run beside its results."""

    library: Library  # the rules that it judges by
    fails: Callable[[Report], bool]  # whether an article fails the run
    baseline: bool = False  # whether there is one, so that what it does not hold is new
    quiet: bool = False  # whether the text passes over articles that do not fail
    paint: Paint = plain


class Writer:
    """One output form: pieces of text for each result as it comes; it keeps no result."""

    def __init__(self, run: Run) -> None:
        self.run = run

    def begin(self) -> Iterable[str]:
        """Give what stands before all results."""
        return ()

    def result(self, result: Report | Failure) -> Iterable[str]:
        """Give what is written of one article, or of one that could not be judged."""
        raise NotImplementedError

    def end(self, summary: Summary) -> Iterable[str]:  # noqa: ARG002 -- for those that sum up
        """Give what stands after all results; `summary` has counted them all."""
        return ()


class Form(NamedTuple):
    """Where a form's writer stands; its module is imported only when the form is asked for."""

    module: str
    name: str
    lines: bool = False  # lines that stand for themselves: such forms may share one output
    context: bool = False  # shows what stands around the evidence: `Report.context`

    def writer(self, run: Run) -> Writer:
        """Make the writer."""
        made: Writer = getattr(importlib.import_module(self.module), self.name)(run)
        return made


FORMS = {
    "text": Form("compliance.reports.text", "Text", lines=True),
    "concise": Form("compliance.reports.concise", "Concise", lines=True),
    "json": Form("compliance.reports.json", "Document"),
    "jsonl": Form("compliance.reports.jsonl", "Lines", lines=True),
    "github": Form("compliance.reports.github", "Annotations", lines=True),
    "gitlab": Form("compliance.reports.gitlab", "CodeQuality"),
    "junit": Form("compliance.reports.junit", "Suites"),
    "sarif": Form("compliance.reports.sarif", "Sarif", context=True),
    "csv": Form("compliance.reports.csv", "Table"),
    "markdown": Form("compliance.reports.markdown", "Markdown"),
    "html": Form("compliance.reports.html", "Page", context=True),
}
