"""The beginning of a rule file: lint points at each placeholder, and filled in it is a rule file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from compliance.errors import RuleError, UsageError
from compliance.rulestest import try_rules
from compliance.terms.lint import lint
from compliance.terms.load import read_rules
from compliance.terms.start import start

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Run

FILLED = {
    "what the path": "/{slug}-{id:int}",
    "address of the page": "https://fieldreview.example/terms",
    "the day": "2026-11-01",
    "high, medium": "low",
    "whom to ask": "post@fieldreview.example",
    "what the terms": "conditions",
    "why": "They say so.",
    "address of an article": "https://fieldreview.example/a-title-12",
}


def filled(text: str) -> str:
    for opening, value in FILLED.items():
        text = re.sub(rf"<{opening}[^>]*>", value, text)
    return text


def test_lint_points_at_what_is_left_to_fill_in(tmp_path: Path) -> None:
    (tmp_path / "field-review.yaml").write_text(start("The Field Review", "https://www.fieldreview.example/x"))
    assert [(p.line, p.message.partition('"')[2].partition('"')[0][:9]) for p in lint([tmp_path], "2026-11-23")] == [
        (8, "<address "),
        (9, "<the day "),
        (10, "<high, me"),
        (13, "<what the"),
    ]


def test_filled_in_it_is_a_rule_file_whose_examples_come_as_it_says(tmp_path: Path) -> None:
    text = filled(start("The Field Review", "https://www.fieldreview.example/x"))
    assert "<" not in text
    (tmp_path / "field-review.yaml").write_text(text)
    assert lint([tmp_path], "2026-11-23") == ()
    assert [trial.failures for trial in try_rules([tmp_path], ["field-review"])] == [(), ()]


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ('L’Orée: "revue"', "l-oree-revue"),
        ("新聞 News", "news"),
        ("新聞", "xinwen"),
        ("# 1", "1"),
    ],
)
def test_any_name_gives_a_file_that_is_yaml(name: str, id_: str) -> None:
    loaded = read_rules(filled(start(name, "https://xinwen.example")), f"{id_}.yaml")
    assert (loaded.file.id, loaded.file.publisher) == (id_, name)


def test_what_is_no_address_is_refused() -> None:
    with pytest.raises(UsageError, match='"fieldreview" is no web address'):
        start("The Field Review", "fieldreview")


def test_the_command_prints_it(run: Callable[..., Run]) -> None:
    assert run("rules", "new", "A B", "https://a.example").out == start("A B", "https://a.example")
    assert run("rules", "new", "A B", "a").code == 2


def test_without_a_value_for_a_placeholder_it_does_not_load() -> None:
    with pytest.raises(RuleError):
        read_rules(start("A", "https://a.example"), "a.yaml")
