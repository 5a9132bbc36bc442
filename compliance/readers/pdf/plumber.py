"""The second reader, for what PDFium refuses: pdfplumber. Slow, and patient with damaged files."""

from __future__ import annotations

import io
import logging
from typing import TYPE_CHECKING, Any

from compliance.errors import BrokenError, EncryptedError, LimitError
from compliance.readers.pdf.page import Document, Limits, Meter, Page, Target, Word, divided, placer, seen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pdfplumber.page import Page as Plumbed

_WORDS = 80  # characters of an error's words
_TOLERANCE = 1.5  # points between the characters of a word: pdfplumber's own 3 run small print together


def extract(path: str, data: bytes, limits: Limits) -> Document:
    """Give what the PDF `data` holds. Raises EncryptedError, LimitError, or BrokenError where it cannot be read."""
    import pdfplumber  # noqa: PLC0415 -- it takes longer to import than PDFium to read an article

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # what it says of the damage is for its developers
    meter = Meter(path, limits)
    pages: list[Page] = []
    remarks: list[str] = []
    try:
        with pdfplumber.open(io.BytesIO(data)) as file:
            meter.count(len(file.pages))
            for plumbed in file.pages:
                try:
                    page = _page(plumbed)
                except Exception:  # noqa: BLE001 -- pdfminer raises whatever the damage leads to
                    remarks.append(f"page {plumbed.page_number} is damaged and was not read")
                    continue
                plumbed.close()
                meter.add(page)
                pages.append(page)
            information = {key: value for key, value in file.metadata.items() if isinstance(value, str)}
            language = file.doc.catalog.get("Lang")
    except (LimitError, MemoryError):
        raise
    except Exception as error:
        raise _why(path, error) from error
    return Document(pages, information, _text(language).lower() or None, tuple(remarks))


def _why(path: str, error: Exception) -> EncryptedError | BrokenError:
    """Give the error that `error` means; its message has pdfplumber's own words, if it has any."""
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect  # noqa: PLC0415

    for cause in (error, *error.args, error.__cause__, error.__context__):
        if isinstance(cause, PDFPasswordIncorrect):
            return EncryptedError(path, "the PDF is encrypted and asks for a password")
        if isinstance(cause, PDFEncryptionError):
            return EncryptedError(path, "the PDF is encrypted in a way that is not known")
    words = " ".join(str(error).split())
    return BrokenError(path, words.partition(":")[0][:_WORDS])  # behind the colon: what was found, in its own words


def _page(page: Plumbed) -> Page:
    crude = page.extract_words(x_tolerance=_TOLERANCE, use_text_flow=True, return_chars=True)
    left, top = page.mediabox[0], page.mediabox[1]
    words: list[Word] = []
    rights: list[tuple[float, ...]] = []
    for word in crude:
        if text := seen(word["text"]):
            size = word["chars"][0]["size"]
            box = (word["x0"] - left, word["top"] - top, word["x1"] - left, word["bottom"] - top)
            words.append(Word(text, *box, size))
            rights.append(tuple(char["x1"] - left for char in word["chars"]))
    targets = list(_targets(page))
    for at in divided(words, targets):
        words[at] = words[at]._replace(rights=rights[at])
    unread = sum(1 for char in page.chars if char["text"].startswith("(cid:"))
    return Page(
        page.page_number,
        float(page.width),
        float(page.height),
        words,
        targets,
        unread,
        pictures=bool(page.images),
    )


def _targets(page: Plumbed) -> Iterator[Target]:
    """Give the addresses on a page, from its annotations as they stand: `page.hyperlinks` fails on damaged ones."""
    from pdfminer.pdftypes import resolve_all  # noqa: PLC0415

    place = placer(tuple(map(float, page.page_obj.mediabox)), page.rotation // 90)
    for raw in resolve_all(page.page_obj.annots) or []:
        annotation: dict[str, Any] = raw if isinstance(raw, dict) else {}
        action = annotation.get("A")
        href = _text(action.get("URI")) if isinstance(action, dict) else ""
        points = annotation.get("QuadPoints") or annotation.get("Rect")
        if not href or not isinstance(points, list):
            continue
        numbers = [float(point) for point in points if isinstance(point, (int, float))]
        for some in (numbers[at : at + 8] for at in range(0, len(numbers), 8)):
            if len(some) in {4, 8}:
                xs, ys = some[::2], some[1::2]
                yield Target(href, place(min(xs), min(ys), max(xs), max(ys)))


def _text(value: object) -> str:
    """Give a string of a PDF, as bytes or as pdfminer decoded it, without control characters."""
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    return value.strip("\x00 \r\n\t") if isinstance(value, str) else ""
