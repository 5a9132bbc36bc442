"""How far a name, a date or a list of people reaches, read word by word.

A wording says where a name begins; where it ends no wording can say. A name goes on while its words are
written like a name's (capitals, figures, a domain), with small words such as "of" only between two of
those, and ends before a date, at a comma, at the end of the block. In writing without capitals it ends at
the first sign or blank.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.elements.words import Words

MOST_WORDS = 12
MOST_CHARACTERS = 24  # of a name in writing without blanks

_JOINS = frozenset(
    "of the and for in & + - – ' ’ ’s s de del della di da do dos das du des la le les el los et y e und der die den das vom "
    "von van für für zu het op og och i : / . @ | en na au à aux dei degli per a to".split(),
)
OPENS = frozenset("\"“”„«»'‘’「『《〈【（([*_<\\")
_CLOSES = frozenset("\"”“»«'’」』》〉】）)]*_>")
_ARTICLES = frozenset(
    "the a an le la les l' l der die das dem den el los las il lo i gli de het o os as na no da do det den um uma un una une his her my their our its".split(),
)
# Nouns that belong to a name before them: "the Heroku blog".
TAILS = frozenset(
    "blog weblog website web site magazine newspaper newsletter forum channel journal podcast page homepage wiki "
    "website's blogs agency personal own company engineering team".split(),
)
_ISSUES = frozenset("issue edition number archives".split())
_SUFFIXES = frozenset("inc ltd llc llp plc co corp gmbh ag sa sarl bv nv limited corporation company".split())
_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep "
    "sept oct nov dec januar februar märz mai juni juli oktober dezember jänner enero febrero marzo abril mayo junio julio "
    "agosto septiembre octubre noviembre diciembre janvier février mars avril juin juillet août septembre octobre novembre "
    "décembre janeiro fevereiro março maio junho julho setembro outubro novembro dezembro gennaio febbraio aprile maggio "
    "giugno luglio settembre ottobre dicembre januari februari maart mei augustus oktober desember maret agustus "
    "mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag "
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря "
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık".split(),
)
_DATE_WORDS = frozenset("of de del den le am the in im du st nd rd th , . / - – : 年 月 日 ( ) at".split())


def is_wide(word: str) -> bool:
    """Whether the word is a character of writing without capitals and blanks (Chinese, Japanese, Korean)."""
    return len(word) == 1 and ord(word) > 0x2E80 and word.isalpha()  # noqa: PLR2004 -- where these scripts begin


def is_hiragana(word: str) -> bool:
    """Whether the word is a character of the Japanese syllabary in which particles are written."""
    return "\u3041" <= word <= "\u309f"


def is_domain(word: str) -> bool:
    """Whether the word is an address or the name of a host."""
    return "." in word and len(word) > 3  # noqa: PLR2004 -- the shortest, "t.co"


def is_month(folded: str) -> bool:
    """Whether the word names a month or a day of the week."""
    return folded in _MONTHS


def names(words: Words, at: int) -> Iterator[int]:
    """Give the words after which the name that begins at word `at` may end, the longest reading first."""
    first = begin(words, at)
    if first >= len(words) or (first > at and words.breaks[first] > 1):
        return
    end = _end(words, first)
    for after in range(end, first, -1):
        if after == end or words.folded[after - 1] not in _JOINS:
            yield after


def begin(words: Words, at: int) -> int:
    """Give the word at which the name proper begins: past an article and opening marks."""
    skipped = 0
    while (
        at < len(words)
        and skipped < 3
        and words.starts[at] not in words.links
        and (words.folded[at] in OPENS or words.folded[at] in _ARTICLES)
    ):  # noqa: PLR2004
        if words.folded[at] in _ARTICLES and at + 1 < len(words) and words.breaks[at + 1] > 1:
            break
        at += 1
        skipped += 1
    return at


def _end(words: Words, first: int) -> int:
    if first > 0 and words.folded[first - 1] in OPENS - {"*", "_"} and (close := _closing(words, first)):
        return close
    if link := words.links.get(words.starts[first]):
        at = first
        while at < len(words) and words.ends[at] <= link and at - first < MOST_WORDS:
            if is_hiragana(words.written[at]) and at > first:
                break
            at += 1
        if at > first and (_is_name(words, first) or at - first > 1):
            return _tail(words, max(at, _plain_end(words, first)))
    return _plain_end(words, first)


def _plain_end(words: Words, first: int) -> int:
    word = words.written[first]
    if is_domain(word):
        return first + 1
    if is_wide(word):
        return _wide_end(words, first)
    if not _is_name(words, first) or is_month(words.folded[first]) and _is_figure(words, first + 1):
        return first
    at = last = first + 1
    while at < len(words) and at - first < MOST_WORDS and not _stops(words, at):
        if _is_name(words, at) and not (is_month(words.folded[at]) and _is_figure(words, at + 1)):
            last = at + 1
        elif (
            words.folded[at] == "(" and (close := _closing(words, at + 1, 3)) and not is_domain(words.written[at + 1])
        ):  # "Deutscher Jagdverband (DJV)"
            last = close + 1
            at = close
        elif words.folded[at] == "," and at + 1 < len(words) and words.folded[at + 1] in _SUFFIXES:
            last = at + 2
            at += 1
        elif words.folded[at] not in _JOINS:
            break
        at += 1
    if last == first + 1 and word.isdigit():  # a year
        return first
    if (
        last + 1 < len(words) and words.folded[last] in _ISSUES and words.folded[last + 1] == "of"
    ):  # what of comes behind
        return first
    return _tail(words, last)


def _stops(words: Words, at: int) -> bool:
    """Whether no name goes on past the break, or the full stop, before word `at`."""
    if words.breaks[at] and words.opens_line(at):
        return True
    if is_hiragana(words.written[at]):
        return True
    if words.folded[at] == ".":  # "St. Louis", "U.S. News", not the end of a sentence
        return not (
            words.starts[at] == words.ends[at - 1]
            and len(words.written[at - 1]) <= 2
            and words.written[at - 1].isalpha()
            and at + 1 < len(words)  # noqa: PLR2004
            and words.starts[at + 1] - words.ends[at] <= 1
        )
    if words.folded[at] in {":", "|", "-", "–"}:
        return words.folded[at] == ":" or words.starts[at] > words.ends[at - 1]
    return False


def _tail(words: Words, at: int) -> int:
    while at < len(words) and not words.breaks[at] and words.folded[at] in TAILS:
        at += 1
    return at


def _wide_end(words: Words, first: int) -> int:
    at = first + 1
    while at < len(words) and at - first < MOST_CHARACTERS:
        word = words.written[at]
        if is_hiragana(word) and not is_hiragana(words.written[first]):  # a particle
            break
        if words.breaks[at] or not (word[0].isalnum() or word in "・·•-&"):
            break
        if words.starts[at] > words.ends[at - 1] and is_wide(word):
            break
        at += 1
    return at


def _closing(words: Words, first: int, most: int = MOST_WORDS) -> int:
    """Give the closing mark of a quotation whose first word is `first`; 0 without one near."""
    for at in range(first + 1, min(first + most + 1, len(words))):
        if words.breaks[at] > 1:
            return 0
        if words.folded[at] in _CLOSES:
            return at
    return 0


def _is_name(words: Words, at: int) -> bool:
    word = words.written[at]
    return (
        word[0].isupper()
        or word[0].isdigit()
        or is_domain(word)
        or word[0].istitle()
        or (
            word[0].isalpha() and any(c.isupper() for c in word)  # "taz" is none, "eBay" is one
        )
        or is_wide(word)
        or ord(word[0]) in range(0x590, 0x1C90)
    )


def _is_figure(words: Words, at: int) -> bool:
    return at < len(words) and (words.written[at][0].isdigit() or words.folded[at] in {",", "of", "de"})


def dates(words: Words, at: int) -> Iterator[int]:
    """Give the words after which a date that begins at word `at` may end, the longest reading first."""
    end = at
    figures = 0
    for i in range(at, min(at + 9, len(words))):
        if words.breaks[i] > 1:
            break
        word = words.folded[i]
        if word[0].isdigit() and len(word) <= 10:  # noqa: PLR2004 -- "2024-05-01" at most
            figures += 1
            end = i + 1
        elif is_month(word):
            end = i + 1
        elif word not in _DATE_WORDS:
            break
    if figures:
        yield from range(end, at, -1)


def people(words: Words, at: int) -> Iterator[int]:
    """Give the words after which a list of people that begins at word `at` may end, the longest reading first."""
    end = at
    for i in range(at, min(at + 16, len(words))):
        word = words.written[i]
        if words.breaks[i] > 1:
            break
        if is_wide(word) or word[0].isupper() or (word[0].isalpha() and any(c.isupper() for c in word)):
            end = i + 1
        elif words.folded[i] not in {
            "and",
            ",",
            "&",
            "-",
            ".",
            "y",
            "et",
            "und",
            "e",
            "de",
            "van",
            "von",
            "der",
            "da",
            "dr",
            "with",
        }:
            break
    yield from range(end, at, -1)
