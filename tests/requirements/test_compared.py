import pytest
from building import FILLER, judged, page

from compliance.terms import kinds
from compliance.terms.uses import parse_use
from compliance.vocabulary import State

UNTOLD = "It cannot be told without the text of the original."


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (kinds.Unaltered(id="x"), "the original's text unaltered"),
        (kinds.Unaltered(id="x", of="title"), "the original's title unaltered"),
        (kinds.FullText(id="x"), "the whole text of the original"),
        (kinds.KeepLinks(id="x"), "every link of the original kept"),
        (kinds.KeepBlock(id="x", which="tagline"), "the line that ends the original kept"),
        (kinds.SameLanguage(id="x"), "the language of the original"),
    ],
)
def test_without_the_original_nothing_is_called_met(asked: kinds.AnyRequirement, words: str) -> None:
    found = judged(asked, page(*FILLER))
    assert (found.state, found.message) == (State.NOT_CHECKED, f"Asked for: {words}. {UNTOLD}")


def test_an_excerpt_is_not_the_whole() -> None:
    found = judged(kinds.FullText(id="x"), page(*FILLER), use=parse_use("excerpt"))
    assert (found.state, found.message) == (
        State.WRONG,
        "An excerpt is taken; the terms ask for the whole text.",
    )


def test_a_translation_is_in_another_language() -> None:
    found = judged(kinds.SameLanguage(id="x"), page(*FILLER), use=parse_use("translation"))
    assert found.state is State.WRONG
    assert judged(kinds.FullText(id="x"), page(*FILLER), use=parse_use("translation")).state is State.NOT_CHECKED
