from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Run

FORMATS = ("html", "md", "txt", "pdf")


def judged(run: Callable[..., Run], *arguments: str | Path, stdin: bytes = b"") -> dict[str, Any]:
    result = run("check", "--format", "json", *arguments, stdin=stdin)
    [article] = json.loads(result.out)["articles"]
    return dict(article)


@pytest.mark.parametrize("name", ["complete", "link-to-the-home-page-only"])
def test_one_article_in_four_formats_has_one_verdict_and_the_same_outcomes(
    run: Callable[..., Run], samples: Path, name: str
) -> None:
    reports = [judged(run, samples / "global-research" / f"{name}.{form}") for form in FORMATS]
    assert [report["format"] for report in reports] == ["html", "markdown", "text", "pdf"]
    assert len({report["verdict"] for report in reports}) == 1
    assert len({str([(o["requirement"], o["outcome"]) for o in report["outcomes"]]) for report in reports}) == 1


@pytest.mark.parametrize(
    ("form", "place"),
    [
        ("html", {"line": 23, "column": 1}),
        ("md", {"line": 18, "column": 1}),
        ("txt", {"line": 30, "column": 1}),
    ],
)
def test_each_format_has_its_own_kind_of_place(
    run: Callable[..., Run], samples: Path, form: str, place: dict[str, int]
) -> None:
    report = judged(run, samples / "global-research" / f"link-to-the-home-page-only.{form}")
    [line] = next(o["evidence"] for o in report["outcomes"] if o["requirement"] == "copyright")
    assert (line["text"], line["place"]) == ("Copyright © Mara Lindqvist, Global Research, 2024", place)


def test_a_pdf_has_page_and_box(run: Callable[..., Run], samples: Path) -> None:
    report = judged(run, samples / "global-research" / "link-to-the-home-page-only.pdf")
    [line] = next(o["evidence"] for o in report["outcomes"] if o["requirement"] == "copyright")
    assert line["place"]["page"] == 1
    left, top, right, bottom = line["place"]["box"]
    assert 70 < left < right < 525
    assert 0 < bottom - top < 20


def test_standard_input_gives_the_report_of_the_file(run: Callable[..., Run], samples: Path) -> None:
    file = samples / "the-conversation" / "complete.html"
    by_path, by_stdin = judged(run, file), judged(run, "-", stdin=file.read_bytes())
    assert by_path.pop("path") == str(file)
    assert by_stdin.pop("path") == "-"
    assert by_path == by_stdin


def test_the_worst_article_gives_the_exit_code(run: Callable[..., Run], samples: Path) -> None:
    good = samples / "global-research" / "complete.html"
    bad = samples / "global-research" / "link-to-the-home-page-only.html"
    unknown = samples / "other" / "publisher-without-rules.md"
    assert run("check", good).code == 0
    assert run("check", bad).code == 1
    assert run("check", good, bad).code == 1
    assert run("check", unknown).code == 0
    assert run("check", "--strict", unknown).code == 1
    assert run("check", "missing.html", bad).code == 3


def test_what_cannot_be_read_is_said_and_the_others_are_still_judged(
    run: Callable[..., Run], samples: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty.html").write_text("")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing\n")
    (tmp_path / "folder").mkdir()
    good = samples / "global-research" / "complete.html"
    result = run("check", tmp_path / "missing.md", tmp_path / "folder", tmp_path, good, "--format", "json")
    report = json.loads(result.out)
    assert result.code == 3
    assert [article["path"] for article in report["articles"]] == [str(good)]
    kinds = {error["path"].rpartition("/")[2]: error["kind"] for error in report["errors"]}
    assert kinds == {"missing.md": "missing", "folder": "empty", "broken.pdf": "broken", "empty.html": "empty"}
    assert all(f"compliance: {error['path']}: " in result.err for error in report["errors"])


def test_jsonl_gives_a_line_for_each_article_and_error(run: Callable[..., Run], samples: Path) -> None:
    result = run("check", "--format", "jsonl", "missing.html", samples / "global-research" / "complete.html")
    first, second = map(json.loads, result.out.splitlines())
    assert first["error"]["kind"] == "missing"
    assert second["verdict"] == "compliant"


def test_quiet_says_what_fails_and_never_hides_an_error(run: Callable[..., Run], samples: Path) -> None:
    good = samples / "global-research" / "complete.html"
    bad = samples / "global-research" / "link-to-the-home-page-only.html"
    result = run("check", "-q", good, bad, "missing.html")
    assert str(good) not in result.out
    assert str(bad) in result.out
    assert "missing.html" in result.err
    assert "1 compliant, 1 violation, 1 not judged" in result.out


@pytest.mark.parametrize("use", ["print", "commercial-web"])
def test_a_use_that_needs_leave_says_whom_to_ask(run: Callable[..., Run], samples: Path, use: str) -> None:
    result = run("check", "--use", use, samples / "global-research" / "complete.txt")
    assert result.code == 1
    assert "needs-permission" in result.out
    assert "publications@globalresearch.ca" in result.out


def test_an_unknown_publisher_or_use_is_an_error_with_the_nearest_spelling(
    run: Callable[..., Run], samples: Path
) -> None:
    article = samples / "global-research" / "complete.txt"
    publisher, use = run("check", "--publisher", "propublika", article), run("check", "--use", "prnt", article)
    assert (publisher.code, use.code) == (2, 2)
    assert "did you mean propublica?" in publisher.err
    assert "did you mean print?" in use.err


def test_a_stated_publisher_takes_the_place_of_the_found_one(run: Callable[..., Run], samples: Path) -> None:
    report = judged(run, "--publisher", "propublica", samples / "other" / "not-a-repost-quotes-propublica.md")
    assert report["publisher"]["id"] == "propublica"
    assert report["verdict"] == "violation"


def test_the_report_says_which_use_was_taken_for_granted(run: Callable[..., Run], samples: Path) -> None:
    article = samples / "global-research" / "complete.txt"
    assert "nobody stated it" in run("check", article).out
    assert "nobody stated it" not in run("check", "--use", "community-web", article).out


def test_a_fix_is_a_line_to_paste(run: Callable[..., Run], samples: Path) -> None:
    out = run("check", samples / "global-research" / "link-to-the-home-page-only.md").out
    lines = out.splitlines()
    assert "[Global Research](<URL of the original article>)" in lines[lines.index("    paste:") + 1]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_colours_are_for_terminals_and_no_color_is_kept(samples: Path) -> None:
    import pty  # noqa: PLC0415 -- only where there are pseudo-terminals

    def on_a_terminal(**more: str) -> bytes:
        ours, theirs = pty.openpty()
        command = [sys.executable, "-m", "compliance", "check", str(samples / "global-research" / "complete.txt")]
        subprocess.run(command, stdout=theirs, env=os.environ | more, check=True)
        os.close(theirs)
        return os.read(ours, 10_000)

    assert b"\x1b[" in on_a_terminal(NO_COLOR="")
    assert b"\x1b[" not in on_a_terminal(NO_COLOR="1")


def test_a_file_gets_no_colours(run: Callable[..., Run], samples: Path) -> None:
    assert "\x1b[" not in run("check", samples / "global-research" / "complete.txt").out


@pytest.mark.parametrize("name", ["credit-only-in-the-sidebar.html", "credit-hidden-by-style.html"])
def test_a_credit_that_no_reader_of_the_article_meets_is_missing(
    run: Callable[..., Run], samples: Path, name: str
) -> None:
    report = judged(run, samples / "global-research" / name)
    assert report["verdict"] == "violation"
    assert {o["requirement"]: o["outcome"] for o in report["outcomes"]}["source"] == "missing"
