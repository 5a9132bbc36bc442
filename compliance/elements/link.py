"""Which link leads to the original article, and which only to its publisher, an author, a licence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compliance.article import Span, Zone
from compliance.elements import edges
from compliance.elements.addresses import is_list, shape
from compliance.elements.lexicon import lexicon
from compliance.elements.model import LinkRole, Reference
from compliance.elements.names import is_wide
from compliance.elements.outlets import host
from compliance.elements.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.article import Article, Link
    from compliance.elements.attribution import Credit
    from compliance.elements.declared import Declared
    from compliance.elements.host import Host
    from compliance.elements.model import Attribution, Canonical
    from compliance.elements.outlets import Outlets

_LICENSE = re.compile(r"creativecommons\.org/(?:licenses|publicdomain)|gnu\.org/licenses", re.IGNORECASE)
_SHARE = re.compile(
    r"facebook\.com/sharer|twitter\.com/(?:intent|share)|linkedin\.com/share|mailto:|javascript:|wa\.me|whatsapp",
    re.IGNORECASE,
)
_WORDS = re.compile(r"\w+")
_ARTICLE_LIKE = 2  # points from which an address looks like an article's
_END = 600  # characters at the end of a text
_TELLING = 4  # letters of a name that are not in a host by chance
_NEAR = 260  # characters around a credit in which "Read the original" stands


def find(
    article: Article,
    credits: tuple[Credit, ...],  # noqa: A002 -- the field's own word
    declared: tuple[Declared, ...],
    canonicals: tuple[Canonical, ...],
    host_: Host,
) -> tuple[Reference, ...]:
    """Give the links of the credit, each address once, with what it leads to.

    The original's link is looked for in the words of the credits, then right beside them, then in what the file
    declares, at last in the canonical link.
    """
    page = _Page(article, host_)
    found: dict[str, Reference] = {}
    for credit in credits:
        is_copy = _gives_the_copy(credit, credits, host_)
        for reference in page.inside(credit.attribution, is_copy=is_copy):
            if reference.role == "original" or reference.href not in found:
                found[reference.href] = reference
    if not any(r.role == "original" for r in found.values()):
        original = page.beside(credits) or _declared(declared) or _canonical(canonicals, host_)
        found.update({original.href: original} if original else {})
    return tuple(found.values())


def _gives_the_copy(credit: Credit, credits: tuple[Credit, ...], host_: Host) -> bool:  # noqa: A002 -- as above
    """Whether a "Source:" above the credit of another outlet gives only the address of the copy that was read."""
    said = credit.attribution
    if not said.phrase.endswith("/source") or said.span is None:
        return False
    return any(
        other.attribution.phrase.endswith("/credited-website")
        and other.attribution.span is not None
        and other.attribution.span > said.span
        and not any(is_of(href, other.attribution.publisher or "", host_.outlets) for href in said.hrefs)
        for other in credits
    )


class _Page:
    """The links of an article, weighed for a credit."""

    def __init__(self, article: Article, host_: Host) -> None:
        self.article = article
        self.host = host_

    def inside(self, said: Attribution, *, is_copy: bool) -> Iterator[Reference]:
        """Give roles to the links in the words of one credit: the best is the original, if it looks like an article."""
        if said.span is None or said.phrase == "wire":
            return
        name = said.publisher or ""
        links = edges.links_in(self.article, said.span)
        points = {link: self.points(link, name) for link in links}
        best = max(links, key=lambda link: points[link], default=None)
        for link in links:
            if link is best and points[link] >= _ARTICLE_LIKE and not is_copy:
                yield self.reference(link, "original", "in the credit, and the address looks like an article's")
            elif role := self.role(link, name):
                yield self.reference(link, role, "in the words of the credit")
        for address in () if links else said.hrefs:
            yield Reference(
                text=address,
                place=said.place,
                zone=said.zone,
                span=said.span,
                href=address,
                role="original" if shape(address) > 0 and not is_copy else "publisher",
                why=("written out in the credit",),
            )

    def beside(self, credits: tuple[Credit, ...]) -> Reference | None:  # noqa: A002 -- as above
        """Give the original's link right beside a credit: "Read the original", a bare address."""
        spans = [c.attribution.span for c in credits if c.attribution.span]
        weighed = [
            (self.points(link, name), link)
            for said in (credit.attribution for credit in credits)
            if said.span is not None and said.phrase != "wire"
            for name in [said.publisher or ""]
            for link in edges.links_in(self.article, Span(max(0, said.span.start - _NEAR), said.span.end + _NEAR))
            if self.leads_away(link, name) and not any(s.start <= link.start < s.end for s in spans)
        ]
        points, best = max(weighed, key=lambda one: one[0], default=(0.0, None))
        if best and points > _ARTICLE_LIKE:
            return self.reference(best, "original", "beside the credit, and the address looks like an article's")
        return self.last_line() if credits and self.article.format == "text" else None

    def last_line(self) -> Reference | None:
        """Give the one address on a line of its own at the end of a text, where posts are passed on."""
        lone = [
            link
            for link in self.article.links
            if link.end > len(self.article.text) - _END and edges.is_lone(self.article, Span(link.start, link.end), 2)
        ]
        if len(lone) != 1 or shape(lone[0].href) <= 1:
            return None
        return self.reference(lone[0], "original", "an address on a line of its own at the end")

    def leads_away(self, link: Link, name: str) -> bool:
        """Whether a link beside a credit can lead to the original: its words or its host say so."""
        return not self.host.owns_url(link.href) and (
            self.is_bare(link) or self.is_called_original(link) or is_of(link.href, name, self.host.outlets)
        )

    def points(self, link: Link, name: str) -> float:
        """Weigh whether a link leads to the original article of the outlet called `name`."""
        if _SHARE.search(link.href) or _LICENSE.search(link.href) or not host(link.href):
            return 0
        points = float(shape(link.href))
        if points <= 0:
            return 0
        is_called = self.is_called_original(link)
        points += 1.5 if is_called else 0
        points += 1.5 if self.is_outlets(link, name) else 0
        points += 1 if self.is_bare(link) else 0
        points -= 2 if self.host.owns_url(link.href) and not is_called else 0
        return points

    def role(self, link: Link, name: str) -> LinkRole | None:
        """Say what a link in a credit that is not the original's leads to."""
        if _SHARE.search(link.href) or not host(link.href):
            return None
        if _LICENSE.search(link.href):
            return "license"
        if self.is_outlets(link, name):
            return "publisher"
        if is_list(link.href):
            return "author"
        return None if self.host.owns_url(link.href) else "other"

    def is_outlets(self, link: Link, name: str) -> bool:
        """Whether a link is the outlet's called `name`, by its host or its words."""
        return bool(name) and (is_of(link.href, name, self.host.outlets) or fold(name) in fold(self.words(link)))

    def is_called_original(self, link: Link) -> bool:
        """Whether the words under the link are such as lead to an original: "here", "original article", a verb."""
        if self.is_bare(link):
            return False
        words, anchors = self.words(link).lower(), lexicon().anchors
        return not anchors.isdisjoint(_WORDS.findall(words)) or (
            not words.isascii() and any(is_wide(anchor[0]) and anchor in words for anchor in anchors)
        )

    def is_bare(self, link: Link) -> bool:
        """Whether the words under the link are its address."""
        words = self.words(link).strip().removeprefix("https://").removeprefix("http://").rstrip("/…. ")
        return "." in words and words in link.href

    def words(self, link: Link) -> str:
        """Give the words under a link."""
        return self.article.text[link.start : link.end]

    def reference(self, link: Link, role: LinkRole, why: str) -> Reference:
        """Make the element."""
        span = Span(link.start, link.end)
        return Reference(
            text=self.words(link), place=link.place, zone=link.zone, span=span, href=link.href, role=role, why=(why,)
        )


def _declared(declared: tuple[Declared, ...]) -> Reference | None:
    """Give the surest address that the file declares to be the original's."""
    one = max((d for d in declared if d.address and shape(d.address) > 0), key=lambda d: d.sure, default=None)
    if one is None:
        return None
    why = (f"the file declares it as {one.key}",)
    return Reference(text=one.address, place=one.place, zone=Zone.HEAD, href=one.address, role="original", why=why)


def _canonical(canonicals: tuple[Canonical, ...], host_: Host) -> Reference | None:
    one = next((c for c in canonicals if host(c.href) and not host_.owns_url(c.href)), None)
    if one is None:
        return None
    why = ("the canonical link leads there",)
    return Reference(text=one.text, place=one.place, zone=Zone.HEAD, href=one.href, role="original", why=why)


def is_of(address: str, name: str, outlets: Outlets) -> bool:
    """Whether the address is on the host of the outlet called `name`."""
    known, at = outlets.named(name), outlets.at(address)
    if known and at:
        return known.name == at.name
    squashed = fold(name).replace(" ", "")
    return len(squashed) >= _TELLING and squashed.removesuffix("blog") in host(address).replace("-", "").replace(
        ".", ""
    )
