"""`compliance fix`: what publishers ask for, put into the articles."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compliance.check import check
from compliance.cli import FAILED, FINE, UNJUDGED
from compliance.cli.options import rules_option, set_option, stated, stated_options, use_option
from compliance.config import Configs
from compliance.errors import ReadError
from compliance.fix import Fixed, fix
from compliance.readers.decode import decode
from compliance.readers.source import load
from compliance.terms.template import SLOTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.article import Article
    from compliance.report import Report


@click.command("fix")
@click.argument("paths", nargs=-1, required=True, metavar="ARTICLE...")
@click.option("--diff", is_flag=True, help="Show the changes.")
@click.option("--write", is_flag=True, help="Write them into the files.")
@stated_options
@use_option
@set_option
@click.option("--publisher", metavar="ID", help="Whose article it is, where you know better.")
@rules_option
def command(  # noqa: PLR0913, PLR0917 -- one for each option
    paths: tuple[str, ...],
    author: str | None,
    title: str | None,
    url: str | None,
    date: str | None,
    source: str | None,
    use: str | None,
    facts: tuple[str, ...],
    publisher: str | None,
    folders: tuple[Path, ...],
    *,
    diff: bool,
    write: bool,
) -> int:
    """Put into each ARTICLE what its publisher asks for and it lacks, every other byte as it was.

    Without --write no file is changed; - reads standard input and gives the article on standard output.
    """
    configs = Configs(f"{datetime.now(UTC):%Y-%m-%d}", use, facts, folders)
    if publisher:
        configs.library.get(publisher)
    said = stated(author, title, url, date, source)

    def judge(article: Article) -> Report:
        by = configs.by(article)
        return check(article, by.library, by.use, publisher, by.on_file, said, site=by.site)

    code = FINE
    for path in paths:
        data = sys.stdin.buffer.read() if path == "-" else None
        try:
            before = load(path, data).data
            fixed = fix(path, before, judge, configs.of(path).library)
            changes = "".join(_diff(path, before, fixed)) if diff else ""
        except ReadError as error:
            click.echo(f"compliance: {error}", err=True)
            code = UNJUDGED
            continue
        if path == "-" and not diff:
            sys.stdout.buffer.write(fixed.data)
        elif write and fixed.data != before:
            Path(path).write_bytes(fixed.data)
        click.echo(changes, nl=False)
        for line in _lines(path, fixed, done=write or path == "-"):
            click.echo(line, err=path == "-" or diff)
        open_ = fixed.asked or fixed.left or (fixed.put and not write and path != "-")
        code = max(code, FAILED if open_ else FINE)
    return code


def _lines(path: str, fixed: Fixed, *, done: bool) -> Iterator[str]:
    """Say what was put in, what is asked for, and what is left."""
    for put in fixed.put:
        yield f"{path}:{put.line}: {'put in' if done else 'to put in'}, {put.requirement}: {put.words}"
    for asked in fixed.asked:
        lacking = ", ".join(SLOTS[slot] for slot in asked.slots)
        yield f"{path}: not known: {lacking}, {asked.requirement}: {asked.words}"
    for left in fixed.left:
        more = f" To add: {left.fix}" if left.fix else ""
        yield f"{path}: left, {left.terms}/{left.requirement}: {left.message}{more}"
    if not (fixed.put or fixed.asked or fixed.left):
        yield f"{path}: nothing to put in ({fixed.report.verdict})"


def _diff(path: str, before: bytes, fixed: Fixed) -> Iterator[str]:
    """Give the changes as a unified diff."""
    old, new = (decode(load(path, data)).text.splitlines(keepends=True) for data in (before, fixed.data))
    for line in unified_diff(old, new, path, path):
        yield line if line.endswith(("\n", "\r")) else f"{line}\n\\ No newline at end of file\n"
