"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path

import click

rules_option = click.option(
    "--rules",
    "folders",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    multiple=True,
    help="Rule files beside those that come with the program; one of the same id takes its place.",
)
