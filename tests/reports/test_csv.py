from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st
from reporting import HOSTILE, hostile, judged, results, written

from compliance.report import Failure, Report


def rows(said: str) -> list[dict[str, str]]:
    assert said.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(said.removeprefix("\ufeff"), newline=""), strict=True))


def test_a_row_for_each_requirement_of_each_article() -> None:
    [first, *_, last] = rows(written("csv", [judged("global-research/link-to-the-home-page-only.md")]))
    assert (first["requirement"], first["outcome"], first["line"]) == ("global-research/source", "met", "17")
    assert (last["verdict"], last["outcome"], last["line"], last["column"]) == ("violation", "wrong", "17", "58")
    assert last["paste"].startswith("The original source of this article is [Global Research](")


def test_no_article_is_without_a_row_and_every_row_has_every_column() -> None:
    found = rows(written("csv"))
    assert {row["path"] for row in found} == {result.path for result in results()}
    assert all(None not in row and None not in row.values() for row in found)
    asked = sum(len(one.outcomes) or 1 if isinstance(one, Report) else 1 for one in results())
    assert len(found) == asked
    assert {row["ignored"] for row in found} == {"", "leave of 2026-11-02"}
    assert {row["path"] for row in found if row["known"]} == {"known.html"}


def test_lines_end_as_the_form_asks() -> None:
    said = written("csv")
    assert said.endswith("\r\n")
    assert "\n" not in written("csv", [Failure("a", "broken", "b")]).replace("\r\n", "")


def test_a_cell_is_no_formula() -> None:
    [row] = rows(written("csv", [Failure("=HYPERLINK(1)", "broken", "no")]))
    assert row["path"] == "'=HYPERLINK(1)"
    assert all(HOSTILE in row["message"] for row in rows(written("csv", hostile()))[-1:])


@given(st.text(), st.text())
def test_any_words_are_one_cell_that_begins_no_formula(path: str, message: str) -> None:
    [row] = rows(written("csv", [Failure(path, "broken", message)]))
    assert row["message"] == f"broken: {message}".replace("\0", "")
    assert row["path"].removeprefix("'") == path.replace("\0", "").removeprefix("'")
    assert not row["path"].lstrip().startswith(("=", "+", "-", "@"))
    assert not row["path"].startswith(("\t", "\r", "\n"))
