"""What each paragraph of a PDF is: title, heading or text, of the article or of the page around it.

Size tells a heading; addresses tell a frame: a page that a browser printed carries its site's menus before the
title and behind the article, and they are lists of links. A PDF that was typeset has none.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from compliance.article import BlockKind, Zone

if TYPE_CHECKING:
    from collections.abc import Sequence

_PROSE = 120  # characters: a paragraph of so many that are not links is of an article
_PROSE_DENSE = 40  # the same in scripts that write a word in one or two characters
_DENSE = "\u3040"  # from here on kana, Chinese characters, Hangul
_LARGER = 1.13  # than the text: a heading
_HEADING_MOST = 250  # characters
_TITLE_LEAST = 8  # characters
_LINKED = 0.6  # of a paragraph: it is one of a menu
_MENU = 3  # such paragraphs, or lines of one, make a menu
_LONG_MENU = 15  # lines: the article goes on behind it only where as much prose follows as went before
_REST = 0.2  # of the prose before: so much is enough where paragraph follows paragraph
_STANDFIRSTS = 3  # paragraphs of prose that may each stand alone before the article begins
_AFTER = 4  # paragraphs show whether an article begins, or goes on: most of them are prose
_SAME, _SAME_LEAST = 0.6, 4  # of the words, and words: two lines say the same
_WORD = re.compile(r"\w+")
_PARTS = re.compile(r"\s+[|–—·»«•_-]+\s+")
_SIGNS = re.compile(r"[\W_]+")


class Piece(NamedTuple):
    """A paragraph: its text, the height of its lines, the characters under links, whether it is an item of a list."""

    text: str
    size: float
    linked: int
    item: bool = False


class Role(NamedTuple):
    """What a paragraph is; `level` is that of a heading, from 1."""

    kind: BlockKind
    zone: Zone
    level: int = 0


def roles(pieces: Sequence[Piece], named: str) -> list[Role]:
    """Give the role of each paragraph; `named` is the title that the file gives itself, if any."""
    usual = _usual_size(pieces)
    title = _title(pieces, named, usual)
    sizes = sorted({round(piece.size) for piece in pieces if _is_heading(piece, usual)}, reverse=True)
    found = []
    for at, (piece, zone) in enumerate(zip(pieces, _zones(pieces, title, usual), strict=True)):
        if at == title:
            found.append(Role("title", zone, 1))
        elif _is_heading(piece, usual):
            found.append(Role("heading", zone, min(sizes.index(round(piece.size)) + 1, 6)))
        else:
            found.append(Role("item" if piece.item else "paragraph", zone))
    return found


def _usual_size(pieces: Sequence[Piece]) -> float:
    """Give the height of the lines that most of the text is set in."""
    weights: Counter[float] = Counter()
    for piece in pieces:
        weights[round(piece.size, 1)] += max(len(piece.text) - piece.linked, 1)
    return max(weights, key=weights.__getitem__, default=0.0)


def _is_heading(piece: Piece, usual: float) -> bool:
    return piece.size >= _LARGER * usual and len(piece.text) <= _HEADING_MOST


def _is_prose(piece: Piece, usual: float) -> bool:
    length = len(piece.text) - piece.linked
    if length < _PROSE_DENSE or piece.linked > length or _is_heading(piece, usual):
        return False
    return length >= _PROSE or piece.text[len(piece.text) // 2] >= _DENSE


def _menu_lines(piece: Piece) -> int:
    """Count the lines of a paragraph that is nothing but links; 0 of any other."""
    return 1 + piece.text.count("\n") if piece.linked >= _LINKED * len(piece.text) else 0


def _title(pieces: Sequence[Piece], named: str, usual: float) -> int | None:
    """Give the paragraph that is the title: the largest of those that the file names, or that stand above the text."""
    name = max(_PARTS.split(named), key=len).casefold()  # "The Ferry | The Harbour Post"
    known = [at for at, piece in enumerate(pieces) if len(piece.text) <= _HEADING_MOST and _is_named(piece.text, name)]
    if known:
        return max(known, key=lambda at: (pieces[at].size, -at))
    above = next((at for at, piece in enumerate(pieces) if _is_prose(piece, usual)), len(pieces))
    large = [
        at
        for at, piece in enumerate(pieces[: above + 1])
        if _is_heading(piece, usual) and len(piece.text) >= _TITLE_LEAST and not _menu_lines(piece)
    ]
    return max(large, key=lambda at: (pieces[at].size, -at)) if large else None


def _is_named(text: str, name: str) -> bool:
    """Whether a paragraph says what the file is named: in part, with more beside it, or mostly in the same words."""
    text = text.casefold()
    key, whole = _SIGNS.sub("", text), _SIGNS.sub("", name)
    if min(len(key), len(whole)) < _TITLE_LEAST // 2:
        return False
    if (key in whole and len(key) * 3 >= len(whole)) or (whole in key and len(key) < 2 * len(whole)):
        return True
    words, said = set(_WORD.findall(text)), set(_WORD.findall(name))
    return len(words & said) >= max(_SAME * max(len(words), len(said)), _SAME_LEAST)


def _zones(pieces: Sequence[Piece], title: int | None, usual: float) -> list[Zone]:
    menus = [_menu_lines(piece) for piece in pieces]
    prose = [len(piece.text) if _is_prose(piece, usual) else 0 for piece in pieces]
    begin = title if title is not None else next((at for at, length in enumerate(prose) if length), 0)
    first = _first(pieces, prose, begin, usual)
    zones = [Zone.ABOVE] * first + [Zone.ARTICLE] * (len(pieces) - first)
    if sum(menus[:begin]) >= _MENU:
        end = max(at for at in range(begin) if menus[at]) + 1
        zones[:end] = [Zone.NAVIGATION] * end
    last = first
    so_far = 0
    for at in range(first, len(pieces)):
        if not prose[at]:
            continue
        if (lines := sum(menus[last + 1 : at])) >= _MENU:
            menu = [one for one in range(last + 1, at) if menus[one]]
            is_dense = sum(length > 0 for length in prose[at : at + _AFTER]) >= _AFTER - 1
            if sum(prose[at:]) < so_far * (_REST if is_dense else lines / _LONG_MENU):
                break
            zones[menu[0] : menu[-1] + 1] = [Zone.RELATED] * (menu[-1] + 1 - menu[0])
        last = at
        so_far += prose[at]
    end = _frame(pieces, menus, last + 1, usual)
    zones[last + 1 : end] = [Zone.BELOW] * max(end - last - 1, 0)
    zones[end:] = [Zone.FOOTER] * (len(pieces) - end)
    return zones


def _first(pieces: Sequence[Piece], prose: Sequence[int], begin: int, usual: float) -> int:
    """Give the paragraph that the article begins with: a standfirst is prose too, but a byline follows it."""
    some = [at for at in range(begin, len(pieces)) if prose[at]][:_STANDFIRSTS]
    for at in some:
        after = [more for more in range(at + 1, len(pieces)) if not _is_heading(pieces[more], usual)][:_AFTER]
        if after and (prose[after[0]] or sum(prose[more] > 0 for more in after) >= _AFTER // 2):
            return at
    return some[0] if some else begin


def _frame(pieces: Sequence[Piece], menus: Sequence[int], begin: int, usual: float) -> int:
    """Give where the frame begins among what follows the article's last paragraph: with the first menu's heading."""
    for at in range(begin, len(pieces)):
        if menus[at] >= _MENU or sum(lines > 0 for lines in menus[at : at + _MENU]) == _MENU:
            while at > begin and _is_heading(pieces[at - 1], usual):
                at -= 1  # noqa: PLW2901 -- back to its heading
            return at
    return len(pieces)
