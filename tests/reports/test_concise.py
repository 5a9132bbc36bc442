from __future__ import annotations

import re

from reporting import hostile, judged, results, written

from compliance.report import Failure


def test_what_is_missing_stands_on_its_line_with_what_comes_nearest() -> None:
    said = written("concise", [judged("global-research/link-to-the-home-page-only.html")])
    assert said == (
        "samples/global-research/link-to-the-home-page-only.html:22:61: wrong global-research/original-link: The credit"
        " links to the home page, not to the original article. Links to the home page, https://www.globalresearch.ca,"
        " line 22, column 61; the terms ask for the article itself.\n"
    )


def test_what_is_missing_altogether_stands_where_the_credit_does() -> None:
    [line] = written("concise", [judged("global-research/copyright-line-missing.txt")]).splitlines()
    assert line.startswith("samples/global-research/copyright-line-missing.txt:29:1: missing global-research/copyright")


def test_a_pdf_has_a_page() -> None:
    [line] = written("concise", [judged("global-research/link-to-the-home-page-only.pdf")]).splitlines()
    assert ".pdf: page 1: wrong global-research/original-link: " in line


def test_an_article_with_nothing_to_say_has_a_line_with_its_verdict() -> None:
    assert written("concise", [judged("global-research/complete.md")]) == (
        "samples/global-research/complete.md: compliant\n"
    )
    assert not written("concise", [judged("global-research/complete.md")], quiet=True)


def test_the_use_and_what_could_not_be_judged_have_their_lines_and_the_numbers_end_it() -> None:
    lines = written("concise").splitlines()
    assert any("needs-permission global-research/use: Global Research asks for permission" in line for line in lines)
    assert "samples/broken.pdf: not judged: the PDF is damaged" in lines
    assert any("known.html:22:61: wrong global-research/original-link (known)" in line for line in lines)
    assert lines[-1].endswith("1 not judged")


def test_every_line_is_one_line_whatever_an_article_says() -> None:
    assert all(re.match(r"(a/)?<script>|\d", line) for line in written("concise", hostile()).splitlines())
    assert len(written("concise", [Failure("a\n\x1b]0;b", "broken", "one\ntwo\r\nthree\x9b")]).splitlines()) == 1
    assert "\x1b" not in written("concise", [Failure("a\n\x1b]0;b", "broken", "\x1b[2J")])


def test_colours_are_those_that_are_asked_for() -> None:
    assert "\x1b" not in written("concise", results())
