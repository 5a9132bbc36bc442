"""What is missing from an article put into it, every other byte as it was.

Each line is put in at the place that the terms ask for, and the article judged again: a line that did not meet
its requirement, or cost it another, is taken out again. What nobody here knows is asked for and left alone.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from compliance.fix.draft import Draft
from compliance.readers import read
from compliance.readers.source import load
from compliance.terms import kinds
from compliance.terms.compose import every
from compliance.terms.match import names as parts_named
from compliance.terms.template import unfilled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from compliance.article import Article
    from compliance.fix.spots import Spot, Where
    from compliance.report import Report
    from compliance.requirements import Outcome
    from compliance.terms.library import Library

_PLACES: dict[type[kinds.Requirement], Where] = {  # of what the terms do not give a place
    kinds.Byline: "byline",
    kinds.Canonical: "head",
    kinds.Meta: "head",
}


class Put(NamedTuple):
    """What was put in, and for which requirement; without `text[start:end]` of each the file is what it was."""

    requirement: str  # with its rule file: "propublica/line"
    words: str
    start: int  # in characters of the file as it is now, from 0, white space around the words with it
    end: int
    line: int = 0  # of the words, from 1


class Asked(NamedTuple):
    """A line that nobody here can fill: what it needs, by the names of its slots."""

    requirement: str
    words: str
    slots: tuple[str, ...]


class Fixed(NamedTuple):
    """The file as it is now, and what became of each requirement that was not met."""

    data: bytes
    put: tuple[Put, ...]
    asked: tuple[Asked, ...]
    left: tuple[Outcome, ...]  # those that are not met still, and not for want of a slot
    report: Report


def fix(path: str, data: bytes | None, judge: Callable[[Article], Report], library: Library) -> Fixed:
    """Put into the article at `path` (or in `data` under that name) what `judge` finds missing in it.

    Raises a ReadError where it cannot be read, or cannot be written out as it was.
    """
    source = load(path, data)
    article = read(path, source.data)
    report = judge(article)
    put: list[Put] = []
    tried: set[str] = set()
    draft = None if source.format == "pdf" else Draft.of(source)
    while draft and (outcome := _next(report, library, tried)):
        tried.add(_name(outcome))
        for spot in _spots(draft, article, _where(outcome, library)):
            at = next((one.end for one in put if one.start == spot.offset), spot.offset)  # behind what stands there
            changed = draft.put(at, spot.words(outcome.fix or ""))
            read_again = read(path, changed.source.data)
            after = judge(read_again)
            if _is_better(report, after, outcome):
                more = len(changed.text) - len(draft.text)
                put = [_moved(one, more) if one.start >= at else one for one in put]
                put.append(Put(_name(outcome), outcome.fix or "", at, at + more))
                draft, article, report = changed, read_again, after
                break
    failed = [outcome for outcome in report.outcomes if _fails(outcome)]
    asked = [Asked(_name(one), one.fix or "", names) for one in failed if (names := _gaps(one, library))]
    left = [one for one in failed if not _gaps(one, library)]
    if draft is None:
        return Fixed(source.data, (), tuple(asked), tuple(left), report)
    placed = tuple(one._replace(line=_line(draft, one)) for one in sorted(put, key=lambda one: one.start))
    return Fixed(draft.source.data, placed, tuple(asked), tuple(left), report)


def _moved(one: Put, by: int) -> Put:
    return one._replace(start=one.start + by, end=one.end + by)


def _line(draft: Draft, one: Put) -> int:
    words = draft.text[one.start : one.end]
    return draft.line(one.start + len(words) - len(words.lstrip()))


def _next(report: Report, library: Library, tried: set[str]) -> Outcome | None:
    """Give what to put in next: of all lines the one that meets the most requirements that are not met."""
    failed = {_name(one): one for one in report.outcomes if _fails(one)}

    def met_by(one: Outcome) -> int:
        requirement = _requirement(one, library)
        also = [f"{one.terms}/{name}" for name in requirement.satisfies] if requirement else []
        return sum(name in failed for name in (_name(one), *also))

    candidates = [
        one
        for one in report.outcomes
        if one.state.failed and one.fix and not _gaps(one, library) and _name(one) not in tried and met_by(one)
    ]
    return max(candidates, key=met_by, default=None)


def _fails(outcome: Outcome) -> bool:
    return outcome.state.failed and outcome.must == "required" and outcome.counts


def _is_better(before: Report, after: Report, outcome: Outcome) -> bool:
    """Whether what was put in meets a requirement that was not met, and costs none that was."""
    failed = {_name(one) for one in before.outcomes if _fails(one)}
    fails_now = {_name(one) for one in after.outcomes if _fails(one)}
    is_met = all(not one.state.failed for one in after.outcomes if _name(one) == _name(outcome))
    return fails_now < failed and is_met and [t.id for t in before.terms] == [t.id for t in after.terms]


def _spots(draft: Draft, article: Article, where: Where) -> Iterator[Spot]:
    finding: Callable[[Draft, Article, Where], Iterator[Spot]]
    finding = import_module(f"compliance.fix.{article.format}").spots
    return finding(draft, article, where)


def _where(outcome: Outcome, library: Library) -> Where:
    requirement = _requirement(outcome, library)
    while isinstance(requirement, (kinds.AnyOf, kinds.AllOf)) and requirement.where == "anywhere":
        requirement = requirement.of[0]
    if requirement is None:
        return "bottom"
    return _PLACES.get(type(requirement), "bottom") if requirement.where == "anywhere" else requirement.where


def _gaps(outcome: Outcome, library: Library) -> tuple[str, ...]:
    """Give what the line to paste lacks, by the names of its slots."""
    patterns = library.get(outcome.terms).match.article
    return unfilled(outcome.fix or "", {name for pattern in patterns for name in parts_named(pattern)})


def _requirement(outcome: Outcome, library: Library) -> kinds.Requirement | None:
    """Give the requirement of an outcome; None for one that the article's own licence brought in."""
    asked = every(library.get(outcome.terms))
    return next((one for one in asked if one.id == outcome.requirement), None)


def _name(outcome: Outcome) -> str:
    return f"{outcome.terms}/{outcome.requirement}"
