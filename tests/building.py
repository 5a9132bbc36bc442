"""Articles and elements put together by hand, so that a requirement is judged and nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compliance.article import Anchor, Article, Block, Link, Span, Zone
from compliance.elements.date import parse
from compliance.elements.model import Attribution, Date, Elements, Origin
from compliance.requirements import Case, judge
from compliance.terms.model import Match, Page, Terms
from compliance.terms.uses import parse_use

if TYPE_CHECKING:
    from compliance.article import Format
    from compliance.elements.model import Element
    from compliance.requirements import Outcome
    from compliance.terms.kinds import Requirement
    from compliance.terms.uses import Use

TERMS = Terms(
    id="example",
    name="The Example",
    also_known_as=("Example Review",),
    page=Page(read="2026-01-31", confidence="high"),
    match=Match(hosts=("example.org",), article=("/{slug}-{id:int}",)),
    home="https://example.org",
    license="CC-BY-ND-4.0",
    contact="editors@example.org",
)
USE = parse_use("community-web")
FILLER = tuple(f"Paragraph {n} speaks of something else entirely." for n in range(1, 9))

_LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")


def page(*blocks: str | tuple[Zone, str], form: Format = "html", language: str | None = "en") -> Article:
    """Give an article of those paragraphs, one a line, with links written as in Markdown."""
    text, found, links, anchors = "", [], [], []
    for line, block in enumerate(blocks, 1):
        zone, words = block if isinstance(block, tuple) else (Zone.ARTICLE, block)
        start = len(text)
        anchors.append(Anchor(start, line, 1))
        at = 0
        for link in _LINK.finditer(words):
            text += words[at : link.start()]
            anchored = Article(path="", format=form, text="", anchors=tuple(anchors))
            links.append(Link(link[2], len(text), len(text) + len(link[1]), anchored.place(len(text)), zone))
            text += link[1]
            at = link.end()
        text += words[at:]
        found.append(Block(start, len(text), "paragraph", zone))
        text += "\n"
    return Article(
        path="a",
        format=form,
        text=text,
        blocks=tuple(found),
        links=tuple(links),
        anchors=tuple(anchors),
        language=language,
    )


def at(article: Article, words: str) -> dict[str, object]:
    """Give what every element says of itself: its words, place, zone and span."""
    start = article.text.index(words)
    end = start + len(words)
    return {"text": words, "place": article.place(start), "zone": article.zone_at(start), "span": Span(start, end)}


def elements(*found: Element, origin: Origin | None = None) -> Elements:
    """Sort elements into their kinds."""
    kinds: dict[str, list[Element]] = {}
    for one in found:
        name = str(one.__struct_config__.tag)
        kinds.setdefault({"copyright": "copyrights"}.get(name, f"{name}s"), []).append(one)
    whose = origin or Origin(repost=True, publisher_id="example", publisher="The Example")
    return Elements(origin=whose, **{name: tuple(some) for name, some in kinds.items()})


def judged(
    requirement: Requirement, article: Article, *found: Element, terms: Terms = TERMS, use: Use = USE
) -> Outcome:
    """Judge one requirement."""
    return judge(requirement, Case(article, elements(*found), terms, use))


def dated(*days: str, credit: str = "It appeared in The Example on 3 May 2024.") -> tuple[Article, list[Element]]:
    """Give an article that bears those days above its text, and a credit; with the elements of both."""
    article = page(*((Zone.ABOVE, day) for day in days), *FILLER, credit)
    found: list[Element] = [Attribution(publisher="The Example", **at(article, credit))]
    for day in days:
        found += [Date(iso=iso, **at(article, day)) for _, _, iso in parse(day)]
    return article, found
