"""How far a name, a date or a list of people reaches, read word by word.

A wording says where a name begins; where it ends no wording can say. A name goes on while its words are
written like a name's (capitals, figures, a domain), with small words such as "of" only between two of
those, and ends before a date, at a comma, at the end of the block. In writing without capitals it ends at
the first sign or blank.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.elements.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.elements.words import Words

MOST_WORDS = 12
_BEFORE = 3  # articles and marks before a name
_INITIALS = 2  # letters before a full stop inside a name: "St.", "U."
MOST_CHARACTERS = 24  # of a name in writing without blanks

OPENS = frozenset("\"“”„«»'‘’「『《〈【（([*_<\\")
_QUOTES = OPENS - {"*", "_"}
_CLOSES = frozenset("\"”“»«'’」』》〉】）)]*_>")


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
    return folded in lexicon().months


def names(words: Words, at: int) -> Iterator[int]:
    """Give the words after which the name that begins at word `at` may end, the longest reading first."""
    first = begin(words, at)
    if first >= len(words) or (first > at and words.breaks[first] > 1):
        return
    quoted = any(words.folded[i] in _QUOTES for i in range(max(at - 1, 0), first))
    end = (quoted and _closing(words, first)) or _end(words, first)
    for after in range(end, first, -1):
        if after == end or words.folded[after - 1] not in lexicon().joins:
            yield after


def begin(words: Words, at: int) -> int:
    """Give the word at which the name proper begins: past an article and opening marks."""
    skipped = 0
    while (
        at < len(words)
        and skipped < _BEFORE
        and words.starts[at] not in words.links
        and (words.folded[at] in OPENS or words.folded[at] in lexicon().articles)
    ):
        if words.folded[at] in lexicon().articles and at + 1 < len(words) and words.breaks[at + 1] > 1:
            break
        at += 1
        skipped += 1
    return at


def _end(words: Words, first: int) -> int:
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
    if not _is_name(words, first) or (is_month(words.folded[first]) and _is_figure(words, first + 1)):
        return first
    at = last = first + 1
    while at < len(words) and at - first < MOST_WORDS and not _stops(words, at):
        after = _part(words, at)
        if after > at:
            at = last = after
        elif words.folded[at] in lexicon().joins:
            at += 1
        else:
            break
    if last == first + 1 and word.isdigit():  # a year
        return first
    if last + 1 < len(words) and words.folded[last] in lexicon().issues and words.folded[last + 1] == "of":
        return first  # the name itself comes behind
    return _tail(words, last)


def _part(words: Words, at: int) -> int:
    """Give the word after a part of a name that begins at word `at`; `at` itself where none does."""
    if _is_name(words, at) and not (is_month(words.folded[at]) and _is_figure(words, at + 1)):
        return at + 1
    following = words.folded[at + 1] if at + 1 < len(words) else ""
    if words.folded[at] == "," and following in lexicon().suffixes:
        return at + 2
    if words.folded[at] == "," and words.folded[at + 2 : at + 3] in (["and"], ["&"]) and _is_name(words, at + 1):
        return at + 2  # "Reed, Oak and Company"
    if words.folded[at] == "(" and not is_domain(following) and (close := _closing(words, at + 1, 3)):
        return close + 1  # "Deutscher Seglerverband (DSV)"
    return at


def _stops(words: Words, at: int) -> bool:
    """Whether no name goes on past the break, or the full stop, before word `at`."""
    if words.breaks[at] and words.opens_line(at):
        return True
    if is_hiragana(words.written[at]):
        return True
    if words.folded[at] == ".":  # "St. Louis", "U.S. News", not the end of a sentence
        return not (
            words.starts[at] == words.ends[at - 1]
            and len(words.written[at - 1]) <= _INITIALS
            and words.written[at - 1].isalpha()
            and at + 1 < len(words)
            and words.starts[at + 1] - words.ends[at] <= 1
        )
    if words.folded[at] in {":", "|", "-", "–"}:
        return words.folded[at] == ":" or words.starts[at] > words.ends[at - 1]
    return False


def _tail(words: Words, at: int) -> int:
    while at < len(words) and not words.breaks[at] and words.folded[at] in lexicon().tails:
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
        if i > at and words.breaks[i] > 1:
            break
        word = words.folded[i]
        if word[0].isdigit() and len(word) <= 10:  # noqa: PLR2004 -- "2024-05-01" at most
            figures += 1
            end = i + 1
        elif is_month(word) or word in {"日", "일"}:
            end = i + 1
        elif word not in lexicon().date_words:
            break
    if figures:
        yield from range(end, at, -1)


def people(words: Words, at: int) -> Iterator[int]:
    """Give the words after which a list of people that begins at word `at` may end, the longest reading first."""
    end = at
    for i in range(at, min(at + 16, len(words))):
        word = words.written[i]
        if i > at and words.breaks[i] > 1:
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
