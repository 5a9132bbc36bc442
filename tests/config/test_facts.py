"""Facts of a use, put together from several that state them."""

from __future__ import annotations

import pytest

from compliance.config.facts import TAKEN, Layer, combine
from compliance.errors import UsageError
from compliance.terms.uses import Use


def layer(source: str, **facts: str) -> Layer:
    return Layer(facts, dict.fromkeys(facts, source))


def test_nobody_states_anything() -> None:
    use, sources = combine([])
    assert use == Use()
    assert sources == {"use": TAKEN, "medium": TAKEN, "commercial": TAKEN, "extent": TAKEN, "translated": TAKEN}


def test_the_last_word_is_that_of_the_last_layer() -> None:
    use, sources = combine([layer("site", use="commercial-web", ads="none"), layer("part", ads="site-wide")])
    assert (use.name, use.stated, use.facts["ads"]) == ("commercial-web", True, "site-wide")
    assert (sources["use"], sources["ads"], sources["commercial"]) == ("site", "part", "of the use commercial-web")
    assert sources["extent"] == TAKEN


def test_a_finer_fact_takes_the_name_from_a_use_named_farther_off_and_leaves_its_facts() -> None:
    use, sources = combine([layer("site", use="commercial-web"), layer("part", medium="email")])
    assert (use.name, use.stated) == ("email", True)
    assert use.facts["commercial"] == "yes"
    assert (sources["use"], sources["medium"], sources["commercial"]) == ("by medium=email", "part", "site")


def test_a_use_takes_the_place_of_finer_facts_stated_farther_off() -> None:
    use, sources = combine([layer("site", medium="email", ads="none"), layer("part", use="print")])
    assert (use.name, use.facts["medium"], use.facts["ads"]) == ("print", "print", "none")
    assert sources["medium"] == "of the use print"


def test_a_use_named_twice_is_the_nearer_one() -> None:
    use, sources = combine(
        [layer("site", use="commercial-web"), layer("part", use="print"), layer("--use", use="email")]
    )
    assert use.name == "email"
    assert sources["use"] == "--use"


def test_another_use_keeps_what_the_first_one_means_beside() -> None:
    use, sources = combine([layer("site", use="commercial-web"), layer("article", use="translation")])
    assert (use.name, use.facts["commercial"], use.facts["medium"]) == ("translation", "yes", "web")
    assert (sources["use"], sources["commercial"]) == ("article", "site")


def test_what_contradicts_itself_is_an_error() -> None:
    with pytest.raises(UsageError, match="medium=web contradicts the use print"):
        combine([layer("site", use="print", medium="web")])
