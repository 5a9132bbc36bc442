"""Bytes to text: byte order mark, UTF-8, the page's declaration, and a guess that is said to be one."""

from __future__ import annotations

import codecs
import contextlib
import re
from typing import TYPE_CHECKING, NamedTuple

from compliance.errors import BrokenError

if TYPE_CHECKING:
    from compliance.readers.source import Source

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+)|^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([\w.:-]+)""",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 4096  # browsers look at the first 1024 bytes; many pages declare later
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))  # ISO-2022-JP is written with the escape
_NO_TEXT = 100  # one control character in so many bytes, and it is no text


class Decoded(NamedTuple):
    """The text of a source. `guessed`: the bytes do not prove `encoding`, it is the likeliest."""

    text: str
    encoding: str
    guessed: bool

    @property
    def remarks(self) -> tuple[str, ...]:
        """What a person should know about the encoding."""
        if self.guessed:
            return (f"the encoding was guessed to be {self.encoding}: look at names with accents",)
        if "\ufffd" in self.text:
            return (f"some bytes are no {self.encoding}; they are shown as \ufffd",)
        return ()


def decode(source: Source) -> Decoded:
    """Give the text of an HTML, Markdown or text source, without its byte order mark.

    Raises BrokenError where the bytes are no text.
    """
    data = source.data
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(encoding, "replace"), encoding, guessed=False)
    if b"\0" not in data:
        with contextlib.suppress(UnicodeDecodeError):
            return Decoded(data.decode(), "utf-8", guessed=False)
    if _is_binary(data.rstrip(b"\x1a")):  # CP/M and DOS filled the last block of a text with it
        if wide := _wide(data):
            return wide
        raise BrokenError(source.path, "this is no text: it holds binary data")
    return (source.format == "html" and _declared(data)) or _damaged(data) or _guess(source)


def _is_binary(data: bytes) -> bool:
    return len(data) - len(data.translate(None, _CONTROLS)) > len(data) // _NO_TEXT


def _wide(data: bytes) -> Decoded | None:
    """Decode UTF-16 without a mark: every other byte of what is written in Latin letters is a zero."""
    for encoding, zeros, others in (("utf-16-le", data[1::2], data[::2]), ("utf-16-be", data[::2], data[1::2])):
        if zeros.count(0) > len(zeros) // 2 and not others.count(0):
            return Decoded(data.decode(encoding, "replace"), encoding, guessed=True)
    return None


def _declared(data: bytes) -> Decoded | None:
    """Decode by the page's own declaration, where that is true."""
    found = _DECLARED.search(data, 0, _DECLARED_WITHIN)
    if not found:
        return None
    label = (found[1] or found[2]).decode("ascii", "replace").lower()
    if label in {"utf-8", "utf8"}:
        return None  # it was tried
    import turbohtml.detect  # noqa: F401, PLC0415 -- registers the codecs of the web; a UTF-8 page does without

    try:
        text = data.decode(f"whatwg-{label}", "replace")
    except (LookupError, ValueError):
        return None
    return None if _is_lost(text) else Decoded(text, label, guessed=False)


def _damaged(data: bytes) -> Decoded | None:
    """Decode UTF-8 in which a few bytes are broken: cut off, or pasted from elsewhere."""
    text = data.decode(errors="replace")
    return None if _is_lost(text) else Decoded(text, "utf-8", guessed=False)


def _is_lost(text: str) -> bool:
    """Whether so much of the text is lost that the encoding must be another."""
    foreign = len(text) - len(text.encode("ascii", "ignore"))
    return text.count("\ufffd") * 10 > foreign


def _guess(source: Source) -> Decoded:
    from turbohtml.detect import Detection, detect  # noqa: PLC0415 -- a UTF-8 page does without

    data = _DECLARED.sub(b"", source.data, count=1)  # it was not true, or it would have been taken
    match = detect(data, Detection(excluded=frozenset({"UTF-8"})))
    if match.codec is None or match.encoding is None:
        raise BrokenError(source.path, "this is no text in any encoding that is known")
    return Decoded(source.data.decode(match.codec, "replace"), match.encoding.lower(), guessed=True)
