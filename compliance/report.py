"""What is reported of one article: the facts first, the verdict that follows from them second."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

import msgspec

from compliance.article import Format  # noqa: TC001 -- msgspec reads the annotations
from compliance.context import Context  # noqa: TC001 -- likewise
from compliance.elements.model import AnyElement, Clue  # noqa: TC001 -- likewise
from compliance.requirements.outcome import Evidence, Outcome  # noqa: TC001 -- likewise
from compliance.terms.model import Confidence, Standing  # noqa: TC001 -- likewise
from compliance.terms.uses import Use  # noqa: TC001 -- likewise
from compliance.vocabulary import State, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compliance.errors import ReadError
    from compliance.terms.model import Terms


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


def basis(terms: Terms, use: Use, granted: Evidence | None = None) -> Basis:
    """Give what a report says of the terms; `granted` is the permission on file for the use."""
    return Basis(
        id=terms.id,
        name=terms.name,
        url=terms.page.url,
        read=terms.page.read,
        confidence=terms.page.confidence,
        license=terms.license,
        contact=terms.contact,
        standing=terms.uses.get(use.name),
        granted=granted,
    )


def decide(outcomes: Sequence[Outcome], terms: Basis, use: Use) -> tuple[Verdict, str]:
    """Give the verdict that follows from the outcomes and from what the terms say of the use, and the reason.

    What the terms forbid comes before what they ask leave for, that before what is not met, and that before
    what nobody could tell. What is only preferred, or ignored, never counts against an article.
    """
    of_the_use = of_use(terms, use)
    if of_the_use and of_the_use[0] is not Verdict.NEEDS_REVIEW:
        return of_the_use
    asked = [one for one in outcomes if one.counts]
    if leave := [one for one in asked if one.kind == "permission" and one.state is State.CONFIRM]:
        return Verdict.NEEDS_PERMISSION, leave[0].message
    if failed := [one for one in asked if one.state.failed]:
        return Verdict.VIOLATION, f"Not met: {_ids(failed)}."
    if of_the_use:
        return of_the_use
    if unsure := [one for one in asked if one.state.open]:
        return Verdict.NEEDS_REVIEW, f"Nothing failed; somebody has to look at: {_ids(unsure)}."
    ignored = [one for one in outcomes if one.ignored and one.must != "preferred"]
    wished = [one for one in outcomes if one.must == "preferred" and one.state.failed]
    but = f", but for what is ignored: {_ids(ignored)}" if ignored else ""
    and_wished = f"; preferred: {_ids(wished)}" if wished else ""
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
            return Verdict.NEEDS_PERMISSION, f"{terms.name} asks for permission for this use ({use.name}){ask}."
        case None:
            return Verdict.NEEDS_REVIEW, f"The terms of {terms.name} do not speak of this use ({use.name}){ask}."
        case "allowed" | "conditions":
            return None
        case never:
            assert_never(never)


def _ids(outcomes: Sequence[Outcome]) -> str:
    return ", ".join(one.requirement for one in outcomes)
