from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from compliance.audit.setup import Judge, Setup
from compliance.cli.watch import Seen, changed, look

if TYPE_CHECKING:
    from pathlib import Path

GOOD = "global-research/complete.txt"
BAD = "global-research/copyright-line-missing.txt"


def judge() -> Judge:
    return Judge(Setup(today="2026-11-23"))


def test_each_article_is_looked_at_once_and_again_when_it_is_saved(tmp_path: Path, samples: Path) -> None:
    one, two = tmp_path / "one.txt", tmp_path / "two.md"
    shutil.copy(samples / GOOD, one)
    two.write_text("# Two")
    seen: Seen = {}
    assert list(changed([str(tmp_path)], seen)) == [str(one), str(two)]
    assert list(changed([str(tmp_path)], seen)) == []
    shutil.copy(samples / BAD, one)
    assert list(changed([str(tmp_path)], seen)) == [str(one)]
    one.unlink()
    assert list(changed([str(one)], seen)) == []
    assert str(one) not in seen


def test_what_is_saved_is_judged(tmp_path: Path, samples: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    seen: Seen = {}
    for sample, verdict in ((BAD, "violation"), (GOOD, "compliant")):
        shutil.copy(samples / sample, path)
        look([str(path)], seen, judge)
        assert capsys.readouterr().out.startswith(f"{path}: {verdict}\n")


def test_a_broken_rule_file_is_said_and_does_not_end_it(
    tmp_path: Path, samples: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(samples / GOOD, tmp_path / "a.txt")
    (tmp_path / ".compliance.yaml").write_text("permisions: []")
    look([str(tmp_path)], {}, judge)
    assert "did you mean permissions" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is no signal there")
def test_it_ends_with_ctrl_c_and_no_traceback(tmp_path: Path, samples: Path) -> None:
    path = tmp_path / "a.txt"
    shutil.copy(samples / BAD, path)
    command = [sys.executable, "-u", "-m", "compliance", "watch", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as watching:
        assert watching.stdout
        assert watching.stderr
        assert watching.stdout.readline() == f"{path}: violation\n"
        shutil.copy(samples / GOOD, path)
        deadline = time.monotonic() + 20
        while (line := watching.stdout.readline()) != f"{path}: compliant\n":
            assert time.monotonic() < deadline, line
        watching.send_signal(signal.SIGINT)
        assert watching.wait(timeout=10) == 0
        assert watching.stderr.read() == ""
