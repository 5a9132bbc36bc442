from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.elements import date
from compliance.elements.date import parse
from compliance.readers import read

PAGE = """<!doctype html><html><head><title>Bees</title>{}</head><body><main><article><h1>Bees at work</h1>
<p>By Ann Bee {}</p>
<p>The committee heard on Monday that the bees of the valley had a good year, better than the one before, and that
nobody could tell why, for on 1 January 2001 there had been fewer of them than ever since the count began.</p>
</article></main></body></html>"""


@pytest.mark.parametrize(
    "words",
    [
        "May 3, 2024", "3 May 2024", "3rd of May 2024", "3. Mai 2024", "3 mai 2024", "3 maggio 2024", "3 mei 2024",
        "3 de mayo de 2024", "3 Mei 2024", "3 de maio de 2024", "3 мая 2024", "3 Mayıs 2024", "2024年5月3日",
        "2024년 5월 3일", "2024-05-03", "2024/5/3", "03.05.2024", "2024.05.03",
    ],
)  # fmt: skip
def test_days_as_they_are_written(words: str) -> None:
    (found,) = date.find(read("a.html", PAGE.format("", words).encode()))
    assert (found.text, found.iso, found.place.line) == (words, "2024-05-03", 2)


@pytest.mark.parametrize(
    "words", ["03/05/2024", "31 June 2024", "13.13.2024", "version 1.2.2024.5", "in May", "5 apples 2024"]
)
def test_what_is_no_day_or_cannot_be_told(words: str) -> None:
    assert date.find(read("a.html", PAGE.format("", words).encode())) == ()


def test_metadata_behind_what_is_seen() -> None:
    meta = (
        '\n<meta property="article:published_time" content="2024-05-03T10:00:00Z"><meta name=date content=2020-01-01>'
    )
    seen, said = date.find(read("a.html", PAGE.format(meta, "May 3, 2024").encode()))
    assert (seen.span is not None, said.span, said.iso, said.place.line) == (True, None, "2024-05-03", 2)


def test_front_matter() -> None:
    (found,) = date.find(
        read("a.md", b"---\ntitle: Bees\ndate: 2024-05-03 10:00:00 +0200\n---\n\nThe bees had a good year.\n")
    )
    assert (found.iso, found.place.line) == ("2024-05-03", 3)


@given(st.text(alphabet=st.sampled_from("0123./- 年月日May,"), max_size=30) | st.text(max_size=40))
def test_any_text_is_read(text: str) -> None:
    for start, end, iso in parse(text):
        assert text[start:end].strip()
        assert iso[:4] in text
