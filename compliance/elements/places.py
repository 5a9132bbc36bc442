"""Where an outlet's name by itself is a credit: byline, dateline, last words, a label, a line of its own."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from compliance.article import Span
from compliance.elements import edges
from compliance.elements.lexicon import lexicon
from compliance.elements.names import is_wide

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.article import Article, Block
    from compliance.elements.model import Byline
    from compliance.elements.outlets import Outlets

SHORT = 130  # characters of a line that can be a byline or a sign-off
_LEAD = 140  # characters of a paragraph in which a dateline stands
_MOST_SMALL = 2
WIDE_SHORT = 32  # the same as SHORT, in writing without blanks
_LONGER = 60  # characters of a paragraph that is longer than a byline
_LEADING = 24  # characters at the beginning of a block
_LEADS = 3  # paragraphs in which a dateline may stand
_PROSE = frozenset({"paragraph", "quote", "cell"})  # an item is one of several: a name in it is that one's
BRACKETS = re.compile(r"[(（【\[［]\s*([^()（）【】\[\]［］]{2,48}?)\s*[)）】\]］]")
LAST_BRACKETS = re.compile(
    r"[(（【\[［]\s*([^()（）【】\[\]［］]{2,40}?)\s*[)）】\]］][ \t]*[.。]?[ \t]*$", re.MULTILINE
)
_WIRED = re.compile(
    r"^\s*(?:[(（【\[]\s*)?\S{0,12}?(?:社|共同|時事|网|連合|연합뉴스|뉴시스)\S{0,14}?(?:电|電|讯|訊|日电|】|＝|=|）)"
)
# "ACCRA, May 3, GNA -", "МОСКВА, 3 мая. /ТАСС/.", "Paris, France | AFP |": a name between the place and a sign
_PARTED = re.compile(r"\s*[,.|/–—:]+\s+/?|\s+[/-]{1,2}\s*|^/|/(?=[\s.,:–—-])")
_ENDING = frozenset("|/–—-:.")
_PICTURES = (
    "photo", "foto", "image", "imago", "getty", "picture", "credit:", "illustration", "video", "caption", "©", "(c)",
    "/shutter", "graphic", "写真", "图",
)  # fmt: skip
_PICTURE = re.compile(r"bild(?:er)?\b")
WORD = re.compile(r"[^\W_]+(?:[.'’&-][^\W_]+)*")
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


class Stretch(NamedTuple):
    """A stretch of the text in which an outlet's name is a credit, how sure that makes it, and why."""

    span: Span
    sure: float
    why: str


def find(article: Article, bylines: tuple[Byline, ...], outlets: Outlets) -> Iterator[Stretch]:
    """Give the stretches in which an outlet's name by itself is a credit, those that may hold one."""
    for byline in bylines:
        if byline.span and byline.visible:
            yield Stretch(byline.span, 0.9, "in the byline")
    yield from _labels(article, outlets)
    place = edges.Edges(article)
    yield from _at_the_edges(article, place, outlets)
    for block in place.blocks:
        if block.kind in _PROSE and place.near(block.end - 1, block.zone) and not _leads_elsewhere(article, block):
            for last in LAST_BRACKETS.finditer(article.text, block.start, block.end):
                if is_credit(last[1], outlets):
                    yield Stretch(Span(*last.span(1)), 0.75, "at the end of the text")


def _leads_elsewhere(article: Article, block: Block) -> bool:
    """Whether a block names another article: "Read more: The quiet sea (Reuters)", or that in a list of such."""
    if block.kind == "item" and LAST_BRACKETS.search(article.text, block.start, block.end):
        return True
    return article.text[block.start : block.start + _LEADING].lower().startswith(lexicon().elsewhere)


def _at_the_edges(article: Article, place: edges.Edges, outlets: Outlets) -> Iterator[Stretch]:
    """Give the lines, and the datelines, of the first and last blocks."""
    leads = 0
    for block in place.blocks:
        if block.kind in {"caption", "code", "title"} or not place.near(block.start, block.zone):
            continue
        if _leads_elsewhere(article, block):
            continue
        for line in _lines(article.text, block.start, block.end):
            if line.end - line.start <= SHORT and is_credit(article.text[line.start : line.end], outlets):
                yield Stretch(line, 0.75, "on a line of its own")
        if block.kind != "heading" and block.end - block.start > _LONGER and leads < _LEADS:
            leads += 1
            yield from _dateline(article, block.start, block.end, outlets)


def _labels(article: Article, outlets: Outlets) -> Iterator[Stretch]:
    for label in article.labels:
        if label.end - label.start <= SHORT and not label.zone.is_frame and _is_telling(label.name):
            block = article.block_at(label.start)
            if not (block and block.kind in {"caption", "item"}) and is_credit(
                article.text[label.start : label.end], outlets
            ):
                yield Stretch(Span(label.start, label.end), 0.8, f'marked as "{label.name}"')


@lru_cache(4096)
def _is_telling(name: str) -> bool:
    """Whether a label's name speaks of a credit, and of no picture's."""
    return any(word in name for word in _LABELS) and not _is_picture(name)


def is_credit(text: str, outlets: Outlets) -> bool:
    """Whether a short text may name an outlet, is no sentence and speaks of no picture."""
    return outlets.may_name(text) and not _is_picture(text) and is_byline(text)


def _is_picture(text: str) -> bool:
    said = text.lower()
    return any(word in said for word in _PICTURES) or _PICTURE.search(said) is not None


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if stop > start:
            yield Span(start, stop)
        start = stop + 1


def _dateline(article: Article, start: int, end: int, outlets: Outlets) -> Iterator[Stretch]:
    lead = article.text[start : min(end, start + _LEAD)]
    for found in BRACKETS.finditer(lead):
        before = lead[: found.start()].split("\n")[-1]
        if _is_place(before) and is_byline(found[1]):
            begin = start + found.start() - len(before.lstrip())
            yield Stretch(Span(begin, start + found.end()), 0.85, "in the dateline")
    if wired := _WIRED.match(lead):
        yield Stretch(Span(start, start + wired.end()), 0.85, "in the dateline")
    if parted := _parted(lead, outlets):
        yield Stretch(Span(start, start + parted), 0.85, "in the dateline")


def _parted(lead: str, outlets: Outlets) -> int:
    """Give where an agency's name ends that signs part from the place before it; 0 where none does."""
    begin = 0
    for sign in _PARTED.finditer(lead):
        name = lead[begin : sign.start()]
        ends = not _ENDING.isdisjoint(sign.group())
        if name and ends and outlets.may_name(name) and (known := outlets.named(name)) and known.agency:
            return sign.start() if begin or sign.group().strip() not in {".", ":"} else 0
        if sum(word[0].islower() for word in WORD.findall(lead[: sign.start()])) > 1:
            return 0
        begin = sign.end()
    return 0


def _is_place(before: str) -> bool:
    """Whether the words before the bracket can be a dateline's: a town, a state, a date, nothing."""
    small = [w for w in WORD.findall(before) if w[0].islower()]
    return len(before) <= 70 and len(small) <= _MOST_SMALL and not re.search(r"[.!?]\s+\S+\s+\S+\s+\S", before)  # noqa: PLR2004


def is_byline(text: str) -> bool:
    """Whether a short text holds names and hardly a word of a sentence."""
    if len(text) > WIDE_SHORT and is_wide(next((c for c in text if c.isalpha()), "")):
        return False
    small = [
        w
        for w in WORD.findall(text)
        if w[0].islower() and w not in lexicon().byline_words and not w[0].isdigit() and not _is_sign(w)
    ]
    return len(small) <= _MOST_SMALL


def _is_sign(word: str) -> bool:
    """Whether a word in small letters can be an agency's or a writer's sign: "dpa", "rb"."""
    return len(word) <= 3  # noqa: PLR2004
