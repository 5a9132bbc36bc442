"""One copyright line, read: its years, its holders, where it begins and where it ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from compliance.elements.copyright_parts import parts, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_HOLDERS = 140  # characters of all holders together
_LONGEST_LEAD = 60  # characters before the sign that can be a holder or "All contents"
_MOST_LEAD_WORDS = 8
_FEW_WORDS = 5  # a name of no more may be written small

_LEAD_CUT = re.compile(r"[|•·♦]|[.!?:;]\s|[。：；！？]|\s(?:[–—/-]|//)\s|\s{3,}|\n")
_GOES_ON = frozenset({"a", "an", "eine", "une", "una", "and", "et"})  # "Acme, a division of Example"
_PARTY = re.compile(r"[^,]+")
_LICENSE = re.compile(r"cc[ -]?(?:by|0)\b|creative commons", re.IGNORECASE)


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """What a copyright line says; `start` and `end` count in the text that was read."""

    start: int
    end: int
    holders: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    sign: bool = False  # "©" in any form
    word: bool = False  # "Copyright" in any language
    reserved: bool = False  # "All rights reserved"
    joined: bool = False  # ":", "," or "by" stands behind the mark
    lead: str = ""  # what stands before it on its line


class _Holders(NamedTuple):
    names: tuple[str, ...]
    end: int


def parse(line: str, start: int, end: int) -> Notice | None:
    """Read the notice whose sign, word or "rights reserved" stands at `line[start:end]`; None where it says nothing.

    A line feed in `line` is a line's end that the writer meant.

    >>> def show(line, mark):
    ...     at = line.index(mark)
    ...     n = parse(line, at, at + len(mark))
    ...     print(n and (line[n.start:n.end], n.holders, n.years))
    >>> show("Copyright © Ann Bee, The Gazette, 2017", "Copyright")
    ('Copyright © Ann Bee, The Gazette, 2017', ('Ann Bee', 'The Gazette'), (2017,))
    >>> show("2025 © Example Holdings", "©")
    ('2025 © Example Holdings', ('Example Holdings',), (2025,))
    >>> show("Gazette.example © Copyright 2001-24. All rights reserved. Contact", "©")
    ('Gazette.example © Copyright 2001-24. All rights reserved.', ('Gazette.example',), (2001, 2024))
    >>> show("2024 The Gazette, All Rights Reserved.", "All Rights Reserved")
    ('2024 The Gazette, All Rights Reserved.', ('The Gazette',), (2024,))
    >>> show("The end. (c) 1999 J. K. Doe & Sons, Co. KG. No copying | Home", "(c)")
    ('(c) 1999 J. K. Doe & Sons, Co. KG.', ('J. K. Doe & Sons, Co. KG',), (1999,))
    >>> show("© RIPRODUZIONE RISERVATA", "©")
    ('© RIPRODUZIONE RISERVATA', (), ())
    >>> show("© 0 Gazette, 12 Main Street", "©")
    ('© 0 Gazette', ('Gazette',), ())
    >>> show("© 5 &", "©")
    None
    """
    p = parts()
    if line[start - 1 : start] == "Â":
        start -= 1  # of a sign that was decoded wrongly
    mark = p.mark.match(line, start)
    if mark is None:
        return _reserved_first(line, start, end)
    said = mark.group().lower()
    years: list[int] = []
    begin, at = mark.span()
    if found := p.years_after.match(line, at):
        years += _years(found.group())
        at = found.end()
        if again := p.mark_again.match(line, at):
            said += again.group().lower()
            at = again.end()
    elif found := p.years_before.search(line, max(0, begin - 40), begin):
        years += _years(found.group())
        begin = found.start()
    holders = _holders(line, at)
    weak = p.weak.fullmatch(said) is not None
    if weak and not (begin == mark.start() and years and holders.names and not line[begin - 1 : begin].isalnum()):
        return None
    tail = holders.end
    if found := p.years_last.match(line, tail):
        years += _years(found.group())
        tail = found.end()
    names, begin = _with_lead(line, begin, holders.names)
    tail, reserved = _reserved_after(line, tail)
    if not (names or years or reserved or _LICENSE.search(line, mark.end(), tail)):
        return None
    return Notice(
        start=begin,
        end=begin + len(line[begin:tail].rstrip(" \t\n,;:|-–—(")),
        holders=names,
        years=tuple(dict.fromkeys(years)),
        sign=weak or any(s in said for s in vocabulary().signs),
        word=any(w in said for w in vocabulary().words),
        reserved=reserved,
        joined=p.joint.match(line, mark.end()) is not None,
        lead=line[:begin].rpartition("\n")[2],
    )


def _with_lead(line: str, begin: int, names: tuple[str, ...]) -> tuple[tuple[str, ...], int]:
    """Give the holders and the beginning of the line once what stands before the mark is looked at."""
    lead = line[:begin].rpartition("\n")[2]
    if names:
        return names, begin - _lead_width(lead)
    if before := _holder_before(lead):
        return (before,), begin - len(lead) + lead.rindex(before)
    return (), begin


def _reserved_first(line: str, start: int, end: int) -> Notice:
    """Read a notice that begins with "rights reserved", or has nothing but years and holder before it."""
    if mark := parts().mark.match(line, end + len(line[end:]) - len(line[end:].lstrip(" \t.,|–—-"))):
        notice = parse(line, *mark.span())
        if notice and line[end : notice.start].strip(" \t.,|–—-") == "":
            return msgspec.structs.replace(notice, start=start, reserved=True, lead=line[:start].rpartition("\n")[2])
    lead = line[:start].rpartition("\n")[2]
    row = start - len(lead)
    owned = line[start:end] in vocabulary().owned
    years: tuple[int, ...] = ()
    names: tuple[str, ...] = ()
    if found := parts().years_first.search(lead):
        years = tuple(_years(found.group()))
        names = _holders(line[:start], row + found.end()).names
        start = row + found.start()
    elif owned and (before := _holder_before(lead)):
        names = (before,)
        start = row + lead.rindex(before)
    return Notice(
        start=start,
        end=end + (line[end : end + 1] in (".", "。")),
        holders=names,
        years=years,
        word=owned,
        reserved=True,
        lead=line[row:start],
    )


def _years(text: str) -> Iterator[int]:
    """Give the years of "2001-24" or "1999, 2003".

    >>> list(_years("(2001–24)")), list(_years("1999, 2003-present"))
    ([2001, 2024], [1999, 2003])
    """
    if short := parts().short_range.search(text):
        first = int(short[1])
        return iter((first, first // 100 * 100 + int(short[2])))
    return map(int, parts().year.findall(text))


def _holders(line: str, at: int) -> _Holders:
    """Give the names that follow `at`, and where they end; `at` itself where there are none."""
    by = parts().by.match(line, at)
    begin = by.end() if by else at
    names: list[str] = []
    last = at
    for part in _PARTY.finditer(line, begin, _stop(line, begin)):
        name = " ".join(part.group().strip(" \t\n:|–—-[]()").split())
        if not names and _LICENSE.match(name):
            return _Holders((), part.end())
        if names and _is_suffix(name):
            names[-1] += f", {_undotted(name)}"
        elif _is_party(name) if names else _is_holder(name):
            names.append(_undotted(name))
        elif names:
            break
        elif name:
            return _Holders((), part.end())  # a sentence, which may say that rights are kept
        last = part.end()
    if line[last : last + 1] == "]":
        last += 1
    if names and line[last : last + 1] == "." and _is_short(names[-1].rpartition(" ")[2]):
        return _Holders((*names[:-1], f"{names[-1]}."), last + 1)
    return _Holders(tuple(names), last if names else at)


def _stop(line: str, begin: int) -> int:
    """Give where the holders that begin at `begin` must end."""
    end = parts().stop_word(line, begin, min(len(line), begin + _LONGEST_HOLDERS))
    for stop in parts().stop.finditer(line, begin, end):
        if not stop["dot"] or _ends_there(line, stop.start()):
            return stop.start()
    return end


def _ends_there(line: str, dot: int) -> bool:
    """Whether the full stop at `dot` ends a holder: not after an initial, and not before small letters or "KG".

    >>> _ends_there("Ann B. Doe", 5), _ends_there("Doe Inc. Home", 7), _ends_there("Doe Co. KG", 6)
    (False, True, False)
    """
    word = line[:dot].rpartition(" ")[2]
    follows = line[dot + 1 : dot + 40].split()
    if not follows:
        return True
    if len(word) == 1 and word.isupper():
        return False
    return not (follows[0][0].islower() or follows[0].strip(".,").lower() in vocabulary().suffixes)


def _undotted(name: str) -> str:
    """Give a name without the full stop of its sentence.

    >>> _undotted("Acme Inc."), _undotted("The Gazette."), _undotted("Acme S.A.")
    ('Acme Inc.', 'The Gazette', 'Acme S.A.')
    """
    return name if _is_short(name.rpartition(" ")[2]) else name.rstrip(".")


def _is_short(word: str) -> bool:
    """Whether a full stop belongs to the word: "Inc.", "S.A.", "p.a"."""
    bare = word.rstrip(".")
    return f"{bare.lower()}." in vocabulary().suffixes or re.fullmatch(r"(?:\w{1,2}\.)+\w{1,2}", bare) is not None


def _is_holder(name: str) -> bool:
    """Whether the words can be a name and not what is said: of a sentence most words are written small.

    >>> _is_holder("All of this page is protected by law"), _is_holder("Bundeszentrale für politische Bildung")
    (False, True)
    """
    words = name.split()
    small = sum(word[0].islower() for word in words)
    return any(c.isalpha() for c in name) and not (len(words) > _FEW_WORDS and small * 3 > len(words) * 2)


def _is_suffix(name: str) -> bool:
    """Whether the words behind a comma belong to the name before it: "LLC", "a division of Acme"."""
    first = name.lower().partition(" ")[0].rstrip(".")
    return not vocabulary().suffixes.isdisjoint((first, name.lower().rstrip("."))) or first in _GOES_ON


def _is_party(name: str) -> bool:
    """Whether the words behind a comma are one more holder: no address, no sentence that goes on."""
    return (
        any(map(str.isalpha, name))
        and not any(c.isdigit() or c == "@" for c in name)
        and (not name[0].islower() or "." in name)
    )


def _holder_before(lead: str) -> str:
    """Give the holder at the end of what stands before the sign.

    >>> _holder_before("Home | Example Daily "), _holder_before("It is all about the ")
    ('Example Daily', '')
    """
    cut = max((stop.end() for stop in _LEAD_CUT.finditer(lead)), default=0)
    name = lead[cut:].strip(" ,|–—-")
    words = name.split()
    if not words or len(name) > _LONGEST_LEAD or len(words) > _MOST_LEAD_WORDS or not any(c.isalpha() for c in name):
        return ""
    if (name[0].islower() and "." not in name) or (words[-1][0].islower() and "." not in words[-1]):
        return ""
    if ((kept := parts().reserved(name)) and kept.end() == len(name)) or parts().mark.fullmatch(name):
        return ""
    return name


def _lead_width(lead: str) -> int:
    """Give how many characters before the sign belong to the line: "All contents", "The Wire ™ &"."""
    cut = max((stop.end() for stop in _LEAD_CUT.finditer(lead)), default=0)
    words = lead[cut:].lower().split()
    if not words or len(words) > _MOST_LEAD_WORDS or vocabulary().lead.isdisjoint(words):
        return 0
    return len(lead[cut:].lstrip())


def _reserved_after(line: str, at: int) -> tuple[int, bool]:
    """Give where the line ends: behind "rights reserved", if that follows directly, or behind its full stop."""
    if found := parts().reserved(line, at):
        return found.end(), True
    return at + (line[at : at + 1] == "."), False
