"""Lines to paragraphs: what is joined, and what stays apart."""

from __future__ import annotations

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from compliance.readers.paragraphs import Paragraph, paragraphs

PROSE = (
    "The harbour office counted four hundred boats in the spring, which is more than in any year since the wall was "
    "built, and the master of the port expects as many in the autumn. The fishermen say that the count is wrong."
)


def words(found: Paragraph) -> str:
    return "".join(line.words + joint for line, joint in zip(found.lines, [*found.joints, ""], strict=True))


def read(text: str) -> list[str]:
    return [words(found) for found in paragraphs(text)]


@given(st.integers(40, 100), st.integers(0, 20))
def test_what_the_width_broke_is_joined(width: int, indent: int) -> None:
    text = textwrap.indent("\n\n".join([textwrap.fill(PROSE, width)] * 4), " " * indent)
    assert read(text) == [PROSE] * 4


def test_short_lines_of_a_dense_text_stand_apart_from_its_prose() -> None:
    text = "by Ann Smith\n4 May 2021\nfrom\nGull Website\n" + textwrap.fill(PROSE, 70) + "\nA boat.\nPhoto by Bo Li\n"
    assert read(text + textwrap.fill(PROSE, 70)) == [
        "by Ann Smith\n4 May 2021\nfrom\nGull Website",
        PROSE,
        "A boat.\nPhoto by Bo Li",
        PROSE,
    ]


def test_rules_underlines_bullets_and_headings() -> None:
    found = list(paragraphs("Boats\n=====\nText\n* * *\n- one\n- two\n## Count\n---\n> quoted\nnot\n----- not a rule"))
    assert [(words(p), p.level, p.item, p.ruled, p.lines[0].quoted) for p in found] == [
        ("Boats", 1, False, False, False),
        ("Text", 0, False, False, False),
        ("one", 0, True, True, False),
        ("two", 0, True, False, False),
        ("Count", 2, False, False, False),
        ("quoted", 0, False, True, True),
        ("not\n----- not a rule", 0, False, False, False),
    ]


def test_lines_and_columns_count_from_one() -> None:
    (first, second) = paragraphs("\n  Text\n\n>  - x")
    assert (first.lines[0].number, first.lines[0].column) == (2, 3)
    assert (second.lines[0].number, second.lines[0].column, second.lines[0].words) == (4, 6, "x")


@given(st.text(st.sampled_from("ab中.-=*#> \t\n:/h"), max_size=200))
def test_every_line_is_where_it_says(text: str) -> None:
    lines = text.split("\n")
    for found in paragraphs(text):
        assert len(found.joints) == len(found.lines) - 1
        for line in found.lines:
            assert line.words
            assert lines[line.number - 1][line.column - 1 :].startswith(line.words)
