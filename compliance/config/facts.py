"""The facts of a use as several say them: the site, a part of it, the article, the command line.

Whoever stands nearer to the article has the last word on each fact. What it says takes the name from a use named
farther off that it goes against, and leaves the other facts: `medium: email` under a site's `use: commercial-web` is
e-mail, and still commercial.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from compliance.terms.uses import USES, Use, parse_use

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

TAKEN = "taken for granted"


class Layer(NamedTuple):
    """What one says of a use; `sources` say where each fact stands."""

    facts: Mapping[str, str]
    sources: Mapping[str, str]


def combine(layers: Iterable[Layer]) -> tuple[Use, dict[str, str]]:
    """Give the use that the layers make, the nearest to the article last, and where each of its facts comes from.

    Raises UsageError where one layer contradicts itself.

    >>> site, part = Layer({"use": "commercial-web", "ads": "none"}, {}), Layer({"medium": "email"}, {})
    >>> use = combine([site, part])[0]
    >>> use.name, use.facts["commercial"], use.facts["ads"]
    ('email', 'yes', 'none')
    """
    name: str | None = None
    known: dict[str, str] = {}
    sources: dict[str, str] = {}
    for layer in layers:
        if named := layer.facts.get("use"):
            known, sources = _without(name, known, sources)
            name = named
            sources["use"] = layer.sources.get("use", "")
            for fact in USES[name]:
                known.pop(fact, None)
                sources.pop(fact, None)
        for fact, value in layer.facts.items():
            if fact == "use":
                continue
            if name and not named and USES[name].get(fact, value) != value:
                known, sources = _without(name, known, sources)
                name = None
            known[fact] = value
            sources[fact] = layer.sources.get(fact, "")
    use = parse_use(name, [f"{fact}={value}" for fact, value in known.items()])
    follows = f"of the use {use.name}" if use.stated else TAKEN
    told = {fact: follows if fact in USES[use.name] else TAKEN for fact in use.facts} | sources
    from_facts = ", ".join(f"{fact}={known[fact]}" for fact in USES[use.name] if fact in known)
    told.setdefault("use", f"by {from_facts}" if use.stated and from_facts else TAKEN)
    return use, told


def _without(name: str | None, known: dict[str, str], sources: dict[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Give facts and sources without the name of a use: the facts that it means stay."""
    if name is None:
        return known, sources
    meant = dict.fromkeys(USES[name], sources.pop("use"))
    return USES[name] | known, meant | sources
