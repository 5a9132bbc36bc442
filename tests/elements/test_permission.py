from __future__ import annotations

import pytest

from compliance.elements import copyright, permission, phrases  # noqa: A004 -- the field's own word
from compliance.elements.host import Host
from compliance.elements.outlets import Outlets
from compliance.readers import read


def find(text: str, name: str = "a.txt") -> list[tuple[str, bool | None]]:
    article = read(name, text.encode())
    return [(note.text, note.granted) for note in permission.find(article, phrases.find(article))]


@pytest.mark.parametrize(
    ("sentence", "granted"),
    [
        ("Reprinted with permission.", True),
        ("Permission is granted to reprint this essay.", True),
        ("You may republish this essay under its licence.", True),
        ("Reprinted without permission.", False),
        ("This essay may not be reprinted.", False),
        ("No reproduction without written consent.", False),
        ("For permission to reprint, contact the harbour.", None),
        ("Nachdruck verboten.", False),
        ("無断転載を禁じます。", False),
        ("未经许可，请勿转载。", False),
        ("Prohibida la reproducción total.", False),
    ],
)
def test_notes(sentence: str, granted: bool | None) -> None:  # noqa: FBT001 -- a value of the table
    assert find(f"Boats\n\nThe tide came in.\n\n{sentence}") == [(sentence, granted)]


@pytest.mark.parametrize(
    "sentence",
    [
        "They asked for permission to reprint two poems.",
        "He had permission to use the road.",
        "You can use this rope to share it.",
        "Image copyright Quay Post. This material may not be published.",
    ],
)
def test_what_says_nothing_of_this_material(sentence: str) -> None:
    assert find(f"Boats\n\nThe tide came in.\n\n{sentence}") == []


def test_a_refusal_beside_the_sites_copyright_line_is_the_sites() -> None:
    page = (
        '<meta property="og:site_name" content="Quay Post"><p>Text of the boats.</p><p>Reprinted with permission.</p>'
        "<footer><p>© 2020 Quay Post. This material may not be published or rewritten.</p></footer>"
    )
    article = read("a.html", page.encode())
    copyrights = copyright.find(article)
    notes = permission.find(article, phrases.find(article))
    assert [note.granted for note in notes] == [True, False]
    host = Host(article, copyrights, Outlets(()))
    assert [note.granted for note in permission.of_article(notes, copyrights, host)] == [True]
