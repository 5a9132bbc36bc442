"""When the article appeared: as a reader of the page sees it, or else as the metadata say."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from compliance.article import Span, Zone
from compliance.elements.data import load
from compliance.elements.model import Date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.article import Article, Block

_LONGEST_LINE = 160  # characters: what is longer is the article, not the line under its title
_MOST_BLOCKS = 40  # blocks about the article's beginning that are looked at

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WORD = r"(?P<word>[^\W\d_]{3,})\.?"
_DAY = r"(?P<day>[0-3]?\d)"
_SHAPES = tuple(
    re.compile(rf"(?<![\w/.-]){shape}(?![\d/-]|\.\d)")
    for shape in (
        rf"{_YEAR}[-/.](?P<month>[01]?\d)[-/.]{_DAY}",  # 2024-05-03, 2024/5/3
        rf"{_YEAR}\s?[年년]\s?(?P<month>[01]?\d)\s?[月월]\s?{_DAY}\s?[日일]",
        rf"{_DAY}(?:st|nd|rd|th|º|er|\.)?[\s-]*(?:of |de |d['’]\s?)?{_WORD}(?:,| de| del)?[\s-]+{_YEAR}",  # 3. Mai 2024
        rf"{_WORD}\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}",  # May 3, 2024
        rf"{_DAY}\.\s?(?P<month>[01]?\d)\.\s?{_YEAR}",  # 3.5.2024: with full stops the day stands first
    )
)


class Names(msgspec.Struct, frozen=True):
    """The words of `dates.yaml`, which says what each list is."""

    months: tuple[tuple[str, ...], ...]
    names: tuple[str, ...]


def find(article: Article) -> tuple[Date, ...]:
    """Give the day the article appeared: the visible ones about title and byline, then what the metadata say.

    `iso` is YYYY-MM-DD. A day written in figures whose order nobody can tell (03/05/2024) is not guessed.
    """
    return (*_visible(article), *_declared(article))


def parse(text: str) -> Iterator[tuple[int, int, str]]:
    """Give each date in `text`, shape by shape: where it begins, where it ends, and the day as YYYY-MM-DD.

    >>> list(parse("Ann Bee, May 3rd, 2024")), list(parse("03/05/2024")), list(parse("31. Juni 2024"))
    ([(9, 22, '2024-05-03')], [], [])
    >>> [iso for _, _, iso in parse("3 de mayo de 2024 / 2024年5月3日 / 3.5.2024 / 2024-05-03T10:00 / 1er août 2019")]
    ['2024-05-03', '2024-05-03', '2024-05-03', '2019-08-01', '2024-05-03']
    """
    if "20" not in text and "19" not in text:  # no year
        return
    for shape in _SHAPES:
        for found in shape.finditer(text):
            part = found.groupdict()
            month = int(part["month"]) if part.get("month") else _month(part["word"])
            try:
                yield found.start(), found.end(), date(int(part["year"]), month or 0, int(part["day"])).isoformat()
            except ValueError:
                continue


def _visible(article: Article) -> Iterator[Date]:
    for block in _near_byline(article):
        words = article.text[block.start : block.end]
        for start, end, iso in sorted(parse(words)):
            span = Span(block.start + start, block.start + end)
            yield Date(text=words[start:end], place=article.place(*span), zone=block.zone, span=span, iso=iso)


def _near_byline(article: Article) -> Iterator[Block]:
    """Give the short blocks about the title, where an article tells its day."""
    looked = 0
    for block in article.blocks:
        if block.zone not in (Zone.ABOVE, Zone.ARTICLE) or looked >= _MOST_BLOCKS:
            continue
        looked += 1
        if block.zone is Zone.ARTICLE and block.end - block.start > _LONGEST_LINE:
            return
        if block.kind not in ("code", "caption") and block.end - block.start <= _LONGEST_LINE:
            yield block


def _declared(article: Article) -> Iterator[Date]:
    """Give the day of the metadata: the surest name of each kind of it."""
    rank = {name: at for at, name in enumerate(_names().names)}
    best: dict[str, tuple[int, Date]] = {}
    for said in article.metadata:
        at = rank.get(said.name if said.source != "json-ld" else said.name.rpartition(".")[2])
        if at is None or (said.source in best and best[said.source][0] <= at):
            continue
        iso = next((iso for _, _, iso in parse(said.value)), None)
        if iso:
            why = (f'"{said.name}" in the {said.source}',)
            best[said.source] = at, Date(text=said.value, place=said.place, zone=Zone.HEAD, iso=iso, why=why)
    for _, found in best.values():
        yield found


def _month(name: str) -> int | None:
    """Give the number of a month by its name.

    >>> _month("März"), _month("Sept"), _month("Monday")
    (3, 9, None)
    """
    return _months().get(_plain(name))


@cache
def _names() -> Names:
    return load("dates", Names)


@cache
def _months() -> dict[str, int]:
    return {_plain(name): number for number, names in enumerate(_names().months, 1) for name in names}


def _plain(name: str) -> str:
    """Give a name in lower case without accents, and without the difference of the Turkish i."""
    plain = unicodedata.normalize("NFKD", name.replace("İ", "i").lower().replace("ı", "i"))
    return "".join(c for c in plain if not unicodedata.combining(c))
