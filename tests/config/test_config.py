"""`.compliance.yaml` and front matter: what is on file, where it is looked for, and what it answers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from compliance.article import Place
from compliance.check import check
from compliance.config import Configs, find_config, uses
from compliance.config.read import read_config
from compliance.errors import BrokenError, RuleError
from compliance.readers import read
from compliance.terms.library import library
from compliance.terms.onfile import Confirmation, OnFile, Permission
from compliance.terms.uses import USES
from compliance.vocabulary import State, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from compliance.report import Report
    from tests.conftest import Run

TODAY = "2026-11-23"
ADDRESS = "https://orle-review.example/2025/the-bench-12"
RULES = """\
id: orle-review
publisher: The Orle Review
match: {hosts: [orle-review.example], article: "/{year:int}/{slug}-{id:int}"}
terms: {read: 2026-01-31, confidence: high}
uses: {community-web: conditions, print: permission, translation: prohibited}
require:
  - id: source
    attribution: {}
  - id: leave
    permission: {}
    when: {ads: sold-against}
  - id: pictures
    confirm: Is every picture licensed to you?
  - id: checked
    any_of:
      - confirm: Did an editor read it?
      - confirm: Did the author read it?
  - id: untouched
    not: {confirm: Was the text changed?}
"""
ARTICLE = f"""\
# The bench

By Ann Lee

Nobody sits on it any more.

This article was originally published by [The Orle Review]({ADDRESS}).
"""
UNCREDITED = f"# The bench\n\nNobody sits on it any more. See [there]({ADDRESS}).\n"
LEAVE = {"publisher": "orle-review", "by": "Jo Orle", "date": "2026-11-02", "scope": "any"}
YES = {"requirement": "orle-review/*", "by": "Bo Li", "date": "2026-11-03"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "orle-review.yaml").write_text(RULES, encoding="utf-8")
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "bench.md").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def keep(site: Path, **what: list[dict[str, object]]) -> Path:
    file = site / ".compliance.yaml"
    file.write_text(json.dumps(what, indent=1), encoding="utf-8")
    return file


def judge(site: Path, *facts: str, use: str | None = None, name: str = "bench.md") -> Report:
    article = read(str(site / "content" / name))
    by = Configs(TODAY, use, facts or ["ads=none"], [site / "rules"]).by(article)
    return check(article, by.library, by.use, "orle-review", by.on_file, site=by.site)


def states(report: Report) -> dict[str, State]:
    return {one.requirement: one.state for one in report.outcomes}


def test_without_a_file_nothing_is_answered(site: Path) -> None:
    report = judge(site, "ads=sold-against")
    assert report.verdict is Verdict.NEEDS_PERMISSION
    assert {name for name, state in states(report).items() if state is State.CONFIRM} == {
        "leave",
        "pictures",
        "checked",
        "untouched",
    }


def test_a_confirmation_answers_questions_and_nothing_else(site: Path) -> None:
    file = keep(site, confirmations=[YES])
    report = judge(site)
    assert report.verdict is Verdict.COMPLIANT
    assert states(report) == {
        "source": State.MET,
        "leave": State.NOT_APPLICABLE,
        "pictures": State.CONFIRMED,
        "checked": State.CONFIRMED,
        "untouched": State.CONFIRMED,
    }
    [said] = next(one for one in report.outcomes if one.requirement == "pictures").evidence
    assert said.text == "the confirmation of Bo Li, 2026-11-03"
    assert (said.path, said.place) == (str(file), Place(line=3, column=3))
    (site / "content" / "bench.md").write_text(UNCREDITED, encoding="utf-8")
    assert states(judge(site))["source"] is State.MISSING


def test_a_confirmation_is_for_the_requirement_that_it_names(site: Path) -> None:
    keep(site, confirmations=[YES | {"requirement": ["orle-review/pictures", "orle-review/untouched"]}])
    found = states(judge(site))
    assert found["pictures"] is found["untouched"] is State.CONFIRMED
    assert found["checked"] is State.CONFIRM


@pytest.mark.parametrize("use", ["print", "translation"])
def test_a_permission_answers_a_use(site: Path, use: str) -> None:
    keep(site, permissions=[LEAVE | {"scope": [use]}], confirmations=[YES])
    report = judge(site, use=use)
    assert report.verdict is Verdict.COMPLIANT
    assert report.terms[0].granted
    assert report.terms[0].granted.text == "the permission of Jo Orle, 2026-11-02"
    other = {"print": "translation", "translation": "print"}[use]
    assert judge(site, use=other).verdict in {Verdict.PROHIBITED, Verdict.NEEDS_PERMISSION}


def test_a_permission_answers_what_asks_for_leave_and_no_question(site: Path) -> None:
    keep(site, permissions=[LEAVE])
    found = states(judge(site, "ads=sold-against"))
    assert found["leave"] is State.CONFIRMED
    assert found["pictures"] is State.CONFIRM


def test_a_permission_stands_for_no_credit_unless_it_waives_that(site: Path) -> None:
    (site / "content" / "bench.md").write_text(UNCREDITED, encoding="utf-8")
    keep(site, permissions=[LEAVE], confirmations=[YES])
    assert states(judge(site))["source"] is State.MISSING
    keep(site, permissions=[LEAVE | {"waives": "source"}], confirmations=[YES])
    waived = judge(site).outcomes[0]
    assert waived.state is State.NOT_APPLICABLE
    assert waived.message == "Waived by the permission of Jo Orle, 2026-11-02."
    assert judge(site).verdict is Verdict.COMPLIANT


@pytest.mark.parametrize(
    ("article", "held"),
    [
        (ADDRESS, True),
        (f"{ADDRESS}/?utm_source=x", True),
        ("https://orle-review.example/2025/*", True),
        ("https://orle-review.example/2024/*", False),
        ("content/*.md", True),
        ("content/bench.md", True),
        ("*.html", False),
        ("bench.md", False),
        (["*.html", "content/*"], True),
    ],
)
def test_the_article_that_a_record_is_for(site: Path, article: str | list[str], *, held: bool) -> None:
    keep(site, permissions=[LEAVE | {"article": article}], confirmations=[YES | {"article": article}])
    report = judge(site, use="print")
    assert (report.verdict is Verdict.COMPLIANT) is held
    assert (states(report)["pictures"] is State.CONFIRMED) is held


@pytest.mark.parametrize(
    ("days", "held"),
    [
        ({"date": TODAY}, True),
        ({"date": "2026-11-24"}, False),
        ({"until": TODAY}, True),
        ({"until": "2026-11-22"}, False),
    ],
)
def test_what_has_lapsed_answers_nothing_and_is_remarked_on(site: Path, days: dict[str, str], *, held: bool) -> None:
    file = keep(site, confirmations=[YES | days])
    report = judge(site)
    assert (states(report)["pictures"] is State.CONFIRMED) is held
    told = [remark for remark in report.remarks if "is not in force" in remark]
    assert told == ([] if held else [told[0]])
    assert all(remark.startswith(f"{file}: line 3, column 3: the confirmation of Bo Li") for remark in told)


def test_the_nearest_file_stands(site: Path) -> None:
    outer = keep(site, confirmations=[YES])
    assert find_config(site / "content") == outer
    inner = site / "content" / ".compliance.yaml"
    inner.write_text("permissions: []\n", encoding="utf-8")
    assert find_config(site / "content") == inner
    assert states(judge(site))["pictures"] is State.CONFIRM


def test_front_matter_keeps_what_is_for_its_article(site: Path) -> None:
    head = (
        "---\ntitle: The bench\ncompliance:\n  confirmations:\n"
        "    - requirement: orle-review/*\n      by: Bo Li\n      date: 2026-11-03\nlayout: wide\n---\n"
    )
    (site / "content" / "bench.md").write_text(head + ARTICLE, encoding="utf-8")
    report = judge(site)
    [said] = next(one for one in report.outcomes if one.requirement == "pictures").evidence
    assert (said.path, said.place) == (str(site / "content" / "bench.md"), Place(line=5, column=7))
    assert set(uses(report)) == {(said.path, said.place)}


def test_what_is_wrong_in_front_matter_costs_that_article() -> None:
    article = read("a.md", b"---\ncompliance: {confirmatoins: []}\n---\nText.\n")
    with pytest.raises(BrokenError, match=r"2:14: unknown key \"confirmatoins\"; did you mean confirmations\?"):
        Configs(TODAY).by(article)
    toml = read("a.md", b'+++\n[compliance]\nconfirmations = "x"\n+++\nText.\n')
    with pytest.raises(BrokenError, match="it has to be YAML"):
        Configs(TODAY).by(toml)
    assert Configs(TODAY).by(read("a.md", b"---\ntitle: x\n---\nText.\n")).on_file == OnFile((), TODAY)


def test_all_errors_at_once_each_with_its_place() -> None:
    text = """\
permissions:
  - publisher: global-reserch
    by: Jo
    date: 2026-02-30x
    scope: [prnt]
  - publisher: global-research
    date: 2026-01-01
confirmation: []
"""
    with pytest.raises(RuleError) as error:
        read_config(text, ".compliance.yaml", library)
    assert str(error.value).splitlines() == [
        '.compliance.yaml:4:11: "2026-02-30x" is not a day (YYYY-MM-DD)',
        f'.compliance.yaml:5:13: "prnt" is not one of {", ".join(USES)}, any; did you mean print?',
        ".compliance.yaml:6:5: missing: by, scope",
        '.compliance.yaml:8:1: unknown key "confirmation"; did you mean confirmations?',
    ]


def test_names_that_no_rule_file_has_are_errors() -> None:
    text = """\
permissions:
  - {publisher: global-reserch, by: Jo, date: 2026-01-01, scope: any}
  - {publisher: global-research, by: Jo, date: 2026-01-01, scope: any, waives: [sorce], until: 2025-01-01}
confirmations:
  - {requirement: [propublica/edits, propublica/edit, "*/zzz"], by: Jo, date: 2026-01-01}
"""
    with pytest.raises(RuleError) as error:
        read_config(text, ".compliance.yaml", library)
    assert [(p.line, p.column, p.nearest) for p in error.value.problems] == [
        (2, 17, "global-research"),
        (3, 81, "source"),
        (3, 96, None),
        (5, 38, "propublica/edits"),
        (5, 55, None),
    ]


def test_the_values_read() -> None:
    text = "permissions:\n  - {publisher: propublica, by: Jo, date: 2026-01-01, scope: [print, email]}\n"
    [record] = read_config(text, "site/.compliance.yaml", library).records
    assert record.said == Permission(publisher="propublica", by="Jo", date="2026-01-01", scope=("print", "email"))
    assert (record.place, record.folder) == (Place(line=2, column=5), "site")
    [record] = read_config("confirmations: {requirement: '*/edits', by: Jo, date: 2026-01-01}", "x", library).records
    assert record.said == Confirmation(requirement=("*/edits",), by="Jo", date="2026-01-01")


def test_the_command_reads_it_and_tells_what_lapsed_or_answered_nothing(
    run: Callable[..., Run], site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site)
    keep(
        site,
        permissions=[LEAVE | {"scope": "print"}, LEAVE | {"scope": "email", "until": "2026-11-02"}],
        confirmations=[YES],
    )
    result = run("check", "--rules", "rules", "--use", "print", "--format", "json", ".")
    assert result.code == 0
    [article] = json.loads(result.out)["articles"]
    assert article["terms"][0]["granted"]["path"] == ".compliance.yaml"
    assert "the permission of Jo Orle, 2026-11-02 until 2026-11-02 is not in force" in result.err
    assert "answered nothing" not in result.err
    keep(site, permissions=[LEAVE | {"scope": "print", "article": "*.html"}])
    result = run("check", "--rules", "rules", "--use", "print", ".")
    assert result.code == 1
    assert ".compliance.yaml:3:3: the permission of Jo Orle, 2026-11-02 answered nothing in this run" in result.err
    assert "answered nothing" not in run("check", "--rules", "rules", "--use", "print", "content").err


def test_a_wrong_file_is_an_error_of_the_command(run: Callable[..., Run], site: Path) -> None:
    (site / ".compliance.yaml").write_text("permission: []\n", encoding="utf-8")
    result = run("check", site / "content")
    assert result.code == 2
    assert f'{site / ".compliance.yaml"}:1:1: unknown key "permission"; did you mean permissions?' in result.err
    (site / ".compliance.yaml").write_bytes(b"\xff\xfe\x00")
    assert run("check", site / "content").code == 2
