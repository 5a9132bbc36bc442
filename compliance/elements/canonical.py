"""Where the page says that its preferred copy is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.article import Zone
from compliance.elements.model import Canonical

if TYPE_CHECKING:
    from compliance.article import Article

# Names in front matter, without case, "-" and "_", from which site generators and the sites that authors
# cross-post to make the canonical link. "original_url" is not one: it names the original, a theme may print it.
_FRONT_MATTER = frozenset(
    {
        "canonical",
        "canonicalhref",
        "canonicallink",
        "canonicaluri",
        "canonicalurl",
        "originalarticleurl",  # Hashnode
        "relcanonical",
        "seocanonical",
        "seocanonicalurl",
    }
)


def find(article: Article) -> tuple[Canonical, ...]:
    """Give the canonical addresses that the file states: link elements and front matter.

    `og:url` names the page in social networks and is none. Addresses are as written, a relative one too;
    `canonical: true` is no address.
    """
    found = []
    for said in article.metadata:
        if said.source == "link":
            if "canonical" not in said.name.split():
                continue
            why = "the page's canonical link"
        elif said.source == "front-matter" and _bare(said.name) in _FRONT_MATTER and _is_address(said.value):
            why = f'"{said.name}" in the front matter'
        else:
            continue
        if href := said.value.strip():
            found.append(Canonical(text=said.value, place=said.place, zone=Zone.HEAD, href=href, why=(why,)))
    return tuple(found)


def _bare(name: str) -> str:
    """Give a key without separators and the path before it.

    >>> _bare("canonical_url"), _bare("seo.canonical-URL"), _bare("SEO_canonical")
    ('canonicalurl', 'canonicalurl', 'seocanonical')
    """
    return name.rpartition(".")[2].replace("_", "").replace("-", "").lower()


def _is_address(value: str) -> bool:
    return value.lstrip().startswith(("http://", "https://", "//", "/"))
