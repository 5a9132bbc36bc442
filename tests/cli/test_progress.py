from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

pty = pytest.importorskip("pty", reason="there are no pseudo-terminals")


@pytest.fixture
def folder(tmp_path: Path, samples: Path) -> Path:
    text = (samples / "global-research" / "complete.html").read_text(encoding="utf-8")
    for number in range(150):
        (tmp_path / f"{number:03}.html").write_text(f"{text}<!-- {number} -->", encoding="utf-8")
    return tmp_path


def command(folder: Path) -> list[str]:
    return [sys.executable, "-m", "compliance", "check", "--no-cache", "-q", str(folder)]


def on_a_terminal(folder: Path) -> str:
    """What standard error shows where it is a terminal."""
    ours, theirs = pty.openpty()
    # A width that many terminals have.
    environment = os.environ | {"TERM": "xterm", "COLUMNS": "80"}
    run = subprocess.Popen(command(folder), stdout=subprocess.DEVNULL, stderr=theirs, env=environment)
    os.close(theirs)
    shown = b""
    while True:
        try:
            part = os.read(ours, 1 << 16)
        except OSError:  # Linux says so where the other end is closed
            break
        if not part:
            break
        shown += part
    os.close(ours)
    assert run.wait() == 0
    return shown.decode()


def test_somebody_who_watches_sees_how_many_how_fast_and_the_verdicts(folder: Path) -> None:
    shown = on_a_terminal(folder)
    assert "/150" in shown
    assert "/s" in shown
    assert " compliant" in shown


def test_a_log_has_none(folder: Path) -> None:
    done = subprocess.run(command(folder), capture_output=True, text=True, check=True)
    assert done.stderr == ""
