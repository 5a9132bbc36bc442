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
ANY = "any"  # the language of texts that are given in none in particular
Language = Annotated[
    str, msgspec.Meta(pattern=r"^(any|[a-z]{2}(-[a-z0-9]+)*)$", description="a language (en, pt-br, or any)")
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


LinkTarget = Literal["article", "publisher", "license", "author"]


class Link(Requirement, frozen=True, kw_only=True, tag="link"):
    """A link to the original article, to the publisher's site, to the licence, to the author's page."""

    to: LinkTarget = "article"


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


class CreditLine(Requirement, frozen=True, kw_only=True, tag="credit_line"):
    """A line in the publisher's words: templates with slots and Markdown links, any of which will do."""

    text: Texts


class Permission(Requirement, frozen=True, kw_only=True, tag="permission"):
    """Somebody's leave; `of`: whose, where it is not that of the terms' contact."""

    of: str | None = None


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
    | Link
    | Copyright
    | License
    | Tracker
    | Canonical
    | CreditLine
    | Permission
    | Confirm
    | AnyOf
    | AllOf
    | Not
)

KINDS: dict[str, type[Requirement]] = {str(cls.__struct_config__.tag): cls for cls in AnyRequirement.__args__}


def kind(requirement: Requirement) -> str:
    """Give the name that rule files use for its kind.

    >>> kind(CreditLine(id="line", text={"any": ("From {publisher}",)}))
    'credit_line'
    """
    return str(requirement.__struct_config__.tag)
