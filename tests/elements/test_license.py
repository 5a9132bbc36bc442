from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.article import Article, Block, Zone
from compliance.elements import license as finder
from compliance.elements.licenses import by_address, by_words
from compliance.readers import read

PAGE = """<!doctype html><html lang=en><head><title>Bees</title></head><body>
<main><article><h1>Bees at work</h1>
<figure><img src=b.jpg><figcaption>A bee (Doe, CC BY-SA 2.0)</figcaption></figure>
<p>The committee heard on Monday that the bees of the valley had a good year, better than the one before.</p>
<p>Keepers said that they had never seen so much honey in a single summer, and asked for more flowers.</p>
{}
</article></main><footer><p>{}</p></footer></body></html>"""
PARAGRAPH = """<p>The keepers met again in the evening, and spoke of the winter, which would be long, and of the
flowers that they had asked for, which would come in spring; nobody wanted to go home before it was dark.</p>"""
BY = "https://creativecommons.org/licenses/by/4.0/"


def found(page: str, name: str = "a.html") -> list[tuple[str, str | None, str | None]]:
    return [(one.text, one.id, one.href) for one in finder.find(read(name, page.encode()))]


def footer(line: str) -> list[tuple[str, str | None, str | None]]:
    return found(PAGE.format("", line))


@pytest.mark.parametrize(
    ("words", "spdx"),
    [
        ("Creative Commons Attribution-NonCommercial-NoDerivatives 4.0 International", "CC-BY-NC-ND-4.0"),
        ("Creative Commons Attribution Share-Alike License v3.0", "CC-BY-SA-3.0"),
        ("Creative Commons Attribution 3.0 United States License", "CC-BY-3.0-US"),
        ("Licencia Creative Commons Atribución-NoComercial-SinDerivadas 4.0", "CC-BY-NC-ND-4.0"),
        ("Licence Creative Commons Attribution - Pas d’Utilisation Commerciale - Pas de Modification", "CC-BY-NC-ND"),
        ("Creative Commons Namensnennung - Weitergabe unter gleichen Bedingungen 3.0 Deutschland", "CC-BY-SA-3.0-DE"),
        ("Creative Commons Atribuição-NãoComercial-CompartilhaIgual", "CC-BY-NC-SA"),
        ("Creative Commons Attribuzione - Non commerciale - Non opere derivate 2.5 Italia", "CC-BY-NC-ND-2.5-IT"),
        ("Creative Commons Naamsvermelding-GelijkDelen 4.0", "CC-BY-SA-4.0"),
        ("Creative Commons Atribusi-NonKomersial-TanpaTurunan", "CC-BY-NC-ND"),
        ("クリエイティブ・コモンズ 表示 - 非営利 - 改変禁止 4.0", "CC-BY-NC-ND-4.0"),
        ("知识共享署名-相同方式共享 4.0 国际许可协议", "CC-BY-SA-4.0"),
        ("크리에이티브 커먼즈 저작자표시-비영리-변경금지", "CC-BY-NC-ND"),
        ("CC BY NC ND", "CC-BY-NC-ND"),
        ("cc-by-sa 4.0", "CC-BY-SA-4.0"),
        ("Creative Commons Attribution-NonCommercial-ShareAlike 2.5 Argentina License", "CC-BY-NC-SA-2.5-AR"),
        ("Creative Commons Attribution 3.0 IGO licence", "CC-BY-3.0-IGO"),
        ("Creative Commons Atribución-NoComercial-SinDerivar 4.0 Internacional", "CC-BY-NC-ND-4.0"),
        ("Creative Commons Navngivelse-IkkeKommerciel-IngenBearbejdelse 2.5 Danmark", "CC-BY-NC-ND-2.5-DK"),
        ("Creative Commons Atıf-GayriTicari-Türetilemez 4.0 Uluslararası", "CC-BY-NC-ND-4.0"),
        ("As a work of the United States government", "LicenseRef-US-Government-Works"),
        ("CC0", "CC0-1.0"),
        ("GNU Free Documentation License", "GFDL"),
        ("a Creative Commons licence", "CC"),
        ("a licence", None),
    ],
)
def test_licences_by_name(words: str, spdx: str | None) -> None:
    assert by_words(words) == spdx


def test_licences_by_address() -> None:
    assert by_address("http://creativecommons.org/licenses/by-nc/2.0/uk/legalcode") == "CC-BY-NC-2.0-UK"
    assert by_address("https://licensebuttons.net/l/by-nd/4.0/88x31.png") == "CC-BY-ND-4.0"
    assert by_address("https://i2.wp.com/i.creativecommons.org/l/by/4.0/88x31.png?w=625") == "CC-BY-4.0"
    assert by_address("https://creativecommons.org/licenses/by/4.0/deed.de") == "CC-BY-4.0"
    assert by_address("https://creativecommons.org/licenses/sa/1.0/") == "CC-SA-1.0"
    assert by_address("https://creativecommons.org/publicdomain/mark/1.0/") == "CC-PDM-1.0"
    assert by_address("https://licensebuttons.net/p/zero/1.0/88x31.png") == "CC0-1.0"
    assert by_address("http://creativecommons.org/licenses/publicdomain/") == "LicenseRef-Public-Domain"
    assert by_address("https://creativecommons.org/licenses/") is None
    assert by_address("https://gazette.example/license") is None


def test_the_sentence_that_grants_is_quoted_with_its_place() -> None:
    page = PAGE.format(
        "<p>It first ran elsewhere. This article is republished under a "
        f'<a href="{BY}">Creative Commons license</a>. Enjoy.</p>',
        "",
    )
    article = read("a.html", page.encode())
    (one,) = finder.find(article)
    assert one.text == "This article is republished under a Creative Commons license."
    assert (one.id, one.href, one.place.line) == ("CC-BY-4.0", BY, 6)
    assert one.span is not None
    assert article.text[one.span.start : one.span.end] == one.text
    assert one.why == ("named in words", "linked")


def test_a_name_alone_on_its_line() -> None:
    assert footer("LICENSED UNDER CC BY NC ND") == [("LICENSED UNDER CC BY NC ND", "CC-BY-NC-ND", None)]
    assert footer(f"Ann Bee <a href='{BY}'>CC BY 4.0</a>") == [("CC BY 4.0", "CC-BY-4.0", BY)]


def test_a_line_of_the_licence_alone() -> None:
    assert footer("Licence: CC BY 4.0") == [("Licence: CC BY 4.0", "CC-BY-4.0", None)]
    assert footer("Licencia Creative Commons") == [("Licencia Creative Commons", "CC", None)]
    assert footer("This work is in the public domain.") == [
        ("This work is in the public domain", "LicenseRef-Public-Domain", None),
    ]


def test_a_badge_is_told_by_its_words() -> None:
    badge = '<img alt="Creative Commons License" src="https://i.creativecommons.org/l/by/4.0/88x31.png">'
    assert footer(badge) == [("Creative Commons License", "CC-BY-4.0", None)]
    assert footer(
        f'<a rel="license" href="{BY}">{badge.replace("i.creativecommons.org/l/by/4.0", "x.example")}</a>'
    ) == [
        ("Creative Commons License", "CC-BY-4.0", BY),
    ]
    words = f"All texts are licensed under <a href='{BY}'>CC BY 4.0</a>"
    assert footer(f"{badge} {words}") == [("All texts are licensed under CC BY 4.0", "CC-BY-4.0", BY)]


@pytest.mark.parametrize(
    "words",
    [
        "<p>Featured image via Flickr, under a Creative Commons Attribution-ShareAlike 2.0 Generic License</p>",
        f"<p>Photo: Doe [<a href='{BY}'>CC BY 4.0</a>], via Wikimedia Commons</p>",
        "<p>Creative Commons licences support a culture of sharing, and lawyers have written much about them.</p>",
        "<p>Doe founded Creative Commons under the roof of a university.</p>",
        f"<p>(CC BY 2.0)</p>{PARAGRAPH * 3}",
        "<p>You need a licence to drive, and software under a licence to fly.</p>",
        f"<p>Permalink — in Code — <a href='{BY}'>License</a> — like this</p>",
    ],
)
def test_what_is_no_licence_of_the_article(words: str) -> None:
    assert found(PAGE.format(words, "")) == []


def test_a_page_about_licences_grants_none_of_them() -> None:
    address = "https://creativecommons.org/licenses/{0}/4.0/"
    names = "".join(f"<p><a href='{address}'>CC {{0}}</a></p>".format(code) for code in ("by", "by-nc", "by-nd"))
    paragraph = "<p>Keepers share what they know about such licences, and all of them say that this is good.</p>"
    assert found(PAGE.format(names + paragraph * 5, "")) == []


def test_a_plain_text() -> None:
    text = "Bees\n\nThey are well.\n\nIt is licensed under a Creative Commons Attribution-Share Alike 3.0 License.\n"
    assert found(text, "a.txt") == [
        ("It is licensed under a Creative Commons Attribution-Share Alike 3.0 License.", "CC-BY-SA-3.0", None),
    ]


@given(st.text(alphabet=st.sampled_from("CBYNDSA creativommns4.0-/(|.\n署名"), max_size=60) | st.text(max_size=60))
def test_any_text_is_read_and_spans_hold_the_words(text: str) -> None:
    line = f"{text} Creative Commons {text}"
    article = Article(path="", format="text", text=line, blocks=(Block(0, len(line), "paragraph", Zone.BELOW),))
    for one in finder.find(article):
        assert one.span is not None
        assert line[one.span.start : one.span.end] == one.text
        assert one.id
    assert by_address(text) is None or "creativecommons.org" in text
