"""`compliance config`: what is in force for a file, and where each value comes from."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compliance.cli import FINE
from compliance.cli.options import rules_option, set_option, use_option
from compliance.config import Configs
from compliance.readers import read

if TYPE_CHECKING:
    from compliance.config.show import Setting


@click.command("config")
@click.argument("file", default=".")
@use_option
@set_option
@rules_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--schema", is_flag=True, help="Print the JSON Schema of .compliance.yaml, for editors.")
def command(  # noqa: PLR0913 -- one for each option
    file: str, use: str | None, facts: tuple[str, ...], folders: tuple[Path, ...], form: str, *, schema: bool
) -> int:
    """Show what is in force for FILE, an article or a folder, and where each value comes from."""
    if schema:
        from compliance.config.schema import schema as of_config  # noqa: PLC0415 -- for this option alone

        click.echo(json.dumps(of_config(), indent=2, ensure_ascii=False))
        return FINE
    from compliance.config.show import settings  # noqa: PLC0415 -- for this command alone

    configs = Configs(f"{datetime.now(UTC):%Y-%m-%d}", use, facts, folders)
    # Of a folder, what holds for a file in it; a name without a file may be one that is still to be written.
    path = str(Path(file, "*")) if Path(file).is_dir() else file
    found = list(settings(configs, path, read(file) if Path(file).is_file() else None))
    click.echo(_json(found) if form == "json" else _table(found))
    return FINE


def _table(found: list[Setting]) -> str:
    widths = [max(len(one[i]) for one in found) for i in range(2)]
    return "\n".join(f"{one.name:<{widths[0]}}  {one.value:<{widths[1]}}  {one.source}".rstrip() for one in found)


def _json(found: list[Setting]) -> str:
    return json.dumps([one._asdict() for one in found], indent=1, ensure_ascii=False)
