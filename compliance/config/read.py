"""`.compliance.yaml`, and the same in front matter, from YAML to values; all errors at once, each with its place."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from compliance.article import Place
from compliance.config.facts import Layer, combine
from compliance.config.model import Config, Facts, Own
from compliance.errors import RuleError, UsageError
from compliance.terms.library import OWN_RULES
from compliance.terms.onfile import Ignoring, Record
from compliance.terms.positions import compose
from compliance.terms.shape import Shaper
from compliance.terms.uses import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from compliance.terms.library import Library
    from compliance.terms.onfile import Confirmation, Permission
    from compliance.terms.positions import Mark
    from compliance.terms.shape import Path as Way


class Part(NamedTuple):
    """Other facts for a part of the site."""

    pattern: str
    layer: Layer


class Said(NamedTuple):
    """What one file says, or one front matter."""

    config: Config  # empty of a front matter
    path: str
    marks: dict[Way, Mark]
    library: Library
    folders: tuple[Path, ...]  # of rules, those that the command names among them
    layer: Layer  # the facts of the whole
    parts: tuple[Part, ...]
    records: tuple[Record, ...]
    ignores: tuple[Ignoring, ...]

    def source(self, *way: str | int) -> str:
        """Say where a value stands: path:line:column."""
        mark = self.marks[way]
        return f"{self.path}:{mark.line}:{mark.column}"


def read_config(
    text: str, path: str, library: Callable[[Sequence[Path]], Library], folders: Sequence[Path] = ()
) -> Said:
    """Give what a `.compliance.yaml` says; `path` says where it stands.

    `library` makes the library of some folders of rules, `folders` are those that the command names. Raises RuleError
    with all Problems of the file, or of its rules.
    """
    return _read(text, path, Config, library, folders)


def read_own(text: str, path: str, library: Library, first_line: int = 1) -> Said:
    """Give what the front matter of the article at `path` says; its YAML begins on `first_line` of the file.

    Raises RuleError with all its Problems.
    """
    return _read("\n" * (first_line - 1) + text, path, Own, lambda _: library, ())


def _read(
    text: str,
    path: str,
    kind: type[Config | Own],
    library: Callable[[Sequence[Path]], Library],
    named: Sequence[Path],
) -> Said:
    shaper = Shaper(path)
    config = shaper.value(compose(text, path), kind)
    if not isinstance(config, (Config, Own)):
        raise _all(shaper)
    own = _rules(config, shaper)
    folders = (*(folder for folder in own if folder.resolve() not in {*map(Path.resolve, named)}), *named)
    if shaper.problems:  # the rules may not be what was meant
        raise _all(shaper)
    rules = library(folders)
    layer, parts = _facts(config, shaper)
    _patterns(config, shaper)
    _make_sense(config, rules, shaper)
    if shaper.problems:
        raise _all(shaper)
    said: list[tuple[Way, Permission | Confirmation]] = [
        *((("permissions", i), one) for i, one in enumerate(config.permissions)),
        *((("confirmations", i), one) for i, one in enumerate(config.confirmations)),
    ]
    marks = shaper.marks
    ignores = config.ignore if isinstance(config, Own) else ()
    return Said(
        config=config if isinstance(config, Config) else Config(),
        path=path,
        marks=marks,
        library=rules,
        folders=folders,
        layer=layer,
        parts=parts,
        records=tuple(
            Record(said=one, path=path, place=Place(*marks[at]), folder=str(Path(path).parent)) for at, one in said
        ),
        ignores=tuple(Ignoring(one, Place(*marks["ignore", i])) for i, one in enumerate(ignores)),
    )


def _all(shaper: Shaper) -> RuleError:
    return RuleError(tuple(sorted(shaper.problems, key=lambda p: (p.line, p.column))))


def _rules(config: Config | Own, shaper: Shaper) -> list[Path]:
    """Give the folders of rules that a site keeps, its own first."""
    if isinstance(config, Own):
        return []
    base = Path(shaper.path).parent
    folders = [own] if (own := base / OWN_RULES).is_dir() else []  # read without being named
    for i, name in enumerate(config.rules):
        if (base / name).is_dir():
            folders.append(base / name)
        else:
            shaper.problem(shaper.marks["rules", i], f"{name}: no folder of rule files")
    return folders


def _facts(config: Config | Own, shaper: Shaper) -> tuple[Layer, tuple[Part, ...]]:
    """Give the facts of the whole, and of its parts; a layer that contradicts itself is a Problem."""
    facts = _stated(config.facts)
    sources = {fact: _at(shaper, ("set", fact)) for fact in facts}
    if config.use:
        facts["use"], sources["use"] = config.use, _at(shaper, ("use",))
    whole = _checked(Layer(facts, sources), shaper, ("set",) if config.facts else ())
    if config.facts and config.facts.use:
        shaper.problem(shaper.marks["set", "use"], "the use has a key of its own, use, beside set")
    parts: dict[str, Facts] = config.paths if isinstance(config, Config) else {}
    return whole, tuple(
        Part(
            pattern,
            _checked(
                Layer(_stated(one), {fact: _at(shaper, ("paths", pattern, fact)) for fact in _stated(one)}),
                shaper,
                ("paths", pattern),
            ),
        )
        for pattern, one in parts.items()
    )


def _stated(facts: Facts | None) -> dict[str, str]:
    """Give the facts that are stated, by name."""
    return {} if facts is None else {name: value for name, value in msgspec.structs.asdict(facts).items() if value}


def _checked(layer: Layer, shaper: Shaper, at: Way) -> Layer:
    try:
        combine([layer])
    except UsageError as error:
        shaper.problem(shaper.marks[at], str(error))
    return layer


def _at(shaper: Shaper, way: Way) -> str:
    mark = shaper.marks[way]
    return f"{shaper.path}:{mark.line}:{mark.column}"


def _patterns(config: Config | Own, shaper: Shaper) -> None:
    if isinstance(config, Own):
        return
    ways: list[tuple[Way, str]] = [(("paths", pattern), pattern) for pattern in config.paths]
    ways += [(("exclude", i), pattern) for i, pattern in enumerate(config.exclude)]
    for way, pattern in ways:
        if way[0] == "paths" and pattern.startswith(("!", "#")):
            shaper.problem(shaper.marks[way], f'"{pattern}" is no pattern of paths')
            continue
        try:
            matcher([pattern])
        except ValueError as error:
            shaper.problem(shaper.marks[way], f'"{pattern}" is no pattern of paths: {str(error).splitlines()[0]}')


def matcher(patterns: Iterable[str]) -> Callable[[str], bool]:
    """Give what tells whether a path is meant by patterns as in `.gitignore`; a folder's path ends with a slash.

    Raises ValueError for what is no such pattern.

    >>> [matcher(["news/*", "!news/own.md"])(path) for path in ("news/a.md", "news/own.md", "olds/a.md")]
    [True, False, False]
    """
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 -- only where there are patterns

    try:
        return GitIgnoreSpec.from_lines(patterns).match_file
    except re.error as error:  # pathspec lets it through
        raise ValueError(str(error)) from error


def _make_sense(config: Config | Own, library: Library, shaper: Shaper) -> None:
    """Note what the types cannot say: rule files and requirements that there are, days in their order."""
    for i, one in enumerate(config.permissions):
        at: Way = ("permissions", i)
        _days(one, shaper, at)
        if _known(one.publisher, library.terms, shaper, (*at, "publisher"), "rule file"):
            terms = library.terms[one.publisher]
            asked = [r.id for some in (terms, *(v.terms for v in terms.variants)) for r in some.require]
            for j, name in enumerate(one.waives):
                _known(name, asked, shaper, (*at, "waives", j), "requirement")
    answers = [(("confirmations", i), answer) for i, answer in enumerate(config.confirmations)]
    for way, answer in answers:
        _days(answer, shaper, way)
    named = [(way, answer.requirement) for way, answer in answers]
    if isinstance(config, Own):
        named += [(("ignore", i), one.requirement) for i, one in enumerate(config.ignore)]
    if not named:
        return
    every = {
        f"{terms.id}/{requirement.id}"
        for terms in library.terms.values()
        for one in (terms, *(variant.terms for variant in terms.variants))
        for requirement in one.require
    }
    for way, requirements in named:
        for j, which in enumerate(requirements):
            _known(which, every, shaper, (*way, "requirement", j), "requirement")


def _known(name: str, names: Iterable[str], shaper: Shaper, at: Way, what: str) -> bool:
    from fnmatch import fnmatchcase  # noqa: PLC0415 -- only where something is on file

    known = any(fnmatchcase(one, name) for one in names)
    if not known:
        shaper.problem(shaper.marks[at], f'there is no {what} "{name}"', nearest(name, names))
    return known


def _days(one: Permission | Confirmation, shaper: Shaper, at: Way) -> None:
    if one.until and one.until < one.date:
        shaper.problem(shaper.marks[(*at, "until")], f"it ends on {one.until}, before it begins on {one.date}")
