"""People's names in a line of credit: who is named, and what about the name is no part of it.

Of "By Jane Doe, Staff Writer | May 3, 2024" the names are `Jane Doe`. Openers, dates, roles, credentials,
places and institutions are told by the words in `persons.yaml`, names by how they are written. Whether the
line is a byline at all is not decided here.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import islice
from typing import Literal, NamedTuple

import msgspec

from compliance.elements.data import load

Sort = Literal["person", "handle", "desk"]

LONGEST = 400  # characters of a line that may be read as a credit
_MOST_WORDS = 6  # of a name
_OPENER_WORDS = 6
_EDGE = " \t\n\u3000\u00a0.,;:|·•●*-–—~_/<>\"'«»“”„‘’…=+#>→▶|｜︱：、，。"
_NAME_EDGE = _EDGE.replace(".", "")
_PAIRS = {"(": ")", "[": "]", "（": "）", "【": "】", "《": "》", "〈": "〉", "［": "］", "{": "}", "〔": "〕", "<": ">"}

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_ASIDE = re.compile(
    r"[(（\[［][^)）\]］]{0,80}[)）\]］]"  # "(AP)", "（jniino）"
    r"|(?:https?://|www\.)\S+"
    r"|[\w.+-]+@[\w-]+\.[\w.-]+"
    r"|(?<!\w)@\w+",
)
_CUTS = re.compile(r"\s*[|｜•;；\n\t]\s*|(?<![\u3040-\u9fff])\s*●\s*|\s+[·∙‧⋅/—–-]\s+|\s*[—–]\s*(?=\s)|\s{3,}|(?<=\D)·(?=\D)")
_SEPARATORS = re.compile(r"\s*(?:[,،，、]|[&＆+/／])\s*")
_CAMEL = re.compile(r"(?<=[a-z])(?=(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? ?\d)|(?<=\d{4})(?=[A-Z][a-z])")
_GLUED = re.compile(r"^([Bb]y|[Vv]on|[Pp]ar|[Pp]or)(?=[A-Z])")  # "ByJane Doe": a box of its own, laid out apart
_WIDE = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_HANGUL = re.compile("[\uac00-\ud7af]")
_HANDLE = re.compile(r"[^\W_][\w.\-’']{1,29}")
_FIGURE = re.compile(r"\d")
_WORD = re.compile(r"[^\s:：]*[:：]|\S+")
_SIGNS = "：:/／●・|｜︱ \u3000"


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
    dates: frozenset[str]
    labels: dict[str, frozenset[str]]
    paths: frozenset[str]
    meetings: tuple[str, ...]
    withs: frozenset[str]
    introductions: tuple[str, ...]


class Known(NamedTuple):
    """The vocabulary, its languages laid together."""

    by: frozenset[str]
    by_wide: tuple[str, ...]  # those of writing without blanks, the longest first
    other: frozenset[str]
    other_wide: tuple[str, ...]
    roles: frozenset[str]
    firsts: frozenset[str]  # first words of all of these
    wide_firsts: frozenset[str]  # and first characters
    shorts: frozenset[str]  # the short ones, which may stand behind a date: by, von, par
    words: Vocabulary


class Credit(NamedTuple):
    """A line of credit, read."""

    authors: tuple[str, ...]
    institutions: tuple[str, ...]
    opener: str  # the word that opened it, in lower case: "by", "von", "文"; "" without one
    weak: bool  # the opener is an everyday word too
    sort: Sort  # of the authors, the least sure
    rest: int  # characters of the line that are neither names nor what usually stands about them


@cache
def known() -> Known:
    """Give the vocabulary."""
    words = load("persons", Vocabulary)
    by = frozenset().union(*words.by.values())
    other = frozenset().union(*words.other.values())
    return Known(
        by=by,
        by_wide=_wide_first(by),
        other=other,
        other_wide=_wide_first(other),
        roles=frozenset().union(*words.roles.values()),
        firsts=frozenset(entry.split()[0] for entry in by | other),
        wide_firsts=frozenset(entry[0] for entry in by | other if _WIDE.match(entry)),
        shorts=frozenset(entry for entry in by if len(entry) < 7 and " " not in entry),  # noqa: PLR2004 -- "durch", no "author"
        words=words,
    )


def _wide_first(entries: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted((e for e in entries if _WIDE.match(e)), key=len, reverse=True))


def clean(text: str) -> str:
    """Give `text` on one line without what nobody sees (soft hyphens, marks of direction).

    >>> clean("Jane\\u00adtte \\n Doe")
    'Janette Doe'
    """
    return " ".join(_UNSEEN.sub("", text).split())


@lru_cache(4096)
def same(name: str) -> str:
    """Give a form in which spellings of one name agree: without case, accents, titles and signs.

    >>> same("Dr. Lê Phương") == same("le-phuong"), same("AP")
    (True, 'ap')
    """
    words = [
        w
        for w in re.findall(r"[^\W_]+", "".join(
            c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c)
        ))
        if w not in {"dr", "prof", "professor"}
    ]
    return "".join(words)


@lru_cache(2048)
def read(text: str, *, labelled: bool = False) -> Credit | None:
    """Read one line of credit; None where it names nobody.

    `labelled` says that the page marks the text as its author's name: then also a handle, a lower-case
    signature or a desk ("Redaktion") will do, where else only a person's full name does.

    >>> read("By Jane Doe and Joe Bloggs, University of Somewhere").authors
    ('Jane Doe', 'Joe Bloggs')
    >>> read("04.02.2022 | 13:10 Uhr | Jane van der Doe").authors
    ('Jane van der Doe',)
    >>> read("文● ヤマダ／例編集部", labelled=True)[:2]
    (('ヤマダ',), ('例編集部',))
    >>> read("Photo: Jane Doe"), read("Read more")
    (None, None)
    """
    if len(text) > LONGEST or "\n\n" in text.strip():
        return None
    text = _CAMEL.sub(" ", _unwrapped(_UNSEEN.sub("", text)))
    if labelled:
        text = _GLUED.sub(r"\1 ", text)
    if _HANGUL.search(text) and (before_role := _role_behind().findall(text)):  # "순천 홍길동 기자 hong@example.com"
        return Credit(tuple(dict.fromkeys(before_role)), (), "", False, "person", 0)
    found: list[tuple[str, Sort]] = []
    institutions: list[str] = []
    opened, opened_weak, rest = "", False, 0
    skip = False
    for piece in _CUTS.split(text):
        if not piece or not any(c.isalpha() for c in piece):
            continue
        if skip:
            skip = False
            continue
        alone = piece.strip(_EDGE).lower()
        if alone in known().other and alone not in known().words.desks:  # "Photos by", and the name in the next piece
            skip = alone not in known().by
            if skip:
                continue
        if alone in known().by and not opened:
            opened, opened_weak = alone, alone in known().words.weak
            found.clear()
            continue
        opener, piece, weak = _opened(piece)
        if opener is None:
            continue
        plain = _ASIDE.sub(" ", piece)
        if any(word in opener for word in known().words.meetings):
            plain = _without_guest(plain)
        items, over = _items(
            plain, labelled=labelled, opened=bool(opener or opened), institutions=institutions, later=bool(found)
        )
        if opener and not opened:
            if items and found:  # what stood before the opener was no author: "Opinion | By Jane Doe"
                found.clear()
            opened, opened_weak = opener, weak
        elif opened and found and items and not opener:
            # a second piece behind a finished byline is a place, a section, a desk
            institutions.extend(name for name, _ in items)
            items = []
        rest += over
        if found and items and not opener and items[0][1] != found[0][1]:
            continue  # "janed⏎Jane Doe": what follows on lines of its own is of one kind
        found.extend(items)
    if not found:
        return None
    sorts = {sort for _, sort in found}
    if "person" in sorts and "desk" in sorts:
        institutions.extend(name for name, sort in found if sort == "desk")
        found = [one for one in found if one[1] != "desk"]
    sort: Sort = "desk" if "desk" in sorts and "person" not in sorts else "handle" if "handle" in sorts else "person"
    names = tuple(dict.fromkeys(name for name, _ in found))
    return Credit(names, tuple(dict.fromkeys(institutions)), opened, opened_weak, sort, rest)


def introduced(text: str) -> str | None:
    """Give the person whom a line about an author introduces.

    >>> introduced("Jane Q. Doe, Jr. is an assistant professor of history."), introduced("The cat is a pet.")
    ('Jane Q. Doe, Jr.', None)
    """
    text = text.lstrip(_EDGE)
    for verb in known().words.introductions:
        name, found, about = text.partition(f" {verb} ")
        if found and len(name) < 50 and is_person(name.replace(",", "")):  # noqa: PLR2004 -- one name
            words = {w.strip(_EDGE) for w in about.lower().split()[:12]}
            if words & known().roles and not {w.lower() for w in name.split()} & known().words.bodies:
                return name
    return None


def is_wide(text: str) -> bool:
    """Whether it holds writing without blanks: Chinese, Japanese, Korean."""
    return bool(_WIDE.search(text))


def is_person(name: str) -> bool:
    """Whether it is written like a person's full name.

    >>> [is_person(n) for n in ("Jane Doe", "JANE DOE", "Ludwig van B.", "jane", "Jane", "Read the news", "山田太郎")]
    [True, True, True, False, False, False, True]
    """
    words = name.split()
    if _WIDE.search(name):
        return _is_wide_name(name)
    if not 2 <= len(words) <= _MOST_WORDS or _FIGURE.search(name):
        return False
    small = known().words.particles
    return (
        all(_is_capital(w) or w.casefold().strip(".") in small for w in words)
        and sum(_is_capital(w) for w in words) > 1
        and any(len(w) > 2 or not w.isascii() for w in words)  # noqa: PLR2004 -- more than initials
    )


def _unwrapped(text: str) -> str:
    """Take signs from the edges, and brackets that hold all of it: "(FR mit dpa)", "《KT》"."""
    while True:
        text = text.strip(_EDGE.replace(".", ""))
        if len(text) > 2 and _PAIRS.get(text[0]) == text[-1] and text[0] not in text[1:]:  # noqa: PLR2004
            text = text[1:-1]
        else:
            return text


def _opened(piece: str) -> tuple[str | None, str, bool]:
    """Split the opener from a piece: ("by", "Jane Doe", False); None for another's name (a photographer's)."""
    k = known()
    lowered = piece.lower()
    for wide, is_by in ((k.other_wide, False), (k.by_wide, True)):
        if not _WIDE.match(lowered):
            break
        for entry in wide:
            if lowered.startswith(entry):
                rest = piece[len(entry) :]
                if rest and rest[0] in _SIGNS:
                    if not is_by:
                        return None, "", False
                    return entry, rest.lstrip(_SIGNS), False
                if is_by and len(entry) > 1 and _is_wide_name(rest.split("／")[0].split("/")[0]):
                    return entry, rest, False
    words = lowered.split(maxsplit=_OPENER_WORDS)
    if words and (words[0].rstrip(":：") in k.firsts or ":" in words[0]):
        ends = [found.end() for found in islice(_WORD.finditer(piece), _OPENER_WORDS)]
    else:
        ends = []
    for n in range(len(ends), 0, -1):
        head = lowered[: ends[n - 1]].strip()
        bare = head.rstrip(" :：.-–")
        rest = piece[ends[n - 1] :].lstrip(" :：-–")
        if not rest:
            continue
        if bare in k.other and (bare not in k.by or head.endswith((":", "："))):
            return None, "", False
        if bare in k.by:
            return bare, _cut_others(rest), bare in k.words.weak and not head.endswith((":", "："))
    return _opened_late(piece)


@lru_cache(1024)
def before(text: str) -> Literal["by", "other", ""]:
    """Say what the words at the end of `text` lead to: an author's name, another's, or neither.

    >>> before("3 min. Written by"), before("translated by: "), before("nearby")
    ('by', 'other', '')
    """
    k = known()
    words = text.lower().rstrip(" :：.-–|●／/").split()[-4:]
    for n in range(len(words)):
        tail = " ".join(words[n:]).rstrip(":")
        if tail in k.other and (tail not in k.by or text.rstrip().endswith((":", "："))):
            return "other"
        if tail in k.by:
            return "by"
    return ""


def may_open(line: str) -> bool:
    """Whether the line may open with a word such as "By", or have one behind a date; cheap, and never wrong with no."""
    k = known()
    word = line[:24].split(maxsplit=1)[:1]
    if not word:
        return False
    first = word[0].lower().rstrip(":：")
    return first in k.firsts or first[0] in k.wide_firsts or ":" in first or (
        (first[0].isdigit() or first.strip(_EDGE) in k.words.dates) and not k.shorts.isdisjoint(line.lower().split())
    )


def _opened_late(piece: str) -> tuple[str | None, str, bool]:
    """Find the opener behind a date: "Posted on May 3, 2024 by Jane Doe"."""
    k = known()
    words = piece.split()
    for i in range(1, min(len(words) - 1, 14)):
        word = words[i].rstrip(":")
        if word in k.shorts:
            before = [w.lower().strip(_EDGE) for w in words[:i]]
            if any(_FIGURE.search(w) for w in before) and all(
                not w or _FIGURE.search(w) or w in k.words.dates or w in k.words.never for w in before
            ):
                return word, _cut_others(" ".join(words[i + 1 :])), False
            if word == "by" and len(before) <= 3 and before[-1] in {"written", "posted", "published", "article", "story"}:  # noqa: PLR2004
                return word, _cut_others(" ".join(words[i + 1 :])), False
    return "", _cut_others(piece), False


def _cut_others(text: str) -> str:
    """Cut the text where another's credit begins: "Jane Doe, Photos: Joe Bloggs"."""
    k = known()
    words = text.split()
    lowered = text.lower().split()
    for i in range(1, len(words)):
        word = lowered[i]
        if word in k.firsts or word[-1] in ":：":
            if word[-1] in ":：" and word[:-1].strip(_EDGE) in k.other:
                return " ".join(words[:i])
            if i + 1 < len(words) and f"{word} {lowered[i + 1]}" in k.other:
                return " ".join(words[:i])
    return text


def _items(text: str, *, labelled: bool, opened: bool, institutions: list[str], later: bool) -> tuple[list[tuple[str, Sort]], int]:
    """Split a list of names; give each with its sort, and how much was left over."""
    found: list[tuple[str, Sort]] = []
    over = 0
    raw = _split(_without_date(text))
    for at, (sign, item) in enumerate(raw):
        name = item.strip(_NAME_EDGE)
        folded = name.casefold().strip(_EDGE)
        if not folded:
            continue
        if found and folded in known().words.suffixes:
            found[-1] = (f"{found[-1][0]}{', ' if sign == ',' else ' '}{name}", found[-1][1])
            continue
        if folded.replace(".", "") in known().words.credentials or folded in known().words.credentials:
            continue
        if folded in known().words.never and folded not in known().words.desks:
            continue
        if found and sign == "," and _is_aside(name, found, is_last=at == len(raw) - 1):
            institutions.append(name)
            break  # a role, a place or a body: nobody is named behind it
        read_name, left = _name(name, labelled=labelled or (opened and all(map(_is_capital, name.split()))))
        if read_name is None:
            if found or later:
                over += 10 if found else 0
                if sign == ",":
                    institutions.append(name)
                break
            over += len(name)
            continue
        over += left
        found.append(read_name)
        if left:
            break  # what follows a role is more of it: "Jane Doe Senior Editor and Head of Desk"
    return found, over


def _without_guest(text: str) -> str:
    """Cut an interview's credit before the one who was asked: "Interview by Jane Doe with Joe Bloggs"."""
    words = text.split()
    for i, word in enumerate(words):
        if i > 1 and word in known().words.withs:
            return " ".join(words[:i])
    return text


def _split(text: str) -> list[tuple[str, str]]:
    """Split at commas and words for "and": each item behind the sign that led to it ("," or "&")."""
    joins = known().words.joins
    out: list[tuple[str, str]] = []
    sign = "&"
    at = 0
    for hit in [*_SEPARATORS.finditer(text), None]:
        part = text[at : hit.start()] if hit else text[at:]
        for i, piece in enumerate(_joined(part, joins)):
            out.append(("&" if i else sign, piece))
        if hit:
            sign = "," if hit.group().strip() in ",،，、" else "&"
            at = hit.end()
    return out


def _joined(part: str, joins: frozenset[str]) -> list[str]:
    """Split at words for "and" between names of more than one word, or handles; "José y Gasset" stays whole."""
    words = part.split()
    pieces: list[list[str]] = [[]]
    for i, word in enumerate(words):
        if word.casefold() in joins and word.islower() and i + 1 < len(words):
            single = len(word) == 1 and word not in {"&", "+"}
            before, after = pieces[-1], words[i + 1 :]
            if not single or (len(before) > 1 and len(after) > 1) or not before:
                pieces.append([])
                continue
        pieces[-1].append(word)
    return [" ".join(p) for p in pieces if p]


def _is_aside(name: str, found: list[tuple[str, Sort]], *, is_last: bool) -> bool:
    """Whether an item behind a comma is no further author but a role, a place or a body."""
    k = known()
    words = [w.casefold().strip(_EDGE) for w in name.split()]
    if any(w in k.roles or w in k.words.bodies or w in k.words.desks for w in words):
        return True
    if _WIDE.search(name):
        return any(body in name for body in k.words.bodies if _WIDE.match(body))
    before = found[-1][0]
    return len(words) == 1 and is_last and (" " in before or bool(_WIDE.search(before)) or (before.isupper() and name.isupper()))


def _without_date(text: str) -> str:
    """Take the date off: at the end with all that follows it, at the beginning with what leads to it."""
    dates = known().words.dates
    words = text.split()
    first = 0
    figures = False
    while first < len(words):
        word = words[first]
        bare = word.casefold().strip(_EDGE)
        if bare and bare[0].isdigit():
            figures = True
        elif bare and bare not in dates and not (figures and _FIGURE.search(bare)):
            break
        first += 1
    words = words[first if figures else 0 :]
    for i, word in enumerate(words):
        bare = word.strip(_EDGE)
        if bare and bare[0].isdigit() and not bare.isalnum() or bare.isdigit() or (i and bare[:1].isdigit()):
            words = words[:i]
            while words and words[-1].casefold().strip(_EDGE) in dates:
                words.pop()
            break
    return " ".join(words)


def _name(name: str, *, labelled: bool) -> tuple[tuple[str, Sort] | None, int]:
    """Read one item as one author's name; give it with its sort and the characters left over."""
    if _WIDE.search(name):
        return _wide_name(name, labelled=labelled)
    k = known()
    words = name.split()
    while words and words[-1].casefold().strip(_EDGE).replace(".", "") in k.words.credentials and len(words) > 2 and (  # noqa: PLR2004
        sum(c.isupper() for c in words[-1]) > 1
    ):
        words.pop()
    end = _end(words)
    left = sum(map(len, words[end:]))
    words = words[:end]
    folded = [w.casefold().strip(_EDGE) for w in words]
    while len(words) > 2 and _is_capital(words[1]) and folded[0] in k.roles and folded[0] not in k.words.titles:  # noqa: PLR2004 -- "reporter Jane Doe"
        del words[0], folded[0]
    for i in range(2, len(words)) if not k.words.desks.intersection(folded) else ():  # "Jane Doe Senior Editor"
        if folded[i] in k.roles and folded[i] not in k.words.suffixes:
            left += sum(map(len, words[i:]))
            del words[i:], folded[i:]
            break
    if len(words) % 2 == 0 and len(words) > 2 and words[: len(words) // 2] == words[len(words) // 2 :]:  # noqa: PLR2004
        words = words[: len(words) // 2]  # once for wide screens, once for narrow ones
    name = " ".join(words).strip(_NAME_EDGE)
    if name.endswith(".") and not name.endswith((" Jr.", " Sr.")) and len(words[-1].strip(".")) > 1 and "." not in words[-1][:-1]:
        name = name[:-1]
    whole = name.casefold().strip(_EDGE)
    if not name or whole in k.words.never and whole not in k.words.desks:
        return None, left
    if any(w in k.words.desks for part in folded for w in (part, *part.split("-"))):
        return ((name, "desk"), left) if labelled and len(words) <= _MOST_WORDS else (None, left)
    if any(w in k.roles for w in folded[:2]) and len(words) > 1 and folded[0] not in k.words.titles:
        return None, left
    if is_person(name):
        body = folded[0] == "the" or not k.words.bodies.isdisjoint(folded)
        return (name, "desk" if body else "person"), left
    if labelled and not left and len(words) <= 4 and all(_HANDLE.fullmatch(w) or len(w) == 1 for w in words):  # noqa: PLR2004
        return (name, "handle"), left
    return None, left


def _end(words: list[str]) -> int:
    """Give the number of words up to the first that is no part of a name: "Jane Doe on behalf of" has two."""
    small = known().words.particles
    never = known().words.never
    titles = known().words.titles
    capitals = 0
    end = 0
    for i, word in enumerate(words):
        if _is_capital(word):
            if capitals > 1 and word == "The":  # "Jane Doe The Associated Press"
                return end
            if capitals > 1 and word.casefold().strip(_EDGE) in never:
                return end
            capitals += 1
            end = i + 1
            if word[-1] in ".!?:" and len(word) > 4 and "." not in word[:-1] and word[:-1].casefold() not in titles:  # noqa: PLR2004
                return end  # of a sentence
        elif word.casefold().strip(".") in small:
            continue
        elif capitals > 1:
            return end
        else:
            return len(words)  # a lower-case signature, or no name
    return end or len(words)


def _is_capital(word: str) -> bool:
    first = word.lstrip("'’\"“(")[:1]
    return first.isupper() or first.istitle() or (first.isalpha() and first.lower() == first.upper()) or (
        len(word) > 2 and word[1:2] in "'’" and word[2:3].isupper()  # noqa: PLR2004 -- "d'Ancona", "o’Brien"
    )


@cache
def _role_behind() -> re.Pattern[str]:
    """Give the pattern of a Korean name with the role that follows it."""
    roles = "|".join(after for after in known().words.after if _HANGUL.match(after))
    return re.compile(rf"(?<![\uac00-\ud7af])([\uac00-\ud7af]{{2,4}}) ?(?:{roles})(?![\uac00-\ud7af])")


def _wide_name(name: str, *, labelled: bool) -> tuple[tuple[str, Sort] | None, int]:
    k = known()
    if not labelled and any(body in name for body in k.words.bodies if _WIDE.match(body)):
        return None, 0
    for after in k.words.after:
        if name.endswith(after) and len(name) > len(after) + 1:
            name = name.removesuffix(after).strip(_NAME_EDGE)
            break
    for entry in k.by_wide:
        if len(entry) > 1 and name.startswith(entry) and _is_wide_name(name.removeprefix(entry)):
            name = name.removeprefix(entry)
    words = name.split()
    if len(words) > 1 and _HANGUL.match(words[0]) and len(words[0]) > 1:  # "홍길동 선임기자"
        name = words[0]
    if any(w in name for w in k.words.desks if _WIDE.match(w)):
        return ((name, "desk"), 0) if labelled else (None, 0)
    if name in k.words.never:
        return None, 0
    if _is_wide_name(name):
        return (name, "person"), 0
    return ((name, "handle"), 0) if labelled and len(name) <= 20 else (None, 0)  # noqa: PLR2004


def _is_wide_name(name: str) -> bool:
    bare = name.replace(" ", "").replace("\u3000", "")
    most = 16 if "・" in bare or "·" in bare else 4 if _HANGUL.search(bare) else 6
    return 2 <= len(bare) <= most and all(c.isalpha() or c in "・·" for c in bare)  # noqa: PLR2004
