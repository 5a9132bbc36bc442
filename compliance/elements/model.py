"""The credit elements found in an article: frozen values, each with its exact words and its place."""

from __future__ import annotations

from typing import Literal

import msgspec

from compliance.article import Place, Span, Zone  # noqa: TC001 -- msgspec reads the annotations

LinkRole = Literal["original", "publisher", "author", "license", "other"]


class Element(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind"):
    """Something that credits, or speaks of credit. `span` is None for what stands only in the metadata."""

    text: str  # the exact words
    place: Place
    zone: Zone
    span: Span | None = None
    why: tuple[str, ...] = ()  # what the finder rests on, in words for a person


class Attribution(Element, frozen=True, kw_only=True, tag="attribution"):
    """Words that name another outlet as the source of this article.

    Of a chain (first there, then there) each step is one Attribution, the original's with `first` true.
    """

    publisher: str | None = None  # the outlet's name as written
    author: str | None = None
    date: str | None = None  # as written
    hrefs: tuple[str, ...] = ()  # of the links inside the words
    phrase: str = ""  # the wording that it matched: "en/originally-published"
    first: bool = True


class Byline(Element, frozen=True, kw_only=True, tag="byline"):
    """Who wrote it, as a reader of the page sees it, or else as the metadata say."""

    authors: tuple[str, ...]
    institutions: tuple[str, ...] = ()
    visible: bool = True  # False: from the metadata only


class Reference(Element, frozen=True, kw_only=True, tag="link"):
    """A link that matters to the credit; `text` is the words under it, `place` that of its address."""

    href: str
    role: LinkRole


class Copyright(Element, frozen=True, kw_only=True, tag="copyright"):
    """A copyright line: of the article, its publisher, or the site's own."""

    holders: tuple[str, ...] = ()
    years: tuple[int, ...] = ()


class License(Element, frozen=True, kw_only=True, tag="license"):
    """A licence named, linked or badged. `id` is an SPDX id with what is known: "CC-BY-ND-4.0", "CC-BY"."""

    id: str | None = None
    href: str | None = None


class Tracker(Element, frozen=True, kw_only=True, tag="tracker"):
    """A page counter of the original's publisher."""

    href: str


class Canonical(Element, frozen=True, kw_only=True, tag="canonical"):
    """Where the page says that its preferred copy is."""

    href: str


class Permission(Element, frozen=True, kw_only=True, tag="permission"):
    """What is said of permission for this material; `granted` None where it is only asked for or spoken of."""

    granted: bool | None = None
    by: str | None = None


class Disclaimer(Element, frozen=True, kw_only=True, tag="disclaimer"):
    """A notice that limits what the publisher or the author answers for."""


class Date(Element, frozen=True, kw_only=True, tag="date"):
    """When the article appeared; `iso` is YYYY-MM-DD, as much of it as is known."""

    iso: str


class Clue(msgspec.Struct, frozen=True, kw_only=True):
    """One reason to think that the article is that publisher's; `weight` runs from 0 to 1."""

    what: str  # for a person: 'credit line "The original source of this article is Global Research"'
    weight: float
    place: Place


AnyElement = (
    Attribution | Byline | Reference | Copyright | License | Tracker | Canonical | Permission | Disclaimer | Date
)


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Whose article it is, as far as the article shows."""

    repost: bool
    publisher_id: str | None = None  # of a rule file, where one knows the name or the host
    publisher: str | None = None  # the original's publisher; None where nobody can tell
    clues: tuple[Clue, ...] = ()  # strongest first; also those that speak against, with a weight below 0


class Elements(msgspec.Struct, frozen=True, kw_only=True):
    """All that was found in one article, each kind in the order of the page."""

    attributions: tuple[Attribution, ...] = ()
    bylines: tuple[Byline, ...] = ()
    links: tuple[Reference, ...] = ()
    copyrights: tuple[Copyright, ...] = ()
    licenses: tuple[License, ...] = ()
    trackers: tuple[Tracker, ...] = ()
    canonicals: tuple[Canonical, ...] = ()
    permissions: tuple[Permission, ...] = ()
    disclaimers: tuple[Disclaimer, ...] = ()
    dates: tuple[Date, ...] = ()
    host: str = ""  # the domain of the site that shows the article, where the page tells
    origin: Origin

    def all(self) -> tuple[AnyElement, ...]:
        """Give every element, kind by kind."""
        return (
            *self.attributions,
            *self.bylines,
            *self.links,
            *self.copyrights,
            *self.licenses,
            *self.trackers,
            *self.canonicals,
            *self.permissions,
            *self.disclaimers,
            *self.dates,
        )
