import pytest
from building import FILLER, at, judged, page
from msgspec.structs import replace

from compliance.article import Article, Block, Zone
from compliance.elements.model import Attribution as Credit
from compliance.elements.model import License as Mark
from compliance.requirements import Outcome
from compliance.terms.kinds import Title
from compliance.vocabulary import State

STORY = "https://example.org/a-story-12"
HEAD = "Why Puddles Remember"


def titled(credit: str) -> Article:
    article = page((Zone.ABOVE, HEAD), *FILLER, credit)
    first = Block(0, len(HEAD), "title", Zone.ABOVE)
    return replace(article, blocks=(first, *article.blocks[1:]))


def judged_credit(credit: str) -> Outcome:
    article = titled(credit)
    words = article.text.strip().rpartition("\n")[2]
    return judged(Title(id="title"), article, Credit(publisher="The Example", **at(article, words)))


def test_the_title_that_the_article_bears_meets_it_with_its_place_in_the_credit() -> None:
    found = judged_credit(f"“Why puddles remember” appeared in [The Example]({STORY}).")
    assert found.state is State.MET
    assert [(piece.text, str(piece.place)) for piece in found.evidence] == [
        ("Why puddles remember", "line 10, column 2")
    ]


@pytest.mark.parametrize(
    "credit",
    [
        f'First published by The Example as "A puddle and its road" ({STORY}).',
        f"Read [A puddle and its road]({STORY}) in The Example.",
    ],
)
def test_another_title_is_a_question(credit: str) -> None:
    found = judged_credit(credit)
    assert (found.state, found.message) == (State.CONFIRM, 'Is "A puddle and its road" the title of the original?')
    assert [piece.text for piece in found.evidence] == ["A puddle and its road"]


@pytest.mark.parametrize(
    "credit", [f"Originally published by [The Example]({STORY}).", f"Read the [original article]({STORY})."]
)
def test_a_credit_without_a_title_misses_it(credit: str) -> None:
    found = judged_credit(credit)
    assert (found.state, found.message) == (State.MISSING, "No credit gives the title of the original.")
    assert found.fix
    assert found.fix.startswith('"Why Puddles Remember" by <author> was')


def test_the_title_above_the_article_and_in_its_text_is_no_credit() -> None:
    assert judged(Title(id="title"), titled("Why puddles remember is a question.")).state is State.MISSING


def test_a_line_that_names_the_licence_is_a_credit() -> None:
    article = titled("“Why puddles remember” is licensed under CC BY 3.0.")
    mark = Mark(id="CC-BY-3.0", **at(article, "CC BY 3.0"))
    found = judged(Title(id="title"), article, mark)
    assert [(one.text, one.place) for one in found.evidence] == [
        ("Why puddles remember", article.place(article.text.index("Why puddles")))
    ]
