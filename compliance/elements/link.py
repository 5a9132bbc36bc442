"""Which link leads to the original article, and which only to its publisher, an author, a licence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compliance.article import Place, Span, Zone
from compliance.elements import edges
from compliance.elements.addresses import NO_ARTICLE, shape
from compliance.elements.model import LinkRole, Reference
from compliance.elements.outlets import host
from compliance.elements.text import fold

if TYPE_CHECKING:
    from compliance.article import Article, Link
    from compliance.elements.attribution import Credit
    from compliance.elements.declared import Declared
    from compliance.elements.host import Host
    from compliance.elements.model import Canonical
    from compliance.elements.outlets import Outlets

_LICENSE = re.compile(r"creativecommons\.org/(?:licenses|publicdomain)|gnu\.org/licenses", re.IGNORECASE)
_SHARE = re.compile(
    r"facebook\.com/sharer|twitter\.com/(?:intent|share)|linkedin\.com/share|mailto:|javascript:|wa\.me|whatsapp",
    re.IGNORECASE,
)
# Words under a link that leads to the original.
_ANCHOR = re.compile(
    r"\b(?:here|original(?:ly)?|originial|article|post(?:ed)?|published|appeared|cross-?posted|story|essay|this piece|full text|"
    r"hier|original(?:artikel|beitrag|text)?|aquí|original|artículo|ici|article|texte original|aqui|artigo|qui|articolo|origineel|sini)\b"
    r"|原文|リンク|こちら|链接|원문|оригинал|здесь",
    re.IGNORECASE,
)
_ARTICLE_LIKE = 2  # points from which an address looks like an article's
_NEAR = 260  # characters around a credit in which "Read the original" stands


def find(
    article: Article,
    credits: tuple[Credit, ...],  # noqa: A002 -- the field's own word
    declared: tuple[Declared, ...],
    canonicals: tuple[Canonical, ...],
    host_: Host,
    outlets: Outlets,
) -> tuple[Reference, ...]:
    """Give the links of the credit, each address once, with what it leads to."""
    found: dict[str, Reference] = {}
    for credit in credits:
        _inside(article, credit, credits, host_, outlets, found)
    if not any(r.role == "original" for r in found.values()):
        _around(article, credits, host_, outlets, found)
    if not any(r.role == "original" for r in found.values()):
        for d in sorted(declared, key=lambda d: -d.sure):
            if d.address and shape(d.address) > 0:
                found[d.address] = Reference(
                    text=d.address, place=d.place, zone=Zone.HEAD, href=d.address, role="original", why=(f"the file declares it as {d.key}",)
                )  # fmt: skip
                break
    if not any(r.role == "original" for r in found.values()):
        for canonical in canonicals:
            if host(canonical.href) and not host_.owns_url(canonical.href):
                found[canonical.href] = Reference(
                    text=canonical.text, place=canonical.place, zone=Zone.HEAD, href=canonical.href, role="original", why=("the canonical link leads there",)
                )  # fmt: skip
                break
    return tuple(found.values())


def _inside(
    article: Article,
    credit: Credit,
    credits: tuple[Credit, ...],
    host_: Host,
    outlets: Outlets,
    found: dict[str, Reference],  # noqa: A002
) -> None:
    """Give roles to the links in the words of one credit: the best is the original, if it looks like an article."""
    said = credit.attribution
    if said.span is None or said.phrase == "wire":
        return
    name = said.publisher or ""
    inside = edges.links_in(article, said.span)
    points = {link: _points(article, link, name, outlets, host_) for link in inside}
    best = max(inside, key=lambda link: points[link], default=None)
    is_copy = _is_copys(credit, credits, outlets)
    for link in inside:
        if link is best and points[link] >= _ARTICLE_LIKE and not is_copy:
            found[link.href] = _reference(
                article, link, "original", "in the credit, and the address looks like an article's"
            )
        elif role := _role(article, link, name, outlets, host_):
            found.setdefault(link.href, _reference(article, link, role, "in the words of the credit"))
    for address in said.hrefs:
        if address not in found and not inside:
            role = "original" if shape(address) > 0 and not is_copy else "publisher"
            found[address] = Reference(
                text=address, place=said.place, zone=said.zone, span=said.span, href=address, role=role, why=("written out in the credit",)
            )  # fmt: skip


def _is_copys(credit: Credit, credits: tuple[Credit, ...], outlets: Outlets) -> bool:  # noqa: A002
    """Whether a "Source:" above the credit of another outlet gives only the address of the copy that was read."""
    said = credit.attribution
    if not said.phrase.endswith("/source") or said.span is None:
        return False
    return any(
        other.attribution.phrase.endswith("/credited-website")
        and other.attribution.span is not None
        and other.attribution.span > said.span
        and not any(_is_of(href, other.attribution.publisher or "", outlets) for href in said.hrefs)
        for other in credits
    )


def _around(
    article: Article, credits: tuple[Credit, ...], host_: Host, outlets: Outlets, found: dict[str, Reference]
) -> None:  # noqa: A002
    """Where no credit holds the original's link, look right beside them: "Read the original", a bare address."""
    best: tuple[float, Link] | None = None
    for credit in credits:
        said = credit.attribution
        if said.span is None or said.phrase == "wire":
            continue
        name = said.publisher or ""
        for link in edges.links_in(article, Span(max(0, said.span.start - _NEAR), said.span.end + _NEAR)):
            is_bare = _is_bare(article, link)
            if host_.owns_url(link.href) or not (
                is_bare or _is_called_original(article, link) or _is_of(link.href, name, outlets)
            ):
                continue
            points = _points(article, link, name, outlets, host_) - 1
            if points >= _ARTICLE_LIKE and (best is None or points > best[0]):
                best = points, link
    if best is None and credits and article.format == "text":  # an address on the last line, where posts were passed on
        best = next(
            (
                (0.0, link)
                for link in reversed(article.links)
                if link.end > len(article.text) - _NEAR
                and edges.is_lone(article, Span(link.start, link.end), 2)
                and shape(link.href) > 1
            ),
            None,
        )
    if best:
        found[best[1].href] = _reference(
            article, best[1], "original", "beside the credit, and the address looks like an article's"
        )


def _points(article: Article, link: Link, name: str, outlets: Outlets, host_: Host) -> float:
    """Weigh whether a link in a credit leads to the original article."""
    if _SHARE.search(link.href) or _LICENSE.search(link.href) or not host(link.href):
        return 0
    points = float(shape(link.href))
    if points <= 0:
        return 0
    words = _words(article, link)
    points += 1.5 if _is_called_original(article, link) else 0
    points += 1.5 if name and (_is_of(link.href, name, outlets) or fold(name) in fold(words)) else 0
    points += 1 if _is_bare(article, link) else 0
    points -= 2 if host_.owns_url(link.href) and not _is_called_original(article, link) else 0
    return points


def _role(article: Article, link: Link, name: str, outlets: Outlets, host_: Host) -> LinkRole | None:
    if _SHARE.search(link.href) or not host(link.href):
        return None
    if _LICENSE.search(link.href):
        return "license"
    if _is_of(link.href, name, outlets) or (name and fold(name) in fold(_words(article, link))):
        return "publisher"
    if NO_ARTICLE.search(link.href):
        return "author"
    return None if host_.owns_url(link.href) else "other"


def _reference(article: Article, link: Link, role: LinkRole, why: str) -> Reference:
    return Reference(
        text=article.text[link.start : link.end], place=link.place, zone=link.zone, span=Span(link.start, link.end),
        href=link.href, role=role, why=(why,),
    )  # fmt: skip


def _words(article: Article, link: Link) -> str:
    return article.text[link.start : link.end]


def _is_called_original(article: Article, link: Link) -> bool:
    """Whether the words under the link are such as lead to an original: "here", "original article", a verb."""
    return not _is_bare(article, link) and bool(_ANCHOR.search(_words(article, link)))


def _is_bare(article: Article, link: Link) -> bool:
    """Whether the words under the link are its address."""
    words = _words(article, link).strip().removeprefix("https://").removeprefix("http://").rstrip("/…. ")
    return bool(words) and "." in words and words in link.href


def _is_of(address: str, name: str, outlets: Outlets) -> bool:
    """Whether the address is on the host of the outlet called `name`."""
    if not name:
        return False
    known, at = outlets.named(name), outlets.at(address)
    if known and at:
        return known.name == at.name
    squashed = fold(name).replace(" ", "")
    return len(squashed) > 3 and squashed.removesuffix("blog") in host(address).replace("-", "").replace(".", "")  # noqa: PLR2004
