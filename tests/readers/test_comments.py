"""What a file says to this program: comments of HTML, Markdown and MDX, lines of a text."""

from __future__ import annotations

import pytest

from compliance.article import Metadata, Place
from compliance.readers import read


def said(path: str, text: str) -> list[Metadata]:
    return list(read(path, text.encode()).said("comment", "compliance"))


def told(value: str, line: int, column: int) -> Metadata:
    return Metadata("comment", "compliance", value, Place(line=line, column=column))


def test_comments_of_a_page_anywhere_in_it() -> None:
    page = (
        "<!doctype html><html><!-- compliance: ignore a/b: one -->\n"
        "<body><p>Gulls<!--compliance:ignore a/c:\n   two --> cry.</p>\n"
        "<!-- not compliance: ignore a/d: of no use --><script>'<!-- compliance: ignore a/e: code -->'</script>\n"
        "</body></html>\n<!-- compliance: ignore a/f: é three -->"
    )
    assert said("a.html", page) == [
        told("ignore a/b: one", 1, 22),
        told("ignore a/c: two", 2, 15),
        told("ignore a/f: é three", 6, 1),
    ]
    assert read("a.html", page.encode()).text == "Gulls cry."


def test_the_same_comment_twice_has_two_places() -> None:
    page = "<p>a</p><!-- compliance: ignore a/b: x -->\n<!-- compliance: ignore a/b: x -->"
    assert [m.place.line for m in said("a.html", page)] == [1, 2]


def test_a_page_without_any_says_nothing() -> None:
    assert said("a.html", "<p>They speak of compliance: it is a word.</p><!-- a comment -->") == []


def test_comments_of_markdown_keep_their_place_behind_front_matter() -> None:
    text = (
        "---\ntitle: Gulls\n---\n# Gulls\n\n<!-- compliance: ignore a/b: one -->\n\n"
        "They <!-- compliance: ignore a/c: two --> cry.\n\n"
        "- loudly\n  <!-- compliance: ignore a/d:\n  three -->\n\n"
        "```html\n<!-- compliance: ignore a/e: shown -->\n```\n"
    )
    assert said("a.md", text) == [
        told("ignore a/b: one", 6, 1),
        told("ignore a/c: two", 8, 6),
        told("ignore a/d: three", 11, 3),
    ]


def test_comments_of_mdx() -> None:
    text = (
        "# Gulls\n\n{/* compliance: ignore a/b: one */}\n\nThey {/* compliance: ignore a/c: ** two */} cry. {/* x */}\n"
    )
    assert said("a.mdx", text) == [told("ignore a/b: one", 3, 1), told("ignore a/c: ** two", 5, 6)]
    assert read("a.mdx", text.encode()).text.split() == ["Gulls", "They", "cry."]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_of_a_text_are_none_of_its_words(end: str) -> None:
    text = end.join(
        ["Gulls", "", "They cry.", "  compliance: ignore a/b until 2027-01-01: one", "", "Then they sleep."]
    )
    article = read("a.txt", text.encode())
    assert list(article.metadata) == [told("ignore a/b until 2027-01-01: one", 4, 3)]
    assert article.text == "Gulls\nThey cry.\nThen they sleep."
    assert article.place(article.text.index("Then")) == Place(line=6, column=1)


def test_a_sentence_that_begins_like_one_is_text() -> None:
    article = read("a.txt", b"On compliance: ignore it.\n\ncompliance: a word\n")
    assert article.metadata == ()
    assert "compliance: a word" in article.text
