from __future__ import annotations

import pytest

from compliance.elements import copyright  # noqa: A004 -- the field's own word
from compliance.elements.host import Host
from compliance.elements.outlets import Outlet, Outlets
from compliance.readers import read

HEAD = '<title>Boats | The Gull</title><meta property="og:site_name" content="The Gull Review">'


def host_of(page: str, name: str = "a.html") -> Host:
    article = read(name, page.encode())
    return Host(article, copyright.find(article), Outlets(()))


def test_the_site_says_its_names_and_its_address() -> None:
    host = host_of(f'{HEAD}<link rel="canonical" href="https://www.gull.example/a"><p>Text</p>')
    assert host.domain == "gull.example"
    assert host.names == {"gull review", "gull"}


@pytest.mark.parametrize("name", ["The Gull Review", "gull review", "GullReview", "Gull", "gull.example"])
def test_its_own_names(name: str) -> None:
    assert host_of(f'{HEAD}<meta property="og:url" content="https://gull.example/a"><p>Text</p>').owns(name)


@pytest.mark.parametrize("name", ["The Boat", "Gull Review Norway", ""])
def test_names_of_others(name: str) -> None:
    assert not host_of(f"{HEAD}<p>Text</p>").owns(name)


def test_menus_say_whose_page_it_is_when_the_canonical_link_leads_away() -> None:
    menu = "".join(f'<a href="https://gull.example/{i}">Part {i}</a>' for i in range(6))
    host = host_of(f'<link rel="canonical" href="https://boat.example/x"><nav>{menu}</nav><p>{"Text " * 60}</p>')
    assert host.owns_url("https://gull.example/a")
    assert not host.owns_url("https://boat.example/x")


def test_a_text_tells_nothing() -> None:
    host = host_of("Boats\n\nText of boats.", "a.txt")
    assert not host.known
    assert not host.owns_url("https://gull.example/a")


def test_a_canonical_link_to_a_known_outlet_does_not_make_the_outlet_the_host_of_a_page_by_another_name() -> None:
    outlets = Outlets((Outlet(name="Quay Post", hosts=("quaypost.example",)),))
    canonical = '<link rel="canonical" href="https://quaypost.example/a">'

    def domain(head: str) -> str:
        article = read("a.html", f"{head}{canonical}<p>{'Text ' * 60}</p>".encode())
        return Host(article, copyright.find(article), outlets).domain

    assert domain(HEAD) == ""
    assert domain('<meta property="og:site_name" content="Quay Post">') == "quaypost.example"
    assert domain('<meta property="og:site_name" content="Quaypost Online">') == "quaypost.example"
