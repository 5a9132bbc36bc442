"""The parts of an article that is a plain run of blocks: Markdown and text have no boxes that name them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from compliance.article import BlockKind, Zone

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONG = 140  # characters: a paragraph of so many is of the article's body
_ABOVE_MOST = 1500  # characters that may stand before it
_TAIL_MOST = 0.5  # of the text, at most, may follow the last rule across the page
_TAIL_SURE = 0.15  # of the text: what follows the last rule is no part of the article, however it looks
_BODY = frozenset({"item", "cell", "code", "quote"})


class Piece(NamedTuple):
    """What tells a block's zone: its kind, the characters of its longest line, whether a rule stands before it."""

    kind: BlockKind
    length: int
    ruled: bool = False


def divide(pieces: Sequence[Piece]) -> list[Zone]:
    """Give the zone of each block: above the first long paragraph, the article, below the last one.

    >>> body = Piece("paragraph", 600)
    >>> [str(zone) for zone in divide([Piece("title", 30), body, body, Piece("paragraph", 40)])]
    ['above', 'article', 'article', 'below']
    """
    zones = [Zone.ARTICLE] * len(pieces)
    first = next((at for at, piece in enumerate(pieces) if _is_body(piece)), None)
    if first is None:  # short throughout: only a title stands out
        if pieces and pieces[0].kind in {"title", "heading"}:
            zones[0] = Zone.ABOVE
        return zones
    if sum(piece.length for piece in pieces[:first]) <= _ABOVE_MOST:
        zones[:first] = [Zone.ABOVE] * first
    tail = max(_tail(pieces), first + 1)
    while tail > first + 1 and not _is_last(pieces[tail - 1]):
        tail -= 1
    zones[tail:] = [Zone.BELOW] * (len(pieces) - tail)
    return zones


def _is_body(piece: Piece) -> bool:
    return piece.kind in {"paragraph", "item", "quote"} and piece.length >= _LONG


def _is_last(piece: Piece) -> bool:
    """Whether the article may end with this block: with a long paragraph, or with a list, a table, a listing."""
    return piece.length >= _LONG or piece.kind in _BODY


def _tail(pieces: Sequence[Piece]) -> int:
    """Give the index from which on the blocks stand below the last rule across the page."""
    ruled = max((at for at, piece in enumerate(pieces) if piece.ruled), default=0)
    if not ruled:
        return len(pieces)
    share = sum(p.length for p in pieces[ruled:]) / (sum(p.length for p in pieces) or 1)
    is_tail = share <= _TAIL_SURE or (share <= _TAIL_MOST and not _is_body(pieces[ruled]))
    return ruled if is_tail else len(pieces)
