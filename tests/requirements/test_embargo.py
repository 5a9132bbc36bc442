import pytest
from building import TERMS, dated, judged
from msgspec.structs import replace

from compliance.article import Place, Zone
from compliance.elements.model import Date, Reference
from compliance.requirements import Outcome
from compliance.terms.kinds import Embargo
from compliance.terms.model import Match
from compliance.vocabulary import State


def embargo(asked: Embargo, *days: str, credit: str = "It appeared in The Example on 3 May 2024.") -> Outcome:
    article, found = dated(*days, credit=credit)
    return judged(asked, article, *found)


TWO_DAYS = Embargo(id="wait", days=2)


@pytest.mark.parametrize(("day", "state"), [("5 May 2024", State.MET), ("4 May 2024", State.WRONG)])
def test_days_after_the_original_are_counted(day: str, state: State) -> None:
    found = embargo(TWO_DAYS, day)
    assert found.state is state
    assert [(piece.text, str(piece.place)) for piece in found.evidence] == [(day, "line 1, column 1")]


@pytest.mark.parametrize("days", [(), ("3 May 2024",)])
def test_a_repost_without_a_date_of_its_own_is_not_checked(days: tuple[str, ...]) -> None:
    assert embargo(TWO_DAYS, *days).state is State.NOT_CHECKED


def test_dates_that_disagree_do_not_tell() -> None:
    assert embargo(TWO_DAYS, "4 May 2024", "9 May 2024").state is State.NOT_CHECKED
    assert embargo(TWO_DAYS, "8 May 2024", "9 May 2024").state is State.MET


@pytest.mark.parametrize(
    ("day", "state"), [("10 May 2024", State.MET), ("5 May 2024", State.NOT_CHECKED), ("4 May 2024", State.NOT_CHECKED)]
)
def test_hours_hold_only_where_days_leave_no_doubt(day: str, state: State) -> None:
    assert embargo(Embargo(id="wait", hours=48), day).state is state


@pytest.mark.parametrize(("day", "state"), [("5 May 2024", State.MET), ("4 May 2024", State.WRONG)])
def test_until_a_day(day: str, state: State) -> None:
    assert embargo(Embargo(id="wait", until="2024-05-05"), day, credit="In The Example.").state is state


@pytest.mark.parametrize(
    ("stated", "state"),
    [
        ("2024-05-05T18:00:00+02:00", State.MET),
        ("2024-05-05T15:59:00Z", State.WRONG),
        ("2024-05-05", State.NOT_CHECKED),
        ("2024-05-08", State.MET),
        ("2024-05-01", State.WRONG),
    ],
)
def test_until_a_minute_in_its_zone(stated: str, state: State) -> None:
    article, found = dated(credit="In The Example.")
    day = Date(iso=stated[:10], text=stated, place=Place(line=2, column=5), zone=Zone.HEAD)
    assert judged(Embargo(id="wait", until="2024-05-05T16:00Z"), article, *found, day).state is state


def test_the_address_of_the_original_may_give_its_day() -> None:
    article, (credit, day) = dated("5 May 2024", credit="In The Example.")
    href = "https://example.org/2024/05/04/a-story-12"
    link = Reference(href=href, role="original", text="x", place=Place(line=9, column=1), zone=Zone.ARTICLE)
    found = judged(TWO_DAYS, article, credit, day, link)
    assert found.state is State.NOT_CHECKED  # the pattern of the terms is another
    terms = replace(TERMS, match=Match(hosts=("example.org",), article=("/{year:int}/{month:int}/{day:int}/{slug}",)))
    assert judged(TWO_DAYS, article, credit, day, link, terms=terms).state is State.WRONG
