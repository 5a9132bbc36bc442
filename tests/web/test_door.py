"""Who may come in: no page of another site, under no name but this machine's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.web.conftest import serving

if TYPE_CHECKING:
    import httpx

    from tests.web.conftest import Server

PATHS = ("/", "/healthz", "/api/publishers", "/static/editor.js", "/nothing")


def port(server: Server) -> str:
    return server.address.rstrip("/").rpartition(":")[2]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "host", ["evil.example:{port}", "evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:{port}", ""]
)
def test_another_name_is_refused(client: httpx.Client, server: Server, path: str, host: str) -> None:
    response = client.get(path, headers={"host": host.format(port=port(server))})
    assert response.status_code in (403, 400)
    assert "compliance" not in response.text


@pytest.mark.parametrize("host", ["localhost:{port}", "LOCALHOST:{port}", "127.0.0.1:{port}", "[::1]:{port}"])
def test_the_names_of_this_machine_are_let_in(client: httpx.Client, server: Server, host: str) -> None:
    assert client.get("/healthz", headers={"host": host.format(port=port(server))}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:1"},
        {"origin": "https://127.0.0.1:{port}"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_page_of_another_site_is_refused(client: httpx.Client, server: Server, headers: dict[str, str]) -> None:
    sent = {name: value.format(port=port(server)) for name, value in headers.items()}
    for response in (
        client.get("/api/publishers", headers=sent),
        client.post("/api/check", json={"text": "The ferry."}, headers=sent),
    ):
        assert response.status_code == 403
        assert response.headers["content-type"] == "application/problem+json"
        assert "access-control-allow-origin" not in response.headers


def test_its_own_page_is_let_in(client: httpx.Client, server: Server) -> None:
    own = {"origin": server.address.rstrip("/"), "sec-fetch-site": "same-origin"}
    assert client.post("/api/check", json={"text": "The ferry."}, headers=own).status_code == 200


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_bears_the_policy(client: httpx.Client, path: str) -> None:
    headers = client.get(path).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == policy["form-action"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_it_listens_on_this_machine_alone_or_says_that_it_does_not(tmp_path: Path) -> None:
    import subprocess  # noqa: PLC0415 -- for this test alone
    import sys  # noqa: PLC0415 -- likewise

    with serving(tmp_path) as server:
        sockets = Path(f"/proc/{server.pid}/net/tcp").read_text(encoding="ascii")
        listening = [line.split()[1] for line in sockets.splitlines()[1:] if line.split()[3] == "0A"]
        assert f"0100007F:{int(port(server)):04X}" in listening
    command = [sys.executable, "-m", "compliance", "serve", "--host", "0.0.0.0", "--port", "0", "--no-browser"]  # noqa: S104
    process = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    process.stdout.readline()
    process.terminate()
    assert "not on this machine alone" in process.communicate(timeout=20)[1]
