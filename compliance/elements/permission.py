"""What is said of permission for this material: granted, used with, asked for, lacking, refused."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compliance.article import Span, Zone
from compliance.elements import edges
from compliance.elements.model import Permission

if TYPE_CHECKING:
    from compliance.article import Article
    from compliance.elements.host import Host
    from compliance.elements.model import Copyright
    from compliance.elements.phrases import Phrase

_PICTURE = re.compile(r"\b(?:image|photo|picture)s?\s*(?:copyright|©|\(c\)|credit)", re.IGNORECASE)
_BESIDE = 260  # characters between a copyright line and the refusal that goes with it
_NOT_HERE = frozenset({Zone.NAVIGATION, Zone.RELATED, Zone.COMMENTS})


def find(article: Article, phrases: tuple[Phrase, ...]) -> tuple[Permission, ...]:
    """Give the permission notes, in the order of the text; one for what overlaps, the refusal before the grant."""
    found: dict[Span, tuple[int, Permission]] = {}
    against = [p.span for p in phrases if p.wording.id.endswith("/against-permission")]
    for phrase in phrases:
        if phrase.wording.says != "permission":
            continue
        block = article.block_at(phrase.span.start)
        if block and (block.zone in _NOT_HERE or block.kind in {"caption", "code"}):
            continue
        if any(s.start < phrase.span.end and s.end > phrase.span.start for s in against):
            continue
        span = edges.sentence(article, phrase.span, block)
        if _PICTURE.search(article.text, max(block.start if block else 0, span.start - 120), span.end):
            continue
        rank = {False: 2, True: 1, None: 0}[phrase.wording.granted]
        over = [other for other in found if other.start < span.end and other.end > span.start]
        if any(found[other][0] >= rank for other in over):
            continue
        for other in over:
            del found[other]
        found[span] = rank, _element(article, phrase, span)
    return tuple(note for _, (_, note) in sorted(found.items()))


def _element(article: Article, phrase: Phrase, span: Span) -> Permission:
    by = phrase.slots.get("publisher") or phrase.slots.get("author")
    return Permission(
        text=article.text[span.start : span.end],
        place=article.place(span.start, span.end),
        zone=article.zone_at(span.start),
        span=span,
        granted=phrase.wording.granted,
        by=article.text[by.start : by.end] if by else None,
        why=(f"wording {phrase.wording.id}",),
    )


def of_article(notes: tuple[Permission, ...], copyrights: tuple[Copyright, ...], host_: Host) -> tuple[Permission, ...]:
    """Give the notes that speak of a reposted article: a refusal beside the site's own copyright line is the site's."""
    own = [
        c.span.end
        for c in copyrights
        if c.span
        and (
            any(map(host_.owns, c.holders)) or (c.zone is Zone.FOOTER and not any(map(host_.outlets.named, c.holders)))
        )
    ]
    return tuple(
        note
        for note in notes
        if note.granted is not False or note.span is None or not any(0 <= note.span.end - end < _BESIDE for end in own)
    )
