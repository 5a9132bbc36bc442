"""What the page shows of an article beside its report. Every value is text: nothing of it is markup to be put in."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal

import msgspec

from compliance.article import BlockKind  # noqa: TC001 -- msgspec reads the annotations
from compliance.report import Report
from compliance.reports.shown import STATES
from compliance.vocabulary import Verdict  # noqa: TC001 -- likewise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.article import Article, Block

LONGEST = 200_000  # characters of an article that are shown
_SERIOUS = ("bad", "open", "good", "faint")  # which of several marks on the same words is seen
_SHOWN = frozenset({"attribution", "byline", "link", "copyright", "license", "permission", "disclaimer"})

Paint = Literal["bad", "open", "good", "faint", "found"]


class Piece(msgspec.Struct, frozen=True, omit_defaults=True):
    """Some words: the outcomes that rest on them, by their index in the report, and the kinds of elements there."""

    text: str
    paint: Paint | None = None
    outcomes: tuple[int, ...] = ()
    elements: tuple[str, ...] = ()


class Paragraph(msgspec.Struct, frozen=True):
    """One block of the article's text; `frame` where it is the site's, not the article's."""

    kind: BlockKind
    frame: bool
    pieces: tuple[Piece, ...]


class Lines(msgspec.Struct, frozen=True):
    """A credit to paste: what stands in the article, and what in the head of its page."""

    body: str
    head: str


class CreditBlock(msgspec.Struct, frozen=True, kw_only=True):
    """The credit that is asked for, in three forms; `values` is what is known of the original, `asked` what is not."""

    html: Lines
    markdown: Lines
    text: Lines
    values: dict[str, str]
    asked: tuple[str, ...]


class Addition(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A line of the corrected article, or one that it still needs; `slots` are what nobody knows for it."""

    requirement: str
    words: str
    line: int | None = None
    slots: tuple[str, ...] = ()


class Corrected(msgspec.Struct, frozen=True, kw_only=True):
    """The article with what was missing put in, every other byte as it was."""

    name: str
    data: bytes  # in JSON as base64
    text: str
    put: tuple[Addition, ...]
    asked: tuple[Addition, ...]
    verdict: Verdict


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """All that the page needs; no credit where there are no terms, no corrected article where nothing can be put in."""

    paragraphs: tuple[Paragraph, ...]
    cut: bool  # whether the article goes on after them
    original: str | None
    credit: CreditBlock | None
    corrected: Corrected | None
    asks: dict[str, str]  # what each requirement asks for, in a sentence


class Checked(Report, frozen=True, kw_only=True):
    """An article of `compliance check --format json`, and for the page what it shows."""

    page: Shown | msgspec.UnsetType = msgspec.UNSET


def paragraphs(article: Article, report: Report) -> tuple[tuple[Paragraph, ...], bool]:
    """Give the text in pieces, and whether it was cut. The page's frame stands there only where a mark is in it."""
    marks = sorted(_marks(report))
    found: list[Paragraph] = []
    room = LONGEST
    first = 0
    for block in article.blocks:
        while first < len(marks) and marks[first][1] <= block.start and marks[first][0] < block.start:
            first += 1
        here = [mark for mark in marks[first:] if mark[0] < block.end and block.start < mark[1]]
        if block.zone.is_frame and not here:
            continue
        if room <= 0:
            return tuple(found), True
        room -= block.end - block.start
        found.append(Paragraph(block.kind, block.zone.is_frame, tuple(_pieces(article, block, here, report))))
    return tuple(found), False


_Mark = tuple[int, int, int, str]  # start, end, the index of an outcome or -1, the kind of an element or ""


def _marks(report: Report) -> Iterator[_Mark]:
    for index, outcome in enumerate(report.outcomes):
        spans = [piece.span for piece in outcome.evidence if not piece.path]
        if outcome.nearest:
            spans.append(outcome.nearest.span)
        yield from ((span.start, span.end, index, "") for span in spans if span)
    for element in report.elements:
        kind = str(element.__struct_config__.tag)
        if element.span and kind in _SHOWN and getattr(element, "role", "") != "other":
            yield element.span.start, element.span.end, -1, kind


def _pieces(article: Article, block: Block, marks: list[_Mark], report: Report) -> Iterator[Piece]:
    cuts = {block.start, block.end}
    cuts.update(at for mark in marks for at in mark[:2] if block.start < at < block.end)
    ordered = sorted(cuts)
    for start, end in pairwise(ordered):
        on = [mark for mark in marks if mark[0] <= start and end <= mark[1]]
        outcomes = tuple(sorted({mark[2] for mark in on if mark[2] >= 0}))
        paints = {STATES[report.outcomes[index].state] for index in outcomes}
        paint: Paint | None = "found" if on else None
        for one in _SERIOUS:
            if one in paints:
                paint = one  # type: ignore[assignment]  # the words are those of Paint
                break
        yield Piece(article.text[start:end], paint, outcomes, tuple(dict.fromkeys(mark[3] for mark in on if mark[3])))
