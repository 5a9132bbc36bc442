"""What programs are answered."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from compliance.reports.schema import schema

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import httpx

    from tests.conftest import Run
    from tests.web.conftest import Server

WRONG = "global-research/link-to-the-home-page-only"
ORIGINAL = "https://www.globalresearch.ca/the-harbour-that-learned-to-wait/5800001"


def send(client: httpx.Client, file: Path, **wishes: object) -> httpx.Response:
    form = {"request": json.dumps(wishes)} if wishes else {}
    return client.post("/api/check", files={"file": (file.name, file.read_bytes())}, data=form)


def is_problem(response: httpx.Response, status: int) -> dict[str, Any]:
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    body: dict[str, Any] = response.json()
    assert body["status"] == status
    assert body["detail"]
    return body


@pytest.mark.parametrize("suffix", ["html", "md", "txt", "pdf"])
def test_a_file_gets_the_report_that_the_command_gives(
    client: httpx.Client, samples: Path, run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    file = samples / f"{WRONG}.{suffix}"
    monkeypatch.chdir(file.parent)
    (by_command,) = json.loads(run("check", "--format", "json", file.name).out)["articles"]
    response = send(client, file)
    assert response.status_code == 200
    assert response.json() == by_command
    assert response.json()["verdict"] == "violation"


def test_the_answer_keeps_to_the_schema_of_the_report(client: httpx.Client, samples: Path) -> None:
    known = schema()
    article = {"$ref": "#/$defs/Report", "$defs": known["$defs"]}
    Draft202012Validator(article).validate(send(client, samples / f"{WRONG}.html").json())


@pytest.mark.parametrize(("form", "found"), [("html", "html"), ("markdown", "markdown"), ("text", "text")])
def test_json_says_the_form_by_its_key(client: httpx.Client, form: str, found: str) -> None:
    answer = client.post("/api/check", json={form: "The ferry is late.\n\nIt was late before."}).json()
    assert (answer["format"], answer["verdict"]) == (found, "not-a-repost")


def test_the_use_and_its_facts_count(client: httpx.Client, samples: Path) -> None:
    file = samples / "global-research" / "complete.html"
    assert send(client, file).json()["verdict"] == "compliant"
    answer = send(client, file, use="commercial-web", facts={"ads": "none"}).json()
    assert answer["verdict"] == "needs-permission"
    assert answer["use"]["facts"]["ads"] == "none"


def test_the_page_gets_text_with_marks_credit_and_the_corrected_article(client: httpx.Client, samples: Path) -> None:
    file = samples / f"{WRONG}.html"
    page = send(client, file, page=True, stated={"url": ORIGINAL}).json()["page"]
    pieces = [piece for paragraph in page["paragraphs"] for piece in paragraph["pieces"]]
    assert {"text": "By Mara Lindqvist", "paint": "found", "elements": ["byline"]} in pieces
    assert "<" not in "".join(piece["text"] for piece in pieces)
    assert any(piece.get("paint") == "bad" and piece["text"] == "Global Research" for piece in pieces)
    assert f'<a href="{ORIGINAL}">Global Research</a>' in page["credit"]["html"]["body"]
    assert f"[Global Research]({ORIGINAL})" in page["credit"]["markdown"]["body"]
    assert page["credit"]["values"]["author"] == "Mara Lindqvist"
    assert page["corrected"]["verdict"] == "compliant"
    corrected = base64.b64decode(page["corrected"]["data"])
    assert client.post("/api/check", files={"file": (file.name, corrected)}).json()["verdict"] == "compliant"


def test_what_nobody_knows_is_named(client: httpx.Client, samples: Path) -> None:
    page = send(client, samples / f"{WRONG}.html", page=True).json()["page"]
    assert page["credit"]["asked"] == ["url"]
    (asked,) = page["corrected"]["asked"]
    assert (asked["requirement"], asked["slots"]) == ("global-research/original-link", ["url"])
    assert page["corrected"]["put"] == []


def test_an_answer_to_a_question_of_the_terms_counts(client: httpx.Client, samples: Path) -> None:
    file = samples / "propublica" / "complete.html"
    before = send(client, file).json()
    open_ = [one for one in before["outcomes"] if one["outcome"] == "confirm" and one["must"] == "required"]
    assert open_
    said = [{"requirement": f"propublica/{o['requirement']}", "by": "Ann Lee", "date": "2026-01-31"} for o in open_]
    after = {one["requirement"]: one for one in send(client, file, confirmations=said).json()["outcomes"]}
    for one in open_:
        assert after[one["requirement"]]["outcome"] == "confirmed"
        assert "Ann Lee" in after[one["requirement"]]["evidence"][0]["text"]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"{", "truncated"),
        (b"[]", "Expected `object`"),
        (b"{}", "one of text, html or markdown"),
        (b'{"text": "a", "html": "b"}', "one of text, html or markdown"),
        (b'{"text": "a", "uses": "print"}', "unknown field `uses`"),
        (b'{"text": "a", "use": "prnt"}', "prnt"),
        (b'{"text": "a", "facts": {"ads": "many"}}', "ads is one of"),
        (b'{"text": "a", "publisher": "propublca"}', "propublica"),
        (b"[" * 100_000, "request is not as it has to be"),
    ],
)
def test_what_is_wrong_with_a_request_is_said(client: httpx.Client, body: bytes, words: str) -> None:
    response = client.post("/api/check", content=body, headers={"content-type": "application/json"})
    assert words in is_problem(response, 400)["detail"]


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [("a.html", b"", "empty"), ("a.pdf", b"%PDF-1.7 and no more", "broken"), ("a.txt", b"  \n", "empty")],
)
def test_an_article_that_cannot_be_read_says_why(client: httpx.Client, name: str, data: bytes, kind: str) -> None:
    assert is_problem(client.post("/api/check", files={"file": (name, data)}), 422)["kind"] == kind


def test_other_bodies_are_refused(client: httpx.Client) -> None:
    is_problem(client.post("/api/check", content=b"text", headers={"content-type": "text/plain"}), 415)
    is_problem(client.post("/api/check", data={"text": "a"}), 415)
    is_problem(client.post("/api/check", data={"request": "{}"}, files={"other": b"a"}), 400)
    is_problem(
        client.post("/api/check", content=b"no parts", headers={"content-type": "multipart/form-data; boundary=x"}), 400
    )


def test_addresses_that_there_are_not(client: httpx.Client) -> None:
    is_problem(client.get("/api/nothing"), 404)
    is_problem(client.get("/api/publishers/nobody"), 404)
    is_problem(client.get("/static/../app.py"), 404)
    is_problem(client.get("/api/check"), 405)
    page = client.get("/nothing", headers={"accept": "text/html"})
    assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")


def test_publishers_are_listed_and_shown(client: httpx.Client) -> None:
    listed = client.get("/api/publishers").json()["publishers"]
    assert len(listed) > 100
    assert {"id": "propublica", "name": "ProPublica"}.items() <= next(
        o for o in listed if o["id"] == "propublica"
    ).items()
    one = client.get("/api/publishers/propublica").json()
    assert one["url"].startswith("https://www.propublica.org/")
    assert all(duty["asks"] for duty in one["requirements"])
    for entry in listed[:: len(listed) // 20]:
        page = client.get(f"/publishers/{entry['id']}")
        assert page.status_code == 200
    assert all(f'href="/publishers/{entry["id"]}"' in client.get("/publishers").text for entry in listed[::50])


def test_the_health_of_the_server(client: httpx.Client) -> None:
    assert client.get("/healthz").json()["status"] == "ok"


def test_a_name_leads_to_no_folder(client: httpx.Client, server: Server) -> None:
    assert server.address.startswith("http://127.0.0.1:")
    for name in ("../../etc/passwd", "..\\..\\story.md", "/etc/hosts", '"><b>x</b>.md'):
        answer = client.post("/api/check", json={"text": "The ferry.", "name": name}).json()
        assert "/" not in answer["path"].replace("</b>", "")
        assert ".." not in answer["path"]
