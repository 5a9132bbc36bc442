"""Which files of what a user names are articles."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from compliance.audit.archives import holds_articles, is_archive
from compliance.audit.ignored import Ignored
from compliance.audit.item import Passed
from compliance.errors import EmptyError, ReadError
from compliance.readers.source import suffix
from compliance.report import failure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from compliance.report import Failure

# By name only: a folder is walked without opening what it holds, but for what may be an archive of articles.
SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".md", ".markdown", ".mdx", ".qmd", ".txt", ".pdf"})

OUTSIDE = "links that lead out of the folder"
IGNORED = "left out by .gitignore"
EXCLUDED = "left out by exclude"


def walk(paths: Iterable[str], excluded: Callable[[str], bool] | None = None) -> Iterator[str | Failure | Passed]:
    """Give the articles of `paths`, and archives of articles, in the order named, those of a folder by name.

    A file that is named is an article whatever its name; "-" is standard input. A folder gives the files in it, at
    any depth, whose suffix is an article's or an archive's, then what was passed over; one without articles gives a
    Failure. Not entered are folders whose names begin with a dot, links to folders, links that lead out of the
    folder, what `.gitignore` names, and what is `excluded`, a path that is given the folder's name in front.
    """
    for path in paths:
        if path != "-" and os.path.isdir(path):  # noqa: PTH112 -- once for each of many
            yield from _Folder(path, excluded).walk()
        else:
            yield path


class _Folder:
    """One folder that was named, with all below it."""

    def __init__(self, root: str, excluded: Callable[[str], bool] | None) -> None:
        self.root = root
        self.real = os.path.realpath(root)
        self.excluded = excluded
        self.passed: Counter[str] = Counter()
        self.unreadable: list[Failure] = []
        self.found = False

    def walk(self) -> Iterator[str | Failure | Passed]:
        yield from self._below(str(Path(self.root)), Ignored.above(self.root))
        yield from self.unreadable
        if not self.found and not self.unreadable:
            kinds = ", ".join(sorted(SUFFIXES))
            message = f"no article in this folder; an article's name ends in one of {kinds}"
            yield failure(EmptyError(self.root, message))
        if self.passed:
            yield Passed(self.root, dict(sorted(self.passed.items())))

    def _below(self, folder: str, ignored: Ignored) -> Iterator[str]:
        try:
            with os.scandir(folder) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            self.unreadable.append(failure(ReadError(folder, f"the folder cannot be read: {error.strerror}")))
            return
        if any(entry.name == ".gitignore" for entry in found):
            ignored = ignored.with_those_of(folder)
        folders: list[str] = []
        for entry in found:
            if entry.is_dir(follow_symlinks=False):
                if not entry.name.startswith(".") and not self._left_out(entry.path, ignored, folder=True):
                    folders.append(entry.path)
            elif self._is_article(entry, ignored):
                self.found = True
                yield entry.path
        del found  # a level of the walk keeps its folders, and not its files
        for below in folders:
            yield from self._below(below, ignored)

    def _is_article(self, entry: os.DirEntry[str], ignored: Ignored) -> bool:
        """Tell whether a file is one, and count it where not."""
        if entry.is_symlink() and not self._stays(entry):
            self.passed[OUTSIDE] += 1
            return False
        end = suffix(entry.name)
        if not entry.is_file() or not (end in SUFFIXES or (is_archive(entry.name) and holds_articles(entry.path))):
            self.passed[end or entry.name] += 1
            return False
        return not self._left_out(entry.path, ignored, folder=False)

    def _left_out(self, path: str, ignored: Ignored, *, folder: bool) -> bool:
        why = IGNORED if ignored.holds(path, folder=folder) else EXCLUDED if self._is_excluded(path) else None
        if why:
            self.passed[why] += 1
        return why is not None

    def _is_excluded(self, path: str) -> bool:
        return self.excluded is not None and self.excluded(path)

    def _stays(self, entry: os.DirEntry[str]) -> bool:
        """Whether a link leads to something within the folder, and not to a folder, which is walked by itself."""
        target = os.path.realpath(entry.path)
        return target.startswith(self.real.rstrip(os.sep) + os.sep) and not os.path.isdir(target)  # noqa: PTH112
