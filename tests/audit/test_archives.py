from __future__ import annotations

import gzip
import io
import json
import sys
from typing import TYPE_CHECKING
from zipfile import ZipFile

from compliance.audit.archives import holds_articles, opened
from compliance.audit.item import Item, Passed, read_item
from compliance.audit.walk import walk
from compliance.report import Failure

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from tests.conftest import Run

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>The Harbour Post</title>
<wp:author><wp:author_login>alee</wp:author_login><wp:author_display_name>Ann Lee</wp:author_display_name></wp:author>
"""
TAIL = "</channel></rss>\n"


def post(name: str, content: str, kind: str = "post", more: str = "") -> str:
    return (
        f"<item><title>On {name}</title><link>https://post.example/{name}</link><dc:creator>alee</dc:creator>"
        f"<content:encoded><![CDATA[{content}]]></content:encoded><wp:post_name>{name}</wp:post_name>"
        f"<wp:post_type>{kind}</wp:post_type><wp:status>publish</wp:status>{more}</item>\n"
    )


def inside(path: Path, fields: dict[str, str] | None = None) -> list[Item | Failure | Passed]:
    return list(opened([str(path)], fields))


def items(path: Path, fields: dict[str, str] | None = None) -> list[Item]:
    return [one for one in inside(path, fields) if isinstance(one, Item)]


class TestWordPress:
    def test_posts_with_what_the_export_says_of_them(self, tmp_path: Path) -> None:
        file = tmp_path / "export.xml"
        seo = "<wp:postmeta><wp:meta_key>_yoast_wpseo_canonical</wp:meta_key>"
        seo += "<wp:meta_value>https://first.example/a</wp:meta_value></wp:postmeta>"
        body = post("ferry", "One.\n\nTwo <a href='/x'>here</a>.\n", more=seo) + post("pic", "", "attachment")
        file.write_text(HEAD + body + post("ferry", "<p>Again</p>", "page") + TAIL)
        first, second, passed = inside(file)
        assert isinstance(first, Item)
        assert isinstance(second, Item)
        assert (first.path, second.path) == (f"{file}!/ferry", f"{file}!/ferry#2")
        assert passed == Passed(str(file), {"attachment": 1})
        article = read_item(first)
        assert [article.text[b.start : b.end] for b in article.blocks] == ["One.", "Two here."]
        assert article.links[0].place.line == 3
        said = {(one.source, one.name): one.value for one in article.metadata}
        assert said["meta", "author"] == "Ann Lee"
        assert said["meta", "og:url"] == "https://post.example/ferry"
        assert said["meta", "og:site_name"] == "The Harbour Post"
        assert said["link", "canonical"] == "https://first.example/a"

    def test_entities_of_its_own_are_refused(self, tmp_path: Path) -> None:
        file = tmp_path / "export.xml"
        declared = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>\n'
        file.write_text(HEAD.replace("<rss", declared + "<rss", 1) + post("a", "x") + TAIL)
        [error] = inside(file)
        assert isinstance(error, Failure)
        assert (error.kind, "entities" in error.message) == ("broken", True)

    def test_what_stands_before_the_damage_is_judged(self, tmp_path: Path) -> None:
        file = tmp_path / "export.xml"
        file.write_text(HEAD + post("a", "x") + "<item><title>cut")
        item, error = inside(file)
        assert isinstance(item, Item)
        assert isinstance(error, Failure)
        assert "damaged at line" in error.message

    def test_another_xml_is_none(self, tmp_path: Path) -> None:
        (tmp_path / "sitemap.xml").write_text("<urlset/>")
        assert inside(tmp_path / "sitemap.xml") == [Item(str(tmp_path / "sitemap.xml"))]
        error, passed = walk([str(tmp_path)])
        assert isinstance(error, Failure)
        assert passed == Passed(str(tmp_path), {".xml": 1})


class TestZip:
    def test_pages_by_name(self, tmp_path: Path) -> None:
        file = tmp_path / "site.zip"
        with ZipFile(file, "w") as archive:
            for name in ("b/two.html", "a.md", "logo.png", ".git/x.html", "__MACOSX/a.md"):
                archive.writestr(name, "words")
        first, second, passed = inside(file)
        assert [first, second] == [Item(f"{file}!/a.md", b"words"), Item(f"{file}!/b/two.html", b"words")]
        assert passed == Passed(str(file), {".png": 1})

    def test_a_damaged_page_costs_itself_alone(self, tmp_path: Path) -> None:
        file = tmp_path / "site.zip"
        with ZipFile(file, "w") as archive:
            archive.writestr("a.html", "first words")
            archive.writestr("b.html", "second words")
        file.write_bytes(file.read_bytes().replace(b"first words", b"worse words"))
        error, item = inside(file)
        assert isinstance(error, Failure)
        assert (error.path, error.kind) == (f"{file}!/a.html", "broken")
        assert isinstance(item, Item)

    def test_what_is_no_zip(self, tmp_path: Path) -> None:
        (tmp_path / "a.zip").write_bytes(b"PK nothing")
        [error] = inside(tmp_path / "a.zip")
        assert isinstance(error, Failure)
        assert error.kind == "broken"


class TestJsonLines:
    def test_a_line_is_an_article_and_its_other_fields_front_matter(self, tmp_path: Path) -> None:
        file = tmp_path / "a.jsonl"
        record = {"id": "ferry", "title": "The ferry", "html": "<p>By Ann Lee</p>", "author": {"name": "Ann Lee"}}
        file.write_text(json.dumps(record) + "\n\n" + json.dumps({"text": "plain words"}) + "\n[1]\n{\n")
        first, second, *errors = inside(file)
        assert isinstance(first, Item)
        assert isinstance(second, Item)
        assert (first.path, first.format) == (f"{file}!/ferry", "html")
        assert second.path == f"{file}!/line 3"
        said = {one.name: one.value for one in read_item(first).said("front-matter", "author", "title", "html")}
        assert said == {"author": "Ann Lee", "title": "The ferry"}
        assert [(error.path, error.kind) for error in errors if isinstance(error, Failure)] == [
            (f"{file}!/line 4", "broken"),
            (f"{file}!/line 5", "broken"),
        ]

    def test_fields_are_named(self, tmp_path: Path) -> None:
        file = tmp_path / "a.jsonl"
        file.write_text(json.dumps({"k": "x", "text": "no", "words": "yes"}) + "\n" + json.dumps({"text": "no"}) + "\n")
        item, error = inside(file, {"markdown": "words", "name": "k"})
        assert isinstance(item, Item)
        assert (item.path, item.data, item.format) == (f"{file}!/x", b"yes", "markdown")
        assert isinstance(error, Failure)
        assert "words" in error.message

    def test_data_of_another_kind_is_passed_over_in_a_folder(self, tmp_path: Path) -> None:
        (tmp_path / "data.jsonl").write_text('{"x": 1}\n')
        assert not holds_articles(str(tmp_path / "data.jsonl"))


class TestWarc:
    @staticmethod
    def record(url: str, body: bytes, head: str = "200 OK", kind: str = "text/html", encoding: str = "") -> bytes:
        more = f"\r\nContent-Encoding: {encoding}" if encoding else ""
        http = f"HTTP/1.1 {head}\r\nContent-Type: {kind}{more}\r\n\r\n".encode() + body
        warc = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n"
        warc += f"WARC-Date: 2026-01-01T00:00:00Z\r\nWARC-Target-URI: {url}\r\n"
        warc += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        return gzip.compress(warc.encode() + http + b"\r\n\r\n")

    def test_pages_by_address(self, tmp_path: Path) -> None:
        file = tmp_path / "crawl.warc.gz"
        page = b"<p>By Ann Lee</p>"
        file.write_bytes(
            self.record("https://a.example/x", page)
            + self.record("https://a.example/y", gzip.compress(page), encoding="gzip")
            + self.record("https://a.example/z", page, head="404 Not Found")
            + self.record("https://a.example/i", b"x", kind="image/png")
        )
        found = inside(file)
        assert [one.path for one in items(file)] == [f"{file}!/https://a.example/x", f"{file}!/https://a.example/y"]
        assert [one.data for one in items(file)] == [page, page]
        assert found[-1] == Passed(str(file), {"answers 404": 1, "image/png": 1})
        assert read_item(items(file)[0]).said("meta", "og:url")[0].value == "https://a.example/x"

    def test_what_is_no_archive(self, tmp_path: Path) -> None:
        (tmp_path / "a.warc.gz").write_bytes(b"nothing of the kind")
        [error] = inside(tmp_path / "a.warc.gz")
        assert isinstance(error, Failure)

    def test_without_its_library_it_says_what_to_install(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "fastwarc.warc", None)
        (tmp_path / "a.warc.gz").write_bytes(b"x")
        [error] = inside(tmp_path / "a.warc.gz")
        assert isinstance(error, Failure)
        assert "pip install 'compliance[archives]'" in error.message


def test_articles_of_an_archive_are_reported_like_any_other(
    run: Callable[..., Run], samples: Path, tmp_path: Path
) -> None:
    sample = samples / "global-research" / "complete.html"
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.write(sample, "complete.html")
    file = tmp_path / "site.zip"
    file.write_bytes(packed.getvalue())
    by_archive = json.loads(run("check", "--format", "json", file).out)["articles"]
    by_file = json.loads(run("check", "--format", "json", sample).out)["articles"]
    assert by_archive[0].pop("path") == f"{file}!/complete.html"
    by_file[0].pop("path")
    assert by_archive == by_file
