import msgspec
from building import FILLER, judged, page

from compliance.article import Article, Image, Place, Zone
from compliance.elements.model import Canonical
from compliance.elements.model import Tracker as Counter
from compliance.terms.kinds import Tracker
from compliance.vocabulary import State

ASKED = Tracker(id="counter", url=("https://count.example.org/content/{id}/count*", "https://old.example.org/c.js"))
STORY = "Originally: [here](https://example.org/a-story-12)"


def counted(*sources: str, form: str = "html") -> Article:
    article = page(*FILLER, form=form)
    images = tuple(Image(src, Place(line=n), Zone.ARTICLE) for n, src in enumerate(sources, 1))
    return msgspec.structs.replace(article, images=images)


def test_the_counter_in_the_page_meets_it() -> None:
    src = "http://count.example.org/content/12/count.gif?distributor=x"
    found = judged(ASKED, counted("logo.png", src))
    assert found.state is State.MET
    assert [(one.text, one.place) for one in found.evidence] == [(src, Place(line=2))]
    assert judged(ASKED, counted("//old.example.org/c.js")).state is State.MET


def test_an_element_will_do_as_well() -> None:
    href = "https://count.example.org/content/12/count"
    counter = Counter(href=href, text=href, place=Place(line=3), zone=Zone.ARTICLE)
    assert judged(ASKED, page(*FILLER), counter).state is State.MET


def test_the_counter_of_another_article_is_wrong() -> None:
    canonical = Canonical(href="https://example.org/a-story-12", text="", place=Place(), zone=Zone.HEAD)
    found = judged(ASKED, counted("https://count.example.org/content/13/count.gif"), canonical)
    assert found.state is State.WRONG
    assert found.nearest
    assert found.nearest.words == "counts id 13, line 1; the original has id 12"


def test_something_else_of_the_counters_host_is_no_counter() -> None:
    found = judged(ASKED, counted("https://count.example.org/logo.gif"))
    assert found.state is State.WRONG
    assert found.nearest
    assert found.nearest.words.startswith("loads https://count.example.org/logo.gif, line 1; the terms ask for")


def test_a_page_without_it_misses_it_and_a_draft_has_it_to_do() -> None:
    assert judged(ASKED, counted("https://elsewhere.org/content/12/count.gif")).state is State.MISSING
    for form in ("markdown", "text", "pdf"):
        found = judged(ASKED, counted(form=form))
        assert found.state is State.NOT_CHECKED
        assert "to do at publication" in found.message
        assert found.fix == '<img src="https://count.example.org/content/<id>/count" width="1" height="1" alt="">'


def test_a_picture_inside_the_page_is_looked_at_by_its_host_alone() -> None:
    assert judged(ASKED, counted("data:image/png;base64," + "A" * 1_000_000)).state is State.MISSING
