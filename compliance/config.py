"""`.compliance.yaml`: what a site keeps on file beside its articles, or in the front matter of one.

Nothing of this is read, and no YAML, where there is no such file.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from compliance.article import Place
from compliance.errors import BrokenError, Problem, RuleError
from compliance.readers.frontmatter import ON_FILE
from compliance.terms.onfile import Confirmation, OnFile, Permission, Record

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from compliance.article import Article
    from compliance.report import Report
    from compliance.terms.library import Library
    from compliance.terms.shape import Path as Way
    from compliance.terms.shape import Shaper

NAME = ".compliance.yaml"


class Config(msgspec.Struct, frozen=True, kw_only=True):
    """One file, key by key."""

    permissions: tuple[Permission, ...] = ()
    confirmations: tuple[Confirmation, ...] = ()


def read_config(text: str, path: str, library: Library, first_line: int = 1) -> tuple[Record, ...]:
    """Give the records that a YAML text keeps; the rule files that it names are those of `library`.

    `path` says where it stands, `first_line` on which line of that file it begins. Raises RuleError with all its
    Problems.
    """
    from compliance.terms.positions import compose  # noqa: PLC0415 -- only where something is on file
    from compliance.terms.shape import Shaper  # noqa: PLC0415 -- likewise

    shaper = Shaper(path)
    config = shaper.value(compose("\n" * (first_line - 1) + text, path), Config)
    if isinstance(config, Config):
        _make_sense(config, library, shaper)
    if shaper.problems:
        raise RuleError(tuple(sorted(shaper.problems, key=lambda p: (p.line, p.column))))
    said: list[tuple[Way, Permission | Confirmation]] = [
        *((("permissions", i), one) for i, one in enumerate(config.permissions)),
        *((("confirmations", i), one) for i, one in enumerate(config.confirmations)),
    ]
    return tuple(
        Record(said=one, path=path, place=Place(*shaper.marks[at]), folder=str(Path(path).parent)) for at, one in said
    )


def find_config(folder: Path) -> Path | None:
    """Give the nearest `.compliance.yaml` in a folder or above it."""
    here = folder.absolute()
    return next((file for above in (here, *here.parents) if (file := above / NAME).is_file()), None)


class Kept:
    """What is on file for each article of one run; each folder is looked at once, each file read once."""

    def __init__(self, library: Library, today: str) -> None:
        self.library = library
        self.today = today
        self._folders: dict[Path, Path | None] = {}
        self._files: dict[Path, tuple[Record, ...]] = {}

    def of(self, article: Article) -> OnFile:
        """Give what is on file for an article.

        Raises RuleError for what is wrong in a `.compliance.yaml`, BrokenError for the same in the article itself.
        """
        folder = Path(article.path).parent
        if folder not in self._folders:
            self._folders[folder] = find_config(folder)
        file = self._folders[folder]
        return OnFile((*_of_front_matter(article, self.library), *(self._read(file) if file else ())), self.today)

    def idle(self, used: Container[tuple[str, Place]], folders: Iterable[Path]) -> Iterator[Problem]:
        """Give what is not in force, and what answered nothing in a run of which `used` holds all that `uses` gave.

        The second is said of the files alone that stand in one of the `folders`, all of whose articles were judged.
        """
        whole = {folder.absolute() for folder in folders}
        for file, records in self._files.items():
            for one in records:
                if not one.holds(self.today):
                    yield _problem(one, f"{one} is not in force")
                elif (one.path, one.place) not in used and not whole.isdisjoint(file.parents):
                    yield _problem(one, f"{one} answered nothing in this run")

    def _read(self, file: Path) -> tuple[Record, ...]:
        if file not in self._files:
            path = _shown(file)
            try:
                text = file.read_text(encoding="utf-8")
            except UnicodeDecodeError as error:
                raise RuleError((Problem(path=path, line=1, column=1, message="not UTF-8"),)) from error
            except OSError as error:
                message = f"cannot be read: {error.strerror}"
                raise RuleError((Problem(path=path, line=1, column=1, message=message),)) from error
            self._files[file] = read_config(text, path, self.library)
        return self._files[file]


def uses(report: Report) -> Iterator[tuple[str, Place]]:
    """Give the places of the records on which a report rests."""
    shown = [piece for outcome in report.outcomes for piece in outcome.evidence]
    shown += [basis.granted for basis in report.terms if basis.granted]
    yield from ((piece.path, piece.place) for piece in shown if piece.path)


def _of_front_matter(article: Article, library: Library) -> tuple[Record, ...]:
    for said in article.metadata:
        if said.source == "front-matter" and said.name == ON_FILE:
            try:
                return read_config(said.value, article.path, library, said.place.line or 1)
            except RuleError as error:
                found = "; ".join(str(problem).removeprefix(f"{article.path}:") for problem in error.problems)
                raise BrokenError(article.path, f"what its front matter keeps on file is wrong: {found}") from error
        if said.source == "front-matter" and said.name.startswith(f"{ON_FILE}."):
            message = "what its front matter keeps on file cannot be read; it has to be YAML"
            raise BrokenError(article.path, message)
    return ()


def _make_sense(config: Config, library: Library, shaper: Shaper) -> None:
    """Note what the types cannot say: rule files and requirements that there are, days in their order."""
    for i, one in enumerate(config.permissions):
        at: Way = ("permissions", i)
        _days(one, shaper, at)
        if _known(one.publisher, library.terms, shaper, (*at, "publisher"), "rule file"):
            asked = [requirement.id for requirement in library.terms[one.publisher].require]
            for j, name in enumerate(one.waives):
                _known(name, asked, shaper, (*at, "waives", j), "requirement")
    every = {f"{terms.id}/{requirement.id}" for terms in library.terms.values() for requirement in terms.require}
    for i, answer in enumerate(config.confirmations):
        _days(answer, shaper, ("confirmations", i))
        for j, which in enumerate(answer.requirement):
            _known(which, every, shaper, ("confirmations", i, "requirement", j), "requirement")


def _known(name: str, names: Iterable[str], shaper: Shaper, at: Way, what: str) -> bool:
    from fnmatch import fnmatchcase  # noqa: PLC0415 -- only where something is on file

    from compliance.terms.uses import nearest  # noqa: PLC0415 -- likewise

    known = any(fnmatchcase(one, name) for one in names)
    if not known:
        shaper.problem(shaper.marks[at], f'there is no {what} "{name}"', nearest(name, names))
    return known


def _days(one: Permission | Confirmation, shaper: Shaper, at: Way) -> None:
    if one.until and one.until < one.date:
        shaper.problem(shaper.marks[(*at, "until")], f"it ends on {one.until}, before it begins on {one.date}")


def _problem(one: Record, message: str) -> Problem:
    return Problem(path=one.path, line=one.place.line or 1, column=one.place.column or 1, message=message)


def _shown(file: Path) -> str:
    """Give a path as a person would write it: from the folder that the program runs in, where it lies below."""
    return str(file.relative_to(Path.cwd())) if file.is_relative_to(Path.cwd()) else str(file)
