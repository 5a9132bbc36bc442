"""The pictures in the article: none of the original's, licensed ones, credited ones."""

from __future__ import annotations

from bisect import bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from compliance.elements.model import Element
from compliance.elements.outlets import host
from compliance.requirements import credit
from compliance.requirements.outcome import missing, nearest, outcome, wrong
from compliance.requirements.signs import shown
from compliance.terms.kinds import Tracker
from compliance.vocabulary import State

if TYPE_CHECKING:
    from compliance.article import Block, Image, Place
    from compliance.requirements.outcome import Case, Outcome
    from compliance.terms.kinds import Images

Order = tuple[int, int]  # line and column

UNSEEN = ("text", "pdf")  # formats whose pictures are not read
MOST = 3  # pictures that are shown as evidence
CREDIT = 300  # characters of a paragraph that may be a caption


def judge(requirement: Images, case: Case) -> Outcome:
    """Look at the pictures of the article, page counters aside.

    Whose a picture is, nobody can see: only that there is none, that one comes from the publisher's own site,
    or that a caption credits somebody.
    """
    images = _images(case)
    if case.article.format in UNSEEN:
        sentence = f"Pictures are not seen in a file of this format ({case.article.format})."
        return outcome(requirement, case, State.NOT_CHECKED, sentence)
    if not images:
        return outcome(requirement, case, State.MET, "No picture stands in the article.")
    if requirement.only == "credited":
        return _credited(requirement, case, images)
    shown_ones = case.evidence(map(_element, images[:MOST]))
    if requirement.only == "own":
        question = f"Is every picture licensed to you in its own right? There {_count(images)}."
        return outcome(requirement, case, State.CONFIRM, question, shown_ones)
    theirs = next((image for image in images if case.at_publisher(image.src)), None)
    if theirs:
        near = nearest(
            _element(theirs), f"comes from {host(theirs.src)}, {{at}}; the terms ask for none of the original's"
        )
        return wrong(requirement, case, f"A picture comes from the site of {case.publisher}.", near)
    question = f"Is no picture one of the original's? There {_count(images)}."
    return outcome(requirement, case, State.CONFIRM, question, shown_ones)


def pictures(case: Case) -> str | None:
    """Tell whether pictures stand in the article, "yes" or "no"; None for a format that shows none."""
    if case.article.format in UNSEEN:
        return None
    return "yes" if _images(case) else "no"


def _credited(requirement: Images, case: Case, images: list[Image]) -> Outcome:
    blocks = [(_order(case.article.place(block.start)), block) for block in case.article.blocks]
    starts = sorted(_order(image.place) for image in images)
    captions = [_caption(image, starts, blocks, case) for image in images]
    bare = [image for image, caption in zip(images, captions, strict=True) if caption is None]
    if bare:
        near = nearest(_element(bare[0]), "has no caption, {at}; the terms ask for a credit")
        return missing(requirement, case, f"Without a credit: {len(bare)} of {len(images)} pictures.", near)
    blocks_found = [caption.block for caption in captions if caption]
    found = case.evidence(case.element(block.start, block.end) for block in blocks_found)
    silent = [piece for piece in found if not shown("picture", piece.text)]
    if silent:
        question = "Does every caption credit whoever made the picture? These name nobody that can be made out."
        return outcome(requirement, case, State.CONFIRM, question, tuple(silent))
    apart = [caption.block for caption in captions if caption and not caption.under]
    if apart:
        question = "Does this credit the picture? It does not stand under it."
        far = case.evidence(case.element(block.start, block.end) for block in apart)
        return outcome(requirement, case, State.CONFIRM, question, far)
    return outcome(requirement, case, State.MET, "Every picture has a credit.", found)


class Caption(NamedTuple):
    """What may credit a picture, and whether it stands under it."""

    block: Block
    under: bool


def _caption(image: Image, starts: list[Order], blocks: list[tuple[Order, Block]], case: Case) -> Caption | None:
    """Give the caption that follows a picture, before the next one; else a short paragraph that credits a picture.

    The credit of the article is none of a picture's.
    """
    after = _order(image.place)
    following = bisect_right(starts, after)
    until = starts[following] if following < len(starts) else None
    credited = {block.start for block in credit.paragraphs(case)}
    later = blocks[bisect_right(blocks, after, key=itemgetter(0)) :]
    for number, (at, block) in enumerate(later):
        text = case.article.text[block.start : block.end]
        if until is not None and at >= until:
            break
        if block.kind == "caption":
            return Caption(block, under=True)
        if len(text) <= CREDIT and block.start not in credited and shown("picture", text):
            return Caption(block, under=number == 0)
    return None


def _images(case: Case) -> list[Image]:
    """Give the pictures of the article: none of the page's frame, no counters."""
    counters = {one.href for one in case.elements.trackers}
    hosts = {
        host(url.replace("{", "").replace("}", ""))
        for r in case.terms.require
        if isinstance(r, Tracker)
        for url in r.url
    }
    return [
        image
        for image in case.article.images
        if image.tag == "img"
        and not image.zone.is_frame
        and image.src not in counters
        and (host(image.src) not in hosts or host(image.src) in case.terms.match.hosts)
    ]


def _order(place: Place) -> Order:
    return place.line or 0, place.column or 0


def _element(image: Image) -> Element:
    return Element(text=image.alt or image.src, place=image.place, zone=image.zone)


def _count(images: list[Image]) -> str:
    return "is 1 picture" if len(images) == 1 else f"are {len(images)} pictures"
