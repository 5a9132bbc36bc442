"""When the original appeared, and when the repost did, as far as the article shows either."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from compliance.elements.date import parse
from compliance.requirements import credit
from compliance.requirements.signs import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.elements.model import Date, Element
    from compliance.requirements.outcome import Case

ACCESS = 40  # characters before a date in which "accessed on" makes it that of the reading

_IN_ADDRESS = r"/((?:19|20)\d\d)[/-]([01]?\d)[/-]([0-3]?\d)(?:/|$|-)"
_MINUTE = r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s?(?:Z|[+-]\d\d:?\d\d)"
_EAST, _WEST = timedelta(hours=14), timedelta(hours=12)  # how far the clocks of the world are from UTC


class Dated(NamedTuple):
    """A date in the credit: the day as YYYY-MM-DD, its words, and whether it is the day of the reading."""

    iso: str
    element: Element
    access: bool


class Instant(NamedTuple):
    """When something happened: between these two moments, which are one where the minute is known."""

    earliest: datetime
    latest: datetime


def in_credit(case: Case) -> Iterator[Dated]:
    """Give the dates that stand in the credit."""
    for block in credit.paragraphs(case):
        text = case.article.text[block.start : block.end]
        for start, end, iso in sorted(parse(text)):
            before = text[max(0, start - ACCESS) : start].rpartition(";")[2]
            found = case.element(block.start + start, block.start + end)
            yield Dated(iso, found, shown("access", before) is not None)


def originals(case: Case) -> tuple[date, ...]:
    """Give the day on which the original appeared, by its credit, else by its address: none, one, or several."""
    days = {one.iso for one in in_credit(case) if not one.access}
    if not days and case.original:
        days = {f"{int(y):04}-{int(m):02}-{int(d):02}" for y, m, d in re.findall(_IN_ADDRESS, case.original)}
    return tuple(sorted(day for iso in days if (day := _day(iso))))


def reposts(case: Case) -> tuple[Date, ...]:
    """Give the dates that the repost itself bears: not those that its credit gives as the original's."""
    credited = [one.element.span for one in in_credit(case)]
    return tuple(
        one
        for one in case.elements.dates
        if not any(span and one.span and span.start <= one.span.start < span.end for span in credited)
    )


def unknown(case: Case) -> str | None:
    """Say which of the two days nobody can tell from the article; None where both are known and differ."""
    first, dates = originals(case), [_day(one.iso) for one in reposts(case)]
    if len(first) != 1:
        return (
            "The article does not show on which day the original appeared."
            if not first
            else (f"The credit gives several dates, {' and '.join(map(str, first))}.")
        )
    if not dates or None in dates:
        return "The article does not show on which day it was published here."
    if any(day == first[0] for day in dates):
        return f"The article bears the date of the original, {first[0]}; when it was published here cannot be told."
    return None


def instant(text: str) -> Instant | None:
    """Give the moment that a text states, to the minute with its zone, or else as a day somewhere on earth.

    >>> instant("2026-03-01T12:00+02:00").earliest.isoformat()
    '2026-03-01T10:00:00+00:00'
    >>> [moment.isoformat() for moment in instant("1 March 2026")]
    ['2026-02-28T10:00:00+00:00', '2026-03-02T12:00:00+00:00']
    """
    minute = re.search(_MINUTE, text)
    if minute:
        moment = datetime.fromisoformat(minute[0].replace(" ", "T", 1).replace(" ", "")).astimezone(UTC)
        return Instant(moment, moment)
    day = next((_day(iso) for _, _, iso in parse(text)), None)
    if day is None:
        return None
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return Instant(midnight - _EAST, midnight + timedelta(days=1) + _WEST)


def _day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None
