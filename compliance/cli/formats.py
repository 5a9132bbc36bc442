"""`--format NAME[=PATH]`: which forms are written, and where to."""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click
import msgspec

from compliance.errors import UsageError
from compliance.report import Failure
from compliance.reports import FORMS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from types import TracebackType
    from typing import Self, TextIO

    from compliance.report import Report
    from compliance.reports import Form, Run, Writer
    from compliance.summary import Summary

COLOURS = {"good": "green", "bad": "red", "open": "yellow", "faint": "bright_black"}


class Wanted(NamedTuple):
    """A form, and the file that it goes to: None for standard output."""

    name: str
    path: str | None = None


def wanted(options: Sequence[str]) -> tuple[Wanted, ...]:
    """Read the values of `--format`; without any it is text, beside which GitHub Actions gets annotations.

    Raises UsageError for a form that there is not, and for two on standard output that would spoil each other.
    """
    if not options:
        actions = os.environ.get("GITHUB_ACTIONS") == "true" and "github" in FORMS
        return (Wanted("text"), Wanted("github")) if actions else (Wanted("text"),)
    forms = tuple(_wanted(option) for option in options)
    shared = list(dict.fromkeys(form.name for form in forms if form.path is None))
    if len(shared) > 1 and not all(FORMS[name].lines for name in shared):
        names = " and ".join(shared)
        message = f"{names} cannot share standard output; give one a file: --format {shared[-1]}=FILE"
        raise UsageError(message)
    files = [form.path for form in forms if form.path is not None]
    if twice := next((path for path in files if files.count(path) > 1), None):
        message = f"two forms cannot share one file: {twice}"
        raise UsageError(message)
    return tuple(dict.fromkeys(forms))


def _wanted(option: str) -> Wanted:
    name, equals, path = option.partition("=")
    if name not in FORMS:
        from compliance.terms.uses import did_you_mean  # noqa: PLC0415 -- for this error alone

        near = did_you_mean(name, FORMS) or f"; there are {', '.join(FORMS)}"
        raise UsageError(f'no such format: "{name}"' + near)
    if equals and not path:
        message = f"--format {option} names no file"
        raise UsageError(message)
    return Wanted(name, path if equals else None)


def shows_context(forms: Iterable[Wanted]) -> bool:
    """Whether any of the forms asks for what stands around the evidence: `check(…, context=True)`."""
    return any(FORMS[form.name].context for form in forms)


def apart_from(forms: Iterable[Wanted], excluded: Callable[[str], bool]) -> Callable[[str], bool]:
    """Give what a walk leaves out: what is `excluded`, and the reports that the run writes, which are no articles."""
    own = {os.path.realpath(form.path) for form in forms if form.path is not None}
    if not own:
        return excluded
    names = {os.path.basename(path) for path in own}  # noqa: PTH119 -- no path object for each file of a walk
    return lambda path: excluded(path) or (os.path.basename(path) in names and os.path.realpath(path) in own)  # noqa: PTH119 -- likewise


class Outputs:
    """The outputs of a run: every result goes to each of them.

    A file is written beside its name and takes it at the end, so that a run that is stopped leaves the last whole
    report where it was.
    """

    def __init__(self, forms: Iterable[Wanted], run: Run) -> None:
        self._forms = tuple(forms)
        self._run = run
        self._open: list[tuple[Form, Writer, TextIO | None]] = []
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        """Open the outputs and write what comes first. Raises UsageError for a file that cannot be written."""
        with ExitStack() as stack:
            for form in self._forms:
                file = None if form.path is None else stack.enter_context(_File(form.path))
                run = self._run if file else self._run._replace(paint=_paint)
                self._open.append((FORMS[form.name], FORMS[form.name].writer(run), file))
            for _, writer, file in self._open:
                _write(file, writer.begin())
            self._stack = stack.pop_all()
        return self

    def result(self, result: Report | Failure) -> None:
        """Write one result."""
        shown = _encodable(result)
        plain = shown
        if not isinstance(shown, Failure) and shown.context is not msgspec.UNSET:
            plain = msgspec.structs.replace(shown, context=msgspec.UNSET)
        for form, writer, file in self._open:
            _write(file, writer.result(shown if form.context else plain))

    def end(self, summary: Summary) -> None:
        """Write what comes last."""
        for _, writer, file in self._open:
            _write(file, writer.end(summary))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the files; what was interrupted is thrown away."""
        self._stack.__exit__(kind, error, trace)


class _File:
    """A file that takes its name only when it is whole; a device or a pipe is written as it stands."""

    def __init__(self, path: str) -> None:
        self.path = Path(path).resolve()  # a link stays, and the file that it leads to is written
        device = self.path.exists() and not self.path.is_file()
        self.part = self.path if device else self.path.with_name(f".{self.path.name}.part")

    def __enter__(self) -> TextIO:
        try:
            self.file: TextIO = self.part.open("w", encoding="utf-8", errors="backslashreplace", newline="")
        except OSError as error:
            message = f"{self.path}: cannot be written: {error.strerror}"
            raise UsageError(message) from error
        return self.file

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self.file.close()
        if self.part == self.path:
            return
        if kind is None:
            self.part.replace(self.path)
        else:
            self.part.unlink()


def _write(file: TextIO | None, pieces: Iterable[str]) -> None:
    if file:
        file.writelines(pieces)
        return
    for piece in pieces:
        click.echo(piece, nl=False)


def _paint(words: str, what: str) -> str:
    # click leaves colours out where the output is no terminal; NO_COLOR (no-color.org) is ours to keep.
    return words if os.environ.get("NO_COLOR") else click.style(words, fg=COLOURS[what], bold=what != "faint")


def _encodable(result: Report | Failure) -> Report | Failure:
    """Give a result whose path can be written: a file's name may hold bytes that are no UTF-8."""
    try:
        result.path.encode()
    except UnicodeEncodeError:
        path = result.path.encode("utf-8", "backslashreplace").decode()
        return msgspec.structs.replace(result, path=path)
    return result
