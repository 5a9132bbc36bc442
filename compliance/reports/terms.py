"""Terms and single requirements in words, for a person."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from compliance.terms.template import in_language
from compliance.terms.words import asks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.explain import Explanation
    from compliance.terms.model import Page, Terms

WIDTH = 100

_STANDINGS = {
    "allowed": "allowed",
    "conditions": "allowed on these conditions",
    "permission": "by permission only",
    "prohibited": "not allowed",
}


def lines(terms: Terms) -> Iterator[str]:
    """Give what a publisher, or a licence, asks for, as one would read it aloud."""
    yield f"{terms.name} ({terms.id})"
    if terms.also_known_as:
        yield from _folded(f"also known as {', '.join(terms.also_known_as)}")
    if terms.match.hosts:
        yield from _folded(f"at {', '.join(terms.match.hosts)}")
    if terms.license:
        yield from _folded(f"licence: {terms.license}")
    yield from _folded(_page(terms.page))
    if terms.contact:
        yield from _folded(f"contact: {terms.contact}")
    yield ""
    yield "Uses"
    for use, standing in terms.uses.items():
        yield from _folded(f"{use}: {_STANDINGS[standing]}")
    yield from _folded("any other: not spoken of, which is no leave")
    yield ""
    yield "What is asked"
    for requirement in terms.require:
        yield from _folded(f"{requirement.id}: {asks(requirement, terms)}")
        if requirement.because:
            yield from _folded(requirement.because, "    ")
        for line in (in_language(requirement.fix, "en") or "").splitlines():
            yield f"    paste: {line}"


def explanation(one: Explanation) -> Iterator[str]:
    """Give one requirement in words."""
    yield f"{one.rule}: {one.name}"
    yield from _folded(one.asks)
    if one.because:
        yield from _folded(one.because)
    if one.satisfied_by:
        yield from _folded(f"Met as well where {' or '.join(one.satisfied_by)} is.")
    yield from _folded(_page(one.page))
    for title, cases in (("Passes", one.passes), ("Fails", one.fails)):
        yield ""
        yield title
        for case in cases or ("no example of the rule file shows this",):
            yield from _folded(case)
    if one.fix:
        yield ""
        yield "Paste"
        yield from (f"  {line}" for line in one.fix.splitlines())


def _page(page: Page) -> str:
    where = ", ".join(filter(None, (page.url, page.note)))
    return f"stated at {where or 'no known page'}; read {page.read}, confidence {page.confidence}"


def _folded(words: str, indent: str = "  ") -> list[str]:
    return wrap(
        words,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + "  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
