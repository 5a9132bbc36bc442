"""Annotations in GitHub Actions: workflow commands, one a line (docs.github.com, "Workflow commands").

GitHub shows ten of each level for a step, so what fails comes as an error, what is for a person as a warning, and
what does not count, or is known, as a notice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.report import Failure
from compliance.reports import Writer
from compliance.reports.issues import issues

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.article import Place
    from compliance.report import Report

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
_ESCAPES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_MESSAGE = str.maketrans(_ESCAPES)
_PROPERTY = str.maketrans(_ESCAPES | {":": "%3A", ",": "%2C"})


class Annotations(Writer):
    """The annotations."""

    def result(self, result: Report | Failure) -> Iterator[str]:
        """Give an annotation for everything that is not as it should be."""
        if isinstance(result, Failure):
            yield _command("error", {**_file(result.path), "title": f"not judged ({result.kind})"}, result.message)
            return
        for issue in issues(result, fails=self.run.fails(result)):
            name = "notice" if issue.known else _COMMANDS[issue.level]
            title = f"{issue.rule}: {issue.state}" + (" (known)" if issue.known else "")
            words = issue.message + (f"\nPaste:\n{issue.fix}" if issue.fix else "")
            yield _command(name, {**_file(result.path), **_where(issue.place), "title": title}, words)


def _file(path: str) -> dict[str, str]:
    return {} if path == "-" else {"file": path}  # standard input is no file of the repository


def _where(place: Place) -> dict[str, str]:
    if place.line is None:  # a PDF has no lines: its annotation is of the file
        return {}
    return {"line": str(place.line), **({"col": str(place.column)} if place.column else {})}


def _command(name: str, properties: dict[str, str], message: str) -> str:
    r"""Give a workflow command.

    >>> _command("error", {"file": "a,b.md", "line": "3"}, "100%\nsure")
    '::error file=a%2Cb.md,line=3::100%25%0Asure\n'
    """
    said = ",".join(f"{key}={value.translate(_PROPERTY)}" for key, value in properties.items())
    return f"::{name} {said}::{message.translate(_MESSAGE)}\n"
