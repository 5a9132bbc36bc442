"""The paragraphs that credit the original: by the publisher's name, a link to the original, the licence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compliance.article import Block
    from compliance.elements.model import Element
    from compliance.requirements.outcome import Case


def paragraphs(case: Case) -> tuple[Block, ...]:
    """Give them in the order of the page; none of the page's frame, and not the title, whatever it links to."""
    elements = case.elements
    found: list[Element] = [*elements.attributions, *elements.licenses]
    found += [link for link in elements.links if link.role == "original"]
    blocks = {}
    for element in found:
        block = case.article.block_at(element.span.start) if element.span else None
        if block and not block.zone.is_frame and block.kind not in ("title", "heading"):
            blocks[block.start] = block
    return tuple(blocks[start] for start in sorted(blocks))
