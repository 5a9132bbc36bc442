from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from typing import Any

import msgspec
import pytest
from reporting import HOSTILE, hostile, judged, results, written

from compliance.report import Report
from compliance.reports import html


class Page(HTMLParser):
    """Every element with its attributes, and the text outside of script and style."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.inside = ""
        self.contents: dict[str, str] = {}
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 -- the parser's
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside in ("script", "style"):
            self.contents[self.inside] = self.contents.get(self.inside, "") + data
        else:
            self.words.append(data)

    def of(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]


def policy(page: Page) -> str:
    [found] = [m["content"] for m in page.of("meta") if m.get("http-equiv") == "Content-Security-Policy"]
    return found


def test_the_policy_allows_its_own_script_and_style_and_nothing_else() -> None:
    page = Page(written("html"))
    digests = {
        name: "sha256-" + base64.b64encode(hashlib.sha256(words.encode()).digest()).decode()
        for name, words in page.contents.items()
    }
    assert policy(page) == (
        f"default-src 'none'; style-src '{digests['style']}'; script-src '{digests['script']}';"
        " base-uri 'none'; form-action 'none'"
    )
    assert [len(page.of(name)) for name in ("script", "style")] == [1, 1]


def test_nothing_of_it_is_fetched() -> None:
    page = Page(written("html"))
    for tag, attributes in page.elements:
        assert not {"src", "srcset", "data", "background", "style"} & set(attributes), tag
        assert tag not in ("link", "img", "iframe", "object", "embed", "base")
        assert not any(name.startswith("on") for name in attributes)
    assert "url(" not in page.contents["style"]
    assert "@import" not in page.contents["style"]
    assert all(a["href"].startswith(("#", "https://", "http://")) for a in page.of("a") if "href" in a)


def test_nothing_that_an_article_says_is_markup() -> None:
    page, plain = Page(written("html", hostile())), Page(written("html", results()[1:2]))
    assert {tag for tag, _ in page.elements} == {tag for tag, _ in plain.elements}
    assert HOSTILE in "".join(page.words)
    assert policy(page) == policy(plain)


def test_every_article_has_its_row_and_its_words_are_marked() -> None:
    said = written("html")
    page = Page(said)
    entries = [body for body in page.of("tbody") if body.get("class") == "entry"]
    assert [entry["data-path"] for entry in entries] == [result.path for result in results()]
    assert len(page.of("mark")) > 10
    assert '<mark class="bad" title="source: met; original-link: wrong"' in said
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {a["href"][1:] for a in page.of("a") if a.get("href", "").startswith("#")} <= set(ids)


def test_what_is_only_preferred_or_ignored_is_not_among_what_is_not_met() -> None:
    said = written("html", [judged("the-conversation/complete.html"), results()[-1]])
    assert "source-at-top</b>" in said
    assert '<span class="name bad">' not in said
    assert '<span class="name open">edits?</span>' in said


def test_the_picture_has_a_bar_for_each_publisher_that_adds_up() -> None:
    said = written("html")
    assert len(Page(said).of("svg")) >= 1
    whose = {one.publisher.name for one in results() if isinstance(one, Report) and one.repost and one.publisher}
    assert {title.partition(":")[0] for title in re.findall(r"<g>\n<title>([^<]*)</title>", said)} == whose
    for bar in re.findall(r"<g>.*?</g>", said, re.DOTALL):
        ends = 0.0
        for start, width in re.findall(r'x="([\d.]+)%" width="([\d.]+)%"', bar):
            assert float(start) == pytest.approx(ends, abs=0.02)
            ends = float(start) + float(width)
        assert 0 < ends <= 100.02


def test_articles_beyond_the_room_have_their_row_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "ROOM", {True: 20_000, False: 0})
    report = judged("global-research/link-to-the-home-page-only.md")
    many: list[Any] = [msgspec.structs.replace(report, path=f"{n}.md") for n in range(20)]
    said = written("html", [*many, judged("global-research/complete.md")])
    page = Page(said)
    assert sum(body.get("class") == "entry" for body in page.of("tbody")) == 21
    full = said.count('class="full"')
    assert 0 < full < 20
    assert f"{21 - full} articles stand here with their row alone" in said


def test_a_run_without_an_article_is_a_page_too() -> None:
    assert "0 articles judged" in written("html", ())
