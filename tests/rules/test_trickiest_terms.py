"""The trickiest terms that publishers state, each said in the rule language and judged.

Where a rule file of the program states the term, that file is used; else a small one says it.
"""

from __future__ import annotations

from functools import cache
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from compliance.article import Place
from compliance.check import check
from compliance.elements.host import Site
from compliance.readers import read
from compliance.terms.library import Library, library
from compliance.terms.load import read_rules, resolve
from compliance.terms.onfile import NOTHING_ON_FILE, OnFile, Permission, Record
from compliance.terms.uses import parse_use
from compliance.vocabulary import State, Verdict

if TYPE_CHECKING:
    from compliance.report import Report

HEAD = """\
id: {id}
publisher: {name}
match: {{hosts: [{id}.example], article: "/{{year:int}}/{{month:int}}/{{day:int}}/{{slug}}"}}
terms: {{read: 2026-11-23, confidence: {confidence}}}
"""
URL = "https://gull.example/2020/05/04/the-lamp"
CREDIT = f"This article first appeared in [The Gull]({URL})."
TEXT = "The lamp on the pier has gone out, and nobody has come to see to it."


def rule(text: str, name: str = "gull", publisher: str = "The Gull", confidence: str = "high") -> str:
    return HEAD.format(id=name, name=publisher, confidence=confidence) + dedent(text)


@cache
def rules(*texts: str) -> Library:
    return Library(resolve([read_rules(text, f"{text.split()[1]}.yaml") for text in texts]))


def reported(  # noqa: PLR0913 -- all that a verdict rests on
    text: str | tuple[str, ...] = (),
    *blocks: str,
    use: str | None = None,
    facts: tuple[str, ...] = (),
    on_file: OnFile = NOTHING_ON_FILE,
    site: Site | None = None,
    form: str = "md",
    of: Library | None = None,
) -> Report:
    """Judge an article of those blocks (one that credits the publisher, without any), by one rule file or several."""
    texts = (text,) if isinstance(text, str) else text
    article = read(f"a.{form}", "\n\n".join(blocks or story()).encode())
    return check(article, of or rules(*texts), parse_use(use, facts), None, on_file, site=site)


def story(*more: str, credit: str = CREDIT) -> tuple[str, ...]:
    return ("# The lamp", "By Ann Lee", TEXT, *more, credit)


def states(report: Report, terms: str = "gull") -> dict[str, State]:
    return {one.requirement: one.state for one in report.outcomes if one.terms == terms}


def leave(by: str = "Bo Li, The Gull", **more: object) -> OnFile:
    said = Permission(publisher="gull", by=by, date="2026-01-31", scope=("any",), **more)  # type: ignore[arg-type] -- its own fields
    return OnFile((Record(said=said, path="kept.yaml", place=Place(line=2), folder="."),), "2026-11-23")


def nc(reading: str) -> str:
    return rule(f"uses: {{community-web: conditions}}\nrequire: [{{id: nc, noncommercial: {reading}}}]\n")


@pytest.mark.parametrize(
    ("reading", "facts", "state"),
    [
        ("resale-only", ("ads=site-wide", "republisher=for-profit", "paywall=none"), State.MET),
        ("no-ads-at-all", ("ads=site-wide", "republisher=nonprofit"), State.WRONG),
        ("non-profit-entities-only", ("republisher=for-profit", "ads=none"), State.WRONG),
        ("non-profit-entities-only", ("republisher=nonprofit", "ads=site-wide"), State.MET),
        ("news-outlets-exempt", ("republisher=news-outlet", "ads=sold-against"), State.MET),
        ("licence-text", ("ads=sold-against",), State.WRONG),
        ("no-ads-at-all", (), State.CONFIRM),
    ],
)
def test_01_same_licence_opposite_meaning(reading: str, facts: tuple[str, ...], state: State) -> None:
    report = reported(nc(reading), facts=facts)
    assert states(report) == {"nc": state}
    verdicts = {
        State.MET: Verdict.COMPLIANT,
        State.WRONG: Verdict.NEEDS_PERMISSION,
        State.CONFIRM: Verdict.NEEDS_REVIEW,
    }
    assert report.verdict is verdicts[state]


def test_02_paywall_in_both_directions() -> None:
    fine = rule("uses: {community-web: conditions}\n")
    asks = rule("""\
        uses:
          community-web:
            - {is: permission, when: {paywall: [registration, metered, hard]}}
            - conditions
        """)
    lifted = rule("""\
        uses: {community-web: conditions}
        require: [{id: wall, confirm: Is the paywall lifted for this story?, unless: {paywall: none}}]
        """)
    behind = ("paywall=registration",)
    assert reported(fine, facts=behind).verdict is Verdict.COMPLIANT
    assert reported(asks, facts=behind).verdict is Verdict.NEEDS_PERMISSION
    assert reported(asks, facts=("paywall=none",)).verdict is Verdict.COMPLIANT
    assert reported(lifted, facts=behind).verdict is Verdict.NEEDS_REVIEW
    open_ = reported(asks)
    assert (open_.verdict, open_.terms[0].standing, open_.terms[0].open) == (Verdict.NEEDS_REVIEW, None, "paywall")
    assert "it depends on paywall, which is not stated (--set paywall=…)" in open_.reason


def test_03_house_terms_stricter_or_looser_than_the_licence_named() -> None:
    licence = """\
        id: by-nd
        name: BY-ND
        license: CC-BY-ND-4.0
        terms: {read: 2026-11-23, confidence: high}
        uses: {community-web: conditions, translation: prohibited}
        require: [{id: notice, license: {}}, {id: edits, unaltered: {}}]
        """
    looser = rule("extends: by-nd\nwithout: [notice, edits]\nuses: {translation: conditions}\n")
    stricter = rule("extends: by-nd\nuses: {community-web: permission}\n", "kite", "The Kite")
    known = rules(dedent(licence), looser, stricter)
    assert reported(of=known, use="translation").verdict is Verdict.COMPLIANT
    of_kite = "This article first appeared in [The Kite](https://kite.example/2020/05/04/the-lamp)."
    report = reported((), *story(credit=of_kite), of=known)
    assert (report.verdict, report.terms[0].license) == (Verdict.NEEDS_PERMISSION, "CC-BY-ND-4.0")


def test_04_audience_conditions() -> None:
    text = rule("""\
        uses:
          community-web:
            - {is: conditions, when: {republisher: news-outlet}}
            - {is: permission, when: {republisher: nonprofit}}
        require: [{id: here, confirm: Are your readers in Minnesota?, unless: {country: us}}]
        """)
    assert reported(text, facts=("republisher=news-outlet", "country=us")).verdict is Verdict.COMPLIANT
    assert reported(text, facts=("republisher=nonprofit", "country=us")).verdict is Verdict.NEEDS_PERMISSION
    # What the terms leave unstated is never allowed.
    unstated = reported(text, facts=("republisher=person", "country=us"))
    assert (unstated.verdict, unstated.terms[0].standing) == (Verdict.NEEDS_REVIEW, None)


def test_05_clocks() -> None:
    text = rule("""\
        uses: {community-web: conditions}
        require:
          - {id: within, window: {within: 90, remove_after: 90}}
          - {id: wait, embargo: {days: 2}}
          - {id: after-that, any_of: [{window: {within: 90}}, {permission: {of: the author}}]}
        """)
    late = ("# The lamp", "By Ann Lee", "Published on 1 December 2020", TEXT, CREDIT)
    soon = ("# The lamp", "By Ann Lee", "Published on 5 May 2020", TEXT, CREDIT)
    assert states(reported(text, *soon))["wait"] is State.WRONG
    found = reported(text, *late)
    assert states(found) == {"within": State.WRONG, "wait": State.MET, "after-that": State.CONFIRM}
    assert found.outcomes[2].message == "The permission of the author is needed."


def test_06_print_freer_than_web() -> None:
    text = rule("""\
        uses: {community-web: conditions, print: conditions}
        require:
          - {id: link, link: article, unless: {medium: print}}
          - {id: teaser, excerpt: {paragraphs: 1}, unless: {medium: print}}
          - {id: copy, confirm: Did you send a copy?, when: {medium: print}, must: preferred}
        """)
    blocks = story("It was lit in 1890.", "It had a keeper then.", credit="This article first appeared in The Gull.")
    assert states(reported(text, *blocks, use="print")) == {
        "link": State.NOT_APPLICABLE, "teaser": State.NOT_APPLICABLE, "copy": State.CONFIRM,
    }  # fmt: skip
    on_line = reported(text, *blocks)
    assert (on_line.verdict, states(on_line)["teaser"]) == (Verdict.VIOLATION, State.WRONG)


def test_07_limits_by_words_percent_paragraphs_sums_and_user_kinds() -> None:
    text = rule("""\
        uses: {excerpt: conditions}
        require:
          - {id: anyone, excerpt: {words: 10}, unless: {republisher: person}}
          - {id: personal, excerpt: {words: 20}, when: {republisher: person}}
          - {id: either, any_of: [{excerpt: {words: 10}}, {excerpt: {percent: 10}}]}
          - {id: in-all, excerpt: {words: 20, in_all: yes}}
        """)
    person, other = ("republisher=person",), ("republisher=news-outlet",)
    assert states(reported(text, use="excerpt", facts=person)) == {
        "anyone": State.NOT_APPLICABLE, "personal": State.MET, "either": State.NOT_CHECKED, "in-all": State.CONFIRM,
    }  # fmt: skip
    assert states(reported(text, use="excerpt", facts=other))["anyone"] is State.WRONG
    long = story("The keeper went with it, as keepers do, and took the key along to the mainland in the spring.")
    assert states(reported(text, *long, use="excerpt", facts=person))["in-all"] is State.WRONG


def test_08_two_credits_in_two_places_with_two_targets() -> None:
    text = rule("""\
        uses: {community-web: conditions}
        require:
          - {id: top, link: {to: article, words: [The Gull]}, where: top}
          - {id: bottom, credit_line: "Reprinted with permission of [The Gull]({home}).", where: bottom}
        """)
    top = f"This article first appeared in [The Gull]({URL})."
    bottom = "Reprinted with permission of [The Gull](https://gull.example)."
    middle = tuple(f"{TEXT} It was the {n}th night." for n in range(4, 14))
    whole = reported(text, "# The lamp", top, TEXT, *middle, bottom)
    assert (whole.verdict, states(whole)) == (Verdict.COMPLIANT, {"top": State.MET, "bottom": State.MET})
    assert states(reported(text, "# The lamp", top, TEXT, *middle))["bottom"] is not State.MET
    assert states(reported(text, "# The lamp", TEXT, *middle, bottom))["top"] is not State.MET


def test_09_edits_allowed_with_a_note() -> None:
    text = rule("""\
        uses: {community-web: conditions}
        require:
          - {id: reporting, credit_line: "Additional reporting by {outlet}", when: {changed: yes}}
          - {id: note, change_note: {}}
        match: {hosts: [gull.example], article: "/{outlet}/{slug}"}
        """).replace('match: {hosts: [gull.example], article: "/{year:int}/{month:int}/{day:int}/{slug}"}\n', "")
    assert states(reported(text, facts=("changed=no",))) == {
        "reporting": State.NOT_APPLICABLE, "note": State.NOT_APPLICABLE,
    }  # fmt: skip
    edited = ("changed=yes",)
    assert states(reported(text, facts=edited)) == {"reporting": State.MISSING, "note": State.MISSING}
    noted = story("Additional reporting by the Quay Post. This article was edited for length.")
    assert states(reported(text, *noted, facts=edited)) == {"reporting": State.MET, "note": State.MET}


def test_10_wording_depends_on_what_was_done() -> None:
    text = rule("""\
        uses: {print: conditions}
        require:
          - {id: whole, credit_line: "Source: The Gull", when: {extent: whole}}
          - {id: part, credit_line: "For the full report, go to The Gull", when: {extent: excerpt}}
          - {id: ours, disclaimer: "This translation was not made by The Gull.", when: {translated: yes}}
        """)
    blocks = story(credit="Source: The Gull")
    assert states(reported(text, *blocks, use="print")) == {
        "whole": State.MET, "part": State.NOT_APPLICABLE, "ours": State.NOT_APPLICABLE,
    }  # fmt: skip
    cut = reported(text, *blocks, use="print", facts=("extent=excerpt", "translated=yes"))
    assert states(cut) == {"whole": State.NOT_APPLICABLE, "part": State.MISSING, "ours": State.MISSING}


def test_11_slots_and_calls_to_action_inside_mandatory_lines() -> None:
    text = rule("""\
        uses: {community-web: conditions}
        require:
          - id: line
            credit_line: "This story about {topic} was produced by [The Gull]({url}). Sign up for [our newsletter](https://gull.example/letter)."
        versions:
          - until: 2019-12-31
            require: [{id: line, credit_line: "This story first appeared in [The Gull]({url})."}]
        match: {hosts: [gull.example], article: "/{topic}/{year:int}/{month:int}/{day:int}/{slug}"}
        """).replace('match: {hosts: [gull.example], article: "/{year:int}/{month:int}/{day:int}/{slug}"}\n', "")
    now, then = (
        "https://gull.example/harbours/2020/05/04/the-lamp",
        "https://gull.example/harbours/2019/05/04/the-lamp",
    )
    line = "This story about old harbours was produced by [The Gull]({}). Sign up for [our newsletter]({})."
    letter, taken = "https://gull.example/letter", "This story first appeared in The Gull."
    assert states(reported(text, *story(line.format(now, letter), credit=taken))) == {"line": State.MET}
    assert states(reported(text, *story(line.format(now, "https://gull.example/shop"), credit=taken))) == {
        "line": State.WRONG
    }
    short = reported(text, *story(credit=f"This story first appeared in [The Gull]({then})."))
    assert states(short) == {"line": State.MET}
    assert "in force until 2019-12-31, by the date of the original, 2019-05-04." in " ".join(short.remarks)


def test_12_machine_parts() -> None:
    text = rule("""\
        uses: {community-web: conditions}
        require:
          - {id: counter, tracker: "https://count.gull.example/{slug}/hit*"}
          - {id: copy, any_of: [{canonical: article}, {meta: {name: robots, content: noindex}}]}
          - {id: syndication, meta: {name: syndication-source, content: "{url}"}}
        """)
    page = (
        '<html><head><title>The lamp</title><meta name="syndication-source" content="{url}">{head}</head>'
        "<body><article>"
        '<h1>The lamp</h1><p>{text}</p><p>This article first appeared in <a href="{url}">The Gull</a>.</p>'
        '<img src="https://count.gull.example/{slug}/hit.gif" width="1" height="1"></article></body></html>'
    )
    noindex = page.format(url=URL, text=TEXT, slug="the-lamp", head='<meta name="robots" content="noindex, follow">')
    assert set(states(reported(text, noindex, form="html")).values()) == {State.MET}
    other = states(reported(text, page.format(url=URL, text=TEXT, slug="the-oar", head=""), form="html"))
    assert (other["counter"], other["copy"]) == (State.WRONG, State.MISSING)
    # A draft is told what will be needed.
    assert states(reported(text)) == dict.fromkeys(("counter", "copy", "syndication"), State.NOT_CHECKED)


def test_13_pictures_under_other_terms_than_text() -> None:
    text = rule("""\
        uses: {community-web: conditions, commercial-web: conditions}
        require:
          - {id: photographs, permission: {of: the photographer}, when: {pictures: yes, commercial: yes}}
        """)
    pictured = story("![A lamp](lamp.jpg)")
    assert reported(text, *pictured, use="commercial-web").verdict is Verdict.NEEDS_PERMISSION
    assert reported(text, *pictured, use="community-web").verdict is Verdict.COMPLIANT
    assert reported(text, use="commercial-web").verdict is Verdict.COMPLIANT


def test_14_not_the_publishers_to_give() -> None:
    text = rule("license: CC-BY-4.0\nmarks: override\nuses: {community-web: conditions}\n")
    assert reported(text).verdict is Verdict.COMPLIANT
    reserved = reported(text, *story("Copyright © 2020 Quay Post. All rights reserved."))
    assert reserved.verdict is Verdict.NEEDS_PERMISSION
    assert "takes the leave of Quay Post; The Gull cannot give it" in reserved.reason
    agency = reported(text, "# The lamp", "By Ann Lee, Associated Press", TEXT, CREDIT)
    assert agency.verdict is Verdict.NEEDS_PERMISSION
    assert "Associated Press" in agency.reason


def test_15_forbidden_credit() -> None:
    text = rule("""\
        uses: {community-web: conditions}
        require: [{id: no-claim, copyright: {}, must: forbidden}]
        """)
    assert states(reported(text)) == {"no-claim": State.MET}
    claimed = reported(text, *story("Copyright © 2020 The Gull"))
    assert (claimed.verdict, states(claimed)) == (Verdict.VIOLATION, {"no-claim": State.WRONG})


def test_16_several_permission_holders() -> None:
    text = rule("""\
        uses: {community-web: conditions}
        require: [{id: edits, permission: {of: [the editors, Ann Lee]}, when: {changed: yes}}]
        """)
    edited = ("changed=yes",)
    asked = reported(text, facts=edited)
    assert asked.verdict is Verdict.NEEDS_PERMISSION
    assert asked.reason == "The permission of the editors and Ann Lee is needed."
    one = leave("Bo Li for the editors")
    assert reported(text, facts=edited, on_file=one).verdict is Verdict.NEEDS_PERMISSION
    both = OnFile((*one.records, *leave("Ann Lee").records), "2026-11-23")
    agreed = reported(text, facts=edited, on_file=both)
    assert (agreed.verdict, states(agreed)) == (Verdict.COMPLIANT, {"edits": State.CONFIRMED})


def test_17_severity_hidden_in_grammar() -> None:
    text = rule("""\
        uses: {community-web: conditions}
        require:
          - {id: ideally, credit_line: "Read the whole story at The Gull.", must: preferred}
          - {id: wish, not: {copyright: {}}, must: preferred}
        """)
    report = reported(text, *story("Copyright © 2020 The Gull"))
    assert states(report) == {"ideally": State.MISSING, "wish": State.WRONG}
    assert (report.verdict, report.reason) == (
        Verdict.COMPLIANT, "All that is asked for is met; preferred: ideally, wish.",
    )  # fmt: skip


def test_18_wrong_licence_names_in_the_wild() -> None:
    shelf = (
        "id: by-nc-sa-3.0\nname: BY-NC-SA\nlicense: CC-BY-NC-SA-3.0\nterms: {read: 2026-11-23, confidence: high}\n"
        "uses: {community-web: conditions, commercial-web: permission}\nrequire: [{id: share, confirm: The same?}]\n"
    )
    known = rules(shelf, rule("license: CC-BY-ND-4.0\nmarks: override\nuses: {commercial-web: conditions}\n"))
    marked = story("Licensed under CC BY-NC-SA 3.0 International.")
    report = reported((), *marked, of=known)
    assert (report.terms[0].license, states(report)["share"]) == ("CC-BY-NC-SA-3.0", State.CONFIRM)
    assert "The article is marked CC BY-NC-SA 3.0" in " ".join(report.remarks)
    assert reported((), *marked, of=known, use="commercial-web").verdict is Verdict.NEEDS_PERMISSION


def test_19_individual_permissions_override_pages() -> None:
    text = rule("""\
        uses: {print: permission, community-web: permission}
        require: [{id: counter, tracker: "https://count.gull.example/hit.gif"}]
        """)
    given = leave(waives=("counter",), provided="copies and figures are sent, of at most three articles a day")
    report = reported(text, use="print", on_file=given)
    assert (report.verdict, states(report)) == (Verdict.COMPLIANT, {"counter": State.NOT_APPLICABLE})
    assert report.terms[0].granted
    assert report.terms[0].granted.text.endswith(
        ", provided that copies and figures are sent, of at most three articles a day"
    )


def test_20_title_4_versus_3() -> None:
    three, four = ({one.id for one in library().get(f"cc-by-{version}").require} for version in ("3.0", "4.0"))
    assert "title" in three
    assert "title" not in four
    assert "changes" in four
    assert "30 days" in (library().get("cc-by-4.0").page.note or "")


def test_21_source_rules_and_destination_rules() -> None:
    source = rule("uses: {excerpt: conditions}\nrequire: [{id: teaser, excerpt: {words: 250}}]\n")
    target = """\
        id: dock-posts
        publisher: The Dock
        role: destination
        match: {hosts: [dock.example]}
        terms: {read: 2026-11-23, confidence: high}
        uses: {excerpt: conditions}
        require: [{id: whole, full_text: {}}, {id: back, link: article}]
        """
    known = rules(source, dedent(target))
    there = Site(name=("The Dock",), url="https://dock.example")
    report = reported((), of=known, site=there, use="excerpt")
    assert states(report) == {"teaser": State.MET}
    assert states(report, "dock-posts") == {"whole": State.WRONG, "back": State.MET}
    assert (report.verdict, report.reason) == (Verdict.VIOLATION, "Not met: dock-posts/whole.")
    assert [one.id for one in report.terms] == ["gull", "dock-posts"]
    assert reported((), of=known, use="excerpt").verdict is Verdict.COMPLIANT


def test_22_embargo_to_the_minute() -> None:
    text = rule("""\
        uses: {community-web: conditions}
        require: [{id: embargo, embargo: {until: "2026-03-01T12:00+01:00"}}]
        """)
    page = (
        '<html><head><meta property="article:published_time" content="{}"></head><body><article><h1>The lamp</h1>'
        '<p>{}</p><p>This article first appeared in <a href="{}">The Gull</a>.</p></article></body></html>'
    )
    early, late = (
        states(reported(text, page.format(moment, TEXT, URL), form="html"))["embargo"]
        for moment in ("2026-03-01T10:59:00+00:00", "2026-03-01T11:00:00+00:00")
    )
    assert (early, late) == (State.WRONG, State.MET)
