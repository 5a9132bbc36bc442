"""The report for programs: one document, or one object a line. The form is a contract: docs/commands.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from compliance.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from compliance.report import Report
    from compliance.vocabulary import Verdict

VERSION = 1  # of the form


class Failure(msgspec.Struct, frozen=True):
    """An article that could not be read or judged."""

    path: str
    kind: str
    message: str


def failure(error: ReadError) -> Failure:
    """Give an error as it stands in the report."""
    return Failure(error.path, error.kind, error.message)


def line(result: Report | ReadError) -> bytes:
    """Give one article, or one error, as JSON on a line, without its end."""
    if isinstance(result, ReadError):
        return msgspec.json.encode({"error": failure(result)})
    return msgspec.json.encode(result)


def document(reports: Sequence[Report], errors: Sequence[ReadError], verdicts: Iterable[tuple[Verdict, int]]) -> bytes:
    """Give the whole run as one JSON document."""
    whole = {
        "version": VERSION,
        "articles": reports,
        "errors": [failure(error) for error in errors],
        "summary": {"articles": len(reports), "errors": len(errors), "verdicts": dict(verdicts)},
    }
    return msgspec.json.format(msgspec.json.encode(whole), indent=1)
