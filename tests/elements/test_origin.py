from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from compliance.elements import find
from compliance.elements.origin import spelled
from compliance.elements.outlets import Outlet, Outlets
from compliance.readers import read

if TYPE_CHECKING:
    from compliance.elements.model import Origin

PROSE = "<p>" + "The tide came in and the boats went out to sea again. " * 6 + "</p>"
OUTLETS = Outlets(
    (Outlet(name="The Gull Review", id="gull", hosts=("gull.example",), trackers=("count.gull.example",)),)
)


def of(text: str, name: str = "a.html") -> Origin:
    return find(read(name, text.encode()), OUTLETS).origin


def test_a_credit_line_names_the_publisher_with_its_place() -> None:
    origin = of(f"<h1>Boats</h1>{PROSE * 2}\n<p>This article was first published in The Gull Review.</p>")
    assert (origin.repost, origin.publisher_id, origin.publisher) == (True, "gull", "The Gull Review")
    assert origin.clues[0].what == 'credit line "This article was first published in The Gull Review."'
    assert origin.clues[0].place.line == 2


def test_an_article_of_ones_own() -> None:
    origin = of(f'<meta property="og:site_name" content="Quay Post"><h1>Boats</h1>{PROSE * 2}')
    assert (origin.repost, origin.clues) == (False, ())


@pytest.mark.parametrize(
    ("page", "what"),
    [
        ('<img src="https://count.gull.example/1.gif" width="1" height="1">', "page counter"),
        (
            '<meta property="og:url" content="https://q.example/a"><link rel="canonical" href="https://gull.example/a">',
            "canonical",
        ),
    ],
)
def test_other_clues(page: str, what: str) -> None:
    origin = of(f"<h1>Boats</h1>{page}{PROSE * 2}")
    assert (origin.repost, origin.publisher_id) == (True, "gull")
    assert what in origin.clues[0].what


def test_of_a_chain_the_first_is_the_original() -> None:
    credit = "<p>Reprinted from Quay Post. This essay was originally published in The Gull Review.</p>"
    assert of(f"<h1>Boats</h1>{PROSE * 2}{credit}").publisher_id == "gull"


def test_one_weak_clue_is_not_enough_and_two_may_be() -> None:
    holder = "Boats at sea\n\nText of the boats.\n\nCopyright 1994 by Ann Lee."
    assert not of(holder, "a.txt").repost
    assert of(f"{holder}\n\nReprinted by permission of the author.", "a.txt").repost


def test_clues_come_strongest_first() -> None:
    page = (
        f'<img src="https://count.gull.example/1.gif"><h1>B</h1>{PROSE}<p>Originally published in The Gull Review.</p>'
    )
    weights = [clue.weight for clue in of(page).clues]
    assert weights == sorted(weights, reverse=True)
    assert len(weights) == 2


def test_a_host_as_the_text_spells_it() -> None:
    assert spelled("harbour-lights.example", "By the crew of Harbour Lights, again") == "Harbour Lights"
    assert spelled("harbourlights.example", "Lights of the harbour") == "harbourlights.example"
