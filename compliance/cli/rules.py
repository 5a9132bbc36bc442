"""`compliance rules`: the rule files listed, shown, checked and tried; their schema; the beginning of a new one."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from compliance.cli import FAILED, FINE
from compliance.cli.options import rules_option
from compliance.errors import RuleError
from compliance.terms.library import library

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


@click.group("rules")
def command() -> None:
    """List, show, check, try and begin rule files."""


@command.command("list")
@click.option("--format", "form", type=click.Choice(["text", "markdown"]), default="text", help="A list, or a page.")
@rules_option
def list_(folders: tuple[Path, ...], *, form: str) -> int:
    """Name every rule file: id, publisher or licence, confidence, the day its page was read; and count them."""
    from compliance.reports import catalogue  # noqa: PLC0415 -- for this command alone

    known = library(folders).terms.values()
    if form == "markdown":
        click.echo("\n".join(catalogue.lines(known)))
        return FINE
    rows = [(one.id, one.name, one.page.confidence, one.page.read) for one in known]
    widths = [max(len(row[i]) for row in rows) for i in range(3)]
    for row in sorted(rows):
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, (*widths, 0), strict=True)))
    click.echo(catalogue.count(known))
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
    """Check every rule file for errors, and for requirements that its examples leave unproven."""
    from compliance.coverage import coverage  # noqa: PLC0415 -- for this command alone
    from compliance.rulestest import try_rules  # noqa: PLC0415 -- likewise
    from compliance.terms.lint import lint as problems_of  # noqa: PLC0415 -- likewise

    problems = problems_of(folders, f"{datetime.now(UTC):%Y-%m-%d}")
    try:
        problems += coverage(try_rules(folders), library(folders)).gaps
    except RuleError as error:  # a file that cannot be loaded, whose problems lint has told
        problems = problems or error.problems
    return _told(map(str, problems), "no problem in the rule files")


@command.command("test")
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--mutate", is_flag=True, help="Take each credit out of each passing example: what it met has to fail.")
@click.option("--coverage", "covered", is_flag=True, help="Name the requirements that no example meets, or fails.")
@rules_option
def test(ids: tuple[str, ...], folders: tuple[Path, ...], *, mutate: bool, covered: bool) -> int:
    """Run the examples of the rule files ID; without an ID, of all of them and of the wordings."""
    from compliance.coverage import coverage  # noqa: PLC0415 -- for this command alone
    from compliance.elements.examples import check_wordings  # noqa: PLC0415 -- likewise
    from compliance.mutate import mutations  # noqa: PLC0415 -- likewise
    from compliance.rulestest import try_rules  # noqa: PLC0415 -- likewise

    trials = try_rules(folders, ids)
    failures = [f"{one.path}:{one.line}: {words}" for one in trials for words in one.failures]
    failures += [] if ids else map(str, check_wordings())
    fine = f"{len(trials)} examples came out as their rule files say"
    if mutate:
        mutated = tuple(mutations(trials, library(folders)))
        failures += [f"{one.path}:{one.line}: {words}" for one in mutated for words in one.failures]
        fine += f"\n{len(mutated)} credits taken out were missed, each by its own requirement"
    if covered:
        found = coverage(trials, library(folders))
        failures += map(str, found.gaps)
        share = f"{found.percent}% of {found.requirements} requirements are proven by examples"
        failures += [share] if found.gaps else []
        fine += f"\n{share}"
    return _told(failures, fine)


@command.command("export")
@click.argument("name", metavar="ID")
@click.option("--format", "_form", type=click.Choice(["odrl"]), default="odrl", show_default=True)
@rules_option
def export(name: str, _form: str, folders: tuple[Path, ...]) -> int:
    """Print the terms of the rule file ID for other programs: as an ODRL 2.2 policy, in JSON-LD.

    What ODRL cannot say is named in the policy, and on standard error.
    """
    import json  # noqa: PLC0415 -- for this command alone

    from compliance.reports import odrl  # noqa: PLC0415 -- likewise

    policy, unsaid = odrl.policy(library(folders).get(name))
    click.echo(json.dumps(policy, indent=2, ensure_ascii=False))
    for line in odrl.lines(unsaid):
        click.echo(f"compliance: {line}", err=True)
    return FINE


@command.command("schema")
def schema() -> int:
    """Print the JSON Schema of the rule language, for editors."""
    import json  # noqa: PLC0415 -- for this command alone

    from compliance.terms.schema import schema as of_rules  # noqa: PLC0415 -- likewise

    click.echo(json.dumps(of_rules(), indent=2, ensure_ascii=False))
    return FINE


@command.command("new")
@click.argument("name", metavar="NAME")
@click.argument("url", metavar="URL")
def new(name: str, url: str) -> int:
    """Print the beginning of a rule file for the publisher NAME, whose site is at URL."""
    from compliance.terms.start import start  # noqa: PLC0415 -- for this command alone

    click.echo(start(name, url), nl=False)
    return FINE


def _told(problems: Iterable[str], fine: str) -> int:
    """Print problems, or that there are none."""
    code = FINE
    for problem in problems:
        click.echo(problem)
        code = FAILED
    if code == FINE:
        click.echo(fine)
    return code
