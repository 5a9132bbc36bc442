import pytest
from building import FILLER, USE, at, judged, page
from msgspec.structs import replace

from compliance.article import Article, Block, Zone
from compliance.elements.model import Attribution as Credit
from compliance.terms.kinds import Excerpt
from compliance.terms.uses import parse_use
from compliance.vocabulary import State

EXCERPT = parse_use("excerpt")


def asked(**limits: int) -> Excerpt:
    return Excerpt(id="excerpt", **limits)


@pytest.mark.parametrize(("words", "state"), [(56, State.MET), (55, State.WRONG)])
def test_words_are_counted_to_the_last(words: int, state: State) -> None:
    assert judged(asked(words=words), page(*FILLER)).state is state  # eight times seven words


def test_what_was_counted_is_said() -> None:
    assert judged(asked(words=100, paragraphs=9), page(*FILLER)).message == (
        "No more is taken than the terms allow: 56 words of 100 and 8 paragraphs of 9."
    )
    assert judged(asked(paragraphs=3), page(*FILLER)).message == (
        "The article has 8 paragraphs; the terms allow 3 of the original's."
    )


def test_credit_title_and_frame_do_not_count() -> None:
    credit = "Read the rest in The Example, where this first appeared in spring."
    article = page((Zone.ABOVE, "A title of several words"), *FILLER[:1], credit, (Zone.SIDEBAR, "Words " * 50))
    line = Credit(publisher="The Example", **at(article, credit))
    assert judged(asked(words=7, paragraphs=1), article, line).state is State.MET
    assert judged(asked(words=7, paragraphs=1), article).state is State.WRONG


def quoting(*quotes: str) -> Article:
    article = page(*FILLER, *quotes)
    blocks = tuple(
        Block(b.start, b.end, "quote", b.zone) if article.text[b.start : b.end] in quotes else b for b in article.blocks
    )
    return replace(article, blocks=blocks)


def test_of_an_excerpt_the_quotations_are_counted_and_the_rest_is_asked_about() -> None:
    article = quoting("Five words are quoted here.")
    found = judged(asked(words=5), article, use=EXCERPT)
    assert (found.state, found.message) == (
        State.CONFIRM,
        "Is nothing taken beyond the quotations? They have 5 words of the 5 allowed.",
    )
    assert [(one.text, one.place) for one in found.evidence] == [
        ("Five words are quoted here.", article.place(article.text.index("Five")))
    ]
    over = judged(asked(words=4), article, use=EXCERPT)
    assert (over.state, over.message) == (State.WRONG, "The quotations have 5 words; the terms allow 4.")
    assert judged(asked(words=5), article, use=USE).state is State.WRONG


def test_a_share_takes_the_original() -> None:
    found = judged(asked(percent=10), page(*FILLER))
    assert (found.state, found.message) == (
        State.NOT_CHECKED,
        "Whether this is more than 10 percent of the original cannot be told without its text.",
    )
    assert judged(asked(words=10, percent=10), page(*FILLER)).state is State.WRONG
    assert judged(asked(words=100, percent=10), page(*FILLER)).state is State.NOT_CHECKED
