from __future__ import annotations

import os
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


def test_a_changed_file_is_built_anew_and_its_old_form_is_dropped(source: Path) -> None:
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
