"""Where in a Markdown file something can be put in: between the blocks that CommonMark sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.fix.spots import first_block, last_block, title
from compliance.fix.text import ahead, behind
from compliance.readers import frontmatter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.article import Article
    from compliance.fix.draft import Draft
    from compliance.fix.spots import Spot, Where


def spots(draft: Draft, article: Article, where: Where) -> Iterator[Spot]:
    """Give the spots for what belongs at `where`, the best first."""
    blocks = _blocks(draft)

    def around(offset: int) -> range:
        """Give the lines, from 1, of the block that holds a piece of the text."""
        line = article.place(offset).line or 1
        return next((lines for lines in blocks if line in lines), range(line, line + 1))

    if where == "byline" and (named := title(article)):
        yield behind(draft, around(named.end - 1)[-1])
    if where in ("byline", "top") and (first := first_block(article)):
        yield ahead(draft, around(first.start)[0])
    if where == "bottom" and (last := last_block(article)):
        yield behind(draft, around(last.end - 1)[-1])


def _blocks(draft: Draft) -> list[range]:
    """Give the lines of each block that stands in no other, from 1, without the blank ones behind it."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 -- for Markdown alone

    text = "\n".join(draft.lines)
    end = frontmatter.split(text).end
    head = text.count("\n", 0, end)
    found = []
    for token in MarkdownIt("commonmark").enable("table").parse("\n" * head + text[end:]):
        if token.level == 0 and token.map:
            first, last = token.map
            while last > first + 1 and not draft.lines[last - 1].strip():
                last -= 1
            found.append(range(first + 1, last + 1))
    return found
