"""Audits as their users run them: whole processes, over folders."""

from __future__ import annotations

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="without fork articles are judged in one process")

COMMAND = (sys.executable, "-m", "compliance", "check")
MEGABYTE = 1 << 20


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder for this test alone, where its results are to be."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "compliance" / "results.sqlite"


@pytest.fixture
def articles(tmp_path: Path, samples: Path) -> Callable[[int], Path]:
    """Make a folder of so many articles, no two of the same content."""
    sources = [path.read_text(encoding="utf-8") for path in sorted(samples.rglob("*.html"))]

    def make(count: int) -> Path:
        folder = tmp_path / "site"
        for number in range(count):
            file = folder / f"{number // 50:02}" / f"{number:04}.html"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(f"{sources[number % len(sources)]}\n<!-- {number} -->\n", encoding="utf-8")
        return folder

    return make


def check(*arguments: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*COMMAND, *map(str, arguments)], capture_output=True, input=stdin, check=False)


def descendants(of: int) -> list[int]:
    """All processes below one."""
    found = [int(pid) for file in Path(f"/proc/{of}/task").glob("*/children") for pid in file.read_text().split()]
    return found + [below for child in found for below in descendants(child)]


def in_group_of(name: str) -> list[str]:
    """The command lines of processes that speak of `name`."""
    lines = []
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = file.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if name in line:
            lines.append(line)
    return lines


def bomb(size: int) -> bytes:
    """Zeros packed twice: gigabytes in a few kilobytes."""
    packer = zlib.compressobj(9)
    block = bytes(MEGABYTE)
    return zlib.compress(b"".join(packer.compress(block) for _ in range(size // MEGABYTE)) + packer.flush(), 9)


def pdf(*objects: bytes) -> bytes:
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return bytes(out + end % (len(objects) + 1, table, len(objects) + 1, len(out)))


def stream(data: bytes, more: bytes) -> bytes:
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(data), more, data)


TWICE = b"/Filter [/FlateDecode /FlateDecode]"
CATALOG = (
    b"<< /Type /Catalog /Pages 2 0 R >>",
    b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
)
HOSTILE: dict[str, Callable[[], bytes]] = {
    # An object that is what it is itself: pdfminer follows it for ever.
    "never-ends.pdf": lambda: pdf(b"1 0 R"),
    # A page whose content is a gigabyte: PDFium aborts where it gets no memory.
    "aborts.pdf": lambda: pdf(*CATALOG, stream(bomb(1024 * MEGABYTE), TWICE)),
    # Objects in a stream of most of one, which are unpacked in search of the root.
    "eats-memory.pdf": lambda: pdf(stream(bomb(768 * MEGABYTE), TWICE + b" /Type /ObjStm /N 1 /First 4")),
}


def test_hostile_files_cost_themselves_alone(cache: Path, articles: Callable[[int], Path]) -> None:
    folder = articles(200)
    for name, make in HOSTILE.items():
        (folder / "01" / name).write_bytes(make())
    done = check("--format", "json", "--timeout", "3", "--memory", "256", "--jobs", "2", folder)
    report = json.loads(done.stdout)
    assert done.returncode == 3
    assert len(report["articles"]) == 200
    assert all(article["verdict"] for article in report["articles"])
    errors = {Path(error["path"]).name: error for error in report["errors"]}
    assert errors.keys() == HOSTILE.keys()
    assert {error["kind"] for error in errors.values()} == {"limit"}
    assert errors["never-ends.pdf"]["message"] == "reading took more than 3 seconds"
    assert "memory" in errors["aborts.pdf"]["message"]
    assert "memory" in errors["eats-memory.pdf"]["message"]
    assert in_group_of(str(folder)) == []
    assert cache.exists()


def test_what_a_limit_stopped_is_tried_again(cache: Path, articles: Callable[[int], Path]) -> None:
    folder = articles(3)
    (folder / "hangs.pdf").write_bytes(HOSTILE["never-ends.pdf"]())
    assert check("--timeout", "1", folder).returncode == 3
    again = check("--timeout", "1", folder)
    assert again.returncode == 3
    assert b"3 unchanged since an earlier run, 1 read" in again.stderr
    assert cache.exists()


def kept(cache: Path) -> int:
    """How many results a cache holds."""
    try:
        with sqlite3.connect(cache.absolute().as_uri() + "?mode=ro", uri=True, timeout=1) as database:
            return int(database.execute("SELECT count(*) FROM files").fetchone()[0])
    except sqlite3.Error:
        return 0


def counted(stderr: bytes) -> tuple[int, int]:
    """How many a run says were unchanged, and how many it read."""
    found = re.search(rb"([\d,]+) unchanged since an earlier run, ([\d,]+) read", stderr)
    assert found, stderr
    return int(found[1].replace(b",", b"")), int(found[2].replace(b",", b""))


def test_a_killed_audit_loses_nothing_that_was_judged(
    cache: Path, articles: Callable[[int], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = articles(300)
    time.sleep(0.1)  # what is read in the moment in which it is written is read again
    run = subprocess.Popen([*COMMAND, "--jobs", "2", str(folder)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 60
    while kept(cache) < 50 and time.monotonic() < until:
        time.sleep(0.01)
    workers = descendants(run.pid)
    run.kill()
    run.wait()
    assert workers
    while any(Path("/proc", str(pid)).exists() for pid in workers) and time.monotonic() < until:
        time.sleep(0.01)  # each ends by itself when it has answered
    assert not any(Path("/proc", str(pid)).exists() for pid in workers)
    first = kept(cache)
    assert 50 <= first < 300
    second = check("--format", "json", "--jobs", "2", folder)
    unchanged, read = counted(second.stderr)
    assert (unchanged, read) == (first, 300 - first)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "another"))
    assert check("--format", "json", folder).stdout == second.stdout


def test_ctrl_c_ends_with_the_summary_of_what_was_done(cache: Path, articles: Callable[[int], Path]) -> None:
    folder = articles(300)
    report = folder.parent / "report.json"
    report.write_text("of an earlier run")
    arguments = [*COMMAND, "--jobs", "2", "--format", "text", "--format", f"json={report}", str(folder)]
    with (folder.parent / "out").open("wb+") as file:
        run = subprocess.Popen(arguments, stdout=file, stderr=subprocess.PIPE)
        until = time.monotonic() + 60
        while kept(cache) < 50 and time.monotonic() < until:
            time.sleep(0.01)
        workers = descendants(run.pid)
        began = time.monotonic()
        run.send_signal(signal.SIGINT)
        _, err = run.communicate(timeout=10)
        assert time.monotonic() - began < 1
    out = (folder.parent / "out").read_bytes()
    assert run.returncode == 130
    assert b"compliance: interrupted; what was judged is kept" in err
    assert b"Traceback" not in err
    assert re.search(rb"\d+ violation", out.splitlines()[-1])
    assert report.read_text() == "of an earlier run"
    assert workers
    assert not any(Path("/proc", str(pid)).exists() for pid in workers)
    unchanged, read = counted(check(folder).stderr)
    assert unchanged + read == 300
    assert unchanged >= 50


def test_the_report_is_the_same_however_many_work_on_it(cache: Path, articles: Callable[[int], Path]) -> None:
    folder = articles(60)
    (folder / "empty.html").write_text("")
    forms = ["text", "json", "jsonl"]
    for form in forms:
        found = {check("--format", form, "--jobs", jobs, "--no-cache", folder).stdout for jobs in ("1", "2", "5")}
        found |= {check("--format", form, folder).stdout for _ in range(2)}
        assert len(found) == 1
    assert cache.exists()


def judged(stdout: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stdout.splitlines()]


def test_the_results_come_in_the_order_of_the_files(cache: Path, articles: Callable[[int], Path]) -> None:
    folder = articles(150)
    names = sorted(str(path) for path in folder.rglob("*.html"))
    assert [one["path"] for one in judged(check("--format", "jsonl", folder).stdout)] == names
    backwards = "\n".join(reversed(names)).encode()
    done = check("--format", "jsonl", "--files-from", "-", stdin=backwards)
    assert [one["path"] for one in judged(done.stdout)] == names[::-1]
    done = check("--format", "jsonl", "--files-from", "-", stdin=backwards.replace(b"\n", b"\0"))
    assert [one["path"] for one in judged(done.stdout)] == names[::-1]
    assert cache.exists()


def test_names_that_are_no_text_are_judged(cache: Path, articles: Callable[[int], Path]) -> None:
    folder = articles(2)
    name = os.fsencode(folder) + b"/caf\xe9.html"
    Path(os.fsdecode(name)).write_bytes((folder / "00" / "0000.html").read_bytes())
    for _ in range(2):
        done = check("--format", "jsonl", folder)
        assert done.returncode in {0, 1}
        assert len(judged(done.stdout)) == 3
    assert cache.exists()


def test_an_error_of_configuration_ends_the_run(articles: Callable[[int], Path]) -> None:
    folder = articles(5)
    (folder / ".compliance.yaml").write_text("permisions: []\n")
    done = check(folder)
    assert done.returncode == 2
    assert b".compliance.yaml:1:1: " in done.stderr


def test_one_article_needs_no_process_no_cache_and_nothing_that_they_import(cache: Path, samples: Path) -> None:
    code = (
        "import sys; from compliance.cli import main\n"
        f"try: main(['check', {str(samples / 'global-research' / 'complete.html')!r}])\n"
        "finally: print([n for n in ('sqlite3', 'multiprocessing', 'socket', 'rich', 'pathspec', 'zipfile')"
        " if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
    assert not cache.exists()
