"""The JSON Schema takes what the loader takes, and refuses a misspelt key."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from compliance.errors import RuleError
from compliance.terms.kinds import KINDS
from compliance.terms.library import rule_files, rule_folder
from compliance.terms.load import read_rules
from compliance.terms.schema import schema

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Run

HEAD = "id: a\npublisher: A\nterms: {read: 2026-01-31, confidence: high}\n"
CHECK = Draft202012Validator(schema())


class Core(yaml.SafeLoader):
    """YAML 1.2 as editors read it: a day is text."""


Core.yaml_implicit_resolvers = {
    first: [(tag, shape) for tag, shape in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def parsed(text: str) -> Any:  # noqa: ANN401 -- whatever YAML holds
    return yaml.load(text, Loader=Core)  # noqa: S506 -- a safe loader


def valid(text: str) -> bool:
    return CHECK.is_valid(parsed(text))


def loads(text: str) -> bool:
    try:
        read_rules(text, "a.yaml")
    except RuleError:
        return False
    return True


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())
    assert {*KINDS} < {*schema()["$defs"]["requirement"]["properties"]}


@pytest.mark.parametrize("file", rule_files([rule_folder()]), ids=lambda file: file.stem)
def test_every_rule_file_of_the_program_is_valid(file: Path) -> None:
    assert [error.message for error in CHECK.iter_errors(parsed(file.read_text(encoding="utf-8")))] == []


@pytest.mark.parametrize(
    "requirement",
    [
        "{id: x, attribution: {}}",
        "{id: x, attribution: }",
        "{id: x, link: article}",
        "{id: x, link: {to: publisher}, where: top, must: preferred}",
        "{id: x, copyright: [publisher, author], satisfies: x}",
        "{id: x, copyright: {holder: author, year: yes}}",
        '{id: x, tracker: "https://count.example/{title}"}',
        "{id: x, credit_line: From A}",
        "{id: x, credit_line: [From A, By A]}",
        "{id: x, credit_line: {en: From A, pt-br: [De A, Por A]}}",
        "{id: x, credit_line: {text: {en: From A}}, fix: From A}",
        '{id: x, confirm: "Is it?", when: {medium: [web, email], commercial: yes}, unless: {country: gb}}',
        "{id: x, any_of: [{link: article}, {id: y, all_of: [{not: {byline: {}}}]}]}",
        "{id: x, any_of: {of: [{link: article}]}}",
        "{id: x, excerpt: {words: 100}}",
    ],
)
def test_what_the_loader_takes_is_valid(requirement: str) -> None:
    text = f"{HEAD}require:\n  - {requirement}\n"
    assert loads(text)
    assert valid(text)
    assert valid(f"{HEAD}require: {requirement}\n")


@pytest.mark.parametrize(
    "requirement",
    [
        "{attribution: {}}",
        "{id: x}",
        "{id: x, atribution: {}}",
        "{id: x, attribution: {}, byline: {}}",
        "{id: x, attribution: {}, wher: top}",
        "{id: x, attribution: {}, where: middle}",
        "{id: x, attribution: {name: x}}",
        "{id: x, link: artcle}",
        "{id: x, link: {too: article}}",
        "{id: X y, link: article}",
        "{id: x, tracker: }",
        "{id: x, credit_line: {english: From A}}",
        "{id: x, link: article, when: {mediun: web}}",
        "{id: x, link: article, when: {medium: wep}}",
        "{id: x, any_of: [{link: article, wher: top}]}",
        "{id: x, copyright: {year: perhaps}}",
        "{id: x, excerpt: {words: 0}}",
        "{id: x, link: article, line: 3}",
    ],
)
def test_what_the_loader_refuses_is_not_valid(requirement: str) -> None:
    text = f"{HEAD}require:\n  - {requirement}\n"
    assert not loads(text)
    assert not valid(text)


@pytest.mark.parametrize(
    "text",
    [
        "id: a\npublisher: A\n",
        HEAD + "licence: CC-BY-4.0\n",
        HEAD + "uses: {prnt: allowed}\n",
        HEAD + "match: {hosts: [www.a.org]}\n",
        HEAD + "examples: [{verdict: fine, article: x}]\n",
    ],
)
def test_a_file_with_a_slip_is_not_valid(text: str) -> None:
    assert not loads(text)
    assert not valid(text)


def test_the_command_prints_it(run: Callable[..., Run]) -> None:
    assert json.loads(run("rules", "schema").out) == schema()
