"""One page of HTML that needs no network: the numbers, a picture, a table to filter and sort, each article in full.

Style and script stand in the page and are named by their digests in its content security policy, which allows
nothing else: what an article says can neither run nor fetch anything.
"""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from compliance import __version__
from compliance.report import Failure
from compliance.reports import Writer
from compliance.reports.html.chart import chart
from compliance.reports.html.view import article
from compliance.reports.spool import Spool
from compliance.vocabulary import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.report import Report
    from compliance.reports import Run
    from compliance.summary import Summary

HERE = Path(__file__).parent
# Characters of articles in full, those that a person has to look at and the others: beyond that no browser opens the
# page any more, and an article has its row alone.
ROOM = {True: 8_000_000, False: 2_000_000}
RULES = 50  # requirements in the table of them


class Page(Writer):
    """The page; the rows wait in a file, as the numbers come first."""

    def __init__(self, run: Run) -> None:
        super().__init__(run)
        environment = Environment(
            loader=FileSystemLoader(HERE),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._template = environment.get_template
        self._rows = Spool()
        self._room = dict(ROOM)
        self._number = self._short = 0

    def result(self, result: Report | Failure) -> Iterator[str]:
        """Keep the row of an article, and the article in full where there is room."""
        number, self._number = self._number, self._number + 1
        if isinstance(result, Failure):
            self._rows.put(self._template("failure.html").render(failure=result, number=number))
            return
        shown = article(result, number, fails=self.run.fails(result))
        row = self._template("article.html")
        words = row.render(article=shown, full=True)
        matters = result.verdict not in (Verdict.COMPLIANT, Verdict.NOT_A_REPOST)
        if len(words) > self._room[matters]:
            words = row.render(article=shown, full=False)
            self._short += 1
        else:
            self._room[matters] -= len(words)
        self._rows.put(words)
        yield from ()

    def end(self, summary: Summary) -> Iterator[str]:
        """Give the page."""
        style, script = (HERE / name for name in ("style.css", "script.js"))
        css, js = style.read_text(encoding="utf-8"), script.read_text(encoding="utf-8")
        policy = f"default-src 'none'; style-src '{_digest(css)}'; script-src '{_digest(js)}'"
        yield self._template("head.html").render(
            policy=f"{policy}; base-uri 'none'; form-action 'none'",
            version=__version__,
            css=Markup(css),  # noqa: S704 -- our own file
            summary=summary,
            counts=list(summary.counts()),
            steps=list(summary.next_steps()),
            questions=[one for one in summary.asked() if one.confirm],
            requirements=_requirements(summary),
            chart=chart(summary),
            short=self._short,
        )
        yield from self._rows
        yield self._template("foot.html").render(js=Markup(js), version=__version__)  # noqa: S704 -- our own file


def _requirements(summary: Summary) -> list[tuple[str, int, int, int]]:
    """Give each requirement with the number of articles that do not meet it, that leave it open, that meet it."""
    rows = [
        (
            rule,
            sum(count for state, count in states.items() if state.failed),
            sum(count for state, count in states.items() if state.open),
            sum(count for state, count in states.items() if state in ("met", "confirmed")),
        )
        for rule, states in summary.requirements.items()
    ]
    return sorted(rows, key=lambda row: (-row[1], -row[2], row[0]))[:RULES]


def _digest(content: str) -> str:
    """Give what a content security policy calls a script or style by."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
