"""What was found in an article, without judging it: for a person, and one object a line for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from compliance.elements.model import Byline, Canonical, Copyright, Date, License, Permission, Reference, Tracker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.article import Article
    from compliance.elements.model import Element, Elements
    from compliance.report import Failure


def as_object(article: Article, elements: Elements) -> dict[str, Any]:
    """Give the `inspect` line of one article, as the contract in docs/architecture.md has it."""
    origin = elements.origin
    publisher = {"id": origin.publisher_id, "name": origin.publisher} if origin.publisher else None
    return {
        "path": article.path,
        "format": article.format,
        "repost": origin.repost,
        "publisher": publisher,
        "clues": msgspec.to_builtins(origin.clues),
        "remarks": article.remarks,
        "elements": [msgspec.to_builtins(element) for element in elements.all()],
    }


def error_object(error: Failure) -> dict[str, Any]:
    """Give the line of a file that could not be read."""
    return {"path": error.path, "error": {"kind": error.kind, "message": error.message}, "elements": []}


def as_text(article: Article, elements: Elements, *, why: bool) -> Iterator[str]:
    """Give the lines that tell a person what was found; `why` adds what each finding rests on."""
    origin = elements.origin
    whose = f"a repost of {origin.publisher or 'an unknown publisher'}" if origin.repost else "not a repost"
    yield f"{article.path}: {whose}"
    for remark in article.remarks:
        yield f"  note: {remark}"
    if why:
        for clue in origin.clues:
            yield f"  clue {clue.weight:+.2f}  {clue.what} ({clue.place})"
    for element in elements.all():
        yield f"  {_kind(element):<12} {element.place}, {element.zone}: {_facts(element)}"
        if why:
            for reason in element.why:
                yield f"  {'':<12}   because {reason}"


def _kind(element: Element) -> str:
    return str(type(element).__struct_config__.tag)


def _facts(element: Element) -> str:
    quoted = f'"{" ".join(element.text.split())}"'
    match element:
        case Byline():
            return f"{', '.join(element.authors)} in {quoted}" if element.visible else ", ".join(element.authors)
        case Reference():
            return f"{element.role}, {quoted} to {element.href}"
        case Tracker() | Canonical():
            return element.href
        case Copyright():
            years = ", ".join(map(str, element.years))
            return f"{quoted} (holder {', '.join(element.holders) or 'not named'}, year {years or 'not given'})"
        case License():
            return f"{element.id or 'unknown licence'}, {quoted}" + (f" to {element.href}" if element.href else "")
        case Permission():
            said = {True: "granted", False: "refused or lacking", None: "spoken of"}[element.granted]
            return f"{said}, {quoted}"
        case Date():
            return f"{element.iso}, {quoted}"
        case _:
            return quoted
