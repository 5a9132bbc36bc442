"""What a request asks for: the body of `POST /api/check`."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from compliance.terms.kinds import Day, UseName  # noqa: TC001 -- msgspec reads the annotations
from compliance.terms.onfile import Which  # noqa: TC001 -- likewise

Slot = Literal["author", "title", "url", "date", "year", "publisher"]
Words = Annotated[str, msgspec.Meta(pattern=r"\S", description="an article; not white space alone")]
Short = Annotated[str, msgspec.Meta(max_length=2000)]


class Answered(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody's yes to a question of the terms, as in `.compliance.yaml`."""

    requirement: Which
    by: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    date: Day


class Wishes(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How an article is to be judged; what is left out is found, or taken for granted."""

    name: Annotated[str, msgspec.Meta(max_length=400)] = ""  # of the file: it tells the format where nothing else does
    use: UseName | None = None
    facts: dict[str, Short] = {}  # of the use: {"ads": "none"}
    publisher: Annotated[str, msgspec.Meta(max_length=200)] | None = None  # the id of a rule file
    stated: dict[Slot, Short] = {}  # of the original, where the article does not show it
    confirmations: Annotated[tuple[Answered, ...], msgspec.Meta(max_length=200)] = ()
    page: bool = False  # whether to give what the page shows besides: text with marks, credit, corrected article


class Asked(Wishes, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An article and how it is to be judged; exactly one of `text`, `html` and `markdown` is given."""

    text: Words | msgspec.UnsetType = msgspec.UNSET  # Markdown or plain text, or HTML that says so
    html: Words | msgspec.UnsetType = msgspec.UNSET
    markdown: Words | msgspec.UnsetType = msgspec.UNSET


class Task(msgspec.Struct, frozen=True, array_like=True):
    """What travels to a worker."""

    data: bytes
    wishes: Wishes


def file_name(name: str, suffix: str = "") -> str:
    r"""Give the last part of a file's name, without what no file has in its name.

    A page reads no file but the `.compliance.yaml` of the folder that it was started in: folders in a name that is
    sent lead nowhere.

    >>> file_name("../../etc/story.md"), file_name("C:\\a\\b.html"), file_name("", ".md"), file_name("..")
    ('story.md', 'b.html', 'article.md', 'article')
    """
    last = name.replace("\\", "/").rpartition("/")[2]
    kept = "".join(c for c in last if c.isprintable()).strip()
    return kept if kept.strip(".") and kept != "-" else f"article{suffix}"
