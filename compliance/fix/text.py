"""Where in a plain text something can be put in: between its paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.fix.spots import Spot, first_block, last_block, title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.article import Article
    from compliance.fix.draft import Draft
    from compliance.fix.spots import Where


def spots(draft: Draft, article: Article, where: Where) -> Iterator[Spot]:
    """Give the spots for what belongs at `where`, the best first."""
    if where == "byline" and (named := title(article)):
        yield behind(draft, article.place(named.end - 1).line or 1)
    if where in ("byline", "top") and (first := first_block(article)):
        yield ahead(draft, article.place(first.start).line or 1)
    if where == "bottom" and (last := last_block(article)):
        yield behind(draft, article.place(last.end - 1).line or 1)


def ahead(draft: Draft, line: int) -> Spot:
    """Give the spot ahead of the paragraph that begins on `line`, counted from 1."""
    return Spot(draft.offset(line), "", "\n\n")


def behind(draft: Draft, line: int) -> Spot:
    """Give the spot behind the paragraph that ends on `line`, counted from 1."""
    lines = draft.lines
    is_last = line >= len(lines)
    is_followed = not is_last and any(words.strip() for words in lines[line:])
    offset = len(draft.text) if is_last else draft.offset(line + 1)
    before = "\n\n" if is_last else "\n"
    # A paragraph that follows at once would be one with it.
    after = "\n\n" if is_followed and lines[line].strip() else "" if is_last else "\n"
    return Spot(offset, before, after)
