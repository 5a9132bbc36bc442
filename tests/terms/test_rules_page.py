"""What docs/rules.md says of the language is what the language is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from compliance.terms import model
from compliance.terms.kinds import KINDS, Requirement
from compliance.terms.load import read_rules, resolve
from compliance.terms.template import SLOTS
from compliance.terms.uses import FACTS, USES
from compliance.vocabulary import State, Verdict

PAGE = (Path(__file__).parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
KEPT = {"stated_by", "line", "column"}


def test_the_whole_file_loads_over_the_licence_that_it_extends() -> None:
    files = [
        Path(__file__).parents[2] / "rules" / "licenses" / f"{name}.yaml" for name in ("cc-by-4.0", "cc-by-nd-4.0")
    ]
    licences = [read_rules(file.read_text(encoding="utf-8"), str(file)) for file in files]
    own = read_rules(BLOCKS[0], "field-review.yaml")
    terms = resolve([*licences, own])[-1]
    assert [one.id for one in terms.require] == [
        "author", "parties", "original-link", "license", "changes", "notices", "no-endorsement", "no-restrictions",
        "source", "line", "counter", "pictures",
    ]  # fmt: skip


HEAD = "id: a\npublisher: A\nterms: {read: 2026-01-31, confidence: high}\n"


def test_the_requirements_load() -> None:
    [block] = [one for one in BLOCKS if one.startswith("- id: link")]
    ids = [one.id for one in read_rules(f"{HEAD}require:\n{block}", "a.yaml").file.require]
    assert ids[:3] == ["link", "edits", "syndication-source"]


@pytest.mark.parametrize("key", ["uses", "versions", "members"])
def test_the_blocks_of_a_file_load(key: str) -> None:
    [block] = [one for one in BLOCKS if one.startswith(f"{key}:")]
    body = block if key != "versions" else f"{block}extends: base\n"
    base = "id: base\nname: B\nterms: {read: 2026-01-31, confidence: high}\nrequire:\n  - {id: line, link: article}\n"
    terms = resolve([read_rules(base, "base.yaml"), read_rules(HEAD + body, "a.yaml")])[-1]
    assert {"uses": terms.cases, "versions": terms.variants, "members": terms.members}[key]


@pytest.mark.parametrize(
    "cls",
    [
        model.RuleFile,
        model.Match,
        model.Page,
        model.UseCase,
        model.Member,
        model.Version,
        model.Section,
        model.Example,
        Requirement,
        *KINDS.values(),
    ],
)
def test_every_key_is_on_the_page(cls: type) -> None:
    fields = {one for one in cls.__struct_encode_fields__ if one not in KEPT}
    assert {one for one in fields if f"`{one}`" not in PAGE} == set()


def test_every_word_is_on_the_page() -> None:
    words = {*KINDS, *FACTS, *USES, *Verdict, *State, *(value for values in FACTS.values() for value in values)}
    words |= {f"{{{slot}}}" for slot in SLOTS}
    assert {word for word in words if f"`{word}`" not in PAGE} == set()
