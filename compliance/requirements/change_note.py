"""A note that says how the text was changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.article import Span
from compliance.elements.edges import Edges, sentence
from compliance.requirements import credit
from compliance.requirements.outcome import missing, outcome
from compliance.requirements.signs import shown
from compliance.requirements.standing import standing
from compliance.vocabulary import State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.article import Block
    from compliance.elements.model import Element
    from compliance.requirements.outcome import Case, Outcome
    from compliance.terms.kinds import ChangeNote


def judge(requirement: ChangeNote, case: Case) -> Outcome:
    """Look for a note; without one, only a person knows whether there was a change to note.

    A translation is a change.
    """
    facts = case.use.facts
    if found := standing(requirement, case, _notes(case), "A note says whether the text was changed."):
        return found
    if facts.get("translated") == "yes":
        return missing(requirement, case, "It is a translation, and no note says so.")
    if facts.get("changed") == "yes":
        return missing(requirement, case, "It was changed, and no note says so.")
    if facts.get("changed") == "no":
        return outcome(requirement, case, State.NOT_APPLICABLE, "Nothing was changed, as stated.")
    question = "Is the text unchanged? No note speaks of changes, and the terms ask for one where there are any."
    return outcome(requirement, case, State.CONFIRM, question)


def _notes(case: Case) -> Iterator[Element]:
    """Give the sentences about changes: in the credit, and where they speak of this copy at the article's edges."""
    article = case.article
    credited = {block.start for block in credit.paragraphs(case)}
    edges = Edges(article)
    for block in edges.blocks:
        if not (block.start in credited or edges.near(block.start, block.zone)) or block.kind == "title":
            continue
        for span in _sentences(block, case):
            text = article.text[span.start : span.end]
            if (block.start in credited or shown("copy", text)) and shown("changed", text):
                yield case.element(*span)


def _sentences(block: Block, case: Case) -> Iterator[Span]:
    text, at = case.article.text, block.start
    while at < block.end:
        if text[at].isspace():
            at += 1
            continue
        span = sentence(case.article, Span(at + 1, at + 1), block)
        yield span
        at = max(span.end, at + 1)
