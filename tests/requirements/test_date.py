from building import FILLER, at, judged, page

from compliance.article import Zone
from compliance.elements.model import Attribution as Credit
from compliance.elements.model import Date as Day
from compliance.requirements import Outcome
from compliance.terms.kinds import Date
from compliance.vocabulary import State


def judged_credit(credit: str, asked: Date) -> Outcome:
    article = page((Zone.ABOVE, "5 June 2024"), *FILLER, credit)
    return judged(
        asked,
        article,
        Credit(publisher="The Example", **at(article, credit)),
        Day(iso="2024-06-05", **at(article, "5 June 2024")),
    )


ORIGINAL, ACCESS = Date(id="date"), Date(id="date", of="access")


def test_the_day_in_the_credit_meets_it_and_is_quoted_with_its_place() -> None:
    found = judged_credit("It appeared in The Example on May 3, 2024.", ORIGINAL)
    assert found.state is State.MET
    assert [(piece.text, str(piece.place)) for piece in found.evidence] == [("May 3, 2024", "line 10, column 31")]


def test_the_day_by_the_byline_may_be_that_of_the_repost() -> None:
    found = judged_credit("It appeared in The Example.", ORIGINAL)
    assert (found.state, found.message) == (State.MISSING, "No credit gives the day the original appeared.")
    assert found.nearest
    assert found.nearest.words == "gives a date, line 1, column 1, and not as that of the original"


def test_the_day_of_the_reading_is_another_one() -> None:
    credit = "From The Example, 3 May 2024, accessed on 7 June 2024."
    assert [piece.text for piece in judged_credit(credit, ORIGINAL).evidence] == ["3 May 2024"]
    assert [piece.text for piece in judged_credit(credit, ACCESS).evidence] == ["7 June 2024"]
    assert judged_credit("From The Example, 3 May 2024.", ACCESS).state is State.MISSING
    assert judged_credit("From The Example (accessed 3 May 2024).", ORIGINAL).state is State.MISSING
