"""Which terms an article is under: of its time, of its part of a site, of a member; and those that hold beside them."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from compliance.check import check
from compliance.errors import RuleError, UsageError
from compliance.readers import read
from compliance.reports.terms import lines
from compliance.terms.library import Library, library
from compliance.terms.lint import lint
from compliance.terms.load import read_rules, resolve
from compliance.terms.uses import parse_use
from compliance.vocabulary import State, Verdict

if TYPE_CHECKING:
    from compliance.report import Report

HEAD = "id: {id}\npublisher: {name}\nterms: {{read: 2026-11-23, confidence: {sure}}}\n"
GULL = HEAD.format(id="gull", name="The Gull", sure="high")
ADDRESSES = 'match: {hosts: [gull.example], article: ["/{year:int}/{month:int}/{day:int}/{slug}", "/{part}/{slug}"]}\n'
VERSIONS = f"""\
{GULL}{ADDRESSES}contact: now@gull.example
uses: {{community-web: conditions}}
require: [{{id: line, attribution: {{}}}}, {{id: link, link: article}}]
versions:
  - until: 2019-12-31
    dated: {{dated}}
    without: link
    uses: {{community-web: permission}}
    contact: then@gull.example
"""
FAMILY = f"""\
{HEAD.format(id="fleet", name="The Fleet", sure="high")}match: {{hosts: [fleet.example]}}
members:
  gull:
    {{publisher: The Gull, hosts: [gull.example], also_known_as: Gull Post, contact: g@gull.example,
     values: {{county: Ardle}}}}
  kite: {{publisher: The Kite, hosts: [kite.example], values: {{county: Tully}}}}
uses: {{community-web: conditions}}
require:
  - {{id: source, attribution: {{}}}}
  - {{id: home, link: publisher}}
  - {{id: line, credit_line: "{{publisher}}, of {{county}}, is part of {{family}}."}}
"""
PARTNER = """\
id: tide-watch
publisher: Tide Watch
role: partner
terms: {read: 2026-11-23, confidence: high}
uses: {community-web: conditions}
require: [{id: line, credit_line: "part of the collaboration Tide Watch"}]
"""


def versions(dated: str) -> str:
    return VERSIONS.replace("{dated}", dated)


def rules(*texts: str) -> Library:
    return Library(resolve([read_rules(dedent(text), f"{text.split()[1]}.yaml") for text in texts]))


def reported(known: Library, *blocks: str, use: str | None = None, publisher: str | None = None) -> Report:
    text = "\n\n".join(("# The lamp", "By Ann Lee", *blocks))
    return check(read("a.md", text.encode()), known, parse_use(use), publisher)


def credit(url: str, name: str = "The Gull") -> str:
    return f"This article first appeared in [{name}]({url})."


OLD, NEW = "https://gull.example/2018/03/04/the-lamp", "https://gull.example/2021/03/04/the-lamp"


def test_a_version_by_the_date_of_the_original() -> None:
    known = rules(versions("original"))
    old, new = reported(known, "A text.", credit(OLD)), reported(known, "A text.", credit(NEW))
    assert (old.verdict, new.verdict) == (Verdict.NEEDS_PERMISSION, Verdict.COMPLIANT)
    assert [one.requirement for one in old.outcomes] == ["line"]
    assert old.terms[0].contact == "then@gull.example"
    assert "The terms are those in force until 2019-12-31, by the date of the original, 2018-03-04." in old.remarks


def test_a_version_by_the_date_of_the_repost() -> None:
    known = rules(versions("repost"))
    when = "Published on 2 May 2019"
    assert reported(known, when, "A text.", credit(NEW)).verdict is Verdict.NEEDS_PERMISSION
    assert reported(known, "Published on 2 May 2022", "A text.", credit(OLD)).verdict is Verdict.COMPLIANT


def test_where_the_date_is_unknown_the_newest_terms_are_taken_and_the_report_says_so() -> None:
    report = reported(rules(versions("original")), "A text.", credit("https://gull.example/lamps/the-lamp"))
    assert report.terms[0].contact == "now@gull.example"
    assert (
        "The terms of The Gull were not always the same, and the date of the original is not shown; "
        "the newest are taken." in report.remarks
    )


def test_a_section_by_the_address_of_the_original() -> None:
    text = f"{GULL}{ADDRESSES}uses: {{community-web: conditions}}\n"
    known = rules(text + "sections: [{paths: [/guides], uses: {community-web: prohibited}}]\n")
    guide = reported(known, "A text.", credit("https://gull.example/guides/the-lamp"))
    assert guide.verdict is Verdict.PROHIBITED
    assert "The terms are those of /guides, a part of The Gull's site." in guide.remarks
    assert reported(known, "A text.", credit("https://gull.example/guidesbooks/the-lamp")).verdict is Verdict.COMPLIANT


def test_a_member_of_a_family_has_its_own_name_hosts_and_values() -> None:
    known = rules(FAMILY)
    line = "The Kite, of Tully, is part of The Fleet."
    report = reported(known, "A text.", credit("https://kite.example/a-lamp-again", "The Kite"), line)
    assert report.publisher
    assert (report.publisher.id, report.publisher.name) == ("fleet", "The Kite")
    assert (report.terms[0].id, report.terms[0].name, report.verdict) == ("fleet", "The Kite", Verdict.COMPLIANT)
    other = reported(known, "A text.", credit("https://gull.example/a-lamp-again", "Gull Post"), line)
    assert {one.requirement: one.state for one in other.outcomes}["line"] is not State.MET
    stray = reported(known, "A text.", credit("https://kite.example/a-lamp-again", "The Gull"), publisher="fleet/gull")
    assert {one.requirement: one.state for one in stray.outcomes}["home"] is State.MISSING
    assert stray.terms[0].contact == "g@gull.example"
    with pytest.raises(UsageError, match='fleet has no member "gul"; did you mean gull'):
        known.get("fleet/gul")


def test_members_give_the_same_values() -> None:
    with pytest.raises(RuleError, match="others of the family give a value to county, this one none"):
        rules(FAMILY.replace(", values: {county: Tully}", ""))


def test_a_collaboration_holds_beside_the_outlet() -> None:
    known = rules(versions("original"), PARTNER)
    beside = reported(known, "A text.", credit(NEW), "It is part of the collaboration Tide Watch.")
    assert [one.id for one in beside.terms] == ["gull", "tide-watch"]
    assert "The terms of Tide Watch hold too, which the article credits." in beside.remarks
    assert beside.verdict is Verdict.COMPLIANT
    named = reported(known, "A text.", credit(NEW), "With thanks to Tide Watch.")
    assert (named.verdict, named.reason) == (Verdict.VIOLATION, "Not met: tide-watch/line.")
    assert [one.id for one in reported(known, "A text.", credit(NEW)).terms] == ["gull"]


def test_what_always_holds_together() -> None:
    both = versions("original") + "together_with: tide-watch\n"
    known = rules(both, PARTNER)
    report = reported(known, "A text.", credit(NEW))
    assert [(one.terms, one.requirement, one.state) for one in report.outcomes][-1] == (
        "tide-watch", "line", State.MISSING,
    )  # fmt: skip


def test_a_platform_gives_nothing_of_its_own() -> None:
    platform = HEAD.format(id="quay", name="Quay", sure="high") + "role: platform\nmatch: {hosts: [quay.example]}\n"
    page = "terms: {read: 2026-11-23, confidence: high}\n"
    licence = f"id: by\nname: BY\nlicense: CC-BY-4.0\n{page}uses: {{community-web: conditions}}\n"
    known = rules(platform + "require: [{id: back, link: article}]\n", licence)
    text = credit("https://quay.example/ann/the-lamp-goes-out", "Quay")
    bare = reported(known, "A text.", text)
    assert (bare.verdict, bare.terms[0].holder) == (Verdict.NEEDS_PERMISSION, "the author")
    assert bare.reason == "This use (community-web) takes the leave of the author; Quay cannot give it."
    marked = reported(known, "A text.", text, "Licensed under CC BY 4.0.")
    assert (marked.verdict, [one.requirement for one in marked.outcomes]) == (Verdict.COMPLIANT, ["back"])


def test_a_verdict_that_rests_on_little_says_so() -> None:
    sure = HEAD.format(id="gull", name="The Gull", sure="low").replace("low}", "low, note: nobody saw the page}")
    report = reported(
        rules(f"{sure}match: {{hosts: [gull.example]}}\n"), "A text.", credit("https://gull.example/the-lamp-out")
    )
    assert report.reason.endswith(
        " The rule file of The Gull rests on little (confidence low, read 2026-11-23): nobody saw the page."
    )


def test_a_whole_shelf_keeps_what_it_was_given() -> None:
    known = rules(FAMILY, PARTNER, versions("repost"))
    assert known.get("fleet").members["kite"].values == {"county": "Tully"}
    assert known.get("gull").variants[0].terms.uses == {"community-web": "permission"}
    assert known.partners == {"tide-watch": ("tide watch",)}


def test_terms_read_aloud_tell_members_cases_and_other_times() -> None:
    said = "\n".join(lines(rules(FAMILY).get("fleet")))
    assert "  kite: The Kite (kite.example)" in said
    said = "\n".join(lines(rules(versions("original")).get("gull")))
    assert "Otherwise until 2019-12-31, by the date of the original\n  by permission only: community-web\n" in said
    assert said.endswith("  not asked: link")
    cases = "uses: {print: [{is: prohibited, when: {ads: sold-against}}, conditions]}\nmarks: override\n"
    said = "\n".join(lines(rules(GULL + cases).get("gull")))
    assert (
        "  print:\n    not allowed where ads is sold-against\n    allowed on the conditions below otherwise\n" in said
    )
    assert "goes before these terms" in said


def test_lint_finds_versions_that_overlap_and_a_host_of_two_members(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("rules")
    text = versions("repost") + "  - {from: 2019-01-01, until: 2020-01-01, dated: repost}\n"
    (folder / "gull.yaml").write_text(text)
    (folder / "fleet.yaml").write_text(FAMILY.replace("[kite.example]", "[fleet.example]"))
    found = {problem.message for problem in lint([folder], "2026-11-23") if str(folder) in problem.path}
    assert "it overlaps the version before it, 1, which stands where both cover a day" in found
    assert '"fleet.example" stands twice' in found
    assert "gull" not in library().terms
