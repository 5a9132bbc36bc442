from __future__ import annotations

from reporting import hostile, judged, results, written

from compliance.reports import FORMS
from compliance.summary import Summary


def test_one_article_has_no_summary() -> None:
    said = written("text", [judged("global-research/complete.md")])
    assert said.startswith("samples/global-research/complete.md: compliant\n")
    assert "Next" not in said


def test_the_summary_names_the_worst_first_and_ends_with_the_numbers() -> None:
    summary = written("text").split("\nBy publisher\n")[1].splitlines()
    assert summary[0].split("  ")[1] == "Global Research"
    assert summary[0].endswith(" fail")
    assert "Not met" in summary
    assert "  samples/broken.pdf  the PDF is damaged" in summary
    assert sum("no advertisements sold specifically against the story" in line for line in summary) == 1
    assert summary[-1] == (
        "2 compliant, 4 violation, 1 needs-permission, 1 needs-review, 1 no-terms, 1 not-a-repost, 1 not judged"
    )


def test_what_is_known_or_ignored_says_so() -> None:
    said = written("text", results()[-2:])
    assert "wrong  original-link (known, in the baseline)" in said
    assert "    ignored: leave of 2026-11-02 (line 3, column 1)" in said


def test_quiet_leaves_the_summary() -> None:
    said = written("text", quiet=True)
    assert "samples/global-research/complete.md: compliant" not in said
    assert said.splitlines()[-1].startswith("2 compliant, ")


def test_nothing_that_an_article_says_steers_a_terminal() -> None:
    assert not set(written("text", hostile())) & {chr(n) for n in (*range(10), *range(11, 32), *range(127, 160))}


def test_a_fix_stands_as_it_is_to_be_pasted() -> None:
    lines = written("text", [judged("global-research/copyright-line-missing.txt")]).splitlines()
    assert "      Copyright © Mara Lindqvist, Global Research, 2024" in lines


def test_the_words_are_painted_by_what_they_are() -> None:
    from reporting import run  # noqa: PLC0415 -- only here

    painted = run()._replace(paint=lambda words, what: f"<{what}>{words}</{what}>")
    writer = FORMS["text"].writer(painted)
    said = "".join(piece for result in results() for piece in writer.result(result))
    assert "<bad>violation</bad>" in said
    assert "<good>met</good>" in said
    assert "".join(writer.end(Summary())) == ""
