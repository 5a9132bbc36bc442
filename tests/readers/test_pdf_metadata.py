from __future__ import annotations

import zlib

import pytest
from pdfs import Sheet

from compliance.article import Metadata, Place
from compliance.readers.pdf.metadata import metadata

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cc="http://creativecommons.org/ns#"
    xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmpRights:WebStatement="https://harbour.example/terms">
  <dc:creator><rdf:Seq><rdf:li>Mara Lindqvist</rdf:li><rdf:li>Ingrid Moe</rdf:li></rdf:Seq></dc:creator>
  <dc:rights><rdf:Alt><rdf:li xml:lang="x-default">Copyright The Harbour Post, 2024</rdf:li></rdf:Alt></dc:rights>
  <dc:source>https://harbour.example/2024/ferry</dc:source>
  <cc:license rdf:resource="https://creativecommons.org/licenses/by/4.0/"/>
</rdf:Description></rdf:RDF>"""

SAID = [
    ("xmprights:webstatement", "https://harbour.example/terms"),
    ("dc:creator", "Mara Lindqvist"),
    ("dc:creator", "Ingrid Moe"),
    ("dc:rights", "Copyright The Harbour Post, 2024"),
    ("dc:source", "https://harbour.example/2024/ferry"),
    ("cc:license", "https://creativecommons.org/licenses/by/4.0/"),
]


def stream(number: int, content: bytes, extra: bytes = b"") -> bytes:
    head = b"%d 0 obj\n<</Type/Metadata/Subtype/XML%s/Length %d>>\nstream\n" % (number, extra, len(content))
    return head + content + b"\nendstream\nendobj\n"


def packet(rdf: str) -> bytes:
    return f'<?xpacket begin="" id="x"?><x:xmpmeta xmlns:x="adobe:ns:meta/">{rdf}</x:xmpmeta>'.encode()


def said(data: bytes) -> list[tuple[str, str]]:
    return [(one.name, one.value) for one in metadata({}, data)]


def test_what_the_information_dictionary_says() -> None:
    sheet = Sheet(lang="de-AT")
    sheet.canvas.setTitle("Die Fähre um sechs")
    sheet.canvas.setAuthor("Mara Lindqvist")
    sheet.canvas.setKeywords(["Hafen", "Fähre"])
    sheet.text("Die Fähre", 60, 100)
    article = sheet.read()
    assert article.said("pdf", "author") == (Metadata("pdf", "author", "Mara Lindqvist", Place()),)
    assert [one.value for one in article.said("pdf", "title", "keywords")] == ["Die Fähre um sechs", "Hafen, Fähre"]
    assert article.said("pdf", "subject") == ()  # the program writes "unspecified" there
    assert article.language == "de-at"


def test_a_file_that_says_nothing() -> None:
    sheet = Sheet()
    sheet.text("Words", 60, 100)
    article = sheet.read()
    assert article.said("pdf", "title", "author", "subject", "keywords") == ()
    assert article.language is None


def test_what_xmp_says() -> None:
    assert said(stream(5, packet(RDF))) == SAID


def test_compressed_xmp() -> None:
    assert said(stream(5, zlib.compress(packet(RDF)), b"/Filter/FlateDecode")) == SAID


def test_the_xmp_of_a_picture_is_not_that_of_the_document() -> None:
    picture = stream(7, packet(RDF.replace("Mara Lindqvist", "The photographer")))
    catalog = b"1 0 obj\n<</Type/Catalog/Pages 2 0 R/Metadata 5 0 R>>\nendobj\n"
    assert said(catalog + stream(5, packet(RDF)) + picture) == SAID
    assert said(stream(5, packet(RDF)) + picture) == []  # nobody says which is which


@pytest.mark.parametrize(
    "rdf",
    [
        '<!DOCTYPE a [<!ENTITY b "bbbb">]>' + RDF,
        RDF.replace("<dc:rights>", '<!ENTITY b "b"><dc:rights>'),
        RDF.replace("</dc:creator>", ""),
        "x" * 300_000,
    ],
)
def test_xmp_that_is_unsafe_or_broken_says_nothing(rdf: str) -> None:
    assert said(stream(5, packet(rdf.replace("<rdf:RDF ", "<rdf:RDF >" if "DOCTYPE" in rdf else "<rdf:RDF ")))) == []
