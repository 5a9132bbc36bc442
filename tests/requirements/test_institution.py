import pytest
from building import FILLER, at, judged, page

from compliance.article import Zone
from compliance.elements.model import Byline
from compliance.terms.kinds import Institution
from compliance.vocabulary import State

ASKED = Institution(id="institution")


def test_one_in_the_byline_meets_it() -> None:
    article = page((Zone.ABOVE, "By Ann Lee, University of Norrby"), *FILLER)
    line = Byline(
        authors=("Ann Lee",), institutions=("University of Norrby",), **at(article, "By Ann Lee, University of Norrby")
    )
    found = judged(ASKED, article, line)
    assert found.state is State.MET
    assert [(one.text, one.place) for one in found.evidence] == [("By Ann Lee, University of Norrby", article.place(0))]


@pytest.mark.parametrize("zone", [Zone.BELOW, Zone.ARTICLE])
def test_a_note_on_the_author_meets_it(zone: Zone) -> None:
    note = "Ann Lee is a hydrologist at the Institute of Puddles."
    article = page((Zone.ABOVE, "By Ann Lee"), *FILLER, (zone, note))
    found = judged(ASKED, article, Byline(authors=("Ann Lee",), **at(article, "By Ann Lee")))
    assert (found.state, [piece.text for piece in found.evidence]) == (State.MET, [note])


@pytest.mark.parametrize(
    "words", ["The University of Norrby has a pond.", "Ann Lee knows puddles.", "Ann Lee, The Example Review"]
)
def test_what_cannot_be_made_out_is_asked(words: str) -> None:
    article = page((Zone.ABOVE, "By Ann Lee"), words, *FILLER)
    found = judged(ASKED, article, Byline(authors=("Ann Lee",), **at(article, "By Ann Lee")))
    assert found.state is State.CONFIRM
    assert found.message == "Are the authors' institutions named? None can be made out about the byline."


def test_the_publisher_is_not_the_authors_institution() -> None:
    article = page((Zone.ABOVE, "By Ann Lee, The Example"), *FILLER)
    line = Byline(authors=("Ann Lee",), institutions=("The Example",), **at(article, "By Ann Lee, The Example"))
    assert judged(ASKED, article, line).state is State.CONFIRM


def test_fewer_institutions_than_authors_are_asked_about() -> None:
    words = "By Ann Lee and Ben Oak, University of Norrby"
    article = page((Zone.ABOVE, words), *FILLER)
    line = Byline(authors=("Ann Lee", "Ben Oak"), institutions=("University of Norrby",), **at(article, words))
    found = judged(ASKED, article, line)
    assert (found.state, found.message) == (State.CONFIRM, "Is the institution of each of the 2 authors named?")
    assert [piece.text for piece in found.evidence] == [words]


def test_it_has_a_place_of_its_own() -> None:
    note = "Ann Lee works at the University of Norrby."
    article = page((Zone.ABOVE, "By Ann Lee"), *FILLER, (Zone.BELOW, note))
    found = judged(
        Institution(id="institution", where="byline"),
        article,
        Byline(authors=("Ann Lee",), **at(article, "By Ann Lee")),
    )
    assert found.state is State.WRONG
    assert found.nearest
    assert found.nearest.words == ("stands on line 10, column 1; the terms ask for it in the byline or beside it")


def test_an_outlet_beside_the_author_is_no_institution() -> None:
    article = page((Zone.ABOVE, "By Ann Lee, Daily News"), *FILLER)
    line = Byline(authors=("Ann Lee",), institutions=("Daily News",), **at(article, "By Ann Lee, Daily News"))
    assert judged(ASKED, article, line).state is State.CONFIRM
