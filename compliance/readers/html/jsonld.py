"""JSON-LD: what a page tells search engines of its article, flattened to one statement a value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from compliance.article import Metadata, Place
from compliance.readers.html.metadata import tag_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from turbohtml import Document

_DEPTH = 6  # of one value within another; deeper ones say nothing of credit
_LONG = 1000  # characters: a longer value is the article's text
_KINDS = ("article", "posting", "news", "report", "review", "webpage", "creativework", "blog", "person", "organization")


def statements(document: Document) -> tuple[list[Metadata], tuple[str, ...]]:
    """Give the statements of all JSON-LD in the page, and remarks on what could not be read."""
    found: list[Metadata] = []
    remarks = []
    for script in document.select('script[type="application/ld+json" i]'):
        place = tag_place(script)
        if not (text := _trimmed(script.text)):
            continue
        try:
            value = _decode(text)
        except ValueError:
            remarks.append(f"{place}: the JSON-LD is broken and was left out")
            continue
        found += _Flat(place, value).statements()
    return found, tuple(remarks)


def _trimmed(text: str) -> str:
    """Cut off what some pages wrap the JSON in.

    >>> _trimmed(' //<![CDATA[ {"name": "Ann"} //]]> '), _trimmed("<!-- -->")
    ('{"name": "Ann"}', '')
    """
    text = text.replace("<![CDATA[", "").replace("]]>", "")
    begin = min((at for mark in "{[" if (at := text.find(mark)) >= 0), default=0)
    return text[begin : max(text.rfind("}"), text.rfind("]")) + 1]


def _decode(text: str) -> Any:  # noqa: ANN401 -- it is JSON
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError):
        import json  # noqa: PLC0415 -- for a broken one only

        try:
            value = json.loads(text, strict=False)  # line breaks within strings
            # Half a character ("\ud800") could be written nowhere: not in a report, not on a terminal.
            return json.loads(json.dumps(value, ensure_ascii=False).encode(errors="replace"))
        except RecursionError as error:
            raise ValueError from error


class _Flat:
    """One script's values as statements."""

    def __init__(self, place: Place, value: Any) -> None:  # noqa: ANN401 -- it is JSON
        self._place = place
        self._nodes = list(_nodes(value))
        self._by_id = {node["@id"]: node for node in self._nodes if isinstance(node.get("@id"), str) and len(node) > 1}

    def statements(self) -> Iterator[Metadata]:
        for node in self._nodes:
            kind = _kind(node)
            if any(word in kind for word in _KINDS):
                yield from self._values(kind, node, 0)

    def _values(self, name: str, value: Any, depth: int) -> Iterator[Metadata]:  # noqa: ANN401 -- it is JSON
        match value:
            case str() if value.strip() and len(value) <= _LONG:
                yield Metadata("json-ld", name, value.strip(), self._place)
            case int() | float():
                yield Metadata("json-ld", name, str(value), self._place)
            case list() if depth < _DEPTH:
                for item in value:
                    yield from self._values(name, item, depth + 1)
            case dict() if depth < _DEPTH:
                if len(value) == 1 and (known := self._by_id.get(value.get("@id"))):
                    value = known
                if depth and (kind := value.get("@type")):
                    yield from self._values(f"{name}.@type", kind, _DEPTH - 1)
                for key, item in value.items():
                    if key not in {"@context", "@type", "@graph", "articleBody"}:
                        yield from self._values(f"{name}.{key.lower()}", item, depth + 1)


def _nodes(value: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 -- it is JSON
    """Give the things a script speaks of, those of its graph included."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            yield item
            if graph := item.get("@graph"):
                yield from _nodes(graph)


def _kind(node: dict[str, Any]) -> str:
    kind = node.get("@type")
    if isinstance(kind, list):
        kind = next((k for k in kind if isinstance(k, str)), None)
    return kind.lower() if isinstance(kind, str) else ""
