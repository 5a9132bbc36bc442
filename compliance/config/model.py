"""What `.compliance.yaml` may hold, key by key, and what front matter may: the loader reads these fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from compliance.terms.kinds import UseName  # noqa: TC001 -- msgspec reads the annotations
from compliance.terms.model import Url  # noqa: TC001 -- likewise
from compliance.terms.onfile import Confirmation, Ignore, Permission  # noqa: TC001 -- likewise
from compliance.terms.uses import FACTS, USES

if TYPE_CHECKING:

    class Facts(msgspec.Struct, frozen=True):
        """Facts of a use by name; what nobody states is None."""

        use: str | None = None

else:  # the facts are data: see terms/uses.py
    Facts = msgspec.defstruct(
        "Facts",
        [
            ("use", Literal[tuple(USES)] | None, None),
            *((fact, (Literal[values] if values else str) | None, None) for fact, values in FACTS.items()),
        ],
        frozen=True,
        namespace={"__doc__": "Facts of a use by name, and the use's own name."},
    )

Failing = Literal["violation", "prohibited", "needs-permission", "needs-review", "no-terms"]


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """The site that carries the reposts: what credits it credits nobody else."""

    name: tuple[str, ...] = ()
    url: Url | None = None


class Config(msgspec.Struct, frozen=True, kw_only=True):
    """What a site says of itself and of its articles."""

    site: Site | None = None
    use: UseName | None = None
    facts: Facts | None = msgspec.field(default=None, name="set")
    paths: dict[str, Facts] = {}  # patterns as in .gitignore; of several that fit the last has the last word
    rules: tuple[str, ...] = ()  # folders of rule files, from the folder of this file
    exclude: tuple[str, ...] = ()  # patterns as in .gitignore
    fail_on: tuple[Failing, ...] | None = None
    permissions: tuple[Permission, ...] = ()
    confirmations: tuple[Confirmation, ...] = ()


class Own(msgspec.Struct, frozen=True, kw_only=True):
    """What an article says in its front matter, under `compliance`."""

    use: UseName | None = None
    facts: Facts | None = msgspec.field(default=None, name="set")
    ignore: tuple[Ignore, ...] = ()
    permissions: tuple[Permission, ...] = ()
    confirmations: tuple[Confirmation, ...] = ()
