"""`compliance init`: the beginning of a `.compliance.yaml`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import get_args

import click

from compliance.cli import FINE
from compliance.cli.options import set_option, use_option
from compliance.config import NAME
from compliance.config.model import Failing
from compliance.config.read import read_config
from compliance.config.start import start
from compliance.errors import RuleError, UsageError
from compliance.terms.library import library
from compliance.terms.uses import DEFAULT, USES, parse_use


@click.command("init")
@click.argument("folder", default=".", type=click.Path(path_type=Path))
@click.option("--name", metavar="NAME", help="The site's name.")
@click.option("--url", metavar="URL", help="The site's address.")
@use_option
@set_option
@click.option("--exclude", metavar="PATTERN", multiple=True, help="What is left out of a folder, as in .gitignore.")
@click.option("--fail-on", metavar="VERDICT", multiple=True, help=f"What fails: {', '.join(get_args(Failing))}.")
def command(  # noqa: PLR0913, PLR0917 -- one for each option
    folder: Path,
    name: str | None,
    url: str | None,
    use: str | None,
    facts: tuple[str, ...],
    exclude: tuple[str, ...],
    fail_on: tuple[str, ...],
) -> int:
    """Write a .compliance.yaml into FOLDER; on a terminal, ask for what no option says. None is ever overwritten."""
    file = folder / NAME
    if file.exists() or file.is_symlink():
        message = f"{file}: there is one already, and it stays as it is"
        raise UsageError(message)
    parse_use(use, facts)
    if sys.stdin.isatty() and sys.stdout.isatty():
        name = name if name is not None else _asked("The site's name")
        url = url if url is not None else _asked("Its address, https://…")
        use = use or click.prompt("What it does with articles", type=click.Choice([*USES]), default=DEFAULT, err=True)
    text = start(
        name=name or "",
        url=url or "",
        use=use or "",
        facts=dict(fact.split("=", 1) for fact in facts),
        exclude=exclude,
        fail_on=fail_on,
    )
    try:
        read_config(text, str(file), library)
    except RuleError as error:
        message = "; ".join(problem.message for problem in error.problems)
        raise UsageError(message) from error
    try:
        with file.open("x", encoding="utf-8") as out:
            out.write(text)
    except OSError as error:
        message = f"{file}: cannot be written: {error.strerror}"
        raise UsageError(message) from error
    click.echo(f"{file} is written; compliance config shows what it says")
    return FINE


def _asked(question: str) -> str:
    answer: str = click.prompt(question, default="", show_default=False, err=True)
    return answer.strip()
