"""Notices that limit what the publisher or the author answers for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.elements import edges
from compliance.elements.model import Disclaimer

if TYPE_CHECKING:
    from compliance.article import Article
    from compliance.elements.phrases import Phrase


def find(article: Article, phrases: tuple[Phrase, ...]) -> tuple[Disclaimer, ...]:
    """Give the disclaimers, each sentence once, in the order of the text."""
    found = {}
    for phrase in phrases:
        if phrase.wording.says == "disclaimer":
            span = edges.sentence(article, phrase.span, article.block_at(phrase.span.start))
            found[span] = Disclaimer(
                text=article.text[span.start : span.end], place=article.place(span.start, span.end),
                zone=article.zone_at(span.start), span=span, why=(f"wording {phrase.wording.id}",),
            )  # fmt: skip
    return tuple(found[span] for span in sorted(found))
