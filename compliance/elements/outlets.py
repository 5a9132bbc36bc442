"""Names and hosts of outlets, so that a name can be recognised and a link be known for its publisher's.

Plain values handed to `find`: the library of rules gives its publishers, `outlets.yaml` the agencies and
outlets that have no rule file.
"""

from __future__ import annotations

from urllib.parse import urlsplit

import msgspec

from compliance.elements.text import fold


class Outlet(msgspec.Struct, frozen=True, kw_only=True):
    """One outlet. `id` is that of its rule file, None without one."""

    name: str
    id: str | None = None
    aliases: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()  # without "www."
    trackers: tuple[str, ...] = ()  # hosts of its page counters
    agency: bool = False  # a wire service: its copy is credited by name alone
    platform: bool = False  # hosts other people's articles (medium.com): its name is no publisher's


class Outlets:
    """Outlets by folded name and by host."""

    def __init__(self, outlets: tuple[Outlet, ...]) -> None:
        self.all = outlets
        self._names = {fold(name): o for o in reversed(outlets) for name in (o.name, *o.aliases)}
        self._hosts = {host: o for o in reversed(outlets) for host in o.hosts}
        self._trackers = {host: o for o in reversed(outlets) for host in o.trackers}

    def named(self, name: str) -> Outlet | None:
        """Give the outlet of that name, whatever its case, accents, punctuation and leading article."""
        return self._names.get(fold(name))

    def at(self, url: str) -> Outlet | None:
        """Give the outlet whose host, or a parent domain of it, the address has."""
        return _by_host(self._hosts, url)

    def counting(self, url: str) -> Outlet | None:
        """Give the outlet whose page counter has this address."""
        return _by_host(self._trackers, url)


def host(url: str) -> str:
    """Give the host of an address, in lower case without "www."; "" where there is none.

    >>> host("https://www.globalresearch.ca/a/1"), host("//Example.org:80/x"), host("mailto:a@b.c"), host("http://[x")
    ('globalresearch.ca', 'example.org', '', '')
    """
    try:
        return (urlsplit(url.strip()).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _by_host(table: dict[str, Outlet], url: str) -> Outlet | None:
    name = host(url)
    while name:
        if name in table:
            return table[name]
        _, _, name = name.partition(".")
    return None
