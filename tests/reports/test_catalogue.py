"""docs/publishers.md is what the rule files say, and `rules list` counts them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from compliance.reports import catalogue
from compliance.terms import kinds
from compliance.terms.library import library
from compliance.terms.model import Page, Terms, UseCase

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Run

ROOT = Path(__file__).parents[2]
PAGE = Page(url="https://field.example/terms", read="2026-01-31", confidence="low")


def row(terms: Terms) -> str:
    [found] = [line for line in catalogue.lines([terms]) if f"`{terms.id}`" in line]
    return found


def test_the_page_in_the_docs_is_made_from_the_rule_files() -> None:
    page = (ROOT / "docs" / "publishers.md").read_text(encoding="utf-8")
    # made anew by: compliance rules list --format markdown > docs/publishers.md
    assert page.splitlines() == "\n".join(catalogue.lines(library().terms.values())).splitlines()


def test_every_rule_file_has_one_row() -> None:
    page = "\n".join(catalogue.lines(library().terms.values()))
    ids = re.findall(r"^\| .*? \| `([a-z0-9.-]+)` \|", page, re.MULTILINE)
    assert sorted(ids) == sorted(path.stem for path in (ROOT / "rules").glob("*/*.yaml"))


def test_a_row_says_uses_what_is_asked_page_day_and_confidence() -> None:
    terms = Terms(
        id="field",
        name="The Field",
        home="https://field.example",
        page=PAGE,
        uses={"print": "conditions", "email": "permission", "translation": "prohibited", "excerpt": "allowed"},
        require=(kinds.Byline(id="author"), kinds.Title(id="title", must="preferred")),
    )
    assert row(terms) == (
        "| [The Field](https://field.example) | `field` | **free** excerpt; print; **ask** email; **no** translation "
        "| author, *title* | [terms](https://field.example/terms) | 2026-01-31 | low |"
    )


def test_a_use_in_cases_is_said_to_be_one() -> None:
    cases = (UseCase(standing="prohibited", when={"ads": ("sold-against",)}), UseCase(standing="conditions"))
    terms = Terms(id="field", name="Field", page=PAGE, uses={"print": "prohibited"}, cases={"print": cases})
    assert "| **in cases** print |" in row(terms)


def test_silence_and_signs_of_tables_stand_as_such() -> None:
    terms = Terms(id="field", name="Field | Stream", page=Page(read="2026-01-31", confidence="low"))
    assert row(terms) == "| Field \\| Stream | `field` | none is spoken of | nothing | none | 2026-01-31 | low |"


def test_publishers_stand_by_their_names_without_the_article() -> None:
    names = [Terms(id=name[-4:].lower(), name=name, page=PAGE) for name in ("The Gull", "Heron", "An Egret", "Finch")]
    ids = re.findall(r"`([a-z]{4})`", "\n".join(catalogue.lines(names)))
    assert [one for one in ids if one != "list"] == ["gret", "inch", "gull", "eron"]


def test_a_version_of_a_licence_counts_once() -> None:
    licenses = [Terms(id=name, name=name, page=PAGE, publisher=False, license="CC-BY-2.0") for name in ("a", "b")]
    clauses = Terms(id="c", name="c", page=PAGE, publisher=False)
    assert catalogue.count([*licenses, clauses]) == "0 publishers, 1 licence version"


def test_the_list_ends_with_the_count(run: Callable[..., Run]) -> None:
    listed = run("rules", "list").out.splitlines()
    [(publishers, licenses)] = re.findall(r"^(\d+) publishers, (\d+) licence versions$", listed[-1])
    known = library().terms.values()
    assert len(listed) == len(known) + 1
    assert int(publishers) == sum(one.publisher for one in known) >= 120
    assert int(licenses) == len({one.license for one in known if not one.publisher} - {None}) >= 25
    page = run("rules", "list", "--format", "markdown")
    assert page.code == 0
    assert page.out.splitlines()[-1] == listed[-1]
