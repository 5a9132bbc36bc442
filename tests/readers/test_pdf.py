from __future__ import annotations

import io
import os
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfs import HEIGHT, Sheet, blocks, wrapped
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader

from compliance.article import Article, Place
from compliance.errors import BrokenError, EmptyError, EncryptedError, LimitError, NoTextError, ReadError
from compliance.readers import read as read_file
from compliance.readers.pdf import Limits, pdfium, plumber, read
from compliance.readers.source import Source

STORY = (
    "The ferry left at six and nobody on the quay looked up. It had left at six for forty years, and the only thing "
    "that had ever changed was the paint. This morning it carried two crates of letters and one passenger."
)


def source(data: bytes) -> Source:
    return Source("article.pdf", data, "pdf")


def story() -> Sheet:
    sheet = Sheet()
    sheet.text("The Six O'Clock Ferry", 60, 80, size=22)
    sheet.lines(wrapped(STORY, 400), top=120)
    return sheet


class TestText:
    def test_a_paragraph_is_one_block_with_its_lines_joined(self) -> None:
        assert blocks(story().read()) == ["The Six O'Clock Ferry", STORY]

    def test_every_word_has_its_page_and_box(self) -> None:
        sheet = Sheet()
        sheet.text("First", 60, 100, size=10, font="Courier")  # 6 points a character
        sheet.turn()
        sheet.text("On page two", 72, 300, size=10, font="Courier")
        article = sheet.read()
        start = article.text.index("page two")
        place = article.place(start, start + len("page two"))
        assert place.page == 2
        assert place.box is not None
        left, top, right, bottom = place.box
        assert (round(left), round(right)) == (72 + 18, 72 + 66)
        assert 290 < top < 300 < bottom < 304
        assert article.place(0).page == 1

    def test_a_page_on_its_side_is_read_as_it_is_seen(self) -> None:
        sheet = Sheet()
        sheet.canvas.setPageRotation(90)
        sheet.text("Sideways", 100, 200)
        article = sheet.read()
        box = article.place(0).box
        assert article.text == "Sideways"
        assert box is not None  # turned clockwise, what was 600 points from the bottom is so far from the left
        assert box[0] == pytest.approx(HEIGHT - 200, abs=4)
        assert box[1] == pytest.approx(100, abs=1)

    def test_paragraphs_part_at_a_gap(self) -> None:
        sheet = Sheet()
        top = sheet.lines(wrapped(STORY, 400))
        sheet.lines(wrapped(STORY, 400), top=top + 9)
        assert blocks(sheet.read()) == [STORY, STORY]

    def test_paragraphs_part_at_an_indent(self) -> None:
        sheet = Sheet()
        first, *rest = wrapped(STORY, 400)
        top = 100.0
        for _ in range(3):
            top = sheet.lines([first], left=80, top=top)
            top = sheet.lines(rest, left=60, top=top)
        assert blocks(sheet.read()) == [STORY, STORY, STORY]

    def test_lines_that_their_writer_broke_stay_lines(self) -> None:
        sheet = story()
        sheet.lines(["Copyright Mara Lindqvist, 2024", "First published by Global Research"], top=300)
        assert blocks(sheet.read())[-1] == "Copyright Mara Lindqvist, 2024\nFirst published by Global Research"

    def test_a_large_initial_is_put_before_its_word(self) -> None:
        sheet = Sheet()
        lines = wrapped(STORY[1:], 340)
        sheet.lines(lines[:3], left=100, top=120)
        sheet.lines(lines[3:], left=60, top=120 + 3 * 14)
        sheet.text("T", 60, 146, size=48)
        assert sheet.read().text.startswith("The ferry left at six")


class TestHyphens:
    def joined(self, *lines: str) -> str:
        sheet = Sheet()
        sheet.lines(lines)
        return sheet.read().text

    def test_a_divided_word_is_made_whole(self) -> None:
        assert self.joined("The council gave its recog-", "nition to the harbour.") == (
            "The council gave its recognition to the harbour."
        )

    def test_a_soft_hyphen_is_a_hyphen_at_the_end_of_a_line(self) -> None:
        assert self.joined("The council gave its recog\u00ad", "nition to the harbour.") == (
            "The council gave its recognition to the harbour."
        )

    def test_a_compound_that_the_file_writes_elsewhere_keeps_its_hyphen(self) -> None:
        text = self.joined("It is a well-known story of a well-", "known harbour and its keeper.")
        assert text == "It is a well-known story of a well-known harbour and its keeper."

    def test_before_a_capital_or_a_figure_the_hyphen_stays(self) -> None:
        text = self.joined("This is the long tale of Anglo-", "Saxon boats and the mid-", "1990s trade in them.")
        assert text == "This is the long tale of Anglo-Saxon boats and the mid-1990s trade in them."


class TestOrder:
    LEFT = wrapped("left " * 60, 200)
    RIGHT = wrapped("right " * 60, 200)

    def test_two_columns_drawn_one_after_the_other(self) -> None:
        sheet = Sheet()
        sheet.text("A title that goes over both of the columns of this page", 60, 60, size=18)
        sheet.lines(self.LEFT, left=60)
        sheet.lines(self.RIGHT, left=320)
        words = sheet.read().text.split()[12:]
        assert words == ["left"] * 60 + ["right"] * 60

    def test_two_columns_drawn_row_by_row(self) -> None:
        sheet = Sheet()
        top = 100.0
        for left, right in zip(self.LEFT, self.RIGHT, strict=False):
            sheet.lines([left], left=60, top=top)
            top = sheet.lines([right], left=320, top=top)
        words = sheet.read().text.split()
        assert words == sorted(words)
        assert {"left", "right"} == set(words)

    def test_what_is_drawn_last_and_stands_first_is_read_first(self) -> None:
        sheet = Sheet()
        sheet.lines(wrapped(STORY, 400), top=200)
        sheet.text("By Mara Lindqvist", 60, 120)
        assert blocks(sheet.read()) == ["By Mara Lindqvist", STORY]

    def test_a_paragraph_goes_on_over_a_page(self) -> None:
        sheet = Sheet()
        lines = wrapped(STORY, 400)
        sheet.lines(lines[:2], top=700)
        sheet.turn()
        sheet.lines(lines[2:], top=80)
        article = sheet.read()
        assert blocks(article) == [STORY]
        assert article.place(article.text.index("one passenger")).page == 2

    def test_what_every_page_repeats_is_no_part_of_the_article(self) -> None:
        sheet = Sheet()
        lines = wrapped(STORY, 400)
        for number, some in enumerate((lines[:2], lines[2:], lines), 1):
            sheet.text("11/23/26, 5:58 PM", 30, 30, size=8)
            sheet.text("The Six O'Clock Ferry - Harbour News", 200, 30, size=8)
            sheet.lines(some)
            sheet.text("https://harbour.example/ferry", 30, 785, size=8)
            sheet.text(f"{number}/3", 560, 785, size=8)
            sheet.turn()
        article = sheet.read()
        zones = [(block.zone.value, article.text[block.start : block.end]) for block in article.blocks]
        assert zones == [
            ("navigation", "11/23/26, 5:58 PM"),
            ("navigation", "The Six O'Clock Ferry - Harbour News"),
            ("article", STORY),
            ("article", STORY),
            ("footer", "https://harbour.example/ferry"),
            ("footer", "1/3"),
        ]


class TestErrors:
    def test_a_password_is_asked_for(self) -> None:
        sheet = Sheet(encrypt=StandardEncryption("secret", "owner"))
        sheet.text("Nobody reads this", 60, 100)
        with pytest.raises(EncryptedError, match="asks for a password"):
            sheet.read()

    def test_an_empty_password_opens(self) -> None:
        sheet = Sheet(encrypt=StandardEncryption("", "owner", canCopy=0))
        sheet.text("Everybody reads this", 60, 100)
        assert sheet.read().text == "Everybody reads this"

    def test_pictures_only(self) -> None:
        sheet = Sheet()
        picture = io.BytesIO()
        Image.new("RGB", (4, 4), "red").save(picture, "PNG")
        for _ in range(3):
            sheet.canvas.drawImage(ImageReader(picture), 50, 50, 400, 400)
            sheet.turn()
        with pytest.raises(NoTextError, match="no text layer: 3 pages with pictures only"):
            sheet.read()

    def test_an_empty_page(self) -> None:
        sheet = Sheet()
        sheet.turn()
        with pytest.raises(NoTextError, match="no text layer: 1 page without text"):
            sheet.read()

    def test_a_file_that_is_cut_off(self) -> None:
        with pytest.raises(BrokenError, match="cut off"):
            read(source(story().done()[:600]))

    def test_a_file_that_is_no_pdf(self) -> None:
        with pytest.raises(BrokenError, match="named a PDF, and is none"):
            read(source(b"This is only a letter."))

    def test_no_pages(self) -> None:
        data = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
        data += b"xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \n"
        data += b"trailer<</Size 3/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % data.index(b"xref")
        with pytest.raises(EmptyError, match="no pages"):
            read(source(data))

    def test_more_pages_than_allowed(self) -> None:
        sheet = Sheet()
        for _ in range(4):
            sheet.text("A page", 60, 100)
            sheet.turn()
        with pytest.raises(LimitError, match="4 pages, and 3 are read at most"):
            sheet.read(Limits(pages=3))

    def test_more_text_than_allowed(self) -> None:
        with pytest.raises(LimitError, match="more than 100 characters"):
            story().read(Limits(characters=100))

    def test_what_hangs_is_stopped(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(pdfium, "extract", lambda *_: time.sleep(60))
        with pytest.raises(LimitError, match=r"more than 0\.2 seconds"):
            story().read(Limits(seconds=0.2))

    def test_what_aborts_harms_nobody(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(pdfium, "extract", lambda *_: os.abort())
        with pytest.raises(LimitError, match="SIGABRT"):
            story().read()

    def test_the_error_names_the_file(self) -> None:
        with pytest.raises(BrokenError, match=r"^here/a\.pdf: the PDF is cut off"):
            read_file("here/a.pdf", b"%PDF-1.7\n")


class TestReaders:
    """Both libraries give the same page."""

    @pytest.fixture
    def data(self) -> bytes:
        sheet = story()
        sheet.linked("The Harbour Post", "https://harbour.example/ferry", 60, 300)
        return sheet.done()

    def test_words_and_targets(self, data: bytes) -> None:
        one = pdfium.extract("a.pdf", data, Limits()).pages[0]
        other = plumber.extract("a.pdf", data, Limits()).pages[0]
        assert [word.text for word in one.words] == [word.text for word in other.words]
        for word, same in zip(one.words, other.words, strict=True):
            assert (word.left, word.right, word.size) == pytest.approx((same.left, same.right, same.size), abs=1)
        assert one.targets[0].href == other.targets[0].href == "https://harbour.example/ferry"
        assert one.targets[0].box == pytest.approx(other.targets[0].box, abs=0.1)

    def test_the_second_opens_what_the_first_refuses(self, data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(path: str, *_: object) -> None:
            raise BrokenError(path, "refused")

        monkeypatch.setattr(pdfium, "extract", refuse)
        assert blocks(read(source(data)))[1:] == [STORY, "The Harbour Post"]

    def test_the_second_has_the_same_errors(self) -> None:
        sheet = Sheet(encrypt=StandardEncryption("secret", "owner"))
        sheet.text("Nobody reads this", 60, 100)
        data = sheet.done()
        with pytest.raises(EncryptedError):
            plumber.extract("a.pdf", data, Limits())
        with pytest.raises(BrokenError):
            plumber.extract("a.pdf", b"%PDF-1.7\n%%EOF", Limits())
        with pytest.raises(LimitError):
            plumber.extract("a.pdf", story().done(), Limits(characters=10))


@settings(max_examples=20, deadline=None)
@given(st.lists(st.text("abcdefgh", min_size=1, max_size=9), min_size=1, max_size=120), st.floats(120, 480))
def test_no_word_is_lost_however_wide_the_column(words: list[str], width: float) -> None:
    sheet = Sheet()
    sheet.lines(wrapped(" ".join(words), width), top=60)
    assert sheet.read().text.split() == words


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 1 << 16), st.binary(min_size=1, max_size=4)), min_size=1, max_size=8))
def test_a_damaged_file_is_an_article_or_an_error_of_the_tree(changes: list[tuple[int, bytes]]) -> None:
    data = bytearray(story().done())
    for at, wrong in changes:
        data[at % len(data) : at % len(data) + len(wrong)] = wrong
    try:
        article = read(source(bytes(data)), Limits(seconds=10))
    except ReadError as error:
        assert error.message  # noqa: PT017 -- either will do
    else:
        assert isinstance(article, Article)
        assert article.place(0) != Place()
