"""The library of rules: all terms by id, and the outlets that they make known."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

import compliance
from compliance.compiled import compiled
from compliance.elements.outlets import Outlet, Outlets, host
from compliance.errors import UsageError
from compliance.terms.kinds import AllOf, AnyOf, Tracker
from compliance.terms.model import Terms  # noqa: TC001 -- msgspec reads the annotations
from compliance.terms.uses import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from compliance.terms.kinds import AnyRequirement

LICENSE_VERSION = "4.0"  # taken for a licence that is named without one
_PORT = re.compile(r"(?<=\.\d)-[a-z]+$")  # the country of "cc-by-sa-3.0-de"


class Shelf(msgspec.Struct, frozen=True):
    """The terms of some folders, in the form that is kept compiled."""

    terms: tuple[Terms, ...]


class Library:
    """Terms by id."""

    def __init__(self, terms: Iterable[Terms]) -> None:
        self.terms = {one.id: one for one in terms}

    def get(self, name: str) -> Terms:
        """Give the terms of that id. Raises UsageError, with the nearest id, where there are none."""
        if name not in self.terms:
            raise UsageError(f'no rule file has the id "{name}"' + did_you_mean(name, self.terms))
        return self.terms[name]

    def licensed(self, spdx: str) -> Terms | None:
        """Give the terms of a licence by its SPDX id; of a port without any those of the version that it ports.

        Of one without a version those of LICENSE_VERSION.
        """
        name = spdx.lower().removeprefix("licenseref-")
        names = (name, _PORT.sub("", name), f"{name}-{LICENSE_VERSION}")
        return next((self.terms[one] for one in names if one in self.terms), None)

    @cached_property
    def outlets(self) -> Outlets:
        """The publishers as outlets, by which articles show whose they are."""
        return Outlets(
            tuple(
                Outlet(
                    name=one.name,
                    id=one.id,
                    aliases=one.also_known_as,
                    hosts=one.match.hosts,
                    trackers=tuple(sorted(set(_counters(one.require)))),
                )
                for one in self.terms.values()
                if one.publisher
            )
        )


def _counters(requirements: Iterable[AnyRequirement]) -> Iterator[str]:
    for requirement in requirements:
        if isinstance(requirement, Tracker):
            yield from (host(url.replace("{", "").replace("}", "")) for url in requirement.url)
        elif isinstance(requirement, (AnyOf, AllOf)):
            yield from _counters(requirement.of)


def rule_folder() -> Path:
    """Give the folder of the rule files that come with the program: in the package, or beside it in a checkout."""
    package = Path(compliance.__file__).parent
    inside = package / "rules"
    return inside if inside.is_dir() else package.parent / "rules"


def rule_files(folders: Sequence[Path]) -> tuple[Path, ...]:
    """Give the rule files of folders in their order. Raises UsageError for a folder that is none."""
    for folder in folders:
        if not folder.is_dir():
            message = f"{folder}: no folder of rule files"
            raise UsageError(message)
    return tuple(file for folder in folders for file in sorted(folder.rglob("*.yaml")))


def library(folders: Sequence[Path] = ()) -> Library:
    """Give the rules that come with the program and those of `folders`, a later one of the same id standing.

    Raises RuleError with the problems of all files, UsageError for a folder that is none.
    """
    files = rule_files((rule_folder(), *folders))
    here = Path(__file__).parent
    return Library(compiled("rules", (*sorted(here.glob("*.py")), *files), lambda: _build(files), Shelf).terms)


def _build(files: Sequence[Path]) -> Shelf:
    from compliance.terms.load import load, resolve  # noqa: PLC0415 -- not needed once the rules are compiled

    return Shelf(resolve(load(files)))
