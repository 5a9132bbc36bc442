"""`compliance init` and `compliance config`: what is begun is read again; what is in force is shown with its source."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import yaml
from jsonschema import Draft202012Validator

from compliance.config.read import read_config
from compliance.config.schema import schema
from compliance.config.start import start
from compliance.terms.library import library

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Run


def test_what_is_begun_says_what_was_given() -> None:
    text = start(
        name='The "Gull": a paper',
        url="https://gull.example",
        use="print",
        facts={"ads": "none"},
        exclude=["drafts/", "# x"],
        fail_on=["violation"],
    )
    said = read_config(text, ".compliance.yaml", library)
    assert said.config.site
    assert (said.config.site.name, said.config.site.url) == (('The "Gull": a paper',), "https://gull.example")
    assert said.layer.facts == {"use": "print", "ads": "none"}
    assert (said.config.exclude, said.config.fail_on) == (("drafts/", "# x"), ("violation",))


def test_without_anything_it_can_be_read_too_and_so_can_what_stands_in_it_as_a_comment() -> None:
    text = start()
    assert read_config(text, "x", library).layer.facts == {}
    lines = text.replace("permissions: []\n", "").splitlines()
    shown = [
        line.removeprefix("# ")
        for line in lines
        if line.startswith(("# paths", "#   ", "# excl", "# fail", "# perm", "# conf"))
    ]
    said = read_config("\n".join(shown), "x", library)
    assert len(said.parts) == len(said.records) - 1 == 1


def test_the_schema_takes_what_the_loader_takes() -> None:
    check = Draft202012Validator(schema())
    Draft202012Validator.check_schema(schema())
    assert check.is_valid(
        yaml.safe_load(start(name="x", url="https://x.example", use="print", facts={"commercial": "yes"}))
    )
    for wrong in ({"sites": {}}, {"use": "prnt"}, {"paths": {"a": {"medium": "web", "x": "y"}}}, {"fail_on": "met"}):
        assert not check.is_valid(wrong), wrong


def test_init_writes_one_and_never_overwrites(run: Callable[..., Run], tmp_path: Path) -> None:
    assert run("init", tmp_path, "--name", "Gull", "--use", "print", "--fail-on", "violation").code == 0
    file = tmp_path / ".compliance.yaml"
    text = file.read_text(encoding="utf-8")
    again = run("init", tmp_path, "--name", "Other")
    assert again.code == 2
    assert f"{file}: there is one already" in again.err
    assert file.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--url", "gull"), '"gull" is not a web address'),
        (("--use", "prnt"), "did you mean print?"),
        (("--set", "ads=nonne"), "did you mean none?"),
        (("--fail-on", "violations"), '"violations" is not one of'),
    ],
)
def test_init_writes_nothing_that_is_wrong(
    run: Callable[..., Run], tmp_path: Path, options: tuple[str, ...], told: str
) -> None:
    result = run("init", tmp_path, *options)
    assert (result.code, told in result.err) == (2, True)
    assert not (tmp_path / ".compliance.yaml").exists()
    assert run("init", tmp_path / "nowhere").code == 2


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_init_asks_on_a_terminal(tmp_path: Path) -> None:
    import pty  # noqa: PLC0415 -- only where there are pseudo-terminals

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "compliance", "init", str(tmp_path)]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs) as asking:
        os.write(ours, b"The Gull\nhttps://gull.example\n\n")
        assert asking.wait(30) == 0
    os.close(theirs)
    os.close(ours)
    said = read_config((tmp_path / ".compliance.yaml").read_text(encoding="utf-8"), "x", library)
    assert said.config.site
    assert (said.config.site.name, said.layer.facts) == (("The Gull",), {"use": "community-web"})


def test_config_shows_each_value_with_its_source(
    run: Callable[..., Run], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".compliance.yaml").write_text(
        "site: {name: Gull}\npaths:\n  news/**: {medium: email}\nexclude: [drafts/]\n"
        "confirmations:\n  - {requirement: propublica/edits, by: Ann, date: 2026-01-01}\n",
        encoding="utf-8",
    )
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.md").write_text(
        "---\ncompliance:\n  set: {ads: none}\n  ignore: {requirement: propublica/edits, reason: asked}\n---\nText.\n",
        encoding="utf-8",
    )
    result = run("config", "news/a.md", "--set", "paywall=hard", "--format", "json")
    found = {(one["name"], one["value"]): one["source"] for one in json.loads(result.out)}
    assert found["site.name", "Gull"] == ".compliance.yaml:1:14"
    assert found["medium", "email"] == ".compliance.yaml:3:21"
    assert found["use", "email"] == "by medium=email"
    assert found["ads", "none"] == "news/a.md:3:14"
    assert found["paywall", "hard"] == "--set"
    assert found["on file", "the confirmation of Ann, 2026-01-01"] == ".compliance.yaml:6:5"
    assert found["ignore", "the ignore of propublica/edits: asked"] == "news/a.md:4:11"
    assert found["left out", "no"]
    shown = run("config", "news").out
    assert "email" in shown
    assert ".compliance.yaml:3:21" in shown
    assert "community-web" in run("config", ".").out


def test_config_names_the_folders_of_rules(run: Callable[..., Run], tmp_path: Path) -> None:
    for folder in ("terms", ".compliance/rules", "more"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / ".compliance.yaml").write_text("rules: [terms]\n", encoding="utf-8")
    found = json.loads(run("config", tmp_path, "--rules", tmp_path / "more", "--format", "json").out)
    assert [(one["value"], one["source"]) for one in found if one["name"] == "rules"][1:] == [
        (f"{tmp_path / '.compliance/rules'}, 0 rule files", "beside .compliance.yaml"),
        (f"{tmp_path / 'terms'}, 0 rule files", f"{tmp_path / '.compliance.yaml'}:1:9"),
        (f"{tmp_path / 'more'}, 0 rule files", "--rules"),
    ]


def test_config_tells_what_is_wrong(run: Callable[..., Run], tmp_path: Path) -> None:
    (tmp_path / ".compliance.yaml").write_text("sight: {name: Gull}\n", encoding="utf-8")
    result = run("config", tmp_path)
    assert result.code == 2
    assert '.compliance.yaml:1:1: unknown key "sight"; did you mean site?' in result.err


def test_config_gives_the_schema(run: Callable[..., Run]) -> None:
    assert json.loads(run("config", "--schema").out) == json.loads(json.dumps(schema()))
