"""How much of the original is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.article import Zone
from compliance.requirements import credit
from compliance.requirements.outcome import outcome
from compliance.requirements.wording import count
from compliance.vocabulary import State

if TYPE_CHECKING:
    from compliance.article import Block
    from compliance.requirements.outcome import Case, Outcome
    from compliance.terms.kinds import Excerpt

BYLINE = 200  # characters of a paragraph that is a byline and no part of the text


def judge(requirement: Excerpt, case: Case) -> Outcome:
    """Count the words and paragraphs of the article; of an excerpt those that are quoted, if any are.

    An article that as a whole has no more than the terms allow cannot have taken more. What share of the
    original it is, only the original can tell.
    """
    blocks = _body(case)
    limits = [(requirement.words, "words", _words(blocks, case)), (requirement.paragraphs, "paragraphs", len(blocks))]
    over = [(most, unit, n) for most, unit, n in limits if most and n > most]
    if over:
        return _over(requirement, case, blocks, over)
    counted = [f"{n} {unit} of {most}" for most, unit, n in limits if most]
    if requirement.percent:
        sentence = (
            f"Whether this is more than {requirement.percent} percent of the original cannot be told without its text."
        )
        return outcome(requirement, case, State.NOT_CHECKED, sentence)
    if requirement.in_all:
        question = f"Is no more taken of it in all, elsewhere too? Here stand {' and '.join(counted)}."
        return outcome(requirement, case, State.CONFIRM, question)
    return outcome(requirement, case, State.MET, f"No more is taken than the terms allow: {' and '.join(counted)}.")


def _over(requirement: Excerpt, case: Case, blocks: list[Block], over: list[tuple[int, str, int]]) -> Outcome:
    most, unit, n = over[0]
    quotes = [block for block in blocks if block.kind == "quote"]
    if case.use.facts.get("extent") != "excerpt" or not quotes:
        message = f"The article has {n} {unit}; the terms allow {most} of the original's."
        return outcome(requirement, case, State.WRONG, message)
    quoted = {"words": _words(quotes, case), "paragraphs": len(quotes)}
    evidence = case.evidence([case.element(quotes[0].start, quotes[0].end)])
    if any(quoted[unit] > most for most, unit, _ in over):
        message = f"The quotations have {quoted[unit]} {unit}; the terms allow {most}."
        return outcome(requirement, case, State.WRONG, message, evidence)
    question = f"Is nothing taken beyond the quotations? They have {quoted[unit]} {unit} of the {most} allowed."
    return outcome(requirement, case, State.CONFIRM, question, evidence)


def _body(case: Case) -> list[Block]:
    """Give the paragraphs of the article without those that credit."""
    credits = {block.start for block in credit.paragraphs(case)}  # noqa: A001 -- the field's own word
    bylines = [b.span for b in case.elements.bylines if b.span]
    return [
        block
        for block in case.article.blocks
        if block.zone is Zone.ARTICLE
        and block.kind in ("paragraph", "quote", "item")
        and block.start not in credits
        and not any(block.start <= span.start < block.end and block.end - block.start < BYLINE for span in bylines)
    ]


def _words(blocks: list[Block], case: Case) -> int:
    return sum(count(case.article.text, block.start, block.end) for block in blocks)
