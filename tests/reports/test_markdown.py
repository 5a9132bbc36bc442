from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from reporting import HOSTILE, hostile, judged, written

from compliance.reports import markdown
from compliance.reports.markdown import ROOM, code, text

GFM = MarkdownIt("gfm-like", {"linkify": False})


def test_the_numbers_come_first_then_each_article_that_fails() -> None:
    lines = written("markdown").splitlines()
    assert lines[0] == "## Reprint terms: 4 of 10 articles fail"
    assert "| violation | 4 |" in lines
    assert (
        "<details><summary><code>samples/global-research/copyright-line-missing.txt</code>: violation</summary>"
        in lines
    )
    assert "  Copyright © Mara Lindqvist, Global Research, 2024" in lines
    assert not any("known.html" in line for line in lines)
    assert "- `samples/broken.pdf`: the PDF is damaged" in lines


def test_nothing_fails() -> None:
    assert written("markdown", [judged("global-research/complete.md")]).startswith("## Reprint terms: nothing fails\n")


def test_what_has_no_room_is_counted() -> None:
    report = judged("global-research/copyright-line-missing.txt")
    many = [msgspec.structs.replace(report, path=f"{n}.txt") for n in range(500)]
    said = written("markdown", many)
    shown = said.count("<details>")
    assert f"{500 - shown} more that fail are left out here" in said
    assert 50 < shown < 500
    assert len(said) < ROOM + 5_000


def test_nothing_that_an_article_says_is_markup_a_mention_or_a_link() -> None:
    html = GFM.render(written("markdown", hostile()))
    assert "<script" not in html.replace("&lt;script", "")
    assert "<a " not in html
    assert "<em>" not in html
    assert "@ann" not in html.replace("<code>", "").split("<pre>")[0].split("<summary>")[0]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"])))
def test_any_words_are_what_they_say(words: str) -> None:
    [paragraph] = [one for one in GFM.parse(f"- {text(words)}") if one.type == "inline"] or [None]
    said = (
        ""
        if paragraph is None
        else "".join(
            one.content for one in paragraph.children or [] if one.type in ("text", "text_special", "code_inline")
        )
    )
    assert said == " ".join(words.split())


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), min_size=1).filter(str.strip))
def test_any_words_are_code(words: str) -> None:
    [paragraph] = [one for one in GFM.parse(f"x {code(words)}") if one.type == "inline"]
    [span] = [one for one in paragraph.children or [] if one.type == "code_inline"]
    assert span.content.strip() == " ".join(words.split())


def test_the_hostile_words_hold_every_mark() -> None:
    assert all(mark in HOSTILE for mark in "<@#*|`[&:")
    assert markdown.text("@ann").startswith("@<!-- -->")
