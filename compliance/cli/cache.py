"""`compliance cache`: what was judged before, and is not judged again."""

from __future__ import annotations

import click

from compliance.audit.cache import Cache, cache_path, remove
from compliance.errors import UsageError


@click.group("cache")
def command() -> None:
    """Show or clear what is kept of earlier runs."""


@command.command("info")
def info() -> None:
    """Say where results are kept, how many, and how much room they take."""
    path = cache_path()
    if not path.exists():
        click.echo(f"{path}: nothing is kept")
        return
    found = Cache(read_only=True).info()
    click.echo(f"{found.path}: {found.results:,} results, {found.files:,} files, {found.bytes / 1e6:,.1f} MB")


@command.command("clear")
def clear() -> None:
    """Remove them: the next run judges every article again."""
    path = cache_path()
    remove()
    if path.exists():
        message = f"{path}: cannot be removed"
        raise UsageError(message)
