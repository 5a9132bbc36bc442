"""What `.compliance.yaml` may hold, key by key, and what front matter may: the loader reads these fields."""

from __future__ import annotations

from typing import Literal

import msgspec

from compliance.config.facts import Facts  # noqa: TC001 -- msgspec reads the annotations
from compliance.terms.kinds import UseName  # noqa: TC001 -- likewise
from compliance.terms.model import Url  # noqa: TC001 -- likewise
from compliance.terms.onfile import Confirmation, Ignore, Permission  # noqa: TC001 -- likewise

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
