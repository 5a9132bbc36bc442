from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.errors import RuleError
from compliance.terms.positions import DEEPEST, LARGEST, MOST, Mapping, Mark, Scalar, Sequence, compose


def test_every_value_knows_its_place() -> None:
    root = compose("id: x\nuses:\n  - yes\n  - 'no'\n", "a.yaml")
    assert root == Mapping(
        (
            (Scalar("id", Mark(1, 1)), Scalar("x", Mark(1, 5))),
            (
                Scalar("uses", Mark(2, 1)),
                Sequence((Scalar("yes", Mark(3, 5)), Scalar("no", Mark(4, 5))), Mark(3, 3)),
            ),
        ),
        Mark(1, 1),
    )


def test_an_empty_value_differs_from_an_empty_text() -> None:
    root = compose("a:\nb: ''\nc: null\n", "a.yaml")
    assert [value.null for _, value in root.items] == [True, False, True]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 1, "empty"),
        ("# nothing\n", 2, "empty"),
        ("a: [\n", 2, "not YAML"),
        ("--- a\n--- b\n", 2, "second document"),
        ("a: b: c", 1, "not YAML"),
        ("? [a]\n: b\n", 1, "a key must be a word"),
        ("a: 1\nb: &x 2\n", 2, "anchors and aliases"),
        ("a: *x\n", 1, "anchors and aliases"),
        ("a: \x07", 1, "not YAML"),
        ("[" * 100_000, 1, f"nested more than {DEEPEST}"),
        ("a: [" + "x," * MOST + "]", 1, f"more than {MOST} values"),
        ("#" * (LARGEST + 1), 1, "longer than"),
    ],
)
def test_what_is_refused_has_its_line(text: str, line: int, message: str) -> None:
    with pytest.raises(RuleError) as caught:
        compose(text, "rules/a.yaml")
    (problem,) = caught.value.problems
    assert (problem.path, problem.line) == ("rules/a.yaml", line)
    assert message in problem.message


@given(st.text(max_size=60))
def test_any_text_gives_a_tree_or_a_rule_error(text: str) -> None:
    with suppress(RuleError):
        assert isinstance(compose(text, "a.yaml"), Scalar | Sequence | Mapping)
