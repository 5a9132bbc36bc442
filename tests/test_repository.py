"""A site's repository: the hook, the action, what has changed, and what is known."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Run

ROOT = Path(__file__).parent.parent
GOOD = "content/good.md"
OLD = "content/old.md"


def git(site: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["git", *arguments],  # noqa: S607 -- whichever git there is
        cwd=site,
        env=os.environ | more,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def site(tmp_path: Path, samples: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a repository with an article that meets its terms and one that never did."""
    top = tmp_path / "site"
    (top / "content").mkdir(parents=True)
    for name in ("HOME", "XDG_CONFIG_HOME", "PRE_COMMIT_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    shutil.copy(samples / "global-research" / "complete.md", top / GOOD)
    shutil.copy(samples / "global-research" / "link-to-the-home-page-only.md", top / OLD)
    for arguments in (
        ("init", "-q", "-b", "main"),
        ("config", "user.email", "desk@example.org"),
        ("config", "user.name", "The desk"),
        ("add", "."),
        ("commit", "-qm", "Begin"),
    ):
        assert git(top, *arguments).returncode == 0
    monkeypatch.chdir(top)
    return top


def drop_the_link(file: Path) -> None:
    """Put the publisher's home page in place of the link to the original, as many an editor's hand has."""
    text = file.read_text(encoding="utf-8")
    found = re.findall(r"\((https://www\.globalresearch\.ca/[^)\s]+/\d+)\)", text)
    assert found
    for url in found:
        text = text.replace(url, "https://www.globalresearch.ca")
    file.write_text(text, encoding="utf-8")


def test_the_hook_stops_a_commit_that_drops_the_link_to_the_original(site: Path) -> None:
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    # What pre-commit would put into an environment of its own is here already.
    entry = hook["entry"].replace("compliance", f"{sys.executable} -m compliance", 1)
    local = {"repos": [{"repo": "local", "hooks": [hook | {"language": "system", "entry": entry}]}]}
    (site / ".pre-commit-config.yaml").write_text(yaml.safe_dump(local), encoding="utf-8")
    installed = subprocess.run(
        [sys.executable, "-m", "pre_commit", "install"], cwd=site, capture_output=True, check=False
    )
    assert installed.returncode == 0, installed.stderr

    (site / GOOD).write_text((site / GOOD).read_text(encoding="utf-8") + "\nOne line more.\n", encoding="utf-8")
    fine = git(site, "commit", "-qam", "A line more")
    assert fine.returncode == 0, fine.stdout + fine.stderr

    drop_the_link(site / GOOD)
    stopped = git(site, "commit", "-qam", "Drop the link")
    assert stopped.returncode == 1
    assert "content/good.md: violation" in stopped.stdout + stopped.stderr
    assert "original-link" in stopped.stdout + stopped.stderr
    assert OLD not in stopped.stdout + stopped.stderr
    assert git(site, "log", "-1", "--format=%s").stdout == "A line more\n"


def test_changed_since_judges_what_has_changed_and_no_more(run: Callable[..., Run], site: Path) -> None:
    nothing = run("check", "--changed-since", "main", "content")
    assert (nothing.code, nothing.out.count("violation")) == (0, 0)
    assert "no article has changed since main" in nothing.err
    drop_the_link(site / GOOD)
    result = run("check", "--changed-since", "main", "--format", "concise", ".")
    assert result.code == 1
    assert GOOD in result.out
    assert OLD not in result.out + result.err
    # Only among the paths that are named.
    assert run("check", "--changed-since", "main", OLD).code == 0
    unknown = run("check", "--changed-since", "mian", ".")
    assert (unknown.code, "git knows no commit" in unknown.err) == (2, True)


def test_the_baseline_lets_the_old_violation_pass_and_stops_the_new_one(run: Callable[..., Run], site: Path) -> None:
    assert run("check", "content").code == 1
    written = run("check", "--baseline", "known.json", "--update-baseline", "content")
    assert written.code == 0
    assert "known.json: 0 known, 1 new, 0 gone" in written.err
    again = run("check", "--baseline", "known.json", "content")
    assert again.code == 0
    assert "known.json: 1 known, 0 new, 0 gone" in again.err
    # Lines that move leave it known.
    old = site / OLD
    old.write_text("\n\n" + old.read_text(encoding="utf-8"), encoding="utf-8")
    assert run("check", "--baseline", "known.json", "content").code == 0

    drop_the_link(site / GOOD)
    new = run("check", "--baseline", "known.json", "--quiet", "content")
    assert new.code == 1
    assert "content/good.md: violation" in new.out
    assert "content/old.md: violation" not in new.out


def test_what_is_gone_is_told_and_taken_out(run: Callable[..., Run], site: Path, samples: Path) -> None:
    run("check", "--baseline", "known.json", "--update-baseline", "content")
    shutil.copy(samples / "global-research" / "complete.md", site / OLD)
    told = run("check", "--baseline", "known.json", "content")
    assert (told.code, "old.md: global-research/original-link is gone" in told.err) == (0, True)
    run("check", "--baseline", "known.json", "--update-baseline", "content")
    shutil.copy(samples / "global-research" / "link-to-the-home-page-only.md", site / OLD)
    assert run("check", "--baseline", "known.json", "content").code == 1


def test_a_renamed_article_is_known_with_changed_since(run: Callable[..., Run], site: Path) -> None:
    run("check", "--baseline", "known.json", "--update-baseline", "content")
    git(site, "mv", OLD, "content/new.md")
    assert run("check", "--baseline", "known.json", "content").code == 1
    renamed = run("check", "--baseline", "known.json", "--changed-since", "main", "content")
    assert (renamed.code, "1 known, 0 new, 0 gone" in renamed.err) == (0, True)
    assert "content/new.md: violation" in renamed.out


def test_an_update_needs_a_file(run: Callable[..., Run], site: Path) -> None:
    assert run("check", "--update-baseline", site).code == 2
    assert run("check", "--baseline", "nowhere.json", site).code == 2


def test_the_site_says_what_fails_and_what_is_left_out(run: Callable[..., Run], site: Path) -> None:
    (site / ".compliance.yaml").write_text("fail_on: [prohibited]\n", encoding="utf-8")
    assert run("check", "content").code == 0
    assert run("check", "--strict", "content").code == 1
    (site / ".compliance.yaml").write_text("exclude: [old.md]\n", encoding="utf-8")
    result = run("check", "content")
    assert (result.code, OLD in result.out) == (0, False)
    assert run("check", OLD).code == 1
    assert run("check", "--force-exclude", OLD).code == 0
    assert run("check", "--force-exclude", OLD, GOOD).code == 0


def test_the_action_annotates_sums_up_and_fails(site: Path, tmp_path: Path) -> None:
    action: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    step = action["runs"]["steps"][-1]
    assert "${{" not in step["run"]
    program = tmp_path / "runner" / "compliance" / "bin" / "compliance"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m compliance "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    page = tmp_path / "summary.md"
    given = {"PATHS": "content\n", "SINCE": "", "BASELINE": "", "STRICT": "false", "FORMATS": "sarif=found.sarif\n"}
    assert {*step["env"]} == {*given}
    runner = {"RUNNER_TEMP": str(tmp_path / "runner"), "GITHUB_STEP_SUMMARY": str(page), "GITHUB_ACTIONS": "true"}

    def ran(**more: str) -> subprocess.CompletedProcess[str]:
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        env = os.environ | runner | given | more
        return subprocess.run(command, cwd=site, env=env, capture_output=True, text=True, check=False)

    done = ran()
    assert done.returncode == 1, done.stderr
    assert re.search(r"^::error file=content/old\.md,line=\d+", done.stdout, re.MULTILINE)
    assert "old.md" in page.read_text(encoding="utf-8")
    assert (site / "found.sarif").is_file()
    assert ran(SINCE="main").returncode == 0
    assert ran(PATHS=f"{GOOD}\n").returncode == 0
    assert ran(PATHS="content; touch hurt\n").returncode == 3
    assert not (site / "hurt").exists()
