"""The credit that a publisher asks for, ready to paste."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import msgspec

from compliance.check import check
from compliance.fix import fix
from compliance.vocabulary import State

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from compliance.article import Article, Format
    from compliance.fix import Asked
    from compliance.report import Report
    from compliance.terms import kinds
    from compliance.terms.library import Library
    from compliance.terms.uses import Use

_NAMES: dict[Format, str] = {"html": "credit.html", "markdown": "credit.md", "text": "credit.txt"}
_WORDS = "Here stands the article, which says nothing of where it comes from."
_HEAD = frozenset({"canonical", "meta"})
_ORDER = {"byline": 0, "tracker": 2}  # what opens an article, and what ends it


class Credit(msgspec.Struct, frozen=True, kw_only=True):
    """Lines to paste; in angle brackets what nobody stated, whose slots are named in `asked`."""

    body: tuple[str, ...]  # in the order in which they stand in an article
    head: tuple[str, ...]  # for the head of the page
    asked: tuple[str, ...]


def credit(publisher: str, library: Library, use: Use, stated: Mapping[str, str], form: Format) -> Credit:
    """Give the least that an article needs, for this use, to meet what the terms with the id `publisher` require.

    It is found by putting it into an article that has nothing, and judging that: `compliance.fix`. `stated` fills
    slots (author, title, url, date, …). Raises UsageError for an id that no rule file has.
    """

    def judge(article: Article) -> Report:
        return check(article, library, use, publisher, stated=stated)

    name = _NAMES[form]
    fixed = fix(name, _bare(stated.get("title"), form).encode(), judge, library)
    asked = tuple(_fewest(fixed.asked, library.get(publisher).require))
    required = [one for one in fixed.report.outcomes if one.must == "required"]
    later = [one for one in required if one.state is State.NOT_CHECKED and one.fix]  # to do at publication
    lines = [(one.requirement, one.words) for one in fixed.put]
    lines += [(one.requirement, one.words) for one in asked]
    lines += [(f"{one.terms}/{one.requirement}", one.fix or "") for one in later]
    kind = {f"{one.terms}/{one.requirement}": one.kind for one in fixed.report.outcomes}
    lines.sort(key=lambda line: _ORDER.get(kind[line[0]], 1))
    return Credit(
        body=tuple(dict.fromkeys(words for name, words in lines if kind[name] not in _HEAD)),
        head=tuple(dict.fromkeys(words for name, words in lines if kind[name] in _HEAD)),
        asked=tuple(dict.fromkeys(slot for one in asked for slot in one.slots)),
    )


def _fewest(asked: tuple[Asked, ...], require: tuple[kinds.AnyRequirement, ...]) -> Iterator[Asked]:
    """Leave out the lines that another satisfies."""
    met: set[str] = set()
    satisfied = {one.id: one.satisfies for one in require}

    def also_met(one: Asked) -> tuple[str, ...]:
        return satisfied.get(one.requirement.rpartition("/")[2], ())

    for one in sorted(asked, key=lambda one: -len(also_met(one))):
        if one.requirement.rpartition("/")[2] not in met:
            met.update(also_met(one))
            yield one


def _bare(title: str | None, form: Format) -> str:
    """Give an article without any credit."""
    if form == "html":
        name = escape(title or "")
        words = "\n".join([f"<p>{_WORDS}</p>"] * 4)
        heading = f"<h1>{name}</h1>\n" if name else ""
        return (
            f"<html><head>\n<title>{name}</title>\n</head><body><article>\n{heading}{words}\n</article></body></html>"
        )
    heading = f"{'# ' if form == 'markdown' else ''}{title}\n\n" if title else ""
    return heading + "\n\n".join([_WORDS] * 4) + "\n"
