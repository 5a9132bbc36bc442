"""The library of rules: all terms by id, and the outlets that they make known."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

import compliance
from compliance.compiled import compiled
from compliance.elements.outlets import SOURCES, Given, Outlet, Outlets, given, host, known
from compliance.elements.text import lower
from compliance.errors import UsageError
from compliance.terms.compose import of_member
from compliance.terms.kinds import AllOf, AnyOf, Tracker
from compliance.terms.packed import pack, unpack
from compliance.terms.uses import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from compliance.terms.kinds import AnyRequirement
    from compliance.terms.model import Terms

OWN_RULES = ".compliance/rules"  # of a site, read without being named
LICENSE_VERSION = "4.0"  # taken for a licence that is named without one
_PORT = re.compile(r"(?<=\.\d)-[a-z]+$")  # the country of "cc-by-sa-3.0-de"


class Shelf(msgspec.Struct, frozen=True):
    """The rules of some folders, in the form that is kept compiled."""

    terms: dict[str, bytes]  # packed, by id
    licenses: dict[str, str]  # the ids of those of licences, by the SPDX id in small letters
    outlets: Given
    partners: dict[str, tuple[str, ...]] = {}  # the names of each collaboration, in small letters
    destinations: dict[str, str] = {}  # the rules of the site, by its host


class Books(Mapping[str, "Terms"]):
    """Terms by id, each unpacked when it is first asked for."""

    def __init__(self, packed: dict[str, bytes]) -> None:
        self._packed = packed
        self._read: dict[str, Terms] = {}

    def __getitem__(self, name: str) -> Terms:
        """Give the terms of that id."""
        if name not in self._read:
            self._read[name] = unpack(self._packed[name])
        return self._read[name]

    def __contains__(self, name: object) -> bool:
        """Whether there are terms of that id."""
        return name in self._packed

    def __iter__(self) -> Iterator[str]:
        """Give the ids in the order of the files."""
        return iter(self._packed)

    def __len__(self) -> int:
        """Give how many there are."""
        return len(self._packed)


class Library:
    """Terms by id."""

    def __init__(self, terms: Iterable[Terms] | Shelf) -> None:
        self._shelf = terms if isinstance(terms, Shelf) else shelved(tuple(terms))
        self.terms = Books(self._shelf.terms)

    def get(self, name: str) -> Terms:
        """Give the terms of that id, or of a member of a family by "family/member".

        Raises UsageError, with the nearest id, where there are none.
        """
        name, _, member = name.partition("/")
        if name not in self.terms:
            raise UsageError(f'no rule file has the id "{name}"' + did_you_mean(name, self.terms))
        terms = self.terms[name]
        if member and member not in terms.members:
            raise UsageError(f'{name} has no member "{member}"' + did_you_mean(member, terms.members))
        return of_member(terms, member) if member else terms

    @property
    def partners(self) -> dict[str, tuple[str, ...]]:
        """Give the names of each collaboration in small letters, by its id."""
        return self._shelf.partners

    @property
    def destinations(self) -> dict[str, str]:
        """Give the ids of the rules for what is published on a host."""
        return self._shelf.destinations

    def licensed(self, spdx: str) -> Terms | None:
        """Give the terms of a licence by its SPDX id; of a port without any those of the version that it ports.

        Of one without a version those of LICENSE_VERSION.
        """
        name = spdx.lower()
        names = (name, _PORT.sub("", name), f"{name}-{LICENSE_VERSION}")
        found = next((self._shelf.licenses[one] for one in names if one in self._shelf.licenses), None)
        return self.terms[found] if found else None

    @cached_property
    def digest(self) -> bytes:
        """What stands for these rules: no other have the same. All else that is kept is made of them."""
        from hashlib import blake2b  # noqa: PLC0415 -- it loads OpenSSL, and one article does without

        return blake2b(msgspec.msgpack.encode(self._shelf.terms), digest_size=16).digest()

    @cached_property
    def outlets(self) -> Outlets:
        """The publishers as outlets, by which articles show whose they are."""
        return Outlets(self._shelf.outlets)


def shelved(terms: Sequence[Terms]) -> Shelf:
    """Give terms in the form that is kept."""
    return Shelf(
        terms={one.id: pack(one) for one in terms},
        licenses={one.license.lower(): one.id for one in terms if one.license and not one.publisher},
        outlets=given(outlets(terms), known()),
        partners={one.id: tuple(map(lower, (one.name, *one.also_known_as))) for one in terms if one.role == "partner"},
        destinations={name: one.id for one in terms if one.role == "destination" for name in one.match.hosts},
    )


def outlets(terms: Iterable[Terms]) -> Iterator[Outlet]:
    """Give the publishers among those terms as outlets, each member of a family as one of its own."""
    for one in terms:
        if not one.publisher or one.role == "destination":
            continue
        trackers = tuple(sorted(set(_counters(one.require))))
        theirs = {name for member in one.members.values() for name in member.hosts}
        hosts = tuple(name for name in one.match.hosts if name not in theirs)
        yield Outlet(name=one.name, id=one.id, aliases=one.also_known_as, hosts=hosts, trackers=trackers)
        for its in one.members.values():
            yield Outlet(name=its.publisher, id=one.id, aliases=its.also_known_as, hosts=its.hosts)


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


def site_rules(here: Path) -> tuple[Path, ...]:
    """Give the folder of a site's own rule files, the nearest `.compliance/rules` in a folder or above it, if any."""
    whole = here.absolute()
    return next(((folder,) for above in (whole, *whole.parents) if (folder := above / OWN_RULES).is_dir()), ())


def rule_files(folders: Sequence[Path]) -> tuple[Path, ...]:
    """Give the rule files of folders in their order. Raises UsageError for a folder that is none."""
    return tuple(map(Path, _paths(folders)))


def _paths(folders: Sequence[Path]) -> list[str]:
    for folder in folders:
        if not folder.is_dir():
            message = f"{folder}: no folder of rule files"
            raise UsageError(message)
    return [file for folder in folders for file in sorted(_listed(os.fspath(folder), ".yaml"))]


def _listed(folder: str, suffix: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _listed(entry.path, suffix)
            elif entry.name.endswith(suffix):
                yield entry.path


def library(folders: Sequence[Path] = ()) -> Library:
    """Give the rules that come with the program and those of `folders`, a later one of the same id standing.

    Raises RuleError with the problems of all files, UsageError for a folder that is none.
    """
    files = _paths((rule_folder(), *folders))
    code = [*map(os.fspath, SOURCES), *sorted(_listed(os.path.dirname(__file__), ".py"))]  # noqa: PTH120 -- see compiled.py
    return Library(compiled("rules", (*code, *files), lambda: _build(files), Shelf))


def _build(files: Sequence[str]) -> Shelf:
    from compliance.terms.load import load, resolve  # noqa: PLC0415 -- not needed once the rules are compiled

    return shelved(resolve(load(map(Path, files))))
