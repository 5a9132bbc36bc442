"""Texts with slots: "This story by {author} appeared on [{publisher}]({url})".

A template serves twice, as what is looked for and as what to paste. Links in it are written as in Markdown.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from compliance.terms.kinds import ANY

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from compliance.terms.kinds import Texts

SLOTS = {  # each with the words that stand for it as long as nobody knows better
    "author": "author",
    "title": "title of the original article",
    "url": "URL of the original article",
    "date": "date of first publication",
    "year": "year of first publication",
    "publisher": "publisher",
    "family": "the family of publishers that it belongs to",
    "home": "the publisher's home page",
    "license": "name of the licence",
    "license_url": "URL of the licence",
    "author_url": "address of the author's page",
    "content": "what it is to say",
}

_SLOT = re.compile(r"\{([a-z_]+)\}")
_TAGS = "a|abbr|b|br|cite|div|em|hr|i|img|li|link|meta|p|script|section|small|span|strong|ul"
_GAP = re.compile(r"<([^<>]+)>")
_LINK = re.compile(r"\[([^\]]*)\]\(([^)]*)\)")


class TemplateLink(NamedTuple):
    """A link that a template asks for: the words under it, and where it leads, both with their slots."""

    text: str
    href: str


def slots(template: str) -> tuple[str, ...]:
    """Give the names of a template's slots in their order.

    >>> slots("© {author}, {year}")
    ('author', 'year')
    """
    return tuple(_SLOT.findall(template))


def fill(template: str, values: Mapping[str, str]) -> str:
    """Put values into the slots; one without a value says in angle brackets what belongs there.

    >>> fill("[{publisher}]({url})", {"publisher": "Global Research"})
    '[Global Research](<URL of the original article>)'
    """
    return _SLOT.sub(lambda slot: values.get(slot[1]) or f"<{SLOTS.get(slot[1], slot[1])}>", template)


def complete(text: str) -> bool:
    """Whether a filled template says everything: no angle brackets are left that say what belongs there.

    >>> complete('By <a href="https://example.org">Ann</a>'), complete("[Ann](<URL of the original article>)")
    (True, False)
    >>> complete('<a href="<URL of the original article>">Ann</a>'), complete("<em>Ann</em>, <slug>")
    (False, False)
    """
    # Not compiled with the module: few articles need a line that is written by itself.
    tag = rf"</?(?:{_TAGS})(?:\s+[^<>]*=[^<>]*|\s*/?)>"
    return all(re.fullmatch(tag, found) for found in re.findall(r"<(?=/?[A-Za-z])[^<>]*>?", text))


def unfilled(text: str, of_address: Container[str] = ()) -> tuple[str, ...]:
    """Give the slots of a filled template that nobody could fill; `of_address` are those that the URL fills.

    >>> unfilled('<a href="<URL of the original article>">The lighthouse</a> by <author>')
    ('url', 'author')
    >>> unfilled('<img src="https://count.example/<id>.gif">', {"id"})
    ('url',)
    """
    names = {words: name for name, words in SLOTS.items()}
    gaps = ("url" if gap in of_address else names.get(gap) for gap in _GAP.findall(text))
    return tuple(dict.fromkeys(name for name in gaps if name))


def plain(template: str) -> str:
    """Give a template without the marks of its links.

    >>> plain("Read the [original article]({url}).")
    'Read the original article.'
    """
    return _LINK.sub(r"\1", template)


def links(template: str) -> tuple[TemplateLink, ...]:
    """Give the links of a template.

    >>> links("Read the [original article]({url}).")
    (TemplateLink(text='original article', href='{url}'),)
    """
    return tuple(TemplateLink(*found) for found in _LINK.findall(template))


def in_language(texts: Texts, language: str | None) -> str | None:
    """Give the first text in that language, else in none in particular, else in English, else the first.

    >>> in_language({"en": ("Read",), "fr": ("Lire",)}, "fr-ca"), in_language({"en": ("Read",)}, None)
    ('Lire', 'Read')
    """
    code = (language or "").lower()
    for key in (code, code.partition("-")[0], ANY, "en"):
        if texts.get(key):
            return texts[key][0]
    return next((wordings[0] for wordings in texts.values() if wordings), None)


def written(template: str, form: str) -> str:
    """Give a template's links as an article of that format has them: HTML, Markdown, or written out.

    >>> written("[original]({url})", "html"), written("[original]({url})", "text")
    ('<a href="{url}">original</a>', 'original ({url})')
    """
    if form == "markdown":
        return template
    return _LINK.sub(r'<a href="\2">\1</a>' if form == "html" else r"\1 (\2)", template)
