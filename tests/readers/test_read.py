from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from compliance.errors import BrokenError, EmptyError, MissingError
from compliance.readers import read

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("name", "data", "format_"),
    [
        ("a.html", b"<p>Hello", "html"),
        ("a.md", b"# Hello", "markdown"),
        ("a.txt", b"Hello", "text"),
        ("-", b"<!doctype html>Hello", "html"),
    ],
)
def test_each_format_has_its_reader(name: str, data: bytes, format_: str) -> None:
    article = read(name, data)
    assert (article.path, article.format, article.text) == (name, format_, "Hello")


def test_a_file_and_its_bytes_give_the_same(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_bytes(b"<title>Hello</title><p class=byline>By Ann Lee")
    of_file, of_bytes = read(str(file)), read("-", file.read_bytes())
    assert (of_file.text, of_file.labels, of_file.metadata) == (of_bytes.text, of_bytes.labels, of_bytes.metadata)


def test_what_cannot_be_read_is_said_on_one_line(tmp_path: Path) -> None:
    with pytest.raises(MissingError, match=r"absent\.html: no such file"):
        read(str(tmp_path / "absent.html"))
    with pytest.raises(MissingError, match="this is a folder"):
        read(str(tmp_path))
    with pytest.raises(EmptyError, match="-: there is nothing but white space in the file"):
        read("-", b" \n")
    with pytest.raises(BrokenError, match=r"a\.html: this is no text"):
        read("a.html", b"GIF89a\0\1\0\1\0\0\0\0")


def test_a_guessed_encoding_is_said_to_be_one() -> None:
    article = read(
        "a.html", "<p>Die Brücke über den Fluß wird für Fußgänger geöffnet, sagte Jörg Müller.".encode("cp1252")
    )
    assert article.encoding_guessed
    assert "Jörg Müller" in article.text
    assert "guessed" in article.remarks[0]
