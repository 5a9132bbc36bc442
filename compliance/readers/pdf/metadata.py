"""What a PDF says of itself: its information dictionary, and the XMP packet of the document."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
import zlib
from itertools import islice
from typing import TYPE_CHECKING

from compliance.article import Metadata, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_NOTHING = {"", "anonymous", "unspecified", "untitled", "unknown", "none", "null"}  # nobody said anything
_MOST = 1 << 17  # bytes of XMP: a packet says little, and images and editing histories blow it up
_NEAR = 400  # bytes: the dictionary before a stream is no longer
_TRIED = 100  # places, at most: a document has one
_OBJECT = re.compile(rb"(\d{1,9})\s+\d{1,5}\s+obj\b")
_STREAM = re.compile(rb">>\s*stream\r?\n")
_REFERENCE = re.compile(rb"/Metadata\s+(\d{1,9})\s+\d{1,5}\s+R")
_UNSAFE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_NAMES = {
    "{http://purl.org/dc/elements/1.1/}creator": "dc:creator",
    "{http://purl.org/dc/elements/1.1/}rights": "dc:rights",
    "{http://purl.org/dc/elements/1.1/}source": "dc:source",
    "{http://purl.org/dc/elements/1.1/}publisher": "dc:publisher",
    "{http://purl.org/dc/elements/1.1/}title": "dc:title",
    "{http://ns.adobe.com/xap/1.0/rights/}WebStatement": "xmprights:webstatement",
    "{http://ns.adobe.com/xap/1.0/rights/}Owner": "xmprights:owner",
    "{http://ns.adobe.com/xap/1.0/rights/}UsageTerms": "xmprights:usageterms",
    "{http://creativecommons.org/ns#}license": "cc:license",
    "{http://creativecommons.org/ns#}attributionURL": "cc:attributionurl",
    "{http://creativecommons.org/ns#}attributionName": "cc:attributionname",
    "{http://prismstandard.org/namespaces/basic/2.0/}url": "prism:url",
    "{http://prismstandard.org/namespaces/basic/2.0/}copyright": "prism:copyright",
}


def metadata(information: Mapping[str, str], data: bytes) -> tuple[Metadata, ...]:
    """Give the statements of the information dictionary, names in lower case, and those of the file's XMP.

    Of XMP the names that speak of authors, rights and sources are kept, with their usual prefix: "dc:rights".
    """
    said = [(name.lower(), value) for name, value in information.items() if value.strip("() ").lower() not in _NOTHING]
    said += _xmp(data)
    return tuple(Metadata("pdf", name, value, Place()) for name, value in dict.fromkeys(said))


def _xmp(data: bytes) -> list[tuple[str, str]]:
    packet = _packet(data)
    if not packet or _UNSAFE.search(packet):  # entities can grow without end, and no XMP needs them
        return []
    try:
        root = ET.fromstring(packet)  # noqa: S314 -- small, and without a document type
    except ET.ParseError:
        return []
    return [(name, value) for element in root.iter() for name, value in _statements(element)]


def _statements(element: ET.Element) -> Iterator[tuple[str, str]]:
    """Give what an element states: with its text, the items of its list, an address, or its attributes."""
    if name := _NAMES.get(element.tag):
        items = [item.text or "" for item in element.iter(f"{_RDF}li")] or [element.text or ""]
        items.append(element.get(f"{_RDF}resource", ""))
        yield from ((name, " ".join(item.split())) for item in items if item.strip())
    if element.tag == f"{_RDF}Description":
        for key, value in element.attrib.items():
            if (name := _NAMES.get(key)) and value.strip():
                yield name, " ".join(value.split())


def _packet(data: bytes) -> bytes:
    """Give the XMP of the document: the catalog's, or the only one in the file; pictures have their own.

    No library at hand gives it. Its stream is never within another, so it stands in the open, mostly as plain text.
    """
    streams = dict(_streams(data))
    if len(streams) > 1:
        streams = {number: at for number, at in streams.items() if number in _of_catalogs(data)}
    if not streams:
        return b""
    at = max(streams.values())  # a file that was changed has the newer one behind
    end = data.find(b"endstream", at, at + _MOST)
    raw = data[at:end] if end > 0 else b""
    if b"<rdf:RDF" not in raw:
        try:
            raw = zlib.decompressobj().decompress(raw, _MOST)
        except zlib.error:
            return b""
    start, end = raw.find(b"<rdf:RDF"), raw.rfind(b"</rdf:RDF>")
    return raw[start : end + len(b"</rdf:RDF>")] if 0 <= start < end else b""


def _streams(data: bytes) -> Iterator[tuple[bytes, int]]:
    """Give the number of each object that is a stream of XMP, and where its bytes begin."""
    for at in islice(_finds(data, b"/XML"), _TRIED):
        numbers = _OBJECT.findall(data, max(at - _NEAR, 0), at)
        stream = _STREAM.search(data, at, at + _NEAR)
        if numbers and stream:
            yield numbers[-1], stream.end()


def _of_catalogs(data: bytes) -> set[bytes]:
    """Give the numbers of the objects that a catalog names as its metadata."""
    found: set[bytes] = set()
    for at in islice(_finds(data, b"/Catalog"), _TRIED):
        start, end = data.rfind(b" obj", max(at - _MOST, 0), at), data.find(b"endobj", at, at + _MOST)
        found.update(_REFERENCE.findall(data, max(start, 0), end if end > 0 else at))
    return found


def _finds(data: bytes, what: bytes) -> Iterator[int]:
    at = data.find(what)
    while at >= 0:
        yield at
        at = data.find(what, at + 1)
