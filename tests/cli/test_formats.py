from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING

import pytest

from compliance.cli.formats import Wanted, shows_context, wanted
from compliance.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Run


@pytest.fixture(autouse=True)
def _no_actions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)


def test_text_is_what_nobody_asked_for_and_annotations_stand_beside_it_in_actions(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert wanted(()) == (Wanted("text"),)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert wanted(()) == (Wanted("text"), Wanted("github"))
    assert wanted(["json"]) == (Wanted("json"),)


def test_several_at_once_each_to_its_place() -> None:
    assert wanted(["github", "html=a=b.html", "json=c.json"]) == (
        Wanted("github"),
        Wanted("html", "a=b.html"),
        Wanted("json", "c.json"),
    )


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["sarf"], "did you mean sarif?"),
        (["x"], "there are text, concise, json"),
        (["html="], "names no file"),
        (["json", "sarif"], "cannot share standard output; give one a file: --format sarif=FILE"),
        (["text", "json"], "text and json cannot share standard output"),
        (["json=a", "sarif=a"], "two forms cannot share one file: a"),
    ],
)
def test_what_cannot_be_is_said(options: list[str], words: str) -> None:
    with pytest.raises(UsageError, match=re.escape(words)):
        wanted(options)


def test_context_is_gathered_for_the_forms_that_show_it() -> None:
    assert not shows_context(wanted(["text", "json=a"]))
    assert shows_context(wanted(["text", "html=a"]))


def test_one_run_writes_several_reports(run: Callable[..., Run], samples: Path, tmp_path: Path) -> None:
    article = samples / "global-research" / "link-to-the-home-page-only.html"
    forms = ["--format", "concise", "--format", f"json={tmp_path}/a.json", "--format", f"html={tmp_path}/a.html"]
    result = run("check", article, *forms)
    assert result.code == 1
    assert "wrong global-research/original-link" in result.out
    [judged] = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["articles"]
    assert "context" not in judged
    assert "<mark" in (tmp_path / "a.html").read_text(encoding="utf-8")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.html", "a.json"]


def test_a_report_is_no_article_of_the_next_run(run: Callable[..., Run], samples: Path, tmp_path: Path) -> None:
    article = samples / "global-research" / "complete.md"
    (tmp_path / "a.md").write_bytes(article.read_bytes())
    forms = ["--format", f"html={tmp_path}/report.html", "--format", f"jsonl={tmp_path}/./report.jsonl"]
    first = run("check", tmp_path, *forms)
    again = run("check", tmp_path, *forms)
    assert (first.code, again.code) == (0, 0)
    [line] = (tmp_path / "report.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["path"] == str(tmp_path / "a.md")


def test_a_run_that_stops_leaves_the_last_report(
    run: Callable[..., Run], samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = tmp_path / "a.json"
    report.write_text("the last one")

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("compliance.reports.json.Document.result", stop)
    result = run("check", samples / "global-research" / "complete.md", "--format", f"json={report}")
    assert result.code == 130
    assert report.read_text() == "the last one"
    assert [file.name for file in tmp_path.iterdir()] == ["a.json"]


def test_a_file_that_cannot_be_written_is_the_commands_error(run: Callable[..., Run], samples: Path) -> None:
    result = run("check", samples / "global-research" / "complete.md", "--format", "json=/nowhere/at/all.json")
    assert result.code == 2
    assert "/nowhere/at/all.json: cannot be written: " in result.err


def test_a_device_stays_a_device_and_a_link_a_link(run: Callable[..., Run], samples: Path, tmp_path: Path) -> None:
    article = samples / "global-research" / "complete.md"
    pipe, link = tmp_path / "pipe", tmp_path / "link.json"
    os.mkfifo(pipe)
    link.symlink_to(tmp_path / "real.json")
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert run("check", article, "--format", f"concise={pipe}", "--format", f"json={link}").code == 0
    assert os.read(reader, 10_000).endswith(b"complete.md: compliant\n")
    os.close(reader)
    assert pipe.is_fifo()
    assert link.is_symlink()
    assert json.loads((tmp_path / "real.json").read_text(encoding="utf-8"))["articles"]


def test_a_name_that_is_no_unicode_can_be_written(run: Callable[..., Run], samples: Path, tmp_path: Path) -> None:
    name = tmp_path / "caf\udce9.md"
    try:
        name.write_bytes((samples / "global-research" / "complete.md").read_bytes())
    except OSError:
        pytest.skip("this file system has no such names")
    result = run("check", tmp_path, "--format", f"json={tmp_path}/a.json")
    assert result.code == 0
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["articles"][0]["path"].endswith(
        "caf\\udce9.md"
    )
