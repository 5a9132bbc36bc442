"""Markdown: blocks, links, raw HTML, template code, zones, and the place of each word."""

from __future__ import annotations

import textwrap
from itertools import count
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from compliance.article import Anchor, Article, Zone
from compliance.errors import BrokenError
from compliance.readers.markdown import read
from compliance.readers.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable

LONG = (
    "The harbour office counted four hundred boats in the spring, more than in any year since the wall was built. " * 2
)


def article(text: str, path: str = "a.md") -> Article:
    return read(Source(path, textwrap.dedent(text).encode(), "markdown"))


def shown(of: Article) -> list[tuple[str, str]]:
    return [(block.kind, of.text[block.start : block.end]) for block in of.blocks]


def at(of: Article, words: str) -> tuple[int | None, int | None]:
    place = of.place(of.text.index(words))
    return place.line, place.column


def links(of: Article) -> list[tuple[str, str, int | None, int | None]]:
    return [(link.href, of.text[link.start : link.end], link.place.line, link.place.column) for link in of.links]


def test_blocks_of_every_kind() -> None:
    of = article("""\
        # Boats

        A paragraph
        on two lines.

        ## The *count*

        - one
        - two

        > said Ann

        | a | b \\| c |
        |---|--------|
        | x | **y**  |

        ```text
        code  here
        ```
    """)
    assert shown(of) == [
        ("title", "Boats"),
        ("paragraph", "A paragraph on two lines."),
        ("heading", "The count"),
        ("item", "one"),
        ("item", "two"),
        ("quote", "said Ann"),
        ("cell", "a"),
        ("cell", "b | c"),
        ("cell", "x"),
        ("cell", "y"),
        ("code", "code here"),
    ]
    assert [block.level for block in of.blocks][:3] == [1, 0, 2]
    places = {"Boats": (1, 3), "on two": (4, 1), "count": (6, 9), "two\n": (9, 3), "said": (11, 3)}
    places |= {"b |": (13, 7), "| c": (13, 10), "y": (15, 9), "here": (18, 7)}
    assert {words: at(of, words) for words in places} == places


def test_links() -> None:
    of = article("""\
        By [Ann *Smith*](https://gull.example/ann "her page") for [The Gull][gull],
        see <https://gull.example/a>, https://gull.example/b_c_d. or www.gull.example; [gull] too.

        [gull]: <https://gull.example/>
    """)
    assert of.text.startswith(
        "By Ann Smith for The Gull, see https://gull.example/a, https://gull.example/b_c_d. or www."
    )
    assert links(of) == [
        ("https://gull.example/ann", "Ann Smith", 1, 18),
        ("https://gull.example/", "The Gull", 4, 10),
        ("https://gull.example/a", "https://gull.example/a", 2, 6),
        ("https://gull.example/b_c_d", "https://gull.example/b_c_d", 2, 31),
        ("http://www.gull.example", "www.gull.example", 2, 62),
        ("https://gull.example/", "gull", 4, 10),
    ]
    assert of.links[0].title == "her page"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[a [b](https://x.example)", [("https://x.example", "b", 1, 8)]),
        ("[https://a.example/x](https://b.example)", [("https://b.example", "https://a.example/x", 1, 23)]),
        ("**https://a.example/x**", [("https://a.example/x", "https://a.example/x", 1, 3)]),
        ("[![boat](boat.png)](https://a.example)", [("https://a.example", "", 1, 21)]),
        ("[a](https://a.example/%20b_(c)?d=ä&amp;e)", [("https://a.example/%20b_(c)?d=ä&e", "a", 1, 5)]),
        ("[a]( <https://a.example/b c>\n'title')", [("https://a.example/b c", "a", 1, 7)]),
        ("[a][b](c)\n\n[b]: https://b.example", [("https://b.example", "a", 3, 6)]),
        ("![a][b] [b][]\n\n[b]:\n  https://b.example", [("https://b.example", "b", 4, 3)]),
        ("> [a](https://a.example)", [("https://a.example", "a", 1, 7)]),
        ("원문: http://a.example/x.html를 번역", [("http://a.example/x.html", "http://a.example/x.html", 1, 5)]),
        ("`[a](https://a.example)` \\[a](b)", []),
        (
            '<a href="https://a.example/">see https://a.example</a>',
            [("https://a.example/", "see https://a.example", 1, 4)],
        ),
    ],
)
def test_the_place_of_an_address(text: str, found: list[tuple[str, str, int, int]]) -> None:
    assert links(article(text)) == found


def test_escapes_and_entities() -> None:
    of = article("It cost \\$5 &amp; 10&nbsp;pence, \\a &lt;b> a < b & *so* on")
    assert of.text == "It cost $5 & 10 pence, \\a <b> a < b & so on"
    assert at(of, "$5") == (1, 10)
    assert at(of, "pence") == (1, 27)
    assert at(of, "on") == (1, 57)


def test_raw_html_is_read_as_html() -> None:
    of = article("""\
        Text <span class="author">Ann</span> <!-- hidden --> <span hidden>unseen</span> on

        <div class="credit">

        From *The Gull*, <img src="https://gull.example/count.gif" width="1"> here

        </div>

        <script src="https://gull.example/count.js"></script>
        <footer>Copyright</footer>
    """)
    assert shown(of) == [
        ("paragraph", "Text Ann on"),
        ("paragraph", "From The Gull, here"),
        ("paragraph", "Copyright"),
    ]
    assert [(label.name, of.text[label.start : label.end]) for label in of.labels] == [
        ("author", "Ann"),
        ("credit", "From The Gull, here"),
    ]
    assert [(image.tag, image.place.line, image.place.column) for image in of.images] == [
        ("img", 5, 23),
        ("script", 9, 9),
    ]
    assert of.blocks[-1].zone is Zone.FOOTER
    assert at(of, "Gull") == (5, 11)


def test_front_matter_is_metadata_and_lines_count_on() -> None:
    of = article("""\
        ---
        title: Boats
        lang: pt_BR
        ---
        Text
    """)
    assert shown(of) == [("paragraph", "Text")]
    assert at(of, "Text") == (5, 1)
    assert of.said("front-matter", "title")[0].value == "Boats"
    assert of.language == "pt-br"


def test_broken_front_matter_is_a_remark() -> None:
    of = article("---\ntitle: a: b\n---\nText\n")
    assert of.text == "Text"
    assert "broken" in of.remarks[0]


def test_template_code_is_no_text() -> None:
    of = article("""\
        {% include note.html text="unseen" %}
        Text{{< ref "x" >}} goes {{ page.on }} on.[^1]
        {: .notice}

        :::note[From [The Gull](https://gull.example)]
        Inside
        :::

        [^1]: A note that stays.

        `{{ code }}`
    """)
    assert [words for _, words in shown(of)] == [
        "Text goes on.",
        "From The Gull Inside",
        "A note that stays.",
        "{{ code }}",
    ]
    assert links(of) == [("https://gull.example", "The Gull", 5, 25)]


def test_the_address_in_a_shortcode_is_a_link_without_words() -> None:
    of = article("""\
        Text

        {{< republished blog="The Gull" url="https://gull.example/a" >}}

        More
    """)
    assert links(of) == [("https://gull.example/a", "", 3, 38)]
    assert (of.links[0].rel, of.links[0].title) == ("republished", "The Gull")


@pytest.mark.parametrize(
    "template", ["{{% param original_url %}}", "{{ page.original_url }}", '{{< param "original_url" >}}']
)
def test_an_address_taken_from_the_front_matter(template: str) -> None:
    of = article(f"---\noriginal_url: https://gull.example/a\n---\n[here][o]\n\n[o]: <{template}>\n")
    assert links(of) == [("https://gull.example/a", "here", 6, 7)]


def test_a_template_in_an_address_stays_as_it_is() -> None:
    assert links(article("[a]({{site.url}}/b)")) == [("{{site.url}}/b", "a", 1, 5)]
    assert links(article("[a](<{{ site.url }}/b>)")) == [("{{ site.url }}/b", "a", 1, 6)]


def test_mdx() -> None:
    of = article(
        """\
        import Credit from './credit'
        export const meta = {
          author: 'Ann',
        }

        # Boats

        <Credit by={<b>unseen</b>} from="The Gull">
        From <Link href="https://gull.example">The Gull</Link> {/* unseen */}
        </Credit>

        <Title>kept</Title>

        <p>A <a href={"https://gull.example/a"}>b</a> {unseen}</p>
        """,
        "a.mdx",
    )
    assert [words for _, words in shown(of)] == ["Boats", "From The Gull", "kept", "A b"]
    assert links(of) == [("https://gull.example", "The Gull", 9, 12), ("https://gull.example/a", "b", 14, 9)]


def test_zones() -> None:
    of = article(f"# Boats\n\nBy Ann\n\n{LONG}\n\n{LONG}\n\n---\n\nFrom The Gull\n")
    assert [block.zone for block in of.blocks] == [Zone.ABOVE] * 2 + [Zone.ARTICLE] * 2 + [Zone.BELOW]


def test_other_line_ends_and_control_characters() -> None:
    of = article("One\r\n\r\nTw\x08o\r\rThree" + " and so on" * 20)
    assert [at(of, words) for words in ("One", "Tw", "Three")] == [(1, 1), (3, 1), (5, 1)]


def test_binary_data_is_an_error() -> None:
    with pytest.raises(BrokenError):
        read(Source("a.md", bytes(range(32)) * 40, "markdown"))


MARKS = [
    "](",
    "http://a.b/c",
    "www.a.b",
    "**",
    "  \n",
    "\n\n",
    "---\n",
    "{{<",
    ">}}",
    "<b>",
    "</b>",
    "<div>",
    "<!--",
    "-->",
]
MARKS += [
    "&amp;",
    "| a | b |\n|--|--|\n",
    "[a]: ",
    "é中",
    "```\n",
    "    ",
    "[^1]",
    "> ",
    "- ",
    "<a href='x'>",
    "![",
    '"',
]
MARKS += [":::", "{%", "%}", "import ", "\ue000", "<script>", "1. ", *"[]()<>*_#>\\!`-~|&{}%:+=\n \t"]
PIECES = st.sampled_from(MARKS)
TEXT = st.characters(exclude_categories=["Cs"], exclude_characters="\ufeff")


@example('{{<\n"', "a.md")
@given(
    st.lists(st.one_of(PIECES, st.text(TEXT, max_size=6)), max_size=30).map("".join), st.sampled_from(["a.md", "a.mdx"])
)
def test_any_text_is_read(text: str, path: str) -> None:
    try:
        of = read(Source(path, text.encode(), "markdown"))
    except BrokenError:  # control characters in plenty
        return
    assert all(0 <= block.start < block.end <= len(of.text) for block in of.blocks)
    assert all(a.end <= b.start for a, b in zip(of.blocks, of.blocks[1:], strict=False))
    assert all(a.offset < b.offset for a, b in zip(of.anchors, of.anchors[1:], strict=False))
    assert all(0 <= link.start <= link.end <= len(of.text) for link in of.links)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for anchor in of.anchors:
        assert isinstance(anchor, Anchor)
        assert 1 <= anchor.line <= len(lines)
        assert 1 <= anchor.column <= len(lines[anchor.line - 1]) + 1


WORDS = count()
INLINE: list[Callable[[str], str]] = [
    lambda w: w,
    lambda w: f"*{w}*",
    lambda w: f"**{w}**",
    lambda w: f"***{w}***",
    lambda w: f"~~{w}~~",
    lambda w: f"_{w}_",
    lambda w: f"`{w}`",
    lambda w: f"`` {w} ``",
    lambda w: f"[{w}](https://a.example/b 'c')",
    lambda w: f"[{w}][r]",
    lambda w: f"[*{w}*]",
    lambda w: f"\\*{w}\\a\\$",
    lambda w: f"&amp;{w}&lt;",
    lambda w: f"< {w} & ",
    lambda w: f'<b class="x">{w}</b>',
    lambda w: f"{w}<!-- x -->{w[0]}",
    lambda w: f"![x](y.png){w}",
    lambda w: f"https://a.example/{w}_b_",
    lambda w: f"<https://a.example/{w}>",
    lambda w: f"{{{{< x >}}}}{w}",
    lambda w: f"www.{w}.example",
    lambda w: f"{w}\\\n",
    lambda w: f"{w}  \n",
    lambda w: f"{w}\n",
]
BLOCK: list[Callable[[str], str]] = [
    lambda t: t,
    lambda t: f"# {t.replace(chr(10), ' ')} #",
    lambda t: f"{t.strip()}\n===",
    lambda t: textwrap.indent(t, "> ", lambda _: True),
    lambda t: "-   " + t.replace("\n", "\n    "),
    lambda t: "1. - " + t.replace("\n", "\n     "),
    lambda t: "> 1. " + t.replace("\n", "\n>    "),
    lambda t: "| a | " + t.replace("\n", " ") + " |\n|---|---|\n| b \\| | " + "c | d |",
    lambda t: "a | b\n---|---\n" + t.replace("\n", " ") + " | \\|",
    lambda t: f"<div>\n\n{t}\n\n</div>",
    lambda t: f"[r]: https://r.example\n{t}",
]


@given(
    st.lists(
        st.tuples(st.sampled_from(BLOCK), st.lists(st.sampled_from(INLINE), min_size=1, max_size=8)),
        min_size=1,
        max_size=5,
    )
)
def test_the_place_of_each_word_is_exact(blocks: list[tuple[Callable[[str], str], list[Callable[[str], str]]]]) -> None:
    words = [[f"w{next(WORDS)}q" for _ in pieces] for _, pieces in blocks]
    text = "\n\n".join(
        block(" ".join(piece(word) for piece, word in zip(pieces, its, strict=True)))
        for (block, pieces), its in zip(blocks, words, strict=True)
    )
    text += "\n\n[r]: https://r.example\n"
    of = read(Source("a.md", text.encode(), "markdown"))
    lines = text.split("\n")
    for word in (word for its in words for word in its):
        place = of.place(of.text.index(word))
        assert place.line
        assert place.column
        assert lines[place.line - 1].startswith(word, place.column - 1)
