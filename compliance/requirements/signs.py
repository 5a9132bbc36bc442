"""The words of `signs.yaml`, and where they stand."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from compliance.elements.data import load

List = Literal["newsletter", "access", "copy", "changed", "picture", "institution", "reserved"]


class Signs(msgspec.Struct, frozen=True):
    """What `signs.yaml` holds; its comments say what each list is for."""

    newsletter: tuple[str, ...]
    access: tuple[str, ...]
    copy: tuple[str, ...]
    changed: tuple[str, ...]
    picture: tuple[str, ...]
    institution: tuple[str, ...]
    reserved: tuple[str, ...]


def shown(name: List, text: str) -> str | None:
    """Give the first word of that list that `text` holds; None where it holds none.

    A word in Latin letters has to begin where a word begins: "successor" holds no "access".

    >>> shown("changed", "The text is Unchanged."), shown("picture", "Photograph: A. Lee"), shown("access", "successor")
    ('unchanged', 'photo', None)
    """
    low = text.lower()
    return next((word for word in getattr(_signs(), name) if _stands(word, low)), None)


def _stands(word: str, text: str) -> bool:
    at = text.find(word)
    while at >= 0:
        if at == 0 or not (word[0].isalpha() and word[0].isascii() and text[at - 1].isalpha()):
            return True
        at = text.find(word, at + 1)
    return False


@cache
def _signs() -> Signs:
    return load("signs", Signs, Path(__file__).parent)
