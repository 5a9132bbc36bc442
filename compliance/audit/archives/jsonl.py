"""A `.jsonl` of articles: an object a line, the article's text in one of its fields.

Each line's other fields are read as front matter is: title, author, canonical, date, whatever they say of the original.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from compliance.article import Metadata, Place
from compliance.audit.archives import LARGEST
from compliance.audit.item import Item
from compliance.errors import BrokenError, LimitError, UsageError
from compliance.report import Failure, failure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from compliance.article import Format

# What is looked for, in this order, where nobody names the field.
_TEXT: dict[str, tuple[str, ...]] = {
    "html": ("html", "content_html", "body_html", "raw_html", "page"),
    "markdown": ("markdown", "content_markdown", "body_markdown", "md"),
    "text": ("text", "content", "body", "article", "article_text", "plain_text", "content_text"),
}
_NAME = ("id", "name", "slug", "path", "file", "url", "link")
_FORMATS: dict[str, Format] = {"html": "html", "markdown": "markdown"}  # of a text the content tells
FIELDS = ("name", *_TEXT)


def parse_fields(options: Sequence[str]) -> dict[str, str]:
    """Read the values of `--field`, such as "html=body".

    Raises UsageError for what is none of FIELDS.

    >>> parse_fields(["html=body", "name=slug"])
    {'html': 'body', 'name': 'slug'}
    """
    fields: dict[str, str] = {}
    for option in options:
        what, _, field = option.partition("=")
        if what not in FIELDS or not field:
            message = f"--field is KEY=FIELD with a KEY of {', '.join(FIELDS)}, not {option!r}"
            raise UsageError(message)
        fields[what] = field
    return fields


def holds_articles(path: str) -> bool:
    """Tell whether the first line holds an article; data files of any kind have that ending."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 -- once for each of many
            record = msgspec.json.decode(file.readline(LARGEST))
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return False
    return isinstance(record, dict) and _text(record, {}) is not None


def inside(path: str, fields: Mapping[str, str]) -> Iterator[Item | Failure]:
    """Give the article of each line, named by a field, or else by the line."""
    with open(path, "rb") as file:  # noqa: PTH123
        number = 0
        while line := file.readline(LARGEST):
            number += 1
            name = f"line {number}"
            if not line.endswith(b"\n") and len(line) == LARGEST:
                yield failure(LimitError(name, f"it has more than {LARGEST >> 20} MB"))
                while line and not line.endswith(b"\n"):
                    line = file.readline(LARGEST)  # the rest of it
            elif line.strip():
                yield _article(line, name, fields)


def _article(line: bytes, name: str, fields: Mapping[str, str]) -> Item | Failure:
    try:
        record = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return failure(BrokenError(name, f"this is no JSON: {error}"))
    if not isinstance(record, dict):
        return failure(BrokenError(name, "this is no JSON object"))
    found = _text(record, fields)
    names = (fields["name"],) if "name" in fields else _NAME
    name = next((str(record[key]) for key in names if isinstance(record.get(key), (str, int))), name)
    if found is None:
        wanted = ", ".join(fields[kind] for kind in _TEXT if kind in fields) or ", ".join(sum(_TEXT.values(), ()))
        return failure(BrokenError(name, f"no field holds its text (looked for {wanted}; see --field)"))
    kind, key = found
    said = tuple(one for field in record if field != key for one in _said(field.lower(), record[field]))
    return Item(name, record[key].encode("utf-8", "surrogatepass"), _FORMATS.get(kind), said)


def _text(record: Mapping[str, Any], fields: Mapping[str, str]) -> tuple[str, str] | None:
    """Give the kind of text that a record has, and its field."""
    named = any(kind in fields for kind in _TEXT)
    for kind, defaults in _TEXT.items():
        for key in (fields[kind],) if kind in fields else () if named else defaults:
            if isinstance(record.get(key), str):
                return kind, key
    return None


def _said(name: str, value: object) -> Iterator[Metadata]:
    """Give what a field says, as front matter: each value of a list, of an object its name and the other fields."""
    match value:
        case bool() | None:
            return
        case str() | int() | float():
            if text := str(value).strip():
                yield Metadata("front-matter", name, text, Place())
        case list():
            for one in value:
                yield from _said(name, one)
        case dict():
            for key, one in value.items():
                yield from _said(name if key == "name" else f"{name}.{key}".lower(), one)
