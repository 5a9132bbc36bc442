from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.elements.examples import check_wordings

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "language: xx\ngroups:\n  first:\n    says: attribution\n    wordings:\n"


def problems(tmp_path: Path, wordings: str) -> list[str]:
    path = tmp_path / "xx.yaml"
    path.write_text(HEAD + wordings, encoding="utf-8")
    return [str(problem).removeprefix(f"{path}:") for problem in check_wordings((path,))]


def test_the_wordings_of_the_program_do_what_their_examples_say() -> None:
    assert check_wordings() == ()


def test_an_example_that_is_not_matched(tmp_path: Path) -> None:
    found = problems(tmp_path, "      - say: first in {publisher}\n        eg: second in Gull\n")
    assert found == ['6:9: "first in {publisher}" does not match its example "second in Gull"']


def test_a_publisher_that_is_not_found(tmp_path: Path) -> None:
    (found,) = problems(
        tmp_path,
        "      - say: originally published in {publisher}\n        eg: Originally published in Gull and <Boat>\n",
    )
    assert found.startswith("6:9: ")
    assert found.endswith('finds Gull and Boat in "Originally published in Gull and Boat", not Boat')


def test_a_text_that_should_not_be_found(tmp_path: Path) -> None:
    wording = "      - say: originally published in {publisher}\n        eg: originally published in <Gull>\n"
    (found,) = problems(tmp_path, wording + "        no: This essay was originally published in The Gull.\n")
    assert found.endswith("is found as attribution, and should not be")


def test_a_wording_and_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    assert problems(tmp_path, "      - say: (a\n        eg: a\n") == ['6:9: a "(" is never closed']
    (found,) = problems(tmp_path, "      - say: a\n")
    assert "eg" in found
    (found,) = problems(tmp_path, "      - say: [a\n")
    assert found.startswith("7:1: ")
