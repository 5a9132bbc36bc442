"""The picture of verdicts by publisher: a bar each, as wide as it has articles, the worst publisher first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from compliance.vocabulary import Verdict

if TYPE_CHECKING:
    from compliance.summary import Summary

PUBLISHERS = 12
NAME = 34  # characters of a name that fit a telephone
WORST_FIRST = (
    Verdict.PROHIBITED,
    Verdict.VIOLATION,
    Verdict.NEEDS_PERMISSION,
    Verdict.NEEDS_REVIEW,
    Verdict.NO_TERMS,
    Verdict.COMPLIANT,
    Verdict.NOT_A_REPOST,
)


class Piece(NamedTuple):
    """A part of a bar; where it begins and how wide it is, in hundredths of the picture's width."""

    verdict: Verdict
    articles: int
    start: str
    width: str


class Bar(NamedTuple):
    """The articles of one publisher."""

    name: str
    short: str
    words: str
    pieces: tuple[Piece, ...]


class Chart(NamedTuple):
    """The bars that are drawn, and how many publishers are not."""

    bars: tuple[Bar, ...]
    verdicts: tuple[Verdict, ...]  # that are in it, as the key names them
    others: int


def chart(summary: Summary) -> Chart:
    """Give the picture."""
    tallies = [one for one in summary.publishers() if one.verdicts.total() != one.verdicts[Verdict.NOT_A_REPOST]]
    shown = tallies[:PUBLISHERS]
    widest = max((one.verdicts.total() for one in shown), default=1)
    bars = []
    for tally in shown:
        pieces, at = [], 0
        for verdict in WORST_FIRST:
            if count := tally.verdicts[verdict]:
                pieces.append(Piece(verdict, count, f"{100 * at / widest:.2f}%", f"{100 * count / widest:.2f}%"))
                at += count
        short = tally.name if len(tally.name) <= NAME else tally.name[: NAME - 1].rstrip() + "…"
        bars.append(Bar(tally.name, short, f"{tally.failed} of {at} fail", tuple(pieces)))
    drawn = tuple(verdict for verdict in WORST_FIRST if any(one.verdicts[verdict] for one in shown))
    return Chart(tuple(bars), drawn, len(tallies) - len(shown))
