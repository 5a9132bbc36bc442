from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from compliance.elements import byline, copyright, wire  # noqa: A004 -- the field's own word
from compliance.elements.host import Host
from compliance.elements.outlets import Outlets
from compliance.readers import read

if TYPE_CHECKING:
    from compliance.elements.attribution import Credit

OUTLETS = Outlets(())
PROSE = "<p>" + "The tide came in and the boats went out to sea again. " * 6 + "</p>"
SITE = '<meta property="og:site_name" content="Quay Post">'


def credits(page: str, name: str = "a.html") -> tuple[Credit, ...]:  # noqa: A001 -- the field's own word
    article = read(name, page.encode())
    copyrights = copyright.find(article)
    return wire.find(article, byline.find(article), copyrights, Host(article, copyrights, OUTLETS))


def named(body: str, head: str = SITE) -> list[str | None]:
    return [credit.attribution.publisher for credit in credits(f"{head}<h1>Boats at sea</h1>{body}")]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Ann Lee, The Associated Press", "The Associated Press (AP)"),
        ("Von dpa 30.04.2024, 18:58", "Deutsche Presse-Agentur (dpa)"),
        ("AFP, MANILA", "Agence France-Presse (AFP)"),
        ("Par La Rédaction et AFP", "Agence France-Presse (AFP)"),
        ("Anadolu Ajansı", "Anadolu Ajansı"),
        ("sid/dpa", "sid/dpa"),
    ],
)
def test_in_the_byline(line: str, name: str) -> None:
    assert named(f"<div>{line}</div>{PROSE * 3}") == [name]


@pytest.mark.parametrize(
    "lead",
    ["PORT ELM (AP) — ", "LONDON, June 3 (Reuters) - ", "Hamburg (dpa/lno) - ", "BERLIN, Germany (AFP) "],
)
def test_in_the_dateline(lead: str) -> None:
    (credit,) = credits(f"{SITE}<h1>Boats at sea</h1><p>{lead}{'The tide came in and the boats went out. ' * 6}</p>")
    assert credit.attribution.why[0].endswith("in the dateline")
    assert credit.attribution.text.strip() == lead.strip(" -—")


@pytest.mark.parametrize(
    ("lead", "text"),
    [
        ("ACCRA, May 3, GNA - ", "ACCRA, May 3, GNA"),
        ("МОСКВА, 3 мая. /ТАСС/. ", "МОСКВА, 3 мая. /ТАСС"),
        ("МОСКВА, 3 мая - РИА Новости. ", "МОСКВА, 3 мая - РИА Новости"),
        ("Paris, France | AFP | ", "Paris, France | AFP"),
        ("/ritzau/ ", "/ritzau"),
    ],
)
def test_in_a_dateline_that_signs_part(lead: str, text: str) -> None:
    (credit,) = credits(f"{SITE}<h1>Boats at sea</h1><p>{lead}{'The tide came in and the boats went out. ' * 6}</p>")
    assert (credit.attribution.text, credit.attribution.span) == (text, (13, 13 + len(text)))
    assert credit.attribution.why[0].endswith("in the dateline")


@pytest.mark.parametrize(
    "lead",
    [
        "Reuters. It said on Monday that ",
        "The owners of the ferry sold it to Reuters - ",
        "Port Elm, Reuters, and the sea: ",
    ],
)
def test_a_sentence_that_names_an_agency_is_no_dateline(lead: str) -> None:
    assert named(f"<p>{lead}{'the tide came in and the boats went out. ' * 6}</p>") == []


@pytest.mark.parametrize("lead", ["【東京共同】", "［ロンドン　３日　ロイター］"])
def test_a_dateline_in_brackets_in_writing_without_blanks(lead: str) -> None:
    assert len(named(f"<p>{lead}{'船は海に出た。潮が満ちて漁師は港に帰った。' * 10}</p>")) == 1


def test_a_dateline_in_writing_without_blanks() -> None:
    lead = "新华社北京5月3日电 " + "船只出海，潮水上涨，渔民们回到了港口。" * 10
    assert named(f"<p>{lead}</p>") == ["新华社"]


def test_at_the_end() -> None:
    assert named(f"{PROSE * 3}<p>The boats came home in the end, and all was well again. (Post mit dpa)</p>") == [
        "Deutsche Presse-Agentur (dpa)"
    ]


def test_in_the_copyright_line_of_the_article() -> None:
    assert named(f"{PROSE * 3}<p>© 2012 APA/AP</p>") == ["APA/AP"]


def test_behind_the_title() -> None:
    head = f"{SITE}<title>Boats at sea (CNET Japan) - Quay Post</title>"
    (credit,) = credits(f"{head}<h1>Boats at sea</h1>{PROSE}")
    assert (credit.attribution.publisher, credit.attribution.text) == ("CNET", "(CNET Japan)")


def test_in_the_metadata() -> None:
    (credit,) = credits(f'{SITE}<meta name="author" content="AFP"><h1>Boats</h1>{PROSE}')
    assert (credit.attribution.span, credit.attribution.place.line) == (None, 1)
    assert credit.sure < 0.7


@pytest.mark.parametrize(
    "body",
    [
        f"<p>Reuters reported on Monday that the boats were lost.</p>{PROSE}",
        f"<figure><img src=a><figcaption>Boats (AP)</figcaption></figure>{PROSE}",
        f"<p>Photo: AFP</p>{PROSE}",
        f"<p>A map of the harbour</p>{PROSE}",
        f"{PROSE * 4}<footer><p>AFP</p></footer>",
        f"{PROSE * 4}<p>Related: The quiet sea (Reuters)</p>",
        f"{PROSE * 4}<p>À lire aussi : la mer calme (AFP)</p>",
        f"{PROSE * 4}<ul><li>The quiet sea (Reuters)</li><li>The sky (AFP)</li></ul>",
    ],
)
def test_a_name_elsewhere_is_no_credit(body: str) -> None:
    assert named(body) == []


def test_the_agencys_own_page() -> None:
    head = '<meta property="og:site_name" content="AP News"><meta property="og:url" content="https://apnews.com/a">'
    assert named(f"<div>By Ann Lee, Associated Press</div><p>PORT ELM (AP) — {'Text of boats. ' * 9}</p>", head) == []
