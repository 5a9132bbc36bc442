"""The parts of an article that is a plain run of blocks: Markdown and text have no boxes that name them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from compliance.article import BlockKind, Zone

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONG = 140  # characters: a paragraph of so many is of the article's body
_ABOVE_MOST = 1500  # characters that may stand before it
_BEFORE_TITLE = 4  # blocks between a note that comes first of all and the article: title, byline, date
_TAIL_MOST = 0.5  # of the text, at most, may follow the last rule across the page
_TAIL_SURE = 0.15  # of the text: what follows the last rule is no part of the article, however it looks
_HEADING_MOST = 40  # characters of a line that names what follows it
_LISTED = frozenset({"item", "cell", "code", "quote"})
_HERE = Path(__file__)


class Piece(NamedTuple):
    """What tells a block's zone: its kind and words, and whether a rule stands before it.

    `length` is that of its longest line, in characters, addresses left out; `level` that of a heading.
    """

    kind: BlockKind
    length: int
    words: str = ""
    ruled: bool = False
    level: int = 0

    @property
    def is_body(self) -> bool:
        """Whether the article's body may begin with it."""
        return self.length >= _LONG and self.kind in {"paragraph", "item", "quote"}

    @property
    def may_end(self) -> bool:
        """Whether the article may end with it: a long paragraph, or a list, a table, a listing."""
        return self.length >= _LONG or self.kind in _LISTED

    @property
    def is_label(self) -> bool:
        """Whether it looks like a title or a byline, and not like a sentence."""
        return self.kind == "title" or (self.kind == "paragraph" and not self.is_body and self.words[-1:].isalnum())


def divide(pieces: Sequence[Piece]) -> list[Zone]:
    """Give the zone of each block: above the first long paragraph, the article, below the last one.

    >>> body = Piece("paragraph", 600)
    >>> [str(zone) for zone in divide([Piece("title", 30), body, body, Piece("paragraph", 40)])]
    ['above', 'article', 'article', 'below']
    """
    zones = [Zone.ARTICLE] * len(pieces)
    first = _first(pieces)
    if first is None:  # short throughout: only a title stands out
        if pieces and pieces[0].kind in {"title", "heading"}:
            zones[0] = Zone.ABOVE
        return zones
    if sum(piece.length for piece in pieces[:first]) <= _ABOVE_MOST:
        zones[:first] = [Zone.ABOVE] * first
    tail = max(_tail(pieces), first + 1)
    while tail > first + 1 and not pieces[tail - 1].may_end:
        tail -= 1
    zones[tail:] = [Zone.BELOW] * (len(pieces) - tail)
    _name(pieces, zones, first + 1)
    return zones


def _first(pieces: Sequence[Piece]) -> int | None:
    """Give the index of the first block of the body; a note above the title is none, long as it may be."""
    bodies = [at for at, piece in enumerate(pieces) if piece.is_body]
    if not bodies:
        return None
    if bodies[0] == 0 and len(bodies) > 2 and 1 < bodies[1] <= _BEFORE_TITLE:  # noqa: PLR2004 -- the note, and a body
        between = pieces[1 : bodies[1]]
        if all(piece.is_label for piece in between):
            return bodies[1]
    return bodies[0]


def _tail(pieces: Sequence[Piece]) -> int:
    """Give the index from which on the blocks stand below the last rule across the page."""
    ruled = max((at for at, piece in enumerate(pieces) if piece.ruled), default=0)
    if not ruled:
        return len(pieces)
    share = sum(p.length for p in pieces[ruled:]) / (sum(p.length for p in pieces) or 1)
    is_tail = share <= _TAIL_SURE or (share <= _TAIL_MOST and not pieces[ruled].is_body)
    return ruled if is_tail else len(pieces)


def _name(pieces: Sequence[Piece], zones: list[Zone], first: int) -> None:
    """Set the zones that a heading in the second half of the text names."""
    half = sum(piece.length for piece in pieces) / 2
    so_far = 0
    for at, piece in enumerate(pieces):
        so_far += piece.length
        if at < first or so_far < half or piece.length > _HEADING_MOST or piece.kind not in {"heading", "paragraph"}:
            continue
        named = _named(piece.words)
        if not named:
            continue
        end = at + 1
        while end < len(pieces) and (
            _goes_on(piece, pieces[end]) if named is Zone.COMMENTS else pieces[end].kind == "item"
        ):
            end += 1
        if named is Zone.COMMENTS or end > at + 1:
            zones[at:end] = [named] * (end - at)


def _goes_on(heading: Piece, piece: Piece) -> bool:
    """Whether a block still stands under the heading that opened a part."""
    return not piece.ruled and not (piece.level and heading.level and piece.level <= heading.level)


def _named(words: str) -> Zone | None:
    """Give the part of the page that a heading opens.

    >>> _named("3 Comments:"), _named("Comments on the plan")
    (<Zone.COMMENTS: 'comments'>, None)
    """
    plain = " ".join(re.findall(r"[^\W\d_]+", words.casefold()))
    return next((Zone(zone) for zone, headings in _headings().items() if plain in headings), None)


@cache
def _headings() -> dict[str, set[str]]:
    """Give the headings that open a part of the page, by its zone."""
    from compliance.compiled import compiled  # noqa: PLC0415 -- most articles end without such a heading

    path = _HERE.with_name("headings.yaml")

    def build() -> dict[str, set[str]]:
        import yaml  # noqa: PLC0415 -- only where the kept form is missing

        return {zone: set(words) for zone, words in yaml.safe_load(path.read_bytes()).items()}

    return compiled("headings", (path, _HERE), build, dict[str, set[str]])
