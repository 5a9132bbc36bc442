from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Run

SAMPLE = "global-research/copyright-line-missing.txt"


@pytest.fixture
def article(tmp_path: Path, samples: Path) -> Path:
    return shutil.copy(samples / SAMPLE, tmp_path / "a.txt")


def test_without_write_it_says_what_it_would_do_and_changes_nothing(
    run: Callable[..., Run], article: Path, samples: Path
) -> None:
    done = run("fix", article, "--author", "Mara Lindqvist", "--date", "2024-03-01")
    assert done.code == 1
    words = "Copyright © Mara Lindqvist, Global Research, 2024"
    assert done.out == f"{article}:29: to put in, global-research/copyright: {words}\n"
    assert article.read_bytes() == (samples / SAMPLE).read_bytes()


def test_with_write_the_file_is_changed_and_check_agrees(run: Callable[..., Run], article: Path) -> None:
    assert run("fix", article, "--write", "--author", "Mara Lindqvist", "--date", "2024-03-01").code == 0
    assert run("check", article).code == 0
    assert run("fix", article, "--write").out == f"{article}: nothing to put in (compliant)\n"


def test_diff_shows_the_change_alone_on_standard_output(run: Callable[..., Run], article: Path) -> None:
    done = run("fix", article, "--diff", "--author", "Mara Lindqvist", "--date", "2024-03-01")
    assert done.out.startswith(f"--- {article}\n+++ {article}\n@@ ")
    assert [line for line in done.out.splitlines()[2:] if line.startswith(("+", "-"))] == [
        "+Copyright © Mara Lindqvist, Global Research, 2024",
        "+",
    ]
    assert "global-research/copyright" in done.err


def test_what_nobody_stated_is_named_and_the_file_stays(run: Callable[..., Run], tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("# The lighthouse\n\n" + "The keeper wrote every week to the ministry.\n\n" * 4)
    before = path.read_bytes()
    done = run("fix", path, "--write", "--publisher", "global-research")
    assert done.code == 1
    assert f"{path}: not known: URL of the original article, global-research/source: " in done.out
    assert path.read_bytes() == before


def test_standard_input_comes_out_on_standard_output(run: Callable[..., Run], article: Path) -> None:
    done = run("fix", "-", "--author", "Mara Lindqvist", "--date", "2024-03-01", stdin=article.read_bytes())
    assert done.code == 0
    assert "Copyright © Mara Lindqvist, Global Research, 2024\n" in done.out
    assert "-:29: put in, global-research/copyright" in done.err


def test_what_cannot_be_read_does_not_keep_others_from_it(run: Callable[..., Run], article: Path) -> None:
    done = run("fix", "nowhere.html", article)
    assert done.code == 3
    assert "nowhere.html" in done.err
    assert "global-research/copyright" in done.out
