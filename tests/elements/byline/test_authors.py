from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.elements.byline import authors


def names(line: str, *, labelled: bool = False) -> tuple[str, ...]:
    credit = authors.read(line, labelled=labelled)
    return credit.authors if credit else ()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Ada Quill", ("Ada Quill",)),
        ("WRITTEN BY ADA QUILL", ("ADA QUILL",)),
        ("Von Ada Quill und Ben Lund", ("Ada Quill", "Ben Lund")),
        ("Par Ada Quill et Ben Lund", ("Ada Quill", "Ben Lund")),
        ("Por Ada Quill y Ben de la Cruz", ("Ada Quill", "Ben de la Cruz")),
        ("Di Ada Quill e Ben Lund", ("Ada Quill", "Ben Lund")),
        ("Door Ada van der Quill", ("Ada van der Quill",)),
        ("Tekst: Ada Quill Foto: Ben Lund", ("Ada Quill",)),
        ("Oleh: Ada Quill", ("Ada Quill",)),
        ("Автор: Ада Перо", ("Ада Перо",)),
        ("Yazan: Ada Kalem", ("Ada Kalem",)),
        ("بقلم: آدا كويل", ("آدا كويل",)),
        ("文/王小明", ("王小明",)),
        ("記者王小明／台北報導", ("王小明",)),
        ("作者：記者王小明", ("王小明",)),
        ("글 홍길동 기자 hong@example.com", ("홍길동",)),
        ("서울, 대전 홍길동 선임기자", ("홍길동",)),
        ("[山田太郎，例ニュース]", ("山田太郎",)),
        ("Text & Fotos: Ada Quill", ("Ada Quill",)),
        ("Opinion | By Ada Quill", ("Ada Quill",)),
        ("Interview von Ada Quill mit Ben Lund", ("Ada Quill",)),
    ],
)
def test_openers_of_many_languages(line: str, expected: tuple[str, ...]) -> None:
    assert names(line, labelled=line.startswith("[")) == expected


@pytest.mark.parametrize(
    ("line", "expected", "institutions"),
    [
        (
            "By Ada Quill, Senior Lecturer, University of Somewhere",
            ("Ada Quill",),
            ("Senior Lecturer", "University of Somewhere"),
        ),
        (
            "Ada Quill, University A and Ben Lund, University B",
            ("Ada Quill", "Ben Lund"),
            ("University A", "University B"),
        ),
        ("Ada Quill, Ben Lund, The Example Press", ("Ada Quill", "Ben Lund"), ("The Example Press",)),
        ("Ada Quill und Ben Lund, Nairobi", ("Ada Quill", "Ben Lund"), ("Nairobi",)),
        ("AFP, MANILA", ("AFP",), ("MANILA",)),
        ("文● ヤマダ／例編集部", ("ヤマダ",), ("例編集部",)),
        ("By ADA QUILL and BEN LUND - Example Technology Writers | EX", ("ADA QUILL", "BEN LUND"), ()),
    ],
)
def test_roles_places_and_institutions_are_split_off(
    line: str, expected: tuple[str, ...], institutions: tuple[str, ...]
) -> None:
    credit = authors.read(line, labelled=True)
    assert credit is not None
    assert credit.authors == expected
    assert set(institutions) <= set(credit.institutions)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ada QuillMar 10, 2022", ("Ada Quill",)),
        ("Dec 17, 2025Ada B. Quill", ("Ada B. Quill",)),
        ("1. Februar 2022 , Ada Quill", ("Ada Quill",)),
        ("Ada Quill 12 min read", ("Ada Quill",)),
        ("Ada Quill Published in Roads December 14, 2016 2:24 pm", ("Ada Quill",)),
        ("Ada Quill, Ph.D., MD", ("Ada Quill",)),
        ("Ada Quill Jr.", ("Ada Quill Jr.",)),
        ("Ada Quill, Jr.", ("Ada Quill, Jr.",)),
        ("Dr. Ada Quill", ("Dr. Ada Quill",)),
        ("J.R. Stone", ("J.R. Stone",)),
        ("Ada Quill Ada Quill", ("Ada Quill",)),
        ("Ada Quill The Example Press", ("Ada Quill",)),
        ("Ada Quill on behalf of the board", ("Ada Quill",)),
        ("Ada Quill (jquill)", ("Ada Quill",)),
        ("Ada Qu\u00adill", ("Ada Quill",)),
    ],
)
def test_what_is_no_part_of_a_name(line: str, expected: tuple[str, ...]) -> None:
    assert names(line, labelled=True) == expected


@pytest.mark.parametrize(
    ("line", "sort"),
    [
        ("ssi, dan", "handle"),
        ("freeman1984", "handle"),
        ("ada.b.quill", "handle"),
        ("Newsdesk", "desk"),
        ("IN-Redaktion", "desk"),
    ],
)
def test_signatures_and_desks_need_a_label(line: str, sort: str) -> None:
    credit = authors.read(line, labelled=True)
    assert credit is not None
    assert credit.sort == sort
    assert authors.read(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Ada Quill",
        "Translated by Ada Quill",
        "译者：王小明",
        "责编：王小明",
        "Read more",
        "3 May 2024",
        "",
        "Share on Facebook",
    ],
)
def test_lines_that_name_no_author(line: str) -> None:
    assert authors.read(line, labelled=True) is None


@given(st.text(max_size=200), st.booleans())
def test_any_text_is_read_and_names_are_of_its_letters(text: str, labelled: bool) -> None:  # noqa: FBT001 -- drawn
    credit = authors.read(text, labelled=labelled)
    if credit:
        assert all(name and name == name.strip() for name in credit.authors)
        assert all(c in text or c in " ," for name in credit.authors for c in name)
        assert credit.rest >= 0
