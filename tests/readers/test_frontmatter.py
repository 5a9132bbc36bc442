"""Front matter: names, values as written, and their places."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.readers.frontmatter import FrontMatter, split


def said(text: str) -> list[tuple[str, str, int | None, int | None]]:
    return [(m.name, m.value, m.place.line, m.place.column) for m in split(text).metadata]


def test_yaml() -> None:
    text = textwrap.dedent("""\
        ---
        title: "Boats: a count"
        Date: 2021-05-04 09:30
        draft: false
        authors:
          - name: Ann Smith
            url: https://gull.example/ann
          - name: 'Bo Li'
        tags: [sea, harbour]
        subtitle: >
          Four hundred
          in the spring
        nothing:
        ---
        Text
    """)
    assert said(text) == [
        ("title", "Boats: a count", 2, 9),
        ("date", "2021-05-04 09:30", 3, 7),
        ("draft", "false", 4, 8),
        ("authors.name", "Ann Smith", 6, 11),
        ("authors.url", "https://gull.example/ann", 7, 10),
        ("authors.name", "Bo Li", 8, 12),
        ("tags", "sea", 9, 8),
        ("tags", "harbour", 9, 13),
        ("subtitle", "Four hundred in the spring", 10, 11),
    ]
    assert text[split(text).end :] == "\nText\n"


def test_the_words_of_a_markdown_link_are_the_value() -> None:
    assert said("---\nauthor: '[Ann Smith](https://gull.example/ann) (The Gull)'\n---\n") == [
        ("author", "Ann Smith (The Gull)", 2, 10),
        ("author.url", "https://gull.example/ann", 2, 10),
    ]


def test_toml() -> None:
    text = textwrap.dedent("""\
        +++
        title = "Boats"
        date = 2021-05-04T09:30:00Z # the first count
        tags = ["sea", "harbour"]
        draft = true
        [params]
        source.url = 'https://gull.example/boats'
        [[authors]]
        name = "Ann"
        [[authors]]
        name = "Bo"
        +++
        Text
    """)
    assert said(text) == [
        ("title", "Boats", 2, 10),
        ("date", "2021-05-04T09:30:00Z", 3, 8),
        ("tags", "sea", 4, 8),
        ("tags", "harbour", 4, 8),
        ("draft", "true", 5, 9),
        ("params.source.url", "https://gull.example/boats", 7, 15),
        ("authors.name", "Ann", 9, 9),
        ("authors.name", "Bo", 11, 9),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Text\n---\ntitle: Boats\n---\n",
        "---\n\nA sentence between two rules.\n\n---\n",
        "---\n- a list\n---\n",
        "---\nNo end to it",
        "",
    ],
)
def test_what_is_none(text: str) -> None:
    assert split(text) == FrontMatter()


def test_blank_lines_before_it_count() -> None:
    assert said("\n\n---\ntitle: Boats\n...\n") == [("title", "Boats", 4, 8)]


def test_broken_yaml_is_read_line_by_line_with_a_remark() -> None:
    text = "---\ntitle: Boats: a count\nauthor:\n  name: Ann\ntags:\n- sea\nurl: {{ site.url }}\n---\nText\n"
    assert said(text) == [
        ("title", "Boats: a count", 2, 8),
        ("author.name", "Ann", 4, 9),
        ("tags", "sea", 6, 3),
        ("url", "{{ site.url }}", 7, 6),
    ]
    (remark,) = split(text).remarks
    assert remark.startswith("the front matter is broken, line 2: mapping values are not allowed")


def test_broken_toml_is_read_line_by_line_with_a_remark() -> None:
    text = "+++\ntitle = Boats\n+++\nText\n"
    assert said(text) == [("title", "Boats", 2, 9)]
    assert split(text).remarks


def test_front_matter_without_an_end_stops_where_the_text_begins() -> None:
    text = "---\ntitle: Boats\nauthor: Ann\n\nThe text begins here.\n"
    assert [name for name, *_ in said(text)] == ["title", "author"]
    assert text[split(text).end :] == "The text begins here.\n"
    assert split(text).remarks == ("the front matter has no end",)


@pytest.mark.parametrize(
    "bomb",
    ["a: " + "[" * 50_000, "a: " + "- " * 50_000, "? " * 50_000, "a: " + "{a: " * 20_000, "x: " + "y" * 200_000],
)
def test_what_is_too_deep_or_too_long_is_a_remark(bomb: str) -> None:
    assert split(f"---\n{bomb}\ntitle: Boats\n---\n").value("title") == "Boats"


def test_aliases_do_not_multiply_without_end() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 30)]
    assert len(split("---\n" + "\n".join(lines) + "\n---\n").metadata) <= 2000


@given(st.sampled_from(["---", "+++"]), st.text(st.sampled_from("ab:= -[]{}'\"\n#&*!|>.1\t"), max_size=60))
def test_any_front_matter_is_read(mark: str, head: str) -> None:
    text = f"{mark}\n{head}\n{mark}\nText"
    found = split(text)
    lines = text.split("\n")
    for value in found.metadata:
        assert value.name == value.name.lower()
        assert value.place.line is not None
        assert 1 < value.place.line < len(lines)


def test_what_is_kept_on_file_is_given_as_written() -> None:
    text = '---\ntitle: x\ncompliance:\n  permissions:\n    - by: "[Ann](/ann)"\nlayout: wide\n---\nText'
    assert said(text) == [
        ("compliance", '  permissions:\n    - by: "[Ann](/ann)"\n', 4, 3),
        ("title", "x", 2, 8),
        ("layout", "wide", 6, 9),
    ]
    assert said("---\ncompliance: {a: 1}\n---\nText") == [("compliance", " " * 12 + "{a: 1}", 2, 13)]
