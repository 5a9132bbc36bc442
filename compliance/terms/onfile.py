"""What a site keeps on file: permissions that it was given, and questions that somebody has answered.

They answer a `permission`, a `confirm`, and a use that the terms forbid or make depend on leave. What an article
itself has to show they never stand for, but for the requirements that a permission names in `waives`.
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from os.path import relpath
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import msgspec

from compliance.article import Place  # noqa: TC001 -- msgspec reads the annotations
from compliance.terms.kinds import Day, Id, UseName  # noqa: TC001 -- likewise
from compliance.terms.match import same_page

if TYPE_CHECKING:
    from collections.abc import Iterator

Which = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^[a-z0-9*.-]+/[a-z0-9*.-]+$",
        description="a requirement (publisher/requirement; * stands for anything)",
    ),
]


class Permission(msgspec.Struct, frozen=True, kw_only=True, tag="permission"):
    """Leave that a publisher gave; `article` holds addresses of originals or paths of copies, with `*`."""

    publisher: Id
    by: str  # who gave it
    date: Day  # when
    scope: tuple[Literal[UseName, "any"], ...]  # the uses that it is for
    article: tuple[str, ...] = ()  # none: all of the publisher's
    until: Day | None = None  # the last day that it holds
    waives: tuple[Id, ...] = ()  # requirements that need not be met
    provided: str | None = None  # on what condition: said wherever the permission answers


class Confirmation(msgspec.Struct, frozen=True, kw_only=True, tag="confirmation"):
    """Somebody's yes to a question of the terms."""

    requirement: tuple[Which, ...]
    by: str  # who says so
    date: Day
    article: tuple[str, ...] = ()  # as in a permission
    until: Day | None = None


class Ignore(msgspec.Struct, frozen=True, kw_only=True, tag="ignore"):
    """What is not to count against the article that says so: see `compliance.ignores`."""

    requirement: tuple[Which, ...]
    reason: str
    until: Day | None = None  # the last day that it holds


class Ignoring(NamedTuple):
    """An ignore, and where the article has it."""

    said: Ignore
    place: Place

    def __str__(self) -> str:
        """Say what it is.

        >>> str(Ignoring(Ignore(requirement=("x/y", "x/z"), reason="leave", until="2027-01-31"), Place()))
        'the ignore of x/y, x/z until 2027-01-31'
        """
        until = f" until {self.said.until}" if self.said.until else ""
        return f"the ignore of {', '.join(self.said.requirement)}{until}"


class Subject(NamedTuple):
    """What is asked about: an article, by its path and its original's address, under some terms, for some use."""

    terms: str
    use: str
    path: str
    original: str | None


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A permission or a confirmation, and where it is kept."""

    said: Permission | Confirmation
    path: str  # of the file that keeps it
    place: Place
    folder: str  # from which the paths of articles count

    def holds(self, today: str) -> bool:
        """Whether it is in force on that day."""
        return self.said.date <= today and (self.said.until is None or today <= self.said.until)

    def is_for(self, about: Subject) -> bool:
        """Whether it is for that article."""
        if not self.said.article:
            return True
        inside = relpath(about.path, self.folder).replace("\\", "/")
        original = about.original or ""
        return any(
            same_page(pattern, original) or fnmatchcase(original, pattern)
            if "://" in pattern
            else about.path != "-" and fnmatchcase(inside, pattern)
            for pattern in self.said.article
        )

    def __str__(self) -> str:
        """Say what it is.

        >>> said = Permission(publisher="x", by="Ann Lee", date="2026-01-31", scope=("print",))
        >>> str(Record(said=said, path="a.yaml", place=Place(line=3, column=5), folder="."))
        'the permission of Ann Lee, 2026-01-31'
        """
        what = str(self.said.__struct_config__.tag)
        until = f" until {self.said.until}" if self.said.until else ""
        condition = self.said.provided if isinstance(self.said, Permission) else None
        provided = f", provided that {condition}" if condition else ""
        return f"the {what} of {self.said.by}, {self.said.date}{until}{provided}"


class OnFile(msgspec.Struct, frozen=True):
    """What is on file for an article; `today` (YYYY-MM-DD) tells what is in force."""

    records: tuple[Record, ...] = ()
    today: str = ""
    ignores: tuple[Ignoring, ...] = ()  # of the article's front matter

    def permission(self, about: Subject) -> Record | None:
        """Give the permission for that use of an article; None without one."""
        return next(self.permissions(about), None)

    def waiver(self, requirement: str, about: Subject) -> Record | None:
        """Give the permission by which a requirement need not be met; None without one."""
        found = self.permissions(about)
        return next((one for one in found if requirement in getattr(one.said, "waives", ())), None)

    def confirmation(self, requirement: str, about: Subject) -> Record | None:
        """Give the answer to the question of a requirement; None without one. A whole answers for its parts."""
        parts = requirement.split(".")
        names = [f"{about.terms}/{'.'.join(parts[:end])}" for end in range(len(parts), 0, -1)]
        for one in self.records:
            asked = one.said.requirement if isinstance(one.said, Confirmation) else ()
            if any(fnmatchcase(name, which) for which in asked for name in names) and self._in_force(one, about):
                return one
        return None

    def idle(self, about: Subject) -> Iterator[Record]:
        """Give what would speak of an article if it were in force."""
        for one in self.records:
            if isinstance(one.said, Permission):
                speaks = _covers(one.said, about)
            else:
                speaks = any(fnmatchcase(about.terms, which.partition("/")[0]) for which in one.said.requirement)
            if speaks and not one.holds(self.today) and one.is_for(about):
                yield one

    def permissions(self, about: Subject) -> Iterator[Record]:
        """Give the permissions for that use of an article."""
        for one in self.records:
            if isinstance(one.said, Permission) and _covers(one.said, about) and self._in_force(one, about):
                yield one

    def _in_force(self, one: Record, about: Subject) -> bool:
        return one.holds(self.today) and one.is_for(about)


def _covers(said: Permission, about: Subject) -> bool:
    return said.publisher == about.terms and (about.use in said.scope or "any" in said.scope)


NOTHING_ON_FILE = OnFile()
