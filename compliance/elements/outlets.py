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
from compliance.elements.lexicon import lexicon
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


class Given(msgspec.Struct, frozen=True):
    """The outlets that are given beside the well-known ones, with the same tables."""

    outlets: tuple[Outlet, ...]
    names: dict[str, int]
    hosts: dict[str, int]
    trackers: dict[str, int]
    first_words: frozenset[str]
    twins: dict[int, int]  # a well-known outlet that is one of these


def given(outlets: Iterable[Outlet], table: Table) -> Given:
    """Give the tables of outlets that come before those of `table`; of two with one name or host the first stands."""
    told = tuple(_told(one, table) for one in outlets)
    numbered = [*reversed([*enumerate(told)])]
    names = {fold(name): i for i, o in numbered for name in (o.name, *o.aliases)}
    alike = (
        (k, [names[f] for name in (o.name, *o.aliases) if (f := fold(name)) in names])
        for k, o in enumerate(table.outlets)
    )
    return Given(
        outlets=told,
        names=names,
        hosts={name: i for i, o in numbered for name in o.hosts},
        trackers={name: i for i, o in numbered for name in o.trackers},
        first_words=_first_words(n for o in told for n in (o.name, *o.aliases)),
        twins={k: own[0] for k, own in alike if own},
    )


class Outlets:
    """Outlets by folded name and by host; those given come before the well-known ones."""

    def __init__(self, outlets: Iterable[Outlet] | Given = (), *, well_known: bool = True) -> None:
        """`outlets` are those that have a rule file, `well_known` whether those of `outlets.yaml` come with them."""
        self._known = known() if well_known else NONE
        self._own = outlets if isinstance(outlets, Given) else given(outlets, self._known)
        self.first_words = self._known.first_words | self._own.first_words
        self._telling = self._known.agency_words - lexicon().articles
        # The hosts of page counters: a page that names none of them has no such counter.
        self.counters = frozenset(self._own.trackers)

    def named(self, name: str) -> Outlet | None:
        """Give the outlet of that name, whatever its case, accents, punctuation and leading article."""
        folded = fold(name)
        if (own := self._own.names.get(folded)) is not None:
            return self._own.outlets[own]
        number = self._known.names.get(folded)
        return None if number is None else self._best(number)

    def at(self, url: str) -> Outlet | None:
        """Give the outlet whose host, or a parent domain of it, the address has."""
        name = host(url)
        while name:
            if (own := self._own.hosts.get(name)) is not None:
                return self._own.outlets[own]
            if (number := self._known.hosts.get(name)) is not None:
                return self._best(number)
            _, _, name = name.partition(".")
        return None

    def counting(self, url: str) -> Outlet | None:
        """Give the outlet whose page counter has this address."""
        name = host(url)
        while name:
            if (own := self._own.trackers.get(name)) is not None:
                return self._own.outlets[own]
            _, _, name = name.partition(".")
        return None

    def may_name(self, text: str) -> bool:
        """Whether a short text can name an agency, or begin with an outlet's name: the cheap test before `named`."""
        words = _PARTS.split(text.lower())
        if not self._telling.isdisjoint(words):
            return True
        if not text.isascii():
            return not self.first_words.isdisjoint(words) or any(sign in text for sign in self._known.agency_signs)
        words = [*filter(None, words)]
        return bool(words) and self.first_words.issuperset(words[: 1 + (words[0] in lexicon().articles)])

    @property
    def agency_words(self) -> frozenset[str]:
        """Give the first words of the agencies' names: a text without any of them names none."""
        return self._known.agency_words

    @property
    def agency_signs(self) -> tuple[str, ...]:
        """Give the agencies' names in writing without blanks."""
        return self._known.agency_signs

    def _best(self, number: int) -> Outlet:
        """Give the given outlet that is the same as that well-known one, or else that one."""
        own = self._own.twins.get(number)
        return self._known.outlets[number] if own is None else self._own.outlets[own]


def _told(outlet: Outlet, table: Table) -> Outlet:
    """Give an outlet of the rules with what is well known of it: an agency, a platform, and how it signs."""
    for name in (outlet.name, *outlet.aliases):
        number = table.names.get(fold(name))
        if number is not None and (same := table.outlets[number]).agency + same.platform:
            names = (outlet.name, *outlet.aliases)
            return msgspec.structs.replace(
                outlet, name=same.name, aliases=names, agency=same.agency, platform=same.platform
            )
    return outlet


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
        found.update(part for word in words[:2] for part in (word, *_PARTS.split(word)[:2]))
    return frozenset(found - {""})


# All that the tables rest on.
SOURCES = (FILE, Path(__file__), Path(__file__).with_name("text.py"))
NONE = Table((), {}, {}, frozenset(), frozenset(), ())


@cache
def known() -> Table:
    """Give the well-known outlets, from the cache folder where it holds them."""
    return compiled("outlets", SOURCES, build, Table)


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
