from __future__ import annotations

import pytest

from compliance.elements.outlets import Outlet, Outlets, host, known

GULL = Outlet(
    name="The Gull Review", id="gull", aliases=("Gull",), hosts=("gull.example",), trackers=("count.gull.example",)
)


def test_given_outlets_by_name_host_and_counter() -> None:
    outlets = Outlets((GULL,))
    assert outlets.named("the gull review.") is outlets.named("GULL") is GULL
    assert outlets.at("https://www.news.gull.example/a") is outlets.counting("//count.gull.example/1.gif") is GULL
    assert (
        outlets.named("Boat") is outlets.at("https://boat.example") is outlets.counting("https://gull.example") is None
    )


def test_well_known_ones() -> None:
    outlets = Outlets(())
    reuters, medium = outlets.named("Reuters"), outlets.at("https://medium.com/a/b")
    assert reuters is not None
    assert medium is not None
    assert (reuters.agency, reuters.id, medium.platform) == (True, None, True)
    assert Outlets((), well_known=False).named("Reuters") is None


def test_a_rule_file_goes_before_the_well_known_outlet_of_that_name() -> None:
    ours = Outlet(name="Reuters", id="reuters", hosts=("reuters.example",))
    found = Outlets((ours,)).at("https://www.reuters.com/a")
    assert found is not None
    assert (found.id, found.hosts) == ("reuters", ("reuters.example",))


def test_what_is_well_known_of_an_outlet_of_the_rules_stays_known() -> None:
    found = Outlets((Outlet(name="Reuters", id="reuters"), GULL)).named("Reuters")
    assert found is not None
    assert (found.id, found.agency) == ("reuters", True)
    assert not GULL.agency


def test_the_cheap_test_loses_no_name() -> None:
    outlets = Outlets((GULL,))
    for outlet in (*known().outlets, GULL):
        assert all(outlets.may_name(name) for name in (outlet.name, *outlet.aliases)), outlet.name
    assert not outlets.may_name("zzz qqq")


def test_no_two_outlets_share_a_host() -> None:
    hosts = [name for outlet in known().outlets for name in outlet.hosts]
    assert len(hosts) == len(set(hosts))


@pytest.mark.parametrize("url", ["", "mailto:a@b.example", "/a/b", "http://[x", "javascript:void(0)"])
def test_no_host(url: str) -> None:
    assert host(url) == ""
