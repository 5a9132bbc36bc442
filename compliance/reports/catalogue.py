"""The rule files as a page: whose terms are known, and what they come to, one row a publisher or licence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compliance.terms.model import Standing, Terms

_USES: dict[Standing, str] = {"allowed": "free", "conditions": "", "permission": "ask", "prohibited": "no"}
_HEAD = """\
# Publishers

Whose terms the program knows, made from the rule files by `compliance rules list --format markdown`.

- **Uses** that stand alone are granted on what the next column asks; **free** asks for nothing, **ask** takes
  permission, **no** is prohibited, **in cases** depends on the facts. A use that is not named is not spoken of,
  which is no leave.
- **What is asked** stands here by the ids of the requirements, in *italics* where it is a preference:
  `compliance explain ID/REQUIREMENT` says each in words, `compliance rules show ID` all of them.
- **Confidence** is how sure the file is of the terms: high, the publisher's own page was read; medium, a part, a copy
  or an older form of it; low, general knowledge alone."""


def count(library: Iterable[Terms]) -> str:
    """Say how many publishers there are, and how many licences, each version by itself.

    >>> from compliance.terms.model import Page, Terms
    >>> count([Terms(id="x", name="The Example", page=Page(read="2026-01-31", confidence="high"))])
    '1 publisher, 0 licence versions'
    """
    library = tuple(library)
    licenses = {one.license for one in library if not one.publisher and one.license}
    return f"{_many(sum(one.publisher for one in library), 'publisher')}, {_many(len(licenses), 'licence version')}"


def lines(library: Iterable[Terms]) -> Iterator[str]:
    """Give a Markdown page: a table of the publishers by name, one of the licences by id, and how many there are."""
    library = tuple(library)  # it is gone through more than once
    publishers = sorted((one for one in library if one.publisher), key=lambda one: (by_name(one), one.id))
    licenses = sorted((one for one in library if not one.publisher), key=lambda one: one.id)
    yield _HEAD
    yield from _table("publisher", publishers)
    yield "\n## Licences, and what others build on"
    yield from _table("name", licenses)
    yield f"\n{count(library)}"


def by_name(one: Terms) -> str:
    """Give the name by which a publisher is looked up.

    >>> from compliance.terms.model import Page, Terms
    >>> by_name(Terms(id="x", name="The Example", page=Page(read="2026-01-31", confidence="high")))
    'example'
    """
    return one.name.casefold().removeprefix("the ")


def _table(what: str, rows: Iterable[Terms]) -> Iterator[str]:
    yield f"\n| {what} | id | uses | what is asked | page | read on | confidence |"
    yield "|---" * 7 + "|"
    for one in rows:
        page = f"[terms]({one.page.url})" if one.page.url else "none"
        cells = (
            f"[{one.name}]({one.home})" if one.home else one.name,
            f"`{one.id}`",
            _uses(one),
            ", ".join(f"*{r.id}*" if r.must == "preferred" else r.id for r in one.require) or "nothing",
            page,
            one.page.read,
            one.page.confidence,
        )
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _uses(one: Terms) -> str:
    """Give the uses, those of one standing together, the most open first."""
    by_standing: dict[str, list[str]] = {words: [] for words in (*_USES.values(), "in cases")}
    for use, standing in one.uses.items():
        by_standing["in cases" if use in one.cases else _USES[standing]].append(use)
    parts = [
        f"**{words}** {', '.join(uses)}" if words else ", ".join(uses) for words, uses in by_standing.items() if uses
    ]
    return "; ".join(parts) or "none is spoken of"


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
