from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from reporting import hostile, judged, written

from compliance.report import Failure

COMMAND = re.compile(r"::(error|warning|notice) ([^:,=]+=[^:,\r\n]*(?:,[^:,=]+=[^:,\r\n]*)*)::([^\r\n]*)\n")


def test_an_annotation_stands_on_the_line_of_what_is_wrong_with_what_to_paste() -> None:
    [line] = written("github", [judged("global-research/link-to-the-home-page-only.md")]).splitlines()
    assert line.startswith(
        "::error file=samples/global-research/link-to-the-home-page-only.md,line=17,col=58,"
        "title=global-research/original-link%3A wrong::The credit links to the home page"
    )
    assert "%0APaste:%0AThe original source of this article is [Global Research]" in line


def test_questions_are_warnings_and_what_is_known_or_ignored_is_a_notice() -> None:
    lines = written("github").splitlines()
    assert any(line.startswith("::warning file=samples/propublica/complete.html") for line in lines)
    assert any(line.startswith("::notice file=known.html") and "(known)" in line for line in lines)
    assert any(line.startswith("::notice file=ignored.html") for line in lines)
    assert any(line.startswith("::error file=samples/broken.pdf,title=not judged (broken)::") for line in lines)


def test_strictly_a_question_is_an_error() -> None:
    given_article = [judged("propublica/complete.html")]
    assert "::error" not in written("github", given_article)
    assert "::warning" not in written("github", given_article, strict=True)


def test_an_annotation_on_a_pdf_is_on_the_file() -> None:
    [line] = written("github", [judged("global-research/link-to-the-home-page-only.pdf")]).splitlines()
    assert ".pdf,title=" in line


def test_standard_input_is_no_file() -> None:
    assert written("github", [Failure("-", "broken", "no")]) == "::error title=not judged (broken)::no\n"


def test_nothing_that_an_article_says_begins_another_command() -> None:
    said = written("github", hostile())
    assert "".join(match[0] for match in COMMAND.finditer(said)) == said


@given(st.text(), st.text())
def test_any_words_come_back_as_they_were(path: str, message: str) -> None:
    said = written("github", [Failure(path, "broken", message)])
    match = COMMAND.fullmatch(said)
    assert match
    properties = dict(pair.split("=", 1) for pair in match[2].split(","))
    assert unescaped(properties["file"]) == path
    assert unescaped(match[3]) == message


def unescaped(words: str) -> str:
    for mark, code in (("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C"), ("%", "%25")):
        words = words.replace(code, mark)
    return words
