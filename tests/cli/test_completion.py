"""Completion: the scripts of three shells, and what bash is given to choose from."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Run


@pytest.mark.parametrize(
    ("shell", "line"),
    [
        ("bash", "complete -o nosort -F _compliance_completion compliance"),
        ("zsh", "#compdef compliance"),
        ("fish", "complete --no-files --command compliance"),
    ],
)
def test_each_shell_gets_its_script(run: Callable[..., Run], shell: str, line: str) -> None:
    result = run("completion", shell)
    assert result.code == 0
    assert line in result.out
    assert "_COMPLIANCE_COMPLETE" in result.out


def test_another_shell_is_an_error(run: Callable[..., Run]) -> None:
    assert run("completion", "tcsh").code == 2


@pytest.mark.parametrize(("words", "offered"), [("compliance che", "check"), ("compliance check --stri", "--strict")])
def test_bash_completes_by_it(tmp_path: Path, words: str, offered: str) -> None:
    program = tmp_path / "compliance"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m compliance "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    script = (
        f'export PATH={tmp_path}:$PATH; eval "$(compliance completion bash)"; COMP_WORDS=({words}); '
        "COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _compliance_completion compliance; printf '%s\\n' \"${COMPREPLY[@]}\""
    )
    done = subprocess.run(
        ["bash", "-c", script],  # noqa: S607 -- the shell of whoever runs the tests
        capture_output=True,
        text=True,
        check=True,
        env=dict(os.environ),
    )
    assert offered in done.stdout.splitlines()
