"""Licences by code, by name in many languages, and by address: `licenses.yaml` made ready to ask."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

import ahocorasick_rs
import msgspec

from compliance.elements.data import load

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST_ADDRESS = 500  # characters
_ORDER = ("BY", "NC", "ND", "SA")
_ADDRESS = re.compile(
    r"creativecommons\.org/(?:licenses|l)/([a-z][a-z-]*)/(\d\.\d)(?:/([a-z]{2,8})(?![\w.]))?", re.IGNORECASE
)
_ADDRESS_BARE = re.compile(
    r"(?:creativecommons\.org/(?:licenses|l)|licensebuttons\.net/l)/([a-z][a-z-]*)", re.IGNORECASE
)
_BUTTON = re.compile(r"licensebuttons\.net/l/([a-z][a-z-]*)/(\d\.\d)(?:/([a-z]{2})(?![\w.]))?", re.IGNORECASE)
# "CC BY NC ND", "CC-BY-SA 3.0 DE", "(by-nc/4.0)" behind "Creative Commons"
_CODE = re.compile(r"(?<![a-z])by((?:[\s/,+–-]*(?:nc|nd|sa))*)(?![a-z])", re.IGNORECASE)
_VERSION = re.compile(r"(?<![\d.])([1-4]\.\d)(?!\d)(?:[\s-]*([A-Z]{2})(?![A-Za-z]))?")
_CODE_LITERALS = ("cc by", "cc-by", "ccby", "cc: by", "cc/by", "(by-nc", "(by-sa", "(by-nd", "cc–by")


class Other(msgspec.Struct, frozen=True):
    """A licence without conditions to put together."""

    id: str
    names: tuple[str, ...]
    addresses: tuple[str, ...]


class Known(msgspec.Struct, frozen=True):
    """The words of `licenses.yaml`, which says what each list is."""

    openings: tuple[str, ...]
    conditions: dict[str, tuple[str, ...]]
    ports: dict[str, str]
    others: tuple[Other, ...]
    grants: tuple[str, ...]
    nouns: tuple[str, ...]
    texts: frozenset[str]
    open_ends: frozenset[str]


@cache
def known() -> Known:
    """Give what is known of licences."""
    return load("licenses", Known)


def literals() -> tuple[str, ...]:
    """Give the words, in lower case, with which the naming of a licence begins."""
    k = known()
    return tuple(sorted({*k.openings, *_CODE_LITERALS, *(name for other in k.others for name in other.names)}))


def by_address(url: str) -> str | None:
    """Give the id of the licence, or of the badge, at an address; None where it is no licence's.

    >>> by_address("https://creativecommons.org/licenses/by-nc-nd/3.0/de/")
    'CC-BY-NC-ND-3.0-DE'
    >>> by_address("//creativecommons.org/licenses/by/4.0/deed.de")
    'CC-BY-4.0'
    >>> by_address("https://i.creativecommons.org/l/by-sa/4.0/88x31.png"), by_address("https://creativecommons.org/about")
    ('CC-BY-SA-4.0', None)
    >>> by_address("https://creativecommons.org/publicdomain/zero/1.0/")
    'CC0-1.0'
    """
    low = url.lower()
    finder, ids = _addresses()
    hits = finder.find_matches_as_indexes(low)
    if not hits:
        return None
    if spdx := ids[low[slice(*hits[0][1:])]]:
        return spdx
    if found := _ADDRESS.search(low) or _BUTTON.search(low):
        return _id(found[1].upper().split("-"), found[2], (found[3] or "").upper())
    if found := _ADDRESS_BARE.search(low):
        return _id(found[1].upper().split("-"), "", "")
    return None


def by_addresses(urls: Iterable[str]) -> list[tuple[int, str]]:
    """Give the number and the id of each address that is a licence's; mostly none is, which one pass tells."""
    near = [url if len(url) < _LONGEST_ADDRESS else "" for url in urls]  # a picture may be held in its address
    together = "\n".join(near).lower()
    if not any(site in together for site in _sites()):
        return []
    return [(number, spdx) for number, url in enumerate(near) if (spdx := by_address(url))]


@cache
def _sites() -> frozenset[str]:
    """Give the hosts of licences' addresses."""
    return frozenset(address.partition("/")[0] for address in _addresses()[1])


@cache
def _addresses() -> tuple[ahocorasick_rs.AhoCorasick, dict[str, str | None]]:
    """Give the finder of licences' addresses, and the id behind each; None where the address says more."""
    table: dict[str, str | None] = {address: other.id for other in known().others for address in other.addresses}
    table |= dict.fromkeys(("creativecommons.org/l", "licensebuttons.net/l"))
    finder = ahocorasick_rs.AhoCorasick(list(table), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    return finder, table


def by_words(words: str) -> str | None:
    """Give the id of the licence that `words` name, with what is known of it; None where they name none.

    >>> by_words("CC BY NC ND"), by_words("CC-BY-NC-ND-4.0-DE"), by_words("Creative Commons BY-NC-SA 3.0.-Lizenz")
    ('CC-BY-NC-ND', 'CC-BY-NC-ND-4.0-DE', 'CC-BY-NC-SA-3.0')
    >>> by_words("a Creative Commons licence"), by_words("Creative Commons Attribution Share-Alike License v3.0")
    ('CC', 'CC-BY-SA-3.0')
    >>> by_words("Creative Commons Namensnennung - Keine kommerzielle Nutzung - Keine Bearbeitung 3.0 Deutschland")
    'CC-BY-NC-ND-3.0-DE'
    >>> by_words("CC0"), by_words("知识共享署名-非商业性使用 4.0"), by_words("some other licence")
    ('CC0-1.0', 'CC-BY-NC-4.0', None)
    """
    low = words.lower()
    for other in known().others:
        if any(name in low for name in other.names):
            return other.id
    opened = any(opening in low for opening in known().openings)
    code = _CODE.search(low)
    if code and (opened or "cc" in low[max(0, code.start() - 5) : code.start()]):
        parts = re.findall(r"nc|nd|sa", code[1])
        return _id(["BY", *map(str.upper, parts)], *_version(words[code.end() :], low))
    if not opened:
        return None
    bare = _bare(low)
    parts = [part for part in _ORDER if any(name in bare for name in known().conditions[part])]
    return _id(parts, *_version(words, low)) if parts else "CC"


def _version(words: str, low: str) -> tuple[str, str]:
    """Give the version and the port that stand in `words`, or ("", "")."""
    found = _VERSION.search(words)
    if not found:
        return "", ""
    port = found[2] or next((code for name, code in known().ports.items() if name in low), "")
    return found[1], port if found[1] < "4" or found[2] else ""


def _id(parts: list[str], version: str, port: str) -> str:
    """Put an id together, its conditions in the order of SPDX."""
    have = {"BY", *parts} if version != "1.0" or "BY" in parts else set(parts)
    return "-".join(["CC", *(p for p in _ORDER if p in have), *filter(None, (version, port))])


def _bare(low: str) -> str:
    """Give words without accents, blanks and punctuation.

    >>> _bare("sin-obra derivada, atribución")
    'sinobraderivadaatribucion'
    """
    if not low.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c))
        low = unicodedata.normalize("NFC", plain)  # puts Korean syllables together again
    return "".join(c for c in low if c.isalnum())
