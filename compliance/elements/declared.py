"""What the file itself declares of an original: front matter, metadata, a site generator's shortcode."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from compliance.article import Span, Zone
from compliance.elements.attribution import Credit, clean, is_outlet, name_of
from compliance.elements.data import load
from compliance.elements.model import Attribution

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.article import Article, Metadata, Place
    from compliance.elements.host import Host
    from compliance.elements.outlets import Outlets

_SIGNS = re.compile(r"[-_. \s]")
_BASED_ON = ("isbasedon", "isbasedon.url", "isbasedon.@id", "isbasedonurl")
_BASED_ON_SURE = 0.6
_SHORTCODE_SURE = 0.85  # at least: it is there to be shown
_NAME_WORDS = 8  # of a name, at most
_LONGEST = 300  # characters of an address
_FLAGS = frozenset({"true", "false", "yes", "no"})


class Keys(msgspec.Struct, frozen=True):
    """Names of statements about the original, with how sure each makes that the article is another's."""

    front_matter: dict[str, float]
    meta: dict[str, float]


@cache
def _keys() -> Keys:
    return load("declared", Keys)


class Declared(NamedTuple):
    """One statement about the original."""

    text: str
    place: Place
    sure: float
    key: str
    address: str = ""
    name: str = ""
    span: Span | None = None


def find(article: Article, host_: Host) -> tuple[Declared, ...]:
    """Give what the file declares of an original elsewhere, in the order of the file."""
    found = [d for m in article.metadata if (sure := _sure(m)) and (d := _read(m, sure, host_))]
    return (*found, *_shortcodes(article))


def _sure(said: Metadata) -> float:
    """Give how sure the name of a statement makes that it is about an original elsewhere; 0: it is not."""
    match said.source:
        case "front-matter":
            name = said.name.lower()
            keys = _keys().front_matter
            return keys.get(_SIGNS.sub("", name)) or keys.get(_SIGNS.sub("", name.rpartition(".")[0]), 0.0)
        case "meta":
            return _keys().meta.get(said.name, 0.0)
        case "json-ld":
            return _BASED_ON_SURE if said.name.endswith(_BASED_ON) else 0.0
        case _:
            return 0.0


def _read(said: Metadata, sure: float, host_: Host) -> Declared | None:
    """Read an address, or else a name, that is not the site's own."""
    value = said.value.strip()
    text = f"{said.name}: {value}"
    if value.startswith(("http://", "https://", "//")):
        is_elsewhere = len(value) <= _LONGEST and not host_.owns_url(value)
        return Declared(text, said.place, sure, said.name, address=value) if is_elsewhere else None
    name = clean(value)
    if said.source == "json-ld" or "/" in value or len(value.split()) > _NAME_WORDS or value.lower() in _FLAGS:
        return None
    return (
        Declared(text, said.place, sure * 0.9, said.name, name=name)
        if is_outlet(name) and not host_.owns(name)
        else None
    )


def _shortcodes(article: Article) -> Iterator[Declared]:
    """Give what shortcodes named after republishing say, {{< republished blog="…" url="…" >}}: links without words."""
    for link in article.links:
        if link.start == link.end and link.rel and (sure := _keys().front_matter.get(_SIGNS.sub("", link.rel.lower()))):
            yield Declared(
                link.title or link.href,
                link.place,
                max(sure, _SHORTCODE_SURE),
                link.rel,
                link.href,
                clean(link.title),
                Span(link.start, link.end),
            )


def credits(declared: tuple[Declared, ...], outlets: Outlets) -> tuple[Credit, ...]:  # noqa: A001 -- the field's own word
    """Give the declarations that name an outlet, as attributions: an address alone names nobody."""
    return tuple(Credit(_attribution(d, outlets), d.sure) for d in declared if d.name)


def _attribution(declared: Declared, outlets: Outlets) -> Attribution:
    return Attribution(
        text=declared.text,
        place=declared.place,
        zone=Zone.HEAD if declared.span is None else Zone.ARTICLE,
        span=declared.span,
        publisher=declared.name or name_of(declared.address, outlets),
        hrefs=(declared.address,) if declared.address else (),
        phrase="declared",
        why=(f"the file declares {declared.key}",),
    )
