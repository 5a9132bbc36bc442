"""What the examples of the rule files prove: which requirements one of them meets, and which one of them fails."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from compliance.errors import Problem
from compliance.rulestest import own
from compliance.terms import kinds
from compliance.terms.compose import every
from compliance.vocabulary import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compliance.rulestest import Trial
    from compliance.terms.library import Library

# What no article can show, one way or the other: then the question itself is what an example can show.
_ASKED_ONLY = (
    kinds.Confirm,
    kinds.Permission,
    kinds.Unaltered,
    kinds.FullText,
    kinds.KeepLinks,
    kinds.KeepBlock,
    kinds.SameLanguage,
)
# What an article can show to be met, and of which only a person, or the original, can say that it is not.
_ASKED_OTHERWISE = (kinds.Institution, kinds.Images, kinds.Title, kinds.Excerpt, kinds.ChangeNote, kinds.Window)


class Wanted(NamedTuple):
    """Whether an example can meet a requirement, and whether one can fail it."""

    met: bool
    failed: bool


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """How many requirements there are, and what the examples leave unproven."""

    requirements: int
    gaps: tuple[Problem, ...]  # one a requirement, in the order of the files

    @property
    def percent(self) -> int:
        """The share of the requirements that are proven, rounded down: 100 means all.

        >>> Coverage(requirements=0, gaps=()).percent
        100
        """
        return 100 * (self.requirements - len(self.gaps)) // self.requirements if self.requirements else 100


def coverage(trials: Iterable[Trial], library: Library) -> Coverage:
    """Give what examples prove of the requirements that their rule files state.

    A requirement counts where an example of any file meets it and one fails it; one that only a person or the
    original's text can decide, where one asks for it.
    """
    seen: dict[tuple[str, str], set[State]] = {}
    paths: dict[str, str] = {}
    for trial in trials:
        paths[trial.id] = trial.path
        stated = {one.id: one.stated_by for one in every(library.get(trial.id))}
        for outcome in own(trial.id, trial.report.outcomes).values() if trial.report else ():
            if outcome.requirement in stated:  # the licence that an article is marked with is asked for elsewhere
                seen.setdefault((stated[outcome.requirement], outcome.requirement), set()).add(outcome.state)
    stating = [(name, one) for name in paths for one in every(library.get(name)) if one.stated_by == name]
    gaps = []
    for name, one in stating:
        if lack := " and ".join(_lacks(seen.get((name, one.id), set()), _wanted(one))):
            message = f"no example {lack} {one.id}"
            gaps.append(Problem(path=paths[name], line=one.line, column=one.column, message=message))
    return Coverage(requirements=len(stating), gaps=tuple(gaps))


def _lacks(states: set[State], wanted: Wanted) -> Iterator[str]:
    failed = any(state.failed for state in states)
    opened = any(state.open for state in states)
    if wanted.met and State.MET not in states:
        yield "meets"
    if wanted.failed and not failed:
        yield "fails"
    elif not wanted.failed and not (failed or opened):
        yield "asks for"


def _wanted(requirement: kinds.Requirement) -> Wanted:
    """Give what an example can show of a requirement."""
    found = _of_kind(requirement)
    return Wanted(found.failed, found.met) if requirement.must == "forbidden" else found


def _of_kind(requirement: kinds.Requirement) -> Wanted:
    match requirement:
        case kinds.AnyOf():
            parts = [_wanted(one) for one in requirement.of]
            return Wanted(any(one.met for one in parts), all(one.failed for one in parts))
        case kinds.AllOf():
            parts = [_wanted(one) for one in requirement.of]
            return Wanted(all(one.met for one in parts), any(one.failed for one in parts))
        case kinds.Not():
            inner = _wanted(requirement.of)
            return Wanted(inner.failed, inner.met)
        case kinds.Excerpt() if requirement.percent or requirement.in_all:  # it takes more than the article to tell
            return Wanted(met=False, failed=False)
        case kinds.Noncommercial(nc_reading="resale-only"):  # what costs nothing is not sold; what is, a person says
            return Wanted(met=True, failed=False)
        case _:
            asked_only = isinstance(requirement, _ASKED_ONLY)
            return Wanted(not asked_only, not asked_only and not isinstance(requirement, _ASKED_OTHERWISE))
