from __future__ import annotations

import codecs
import contextlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.errors import BrokenError
from compliance.readers.decode import Decoded, decode
from compliance.readers.source import Source

if TYPE_CHECKING:
    from compliance.article import Format


def decoded(data: bytes, format_: Format = "html") -> Decoded:
    return decode(Source("a", data, format_))


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_a_byte_order_mark_decides_and_is_no_text(mark: bytes, encoding: str) -> None:
    assert decoded(mark + "Ärger".encode(encoding)) == Decoded("Ärger", encoding, guessed=False)


def test_utf_8_proves_itself_against_a_wrong_declaration() -> None:
    page = '<meta charset="iso-8859-1">Zoë'
    assert decoded(page.encode()) == Decoded(page, "utf-8", guessed=False)


@pytest.mark.parametrize(
    ("label", "codec"),
    [("windows-1251", "cp1251"), ("ISO-8859-1", "latin-1"), ("Shift_JIS", "shift_jis"), ("gb2312", "gbk")],
)
def test_the_declaration_is_believed(label: str, codec: str) -> None:
    words = {"cp1251": "Привет", "latin-1": "Zoë Müller", "shift_jis": "こんにちは世界", "gbk": "你好，世界"}[codec]
    page = f'<html><meta http-equiv="Content-Type" content="text/html; charset={label}">{words}'
    assert decoded(page.encode(codec)) == Decoded(page, label.lower(), guessed=False)


def test_what_is_not_declared_is_guessed_and_said_to_be() -> None:
    words = "Der Ärger über die Müllabfuhr wächst, schreibt Jörg Schäfer in der Süddeutschen. Äpfel und Öl sind müßig."
    result = decoded(words.encode("cp1252"), "text")
    assert result == Decoded(words, "windows-1252", guessed=True)
    assert "windows-1252" in result.remarks[0]


def test_a_false_declaration_leads_to_a_guess() -> None:
    page = '<meta charset="utf-8">' + "Ça déjà été publié à Genève, où l’élève était présent. " * 3
    result = decoded(page.encode("cp1252"))
    assert result.text == page
    assert result.guessed


def test_an_unknown_label_leads_to_a_guess() -> None:
    assert decoded('<meta charset="no-such-code">Müller über Öl'.encode("latin-1")).guessed


def test_a_broken_byte_does_not_cost_the_rest() -> None:
    result = decoded("Žižek, Łódź, Ærø, Þór, naïve, façade, Zürich".encode() + b"\xff", "markdown")
    assert result.text == "Žižek, Łódź, Ærø, Þór, naïve, façade, Zürich\ufffd"
    assert (result.encoding, result.guessed) == ("utf-8", False)
    assert "\ufffd" in result.remarks[0]


def test_utf_16_without_a_mark_is_guessed() -> None:
    assert decoded("Hello there".encode("utf-16-be")) == Decoded("Hello there", "utf-16-be", guessed=True)


def test_what_dos_filled_the_last_block_with_is_no_binary_data() -> None:
    assert decoded(b"Hello there\r\n" + b"\x1a" * 94).text.startswith("Hello there")


@pytest.mark.parametrize("data", [b"PK\x03\x04\x14\0\0\0\x08\0" * 40, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0"])
def test_binary_data_is_an_error(data: bytes) -> None:
    with pytest.raises(BrokenError):
        decoded(data)


@given(st.binary(min_size=1))
def test_any_bytes_are_text_or_a_clear_error(data: bytes) -> None:
    with contextlib.suppress(BrokenError):
        assert isinstance(decoded(data).text, str)
