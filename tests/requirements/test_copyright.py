import msgspec
import pytest
from building import FILLER, TERMS, at, judged, page

from compliance.article import Zone
from compliance.elements.model import Byline
from compliance.elements.model import Copyright as Line
from compliance.terms.kinds import Copyright
from compliance.vocabulary import State

ASKED = Copyright(id="copyright")
WORDS = "Copyright © Ann Lee, The Example, 2017"
ARTICLE = page(*FILLER, WORDS)
LINE = Line(holders=("Ann Lee", "The Example"), years=(2017,), **at(ARTICLE, WORDS))


def test_a_line_that_names_the_publisher_meets_it_with_holders_and_year() -> None:
    found = judged(ASKED, ARTICLE, LINE)
    assert found.message == "The copyright line names the holder Ann Lee, The Example and the year 2017."
    assert [(one.text, one.place) for one in found.evidence] == [(WORDS, LINE.place)]
    assert found.state is State.MET


def test_the_sites_own_line_is_what_comes_nearest() -> None:
    article = page(*FILLER, "© 2026 Our Site")
    found = judged(ASKED, article, Line(holders=("Our Site",), years=(2026,), **at(article, "© 2026 Our Site")))
    assert (found.state, found.message) == (State.MISSING, "No copyright line names The Example.")
    assert found.nearest
    assert found.nearest.words == (
        "names the holder Our Site and the year 2026, line 9, column 1; the terms ask for The Example"
    )


def test_the_line_in_the_footer_of_the_site_is_none() -> None:
    article = page(*FILLER, (Zone.FOOTER, WORDS))
    assert judged(ASKED, article, Line(holders=("The Example",), **at(article, WORDS))).state is State.MISSING


def test_a_year_is_asked_for_only_where_the_rule_says_so() -> None:
    article = page("© The Example")
    line = Line(holders=("The Example",), **at(article, "© The Example"))
    assert judged(ASKED, article, line).state is State.MET
    found = judged(Copyright(id="copyright", year=True), article, line)
    assert (found.state, found.message) == (State.WRONG, "The copyright line gives no year.")


@pytest.mark.parametrize(
    ("holder", "state"),
    [
        (("author",), State.MET),
        (("author", "publisher"), State.MET),
        (("the example",), State.MET),
        (("The Sample",), State.MISSING),
        (("author", "The Sample"), State.MISSING),
    ],
)
def test_every_holder_asked_for_has_to_be_named(holder: tuple[str, ...], state: State) -> None:
    assert judged(Copyright(id="copyright", holder=holder), ARTICLE, LINE).state is state


def test_the_author_is_the_one_of_the_byline() -> None:
    byline = Byline(authors=("Bo Ek",), **at(ARTICLE, FILLER[0]))
    assert judged(Copyright(id="copyright", holder=("author",)), ARTICLE, LINE, byline).state is State.MISSING


def test_the_fix_holds_what_the_article_shows() -> None:
    article = page("By Bo Ek", *FILLER, form="text")
    found = judged(ASKED, article, Byline(authors=("Bo Ek",), **at(article, "By Bo Ek")))
    assert found.fix == "Copyright © Bo Ek, The Example, <year of first publication>"


def test_under_a_licence_any_holder_will_do_where_nobody_knows_the_publisher() -> None:
    terms = msgspec.structs.replace(TERMS, publisher=False)
    assert judged(ASKED, ARTICLE, LINE, terms=terms).state is State.MET
