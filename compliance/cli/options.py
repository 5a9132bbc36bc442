"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from compliance.terms.library import site_rules

if TYPE_CHECKING:
    from collections.abc import Callable


def _with_own(_context: click.Context, _option: click.Parameter, folders: tuple[Path, ...]) -> tuple[Path, ...]:
    """Put a site's own rule files, found from the folder that the program runs in, before those that are named."""
    return (*site_rules(Path.cwd()), *folders)


rules_option = click.option(
    "--rules",
    "folders",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    multiple=True,
    callback=_with_own,
    help="Rule files beside those that come with the program; one of the same id takes its place.",
)

use_option = click.option("--use", metavar="NAME", help="What it is used for: community-web (the default), print, …")
set_option = click.option(
    "--set", "facts", metavar="KEY=VALUE", multiple=True, help="A finer fact of the use: ads=none."
)

STATED = {  # each with what it says
    "author": "Who wrote it.",
    "title": "Its title.",
    "url": "The address of the original.",
    "date": "The day on which it first appeared, YYYY-MM-DD.",
    "source": "Who published it, where its licence alone tells the terms.",
}


def stated_options(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options by which a user states what the article does not show: see `stated`."""
    for name in reversed(STATED):
        command = click.option(f"--{name}", metavar=name.upper(), help=STATED[name])(command)
    return command


def stated(
    author: str | None, title: str | None, url: str | None, date: str | None, source: str | None
) -> dict[str, str]:
    """Give the slots of templates that those options fill.

    >>> stated("Ann Lee", None, None, "2026-01-31", None)
    {'author': 'Ann Lee', 'date': '2026-01-31', 'year': '2026'}
    """
    said = {"author": author, "title": title, "url": url, "date": date, "publisher": source}
    return {name: value for name, value in said.items() if value} | ({"year": date[:4]} if date else {})
