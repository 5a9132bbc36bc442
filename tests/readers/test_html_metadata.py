from __future__ import annotations

import json

import pytest

from compliance.article import Article, Metadata, Place
from compliance.readers import read


def page(markup: str) -> Article:
    return read("page.html", markup.encode())


def json_ld(*values: object) -> dict[str, list[str]]:
    scripts = "".join(f'<script type="application/ld+json">{json.dumps(value)}</script>' for value in values)
    said: dict[str, list[str]] = {}
    for one in page(f"<p>Text</p>{scripts}").metadata:
        said.setdefault(one.name, []).append(one.value)
    return said


def test_the_head_with_its_places() -> None:
    article = page(
        "<html lang='en_GB'><title>A  bridge</title>\n"
        '<meta name="Author" content="Ann Lee"><meta property=og:site_name content="The Paper">\n'
        '  <link rel="canonical" href="https://paper.example/a"><link rel=stylesheet href=x.css>\n'
        '<link rel="license author" href=/about><meta name=empty content="">'
    )
    assert article.metadata == (
        Metadata("title", "title", "A bridge", Place(line=1, column=20)),
        Metadata("meta", "author", "Ann Lee", Place(line=2, column=1)),
        Metadata("meta", "og:site_name", "The Paper", Place(line=2, column=39)),
        Metadata("link", "canonical", "https://paper.example/a", Place(line=3, column=25)),
        Metadata("link", "license", "/about", Place(line=4, column=28)),
        Metadata("link", "author", "/about", Place(line=4, column=28)),
    )
    assert article.language == "en-gb"


@pytest.mark.parametrize(
    ("markup", "language"),
    [
        ("<html lang=DE><p>x", "de"),
        ('<html><meta property="og:locale" content="pt_BR"><p>x', "pt-br"),
        ('<html><meta http-equiv="Content-Language" content="fr, en"><p>x', "fr"),
        ('<html lang=""><p>x', None),
    ],
)
def test_the_language_that_the_page_declares(markup: str, language: str | None) -> None:
    assert page(markup).language == language


def test_values_are_named_by_type_and_path() -> None:
    said = json_ld(
        {
            "@type": "NewsArticle",
            "author": [{"@type": "Person", "name": "Ann Lee"}, {"@type": "Person", "name": "Bo Ek"}],
            "publisher": {"@type": "Organization", "name": "The Paper"},
            "isBasedOn": {"url": "https://herald.example/a"},
            "copyrightYear": 2024,
            "articleBody": "Long text",
        }
    )
    assert said == {
        "newsarticle.author.@type": ["Person", "Person"],
        "newsarticle.author.name": ["Ann Lee", "Bo Ek"],
        "newsarticle.publisher.@type": ["Organization"],
        "newsarticle.publisher.name": ["The Paper"],
        "newsarticle.isbasedon.url": ["https://herald.example/a"],
        "newsarticle.copyrightyear": ["2024"],
    }


def test_references_within_a_graph_are_followed() -> None:
    said = json_ld(
        {
            "@graph": [
                {"@type": "Article", "author": {"@id": "#ann"}},
                {"@type": ["Person", "Thing"], "@id": "#ann", "name": "Ann Lee", "knows": {"@id": "#ann"}},
            ]
        }
    )
    assert said["article.author.name"] == ["Ann Lee"]
    assert said["person.name"] == ["Ann Lee"]


def test_what_is_no_article_and_nobody_is_left_out() -> None:
    assert json_ld({"@type": "Product", "name": "A kettle"}, "text", [1, None, {"name": "x"}]) == {}


def test_half_a_character_is_none() -> None:
    script = '<script type="application/ld+json">{"@type": "Article", "author": {"name": "An\\ud800 Lee"}}</script>'
    [said] = [one.value for one in page(script).metadata if one.name == "article.author.name"]
    assert said == "An? Lee"


def test_broken_json_is_a_remark_with_its_place() -> None:
    article = page('<p>Text</p>\n <script type="application/ld+json">{"@type": "Article",}</script>')
    assert article.metadata == ()
    assert article.remarks == ("line 2, column 2: the JSON-LD is broken and was left out",)


def test_line_breaks_in_strings_and_wrappers_are_no_harm() -> None:
    article = page(
        '<script type="application/ld+json">//<![CDATA[\n{"@type": "Article", "headline": "A\nbridge"}//]]></script>'
        '<script type="application/ld+json"></script>'
    )
    assert [(m.name, m.value) for m in article.metadata] == [("article.headline", "A\nbridge")]
    assert article.remarks == ()


def test_json_as_deep_as_the_sea_is_no_harm() -> None:
    deep = "[" * 100_000 + "]" * 100_000
    article = page(f'<script type="application/ld+json">{deep}</script><p>Text</p>')
    assert article.text == "Text"
