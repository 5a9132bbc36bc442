"""The words that open a credit: "By", "Von", "文/", "Posted on May 3 by"; and "Photo:", which opens another's."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import islice
from typing import Literal, NamedTuple

from compliance.elements.byline.persons import EDGE, is_wide, is_wide_name, known

_MOST = 6  # words of an opener
_LATEST = 14  # words before a late one: "Posted on Monday, May 3, 2024 at 3:15 pm by"
_SHORT = 7  # characters: "by", "von", "durch"; longer ones do not stand behind a date
_LOOSE = '-–—*•|>(["“„«:：'  # about the first word of a line
_SIGNS = "：:/／●・|｜︱ \u3000"
_WORD = re.compile(r"[^\s:：]*[:：]|\S+")
_BEHIND = re.compile(r"[|•·–—/-]\s+(\w+):?\s")  # "Opinion | By Jane Doe"
_FIGURE = re.compile(r"\d")
_WROTE = frozenset({"written", "posted", "published", "article", "story"})


class Opened(NamedTuple):
    """A piece of a line, its opener taken off."""

    opener: str  # in lower case; "" without one
    rest: str
    weak: bool = False  # the opener is an everyday word too: "von", "di"
    other: bool = False  # it opens the credit of a photographer, a translator, an editor


class _Table(NamedTuple):
    """The openers arranged for looking up."""

    by_wide: tuple[str, ...]  # those of writing without blanks, the longest first
    other_wide: tuple[str, ...]
    firsts: frozenset[str]  # the first words of all
    wide_firsts: frozenset[str]  # the first characters of the author's
    lone: frozenset[str]  # the author's of one word
    pairs: frozenset[str]  # the first two words of the author's longer ones
    note_firsts: frozenset[str]  # the first words of notes on the article
    shorts: frozenset[str]  # those that may stand behind a date


@cache
def _table() -> _Table:
    k = known()
    every = k.by | k.other
    return _Table(
        by_wide=tuple(sorted(filter(is_wide, k.by), key=len, reverse=True)),
        other_wide=tuple(sorted(filter(is_wide, k.other), key=len, reverse=True)),
        firsts=frozenset(entry.split()[0] for entry in every),
        wide_firsts=frozenset(entry[0] for entry in k.by if is_wide(entry[0])),
        lone=frozenset(entry for entry in k.by if " " not in entry),
        pairs=frozenset(" ".join(entry.split()[:2]) for entry in k.by if " " in entry),
        note_firsts=frozenset(entry.split()[0] for entry in k.words.notes),
        shorts=frozenset(entry for entry in k.by if len(entry) < _SHORT and " " not in entry),
    )


def opened(piece: str) -> Opened:
    """Take the opener off a piece of a line, and what another's credit adds behind the name.

    >>> opened("Text: Jane Doe, Photos: Joe Bloggs")
    Opened(opener='text', rest='Jane Doe,', weak=False, other=False)
    >>> opened("3 May 2024 by Jane Doe").rest, opened("Photo: Jane Doe").other, opened("記者王小明").rest
    ('Jane Doe', True, '王小明')
    """
    lowered = piece.lower()
    if is_wide(piece[:1]) and (found := _wide(piece, lowered)):
        return found
    if (first := _WORD.match(lowered)) and (first[0].rstrip(" :：") in _table().firsts):
        k = known()
        ends = [word.end() for word in islice(_WORD.finditer(lowered), _MOST)]
        for end in reversed(ends):
            head = lowered[:end].strip()
            bare = head.rstrip(" :：.-–")
            rest = piece[end:].lstrip(" :：-–")
            if not rest:
                continue
            if bare in k.other and (bare not in k.by or head.endswith((":", "："))):
                return Opened(bare, "", other=True)
            if bare in k.by:
                return Opened(bare, _own_part(rest), weak=bare in k.words.weak and not head.endswith((":", "：")))
    return _late(piece)


def alone(piece: str) -> Literal["by", "other", ""]:
    """Say what a piece leads to that is an opener and nothing else: "By", "Photos by"."""
    bare = piece.strip(EDGE).lower()
    k = known()
    if bare in k.by:
        return "by"
    return "other" if bare in k.other and bare not in k.words.desks else ""


@lru_cache(1024)
def before(text: str) -> Literal["by", "other", ""]:
    """Say what the words at the end of `text` lead to: an author's name, another's, or neither.

    >>> before("3 min. Written by"), before("translated by: "), before("nearby")
    ('by', 'other', '')
    """
    k = known()
    words = text.lower().rstrip(" :：.-–|●／/\n").split()[-4:]
    for n in range(len(words)):
        tail = " ".join(words[n:]).rstrip(":")
        if tail in k.other and (tail not in k.by or text.rstrip().endswith((":", "："))):
            return "other"
        if tail in k.by:
            return "by"
    return ""


def noted(sentence: str) -> str:
    """Give the names that a note on the article says it is by, and what follows them; "" in any other sentence.

    >>> noted("This post by Jane Doe was cross-posted"), noted("Originally published on Example by Jane Doe, editor")
    ('by Jane Doe was cross-posted', 'by Jane Doe, editor')
    >>> noted("This book by Jane Doe"), noted("This story was published by Wisconsin Watch.")
    ('', '')
    """
    sentence = sentence.lstrip("*_>([~ ")
    if sentence[:20].partition(" ")[0].lower() not in _table().note_firsts:
        return ""
    words = sentence.split()
    if not " ".join(words[:6]).lower().startswith(known().words.notes):
        return ""
    for i in range(1, len(words) - 2):
        if words[i].lower() in known().words.note_by:
            behind = i + 1
            while behind < min(i + 4, len(words)) and words[behind].islower():  # "by my colleague Jane Doe"
                behind += 1
            is_outlet = words[behind - 1] == "the" or words[i - 1].lower() in known().words.note_outlets
            if words[behind][:1].isupper() and not is_outlet:
                return " ".join((words[i], *words[behind:]))
            return ""
    return ""


def may_open(line: str) -> bool:
    """Whether the line may open with a word that leads to an author's name; cheap."""
    table = _table()
    words = line[:40].lower().split(maxsplit=2)
    if not words:
        return False
    word = words[0].strip(_LOOSE)
    return (
        word in table.lone
        or word[:1] in table.wide_firsts
        or (len(words) > 1 and f"{word} {words[1].rstrip(':：')}" in table.pairs)
        or ":" in word
        or "：" in word
        or not table.shorts.isdisjoint(map(str.lower, _BEHIND.findall(line)))
        or ((word[:1].isdigit() or word in known().words.dates) and not table.shorts.isdisjoint(line.split()))
    )


def _wide(piece: str, lowered: str) -> Opened | None:
    """Read openers that need no blank behind them: "文/王小明", "記者王小明"."""
    table = _table()
    for entries, other in ((table.other_wide, True), (table.by_wide, False)):
        for entry in entries:
            if lowered.startswith(entry):
                rest = piece[len(entry) :]
                if rest[:1] and rest[0] in _SIGNS:
                    return Opened(entry, "" if other else rest.lstrip(_SIGNS), other=other)
                if not other and len(entry) > 1 and is_wide_name(rest.partition("／")[0].partition("/")[0]):
                    return Opened(entry, rest)
    return None


def _late(piece: str) -> Opened:
    """Find the opener behind a date: "Posted on May 3, 2024 by Jane Doe"."""
    k = known()
    words = piece.split()
    if not _table().shorts.isdisjoint(words):
        for i in range(1, min(len(words) - 1, _LATEST)):
            if words[i].rstrip(":") in _table().shorts:
                lead = [w.lower().strip(EDGE) for w in words[:i]]
                dated = any(map(_FIGURE.search, lead)) and all(
                    not w or _FIGURE.search(w) or w in k.words.dates or w in k.words.never for w in lead
                )
                if dated or (words[i] == "by" and len(lead) < 4 and lead[-1] in _WROTE):  # noqa: PLR2004 -- "an article by"
                    return Opened(words[i].rstrip(":"), _own_part(" ".join(words[i + 1 :])))
    return Opened("", _own_part(piece))


def _own_part(text: str) -> str:
    """Cut the text where another's credit begins: "Jane Doe, Photos: Joe Bloggs"."""
    k = known()
    firsts = _table().firsts
    words = text.split()
    lowered = [word.lower() for word in words]
    for i in range(1, len(words)):
        word = lowered[i]
        if word[-1] in ":：" and word[:-1].strip(EDGE) in k.other:
            return " ".join(words[:i])
        if word in firsts and i + 1 < len(words) and f"{word} {lowered[i + 1]}" in k.other:
            return " ".join(words[:i])
    return text
