import msgspec
import pytest

from compliance.report import Basis, Report, decide
from compliance.requirements import Outcome
from compliance.terms.kinds import Must
from compliance.terms.model import Standing
from compliance.terms.uses import Use, parse_use
from compliance.vocabulary import State, Verdict


def basis(standing: Standing | None = "conditions") -> Basis:
    return Basis(
        id="example",
        name="The Example",
        url=None,
        read="2026-01-31",
        confidence="high",
        license=None,
        contact="editors@example.org",
        standing=standing,
    )


def one(name: str, state: State, must: Must = "required", kind: str = "link") -> Outcome:
    return Outcome(requirement=name, terms="example", kind=kind, must=must, state=state, message=f"About {name}.")


MET, MISSING, ASK = one("met", State.MET), one("missing", State.MISSING), one("ask", State.CONFIRM, kind="confirm")
WRONG, LATER, OFF = one("wrong", State.WRONG), one("later", State.NOT_CHECKED), one("off", State.NOT_APPLICABLE)
LEAVE = one("leave", State.CONFIRM, kind="permission")


@pytest.mark.parametrize(
    ("standing", "outcomes", "verdict", "reason"),
    [
        ("conditions", (), Verdict.COMPLIANT, "All that is asked for is met."),
        ("allowed", (MET, OFF), Verdict.COMPLIANT, "All that is asked for is met."),
        ("conditions", (MET, MISSING, WRONG), Verdict.VIOLATION, "Not met: missing, wrong."),
        ("conditions", (MET, ASK, LATER), Verdict.NEEDS_REVIEW, "Nothing failed; somebody has to look at: ask, later."),
        ("conditions", (MISSING, ASK), Verdict.VIOLATION, "Not met: missing."),
        ("conditions", (MISSING, LEAVE), Verdict.NEEDS_PERMISSION, "About leave."),
        ("permission", (MISSING,), Verdict.NEEDS_PERMISSION,
         "The Example asks for permission for this use (community-web); write to editors@example.org."),
        ("prohibited", (MET, LEAVE), Verdict.PROHIBITED,
         "The terms of The Example do not allow this use (community-web)."),
        (None, (MET,), Verdict.NEEDS_REVIEW,
         "The terms of The Example do not speak of this use (community-web); write to editors@example.org."),
        (None, (MISSING,), Verdict.VIOLATION, "Not met: missing."),
    ],
)  # fmt: skip
def test_the_verdict_follows_from_the_outcomes_and_from_the_use(
    standing: Standing | None, outcomes: tuple[Outcome, ...], verdict: Verdict, reason: str
) -> None:
    assert decide(outcomes, basis(standing), Use()) == (verdict, reason)


@pytest.mark.parametrize("state", [State.MISSING, State.WRONG, State.CONFIRM, State.NOT_CHECKED])
def test_what_is_only_preferred_never_counts_against_an_article(state: State) -> None:
    wished = one("wish", state, "preferred")
    assert decide((MET, wished), basis(), Use())[0] is Verdict.COMPLIANT
    assert decide((wished, one("leave", State.CONFIRM, "preferred", "permission")), basis(), Use())[0] is (
        Verdict.COMPLIANT
    )


def test_what_is_forbidden_and_there_is_a_violation() -> None:
    assert decide((one("logo", State.WRONG, "forbidden"),), basis(), Use())[0] is Verdict.VIOLATION


def test_a_report_written_as_json_is_the_article_of_the_contract() -> None:
    report = Report(
        path="a.md",
        format="markdown",
        repost=True,
        publisher=None,
        use=parse_use("print"),
        terms=(basis(),),
        verdict=Verdict.VIOLATION,
        reason="Not met: missing.",
        remarks=(),
        outcomes=(MISSING,),
        elements=(),
    )
    written = msgspec.json.decode(msgspec.json.encode(report))
    contract = {"path", "format", "repost", "publisher", "use", "verdict", "outcomes", "elements"}
    assert contract <= set(written)
    assert written["verdict"] == "violation"
    assert written["use"]["name"] == "print"
    contract = {"requirement", "kind", "must", "outcome", "message", "evidence", "nearest", "fix"}
    assert contract <= set(written["outcomes"][0])
    assert written["outcomes"][0]["outcome"] == "missing"
