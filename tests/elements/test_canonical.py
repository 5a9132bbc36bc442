from __future__ import annotations

import pytest

from compliance.article import Zone
from compliance.elements import canonical
from compliance.readers import read

URL = "https://gazette.example/bees"


def test_a_canonical_link_with_the_place_of_its_address() -> None:
    page = f'<html><head>\n<link rel="canonical" href="{URL}">\n<meta property="og:url" content="https://x.example/">\n'
    (found,) = canonical.find(read("a.html", f"{page}</head><body><p>Bees.</p></body></html>".encode()))
    assert (found.href, found.zone) == (URL, Zone.HEAD)
    assert (found.place.line, found.place.column) == (2, page.splitlines()[1].index("href=") + 1)


@pytest.mark.parametrize("key", ["canonical", "canonical_url", "canonicalUrl", "canonicalURL", "canonical-url"])
def test_front_matter(key: str) -> None:
    (found,) = canonical.find(read("a.md", f"---\ntitle: Bees\n{key}: {URL}\n---\n\nBees.\n".encode()))
    assert (found.href, found.place.line) == (URL, 3)
    assert found.why == (f'"{key.lower()}" in the front matter',)


@pytest.mark.parametrize("line", ["canonical: true", "canonical: ''", f"original_url: {URL}", f"url: {URL}"])
def test_what_is_no_canonical(line: str) -> None:
    assert canonical.find(read("a.md", f"---\ntitle: Bees\n{line}\n---\n\nBees.\n".encode())) == ()


def test_a_plain_text_has_none() -> None:
    assert canonical.find(read("a.txt", f"Bees\n\ncanonical: {URL}\n".encode())) == ()
