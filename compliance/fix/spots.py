"""Where in a file something can be put in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from compliance.article import Zone

if TYPE_CHECKING:
    from collections.abc import Callable

    from compliance.article import Article, Block

Where = Literal["top", "byline", "bottom", "head"]


class Spot(NamedTuple):
    """A spot in a file's text: what is put in there stands between `before` and `after`, in the file's own style."""

    offset: int  # in characters of the text, from 0
    before: str
    after: str
    style: Callable[[str], str] = str

    def words(self, fix: str) -> str:
        """Give what is to be put in."""
        return self.before + self.style(fix) + self.after


def first_block(article: Article) -> Block | None:
    """Give the first paragraph of the article itself, or else the first block of any."""
    own = [block for block in article.blocks if block.zone is Zone.ARTICLE and block.kind not in ("title", "heading")]
    return next(iter(own or article.blocks), None)


def last_block(article: Article) -> Block | None:
    """Give the last block of the article itself, or else the last block of any."""
    return next((block for block in reversed(article.blocks) if block.zone is Zone.ARTICLE), None) or next(
        iter(article.blocks[-1:]), None
    )


def title(article: Article) -> Block | None:
    """Give the article's title."""
    return next((block for block in article.blocks if block.kind == "title"), None)
