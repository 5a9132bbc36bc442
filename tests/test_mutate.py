"""Each credit taken out of each passing example: what it met has to fail, and nothing else."""

from pathlib import Path

import pytest

from compliance.coverage import coverage
from compliance.mutate import Mutation, mutations
from compliance.rulestest import try_rules
from compliance.terms.library import library

HEAD = """\
id: ours
publisher: The Orle Review
match: {hosts: [orle-review.example], article: "/{slug}-{id:int}"}
terms: {read: 2026-01-31, confidence: high}
uses: {community-web: conditions}
require:
"""
ARTICLE = """\
      # The bench

      By Ann Lee

      Nobody sits on it any more.

      This article was originally published by [The Orle Review](https://orle-review.example/the-bench-12).
"""
PASSING = "examples:\n  - verdict: compliant\n    article: |\n" + ARTICLE
FAILING = "  - verdict: violation\n    article: |\n      # The bench\n\n      Nobody sits on it any more.\n"
CREDITS = "  - {id: source, attribution: {}}\n  - {id: author, byline: {}}\n  - {id: link, link: article}\n"


def mutated(folder: Path, text: str) -> list[Mutation]:
    (folder / "ours.yaml").write_text(text, encoding="utf-8")
    return list(mutations(try_rules([folder], ["ours"]), library([folder])))


def lacking(folder: Path, text: str) -> list[str]:
    (folder / "ours.yaml").write_text(text, encoding="utf-8")
    found = coverage(try_rules([folder], ["ours"]), library([folder]))
    assert (found.percent == 100) is (not found.gaps)
    return [problem.message for problem in found.gaps]


def test_every_credit_of_the_program_is_missed_when_it_is_gone() -> None:
    found = list(mutations(try_rules(), library()))
    assert {one.id for one in found} >= {"global-research", "propublica", "the-conversation", "cc-by-nd-4.0"}
    assert [(one.id, one.line, one.failures) for one in found if one.failures] == []


def test_each_requirement_fails_for_itself(tmp_path: Path) -> None:
    found = mutated(tmp_path, HEAD + CREDITS + PASSING + FAILING)
    assert [(one.requirement, one.line, one.failures) for one in found] == [
        ("source", 11, ()),
        ("author", 11, ()),
        ("link", 11, ()),
    ]


def test_a_requirement_that_is_met_all_the_same_is_told(tmp_path: Path) -> None:
    text = HEAD + "  - {id: one, any_of: [{credit_line: Nobody sits}, {not: {copyright: {}}}]}\n" + PASSING + FAILING
    [one] = mutated(tmp_path, text)
    assert one.failures == ('one is still met without "Nobody sits": It is not there, as the terms ask.',)


def test_what_satisfies_another_is_tied_to_it(tmp_path: Path) -> None:
    requirements = "  - {id: source, attribution: {}}\n  - {id: line, credit_line: Nobody sits, satisfies: [source]}\n"
    source, line = mutated(tmp_path, HEAD + requirements + PASSING + FAILING)
    assert (source.requirement, source.failures) == ("source", ())
    assert (line.requirement, line.failures) == ("line", ())


def test_another_that_fails_with_it_is_told(tmp_path: Path) -> None:
    # Who the author is, only the byline says: without it no copyright line can name her.
    text = HEAD + "  - {id: author, byline: {}}\n  - {id: notice, copyright: author}\n" + PASSING
    text = text.replace("      Nobody sits", "      Copyright © 2020 The Orle Review by Ann Lee\n\n      Nobody sits")
    author, notice = mutated(tmp_path, text + FAILING)
    assert (author.requirement, notice.requirement) == ("author", "notice")
    assert notice.failures == ()
    assert [words.partition(":")[0] for words in author.failures] == [
        'notice fails too without "By Ann Lee", which author asks for'
    ]


def test_what_no_example_meets_or_fails(tmp_path: Path) -> None:
    assert lacking(tmp_path, HEAD + CREDITS + PASSING + FAILING) == []
    assert lacking(tmp_path, HEAD + CREDITS + PASSING) == [
        "no example fails source",
        "no example fails author",
        "no example fails link",
    ]
    print_only = "  - {id: ask, confirm: Is it?, when: {medium: print}}\n"
    assert lacking(tmp_path, HEAD + print_only + PASSING + FAILING) == ["no example asks for ask"]


@pytest.mark.parametrize(
    ("requirement", "lacks"),
    [
        ("{id: one, confirm: Is it?}", []),
        ("{id: one, attribution: {}, must: forbidden}", []),
        ("{id: one, any_of: [{attribution: {}}, {confirm: Is it?}]}", []),
        ("{id: one, all_of: [{attribution: {}}, {confirm: Is it?}]}", []),
        ("{id: one, not: {attribution: {}}}", []),
        ("{id: one, excerpt: {percent: 25}}", []),
        ("{id: one, excerpt: {percent: 25, words: 100}}", []),
        ("{id: one, copyright: {}}", ["no example meets one"]),
        ("{id: one, not: {copyright: {}}}", ["no example fails one"]),
        ("{id: one, tracker: 'https://count.example/{id}'}", ["no example meets and fails one"]),
    ],
)
def test_what_an_example_can_show_of_each_kind(tmp_path: Path, requirement: str, lacks: list[str]) -> None:
    # Whatever the verdicts are: coverage asks what came of the requirement.
    assert lacking(tmp_path, f"{HEAD}  - {requirement}\n{PASSING}{FAILING}") == lacks
