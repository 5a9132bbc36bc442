"""Whose page it is that the article stands on: the site's own names and hosts.

A credit that names the site itself is none, a copyright line of the site meets no publisher's terms, and a
canonical link that stays on the site says nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import msgspec

from compliance.article import Zone
from compliance.elements.outlets import host
from compliance.elements.text import fold

if TYPE_CHECKING:
    from compliance.article import Article
    from compliance.elements.model import Copyright
    from compliance.elements.outlets import Outlets

_SITE_NAMES = (
    "og:site_name",
    "application-name",
    "apple-mobile-web-app-title",
    "al:ios:app_name",
    "cre",
    "dc.publisher",
)
_TITLE_TAIL = re.compile(r"\s[|–—\-·»:]\s+")
_WIDE = "\u3040"  # where writing without blanks begins
_SECOND_LEVEL = frozenset(
    ["co", "com", "org", "net", "gov", "ac", "edu", "or", "ne", "go", "gob", "gouv", "govt", "in"]
)
_MENUS = frozenset({Zone.NAVIGATION, Zone.FOOTER})
_TAIL_WORDS = 6  # of a title, behind its last bar: more is a part of the title
_ENOUGH_LINKS = 4  # to one host, in the page's frame, show that it is the site's
_SITE_NOUNS = frozenset(
    ["com", "org", "net", "de", "online", "www", "the", "news", "website", "site", "magazine", "blog", "home"]
)


class Site(msgspec.Struct, frozen=True, gc=False):
    """What somebody states of the site: its names and its address."""

    name: tuple[str, ...] = ()
    url: str | None = None


class Host:
    """The site that shows the article; empty where neither the file tells, as a text file does not, nor somebody."""

    def __init__(
        self, article: Article, copyrights: tuple[Copyright, ...], outlets: Outlets, site: Site | None = None
    ) -> None:
        """Gather what the page says of its site; `copyrights` for the holder in the footer, `site` as stated."""
        self.outlets = outlets
        stated = domain(host(site.url)) if site and site.url else ""
        self.domain = stated or _page_domain(article)
        names = (*(site.name if site else ()), *_site_names(article, copyrights, outlets))
        self.names = frozenset(map(fold, names)) - {""}
        if not stated and not self._stays(article):
            self.domain = ""
        self._squashed = frozenset(name.replace(" ", "") for name in self.names)
        self._ids = {o.name for o in (outlets.at(f"//{self.domain}"), *map(outlets.named, self.names)) if o}
        self._ids -= {o.name for o in (outlets.named(i) for i in self._ids) if o and o.platform}

    def _stays(self, article: Article) -> bool:
        """Whether the domain is the site's, and not that of an original which a canonical link alone gives."""
        if not self.domain or not self.names or article.said("meta", "og:url"):
            return True
        at = self.outlets.at(f"//{self.domain}")
        if named := [known for name in self.names if (known := self.outlets.named(name))]:
            return at in named
        # An outlet's address under a name that is not the outlet's: the local paper that carries its article.
        label = self.domain.partition(".")[0].replace("-", "")
        return at is None or any(label in name or name in label for name in (n.replace(" ", "") for n in self.names))

    @property
    def known(self) -> bool:
        """Whether the file tells whose page it is."""
        return bool(self.domain or self.names)

    def owns_url(self, url: str) -> bool:
        """Whether the address is on the site, or relative, or goes nowhere."""
        name = host(url)
        return not name or domain(name) == self.domain

    def owns(self, name: str) -> bool:
        """Whether `name` is the site's own, in a longer or shorter form."""
        folded = fold(name)
        if not folded:
            return False
        squashed = folded.replace(" ", "")
        if folded in self.names or squashed in self._squashed:
            return True
        known = self.outlets.named(name)
        if known:
            return known.name in self._ids
        label = self.domain.partition(".")[0].replace("-", "")
        if label and squashed in {label, self.domain.replace(".", ""), "the" + label}:
            return True
        if any(own.startswith(folded + " ") for own in self.names) and len(folded) > 3:  # noqa: PLR2004
            return True
        words = {w for w in folded.split() if not w.isdigit()} - _SITE_NOUNS
        return bool(words) and any(words == {*own.split()} - _SITE_NOUNS for own in self.names)


@lru_cache(4096)
def domain(name: str) -> str:
    """Give the part of a host that its owner registered, as far as its shape tells.

    >>> domain("edition.cnn.com"), domain("news.bbc.co.uk"), domain("someone.github.io"), domain("ab.medium.com")
    ('cnn.com', 'bbc.co.uk', 'someone.github.io', 'medium.com')
    """
    labels = name.split(".")
    keep = 2
    if len(labels) > keep and (
        labels[-2] in _SECOND_LEVEL
        or ".".join(labels[-2:]) in {"github.io", "wordpress.com", "blogspot.com", "tumblr.com", "substack.com"}
    ):
        keep = 3
    return ".".join(labels[-keep:])


def _page_domain(article: Article) -> str:
    """Give the domain of the page itself: where its menus lead, or else what its head says."""
    if article.format in {"text", "markdown"}:
        return ""
    frame: Counter[str] = Counter()
    for name, count in Counter(host(link.href) for link in article.links if link.zone in _MENUS).items():
        if name:
            frame[domain(name)] += count
    said = [
        domain(name)
        for m in (
            *article.said("meta", "og:url", "twitter:url"),
            *article.said("link", "canonical", "shortlink", "amphtml"),
        )
        if (name := host(m.value))
    ]
    if frame:
        name, count = frame.most_common(1)[0]
        if count >= _ENOUGH_LINKS and count * 2 > frame.total():
            return name
        for name in said:
            if frame[name]:
                return name
    return said[0] if said else ""


def _site_names(article: Article, copyrights: tuple[Copyright, ...], outlets: Outlets) -> list[str]:
    found = [m.value for m in article.metadata if m.source == "meta" and m.name in _SITE_NAMES]
    found += [
        m.value
        for m in article.metadata
        if m.source == "json-ld" and m.name.endswith((".publisher.name", "website.name", "newsmediaorganization.name"))
    ]
    if article.format in {"html", "pdf"}:
        titles = [m.value for m in article.metadata if m.source == "title"]
        found += [
            wide[1].strip()
            for title in titles
            if max(title, default="") >= _WIDE and (wide := _wide_tail().search(title))
        ]
        tails = [_TITLE_TAIL.split(title)[-1] for title in titles if _TITLE_TAIL.search(title)]
        found += [tail for tail in tails if len(tail.split()) <= _TAIL_WORDS]
        holders = [name for c in copyrights if c.zone is Zone.FOOTER for name in c.holders]
        found += [name for name in holders if not ((known := outlets.named(name)) and known.agency)]
    return found


@cache
def _wide_tail() -> re.Pattern[str]:
    """Give the pattern of a site's name behind a title in writing without blanks; slow to compile."""
    return re.compile(r"[-_－―—|｜]\s*([^-_－―—|｜]*[\u3040-\u9fff\uac00-\ud7af][^-_－―—|｜]{0,14})$")
