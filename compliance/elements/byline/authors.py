"""Who is named in a line of credit, and what about the names is no part of them.

Of "By Jane Doe, Staff Writer | May 3, 2024" the name is `Jane Doe`. Openers, dates, roles, credentials, places
and institutions are told by the words in `persons.yaml`, names by how they are written. Whether the line is a
byline at all is not decided here.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from compliance.elements.byline import openers
from compliance.elements.byline.person_name import Named, Sort, named
from compliance.elements.byline.persons import (
    EDGE,
    NAME_EDGE,
    is_capital,
    is_korean,
    is_person,
    is_plain,
    is_wide,
    known,
)

_LONGEST = 400  # characters of a line that may be read as a credit
_REPORTED = 60  # characters of a line with a reporter's title
_BROKEN_OFF = 10  # what a list that ends in no name counts as left over
_PAIRS = dict(zip("([（【《〈［{〔<", ")]）】》〉］}〕>", strict=True))

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_BLANK = re.compile(r"[^\S\n\t ]")  # white space other than the common
_CUTS = frozenset("|｜•;；\n\t●·∙‧⋅—–")  # without these, "-", "/" and wide gaps there is one piece
_COMMAS = frozenset(",،，、&＆+/／")
_ITEMS = re.compile(r"\s*(?:[,،，、]|[&＆+/／])\s*")
_RUN_TOGETHER = re.compile(
    r"(?<=[a-z])(?=(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? ?\d)|(?<=\d{4})(?=[A-Z][a-z])"
)
_GLUED = re.compile(r"^([Bb]y|[Vv]on|[Pp]ar|[Pp]or)(?=[A-Z])")  # "ByJane Doe": boxes that only a style sets apart
_FIGURE = re.compile(r"\d")


class Credit(NamedTuple):
    """A line of credit, read."""

    authors: tuple[str, ...]
    institutions: tuple[str, ...]
    opener: str  # the word that opened it, in lower case: "by", "von", "文"; "" without one
    weak: bool  # the opener is an everyday word too
    sort: Sort  # of the authors: people in full, a signature such as "jdoe", or a desk such as "Newsroom"
    rest: int  # characters of the line that are neither names nor what usually stands about them


@lru_cache(4096)
def read(text: str, *, labelled: bool = False) -> Credit | None:
    """Read one line of credit; None where it names nobody.

    `labelled` says that the page marks the text as its author's name: then also a handle, a lower-case
    signature or a desk ("Newsroom") will do, where else only a person's full name does.

    >>> read("By Jane Doe and Joe Bloggs, University of Somewhere").authors
    ('Jane Doe', 'Joe Bloggs')
    >>> read("04.02.2022 | 13:10 Uhr | Jane van der Doe").authors
    ('Jane van der Doe',)
    >>> read("文● ヤマダ／例編集部", labelled=True)[:2]
    (('ヤマダ',), ('例編集部',))
    >>> read("Photo: Jane Doe"), read("Read more")
    (None, None)
    """
    if len(text) > _LONGEST:
        return None
    if plain := _of_plain_name(text):
        return plain
    text = _plain(text, labelled=labelled)
    if is_korean(text) and (people := _before_role().findall(text)):  # "서울 홍길동 기자 hong@example.com"
        return Credit(tuple(dict.fromkeys(people)), (), "", weak=False, sort="person", rest=0)
    reading = _Reading(labelled=labelled)
    for piece in _pieces(text):
        if any(map(str.isalpha, piece)):
            reading.add(piece)
    return reading.credit()


def _of_plain_name(text: str) -> Credit | None:
    """Read the commonest line at a glance: a name alone, or behind one of the commonest openers."""
    first, _, name = text.partition(" ")
    opener = first.lower()
    if opener not in known().lone:
        opener, name = "", text
    if not is_plain(name):
        return None
    return Credit((name,), (), opener, weak=opener in known().words.weak, sort="person", rest=0)


@cache
def _aside() -> re.Pattern[str]:
    """Give the pattern of what stands about names in brackets, and of addresses; compiled when it is needed."""
    return re.compile(
        r"[(（\[［][^)）\]］]{0,80}[)）\]］]"  # "(AP)", "（jdoe）"
        r"|(?:https?://|www\.)\S+"
        r"|[\w.+-]+@[\w-]+\.[\w.-]+"
        r"|(?<!\w)@\w+",
    )


@cache
def _between() -> re.Pattern[str]:
    """Give the pattern of what parts a line into pieces."""
    return re.compile(
        r"\s*[|｜•;；\n\t]\s*|(?<![\u3040-\u9fff])\s*●\s*|\s+[·∙‧⋅/—–-]\s+|\s*[—–]\s*(?=\s)|\s{3,}|(?<=\D)·(?=\D)"
        r"|\s+(?=[\u3400-\u9fff]{1,5}[:：])"  # "来源：新民报 作者：张三"
    )


def _pieces(text: str) -> list[str]:
    if _CUTS.isdisjoint(text) and text.isascii() and " - " not in text and " / " not in text and "   " not in text:
        return [text]
    return _between().split(text)


class _Reading:
    """A line of credit while it is read, piece by piece."""

    def __init__(self, *, labelled: bool) -> None:
        self._labelled = labelled
        self._found: list[Named] = []
        self._institutions: list[str] = []
        self._opener = ""
        self._weak = False
        self._rest = 0
        self._is_others = False  # the next piece names a photographer

    def add(self, piece: str) -> None:
        """Read the next piece of the line."""
        if self._is_others:
            self._is_others = False
        elif lone := openers.alone(piece):
            self._is_others = lone == "other"
            if lone == "by" and not self._opener:
                self._opener = piece.strip(EDGE).lower()
                self._weak = self._opener in known().words.weak
                self._found.clear()
        elif not (part := openers.opened(piece)).other:
            self._add(part)

    def _add(self, part: openers.Opened) -> None:
        listed = _Listed(labelled=self._labelled, opened=bool(part.opener or self._opener), later=bool(self._found))
        listed.read(_without_guest(part.rest) if _is_meeting(part.opener) else part.rest)
        self._institutions.extend(listed.institutions)
        self._rest += listed.over
        if part.opener and not self._opener:
            self._opener, self._weak = part.opener, part.weak
            if listed.found:  # what stood before the opener was no author: "Opinion | By Jane Doe"
                self._found.clear()
        elif self._opener and self._found and not part.opener:  # behind a finished byline: a place, a section, a desk
            self._institutions.extend(one.name for one in listed.found)
            return
        if not self._found or part.opener or (listed.found and listed.found[0].sort == self._found[0].sort):
            self._found.extend(listed.found)  # "jdoe⏎Jane Doe": names on lines of their own are of one kind

    def credit(self) -> Credit | None:
        """Give what was read; None where nobody is named."""
        sorts = {one.sort for one in self._found}
        if not sorts:
            return None
        if "person" in sorts and "desk" in sorts:
            self._institutions.extend(one.name for one in self._found if one.sort == "desk")
            self._found = [one for one in self._found if one.sort != "desk"]
            sorts.discard("desk")
        return Credit(
            authors=tuple(dict.fromkeys(one.name for one in self._found)),
            institutions=tuple(dict.fromkeys(self._institutions)),
            opener=self._opener,
            weak=self._weak,
            sort="desk" if "desk" in sorts else "handle" if "handle" in sorts else "person",
            rest=self._rest,
        )


def _plain(text: str, *, labelled: bool) -> str:
    """Take off what nobody sees, and brackets about all of it; part what only a style sets apart."""
    if not text.isascii():
        text = _UNSEEN.sub("", text)
    text = _BLANK.sub(" ", text)
    text = _unwrapped(text)
    if _FIGURE.search(text):
        text = _RUN_TOGETHER.sub(" ", text)
    return _GLUED.sub(r"\1 ", text) if labelled else text


def _unwrapped(text: str) -> str:
    """Take signs from the edges, and brackets that hold all of it: "(FR mit dpa)", "《KT》"."""
    while True:
        text = text.strip(NAME_EDGE)
        if len(text) > 2 and _PAIRS.get(text[0]) == text[-1] and text[0] not in text[1:]:  # noqa: PLR2004
            text = text[1:-1]
        else:
            return text


def _is_meeting(opener: str) -> bool:
    return bool(opener) and any(word in opener for word in known().words.meetings)


def _without_guest(text: str) -> str:
    """Cut an interview's credit before the one who was asked: "Interview by Jane Doe with Joe Bloggs"."""
    words = text.split()
    end = next((i for i, word in enumerate(words) if i > 1 and word in known().words.withs), len(words))
    return " ".join(words[:end])


class _Listed:
    """The names of one piece of a line, and what else stands in it."""

    def __init__(self, *, labelled: bool, opened: bool, later: bool) -> None:
        self.found: list[Named] = []
        self.institutions: list[str] = []
        self.over = 0  # characters that are neither
        self._labelled = labelled
        self._opened = opened
        self._later = later  # an earlier piece of the line held names

    def read(self, text: str) -> None:
        words = known().words
        if "(" in text or "@" in text or "/" in text or "www." in text or not text.isascii() or "[" in text:
            text = _aside().sub(" ", text)
        items = _split(_without_date(text))
        aside = False  # the item before was a role, a place or a body
        for at, (sign, item) in enumerate(items):
            name = item.strip(NAME_EDGE)
            folded = name.casefold().strip(EDGE)
            if not folded or folded in words.credentials or folded.replace(".", "") in words.credentials:
                continue
            if folded in words.never and folded not in words.desks:
                continue
            if self.found and folded in words.suffixes:
                last = self.found.pop()
                self.found.append(Named(f"{last.name}{', ' if sign == ',' else ' '}{name}", last.sort))
                continue
            if self.found and sign == "," and self._is_aside(name, is_last=at == len(items) - 1):
                self.institutions.append(name)
                aside = True
                continue
            if aside and not (sign == "&" and at + 1 < len(items) and is_person(name)):
                return  # behind a role or a body only a list of its own goes on: "…, A and Joe Bloggs, B"
            aside = False
            if not self._take(name, sign):
                return

    def _take(self, name: str, sign: str) -> bool:
        """Take one item as a name; give whether another may follow."""
        one, left = named(name, labelled=self._labelled or (self._opened and all(map(is_capital, name.split()))))
        if one:
            self.found.append(one)
            self.over += left
            return not left  # what follows a role is more of it: "Jane Doe Senior Editor and Head of Desk"
        if self.found and sign == ",":
            self.institutions.append(name)
        if not self._later:
            self.over += _BROKEN_OFF if self.found else len(name)
        return not self.found and not self._later

    def _is_aside(self, name: str, *, is_last: bool) -> bool:
        """Whether an item behind a comma is no further author but a role, a place or a body."""
        k = known()
        folded = [w.casefold().strip(EDGE) for w in name.split()]
        if not (k.roles.isdisjoint(folded) and k.words.bodies.isdisjoint(folded) and k.words.desks.isdisjoint(folded)):
            return True
        if is_wide(name):
            return any(body in name for body in k.bodies_wide)
        before = self.found[-1].name
        is_place = " " in before or is_wide(before) or (before.isupper() and name.isupper())
        return len(folded) == 1 and is_last and is_place


def _split(text: str) -> list[tuple[str, str]]:
    """Split at commas and words for "and": each item behind the sign that led to it ("," or "&")."""
    out: list[tuple[str, str]] = []
    sign, at = "&", 0
    if _COMMAS.isdisjoint(text):
        return [("&", item) for item in _joined(text)]
    for hit in (*_ITEMS.finditer(text), None):
        for i, item in enumerate(_joined(text[at : hit.start()] if hit else text[at:])):
            out.append(("&" if i else sign, item))
        if hit:
            sign, at = "," if hit[0].strip() in ",،，、" else "&", hit.end()
    return out


def _joined(part: str) -> list[str]:
    """Split at words for "and"; a single letter joins only names of several words: "Ortega y Gasset" stays whole."""
    joins = known().words.joins
    words = part.split()
    if joins.isdisjoint(words):
        return [part]
    items: list[list[str]] = [[]]
    for i, word in enumerate(words):
        several = len(items[-1]) > 1 and len(words) - i > 2  # noqa: PLR2004 -- and two words behind it
        if word in joins and i + 1 < len(words) and (len(word) > 1 or several or not items[-1]):
            items.append([])
        else:
            items[-1].append(word)
    return [" ".join(item) for item in items if item]


def _without_date(text: str) -> str:
    """Take the date off: at the beginning with what leads to it, later on with all that follows it."""
    if not _FIGURE.search(text):
        return text
    dates = known().words.dates
    words = text.split()
    bare = [word.casefold().strip(EDGE) for word in words]
    first = 0
    figures = False
    while first < len(words):
        word = bare[first]
        if word[:1].isdigit():
            figures = True
        elif word and word not in dates and not (figures and _FIGURE.search(word)):
            break
        first += 1
    if not figures:
        first = 0
    for end in range(first, len(words)):
        word = bare[end]
        if word.isdigit() or (word[:1].isdigit() and (end > first or not word.isalnum())):
            while end > first and bare[end - 1] in dates:
                end -= 1  # noqa: PLW2901 -- back over what leads to the date
            return " ".join(words[first:end])
    return " ".join(words[first:])


@lru_cache(4096)
def has_reporter(line: str) -> bool:
    """Whether a short line of writing without blanks ends in a name and a reporter's title.

    >>> has_reporter("서울 홍길동 기자 hong@example.com"), has_reporter("홍길동 대표는 기자 회견에서")
    (True, False)
    """
    return not line.isascii() and len(line) < _REPORTED and _reporter().search(line) is not None


@cache
def _reporter() -> re.Pattern[str]:
    titles = "|".join(known().words.reporters)
    name = "[\u3400-\u9fff\uac00-\ud7af\u30a0-\u30ff]{2,8}"
    return re.compile(rf"(?<!\w){name}[ \u3000]?(?:{titles})(?=[^\u3040-\u9fff\uac00-\ud7af]*$)")


@cache
def _before_role() -> re.Pattern[str]:
    """Give the pattern of a Korean name with the role that follows it."""
    roles = "|".join(filter(is_korean, known().words.after))
    return re.compile(rf"(?<![\uac00-\ud7af])([\uac00-\ud7af]{{2,4}}) ?(?:{roles})(?![\uac00-\ud7af])")
