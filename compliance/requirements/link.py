"""A link to the original article, to the publisher's site, to the licence, to the author's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from compliance.article import Span, Zone
from compliance.elements.licenses import by_address
from compliance.elements.model import Reference
from compliance.elements.text import fold
from compliance.requirements.outcome import Nearest, missing, nearest, outcome, wrong
from compliance.requirements.signs import shown
from compliance.requirements.standing import standing
from compliance.terms import licenses, match
from compliance.vocabulary import State

if TYPE_CHECKING:
    from compliance.article import Link as Anchor
    from compliance.requirements.outcome import Case, Outcome
    from compliance.terms.kinds import Link


def judge(requirement: Link, case: Case) -> Outcome:
    """Look for a link to what the requirement names, and under the words that it names, if any."""
    found = _goal(requirement, case)
    if found.state is not State.MET or not requirement.words:
        return found
    worded = [piece for piece in found.evidence if any(fold(word) in fold(piece.text) for word in requirement.words)]
    if worded:
        return msgspec.structs.replace(found, evidence=tuple(worded))
    asked = " or ".join(f'"{word}"' for word in requirement.words)
    there = found.evidence[0]
    near = Nearest(
        words=f'stands under "{there.text}", {there.place}; the terms ask for {asked}',
        text=there.text,
        place=there.place,
    )
    return wrong(requirement, case, f"The link is there, and not under {asked}.", near)


def _goal(requirement: Link, case: Case) -> Outcome:
    match requirement.to:
        case "article":
            return _article(requirement, case)
        case "publisher":
            name = case.publisher
            found = [r for r in _references(case) if r.role == "publisher" or case.at_publisher(r.href)]
            passed = standing(requirement, case, found, f"There is a link to {name}.")
            return passed or missing(requirement, case, f"No link leads to {name}.")
        case "license":
            return _license(requirement, case)
        case "newsletter":
            found = [r for r in _all(case) if _newsletter(r, case)]
            passed = standing(requirement, case, found, f"There is a link to the newsletter of {case.publisher}.")
            return passed or missing(requirement, case, f"No link leads to a newsletter of {case.publisher}.")
        case "author":
            found = [r for r in case.elements.links if r.role == "author"]
            passed = standing(requirement, case, found, "There is a link to the author's page.")
            return passed or missing(requirement, case, "No link leads to the author's page.")


def _article(requirement: Link, case: Case) -> Outcome:
    """Look for a link to the original.

    One to an article of the publisher is the original's where it stands in the credit, bears the title, or
    is the address that the page itself gives for its original. One in the running text may be a mere
    reference to another article: that is for a person to say.
    """
    references = _references(case)
    articles = [r for r in references if case.is_article(r.href)]
    certain = [r for r in articles if r.role == "original" or _credits(r, case)]
    if found := standing(requirement, case, certain, f"There is a link to the original article, {_first(certain)}."):
        return found
    running = [r for r in articles if case.terms.match.hosts and not r.zone.is_frame]
    if running:
        sentence = (
            f"Is the original article the one at {running[0].href}? The running text links to it, no credit does."
        )
        return outcome(requirement, case, State.CONFIRM, sentence, case.evidence(running[:1]))
    others = [r for r in references if _astray(r, case)]
    credited = [r for r in others if _in_credit(r, case)]
    message = "No link leads to the original article."
    if not others:
        return missing(requirement, case, message)
    other = (credited or others)[0]
    what = "the home page" if match.is_home(other.href) else "another page"
    near = nearest(other, f"links to {what}, {other.href}, {{at}}; the terms ask for the article itself")
    if credited:
        return wrong(requirement, case, f"The credit links to {what}, not to the original article.", near)
    return missing(requirement, case, message, near)


def _astray(reference: Reference, case: Case) -> bool:
    """Whether a link that is not the original's comes near: one to the publisher, or one that the credit holds."""
    if reference.zone.is_frame or case.is_article(reference.href):
        return False
    return case.at_publisher(reference.href) or (
        reference.role in ("original", "publisher") and not reference.href.startswith("mailto:")
    )


def _license(requirement: Link, case: Case) -> Outcome:
    asked = case.terms.license
    name = licenses.name(asked) if asked else "the licence"
    links = [_reference(link, case) for link in case.article.links if "creativecommons" in link.href]
    deeds = [(r, by_address(r.href)) for r in (*links, *case.elements.links)]
    fitting = [r for r, spdx in deeds if spdx and (asked is None or licenses.will_do(spdx, asked))]
    if found := standing(requirement, case, fitting, f"There is a link to {name}."):
        return found
    other = next(((r, spdx) for r, spdx in deeds if spdx and not r.zone.is_frame), None)
    if other:
        near = nearest(other[0], f"links to {licenses.name(other[1] or '')}, {{at}}; the terms ask for {name}")
        return wrong(requirement, case, f"There is a link to a licence, and not to {name}.", near)
    return missing(requirement, case, f"No link leads to {name}.")


def _newsletter(reference: Reference, case: Case) -> bool:
    """Whether a link is one to a newsletter of the publisher: by its words or address, and by its host or paragraph."""
    if not (shown("newsletter", reference.text) or shown("newsletter", reference.href)):
        return False
    block = case.article.block_at(reference.span.start) if reference.span else None
    about = case.article.text[block.start : block.end] if block else ""
    return case.at_publisher(reference.href) or case.names_publisher(about)


def _all(case: Case) -> list[Reference]:
    return [_reference(link, case) for link in case.article.links]


def _references(case: Case) -> list[Reference]:
    """Give the links that matter to the credit, with their roles, then the other links to the publisher."""
    found = list(case.elements.links)
    seen = {(r.href, r.place) for r in found}
    return found + [
        _reference(a, case) for a in case.article.links if case.at_publisher(a.href) and (a.href, a.place) not in seen
    ]


def _reference(link: Anchor, case: Case) -> Reference:
    text = case.article.text[link.start : link.end]
    return Reference(
        text=text, place=link.place, zone=link.zone, span=Span(link.start, link.end), href=link.href, role="other"
    )


def _credits(reference: Reference, case: Case) -> bool:
    """Whether a link to an article of the publisher is one to the original of this article."""
    stated = [c.href for c in case.elements.canonicals]
    if any(match.same_page(reference.href, href) for href in stated) or _in_credit(reference, case):
        return True
    title = case.slots.get("title")
    return bool(title) and fold(reference.text) == fold(title or "")


def _in_credit(reference: Reference, case: Case) -> bool:
    """Whether a link stands in a line that credits the publisher, or in the same block as one."""
    for credit in (*case.elements.attributions, *case.elements.copyrights):
        if credit.span is None or reference.span is None or not case.names_publisher(credit.text):
            continue
        if reference.href in getattr(credit, "hrefs", ()):
            return True
        block = case.article.block_at(credit.span.start)
        if block and block.start <= reference.span.start < block.end and credit.zone is not Zone.HEAD:
            return True
    return False


def _first(references: list[Reference]) -> str:
    return references[0].href if references else ""
