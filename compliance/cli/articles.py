"""The articles that a command is given: each through one function, with what stops it as a value."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

import click

from compliance.audit.walk import Passed, walk
from compliance.cli import unexpected
from compliance.errors import ComplianceError, FaultError, ReadError
from compliance.readers import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from compliance.article import Article

T = TypeVar("T")


def each(paths: Iterable[str], look: Callable[[Article], T]) -> Iterator[T | ReadError]:
    """Give `look(article)` for every article of `paths`, or the error that kept it from being read or judged.

    One article's error costs that article alone. Errors are said on standard error as they come, and so is
    what a folder holds beside articles.
    """
    for item in walk(paths):
        if isinstance(item, Passed):
            kinds = ", ".join(f"{count} {suffix}" for suffix, count in item.suffixes.items())
            click.echo(f"compliance: {item.folder}: passed over, not articles by their names: {kinds}", err=True)
            continue
        result = item if isinstance(item, ReadError) else _look(item, look)
        if isinstance(result, ReadError):
            click.echo(f"compliance: {result}", err=True)
        yield result


def _look(path: str, look: Callable[[Article], T]) -> T | ReadError:
    try:
        return look(read(path, sys.stdin.buffer.read() if path == "-" else None))
    except ReadError as error:
        return error
    except ComplianceError:  # not this article's: a configuration that all of them need
        raise
    except Exception as error:
        if click.get_current_context().find_root().params["debug"]:
            raise
        return FaultError(path, f"unexpected error, {unexpected(error)}")
