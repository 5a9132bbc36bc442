from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.audit.item import Passed
from compliance.audit.walk import walk
from compliance.report import Failure

if TYPE_CHECKING:
    from pathlib import Path


def test_a_folder_gives_its_articles_by_name_and_counts_what_it_passes_over(tmp_path: Path) -> None:
    for name in ("b.md", "a.html", "deep/er/c.TXT", "d.pdf", "logo.png", "x/style.css", "x/other.css", ".git/e.md"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x")
    *articles, passed = walk([str(tmp_path)])
    assert articles == [str(tmp_path / name) for name in ("a.html", "b.md", "d.pdf", "deep/er/c.TXT")]
    assert passed == Passed(str(tmp_path), {".css": 2, ".png": 1})


def test_what_is_named_is_an_article_whatever_its_name(tmp_path: Path) -> None:
    file = tmp_path / "article.php"
    assert list(walk([str(file), "-", "missing"])) == [str(file), "-", "missing"]


def test_a_folder_without_articles_is_an_error_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_text("x")
    error, passed = walk([str(tmp_path)])
    assert isinstance(error, Failure)
    assert (error.path, error.kind) == (str(tmp_path), "empty")
    assert "no article in this folder" in error.message
    assert passed == Passed(str(tmp_path), {".png": 1})
