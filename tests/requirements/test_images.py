import pytest
from building import FILLER, TERMS, at, judged, page
from msgspec.structs import replace

from compliance.article import Article, Block, Format, Image, Place, Zone
from compliance.elements.model import Attribution
from compliance.elements.model import Tracker as Counter
from compliance.terms.kinds import Images, Tracker
from compliance.vocabulary import State

NONE, OWN, CREDITED = (Images(id="images", only=only) for only in ("none", "own", "credited"))
OURS = Image("https://our.site/a.jpg", Place(line=2, column=11), Zone.ARTICLE, alt="A pond")
THEIRS = Image("https://images.example.org/b.jpg", Place(line=4, column=11), Zone.ARTICLE, alt="A road")


def pictured(*images: Image, caption: str = "", form: Format = "html") -> Article:
    blocks = ["One.", *FILLER[:1], caption or FILLER[1], *FILLER[2:]]
    return replace(page(*blocks, form=form), images=images)


@pytest.mark.parametrize("asked", [NONE, OWN, CREDITED])
def test_an_article_without_pictures_meets_it(asked: Images) -> None:
    found = judged(asked, pictured())
    assert (found.state, found.message) == (State.MET, "No picture stands in the article.")


@pytest.mark.parametrize("asked", [NONE, OWN])
def test_whose_a_picture_is_nobody_sees(asked: Images) -> None:
    found = judged(asked, pictured(OURS))
    assert found.state is State.CONFIRM
    assert found.message.endswith("There is 1 picture.")
    assert [(one.text, one.place) for one in found.evidence] == [("A pond", Place(line=2, column=11))]


def test_one_from_the_publishers_site_is_the_originals() -> None:
    found = judged(NONE, pictured(OURS, THEIRS))
    assert (found.state, found.message) == (State.WRONG, "A picture comes from the site of The Example.")
    assert found.nearest
    assert found.nearest.words == (
        "comes from images.example.org, line 4, column 11; the terms ask for none of the original's"
    )
    assert judged(OWN, pictured(THEIRS)).state is State.CONFIRM


@pytest.mark.parametrize(
    "picture",
    [
        Image("https://our.site/a.jpg", Place(line=2), Zone.SIDEBAR),
        Image("https://our.site/a.js", Place(line=2), Zone.ARTICLE, tag="script"),
        Image("https://count.example.com/12.gif", Place(line=2), Zone.ARTICLE),
    ],
)
def test_what_stands_in_the_frame_and_what_counts_is_no_picture_of_the_article(picture: Image) -> None:
    terms = replace(TERMS, require=(Tracker(id="counter", url=("https://count.example.com/{id}.gif",)),))
    assert judged(NONE, pictured(picture), terms=terms).state is State.MET


def test_a_counter_that_is_known_as_one_is_no_picture() -> None:
    article = pictured(OURS)
    counter = Counter(href=OURS.src, **at(article, "One."))
    assert judged(NONE, article, counter).state is State.MET


@pytest.mark.parametrize("form", ["text", "pdf"])
def test_some_files_show_no_pictures(form: Format) -> None:
    assert judged(NONE, pictured(form=form)).state is State.NOT_CHECKED


def captioned(words: str) -> Article:
    article = pictured(OURS, caption=words)
    blocks = tuple(
        Block(b.start, b.end, "caption", b.zone) if article.text[b.start : b.end] == words else b
        for b in article.blocks
    )
    return replace(article, blocks=blocks)


def test_a_caption_that_credits_meets_it() -> None:
    found = judged(CREDITED, captioned("A pond. Photo: Ann Lee"))
    assert (found.state, found.message) == (State.MET, "Every picture has a credit.")
    assert [(one.text, one.place) for one in found.evidence] == [("A pond. Photo: Ann Lee", Place(line=3, column=1))]


def test_a_caption_that_credits_nobody_is_asked_about() -> None:
    found = judged(CREDITED, captioned("A pond."))
    assert (found.state, [piece.text for piece in found.evidence]) == (State.CONFIRM, ["A pond."])


def test_a_picture_without_a_caption_is_named_with_its_place() -> None:
    found = judged(CREDITED, pictured(OURS, THEIRS, caption="Foto: Ann Lee"))
    assert (found.state, found.message) == (State.MISSING, "Without a credit: 1 of 2 pictures.")
    assert found.nearest
    assert (found.nearest.text, found.nearest.words) == (
        "A road",
        "has no caption, line 4, column 11; the terms ask for a credit",
    )


def test_a_paragraph_right_under_the_picture_is_its_caption_and_a_later_one_is_asked_about() -> None:
    assert judged(CREDITED, pictured(OURS, caption="Photo: Ann Lee")).state is State.MET
    text = ("One.", "Two.", "Three.", "Photo: Ann Lee")
    found = judged(CREDITED, replace(page(*text), images=(OURS,)))
    assert (found.state, found.message) == (
        State.CONFIRM,
        "Does this credit the picture? It does not stand under it.",
    )


def test_the_credit_of_the_article_is_no_credit_of_its_only_picture() -> None:
    line = "This article is republished from The Example under a Creative Commons licence."
    article = replace(page("One.", "Two.", line), images=(OURS,))
    credited = Attribution(publisher="The Example", **at(article, line))
    assert judged(CREDITED, article, credited).state is State.MISSING
