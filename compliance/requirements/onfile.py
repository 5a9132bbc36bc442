"""What is on file put to a requirement: leave that was given, questions that were answered, what is waived."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.elements.text import fold
from compliance.requirements.conditions import said_of_use
from compliance.requirements.outcome import Evidence, outcome
from compliance.terms.kinds import BY_SIGHT, Confirm, Noncommercial, Not, Permission
from compliance.terms.onfile import Subject
from compliance.vocabulary import State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compliance.requirements.outcome import Case, Outcome
    from compliance.terms.kinds import Requirement
    from compliance.terms.onfile import Record

_SETTLED = (State.MET, State.CONFIRMED, State.NOT_APPLICABLE)


def settled(requirement: Requirement, case: Case, found: Outcome) -> Outcome:
    """Give the outcome of a requirement in view of what is on file: as `found`, confirmed, or waived.

    Only a question for a person is answered by a person. What the article itself has to show is waived by a
    permission that names it, and by nothing else.
    """
    if not case.on_file.records or found.state in _SETTLED:
        return found
    about = subject(case)
    if record := case.on_file.waiver(requirement.id, about):
        return _by([record], requirement, case, State.NOT_APPLICABLE, "Waived by")
    if not _asks(requirement, found.state):
        return found
    record = case.on_file.confirmation(requirement.id, about)
    if record is None and isinstance(requirement, (Permission, Noncommercial)):
        return _leave(requirement, case, about) or found
    return _by([record], requirement, case, State.CONFIRMED, "On file is") if record else found


def _leave(requirement: Permission | Noncommercial, case: Case, about: Subject) -> Outcome | None:
    """Give the outcome by the permissions on file, of which each of those who have to agree gave one."""
    leaves = tuple(case.on_file.permissions(about))
    holders = getattr(requirement, "of", ()) or ("",)
    given = [next((one for one in leaves if fold(who) in fold(one.said.by)), None) for who in holders]
    records = [one for one in dict.fromkeys(given) if one]
    if None in given:
        return None
    return _by(records, requirement, case, State.CONFIRMED, "On file is")


def subject(case: Case) -> Subject:
    """Give what a record on file has to speak of to be for this case."""
    return Subject(terms=case.terms.id, use=case.use.name, path=case.article.path, original=case.original)


def kept(case: Case) -> tuple[Evidence | None, tuple[str, ...]]:
    """Give the permission on file for the use, unless the terms allow that, and a remark on what is not in force."""
    if not case.on_file.records:
        return None, ()
    about = subject(case)
    needed = said_of_use(case).standing not in ("allowed", "conditions")
    leave = case.on_file.permission(about) if needed else None
    remarks = [f"{one.path}: {one.place}: {one} is not in force." for one in case.on_file.idle(about)]
    return evidence(leave) if leave else None, tuple(remarks)


def evidence(record: Record) -> Evidence:
    """Give who said so and when, with its place in the file that keeps it."""
    return Evidence(text=str(record), place=record.place, path=record.path)


def _asks(requirement: Requirement, state: State) -> bool:
    """Whether a requirement is a question to a person: one by its kind, or one that the article leaves open."""
    if isinstance(requirement, Not):
        return _asks(requirement.of, state)
    if isinstance(requirement, BY_SIGHT):
        return state in (State.CONFIRM, State.NOT_CHECKED)
    if isinstance(requirement, Noncommercial):  # leave makes up for what the use is
        return True
    return state is State.CONFIRM and isinstance(requirement, (Confirm, Permission))


def _by(records: Sequence[Record], requirement: Requirement, case: Case, state: State, opening: str) -> Outcome:
    message = f"{opening} {' and '.join(map(str, records))}."
    return outcome(requirement, case, state, message, tuple(map(evidence, records)))
