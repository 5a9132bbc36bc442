"""What is in force for one file, setting by setting, and where each value comes from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from compliance.config.facts import TAKEN
from compliance.terms.library import OWN_RULES, rule_files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.article import Article
    from compliance.config import Configs, InForce
    from compliance.config.read import Said
    from compliance.terms.onfile import OnFile

PROGRAM = "the program"


class Setting(NamedTuple):
    """One thing that holds; `source` is path:line:column, an option of the command, or a word."""

    name: str
    value: str
    source: str


def settings(configs: Configs, path: str, article: Article | None = None) -> Iterator[Setting]:
    """Give what holds for the file at `path`; `article` is what was read from it, where there is something to read.

    Raises RuleError for what is wrong in a `.compliance.yaml`, BrokenError for the same in the article.
    """
    force = configs.of(path)
    own = configs.own(article) if article else None
    said = force.said
    yield Setting("file", said.path if said else "none", "the nearest, upward from there")
    yield from _site(said)
    use, sources = configs.use(force, own)
    yield Setting("use", use.name, sources["use"])
    for fact, value in use.facts.items():
        yield Setting(fact, value, sources.get(fact, TAKEN))
    yield from _rules(force)
    if said and said.config.exclude:
        for i, pattern in enumerate(said.config.exclude):
            yield Setting("exclude", pattern, said.source("exclude", i))
        yield Setting("left out", "yes" if configs.excludes(path) else "no", "by exclude, where a folder is walked")
    fails_by = said.source("fail_on") if said and said.config.fail_on is not None else TAKEN
    yield Setting("fail_on", ", ".join(sorted(force.fail_on)) or "nothing", fails_by)
    if article:
        yield from _on_file(configs.by(article).on_file, article.path)
    elif said:
        for record in said.records:
            yield Setting("on file", str(record), f"{record.path}:{record.place.line}:{record.place.column}")


def _site(said: Said | None) -> Iterator[Setting]:
    site = said.config.site if said else None
    if said and site:
        if site.name:
            yield Setting("site.name", ", ".join(site.name), said.source("site", "name"))
        if site.url:
            yield Setting("site.url", site.url, said.source("site", "url"))


def _rules(force: InForce) -> Iterator[Setting]:
    yield Setting("rules", f"{len(force.library.terms)} rule files", f"{PROGRAM}, and the folders below")
    said = force.said
    if said is None:
        return
    base = Path(said.path).parent
    sources = {(base / name).resolve(): said.source("rules", i) for i, name in enumerate(said.config.rules)}
    sources[(base / OWN_RULES).resolve()] = "beside .compliance.yaml"
    for folder in said.folders:
        source = sources.get(folder.resolve(), "--rules")
        yield Setting("rules", f"{folder}, {len(rule_files([folder]))} rule files", source)


def _on_file(on_file: OnFile, path: str) -> Iterator[Setting]:
    for record in on_file.records:
        state = "" if record.holds(on_file.today) else ", not in force"
        yield Setting("on file", f"{record}{state}", f"{record.path}:{record.place.line}:{record.place.column}")
    for one in on_file.ignores:
        yield Setting("ignore", f"{one}: {one.said.reason}", f"{path}:{one.place.line}:{one.place.column}")
