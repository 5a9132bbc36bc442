"""Which files of what a user names are articles."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from compliance.errors import EmptyError, ReadError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# By name only: a folder is walked without opening what it holds.
SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".md", ".markdown", ".mdx", ".qmd", ".txt", ".pdf"})


class Passed(msgspec.Struct, frozen=True):
    """Files of a folder that are no articles by their names, counted by suffix."""

    folder: str
    suffixes: dict[str, int]


def walk(paths: Iterable[str]) -> Iterator[str | ReadError | Passed]:
    """Give the articles of `paths`, in the order named, those of a folder by name.

    A file that is named is an article whatever its name; "-" is standard input. A folder gives the files in it, at
    any depth, whose suffix is an article's, then what was passed over; one without articles gives an
    `EmptyError`. Folders whose names begin with a dot, and links, are not entered.
    """
    for path in paths:
        if path != "-" and Path(path).is_dir():
            yield from _folder(path)
        else:
            yield path


def _folder(root: str) -> Iterator[str | ReadError | Passed]:
    other: Counter[str] = Counter()
    unreadable: list[ReadError] = []
    found = False
    for folder, folders, files in os.walk(root, onerror=lambda error: unreadable.append(_unreadable(error))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            suffix = Path(name).suffix.lower()
            if suffix in SUFFIXES:
                found = True
                yield str(Path(folder, name))
            else:
                other[suffix or name] += 1
    yield from unreadable
    if not found and not unreadable:
        kinds = ", ".join(sorted(SUFFIXES))
        yield EmptyError(root, f"no article in this folder; an article's name ends in one of {kinds}")
    if other:
        yield Passed(root, dict(sorted(other.items())))


def _unreadable(error: OSError) -> ReadError:
    return ReadError(str(error.filename), f"the folder cannot be read: {error.strerror}")
