"""The values of this room: a rule file as it is written, and the terms as they apply.

`RuleFile` is what one YAML file says, key by key: the loader reads its fields and nothing else, so that a new
key is a new field. `Terms` is what is left to judge by when everything a file extends has been put in.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from compliance.terms.kinds import AnyRequirement, Conditions, Day, Id, UseName
from compliance.terms.onfile import Confirmation, Permission  # noqa: TC001 -- likewise
from compliance.vocabulary import State, Verdict  # noqa: TC001 -- likewise

Standing = Literal["allowed", "conditions", "permission", "prohibited"]
Confidence = Literal["high", "medium", "low"]

Url = Annotated[str, msgspec.Meta(pattern=r"^https?://[^\s/]+(/\S*)?$", description="a web address")]
Asked = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^([a-z0-9.-]+/)?[a-z0-9]+([-.][a-z0-9]+)*$", description="a requirement (its id, or publisher/id)"
    ),
]
Host = Annotated[
    str, msgspec.Meta(pattern=r"^(?!www\.)[a-z0-9-]+(\.[a-z0-9-]+)+$", description="a host (lower case, without www.)")
]

Word = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z_]*$", description="a name of small letters and _")]
PathPrefix = Annotated[str, msgspec.Meta(pattern=r"^/[^\s?#]+$", description="the beginning of a path (/guides)")]
# What a file speaks of: what its publisher publishes; what others publish there and own; what is published together
# with others, whose terms hold as well; what is put on its site.
Role = Literal["source", "platform", "partner", "destination"]


class Match(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the publisher's addresses look like; a host stands for its subdomains too."""

    hosts: tuple[Host, ...]
    article: tuple[str, ...] = ()  # patterns of an article's path: see `terms.match`


class Page(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where the publisher states the terms, when somebody last read that, and how sure the rule file is."""

    read: Day
    confidence: Confidence
    url: Url | None = None
    note: str | None = None  # what a reader should know of it: "the footer of every article"


class UseCase(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the terms say of a use where facts are so; a word alone says it of the use in every case."""

    standing: Standing = msgspec.field(name="is")
    when: Conditions = {}
    unless: Conditions = {}


Uses = dict[UseName, tuple[UseCase, ...]]  # of several cases the first that fits stands


class Member(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One publisher of a family: what is its own. All else is the family's."""

    publisher: str
    hosts: tuple[Host, ...] = ()
    also_known_as: tuple[str, ...] = ()
    home: Url | None = None
    contact: str | None = None
    values: dict[Word, str] = {}  # slots of its own


class Change(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Terms that differ from those of the file: what is given here stands, all else stays."""

    terms: Page | None = None
    license: str | None = None
    contact: str | None = None
    extends: tuple[Id, ...] = ()  # instead of what the file extends
    without: tuple[Id, ...] = ()
    uses: Uses = {}
    require: tuple[AnyRequirement, ...] = ()


class Version(Change, frozen=True, kw_only=True, omit_defaults=True):
    """The terms of another time, by the date of the original or of the repost; both days are within it."""

    since: Day | None = msgspec.field(default=None, name="from")
    until: Day | None = None
    dated: Literal["original", "repost"] = "original"


class Section(Change, frozen=True, kw_only=True, omit_defaults=True):
    """The terms of a part of the site, by the address of the original."""

    paths: tuple[PathPrefix, ...]


class Example(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An article, and what is to come of it."""

    verdict: Verdict
    article: str
    format: Literal["markdown", "html", "text"] = "markdown"
    use: UseName | None = None
    facts: dict[str, str] = msgspec.field(default={}, name="set")
    outcomes: dict[Asked, State] = {}
    permissions: tuple[Permission, ...] = ()  # on file, as in .compliance.yaml
    confirmations: tuple[Confirmation, ...] = ()


class RuleFile(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One rule file. It has a `publisher`, or else, where it states a licence, a `name`."""

    id: Id
    terms: Page
    publisher: str | None = None
    name: str | None = None
    also_known_as: tuple[str, ...] = ()
    home: Url | None = None
    match: Match | None = None
    license: str | None = None  # an SPDX id
    contact: str | None = None
    extends: tuple[Id, ...] = ()
    without: tuple[Id, ...] = ()  # ids of requirements that it extends and does not ask for
    role: Role = "source"
    together_with: tuple[Id, ...] = ()  # rule files whose terms always hold beside these
    marks: Literal["override"] | None = None  # a licence or a reservation on the article goes before these terms
    members: dict[Id, Member] = {}
    uses: Uses = {}
    require: tuple[AnyRequirement, ...] = ()
    versions: tuple[Version, ...] = ()
    sections: tuple[Section, ...] = ()
    examples: tuple[Example, ...] = ()


class Terms(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What one publisher, or one licence, asks for."""

    id: str
    name: str  # the publisher's; the licence's where there is no publisher
    page: Page
    publisher: bool = True
    also_known_as: tuple[str, ...] = ()
    home: str | None = None
    match: Match = msgspec.field(default_factory=lambda: Match(hosts=()))
    license: str | None = None
    contact: str | None = None
    extends: tuple[str, ...] = ()
    role: Role = "source"
    together_with: tuple[str, ...] = ()
    marks: Literal["override"] | None = None
    holder: str | None = None  # whose leave a use takes, where that is not the publisher's
    family: str | None = None  # the name of the family, of one of its members
    values: dict[str, str] = {}  # a member's own slots
    members: dict[str, Member] = {}
    uses: dict[str, Standing] = {}  # what is not named here is unstated; of several cases the strictest
    cases: dict[str, tuple[UseCase, ...]] = {}  # of the uses of which more is said than one word
    require: tuple[AnyRequirement, ...] = ()
    variants: tuple[Variant, ...] = ()  # the first that fits stands instead


class Variant(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The terms of another time, or of a part of the site."""

    terms: Terms
    since: str | None = None
    until: str | None = None
    dated: Literal["original", "repost"] = "original"
    paths: tuple[str, ...] = ()
