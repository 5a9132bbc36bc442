"""The files that git says have changed: `check --changed-since REF` judges no others.

Changed is what differs between the files as they stand and the point at which their history left that of REF: what was
committed since, what was not committed yet, and what git does not know yet.
"""

from __future__ import annotations

import os
import subprocess
from functools import lru_cache
from os.path import abspath, realpath
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from compliance.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Nothing that a repository's configuration names is run, and nothing but what is asked for is said.
_COMMAND = ("git", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false", "--no-optional-locks")
_OF_A_HOOK = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"})


class Changed(NamedTuple):
    """Files that have changed; `renamed` gives the path that a file had, by the one it has. All are absolute."""

    files: frozenset[str]
    renamed: dict[str, str]

    def holds(self, path: str) -> bool:
        """Whether a file has changed, or the archive that it stands in: "export.xml!/the-ferry" is of export.xml."""
        ends = (len(path), *(i for i, c in enumerate(path) if c == "!"))
        return any(_real(path[:end]) in self.files for end in ends)


def changed_since(ref: str, paths: Iterable[str]) -> Changed:
    """Give what has changed since `ref` in the repositories in which `paths` stand.

    Raises UsageError where there is no git, where a path is in no repository, and where git does not know `ref`.
    """
    files: set[str] = set()
    renamed: dict[str, str] = {}
    for top in dict.fromkeys(map(_top, paths)):
        base = _base(top, ref)
        for now, before in _differing(top, base):
            files.add(os.path.join(top, now))  # noqa: PTH118 -- names that may be no text
            if before:
                renamed[os.path.join(top, now)] = os.path.join(top, before)  # noqa: PTH118
        for name in _names(_git(top, "ls-files", "--others", "--exclude-standard", "-z")):
            files.add(os.path.join(top, name))  # noqa: PTH118
    return Changed(frozenset(files), renamed)


def _real(path: str) -> str:
    """Give a path without links in its folders: git knows a link by its own name."""
    folder, name = os.path.split(abspath(path))  # noqa: PTH100 -- keeps links
    return os.path.join(_real_folder(folder), name)  # noqa: PTH118 -- names that may be no text


@lru_cache(maxsize=64)
def _real_folder(folder: str) -> str:
    return realpath(folder)


def _top(path: str) -> str:
    """Give the folder of the repository in which a path stands."""
    if path == "-":
        message = "--changed-since asks git, which knows nothing of standard input"
        raise UsageError(message)
    folder = Path(path) if Path(path).is_dir() else Path(abspath(path)).parent  # noqa: PTH100 -- keeps links
    if not folder.is_dir():
        message = f"{path}: no such file, and no folder that git could be asked of"
        raise UsageError(message)
    done = _run(str(folder), "rev-parse", "--show-toplevel")
    if done.returncode:
        message = f"--changed-since asks git, and {path} is in no repository of it: {_why(done)}"
        raise UsageError(message)
    return realpath(os.fsdecode(done.stdout).rstrip("\n"))


def _base(top: str, ref: str) -> str:
    """Give the commit at which the history left that of `ref`; without one, `ref` itself."""
    named = _run(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    if named.returncode:
        message = f'git knows no commit "{ref}" in {top}; in a shallow clone, fetch it first'
        raise UsageError(message)
    commit = named.stdout.decode().strip()
    left = _run(top, "merge-base", commit, "HEAD")
    return commit if left.returncode else left.stdout.decode().split()[0]


def _differing(top: str, base: str) -> Iterator[tuple[str, str | None]]:
    """Give each file that differs from `base`, with the name that it had there where that was another."""
    options = ("--name-status", "--find-renames", "--no-ext-diff", "--no-textconv", "--diff-filter=ACMRT", "-z")
    told = iter(_names(_git(top, "diff", *options, base, "--")))
    for status in told:
        first = next(told)
        yield (next(told), first) if status[0] in "RC" else (first, None)


def _names(output: bytes) -> list[str]:
    return [os.fsdecode(name) for name in output.split(b"\0") if name]


def _git(top: str, *arguments: str) -> bytes:
    done = _run(top, *arguments)
    if done.returncode:
        message = f"git {arguments[0]} failed in {top}: {_why(done)}"
        raise UsageError(message)
    return done.stdout


def _run(folder: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = [*_COMMAND, "-C", folder, *arguments]
    # In a hook, git names the repository and the index that it is at work on; here each path has its own.
    around = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
    try:
        return subprocess.run(command, capture_output=True, check=False, env=around)  # noqa: S603 -- no shell
    except FileNotFoundError as error:
        message = "--changed-since asks git, which is not installed"
        raise UsageError(message) from error


def _why(done: subprocess.CompletedProcess[bytes]) -> str:
    lines = done.stderr.decode(errors="backslashreplace").strip().splitlines()
    return lines[-1].removeprefix("fatal: ") if lines else f"git ended with {done.returncode}"
