import pytest
from building import FILLER, at, judged, page

from compliance.article import Zone
from compliance.elements.model import License as Mark
from compliance.terms.kinds import ChangeNote
from compliance.terms.uses import parse_use
from compliance.vocabulary import State

ASKED = ChangeNote(id="changes")
LONG = tuple(f"Paragraph {n} goes on for a while, so that the middle is no edge. " * 4 for n in range(30))


@pytest.mark.parametrize(
    "note",
    [
        "This article has been edited for length.",
        "Editor’s note: translated from the French.",
        "The headline was changed.",
        "Dieser Artikel wurde gekürzt.",
        "Cet article a été traduit.",
        "この記事は翻訳し掲載しています。",
    ],
)
def test_a_note_at_an_edge_meets_it_with_its_place(note: str) -> None:
    found = judged(ASKED, page(*FILLER, f"Thanks for reading. {note}" if note.isascii() else note))
    assert found.state is State.MET
    assert [piece.text for piece in found.evidence] == [note]
    assert found.evidence[0].place.line == 9


def test_in_the_credit_any_word_of_change_will_do() -> None:
    article = page(*FILLER, "It is licensed under CC BY 4.0. It was not changed.")
    found = judged(ASKED, article, Mark(id="CC-BY-4.0", **at(article, "CC BY 4.0")))
    assert [piece.text for piece in found.evidence] == ["It was not changed."]


@pytest.mark.parametrize("words", ["The river was changed.", "Her text of the treaty was revised.", "He is an editor."])
def test_changes_in_the_story_are_no_note(words: str) -> None:
    found = judged(ASKED, page(words, *FILLER))
    assert (found.state, found.message) == (
        State.CONFIRM,
        "Is the text unchanged? No note speaks of changes, and the terms ask for one where there are any.",
    )


def test_a_note_in_the_middle_of_a_long_article_is_part_of_the_story() -> None:
    words = "This article of the treaty was changed in May."
    assert judged(ASKED, page(*LONG[:15], words, *LONG[15:])).state is State.CONFIRM
    assert judged(ASKED, page(*FILLER, (Zone.SIDEBAR, words))).state is State.CONFIRM


def test_a_translation_is_a_change() -> None:
    use = parse_use("translation")
    found = judged(ASKED, page(*FILLER), use=use)
    assert (found.state, found.message) == (State.MISSING, "It is a translation, and no note says so.")
    assert judged(ASKED, page(*FILLER, "This article was translated by Ben Oak."), use=use).state is State.MET
