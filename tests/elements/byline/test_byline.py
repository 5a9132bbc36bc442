from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from compliance.article import Zone
from compliance.elements import byline
from compliance.readers import read

if TYPE_CHECKING:
    from compliance.elements.model import Byline

STORY = (
    "The council met on Tuesday to vote on the new bridge, and nobody had expected the vote to be as close as it was. "
    "It took four hours, two breaks and a change of the room before the mayor could read the result aloud.\n"
)


def page(above: str = "", below: str = "", head: str = "", frame: str = "") -> Byline | None:
    markup = (
        f"<!doctype html><html><head><title>A bridge at last</title>{head}</head>"
        f"<body><header><nav>News Sport</nav></header>"
        f"<main><article><h1>A bridge at last</h1>\n{above}<p>{STORY}</p><p>{STORY}</p><p>{STORY}</p>\n"
        f"{below}</article></main>{frame}<footer><p>The Valley Gazette, all rights reserved</p></footer></body></html>"
    )
    return only("page.html", markup)


def only(name: str, text: str) -> Byline | None:
    found = byline.find(read(name, text.encode()))
    assert len(found) < 2
    return found[0] if found else None


def authors(found: Byline | None) -> tuple[str, ...]:
    return found.authors if found else ()


@pytest.mark.parametrize(
    "above",
    [
        '<p class="byline">By Ada Quill</p>',
        '<p class="meta"><span class="author vcard"><a class="fn" href="/x">Ada Quill</a></span> · 3 May 2024</p>',
        '<div itemprop="author"><span itemprop="name">Ada Quill</span></div>',
        '<p><a rel="author" href="/who">Ada Quill</a></p>',
        '<p><a href="/authors/ada-quill">Ada Quill</a></p>',
        "<p>By Ada Quill</p>",
        "<p>Posted on May 3, 2024 by Ada Quill</p>",
        "<p>3 May 2024 | Ada Quill</p>",
        "<p>Ada Quill</p><p>3 May 2024, 10:30</p>",
        '<p class="postAuthor-name">ByAda Quill</p>',
    ],
)
def test_one_author_however_she_is_shown(above: str) -> None:
    found = page(above)
    assert authors(found) == ("Ada Quill",)
    assert found is not None
    assert found.visible
    assert found.zone is Zone.ABOVE
    assert found.place.line == 2
    assert "Ada Quill" in found.text


def test_place_text_and_reasons() -> None:
    found = page('<p class="byline">By <b>Ada Quill</b>, Staff Writer</p>')
    assert found is not None
    assert (found.text, found.authors, found.institutions) == (
        "By Ada Quill, Staff Writer",
        ("Ada Quill",),
        ("Staff Writer",),
    )
    assert (found.place.line, found.place.column) == (2, 19)
    assert found.why == ('marked as "byline"', 'opened with "by"')


def test_several_authors_in_the_order_of_the_page() -> None:
    line = '<p class="authors"><a href="/a">Ada Quill</a>, <a href="/b">Ben Okri-Lund</a> and Cy Doe</p>'
    assert authors(page(line)) == ("Ada Quill", "Ben Okri-Lund", "Cy Doe")
    items = '<ul><li class="author">Ada Quill</li><li class="author">Ben Lund</li></ul>'
    assert authors(page(items)) == ("Ada Quill", "Ben Lund")


def test_an_agency_beside_a_person_stays() -> None:
    assert authors(page('<p class="byline"><a rel="author" href="/a">Ada Quill</a> and AP</p>')) == ("Ada Quill", "AP")


def test_an_agency_alone_needs_no_mark() -> None:
    assert authors(page("<p>AFP</p><p>3 May 2024</p>")) == ("AFP",)


def test_the_metadata_confirm_a_bare_name_and_choose_between_two() -> None:
    head = '<meta name="author" content="Ada Quill">'
    found = page("<p>Ada Quill</p>", head=head)
    assert found is not None
    assert found.visible
    assert found.why == ("a line of its own", "the metadata name the same author")
    both = '<p class="author">Site Desk</p><p>Ada Quill</p>'
    assert authors(page(both, head=head)) == ("Ada Quill",)


def test_what_only_the_metadata_say() -> None:
    found = page(head='<meta name="author" content="Ada Quill">')
    assert found is not None
    assert (found.authors, found.visible, found.zone, found.span) == (("Ada Quill",), False, Zone.HEAD, None)
    assert found.place.line == 1
    script = '<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "Ada Quill"}}</script>'
    assert authors(page(head=script)) == ("Ada Quill",)


def test_given_and_family_name_stated_apart() -> None:
    script = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "author":'
        ' {"@type": "Person", "familyName": "Quill", "givenName": "Ada"}}</script>'
    )
    assert authors(page(head=script)) == ("Ada Quill",)


def test_the_outlet_is_no_author_beside_a_person() -> None:
    head = '<meta property="og:site_name" content="Valley Gazette"><meta name="author" content="Valley Gazette">'
    assert authors(page('<p class="author">Ada Quill, Valley Gazette</p>', head=head)) == ("Ada Quill",)
    assert authors(page("<p>By Ada Quill</p>", head=head)) == ("Ada Quill",)


def test_somebody_s_own_site() -> None:
    head = '<meta property="og:site_name" content="Ada Quill"><meta name="author" content="Ada Quill">'
    assert authors(page(head=head)) == ("Ada Quill",)


@pytest.mark.parametrize(
    "elsewhere",
    [
        '<section class="related"><p class="author">By Ada Quill</p></section>',
        '<div class="comments"><p class="comment-author vcard">Ada Quill</p></div>',
        '<aside><p class="author">Ada Quill</p><p>Roads</p><p class="author">Ben Lund</p></aside>',
    ],
)
def test_authors_of_other_things_are_not_this_one_s(elsewhere: str) -> None:
    assert page(frame=elsewhere) is None


@pytest.mark.parametrize(
    "above",
    [
        "<figure><figcaption>Photo: Ada Quill</figcaption></figure>",
        "<p>Photo by Ada Quill</p>",
        "<p>Translated by Ada Quill</p>",
        '<p>Edited by <a href="/authors/ada">Ada Quill</a></p>',
        '<p class="date">3 May 2024</p>',
        "<p>Front Page</p>",
    ],
)
def test_photographers_translators_editors_dates_are_no_authors(above: str) -> None:
    assert page(above) is None


def test_a_note_on_the_article_names_its_author() -> None:
    found = page(below="<p>This article by Ada Quill and Ben Lund was first published elsewhere.</p>")
    assert authors(found) == ("Ada Quill", "Ben Lund")


def test_signature_below_the_article() -> None:
    assert authors(page(below="<p>— Ada Quill</p>")) == ("Ada Quill",)


def test_introduced_below_the_article_as_a_last_resort() -> None:
    below = "<p>Ada Quill is a professor of history. Ben Lund is a lecturer in law.</p>"
    assert authors(page(below=below)) == ("Ada Quill", "Ben Lund")
    assert authors(page("<p>By Cy Doe</p>", below=below)) == ("Cy Doe",)


def test_nobody_named() -> None:
    assert page() is None
    assert only("empty.txt", "Nothing to see here, and nobody wrote it.\n") is None


def test_markdown_front_matter_and_body() -> None:
    text = f"---\ntitle: A bridge\nauthor: '[Ada Quill](https://example.org/ada), Ben Lund'\n---\n\n{STORY}\n{STORY}"
    found = only("a.md", text)
    assert found is not None
    assert (found.authors, found.visible, found.place.line) == (("Ada Quill", "Ben Lund"), False, 3)
    shown = only("a.md", f"---\nauthors: [editor-slug]\n---\n\n*By Ada Quill*\n\n{STORY}\n{STORY}")
    assert shown is not None
    assert (shown.authors, shown.visible, shown.place.line) == (("Ada Quill",), True, 5)


def test_text_with_the_name_on_the_next_line_and_a_translator() -> None:
    assert authors(only("a.txt", f"A bridge at last\n\nby\nAda Quill\n\n{STORY}\n{STORY}")) == ("Ada Quill",)
    assert authors(only("a.txt", f"Ein Steg\n\nÜbersetzung\nvon\nAda Quill\n\n{STORY}\n{STORY}")) == ()


def test_a_byline_that_ran_into_the_first_paragraph() -> None:
    text = f"A bridge at last\n\nby Ada Quill 19 May 2017 from Example Website {STORY.strip()} {STORY}\n\n{STORY}"
    assert authors(only("a.txt", text)) == ("Ada Quill",)


def test_a_page_of_nothing_but_labels_is_read_in_good_time() -> None:
    labels = "".join(f'<span class="author">Ada Quill{chr(97 + i % 26)}</span> ' for i in range(5000))
    started = time.process_time()
    page(labels)
    page(f"<p>{labels}</p>" * 3, head='<meta name="author" content="Ada Quill">')
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Von Anna Lee", "Anna Lee"),
        ("Par Anne Le Goff, professeure à la Sorbonne", "Anne Le Goff"),
        ("Por Ana López", "Ana López"),
        ("Av Anna Berg", "Anna Berg"),
    ],
)
def test_an_everyday_word_opens_a_byline_below_the_first_line_of_plain_text(line: str, name: str) -> None:
    text = f"Boats at sea\n\n{line}\n\n" + "The tide came in and the boats went out to sea again.\n\n" * 4
    (found,) = byline.find(read("a.txt", text.encode()))
    assert (found.authors, found.span, found.place.line) == ((name,), (13, 13 + len(line)), 3)
    below = "The tide came in.\n\n" * 20 + text  # there it is no title's byline
    assert not byline.find(read("a.txt", below.encode()))


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("김철수 기자", "김철수"),
        ("(서울=데일리뉴스) 김철수 기자 =", "김철수"),
        ("山田太郎 記者", "山田太郎"),
        ("来源：新民报 作者：张三", "张三"),
        ("记者 张三 报道", "张三"),
    ],
)
def test_a_reporters_title_and_fields_side_by_side(line: str, name: str) -> None:
    page = f"<article><h1>Boats at sea</h1><p>{line}</p>{'<p>船只出海，潮水上涨，渔民们回到了港口。</p>' * 4}</article>"
    (found,) = byline.find(read("a.html", page.encode()))
    assert found.authors == (name,)


@pytest.mark.parametrize("line", ["記者会見の様子を伝える", "김철수 대표는 기자 회견에서 말했다", "産経新聞 記者"])
def test_a_sentence_with_a_reporters_title_names_nobody(line: str) -> None:
    page = f"<article><h1>Boats at sea</h1><p>{line}</p>{'<p>船只出海，潮水上涨，渔民们回到了港口。</p>' * 4}</article>"
    assert not byline.find(read("a.html", page.encode()))
