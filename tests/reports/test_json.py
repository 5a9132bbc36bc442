from __future__ import annotations

import json
from importlib.resources import files

import jsonschema
import msgspec
from reporting import hostile, results, without_context, written

from compliance.report import Failure, Report
from compliance.reports import schema

SHIPPED = (files("compliance.reports") / "report.schema.json").read_text(encoding="utf-8")


def test_the_document_is_that_of_all_results_at_once() -> None:
    said = written("json")
    whole = json.loads(said)
    assert msgspec.json.format(said, indent=1) + "\n" == said
    given = [without_context(result) for result in results()]
    assert whole["articles"] == [plain(one) for one in given if isinstance(one, Report)]
    assert whole["errors"] == [plain(one) for one in given if isinstance(one, Failure)]
    assert whole["summary"]["articles"] == len(whole["articles"])
    assert sum(whole["summary"]["verdicts"].values()) == len(whole["articles"])


def test_a_run_without_a_result_is_a_document_too() -> None:
    assert json.loads(written("json", ()))["articles"] == []


def test_the_schema_that_is_shipped_is_that_of_the_values() -> None:
    assert schema.written() == SHIPPED


def test_the_document_and_its_lines_validate() -> None:
    validator = jsonschema.Draft202012Validator(json.loads(SHIPPED))
    for given in (results(), hostile(), ()):
        validator.validate(json.loads(written("json", given)))
    article = validator.evolve(schema={"$ref": "#/$defs/Report", "$defs": json.loads(SHIPPED)["$defs"]})
    for line in map(json.loads, written("jsonl").splitlines()):
        if "error" not in line:
            article.validate(line)


def test_the_schema_refuses_another_form() -> None:
    validator = jsonschema.Draft202012Validator(json.loads(SHIPPED))
    whole = json.loads(written("json"))
    whole["articles"][1]["outcomes"][0]["outcome"] = "perhaps"
    assert [error.validator for error in validator.iter_errors(whole)] == ["enum"]
    assert list(validator.iter_errors(json.loads(written("json")) | {"version": 2}))


def test_a_line_is_an_article_or_an_error() -> None:
    lines = [json.loads(line) for line in written("jsonl").splitlines()]
    assert [("error" in line) for line in lines] == [isinstance(one, Failure) for one in results()]
    assert lines[1]["verdict"] == "violation"
    assert "context" not in lines[1]


def plain(result: Report | Failure) -> object:
    return json.loads(msgspec.json.encode(result))
