"""The baseline: what is known passes, what is new does not, what is gone is taken out."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from compliance.baseline import Baseline, Entry
from compliance.errors import UsageError
from compliance.findings import Finding
from compliance.vocabulary import Verdict

if TYPE_CHECKING:
    from pathlib import Path

LINK = Finding(rule="a/link", verdict=Verdict.VIOLATION, evidence="home page")
OTHER = Finding(rule="a/link", verdict=Verdict.VIOLATION, evidence="about us")
SOURCE = Finding(rule="a/source", verdict=Verdict.VIOLATION, evidence="")
QUESTION = Finding(rule="a/pictures", verdict=Verdict.NEEDS_REVIEW, evidence="")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    for name in ("a.md", "b.md", "c.md"):
        (tmp_path / "content" / name).write_text("x", encoding="utf-8")
    return tmp_path


def keep(site: Path, **found: list[Finding]) -> str:
    """Write a baseline of what was found in content/NAME.md, and give its path."""
    path = str(site / "known.json")
    baseline = Baseline(path, update=True)
    for name, findings in found.items():
        baseline.compare(str(site / "content" / f"{name}.md"), findings)
    baseline.write()
    return path


def test_what_is_known_is_known_by_article_requirement_and_words(site: Path) -> None:
    path = keep(site, a=[LINK], b=[SOURCE])
    baseline = Baseline(path)
    assert baseline.compare(str(site / "content" / "a.md"), [LINK, SOURCE]) == (LINK,)
    assert baseline.compare(str(site / "content" / "b.md"), [LINK, SOURCE]) == (SOURCE,)
    assert baseline.compare(str(site / "content" / "c.md"), [LINK, SOURCE]) == ()
    assert Baseline(path).compare(str(site / "content" / "a.md"), [OTHER]) == ()
    assert (baseline.known, baseline.new) == (2, 4)


def test_paths_count_from_the_folder_of_the_file(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = keep(site, a=[LINK])
    assert [*json.loads((site / "known.json").read_text(encoding="utf-8"))["known"]] == ["content/a.md"]
    monkeypatch.chdir(site / "content")
    assert Baseline("../known.json").compare("a.md", [LINK]) == (LINK,)
    assert Baseline(path).compare("./a.md", [LINK]) == (LINK,)


def test_what_is_gone_is_told_and_taken_out_by_an_update(site: Path) -> None:
    path = keep(site, a=[LINK, SOURCE], b=[LINK], c=[LINK])
    (site / "content" / "b.md").unlink()
    for update in (False, True):
        baseline = Baseline(path, update=update)
        baseline.compare(str(site / "content" / "a.md"), [SOURCE])
        assert baseline.gone() == [
            ("content/a.md", Entry("a/link", "home page")),
            ("content/b.md", Entry("a/link", "home page")),
        ]
    baseline.write()
    # What this run did not judge stays.
    assert json.loads((site / "known.json").read_text(encoding="utf-8")) == {
        "version": 1,
        "known": {
            "content/a.md": [{"rule": "a/source", "evidence": ""}],
            "content/c.md": [{"rule": "a/link", "evidence": "home page"}],
        },
    }


def test_an_article_that_is_right_now_leaves_the_baseline(site: Path) -> None:
    path = keep(site, a=[LINK])
    baseline = Baseline(path, update=True)
    baseline.compare(str(site / "content" / "a.md"), [])
    baseline.write()
    assert Baseline(path).compare(str(site / "content" / "a.md"), [LINK]) == ()


def test_what_fails_nothing_in_this_run_is_not_gone(site: Path) -> None:
    path = keep(site, a=[LINK, QUESTION])
    for update in (False, True):
        baseline = Baseline(path, update=update)
        baseline.compare(str(site / "content" / "a.md"), [LINK], [QUESTION])
        assert baseline.gone() == []
    baseline.write()
    assert Baseline(path).compare(str(site / "content" / "a.md"), [QUESTION]) == (QUESTION,)


def test_an_article_that_was_renamed_is_known(site: Path) -> None:
    path = keep(site, a=[LINK])
    old, new = str(site / "content" / "a.md"), str(site / "content" / "new.md")
    os.rename(old, new)  # noqa: PTH104 -- as git gives the names
    baseline = Baseline(path, update=True, renamed={new: old})
    assert baseline.compare(new, [LINK]) == (LINK,)
    assert baseline.gone() == []
    baseline.write()
    assert Baseline(path).compare(new, [LINK]) == (LINK,)
    assert Baseline(path).compare(old, [LINK]) == ()


def test_an_article_of_an_archive_is_there_while_the_archive_is(site: Path) -> None:
    (site / "export.xml").write_text("x", encoding="utf-8")
    path = str(site / "known.json")
    baseline = Baseline(path, update=True)
    baseline.compare(f"{site}/export.xml!/the-ferry", [LINK])
    baseline.write()
    assert Baseline(path).gone() == []
    (site / "export.xml").unlink()
    assert len(Baseline(path).gone()) == 1


def test_two_updates_write_the_same(site: Path) -> None:
    path = keep(site, b=[SOURCE, LINK], a=[LINK])
    first = (site / "known.json").read_bytes()
    assert keep(site, a=[LINK], b=[LINK, SOURCE]) == path
    assert (site / "known.json").read_bytes() == first
    assert first.endswith(b"\n")


def test_a_name_that_is_no_text_can_be_kept(site: Path) -> None:
    path = str(site / "known.json")
    baseline = Baseline(path, update=True)
    baseline.compare(f"{site}/content/\udcff.md", [LINK])
    baseline.write()
    assert Baseline(path).compare(f"{site}/content/\udcff.md", [LINK]) == (LINK,)


def test_a_baseline_that_is_none(site: Path) -> None:
    path = site / "known.json"
    with pytest.raises(UsageError, match="there is no such baseline; --update-baseline writes one"):
        Baseline(str(path))
    for text, why in (
        ("{", "no baseline"),
        ('{"version": 1, "known": {"a.md": [{"role": "x"}]}}', "rule"),
        ('{"version": 2, "known": {}}', "version 2"),
        ("\udcff", "no baseline"),
    ):
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
        with pytest.raises(UsageError, match=why):
            Baseline(str(path), update=True)
    with pytest.raises(UsageError, match="cannot be read"):
        Baseline(str(site))
    with pytest.raises(UsageError, match="cannot be written"):
        Baseline(str(site / "nowhere" / "known.json"), update=True).write()
