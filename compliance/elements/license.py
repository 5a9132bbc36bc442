"""Licences named, linked or badged: of the article or of the whole site, not of its pictures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compliance.article import Span, Zone
from compliance.elements.copyright_parts import vocabulary
from compliance.elements.licenses import by_address, by_words, known, literals
from compliance.elements.model import License
from compliance.elements.text import lower

if TYPE_CHECKING:
    from compliance.article import Article, Block, Link

_LONGEST = 420  # characters of a sentence that is quoted whole
_SHORT = 12  # words of a line that may name a licence and say nothing else
_NAME = 150  # characters in which a licence's name ends
_ELSEWHERE = frozenset({Zone.RELATED, Zone.COMMENTS})  # what stands there is licensed by others
_END = re.compile(r"[.!?](?=\s+[^\W\d_a-zß-ÿ]|\s*$|\s+[\"“(\[©])|[。！？]|\s[|•♦]\s|\n")


class _Mention:
    """A licence named in one sentence: in words, by a link, or both."""

    def __init__(self, block: Block, span: Span) -> None:
        self.block = block
        self.span = span
        self.named: Span | None = None
        self.ids: list[str] = []
        self.link: Link | None = None


def find(article: Article) -> tuple[License, ...]:
    """Give the licences that the page grants for its text or for all of its content, in the order of the page.

    `text` is the sentence that grants, or the name alone where there is no sentence, or a badge's words. The
    licence of a picture is none of the article's, nor is one that the article speaks about.
    """
    mentions: dict[Span, _Mention] = {}
    _in_words(article, mentions)
    _in_links(article, mentions)
    found = [_element(article, m) for _, m in sorted(mentions.items()) if _grants(article, m)]
    said = {one.id for one in found}
    return (*found, *(badge for badge in _badges(article) if badge.id not in said))


def _in_words(article: Article, mentions: dict[Span, _Mention]) -> None:
    after = 0
    for _, start, end in literals().find_matches_as_indexes(lower(article.text)):
        block = article.block_at(start)
        if start < after or block is None:
            continue
        sentence = _sentence(article, block, start)
        named = article.text[start : min(sentence.end, start + _NAME)]
        if (spdx := by_words(named)) is None:
            continue
        mention = mentions.setdefault(sentence, _Mention(block, sentence))
        mention.ids.append(spdx)
        mention.named = mention.named or Span(start, max(end, start + _name_ends(named)))
        after = mention.named.end


def _in_links(article: Article, mentions: dict[Span, _Mention]) -> None:
    for link in article.links:
        spdx = by_address(link.href)
        if spdx is None:
            continue
        block = article.block_at(link.start) or article.block_at(link.start - 1)
        if block is None:
            continue
        sentence = _sentence(article, block, link.start)
        mention = mentions.setdefault(sentence, _Mention(block, sentence))
        mention.ids.append(spdx)
        mention.link = mention.link or link


def _name_ends(named: str) -> int:
    """Give where the name of a licence ends: behind its version, or before a bracket or a verb.

    >>> _name_ends("CC BY-NC 3.0 DE (non-commercial)"), _name_ends("cc-by-sa. Home")
    (15, 8)
    """
    found = re.match(
        r"(?:creative[\s-]?commons)?[\s:(-]*(?:cc)?[\s:/-]*(?:by(?:[\s/,+-]*(?:nc|nd|sa))*|0)?(?:[\s-]*v?\d\.\d(?:[\s-]*[A-Z]{2}\b)?)?",
        named,
        re.IGNORECASE,
    )
    return len(found.group().rstrip()) if found else 0


def _sentence(article: Article, block: Block, at: int) -> Span:
    """Give the sentence of `block` about `at`."""
    start, end = block.start, block.end
    for stop in _END.finditer(article.text, block.start, block.end):
        if stop.end() <= at:
            start = stop.end()
        elif stop.start() >= at:
            end = stop.end() if stop.group()[0] in ".!?。！？" else stop.start()
            break
    while start < end and article.text[start].isspace():
        start += 1
    while end > start and article.text[end - 1].isspace():
        end -= 1
    return Span(start, max(end, start))


def _grants(article: Article, mention: _Mention) -> bool:
    """Whether the sentence gives a licence for the text: not for a picture, not a sentence about licences."""
    block, span = mention.block, mention.span
    if block.kind in ("caption", "code") or block.zone in _ELSEWHERE:
        return False
    sentence = lower(article.text)[span.start : span.end]
    words = re.findall(r"[^\W\d_]+", sentence)
    have = frozenset(words)
    v, k = vocabulary(), known()
    before = lower(article.text)[max(block.start, span.start - 60) : span.start]
    pictures = not have.isdisjoint(v.photo_words) or any(house in sentence for house in v.photo_houses)
    if pictures and have.isdisjoint(k.texts):
        return False
    if (
        not frozenset(re.findall(r"[^\W\d_]+", before.rpartition("\n")[2])[-4:]).isdisjoint(v.photo_words)
        and len(words) < _SHORT
    ):
        return False
    if len(words) <= _SHORT and mention.ids != ["CC"]:
        return True
    return any(stem in sentence for stem in k.grants)


def _element(article: Article, mention: _Mention) -> License:
    span = mention.span
    sentence = article.text[span.start : span.end]
    if len(sentence) > _LONGEST or not any(stem in sentence.lower() for stem in known().grants):
        if mention.named:
            span = mention.named
        elif mention.link and mention.link.end > mention.link.start:
            span = Span(mention.link.start, mention.link.end)
    ids = sorted(mention.ids, key=len)
    why = ["named in words"] if mention.named else []
    why += ["linked"] if mention.link else []
    return License(
        text=article.text[span.start : span.end],
        place=article.place(*span),
        zone=mention.block.zone,
        span=span,
        id=ids[-1],
        href=mention.link.href if mention.link else None,
        why=tuple(why),
    )


def _badges(article: Article) -> list[License]:
    """Give the licences that a picture alone shows."""
    found = []
    for image in article.images:
        if image.zone in _ELSEWHERE or not any(badge in image.src for badge in known().badges):
            continue
        if spdx := by_address(image.src) or by_words(image.alt):
            found.append(License(text=image.alt, place=image.place, zone=image.zone, id=spdx, why=("a badge",)))
    return found
