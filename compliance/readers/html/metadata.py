"""What a page says of itself beside its text: title, meta and link elements, JSON-LD."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.article import Metadata, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from turbohtml import Document, Element

_RELATIONS = frozenset(
    {"canonical", "license", "author", "amphtml", "original-source", "syndication-source", "publisher"}
)

_LANGUAGE = 'meta[property="og:locale"],meta[http-equiv="content-language" i]'


def place_of(element: Element, attribute: str) -> Place:
    """Give the place of an attribute of an element, or of its tag where it has none."""
    location = element.source_location
    if location is None:
        return Place()
    span = location.attrs.get(attribute, location.start_tag)
    return Place(line=span.start_line, column=span.start_col + 1)


def tag_place(element: Element) -> Place:
    """Give the place of an element's tag, at a tenth of the cost of an attribute's."""
    position = element.position
    return Place(position[0], position[1] + 1) if position else Place()


def statements(document: Document) -> Iterator[Metadata]:
    """Give the title, the meta elements with a content, and the links to what matters for credit."""
    titled = False
    for element in document.iter_elements(("title", "meta", "link")):
        match element.tag:
            case "meta":
                name = element.attr("name") or element.attr("property") or element.attr("itemprop")
                value = (element.attr("content") or "").strip()
                if name and value:
                    yield Metadata("meta", name.strip().lower(), value, tag_place(element))
            case "link":
                href = (element.attr("href") or "").strip()
                relations = (element.attr("rel") or element.attr("itemprop") or "").lower().split()
                for relation in relations if href else ():
                    if relation in _RELATIONS:
                        yield Metadata("link", relation, href, place_of(element, "href"))
            case _ if not titled:  # those of drawings come later
                titled = True
                if value := " ".join(element.text.split()):
                    yield Metadata("title", "title", value, tag_place(element))


def language(document: Document) -> str | None:
    """Give the language that the page declares, as BCP 47 in lower case."""
    root = document.root
    said = (root.attr("lang") or root.attr("xml:lang")) if root is not None else None
    if not said and (meta := document.select_one(_LANGUAGE)):
        said = meta.attr("content")
    return (said or "").split(",")[0].strip().lower().replace("_", "-") or None
