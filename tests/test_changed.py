"""What git says has changed, asked of repositories that the tests make."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from compliance.changed import changed_since
from compliance.errors import UsageError

LONG = "\n".join(f"Line {n} of a text that is long enough to be known again." for n in range(20))


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a repository on a branch that left main, which has gone on since."""
    top = tmp_path / "site"
    (top / "content").mkdir(parents=True)
    for name in ("HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    git(top, "init", "-q", "-b", "main")
    git(top, "config", "user.email", "desk@example.org")
    git(top, "config", "user.name", "The desk")
    for name in ("same", "edited", "staged", "moved", "removed", "theirs"):
        (top / "content" / f"{name}.md").write_text(f"{name}\n{LONG}", encoding="utf-8")
    git(top, "add", ".")
    git(top, "commit", "-qm", "Begin")
    git(top, "checkout", "-qb", "work")
    git(top, "checkout", "-q", "main")
    (top / "content" / "theirs.md").write_text("theirs, changed on main", encoding="utf-8")
    git(top, "commit", "-qam", "Go on")
    git(top, "checkout", "-q", "work")
    return top


def git(top: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(top), *arguments], check=True)  # noqa: S607 -- whichever git there is


def names(top: Path, *, ref: str = "main", paths: list[str] | None = None) -> set[str]:
    found = changed_since(ref, paths or [str(top)])
    return {os.path.relpath(file, os.path.realpath(top)) for file in found.files}


def test_nothing_has_changed(repository: Path) -> None:
    assert names(repository) == set()


def test_committed_staged_edited_renamed_and_new_files_have_changed_and_those_of_the_other_branch_have_not(
    repository: Path,
) -> None:
    content = repository / "content"
    (content / "edited.md").write_text("edited", encoding="utf-8")
    git(repository, "commit", "-qam", "Edit")
    (content / "staged.md").write_text("staged", encoding="utf-8")
    git(repository, "add", ".")
    git(repository, "mv", "content/moved.md", "content/there.md")
    git(repository, "rm", "-q", "content/removed.md")
    (content / "a new, ünusual name.md").write_text("new", encoding="utf-8")
    (repository / ".gitignore").write_text("*.tmp.md\n", encoding="utf-8")
    (content / "x.tmp.md").write_text("left out", encoding="utf-8")
    assert names(repository) == {
        "content/edited.md",
        "content/staged.md",
        "content/there.md",
        "content/a new, ünusual name.md",
        ".gitignore",
    }
    top = os.path.realpath(repository)
    assert changed_since("main", [str(repository)]).renamed == {f"{top}/content/there.md": f"{top}/content/moved.md"}


def test_a_commit_a_tag_or_the_index_may_be_named(repository: Path) -> None:
    git(repository, "tag", "begin")
    (repository / "content" / "edited.md").write_text("edited", encoding="utf-8")
    git(repository, "commit", "-qam", "Edit")
    assert names(repository, ref="HEAD") == set()
    assert names(repository, ref="HEAD~1") == names(repository, ref="begin") == {"content/edited.md"}


def test_a_path_is_known_however_it_is_written(
    repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (repository / "content" / "edited.md").write_text("edited", encoding="utf-8")
    (tmp_path / "link").symlink_to(repository)
    monkeypatch.chdir(repository / "content")
    found = changed_since("main", ["."])
    for path in (
        "edited.md",
        "./edited.md",
        str(repository / "content/edited.md"),
        f"{tmp_path}/link/content/edited.md",
    ):
        assert found.holds(path)
    assert not found.holds("same.md")
    assert found.holds("edited.md!/an-article")


def test_a_hook_names_its_own_index(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (repository / "content" / "edited.md").write_text("edited", encoding="utf-8")
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", "nowhere")
    assert names(repository, paths=[str(repository / "content")]) == {"content/edited.md"}


def test_unrelated_histories_are_compared_as_they_stand(repository: Path) -> None:
    git(repository, "checkout", "-q", "--orphan", "other")
    git(repository, "commit", "-qm", "Begin anew")
    (repository / "content" / "edited.md").write_text("edited", encoding="utf-8")
    assert names(repository) == {"content/edited.md", "content/theirs.md"}


@pytest.mark.parametrize("ref", ["mian", "--output=x", "-x", "HEAD:content", ""])
def test_a_ref_that_git_does_not_know(repository: Path, ref: str) -> None:
    with pytest.raises(UsageError, match="git knows no commit"):
        changed_since(ref, [str(repository)])
    assert not Path("x").exists()


def test_what_git_cannot_be_asked(tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    with pytest.raises(UsageError, match="is in no repository"):
        changed_since("main", [str(tmp_path)])
    with pytest.raises(UsageError, match="standard input"):
        changed_since("main", ["-"])
    with pytest.raises(UsageError, match="no such file"):
        changed_since("main", [str(tmp_path / "nowhere" / "a.md")])
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UsageError, match="not installed"):
        changed_since("main", [str(repository)])
