"""The parts of a copyright line, each a pattern, put together from the words of `copyright.yaml`."""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import TYPE_CHECKING

import ahocorasick_rs
import msgspec

from compliance.elements.data import load

if TYPE_CHECKING:
    from collections.abc import Iterable


_LONGEST_RIGHTS = 120  # characters that words which keep rights may take, blanks before them and all


class Vocabulary(msgspec.Struct, frozen=True):
    """The words of `copyright.yaml`, which says what each list is."""

    signs: tuple[str, ...]
    weak_signs: tuple[str, ...]
    words: tuple[str, ...]
    reserved: tuple[str, ...]
    owned: tuple[str, ...]
    by: tuple[str, ...]
    present: tuple[str, ...]
    lead: frozenset[str]
    ends: tuple[str, ...]
    suffixes: frozenset[str]
    photo_words: frozenset[str]
    photo_houses: tuple[str, ...]
    spoken_of: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """Give the words of copyright lines."""
    return load("copyright", Vocabulary)


def literals() -> tuple[str, ...]:
    """Give the words and signs, in lower case, with one of which every copyright line begins."""
    v = vocabulary()
    return tuple(sorted({*v.signs, *v.weak_signs, *v.words, *v.reserved, *v.owned}))


class Parts:
    """The patterns; all without regard to case, to be matched at a place or searched in one line.

    Each is compiled when it is first asked for: all of them take longer than judging an article.
    """

    def __init__(self, v: Vocabulary) -> None:
        self._year = r"(?<!\d)(?:19|20)\d\d(?!\d|[-./]\d\d?[-./]\d)"  # no date
        # "2001–2024", "2001-24", "1999, 2003", "2015 to present"
        self._more = (
            rf"\s*(?:[-–—−‒/,&+~]|to|bis|a|al|au)\s*(?:{self._year}|\d\d(?![\d:/-]|\.\d)|(?:{any_of(v.present)})\b)"
        )
        self._years = rf"{self._year}(?:{self._more})*"
        self._boxed = rf"[\[(]?[ \t]*(?:{self._years})(?:[ \t]*[\])])?"  # "[2014]", "(1995)"
        self._sign = any_of(v.signs)
        self._weak = any_of(v.weak_signs)
        self._word = rf"(?:{any_of(v.words)})(?![^\W\d_])"
        self._by = rf"(?:{any_of(v.by)})(?![^\W\d_])"
        self._rights = (*v.reserved, *v.owned)
        self._last_words = frozenset(words.split()[-1] for words in self._rights)
        self._stop_words = ahocorasick_rs.AhoCorasick((*v.ends, *v.reserved, *v.owned))

    @cached_property
    def mark(self) -> re.Pattern[str]:
        """One mark: "©", "Copyright ©", "© Copyright (c)", "(C) Copyright,"; "Â©" is the sign decoded wrongly."""
        one = rf"Â?(?:{self._sign}|{self._weak}|{self._word})"
        return _compiled(rf"{one}(?:[\s:,.]*{one})*")

    @cached_property
    def mark_again(self) -> re.Pattern[str]:
        """The mark repeated behind the years: "Copyright 2025 © Holder", "© 2025 Copyright Holder"."""
        return _compiled(rf"[\s,.|–—-]*(?:{self._sign}|{self._word})")

    @cached_property
    def weak(self) -> re.Pattern[str]:
        """Signs that are one only with a year behind them."""
        return _compiled(rf"(?:{self._weak})+")

    @cached_property
    def year(self) -> re.Pattern[str]:
        """One year."""
        return _compiled(self._year)

    @cached_property
    def short_range(self) -> re.Pattern[str]:
        """A range whose second year is cut short: "2001-24"."""
        return _compiled(rf"({self._year})\s*[-–—−‒/]\s*(\d\d)(?!\d)")

    @cached_property
    def years_first(self) -> re.Pattern[str]:
        """Years at the head of a line, or of a part of it."""
        return _compiled(rf"(?:^|(?<=[|•·]\s)){self._years}(?=[\s,])")

    @cached_property
    def years_before(self) -> re.Pattern[str]:
        """Years before the sign: a range, or a year behind no word, for "Hochfeld, May 2017 (c) Doe" is dated."""
        return _compiled(rf"(?:{self._year}(?:{self._more})+|(?<![\w,.] ){self._year})\s*[,|–—-]?\s*$")

    @cached_property
    def years_after(self) -> re.Pattern[str]:
        """Years behind the sign."""
        return _compiled(rf"[\s:,.|–—-]*{self._boxed}")

    @cached_property
    def years_last(self) -> re.Pattern[str]:
        """Years behind the holder: "Acme Ltd. 2024", "Talk UG (haftungsbeschränkt) 2025"."""
        return _compiled(rf"\.?(?:[ \t]*\([^()\d\n]{{1,40}}\))?[ \t]*[,;:|–—-]?[ \t]*{self._boxed}")

    @cached_property
    def by(self) -> re.Pattern[str]:
        """What stands between mark and holder; a lone 0 is a year that some program failed to fill in."""
        return _compiled(rf"(?:[\s,:.|–—-]|{self._by}|0(?=\s))*")

    @cached_property
    def joint(self) -> re.Pattern[str]:
        """What joins mark and holder."""
        return _compiled(rf"\s*(?:[:,]|{self._by})\s*(?=\S)")

    @cached_property
    def stop(self) -> re.Pattern[str]:
        """Signs that end the holders (words do too: `stop_word`); of a full stop only its neighbours tell."""
        return _compiled(
            rf"(?P<year>[,\s(]*{self._year})"
            rf"|(?P<dot>[.。](?=\s|$))"
            rf"|[;；！？]|\s[|•·♦*–—-]+\s|[|•·⋅∙●▪♦\n\"“”„«»<>{{}}=\]]|\s//\s|\s[\[(](?!pty)|[ \t]{{3,}}"
            rf"|https?:|www\.|{self._sign}"
        )

    @cached_property
    def _reserved(self) -> re.Pattern[str]:
        return _compiled(rf"[\s,;:.|–—-]*(?:{any_of(self._rights)})(?![^\W\d_])[ \t]*[.。]?")

    def reserved(self, line: str, at: int = 0) -> re.Match[str] | None:
        """Match what says that rights are kept at `at`; the pattern is long, and most lines hold none of its words."""
        said = line[at : at + _LONGEST_RIGHTS].lower()
        return self._reserved.match(line, at) if any(word in said for word in self._last_words) else None

    def stop_word(self, line: str, start: int, end: int) -> int:
        """Give where the first word that ends the holders begins in `line[start:end]`, or `end`."""
        found = end
        said = line[start:end].replace("İ", "i").lower()
        for _, first, behind in self._stop_words.find_matches_as_indexes(said, overlapping=True):
            at, after = start + first, start + behind
            if not (line[at - 1 : at].isalnum() or (line[after : after + 1].isalnum() and line[at].isascii())):
                found = min(found, at)
        return found


@cache
def parts() -> Parts:
    """Give the patterns, compiled when the first copyright line is met."""
    return Parts(vocabulary())


def any_of(words: Iterable[str]) -> str:
    r"""Give a pattern for any of `words`, the longest first; a blank in one stands for any white space.

    >>> any_of(["by", "by the author"])
    'by\\s+the\\s+author|by'
    """
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True))


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
