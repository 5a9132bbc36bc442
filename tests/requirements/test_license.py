import pytest
from building import FILLER, at, judged, page

from compliance.elements.model import License as Mark
from compliance.terms.kinds import License
from compliance.vocabulary import State

ARTICLE = page(*FILLER, "Licensed so and so.")


def mark(spdx: str | None) -> Mark:
    return Mark(id=spdx, **at(ARTICLE, "Licensed so and so."))


@pytest.mark.parametrize(
    ("spdx", "state"),
    [
        ("CC-BY-ND-4.0", State.MET),
        ("CC-BY-ND", State.MET),
        ("CC-BY-ND-3.0", State.WRONG),
        ("CC-BY-4.0", State.WRONG),
        ("CC", State.WRONG),
        (None, State.WRONG),
    ],
)
def test_the_licence_of_the_terms_or_the_same_left_vaguer(spdx: str | None, state: State) -> None:
    assert judged(License(id="license"), ARTICLE, mark(spdx)).state is state


def test_another_licence_is_named_in_the_nearest_miss() -> None:
    found = judged(License(id="license"), ARTICLE, mark("CC-BY-4.0"))
    assert found.nearest
    assert found.nearest.words == "names CC BY 4.0, line 9, column 1; the terms ask for CC BY-ND 4.0"


def test_the_rule_may_name_a_licence_of_its_own() -> None:
    assert judged(License(id="license", name="CC-BY-4.0"), ARTICLE, mark("CC-BY-4.0")).state is State.MET


def test_without_any_it_is_missing() -> None:
    found = judged(License(id="license"), ARTICLE)
    assert (found.state, found.message) == (State.MISSING, "Nothing names the licence, CC BY-ND 4.0.")
