"""Markdown for the summary of a job, or a comment on a pull request: the numbers, then each article that fails.

What articles and file names say is written so that nothing of it is markup, a mention or a link.
"""

from __future__ import annotations

import re
from html import escape as html
from itertools import islice
from typing import TYPE_CHECKING

from compliance.report import Failure
from compliance.reports import Writer
from compliance.reports.issues import issues

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compliance.report import Report
    from compliance.reports import Run
    from compliance.reports.issues import Issue
    from compliance.summary import Summary

ROOM = 50_000  # characters of articles; GitHub takes 65,536 in a comment
LONGEST = 10_000  # of one article
NAMED = 10  # publishers, questions and files that are listed

_MARKS = re.compile(r"[\\`*_\[\]<>#|~&$]|(?<=www)\.|:(?=//)|^[-+=]|(?<=^\d)[.)]")
_TICKS = re.compile(r"`+")


class Markdown(Writer):
    """The page; the articles wait for the end, as the numbers come first, and no more wait than have room."""

    def __init__(self, run: Run) -> None:
        super().__init__(run)
        self._shown: list[str] = []
        self._room = ROOM
        self._failing = self._left_out = 0

    def result(self, result: Report | Failure) -> Iterator[str]:
        """Keep an article that fails, as long as there is room."""
        if not isinstance(result, Failure) and self.run.fails(result):
            self._failing += 1
            words = _article(result)
            if len(words) <= min(self._room, LONGEST):
                self._room -= len(words)
                self._shown.append(words)
            else:
                self._left_out += 1
        yield from ()

    def end(self, summary: Summary) -> Iterator[str]:
        """Give the whole page."""
        articles = f"{self._failing} of {summary.articles} articles fail" if self._failing else "nothing fails"
        yield f"## Reprint terms: {articles}\n\n"
        yield from _table(("verdict", "articles"), [(what, str(count)) for what, count in summary.counts()])
        if steps := list(summary.next_steps()):
            yield "### What to do next\n\n" + "".join(f"- {text(step)}\n" for step in steps) + "\n"
        failing = [one for one in summary.publishers() if one.failed]
        if len(failing) > 1:
            yield "### Publishers\n\n"
            rows = [(text(one.name), str(one.verdicts.total()), str(one.failed)) for one in failing[:NAMED]]
            yield from _table(("publisher", "articles", "fail"), rows)
        if self._shown:
            yield "### Articles\n\n"
            yield from self._shown
        if self._left_out:
            yield f"{self._left_out} more that fail are left out here, for want of room.\n\n"
        if summary.unjudged:
            yield "### Not judged\n\n"
            yield from (f"- {code(one.path)}: {text(one.message)}\n" for one in summary.failures[:NAMED])
            yield from _more(summary.unjudged)
        if asked := [one for one in summary.asked() if one.confirm]:
            yield "### Questions for a person\n\n"
            for one in islice(asked, NAMED):
                yield f"- {text(one.words)} ({code(one.rule)}, articles: {one.articles})\n"
            yield from _more(len(asked))


def text(words: str) -> str:
    r"""Give words as Markdown that says just them: no markup, no mention of a person, no link.

    >>> text("*see* @ann, https://x.example #1")
    '\\*see\\* @<!-- -->ann, https\\://x.example \\#<!-- -->1'
    """
    escaped = _MARKS.sub(r"\\\g<0>", " ".join(words.split()))
    return escaped.replace("@", "@<!-- -->").replace("\\#", "\\#<!-- -->")


def code(words: str) -> str:
    """Give words as a code span.

    >>> code("a.md"), code("a`b")
    ('`a.md`', '`` a`b ``')
    """
    words = " ".join(words.split())
    ticks = _fence(words, 1)
    return f"{ticks} {words} {ticks}" if "`" in words or not words else f"`{words}`"


def _article(report: Report) -> str:
    lines = [f"<details><summary><code>{html(' '.join(report.path.split()))}</code>: {report.verdict}</summary>", ""]
    lines += [text(report.reason), ""]
    for issue in issues(report, fails=True):
        if issue.level == "error" and not issue.known:
            lines += _issue(issue)
    return "\n".join([*lines, "", "</details>", "", ""])


def _issue(issue: Issue) -> Iterator[str]:
    at = f" ({issue.place})" if issue.outcome and (issue.outcome.nearest or issue.outcome.evidence) else ""
    yield f"- {code(issue.rule)} {issue.state}{at}: {text(issue.message)}"
    if issue.fix:
        fence = _fence(issue.fix, 3)
        yield from ("", f"  {fence}text", *(f"  {line}" for line in issue.fix.splitlines()), f"  {fence}", "")


def _fence(words: str, least: int) -> str:
    """Give a run of backticks that is longer than any in the words."""
    return "`" * max([least, *(len(run) + 1 for run in _TICKS.findall(words))])


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |\n|---|{'---:|' * (len(head) - 1)}\n"
    yield from (f"| {' | '.join(row)} |\n" for row in rows)
    yield "\n"


def _more(count: int) -> Iterator[str]:
    yield (f"- and {count - NAMED} more\n" if count > NAMED else "") + "\n"
