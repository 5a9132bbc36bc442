"""Names and hosts of outlets, so that a name can be recognised and a link be known for its publisher's.

Plain values handed to `find`: the library of rules gives its publishers, `outlets.yaml` the agencies and
outlets that have no rule file.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from compliance.compiled import compiled
from compliance.elements.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

FILE = Path(__file__).with_name("outlets.yaml")


class Outlet(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One outlet. `id` is that of its rule file, None without one."""

    name: str
    id: str | None = None
    aliases: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()  # without "www."
    trackers: tuple[str, ...] = ()  # hosts of its page counters
    agency: bool = False  # a wire service: its copy is credited by name alone
    platform: bool = False  # hosts other people's articles (medium.com): its name is no publisher's


class Table(msgspec.Struct, frozen=True):
    """The well-known outlets with the tables that find them: folded name or host to the number of the outlet."""

    outlets: tuple[Outlet, ...]
    names: dict[str, int]
    hosts: dict[str, int]
    first_words: frozenset[str]  # of all names, in small letters: a text without any of them names none
    agency_words: frozenset[str]  # the same of the agencies' names
    agency_signs: tuple[str, ...]  # agencies' names in writing without blanks


class Outlets:
    """Outlets by folded name and by host; those given come before the well-known ones."""

    def __init__(self, outlets: tuple[Outlet, ...] = (), *, well_known: bool = True) -> None:
        """`outlets` are those that have a rule file, `well_known` whether those of `outlets.yaml` come with them."""
        self._known = known() if well_known else Table((), {}, {}, frozenset(), frozenset(), ())
        outlets = tuple(map(self._told, outlets))
        self.all = outlets
        self._names = {fold(name): o for o in reversed(outlets) for name in (o.name, *o.aliases)}
        self._hosts = {host: o for o in reversed(outlets) for host in o.hosts}
        self.first_words = self._known.first_words | _first_words(n for o in outlets for n in (o.name, *o.aliases))
        self._trackers = {host: o for o in reversed(outlets) for host in o.trackers}

    def named(self, name: str) -> Outlet | None:
        """Give the outlet of that name, whatever its case, accents, punctuation and leading article."""
        folded = fold(name)
        if found := self._names.get(folded):
            return found
        number = self._known.names.get(folded)
        return None if number is None else self._best(self._known.outlets[number])

    def at(self, url: str) -> Outlet | None:
        """Give the outlet whose host, or a parent domain of it, the address has."""
        name = host(url)
        while name:
            if found := self._hosts.get(name):
                return found
            if (number := self._known.hosts.get(name)) is not None:
                return self._best(self._known.outlets[number])
            _, _, name = name.partition(".")
        return None

    def counting(self, url: str) -> Outlet | None:
        """Give the outlet whose page counter has this address."""
        name = host(url)
        while name:
            if found := self._trackers.get(name):
                return found
            _, _, name = name.partition(".")
        return None

    @property
    def counters(self) -> frozenset[str]:
        """Give the hosts of page counters: a page that names none of them has no such counter."""
        return frozenset(self._trackers)

    def may_name(self, text: str) -> bool:
        """Whether a short text can name an outlet at all: the cheap test before `named`."""
        if not self.first_words.isdisjoint(_PARTS.split(text.lower())):
            return True
        return not text.isascii() and any(sign in text for sign in self._known.agency_signs)

    @property
    def agency_words(self) -> frozenset[str]:
        """Give the first words of the agencies' names: a text without any of them names none."""
        return self._known.agency_words

    @property
    def agency_signs(self) -> tuple[str, ...]:
        """Give the agencies' names in writing without blanks."""
        return self._known.agency_signs

    def _told(self, outlet: Outlet) -> Outlet:
        """Give an outlet of the rules with what is well known of it: an agency, a platform, and how it signs."""
        for name in (outlet.name, *outlet.aliases):
            number = self._known.names.get(fold(name))
            if number is not None and (same := self._known.outlets[number]).agency + same.platform:
                names = (outlet.name, *outlet.aliases)
                return msgspec.structs.replace(
                    outlet, name=same.name, aliases=names, agency=same.agency, platform=same.platform
                )
        return outlet

    def _best(self, known: Outlet) -> Outlet:
        """Give the outlet of the rules that is the same as a well-known one, or else that one."""
        for name in (known.name, *known.aliases):
            if found := self._names.get(fold(name)):
                return found
        return known


def build() -> Table:
    """Read `outlets.yaml`."""
    import yaml  # noqa: PLC0415 -- only where the compiled form is not at hand

    # The base loader leaves names such as "NO" the words that they are.
    content: Any = yaml.load(FILE.read_bytes(), Loader=yaml.CBaseLoader)  # noqa: S506 -- it makes strings only
    outlets: list[Outlet] = []
    for kind, entries in msgspec.convert(content, dict[str, dict[str, tuple[str, ...]]]).items():
        for name, others in entries.items():
            hosts = tuple(o for o in others if _HOST.fullmatch(o))
            aliases = tuple(o for o in others if o not in hosts)
            outlets.append(
                Outlet(name=name, aliases=aliases, hosts=hosts, agency=kind == "agencies", platform=kind == "platforms")
            )
    names = {fold(n): i for i, o in reversed([*enumerate(outlets)]) for n in (*o.aliases, *o.hosts, o.name)}
    at = {host: i for i, o in reversed([*enumerate(outlets)]) for host in o.hosts}
    agencies = [name for o in outlets if o.agency for name in (o.name, *o.aliases)]
    wide = tuple(name for name in agencies if ord(name[0]) >= _WIDE)
    every = [name for o in outlets for name in (o.name, *o.aliases, *o.hosts)]
    plain = [name for name in agencies if name not in wide]
    return Table(tuple(outlets), names, at, _first_words(every), _first_words(plain), wide)


def _first_words(names: Iterable[str]) -> frozenset[str]:
    """Give the words that the names begin with, an article passed over, in small letters, with and without accents."""
    found: set[str] = set()
    for name in names:
        words = name.lower().split()
        found.add(fold(name).partition(" ")[0])
        found.update(part for word in words[:2] for part in (word, *_PARTS.split(word)[:1]))
    return frozenset(found - {""})


@cache
def known() -> Table:
    """Give the well-known outlets, from the cache folder where it holds them."""
    return compiled("outlets", (FILE, Path(__file__), Path(__file__).with_name("text.py")), build, Table)


_PARTS = re.compile(r"[^\w]+")
_WIDE = 0x2E80  # where writing without blanks begins
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")
_URL_HOST = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:)?//(?:[^/?#@\s]*@)?(?:www\.)?([^/?#:\s\[\]]+)", re.IGNORECASE)


def host(url: str) -> str:
    """Give the host of an address, in lower case without "www."; "" where there is none.

    >>> host("https://www.globalresearch.ca/a/1"), host("//Example.org:80/x"), host("mailto:a@b.c"), host("http://[x")
    ('globalresearch.ca', 'example.org', '', '')
    """
    found = _URL_HOST.match(url)
    return found[1].lower() if found else ""
