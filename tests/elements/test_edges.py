from __future__ import annotations

from compliance.article import Span, Zone
from compliance.elements import edges
from compliance.readers import read


def test_the_sentence_around_words() -> None:
    article = read("a.txt", b"One boat sank. It was by Dr. Lee of the U.S. Navy in May. Another came.")
    at = article.text.index("Lee")
    span = edges.sentence(article, Span(at, at + 3), article.block_at(at))
    assert article.text[slice(*span)] == "It was by Dr. Lee of the U.S. Navy in May."


def test_a_sentence_stays_in_its_block() -> None:
    article = read("a.html", b"<p>One</p><p>two three</p><p>four</p>")
    at = article.text.index("two")
    assert article.text[slice(*edges.sentence(article, Span(at, at + 3), article.block_at(at)))] == "two three"


def test_the_first_and_last_blocks_are_near() -> None:
    article = read("a.html", ("<h1>Boats</h1>" + f"<p>{'word ' * 80}</p>" * 40).encode())
    place = edges.Edges(article)
    middle = len(article.text) // 2
    assert place.near(20, Zone.ARTICLE)
    assert place.near(len(article.text) - 20, Zone.ARTICLE)
    assert not place.near(middle, Zone.ARTICLE)
    assert place.near(middle, Zone.BELOW)


def test_words_on_a_line_of_their_own() -> None:
    article = read("a.txt", b"Boats\n\nSource: Gull\n\nIt is said by a Source: Gull")
    first, second = (Span(at, at + 12) for at in (article.text.index("Source"), article.text.rindex("Source")))
    assert edges.is_lone(article, first)
    assert not edges.is_lone(article, second)
