import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.errors import BrokenError
from compliance.fix.draft import Draft
from compliance.readers.source import Source


def draft(data: bytes, form: str = "text") -> Draft:
    return Draft.of(Source("a", data, form))  # type: ignore[arg-type] # hypothesis gives none other


def test_what_is_put_in_has_the_line_ends_of_the_file_and_all_else_stays() -> None:
    found = draft(b"\xef\xbb\xbfOne\r\n\r\nTwo\r\n")
    assert found.line_end == "\r\n"
    assert found.offset(3) == 7
    assert found.line(7) == 3
    assert found.put(7, "New\n\n").source.data == b"\xef\xbb\xbfOne\r\n\r\nNew\r\n\r\nTwo\r\n"


def test_a_page_says_by_reference_what_its_encoding_lacks() -> None:
    page = draft(b'<meta charset="iso-8859-1"><p>Caf\xe9', "html")
    assert page.encoding == "iso-8859-1"
    assert page.put(len(page.text), "\N{COPYRIGHT SIGN} \u0141ucja").source.data.endswith(b"Caf\xe9\xa9 &#321;ucja")


def test_a_text_has_no_way_to_say_it() -> None:
    text = draft("Ça va très bien à l'école, élève.".encode("windows-1252"))
    with pytest.raises(BrokenError, match='"Ł" cannot be written in its encoding'):
        text.put(0, "Łucja")


def test_bytes_that_would_be_lost_are_not_touched() -> None:
    with pytest.raises(BrokenError, match="nothing can be put in without changing others"):
        draft("Déjà vu, élève, écolière, théâtre, forêt, fenêtre, and one that was cut: ".encode() + b"\xc3 end")


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1), st.integers(0, 50), st.text("ab\n"))
def test_without_what_was_put_in_it_is_what_it_was(text: str, at: int, words: str) -> None:
    data = text.encode()
    try:
        before = draft(data)
    except BrokenError:  # mostly control characters: no text
        return
    at = min(at, len(before.text))
    after = before.put(at, words)
    more = len(after.text) - len(before.text)
    assert after.text[:at] + after.text[at + more :] == before.text
    assert Draft.of(after.source).text == after.text or "\0" in text
