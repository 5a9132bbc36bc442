"""The pages: templates filled with the words of a language, and the files that they load."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from compliance import __version__
from compliance.reports import html as report
from compliance.terms.uses import FACTS, USES

if TYPE_CHECKING:
    from compliance.web.publishers import Publisher, Publishers

HERE = Path(__file__).parent
_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
LOOK = Path(report.__file__).parent / "style.css"  # the look of a report is that of the page


@cache
def files() -> dict[str, tuple[bytes, str]]:
    """Give the files that a page may load, by name, with their media types."""
    paths = [*sorted((HERE / "static").iterdir())]
    found = {path.name: (path.read_bytes(), _TYPES[path.suffix]) for path in paths if path.suffix in _TYPES}
    return found | {"report.css": (LOOK.read_bytes(), _TYPES[".css"])}


@cache
def languages() -> dict[str, dict[str, str]]:
    """Give the words of each language: `words/<language>.yaml`; one that lacks some has the English ones."""
    import yaml  # noqa: PLC0415 -- once, where pages are asked for

    read = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in (HERE / "words").glob("*.yaml")}
    return {language: read["en"] | words | {"language": language} for language, words in read.items()}


def words(accepted: str) -> dict[str, str]:
    """Give the words of the first language that a browser accepts (Accept-Language), English where none is there.

    >>> words("tlh, en-GB;q=0.8")["language"]
    'en'
    """
    for part in accepted.split(","):
        language = part.partition(";")[0].strip().lower().partition("-")[0]
        if language in languages():
            return languages()[language]
    return languages()["en"]


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def editor(w: dict[str, str]) -> str:
    """Give the page on which an article is judged."""
    uses = [name for name in USES if name != "ai-training"]
    facts = {name: FACTS[name] for name in ("ads", "paywall")}
    return _environment().get_template("editor.html").render(w=w, version=__version__, uses=uses, facts=facts)


def listed(w: dict[str, str], found: Publishers) -> str:
    """Give the page of all publishers."""
    return _environment().get_template("publishers.html").render(w=w, version=__version__, found=found.publishers)


def one(w: dict[str, str], found: Publisher) -> str:
    """Give the page of one publisher."""
    return _environment().get_template("publisher.html").render(w=w, version=__version__, one=found)


def sorry(w: dict[str, str], status: int) -> str:
    """Give the page for what is not there."""
    return _environment().get_template("sorry.html").render(w=w, version=__version__, status=status)
