import msgspec
from building import FILLER, at, judged, page

from compliance.article import Metadata, Place, Zone
from compliance.elements.model import Attribution as Credit
from compliance.elements.model import Byline, Copyright
from compliance.terms.kinds import Attribution
from compliance.vocabulary import State

ASKED = Attribution(id="source")
LINE = "Originally published by The Example."


def test_a_line_that_names_the_publisher_meets_it_with_its_words_and_place() -> None:
    article = page(*FILLER, LINE)
    found = judged(ASKED, article, Credit(publisher="The Example", **at(article, LINE)))
    assert (found.state, found.message) == (State.MET, "The source, The Example, is named.")
    assert [(one.text, one.place) for one in found.evidence] == [(LINE, Place(line=9, column=1))]


def test_another_name_of_the_publisher_will_do_and_so_will_a_link_to_its_host() -> None:
    for publisher, hrefs in [("the Example  Review", ()), ("our friends", ("https://www.example.org/x-1",))]:
        article = page(LINE)
        assert judged(ASKED, article, Credit(publisher=publisher, hrefs=hrefs, **at(article, LINE))).state is State.MET


def test_a_byline_that_names_the_publisher_beside_the_author_will_do() -> None:
    article = page("By Ann Lee, The Example", *FILLER)
    line = Byline(authors=("Ann Lee",), institutions=("The Example",), **at(article, "By Ann Lee, The Example"))
    assert judged(ASKED, article, line).state is State.MET


def test_a_credit_to_somebody_else_is_what_comes_nearest() -> None:
    article = page(*FILLER, "Originally published by The Sample.")
    found = judged(ASKED, article, Credit(publisher="The Sample", **at(article, "Originally published by The Sample.")))
    assert found.state is State.MISSING
    assert found.nearest
    assert found.nearest.words == "credits The Sample, line 9, column 1; the terms ask for The Example"


def test_a_name_inside_another_name_is_not_the_publishers() -> None:
    article = page(LINE)
    assert judged(ASKED, article, Credit(publisher="The Examplers", **at(article, LINE))).state is State.MISSING


def test_the_holder_of_the_copyright_is_not_yet_the_source() -> None:
    article = page("© Ann Lee, The Example, 2024")
    found = judged(ASKED, article, Copyright(holders=("Ann Lee", "The Example"), **at(article, article.text.strip())))
    assert found.state is State.MISSING
    assert found.nearest
    assert found.nearest.place == Place(line=1, column=1)


def test_a_credit_in_the_sidebar_credits_nothing() -> None:
    article = page(*FILLER, (Zone.SIDEBAR, LINE))
    found = judged(ASKED, article, Credit(publisher="The Example", **at(article, LINE)))
    assert found.state is State.MISSING
    assert found.nearest
    assert found.nearest.words == "stands in the page's sidebar, line 9, column 1, where it credits nothing"


def test_a_credit_that_stands_elsewhere_than_asked_is_wrong() -> None:
    article = page(*FILLER, LINE)
    found = judged(Attribution(id="source", where="top"), article, Credit(publisher="The Example", **at(article, LINE)))
    assert (found.state, found.message) == (State.WRONG, "It is there, but not at the top of the article.")
    assert found.nearest
    assert "line 9" in found.nearest.words


def test_top_and_bottom() -> None:
    for where, place in [("top", 0), ("top", 2), ("bottom", 8), ("bottom", 6)]:
        paragraphs = list(FILLER)
        paragraphs.insert(place, LINE)
        article = page(*paragraphs)
        credit = Credit(publisher="The Example", **at(article, LINE))
        assert judged(Attribution(id="source", where=where), article, credit).state is State.MET


def test_front_matter_of_a_draft_is_not_checked_and_metadata_of_a_page_are_seen_by_nobody() -> None:
    credit = Credit(publisher="The Example", text="source: The Example", place=Place(line=2), zone=Zone.HEAD)
    assert judged(ASKED, page(*FILLER, form="markdown"), credit).state is State.NOT_CHECKED
    front = Metadata("front-matter", "source", "The Example", Place(line=2))
    template = msgspec.structs.replace(page(*FILLER), metadata=(front,))
    assert judged(ASKED, template, credit).state is State.NOT_CHECKED
    found = judged(ASKED, page(*FILLER), credit)
    assert found.state is State.MISSING
    assert found.nearest
    assert "where no reader sees it" in found.nearest.words


def test_without_a_credit_the_fix_is_a_line_to_paste_with_what_is_not_known_in_angle_brackets() -> None:
    asked = Attribution(id="source", fix={"en": ("From [The Example]({url}).",), "fr": ("De [The Example]({url}).",)})
    assert judged(asked, page(*FILLER)).fix == 'From <a href="<URL of the original article>">The Example</a>.'
    assert judged(asked, page(*FILLER, form="markdown")).fix == "From [The Example](<URL of the original article>)."
    assert judged(asked, page(*FILLER, form="text", language="fr-ca")).fix == (
        "De The Example (<URL of the original article>)."
    )
