"""Rule files put to the test: each credit is taken out of each passing example, and its requirement has to fail."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from compliance.cut import cut, pieces
from compliance.errors import ComplianceError
from compliance.rulestest import judged, own
from compliance.terms.lint import PASSING
from compliance.vocabulary import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compliance.requirements import Outcome
    from compliance.rulestest import Trial
    from compliance.terms.library import Library

ROUNDS = 5  # how often a credit that is given again and again is taken out
IN_CREDIT = ("title", "date")  # kinds that are looked for in the credit, and fall with it


class Mutation(msgspec.Struct, frozen=True, kw_only=True):
    """One example without what met one requirement. `failures` are sentences; none: that one failed, and no other."""

    id: str  # of the rule file
    path: str
    line: int  # of the example in it, from 1
    requirement: str
    failures: tuple[str, ...]


def mutations(trials: Iterable[Trial], library: Library) -> Iterator[Mutation]:
    """Take what meets each requirement out of each example that passes, and judge what is left.

    The requirement has to fail. Another may fail with it where it was met by some of the same words, where one of the
    two satisfies the other, or where it is looked for in the credit that is gone.
    """
    for trial in trials:
        if trial.report is None or trial.example.verdict not in PASSING:
            continue
        whole = _outcomes(trial, trial.example.article, library)
        tied = _tied(trial, library)
        asked = {one.id for one in library.get(trial.id).require}  # not what the article's own licence brings in
        for one in whole.values():
            if one.requirement in asked and one.state is State.MET and one.evidence:
                failures = tuple(_failures(trial, one, whole, tied, library))
                yield Mutation(
                    id=trial.id, path=trial.path, line=trial.line, requirement=one.requirement, failures=failures
                )


def _failures(
    trial: Trial, target: Outcome, whole: dict[str, Outcome], tied: set[frozenset[str]], library: Library
) -> Iterator[str]:
    name = target.requirement
    source, now = trial.example.article, whole
    sharing = {name}
    for _ in range(ROUNDS):
        gone = pieces(source, now[name].evidence)
        if len(gone) < len(now[name].evidence):
            yield f"{name}: what meets it does not stand where the report says"
            return
        for other in now.values():
            if any(piece.meets(one) for piece in pieces(source, other.evidence) for one in gone):
                sharing.add(other.requirement)
        source = cut(source, gone)
        try:
            now = _outcomes(trial, source, library)
        except ComplianceError as error:
            yield f"{name}: without what meets it the example cannot be judged: {error}"
            return
        if now[name].state is not State.MET or not now[name].evidence:
            break
    if now[name].state is State.MET:
        yield f"{name} is still met without {_said(target)}: {now[name].message}"
    for other in now.values():
        fell = other.state.failed and other.requirement in whole and not whole[other.requirement].state.failed
        bound = other.requirement in sharing or other.kind in IN_CREDIT
        if fell and not bound and frozenset((name, other.requirement)) not in tied:
            yield f"{other.requirement} fails too without {_said(target)}, which {name} asks for: {other.message}"


def _outcomes(trial: Trial, source: str, library: Library) -> dict[str, Outcome]:
    example = msgspec.structs.replace(trial.example, article=source)
    return own(trial.id, judged(example, library, _whose(trial, library)).outcomes)


def _whose(trial: Trial, library: Library) -> str:
    """Give the id of the rule file, with that of the member whose article the example is, if it is of a family."""
    name = trial.report.terms[0].name if trial.report and trial.report.terms else None
    members = library.get(trial.id).members.items()
    return next((f"{trial.id}/{key}" for key, member in members if member.publisher == name), trial.id)


def _tied(trial: Trial, library: Library) -> set[frozenset[str]]:
    """Give the pairs of requirements of which one satisfies the other."""
    return {frozenset((one.id, name)) for one in library.get(trial.id).require for name in one.satisfies}


def _said(outcome: Outcome) -> str:
    return ", ".join(f'"{one.text}"' for one in outcome.evidence)
