"""The marks that writers put into plain text: Markdown links, addresses, emphasis.

Only what a reader of the file would take for a mark is one. Asterisks and underscores inside words, or beside
a blank, stay what they are.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from compliance.readers import addresses

_MARK = re.compile(
    r"""
      (?P<image>!?)\[(?P<words>(?:[^\[\]\\]|\\.)*)\]                # [words]
      \(\s*<?(?P<href>[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)>?      # (address
      (?:\s+(?:"[^"]*"|'[^']*'))?\s*\)                              # "title")
    | <(?P<angled>(?:https?)://[^\s<>]+)>
    | (?P<bare>(?i:https?://|(?<![\w.@/-])www\.(?=\w)))
    | (?P<run>\*+|_+)
    | \\(?P<escaped>[!-/:-@\[-`{-~])
    """,
    re.VERBOSE,
)
_SIGNS = ("*", "_", "](", "://", "www.", "\\")  # without one of them there is no mark
_BLANKS = re.compile(r"[ \t\xa0]{2,}|\t")


Cut = tuple[int, int, str]  # from, to, and what is seen instead: nothing, or one blank


class Target(NamedTuple):
    """A link or an image: its words reach from `start` to `end`, its address begins at `at`."""

    start: int
    end: int
    at: int
    href: str


class Marks(NamedTuple):
    """What stands in a text beside its words, all in offsets of that text.

    `cuts` are what a reader does not see.
    """

    cuts: list[Cut]
    links: list[Target]
    images: list[Target]

    def shown(self, text: str) -> str:
        """Give what a reader sees of `text`."""
        parts: list[str] = []
        at = 0
        for start, end, seen in self.cuts:
            if start >= at:
                parts += text[at:start], seen
                at = end
        return "".join((*parts, text[at:]))


def marks(text: str, *, markdown: bool) -> Marks:
    r"""Give the marks in `text`; with `markdown`, backslashes and doubled underscores count as well.

    >>> marks("by [Ann](https://example.org/ann)", markdown=True).links
    [Target(start=4, end=7, at=9, href='https://example.org/ann')]
    >>> marks("snake_case, 2 * 3, *so*", markdown=False).cuts
    [(19, 20, ''), (22, 23, '')]
    """
    blanks = [(*found.span(), " ") for found in _BLANKS.finditer(text)] if "  " in text or "\t" in text else []
    if not any(sign in text for sign in _SIGNS):
        return Marks(blanks, [], [])
    scanner = _Scanner(text, markdown=markdown)
    scanner.scan(0, len(text))
    scanner.pair()
    return Marks(sorted(blanks + scanner.cuts), scanner.links, scanner.images)


class _Scanner:
    """One pass over a text, which may go into the words of a link."""

    def __init__(self, text: str, *, markdown: bool) -> None:
        self.text = text
        self.markdown = markdown
        self.cuts: list[Cut] = []
        self.links: list[Target] = []
        self.images: list[Target] = []
        self.runs: list[re.Match[str]] = []  # of asterisks or underscores

    def scan(self, start: int, end: int, *, linked: bool = False) -> None:
        """Find the marks from `start` to `end`; what is `linked` holds no further links."""
        passed = start
        for match in _MARK.finditer(self.text, start, end):
            at, behind = match.span()
            if at < passed:
                continue  # within an address
            match match.lastgroup:
                case "run":
                    self.runs.append(match)
                case "escaped":
                    if self.markdown:
                        self.cuts.append((at, at + 1, ""))
                case "bare":
                    passed = self._address(at, end, linked=linked)
                case "angled":
                    self._address(at + 1, behind - 1, linked=linked)
                    self.cuts.extend(((at, at + 1, ""), (behind - 1, behind, "")))
                case _:
                    self._link(match)

    def _address(self, at: int, end: int, *, linked: bool) -> int:
        behind = addresses.end(self.text, at, end)
        if behind > at and not linked:
            self.links.append(Target(at, behind, at, addresses.target(self.text[at:behind])))
        return behind

    def _link(self, match: re.Match[str]) -> None:
        start, end = match.span("words")
        target = Target(start, end, match.start("href"), match["href"])
        if match["image"]:
            self.images.append(target)
            self.cuts.append((*match.span(), ""))
            return
        self.links.append(target)
        self.cuts.extend(((match.start(), start, ""), (end, match.end(), "")))
        self.scan(start, end, linked=True)

    def pair(self) -> None:
        """Cut the runs of asterisks or underscores that open and close an emphasis."""
        text = self.text
        open_runs: dict[str, list[re.Match[str]]] = {}
        for run in self.runs:
            start, end = run.span()
            before = text[start - 1] if start else " "
            after = text[end] if end < len(text) else " "
            same = open_runs.setdefault(run[0], [])
            if same and not before.isspace() and not after.isalnum():
                opener = same[-1]
                for others in open_runs.values():  # what was opened within stays as it is written
                    while others and others[-1].start() >= opener.start():
                        others.pop()
                self.cuts.extend(((*opener.span(), ""), (start, end, "")))
            elif not after.isspace() and not before.isalnum() and (self.markdown or run[0] != "__"):
                same.append(run)
