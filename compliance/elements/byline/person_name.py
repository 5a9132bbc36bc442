"""One item of a list of authors, read as a name: a person's in full, a signature, a desk's; or none."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from compliance.elements.byline import openers
from compliance.elements.byline.persons import EDGE, NAME_EDGE, is_capital, is_person, is_wide, is_wide_name, known

Sort = Literal["person", "handle", "desk"]

_MOST_DESK = 6  # words of "Example Daily News Desk"
_MOST_HANDLE = 4  # words of a lower-case signature
_MOST_WIDE_HANDLE = 20  # characters
_HANDLE = re.compile(r"[^\W_][\w.\-’']{0,29}")


class Named(NamedTuple):
    """A name as written, without what stands about it."""

    name: str
    sort: Sort


def named(name: str, *, labelled: bool) -> tuple[Named | None, int]:
    """Read one item as one author's name; give it, and how many characters were left over.

    >>> named("reporter Jane Doe", labelled=False), named("Jane Doe Senior Editor", labelled=False)
    ((Named(name='Jane Doe', sort='person'), 0), (Named(name='Jane Doe', sort='person'), 12))
    >>> named("jdoe", labelled=True), named("jdoe", labelled=False)
    ((Named(name='jdoe', sort='handle'), 0), (None, 0))
    """
    if is_wide(name):
        return _wide_name(name, labelled=labelled), 0
    k = known()
    words, left = _trimmed(name.split())
    folded = [word.casefold().strip(EDGE) for word in words]
    name = " ".join(words).strip(NAME_EDGE)
    if name.endswith(".") and len(words[-1]) > 2 and "." not in words[-1][:-1] and folded[-1] not in k.words.suffixes:  # noqa: PLR2004
        name = name[:-1]  # a sentence's, no initial's
    whole = name.casefold().strip(EDGE)
    if not whole or (whole in k.words.never and whole not in k.words.desks):
        return None, left
    if any(part in k.words.desks for word in folded for part in (word, *word.split("-"))):
        return Named(name, "desk") if labelled and len(words) <= _MOST_DESK else None, left
    if len(words) > 1 and not k.roles.isdisjoint(folded[:2]) and folded[0] not in k.words.titles:
        return None, left
    if is_person(name):
        is_body = folded[0] == "the" or not k.words.bodies.isdisjoint(folded)
        return Named(name, "desk" if is_body else "person"), left
    if labelled and not left and len(words) <= _MOST_HANDLE and all(map(_HANDLE.fullmatch, words)):
        return Named(name, "handle"), left
    return None, left


def _trimmed(words: list[str]) -> tuple[list[str], int]:
    """Take credentials, a role before or behind, and a sentence that goes on, off the words of a name."""
    k = known()
    while len(words) > 2 and _is_credential(words[-1]):  # noqa: PLR2004 -- "Jane Doe MD"
        words = words[:-1]
    end = _end(words)
    left = sum(map(len, words[end:]))
    words = words[:end]
    folded = [word.casefold().strip(EDGE) for word in words]
    while len(words) > 2 and folded[0] in k.roles and folded[0] not in k.words.titles and is_capital(words[1]):  # noqa: PLR2004
        words, folded = words[1:], folded[1:]  # "reporter Jane Doe"
    if k.words.desks.isdisjoint(folded):
        for i in range(2, len(words)):
            if folded[i] in k.roles and folded[i] not in k.words.suffixes:  # "Jane Doe Senior Editor"
                left += sum(map(len, words[i:]))
                words = words[:i]
                break
    half = len(words) // 2
    if half > 1 and words[:half] == words[half:]:  # once for wide screens, once for narrow ones
        words = words[:half]
    return words, left


def _is_credential(word: str) -> bool:
    bare = word.casefold().strip(EDGE)
    credentials = known().words.credentials
    return (bare in credentials or bare.replace(".", "") in credentials) and sum(map(str.isupper, word)) > 1


def _end(words: list[str]) -> int:
    """Give the number of words up to the first that is no part of a name: "Jane Doe on behalf of" has two."""
    k = known().words
    capitals = end = 0
    for i, word in enumerate(words):
        if is_capital(word):
            if capitals > 1 and (word == "The" or word.casefold().strip(EDGE) in k.never):
                return end  # "Jane Doe The Associated Press", "Jane Doe Published"
            capitals += 1
            end = i + 1
            if word[-1] in ".!?:" and len(word) > 4 and "." not in word[:-1] and word[:-1].casefold() not in k.titles:  # noqa: PLR2004
                return end  # of a sentence
        elif word.casefold().strip(".") in k.particles:
            continue
        elif capitals > 1:
            return end
        else:
            return len(words)  # a lower-case signature, or no name
    return end or len(words)


def _wide_name(name: str, *, labelled: bool) -> Named | None:
    k = known()
    if not labelled and any(body in name for body in k.bodies_wide):
        return None
    for after in k.words.after:
        if name.endswith(after) and len(name) > len(after) + 1:
            name = name.removesuffix(after).strip(NAME_EDGE)
            break
    name = openers.opened(name).rest or name  # "作者：記者王小明"
    if name in k.words.never:
        return None
    if any(desk in name for desk in k.desks_wide):
        return Named(name, "desk") if labelled else None
    if is_wide_name(name):
        return Named(name, "person")
    return Named(name, "handle") if labelled and len(name) <= _MOST_WIDE_HANDLE else None
