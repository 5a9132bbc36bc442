"""What stands around the evidence: for the forms of a report that show it in the article, or put it right there.

Gathered only when such a form is asked for, and no more of the text than a reader needs to find the place.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from compliance.article import BlockKind, Place, Span, Zone
from compliance.terms.template import complete
from compliance.vocabulary import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from compliance.article import Article, Block
    from compliance.requirements.outcome import Outcome
    from compliance.terms.model import Terms

AROUND = 240  # characters shown before and after what is marked
LONGEST = 1200  # characters of one mark that are shown
PASSAGES = 40  # of one article
PARAGRAPH = "\n\n"


class Mark(msgspec.Struct, frozen=True, gc=False):
    """A stretch of a passage that an outcome rests on; `start` and `end` are characters of the passage's text."""

    start: int
    end: int
    outcome: int  # its index in the report's outcomes


class Passage(msgspec.Struct, frozen=True, gc=False):
    """Some text of the article with marks in it: a block, or of a long one the part around them."""

    text: str
    kind: BlockKind
    zone: Zone
    place: Place
    marks: tuple[Mark, ...]
    before: bool  # whether text of the article was left out between the passage before and this one
    cut: tuple[bool, bool]  # whether text of this block was left out before it, and after it


class Region(msgspec.Struct, frozen=True, gc=False):
    """Where what an outcome rests on begins and ends in the file; the end is exclusive."""

    outcome: int
    start: Place
    end: Place


class Repair(msgspec.Struct, frozen=True, gc=False):
    """What to put into the file so that a requirement is met: `text` in place of what stands from `start` to `end`."""

    outcome: int
    start: Place
    end: Place
    text: str


class Context(msgspec.Struct, frozen=True):
    """All that was gathered for one report."""

    passages: tuple[Passage, ...] = ()
    regions: tuple[Region, ...] = ()
    repairs: tuple[Repair, ...] = ()


def gather(article: Article, outcomes: tuple[Outcome, ...], terms: Iterable[Terms] = ()) -> Context:
    """Give what stands around the evidence of `outcomes` of `terms`, and what can be put right in the file."""
    spans = [(index, span) for index, outcome in enumerate(outcomes) for span in _spans(outcome)]
    where = {(one.id, asked.id): asked.where for one in terms for asked in one.require}
    return Context(
        passages=tuple(_passages(article, spans))[:PASSAGES],
        regions=tuple(_regions(article, spans)),
        repairs=tuple(_repairs(article, outcomes, where)),
    )


def _spans(outcome: Outcome) -> Iterator[Span]:
    yield from (piece.span for piece in outcome.evidence if piece.span and not piece.path)
    if outcome.nearest and outcome.nearest.span:
        yield outcome.nearest.span


def _passages(article: Article, spans: Iterable[tuple[int, Span]]) -> Iterator[Passage]:
    """Give the passages in the order of the page, the title first where there is one."""
    marked: dict[int, set[tuple[int, int, int]]] = {}
    for index, block in enumerate(article.blocks):
        if block.kind == "title":
            marked.setdefault(index, set())
            break
    for outcome, (start, end) in spans:
        first = max(bisect_right(article.blocks, start, key=lambda block: block.start) - 1, 0)
        for index in range(first, len(article.blocks)):
            block = article.blocks[index]
            if block.start >= end:
                break
            if max(start, block.start) < min(end, block.end):
                found = (max(start, block.start), min(end, block.end, start + LONGEST), outcome)
                marked.setdefault(index, set()).add(found)
    last = -1
    for index in sorted(marked):
        for group in _groups(sorted(marked[index])):
            between = article.blocks[last + 1 : index]
            yield _passage(article, article.blocks[index], group, before=any(not one.zone.is_frame for one in between))
            last = index


def _groups(marks: list[tuple[int, int, int]]) -> Iterator[list[tuple[int, int, int]]]:
    """Give marks of one block in groups that are shown together."""
    group: list[tuple[int, int, int]] = marks[:1]
    for one, other in pairwise(marks):
        if other[0] - one[1] > 2 * AROUND:
            yield group
            group = []
        group.append(other)
    yield group


def _passage(article: Article, block: Block, marks: list[tuple[int, int, int]], *, before: bool) -> Passage:
    start, end = block.start, min(block.end, block.start + 2 * AROUND)
    if marks:
        start = _word(article.text, max(block.start, marks[0][0] - AROUND), block.start)
        end = min(block.end, max(mark[1] for mark in marks) + AROUND)
    return Passage(
        text=article.text[start:end],
        kind=block.kind,
        zone=block.zone,
        place=article.place(start),
        marks=tuple(Mark(at - start, until - start, outcome) for at, until, outcome in marks if at < until),
        before=before,
        cut=(start > block.start, end < block.end),
    )


def _word(text: str, at: int, least: int) -> int:
    """Give the beginning of the word that holds a character."""
    begun = text.rfind(" ", max(least, at - 40), at)
    return at if at == least or begun < 0 else begun + 1


def _regions(article: Article, spans: Iterable[tuple[int, Span]]) -> Iterator[Region]:
    for outcome, span in spans:
        if region := _region(article, span):
            yield Region(outcome, *region)


def _region(article: Article, span: Span) -> tuple[Place, Place] | None:
    """Give the beginning and the end of a stretch in the file; None in a PDF, which has no lines."""
    start, last = article.place(span.start), article.place(max(span.start, span.end - 1))
    if start.line is None or last.line is None or last.column is None:
        return None
    return start, Place(line=last.line, column=last.column + 1)


def _repairs(article: Article, outcomes: tuple[Outcome, ...], where: Mapping[tuple[str, str], str]) -> Iterator[Repair]:
    """Give what can be put right without knowing more: lines that a requirement asks for, all their slots filled.

    A line that is not as asked is replaced where its words are the file's own, character for character; one
    that is missing is added at the end of what is a text without markup around it, Markdown or plain.
    """
    for index, outcome in enumerate(outcomes):
        if not (outcome.state.failed and outcome.fix and complete(outcome.fix)) or outcome.must == "forbidden":
            continue
        asked, near = where.get((outcome.terms, outcome.requirement)), outcome.nearest
        if outcome.state is State.WRONG and asked == "anywhere" and outcome.kind in _LINES and near and near.span:
            region = _region(article, near.span)
            if region and region[0] == near.place and _same(*region, near.span):
                yield Repair(index, *region, outcome.fix)
        elif outcome.state is State.MISSING and asked in ("anywhere", "bottom") and article.format in _PLAIN:
            own = [block for block in article.blocks if not block.zone.is_frame]
            if own and (region := _region(article, Span(own[-1].start, own[-1].end))):
                yield Repair(index, region[1], region[1], PARAGRAPH + outcome.fix)


_LINES = frozenset({"copyright", "credit_line", "disclaimer", "license", "byline"})  # kinds met by a line
_PLAIN = frozenset({"markdown", "text"})


def _same(start: Place, end: Place, span: Span) -> bool:
    """Whether a stretch of the text is as long in the file: no markup and no reference in it."""
    if start.line != end.line or start.column is None or end.column is None:
        return False
    return end.column - start.column == span.end - span.start
