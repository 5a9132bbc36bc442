"""The baseline: what was found before and is known, so that a build fails only for what is new.

One JSON file, kept in the site's repository: for each article, by its path from the folder of that file, what counts
against it. No line of an article stands in it, so that a text may move around what is wrong in it.
"""

from __future__ import annotations

import os
from os.path import abspath, dirname, exists, relpath
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from compliance.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from compliance.findings import Finding

VERSION = 1  # of the form


class Entry(msgspec.Struct, frozen=True, order=True, gc=False):
    """One finding; `evidence` are the words that are wrong, made comparable."""

    rule: str
    evidence: str = ""


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    version: int
    known: dict[str, tuple[Entry, ...]]


class Baseline:
    """One baseline in one run: asked of each article that was judged, it knows at the end what is new and what is gone.

    With `update` all that fails is taken as known, and `write` keeps it. `renamed` gives the path that an article had
    when the baseline was written, for those that have another now. Raises UsageError for a file that is no baseline, or
    that is not there and not about to be written.
    """

    def __init__(self, path: str, *, update: bool = False, renamed: Mapping[str, str] | None = None) -> None:
        self.path = Path(path)
        self.update = update
        self._folder = dirname(abspath(path))  # noqa: PTH100, PTH120 -- paths of articles are compared, not opened
        self._renamed = {abspath(now): abspath(before) for now, before in (renamed or {}).items()}  # noqa: PTH100
        self._known = self._load()
        self._left = {name: set(entries) for name, entries in self._known.items()}  # not found in this run so far
        self._found: dict[str, tuple[Entry, ...]] = {}  # where an update has something to write of it
        self._judged: set[str] = set()  # of those known
        self.known = self.new = 0  # findings

    def compare(self, path: str, counted: Sequence[Finding], others: Iterable[Finding] = ()) -> tuple[Finding, ...]:
        """Give those of the findings in an article for which it fails that are known: in an update, all.

        `others` are the findings in it that fail nothing in this run: what is known of them is not gone.
        """
        full = abspath(path)  # noqa: PTH100 -- see __init__
        name, before = self._name(full), self._name(self._renamed.get(full, full))
        known = self._known.get(name if name in self._known else before, frozenset())
        entries = [Entry(finding.rule, finding.evidence) for finding in counted]
        standing = known.intersection(entries) | known.intersection(Entry(one.rule, one.evidence) for one in others)
        for key in {name, before} & self._known.keys():
            self._judged.add(key)
            self._left[key] -= standing
        old = tuple(finding for finding, entry in zip(counted, entries, strict=True) if entry in known)
        self.known += len(old)
        self.new += len(counted) - len(old)
        if not self.update:
            return old
        if entries or standing:
            self._found[name] = tuple(sorted(standing.union(entries)))
        return tuple(counted)

    def gone(self) -> list[tuple[str, Entry]]:
        """Give what is known and was found no more: in articles that were judged, or whose file is gone."""
        return [
            (name, entry)
            for name, left in sorted(self._left.items())
            if name in self._judged or not self._is_there(name)
            for entry in sorted(left)
        ]

    def write(self) -> None:
        """Write the baseline anew: what was found, and what is known of articles that this run did not judge.

        Raises UsageError where it cannot be written.
        """
        kept = {n: tuple(sorted(e)) for n, e in self._known.items() if n not in self._judged and self._is_there(n)}
        known = dict(sorted((kept | self._found).items()))
        text = msgspec.json.format(msgspec.json.encode(_File(VERSION, known)), indent=1)
        part = self.path.with_name(f".{self.path.name}.part")
        try:
            part.write_bytes(text + b"\n")
            part.replace(self.path)
        except OSError as error:
            message = f"{self.path}: the baseline cannot be written: {error.strerror}"
            raise UsageError(message) from error

    def _load(self) -> dict[str, frozenset[Entry]]:
        try:
            file = msgspec.json.decode(self.path.read_bytes(), type=_File)
        except FileNotFoundError as error:
            if self.update:
                return {}
            message = f"{self.path}: there is no such baseline; --update-baseline writes one"
            raise UsageError(message) from error
        except OSError as error:
            message = f"{self.path}: the baseline cannot be read: {error.strerror}"
            raise UsageError(message) from error
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            message = f"{self.path}: this is no baseline: {error}"
            raise UsageError(message) from error
        if file.version != VERSION:
            message = f"{self.path}: a baseline of version {file.version}; this program knows version {VERSION}"
            raise UsageError(message)
        return {name: frozenset(entries) for name, entries in file.known.items()}

    def _name(self, full: str) -> str:
        """Give a path as it stands in the file."""
        name = relpath(full, self._folder).replace(os.sep, "/")
        return name.encode("utf-8", "backslashreplace").decode()

    def _is_there(self, name: str) -> bool:
        """Whether the file of an article is there, or the archive that holds it."""
        parts: Iterable[int] = (i for i, c in enumerate(name) if c == "!")
        return any(exists(os.path.join(self._folder, name[:end])) for end in (len(name), *parts))  # noqa: PTH118, PTH110
