"""What a site says of itself in `.compliance.yaml`, and what of it holds for which article."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from compliance.check import check
from compliance.config import Configs
from compliance.config.read import read_config
from compliance.elements.host import Site
from compliance.errors import BrokenError, RuleError, UsageError
from compliance.readers import read
from compliance.terms.library import library
from compliance.vocabulary import FAILING, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Run

TODAY = "2026-11-23"
WHOLE = """\
site:
  name: [The Gull Gazette, Gull Gazette]
  url: https://gull-gazette.example
use: commercial-web
set: {ads: site-wide, republisher: for-profit}
paths:
  content/newsletter/**: {medium: email}
  content/newsletter/plain.md: {ads: none}
  "*.print.md": {use: print}
rules: [terms]
exclude: [drafts/, "*.tmp.html", "!keep.tmp.html"]
fail_on: [violation, needs-review]
"""
RULES = """\
id: {id}
publisher: {name}
match: {{hosts: [{id}.example]}}
terms: {{read: 2026-01-31, confidence: high}}
uses: {{community-web: conditions, commercial-web: conditions}}
require:
  - id: source
    attribution: {{}}
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for folder in ("content/newsletter", "terms", ".compliance/rules", "drafts"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "terms" / "orle.yaml").write_text(RULES.format(id="orle", name="The Orle"), encoding="utf-8")
    (tmp_path / ".compliance/rules/arle.yaml").write_text(RULES.format(id="arle", name="The Arle"), encoding="utf-8")
    (tmp_path / ".compliance.yaml").write_text(WHOLE, encoding="utf-8")
    return tmp_path


def test_all_of_it_is_read(site: Path) -> None:
    force = Configs(TODAY).of(str(site / "content" / "a.md"))
    assert force.site == Site(name=("The Gull Gazette", "Gull Gazette"), url="https://gull-gazette.example")
    assert (force.use.name, force.use.facts["ads"]) == ("commercial-web", "site-wide")
    assert force.fail_on == {Verdict.VIOLATION, Verdict.NEEDS_REVIEW}
    assert {"orle", "arle", "propublica"} <= {*force.library.terms}
    file = site / ".compliance.yaml"
    assert (force.sources["use"], force.sources["ads"]) == (f"{file}:4:6", f"{file}:5:12")


def test_without_a_file_what_is_taken_holds(tmp_path: Path) -> None:
    force = Configs(TODAY).of(str(tmp_path / "a.md"))
    assert force.said is None
    assert (force.use.name, force.use.stated, force.site, force.fail_on) == ("community-web", False, None, FAILING)


@pytest.mark.parametrize(
    ("path", "name", "ads"),
    [
        ("content/a.md", "commercial-web", "site-wide"),
        ("content/newsletter/a.md", "email", "site-wide"),
        ("content/newsletter/2026/a.md", "email", "site-wide"),
        ("content/newsletter/plain.md", "email", "none"),
        ("content/a.print.md", "print", "site-wide"),
        ("content/newsletter/a.print.md", "print", "site-wide"),
    ],
)
def test_parts_of_the_site_have_other_facts_the_last_that_fits_the_last_word(
    site: Path, path: str, name: str, ads: str
) -> None:
    use = Configs(TODAY).of(str(site / path)).use
    assert (use.name, use.facts["ads"], use.facts["republisher"]) == (name, ads, "for-profit")


def test_the_command_has_the_last_word(site: Path) -> None:
    force = Configs(TODAY, "print", ["ads=none"]).of(str(site / "content/newsletter/a.md"))
    assert (force.use.name, force.use.facts["ads"]) == ("print", "none")
    assert (force.sources["use"], force.sources["ads"]) == ("--use", "--set")


def test_the_front_matter_stands_between_the_site_and_the_command(site: Path) -> None:
    text = "---\ncompliance:\n  use: translation\n  set: {paywall: hard}\n---\n# Gulls\n\nThey cry.\n"
    article = read(str(site / "content" / "a.md"), text.encode())
    use = Configs(TODAY).by(article).use
    assert (use.name, use.facts["paywall"], use.facts["commercial"]) == ("translation", "hard", "yes")
    assert Configs(TODAY, "print").by(article).use.name == "print"


def test_the_front_matter_ignores(samples: Path, tmp_path: Path) -> None:
    text = (samples / "global-research" / "link-to-the-home-page-only.md").read_text(encoding="utf-8")
    head = "---\ncompliance:\n  ignore:\n    - {requirement: global-research/original-link, reason: leave of 2026}\n"
    until = "    - {requirement: global-research/source, reason: x, until: 2026-01-01}\n---\n"
    body = text if not text.startswith("---") else text.split("---\n", 2)[2]
    article = read(str(tmp_path / "a.md"), (head + until + body).encode())
    by = Configs(TODAY).by(article)
    report = check(article, by.library, by.use, None, by.on_file)
    [ignored] = [one.ignored for one in report.outcomes if one.ignored]
    assert (ignored.reason, ignored.place.line, ignored.place.column) == ("leave of 2026", 4, 7)
    assert report.verdict is Verdict.COMPLIANT
    assert "line 5, column 7: the ignore of global-research/source until 2026-01-01 has lapsed." in report.remarks


def test_an_ignore_in_front_matter_needs_a_reason_and_a_requirement_that_there_is() -> None:
    text = b"---\ncompliance:\n  ignore: {requirement: propublica/edits}\n---\nx\n"
    with pytest.raises(BrokenError, match=r"3:11: missing: reason"):
        Configs(TODAY).by(read("a.md", text))
    text = b"---\ncompliance:\n  ignore: {requirement: propublica/edit, reason: x}\n---\nx\n"
    with pytest.raises(
        BrokenError, match=r'3:25: there is no requirement "propublica/edit"; did you mean propublica/edits'
    ):
        Configs(TODAY).by(read("a.md", text))


def test_what_is_excluded(site: Path) -> None:
    configs = Configs(TODAY)
    assert {
        path: configs.excludes(str(site / path))
        for path in (
            "drafts",
            "drafts/a.md",
            "content/drafts",
            "content/a.tmp.html",
            "content/keep.tmp.html",
            "content",
        )
    } == {
        "drafts": True,
        "drafts/a.md": True,
        "content/drafts": False,  # no such folder
        "content/a.tmp.html": True,
        "content/keep.tmp.html": False,
        "content": False,
    }


def test_the_rules_that_the_command_names_come_last(site: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("rules")
    (other / "orle.yaml").write_text(RULES.format(id="orle", name="Another Orle"), encoding="utf-8")
    assert Configs(TODAY, folders=[other]).of(str(site / "a.md")).library.get("orle").name == "Another Orle"
    assert Configs(TODAY).of(str(site / "a.md")).library.get("orle").name == "The Orle"


def test_all_errors_at_once_each_with_its_place_and_the_nearest_spelling() -> None:
    text = textwrap.dedent("""\
        site: {nme: Gull, url: gull.example}
        use: prnt
        set: {mediun: web, ads: nonne}
        paths:
          content/**: {medium: emial}
        exlude: [x]
        fail_on: [violations, compliant]
        """)
    with pytest.raises(RuleError) as error:
        read_config(text, ".compliance.yaml", library)
    assert [(p.line, p.column, p.nearest) for p in error.value.problems] == [
        (1, 8, "name"),
        (1, 24, None),
        (2, 6, "print"),
        (3, 7, "medium"),
        (3, 25, "none"),
        (5, 24, "email"),
        (6, 1, "exclude"),
        (7, 11, "violation"),
        (7, 23, None),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("use: print\nset: {medium: web}\n", "2:6: medium=web contradicts the use print"),
        ("set: {use: print}\n", "1:12: the use has a key of its own"),
        ("paths:\n  a/**: {use: print, medium: web}\n", "2:9: medium=web contradicts"),
        ("paths:\n  '!a/**': {use: print}\n", '2:12: "!a/**" is no pattern'),
        ("rules: [nowhere]\n", "1:9: nowhere: no folder of rule files"),
        ("exclude: ['[z-a]']\n", '1:11: "[z-a]" is no pattern'),
    ],
)
def test_what_makes_no_sense_is_an_error(text: str, told: str) -> None:
    with pytest.raises(RuleError) as error:
        read_config(text, "x", library)
    assert f"x:{told}" in str(error.value)


def test_rules_of_the_site_that_are_wrong_are_errors(site: Path) -> None:
    (site / "terms" / "orle.yaml").write_text("id: orle\n", encoding="utf-8")
    with pytest.raises(RuleError, match=r"orle\.yaml:1:1"):
        Configs(TODAY).of(str(site / "a.md"))


def test_the_command_itself_is_checked_first() -> None:
    with pytest.raises(UsageError, match="did you mean print"):
        Configs(TODAY, "prnt")


def test_a_digest_stands_for_all_that_holds(site: Path) -> None:
    path = str(site / "content" / "a.md")
    one = Configs(TODAY).digest(path)
    assert one == Configs(TODAY).digest(path) != b""
    assert one != Configs(TODAY).digest(str(site / "content" / "newsletter" / "a.md"))
    (site / ".compliance.yaml").write_text("use: print\n", encoding="utf-8")
    assert one != Configs(TODAY).digest(path)


def test_nothing_of_it_without_a_file(tmp_path: Path) -> None:
    assert Configs(TODAY).digest(str(tmp_path / "a.md")) == b""
    assert not Configs(TODAY).excludes(str(tmp_path / "a.md"))


def test_check_judges_by_the_site(run: Callable[..., Run], site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "# Gulls\n\nBy Ann Lee\n\nThey cry.\n\nThis article was originally published by [The Orle](https://orle.example/2025/gulls-1).\n"
    (site / "content" / "newsletter" / "a.md").write_text(text, encoding="utf-8")
    (site / "content" / "b.md").write_text(text, encoding="utf-8")
    own = text.replace("The Orle", "Gull Gazette").replace("orle.example", "gull-gazette.example")
    (site / "content" / "c.md").write_text(own, encoding="utf-8")
    monkeypatch.chdir(site)
    result = run("check", "content")
    assert "content/b.md: compliant" in result.out
    assert "content/c.md: not-a-repost" in result.out
    assert "use: email" in result.out
    assert Path("content/newsletter/a.md").name in result.out
