"""Lines of plain text to paragraphs: what the width of the line broke is joined, what its writer broke stays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_USUAL = 76  # characters: the width of a line where the text itself does not tell
_WIDEST = 110  # a longer line was not broken by its width: it is a paragraph by itself
_TELLING = 5  # broken lines, at least, tell the width of a text
_NARROW = 0.6  # of the width: a shorter line was ended by its writer
_RAGGED = 0.4  # of the width: the least that a line broken by pictures and links has
_FULL = 0.92  # of the width: the next word would have passed it
_RULE = re.compile(r"[-=_*~#+.•·─━—–<>^:|\s]{3,}$")
_QUOTED = re.compile(r"(?:>[ \t]*)+")
_BULLETS = "*+•·‣▪◦-"
_ITEM = re.compile(rf"[{_BULLETS}][ \t]+(?=\S)")
_HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_ADDRESS_AT_END = re.compile(r"(?:https?://|ftp://|www\.)[!-~]+$")
_WHOLE_ADDRESS = re.compile(r"(?:/|\.(?:html?|php|aspx?|pdf))[.,;)>]*$", re.IGNORECASE)
_ADDRESS_GOES_ON = re.compile(r"[\w%~]*[./=&%?-]\w[!-~]*$", re.ASCII)
_FIELD = re.compile(r"[A-Z][A-Za-z-]{1,20}: ")
_BEGINNING = re.compile(r"\(?(?:[a-z]|\d{1,2})[.)] |©|ⓒ|\([cC]\)|Copyright\b|COPYRIGHT\b")  # of a line of its own
_DENSE = 8  # lines: so many without a blank line hold more than one paragraph


class Line(NamedTuple):
    """A line of the file without the white space around it; `number` and `column` are of its first character."""

    words: str
    number: int
    column: int
    hard: bool = False  # two blanks at its end: broken on purpose
    quoted: bool = False  # it began with ">"

    @property
    def edge(self) -> int:
        """The column behind the last character."""
        return self.column + len(self.words)


class Paragraph(NamedTuple):
    """Lines that belong together; `joints[i]` stands between line i and line i + 1: a blank, nothing, or a line end."""

    lines: list[Line]
    joints: list[str]
    ruled: bool = False  # a rule across the page stands before it
    level: int = 0  # of a heading: "# " before it, or "=====" below it
    item: bool = False  # it began with a bullet


def paragraphs(text: str) -> Iterator[Paragraph]:
    r"""Give the paragraphs of `text`.

    >>> [p.lines[0].words for p in paragraphs("Title\n=====\n\nFirst\nwords.\n\n-----\nEnd.")]
    ['Title', 'First', 'End.']
    """
    groups = list(_groups(text))
    width = _width(groups)
    for group in groups:
        yield from _paragraphs(group, width)


class _Group(NamedTuple):
    lines: list[Line]
    ruled: bool
    underlined: bool


def _groups(text: str) -> Iterator[_Group]:
    """Give the runs of lines between blank lines and rules."""
    hard_means_hard = text.count("  \n") * 4 < text.count("\n") + 4  # some programs fill every line
    lines: list[Line] = []
    ruled = False
    for number, raw in enumerate(text.split("\n"), 1):
        words = raw.strip()
        if words and not (len(words) > 2 and _is_rule(words)):  # noqa: PLR2004 -- "--" may be words
            column = raw.index(words[0]) + 1
            quoted = _QUOTED.match(words) if words[0] == ">" else None
            if quoted:
                column += quoted.end()
                words = words[quoted.end() :]
            if words:
                hard = hard_means_hard and raw.endswith("  ")
                if lines and lines[-1].quoted != bool(quoted):
                    yield _Group(lines, ruled, underlined=False)
                    lines, ruled = [], False
                lines.append(Line(words, number, column, hard, bool(quoted)))
                continue
        underlined = words.startswith("==") and len(lines) == 1
        if lines:
            yield _Group(lines, ruled, underlined)
            lines, ruled = [], False
        ruled = ruled or bool(words and not underlined)
    if lines:
        yield _Group(lines, ruled, underlined=False)


def _is_rule(words: str) -> bool:
    return not words[0].isalnum() and _RULE.match(words) is not None


def _width(groups: Sequence[_Group]) -> int:
    """Give the column at which the lines of the text are broken: nine in ten broken lines end before it."""
    edges = sorted(line.edge for group in groups for line in group.lines[:-1] if line.edge <= _WIDEST)
    return max(edges[len(edges) * 9 // 10], 40) if len(edges) >= _TELLING else _USUAL


def _paragraphs(group: _Group, width: int) -> Iterator[Paragraph]:
    """Give the paragraphs of a group: bullets, headings and lines that no width has broken stand by themselves."""
    ruled = group.ruled
    dense = len(group.lines) > _DENSE
    lines: list[Line] = []
    joints: list[str] = []
    level, item = int(group.underlined), False
    for line in group.lines:
        sign = line.words[0]
        bullet = _ITEM.match(line.words) if sign in _BULLETS else None
        heading = _HEADING.match(line.words) if sign == "#" else None
        if lines and (bullet or heading or level or len(line.words) > _WIDEST or len(lines[-1].words) > _WIDEST):
            yield from _parts(Paragraph(lines, joints, ruled, level, item), dense=dense)
            lines, joints, ruled, level, item = [], [], False, 0, False
        if mark := bullet or heading:
            line = line._replace(words=line.words[mark.end() :], column=line.column + mark.end())  # noqa: PLW2901 -- less its mark
            item, level = bool(bullet), len(heading[1]) if heading else 0
        if lines:
            joints.append(_joint(lines[-1], line, width, dense=dense))
        lines.append(line)
    yield from _parts(Paragraph(lines, joints, ruled, level, item), dense=dense)


def _parts(paragraph: Paragraph, *, dense: bool) -> Iterator[Paragraph]:
    """Divide what no blank line divides: a run of joined lines is a paragraph, the short lines around it are none."""
    if not dense:
        yield paragraph
        return
    lines, joints = paragraph.lines, paragraph.joints
    start = 0
    for at, joint in enumerate(joints):
        beside_joined = (at > 0 and joints[at - 1] != "\n") or (at + 1 < len(joints) and joints[at + 1] != "\n")
        if joint == "\n" and beside_joined:
            yield paragraph._replace(lines=lines[start : at + 1], joints=joints[start:at])
            paragraph = paragraph._replace(ruled=False, item=False)
            start = at + 1
    yield paragraph._replace(lines=lines[start:], joints=joints[start:])


def _joint(line: Line, following: Line, width: int, *, dense: bool) -> str:
    """Give what stands between two lines of a paragraph."""
    words, more = line.words, following.words
    if line.hard:
        return "\n"
    if line.edge >= width * _FULL and _ADDRESS_GOES_ON.match(more) and _is_cut(words):
        return ""  # an address broken in two
    if not _goes_on(line, following, width, dense=dense):
        return "\n"
    if _is_unspaced(words[-1]) and _is_unspaced(more[0]):
        return ""
    is_split = words[-1] == "-" and len(words) > 1 and words[-2].isalpha() and more[0].islower()
    return "" if is_split else " "


def _is_cut(words: str) -> bool:
    """Whether a line ends within an address, as far as can be told."""
    return _ADDRESS_AT_END.search(words) is not None and _WHOLE_ADDRESS.search(words) is None


def _goes_on(line: Line, following: Line, width: int, *, dense: bool) -> bool:
    """Whether the width broke the line, and not its writer."""
    words, more = line.words, following.words
    if "://" in words and (" " not in words or (_ADDRESS_AT_END.search(words) and not more[0].islower())):
        return False
    if line.edge < width * _NARROW:
        # The ragged lines of what was a web page: the sentence goes on, and the next line is full.
        return dense and words[-1].islower() and line.edge >= width * _RAGGED and following.edge >= width * _NARROW
    if _BEGINNING.match(more) or (_FIELD.match(more) and _FIELD.match(words)):
        return False
    return more[0].islower() or line.edge + len(more.split(None, 1)[0]) >= width * _FULL


def _is_unspaced(character: str) -> bool:
    """Whether the character is of a script without blanks between its words: Chinese, Japanese."""
    return "\u2e80" <= character <= "\u9fff" or "\uff00" <= character <= "\uffef"
