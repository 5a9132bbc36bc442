from pathlib import Path
from textwrap import dedent
from typing import get_args

import pytest

from compliance.errors import RuleError
from compliance.terms import kinds
from compliance.terms.load import Loaded, load, read_rules, resolve
from compliance.terms.uses import USES

HEAD = """\
id: a
publisher: The Example
match: {hosts: [example.org], article: "/{slug}-{id:int}"}
terms: {read: 2026-01-31, confidence: high}
"""


BASE = """\
license: CC-BY-4.0
uses: {print: conditions, email: conditions}
require:
  - {id: one, attribution: {}}
  - {id: two, byline: {}}
  - {id: three, link: article}
"""
OWN = """\
extends: base
without: one
uses: {email: permission}
require:
  - {id: three, link: publisher}
  - {id: four, copyright: {}, satisfies: two}
"""


def read(text: str, path: str = "a.yaml", head: str = HEAD) -> Loaded:
    return read_rules(head + dedent(text), path)


def problems(text: str, path: str = "a.yaml", head: str = HEAD) -> list[str]:
    with pytest.raises(RuleError) as caught:
        read(text, path, head)
    return [str(problem) for problem in caught.value.problems]


def refused(*texts: str) -> list[str]:
    files = [read_rules(text, f"{text.split()[1]}.yaml") for text in texts]
    with pytest.raises(RuleError) as caught:
        resolve(files)
    return [str(problem) for problem in caught.value.problems]


def file(name: str, rest: str = "") -> str:
    return f"id: {name}\npublisher: {name}\nterms: {{read: 2026-01-31, confidence: low}}\n{rest}"


def test_a_kind_stands_with_what_is_common_to_all_kinds() -> None:
    loaded = read("""\
        require:
          - id: original-link
            link: {to: article}
            must: preferred
            where: bottom
            when: {medium: [web, email]}
            unless: {extent: excerpt}
            fix: {en: "Read [it]({url}).", fr: "Lisez-[le]({url})."}
            because: They say so.
        """)
    assert loaded.file.require == (
        kinds.Link(
            id="original-link",
            to="article",
            must="preferred",
            where="bottom",
            when={"medium": ("web", "email")},
            unless={"extent": ("excerpt",)},
            fix={"en": ("Read [it]({url}).",), "fr": ("Lisez-[le]({url}).",)},
            because="They say so.",
            line=6,
            column=5,
        ),
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("attribution: {}", kinds.Attribution(id="x")),
        ("attribution:", kinds.Attribution(id="x")),
        ("byline: publisher", kinds.Byline(id="x", naming="publisher")),
        ("link: license", kinds.Link(id="x", to="license")),
        ("copyright: {holder: [author, publisher], year: yes}", kinds.Copyright(
            id="x", holder=("author", "publisher"), year=True)),
        ("license: CC-BY-4.0", kinds.License(id="x", name="CC-BY-4.0")),
        ("tracker: https://count.example.org/{id}", kinds.Tracker(id="x", url=("https://count.example.org/{id}",))),
        ("canonical: {}", kinds.Canonical(id="x")),
        ("credit_line: From {publisher}", kinds.CreditLine(id="x", text={"any": ("From {publisher}",)})),
        ("credit_line: {text: {en: [A, B]}}", kinds.CreditLine(id="x", text={"en": ("A", "B")})),
        ("institution: {}", kinds.Institution(id="x")),
        ("link: {to: newsletter, words: Sign up}", kinds.Link(id="x", to="newsletter", words=("Sign up",))),
        ("meta: generator", kinds.Meta(id="x", name="generator")),
        ("meta: {name: robots, content: [noindex, none]}", kinds.Meta(
            id="x", name="robots", content=("noindex", "none"))),
        ("disclaimer: {en: Views are personal.}", kinds.Disclaimer(id="x", text={"en": ("Views are personal.",)})),
        ("title: {}", kinds.Title(id="x")),
        ("date: access", kinds.Date(id="x", of="access")),
        ("images: none", kinds.Images(id="x", only="none")),
        ("excerpt: 100", kinds.Excerpt(id="x", words=100)),
        ("excerpt: {paragraphs: 3, percent: 25}", kinds.Excerpt(id="x", paragraphs=3, percent=25)),
        ("unaltered: title", kinds.Unaltered(id="x", of="title")),
        ("unaltered: {but_for: [time, place]}", kinds.Unaltered(id="x", but_for=("time", "place"))),
        ("full_text: {}", kinds.FullText(id="x")),
        ("keep_links: {}", kinds.KeepLinks(id="x")),
        ("keep_block: tagline", kinds.KeepBlock(id="x", which="tagline")),
        ("same_language: {}", kinds.SameLanguage(id="x")),
        ("change_note: {}", kinds.ChangeNote(id="x")),
        ("embargo: 2", kinds.Embargo(id="x", days=2)),
        ("embargo: {until: 2026-03-01T12:00+02:00}", kinds.Embargo(id="x", until="2026-03-01T12:00+02:00")),
        ("window: {within: 90, remove_after: 100}", kinds.Window(id="x", within=90, remove_after=100)),
        ("permission: {of: the author}", kinds.Permission(id="x", of=("the author",))),
        ("confirm: Is it?", kinds.Confirm(id="x", ask="Is it?")),
    ],
)  # fmt: skip
def test_every_kind_is_read_in_its_short_and_long_form(text: str, value: kinds.Requirement) -> None:
    (requirement,) = read(f"require:\n  - id: x\n    {text}\n").file.require
    assert requirement == type(value)(
        **{f: getattr(value, f) for f in value.__struct_fields__} | {"line": 6, "column": 5}
    )


def test_requirements_inside_others_have_ids_of_their_own() -> None:
    loaded = read("""\
        require:
          - id: x
            any_of:
              - link: article
              - all_of: [{attribution: {}}, {not: {link: publisher}}]
          - id: y
            not: {copyright: publisher}
        """)
    one, other = loaded.file.require
    assert [r.id for r in one.of] == ["x.0", "x.1"]
    assert [r.id for r in one.of[1].of] == ["x.1.0", "x.1.1"]
    assert isinstance(one.of[1].of[1].of, kinds.Link)
    assert isinstance(other.of, kinds.Copyright)


def test_an_unknown_key_offers_the_nearest_spelling() -> None:
    assert problems("require:\n  - id: x\n    copyrigt: {}\n") == [
        'a.yaml:7:5: unknown key "copyrigt"; did you mean copyright?'
    ]


def test_all_errors_of_a_file_come_at_once_and_in_order() -> None:
    found = problems("""\
        usess: {}
        uses: {prnt: permission, email: conditons}
        require:
          - id: Not An Id
            attribution: {}
          - id: b
            link: publsher
            must: requird
          - attribution: {}
          - id: c
          - id: d
            attribution: {}
            link: article
          - id: e
            byline: {nameing: author}
        """)
    targets = ", ".join(get_args(kinds.LinkTarget))
    assert found == [
        'a.yaml:5:1: unknown key "usess"; did you mean uses?',
        f'a.yaml:6:8: "prnt" is not one of {", ".join(USES)}; did you mean print?',
        'a.yaml:6:33: "conditons" is not one of allowed, conditions, permission, prohibited; did you mean conditions?',
        'a.yaml:8:9: "Not An Id" is not an id (lower-case words joined by hyphens)',
        f'a.yaml:11:11: "publsher" is not one of {targets}; did you mean publisher?',
        'a.yaml:12:11: "requird" is not one of required, preferred, forbidden; did you mean required?',
        "a.yaml:13:5: missing: id",
        f"a.yaml:14:5: what is asked for? one of {', '.join(kinds.KINDS)}",
        "a.yaml:17:5: a requirement is of one kind; give this one an id of its own",
        'a.yaml:19:14: unknown key "nameing"; did you mean naming?',
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("when: {medum: web}", 'a.yaml:8:19: unknown fact "medum"; did you mean medium?'),
        ("unless: {ads: non}", 'a.yaml:8:19: "non" is not one of none, site-wide, sold-against; did you mean none?'),
        ("when: {use: prnt}", f'a.yaml:8:17: "prnt" is not one of {", ".join(USES)}; did you mean print?'),
        ("fix: '{autor}'", "a.yaml:8:10: unknown slot {autor}; did you mean author?"),
    ],
)  # fmt: skip
def test_facts_and_slots_must_exist(text: str, found: str) -> None:
    assert problems(f"require:\n  - id: x\n    link: article\n    {text}\n") == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("excerpt: many", 'a.yaml:7:14: "many" is not a whole number from 1 on'),
        ("excerpt: {words: 0}", 'a.yaml:7:22: "0" is not a whole number from 1 on'),
        ("excerpt: {}", "a.yaml:6:5: excerpt says nothing without words or paragraphs or percent"),
        ("window: {}", "a.yaml:6:5: window says nothing without within or remove_after"),
        ("embargo: {until: 2026-03-01T12:00}",
         'a.yaml:7:22: "2026-03-01T12:00" is not a day (YYYY-MM-DD) or a minute with its zone (YYYY-MM-DDTHH:MMZ)'),
        ("images: nome", 'a.yaml:7:13: "nome" is not one of none, own, credited; did you mean none?'),
        ("meta: {name: robots, content: '{titel}'}", "a.yaml:7:35: unknown slot {titel}; did you mean title?"),
        ("disclaimer: {en: ['By {autor}']}", "a.yaml:7:23: unknown slot {autor}; did you mean author?"),
    ],
)  # fmt: skip
def test_what_a_kind_holds_must_make_sense(text: str, found: str) -> None:
    assert problems(f"require:\n  - id: x\n    {text}\n") == [found]


def test_names_in_the_path_pattern_are_slots() -> None:
    (tracker,) = read("require:\n  - {id: x, tracker: 'https://c.example.org/{id}/{slug}'}\n").file.require
    assert tracker.url == ("https://c.example.org/{id}/{slug}",)


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("id: b\npublisher: X\nterms: {read: 2026-01-31, confidence: high}\n",
         'a.yaml:1:5: the id is "b" and the file is named a.yaml'),
        ("id: a\nterms: {read: 2026-01-31, confidence: high}\n",
         "a.yaml:1:1: a publisher's file has a publisher, a licence's has a name; one of the two"),
        ("id: a\npublisher: X\n", "a.yaml:1:1: missing: terms"),
        ("id: a\nid: a\npublisher: X\nterms: {read: 2026-01-31, confidence: high}\n",
         'a.yaml:2:1: the key "id" stands twice'),
        ("id: a\npublisher: X\nterms: {read: 2026-13-31, confidence: high}\n",
         'a.yaml:3:15: "2026-13-31" is not a day (YYYY-MM-DD)'),
        ("id: a\npublisher: X\nmatch: {hosts: [https://x.org/]}\nterms: {read: 2026-01-31, confidence: high}\n",
         'a.yaml:3:17: "https://x.org/" is not a host (lower case, without www.)'),
        ("id: a\npublisher: X\nterms: {read: 2026-01-31, confidence: high}\nmatch: {hosts: x.org, article: x/a}\n",
         'a.yaml:4:32: "x/a" is no path; it begins with /'),
        ("id: a\npublisher: X\nterms: high\n",
         "a.yaml:3:8: keys and values are expected here, not a single value"),
        ("- a\n", "a.yaml:1:1: keys and values are expected here, not a list"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_the_head_of_a_file(head: str, found: str) -> None:
    assert problems("", head=head)[0] == found


def test_ids_stand_once() -> None:
    text = "require:\n  - {id: x, attribution: {}}\n  - {id: x, byline: {}}\n"
    assert problems(text) == ['a.yaml:7:10: the id "x" stands twice']


def test_a_file_takes_what_it_extends_replaces_by_id_and_leaves_out() -> None:
    base = file("base", BASE)
    own = file("own", OWN)
    _, terms = resolve([read_rules(base, "base.yaml"), read_rules(own, "own.yaml")])
    assert [(r.id, r.stated_by) for r in terms.require] == [("two", "base"), ("three", "own"), ("four", "own")]
    assert terms.require[1].to == "publisher"
    assert terms.uses == {"print": "conditions", "email": "permission"}
    assert terms.license == "CC-BY-4.0"


def test_a_file_that_extends_itself_is_refused_with_its_place() -> None:
    assert refused(file("a", "extends: a\n")) == ["a.yaml:4:10: a extends a: a ring, which says nothing"]


def test_a_ring_of_files_is_refused_in_each_of_them() -> None:
    assert refused(file("a", "extends: [b]\n"), file("b", "extends: [c]\n"), file("c", "extends: [a]\n")) == [
        "a.yaml:4:11: a extends b extends c extends a: a ring, which says nothing",
        "b.yaml:4:11: b extends c extends a extends b: a ring, which says nothing",
        "c.yaml:4:11: c extends a extends b extends c: a ring, which says nothing",
    ]


def test_what_is_extended_satisfied_left_out_or_expected_must_exist() -> None:
    assert refused(file("base"), file("a", "extends: bas\n")) == [
        'a.yaml:4:10: there is no rule file "bas" to extend; did you mean base?'
    ]
    rest = "without: x\nrequire:\n  - {id: link, link: article, satisfies: [bylin]}\n  - {id: byline, byline: {}}\n"
    rest += "examples:\n  - {verdict: compliant, article: text, outcomes: {lnk: met}}\n"
    assert refused(file("a", rest)) == [
        'a.yaml:4:10: nothing that it extends asks for "x"',
        'a.yaml:6:43: there is no requirement "bylin" to satisfy; did you mean byline?',
        'a.yaml:9:57: there is no requirement "lnk"; did you mean link?',
    ]


def test_errors_of_all_files_come_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("id: a\nfoo: 1\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_bytes(b"id: \xff\n")
    (tmp_path / "c.yaml").write_text(file("c"), encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        load([tmp_path / name for name in ("a.yaml", "b.yaml", "c.yaml", "d.yaml")])
    found = [(p.path.rpartition("/")[2], p.message) for p in caught.value.problems]
    assert found == [
        ("a.yaml", "missing: terms"),
        ("a.yaml", 'unknown key "foo"'),
        ("b.yaml", "not UTF-8"),
        ("d.yaml", "cannot be read: No such file or directory"),
    ]


def test_of_two_bases_that_speak_of_one_use_the_stricter_stands() -> None:
    one = file("one", "uses: {print: permission, email: allowed}\n")
    other = file("other", "uses: {print: conditions, email: conditions, excerpt: prohibited}\n")
    own = file("own", "extends: [one, other]\n")
    terms = resolve([read_rules(text, f"{text.split()[1]}.yaml") for text in (one, other, own)])[-1]
    assert terms.uses == {"print": "permission", "email": "conditions", "excerpt": "prohibited"}
