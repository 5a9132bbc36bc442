"""`compliance watch`: articles judged again on every save."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from compliance.audit.item import Item
from compliance.audit.setup import Judge, Setup
from compliance.audit.walk import walk
from compliance.cli import FINE
from compliance.cli.articles import tell
from compliance.cli.formats import Outputs, Wanted
from compliance.cli.options import rules_option, set_option, use_option
from compliance.errors import ComplianceError
from compliance.report import Failure
from compliance.reports import Run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

PAUSE = 0.3  # seconds between two looks: a save is answered before the eye is back from the editor

Seen = dict[str, tuple[int, int]]  # by path: when it was changed, and its size


@click.command("watch")
@click.argument("paths", nargs=-1, required=True, metavar="ARTICLE...")
@use_option
@set_option
@click.option("--publisher", metavar="ID", help="Whose article it is, where you know better.")
@rules_option
def command(
    paths: tuple[str, ...], use: str | None, facts: tuple[str, ...], publisher: str | None, folders: tuple[Path, ...]
) -> int:
    """Judge each ARTICLE (a file or a folder), and again on every save, until Ctrl-C."""

    def judge() -> Judge:
        today = f"{datetime.now(UTC):%Y-%m-%d}"
        return Judge(Setup(today=today, use=use, facts=facts, folders=tuple(map(str, folders)), publisher=publisher))

    judge()  # what is wrong with the command is said at once, and ends it
    seen: Seen = {}
    while True:
        try:
            look(paths, seen, judge)
            time.sleep(PAUSE)
        except KeyboardInterrupt:
            return FINE


def look(paths: Sequence[str], seen: Seen, judge: Callable[[], Judge]) -> None:
    """Judge what has been saved since it was `seen`, by the rules and the `.compliance.yaml` of now."""
    saved = list(changed(paths, seen))
    if not saved:
        return
    try:
        judging = judge()
        with Outputs((Wanted("text"),), Run(judging.configs.library, lambda _: True)) as out:
            for path in saved:
                result = judging(Item(path))
                if isinstance(result, Failure):
                    tell(result)
                else:
                    out.result(result)
    except ComplianceError as error:  # a rule file that is being written; the next save may mend it
        click.echo(f"compliance: {error}", err=True)


def changed(paths: Sequence[str], seen: Seen) -> Iterator[str]:
    """Give the articles that are not as they were when they were `seen`, and note how they are."""
    for path in walk(paths):
        if not isinstance(path, str):
            continue
        try:
            now = os.stat(path)  # noqa: PTH116 -- of many, over and over
        except OSError:
            seen.pop(path, None)
            continue
        state = (now.st_mtime_ns, now.st_size)
        if seen.get(path) != state:
            seen[path] = state
            yield path
