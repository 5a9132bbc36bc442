"""The server as an ASGI application."""

from __future__ import annotations

from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import msgspec
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from compliance import __version__
from compliance.terms.library import library
from compliance.web import pages
from compliance.web.body import length, task
from compliance.web.door import Door
from compliance.web.judges import Judges
from compliance.web.openapi import document
from compliance.web.problems import MEDIA_TYPE, ProblemError, problem
from compliance.web.publishers import publisher, publishers

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from pathlib import Path

    from starlette.requests import Request
    from starlette.types import ASGIApp

    from compliance.web.asked import Task
    from compliance.web.desk import Desk

_FAULT = "a fault of this program, which cost this request alone; its terminal says more"


def app(desk: Desk, host: str, port: int, workers: int) -> ASGIApp:
    """Give the application that answers at `host` and `port`; at most so many workers judge at once."""
    judges = Judges(desk, workers)

    @asynccontextmanager
    async def life(_: Starlette) -> AsyncIterator[None]:
        judges.open()
        try:
            yield
        finally:
            judges.close()

    async def check(request: Request) -> Response:
        async with judges.turn(length(request)):
            wanted: Task = await task(request)
            answer = await judges.answer(msgspec.msgpack.encode(wanted))
        media_type = "application/json" if answer.status == HTTPStatus.OK else MEDIA_TYPE
        return Response(answer.body, answer.status, media_type=media_type)

    routes = [
        Route("/api/check", check, methods=["POST"]),
        *_library(desk.folders),
        Route("/api/openapi.json", _fixed(msgspec.json.encode(document())), methods=["GET"]),
        Route("/healthz", _fixed(msgspec.json.encode({"status": "ok", "version": __version__})), methods=["GET"]),
        Route("/", _editor, methods=["GET"]),
        Route("/static/{name}", _file, methods=["GET"]),
    ]
    handlers: dict[Any, Any] = {ProblemError: _problem, HTTPException: _http, Exception: _fault}
    return Door(Starlette(routes=routes, lifespan=life, exception_handlers=handlers), host, port)


def _library(folders: Sequence[Path]) -> list[Route]:
    """Give the routes on the publishers, in the interface and as pages."""
    known = library(folders)
    found = publishers(known)
    as_json = msgspec.json.encode(found)

    async def one(request: Request) -> Response:
        return _json(msgspec.json.encode(publisher(_terms(request))))

    async def page(request: Request) -> Response:
        return HTMLResponse(pages.one(_words(request), publisher(_terms(request))))

    async def listed(request: Request) -> Response:
        return HTMLResponse(pages.listed(_words(request), found))

    def _terms(request: Request) -> Any:  # noqa: ANN401 -- Terms, or an error
        name = request.path_params["id"]
        if name not in known.terms:
            raise HTTPException(404, f'there is no rule file "{name}"')
        return known.terms[name]

    return [
        Route("/api/publishers", _fixed(as_json), methods=["GET"]),
        Route("/api/publishers/{id}", one, methods=["GET"]),
        Route("/publishers", listed, methods=["GET"]),
        Route("/publishers/{id}", page, methods=["GET"]),
    ]


def _fixed(body: bytes) -> Any:  # noqa: ANN401 -- an endpoint
    async def endpoint(_: Request) -> Response:
        return _json(body)

    return endpoint


def _json(body: bytes) -> Response:
    return Response(body, media_type="application/json")


def _words(request: Request) -> dict[str, str]:
    return pages.words(request.headers.get("accept-language", ""))


async def _editor(request: Request) -> Response:
    return HTMLResponse(pages.editor(_words(request)))


async def _file(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in pages.files():
        raise HTTPException(404, "there is no such file")
    body, media_type = pages.files()[name]
    return Response(body, media_type=media_type)


async def _problem(_: Request, error: ProblemError) -> Response:
    # What was not read of the request cannot be told from the next one.
    return Response(error.body, error.status, {"connection": "close"}, MEDIA_TYPE)


async def _http(request: Request, error: HTTPException) -> Response:
    wants_page = "text/html" in request.headers.get("accept", "") and not request.url.path.startswith("/api/")
    if wants_page:
        return HTMLResponse(pages.sorry(_words(request), error.status_code), error.status_code, error.headers)
    return Response(problem(error.status_code, error.detail), error.status_code, error.headers, MEDIA_TYPE)


async def _fault(_: Request, _error: Exception) -> Response:
    return Response(problem(500, _FAULT, "fault"), 500, media_type=MEDIA_TYPE)
