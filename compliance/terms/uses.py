"""What a reposter does with an article: the uses by name, and the facts that each stands for.

A fact that nobody stated stays unstated. Three are taken for granted unless somebody says otherwise: that the
article appears on the web, whole, in its own language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from compliance.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from compliance.terms.kinds import Conditions
    from compliance.terms.model import Standing, Terms

FACTS: dict[str, tuple[str, ...]] = {  # each with its values; none listed: any word
    "medium": ("web", "print", "email", "audio-video", "data"),
    "commercial": ("yes", "no"),
    "ads": ("none", "site-wide", "sold-against"),
    "paywall": ("none", "registration", "metered", "hard"),
    "republisher": ("person", "nonprofit", "for-profit", "news-outlet"),
    "extent": ("whole", "excerpt"),
    "translated": ("yes", "no"),
    "changed": ("yes", "no"),
    "pictures": ("yes", "no"),
    "country": (),
    "language": (),
}

ASSUMED = {"medium": "web", "extent": "whole", "translated": "no"}

USES: dict[str, dict[str, str]] = {  # the most particular last
    "community-web": {"medium": "web", "commercial": "no"},
    "commercial-web": {"medium": "web", "commercial": "yes"},
    "excerpt": {"extent": "excerpt"},
    "translation": {"translated": "yes"},
    "print": {"medium": "print"},
    "email": {"medium": "email"},
    "audio-video": {"medium": "audio-video"},
    "ai-training": {"medium": "data"},
}

DEFAULT = "community-web"
LONGEST = 80  # characters of a word that may be a slip for another


class Use(msgspec.Struct, frozen=True, kw_only=True):
    """One use. `stated` is False where nobody said what the article is used for, and DEFAULT was taken."""

    name: str = DEFAULT
    stated: bool = False
    facts: dict[str, str] = msgspec.field(default_factory=lambda: ASSUMED | USES[DEFAULT])


def holds(asked: Conditions, facts: Mapping[str, str | None]) -> tuple[bool | None, str]:
    """Tell whether every fact has a value asked for; None, with the fact, where one is unstated and none fails.

    >>> holds({"ads": ("none",)}, {"ads": "site-wide"}), holds({"ads": ("none",)}, {})
    ((False, 'ads'), (None, 'ads'))
    """
    unstated = ""
    for fact, values in asked.items():
        stated = facts.get(fact)
        if stated is None:
            unstated = unstated or fact
        elif fact == "language":
            if not any(stated == value or stated.startswith(f"{value}-") for value in values):
                return False, fact
        elif stated not in values:
            return False, fact
    return (None, unstated) if unstated else (True, "")


class Said(NamedTuple):
    """What terms say of a use: None where they do not speak of it; `open`: the fact that it depends on, unstated."""

    standing: Standing | None
    open: str = ""


STRICTNESS: tuple[Standing, ...] = ("allowed", "conditions", "permission", "prohibited")


def standing(terms: Terms, use: str, facts: Mapping[str, str | None]) -> Said:
    """Give what terms say of a use where the facts are these.

    Of several cases the first that fits stands. Where it takes an unstated fact to tell, nothing is said unless every
    case that may fit says the same.
    """
    if use not in terms.cases:
        return Said(terms.uses.get(use))
    may: set[Standing | None] = set()
    unstated = ""
    for case in terms.cases[use]:
        fits, fact = holds(case.when, facts)
        if fits is not False and case.unless:
            excepted, other = holds(case.unless, facts)
            fits, fact = (False, "") if excepted else (None, other) if excepted is None else (fits, fact)
        if fits is False:
            continue
        may.add(case.standing)
        if fits:
            break
        unstated = unstated or fact
    else:
        may.add(None)
    return Said(may.pop()) if len(may) == 1 else Said(None, unstated)


def parse_use(name: str | None, facts: Sequence[str] = ()) -> Use:
    """Give the use of that name (None: the one that the facts speak of), with further facts as "key=value".

    Raises UsageError, with the nearest spelling, for an unknown use, fact or value, and for a fact that the
    use itself contradicts.

    >>> parse_use("print").facts
    {'medium': 'print', 'extent': 'whole', 'translated': 'no'}
    >>> parse_use(None, ["commercial=yes"]).name, parse_use(None, ["ads=none"]).stated
    ('commercial-web', False)
    >>> parse_use("prnt")
    Traceback (most recent call last):
    compliance.errors.UsageError: no such use: "prnt"; did you mean print?
    """
    given = dict(_fact(text) for text in facts)
    if name is None:
        known = ASSUMED | {"commercial": "no"} | given
        name = next(use for use, means in reversed(USES.items()) if means.items() <= known.items())
        stated = any(fact in means for fact in given for means in USES.values())
    elif name not in USES:
        raise UsageError(f'no such use: "{name}"' + did_you_mean(name, USES))
    else:
        stated = True
    for fact, value in USES[name].items():
        if given.get(fact, value) != value:
            message = f"{fact}={given[fact]} contradicts the use {name}, which means {fact}={value}"
            raise UsageError(message)
    return Use(name=name, stated=stated, facts=ASSUMED | USES[name] | given)


def _fact(text: str) -> tuple[str, str]:
    fact, _, value = text.partition("=")
    if fact not in FACTS:
        raise UsageError(f'no such fact: "{fact}"' + did_you_mean(fact, FACTS))
    if not value or (FACTS[fact] and value not in FACTS[fact]):
        options = ", ".join(FACTS[fact]) or "a word"
        raise UsageError(f'{fact} is one of {options}, not "{value}"' + did_you_mean(value, FACTS[fact]))
    return fact, value


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Give the known word that `word` is most likely a slip for; None where none is near.

    >>> nearest("copyrigt", ["canonical", "copyright"]), nearest("zzz", ["canonical"])
    ('copyright', None)
    """
    if len(word) > LONGEST:
        return None
    from difflib import get_close_matches  # noqa: PLC0415 -- for errors alone

    return next(iter(get_close_matches(word.lower(), list(known), 1, 0.6)), None)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Give the end of a sentence that offers the nearest spelling; "" where none is near."""
    near = nearest(word, known)
    return f"; did you mean {near}?" if near else ""
