from __future__ import annotations

import os
from pathlib import Path

from compliance.audit.item import Passed
from compliance.audit.walk import walk
from compliance.report import Failure


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


def made(folder: Path, *names: str) -> None:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x")


def names(folder: Path) -> list[str]:
    return [str(Path(one).relative_to(folder)) for one in walk([str(folder)]) if isinstance(one, str)]


def test_what_git_ignores_is_left_out_and_counted(tmp_path: Path) -> None:
    made(tmp_path, "a.md", "draft.tmp.md", "build/b.md", "docs/c.md", "docs/keep.tmp.md", "docs/drafts/d.md")
    (tmp_path / ".gitignore").write_text("*.tmp.md\n/build/\n")
    (tmp_path / "docs" / ".gitignore").write_text("!keep.tmp.md\ndrafts\n")
    assert names(tmp_path) == ["a.md", "docs/c.md", "docs/keep.tmp.md"]
    *_, passed = walk([str(tmp_path)])
    assert passed == Passed(str(tmp_path), {".gitignore": 2, "left out by .gitignore": 3})


def test_the_repository_says_what_is_ignored_in_its_folders(tmp_path: Path) -> None:
    made(tmp_path, "docs/a.md", "docs/b.md", "ignored/c.md")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("docs/b.md\nignored/\n")
    assert names(tmp_path / "docs") == ["a.md"]
    assert names(tmp_path / "ignored") == ["c.md"]  # somebody names it


def test_links_are_not_followed_out_of_the_folder(tmp_path: Path) -> None:
    made(tmp_path, "site/a.md", "site/sub/b.md", "outside/secret.md")
    (tmp_path / "site" / "in.md").symlink_to("a.md")
    (tmp_path / "site" / "out.md").symlink_to(tmp_path / "outside" / "secret.md")
    (tmp_path / "site" / "folder").symlink_to(tmp_path / "outside")
    (tmp_path / "site" / "again").symlink_to(tmp_path / "site")
    assert names(tmp_path / "site") == ["a.md", "in.md", "sub/b.md"]
    *_, passed = walk([str(tmp_path / "site")])
    assert passed == Passed(str(tmp_path / "site"), {"links that lead out of the folder": 3})


def test_what_is_excluded_is_left_out(tmp_path: Path) -> None:
    made(tmp_path, "a.md", "old/b.md")
    *found, passed = walk([str(tmp_path)], lambda path: path.endswith("old"))
    assert found == [str(tmp_path / "a.md")]
    assert passed == Passed(str(tmp_path), {"left out by exclude": 1})


def test_a_pipe_is_no_article(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.md")
    made(tmp_path, "b.md")
    assert names(tmp_path) == ["b.md"]
