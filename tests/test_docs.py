"""What the documentation says of the commands is what the program does."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from compliance import cli

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.conftest import Run

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")


def commands(group: click.Group = cli.program, names: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Command]]:
    with click.Context(group) as context:
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            assert command is not None
            if isinstance(command, click.Group):
                yield from commands(command, (*names, name))
            else:
                yield " ".join((*names, name)), command


@pytest.mark.parametrize(
    ("name", "command"), list(commands()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_every_command_and_option_is_in_the_docs(name: str, command: click.Command) -> None:
    assert f"compliance {name}" in PAGE
    section = PAGE.split(f"\n## {name.split(maxsplit=1)[0]}\n")[1].split("\n## ")[0]
    for option in command.params:
        if isinstance(option, click.Option):
            assert all(f"`{spelling}" in section for spelling in option.opts), option.opts
            if isinstance(option.type, click.Choice):
                assert "\\|".join(option.type.choices) in section


@pytest.mark.parametrize(
    ("name", "command"), list(commands()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_the_docs_name_no_option_that_is_not_there(name: str, command: click.Command) -> None:
    section = PAGE.split(f"\n## {name.split(maxsplit=1)[0]}\n")[1].split("\n## ")[0]
    known = {o for n, c in commands() if n.split()[0] == name.split(maxsplit=1)[0] for p in c.params for o in p.opts}
    assert set(re.findall(r"(?<![\w-])--?[a-z]+(?:-[a-z]+)*", section)) <= known | {"-h", "--help"}, command.name


def test_every_exit_code_is_in_the_docs() -> None:
    table = PAGE.split("\n## Exit codes\n")[1].split("\n## ")[0]
    codes = {cli.FINE, cli.FAILED, cli.USAGE, cli.UNJUDGED, cli.INTERRUPTED}
    assert {int(code) for code in re.findall(r"^\| (\d+) \|", table, re.MULTILINE)} == codes


def test_every_link_between_the_pages_leads_somewhere() -> None:
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")):
        for target in re.findall(r"\]\(([^)#:\s{}]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_the_readme_shows_what_the_program_says(run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    shown = (ROOT / "README.md").read_text(encoding="utf-8").split("Among what it says:\n\n```\n")[1].split("\n```")[0]
    said = run("check", "samples", "--quiet").out
    for part in shown.split("\n\n…\n\n"):
        assert part in said
