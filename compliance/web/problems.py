"""Errors as problem details, by RFC 9457 (https://www.rfc-editor.org/rfc/rfc9457)."""

from __future__ import annotations

from http import HTTPStatus

import msgspec

MEDIA_TYPE = "application/problem+json"


class Problem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is wrong with a request, or with the article in it."""

    title: str
    status: int
    detail: str
    kind: str = ""  # why an article could not be read: the words of `compliance.errors`
    type: str = "about:blank"


class ProblemError(Exception):
    """A request that gets a problem for its answer."""

    def __init__(self, status: int, detail: str, kind: str = "") -> None:
        super().__init__(detail)
        self.status = status
        self.body = problem(status, detail, kind)


def problem(status: int, detail: str, kind: str = "") -> bytes:
    """Give a problem as JSON.

    >>> problem(404, "there is no such page")
    b'{"title":"Not Found","status":404,"detail":"there is no such page"}'
    """
    said = Problem(title=HTTPStatus(status).phrase, status=status, detail=detail, kind=kind)
    return msgspec.json.encode(said)
