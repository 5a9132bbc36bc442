from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from compliance.elements.notice import parse

MARKS = st.sampled_from(["©", "Copyright", "(c)", "Copyright ©", "版权所有", "All rights reserved", "@"])
AROUND = st.text(alphabet=st.sampled_from("Aab .,;:|-–/&()[]\n12019é株"), max_size=30)


def test_what_stands_before_the_line_is_told() -> None:
    notice = parse("It was fun. © 2020 Bee", 12, 13)
    assert notice is not None
    assert (notice.lead, notice.start, notice.end) == ("It was fun. ", 12, 22)
    assert (notice.sign, notice.word, notice.reserved) == (True, False, False)


def test_a_lower_case_word_that_joins_its_holder() -> None:
    notice = parse("unknown. copyright by: Ann Bee", 9, 18)
    assert notice is not None
    assert (notice.word, notice.joined, notice.holders) == (True, True, ("Ann Bee",))


def test_a_misread_sign_needs_a_year() -> None:
    assert parse("� Gazette", 0, 1) is None
    notice = parse("� 2017 Gazette", 0, 1)
    assert notice is not None
    assert notice.holders == ("Gazette",)


@given(AROUND, MARKS, AROUND)
def test_a_notice_lies_within_its_line(before: str, mark: str, after: str) -> None:
    line = before + mark + after
    notice = parse(line, len(before), len(before) + len(mark))
    if notice is not None:
        assert 0 <= notice.start <= notice.end <= len(line)
        assert all(1900 <= year < 2100 for year in notice.years)
        assert all(name.strip() == name != "" for name in notice.holders)
