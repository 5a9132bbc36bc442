from __future__ import annotations

import pytest

from compliance.elements import places
from compliance.elements.outlets import Outlets
from compliance.readers import read


@pytest.mark.parametrize("text", ["By Ann Lee", "Von Jo Reed (mit dpa)", "AFP/Quay Post", "海港社"])
def test_bylines(text: str) -> None:
    assert places.is_byline(text)


@pytest.mark.parametrize("text", ["The boats came home after nine days", "船只出海，潮水上涨，渔民们回到了港口，" * 2])
def test_sentences(text: str) -> None:
    assert not places.is_byline(text)


def test_stretches_stand_where_they_say() -> None:
    article = read(
        "a.txt",
        b"Boats at sea\n\nReuters\n\nText of the boats that went out.\n\nThen the boats came home and all was well.",
    )
    found = [article.text[slice(*stretch.span)] for stretch in places.find(article, (), Outlets(()))]
    assert found == ["Reuters"]
