"""What is reported of one article: the facts first, the verdict that follows from them second."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

import msgspec

from compliance.article import Format  # noqa: TC001 -- msgspec reads the annotations
from compliance.context import Context  # noqa: TC001 -- likewise
from compliance.elements.model import AnyElement, Clue  # noqa: TC001 -- likewise
from compliance.requirements.conditions import said_of_use
from compliance.requirements.outcome import Evidence, Outcome  # noqa: TC001 -- likewise
from compliance.terms.model import Confidence, Standing  # noqa: TC001 -- likewise
from compliance.terms.uses import Use  # noqa: TC001 -- likewise
from compliance.vocabulary import State, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compliance.errors import ReadError
    from compliance.requirements.outcome import Case


_STRICTNESS = (
    Verdict.PROHIBITED,
    Verdict.NEEDS_PERMISSION,
    Verdict.VIOLATION,
    Verdict.NEEDS_REVIEW,
    Verdict.COMPLIANT,
)


class Publisher(msgspec.Struct, frozen=True, kw_only=True):
    """Whose article it is, and what says so, strongest first. `id` is that of a rule file, None without one."""

    id: str | None
    name: str | None
    clues: tuple[Clue, ...] = ()


class Basis(msgspec.Struct, frozen=True, kw_only=True):
    """The terms that an article was judged by, and how sure they are."""

    id: str
    name: str
    url: str | None
    read: str  # the day somebody last read the page, YYYY-MM-DD
    confidence: Confidence
    license: str | None
    contact: str | None
    standing: Standing | None  # of the use; None where the terms do not speak of it
    granted: Evidence | None = None  # the permission on file for the use, where the terms do not simply allow it
    open: str = ""  # the fact on which it depends whether the terms speak of the use, where nobody states it
    holder: str | None = None  # whose leave the use takes, where that is not the publisher's
    note: str | None = None  # what a reader should know of the page


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One article and what was made of it. Written as JSON it is an article of `compliance check --format json`."""

    path: str
    format: Format
    repost: bool
    publisher: Publisher | None
    use: Use
    terms: tuple[Basis, ...]  # none for a verdict of no-terms or not-a-repost
    verdict: Verdict
    reason: str  # one sentence: why the verdict is what it is
    remarks: tuple[str, ...]  # what it rests on: whose terms were taken, and why; what the reader noticed
    outcomes: tuple[Outcome, ...]
    elements: tuple[AnyElement, ...]
    context: Context | msgspec.UnsetType = msgspec.UNSET  # where a form of the report asks for it
    known: bool = False  # all that counts against it stands in the baseline: `compliance.baseline`


class Failure(msgspec.Struct, frozen=True):
    """An article that could not be read or judged; `kind` is the error's word (see errors.py)."""

    path: str
    kind: str
    message: str


def failure(error: ReadError) -> Failure:
    """Give an error as it stands in a report."""
    return Failure(error.path, error.kind, error.message)


def basis(case: Case, granted: Evidence | None = None) -> Basis:
    """Give what a report says of the terms of a case; `granted` is the permission on file for the use."""
    terms, said = case.terms, said_of_use(case)
    return Basis(
        id=terms.id,
        name=terms.name,
        url=terms.page.url,
        read=terms.page.read,
        confidence=terms.page.confidence,
        license=terms.license,
        contact=terms.contact,
        standing=said.standing,
        granted=granted,
        open=said.open,
        holder=terms.holder,
        note=terms.page.note,
    )


def strictest(judged: Sequence[tuple[Basis, Sequence[Outcome]]], use: Use) -> tuple[Verdict, str]:
    """Give the verdict on an article under several terms, and the reason: that of the terms that it fares worst by.

    A verdict that rests on little says so.
    """
    own = judged[0][0].id
    decided = [(*decide(outcomes, terms, use, named=terms.id != own), terms) for terms, outcomes in judged]
    worst = min((verdict for verdict, _, _ in decided), key=_STRICTNESS.index)
    alike = [(reason, terms) for verdict, reason, terms in decided if verdict is worst]
    if worst is Verdict.COMPLIANT:
        alike = alike[:1]
    return worst, " ".join(dict.fromkeys(part for reason, terms in alike for part in (reason, _little(terms)) if part))


def _little(terms: Basis) -> str:
    """Say on how little the terms rest, where that is little."""
    if terms.confidence != "low":
        return ""
    note = f": {terms.note.rstrip('.')}" if terms.note else ""
    return f"The rule file of {terms.name} rests on little (confidence low, read {terms.read}){note}."


def decide(outcomes: Sequence[Outcome], terms: Basis, use: Use, *, named: bool = False) -> tuple[Verdict, str]:
    """Give the verdict that follows from the outcomes and from what the terms say of the use, and the reason.

    `named`: it names the terms with each requirement, as of several.

    What the terms forbid comes before what they ask leave for, that before what is not met, and that before
    what nobody could tell. What is only preferred, or ignored, never counts against an article.
    """
    of_the_use = of_use(terms, use)
    if of_the_use and of_the_use[0] is not Verdict.NEEDS_REVIEW:
        return of_the_use
    asked = [one for one in outcomes if one.counts]
    if leave := [one for one in asked if _takes_leave(one)]:
        return Verdict.NEEDS_PERMISSION, leave[0].message
    if failed := [one for one in asked if one.state.failed]:
        return Verdict.VIOLATION, f"Not met: {_ids(failed, named=named)}."
    if of_the_use:
        return of_the_use
    if unsure := [one for one in asked if one.state.open]:
        return Verdict.NEEDS_REVIEW, f"Nothing failed; somebody has to look at: {_ids(unsure, named=named)}."
    ignored = [one for one in outcomes if one.ignored and one.must != "preferred"]
    wished = [one for one in outcomes if one.must == "preferred" and one.state.failed]
    but = f", but for what is ignored: {_ids(ignored, named=named)}" if ignored else ""
    and_wished = f"; preferred: {_ids(wished, named=named)}" if wished else ""
    return Verdict.COMPLIANT, f"All that is asked for is met{but}{and_wished}."


def of_use(terms: Basis, use: Use) -> tuple[Verdict, str] | None:
    """Give the verdict on the use itself, and why; None where the terms allow it, or leave is on file."""
    if terms.granted is not None:
        return None
    ask = f"; write to {terms.contact}" if terms.contact else ""
    match terms.standing:
        case "prohibited":
            return Verdict.PROHIBITED, f"The terms of {terms.name} do not allow this use ({use.name})."
        case "permission":
            if terms.holder:
                whose = f"This use ({use.name}) takes the leave of {terms.holder}; {terms.name} cannot give it."
                return Verdict.NEEDS_PERMISSION, whose
            return Verdict.NEEDS_PERMISSION, f"{terms.name} asks for permission for this use ({use.name}){ask}."
        case None if terms.open:
            depends = f"it depends on {terms.open}, which is not stated (--set {terms.open}=…)"
            return Verdict.NEEDS_REVIEW, f"Whether {terms.name} allows this use ({use.name}) cannot be told: {depends}."
        case None:
            return Verdict.NEEDS_REVIEW, f"The terms of {terms.name} do not speak of this use ({use.name}){ask}."
        case "allowed" | "conditions":
            return None
        case never:
            assert_never(never)


def _takes_leave(one: Outcome) -> bool:
    """Whether nothing but somebody's leave meets a requirement: a use that is commercial takes it too."""
    return (one.kind == "permission" and one.state is State.CONFIRM) or (
        one.kind == "noncommercial" and one.state.failed
    )


def _ids(outcomes: Sequence[Outcome], *, named: bool) -> str:
    return ", ".join(f"{one.terms}/{one.requirement}" if named else one.requirement for one in outcomes)
