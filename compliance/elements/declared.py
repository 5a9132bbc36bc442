"""What the file itself declares of an original: front matter, metadata, a site generator's shortcode."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from compliance.article import Span, Zone
from compliance.elements.attribution import Credit, clean, is_outlet, name_of
from compliance.elements.model import Attribution
from compliance.elements.outlets import host

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.article import Article, Place
    from compliance.elements.host import Host
    from compliance.elements.outlets import Outlets

# Keys of front matter, without the signs between their words, that give the original's address or its outlet's name;
# and how sure they are.
_KEYS = {
    "originalurl": 0.9, "originallink": 0.9, "originalarticle": 0.9, "originalpost": 0.9, "originalsource": 0.85, "original": 0.8,
    "originalpublication": 0.9, "originalpublisher": 0.9, "originallypublished": 0.85, "originallypublishedat": 0.9, "originallypublishedon": 0.85,
    "originallypublishedin": 0.9, "originallyposted": 0.85, "originaltitle": 0.0, "sourceurl": 0.85, "sourcelink": 0.85, "source": 0.6, "sourcename": 0.7,
    "crosspost": 0.85, "crossposturl": 0.9, "crosspostedfrom": 0.9, "crossposted": 0.8, "crosspostlink": 0.9, "crosspostsource": 0.9,
    "republishedfrom": 0.9, "republished": 0.8, "reposted": 0.8, "repostedfrom": 0.9, "repost": 0.8, "syndicatedfrom": 0.9, "syndication": 0.0,
    "firstpublished": 0.7, "firstpublishedat": 0.8, "firstpublishedin": 0.8, "externalurl": 0.6, "externallink": 0.55, "publication": 0.6, "via": 0.6, "viaurl": 0.7,
    "translatedfrom": 0.9, "translationof": 0.9, "isbasedon": 0.7, "isbasedonurl": 0.7, "basedon": 0.6,
    "originalurllink": 0.9, "orginalurl": 0.9, "origin": 0.6, "originurl": 0.85, "原文": 0.9, "原文链接": 0.9, "原文地址": 0.9, "转载": 0.9, "出处": 0.8, "来源": 0.7,
}  # fmt: skip
_META = {
    "syndication-source": 0.7,
    "original-source": 0.7,
    "dcterms.source": 0.5,
    "dc.source": 0.5,
    "dcterms.isversionof": 0.6,
}
_SIGNS = re.compile(r"[-_. \s]")


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
    found: list[Declared] = []
    for m in article.metadata:
        if m.source == "front-matter":
            key = _SIGNS.sub("", m.name.lower())
            sure = _KEYS.get(key) or _KEYS.get(_SIGNS.sub("", m.name.lower().rpartition(".")[0])) or 0.0
        elif m.source == "meta":
            sure = _META.get(m.name, 0.0)
        elif m.source == "json-ld":
            sure = 0.6 if m.name.endswith(("isbasedon", "isbasedon.url", "isbasedon.@id", "isbasedonurl")) else 0.0
        else:
            continue
        value = m.value.strip()
        if not sure or not value or len(value) > 300:  # noqa: PLR2004 -- longer is no name
            continue
        if value.startswith(("http://", "https://", "//")):
            if not host_.owns_url(value):
                found.append(Declared(f"{m.name}: {value}", m.place, sure, m.name, address=value))
        elif (
            m.source != "json-ld"
            and is_outlet(clean(value))
            and not host_.owns(value)
            and "/" not in value
            and len(value.split()) < 9
        ):  # noqa: PLR2004
            if value.lower() not in {"true", "false", "yes", "no"}:
                found.append(Declared(f"{m.name}: {value}", m.place, sure * 0.9, m.name, name=clean(value)))
    found.extend(_shortcodes(article))
    return tuple(found)


def _shortcodes(article: Article) -> Iterator[Declared]:
    """Give what shortcodes named after republishing say, {{< republished blog="…" url="…" >}}: links without words."""
    for link in article.links:
        if link.start == link.end and link.rel and (sure := _KEYS.get(_SIGNS.sub("", link.rel.lower()))):
            text = link.title or link.href
            yield Declared(
                text, link.place, max(sure, 0.85), link.rel, link.href, clean(link.title), Span(link.start, link.end)
            )


def credits(declared: tuple[Declared, ...], outlets: Outlets) -> tuple[Credit, ...]:  # noqa: A001 -- the field's own word
    """Give the declarations that name an outlet, as attributions: an address alone names nobody."""
    return tuple(
        Credit(
            Attribution(
                text=d.text, place=d.place, zone=Zone.HEAD if d.span is None else Zone.ARTICLE, span=d.span,
                publisher=d.name or name_of(d.address, outlets), hrefs=(d.address,) if d.address else (), phrase="declared",
                why=(f"the file declares {d.key}",),
            ),
            d.sure,
        )
        for d in declared
        if d.name
    )  # fmt: skip
