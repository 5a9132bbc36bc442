from __future__ import annotations

from compliance.elements import tracker
from compliance.elements.outlets import Outlet, Outlets
from compliance.readers import read

NONE = Outlets(())


def hrefs(page: str, outlets: Outlets = NONE, name: str = "a.html") -> list[str]:
    return [found.href for found in tracker.find(read(name, page.encode()), outlets)]


def page(html: str) -> str:
    return f"<!doctype html><body><article><h1>Bees</h1><p>The bees had a good year.</p>\n{html}</article></body>"


def test_counters_in_images_frames_and_scripts() -> None:
    image = "https://counter.theconversation.com/content/1234/count.gif?distributor=republish-lightbox-basic"
    assert hrefs(page(f'<img src="{image}" width=1 height=1>')) == [image]
    assert hrefs(page(f'<iframe src="{image}" width=1 height=1></iframe>')) == [image]
    script = "https://pixel.propublica.org/pixel.js"
    assert hrefs(page(f'<script async src="{script}"></script>')) == [script]


def test_a_counter_known_by_its_shape_on_any_host() -> None:
    src = "https://valley.example/?republication-pixel=true&post=12&ga4=G-1"
    assert hrefs(page(f'<img id=x src="{src.replace("&", "&amp;")}">')) == [src]


def test_a_counter_known_by_an_outlet() -> None:
    outlets = Outlets((Outlet(name="The Gazette", trackers=("count.gazette.example",)),))
    src = "https://count.gazette.example/12.gif"
    (found,) = tracker.find(read("a.html", page(f'<img src="{src}">').encode()), outlets)
    assert (found.href, found.place.line) == (src, 2)
    assert "The Gazette" in found.why[0]


def test_a_site_s_own_statistics_are_none() -> None:
    assert hrefs(page('<img src="https://pixel.wp.com/b.gif"><script src=/tracker.js></script>')) == []
    assert hrefs(page('<img src="data:image/gif;base64,counter.theconversation.com">')) == []
    assert hrefs(page('<a href="https://counter.theconversation.com/content/1/count.gif">see</a>')) == []


def test_one_address_is_told_once_and_markdown_has_them_too() -> None:
    src = "https://counter.theconversation.edu.au/content/12/count.gif"
    assert hrefs(page(f'<img src="{src}"><img src="{src}">')) == [src]
    assert hrefs(f'# Bees\n\nThe bees had a good year.\n\n<img src="{src}" width="1">\n', name="a.md") == [src]
