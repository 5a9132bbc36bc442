from __future__ import annotations

from compliance.article import Article, Place, Zone
from compliance.readers import read

STORY = (
    "The council met on Tuesday to vote on the new bridge, and nobody had expected the vote to be as close as it was. "
)


def page(markup: str) -> Article:
    return read("page.html", markup.encode())


def words(article: Article) -> list[str]:
    return [article.text[block.start : block.end] for block in article.blocks]


def test_blocks_are_lines_of_text_and_white_space_is_one_blank() -> None:
    article = page("<p>One\n  <b>wo</b>rd&nbsp;here</p><div>Two<p>Three</div>")
    assert words(article) == ["One word here", "Two", "Three"]
    assert article.text == "One word here\nTwo\nThree"


def test_a_line_break_stays_in_the_block_and_two_end_it() -> None:
    assert words(page("<p>One<br>two<br><br>three<br></p>four")) == ["One\ntwo", "three", "four"]


def test_boxes_on_one_line_do_not_run_together() -> None:
    article = page(
        "<p><span class=author>Ben Adams</span><time>Mar 10</time>, 2022 <a href=/x>The</a>y <b>wor</b>ld</p>"
    )
    assert article.text == "Ben Adams Mar 10, 2022 They world"


def test_every_word_has_its_place() -> None:
    article = page("<html>\n<p>Tom &amp; Ann\n   Lee <!-- x -->met  <a\nhref='/b'>\n  Bo</a></p>")
    places = {word: article.place(article.text.index(word)) for word in ("Tom", "&", "Ann", "Lee", "met", "Bo")}
    assert places == {
        "Tom": Place(line=2, column=4),
        "&": Place(line=2, column=8),
        "Ann": Place(line=2, column=14),
        "Lee": Place(line=3, column=4),
        "met": Place(line=3, column=18),
        "Bo": Place(line=5, column=3),
    }
    assert article.links[0].place == Place(line=4, column=1)


def test_what_is_not_seen_is_no_text() -> None:
    article = page(
        f"<p>{STORY}</p><p hidden>a1</p><p style='display: none'>a2</p><script>a3</script><template>a4</template>"
        "<noscript><img src=/pixel>a5</noscript><span class=sr-only>a6</span><!-- a7 --><dialog>a8</dialog>"
        "<div role=dialog>a9</div><style>a10{}</style><p>end</p>"
    )
    assert words(article) == [STORY.strip(), "end"]
    assert [image.src for image in article.images] == ["/pixel"]


def test_the_parts_of_a_page() -> None:
    article = page(
        "<title>A bridge too close | The Paper</title><header><nav>Home</nav></header><main><article>"
        f"<header><h1>A bridge too close</h1><p class=byline>By Ann Lee</p></header><div class=body><p>{STORY}</p>"
        f"<p>Short.</p><p>{STORY}</p></div><div class=credit>First published by The Herald.</div></article></main>"
        f"<aside class=sidebar><p>{STORY}</p></aside><footer>© The Paper</footer>"
    )
    assert [(block.zone, block.kind) for block in article.blocks] == [
        (Zone.NAVIGATION, "paragraph"),
        (Zone.ABOVE, "title"),
        (Zone.ABOVE, "paragraph"),
        (Zone.ARTICLE, "paragraph"),
        (Zone.ARTICLE, "paragraph"),
        (Zone.ARTICLE, "paragraph"),
        (Zone.BELOW, "paragraph"),
        (Zone.SIDEBAR, "paragraph"),
        (Zone.FOOTER, "paragraph"),
    ]
    assert [(label.name, article.text[label.start : label.end]) for label in article.labels] == [
        ("byline", "By Ann Lee"),
        ("credit", "First published by The Herald."),
    ]


def zones(markup: str) -> dict[str, Zone]:
    article = page(markup)
    return {article.text[block.start : block.end]: block.zone for block in article.blocks}


def test_a_footer_of_the_article_is_no_frame() -> None:
    told = zones(
        f"<article><h1>A bridge too close</h1><div><p>{STORY}</p></div><footer>By Ann Lee</footer></article>"
        "<footer>© The Paper</footer>"
    )
    assert told["By Ann Lee"] is Zone.BELOW
    assert told["© The Paper"] is Zone.FOOTER


def test_what_has_comments_behind_it_is_not_the_footer_of_the_site() -> None:
    told = zones(
        f"<div><h1>A bridge too close</h1><p>{STORY}</p><div class=postfooter>First published by The Herald.</div>"
        "</div><div id=comments>Nice.</div><div id=footer>© The Paper</div>"
    )
    assert told["First published by The Herald."] is Zone.BELOW
    assert told["Nice."] is Zone.COMMENTS
    assert told["© The Paper"] is Zone.FOOTER


def test_names_of_the_whole_page_are_no_zone() -> None:
    told = zones(f"<body class='has-sidebar'><div class='nav-open'><h1>A bridge too close</h1><p>{STORY}</p></div>")
    assert set(told.values()) == {Zone.ABOVE, Zone.ARTICLE}


def test_a_byline_in_a_menu_stands_above() -> None:
    told = zones(
        f"<nav>Home</nav><h1>A bridge too close</h1><nav><span itemprop=author>Ann Lee</span></nav><p>{STORY}</p>"
        "<nav>Top</nav>"
    )
    assert told == {
        "Home": Zone.NAVIGATION,
        "A bridge too close": Zone.ABOVE,
        "Ann Lee": Zone.ABOVE,
        STORY.strip(): Zone.ARTICLE,
        "Top": Zone.FOOTER,
    }


def test_what_stands_outside_the_main_element_is_frame() -> None:
    told = zones(
        f"<div>Breaking news</div><main><h1>A bridge too close</h1><p>{STORY}</p><p>Credit: The Herald</p></main>"
        "<div>More of us</div>"
    )
    assert told["Breaking news"] is Zone.NAVIGATION
    assert told["Credit: The Herald"] is Zone.BELOW
    assert told["More of us"] is Zone.FOOTER


def test_a_page_without_structure_is_all_article() -> None:
    article = page(f"<h1>A bridge too close</h1><p>By Ann Lee<p>{STORY}<p>{STORY}<p>© Ann Lee")
    assert [block.zone for block in article.blocks] == [
        Zone.ABOVE,
        Zone.ABOVE,
        Zone.ARTICLE,
        Zone.ARTICLE,
        Zone.BELOW,
    ]


def test_scripts_without_blanks_have_shorter_prose() -> None:
    told = zones(
        "<h1>橋の建設</h1><p>田中太郎</p><p>市議会は火曜日に新しい橋の建設について採決を行い、長い議論の末に僅差で可決された。</p>"
    )
    assert list(told.values()) == [Zone.ABOVE, Zone.ABOVE, Zone.ARTICLE]


def test_a_byline_behind_a_standfirst_stands_above() -> None:
    told = zones(
        f"<h1>A bridge too close</h1><p>{STORY}1</p><p class=byline>By Ann Lee</p><p>{STORY}2</p><p>{STORY}3</p>"
    )
    assert [str(zone) for zone in told.values()] == ["above", "above", "above", "article", "article"]


def test_what_the_markup_calls_the_body_is_believed() -> None:
    teasers = "".join(f"<div><p>{STORY}{number}</p></div>" for number in range(2))
    told = zones(f"<h1>A bridge too close</h1><div itemprop=articleBody><p>{STORY}</p></div><div>{teasers}</div>")
    assert [str(zone) for zone in told.values()] == ["above", "article", "below", "below"]


def test_a_name_that_most_of_the_prose_has_is_none_of_a_frame() -> None:
    parts = "".join(f"<div class=sidebar-grid><p>{STORY}{number}</p></div>" for number in range(3))
    told = zones(f"<h1>A bridge too close</h1>{parts}<footer>© The Paper</footer>")
    assert [str(zone) for zone in told.values()] == ["above", "article", "article", "article", "footer"]


def test_what_the_style_sheet_hides_is_no_text() -> None:
    article = page("<style>.off, p.no {display: none}</style><p>One</p><p class=off>two</p><p class=no>three</p>")
    assert words(article) == ["One"]


def test_a_page_that_hides_itself_until_it_has_loaded_is_seen() -> None:
    article = page(f"<div style='opacity:0'><p>{STORY}</p><p>{STORY}</p></div>")
    assert words(article) == [STORY.strip()] * 2


def test_a_short_article_may_have_a_long_footer() -> None:
    told = zones(
        f"<h1>A bridge too close</h1><p>{STORY}</p><footer><p>{STORY * 3}©</p><p>{STORY * 2}Contact</p></footer>"
    )
    assert [str(zone) for zone in told.values()] == ["above", "article", "footer", "footer"]


def test_words_of_a_card_under_a_link_are_no_prose() -> None:
    cards = "".join(f"<a href=/{number}><div><h3>More</h3><p>{STORY}{number}</p></div></a>" for number in range(3))
    told = zones(f"<h1>A bridge too close</h1><div><p>{STORY}</p></div><div>{cards}</div>")
    assert told[f"{STORY}2"] is Zone.BELOW
