"""The text of a file that is to be changed in few places, every other byte as it was."""

from __future__ import annotations

import codecs
import contextlib
import re
from bisect import bisect_right
from collections import Counter
from functools import cached_property

from compliance.errors import BrokenError
from compliance.readers.decode import decode
from compliance.readers.source import Source

_LINE_END = re.compile(r"\r\n|\r|\n")
_MARKS = (b"", codecs.BOM_UTF8, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Draft:
    """The text of a file, in characters, and what is needed to write it out again."""

    def __init__(self, source: Source, text: str, encoding: str, mark: bytes) -> None:
        self.source = source
        self.text = text
        self.encoding = encoding
        self.mark = mark  # the byte order mark

    @classmethod
    def of(cls, source: Source) -> Draft:
        """Read the text of a source. Raises BrokenError where it could not be written out as it was."""
        text, encoding, _ = decode(source)
        with contextlib.suppress(UnicodeEncodeError, LookupError):
            body = _encoded(text, encoding)
            for mark in _MARKS:
                if mark + body == source.data:
                    return cls(source, text, encoding, mark)
        message = f"its bytes are not all {encoding}: nothing can be put in without changing others"
        raise BrokenError(source.path, message)

    @property
    def line_end(self) -> str:
        r"""The line end that most of its lines have; "\n" in a text of one line."""
        ends = Counter(_LINE_END.findall(self.text))
        return ends.most_common(1)[0][0] if ends else "\n"

    @cached_property
    def lines(self) -> list[str]:
        """Its lines, without their ends."""
        return _LINE_END.split(self.text)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(end.end() for end in _LINE_END.finditer(self.text))]

    def offset(self, line: int, column: int = 1) -> int:
        """Give the offset of a line and column, both from 1; what lies behind the end is the end."""
        start = self._starts[line - 1] if line <= len(self._starts) else len(self.text)
        return min(start + column - 1, len(self.text))

    def line(self, offset: int) -> int:
        """Give the line, from 1, that an offset stands on."""
        return bisect_right(self._starts, offset)

    def put(self, offset: int, words: str) -> Draft:
        """Give the draft with `words` put in, their line ends being its own.

        In HTML a character that its encoding lacks is written as a reference; elsewhere it raises BrokenError.
        """
        words = _LINE_END.sub(lambda _: self.line_end, words)
        try:
            _encoded(words, self.encoding)
        except UnicodeEncodeError as error:
            if self.source.format != "html":
                message = f'"{words[error.start]}" cannot be written in its encoding, {self.encoding}'
                raise BrokenError(self.source.path, message) from error
            words = "".join(c if _can(c, self.encoding) else f"&#{ord(c)};" for c in words)
        text = self.text[:offset] + words + self.text[offset:]
        data = self.mark + _encoded(text, self.encoding)
        return Draft(Source(self.source.path, data, self.source.format), text, self.encoding, self.mark)


def _encoded(text: str, encoding: str) -> bytes:
    """Write a text in its encoding, as pages mean its name: what calls itself Latin-1 or ASCII is windows-1252.

    Raises UnicodeEncodeError for a character that it lacks. Source: https://encoding.spec.whatwg.org/#names-and-labels
    """
    if codecs.lookup(encoding).name in {"iso8859-1", "ascii"}:
        encoding = "windows-1252"
    return text.encode(encoding)


def _can(character: str, encoding: str) -> bool:
    try:
        _encoded(character, encoding)
    except UnicodeEncodeError:
        return False
    return True
