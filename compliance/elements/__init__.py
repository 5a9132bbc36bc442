"""`Article` to `Elements`: the credit found in it, one module an element."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.elements import (
    attribution,
    byline,
    canonical,
    copyright,  # noqa: A004 -- the field's own word
    date,
    declared,
    disclaimer,
    license,  # noqa: A004
    link,
    origin,
    permission,
    phrases,
    tracker,
    wire,
)
from compliance.elements.host import Host
from compliance.elements.model import Elements

if TYPE_CHECKING:
    from compliance.article import Article
    from compliance.elements.host import Site
    from compliance.elements.outlets import Outlets

__all__ = ["find"]


def find(article: Article, outlets: Outlets, *, repost: bool = False, site: Site | None = None) -> Elements:
    """Give every credit element of `article`, and whose article it is; `outlets` are those to know by name.

    An article that shows no other source has no credits, whatever names it; `repost`: somebody knows that it is one.
    `site` is what somebody states of the site whose page it is.
    """
    bylines = byline.find(article)
    copyrights = copyright.find(article)
    canonicals = canonical.find(article)
    trackers = tracker.find(article, outlets)
    host = Host(article, copyrights, outlets, site)

    said = phrases.find(article)
    stated = declared.find(article, host)
    credits = attribution.merged(  # noqa: A001 -- the field's own word
        attribution.find(article, said, copyrights, host),
        declared.credits(stated, outlets),
        wire.find(article, bylines, copyrights, host),
    )
    permissions = permission.find(article, said)
    parts = origin.Parts(credits, stated, canonicals, trackers, copyrights, permissions)
    whose = origin.decide(article, parts, host)
    repost = repost or whose.repost
    credits = attribution.standing(credits) if repost else ()  # noqa: A001
    return Elements(
        attributions=tuple(c.attribution for c in credits),
        bylines=bylines,
        links=link.find(article, credits, stated, canonicals, host) if repost else (),
        copyrights=copyrights,
        licenses=license.find(article),
        trackers=trackers,
        canonicals=canonicals,
        permissions=permission.of_article(permissions, copyrights, host) if repost and host.known else permissions,
        disclaimers=disclaimer.find(article, said),
        dates=date.find(article),
        host=host.domain,
        origin=whose,
    )
