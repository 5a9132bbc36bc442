from pathlib import Path

import pytest

from compliance.errors import UsageError
from compliance.explain import explain
from compliance.rulestest import Trial, try_rules
from compliance.terms.kinds import KINDS
from compliance.terms.library import library
from compliance.vocabulary import State

OURS = """\
id: ours
publisher: The Orle Review
match: {hosts: [orle-review.example]}
terms: {read: 2026-01-31, confidence: high, url: "https://orle-review.example/terms"}
uses: {community-web: conditions}
require:
  - id: source
    attribution: {}
    because: We say so.
examples:
  - verdict: compliant
    outcomes: {source: met}
    article: |
      # The bench

      By Ann Lee

      Nobody sits on it any more.

      This article was originally published by The Orle Review.
  - verdict: compliant
    outcomes: {source: met}
    article: |
      # The bench

      By Ann Lee

      Nobody sits on it any more.
"""


@pytest.fixture(scope="module")
def trials() -> tuple[Trial, ...]:
    return try_rules()


def test_every_example_of_the_program_comes_as_its_file_says(trials: tuple[Trial, ...]) -> None:
    assert {trial.id for trial in trials} == set(library().terms)
    assert [(trial.id, trial.line, trial.failures) for trial in trials if trial.failures] == []


def test_every_kind_is_met_and_not_met_in_some_example(trials: tuple[Trial, ...]) -> None:
    seen: dict[str, set[State]] = {}
    for trial in trials:
        for one in trial.report.outcomes:
            seen.setdefault(one.kind, set()).add(one.state)
    for name in (
        "attribution",
        "byline",
        "link",
        "copyright",
        "license",
        "tracker",
        "canonical",
        "meta",
        "credit_line",
        "images",
        "any_of",
    ):
        assert State.MET in seen[name], name
        assert seen[name] & {State.MISSING, State.WRONG}, name
    assert seen["confirm"] >= {State.CONFIRM}
    assert seen["permission"] >= {State.CONFIRM, State.NOT_APPLICABLE}
    for name in ("institution", "change_note"):
        assert seen[name] >= {State.MET, State.CONFIRM}, name
    for name in ("unaltered", "keep_links", "keep_block"):
        assert State.NOT_CHECKED in seen[name], name
        assert State.MET not in seen[name], name  # nothing but the original tells
    unasked = {
        "all_of",
        "not",
        "disclaimer",
        "title",
        "date",
        "excerpt",
        "full_text",
        "same_language",
        "embargo",
        "window",
    }
    assert set(KINDS) - set(seen) <= unasked


def test_an_example_that_comes_otherwise_says_how(tmp_path: Path) -> None:
    (tmp_path / "ours.yaml").write_text(OURS, encoding="utf-8")
    good, bad = try_rules([tmp_path], ["ours"])
    assert (good.failures, good.line) == ((), 11)
    assert bad.line == 21
    assert bad.failures == (
        "the verdict is violation, not compliant: Not met: source.",
        "source is not met but missing: No line names The Orle Review as the source.",
    )


def test_a_file_whose_examples_do_not_show_whose_they_are(tmp_path: Path) -> None:
    text = OURS.replace("by The Orle Review.", "elsewhere.")
    (tmp_path / "ours.yaml").write_text(text, encoding="utf-8")
    first, _ = try_rules([tmp_path], ["ours"])
    assert first.failures[-1] == "no example is recognised as The Orle Review's by what it shows"


def test_an_unknown_id_is_an_error() -> None:
    with pytest.raises(UsageError, match="did you mean propublica"):
        try_rules([], ["propublica2"])


def test_a_requirement_explained() -> None:
    found = explain(library(), "global-research/original-link")
    assert found.asks == "Required: a link to the original article, where medium is web."
    assert found.page.url
    assert (found.page.read, found.stated_by, found.kind) == ("2026-11-23", "global-research", "link")
    address = "https://www.globalresearch.ca/the-lighthouse-that-changed-its-mind/5800001"
    assert found.passes == (f'"Global Research": There is a link to the original article, {address}.',)
    assert any("links to the home page, https://www.globalresearch.ca" in sentence for sentence in found.fails)


def test_what_a_licence_states_is_said_to_be_stated_by_it() -> None:
    found = explain(library(), "cc-by-nd-4.0/notices")
    assert found.stated_by == "cc-by-4.0"
    assert found.page.url == "https://creativecommons.org/licenses/by/4.0/legalcode"
    assert explain(library(), "the-conversation/source").satisfied_by == ("line", "excerpt-line")


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("global-research/orignal-link", 'has no requirement "orignal-link"; did you mean original-link'),
        ("global-research/zzz", "it has source, copyright, original-link"),
        ("global-research", "names no requirement of global-research"),
        ("global-reserch/source", "did you mean global-research"),
    ],
)
def test_what_cannot_be_explained(rule: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        explain(library(), rule)
