"""The words of many languages by which names, dates and bylines are told from sentences: `lexicon.yaml`."""

from __future__ import annotations

from functools import cache

import msgspec

from compliance.elements.data import load


class Lexicon(msgspec.Struct, frozen=True):
    """Sets of words in small letters; what each is for stands beside it in the file."""

    joins: frozenset[str]
    articles: frozenset[str]
    tails: frozenset[str]
    behind: tuple[str, ...]
    issues: frozenset[str]
    suffixes: frozenset[str]
    months: frozenset[str]
    date_words: frozenset[str]
    no_outlets: frozenset[str]
    byline_words: frozenset[str]
    common: frozenset[str]
    anchors: frozenset[str]
    elsewhere: tuple[str, ...]


@cache
def lexicon() -> Lexicon:
    """Give the words, read once."""
    return load("lexicon", Lexicon)
