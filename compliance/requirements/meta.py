"""An element in the head of the page: syndication-source, robots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.requirements.canonical import AT_PUBLICATION
from compliance.requirements.outcome import Evidence, Nearest, missing, outcome, wrong
from compliance.terms.match import same_page
from compliance.terms.template import fill
from compliance.vocabulary import State

if TYPE_CHECKING:
    from compliance.requirements.outcome import Case, Outcome
    from compliance.terms.kinds import Meta


def judge(requirement: Meta, case: Case) -> Outcome:
    """Look for a meta or link element of that name with any of the contents asked for."""
    name = requirement.name.lower()
    stated = (*case.article.said("meta", name), *case.article.said("link", name))
    for one in stated:
        if not requirement.content or any(_same(wanted, one.value, case) for wanted in requirement.content):
            message = f"The head of the page has {requirement.name} with {one.value}."
            return outcome(requirement, case, State.MET, message, (Evidence(one.value, one.place),))
    if stated:
        asked = " or ".join(fill(wanted, case.slots) for wanted in requirement.content)
        near = Nearest(
            words=f"says {stated[0].value}, {stated[0].place}; the terms ask for {asked}",
            text=stated[0].value,
            place=stated[0].place,
        )
        return wrong(requirement, case, f"{requirement.name} does not say what is asked for.", near)
    if case.is_draft:
        return outcome(requirement, case, State.NOT_CHECKED, AT_PUBLICATION)
    return missing(requirement, case, f"The head of the page has no {requirement.name}.")


def _same(wanted: str, said: str, case: Case) -> bool:
    """Whether an element says what is wanted: the original's address, or these words, alone or in a list."""
    if wanted == "{url}":
        return bool(case.original and same_page(said, case.original)) or case.is_article(said)
    word = fill(wanted, case.slots).casefold()
    return said.casefold() == word or word in (one.strip() for one in said.casefold().split(","))
