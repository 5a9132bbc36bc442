"""The values of this room: a rule file as it is written, and the terms as they apply.

`RuleFile` is what one YAML file says, key by key: the loader reads its fields and nothing else, so that a new
key is a new field. `Terms` is what is left to judge by when everything a file extends has been put in.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from compliance.terms.kinds import AnyRequirement, Id  # noqa: TC001 -- msgspec reads the annotations
from compliance.vocabulary import State, Verdict  # noqa: TC001 -- likewise

Standing = Literal["allowed", "conditions", "permission", "prohibited"]
Confidence = Literal["high", "medium", "low"]
UseName = Literal[
    "community-web", "commercial-web", "excerpt", "translation", "print", "email", "audio-video", "ai-training"
]

Url = Annotated[str, msgspec.Meta(pattern=r"^https?://[^\s/]+(/\S*)?$", description="a web address")]
Day = Annotated[
    str, msgspec.Meta(pattern=r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$", description="a day (YYYY-MM-DD)")
]
Host = Annotated[
    str, msgspec.Meta(pattern=r"^(?!www\.)[a-z0-9-]+(\.[a-z0-9-]+)+$", description="a host (lower case, without www.)")
]


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


class Example(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An article, and what is to come of it."""

    verdict: Verdict
    article: str
    format: Literal["markdown", "html", "text"] = "markdown"
    use: UseName | None = None
    facts: dict[str, str] = msgspec.field(default={}, name="set")
    outcomes: dict[Id, State] = {}


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
    uses: dict[UseName, Standing] = {}
    require: tuple[AnyRequirement, ...] = ()
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
    uses: dict[str, Standing] = {}  # what is not named here is unstated
    require: tuple[AnyRequirement, ...] = ()
