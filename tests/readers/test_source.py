from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from compliance.errors import EmptyError, MissingError
from compliance.readers.source import load, sniff

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("path", "data", "format_"),
    [
        ("a.txt", b"%PDF-1.7\n", "pdf"),
        ("a.html", b"\n\n%PDF-1.4\n", "pdf"),
        ("a.pdf", b"no mark of a PDF", "pdf"),
        ("a.pdf", b"<!doctype html><p>An error page saved under the wrong name", "html"),
        ("a.txt", b"<!DOCTYPE html>\n<p>Hello", "html"),
        ("a.txt", b'<?xml version="1.0"?>\n<!-- saved -->\n<html xmlns="http://www.w3.org/1999/xhtml">', "html"),
        ("a.txt", b"Read [more](https://example.org/).", "text"),
        ("a.txt", b"<p>A paragraph</p>", "text"),
        ("a.md", b"<div align=center>\n\n# Hello\n\n</div>", "markdown"),
        ("a.MD", b"Hello", "markdown"),
        ("a.mdx", b"import A from './a'\n\n<A />", "markdown"),
        ("a.html", b"---\ntitle: Hello\n---\n<p>Hello</p>", "html"),
        ("a.htm", b"Hello", "html"),
        ("-", b"---\r\ntitle: Hello\r\n---\r\nText", "markdown"),
        ("-", b"+++\ntitle = 'Hello'\n+++\nText", "markdown"),
        ("-", b"# Hello\n\nText", "markdown"),
        ("-", b"Read [more](https://example.org/).", "markdown"),
        ("-", b"\xef\xbb\xbf<!doctype html>Hello", "html"),
        ("-", "<html><p>Hello".encode("utf-16"), "html"),
        ("-", b"<h1>Hello</h1><p>Text</p>", "html"),
        ("-", b"Hello there.\n\nA second paragraph. 1 < 2.", "text"),
        ("page", b"Hello <b>there</b>", "text"),
    ],
)
def test_content_decides_the_format_and_the_name_where_it_does_not(path: str, data: bytes, format_: str) -> None:
    assert sniff(path, data) == format_


def test_a_file_gives_its_bytes(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"Hello")
    source = load(str(file))
    assert (source.path, source.data, source.format) == (str(file), b"Hello", "markdown")


def test_data_needs_no_file() -> None:
    assert load("-", b"Hello").path == "-"


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n"])
def test_nothing_in_it_is_an_error(data: bytes) -> None:
    with pytest.raises(EmptyError):
        load("-", data)


@pytest.mark.parametrize("name", ["absent.html", "", "nul\0.html"])
def test_no_file_is_an_error_on_one_line(tmp_path: Path, name: str) -> None:
    with pytest.raises(MissingError) as caught:
        load(f"{tmp_path}/{name}")
    assert "\n" not in str(caught.value)
