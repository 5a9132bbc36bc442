"""The wordings of `wordings/*.yaml` made ready to be looked for: each with the cheap tests that spare its matching.

Every wording holds words without which it cannot match (`items.needles`). The rarest of them is looked for in the
text; before a word is split there, it is asked what stands right before and behind it, and what near it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

import msgspec

from compliance.compiled import compiled
from compliance.elements.items import Edge, Group, Item, Needle, OneOf, best, extent, firsts, lasts, longest, needles
from compliance.elements.items import stems as stems_of
from compliance.elements.wording import WordingError, parse

FOLDER = Path(__file__).with_name("wordings")
BEFORE = 220  # characters before a hit that a wording may reach
CLOSE, LONG = 24, 12  # characters: blanks and line breaks between words, and a word with its blank

Says = Literal["attribution", "against", "permission", "disclaimer"]
Where = Literal["anywhere", "edge", "lone"]
Sets = dict[tuple[str, ...], int]  # sets of words, numbered


class Near(NamedTuple):
    """Words of which one must stand before or after a hit, within `reach` characters."""

    words: int  # the number of the set of words
    before: bool
    reach: int


class Wording(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One wording: what it says, and the cheap tests whether to match it."""

    id: str  # "en/originally-published"
    says: Says
    where: Where = "anywhere"  # the place in the article that it needs; `lone`: a line or block of its own
    sure: float = 0.9  # how far the words alone show that the article is somebody else's, 0 to 1
    granted: bool | None = None  # of a permission
    anchor: int  # the item whose words are looked for in the text
    room: int | None = None  # characters before those to the beginning of the sentence; None: it need not be near
    lead: int  # characters that the items before those can take
    ends: int | None = None  # the set of words of which one must end right before those
    begins: int | None = None  # the same of words that begin right behind those
    near: tuple[Near, ...] = ()  # words that must stand near those, the most telling first


class Pattern(msgspec.Struct, frozen=True):
    """What is matched; made ready only where the cheap tests say so."""

    items: tuple[Item, ...]
    firsts: frozenset[str] | None


class Tries(NamedTuple):
    """The numbers of the wordings to try at a hit, by where it stands."""

    frame: tuple[int, ...]  # in the page's frame, under a picture: what does not credit
    amid: tuple[int, ...]  # amid the article: the same, and credits that may stand anywhere
    edge: tuple[int, ...]  # at its edges: all

    def at(self, depth: int | None) -> tuple[int, ...]:
        """Give those for a hit that many characters past the edge of the article, None for the frame."""
        if depth is None:
            return self.frame
        return self.edge if depth < BEFORE else self.amid


class Book(msgspec.Struct, frozen=True):
    """All wordings; `tries[i]` are those to try where `literals[i]` stands."""

    wordings: tuple[Wording, ...]
    patterns: tuple[bytes, ...]  # of each wording its Pattern as msgpack: most are never needed
    sets: tuple[tuple[str, ...], ...]  # sets of words, which many wordings share
    literals: tuple[str, ...]
    tries: tuple[Tries, ...]
    stems: frozenset[int]  # the numbers of the literals that are beginnings of words


class Example(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A wording as it stands in its file, with texts that it must match and texts that nothing may match.

    In `eg` the publisher stands between < and >.
    """

    say: str
    eg: str | tuple[str, ...]
    no: str | tuple[str, ...] = ()


class WordingGroup(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Wordings that say the same."""

    says: Says
    wordings: tuple[Example, ...]
    where: Where = "anywhere"
    sure: float = 0.9
    granted: bool | None = None


class WordingFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file of wordings, of one language."""

    language: str
    lists: dict[str, tuple[str, ...]] = {}
    groups: dict[str, WordingGroup]


def files() -> tuple[Path, ...]:
    """Give the files of wordings, one a language."""
    return tuple(sorted(FOLDER.glob("*.yaml")))


def read_file(path: Path) -> WordingFile:
    """Read one file of wordings; raises what yaml and msgspec raise on a broken one."""
    import yaml  # noqa: PLC0415 -- only where the compiled form is not at hand

    # The base loader leaves "on" and "no" the words that they are.
    content: Any = yaml.load(path.read_bytes(), Loader=yaml.CBaseLoader)  # noqa: S506 -- it makes strings only
    return msgspec.convert(content, WordingFile, strict=False)


def items_of(say: str, lists: dict[str, tuple[str, ...]]) -> tuple[Item, ...]:
    """Read one wording. Raises `WordingError`, also where it holds no word that every match must hold."""
    items = parse(say, lists)
    if not needles(items):
        message = f'"{say}" holds no word that every match must hold'
        raise WordingError(message)
    return items


def build() -> Book:
    """Read every file of wordings. Raises `WordingError`, and what yaml and msgspec raise, on a broken one."""
    wordings: list[Wording] = []
    patterns: list[bytes] = []
    sets: Sets = {}
    table: dict[str, list[int]] = {}
    cut: set[str] = set()
    for path in files():
        file = read_file(path)
        for name, group in file.groups.items():
            for example in group.wordings:
                items = items_of(example.say, file.lists)
                anchor = best(needles(items))
                cut |= stems_of(items[anchor.item])
                for literal in anchor.words:
                    table.setdefault(literal, []).append(len(wordings))
                wordings.append(_wording(f"{file.language}/{name}", group, items, anchor, sets))
                patterns.append(msgspec.msgpack.encode(Pattern(items, firsts(items))))
    return Book(
        tuple(wordings),
        tuple(patterns),
        tuple(sets),
        tuple(table),
        tuple(_tries(wordings, numbers) for numbers in table.values()),
        frozenset(i for i, literal in enumerate(table) if literal in cut),
    )


def _wording(name: str, group: WordingGroup, items: tuple[Item, ...], anchor: Needle, sets: Sets) -> Wording:
    first, after = extent(items, anchor)
    others = sorted((n for n in needles(items) if n.item != anchor.item), key=lambda needle: needle.cost)
    return Wording(
        id=name,
        says=group.says,
        where=group.where,
        sure=group.sure,
        granted=group.granted,
        anchor=anchor.item,
        room=_room(items, anchor),
        lead=_reach(items[: anchor.item + 1]),
        ends=_numbered(lasts(items[:first]), -1, sets) if first >= 0 else None,
        begins=_numbered(firsts(items[after:]), 0, sets) if after >= 0 else None,
        near=tuple(_near(items, anchor, other, sets) for other in others),
    )


def _numbered(words: frozenset[str] | None, side: int, sets: Sets) -> int | None:
    """Give the number of the words that may stand beside an anchor, of "author's" the part on that side.

    None where any word may: the apostrophe is written in two ways, and compared where the words are split.
    """
    parts = {word.split("'")[side] for word in words or ()}
    return sets.setdefault(tuple(sorted(parts)), len(sets)) if parts and "" not in parts else None


def _tries(wordings: list[Wording], numbers: list[int]) -> Tries:
    frame = tuple(n for n in numbers if wordings[n].says != "attribution")
    amid = tuple(n for n in numbers if n in frame or wordings[n].where == "anywhere")
    return Tries(frame, amid, tuple(numbers))


def _room(items: tuple[Item, ...], anchor: Needle) -> int | None:
    """Give how many characters may stand between the beginning of the sentence and the anchor; None: any number."""
    first = items[0]
    if not isinstance(first, Edge) or not first.start:
        return None
    inner = items[anchor.item]
    begins = (
        inner.words
        if isinstance(inner, OneOf)
        else (inner.starts or frozenset())
        if isinstance(inner, Group)
        else frozenset()
    )
    if anchor.item == 1 and begins.issuperset(anchor.words):
        return 0
    return _reach(items[1 : anchor.item + 1])


def _near(items: tuple[Item, ...], anchor: Needle, other: Needle, sets: Sets) -> Near:
    """Say where the words of `other` must stand, seen from those of `anchor`."""
    low, high = sorted((anchor.item, other.item))
    number = sets.setdefault(other.words, len(sets))
    return Near(number, other.item < anchor.item, _reach(items[low : high + 1]))


def _reach(items: tuple[Item, ...]) -> int:
    """Give how many characters the words of `items` can take, at most as far as a wording is looked for."""
    return min(BEFORE, CLOSE + LONG * sum(map(longest, items)))


@cache
def pattern(number: int) -> Pattern:
    """Give what wording `number` of the book matches."""
    return msgspec.msgpack.decode(book().patterns[number], type=Pattern)


@cache
def book() -> Book:
    """Give all wordings, from the cache folder where it holds them."""
    here = Path(__file__)
    parts = ("wording.py", "items.py", "matching.py", "words.py", "names.py", "lexicon.yaml")
    sources = (here, *map(here.with_name, parts))
    return compiled("wordings", (*files(), *sources), build, Book)
