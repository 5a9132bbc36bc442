"""`compliance check`: articles judged by their publishers' terms."""

from __future__ import annotations

import os
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compliance.check import check
from compliance.cli import FAILED, FINE, UNJUDGED
from compliance.cli.articles import each
from compliance.cli.options import rules_option
from compliance.config import Kept, uses
from compliance.errors import ReadError
from compliance.reports import json, text
from compliance.terms.library import library
from compliance.terms.uses import parse_use
from compliance.vocabulary import Verdict

if TYPE_CHECKING:
    from compliance.article import Place
    from compliance.report import Report

FAILING = frozenset({Verdict.VIOLATION, Verdict.PROHIBITED, Verdict.NEEDS_PERMISSION})
FAILING_STRICTLY = FAILING | {Verdict.NEEDS_REVIEW, Verdict.NO_TERMS}
COLOURS = {"good": "green", "bad": "red", "open": "yellow", "faint": "bright_black"}


@click.command("check")
@click.argument("paths", nargs=-1, required=True, metavar="ARTICLE...")
@click.option("--use", metavar="NAME", help="What it is used for: community-web (the default), print, …")
@click.option("--set", "facts", metavar="KEY=VALUE", multiple=True, help="A finer fact of the use: ads=none.")
@click.option("--publisher", metavar="ID", help="Whose article it is, where you know better.")
@rules_option
@click.option("--format", "form", type=click.Choice(["text", "json", "jsonl"]), default="text", show_default=True)
@click.option("--strict", is_flag=True, help="needs-review and no-terms fail too.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing of articles that do not fail.")
def command(  # noqa: C901, PLR0913, PLR0917 -- one for each option
    paths: tuple[str, ...],
    use: str | None,
    facts: tuple[str, ...],
    publisher: str | None,
    folders: tuple[Path, ...],
    form: str,
    *,
    strict: bool,
    quiet: bool,
) -> int:
    """Judge each ARTICLE (a file, a folder, or - for standard input) by its publisher's reprint terms."""
    rules = library(folders)
    if publisher:
        rules.get(publisher)  # an unknown one is the command's error, not each article's
    used = parse_use(use, facts)
    failing = FAILING_STRICTLY if strict else FAILING
    verdicts: Counter[Verdict] = Counter()
    reports: list[Report] = []
    errors: list[ReadError] = []
    kept = Kept(rules, f"{datetime.now(UTC):%Y-%m-%d}")
    answered: set[tuple[str, Place]] = set()
    for result in each(paths, lambda article: check(article, rules, used, publisher, kept.of(article))):
        if isinstance(result, ReadError):
            errors.append(result)
        else:
            verdicts[result.verdict] += 1
            answered.update(uses(result))
        if form == "jsonl":
            click.echo(json.line(result))
        elif form == "json" and not isinstance(result, ReadError):
            reports.append(result)
        elif not isinstance(result, ReadError) and (not quiet or result.verdict in failing):
            click.echo("\n".join(text.lines(result, _paint)) + "\n")
    counted = [(verdict, verdicts[verdict]) for verdict in Verdict]
    if form == "json":
        click.echo(json.document(reports, errors, counted))
    elif form == "text" and verdicts.total() + len(errors) > 1:
        click.echo(text.summary(counted, len(errors)))
    for problem in kept.idle(answered, [Path(path) for path in paths if Path(path).is_dir()]):
        click.echo(f"compliance: {problem}", err=True)
    if errors:
        return UNJUDGED
    return FAILED if any(verdicts[verdict] for verdict in failing) else FINE


def _paint(words: str, what: str) -> str:
    # click leaves colours out where the output is no terminal; NO_COLOR (no-color.org) is ours to keep.
    return words if os.environ.get("NO_COLOR") else click.style(words, fg=COLOURS[what], bold=what != "faint")
