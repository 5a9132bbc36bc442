"""`compliance explain`: one requirement in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from compliance.cli import FINE
from compliance.cli.options import rules_option
from compliance.explain import explain
from compliance.reports import terms
from compliance.terms.library import library

if TYPE_CHECKING:
    from pathlib import Path


@click.command("explain")
@click.argument("rule", metavar="RULE")
@rules_option
def command(rule: str, folders: tuple[Path, ...]) -> int:
    """Explain RULE (global-research/original-link): what it asks, why, who says so, what passes and what fails."""
    click.echo("\n".join(terms.explanation(explain(library(folders), rule, folders))))
    return FINE
