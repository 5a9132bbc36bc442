"""Wire copy: an agency in the byline, the dateline, the last words, a label or the metadata.

No sentence says "originally published" there; the agency's name in a certain place is the whole credit:
"By Ann Lee, The Associated Press", "BERLIN (dpa) -", "(FR mit dpa)", "AFP, MANILA". A name in running text,
or under a picture, is none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compliance.article import Span, Zone
from compliance.elements import edges
from compliance.elements.attribution import Credit
from compliance.elements.model import Attribution
from compliance.elements.names import is_wide
from compliance.elements.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.article import Article, Metadata
    from compliance.elements.host import Host
    from compliance.elements.model import Byline, Copyright
    from compliance.elements.outlets import Outlet, Outlets

_MARKED = 0.95  # sure as only a byline is
SHORT = 130  # characters of a line that can be a byline or a sign-off
_LEAD = 140  # characters of a paragraph in which a dateline stands

_BRACKETS = re.compile(r"[(（【\[]\s*([^()（）【】\[\]]{2,48}?)\s*[)）】\]]")
_LAST_BRACKETS = re.compile(r"[(（【\[]\s*([^()（）【】\[\]]{2,40}?)\s*[)）】\]][ \t]*[.。]?[ \t]*$", re.MULTILINE)
_WIRED = re.compile(
    r"^\s*(?:[(（【\[]\s*)?\S{0,12}?(?:社|共同|時事|网|連合|연합뉴스|뉴시스)\S{0,14}?(?:电|電|讯|訊|日电|】|＝|=|）)"
)
_PICTURE = re.compile(
    r"photo|foto|image|imago|bild(?:er)?\b|getty|picture|credit:|illustration|video|caption|©|\(c\)|/shutter|graphic|写真|图",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(?<!\S)[\w-]{2,12}(?:\s?/\s?[\w-]{2,12})+(?!\S)")
_DATE_TAIL = re.compile(
    r"[\s,|/·•–—-]+(?:[^\W\d_]{3,9}\.?,?\s+)?(?:[^\W\d_]{3,9}\.?\s+)?\d{1,4}[\d\s,./:-]*(?:[ap]\.?m\.?)?\s*$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:[.'’&-][^\W_]+)*")
_LABELS = (
    "author",
    "byline",
    "source",
    "credit",
    "agency",
    "provider",
    "autor",
    "auteur",
    "agentur",
    "quelle",
    "fonte",
    "fuente",
    "contributor",
    "writer",
    "copyright",
    "distributor",
)
# Small words that stand beside names in a byline; any other word in small letters shows a sentence.
_SMALL = frozenset(
    "by von par por da di de van and und et y e mit with from source quelle fuente fonte bron the news agency staff writer "
    "writers correspondent reporter wire reports via updated published technology sports business editor editors uhr am pm at in "
    "on der die das la le el avec con com og och en redaktion agencies agenturen services service haberler kaynak automatisch "
    "min read minutes ago hours hour aktualisiert stand online desk contributed bureau report i of to a del for".split(),
)
_MOST_SMALL = 2
WIDE_SHORT = 32  # the same as SHORT, in writing without blanks
_METADATA = ("author", "article:author", "dc.creator", "dcterms.creator", "byl", "parsely-author", "sailthru.author", "source",
             "syndication-source", "original-source", "dc.source", "dcterms.source", "news_source", "article:source", "provider", "agency", "cxenseparse:author", "copyright")  # fmt: skip


def find(
    article: Article, bylines: tuple[Byline, ...], copyrights: tuple[Copyright, ...], host_: Host, outlets: Outlets
) -> tuple[Credit, ...]:
    """Give the credits of agencies that stand where an agency is credited, each agency's first and best."""
    found: dict[str, Credit] = {}
    for span, sure, why in (*_places(article, bylines), *_copyrights(copyrights, host_), *_titles(article)):
        text = article.text[span.start : span.end]
        named = [
            (name, agency)
            for name, agency in agencies(text, outlets)
            if not host_.owns(agency.name) and not host_.owns(name)
        ]
        if (
            not named
            and sure < _MARKED
            and (outlet := _line_of(text, outlets))
            and not host_.owns(outlet.name)
            and not host_.owns(text)
        ):
            named = [(outlet.name, outlet)]
            sure -= 0.15
        if together := len(named) > 1 and _JOINED.search(text):  # "APA/AP", "sid/dpa"
            named = [(together.group(), named[0][1])]
        for name, agency in named:
            _keep(found, agency.name, _credit(article, span, name, sure, why))
    for m in article.metadata:
        if m.source == "title" or m.name == "og:title":
            for bracket in _BRACKETS.finditer(m.value):
                if (outlet := _line_of(bracket[1], outlets)) and not host_.owns(outlet.name):
                    found.setdefault(outlet.name, _declared(m, bracket.group(), outlet.name, 0.7))
        if (m.source == "json-ld" and m.name.endswith(("author.name", "author", "creator.name"))) or (
            m.source in {"meta", "front-matter"} and m.name in _METADATA
        ):
            if len(m.value) > SHORT:
                continue
            for name, agency in agencies(m.value, outlets):
                if agency.name not in found and not host_.owns(agency.name) and _is_byline(m.value):
                    found[agency.name] = _declared(m, m.value, name, 0.6)
    return tuple(found.values())


def _declared(said: Metadata, text: str, name: str, sure: float) -> Credit:
    return Credit(
        Attribution(
            text=text, place=said.place, zone=Zone.HEAD, publisher=name, phrase="wire", why=(f"{said.name} in the metadata",)
        ),
        sure,
    )  # fmt: skip


def _keep(found: dict[str, Credit], key: str, credit: Credit) -> None:
    if key not in found or found[key].sure < credit.sure:
        found[key] = credit


def _bare(text: str) -> str:
    """Give a line without the date behind the name on it: "THE NEW AMERICAN -- July 25, 1994"."""
    return _DATE_TAIL.sub("", text.strip(" |/·•*_-–—()[]（）\t")).strip(" ,|/·•-–—")


def _line_of(text: str, outlets: Outlets) -> Outlet | None:
    """Give the outlet, no platform, whose name is all that stands on a line, but for a date."""
    bare = _bare(text)
    if not bare or len(bare) > 48 or bare[0].islower():  # noqa: PLR2004
        return None
    known = outlets.named(bare)
    if not known or known.platform or len(bare) <= 2:  # noqa: PLR2004 -- initials of anybody
        return None
    # "Standard" and "Time" are words, "Der Standard" is a name
    is_word = " " not in bare and bare.isascii() and not any(c.isupper() for c in bare[1:])
    return None if is_word and known.name.lower() != bare.lower() and " " in known.name else known


def agencies(text: str, outlets: Outlets) -> Iterator[tuple[str, Outlet]]:
    """Give each agency named in a short text, with its name: in full where its own name holds what is written."""
    words = [*_WORD.finditer(text)]
    i = 0
    while i < len(words):
        if fold(words[i].group()).partition(" ")[0] in outlets.agency_words:
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
    """Whether a name in writing without blanks is a name there: 共同 is a word too, 共同通信, 【共同】 and 共同＝ the agency."""
    before, _, after = text.partition(sign)
    bounded = not before or not before[-1].isalnum()
    return bounded and (len(sign) > 2 or not after or not after[0].isalnum() or after[0] in "通社电電訊讯")  # noqa: PLR2004


def _is_written_so(written: str, known: Outlet) -> bool:
    """Whether a short name is written as the agency writes it: "ap" and "Map" are words, "AP" and "dpa" names."""
    return " " in written or len(written) > 5 or written in known.aliases or written == known.name  # noqa: PLR2004 -- "Belga"


def _places(article: Article, bylines: tuple[Byline, ...]) -> Iterator[tuple[Span, float, str]]:
    """Give the stretches in which an agency's name is a credit, with how sure that makes it."""
    place = edges.Edges(article)
    for byline in bylines:
        if byline.span and byline.visible:
            yield byline.span, 0.9, "in the byline"
    for label in article.labels:
        if label.end - label.start <= SHORT and any(n in label.name for n in _LABELS) and not label.zone.is_frame:
            block = article.block_at(label.start)
            text = article.text[label.start : label.end]
            if (
                not (block and block.kind == "caption")
                and not _PICTURE.search(text + " " + label.name)
                and _is_byline(text)
            ):
                yield Span(label.start, label.end), 0.8, f'marked as "{label.name}"'
    leads = 0
    paragraphs = [
        b
        for b in place.blocks
        if b.kind in {"paragraph", "quote", "cell", "item"} and b.zone in {Zone.ABOVE, Zone.ARTICLE, Zone.BELOW}
    ]
    for block in place.blocks:
        if block.kind in {"caption", "code", "title"}:
            continue
        near = place.near(block.start, block.zone)
        if not near:
            continue
        for line in _lines(article, block.start, block.end):
            text = article.text[line.start : line.end]
            if len(text) <= SHORT and not _PICTURE.search(text) and _is_byline(text):
                yield line, 0.75, "on a line of its own"
        if block.kind != "heading" and block.end - block.start > 60 and leads < 3:  # noqa: PLR2004 -- longer than a byline
            leads += 1
            yield from _dateline(article, block.start, block.end)
    for block in (b for b in paragraphs if place.near(b.end - 1, b.zone)):
        text = article.text[block.start : block.end]
        for last in _LAST_BRACKETS.finditer(text):
            if _PICTURE.search(last[1]) or not _is_byline(last[1]):
                continue
            yield Span(block.start + last.start(1), block.start + last.end(1)), 0.75, "at the end of the text"


def _copyrights(copyrights: tuple[Copyright, ...], host_: Host) -> Iterator[tuple[Span, float, str]]:
    """Give the copyright lines of the article on a page whose site has its own: the wire copy's."""
    for line_ in copyrights:
        if line_.span and host_.known and not line_.zone.is_frame and len(line_.text) <= SHORT:
            yield line_.span, 0.7, "in the copyright line"


def _titles(article: Article) -> Iterator[tuple[Span, float, str]]:
    """Give the names in brackets behind the title, where portals put the outlet: "A title (CNET Japan)"."""
    for block in article.blocks:
        if block.kind in {"title", "heading"} and not block.zone.is_frame:
            for found in _LAST_BRACKETS.finditer(article.text, block.start, block.end):
                yield Span(*found.span(1)), 0.8, "behind the title"


def _lines(article: Article, start: int, end: int) -> Iterator[Span]:
    text = article.text
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if stop > start:
            yield Span(start, stop)
        start = stop + 1


def _dateline(article: Article, start: int, end: int) -> Iterator[tuple[Span, float, str]]:
    lead = article.text[start : min(end, start + _LEAD)]
    for found in _BRACKETS.finditer(lead):
        before = lead[: found.start()].split("\n")[-1]
        if _is_place(before) and _is_byline(found[1]):
            begin = start + found.start() - len(before.lstrip())
            yield Span(begin, start + found.end()), 0.85, "in the dateline"
    if wired := _WIRED.match(lead):
        yield Span(start, start + wired.end()), 0.85, "in the dateline"


def _is_place(before: str) -> bool:
    """Whether the words before the bracket can be a dateline's: a town, a state, a date, nothing."""
    small = [w for w in _WORD.findall(before) if w[0].islower()]
    return len(before) <= 70 and len(small) <= _MOST_SMALL and not re.search(r"[.!?]\s+\S+\s+\S+\s+\S", before)  # noqa: PLR2004


def _is_byline(text: str) -> bool:
    """Whether a short text holds names and hardly a word of a sentence."""
    if len(text) > WIDE_SHORT and is_wide(next((c for c in text if c.isalpha()), "")):
        return False
    small = [
        w for w in _WORD.findall(text) if w[0].islower() and w not in _SMALL and not w[0].isdigit() and not _is_sign(w)
    ]
    return len(small) <= _MOST_SMALL


def _is_sign(word: str) -> bool:
    """Whether a word in small letters can be an agency's or a writer's sign: "dpa", "rb"."""
    return len(word) <= 3  # noqa: PLR2004


def _credit(article: Article, span: Span, name: str, sure: float, why: str) -> Credit:
    text = article.text[span.start : span.end]
    return Credit(
        Attribution(
            text=text, place=article.place(span.start, span.end), zone=article.zone_at(span.start), span=span,
            publisher=name, phrase="wire", why=(f"{name} {why}",),
        ),
        sure,
    )  # fmt: skip
