import pytest
from building import FILLER, page
from building import judged as judge_one
from msgspec.structs import replace

from compliance.article import Article, Format, Metadata, MetadataSource, Place
from compliance.requirements import Outcome
from compliance.terms.kinds import Meta
from compliance.vocabulary import State

STORY = "https://example.org/a-story-12"
SOURCE = Meta(id="source", name="syndication-source", content=("{url}",))
ROBOTS = Meta(id="robots", name="robots", content=("noindex", "none"))


def headed(name: str, value: str, source: MetadataSource = "meta", form: Format = "html") -> Article:
    said = Metadata(source, name, value, Place(line=3, column=9))
    return replace(page(*FILLER, form=form), metadata=(said,))


def judged(asked: Meta, article: Article) -> Outcome:
    return judge_one(asked, article)


@pytest.mark.parametrize("source", ["meta", "link"])
def test_the_originals_address_meets_it_in_a_meta_or_a_link_element(source: MetadataSource) -> None:
    found = judged(SOURCE, headed("syndication-source", STORY, source))
    assert found.state is State.MET
    assert [(one.text, one.place) for one in found.evidence] == [(STORY, Place(line=3, column=9))]


def test_another_address_is_wrong_and_quoted_with_its_place() -> None:
    found = judged(SOURCE, headed("syndication-source", "https://our.site/a"))
    assert found.state is State.WRONG
    assert found.nearest
    assert found.nearest.words == (
        "says https://our.site/a, line 3, column 9; the terms ask for <URL of the original article>"
    )


@pytest.mark.parametrize(
    ("value", "state"),
    [
        ("noindex", State.MET),
        ("NoIndex, follow", State.MET),
        ("none", State.MET),
        ("index, follow", State.WRONG),
        ("noindexing", State.WRONG),
    ],
)
def test_one_of_the_words_alone_or_in_a_list(value: str, state: State) -> None:
    assert judged(ROBOTS, headed("robots", value)).state is state


def test_without_contents_whatever_it_says_will_do() -> None:
    assert judged(Meta(id="x", name="Generator"), headed("generator", "pen")).state is State.MET


@pytest.mark.parametrize(
    ("form", "state"), [("html", State.MISSING), ("markdown", State.NOT_CHECKED), ("pdf", State.NOT_CHECKED)]
)
def test_without_one_a_page_misses_it_and_a_draft_has_it_to_do(form: Format, state: State) -> None:
    found = judged(SOURCE, page(*FILLER, form=form))
    assert found.state is state
    assert found.fix == '<meta name="syndication-source" content="<URL of the original article>">'
