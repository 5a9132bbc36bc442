from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Run

HEAVY = ("pdfplumber", "pypdfium2", "markdown_it", "jinja2", "rich", "starlette", "rapidfuzz")


def test_an_html_article_imports_nothing_that_only_other_formats_need(samples: Path) -> None:
    code = (
        "import sys; from compliance.cli import main\n"
        f"try: main(['check', {str(samples / 'global-research' / 'complete.html')!r}])\n"
        f"finally: print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "compliant" in done.stdout
    assert done.stdout.splitlines()[-1] == "[]"


def test_no_traceback_reaches_a_user(run: Callable[..., Run], samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        message = "nobody foresaw this"
        raise RuntimeError(message)

    monkeypatch.setattr("compliance.audit.setup.check", fails)
    result = run("check", samples / "global-research" / "complete.html")
    assert result.code == 3
    assert "RuntimeError: nobody foresaw this" in result.err
    assert "Traceback" not in result.err


def test_debug_shows_it(samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from compliance.cli import main  # noqa: PLC0415 -- only this test calls it without the fixture

    monkeypatch.setattr("compliance.audit.setup.check", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        main(["--debug", "check", str(samples / "global-research" / "complete.html")])


def test_an_unknown_command_is_a_usage_error(run: Callable[..., Run]) -> None:
    result = run("chek")
    assert result.code == 2
    assert "did you mean check?" in result.err


def test_output_that_nobody_reads_any_more_ends_quietly(samples: Path) -> None:
    command = f"{sys.executable} -m compliance inspect {samples} {samples} {samples} | head -n 1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=True)
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr


def test_the_program_runs_as_a_module(samples: Path) -> None:
    command = [sys.executable, "-m", "compliance", "check", str(samples / "global-research" / "complete.html")]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
