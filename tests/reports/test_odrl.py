"""The export is read as JSON-LD and held to the vocabulary of ODRL 2.2, which rdflib carries."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from rdflib import RDF, Graph
from rdflib.namespace import ODRL2

from compliance.errors import UsageError
from compliance.reports import odrl
from compliance.terms import kinds
from compliance.terms.library import library
from compliance.terms.model import Page, Terms

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Run

# rdflib's own reader of JSON-LD still makes one of its old graphs
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")

NAMES = frozenset(ODRL2.__annotations__)
CC = "http://creativecommons.org/ns#"
# As in http://www.w3.org/ns/odrl.jsonld: which terms stand for their values' names, and which for a resource.
WORDS = {"action", "leftOperand", "operator"}
LITERAL = {"rightOperand", "unit"}
CONTEXT = {
    "odrl": str(ODRL2),
    "cc": CC,
    "dct": "http://purl.org/dc/terms/",
    "rdf": str(RDF),
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    **{name: f"odrl:{name}" for name in NAMES if name[0].isupper() or name in LITERAL},
    **{
        name: {"@id": f"odrl:{name}", "@type": "@vocab" if name in WORDS else "@id"}
        for name in NAMES
        if name[0].islower() and name not in LITERAL
    },
    "uid": "@id",
}


def graph(document: dict) -> Graph:
    context = [CONTEXT if part == odrl.CONTEXT else part for part in document["@context"]]
    return Graph().parse(data=json.dumps(document | {"@context": context}), format="json-ld")


def keys(node: object) -> set[str]:
    if isinstance(node, list):
        return set().union(*map(keys, node))
    if isinstance(node, dict):
        return set(node).union(*(keys(value) for key, value in node.items() if key != "@context"))
    return set()


def terms(*require: kinds.AnyRequirement, **more: object) -> Terms:
    given = {"uses": {"community-web": "conditions"}} | more
    return Terms(
        id="example", name="The Example", page=Page(read="2026-01-31", confidence="high"), require=require, **given
    )


SAYS_NOTHING = {"cc-pdm-1.0"}


def test_terms_of_which_odrl_can_say_nothing_are_refused() -> None:
    for name in SAYS_NOTHING:
        with pytest.raises(UsageError, match=f"{name} states nothing that ODRL can say"):
            odrl.policy(library().get(name))


@pytest.mark.parametrize("name", sorted({*library().terms} - SAYS_NOTHING))
def test_a_policy_holds_nothing_that_the_vocabulary_does_not_know(name: str) -> None:
    document, unsaid = odrl.policy(library().get(name))
    for key in keys(document):
        assert key in NAMES or key == "uid" or key.startswith("@") or ":" in key, key
    found = graph(document)
    assert document["@context"][0] == odrl.CONTEXT
    used = {str(node) for triple in found for node in triple if str(node).startswith(str(ODRL2))}
    assert {node.removeprefix(str(ODRL2)) for node in used} <= NAMES
    assert {str(o) for o in found.objects() if str(o).startswith(CC)} <= {f"{CC}Notice", f"{CC}ShareAlike"}
    rules = [r for kind in (ODRL2.permission, ODRL2.prohibition, ODRL2.obligation) for r in found.objects(None, kind)]
    assert rules
    assert all((rule, ODRL2.action, None) in found for rule in (*rules, *found.objects(None, ODRL2.duty)))
    for constraint in found.subjects(ODRL2.leftOperand):
        assert all((constraint, part, None) in found for part in (ODRL2.operator, ODRL2.rightOperand))
    for one in unsaid:
        assert any(str(o) == one.requirement for o in found.objects())


def test_a_publisher_makes_an_offer_with_an_assigner_and_a_licence_a_set_without() -> None:
    offer, _ = odrl.policy(library().get("propublica"))
    assert (offer["@type"], offer["assigner"]) == ("Offer", "urn:x-compliance:propublica:publisher")
    of_licence, _ = odrl.policy(library().get("cc-by-4.0"))
    assert of_licence["@type"] == "Set"
    assert "assigner" not in of_licence


def test_uses_become_permissions_and_prohibitions_and_what_is_unstated_neither() -> None:
    uses = {"community-web": "conditions", "print": "permission", "translation": "prohibited"}
    document, _ = odrl.policy(terms(uses=uses, contact="desk@example.org"))
    assert [rule["action"] for rule in document["permission"]] == ["distribute", "print"]
    assert [rule["action"] for rule in document["prohibition"]] == ["translate"]
    consent = document["permission"][1]["duty"][0]
    assert consent == {
        "action": "obtainConsent",
        "consentingParty": {"@type": "Party", "dct:title": "desk@example.org"},
    }


def test_a_duty_stands_with_the_uses_that_it_applies_to() -> None:
    line = kinds.Attribution(id="source", when={"medium": ("web",)})
    document, unsaid = odrl.policy(terms(line, uses={"community-web": "conditions", "print": "conditions"}))
    web, paper = document["permission"]
    assert web["duty"] == [{"action": "attribute", "attributedParty": "urn:x-compliance:example:publisher"}]
    assert "duty" not in paper
    assert unsaid == ()


@pytest.mark.parametrize(
    ("requirement", "said"),
    [
        (kinds.Embargo(id="wait", days=2), ("delayPeriod", "gteq", {"@value": "P2D", "@type": "xsd:duration"})),
        (kinds.Window(id="soon", within=90), ("elapsedTime", "lteq", {"@value": "P90D", "@type": "xsd:duration"})),
        (
            kinds.Embargo(id="until", until="2026-03-01T12:00Z"),
            ("dateTime", "gteq", {"@value": "2026-03-01T12:00Z", "@type": "xsd:dateTime"}),
        ),
    ],
)
def test_times_are_constraints(requirement: kinds.AnyRequirement, said: tuple[str, str, object]) -> None:
    document, _ = odrl.policy(terms(requirement))
    constraint = document["permission"][0]["constraint"][-1]
    assert (constraint["leftOperand"], constraint["operator"], constraint["rightOperand"]) == said


def test_the_measure_of_an_excerpt_refines_what_is_taken() -> None:
    teaser = kinds.Excerpt(id="teaser", words=250, percent=10)
    document, _ = odrl.policy(terms(teaser, uses={"excerpt": "conditions"}))
    (action,) = document["permission"][0]["action"]
    assert action["rdf:value"] == {"@id": "odrl:extract"}
    words, share = action["refinement"][0]["and"]["@list"]
    assert (words["leftOperand"], words["rightOperand"], words["unit"]) == ("count", 250, "urn:x-compliance:words")
    assert (share["leftOperand"], share["rightOperand"]) == ("percentage", 10)


def test_what_is_lost_is_named() -> None:
    _, unsaid = odrl.policy(
        terms(
            kinds.Confirm(id="sale", ask="Is it not sold?"),
            kinds.CreditLine(id="line", text={"any": ("From The Example.",)}, where="top"),
            kinds.Byline(id="author", must="preferred"),
            kinds.Unaltered(id="edits", but_for=("time",)),
            kinds.Attribution(id="source"),
        )
    )
    assert list(odrl.lines(unsaid)) == [
        "sale: ODRL cannot say a person's answer to: Is it not sold?",
        "line: ODRL cannot say its words; its place",
        "author: ODRL cannot say that it is a wish, not a duty: the author's name",
        "edits: ODRL cannot say what may differ",
    ]


def test_the_command_prints_the_policy_and_names_on_standard_error_what_is_lost(run: Callable[..., Run]) -> None:
    done = run("rules", "export", "the-conversation")
    assert done.code == 0
    assert json.loads(done.out)["uid"] == "urn:x-compliance:the-conversation"
    assert "compliance: counter: ODRL cannot say the page counter https://counter.theconversation.com" in done.err
