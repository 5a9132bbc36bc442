"""`compliance serve`: the editor's page and the HTTP interface."""

from __future__ import annotations

import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import click

from compliance.cli import FINE
from compliance.cli.judging import cores
from compliance.cli.options import rules_option
from compliance.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

_PARTS = ("httptools", "jinja2", "python_multipart", "starlette", "uvicorn", "uvloop")
_WARM = b"<!DOCTYPE html><title>A</title><article><p>Originally published by Nobody. Copyright 2024.</p></article>"


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8790, show_default=True, help="0: any that is free.")
@click.option("--no-browser", is_flag=True, help="Open no browser.")
@rules_option
def command(host: str, port: int, folders: tuple[Path, ...], *, no_browser: bool) -> int:
    """Open a page in the browser on which an article is judged, and answer programs.

    It listens on this machine alone unless --host says otherwise. Ctrl-C ends it.
    """
    _ask_for_parts()
    import uvicorn  # noqa: PLC0415 -- for this command alone

    from compliance.web.app import app  # noqa: PLC0415 -- likewise
    from compliance.web.asked import Task, Wishes  # noqa: PLC0415 -- likewise
    from compliance.web.desk import Desk  # noqa: PLC0415 -- likewise
    from compliance.web.door import is_loopback  # noqa: PLC0415 -- likewise

    desk = Desk(folders)
    desk.checked(Task(_WARM, Wishes(name="warm.html", page=True)))  # what is loaded here, workers share
    listening = _listening(host, port)
    port = listening.getsockname()[1]
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{port}/"
    # More workers than cores: those that hang on a hostile article cost no time of the others.
    application = app(desk, host, port, workers=2 * cores() + 2)
    server = uvicorn.Server(
        uvicorn.Config(
            application,
            lifespan="on",
            access_log=False,
            log_level="warning",
            server_header=False,
            date_header=False,
            ws="none",
            loop="uvloop",
            http="httptools",
            timeout_graceful_shutdown=2,
        )
    )
    try:
        if not is_loopback(host):
            click.echo(
                f"compliance: it listens on {host}, not on this machine alone: whoever reaches that address over "
                "the network can use it, without a password, and what they send travels unencrypted",
                err=True,
            )
        click.echo(f"compliance: the page is at {address} (Ctrl-C ends it)")
        sys.stdout.flush()
        if not no_browser and is_loopback(host):
            subprocess.Popen(  # noqa: S603 -- a process of its own: some browsers return only when they are closed
                [sys.executable, "-m", "webbrowser", address], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
        server.run(sockets=[listening])
    except KeyboardInterrupt:
        click.echo("", err=True)
    return FINE


def _ask_for_parts() -> None:
    from importlib.util import find_spec  # noqa: PLC0415 -- for this command alone

    if lacking := [name for name in _PARTS if find_spec(name) is None]:
        message = f'the page needs what is not installed ({", ".join(lacking)}): pip install "compliance[web]"'
        raise UsageError(message)


def _listening(host: str, port: int) -> socket.socket:
    """Give a socket that listens. Raises UsageError where the address is not to be had."""
    try:
        family, _, _, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        listening = socket.socket(family, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(where)
        listening.listen(2048)  # from now on: whoever is told the address can use it
    except OSError as error:
        message = f"cannot listen on {host}, port {port}: {error.strerror or error}"
        raise UsageError(message) from error
    return listening
