"""The institutions that the authors belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.elements.text import fold
from compliance.requirements.outcome import outcome
from compliance.requirements.signs import shown
from compliance.requirements.standing import standing
from compliance.vocabulary import State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.elements.model import Element
    from compliance.requirements.outcome import Case, Outcome
    from compliance.terms.kinds import Institution

LONGEST = 400  # characters of a paragraph about an author


def judge(requirement: Institution, case: Case) -> Outcome:
    """Look for institutions in the byline, then about it, then in a note on the author.

    Not every institution can be told by its name, nor whether one is the author's: what is not found is asked.
    """
    bylines = [b for b in case.elements.bylines if not b.zone.is_frame]
    own = [(b, [name for name in b.institutions if _is_body(name, case)]) for b in bylines]
    named: list[Element] = [byline for byline, names in own if names]
    authors = {name for byline in bylines for name in byline.authors}
    there = len({name for _, names in own for name in names}) or 1
    named += [] if named else _about(case)
    question = "Are the authors' institutions named? None can be made out about the byline."
    if named:
        if len(authors) <= there:
            found = standing(requirement, case, named, "An institution is named with the author.")
            if found:
                return found
        question = f"Is the institution of each of the {len(authors)} authors named?"
    return outcome(requirement, case, State.CONFIRM, question, case.evidence(named[:1]))


def _is_body(name: str, case: Case) -> bool:
    """Whether a name in a byline is surely that of an institution: others may be outlets, or words of the page."""
    return shown("institution", name) is not None and not case.names_publisher(name)


def _about(case: Case) -> Iterator[Element]:
    """Give the short paragraphs that name an author and a body: what stands under the byline, a note at the end."""
    authors = [fold(name) for byline in case.elements.bylines for name in byline.authors]
    for block in case.article.blocks:
        text = case.article.text[block.start : block.end]
        if (
            block.zone.is_frame
            or block.kind in ("title", "caption")
            or len(text) > LONGEST
            or not shown("institution", text)
        ):
            continue
        if any(name in fold(text) for name in authors):
            yield case.element(block.start, block.end)
