from __future__ import annotations

from compliance.elements import disclaimer, phrases
from compliance.readers import read


def test_a_disclaimer_with_its_sentence_and_place() -> None:
    article = read("a.txt", b"Boats\n\nText. The views expressed here are the author's own. More.")
    (found,) = disclaimer.find(article, phrases.find(article))
    assert found.text == "The views expressed here are the author's own."
    assert (found.place.line, found.place.column) == (3, 7)


def test_an_opinion_in_the_text_is_none() -> None:
    article = read("a.txt", b"Boats\n\nOpinions differ on boats.")
    assert disclaimer.find(article, phrases.find(article)) == ()
