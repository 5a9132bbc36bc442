"""`compliance credit`: the credit that a publisher asks for, to paste."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from compliance.cli import FINE
from compliance.cli.options import rules_option, set_option, stated, stated_options, use_option
from compliance.credit import credit
from compliance.terms.library import library
from compliance.terms.template import SLOTS
from compliance.terms.uses import parse_use

if TYPE_CHECKING:
    from pathlib import Path

    from compliance.article import Format

_HEADING = {
    "html": "<!-- for the head of the page -->",
    "markdown": "For the head of the page:",
    "text": "For the head of the page:",
}


@click.command("credit")
@click.argument("publisher", metavar="PUBLISHER")
@stated_options
@use_option
@set_option
@click.option("--format", "form", type=click.Choice(["html", "markdown", "text"]), default="text", show_default=True)
@rules_option
def command(  # noqa: PLR0913, PLR0917 -- one for each option
    publisher: str,
    author: str | None,
    title: str | None,
    url: str | None,
    date: str | None,
    source: str | None,
    use: str | None,
    facts: tuple[str, ...],
    form: Format,
    folders: tuple[Path, ...],
) -> int:
    """Print the least that an article of PUBLISHER (the id of a rule file) needs to meet its terms.

    What is not stated stands in angle brackets, and is named on standard error.
    """
    said = stated(author, title, url, date, source)
    found = credit(publisher, library(folders), parse_use(use, facts), said, form)
    lines = [*found.body, *((_HEADING[form], *found.head) if found.head else ())]
    click.echo(("\n" if form == "html" else "\n\n").join(lines) or "Nothing has to be put in.")
    for slot in found.asked:
        click.echo(f"compliance: not stated: the {SLOTS[slot].removeprefix('the ')}{_option(slot)}", err=True)
    return FINE


def _option(slot: str) -> str:
    names = {"author": "author", "title": "title", "url": "url", "date": "date", "year": "date", "publisher": "source"}
    return f" (--{names[slot]})" if slot in names else ""
