"""The first reader: PDFium. Fast, and with the order of the text mostly right.

Called as a C library, for a page has thousands of characters and a call costs a tenth of what its wrapper does.
The box of a word is that of its first and last character together; each character's box is asked for only
where an address ends within the word.
"""

from __future__ import annotations

import codecs
import ctypes
import math
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # it comes without types

from compliance.errors import BrokenError, EncryptedError
from compliance.readers.pdf.page import Document, Limits, Meter, Page, Target, Word, divided, placer, seen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from compliance.article import Box

_KEYS = ("Title", "Author", "Subject", "Keywords", "Creator", "Producer", "CreationDate", "ModDate")
_USUAL = 512  # bytes of a buffer
_MOST = 1 << 16  # bytes: a longer address or statement is none
_HYPHEN = "\ufffe"  # stands for a hyphen at a line's end
_WORD = re.compile(f"[^\\s\x00{_HYPHEN}]+{_HYPHEN}?|{_HYPHEN}")
_utf16 = codecs.getdecoder("utf-16-le")  # found here, it need not be found in every child
_SURROGATE = re.compile("[\ud800-\udfff]")

_BOX = 4 * ctypes.sizeof(ctypes.c_float)
_PICTURES = {pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM}
_LOOKED_AT = 1000  # things on a page, to find a picture among them


def _bare(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:  # noqa: ANN401 -- types of ctypes
    """Give the same function with plain numbers for pointers: ctypes then has nothing to check and to wrap."""
    return ctypes.CFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_char_box = _bare(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_matrix = _bare(pdfium.FPDFText_GetMatrix, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_font_size = _bare(pdfium.FPDFText_GetFontSize, ctypes.c_double, ctypes.c_void_p, ctypes.c_int)


def extract(path: str, data: bytes, limits: Limits) -> Document:
    """Give what the PDF `data` holds. Raises EncryptedError, LimitError, or BrokenError where PDFium refuses it."""
    meter = Meter(path, limits)
    with _opened(path, data) as document:
        count = pdfium.FPDF_GetPageCount(document)
        meter.count(count)
        pages, remarks = [], []
        for index in range(count):
            if page := _page(document, index):
                meter.add(page)
                pages.append(page)
            else:
                remarks.append(f"page {index + 1} is damaged and was not read")
        information = {key: value for key in _KEYS if (value := _information(document, key))}
        return Document(pages, information, _language(document), tuple(remarks))


@contextmanager
def _opened(path: str, data: bytes) -> Iterator[Any]:
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        match pdfium.FPDF_GetLastError():
            case pdfium.FPDF_ERR_PASSWORD:
                raise EncryptedError(path, "the PDF is encrypted and asks for a password")
            case pdfium.FPDF_ERR_SECURITY:
                raise EncryptedError(path, "the PDF is encrypted in a way that is not known")
            case _:
                raise BrokenError(path, "the PDF is damaged")
    try:
        yield document
    finally:
        pdfium.FPDF_CloseDocument(document)


def _page(document: Any, index: int) -> Page | None:  # noqa: ANN401 -- a pointer of ctypes
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        return None
    try:
        place = _placer(page)
        targets = _targets(document, page, place)
        text = pdfium.FPDFText_LoadPage(page)
        try:
            words, unread = _words(text, place, targets) if text else ([], 0)
        finally:
            pdfium.FPDFText_ClosePage(text)
        width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        return Page(index + 1, width, height, words, targets, unread, pictures=not words and _has_pictures(page))
    finally:
        pdfium.FPDF_ClosePage(page)


def _placer(page: Any) -> Callable[[float, float, float, float], Box]:  # noqa: ANN401
    rect = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, rect)
    return placer((rect.left, rect.bottom, rect.right, rect.top), pdfium.FPDFPage_GetRotation(page))


def _words(text: Any, place: Callable[..., Box], targets: list[Target]) -> tuple[list[Word], int]:  # noqa: ANN401
    """Give the words of a page, and how many of its characters stand for nothing."""
    count = pdfium.FPDFText_CountChars(text)
    if count <= 0:
        return [], 0
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text, 0, count, buffer)
    string = _utf16(bytes(buffer), "surrogatepass")[0][:count]
    if written <= count:  # characters that stand for nothing are left out there, and would shift the others
        string = "".join([chr(pdfium.FPDFText_GetUnicode(text, at)) for at in range(count)]).replace("\x02", _HYPHEN)
    spans = [match.span() for match in _WORD.finditer(string)]
    boxes = _Boxes(text, place)
    has_surrogates = _SURROGATE.search(string) is not None
    words: list[Word] = []
    starts: list[int] = []
    sizes = _Sizes(text)
    for (start, end), box in zip(spans, boxes.of_words(spans), strict=True):
        word = string[start:end]
        if word[-1] == _HYPHEN:
            word = word[:-1] + "-"
        if has_surrogates:
            word = word.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
        if word := seen(word):
            words.append(Word(word, *box, sizes.of(start, box)))
            starts.append(start)
    for at in divided(words, targets):
        length = len(words[at].text)
        span = [(place, place + 1) for place in range(starts[at], starts[at] + length)]
        words[at] = words[at]._replace(rights=tuple(box[2] for box in boxes.of_words(span)))
    return words, string.count("\x00")


class _Sizes:
    """The sizes on one page of the fonts as they are seen: their own, times what the page scales them by.

    Asked for once for each height of a box: what is equally high is of one size.
    """

    def __init__(self, text: Any) -> None:  # noqa: ANN401
        self.address = ctypes.cast(text, ctypes.c_void_p).value
        self.matrix = (ctypes.c_float * 6)()
        self.by_height: dict[int, float] = {}

    def of(self, at: int, box: Box) -> float:
        height = int(100 * (box[3] - box[1]))
        size = self.by_height.get(height)
        if size is None:
            size = _font_size(self.address, at)
            if _matrix(self.address, at, ctypes.addressof(self.matrix)):
                size *= math.hypot(self.matrix[2], self.matrix[3])
            self.by_height[height] = size = size or 1.0
        return size


class _Boxes:
    """The boxes on one page of stretches of its characters, each from the first character's and the last's."""

    def __init__(self, text: Any, place: Callable[..., Box]) -> None:  # noqa: ANN401
        self.address = ctypes.cast(text, ctypes.c_void_p).value
        self.place = place

    def of_words(self, spans: list[tuple[int, int]]) -> list[Box]:
        address, place = self.address, self.place
        floats = (ctypes.c_float * (8 * len(spans)))()
        at = ctypes.addressof(floats)
        for start, end in spans:
            _char_box(address, start, at)
            _char_box(address, end - 1, at + _BOX)
            at += 2 * _BOX
        numbers = iter(floats[:])
        return [
            place(min(left, left_), min(bottom, bottom_), max(right, right_), max(top, top_))
            for left, top, right, bottom, left_, top_, right_, bottom_ in zip(*[numbers] * 8, strict=True)
        ]


def _targets(document: Any, page: Any, place: Callable[..., Box]) -> list[Target]:  # noqa: ANN401
    """Give the addresses on a page, from its annotations as they stand: one for each box, of a line each."""
    targets = []
    position, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    rect, quad = pdfium.FS_RECTF(), pdfium.FS_QUADPOINTSF()
    while pdfium.FPDFLink_Enumerate(page, position, link):
        action = pdfium.FPDFLink_GetAction(link)
        if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
            continue
        href = _bytes(pdfium.FPDFAction_GetURIPath, document, action).decode("utf-8", "replace").strip("\x00 \r\n\t")
        if not href:
            continue
        quads = pdfium.FPDFLink_CountQuadPoints(link)
        boxes = []
        for at in range(quads):
            if pdfium.FPDFLink_GetQuadPoints(link, at, quad):
                xs, ys = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
                boxes.append((min(xs), min(ys), max(xs), max(ys)))
        if not boxes and pdfium.FPDFLink_GetAnnotRect(link, rect):
            (left, right), (bottom, top) = sorted((rect.left, rect.right)), sorted((rect.bottom, rect.top))
            boxes.append((left, bottom, right, top))
        targets += [Target(href, place(*box)) for box in boxes]
    return targets


def _bytes(function: Callable[..., int], *args: Any) -> bytes:  # noqa: ANN401
    """Give what `function` writes into a buffer, which is made larger where it asks for more; empty beyond all use."""
    buffer = ctypes.create_string_buffer(_USUAL)
    length = function(*args, buffer, _USUAL)
    if length > _MOST:
        return b""
    if length > _USUAL:
        buffer = ctypes.create_string_buffer(length)
        function(*args, buffer, length)
    return buffer.raw[: max(length, 0)]


def _information(document: Any, key: str) -> str:  # noqa: ANN401
    value = _bytes(pdfium.FPDF_GetMetaText, document, key.encode())
    return value.decode("utf-16-le", "replace").strip("\x00 ")


def _language(document: Any) -> str | None:  # noqa: ANN401
    def get(buffer: Any, length: int) -> int:  # noqa: ANN401 -- it counts units of two bytes
        units = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
        return 2 * int(pdfium.FPDFCatalog_GetLanguage(document, units, length // 2))

    return _bytes(get).decode("utf-16-le", "replace").strip("\x00 ").lower() or None


def _has_pictures(page: Any) -> bool:  # noqa: ANN401
    return any(
        pdfium.FPDFPageObj_GetType(pdfium.FPDFPage_GetObject(page, at)) in _PICTURES
        for at in range(min(pdfium.FPDFPage_CountObjects(page), _LOOKED_AT))
    )
