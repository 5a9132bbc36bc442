"""`compliance check`: articles judged by their publishers' terms."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compliance.audit.setup import Judge, Setup
from compliance.cli import FAILED, FINE, UNJUDGED
from compliance.cli.articles import Articles
from compliance.cli.formats import Outputs, apart_from, shows_context, wanted
from compliance.cli.gates import changed_files, comes_into_question, gate_options, gate_with, tell_baseline
from compliance.cli.judging import Judging
from compliance.cli.options import rules_option, set_option, use_option
from compliance.config import uses
from compliance.readers.source import MEMORY, SECONDS
from compliance.report import Failure
from compliance.reports import FORMS, Run
from compliance.summary import Summary

if TYPE_CHECKING:
    from compliance.article import Place


@click.command("check")
@click.argument("paths", nargs=-1, metavar="ARTICLE...")
@click.option(
    "--files-from", metavar="FILE", help="Also the articles that FILE names, one a line; - is standard input."
)
@use_option
@set_option
@click.option("--publisher", metavar="ID", help="Whose article it is, where you know better.")
@rules_option
@click.option(
    "--format", "forms", metavar="NAME[=FILE]", multiple=True, help=f"{', '.join(FORMS)}; to a file. May be repeated."
)
@click.option("--strict", is_flag=True, help="needs-review and no-terms fail too.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing of articles that do not fail.")
@click.option("--field", "fields", metavar="KEY=FIELD", multiple=True, help="Where a .jsonl has its text: html=body.")
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Processes at most; one for each core else.")
@click.option("--timeout", type=click.FloatRange(min=0.1), default=SECONDS, metavar="SECONDS", help="For one article.")
@click.option("--memory", type=click.IntRange(min=16), default=MEMORY >> 20, metavar="MB", help="For one article.")
@click.option("--no-cache", is_flag=True, help="Judge everything, keep nothing.")
@gate_options
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 -- one for each option
    context: click.Context,
    paths: tuple[str, ...],
    files_from: str | None,
    use: str | None,
    facts: tuple[str, ...],
    publisher: str | None,
    folders: tuple[Path, ...],
    forms: tuple[str, ...],
    fields: tuple[str, ...],
    jobs: int | None,
    timeout: float,
    memory: int,
    since: str | None,
    baseline: str | None,
    *,
    update: bool,
    force: bool,
    strict: bool,
    quiet: bool,
    no_cache: bool,
) -> int:
    """Judge each ARTICLE by its publisher's reprint terms.

    That is a file, a folder, an archive of articles (.zip, .warc.gz, .jsonl, a WordPress export), or - for standard
    input.
    """
    outputs = wanted(forms)
    setup = Setup(
        today=f"{datetime.now(UTC):%Y-%m-%d}",
        use=use,
        facts=facts,
        folders=tuple(map(str, folders)),
        publisher=publisher,
        context=shows_context(outputs),
        seconds=timeout,
        memory=memory << 20,
    )
    judge = Judge(setup, debug=context.find_root().params["debug"])
    changed = changed_files(since, paths)
    only = comes_into_question(changed, judge.configs.excludes, force=force)
    articles = Articles(paths, files_from, fields, apart_from(outputs, judge.configs.excludes), only)
    gate = gate_with(judge.configs, changed, baseline, strict=strict, update=update)
    failed = False
    answered: set[tuple[str, Place]] = set()
    summary = Summary()
    judging = Judging(articles, judge, summary, jobs=jobs, cached=not no_cache)
    run = Run(judge.configs.library, gate.fails, quiet=quiet)
    with Outputs(outputs, run) as out, closing(judging.results()) as results:
        for found in results:
            result = found if isinstance(found, Failure) else gate.marked(found)
            if not isinstance(result, Failure):
                answered.update(uses(result))
                failed = failed or gate.fails(result)
            summary.add(result)
            out.result(result)
        out.end(summary)
        if judging.interrupted:
            raise click.Abort  # a file that was to hold the report of all of them is left as it was
    for problem in judge.configs.idle(answered, [Path(path) for path in paths if Path(path).is_dir()]):
        click.echo(f"compliance: {problem}", err=True)
    if changed and not summary.articles and not summary.unjudged:
        click.echo(f"compliance: no article has changed since {since}", err=True)
    tell_baseline(gate)
    if summary.unjudged:
        return UNJUDGED
    return FAILED if failed else FINE
