from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from compliance.elements import declared
from compliance.elements.host import Host
from compliance.elements.outlets import Outlets
from compliance.readers import read

if TYPE_CHECKING:
    from compliance.elements.declared import Declared

OUTLETS = Outlets(())
URL = "https://gull.example/boats-at-sea"


def find(text: str, name: str = "a.md") -> tuple[Declared, ...]:
    article = read(name, text.encode())
    return declared.find(article, Host(article, (), OUTLETS))


@pytest.mark.parametrize(
    "key", ["original_url", "originalUrl", "crosspost-url", "source_url", "crosspost: {url", "republished_from"]
)
def test_addresses_in_front_matter(key: str) -> None:
    value = f"{key}: {URL}" + ("}" if "{" in key else "")
    (found,) = find(f"---\ntitle: Boats\n{value}\n---\n\nText.\n")
    assert (found.address, found.place.line) == (URL, 3)
    assert found.sure >= 0.8


def test_a_name_in_front_matter_is_an_attribution() -> None:
    found = find("---\ntitle: Boats\noriginal_publication: The Gull Review\n---\n\nText.\n")
    (credit,) = declared.credits(found, OUTLETS)
    assert (credit.attribution.publisher, credit.attribution.text) == (
        "The Gull Review",
        "original_publication: The Gull Review",
    )


def test_an_address_alone_names_nobody() -> None:
    assert declared.credits(find(f"---\noriginal_url: {URL}\n---\n\nText.\n"), OUTLETS) == ()


def test_a_shortcode() -> None:
    (found,) = find(f'---\ntitle: Boats\n---\n\n{{{{< republished blog="The Gull" url="{URL}" >}}}}\n\nText.\n')
    assert (found.address, found.name, found.text) == (URL, "The Gull", "The Gull")


@pytest.mark.parametrize(
    "line", ["source: true", "link: https://gull.example/a", "crosspost: false", "title: The Gull", "source: a/b.md"]
)
def test_what_declares_nothing(line: str) -> None:
    assert find(f"---\n{line}\ndate: 2020-01-01\n---\n\nText.\n") == ()


def test_the_site_itself_is_not_declared() -> None:
    head = '<meta property="og:url" content="https://gull.example/a">'
    assert find(f'{head}<meta name="original-source" content="{URL}"><p>Text</p>', "a.html") == ()
