"""`compliance rules`: the rule files listed, shown, checked and tried."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from compliance.cli import FAILED, FINE
from compliance.cli.options import rules_option
from compliance.terms.library import library

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


@click.group("rules")
def command() -> None:
    """List, show, lint and test rule files."""


@command.command("list")
@rules_option
def list_(folders: tuple[Path, ...]) -> int:
    """Name every rule file: id, publisher or licence, confidence, and the day its page was read."""
    rows = [(one.id, one.name, one.page.confidence, one.page.read) for one in library(folders).terms.values()]
    widths = [max(len(row[i]) for row in rows) for i in range(3)]
    for row in sorted(rows):
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, (*widths, 0), strict=True)))
    return FINE


@command.command("show")
@click.argument("name", metavar="ID")
@rules_option
def show(name: str, folders: tuple[Path, ...]) -> int:
    """Show what the rule file ID asks for."""
    from compliance.reports import terms  # noqa: PLC0415 -- for this command alone

    click.echo("\n".join(terms.lines(library(folders).get(name))))
    return FINE


@command.command("lint")
@rules_option
def lint(folders: tuple[Path, ...]) -> int:
    """Check every rule file for errors."""
    from compliance.terms.lint import lint as problems_of  # noqa: PLC0415 -- for this command alone

    return _told(map(str, problems_of(folders, f"{datetime.now(UTC):%Y-%m-%d}")), "no problem in the rule files")


@command.command("test")
@click.argument("ids", nargs=-1, metavar="[ID]...")
@rules_option
def test(ids: tuple[str, ...], folders: tuple[Path, ...]) -> int:
    """Run the examples of the rule files ID; without an ID, of all of them and of the wordings."""
    from compliance.elements.examples import check_wordings  # noqa: PLC0415 -- for this command alone
    from compliance.rulestest import try_rules  # noqa: PLC0415 -- likewise

    trials = try_rules(folders, ids)
    failures = [f"{one.path}:{one.line}: {words}" for one in trials for words in one.failures]
    failures += [] if ids else map(str, check_wordings())
    return _told(failures, f"{len(trials)} examples came out as their rule files say")


def _told(problems: Iterable[str], fine: str) -> int:
    """Print problems, or that there are none."""
    code = FINE
    for problem in problems:
        click.echo(problem)
        code = FAILED
    if code == FINE:
        click.echo(fine)
    return code
