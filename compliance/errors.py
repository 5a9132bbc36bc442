"""The errors that a user can meet, one tree.

ComplianceError                 anything below; its `str` is one line for a person
├── UsageError                  the command is off: unknown publisher id, no such option value        exit 2
├── RuleError                   a rule file or .compliance.yaml is off; holds every Problem in it     exit 2
└── ReadError                   an article could not be read or judged; `kind` says why               exit 3
    ├── MissingError            missing        no such file, or no permission to open it
    ├── EmptyError              empty          nothing in it; a folder without articles
    ├── EncryptedError          encrypted      a PDF that asks for a password
    ├── BrokenError             broken         not what it says it is: a damaged PDF, undecodable text
    ├── NoTextError             no-text        a PDF with pictures only
    ├── LimitError              limit          reading took more time or memory than it may
    └── FaultError              fault          a fault of this program, which cost this article alone

Each has the words for a person in `message`; nothing is printed here.
"""

from __future__ import annotations

from typing import ClassVar

import msgspec


class ComplianceError(Exception):
    """Anything that goes wrong in a way that a user can mend."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class UsageError(ComplianceError):
    """The command was called in a way that has no answer."""


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """One thing wrong in a rule file or .compliance.yaml: where, what was found, what was expected, the nearest one.

    `line` and `column` count from 1.
    """

    path: str
    line: int
    column: int
    message: str
    nearest: str | None = None

    def __str__(self) -> str:
        """Say it on one line.

        >>> print(Problem(path="a.yaml", line=3, column=5, message='unknown key "copyrigt"', nearest="copyright"))
        a.yaml:3:5: unknown key "copyrigt"; did you mean copyright?
        """
        hint = f"; did you mean {self.nearest}?" if self.nearest else ""
        return f"{self.path}:{self.line}:{self.column}: {self.message}{hint}"


class RuleError(ComplianceError):
    """One or more rule files, or a .compliance.yaml, are wrong; every problem found is in `problems`."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class ReadError(ComplianceError):
    """An article could not be read; `path` is the file, `kind` the reason in a word."""

    kind: ClassVar[str] = "unreadable"

    def __init__(self, path: str, message: str) -> None:
        super().__init__(message)
        self.path = path

    def __str__(self) -> str:
        """Give the file and the reason on one line."""
        return f"{self.path}: {self.message}"


class MissingError(ReadError):
    """There is no such file, or it may not be opened."""

    kind = "missing"


class EmptyError(ReadError):
    """There is nothing in it."""

    kind = "empty"


class EncryptedError(ReadError):
    """The PDF asks for a password."""

    kind = "encrypted"


class BrokenError(ReadError):
    """The bytes are not what they say they are."""

    kind = "broken"


class NoTextError(ReadError):
    """The PDF has pages and no text on them."""

    kind = "no-text"


class LimitError(ReadError):
    """Reading it took more time or memory than it may."""

    kind = "limit"


class FaultError(ReadError):
    """A fault of this program: an error that nobody foresaw, which cost this article its verdict."""

    kind = "fault"


def unexpected(error: Exception) -> str:
    """Give one line on an error that nobody foresaw, for a report of it."""
    return f"{type(error).__name__}: {error} (run with --debug before the command to see where; please report it)"
