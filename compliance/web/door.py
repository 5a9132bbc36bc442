"""Who may come in, and what every answer bears.

A server on the loopback address is open to every page in the browsers of its machine: a page of another site can send
requests to it, and under a name of its own that it points at 127.0.0.1 read the answers. So the name that a request
was sent to has to be one of this machine's own, and a page that sends one has to be this server's.
"""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING

from compliance.web.problems import MEDIA_TYPE, problem

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
)
HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cache-control", b"no-store"),
)
_LOCAL = ("localhost", "127.0.0.1", "[::1]")


class Door:
    """Lets in what was sent to this server by its own page, or by no page."""

    def __init__(self, app: ASGIApp, host: str, port: int) -> None:
        self.app = app
        self.port = port
        self.names = frozenset((*_LOCAL, f"[{host}]" if ":" in host else host))
        self.is_open = not is_loopback(host)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *HEADERS]
            await send(message)

        if refused := self._refused([(name.lower(), value.decode("latin-1")) for name, value in scope["headers"]]):
            headers = [(b"content-type", MEDIA_TYPE.encode()), (b"connection", b"close")]
            await answer({"type": "http.response.start", "status": 403, "headers": headers})
            await answer({"type": "http.response.body", "body": problem(403, refused)})
            return
        await self.app(scope, receive, answer)

    def _refused(self, headers: list[tuple[bytes, str]]) -> str | None:
        hosts = [value for name, value in headers if name == b"host"]
        if len(hosts) != 1 or not self._is_ours(hosts[0]):
            return "this server answers under its own address alone"
        for name, value in headers:
            if name == b"origin" and value.lower() != f"http://{hosts[0].lower()}":
                return "a page of another site may not use this server"
            if name == b"sec-fetch-site" and value not in ("same-origin", "none"):
                return "a page of another site may not use this server"
        return None

    def _is_ours(self, host: str) -> bool:
        name, colon, port = host.lower().rpartition(":")
        if not colon or "]" in port:  # without a port, it is that of HTTP
            name, port = host.lower(), "80"
        if port != str(self.port):
            return False
        # Open to other machines it goes by any of its addresses; a name that somebody else may own stays outside.
        return name in self.names or (self.is_open and _is_address(name))


def is_loopback(host: str) -> bool:
    """Tell whether an address is that of this machine alone.

    >>> is_loopback("127.0.0.1"), is_loopback("::1"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, True, False)
    """
    return host == "localhost" or (_is_address(host) and ipaddress.ip_address(host).is_loopback)


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name.removeprefix("[").removesuffix("]"))
    except ValueError:
        return False
    return True
