from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Run


def test_the_block_to_paste(run: Callable[..., Run]) -> None:
    url = "https://www.globalresearch.ca/the-lighthouse/5800001"
    done = run("credit", "global-research", "--author", "Ada Brink", "--url", url, "--date", "2024-03-01")
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        f"The original source of this article is Global Research ({url}).\n\n"
        "Copyright © Ada Brink, Global Research, 2024\n"
    )


def test_html_names_what_belongs_into_the_head(run: Callable[..., Run]) -> None:
    done = run("credit", "propublica", "--format", "html", "--url", "https://www.propublica.org/article/x")
    body, _, head = done.out.partition("<!-- for the head of the page -->\n")
    assert '<a href="https://www.propublica.org/article/x">ProPublica</a>' in body
    assert '<link rel="canonical" href="https://www.propublica.org/article/x">' in head
    assert "not stated: the author (--author)" in done.err


def test_an_unknown_publisher_is_a_usage_error(run: Callable[..., Run]) -> None:
    done = run("credit", "propublika")
    assert done.code == 2
    assert "did you mean propublica" in done.err
