"""Copyright lines: of the article, its publisher, or the site's own; not the credits of pictures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compliance.article import Span, Zone
from compliance.elements.copyright_parts import parts, vocabulary
from compliance.elements.licenses import known
from compliance.elements.model import Copyright
from compliance.elements.notice import Notice, parse
from compliance.elements.scan import scan
from compliance.elements.text import lower

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.article import Article, Block, Metadata

_REACH = 500  # characters about a sign that are looked at: more than any line of copyright has
_PHOTO_REACH = 45  # characters before a sign in which a word for pictures makes it a picture's
_BESIDE = frozenset({Zone.SIDEBAR, Zone.RELATED, Zone.COMMENTS})  # a sign alone is a picture's there
_WITHIN = frozenset({Zone.ABOVE, Zone.ARTICLE})  # and here, on a page with pictures
_BEHIND = frozenset({Zone.BELOW, Zone.FOOTER})
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"\.\s|[。！？\n]")
_CREDIT = 160  # a block that begins with a word for pictures and is no longer than this is a picture's credit


def find(article: Article) -> tuple[Copyright, ...]:
    """Give the copyright lines that a reader of the page sees, then those of the front matter.

    The site's own footer is one too: its holder is the host. A credit at a picture is none, nor is a sentence
    that speaks of copyright. `text` is the line as it stands, not the paragraph about it; several parties are
    several `holders`; a range of years gives its ends.
    """
    found: list[tuple[Span, Notice, Block]] = []
    bare: list[tuple[Span, Notice, Block]] = []
    for span, notice, block in _notices(article):
        if _is_picture(article, block, span, notice):
            continue
        if _counts(article, block, span, notice):
            found.append((span, notice, block))
        elif notice.reserved and block.zone in _BEHIND and not notice.lead.strip() and span.end >= block.end - 1:
            bare.append((span, notice, block))
    elements = [_element(article, *one) for one in found or bare[:1]]
    elements += (e for m in article.said("front-matter", "copyright", "rights") if (e := _declared(m)))
    return tuple(elements)


def _notices(article: Article) -> Iterator[tuple[Span, Notice, Block]]:
    """Give every notice in the visible text with its place, counting or not."""
    at = 0  # where the last notice ended
    block = None
    for start, end in scan(article.text).copyrights:
        if start < at:
            continue
        if block is None or not block.start <= start < block.end:
            block = article.block_at(start)
            if block is None or block.kind == "code":
                block = None
                continue
            line = _line(article, block)
        first = max(block.start, start - _REACH)
        part = line[first - block.start : end + _REACH - block.start]
        done = max(0, at - first)
        notice = parse(" " * done + part[done:], start - first, end - first)
        if notice is None:
            continue
        span = Span(first + notice.start, first + notice.end)
        follows = done > 0 and not article.text[at : span.start].strip()
        at = span.end
        if notice.years or notice.reserved or not follows:  # "© The Gazette © tg": one line
            yield span, notice, block


def _line(article: Article, block: Block) -> str:
    """Give the text of a block with a bar before each link that stands apart from the words before it.

    "© 2024 The Gazette Imprint Contact", two links of a menu behind the holder, ends at the first of them;
    "© Ann Bee, The Gazette", both linked, stays whole.
    """
    line = article.text[block.start : block.end]
    for link in article.links:
        at = link.start - block.start - 1
        if not (0 <= at < len(line) and line[at].isspace()):
            continue
        if "." in article.text[link.start : link.end] or parts().reserved(article.text, link.start):
            continue  # a holder's domain, or "rights reserved"
        if line[at] == "\n" or _stands_apart(line[:at]):
            line = f"{line[:at]}|{line[at + 1 :]}"
    return line


def _stands_apart(before: str) -> bool:
    word = before.rpartition(" ")[2]
    return word[-1:].isalpha() and not word[0].islower() and word.lower() not in ("the", *vocabulary().words)


def _counts(article: Article, block: Block, span: Span, notice: Notice) -> bool:
    """Whether the words are a copyright line and not a sentence that speaks of one."""
    if notice.holders and _is_spoken_of(notice):
        return False
    if notice.sign and (notice.word or notice.years or notice.reserved):
        return True
    if notice.sign:
        pictured = bool(article.images) or article.format == "pdf"  # whose pictures are not told
        alone = block.zone in _BESIDE or (block.zone in _WITHIN and pictured and not _is_last(article, block))
        return not alone and _begins(notice.lead) and not _is_enumerated(article, span)
    if notice.reserved:  # "2024 The Gazette, all rights reserved"
        return notice.word or bool(notice.years)
    if notice.years:
        return not _goes_on(article, span) if notice.holders else _begins(notice.lead)
    return notice.joined and _begins(notice.lead) and _is_name(notice) and not _is_link(article, span)


def _begins(lead: str) -> bool:
    """Whether nothing, or a whole sentence, stands before the notice on its line."""
    lead = lead.rstrip()
    return not lead or lead[-1] in "|•·♦–—-.!?:;。*>/_)]"


def _is_name(notice: Notice) -> bool:
    return bool(notice.holders) and not notice.holders[0][0].islower()


def _is_spoken_of(notice: Notice) -> bool:
    """Whether the "holder" is the next words of a sentence: "Copyright Policy", "copyright infringement"."""
    words = re.findall(r"\w+", " ".join(notice.holders).lower())
    spoken = vocabulary().spoken_of
    if notice.sign:
        return not notice.years and bool(words) and words[0] in spoken
    return not spoken.isdisjoint(words) and not (notice.years and _is_name(notice))


def _goes_on(article: Article, span: Span) -> bool:
    """Whether the words end in a year and a sentence goes on behind it: "the Copyright Act of 1976 says"."""
    return article.text[span.end - 1].isdigit() and article.text[span.end : span.end + 2].strip()[:1].islower()


def _is_last(article: Article, block: Block) -> bool:
    """Whether no more of the article follows the block."""
    return all(b.zone is not Zone.ARTICLE for b in article.blocks[article.blocks.index(block) + 1 :])


def _is_enumerated(article: Article, span: Span) -> bool:
    """Whether "(c)" counts items: (a), (b), (c)."""
    return article.text.startswith(("(c)", "(C)"), span.start) and "(b)" in lower(article.text)


def _is_link(article: Article, span: Span) -> bool:
    """Whether the notice begins a link: a menu's "Copyright, trademark and patents"."""
    return any(link.start <= span.start < link.end for link in article.links)


def _is_picture(article: Article, block: Block, span: Span, notice: Notice) -> bool:
    """Whether the line is the credit of a picture, a chart or a film."""
    if block.kind == "caption":
        return True
    v = vocabulary()
    said = lower(article.text)
    if any(house in said[span.start : span.end] for house in v.photo_houses):
        return True
    before = _WORD.findall(_SENTENCE.split(said[max(block.start, span.start - _PHOTO_REACH) : span.start])[-1])
    if not v.photo_words.isdisjoint(before):
        return known().texts.isdisjoint(before)  # "Text and photos © Ann Bee"
    if notice.holders and not v.photo_words.isdisjoint(_WORD.findall(notice.holders[0].lower())[:1]):
        return True
    first = _WORD.search(said, block.start, block.start + _PHOTO_REACH)
    credit = first is not None and first.group() in v.photo_words and block.end - block.start <= _CREDIT
    return credit and not (notice.years and _begins(notice.lead))


def _element(article: Article, span: Span, notice: Notice, block: Block) -> Copyright:
    why = [name for name, said in (("a sign", notice.sign), ("the word", notice.word)) if said]
    if notice.reserved:
        why.append("rights reserved")
    return Copyright(
        text=article.text[span.start : span.end],
        place=article.place(*span),
        zone=block.zone,
        span=span,
        holders=notice.holders,
        years=notice.years,
        why=tuple(why),
    )


def _declared(said: Metadata) -> Copyright | None:
    """Give the notice that front matter holds, if it is one: `copyright: true` is not."""
    hit = next(iter(scan(said.value).copyrights), None)
    notice = parse(said.value, *hit) if hit else None
    if notice is None or not (notice.sign or notice.word):
        return None
    return Copyright(
        text=said.value,
        place=said.place,
        zone=Zone.HEAD,
        holders=notice.holders,
        years=notice.years,
        why=(f'"{said.name}" in the front matter',),
    )
