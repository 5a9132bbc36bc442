"""Terms as a policy of the Open Digital Rights Language 2.2, for other programs.

ODRL (https://www.w3.org/TR/odrl-model/, https://www.w3.org/TR/odrl-vocab/) says who may do what with what, and
what is to be done for it. It has no word for the wording of a credit, its place, a page counter or a question to a
person: each requirement that it cannot say, or not wholly, is named in the policy with what is lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from compliance.errors import UsageError
from compliance.terms import kinds
from compliance.terms.uses import ASSUMED, USES
from compliance.terms.words import conditions, what

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compliance.terms.model import Terms

Node = dict[str, Any]  # one object of a JSON-LD document

CONTEXT = "http://www.w3.org/ns/odrl.jsonld"
OURS = "urn:x-compliance:"  # what ODRL has no name for

# What each use does, and the constraints that tell it from others that do the same.
_ACTIONS: dict[str, tuple[str, dict[str, str]]] = {
    "community-web": ("distribute", {"deliveryChannel": "web", "purpose": "non-commercial"}),
    "commercial-web": ("distribute", {"deliveryChannel": "web", "purpose": "commercial"}),
    "excerpt": ("extract", {}),
    "translation": ("translate", {}),
    "print": ("print", {}),
    "email": ("distribute", {"deliveryChannel": "email"}),
    "audio-video": ("present", {"media": "audio-video"}),
    "ai-training": ("use", {"purpose": "ai-training"}),
}
_OPERANDS = {"medium": "deliveryChannel", "language": "language", "country": "spatial", "republisher": "recipient"}


class Unsaid(NamedTuple):
    """A requirement that ODRL cannot say, or not wholly; `why` says what is lost."""

    requirement: str
    why: str


class Said(NamedTuple):
    """What ODRL can say of one requirement; `lost`: what it cannot, "" where it says all."""

    duty: Node | None = None
    forbidden: str = ""  # an action
    constraint: Node | None = None  # on whatever is permitted
    refinement: Node | None = None  # of taking an excerpt
    lost: str = ""


def policy(terms: Terms) -> tuple[Node, tuple[Unsaid, ...]]:
    """Give the terms as an ODRL policy in JSON-LD, and what of them it cannot say (the policy names that too).

    A publisher's is an Offer, a licence's a Set. A use that the terms do not speak of is not in it. Terms that speak
    of no use give obligations.
    """
    unsaid = [Unsaid(one.id, said.lost) for one in terms.require if (said := _say(one, terms)).lost]
    rules: dict[str, list[Node]] = {"permission": [], "prohibition": [], "obligation": []}
    for use, standing in terms.uses.items():
        if standing == "prohibited":
            rules["prohibition"].append(_action(use))
        else:
            consent = _consent(terms.contact) if standing == "permission" else None
            rules["permission"].append(_permission(use, terms, consent))
    spoken_of = {"", *(_ACTIONS[use][0] for use in terms.uses)}
    forbidden = dict.fromkeys(said.forbidden for said in _applying(terms, ASSUMED))
    rules["prohibition"] += [{"action": action} for action in forbidden if action not in spoken_of]
    if not terms.uses:
        rules["obligation"] = [said.duty for said in _applying(terms, ASSUMED) if said.duty]
    if not any(rules.values()):
        message = f"{terms.id} states nothing that ODRL can say"
        raise UsageError(message)
    document: Node = {
        "@context": [CONTEXT, {"compliance": OURS}],
        "@type": "Offer" if terms.publisher else "Set",
        "uid": f"{OURS}{terms.id}",
        "dct:title": terms.name,
        "target": terms.home or f"{OURS}{terms.id}:work",
        **({"assigner": f"{OURS}{terms.id}:publisher"} if terms.publisher else {}),
        **({"dct:source": {"@id": terms.page.url}} if terms.page.url else {}),
        **{kind: some for kind, some in rules.items() if some},
    }
    if unsaid:
        document["compliance:unsaid"] = [
            {"compliance:requirement": one.requirement, "dct:description": one.why} for one in unsaid
        ]
    return document, tuple(unsaid)


def _action(use: str) -> Node:
    action, constraints = _ACTIONS[use]
    told = [_constraint(operand, "eq", value) for operand, value in constraints.items()]
    return {"action": action, **({"constraint": told} if told else {})}


def _permission(use: str, terms: Terms, consent: Node | None) -> Node:
    """Give the permission of a use, with its constraints and the duties that come with it."""
    rule = _action(use)
    said = tuple(_applying(terms, ASSUMED | {"use": use} | USES[use]))
    if refined := [one.refinement for one in said if one.refinement]:
        rule["action"] = [{"rdf:value": {"@id": f"odrl:{rule['action']}"}, "refinement": refined}]
    if limits := [one.constraint for one in said if one.constraint]:
        rule["constraint"] = rule.get("constraint", []) + limits
    duties = [duty for duty in (consent, *(one.duty for one in said)) if duty]
    if duties:
        rule["duty"] = [duty for at, duty in enumerate(duties) if duty not in duties[:at]]
    return rule


def _applying(terms: Terms, facts: dict[str, str]) -> Iterator[Said]:
    """Give what can be said of the requirements that may apply where these facts hold."""
    for one in terms.require:
        if one.must != "required" or not _may_hold(one.when, facts) or _holds(one.unless, facts):
            continue
        said = _say(one, terms)
        if said.refinement and facts["extent"] != "excerpt":
            said = said._replace(refinement=None)
        open_facts = [(fact, values) for fact, values in one.when.items() if fact not in facts and fact in _OPERANDS]
        if said.duty and open_facts:
            asked = [_constraint(_OPERANDS[fact], "isAnyOf", list(values)) for fact, values in open_facts]
            said = said._replace(duty=said.duty | {"constraint": said.duty.get("constraint", []) + asked})
        yield said


def _may_hold(asked: kinds.Conditions, facts: dict[str, str]) -> bool:
    return all(facts.get(fact) in {None, *values} for fact, values in asked.items())


def _holds(asked: kinds.Conditions, facts: dict[str, str]) -> bool:
    return bool(asked) and all(facts.get(fact) in values for fact, values in asked.items())


def _say(one: kinds.AnyRequirement, terms: Terms) -> Said:
    """Give what ODRL can say of one requirement, and what is lost of it."""
    if one.must != "required":
        wish = "that it is a wish, not a duty" if one.must == "preferred" else "that something must not be there"
        return Said(lost=f"{wish}: {what(one, terms)}")
    said = _of_kind(one, terms)
    lost = [said.lost]
    if said.duty or said.forbidden or said.constraint or said.refinement:
        lost.append("its place" if one.where != "anywhere" else "")
        told = {*ASSUMED, "use", "commercial", *(_OPERANDS if said.duty else ())}
        lost.append("" if set(one.when) <= told else f"that it holds where {conditions(one.when)}")
        lost.append("" if set(one.unless) <= {*ASSUMED, "use"} else f"that it holds unless {conditions(one.unless)}")
    return said._replace(lost="; ".join(filter(None, lost)))


def _of_kind(one: kinds.AnyRequirement, terms: Terms) -> Said:  # noqa: C901, PLR0912 -- an answer a kind
    match one:
        case kinds.Attribution():
            return Said(duty=_attribute("publisher", terms))
        case kinds.CreditLine():
            return Said(duty=_attribute("publisher", terms), lost="its words")
        case kinds.Byline():
            return Said(duty=_attribute("author", terms))
        case kinds.Institution():
            return Said(duty=_attribute("institution", terms))
        case kinds.Copyright() | kinds.License() | kinds.Disclaimer() | kinds.ChangeNote():
            return Said(duty={"action": "cc:Notice"}, lost=f"which: {what(one, terms)}")
        case kinds.Permission():
            return Said(duty=_consent(" and ".join(one.of) or terms.contact))
        case kinds.Unaltered(of="text"):
            return Said(forbidden="modify", lost="what may differ" if one.but_for else "")
        case kinds.SameLanguage():
            return Said(forbidden="translate")
        case kinds.FullText():
            return Said(forbidden="extract")
        case kinds.Excerpt():
            limits = {"words": one.words, "paragraphs": one.paragraphs}
            counted = [_constraint("count", "lteq", most, unit) for unit, most in limits.items() if most]
            if one.percent:
                counted.append(_constraint("percentage", "lteq", one.percent))
            return Said(refinement={"and": {"@list": counted}} if len(counted) > 1 else counted[0])
        case kinds.Embargo(until=None):
            period = f"P{one.days}D" if one.days else f"PT{one.hours}H"
            return Said(constraint=_constraint("delayPeriod", "gteq", _typed(period, "duration")))
        case kinds.Embargo():
            moment = _typed(str(one.until), "dateTime" if "T" in str(one.until) else "date")
            return Said(constraint=_constraint("dateTime", "gteq", moment))
        case kinds.Window(remove_after=None):
            return Said(constraint=_constraint("elapsedTime", "lteq", _typed(f"P{one.within}D", "duration")))
        case kinds.Window():
            kept = _constraint("delayPeriod", "lteq", _typed(f"P{one.remove_after}D", "duration"))
            within = _typed(f"P{one.within}D", "duration")
            return Said(
                duty={"action": "delete", "constraint": [kept]},
                constraint=_constraint("elapsedTime", "lteq", within) if one.within else None,
            )
        case _:
            return Said(lost=what(one, terms))


def _attribute(whom: str, terms: Terms) -> Node:
    return {"action": "attribute", "attributedParty": f"{OURS}{terms.id}:{whom}"}


def _consent(whom: str | None) -> Node:
    party = {"consentingParty": {"@type": "Party", "dct:title": whom}} if whom else {}
    return {"action": "obtainConsent", **party}


def _constraint(operand: str, operator: str, value: object, unit: str = "") -> Node:
    return {
        "leftOperand": operand,
        "operator": operator,
        "rightOperand": value,
        **({"unit": f"{OURS}{unit}"} if unit else {}),
    }


def _typed(value: str, kind: str) -> Node:
    return {"@value": value, "@type": f"xsd:{kind}"}


def lines(unsaid: Iterable[Unsaid]) -> Iterator[str]:
    """Give a line for each requirement that a policy cannot say."""
    yield from (f"{one.requirement}: ODRL cannot say {one.why}" for one in unsaid)
