from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from compliance.article import Place, Zone
from compliance.elements.model import Elements, License, Origin
from compliance.errors import RuleError, UsageError
from compliance.terms.apply import applying
from compliance.terms.library import library, rule_files, rule_folder, site_rules
from compliance.terms.lint import lint

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Run

OWN = "id: {id}\npublisher: {name}\nmatch: {{hosts: [{host}]}}\nterms: {{read: 2026-01-31, confidence: low}}\n"
EXAMPLES = "examples:\n  - {verdict: compliant, article: x}\n  - {verdict: violation, article: x}\n"


def write(folder: Path, name: str, text: str) -> None:
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def borne(*marks: str | None, publisher: str | None = None) -> Elements:
    found = tuple(License(id=mark, text="", place=Place(line=3), zone=Zone.BELOW) for mark in marks)
    return Elements(licenses=found, origin=Origin(repost=True, publisher=publisher))


def test_the_rules_of_the_program() -> None:
    rules = library()
    assert rules.get("global-research").name == "Global Research"
    assert rules.get("the-conversation").license == "CC-BY-ND-4.0"
    kinds = ("by", "by-nc", "by-nc-nd", "by-nc-sa", "by-nd", "by-sa")
    assert {f"cc-{kind}-{version}" for kind in kinds for version in ("2.0", "2.5", "3.0", "4.0")} <= {*rules.terms}
    assert library().terms == rules.terms  # from the compiled form


def test_an_unknown_id_offers_the_nearest() -> None:
    with pytest.raises(UsageError, match='no rule file has the id "propublicca"; did you mean propublica'):
        library().get("propublicca")


def test_publishers_are_outlets_with_the_hosts_of_their_counters_and_licences_are_none() -> None:
    outlets = library().outlets
    found = outlets.at("https://www.theconversation.com/x-1")
    assert found
    assert found.id == "the-conversation"
    assert outlets.counting("https://counter.theconversation.com/content/1/count.gif") == found
    assert outlets.named("Creative Commons Attribution 4.0") is None


def test_a_folder_adds_a_publisher_and_overrides_one(tmp_path: Path) -> None:
    write(tmp_path, "ours", OWN.format(id="ours", name="Ours", host="ours.org"))
    write(tmp_path, "propublica", OWN.format(id="propublica", name="ProPublica, ours", host="propublica.org"))
    rules = library([tmp_path])
    assert rules.get("ours").home == "https://ours.org"
    assert rules.get("propublica").name == "ProPublica, ours"
    assert library().get("propublica").name == "ProPublica"


def test_the_rules_of_a_site_are_found_from_any_of_its_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Callable[..., Run]
) -> None:
    folder, inside = tmp_path / ".compliance" / "rules", tmp_path / "content" / "posts"
    folder.mkdir(parents=True)
    inside.mkdir(parents=True)
    assert site_rules(inside) == (folder,)
    assert site_rules(Path("/")) == ()
    write(folder, "ours", OWN.format(id="ours", name="Ours", host="ours.org"))
    write(folder, "propublica", OWN.format(id="propublica", name="ProPublica, ours", host="propublica.org"))
    monkeypatch.chdir(inside)
    listed = run("rules", "list").out
    assert "Ours" in listed
    assert "ProPublica, ours" in listed
    (inside / "post.md").write_text(
        "# A\n\nBy Ann Lee\n\nA text.\n\nThis article first appeared in [Ours](https://ours.org/a-b-c).\n"
    )
    assert "terms: Ours" in run("check", "post.md").out


def test_a_folder_that_is_none_and_a_file_that_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no folder of rule files"):
        library([tmp_path / "none"])
    write(tmp_path, "ours", OWN.format(id="ours", name="Ours", host="ours.org") + "copyrigt: x\n")
    with pytest.raises(RuleError, match=r'ours.yaml:5:1: unknown key "copyrigt"'):
        library([tmp_path])


def test_the_publishers_terms_apply_before_a_licence() -> None:
    rules = library()
    stated = applying(borne(), rules, "propublica")
    assert (stated.terms, stated.why) == (rules.get("propublica"), "The terms are those of ProPublica, as stated.")
    elements = Elements(origin=Origin(repost=True, publisher_id="propublica", publisher="ProPublica"))
    assert applying(elements, rules).terms == rules.get("propublica")


def test_without_a_rule_file_the_licence_that_the_article_bears_applies() -> None:
    rules = library()
    found = applying(borne(None, "CC-BY-SA-4.0", publisher="Field Notes"), rules)
    assert found.terms == rules.get("cc-by-sa-4.0")
    assert found.why == (
        "Field Notes has no rule file; the terms are those of the licence it bears, CC BY-SA 4.0, line 3."
    )


def test_a_licence_without_a_version_is_taken_for_the_newest_and_an_unknown_version_is_not() -> None:
    rules = library()
    found = applying(borne("CC-BY"), rules)
    assert found.terms == rules.get("cc-by-4.0")
    assert "CC BY, line 3; those of Creative Commons Attribution 4.0 are taken for it." in found.why
    found = applying(borne("CC-BY-1.0"), rules)
    assert (found.terms, found.why) == (
        None,
        "Nothing tells whose article it is, nor is there a rule file of the licence it bears, CC BY 1.0.",
    )


def test_a_port_without_a_rule_file_is_taken_for_the_version_it_ports() -> None:
    rules = library()
    found = applying(borne("CC-BY-SA-3.0-DE"), rules)
    assert found.terms == rules.get("cc-by-sa-3.0")
    assert "CC BY-SA 3.0 DE, line 3; those of Creative Commons Attribution-ShareAlike 3.0 are taken" in found.why
    assert applying(borne("CC-BY-NC-SA-2.5-AR"), rules).terms == rules.get("cc-by-nc-sa-2.5-ar")
    assert applying(borne("LicenseRef-US-Government-Works"), rules).terms == rules.get("us-government-works")


def test_the_title_is_asked_for_up_to_version_3_and_a_breach_of_4_can_be_cured() -> None:
    rules = library()
    asked = {name: {one.id for one in rules.get(f"cc-by-{name}").require} for name in ("2.0", "2.5", "3.0", "4.0")}
    assert [name for name, ids in asked.items() if "title" in ids] == ["2.0", "2.5", "3.0"]
    assert [name for name, ids in asked.items() if "no-endorsement" in ids] == ["3.0", "4.0"]
    assert [name for name, ids in asked.items() if "parties" in ids] == ["2.5", "3.0", "4.0"]
    assert "30 days" in (rules.get("cc-by-4.0").page.note or "")


def test_a_licence_in_the_footer_of_the_site_is_not_the_articles() -> None:
    mark = License(id="CC-BY-4.0", text="", place=Place(line=3), zone=Zone.FOOTER)
    assert applying(Elements(licenses=(mark,), origin=Origin(repost=True)), library()).terms is None


def test_the_rules_of_the_program_have_no_problems() -> None:
    assert rule_files([rule_folder()])
    assert lint([], max(terms.page.read for terms in library().terms.values())) == ()


def test_lint_finds_what_loading_does_not_mind(tmp_path: Path) -> None:
    write(tmp_path, "a", OWN.format(id="a", name="ProPublica", host="a.org") + EXAMPLES)
    write(tmp_path, "b", OWN.format(id="b", name="B", host="a.org") + "require:\n  - {id: x, link: article}\n")
    write(
        tmp_path,
        "c",
        OWN.format(id="c", name="C", host="c.org")
        + "require:\n  - {id: x, link: article, satisfies: [x]}\n"
        + EXAMPLES,
    )
    found = [(Path(p.path).name, p.line, p.column, p.message) for p in lint([tmp_path], "2026-01-30")]
    assert [one for one in found if one[0] in ("a.yaml", "b.yaml", "c.yaml")] == [
        ("a.yaml", 2, 12, '"propublica" belongs to propublica'),
        ("b.yaml", 3, 17, '"a.org" belongs to a'),
        ("a.yaml", 4, 15, "2026-01-31 is still to come"),
        ("b.yaml", 4, 15, "2026-01-31 is still to come"),
        ("b.yaml", 1, 1, "no example passes"),
        ("b.yaml", 1, 1, "no example fails"),
        ("c.yaml", 4, 15, "2026-01-31 is still to come"),
        ("c.yaml", 6, 39, '"x" satisfies itself, which says nothing'),
    ]


def test_lint_wants_no_example_that_fails_where_nothing_can(tmp_path: Path) -> None:
    write(tmp_path, "a", OWN.format(id="a", name="A", host="a.org") + "uses: {print: allowed}\n")
    assert {p.message for p in lint([tmp_path], "2026-12-31") if p.path.endswith("a.yaml")} == {"no example passes"}
    write(tmp_path, "a", OWN.format(id="a", name="A", host="a.org") + "uses: {print: prohibited}\n")
    assert "no example fails" in {p.message for p in lint([tmp_path], "2026-12-31") if p.path.endswith("a.yaml")}


def test_lint_finds_a_page_that_nobody_read_for_a_year_and_a_host_that_stands_twice(tmp_path: Path) -> None:
    write(tmp_path, "a", OWN.format(id="a", name="A", host="a.org, a.org") + EXAMPLES)
    assert [p.message for p in lint([tmp_path], "2027-01-31") if p.path.endswith("a.yaml")] == ['"a.org" stands twice']
    assert [(p.line, p.message) for p in lint([tmp_path], "2027-02-01") if p.path.endswith("a.yaml")][1:] == [
        (4, "nobody has read this page for a year")
    ]


@pytest.mark.parametrize(
    ("conditions", "never"),
    [
        ("when: {medium: web}", False),
        ("when: {use: print, medium: web}", True),
        ("when: {use: [print, email], medium: email}", False),
        ("when: {use: excerpt, extent: whole}", True),
        ("when: {commercial: yes, medium: print}", False),
        ("when: {country: gb}, unless: {country: [gb, ie]}", True),
        ("when: {country: [gb, fr]}, unless: {country: gb}", False),
        ("unless: {paywall: [none, registration, metered, hard]}", True),
        ("unless: {paywall: [none, registration, metered]}", False),
        ("unless: {country: gb}", False),
        ("when: {use: print}, unless: {medium: print, ads: none}", False),
        ("when: {use: print}, unless: {medium: print}", True),
    ],
)
def test_lint_finds_conditions_that_no_use_can_meet(tmp_path: Path, conditions: str, *, never: bool) -> None:
    requirement = f"require:\n  - id: x\n    all_of: [{{link: article, {conditions}}}]\n"
    write(tmp_path, "a", OWN.format(id="a", name="A", host="a.org") + requirement + EXAMPLES)
    found = [p for p in lint([tmp_path], "2026-12-31") if p.path.endswith("a.yaml")]
    assert [p.message for p in found] == ["no use can meet these conditions: it never applies"] * never
    assert all(p.line == 7 for p in found)


def test_lint_gives_what_keeps_a_file_from_loading(tmp_path: Path) -> None:
    write(tmp_path, "a", "id: a\npublisher: A\nterms: {read: 2026-01-31, confidence: low}\nextends: a\n")
    assert [p.message for p in lint([tmp_path], "2026-12-31")] == ["a extends a: a ring, which says nothing"]
