from __future__ import annotations

import pytest

from compliance.elements import phrasebook, phrases
from compliance.elements.matching import match
from compliance.elements.words import Words
from compliance.readers import read


def ids(text: str) -> set[str]:
    return {phrase.wording.id for phrase in phrases.search(text)}


def test_a_wording_with_its_place_and_slots() -> None:
    text = "Boats.\n\nThis essay first appeared in The Gull Review on 3 May 2021."
    found = next(p for p in phrases.search(text) if "date" in p.slots)
    assert (found.wording.id, found.wording.says) == ("en/originally-published", "attribution")
    publisher, date = found.slots["publisher"], found.slots["date"]
    assert text[slice(*found.span)].startswith("This essay first appeared")
    assert (text[slice(*publisher)], text[slice(*date)]) == ("The Gull Review", "3 May 2021")


def test_markup_and_line_ends_between_the_words_do_not_matter() -> None:
    article = read(
        "a.html", b"<p>This essay was <em>originally</em>\npublished <a href='x'>on</a> <b>The Gull</b>.</p>"
    )
    assert "en/originally-published" in {p.wording.id for p in phrases.find(article)}


def test_what_speaks_against_is_looked_for_beside_a_credit_only() -> None:
    assert ids("Photo: A gull.") == set()
    assert "en/against" in ids(
        "The book was originally published in Port Elm, and this essay first appeared in The Gull."
    )


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("Zuerst erschienen in Leuchtturm, 2019", "de/originally-published"),
        ("Publicado originalmente en Marejada.", "es/originally-published"),
        ("Cet article a été initialement publié sur Phare.", "fr/originally-published"),
        ("Publicado originalmente na revista Maré.", "pt/originally-published"),
        ("Pubblicato originariamente su Gabbiano.", "it/originally-published"),
        ("Dit artikel verscheen eerder op Meeuw.", "nl/originally-published"),
        ("Artikel ini pertama kali terbit di Camar.", "id/originally-published"),
        ("来源：海港日报", "zh/source"),
        ("これは港タイムズからの転載です。", "ja/republished-from"),
        ("원문: https://example.com/a-b-c", "ko/original-link"),
        ("Перепечатано из Чайка", "ru/republished-from"),
    ],
)
def test_languages(text: str, id_: str) -> None:
    assert id_ in ids(text)


def test_the_capital_i_with_a_dot_moves_nothing() -> None:
    text = "İİİ\n\nOriginally published in The Gull."
    assert {text[slice(*p.slots["publisher"])] for p in phrases.search(text) if p.wording.says == "attribution"} == {
        "The Gull"
    }


def test_no_wording_is_lost_to_the_cheap_test() -> None:
    """Every example of every file that a wording matches is found in a text, by that wording."""
    book = phrasebook.book()
    for path in phrasebook.files():
        file = phrasebook.read_file(path)
        for name, group in file.groups.items():
            if group.says == "against":
                continue
            for example in group.wordings:
                items = phrasebook.items_of(example.say, file.lists)
                for eg in (example.eg,) if isinstance(example.eg, str) else example.eg:
                    text = eg.replace("<", "").replace(">", "")
                    words = Words(text)
                    assert any(match(items, words, at) for at in range(len(words))), example.say
                    assert f"{file.language}/{name}" in ids(text), example.say
    assert len(book.wordings) == len(book.patterns)
