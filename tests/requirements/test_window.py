import pytest
from building import dated, judged

from compliance.requirements import Outcome
from compliance.terms.kinds import Window
from compliance.vocabulary import State


def window(*days: str, credit: str = "It appeared in The Example on 3 May 2024.", **asked: int) -> Outcome:
    article, found = dated(*days, credit=credit)
    return judged(Window(id="window", **asked), article, *found)


@pytest.mark.parametrize(("day", "state"), [("1 August 2024", State.MET), ("2 August 2024", State.WRONG)])
def test_ninety_days_are_counted_to_the_day(day: str, state: State) -> None:
    found = window(day, within=90)
    assert found.state is state
    assert [(piece.text, str(piece.place)) for piece in found.evidence] == [(day, "line 1, column 1")]


def test_how_long_it_took_is_said() -> None:
    assert window("5 August 2024", within=90).message == (
        "It was published 94 days after the original; the terms allow 90."
    )


@pytest.mark.parametrize(
    ("days", "credit", "why"),
    [
        ((), "In The Example, 3 May 2024.", "The article does not show on which day it was published here."),
        (("5 May 2024",), "In The Example.", "The article does not show on which day the original appeared."),
        (("3 May 2024",), "In The Example, 3 May 2024.",
         "The article bears the date of the original, 2024-05-03; when it was published here cannot be told."),
        (("5 May 2024",), "In The Example, 3 May 2024; by Ann Lee, 4 May 2024.",
         "The credit gives several dates, 2024-05-03 and 2024-05-04."),
        (("5 May 2024", "5 May 2025"), "In The Example, 3 May 2024.",
         "The dates of the article do not agree with that of the original, 2024-05-03."),
        (("2 May 2024",), "In The Example, 3 May 2024.",
         "The dates of the article do not agree with that of the original, 2024-05-03."),
    ],
)  # fmt: skip
def test_what_the_dates_do_not_tell_is_not_checked(days: tuple[str, ...], credit: str, why: str) -> None:
    found = window(*days, credit=credit, within=90)
    assert (found.state, found.message) == (State.NOT_CHECKED, why)


def test_taking_it_down_is_for_a_person() -> None:
    found = window("5 May 2024", within=90, remove_after=90)
    assert (found.state, found.message) == (
        State.CONFIRM,
        "Is the article taken down 90 days after the original appeared, by 2024-08-01?",
    )
    assert window("5 May 2025", within=90, remove_after=90).state is State.WRONG
    assert window("5 May 2024", credit="In The Example.", remove_after=90).message == (
        "Is the article taken down 90 days after the original appeared?"
    )
