"""The short lines where a byline stands that nothing marks: above the article, at its ends, below it."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from compliance.article import Zone
from compliance.elements import outlets
from compliance.elements.byline import authors, openers
from compliance.elements.byline.marks import agency, is_authors
from compliance.elements.byline.mentions import BELOW_TITLE, LEAD, NEAR, OWN, Mention, Page, is_letters
from compliance.elements.byline.persons import is_person, is_wide, known, same
from compliance.elements.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.article import Article, Block
    from compliance.elements.byline.authors import Credit

_ABOVE, _ARTICLE, _BELOW = Zone.ABOVE, Zone.ARTICLE, Zone.BELOW  # looking them up takes long
_LINE_MOST = 160
_BARE_MOST = 100
_SHORT = 40  # characters of a line that holds a date and little more
_REST_MOST = 20  # characters that are no name: a sentence has more
_BARE_WORDS = 5  # of a name that nothing opens: fewer than these
_ENDS = {"html": (6, 4), "markdown": (8, 4), "text": (16, 4), "pdf": (60, 10)}  # blocks of the article to look at
_BELOW_MOST = 40  # blocks below it
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NOTED = 4  # paragraphs at either end in which a note may stand
_NOTED_MOST = 4000  # characters of each that are looked at
_NOTE_MOST = 260  # characters of its first sentence
_SENTENCE = re.compile(r"(?<=[a-z)\]]\.)\s")
_DATE = re.compile(r"\s(?:\d{1,2}\s\w+|\w+\s\d{1,2},?)\s(?:19|20)\d\d\b")
_BARE = ("a name beside the title",)
_HEADINGS = frozenset({"title", "heading"})


class _Line(NamedTuple):
    """A short line where a byline may stand that nothing marks."""

    text: str  # "" for what is too long to be one
    at: int
    block: Block
    is_end: bool  # right behind the article: a signature's place


def find(page: Page, around: Mention | None = None) -> Iterator[Mention]:
    """Look at the short lines where a byline stands that nothing marks: everywhere, or only `around` a sure one."""
    led = ""  # the line before is an opener alone
    dated = False  # the line before is a date
    waiting: Mention | None = None  # for the next line to be a date
    for line in _short(page, around):
        is_date = len(line.text) < _SHORT and _has_year(line.text)
        if waiting and (is_date or line.text == page.article.text[waiting.start : waiting.end]):
            yield waiting
        waiting = None
        mention = _read(line, led, page)
        if mention and mention.why == _BARE and not (dated or len(mention.credit.authors) > 1 or _has_year(line.text)):
            waiting = mention
        elif mention:
            yield mention
        led = "by" if len(line.text) < LEAD and openers.alone(line.text) == "by" else ""
        dated = is_date


def _has_year(line: str) -> bool:
    return ("20" in line or "19" in line) and _YEAR.search(line) is not None


def _short(page: Page, around: Mention | None) -> Iterator[_Line]:
    whole = page.article.format == "html"  # elsewhere a block may hold several lines
    for block, is_end in _near(page, around) if around else _edges(page):
        at = block.start
        if whole and block.end - at > _LINE_MOST:
            yield _Line("", at, block, is_end)
            continue
        for text in page.article.text[at : block.end].split("\n"):
            if text and not text.isspace():
                yield _Line(text if len(text) <= _LINE_MOST else _head(text), at, block, is_end)
            at += len(text) + 1


def _head(text: str) -> str:
    """Give the beginning of a paragraph into which a byline has run, to its date: "by Jane Doe 3 May 2017 …"."""
    found = _DATE.search(text, 0, _BARE_MOST)
    return text[: found.start()].rstrip() if found and openers.may_open(text) else ""


def notes(page: Page) -> Iterator[Mention]:
    """Read the notes at the article's ends that say who wrote it: "This post by Jane Doe first appeared on …"."""
    text = page.article.text
    blocks = [block for block in page.article.blocks if block.zone in OWN]
    for block in (*blocks[:_NOTED], *blocks[_NOTED:][-_NOTED:]):
        at = block.start
        for sentence in _SENTENCE.split(text[at : min(block.end, at + _NOTED_MOST)]):
            if found := openers.noted(sentence[:_NOTE_MOST]):
                credit = authors.read(found)
                if credit and credit.sort == "person":
                    yield Mention(at, at + len(sentence), credit, 2.5, ("a note on the article",))
            at += len(sentence) + 1


def _read(line: _Line, led: str, page: Page) -> Mention | None:
    """Read a line by what speaks for it: an opener, the metadata, its place."""
    if len(line.text) < 3 or line.block.kind == "caption":  # noqa: PLR2004 -- a name and more
        return None
    if led or openers.may_open(line.text):
        if led and page.leads(line.at) == "other":  # "translated⏎by⏎Jane Doe"
            return None
        return _opened(line, led)
    if authors.has_reporter(line.text):
        credit = authors.read(line.text)
        return _mention(line, credit, 2.5, "a reporter's title behind it") if credit and not credit.rest else None
    if page.is_named(line.at, line.at + len(line.text)):
        return _confirmed(line, page)
    if line.block.kind in _HEADINGS or page.said.keys:  # the metadata name somebody else
        return None
    return _signature(line) if line.is_end else _bare(line, page)


def _near(page: Page, around: Mention) -> Iterator[tuple[Block, bool]]:
    blocks = page.article.blocks
    at = bisect_right(blocks, around.start - NEAR, key=_start)
    while at < len(blocks) and blocks[at].start < around.end + NEAR:
        yield blocks[at], False
        at += 1


def _start(block: Block) -> int:
    return block.start


def _edges(page: Page) -> Iterator[tuple[Block, bool]]:
    """Give the blocks where a byline may stand that nothing marks, and whether it would be a signature there.

    They are those above the article, its first and last, and those below it.
    """
    blocks = page.article.blocks
    zones = [block.zone for block in blocks]
    body = [i for i, zone in enumerate(zones) if zone is _ARTICLE]
    head, tail = _ENDS[page.article.format]
    last = body[-1] if body else len(blocks)
    inside = {*body[:head], *body[-tail:]}
    low, high = page.under_title
    below = 0
    for i, (block, zone) in enumerate(zip(blocks, zones, strict=True)):
        if low <= block.start < high:
            yield block, False
        elif zone is _ARTICLE:
            if i in inside:
                yield block, i == last
        elif zone is _ABOVE or (zone is _BELOW and i < last + _BELOW_MOST):
            below += zone is _BELOW
            yield block, below == 1


def _opened(line: _Line, led: str) -> Mention | None:
    """Read a line that an opener begins, or that stands behind one."""
    credit = authors.read(line.text, labelled=bool(led)) or agency(line.text)
    if credit is None or credit.rest > _REST_MOST or not (credit.opener or led):
        return None
    return _mention(line, credit, 1.5 if credit.weak else 2.5, f'opened with "{credit.opener or led}"')


def _confirmed(line: _Line, page: Page) -> Mention | None:
    """Read a line that holds a name known from the metadata."""
    credit = authors.read(line.text, labelled=True)
    if credit is None or credit.rest > _REST_MOST or page.said.keys.isdisjoint(map(same, credit.authors)):
        return None
    kept = tuple(n for n in credit.authors if same(n) in page.said.keys or is_person(n) or is_letters(n))
    return _mention(line, credit._replace(authors=kept), 1.0, "a line of its own")


def _mention(line: _Line, credit: Credit, weight: float, why: str) -> Mention:
    weight -= 1.5 * (line.block.kind == "title") + 0.5 * (line.block.zone is _ARTICLE)
    return Mention(line.at, line.at + len(line.text), credit, weight, (why,))


def _signature(line: _Line) -> Mention | None:
    """Read a name alone behind the last paragraph."""
    credit = _people(line.text)
    if credit is None or len(line.text) > sum(map(len, credit.authors)) + 8:
        return None
    weight = 2.0 if line.text.lstrip()[0] in "-–—~(" else 1.0
    return Mention(line.at, line.at + len(line.text), credit, weight, ("a signature at the end",))


def _bare(line: _Line, page: Page) -> Mention | None:
    """Read names that nothing opens, a list of several or one for beside a date, near the title."""
    start, end = page.title
    if not start - BELOW_TITLE < line.at < end + 2 * BELOW_TITLE:
        return None
    credit = _people(line.text) or agency(line.text)
    if credit is None or credit.institutions or any(len(name.split()) >= _BARE_WORDS for name in credit.authors):
        return None
    few = credit.sort == "person" and len(credit.authors) < 3  # noqa: PLR2004 -- a longer list is none of sections
    if few and not all(_is_rare(name, line.at, page.article) for name in credit.authors):
        return None
    return Mention(line.at, line.at + len(line.text), credit, 1.0, _BARE)


def _people(line: str) -> Credit | None:
    """Read a line that must hold nothing but people's names, and perhaps a date."""
    if len(line) > _BARE_MOST or line[-1] in ".!?:…" or not _is_plain(line.split()) or is_wide(line):
        return None
    credit = authors.read(line)
    if credit is None or credit.rest or credit.sort != "person":
        return None
    k = known()
    words = {word.lower() for name in credit.authors for word in name.split()}
    told = k.words.bodies.isdisjoint(words) and k.words.never.isdisjoint(words) and k.roles.isdisjoint(words)
    table = outlets.known()
    return credit if told and all(fold(name) not in table.names for name in credit.authors) else None


def _is_plain(words: list[str]) -> bool:
    """Whether the words may be names and a date: capitals, figures, and of small words such as names have."""
    k = known().words
    small = [word for word in words if word[0].islower()]
    return (
        len(words) > 1
        and all(w in k.particles or w in k.joins or w in k.dates for w in small)
        and len(small) < len(words) - 1
    )


def _is_rare(name: str, at: int, article: Article) -> bool:
    """Whether the words name no section: not linked but to an author's page, and nowhere in small letters."""
    words = [word.lower() for word in name.split()]
    for link in article.links:
        if link.start <= at < link.end and not is_authors(link.href) and "-".join(words) not in link.href:
            return False
    return not any(f" {word} " in article.text for word in words if word not in known().words.particles)
