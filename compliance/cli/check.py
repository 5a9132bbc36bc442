"""`compliance check`: articles judged by their publishers' terms."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compliance.check import check
from compliance.cli import FAILED, FINE, UNJUDGED
from compliance.cli.articles import each
from compliance.cli.formats import Outputs, shows_context, wanted
from compliance.cli.options import rules_option
from compliance.config import Configs, uses
from compliance.errors import ReadError
from compliance.report import failure
from compliance.reports import FORMS, Run
from compliance.summary import Summary
from compliance.vocabulary import Verdict

if TYPE_CHECKING:
    from compliance.article import Article, Place
    from compliance.report import Report

FAILING = frozenset({Verdict.VIOLATION, Verdict.PROHIBITED, Verdict.NEEDS_PERMISSION})
FAILING_STRICTLY = FAILING | {Verdict.NEEDS_REVIEW, Verdict.NO_TERMS}


@click.command("check")
@click.argument("paths", nargs=-1, required=True, metavar="ARTICLE...")
@click.option("--use", metavar="NAME", help="What it is used for: community-web (the default), print, …")
@click.option("--set", "facts", metavar="KEY=VALUE", multiple=True, help="A finer fact of the use: ads=none.")
@click.option("--publisher", metavar="ID", help="Whose article it is, where you know better.")
@rules_option
@click.option(
    "--format", "forms", metavar="NAME[=FILE]", multiple=True, help=f"{', '.join(FORMS)}; to a file. May be repeated."
)
@click.option("--strict", is_flag=True, help="needs-review and no-terms fail too.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing of articles that do not fail.")
def command(  # noqa: PLR0913, PLR0917 -- one for each option
    paths: tuple[str, ...],
    use: str | None,
    facts: tuple[str, ...],
    publisher: str | None,
    folders: tuple[Path, ...],
    forms: tuple[str, ...],
    *,
    strict: bool,
    quiet: bool,
) -> int:
    """Judge each ARTICLE (a file, a folder, or - for standard input) by its publisher's reprint terms."""
    configs = Configs(f"{datetime.now(UTC):%Y-%m-%d}", use, facts, folders)
    if publisher:
        configs.library.get(publisher)  # an unknown one is the command's error, not each article's
    failing = FAILING_STRICTLY if strict else FAILING
    outputs = wanted(forms)
    context = shows_context(outputs)
    answered: set[tuple[str, Place]] = set()
    summary = Summary()

    def judge(article: Article) -> Report:
        by = configs.by(article)
        return check(article, by.library, by.use, publisher, by.on_file, site=by.site, context=context)

    run = Run(configs.library, lambda report: report.verdict in failing, quiet=quiet)
    with Outputs(outputs, run) as out:
        for found in each(paths, judge):
            if not isinstance(found, ReadError):
                answered.update(uses(found))
            result = failure(found) if isinstance(found, ReadError) else found
            summary.add(result)
            out.result(result)
        out.end(summary)
    for problem in configs.idle(answered, [Path(path) for path in paths if Path(path).is_dir()]):
        click.echo(f"compliance: {problem}", err=True)
    if summary.unjudged:
        return UNJUDGED
    return FAILED if any(summary.verdicts[verdict] for verdict in failing) else FINE
