"""The links of a PDF: boxes with an address, and addresses written out in the text."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from compliance.article import Place, Span
from compliance.readers import addresses
from compliance.readers.pdf.page import Rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from compliance.readers.pdf.page import Page, Target, Word

_TOUCHES = 0.5  # of a word's length: a box that covers less of it does not mean it
_BACK = 16  # links that begin before an address and may still lie over it


class Marked(NamedTuple):
    """An address and the words it lies under, in characters of the article's text."""

    href: str
    start: int
    end: int
    place: Place


def marked(pages: Iterable[Page], spans: Sequence[Sequence[Span]], text: str) -> list[Marked]:
    """Give the boxes with an address on `pages`; `spans` has where each of a page's words stands in `text`.

    The boxes of one address whose words follow each other are one link. A box over a picture has no words: it
    starts and ends where the words after it begin.
    """
    found: list[Marked] = []
    end = 0  # of the last page with words
    for page, words in zip(pages, spans, strict=True):
        if page.targets:
            found += _on_page(page, words, end)
        end = max((span.end for span in words), default=end)
    return _joined(sorted(found, key=_start), text)


def written(text: str, links: Sequence[Marked], place: Callable[[int, int], Place]) -> Iterator[Marked]:
    """Give the addresses written out in `text` that none of `links`, in their order, lies over."""
    if "://" not in text and "www." not in text:
        return
    for start, end in addresses.find(text):
        at = bisect_left(links, end, key=_start)
        if not any(link.end > start for link in links[max(at - _BACK, 0) : at]):
            yield Marked(addresses.target(text[start:end]), start, end, place(start, end))


def _on_page(page: Page, words: Sequence[Span], before: int) -> Iterator[Marked]:
    rows = Rows(page.words)
    below = sorted(range(len(words)), key=lambda at: page.words[at].top)
    for target in page.targets:
        place = Place(page=page.number, box=target.box)
        covered = sorted(
            part for at in rows.within(target.box) if (part := _covered(target, page.words[at], words[at])) is not None
        )
        for start, end in _runs(covered):
            yield Marked(target.href, start, end, place)
        if not covered:
            after = bisect_left(below, target.box[1], key=lambda at: page.words[at].top)
            at = words[below[after]].start if after < len(below) else max((span.end for span in words), default=before)
            yield Marked(target.href, at, at, place)


def _covered(target: Target, word: Word, span: Span) -> Span | None:
    """Give the part of a word that the target's box lies over."""
    left, _, right, _ = target.box
    if word.rights and len(word.rights) >= span.end - span.start:
        start, end = None, span.start
        at = word.left
        for offset, edge in enumerate(word.rights[: span.end - span.start], span.start):
            if left <= (at + edge) / 2 <= right:
                start = offset if start is None else start
                end = offset + 1
            at = edge
        return None if start is None else Span(start, end)
    shared = min(right, word.right) - max(left, word.left)
    return span if shared >= _TOUCHES * (word.right - word.left) else None


def _runs(spans: Iterable[Span]) -> list[Span]:
    """Join the spans with at most one character between them.

    >>> _runs([Span(0, 3), Span(4, 6), Span(9, 12)])
    [Span(start=0, end=6), Span(start=9, end=12)]
    """
    runs: list[Span] = []
    for span in spans:
        if runs and span.start <= runs[-1].end + 1:
            runs[-1] = Span(runs[-1].start, max(runs[-1].end, span.end))
        else:
            runs.append(span)
    return runs


def _joined(links: Iterable[Marked], text: str) -> list[Marked]:
    joined: list[Marked] = []
    for link in links:
        last = joined[-1] if joined else None
        if last and last.href == link.href and last.end > last.start and text[last.end : link.start] in {"", " "}:
            place = _around(last.place, link.place)
            joined[-1] = last._replace(end=max(last.end, link.end), place=place)
        else:
            joined.append(link)
    return joined


def _around(one: Place, other: Place) -> Place:
    """Give the box around both, or the first where they stand on two pages."""
    if one.page != other.page or one.box is None or other.box is None:
        return one
    (left, top, right, bottom), more = one.box, other.box
    return Place(
        page=one.page,
        box=(min(left, more[0]), min(top, more[1]), max(right, more[2]), max(bottom, more[3])),
    )


def _start(link: Marked) -> int:
    return link.start
