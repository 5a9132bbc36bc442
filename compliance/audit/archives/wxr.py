"""A WordPress export (WXR, an RSS with WordPress's own elements): its posts and pages.

Read by expat as a stream. What declares entities is refused: WordPress writes none, and they can grow without end.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.parsers import expat

from compliance.article import Metadata, Place
from compliance.audit.archives import LARGEST
from compliance.audit.item import Item
from compliance.errors import BrokenError, LimitError
from compliance.report import Failure, failure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MARK = b"wordpress.org/export/"
_HEAD = 8192  # bytes in which the namespace is declared
_CHUNK = 1 << 16
# What a site holds beside its articles: pictures, menus, earlier states, styles, parts of its theme.
_OTHER = re.compile(r"attachment|nav_menu_item|revision|custom_css|customize_changeset|oembed_cache|user_request|wp_.*")
_GONE = frozenset({"trash", "auto-draft"})
_CANONICAL = frozenset(
    {"_yoast_wpseo_canonical", "rank_math_canonical_url", "_aioseo_canonical_url", "_genesis_canonical_uri"}
)
_HAS_PARAGRAPHS = re.compile(r"<p[\s>]|<!-- wp:", re.IGNORECASE)
_BLANK_LINE = re.compile(r"(?<=\n)[ \t]*(?=\r?\n)")


def holds_articles(path: str) -> bool:
    """Tell whether an XML file is such an export."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 -- once for each of many
            return _MARK in file.read(_HEAD)
    except OSError:
        return False


def inside(path: str, _fields: Mapping[str, str]) -> Iterator[Item | Failure | str]:
    """Give the posts in the order of the export, each named by its slug.

    Raises BrokenError where the XML is damaged: the posts before have been given.
    """
    export = _Export()
    with open(path, "rb") as file:  # noqa: PTH123
        while True:
            chunk = file.read(_CHUNK)
            try:
                export.parser.Parse(chunk, not chunk)
            except expat.ExpatError as error:
                yield from export.taken()
                words = expat.ErrorString(error.code)
                raise BrokenError(path, f"the export is damaged at line {error.lineno}: {words}") from error
            except _EntityError as error:
                message = "the export declares entities of its own, which may grow without end"
                raise BrokenError(path, message) from error
            yield from export.taken()
            if not chunk:
                return


class _EntityError(Exception):
    """The file declares an entity."""


class _Export:
    """What was read so far: a stack of elements, and what the post that is being read says."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.EntityDeclHandler = self._entity
        self._done: list[Item | Failure | str] = []
        self._names: dict[str, str] = {}  # of the authors, by their logins
        self._site = ""
        self._said: dict[str, str] | None = None  # of the post, by element
        self._meta: dict[str, str] = {}
        self._element = ""
        self._depth = 0  # within the post
        self._parts: list[str] = []
        self._size = 0
        self._login = ""
        self._key = ""

    def taken(self) -> Iterator[Item | Failure | str]:
        """Give what is whole."""
        done, self._done = self._done, []
        yield from done

    def _entity(self, *_: object) -> None:
        raise _EntityError

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        self._parts = []
        self._element = name
        if name == "item":
            self._said, self._meta, self._size = {}, {}, 0

    def _text(self, text: str) -> None:
        self._size += len(text)
        if self._size <= LARGEST:
            self._parts.append(text)

    def _end(self, name: str) -> None:
        text, self._parts = "".join(self._parts), []
        match name:
            case "item":
                if self._said is not None:
                    self._done.append(self._post(self._said))
                self._said = None
            case "wp:author_login":
                self._login = text
            case "wp:author_display_name":
                self._names[self._login] = text
            case "wp:meta_key":
                self._key = text
            case "wp:meta_value":
                if self._key in _CANONICAL:
                    self._meta["canonical"] = text
            case _ if self._said is not None:
                self._said.setdefault(name, text)
            case "title":
                self._site = self._site or text

    def _post(self, said: dict[str, str]) -> Item | Failure | str:
        kind = said.get("wp:post_type", "post")
        if _OTHER.fullmatch(kind):
            return kind
        if said.get("wp:status") in _GONE:
            return f"{kind}, {said['wp:status']}"
        name = said.get("wp:post_name") or said.get("wp:post_id") or said.get("title") or kind
        if self._size > LARGEST:
            return failure(LimitError(name, f"it has more than {LARGEST >> 20} MB"))
        content = said.get("content:encoded", "")
        if not content.strip():
            return f"{kind} without text"
        return Item(name, _with_paragraphs(content).encode(), "html", tuple(self._metadata(said)))

    def _metadata(self, said: dict[str, str]) -> Iterator[Metadata]:
        """Say what WordPress writes into the head of the post's page."""
        login = said.get("dc:creator", "")
        stated = (
            ("title", "title", said.get("title", "")),
            ("meta", "author", self._names.get(login, login)),
            ("meta", "article:published_time", said.get("wp:post_date", "").replace(" ", "T")),
            ("meta", "og:url", said.get("link", "")),
            ("meta", "og:site_name", self._site),
            ("link", "canonical", self._meta.get("canonical", "")),
        )
        for source, name, value in stated:
            if value.strip():
                yield Metadata(source, name, value.strip(), Place())  # type: ignore[arg-type]  # of the sources above


def _with_paragraphs(content: str) -> str:
    """Give a paragraph for each blank line, as WordPress shows a text without any; no line gets another number."""
    return content if _HAS_PARAGRAPHS.search(content) else _BLANK_LINE.sub("<p>", content)
