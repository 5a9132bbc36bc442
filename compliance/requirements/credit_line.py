"""A line, or a notice, in the publisher's own words."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from compliance.elements.text import lower
from compliance.requirements.outcome import missing, nearest, wrong
from compliance.requirements.standing import standing
from compliance.requirements.wording import Wording, words
from compliance.terms.kinds import kind
from compliance.terms.match import same_page
from compliance.terms.template import fill, in_language, links, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.article import Block
    from compliance.requirements.outcome import Case, Nearest, Outcome
    from compliance.terms.kinds import CreditLine, Disclaimer

ALIKE = 0.5  # share of a wording's words that a block must hold to come near it
LONGEST = 1200  # characters of a block that may hold a credit line
_NAMES = {"credit_line": "line", "disclaimer": "notice"}
LINKED_MEDIA = ("web", "email")  # where the links of a template are asked for


def judge(requirement: CreditLine | Disclaimer, case: Case) -> Outcome:
    """Look for the line in any of its wordings, with its links; then for what comes near."""
    known = {f"{{{name}}}": case.slots[name] for name in ("publisher", "license") if name in case.slots}
    templates = [text for texts in requirement.text.values() for text in texts]
    name = _NAMES[kind(requirement)]
    dead: Nearest | None = None
    for template in templates:
        wording = _wording(plain(_put(template, known)))
        for block in _blocks(case, wording.literals[:1]):
            span = wording.find(case.article.text, block.start, block.end)
            if span is None:
                continue
            line = case.element(*span)
            gap = _dead_link(template, block, case)
            if gap:
                dead = dead or nearest(line, f"stands on {{at}}, and {gap}")
                continue
            message = f"The {name} asked for is there" + (
                "." if wording.same(line.text) else f', worded otherwise than "{wording.text}"'
            )
            found = standing(requirement, case, [line], message)
            if found:
                return found
    if dead:
        return wrong(requirement, case, f"The {name} asked for is there without its link.", dead)
    return _alike(requirement, case, in_language(requirement.text, case.article.language) or templates[0], known)


def _alike(requirement: CreditLine | Disclaimer, case: Case, template: str, known: dict[str, str]) -> Outcome:
    """Judge by the block that shares the most words with the template."""
    name = _NAMES[kind(requirement)]
    wording = _wording(plain(_put(template, known)))
    best = max(
        ((wording.share(words(case.article.text, b.start, b.end)), b) for b in _blocks(case, wording.literals)),
        key=lambda pair: pair[0],
        default=None,
    )
    if best is None or best[0] < ALIKE:
        return missing(requirement, case, f'The {name} asked for is missing: "{wording.text}"')
    near = nearest(
        case.element(best[1].start, best[1].end),
        f'says something like it, {{at}}; the terms ask for "{wording.text}"',
    )
    return wrong(requirement, case, f"A {name} comes near the one asked for.", near)


def _blocks(case: Case, literals: tuple[str, ...]) -> Iterator[Block]:
    """Give the blocks of the article, not of the page's frame, that hold one of those words (all, without any)."""
    if not literals:
        yield from (b for b in case.article.blocks if not b.zone.is_frame and b.end - b.start <= LONGEST)
    text = lower(case.article.text)
    for literal in literals:
        at = text.find(literal)
        while at >= 0:
            block = case.article.block_at(at)
            if block is not None and not block.zone.is_frame and block.end - block.start <= LONGEST:
                yield block
            at = text.find(literal, max(block.end if block else 0, at + 1))


def _dead_link(template: str, block: Block, case: Case) -> str | None:
    """Say which link of the template the block does not hold; None where it holds all that are asked for."""
    if case.use.facts["medium"] not in LINKED_MEDIA:
        return None
    hrefs = [link.href for link in case.article.links if block.start <= link.start < block.end]
    for wanted in links(template):
        slot = wanted.href.strip("{}")
        if slot == "url":
            there = any(map(case.is_article, hrefs))
        elif slot == "home":
            there = any(map(case.at_publisher, hrefs))
        else:
            address = fill(wanted.href, case.slots)
            there = any(same_page(href, address) for href in hrefs)
        if not there:
            where = {"url": "the original article", "home": f"{case.publisher}'s home page"}.get(
                slot, fill(wanted.href, case.slots)
            )
            return f'"{fill(wanted.text, case.slots)}" does not link to {where}'
    return None


def _put(template: str, values: dict[str, str]) -> str:
    for slot, value in values.items():
        template = template.replace(slot, value)
    return template


@lru_cache(maxsize=256)
def _wording(text: str) -> Wording:
    return Wording(text)
