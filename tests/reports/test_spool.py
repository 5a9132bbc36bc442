from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from compliance.reports.spool import PIECE, Spool


@given(st.lists(st.text(), max_size=20))
def test_what_is_put_in_comes_out_in_its_order(pieces: list[str]) -> None:
    spool = Spool()
    for piece in pieces:
        spool.put(piece)
    assert "".join(spool) == "".join(pieces)
    assert list(spool) == []


def test_much_goes_to_a_file_and_comes_out_whole() -> None:
    spool = Spool()
    pieces = [f"{n}é\r\n" * 1000 for n in range(60)]
    for piece in pieces:
        spool.put(piece)
    given_back = list(spool)
    assert "".join(given_back) == "".join(pieces)
    assert max(map(len, given_back)) <= PIECE
