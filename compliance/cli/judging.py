"""The results of a command: of one article at once, of many by an audit that somebody may watch, or stop."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from compliance.audit.item import Passed, loaded
from compliance.cli.articles import tell
from compliance.report import Failure

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from compliance.audit.setup import Judge
    from compliance.cli.articles import Articles
    from compliance.report import Report
    from compliance.summary import Summary


class Judging:
    """One command's way through its articles.

    `summary` is what the caller counts in, for whoever watches; `cached` says whether earlier results are used. One
    article is judged in this process, and with --debug any number, so that an error shows where it was raised.
    """

    def __init__(
        self, articles: Articles, judge: Judge, summary: Summary, *, jobs: int | None = None, cached: bool = True
    ) -> None:
        self.articles = articles
        self.judge = judge
        self.summary = summary
        self.jobs = jobs or cores()
        self.cached = cached
        self.interrupted = False  # by Ctrl-C, before the last of them

    def results(self) -> Generator[Report | Failure]:
        """Give what comes of each article, in their order; say on standard error what there is to say."""
        found = self._many() if self.articles.one is None and not self.judge.debug else self._here()
        for result in found:
            if isinstance(result, (Failure, Passed)):
                tell(result)
            if not isinstance(result, Passed):
                yield result

    def _here(self) -> Iterator[Report | Failure | Passed]:
        for item in self.articles:
            yield item if isinstance(item, (Failure, Passed)) else self.judge(loaded(item))

    def _many(self) -> Iterator[Report | Failure | Passed]:
        from compliance.audit.run import Audit  # noqa: PLC0415 -- processes and SQLite are for many articles
        from compliance.cli.interrupt import Interrupt  # noqa: PLC0415 -- likewise
        from compliance.cli.progress import Progress  # noqa: PLC0415 -- likewise

        with Interrupt() as interrupt, Progress(self.summary, self.articles.count) as progress:

            def stops() -> bool:
                progress.tick()
                return interrupt.wished

            audit = Audit(self.judge, jobs=self.jobs, cached=self.cached, stops=stops)
            for result in audit.results(self.articles):
                progress.hide()
                yield result
        self.interrupted = interrupt.wished
        if audit.unchanged:
            click.echo(f"compliance: {audit.unchanged:,} unchanged since an earlier run, {audit.read:,} read", err=True)
        if self.interrupted:
            more = "; what was judged is kept, and the same command goes on from there" if self.cached else ""
            click.echo(f"compliance: interrupted{more}", err=True)


def cores() -> int:
    """Give how many processes can work at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
