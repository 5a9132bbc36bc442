"""Articles that lack something, each in its own style, and what they are afterwards."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from compliance.check import check
from compliance.fix import fix
from compliance.fix.draft import Draft
from compliance.readers.source import load
from compliance.terms.library import library
from compliance.terms.uses import Use
from compliance.vocabulary import State

if TYPE_CHECKING:
    from compliance.article import Article
    from compliance.fix import Fixed
    from compliance.report import Report

SAMPLES = Path(__file__).parent.parent.parent / "samples"
URL = "https://www.globalresearch.ca/the-lighthouse/5800001"
STATED = {"url": URL, "author": "Ada Brink", "date": "2024-03-01", "year": "2024"}
WORDS = (
    "The lighthouse keeper wrote to the ministry every week for eleven years, and was answered twice.",
    "Both answers said that the matter was being looked into, and asked for the form that he had sent.",
    "When the light went out at last nobody noticed but the gulls, who had to find another place to sit.",
)


def fixed(path: str, text: str | bytes, publisher: str | None = "global-research", **stated: str) -> Fixed:
    def judge(article: Article) -> Report:
        return check(article, library(), Use(), publisher, stated=stated or STATED)

    data = text if isinstance(text, bytes) else text.encode()
    return fix(path, data, judge, library())


def page(*paragraphs: str, indent: str = "", head: str = "<title>The lighthouse</title>") -> str:
    body = "\n".join(f"{indent}<p>{words}</p>" for words in paragraphs)
    heading = f"{indent}<h1>The lighthouse</h1>"
    return f"<html><head>{head}</head><body><article>\n{heading}\n{body}\n</article></body></html>\n"


def test_a_page_gets_paragraphs_with_its_own_indentation_behind_the_last_of_the_article() -> None:
    done = fixed("a.html", page(*WORDS, indent="    "))
    assert [(one.requirement, one.line) for one in done.put] == [
        ("global-research/source", 6),
        ("global-research/copyright", 7),
    ]
    assert done.data.decode() == page(
        *WORDS,
        f'The original source of this article is <a href="{URL}">Global Research</a>.',
        "Copyright © Ada Brink, Global Research, 2024",
        indent="    ",
    )
    assert (done.asked, done.left) == ((), ())


def test_a_page_written_with_single_quotes_gets_single_quotes() -> None:
    text = page(*WORDS, head="<title>The lighthouse</title><meta name='a' content='b'><meta name='c' content='d'>")
    assert f"<a href='{URL}'>Global Research</a>" in fixed("a.html", text).data.decode()


def test_nothing_is_put_into_a_quotation() -> None:
    quoted = f"<blockquote><p>{WORDS[0]}</p></blockquote>"
    text = page(*WORDS).replace("</article>", f"{quoted}</article>")
    assert f"{quoted}\n<p>The original source" in fixed("a.html", text).data.decode()


def test_paragraphs_without_end_tags() -> None:
    text = page(*WORDS).replace("</p>", "")
    done = fixed("a.html", text).data.decode()
    assert f"{WORDS[-1]}\n<p>The original source" in done


def test_markdown_keeps_its_front_matter_and_gets_a_paragraph_behind_the_last_block() -> None:
    text = "---\ntitle: The lighthouse\n---\n\n" + "\n\n".join(WORDS)
    done = fixed("a.md", text)
    credit = f"The original source of this article is [Global Research]({URL})."
    assert done.data.decode() == f"{text}\n\n{credit}\n\nCopyright © Ada Brink, Global Research, 2024"
    assert [one.line for one in done.put] == [11, 13]


def test_markdown_is_not_put_into_a_fence_or_a_quotation() -> None:
    text = "# The lighthouse\n\n" + "\n\n".join(WORDS) + "\n\n> He wrote,\n> and wrote.\n\n```\nsos\n\nsos\n```\n"
    done = fixed("a.md", text).data.decode()
    assert done.startswith(text.rstrip())
    assert "```\n\nThe original source" in done


def test_text_keeps_its_line_ends() -> None:
    text = "\r\n\r\n".join(("The lighthouse", *WORDS)) + "\r\n"
    done = fixed("a.txt", text).data.decode()
    assert done.startswith(text)
    assert f"\r\n\r\nThe original source of this article is Global Research ({URL}).\r\n" in done
    assert "\n" not in done.replace("\r\n", "")


def test_what_belongs_into_the_head_goes_there_and_a_byline_under_the_title() -> None:
    done = fixed("a.html", page(*WORDS), "propublica", url="https://www.propublica.org/article/x", author="Ada Brink")
    lines = done.data.decode().splitlines()
    assert '<link rel="canonical" href="https://www.propublica.org/article/x">' in lines[0]
    assert lines[1:3] == ["<h1>The lighthouse</h1>", '<p class="byline">by Ada Brink, ProPublica</p>']
    assert {one.requirement for one in done.put} >= {"propublica/canonical", "propublica/byline", "propublica/pixel"}


def test_what_nobody_knows_is_asked_for_by_name_and_left_alone() -> None:
    text = page(*WORDS)
    done = fixed("a.html", text, author="Ada Brink")
    assert done.data.decode() == text
    assert {(one.requirement, one.slots) for one in done.asked} == {
        ("global-research/source", ("url",)),
        ("global-research/original-link", ("url",)),
        ("global-research/copyright", ("year",)),
    }


def test_one_line_that_meets_three_requirements_is_put_in_once() -> None:
    url = "https://theconversation.com/the-lighthouse-5800001"
    done = fixed("a.html", page(*WORDS), "the-conversation", url=url, author="Ada Brink")
    assert [one.requirement for one in done.put] == [
        "the-conversation/author",
        "the-conversation/line",
        "the-conversation/counter",
    ]


FILES = sorted(path for path in SAMPLES.rglob("*") if path.suffix in {".html", ".md", ".txt"})


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SAMPLES)))
def test_the_samples_are_what_they_were_but_for_what_was_put_in_and_need_nothing_more(path: Path) -> None:
    def judge(article: Article) -> Report:
        return check(article, library(), stated={"author": "Ada Brink", "year": "2024"})

    data = path.read_bytes()
    done = fix(str(path), data, judge, library())
    text = Draft.of(load(str(path), done.data)).text
    for one in sorted(done.put, key=lambda one: -one.start):
        text = text[: one.start] + text[one.end :]
    assert text == Draft.of(load(str(path), data)).text
    assert not done.left
    unmet = {one.requirement.partition("/")[2] for one in done.asked}
    assert {
        one.requirement for one in done.report.outcomes if one.state is State.MISSING and one.must == "required"
    } <= unmet
    again = fix(str(path), done.data, judge, library())
    assert (again.put, again.data) == ((), done.data)


def test_a_pdf_is_left_as_it_is_and_what_is_to_be_added_is_said() -> None:
    path = SAMPLES / "global-research" / "link-to-the-home-page-only.pdf"

    def judge(article: Article) -> Report:
        return check(article, library(), stated=STATED)

    done = fix(str(path), None, judge, library())
    assert (done.data, done.put) == (path.read_bytes(), ())
    assert [one.fix for one in done.left] == [f"The original source of this article is Global Research ({URL})."]
