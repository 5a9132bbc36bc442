"""A place of a page that may name its author, and the page as far as it is known before its byline is.

Three things lead to such a place: the names that markup gives its elements, the addresses of links (`marks`),
and the words of short lines above the article and at its ends (`lines`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from compliance.article import Zone
from compliance.elements.byline import openers
from compliance.elements.text import lower

if TYPE_CHECKING:
    from compliance.article import Article
    from compliance.elements.byline.authors import Credit
    from compliance.elements.byline.stated import Stated

ENOUGH = 2.0  # what a visible byline must weigh
CONFIRMED = 3.0  # what the metadata's word adds
FULL_NAME = 0.5  # what a person's full name adds
LED = 0.5  # what an opener adds beside other marks
NEAR = 80  # characters between two names of one byline
BELOW_TITLE = 300  # characters between the title and the byline below it

OWN = frozenset({Zone.ABOVE, Zone.ARTICLE, Zone.BELOW})  # the zones that are no frame
ZONES = {
    Zone.ABOVE: 1.5,
    Zone.ARTICLE: 0.0,
    Zone.BELOW: 0.5,
    Zone.SIDEBAR: -1.0,
    Zone.NAVIGATION: -2.5,
    Zone.FOOTER: -1.0,
    Zone.RELATED: -7.0,
    Zone.COMMENTS: -7.0,
    Zone.HEAD: 0.0,
}
_TITLE_MOST = 150  # characters of a line that may be a title
UNDER_TITLE = 2.0  # instead of its zone's: what stands right below the title, whatever the markup calls it

LEAD = 32  # characters before a name in which an opener may stand


class Mention(NamedTuple):
    """A place that may name the author."""

    start: int
    end: int
    credit: Credit
    weight: float
    why: tuple[str, ...]
    group: str = ""  # what it has in common with others of its kind: the name of the label


class Page(NamedTuple):
    """An article with what is known of it before its bylines are."""

    article: Article
    said: Stated
    title: tuple[int, int]  # where its title begins and ends; both 0 without one
    named: bytearray  # of each character whether a name begins there that the metadata say; empty where they say none

    @property
    def under_title(self) -> tuple[int, int]:
        """Give where the text right below the title begins and ends."""
        end = self.title[1]
        return end, end + BELOW_TITLE if end else 0

    def is_under_title(self, at: int) -> bool:
        """Whether the text at offset `at` stands right below the title."""
        end = self.title[1]
        return end <= at < end + BELOW_TITLE and end > 0

    def is_hopeless(self, weight: float, zone: Zone, start: int, end: int) -> bool:
        """Whether a place cannot weigh enough, whatever it names."""
        lacks = ENOUGH - LED - FULL_NAME - weight - (UNDER_TITLE if self.is_under_title(start) else ZONES[zone])
        return lacks > 0 and (lacks > CONFIRMED or not self.is_named(start, end))

    def is_named(self, start: int, end: int) -> bool:
        """Whether a name that the metadata say stands there."""
        return self.named.find(1, start, end) >= 0

    def leads(self, at: int) -> str:
        """Say what the words before `at` lead to: "by", "other" (a photographer's name), or ""."""
        return openers.before(self.article.text[max(0, at - LEAD) : at])


def look(article: Article, said: Stated) -> Page:
    """Give the page of an article, ready to be searched."""
    title = next(((b.start, b.end) for b in article.blocks if b.kind == "title" and not b.zone.is_frame), None)
    lowered = lower(article.text) if said.folded else ""
    named = bytearray(len(lowered))
    for name in said.folded:
        at = lowered.find(name)
        while at >= 0:
            named[at] = 1
            at = lowered.find(name, at + len(name))
    return Page(article, said, title or _first_line(article), named)


def _first_line(article: Article) -> tuple[int, int]:
    """Give where the title stands in plain text, which marks none: a short line alone at the beginning; or 0, 0."""
    if article.format != "text" or len(article.blocks) < 2:  # noqa: PLR2004 -- a title and a text
        return 0, 0
    first = article.blocks[0]
    text = article.text[first.start : first.end]
    return (first.start, first.end) if len(text) <= _TITLE_MOST and "\n" not in text and text[-1] != "." else (0, 0)


def is_letters(name: str) -> bool:
    """Whether it is written like an agency's letters: "AP", "AFP"."""
    return name.isupper() and name.isascii() and len(name) < 5  # noqa: PLR2004 -- "ANSA"
