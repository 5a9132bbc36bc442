from __future__ import annotations

from compliance.elements.items import best, extent, firsts, lasts, longest, needles, stems
from compliance.elements.wording import parse


def words(source: str) -> list[tuple[str, ...]]:
    return [needle.words for needle in needles(parse(source, {}))]


def test_needles_leave_out_what_may_be_missing() -> None:
    assert words("(originally|first) published? in {publisher} ...") == [("first", "originally"), ("in",)]


def test_a_group_gives_one_word_of_each_option() -> None:
    assert words("(cross-posted|reposted) (|on)") == [("posted", "reposted")]


def test_characters_without_blanks_between_them_are_looked_for_together() -> None:
    assert words("转载自 {publisher}") == [("转载自",)]


def test_a_link_is_looked_for_by_its_beginning() -> None:
    assert words("{link}") == [("http", "www")]
    assert stems(parse("{link}", {})[0]) == {"http", "www"}


def test_the_best_is_the_rarest_looking() -> None:
    assert best(needles(parse("the originally in", {}))).words == ("originally",)


def test_first_words() -> None:
    assert firsts(parse("^ (this|that)? essay", {})) == {"this", "that", "essay"}
    assert firsts(parse("{publisher} first", {})) is None


def test_last_words() -> None:
    assert lasts(parse("essay (was|has been)?", {})) == {"essay", "was", "been"}
    assert lasts(parse("^", {})) is lasts(parse("from {publisher}", {})) is None


def test_the_items_that_the_rarest_words_take_up() -> None:
    def ends(source: str) -> tuple[int, int]:
        items = parse(source, {})
        return extent(items, best(needles(items)))

    assert ends("originally in {publisher}") == (0, 1)
    assert ends("于 {date} 转 载 {publisher}") == (2, 4)
    assert ends("the (cross-posted|reposted) in") == (-1, 2)  # "cross -" stands before
    assert ends("the (posted here|reposted) in") == (1, -1)
    assert ends("{publisher} origin*") == (-1, -1)


def test_longest() -> None:
    assert [longest(item) for item in parse("^ a (b|c d) {link}", {})] == [0, 1, 2, 1]
