from importlib import import_module

import pytest
from building import FILLER, at, judged, page

from compliance.article import Place
from compliance.elements.model import Attribution as Credit
from compliance.elements.model import Permission as Leave
from compliance.requirements import JUDGES
from compliance.terms.kinds import (
    KINDS,
    AllOf,
    AnyOf,
    Attribution,
    Canonical,
    Confirm,
    Copyright,
    Link,
    Not,
    Permission,
)
from compliance.vocabulary import State

STORY = "https://example.org/a-story-12"
LINKED = page(*FILLER, f"Originally published by [The Example]({STORY}).")
CREDIT = Credit(publisher="The Example", **at(LINKED, "Originally published by The Example."))
MET = Link(id="met")
MISSING = Copyright(id="missing")
ASK = Confirm(id="ask", ask="Is it?")
LATER = Canonical(id="later")


def test_every_kind_is_judged() -> None:
    assert {*JUDGES, AnyOf, AllOf, Not} == set(KINDS.values())
    assert all(callable(import_module(f"compliance.requirements.{module}").judge) for module in JUDGES.values())


@pytest.mark.parametrize(
    ("of", "state"),
    [
        ((MET, MISSING), State.MET),
        ((MISSING, ASK), State.CONFIRM),
        ((MISSING, LATER), State.MISSING),
        ((MISSING, MISSING), State.MISSING),
    ],
)
def test_any_of_takes_the_best(of: tuple[Link, ...], state: State) -> None:
    assert judged(AnyOf(id="any", of=of), LINKED, CREDIT).state is state


def test_any_of_says_of_each_that_it_is_missing_and_gives_one_to_paste() -> None:
    found = judged(AnyOf(id="any", of=(Link(id="a"), Link(id="b", to="author"))), page(*FILLER))
    assert found.message == (
        "Any one of these would do. No link leads to the original article. No link leads to the author's page."
    )
    assert found.fix == (
        'This article was originally published by <a href="<URL of the original article>">The Example</a>.'
    )


def test_a_draft_may_leave_any_of_open() -> None:
    article = page(*FILLER, form="markdown")
    assert judged(AnyOf(id="any", of=(MISSING, LATER)), article).state is State.NOT_CHECKED


@pytest.mark.parametrize(
    ("of", "state"),
    [
        ((MET, Attribution(id="source")), State.MET),
        ((MET, MISSING), State.MISSING),
        ((MET, ASK), State.CONFIRM),
        ((MET, Link(id="n", when={"medium": ("print",)})), State.MET),
    ],
)
def test_all_of_takes_the_worst(of: tuple[Link, ...], state: State) -> None:
    assert judged(AllOf(id="all", of=of), LINKED, CREDIT).state is state


def test_all_of_keeps_the_evidence_of_all() -> None:
    found = judged(AllOf(id="all", of=(Attribution(id="source"), MET)), LINKED, CREDIT)
    assert [piece.text for piece in found.evidence] == ["Originally published by The Example.", "The Example"]


def test_not_turns_what_is_there_into_what_is_wrong() -> None:
    found = judged(Not(id="none", of=Attribution(id="source")), LINKED, CREDIT)
    assert (found.state, found.message) == (
        State.WRONG,
        "The terms do not want this: the source, The Example, is named.",
    )
    assert [(one.text, one.place) for one in found.evidence] == [
        ("Originally published by The Example.", Place(line=9, column=1))
    ]
    assert found.nearest
    assert found.nearest.words == "stands on line 9, column 1; the terms do not want it"
    assert judged(Not(id="none", of=MISSING), LINKED).state is State.MET
    assert judged(Not(id="none", of=ASK), LINKED).state is State.CONFIRM


def test_forbidden_is_the_same_as_not() -> None:
    assert judged(Attribution(id="source", must="forbidden"), LINKED, CREDIT).state is State.WRONG
    assert judged(Attribution(id="source", must="forbidden"), LINKED).state is State.MET


def test_a_question_is_asked_as_it_stands() -> None:
    found = judged(ASK, LINKED)
    assert (found.state, found.message, found.fix) == (State.CONFIRM, "Is it?", None)


def test_leave_is_for_a_person_and_what_the_article_says_of_it_is_quoted() -> None:
    article = page(*FILLER, "Reprinted with permission.")
    leave = Leave(granted=True, **at(article, "Reprinted with permission."))
    found = judged(Permission(id="leave"), article, leave)
    assert (found.state, found.message) == (
        State.CONFIRM,
        "The permission of The Example is needed; write to editors@example.org.",
    )
    assert [piece.text for piece in found.evidence] == ["Reprinted with permission."]
    assert judged(Permission(id="leave", of=("the author",)), article).message.startswith(
        "The permission of the author"
    )
