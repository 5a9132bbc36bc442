"""The articles that a command is given: each through one function, with what stops it as a value."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from compliance.audit.archives import is_archive, opened
from compliance.audit.item import Item, Passed, loaded, read_item
from compliance.audit.walk import walk
from compliance.errors import ComplianceError, FaultError, ReadError, UsageError, unexpected
from compliance.report import Failure, failure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from compliance.article import Article

T = TypeVar("T")


class Articles:
    """What a command is given to judge: `paths`, and those that the file `files_from` names ("-": standard input).

    Raises UsageError where there is nothing, or no such file, or `fields` (see `parse_fields`) are wrong.
    `only` says which of the files come into question at all.
    """

    def __init__(
        self,
        paths: Sequence[str],
        files_from: str | None = None,
        fields: Sequence[str] = (),
        excluded: Callable[[str], bool] | None = None,
        only: Callable[[str], bool] | None = None,
    ) -> None:
        if not paths and files_from is None:
            message = "name an article, a folder, an archive of articles, or - for standard input"
            raise UsageError(message)
        if files_from not in {None, "-"} and not Path(str(files_from)).is_file():
            message = f"{files_from}: no such file"
            raise UsageError(message)
        if files_from == "-" and "-" in paths:
            message = "standard input cannot be both an article and the names of some"
            raise UsageError(message)
        self._paths = paths
        self._files_from = files_from
        self._fields = _fields(fields)
        self._excluded = excluded
        self._only = only

    @property
    def one(self) -> Item | None:
        """The article, where there is one and no more."""
        if self._files_from is not None or len(self._paths) != 1:
            return None
        path = self._paths[0]
        return None if path != "-" and (Path(path).is_dir() or is_archive(path)) else Item(path)

    def __iter__(self) -> Iterator[Item | Failure | Passed]:
        """Give them in their order, and what was passed over."""
        return opened(self._walked(self._named()), self._fields)

    def count(self) -> int | None:
        """Give how many there will be, an archive counted as one; None where nobody can tell before."""
        if self._files_from is not None:
            return None
        return sum(not isinstance(one, Passed) for one in self._walked(self._paths))

    def _walked(self, paths: Iterable[str]) -> Iterator[str | Failure | Passed]:
        for one in walk(paths, self._excluded):
            if self._only is None or not isinstance(one, str) or self._only(one):
                yield one

    def _named(self) -> Iterator[str]:
        yield from self._paths
        if self._files_from == "-":
            yield from _lines(sys.stdin.buffer)
        elif self._files_from is not None:
            with Path(self._files_from).open("rb") as file:
                yield from _lines(file)


def _fields(options: Sequence[str]) -> dict[str, str]:
    if not options:
        return {}
    from compliance.audit.archives.jsonl import parse_fields  # noqa: PLC0415 -- for such archives alone

    return parse_fields(options)


def _lines(file: Iterable[bytes]) -> Iterator[str]:
    """Give the names in a file, one a line or, as `git diff -z` and `find -print0` write them, each before a NUL."""
    for line in file:
        yield from (os.fsdecode(name) for name in line.rstrip(b"\r\n").split(b"\0") if name)


def each(paths: Iterable[str], look: Callable[[Article], T]) -> Iterator[T | Failure]:
    """Give `look(article)` for every article of `paths`, or what kept it from being read.

    One article's error costs that article alone. Errors are said on standard error as they come, and so is
    what a folder or an archive holds beside articles.
    """
    for item in opened(walk(paths)):
        result = item if isinstance(item, (Failure, Passed)) else _look(item, look)
        if isinstance(result, (Failure, Passed)):
            tell(result)
        if not isinstance(result, Passed):
            yield result


def tell(news: Failure | Passed) -> None:
    """Say on standard error what could not be judged, or what was passed over."""
    if isinstance(news, Failure):
        click.echo(f"compliance: {news.path}: {news.message}", err=True)
    else:
        kinds = ", ".join(f"{count} {kind}" for kind, count in news.counts.items())
        click.echo(f"compliance: {news.folder}: passed over: {kinds}", err=True)


def _look(item: Item, look: Callable[[Article], T]) -> T | Failure:
    try:
        return look(read_item(loaded(item)))
    except ReadError as error:
        return failure(error)
    except ComplianceError:  # not this article's: a configuration that all of them need
        raise
    except Exception as error:
        if click.get_current_context().find_root().params["debug"]:
            raise
        return failure(FaultError(item.path, f"unexpected error, {unexpected(error)}"))
