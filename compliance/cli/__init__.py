"""The commands: the only room that prints and exits.

Each command is a module of its own, imported when it is called, so that none pays for another's imports.
"""

from __future__ import annotations

import importlib
import io
import sys

import click

from compliance import __version__
from compliance.errors import ComplianceError, ReadError, UsageError, unexpected

# Exit codes, a contract: see docs/commands.md.
FINE = 0
FAILED = 1
USAGE = 2
UNJUDGED = 3
INTERRUPTED = 130  # what a shell gives for Ctrl-C

COMMANDS = {
    "check": ("compliance.cli.check", "Judge articles by their publishers' reprint terms."),
    "inspect": ("compliance.cli.inspect", "Show the credit elements found in articles."),
    "credit": ("compliance.cli.credit", "Give the credit that a publisher asks for, to paste."),
    "fix": ("compliance.cli.fix", "Put into articles what their publishers ask for."),
    "watch": ("compliance.cli.watch", "Judge articles again on every save."),
    "serve": ("compliance.cli.serve", "Open the page on which an article is judged; answer programs."),
    "explain": ("compliance.cli.explain", "Explain one requirement of a rule file."),
    "cache": ("compliance.cli.cache", "Show or clear what is kept of earlier runs."),
    "rules": ("compliance.cli.rules", "List, show, check, try and begin rule files."),
    "init": ("compliance.cli.init", "Begin a .compliance.yaml."),
    "config": ("compliance.cli.config", "Show what is in force for a file, and where each value comes from."),
    "completion": ("compliance.cli.completion", "Print the completion script of a shell."),
}


class Commands(click.Group):
    """The group of all commands, which imports a command's module only to run it or to show its help."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's signature
        """Give the names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:  # noqa: ARG002 -- click's
        """Import the command of that name."""
        if cmd_name not in COMMANDS:
            from compliance.terms.uses import did_you_mean  # noqa: PLC0415 -- for this error alone

            raise UsageError(f'no such command: "{cmd_name}"' + did_you_mean(cmd_name, COMMANDS))
        command: click.Command = importlib.import_module(COMMANDS[cmd_name][0]).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 -- click's
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, words) for name, (_, words) in COMMANDS.items()])


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="compliance")
@click.option("--debug", is_flag=True, help="Show the traceback of an unexpected error.")
def program(*, debug: bool) -> None:
    """Tell whether reposted articles keep to their publishers' reprint terms."""


def main(arguments: list[str] | None = None) -> None:
    """Run the program on `arguments` (those of the process) and exit with its code."""
    # An article in any writing must print on any terminal.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    debug = "--debug" in (sys.argv[1:] if arguments is None else arguments)
    try:
        code = program.main(arguments, prog_name="compliance", standalone_mode=False)
        sys.stdout.flush()
        sys.exit(code or FINE)
    except click.ClickException as error:
        error.show()
        sys.exit(USAGE)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # Whoever read our output has gone: nothing is left to say, not even at the interpreter's exit.
        sys.stderr.close()
        sys.exit(FAILED)
    except ComplianceError as error:
        if debug:
            raise
        click.echo(f"compliance: {error}", err=True)
        sys.exit(UNJUDGED if isinstance(error, ReadError) else USAGE)
    except Exception as error:
        if debug:
            raise
        click.echo(f"compliance: unexpected error, {unexpected(error)}", err=True)
        sys.exit(UNJUDGED)
