"""The title of the original, in the credit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compliance.elements.text import fold, lower
from compliance.requirements import credit
from compliance.requirements.outcome import missing, outcome
from compliance.requirements.standing import standing
from compliance.vocabulary import State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.article import Block
    from compliance.elements.model import Element
    from compliance.requirements.outcome import Case, Outcome
    from compliance.terms.kinds import Title

FEWEST = 3  # words that may be a title where nothing else says that they are one

_QUOTED = r"[“„«\"]([^“”„«»\"]{8,200})[”“»\"]"


def judge(requirement: Title, case: Case) -> Outcome:
    """Look in the credit for the title that the article bears, then for what may be the original's own."""
    paragraphs = credit.paragraphs(case)
    named = [found for block in paragraphs if (found := _titled(block, case))]
    if passed := standing(requirement, case, named, f"The credit gives the title, {case.title}."):
        return passed
    other = next((found for block in paragraphs for found in _others(block, case)), None)
    if other:
        question = f'Is "{other.text}" the title of the original?'
        return outcome(requirement, case, State.CONFIRM, question, case.evidence([other]))
    return missing(requirement, case, "No credit gives the title of the original.")


def _titled(block: Block, case: Case) -> Element | None:
    """Give the title of the article where it stands in the paragraph."""
    text = case.article.text[block.start : block.end]
    if not case.title or f" {fold(case.title)} " not in f" {fold(text)} ":
        return None
    at = lower(text).find(lower(case.title))
    start, end = (block.start, block.end) if at < 0 else (block.start + at, block.start + at + len(case.title))
    return case.element(start, end)


def _others(block: Block, case: Case) -> Iterator[Element]:
    """Give what stands in quotation marks, and the words under links to articles."""
    for hit in re.finditer(_QUOTED, case.article.text[block.start : block.end]):
        yield case.element(block.start + hit.start(1), block.start + hit.end(1))
    for link in case.article.links:
        words = case.article.text[link.start : link.end]
        if block.start <= link.start < block.end and case.is_article(link.href) and len(words.split()) >= FEWEST:
            yield case.element(link.start, link.end)
