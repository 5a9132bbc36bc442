"""What a publisher can ask for: the kinds of requirement, each a value with its own few keys.

A kind's first own field is the one that a rule file may give without its name: `link: article` says
`link: {to: article}`. How each kind is judged stands in `compliance.requirements`, one module a kind.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

Must = Literal["required", "preferred", "forbidden"]
Where = Literal["top", "byline", "bottom", "head", "anywhere"]

Id = Annotated[
    str, msgspec.Meta(pattern=r"^[a-z0-9]+([-.][a-z0-9]+)*$", description="an id (lower-case words joined by hyphens)")
]
UseName = Literal[
    "community-web", "commercial-web", "excerpt", "translation", "print", "email", "audio-video", "ai-training"
]
Day = Annotated[
    str, msgspec.Meta(pattern=r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$", description="a day (YYYY-MM-DD)")
]
ANY = "any"  # the language of texts that are given in none in particular
Language = Annotated[
    str, msgspec.Meta(pattern=r"^(any|[a-z]{2}(-[a-z0-9]+)*)$", description="a language (en, pt-br, or any)")
]
Count = Annotated[int, msgspec.Meta(ge=1, description="a whole number from 1 on")]
Moment = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d(Z|[+-][01]\d:[0-5]\d))?$",
        description="a day (YYYY-MM-DD) or a minute with its zone (YYYY-MM-DDTHH:MMZ)",
    ),
]
Texts = dict[Language, tuple[str, ...]]  # the wordings in each language
Conditions = dict[str, tuple[str, ...]]  # fact to the values that will do


class Requirement(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind"):
    """What every requirement says, of whatever kind."""

    id: Id
    must: Must = "required"
    where: Where = "anywhere"
    when: Conditions = {}  # it applies only where every fact has one of its values
    unless: Conditions = {}  # it does not apply where every fact has one of its values
    satisfies: tuple[Id, ...] = ()  # what needs no looking at where this one is met
    fix: Texts = {}  # templates of what to paste
    because: str | None = None  # the publisher's reason, for a person
    stated_by: str = ""  # id of the rule file that states it, which may be one that the terms extend
    line: int = 0  # of that file, from 1
    column: int = 0


class Attribution(Requirement, frozen=True, kw_only=True, tag="attribution"):
    """Words that name the publisher as the source."""


class Byline(Requirement, frozen=True, kw_only=True, tag="byline"):
    """The author's name; `naming`: and the publisher's with it."""

    naming: Literal["author", "publisher"] = "author"


class Institution(Requirement, frozen=True, kw_only=True, tag="institution"):
    """The institutions that the authors belong to."""


LinkTarget = Literal["article", "publisher", "license", "author", "newsletter"]


class Link(Requirement, frozen=True, kw_only=True, tag="link"):
    """A link to the original article, to the publisher's site, the licence, the author's page, the newsletter.

    `words`: some of them stand under it.
    """

    to: LinkTarget = "article"
    words: tuple[str, ...] = ()


class Copyright(Requirement, frozen=True, kw_only=True, tag="copyright"):
    """A copyright line; `holder`: every one of publisher, author, or a name; `year`: and a year."""

    holder: tuple[str, ...] = ("publisher",)
    year: bool = False


class License(Requirement, frozen=True, kw_only=True, tag="license"):
    """The licence named, badged or linked; `name`: its SPDX id where it is not that of the terms."""

    name: str | None = None


class Tracker(Requirement, frozen=True, kw_only=True, tag="tracker"):
    """The publisher's page counter: any of the addresses, with slots, and `*` for what may vary."""

    url: tuple[str, ...]


class Canonical(Requirement, frozen=True, kw_only=True, tag="canonical"):
    """The page says that its preferred copy is the original."""

    to: Literal["article"] = "article"


class Meta(Requirement, frozen=True, kw_only=True, tag="meta"):
    """A meta or link element in the head of the page; `content`: any of these, with slots, or else anything."""

    name: str
    content: tuple[str, ...] = ()


class CreditLine(Requirement, frozen=True, kw_only=True, tag="credit_line"):
    """A line in the publisher's words: templates with slots and Markdown links, any of which will do."""

    text: Texts


class Disclaimer(Requirement, frozen=True, kw_only=True, tag="disclaimer"):
    """A notice in the publisher's words: templates as in a credit line, any of which will do."""

    text: Texts


class Title(Requirement, frozen=True, kw_only=True, tag="title"):
    """The title of the original, in the credit."""


class Date(Requirement, frozen=True, kw_only=True, tag="date"):
    """A date in the credit: the day the original appeared, or the day it was read there."""

    of: Literal["original", "access"] = "original"


class Images(Requirement, frozen=True, kw_only=True, tag="images"):
    """Which pictures may stand in the article: none of the original's, licensed ones, credited ones."""

    only: Literal["none", "own", "credited"]


class Excerpt(Requirement, frozen=True, kw_only=True, tag="excerpt"):
    """How much of the original may be taken, at most; of several measures each one holds.

    `in_all`: by all that is taken of it anywhere, not by this article alone.
    """

    words: Count | None = None
    paragraphs: Count | None = None
    percent: Count | None = None
    in_all: bool = False


Tolerance = Literal["time", "place", "house-style", "spelling", "headline", "format", "length"]


class Unaltered(Requirement, frozen=True, kw_only=True, tag="unaltered"):
    """The text, or the title, as the publisher wrote it; `but_for`: what may differ."""

    of: Literal["text", "title"] = "text"
    but_for: tuple[Tolerance, ...] = ()


class FullText(Requirement, frozen=True, kw_only=True, tag="full_text"):
    """The whole article, no part of it."""


class KeepLinks(Requirement, frozen=True, kw_only=True, tag="keep_links"):
    """Every link of the original's text."""


class KeepBlock(Requirement, frozen=True, kw_only=True, tag="keep_block"):
    """A part of the original that stays with it."""

    which: Literal["tagline", "last-paragraph", "author-note", "notices", "embeds", "metadata"]


class SameLanguage(Requirement, frozen=True, kw_only=True, tag="same_language"):
    """The language of the original: no translation."""


class ChangeNote(Requirement, frozen=True, kw_only=True, tag="change_note"):
    """Where the text was changed, a note that says so."""


class Embargo(Requirement, frozen=True, kw_only=True, tag="embargo"):
    """Not published before: so long after the original, or a day or minute."""

    days: Count | None = None
    hours: Count | None = None
    until: Moment | None = None


class Window(Requirement, frozen=True, kw_only=True, tag="window"):
    """Published within so many days of the original; taken down after so many days."""

    within: Count | None = None
    remove_after: Count | None = None


class Permission(Requirement, frozen=True, kw_only=True, tag="permission"):
    """Somebody's leave; `of`: whose, where it is not that of the terms' contact; of several each has to agree."""

    of: tuple[str, ...] = ()


NcReading = Literal["resale-only", "no-ads-at-all", "non-profit-entities-only", "news-outlets-exempt", "licence-text"]


class Noncommercial(Requirement, frozen=True, kw_only=True, tag="noncommercial"):
    """A use that is not commercial, as this publisher reads the word."""

    nc_reading: NcReading = "licence-text"


class Confirm(Requirement, frozen=True, kw_only=True, tag="confirm"):
    """A question that only a person can answer; yes meets it."""

    ask: str


class AnyOf(Requirement, frozen=True, kw_only=True, tag="any_of"):
    """One of several will do."""

    of: tuple[AnyRequirement, ...]


class AllOf(Requirement, frozen=True, kw_only=True, tag="all_of"):
    """All of several, as one."""

    of: tuple[AnyRequirement, ...]


class Not(Requirement, frozen=True, kw_only=True, tag="not"):
    """What must not be there."""

    of: AnyRequirement


AnyRequirement = (
    Attribution
    | Byline
    | Institution
    | Link
    | Copyright
    | License
    | Tracker
    | Canonical
    | Meta
    | CreditLine
    | Disclaimer
    | Title
    | Date
    | Images
    | Excerpt
    | Unaltered
    | FullText
    | KeepLinks
    | KeepBlock
    | SameLanguage
    | ChangeNote
    | Embargo
    | Window
    | Permission
    | Noncommercial
    | Confirm
    | AnyOf
    | AllOf
    | Not
)

# What a person sees who has the original, the pictures or the calendar at hand, where the article leaves it open.
BY_SIGHT = (
    Institution,
    Title,
    ChangeNote,
    Images,
    Excerpt,
    Unaltered,
    FullText,
    KeepLinks,
    KeepBlock,
    SameLanguage,
    Embargo,
    Window,
)

KINDS: dict[str, type[Requirement]] = {str(cls.__struct_config__.tag): cls for cls in AnyRequirement.__args__}


def kind(requirement: Requirement) -> str:
    """Give the name that rule files use for its kind.

    >>> kind(CreditLine(id="line", text={"any": ("From {publisher}",)}))
    'credit_line'
    """
    return str(requirement.__struct_config__.tag)
