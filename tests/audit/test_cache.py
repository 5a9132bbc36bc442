from __future__ import annotations

import os
import sqlite3
import time
from typing import TYPE_CHECKING

import pytest

from compliance.audit.cache import Cache, Entry, cache_path, remove
from compliance.audit.keys import is_settled, stamp

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Run

ENTRY = Entry(b"key", b"result", b"/a/path", b"stamp", b"digest")


@pytest.fixture(autouse=True)
def _empty() -> None:
    """No results of another test; the rules in their fast form may stay."""
    remove()


@pytest.fixture
def folder(tmp_path: Path, samples: Path) -> Path:
    """Three articles, written long enough ago."""
    made = tmp_path / "site"
    made.mkdir()
    for name in ("a", "b", "c"):
        text = (samples / "global-research" / "complete.html").read_text(encoding="utf-8")
        (made / f"{name}.html").write_text(f"{text}<!-- {name} -->", encoding="utf-8")
    time.sleep(0.05)
    return made


def keep(*entries: Entry) -> None:
    cache = Cache()
    cache.keep(entries)
    cache.close()


def read(err: str) -> int:
    """How many files a run read, by what it says; all three where it knew none."""
    return int(err.split(" read", maxsplit=1)[0].rpartition(" ")[2]) if "unchanged" in err else 3


def test_what_is_kept_is_found() -> None:
    keep(ENTRY)
    cache = Cache()
    assert cache.result(b"key") == b"result"
    assert cache.digest(b"/a/path", b"stamp") == b"digest"
    assert cache.digest(b"/a/path", b"other stamp") is None
    assert cache.result(b"other") is None
    assert (cache.info().results, cache.info().files) == (1, 1)


def test_it_is_there_for_others_at_once() -> None:
    cache, other = Cache(), Cache(read_only=True)
    cache.keep([ENTRY])
    assert other.result(b"key") == b"result"


def test_what_a_broken_one_says_is_not_believed() -> None:
    keep(ENTRY)
    with sqlite3.connect(cache_path()) as database:
        database.execute("UPDATE results SET result = ?", (b"resulT",))
    assert Cache().result(b"key") is None


@pytest.mark.parametrize(
    "content", [b"", b"this is no database, and never was" * 100, b"SQLite format 3\0" + b"x" * 5000]
)
def test_a_broken_file_gives_way_to_a_new_one(content: bytes) -> None:
    cache_path().parent.mkdir(parents=True, exist_ok=True)
    cache_path().write_bytes(content)
    keep(ENTRY)
    keep(ENTRY)
    assert Cache().result(b"key") == b"result"


def test_tables_of_another_version_give_way_to_new_ones() -> None:
    keep(ENTRY)
    with sqlite3.connect(cache_path()) as database:
        database.execute("PRAGMA user_version = 99")
    assert Cache().result(b"key") is None
    keep(ENTRY)
    assert Cache().result(b"key") == b"result"


def test_what_finds_it_locked_is_written_later() -> None:
    cache = Cache()
    with sqlite3.connect(cache_path(), isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        began = time.monotonic()
        for _ in range(50):
            cache.keep([ENTRY])
        assert time.monotonic() - began < 1
        other.execute("ROLLBACK")
    cache.close()
    assert Cache().result(b"key") == b"result"


def test_without_any_place_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    keep(ENTRY)
    assert Cache().result(b"key") is None


@pytest.mark.parametrize("wrong", ["garbage", "locked", "no place"])
def test_a_cache_that_fails_costs_no_result(
    run: Callable[..., Run], folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: str
) -> None:
    right = run("check", "--no-cache", "--format", "json", folder).out
    lock = None
    if wrong == "no place":
        (tmp_path / "file").write_text("")
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    else:
        keep(ENTRY)
        if wrong == "garbage":
            cache_path().write_bytes(cache_path().read_bytes()[:1000] + b"garbage" * 1000)
        else:
            lock = sqlite3.connect(cache_path(), isolation_level=None)
            lock.execute("PRAGMA locking_mode = EXCLUSIVE")
            lock.execute("BEGIN EXCLUSIVE")
    for _ in range(2):
        assert run("check", "--format", "json", folder).out == right
    if lock:
        lock.close()


def test_what_has_changed_is_read_again(run: Callable[..., Run], folder: Path) -> None:
    assert read(run("check", folder).err) == 3
    assert read(run("check", folder).err) == 0
    (folder / "a.html").write_text("<p>By Ann Lee</p>")
    time.sleep(0.05)
    again = run("check", "--format", "jsonl", folder)
    assert read(again.err) == 1
    assert '"not-a-repost"' in again.out.splitlines()[0]


def test_a_change_that_keeps_size_and_time_is_seen(run: Callable[..., Run], folder: Path) -> None:
    file = folder / "a.html"
    before, stat = run("check", folder).out, file.stat()
    file.write_text(file.read_text(encoding="utf-8").replace("Global Research", "Global Reseerch"), encoding="utf-8")
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert file.stat().st_size == stat.st_size
    again = run("check", folder)
    assert read(again.err) == 1
    assert again.out != before


def test_what_was_only_touched_or_moved_is_read_and_known(run: Callable[..., Run], folder: Path) -> None:
    right = run("check", "--format", "json", folder).out
    for file in folder.iterdir():
        file.touch()
    time.sleep(0.05)
    assert run("check", "--format", "json", folder).out == right
    folder.rename(folder.with_name("moved"))
    moved = run("check", "--format", "json", folder.with_name("moved"))
    assert moved.out.replace("/moved/", "/site/") == right
    assert Cache(read_only=True).info().results == 3


@pytest.mark.parametrize("other", [["--use", "print"], ["--publisher", "propublica"], ["--set", "ads=none"]])
def test_another_question_has_another_answer(run: Callable[..., Run], folder: Path, other: list[str]) -> None:
    run("check", folder)
    asked = run("check", "--format", "json", *other, folder)
    assert read(asked.err) == 3
    assert asked.out == run("check", "--no-cache", "--format", "json", *other, folder).out


def test_what_is_kept_on_file_counts(run: Callable[..., Run], folder: Path) -> None:
    before = run("check", "--use", "print", "--format", "json", folder)
    assert before.code == 1
    leave = "permissions: [{publisher: global-research, by: Jane Roe, date: 2026-11-02, scope: print}]\n"
    (folder / ".compliance.yaml").write_text(leave)
    after = run("check", "--use", "print", "--format", "json", folder)
    assert read(after.err) == 3
    assert after.out != before.out
    assert after.out == run("check", "--no-cache", "--use", "print", "--format", "json", folder).out


def test_the_same_words_in_two_places_may_mean_two_things(run: Callable[..., Run], folder: Path) -> None:
    own = "---\ncompliance:\n  permissions:\n"
    own += "    - {publisher: global-research, by: Jane Roe, date: 2026-11-02, scope: print, article: '*/x.md'}\n---\n"
    text = (
        own + "# A title\n\nThe original source of this article is [Global Research](https://www.globalresearch.ca/).\n"
    )
    for name in ("x.md", "y.md"):
        (folder / name).write_text(text)
    for _ in range(2):
        found = run("check", "--use", "print", "--format", "json", folder).out
        assert found == run("check", "--no-cache", "--use", "print", "--format", "json", folder).out


def test_a_file_that_was_just_written_may_change_unseen(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_text("x")
    assert not is_settled(file.stat())
    time.sleep(0.05)
    assert is_settled(file.stat())
    os.utime(file, (1, 1))
    assert stamp(file.stat()) != stamp(tmp_path.stat())


def test_cache_says_what_it_holds_and_is_cleared(run: Callable[..., Run], folder: Path) -> None:
    assert "nothing is kept" in run("cache", "info").out
    run("check", folder)
    assert "3 results, 3 files" in run("cache", "info").out
    assert run("cache", "clear").code == 0
    assert "nothing is kept" in run("cache", "info").out
    assert read(run("check", folder).err) == 3
    assert run("check", "--no-cache", folder).err == ""
