"""The options of `check` that say what fails it: what has changed, and what is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from compliance.errors import UsageError
from compliance.gate import Gate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from compliance.changed import Changed
    from compliance.config import Configs

_GONE = 20  # findings that are named; the others are counted


def gate_options(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options `since`, `baseline`, `update` and `force`."""
    for option in (
        click.option("--force-exclude", "force", is_flag=True, help="Leave out by exclude also what is named."),
        click.option("--update-baseline", "update", is_flag=True, help="Take all that fails now as known."),
        click.option("--baseline", metavar="FILE", help="What is known in FILE does not fail."),
        click.option("--changed-since", "since", metavar="REF", help="Only articles that git says have changed."),
    ):
        command = option(command)
    return command


def changed_files(since: str | None, paths: Sequence[str]) -> Changed | None:
    """Give what has changed since a commit; None where nobody asks. Raises UsageError where git cannot tell."""
    if since is None:
        return None
    from compliance.changed import changed_since  # noqa: PLC0415 -- only where git is asked

    return changed_since(since, paths or ["."])


def comes_into_question(
    changed: Changed | None, excludes: Callable[[str], bool], *, force: bool
) -> Callable[[str], bool] | None:
    """Give what tells whether a file is to be judged: None where all are; with `force`, none that is excluded."""
    if not force:
        return changed.holds if changed else None
    return lambda path: (changed is None or changed.holds(path)) and (path == "-" or not excludes(path))


def gate_with(configs: Configs, changed: Changed | None, baseline: str | None, *, strict: bool, update: bool) -> Gate:
    """Give the gate of a run. Raises UsageError for a baseline that is none."""
    if update and baseline is None:
        message = "--update-baseline needs --baseline FILE"
        raise UsageError(message)
    known = None
    if baseline is not None:
        from compliance.baseline import Baseline  # noqa: PLC0415 -- only where there is one

        known = Baseline(baseline, update=update, renamed=changed.renamed if changed else None)
    return Gate(lambda path: configs.of(path).fail_on, strict=strict, baseline=known)


def tell_baseline(gate: Gate) -> None:
    """Say on standard error what the baseline knew, what is new and what is gone; write it where that is asked for."""
    baseline = gate.baseline
    if baseline is None:
        return
    gone = baseline.gone()
    was = "is gone and was taken out" if baseline.update else "is gone"
    for name, entry in gone[:_GONE]:
        click.echo(f"compliance: {baseline.path}: {name}: {entry.rule} {was}", err=True)
    if baseline.update:
        baseline.write()
    counts = f"{baseline.known} known, {baseline.new} new, {len(gone)} gone"
    more = "; --update-baseline takes out what is gone" if gone and not baseline.update else ""
    click.echo(f"compliance: {baseline.path}: {counts}{more}", err=True)
