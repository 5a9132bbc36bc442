"""Front matter: what a Markdown file says of itself before its text, in YAML (---) or TOML (+++).

Each value keeps its place and is given as written: dates stay the words of the file. What is broken is read line by
line, and a remark says so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from compliance.article import Metadata, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    import yaml

# Compiled by `re` where they are asked for: pages are read with this module at hand, and few have front matter.
_OPENING = r"(?m)\s*^(---|\+\+\+)[ \t]*\n"
_CLOSINGS = {"---": r"(?m)^(?:---|\.\.\.)[ \t]*$", "+++": r"(?m)^\+\+\+[ \t]*$"}
_LINE = r"""^([ \t]*)(?:-[ \t]+)?(?:(["']?)([A-Za-z_][\w .-]*?)\2[ \t]*[:=](?:[ \t]+|$))?(.*)$"""
_HEADER = r"(?:[ \t]*(?:#.*|[A-Za-z_][\w .-]*[:=](?:[ \t].*)?|-[ \t].*)?\n|[ \t]+\S.*\n)+"
_TABLE = r"[ \t]*\[\[?([^\[\]]+)\]\]?[ \t]*(?:#.*)?$"
_PAIR = r"""[ \t]*((?:[\w-]+|"[^"]*"|'[^']*')(?:[ \t]*\.[ \t]*(?:[\w-]+|"[^"]*"|'[^']*'))*)[ \t]*=[ \t]*"""
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_LONGEST = 100_000  # characters: no front matter is longer
_MOST = 2000  # values, aliases followed
_DEEPEST = 20
ON_FILE = "compliance"  # the key whose value is kept as written, for `compliance.config` to read
_BRACKETS = 1000  # libyaml goes down into brackets on the machine's own stack, and falls through its floor
_NESTED = r"(?:[-?][ \t]+){10}"


class FrontMatter(NamedTuple):
    """What the front matter says; `end` is the offset at which the text begins."""

    metadata: tuple[Metadata, ...] = ()
    end: int = 0
    remarks: tuple[str, ...] = ()

    def value(self, *names: str) -> str | None:
        """Give the first value under any of `names`."""
        return next((m.value for m in self.metadata if m.name in names), None)


def split(text: str) -> FrontMatter:
    r"""Read the front matter at the beginning of `text`, whose lines end with a line feed.

    >>> split("---\ntitle: Boats\nsource: {url: 'https://gull.example'}\n---\nText").metadata[1].name
    'source.url'
    >>> split("---\nA sentence.\n---\nText").end
    0
    """
    opening = re.match(_OPENING, text)
    if not opening:
        return FrontMatter()
    mark, start = opening[1], opening.end()
    line = text.count("\n", 0, start) + 1
    closing = re.compile(_CLOSINGS[mark]).search(text, start)
    if not closing:
        header = re.compile(_HEADER).match(text, start)
        if not header or not _named(header[0], line):
            return FrontMatter()
        return FrontMatter(tuple(_named(header[0], line)), header.end(), ("the front matter has no end",))
    head, end = text[start : closing.start()], closing.end()
    try:
        said = _toml(head, line) if mark == "+++" else _yaml(head, line)
    except ValueError as error:
        said = _named(head, line)
        if not said:
            return FrontMatter()
        return FrontMatter(tuple(said), end, (f"the front matter is broken, {error}; it was read line by line",))
    return FrontMatter() if said is None else FrontMatter(tuple(said), end)


def _said(name: str, value: str, line: int, column: int) -> Iterator[Metadata]:
    """Give a value; of a Markdown link in it, the words are the value's and the address stands under "name.url"."""
    links: list[str] = []
    if "](" in value:
        from compliance.readers.marks import marks  # noqa: PLC0415 -- seldom asked for

        found = marks(value, markdown=False)
        links = [link.href for link in found.links]
        value = found.shown(value)
    if value:
        yield Metadata("front-matter", name.lower(), value, Place(line=line, column=column))
    for href in links:
        yield Metadata("front-matter", f"{name.lower()}.url", href, Place(line=line, column=column))


def _yaml(head: str, line: int) -> list[Metadata] | None:
    """Give what YAML says from `line` on, None where it is no mapping. Raises ValueError where it is broken."""
    import yaml  # noqa: PLC0415 -- dear, and not asked for by what has no front matter

    if len(head) > _LONGEST or head.count("[") + head.count("{") > _BRACKETS or re.search(_NESTED, head):
        message = "too long or too deep"
        raise ValueError(message)
    try:
        root = yaml.compose(head, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        at = error.problem_mark.line + line if error.problem_mark else line
        message = f"line {at}: {error.problem}"
        raise ValueError(message) from error
    except yaml.YAMLError as error:
        raise ValueError(str(error).partition("\n")[0]) from error
    if root is None:
        return []
    if not isinstance(root, yaml.MappingNode):
        return None
    said: list[Metadata] = []
    for key, value in root.value:
        if key.value == ON_FILE:
            said.append(_as_written(head, value, line))
    root.value = [(key, value) for key, value in root.value if key.value != ON_FILE]
    _flatten_node(root, "", line, said, _DEEPEST)
    return said


def _as_written(head: str, node: yaml.Node, line: int) -> Metadata:
    """Give the YAML of a value, with blanks for what stands before it on its line: columns stay."""
    start, end = node.start_mark, node.end_mark
    lines = head.split("\n")[start.line : end.line + 1]
    lines[-1] = lines[-1][: end.column]
    text = "\n".join([" " * start.column + lines[0][start.column :], *lines[1:]])
    return Metadata("front-matter", ON_FILE, text, Place(line=start.line + line, column=start.column + 1))


def _flatten_node(node: yaml.Node, name: str, line: int, said: list[Metadata], depth: int) -> None:
    import yaml  # noqa: PLC0415 -- it was imported by the caller

    if len(said) >= _MOST or not depth:
        return
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                _flatten_node(value, f"{name}.{key.value}" if name else key.value, line, said, depth - 1)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            _flatten_node(value, name, line, said, depth - 1)
    elif isinstance(node, yaml.ScalarNode) and (value := node.value.strip()) and (node.style or value not in _NOTHING):
        at = node.start_mark
        said += _said(name, value, at.line + line, at.column + 1 + (node.style in {'"', "'"}))


def _toml(head: str, line: int) -> list[Metadata]:
    """Give what TOML says from `line` on. Raises ValueError where it is broken."""
    import tomllib  # noqa: PLC0415 -- seldom asked for

    try:
        values = tomllib.loads(head)
    except RecursionError as error:
        message = "too deep"
        raise ValueError(message) from error
    said: list[Metadata] = []
    _flatten_value(values, "", (line, 1, ""), _places(head, line), said)
    return said


_At = tuple[int, int, str]  # line, column, the value as written


def _flatten_value(value: object, name: str, at: _At, places: dict[str, list[_At]], said: list[Metadata]) -> None:
    if isinstance(value, dict):
        for key, inner in value.items():
            inner_name = f"{name}.{key}".lower() if name else key.lower()
            found = places.get(inner_name)
            here = (found.pop(0) if len(found) > 1 else found[0]) if found else at
            _flatten_value(inner, inner_name, here, places, said)
    elif isinstance(value, list):
        for inner in value:
            _flatten_value(inner, name, at, places, said)
    else:
        line, column, written = at
        text = value if isinstance(value, str) else written if _is_time(value) else str(value)
        if isinstance(value, bool):
            text = text.lower()
        if text.strip():
            said += _said(name, text.strip(), line, column)


def _is_time(value: object) -> bool:
    return hasattr(value, "isoformat")


def _places(head: str, line: int) -> dict[str, list[_At]]:
    """Give the places of the values by their full names, in the order of the file."""
    places: dict[str, list[_At]] = defaultdict(list)
    table = ""
    for number, text in enumerate(head.split("\n"), line):
        if found := re.match(_TABLE, text):
            table = _dotted(found[1]) + "."
        elif found := re.match(_PAIR, text):
            written = text[found.end() :]
            column = found.end() + 1 + (written[:1] in {'"', "'"})
            places[table + _dotted(found[1])].append((number, column, written.partition("#")[0].strip()))
    return places


def _dotted(name: str) -> str:
    return ".".join(part.strip().strip("\"'") for part in name.split(".")).lower()


def _named(head: str, line: int) -> list[Metadata]:
    """Give what can be told line by line: names with a value, lists under a name, names within names."""
    return list(_name_lines(head, line))


def _name_lines(head: str, line: int) -> Iterator[Metadata]:
    names: list[tuple[int, str]] = []  # those that are open, with their indentation
    for number, text in enumerate(head.split("\n"), line):
        found = re.match(_LINE, text)
        if not found or not text.strip() or text.lstrip().startswith("#"):
            continue
        indent = len(found[1])
        if found[3]:
            while names and names[-1][0] >= indent:
                names.pop()
            names.append((indent, found[3]))
        elif not text.lstrip().startswith("- "):
            continue  # a value goes on
        value = found[4].strip()
        shown = value.strip("\"'")
        if names and shown not in _NOTHING and len(names) <= _DEEPEST:
            column = found.start(4) + 1 + value.index(shown)
            yield from _said(".".join(name for _, name in names), shown, number, column)
