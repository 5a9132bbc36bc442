"""People's names: how they are written, and the words that stand about them (`persons.yaml`)."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

import msgspec

from compliance.elements.data import load

EDGE = " \t\n\u3000\u00a0.,;:|·•●*-–—~_/<>\"'«»“”„‘’…=+#→▶｜︱：、，。"  # signs about a name
NAME_EDGE = EDGE.replace(".", "")  # the same, where an initial's full stop stays
_MOST_WORDS = 6  # of a name
_MOST_WIDE = 6  # characters of a name in Chinese characters or kana
_MOST_HANGUL = 4
_MOST_FOREIGN = 16  # of a foreign name in kana, its parts joined with a dot
_PLAIN = (2, 3)  # words of a plain name
_ABOUT = 12  # words in which an introduction says what somebody is

_WORD = re.compile(r"[^\W_]+")
_FIGURE = re.compile(r"\d")
# Chinese characters and kana, Hangul, more Chinese characters; compared, since patterns of them take long to compile.
_WIDE = (("\u2e80", "\u9fff"), ("\uac00", "\ud7af"), ("\uf900", "\ufaff"))


class Vocabulary(msgspec.Struct, frozen=True):
    """What `persons.yaml` holds; its comments say what each list is for."""

    by: dict[str, frozenset[str]]
    weak: frozenset[str]
    other: dict[str, frozenset[str]]
    roles: dict[str, frozenset[str]]
    titles: frozenset[str]
    suffixes: frozenset[str]
    credentials: frozenset[str]
    particles: frozenset[str]
    joins: frozenset[str]
    desks: frozenset[str]
    never: frozenset[str]
    bodies: frozenset[str]
    after: tuple[str, ...]
    reporters: tuple[str, ...]
    dates: frozenset[str]
    labels: dict[str, frozenset[str]]
    paths: frozenset[str]
    introductions: tuple[str, ...]
    meetings: tuple[str, ...]
    withs: frozenset[str]
    notes: tuple[str, ...]
    note_by: frozenset[str]
    note_outlets: frozenset[str]


class Known(NamedTuple):
    """The vocabulary, its languages laid together where a line may be in any of them."""

    by: frozenset[str]
    other: frozenset[str]
    roles: frozenset[str]
    bodies_wide: tuple[str, ...]
    desks_wide: tuple[str, ...]
    lone: frozenset[str]  # openers of one word that are no more than that
    telling: frozenset[str]  # every word of the vocabulary
    words: Vocabulary


@cache
def known() -> Known:
    """Give the vocabulary."""
    words = load("persons", Vocabulary)
    by = frozenset().union(*words.by.values())
    other = frozenset().union(*words.other.values())
    return Known(
        by=by,
        other=other,
        roles=frozenset().union(*words.roles.values()),
        bodies_wide=tuple(filter(is_wide, words.bodies)),
        desks_wide=tuple(filter(is_wide, words.desks)),
        lone=frozenset(w for w in by - other - {*words.meetings} if w.isalpha() and not is_wide(w)),
        telling=_telling(words),
        words=words,
    )


def _telling(words: Vocabulary) -> frozenset[str]:
    lists = (*words.by.values(), *words.other.values(), *words.roles.values(), words.weak, words.titles, words.suffixes,
             words.credentials, words.particles, words.joins, words.desks, words.never, words.bodies, words.dates,
             words.withs, words.after, words.meetings, {"the"})  # fmt: skip
    parts = {part for entries in lists for entry in entries for part in _WORD.findall(entry)}
    return frozenset(map(str.casefold, parts))


def is_wide(text: str) -> bool:
    """Whether it holds writing without blanks, or Korean: there a name has no capitals and few characters."""
    return (
        not text.isascii()
        and max(text) >= _WIDE[0][0]
        and any(first <= c <= last for c in text for first, last in _WIDE)
    )


def is_korean(text: str) -> bool:
    """Whether it holds Hangul."""
    first, last = _WIDE[1]
    return not text.isascii() and max(text) >= first and any(first <= c <= last for c in text)


@lru_cache(4096)
def same(name: str) -> str:
    """Give a form in which spellings of one name agree: without case, accents, blanks, titles and signs.

    >>> same("Dr. Lê Phương") == same("le-phuong"), same("AP")
    (True, 'ap')
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    if not plain.isascii():
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    return "".join(word for word in _WORD.findall(plain) if word not in {"dr", "prof", "professor"})


def is_capital(word: str) -> bool:
    """Whether the word is written like one of a name's: with a capital, or in writing that has none.

    >>> [is_capital(word) for word in ("Doe", "d'Ancona", "山田", "doe", "4th")]
    [True, True, True, False, False]
    """
    first = word.lstrip("'’\"“(")[:1]
    return (
        first.isupper()
        or first.istitle()
        or (first.isalpha() and first.lower() == first.upper())
        or (word[1:2] in {"'", "’"} and word[2:3].isupper())
    )


def is_person(name: str) -> bool:
    """Whether it is written like a person's full name.

    >>> [is_person(n) for n in ("Jane Doe", "JANE DOE", "Ludwig van B.", "jane", "Jane", "Read the news", "山田太郎")]
    [True, True, True, False, False, False, True]
    """
    if is_wide(name):
        return is_wide_name(name)
    words = name.split()
    if not 1 < len(words) <= _MOST_WORDS or _FIGURE.search(name):
        return False
    small = known().words.particles
    capitals = sum(map(is_capital, words))
    return (
        capitals > 1
        and all(is_capital(w) or w.casefold().strip(".") in small for w in words)
        and any(len(w) > 2 or not w.isascii() for w in words)  # noqa: PLR2004 -- more than initials
    )


def is_plain(text: str) -> bool:
    """Whether it is a person's full name beyond doubt, and nothing more; cheap.

    >>> is_plain("Jane Doe"), is_plain("Jane van Doe"), is_plain("Doctor Jane Doe"), is_plain("Jane Doe, MD")
    (True, False, False, False)
    """
    if not text.istitle():
        return False
    words = text.split(" ")
    return (
        len(words) in _PLAIN
        and all(map(str.isalpha, words))
        and len(max(words, key=len)) > 2  # noqa: PLR2004 -- more than initials
        and known().telling.isdisjoint(text.casefold().split(" "))
        and not is_wide(text)
    )


def is_wide_name(name: str) -> bool:
    """Whether it is written like a name in Chinese characters, kana or Hangul.

    >>> is_wide_name("大渡 美咲"), is_wide_name("ジェーン・ドウ"), is_wide_name("全ての記事を見る")
    (True, True, False)
    """
    bare = name.replace(" ", "").replace("\u3000", "")
    most = _MOST_FOREIGN if "・" in bare or "·" in bare else _MOST_HANGUL if is_korean(bare) else _MOST_WIDE
    return 1 < len(bare) <= most and all(c.isalpha() or c in "・·" for c in bare)


def introduced(sentence: str) -> str | None:
    """Give the person whom a sentence about an author introduces.

    >>> introduced("Jane Q. Doe, Jr. is an assistant professor of history."), introduced("The cat is a pet.")
    ('Jane Q. Doe, Jr.', None)
    """
    k = known()
    sentence = sentence.lstrip(EDGE)
    for verb in k.words.introductions:
        name, found, about = sentence.partition(f" {verb} ")
        if found and is_person(name.replace(",", "")):
            said = {w.strip(EDGE) for w in about.lower().split()[:_ABOUT]}
            if said & k.roles and k.words.bodies.isdisjoint(name.lower().split()):
                return name
    return None
