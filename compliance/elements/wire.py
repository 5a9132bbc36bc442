"""Wire copy: an agency in the byline, the dateline, the last words, a label or the metadata.

No sentence says "originally published" there; the agency's name in a certain place is the whole credit:
"By Ann Lee, The Associated Press", "BERLIN (dpa) -", "(FR mit dpa)", "AFP, MANILA". A name in running text,
or under a picture, is none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compliance.article import Span, Zone
from compliance.elements import places
from compliance.elements.attribution import Credit
from compliance.elements.lexicon import lexicon
from compliance.elements.model import Attribution
from compliance.elements.places import WORD, Stretch
from compliance.elements.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.article import Article, Metadata
    from compliance.elements.host import Host
    from compliance.elements.model import Byline, Copyright
    from compliance.elements.outlets import Outlet, Outlets

_JOINED = re.compile(r"(?<!\S)[\w-]{2,12}(?:\s?/\s?[\w-]{2,12})+(?!\S)")
_DATE_TAIL = re.compile(
    r"[\s,|/·•–—-]+(?:[^\W\d_]{3,9}\.?,?\s+)?(?:[^\W\d_]{3,9}\.?\s+)?\d{1,4}[\d\s,./:-]*(?:[ap]\.?m\.?)?\s*$",
    re.IGNORECASE,
)
_SHORT_SIGN = 2  # characters of a name in writing without blanks that may be a word
_OPENING, _CLOSING = "【[（(［", frozenset("】]）)］")
_INITIALS = 5  # letters of a name that may be a word in another case
_AUTHORS = ("author.name", "author", "creator.name")
_METADATA = frozenset(
    [
        "author",
        "article:author",
        "dc.creator",
        "dcterms.creator",
        "byl",
        "parsely-author",
        "sailthru.author",
        "source",
        "syndication-source",
        "original-source",
        "dc.source",
        "dcterms.source",
        "news_source",
        "article:source",
        "provider",
        "agency",
        "copyright",
    ],
)


def find(
    article: Article, bylines: tuple[Byline, ...], copyrights: tuple[Copyright, ...], host_: Host
) -> tuple[Credit, ...]:
    """Give the credits of agencies that stand where an agency is credited, each agency's first and best."""
    found: dict[str, Credit] = {}
    outlets = host_.outlets
    stretches = (*places.find(article, bylines, outlets), *_copyrights(copyrights, host_), *_titles(article, outlets))
    for span, sure, why in stretches:
        text = article.text[span.start : span.end]
        for name, outlet, weight in _named(text, sure, host_):
            if outlet.name not in found or found[outlet.name].sure < weight:
                found[outlet.name] = _credit(article, span, name, weight, why)
    for m in article.metadata:
        for name, outlet, weight, text in _in_metadata(m, host_):
            found.setdefault(outlet.name, _declared(m, text, name, weight))
    return tuple(found.values())


def _named(text: str, sure: float, host_: Host) -> Iterator[tuple[str, Outlet, float]]:
    """Give the agencies in a stretch, or the one outlet that it consists of, each with how sure that makes a credit."""
    named = [
        (name, outlet)
        for name, outlet in agencies(text, host_.outlets)
        if not host_.owns(outlet.name) and not host_.owns(name)
    ]
    together = _JOINED.search(text) if len(named) > 1 else None
    if together:  # "APA/AP", "sid/dpa"
        yield together.group(), named[0][1], sure
    elif named:
        yield from ((name, outlet, sure) for name, outlet in named)
    elif (outlet := line_of(text, host_.outlets)) and not host_.owns(outlet.name) and not host_.owns(text):
        yield outlet.name, outlet, sure - 0.15


def _in_metadata(said: Metadata, host_: Host) -> Iterator[tuple[str, Outlet, float, str]]:
    """Give the outlets that one statement credits: in brackets behind the title, as the author, as the source."""
    if said.source == "title" or said.name == "og:title":
        for bracket in places.BRACKETS.finditer(said.value):
            if (outlet := line_of(bracket[1], host_.outlets)) and not host_.owns(outlet.name):
                yield outlet.name, outlet, 0.7, bracket.group()
        return
    is_source = said.source in {"meta", "front-matter"} and said.name in _METADATA
    is_source = is_source or (said.source == "json-ld" and said.name.endswith(_AUTHORS))
    if is_source and len(said.value) <= places.SHORT and places.is_byline(said.value):
        for name, outlet in agencies(said.value, host_.outlets):
            if not host_.owns(outlet.name):
                yield name, outlet, 0.6, said.value


def _declared(said: Metadata, text: str, name: str, sure: float) -> Credit:
    why = (f"{said.name} in the metadata",)
    return Credit(
        Attribution(text=text, place=said.place, zone=Zone.HEAD, publisher=name, phrase="wire", why=why), sure
    )


def _bare(text: str) -> str:
    """Give a line without the date behind the name on it: "THE NEW AMERICAN -- July 25, 1994"."""
    return _DATE_TAIL.sub("", text.strip(" |/·•*_-–—()[]（）\t")).strip(" ,|/·•-–—")


def line_of(text: str, outlets: Outlets) -> Outlet | None:
    """Give the outlet, no platform, whose name is all that stands on a line, but for a date."""
    bare = _bare(text)
    if not bare or len(bare) > 48 or bare[0].islower():  # noqa: PLR2004
        return None
    first = WORD.search(bare)
    known = outlets.named(bare) if first and first.group().lower() in outlets.first_words else None
    if not known or known.platform or len(bare) <= 2:  # noqa: PLR2004 -- initials of anybody
        return None
    # "Standard" and "Time" are words, "Der Standard" is a name
    is_word = " " not in bare and bare.isascii() and not any(c.isupper() for c in bare[1:])
    return None if is_word and known.name.lower() != bare.lower() and " " in known.name else known


def agencies(text: str, outlets: Outlets) -> Iterator[tuple[str, Outlet]]:
    """Give each agency named in a short text, with its name: in full where its own name holds what is written."""
    words = [*WORD.finditer(text)]
    small = [word.group().lower() for word in words]
    i = 0
    while i < len(words):
        # An article begins an agency's name where the next word may.
        if outlets.agency_words.issuperset(small[i : i + 1 + (small[i] in lexicon().articles)]):
            for n in (5, 4, 3, 2, 1):
                if i + n > len(words):
                    continue
                written = text[words[i].start() : words[i + n - 1].end()]
                known = outlets.named(written)
                if known and known.agency and _is_written_so(written, known):
                    full = {*fold(known.name).split()} >= {*fold(written).split()}
                    yield known.name if full or "." in written else written, known
                    i += n - 1
                    break
        i += 1
    for sign in outlets.agency_signs:
        if sign in text and _stands_alone(sign, text) and (known := outlets.named(sign)):
            yield sign, known
            break


def _stands_alone(sign: str, text: str) -> bool:
    """Whether a name in writing without blanks is one there: 共同 is a word too, 共同通信 is the agency."""
    before, _, after = text.partition(sign)
    closed = after[:1] in _CLOSING and any(bracket in before for bracket in _OPENING)  # 【東京共同】: behind a place
    bounded = not before or not before[-1].isalnum() or closed
    return bounded and (len(sign) > _SHORT_SIGN or not after or not after[0].isalnum() or after[0] in "通社电電訊讯")


def _is_written_so(written: str, known: Outlet) -> bool:
    """Whether a short name is written as the agency writes it: "ap" and "Map" are words, "AP" and "dpa" names."""
    return " " in written or len(written) > _INITIALS or written in (*known.aliases, known.name)


def _copyrights(copyrights: tuple[Copyright, ...], host_: Host) -> Iterator[Stretch]:
    """Give the copyright lines of the article on a page whose site has its own: the wire copy's."""
    for line in copyrights:
        if line.span and host_.known and not line.zone.is_frame and len(line.text) <= places.SHORT:
            yield Stretch(line.span, 0.7, "in the copyright line")


def _titles(article: Article, outlets: Outlets) -> Iterator[Stretch]:
    """Give the names in brackets behind the title, where portals put the outlet: "A title (CNET Japan)"."""
    for block in article.blocks:
        if block.kind in {"title", "heading"} and not block.zone.is_frame:
            for found in places.LAST_BRACKETS.finditer(article.text, block.start, block.end):
                if outlets.may_name(found[1]):
                    yield Stretch(Span(*found.span(1)), 0.8, "behind the title")


def _credit(article: Article, span: Span, name: str, sure: float, why: str) -> Credit:
    text = article.text[span.start : span.end]
    return Credit(
        Attribution(
            text=text, place=article.place(span.start, span.end), zone=article.zone_at(span.start), span=span,
            publisher=name, phrase="wire", why=(f"{name} {why}",),
        ),
        sure,
    )  # fmt: skip
