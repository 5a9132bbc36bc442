"""Licences named, linked or badged: of the article or of the whole site, not of its pictures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compliance.article import Span, Zone
from compliance.elements.copyright_parts import vocabulary
from compliance.elements.licenses import by_addresses, by_words, known
from compliance.elements.model import License
from compliance.elements.scan import scan
from compliance.elements.text import lower

if TYPE_CHECKING:
    from compliance.article import Article, Block, Link, Place

    _Links = list[tuple[Link, str]]

_LONGEST = 420  # characters of a sentence that is quoted whole
_AROUND = 1000  # characters about a mention in which its sentence begins and ends
_FEW_WORDS = 6  # beside its name, in a line that names a licence and says nothing else
_NO_WORDS = 2  # the same where the name is "Creative Commons" and no more
_SOME_WORDS = 12  # the same where the name is linked
_MANY = 3  # different licences in one article: it is about licences
_NEAR = 20  # characters before "Creative Commons" in which "under" belongs to it
_REACH = 60  # characters before a sentence in which a word for pictures counts
_WORD = re.compile(r"[^\W\d_]+")
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
    links = [(article.links[number], spdx) for number, spdx in by_addresses(link.href for link in article.links)]
    _in_words(article, mentions)
    _in_links(article, links, mentions)
    found = [_element(article, m) for _, m in sorted(mentions.items()) if _grants(article, m)]
    said = {one.id for one in found}
    found += (badge for badge in _badges(article, links) if badge.id not in said)
    within = {one.id for one in found if one.zone is Zone.ARTICLE}
    return tuple(one for one in found if len(within) < _MANY or one.zone is not Zone.ARTICLE)


def _in_words(article: Article, mentions: dict[Span, _Mention]) -> None:
    after = 0
    for start, end in scan(article.text).licenses:
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


def _in_links(article: Article, links: _Links, mentions: dict[Span, _Mention]) -> None:
    for link, spdx in links:
        block = article.block_at(link.start)
        if block is None:
            continue
        sentence = _sentence(article, block, link.start)
        if link.start == link.end and not _is_grant(article, sentence):
            continue  # a badge
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
    start, end = max(block.start, at - _AROUND), min(block.end, at + _AROUND)
    for stop in _END.finditer(article.text, start, end):
        if stop.group() == "\n" and article.text[start : stop.start()].rpartition(" ")[2] in known().open_ends:
            continue
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
    block = mention.block
    if block.kind in ("caption", "code") or block.zone in _ELSEWHERE or _is_for_pictures(article, mention):
        return False
    before, behind = _beside(mention)
    if mention.ids == ["CC"] and not (mention.link or _has_noun(article, mention)):  # "under Creative Commons"
        return _is_grant(article, Span(max(before.start, before.end - _NEAR), before.end))
    return _is_grant(article, before) or _is_grant(article, behind) or _is_mark(article, mention)


def _is_mark(article: Article, mention: _Mention) -> bool:
    """Whether a line that no word makes a grant says little but the licence's name."""
    block, link, others = mention.block, mention.link, _others(article, mention)
    if link:
        words = article.text[link.start : link.end].lower()
        return others <= _SOME_WORDS and ("cc" in words or by_words(words) is not None)
    if block.zone is Zone.NAVIGATION:  # a menu's entry
        return False
    if mention.ids == ["CC"]:
        return others <= _NO_WORDS
    # "(CC BY 2.0)" within an article that shows pictures is the licence of the one above it
    pictured = block.zone in (Zone.ABOVE, Zone.ARTICLE) and (article.images or article.format == "pdf")
    return others <= _FEW_WORDS and (_has_noun(article, mention) or not pictured)


def _others(article: Article, mention: _Mention) -> int:
    """Count the words beside the licence's name."""
    return sum(len(_WORD.findall(article.text, *part)) for part in _beside(mention))


def _has_noun(article: Article, mention: _Mention) -> bool:
    """Whether the sentence has the word licence."""
    return _has(article, mention.span, known().nouns)


def _beside(mention: _Mention) -> tuple[Span, Span]:
    """Give what stands in the sentence before and behind the licence's name, or behind the link to it."""
    span, link = mention.span, mention.link
    name = mention.named or (Span(link.start, link.end) if link else span)
    return Span(span.start, name.start), Span(name.end, span.end)


def _is_for_pictures(article: Article, mention: _Mention) -> bool:
    """Whether the sentence, or the words before it on its line, speak of a picture and not of a text."""
    said = lower(article.text)
    v = vocabulary()
    sentence = said[mention.span.start : mention.span.end]
    words = frozenset(_WORD.findall(sentence))
    if not v.photo_words.isdisjoint(words) or any(house in sentence for house in v.photo_houses):
        return known().texts.isdisjoint(words)
    before = said[max(mention.block.start, mention.span.start - _REACH) : mention.span.start].rpartition("\n")[2]
    return len(words) <= _FEW_WORDS and not v.photo_words.isdisjoint(_WORD.findall(before)[-4:])


def _element(article: Article, mention: _Mention) -> License:
    span = _quoted(article, mention)
    why = ["named in words"] if mention.named else []
    why += ["linked"] if mention.link else []
    return License(
        text=article.text[span.start : span.end],
        place=article.place(*span),
        zone=mention.block.zone,
        span=span,
        id=max(mention.ids, key=len),
        href=mention.link.href if mention.link else None,
        why=tuple(why),
    )


def _quoted(article: Article, mention: _Mention) -> Span:
    """Give the sentence that grants; the name alone where the sentence does not, or is too long."""
    span, link = mention.span, mention.link
    grants = any(_is_grant(article, part) for part in _beside(mention))
    if grants and span.end - span.start <= _LONGEST:
        return span
    if _has_noun(article, mention) and _others(article, mention) <= _NO_WORDS:  # "Licence: CC BY 4.0"
        return span
    if mention.named:
        return mention.named
    return Span(link.start, link.end) if link and link.start < link.end else span


def _is_grant(article: Article, span: Span) -> bool:
    return _has(article, span, known().grants)


def _has(article: Article, span: Span, stems: tuple[str, ...]) -> bool:
    said = lower(article.text)[span.start : span.end]
    return any(stem in said for stem in stems)


def _badges(article: Article, links: _Links) -> list[License]:
    """Give the licences that a picture alone shows: by its own address, or by the link that it stands in."""
    found = [
        License(text=image.alt, place=image.place, zone=image.zone, id=spdx, why=("a badge",))
        for number, spdx in by_addresses(image.src for image in article.images)
        if (image := article.images[number]).zone not in _ELSEWHERE
    ]
    for link, spdx in links:
        if link.start == link.end and link.zone not in _ELSEWHERE:
            alt = _alt_behind(article, link) or link.title
            why = ("a badge that links to the licence",)
            found.append(License(text=alt, place=link.place, zone=link.zone, id=spdx, href=link.href, why=why))
    return sorted({one.id: one for one in found}.values(), key=lambda one: _key(one.place))


def _alt_behind(article: Article, link: Link) -> str:
    """Give the words of the first picture behind the address of `link`."""
    return min(((_key(i.place), i.alt) for i in article.images if _key(i.place) > _key(link.place)), default=((), ""))[
        1
    ]


def _key(place: Place) -> tuple[int, ...]:
    return place.page or 0, place.line or 0, place.column or 0
