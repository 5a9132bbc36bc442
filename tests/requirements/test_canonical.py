import pytest
from building import FILLER, judged, page

from compliance.article import Format, Place, Zone
from compliance.elements.model import Canonical as Address
from compliance.terms.kinds import Canonical
from compliance.vocabulary import State

ASKED = Canonical(id="canonical")


def address(href: str) -> Address:
    return Address(href=href, text=href, place=Place(line=4, column=7), zone=Zone.HEAD)


def test_the_originals_address_meets_it_in_a_page_and_in_a_draft() -> None:
    for form in ("html", "markdown"):
        assert judged(ASKED, page(*FILLER, form=form), address("https://example.org/a-story-12")).state is State.MET


def test_the_pages_own_address_is_wrong() -> None:
    found = judged(ASKED, page(*FILLER), address("https://our.site/a"))
    assert found.state is State.WRONG
    assert found.nearest
    assert found.nearest.words == (
        "says that the preferred copy is https://our.site/a, line 4, column 7; the terms ask for the original"
    )
    assert found.fix == '<link rel="canonical" href="<URL of the original article>">'


@pytest.mark.parametrize(
    ("form", "state"),
    [("html", State.MISSING), ("markdown", State.NOT_CHECKED), ("text", State.NOT_CHECKED), ("pdf", State.NOT_CHECKED)],
)
def test_without_one_a_page_misses_it_and_a_draft_has_it_to_do(form: Format, state: State) -> None:
    assert judged(ASKED, page(*FILLER, form=form)).state is state
