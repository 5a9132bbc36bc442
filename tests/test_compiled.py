from __future__ import annotations

import os
import pathlib
import time
from typing import TYPE_CHECKING

import msgspec
import pytest

from compliance.compiled import cache_folder, compiled

if TYPE_CHECKING:
    from pathlib import Path


class Value(msgspec.Struct, frozen=True):
    words: tuple[str, ...]


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = tmp_path / "words.yaml"
    path.write_text("one two")
    return path


class Builder:
    def __init__(self, source: Path) -> None:
        self.source = source
        self.runs = 0

    def __call__(self) -> Value:
        self.runs += 1
        return Value(tuple(self.source.read_text().split()))


def test_it_builds_once_and_then_reads_the_kept_form(source: Path) -> None:
    build = Builder(source)
    assert compiled("words", [source], build, Value) == Value(("one", "two"))
    assert compiled("words", [source], build, Value) == Value(("one", "two"))
    assert build.runs == 1


def test_a_changed_file_is_built_anew_and_takes_the_place_of_its_old_form(source: Path) -> None:
    build = Builder(source)
    compiled("words", [source], build, Value)
    source.write_text("three")
    assert compiled("words", [source], build, Value) == Value(("three",))
    assert [p.name.split("-")[0] for p in cache_folder().iterdir()] == ["words"]


def test_a_change_that_keeps_time_and_size_is_noticed(source: Path) -> None:
    build = Builder(source)
    before = source.stat()
    compiled("words", [source], build, Value)
    source.write_text("one owt")
    os.utime(source, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert compiled("words", [source], build, Value) == Value(("one", "owt"))


def old(*paths: Path) -> None:
    """Say that the files were last changed an hour ago, as far as anybody but the system can say so."""
    for path in paths:
        os.utime(path, ns=(time.time_ns() - 3600 * 10**9,) * 2)


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take every file for old enough, whenever it was changed."""
    monkeypatch.setattr("compliance.compiled.SETTLED", 0)


@pytest.mark.usefixtures("settled")
def test_files_with_the_stamps_that_they_had_are_not_read(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build = Builder(source)
    compiled("words", [source], build, Value)
    real = pathlib.Path.read_bytes
    monkeypatch.setattr(pathlib.Path, "read_bytes", lambda path: real(path) if path.suffix == ".msgpack" else 1 / 0)
    assert compiled("words", [source], build, Value) == Value(("one", "two"))


@pytest.mark.usefixtures("settled")
def test_a_change_behind_the_back_of_the_clock_shows_in_the_stamp(source: Path) -> None:
    build = Builder(source)
    old(source)
    before = source.stat()
    compiled("words", [source], build, Value)
    time.sleep(0.05)  # longer than the clock of a file system ticks
    source.write_text("one owt")
    os.utime(source, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert compiled("words", [source], build, Value) == Value(("one", "owt"))


@pytest.mark.usefixtures("settled")
def test_another_file_in_its_place_shows_in_the_stamp(source: Path) -> None:
    build = Builder(source)
    other = source.with_name("other")
    other.write_text("six ten")
    old(source, other)
    compiled("words", [source], build, Value)
    other.replace(source)
    assert compiled("words", [source], build, Value) == Value(("six", "ten"))


def test_a_stamp_of_the_last_moments_is_not_trusted(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build = Builder(source)
    compiled("words", [source], build, Value)
    kept = next(cache_folder().iterdir()).read_bytes()
    assert compiled("words", [source], build, Value) == Value(("one", "two"))
    assert next(cache_folder().iterdir()).read_bytes() == kept  # without a stamp, and so not written again
    monkeypatch.setattr("compliance.compiled.SETTLED", 0)
    assert compiled("words", [source], build, Value) == Value(("one", "two"))
    assert next(cache_folder().iterdir()).read_bytes() != kept
    assert build.runs == 1


def test_a_file_that_has_gone_is_for_the_builder_to_miss(source: Path) -> None:
    compiled("words", [source], Builder(source), Value)
    source.unlink()
    with pytest.raises(FileNotFoundError):
        compiled("words", [source], Builder(source), Value)


@pytest.mark.usefixtures("settled")
def test_a_kept_form_of_which_one_byte_was_changed_is_passed_over(source: Path) -> None:
    build = Builder(source)
    compiled("words", [source], build, Value)
    [kept] = cache_folder().iterdir()
    kept.write_bytes(kept.read_bytes().replace(b"two", b"owt"))
    assert compiled("words", [source], build, Value) == Value(("one", "two"))
    assert build.runs == 2


def test_a_form_that_nobody_has_needed_for_long_is_dropped(source: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text("three")
    compiled("words", [source], Builder(source), Value)
    [first] = cache_folder().iterdir()
    compiled("words", [other], Builder(other), Value)
    assert first.exists()
    os.utime(first, (0, 0))
    other.write_text("four")
    compiled("words", [other], Builder(other), Value)
    assert not first.exists()


@pytest.mark.parametrize("damage", [b"", b"\xff\xff", msgspec.msgpack.encode({"words": [1]}), b"\x81\xa5words"])
def test_a_broken_kept_form_is_passed_over(source: Path, damage: bytes) -> None:
    build = Builder(source)
    compiled("words", [source], build, Value)
    [kept] = cache_folder().iterdir()
    kept.write_bytes(damage)
    assert compiled("words", [source], build, Value) == Value(("one", "two"))
    assert build.runs == 2


def test_a_folder_that_cannot_be_made_costs_nothing_but_time(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = source.parent / "file"
    blocked.write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    assert compiled("words", [source], Builder(source), Value) == Value(("one", "two"))
