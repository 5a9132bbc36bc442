"""The body of a request, cut off where it is larger than it may be or takes too long to arrive."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

import msgspec
from python_multipart.exceptions import FormParserError
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from compliance.web.asked import Asked, Task, Wishes, file_name
from compliance.web.problems import ProblemError

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from starlette.requests import Request

LARGEST = 25 << 20  # bytes of a request
SECONDS = 60.0  # in which it has to arrive
T = TypeVar("T", Asked, Wishes)
_SUFFIXES = {"text": "", "html": ".html", "markdown": ".md"}


async def task(request: Request) -> Task:
    """Give what a request asks for. Raises ProblemError for one that is not as it has to be."""
    form = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if form == "application/json":
        return _of_json(await _received(request))
    if form == "multipart/form-data":
        return await _of_form(request, await _received(request))
    raise ProblemError(415, "send JSON (application/json), or a form with a file (multipart/form-data)")


def length(request: Request) -> int:
    """Give the bytes that a request says it has; where it does not say, more than it may have."""
    said = request.headers.get("content-length", "")
    return int(said[:20]) if said.isdecimal() else LARGEST + 1


async def _received(request: Request) -> bytes:
    """Give the whole body; of one that is too large no more is read than the limit."""
    too_large = ProblemError(413, f"a request may have {LARGEST >> 20} MB at most")
    if "content-length" in request.headers and length(request) > LARGEST:
        raise too_large
    body = bytearray()
    try:
        async with asyncio.timeout(SECONDS):
            async for chunk in request.stream():
                body += chunk
                if len(body) > LARGEST:
                    raise too_large
    except TimeoutError as error:
        raise ProblemError(408, f"the request took more than {SECONDS:g} seconds to arrive") from error
    return bytes(body)


def _of_json(body: bytes) -> Task:
    asked = _decoded(body, Asked)
    given = [(form, words) for form in _SUFFIXES if (words := getattr(asked, form)) is not msgspec.UNSET]
    if len(given) != 1:
        raise ProblemError(400, "give the article as one of text, html or markdown")
    form, words = given[0]
    fields = {field: getattr(asked, field) for field in Wishes.__struct_fields__}
    fields["name"] = file_name(asked.name, _SUFFIXES[form])
    return Task(words.encode("utf-8", "replace"), Wishes(**fields))


async def _of_form(request: Request, body: bytes) -> Task:
    async def once() -> AsyncGenerator[bytes, None]:
        yield body

    parser = MultiPartParser(request.headers, once(), max_files=1, max_fields=1, max_part_size=LARGEST)
    parser.spool_max_size = LARGEST + 1  # in memory: a file on the disk would take a thread
    try:
        form = await parser.parse()
    except (MultiPartException, FormParserError, KeyError, ValueError) as error:
        words = getattr(error, "message", "") or "it has no parts that can be told apart"
        raise ProblemError(400, f"the form cannot be read: {words}") from error
    file, request_part = form.get("file"), form.get("request")
    if not isinstance(file, UploadFile) or not set(form) <= {"file", "request"}:
        raise ProblemError(400, "a form has a file in its part `file`, and beside it at most the part `request`")
    wishes = _decoded((request_part if isinstance(request_part, str) else "{}").encode("utf-8", "replace"), Wishes)
    name = file_name(wishes.name or file.filename or "")
    return Task(await file.read(), msgspec.structs.replace(wishes, name=name))


def _decoded(body: bytes, form: type[T]) -> T:
    try:
        return msgspec.json.decode(body, type=form)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        raise ProblemError(400, f"the request is not as it has to be: {error}") from error
