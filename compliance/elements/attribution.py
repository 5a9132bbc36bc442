"""Words that say that this article came from there.

The wordings say what a credit looks like; here it is decided whether it is one. Grammar: a wording that
speaks against lies over it ("the book was originally published"). Place: nothing in the page's frame, and
a bare "Source:" only on a line of its own at an edge of the article. Sense: what is named is not the site
itself, and is a name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from compliance.article import Span
from compliance.elements import edges
from compliance.elements.addresses import shape
from compliance.elements.lexicon import lexicon
from compliance.elements.model import Attribution
from compliance.elements.names import is_month
from compliance.elements.outlets import host
from compliance.elements.text import fold

if TYPE_CHECKING:
    from compliance.article import Article, Link
    from compliance.elements.host import Host
    from compliance.elements.model import Copyright
    from compliance.elements.outlets import Outlets
    from compliance.elements.phrases import Phrase

SURE = 0.5  # from here on a credit stands by itself
_BEFORE = 90  # characters of the byline and dateline before a credit
_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
_BESIDE = 3  # characters between a name and the address in brackets behind it
# Wordings of translations that name the original by its address alone.
_EDITIONS = frozenset({"ja/original-link", "zh/original-address", "ko/original-link"})
_ARTICLE = re.compile(r"^(?:the|der|die|das|dem|den|la|le|el|il|het)\s+(?=[^\W\d_a-z])")
_TRIM = " \t\n\r\"'“”„«»‘’()[]*_.,;:|-–—<>·#\\「」『』《》【】（）"


class Credit(NamedTuple):
    """An attribution with how sure it is, 0 to 1; one that is not sure needs other clues beside it."""

    attribution: Attribution
    sure: float


def find(
    article: Article, phrases: tuple[Phrase, ...], copyrights: tuple[Copyright, ...], host_: Host
) -> tuple[Credit, ...]:
    """Give the credits that the wordings found, one for each sentence, in the order of the text.

    A copyright line behind a credit is none of its words, though no full stop may stand between them.
    """
    against = [p.span for p in phrases if p.wording.says == "against"]
    place = edges.Edges(article)
    best: dict[Span, Credit] = {}
    for phrase in phrases:
        if phrase.wording.says != "attribution" or any(_lies_over(span, phrase) for span in against):
            continue
        behind = [c.span.start for c in copyrights if c.span and c.span.start >= phrase.span.end]
        credit = _credit(phrase, place, host_, min(behind, default=len(article.text)))
        if credit and credit.attribution.span:
            _keep(best, credit.attribution.span, credit)
    return tuple(sorted(best.values(), key=lambda c: c.attribution.span or Span(0, 0)))


def _lies_over(span: Span, phrase: Phrase) -> bool:
    """Whether the words at `span` cut into those of `phrase` that lead up to the name in it."""
    name = phrase.slots.get("publisher")
    end = name.start if name and name.start > phrase.span.start else phrase.span.end
    return span.start < end and span.end > phrase.span.start


def _keep(best: dict[Span, Credit], span: Span, credit: Credit) -> None:
    """Of credits that overlap keep the surer one; of two alike the one that names somebody."""
    for other, kept in [*best.items()]:
        if span.start < other.end and span.end > other.start:
            if _rank(kept) >= _rank(credit):
                return
            del best[other]
    best[span] = credit


def _rank(credit: Credit) -> tuple[float, bool, int]:
    found = credit.attribution
    return credit.sure, bool(found.publisher), len(found.hrefs) + len(found.text)


def _credit(phrase: Phrase, place: edges.Edges, host_: Host, end: int) -> Credit | None:
    """Judge one wording; its sentence reaches no further than `end`."""
    article, outlets = place.article, host_.outlets
    block = article.block_at(phrase.span.start)
    if block and (block.zone.is_frame or block.kind in {"caption", "code"}):
        return None
    zone = article.zone_at(phrase.span.start)
    wording = phrase.wording
    near = place.near(phrase.span.start, zone)
    if (wording.where != "anywhere" and not near) or (
        wording.where == "lone" and not edges.is_lone(article, phrase.span)
    ):
        return None
    whole = edges.sentence(article, phrase.span, block)
    if end < whole.end:
        whole = Span(whole.start, whole.start + len(article.text[whole.start : end].rstrip()))
    links = tuple(link for link in edges.links_in(article, whole) if not link.href.startswith(("mailto:", "#")))
    name, named = _publisher(article, phrase, links, outlets)
    if name is None or (host_.owns(name) and not _is_edition(wording.id, named)):
        return None
    if host_.domain and named and all(map(host_.owns_url, named)) and not _is_edition(wording.id, named):
        return None
    if wording.id.endswith("/credited-website") and (earlier := _named_before(article, phrase.span, outlets)):
        name = earlier  # "Global Research, July 26, 2010, from SOTT Website"
    sure = wording.sure
    known = outlets.named(name)
    if wording.where == "lone":
        sure += 0.2 if known or "link" in phrase.slots else -0.05 if host_.known else 0.1
        if article.text[max(0, phrase.span.start - 1)] in "([（" and phrase.span.start:  # as under a picture
            sure -= 0.25
    elif not near:
        sure -= 0.2
    slots = {key: article.text[s.start : s.end] for key, s in phrase.slots.items()}
    return Credit(
        Attribution(
            text=article.text[whole.start : whole.end],
            place=article.place(whole.start, whole.end),
            zone=zone,
            span=whole,
            publisher=name,
            author=slots.get("author"),
            date=slots.get("date"),
            hrefs=tuple(dict.fromkeys([link.href for link in links] + ([slots["link"]] if "link" in slots else []))),
            phrase=wording.id,
            why=(f'wording {wording.id}: "{" ".join(article.text[phrase.span.start : phrase.span.end].split())}"',),
        ),
        min(sure, 0.98),
    )


def _named_before(article: Article, span: Span, outlets: Outlets) -> str | None:
    """Give the outlet named right before a credit, from which the named site had the article; None without one."""
    words = [*_WORD.finditer(article.text, max(0, span.start - _BEFORE), span.start)]
    for i in range(len(words)):
        for n in range(min(4, len(words) - i), 0, -1):
            written = article.text[words[i].start() : words[i + n - 1].end()]
            known = outlets.named(written) if written[0].isupper() and len(written) > 4 else None  # noqa: PLR2004
            if known and not known.platform and (n > 1 or " " not in known.name):
                return known.name
    return None


def _is_edition(phrase: str, addresses: list[str]) -> bool:
    """Whether a label leads to the original in another language, which may stand on the site itself."""
    return phrase in _EDITIONS and any(shape(address) > 1 for address in addresses)


def _publisher(
    article: Article, phrase: Phrase, links: tuple[Link, ...], outlets: Outlets
) -> tuple[str | None, list[str]]:
    """Give the name of the outlet, None where what stands there is none, and the addresses that stand for it."""
    near = [link.href for link in links if link.start >= phrase.span.start - 2 or link.end >= phrase.span.start]
    if slot := phrase.slots.get("publisher"):
        name = clean(article.text[slot.start : slot.end])
        inside = [link.href for link in links if link.start < slot.end + _BESIDE and link.end > slot.start]
        if phrase.wording.id.endswith("/credited-website"):
            return called(name, outlets), inside
        if is_outlet(name) and not (name := _not_whose(name)):
            around = [h for h in near if host(h)]
            return (name_of(around[0], outlets) if around else clean(article.text[slot.start : slot.end])), inside
        return (called(name, outlets) if is_outlet(name) else None), inside
    if slot := phrase.slots.get("link"):
        address = article.text[slot.start : slot.end]
        return name_of(address, outlets), [address]
    named = [href for href in near if host(href)]
    return (name_of(named[0], outlets) if named else ""), named


def called(name: str, outlets: Outlets) -> str:
    """Give the name as written; the outlet's own where a part of it, its host or one word for it is written.

    "CREATORS.COM" is Creators Syndicate, "HarbourPost" Harbour Post, "Guardian" The Guardian.
    """
    known = outlets.named(name) if name.isascii() else None
    if not known or known.platform or (known.agency and "." not in name):
        return name
    is_part = {*fold(name).split()} <= {*fold(known.name).split()}
    return known.name if is_part or " " not in name else name


def name_of(address: str, outlets: Outlets) -> str:
    """Give the name of the outlet at an address: its own, or else the host; on a platform whose pages they are.

    "https://medium.com/cloud-daily/a-title" is "Medium (cloud-daily)".
    """
    address = address if "//" in address else f"//{address}"
    known, name = outlets.at(address), host(address)
    if known and not known.platform:
        return known.name
    if known and name in known.hosts:
        parts = address.split("/")[3:]
        channel = parts[0].partition("?")[0] if len(parts) > 1 or parts[0].startswith("@") else ""
        return f"{known.name} ({channel})" if channel and not channel.isdigit() and len(channel) > 2 else known.name  # noqa: PLR2004
    return name


def clean(name: str) -> str:
    """Give a name as it is called: without marks around it, on one line, without "Website" behind it.

    >>> clean("“The Gull”,"), clean("the HarbourPost Website"), clean("RedPuerto Versión")
    ('The Gull', 'HarbourPost', 'RedPuerto')
    """
    name = " ".join(name.split()).strip(_TRIM)
    for word in lexicon().behind:
        tail = f" {word}"
        if name.lower().endswith(tail) and len(name) > len(tail) + 1:
            name = name[: -len(tail)].strip(_TRIM)
    return _ARTICLE.sub("", name + ")" if "(" in name and ")" not in name else name)


def _not_whose(name: str) -> str:
    """Give the name without "his" before it; "" where only "his personal blog" is said.

    >>> _not_whose("her Harbour blog"), _not_whose("his personal blog"), _not_whose("The Hub")
    ('Harbour blog', '', 'The Hub')
    """
    first, _, rest = name.partition(" ")
    if all(word.lower() in lexicon().tails for word in name.split()):
        return ""
    if first.lower() not in {"his", "her", "my", "their", "our", "its"}:
        return name
    return "" if all(word.lower() in lexicon().tails for word in rest.split()) else rest


def is_outlet(name: str) -> bool:
    """Whether the words can be an outlet's name: not a figure, a date, a stock library, a pronoun."""
    folded = fold(name)
    words = folded.split()
    if not words or folded in lexicon().no_outlets:
        return False
    if all(w.isdigit() or is_month(w) or w in {"pm", "am"} for w in words):
        return False
    return not (words[0].isdigit() and len(words) > 1 and is_month(words[1])) and not is_month(words[0])


def merged(*kinds: tuple[Credit, ...]) -> tuple[Credit, ...]:
    """Give the credits of several finders in the order of the text, of those that overlap the surer one."""
    best: dict[Span, Credit] = {}
    unplaced = []
    for credit in (c for kind in kinds for c in kind):
        if credit.attribution.span is None:
            unplaced.append(credit)
        else:
            _keep(best, credit.attribution.span, credit)
    return (*unplaced, *(best[span] for span in sorted(best)))


def standing(credits: tuple[Credit, ...]) -> tuple[Credit, ...]:  # noqa: A002 -- the field's own word
    """Give the credits that stand by themselves; the weak ones where there is none, for other clues hold them."""
    return tuple(c for c in credits if c.sure >= SURE) or credits
