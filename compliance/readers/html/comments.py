"""Comments that speak to this program, `<!-- compliance: … -->`: no reader of the page sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from turbohtml import Comment

from compliance.article import Metadata, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from turbohtml import Document

MARK = "compliance:"


def statements(document: Document, markup: str) -> Iterator[Metadata]:
    """Give what the comments of a page say after `compliance:`, each with its place; most pages have none.

    The parser keeps no places of comments. Their words stand in the source as they are, so each is found behind the
    one before it.
    """
    if MARK not in markup:
        return
    at = 0
    for node in document.descendants:
        if type(node) is not Comment or not (words := node.data.lstrip()).startswith(MARK):
            continue
        found = markup.find(f"<!--{node.data}", at)
        if found < 0:  # the parser made something else of a character of it: then it has no place
            place = Place()
        else:
            at = found + 1
            place = Place(line=markup.count("\n", 0, found) + 1, column=found - markup.rfind("\n", 0, found))
        yield Metadata("comment", MARK.rstrip(":"), " ".join(words.removeprefix(MARK).split()), place)
