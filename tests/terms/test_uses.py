import pytest

from compliance.errors import UsageError
from compliance.terms.kinds import UseName
from compliance.terms.uses import ASSUMED, FACTS, USES, Use, parse_use


def test_nobody_said_gives_the_default_and_says_so() -> None:
    use = parse_use(None)
    assert (use.name, use.stated) == ("community-web", False)
    assert use.facts == {"medium": "web", "extent": "whole", "translated": "no", "commercial": "no"}
    assert use == Use()


def test_a_name_stands_for_its_facts_and_leaves_the_others_unstated() -> None:
    use = parse_use("print", ["ads=none"])
    assert use == Use(name="print", stated=True, facts=ASSUMED | {"medium": "print", "ads": "none"})
    assert "commercial" not in use.facts


@pytest.mark.parametrize(
    ("facts", "name", "stated"),
    [
        (["commercial=yes"], "commercial-web", True),
        (["commercial=no"], "community-web", True),
        (["medium=print"], "print", True),
        (["medium=email", "commercial=yes"], "email", True),
        (["translated=yes"], "translation", True),
        (["extent=excerpt"], "excerpt", True),
        (["medium=data"], "ai-training", True),
        (["ads=none", "country=ca"], "community-web", False),
    ],
)
def test_facts_alone_tell_the_use(facts: list[str], name: str, *, stated: bool) -> None:
    use = parse_use(None, facts)
    assert (use.name, use.stated) == (name, stated)


@pytest.mark.parametrize(
    ("name", "facts", "message"),
    [
        ("prnt", [], 'no such use: "prnt"; did you mean print?'),
        ("zzz", [], 'no such use: "zzz"'),
        (None, ["medum=web"], 'no such fact: "medum"; did you mean medium?'),
        (
            None,
            ["ads=sitewide"],
            'ads is one of none, site-wide, sold-against, not "sitewide"; did you mean site-wide?',
        ),
        (None, ["ads"], 'ads is one of none, site-wide, sold-against, not ""'),
        (None, ["country="], 'country is one of a word, not ""'),
        ("print", ["medium=web"], "medium=web contradicts the use print, which means medium=print"),
    ],
)
def test_what_is_unknown_or_contradicts_itself(name: str | None, facts: list[str], message: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_use(name, facts)
    assert caught.value.message == message


def test_the_uses_of_the_model_are_these() -> None:
    assert UseName.__args__ == tuple(USES)
    assert all(value in FACTS[fact] for means in (*USES.values(), ASSUMED) for fact, value in means.items())
