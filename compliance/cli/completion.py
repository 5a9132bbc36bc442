"""`compliance completion`: the script by which a shell completes the commands and their options."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from compliance.cli import FINE, program

SHELLS = ["bash", "zsh", "fish"]
NAME = "compliance"


@click.command("completion")
@click.argument("shell", type=click.Choice(SHELLS))
def command(shell: str) -> int:
    """Print the completion script of SHELL: bash, zsh or fish."""
    made = get_completion_class(shell)
    assert made is not None  # noqa: S101 -- click knows these three
    completion = made(program, {}, NAME, f"_{NAME.upper()}_COMPLETE")
    # Without its own `source`, which asks for the bash of whoever runs it: the script is for another shell's start.
    click.echo(completion.source_template % completion.source_vars())
    return FINE
