"""`compliance inspect`: the credit elements found in articles, without judging them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import msgspec

from compliance.cli import FINE, UNJUDGED
from compliance.cli.articles import each
from compliance.cli.options import rules_option
from compliance.elements import find
from compliance.report import Failure
from compliance.reports import inspection
from compliance.terms.library import library

if TYPE_CHECKING:
    from pathlib import Path


@click.command("inspect")
@click.argument("paths", nargs=-1, required=True, metavar="ARTICLE...")
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@rules_option
@click.option("--why", is_flag=True, help="Say what each finding rests on.")
def command(paths: tuple[str, ...], folders: tuple[Path, ...], form: str, *, why: bool) -> int:
    """Show the credit elements found in each ARTICLE (a file, a folder, or - for standard input)."""
    outlets = library(folders).outlets
    code = FINE
    for found in each(paths, lambda article: (article, find(article, outlets))):
        if isinstance(found, Failure):
            code = UNJUDGED
            if form == "jsonl":
                _print_json(inspection.error_object(found))
        elif form == "jsonl":
            _print_json(inspection.as_object(*found))
        else:
            click.echo("\n".join(inspection.as_text(*found, why=why)))
    return code


def _print_json(value: object) -> None:
    click.echo(msgspec.json.encode(value))
