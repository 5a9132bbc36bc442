"""A report as the page shows it: requirements numbered, and the article's text in pieces that bear those numbers."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from compliance.article import Place
from compliance.reports.issues import issues, words_of
from compliance.reports.shown import STANDINGS, STATES
from compliance.vocabulary import State, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compliance.context import Passage
    from compliance.report import Basis, Report
    from compliance.reports.issues import Issue
    from compliance.requirements import Outcome

_FAILED = (State.MISSING, State.WRONG)
_SERIOUS = ("bad", "open", "good", "faint")  # which of several marks on the same words is seen


class Quote(NamedTuple):
    """Words of the article, and where they stand."""

    text: str
    where: str


class Item(NamedTuple):
    """One requirement, numbered from 1."""

    number: int
    rule: str
    name: str
    state: str
    paint: str
    must: str
    words: str
    quotes: tuple[Quote, ...]
    fix: str | None
    because: str | None
    ignored: str | None
    known: bool
    anchor: str | None  # the id of its words in the text


class Piece(NamedTuple):
    """Some words of a passage, with the numbers of the requirements that rest on them, those that end here, ids."""

    text: str
    paint: str | None
    title: str
    ends: tuple[int, ...]
    ids: tuple[str, ...]


class Excerpt(NamedTuple):
    """One passage."""

    pieces: tuple[Piece, ...]
    where: str
    kind: str
    before: bool
    cut: tuple[bool, bool]


class Shown(NamedTuple):
    """One article."""

    number: int
    path: str
    verdict: str
    fails: bool
    rank: int
    reason: str
    publisher: str
    known_publisher: bool
    clues: tuple[Quote, ...]
    use: str
    terms: tuple[Basis, ...]
    standings: tuple[str, ...]
    remarks: tuple[str, ...]
    wrong: tuple[str, ...]
    open: tuple[str, ...]
    items: tuple[Item, ...]
    excerpts: tuple[Excerpt, ...]


def article(report: Report, number: int, *, fails: bool) -> Shown:
    """Give an article as it is shown; `number` counts the rows, from 0."""
    found = [one for one in issues(report, fails=fails) if one.level != "note"]
    passages = () if report.context is msgspec.UNSET else report.context.passages
    placed: set[int] = set()
    excerpts = tuple(_excerpt(passage, report.outcomes, number, placed) for passage in passages)
    whose = report.publisher
    return Shown(
        number=number,
        path=report.path,
        verdict=report.verdict,
        fails=fails,
        rank=list(Verdict).index(report.verdict),
        reason=report.reason,
        publisher=((whose.name or whose.id) if whose else None) or "",
        known_publisher=bool(whose and whose.id),
        clues=tuple(Quote(clue.what, _where(clue.place)) for clue in (whose.clues if whose else ()) if clue.weight > 0),
        use=report.use.name + ("" if report.use.stated else " (taken for granted)"),
        terms=report.terms,
        standings=tuple(STANDINGS[basis.standing] for basis in report.terms),
        remarks=report.remarks,
        wrong=tuple(_short(one) for one in found if one.level == "error" or one.state in _FAILED),
        open=tuple(_short(one) for one in found if one.level != "error" and one.state not in _FAILED),
        items=tuple(_item(outcome, index, number, placed) for index, outcome in enumerate(report.outcomes)),
        excerpts=excerpts if report.verdict is not Verdict.NOT_A_REPOST else (),
    )


def _short(issue: Issue) -> str:
    return issue.rule.rpartition("/")[2] + (" (known)" if issue.known else "")


def _item(outcome: Outcome, index: int, number: int, placed: set[int]) -> Item:
    quotes = [Quote(piece.text, _where(piece.place, piece.path)) for piece in outcome.evidence]
    if outcome.nearest:
        quotes.append(Quote(outcome.nearest.text, _where(outcome.nearest.place)))
    return Item(
        number=index + 1,
        rule=f"{outcome.terms}/{outcome.requirement}",
        name=outcome.requirement,
        state=outcome.state,
        paint=STATES[outcome.state],
        must=outcome.must,
        words=words_of(outcome),
        quotes=tuple(quotes),
        fix=outcome.fix if outcome.state.failed else None,
        because=outcome.because,
        ignored=outcome.ignored.reason if outcome.ignored else None,
        known=outcome.known,
        anchor=_id(number, index) if index in placed else None,
    )


def _excerpt(passage: Passage, outcomes: Sequence[Outcome], number: int, placed: set[int]) -> Excerpt:
    pieces = tuple(_pieces(passage, outcomes, number, placed))
    return Excerpt(pieces, _where(passage.place), passage.kind, passage.before, passage.cut)


def _pieces(passage: Passage, outcomes: Sequence[Outcome], number: int, placed: set[int]) -> Iterator[Piece]:
    """Give the text cut where a mark begins or ends; the first piece of each outcome bears its id."""
    cuts = {0, len(passage.text)} | {at for mark in passage.marks for at in (mark.start, mark.end)}
    for start, end in pairwise(sorted(cuts)):
        on = [mark for mark in passage.marks if mark.start <= start and end <= mark.end]
        marked = sorted({mark.outcome for mark in on})
        paints = {STATES[outcomes[index].state] for index in marked}
        new = [index for index in marked if index not in placed]
        placed.update(new)
        yield Piece(
            text=passage.text[start:end],
            paint=next((paint for paint in _SERIOUS if paint in paints), None),
            title="; ".join(f"{outcomes[index].requirement}: {outcomes[index].state}" for index in marked),
            ends=tuple(sorted({mark.outcome + 1 for mark in on if mark.end == end})),
            ids=tuple(_id(number, index) for index in new),
        )


def _id(number: int, index: int) -> str:
    return f"a{number}-r{index + 1}"


def _where(place: Place, path: str | None = None) -> str:
    at = "" if place == Place() else str(place)
    return ", ".join(filter(None, (path, at)))
