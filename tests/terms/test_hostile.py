"""A rule file made to do harm is refused, or costs little: within two seconds, with a line for a person."""

from __future__ import annotations

import time
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from compliance.errors import RuleError
from compliance.terms import match
from compliance.terms.library import library

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Run

HEAD = "id: x\npublisher: X\nmatch: {hosts: [x.example]}\nterms: {read: 2026-01-31, confidence: low}\n"
BOUND = 2.0  # seconds
LETTERS = "abcdefghijklmnopqrstuvwxyz"
LAUGHS = "a: &a [x, x, x, x]\n" + "".join(
    f"{here}: &{here} [*{before}, *{before}, *{before}, *{before}]\n" for before, here in pairwise(LETTERS)
)


def refused(folder: Path, text: str) -> str:
    (folder / "x.yaml").write_text(text, encoding="utf-8")
    began = time.process_time()
    with pytest.raises(RuleError) as caught:
        library([folder])
    assert time.process_time() - began < BOUND
    return caught.value.problems[0].message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (LAUGHS, "anchors and aliases are not part of the rule language; write it out"),
        (f"{HEAD}require: {'[' * 100_000}", "values are nested more than 24 deep"),
        (f"{HEAD}require: [{'{not: ' * 5_000}", "values are nested more than 24 deep"),
        (f"{HEAD}contact: {'x' * 10_000_000}", "the file is longer than 256 KB"),
        (
            HEAD + "require:\n" + "".join(f"- {{id: r{n}, byline: }}\n" for n in range(10_000)),
            "the file holds more than 20000 values",
        ),
        (
            HEAD + "require:\n" + "".join(f"- {{id: r{n}, byline: }}\n" for n in range(600)),
            "the file states more than 500 requirements",
        ),
        (
            HEAD + "versions:\n" + "- until: 2019-01-01\n" * 200 + "sections:\n" + "- paths: /a\n" * 200,
            "the file states more than 100 sets of terms: versions, for each of the sections",
        ),
        (
            f"{HEAD}extends: ../../../etc/passwd",
            '"../../../etc/passwd" is not an id (lower-case words joined by hyphens)',
        ),
        (f"{HEAD}extends: /etc/passwd", '"/etc/passwd" is not an id (lower-case words joined by hyphens)'),
        (f"{HEAD}together_with: passwd", 'there is no other rule file "passwd" to hold beside this one'),
        ("\0\1\2", "not YAML: unacceptable character #x0000: control characters are not allowed"),
        (
            HEAD.replace("[x.example]", "[x.example], article: '/{a}{b}{c}{d}'"),
            "more than 2 named parts between two slashes",
        ),
    ],
)
def test_it_is_refused(tmp_path: Path, text: str, message: str) -> None:
    assert refused(tmp_path, text) == message


def test_what_is_quoted_of_it_is_cut_off(tmp_path: Path) -> None:
    assert len(refused(tmp_path, f"{HEAD}? {'k' * 200_000}\n: 1\n")) == 400
    assert len(refused(tmp_path, f"{HEAD}license: x\nextends: {'cc-' * 60_000}by\n")) == 400


@pytest.mark.parametrize(
    "pattern", ["/{a}-{b}", "/{a:int}{b:int}", "/{a}-{b}/{c}-{d}/{e}-{f}/{g}-{h}", "/x?a={b}-{c}&d={e}-{f}"]
)
def test_no_address_makes_a_pattern_go_back_for_long(pattern: str) -> None:
    began = time.process_time()
    for piece in ("-", "1", "a-", "1-/", "/"):
        match.parts(pattern, "https://x.example/" + piece * 3_000 + "!")
        match.parts(pattern, "https://x.example/" + piece * (1_900 // len(piece)) + "!")
    assert time.process_time() - began < BOUND


@pytest.mark.parametrize(
    "requirement",
    [
        "credit_line: '" + "the {title} of {author} source " * 3_000 + "'",
        "credit_line: [" + ", ".join(f"'source {{title}} article {{author}} research {n}'" for n in range(4_000)) + "]",
        "attribution: {}}, {id: s, link: article",
    ],
)
def test_a_rule_that_loads_costs_little_to_judge_by(
    tmp_path: Path, samples: Path, run: Callable[..., Run], requirement: str
) -> None:
    names = ", ".join(f"Globe {n}" for n in range(2_000))
    text = HEAD.replace("id: x\npublisher: X", "id: global-research\npublisher: Global Research")
    text = (
        text.replace("x.example", "globalresearch.ca")
        + f"also_known_as: [{names}]\nrequire: [{{id: r, {requirement}}}]\n"
    )
    (tmp_path / "global-research.yaml").write_text(text, encoding="utf-8")
    began = time.process_time()
    result = run("check", "--rules", tmp_path, samples / "global-research" / "complete.html")
    assert time.process_time() - began < BOUND
    assert "Traceback" not in result.err
    assert "global-research" in result.out
