from building import FILLER, at, judged, page

from compliance.article import Place, Zone
from compliance.elements.model import Attribution
from compliance.elements.model import Byline as Line
from compliance.terms.kinds import Byline
from compliance.vocabulary import State

BOTH = Byline(id="byline", naming="publisher")


def test_a_byline_with_an_author_meets_it() -> None:
    article = page("By Ann Lee", *FILLER)
    assert (
        judged(Byline(id="byline"), article, Line(authors=("Ann Lee",), **at(article, "By Ann Lee"))).state is State.MET
    )


def test_the_author_in_the_credit_line_will_do() -> None:
    line = "This story by Ann Lee appeared on The Example."
    article = page(line, *FILLER)
    assert judged(Byline(id="byline"), article, Attribution(author="Ann Lee", **at(article, line))).state is State.MET


def test_a_byline_without_an_author_is_none() -> None:
    article = page("Staff", *FILLER)
    found = judged(Byline(id="byline"), article, Line(authors=(), institutions=("Staff",), **at(article, "Staff")))
    assert (found.state, found.message, found.fix) == (State.MISSING, "No byline names an author.", "By <author>")


def test_the_author_in_the_front_matter_of_a_draft_is_not_checked() -> None:
    line = Line(authors=("Ann Lee",), text="Ann Lee", place=Place(line=2), zone=Zone.HEAD, visible=False)
    assert judged(Byline(id="byline"), page(*FILLER, form="markdown"), line).state is State.NOT_CHECKED
    assert judged(Byline(id="byline"), page(*FILLER), line).state is State.MISSING


def test_the_publisher_beside_the_author() -> None:
    for words in ("By Ann Lee, The Example", "Ann Lee/Example Review"):
        article = page(words, *FILLER)
        assert judged(BOTH, article, Line(authors=("Ann Lee",), **at(article, "Ann Lee"))).state is State.MET
    article = page("By Ann Lee", *FILLER)
    found = judged(BOTH, article, Line(authors=("Ann Lee",), **at(article, "By Ann Lee")))
    assert found.state is State.MISSING
    assert found.nearest
    assert found.nearest.words == "names the author alone, line 1, column 1; the terms ask for The Example beside"


def test_the_publishers_name_in_a_credit_is_no_author() -> None:
    line = "This story was published by Island Notes."
    article = page(*FILLER, line)
    byline = Line(authors=("Island Notes",), **at(article, "Island Notes"))
    credit = Attribution(publisher="Island Notes", **at(article, line))
    assert judged(Byline(id="byline"), article, byline, credit).state is State.MISSING
    assert judged(Byline(id="byline"), article, byline).state is State.MET
