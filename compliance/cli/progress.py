"""How an audit goes on, for whoever watches: on standard error, if that is a terminal, and never in a log."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self

    from rich.progress import TaskID

    from compliance.summary import Summary

_EVERY = 0.1  # seconds


def is_watched() -> bool:
    """Whether there is somebody to show anything to."""
    return sys.stderr.isatty()


class Progress:
    """A line that says how many of `total` articles are judged, how fast, how long still, and the verdicts so far.

    `total` is asked when there is something to show; None where nobody can tell. The line stands below whatever else is
    written: it is taken away before, and comes back at the next tick.
    """

    def __init__(self, summary: Summary, total: Callable[[], int | None]) -> None:
        self._summary = summary
        self._watched = is_watched()
        if not self._watched:
            return
        from rich import progress  # noqa: PLC0415 -- for terminals alone
        from rich.console import Console  # noqa: PLC0415 -- likewise
        from rich.table import Column  # noqa: PLC0415 -- likewise

        self._line = progress.Progress(
            progress.BarColumn(16),
            progress.MofNCompleteColumn(),
            progress.TextColumn("{task.fields[rate]}"),
            progress.TimeRemainingColumn(),
            # What room is left is for these: they are cut off first.
            progress.TextColumn("{task.fields[verdicts]}", table_column=Column(ratio=1, no_wrap=True)),
            expand=True,
            console=Console(stderr=True),
            auto_refresh=False,  # no thread: processes are forked
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._task: TaskID = self._line.add_task("", total=total(), rate="", verdicts="")
        self._began = self._shown = time.monotonic()
        self._visible = False

    def __enter__(self) -> Self:
        """Show nothing yet: short runs need nothing."""
        return self

    def __exit__(self, *_: object) -> None:
        """Take the line away."""
        self.hide()

    def tick(self) -> None:
        """Show how things stand, if it was not shown a moment ago."""
        if not self._watched or time.monotonic() - self._shown < _EVERY:
            return
        self._shown = time.monotonic()
        done = self._summary.articles + self._summary.unjudged
        rate = f"{done / (self._shown - self._began):,.0f}/s"
        verdicts = ", ".join(f"{count:,} {what}" for what, count in self._summary.counts())
        if not self._visible:
            self._visible = True
            self._line.start()
        self._line.update(self._task, completed=done, rate=rate, verdicts=verdicts)
        self._line.refresh()

    def hide(self) -> None:
        """Take the line away for what is written now."""
        if self._watched and self._visible:
            self._visible = False
            self._line.stop()
