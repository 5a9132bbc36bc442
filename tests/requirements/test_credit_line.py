import pytest
from building import FILLER, judged, page
from hypothesis import given
from hypothesis import strategies as st

from compliance.article import Place, Zone
from compliance.requirements.wording import Wording
from compliance.terms.kinds import CreditLine, Disclaimer
from compliance.terms.uses import parse_use
from compliance.vocabulary import State

STORY = "https://example.org/a-story-12"
ASKED = CreditLine(
    id="line",
    text={
        "en": ("This story by {author} is republished from [{publisher}]({url}) under a Creative Commons licence.",),
        "fr": ("Cet article de {author} est republié à partir de [{publisher}]({url}).",),
    },
)
LINE = f"This story by Ann Lee is republished from [The Example]({STORY}) under a Creative Commons licence."
PLAIN = LINE.replace("[", "").replace(f"]({STORY})", "")


def test_the_line_to_the_letter() -> None:
    found = judged(ASKED, page(*FILLER, LINE))
    assert (found.state, found.message) == (State.MET, "The line asked for is there.")
    assert [(one.text, one.place) for one in found.evidence] == [(PLAIN, Place(line=9, column=1))]


@pytest.mark.parametrize(
    "line",
    [
        LINE.upper().replace("HTTPS://EXAMPLE.ORG/A-STORY", "https://example.org/a-story"),
        LINE.replace("licence", "license").removesuffix("."),
        LINE.replace("under a", "under the").replace("This story", "“This story”"),
        LINE.replace("Creative Commons", "Creative-Commons"),
        f"Note: {LINE} All rights of pictures are reserved.",
    ],
)
def test_what_does_not_matter_is_forgiven(line: str) -> None:
    assert judged(ASKED, page(*FILLER, line)).state is State.MET


def test_the_deviation_is_said() -> None:
    found = judged(ASKED, page(*FILLER, LINE.replace("licence", "license")))
    assert found.message == (
        'The line asked for is there, worded otherwise than "This story by {author} is republished from The Example '
        'under a Creative Commons licence."'
    )


def test_any_language_will_do() -> None:
    line = f"Cet article de Anne Dupont est republié à partir de [The Example]({STORY})."
    assert judged(ASKED, page(*FILLER, line)).state is State.MET


def test_the_line_without_its_link_is_wrong_on_the_web_and_enough_in_print() -> None:
    found = judged(ASKED, page(*FILLER, PLAIN))
    assert found.state is State.WRONG
    assert found.nearest
    assert found.nearest.words == (
        'stands on line 9, column 1, and "The Example" does not link to the original article'
    )
    assert judged(ASKED, page(*FILLER, PLAIN), use=parse_use("print")).state is State.MET
    home = LINE.replace(STORY, "https://example.org")
    assert judged(ASKED, page(*FILLER, home)).state is State.WRONG


def test_a_line_that_says_something_like_it_is_the_nearest_miss() -> None:
    line = f"This story is republished from [The Example]({STORY})."
    found = judged(ASKED, page(*FILLER, line))
    assert found.state is State.WRONG
    assert found.nearest
    assert found.nearest.text == "This story is republished from The Example."
    assert found.nearest.words.startswith("says something like it, line 9, column 1; the terms ask for")


def test_a_missing_line_is_quoted_and_given_to_paste_in_the_articles_language() -> None:
    found = judged(ASKED, page(*FILLER, form="markdown", language="fr"))
    assert found.state is State.MISSING
    assert found.fix == (
        "Cet article de <author> est republié à partir de [The Example](<URL of the original article>)."
    )


def test_the_line_in_the_frame_of_the_page_is_none() -> None:
    assert judged(ASKED, page(*FILLER, (Zone.RELATED, LINE))).state is State.MISSING


def test_where_it_stands_counts() -> None:
    at_top = CreditLine(id="line", text=ASKED.text, where="top")
    assert judged(at_top, page(LINE, *FILLER)).state is State.MET
    assert judged(at_top, page(*FILLER, LINE)).state is State.WRONG


def test_a_literal_link_is_asked_for_as_it_stands() -> None:
    asked = CreditLine(id="line", text={"any": ("Sign up for [our newsletter](https://example.org/news).",)})
    assert judged(asked, page("Sign up for [our newsletter](https://www.example.org/news/?utm_source=x)."
                              )).state is State.MET  # fmt: skip
    found = judged(asked, page("Sign up for our newsletter."))
    assert found.nearest
    assert '"our newsletter" does not link to https://example.org/news' in found.nearest.words


def test_scripts_without_blanks_are_compared_sign_by_sign() -> None:
    asked = CreditLine(id="line", text={"ja": ("この記事は{publisher}に掲載されたものです。",)})
    assert judged(asked, page("※この記事は、The Exampleに掲載されたものです。")).state is State.MET
    assert judged(asked, page("この写真は別のところに掲載されたものです。")).state is State.WRONG


@given(st.text(max_size=80), st.text(max_size=200))
def test_any_wording_is_looked_for_in_any_text(template: str, text: str) -> None:
    span = Wording(template).find(text, 0, len(text))
    assert span is None or 0 <= span.start < span.end <= len(text)


@given(st.lists(st.sampled_from(["Originally", "published", "by", "the", "Example", "—", "«"]), min_size=1))
def test_every_text_with_a_word_that_counts_holds_itself(words: list[str]) -> None:
    text = " ".join(words)
    counts = {"Originally", "published", "Example"} & set(words)
    assert (Wording(text).find(text, 0, len(text)) is not None) == bool(counts)


def test_a_hostile_wording_costs_nothing() -> None:
    text = "word other " * 100 + "end"
    assert (
        Wording("{a} word {b} other {c} word {d} other {e} word {f} other {g} nowhere").find(text, 0, len(text)) is None
    )
    assert Wording("word {author} {title} {date} {year} {url} {home} end").find(text, 0, len(text)) is not None


NOTICE = Disclaimer(id="notice", text={"en": ("The views of the author are not necessarily those of {publisher}.",)})


def test_a_notice_is_looked_for_in_the_same_way() -> None:
    words = "The views of the author are not necessarily those of The Example."
    found = judged(NOTICE, page(*FILLER, words))
    assert (found.state, found.message) == (State.MET, "The notice asked for is there.")
    assert [(one.text, one.place) for one in found.evidence] == [(words, Place(line=9, column=1))]


def test_a_notice_that_comes_near_is_shown_and_one_that_is_missing_is_given_to_paste() -> None:
    words = "The views of the author are those of The Example."
    near = judged(NOTICE, page(*FILLER, words))
    assert (near.state, near.message) == (State.WRONG, "A notice comes near the one asked for.")
    assert near.nearest
    assert (near.nearest.text, near.nearest.place) == (words, Place(line=9, column=1))
    found = judged(NOTICE, page(*FILLER))
    assert found.state is State.MISSING
    assert found.fix == "The views of the author are not necessarily those of The Example."
