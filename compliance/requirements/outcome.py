"""What comes of one requirement, and what it is judged on."""

from __future__ import annotations

from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec

from compliance.article import Place, Span
from compliance.elements.model import Element
from compliance.elements.outlets import host
from compliance.elements.text import fold
from compliance.terms import licenses, match
from compliance.terms.kinds import Must, kind
from compliance.terms.onfile import NOTHING_ON_FILE
from compliance.vocabulary import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from compliance.article import Article
    from compliance.elements.model import Elements
    from compliance.terms.kinds import Requirement
    from compliance.terms.model import Terms
    from compliance.terms.onfile import OnFile
    from compliance.terms.uses import Use

NOTHING_STATED: Mapping[str, str] = MappingProxyType({})


class Evidence(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """The exact words that an outcome rests on, and where they stand; `path` where that is not the article."""

    text: str
    place: Place
    path: str | None = None
    span: Span | None = None  # of the article's text, for what stands in it


class Nearest(msgspec.Struct, frozen=True, kw_only=True):
    """What comes nearest to something missing; `words` say what it is and what is asked for instead."""

    words: str
    text: str
    place: Place
    span: Span | None = None  # of the article's text, for what stands in it


class Ignored(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """Why an outcome does not count against the article, in whose words, and where they stand: `compliance.ignores`."""

    reason: str
    place: Place
    until: str | None = None  # the last day that it holds, YYYY-MM-DD


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """How the article stands by one requirement."""

    requirement: str  # its id
    terms: str  # id of the rule file that asks for it
    kind: str
    must: Must
    state: State = msgspec.field(name="outcome")
    message: str  # one sentence for a person
    evidence: tuple[Evidence, ...] = ()
    nearest: Nearest | None = None
    fix: str | None = None  # what to paste; in angle brackets what nobody here knows
    because: str | None = None  # the publisher's reason
    ignored: Ignored | None = None  # somebody wrote that it is not to count
    known: bool = False  # it stands in the baseline: `compliance.baseline`

    @property
    def counts(self) -> bool:
        """Whether it can count against the article: what is only preferred, or ignored, does not."""
        return self.must != "preferred" and self.ignored is None


class Case:
    """One article before one publisher's terms, for one use."""

    def __init__(  # noqa: PLR0913, PLR0917 -- all that an outcome rests on
        self,
        article: Article,
        elements: Elements,
        terms: Terms,
        use: Use,
        on_file: OnFile = NOTHING_ON_FILE,
        stated: Mapping[str, str] = NOTHING_STATED,
    ) -> None:
        self.article = article
        self.elements = elements
        self.terms = terms
        self.use = use
        self.on_file = on_file
        self.stated = stated  # slots of templates that somebody filled: what the article does not show

    def under(self, terms: Terms) -> Case:
        """Give the same article before other terms."""
        return Case(self.article, self.elements, terms, self.use, self.on_file, self.stated)

    @cached_property
    def publisher(self) -> str:
        """The publisher's name, or what stands for it in a sentence."""
        return self.terms.name if self.terms.publisher else self.elements.origin.publisher or "the publisher"

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the publisher, made comparable."""
        if self.terms.publisher:
            return tuple(fold(name) for name in (self.terms.name, *self.terms.also_known_as))
        known = self.elements.origin.publisher
        return (fold(known),) if known else ()

    @cached_property
    def is_draft(self) -> bool:
        """Whether this is no published page, but what one will be made of: then the page may show more."""
        return self.article.format != "html" or any(m.source == "front-matter" for m in self.article.metadata)

    def names_publisher(self, text: str | None) -> bool:
        """Whether `text` holds a name of the publisher."""
        if not text:
            return False
        folded = f" {fold(text)} "
        # Scripts without blanks between words have no word's end to ask for.
        return any(f" {name} " in folded or (not name.isascii() and name in folded) for name in self.names)

    def at_publisher(self, url: str) -> bool:
        """Whether an address is the publisher's."""
        name = host(url)
        return any(name == own or name.endswith(f".{own}") for own in self.terms.match.hosts)

    def is_article(self, url: str) -> bool:
        """Whether an address can be that of an article of the publisher."""
        if self.terms.match.hosts and not self.at_publisher(url):
            return False
        patterns = self.terms.match.article
        if not patterns:
            return match.article_shaped(url)
        return any(match.parts(pattern, url) is not None for pattern in patterns)

    @cached_property
    def original(self) -> str | None:
        """The original's address, where somebody states it or the article shows it."""
        if url := self.stated.get("url"):
            return url
        hrefs = [link.href for link in self.elements.links if link.role == "original" and not link.zone.is_frame]
        hrefs += [canonical.href for canonical in self.elements.canonicals]
        hrefs += [href for a in self.elements.attributions if not a.zone.is_frame for href in a.hrefs]
        return next((href for href in hrefs if self.is_article(href)), None)

    @cached_property
    def title(self) -> str | None:
        """The title that the article bears."""
        block = next((block for block in self.article.blocks if block.kind == "title"), None)
        if block:
            return self.article.text[block.start : block.end]
        return next((said.value for said in self.article.said("front-matter", "title")), None)

    @cached_property
    def slots(self) -> dict[str, str]:
        """What the slots of templates are filled with, as far as it is stated or the article shows it."""
        elements = self.elements
        authors = next((line.authors for line in elements.bylines if line.authors), ())
        author = " and ".join(authors) or next((a.author for a in elements.attributions if a.author), None)
        parts: dict[str, str] = {}
        for pattern in self.terms.match.article if self.original else ():
            parts |= match.parts(pattern, self.original or "") or {}
        date = next((date.iso for date in elements.dates), None)
        years = [str(y) for line in elements.copyrights if self.names_publisher(line.text) for y in line.years]
        spdx = self.terms.license or ""
        known = {
            "author": author,
            "title": self.title,
            "url": self.original,
            "date": date,
            "year": next(iter(years), None) or (date[:4] if date else None),
            "publisher": self.terms.name if self.terms.publisher else elements.origin.publisher,
            "home": self.terms.home,
            "family": self.terms.family or (self.terms.name if self.terms.members else None),
            "license": licenses.name(spdx) or None,
            "license_url": licenses.address(spdx),
        }
        return parts | self.terms.values | {name: value for name, value in known.items() if value} | dict(self.stated)

    def element(self, start: int, end: int) -> Element:
        """Give a stretch of the article's text with its place."""
        article = self.article
        span = Span(start, end)
        return Element(text=article.text[start:end], place=article.place(*span), zone=article.zone_at(start), span=span)

    def evidence(self, elements: Iterable[Element]) -> tuple[Evidence, ...]:
        """Give the words and places of elements."""
        return tuple(Evidence(" ".join(one.text.split()), one.place, span=one.span) for one in elements)


def outcome(  # noqa: PLR0913, PLR0917 -- the fields in which outcomes differ
    requirement: Requirement,
    case: Case,
    state: State,
    message: str,
    evidence: tuple[Evidence, ...] = (),
    nearest: Nearest | None = None,
) -> Outcome:
    """Give the outcome of a requirement, without a fix."""
    return Outcome(
        requirement=requirement.id,
        terms=case.terms.id,
        kind=kind(requirement),
        must=requirement.must,
        state=state,
        message=message,
        evidence=evidence,
        nearest=nearest,
        because=requirement.because,
    )


def met(requirement: Requirement, case: Case, message: str, *elements: Element) -> Outcome:
    """Give the outcome of a requirement that `elements` meet."""
    return outcome(requirement, case, State.MET, message, case.evidence(elements))


def missing(requirement: Requirement, case: Case, message: str, near: Nearest | None = None) -> Outcome:
    """Give the outcome of a requirement that nothing meets."""
    return outcome(requirement, case, State.MISSING, message, nearest=near)


def wrong(requirement: Requirement, case: Case, message: str, near: Nearest) -> Outcome:
    """Give the outcome of a requirement for which something is there, but not as asked."""
    return outcome(requirement, case, State.WRONG, message, nearest=near)


def nearest(element: Element, words: str) -> Nearest:
    """Give `element` as what comes nearest; `words` may speak of its place as {at}."""
    text = " ".join(element.text.split())
    words = words.replace("{at}", str(element.place))
    return Nearest(words=words, text=text, place=element.place, span=element.span)
