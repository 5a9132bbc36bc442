"""YAML files to `RuleFile` values, and these to the `Terms` that apply; all errors at once, each with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from compliance.errors import Problem, RuleError
from compliance.terms.compose import altered, changes, terms_of, variants
from compliance.terms.model import RuleFile
from compliance.terms.positions import Mark, compose, short
from compliance.terms.sense import make_sense
from compliance.terms.shape import Shaper
from compliance.terms.uses import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from compliance.terms.kinds import AnyRequirement
    from compliance.terms.model import Terms
    from compliance.terms.shape import Path as Way


class Loaded(msgspec.Struct, frozen=True):
    """A rule file with its path and the place of each of its values."""

    file: RuleFile
    path: str
    marks: dict[Way, Mark]

    def problem(self, way: Way, message: str, near: str | None = None) -> Problem:
        """Give the Problem that `message` is at the value to which `way` leads."""
        while way not in self.marks:
            way = way[:-1]
        mark = self.marks[way]
        return Problem(path=self.path, line=mark.line, column=mark.column, message=short(message), nearest=near)


def read_rules(text: str, path: str) -> Loaded:
    """Give the rule file that `text` holds; `path` gives it its name. Raises RuleError with all its Problems."""
    shaper = Shaper(path)
    file = shaper.value(compose(text, path), RuleFile)
    if isinstance(file, RuleFile):
        make_sense(file, shaper)
    if shaper.problems:
        raise RuleError(tuple(sorted(shaper.problems, key=lambda p: (p.line, p.column))))
    return Loaded(file, path, shaper.marks)


def load(paths: Iterable[Path]) -> tuple[Loaded, ...]:
    """Read rule files; of two with one id the later stands. Raises RuleError with the Problems of all files."""
    files: dict[str, Loaded] = {}
    problems: list[Problem] = []
    for path in paths:
        try:
            loaded = read_rules(path.read_text(encoding="utf-8"), str(path))
        except RuleError as error:
            problems += error.problems
        except UnicodeDecodeError:
            problems.append(Problem(path=str(path), line=1, column=1, message="not UTF-8"))
        except OSError as error:
            problems.append(Problem(path=str(path), line=1, column=1, message=f"cannot be read: {error.strerror}"))
        else:
            files[loaded.file.id] = loaded
    if problems:
        raise RuleError(tuple(problems))
    return tuple(files.values())


def resolve(files: Iterable[Loaded]) -> tuple[Terms, ...]:
    """Give the terms of each file, with what it extends put in. Raises RuleError with the Problems of all files."""
    by_id = {loaded.file.id: loaded for loaded in files}
    problems = [problem for loaded in by_id.values() for problem in _ring_or_unknown(loaded, by_id)]
    if problems:
        raise RuleError(tuple(problems))
    done: dict[str, Terms] = {}
    for loaded in by_id.values():
        _resolve(loaded, by_id, done, problems)
    if problems:
        raise RuleError(tuple(problems))
    return tuple(done[name] for name in by_id)


def _ring_or_unknown(loaded: Loaded, by_id: dict[str, Loaded]) -> list[Problem]:
    """Find what a file extends that is not there, or that leads back to it."""
    file, problems = loaded.file, []
    for way, name in _extended(file):
        if name not in by_id:
            message = f'there is no rule file "{name}" to extend'
            problems.append(loaded.problem(way, message, nearest(name, by_id)))
        elif back := _way_back(name, file.id, by_id, {name}):
            message = " extends ".join((file.id, *back)) + ": a ring, which says nothing"
            problems.append(loaded.problem(way, message))
    for i, name in enumerate(file.together_with):
        if name not in by_id or name == file.id:
            message = f'there is no other rule file "{name}" to hold beside this one'
            problems.append(loaded.problem(("together_with", i), message, nearest(name, by_id)))
    return problems


def _extended(file: RuleFile) -> Iterator[tuple[Way, str]]:
    """Give what a file extends, its other versions and sections too, each with its way from the root."""
    yield from ((("extends", i), name) for i, name in enumerate(file.extends))
    for way, change in changes(file):
        yield from (((*way, "extends", i), name) for i, name in enumerate(change.extends))


def _way_back(start: str, goal: str, by_id: dict[str, Loaded], seen: set[str]) -> tuple[str, ...]:
    if start == goal:
        return (goal,)
    for _, name in _extended(by_id[start].file):
        if name in by_id and (name == goal or name not in seen):
            seen.add(name)
            if way := _way_back(name, goal, by_id, seen):
                return (start, *way)
    return ()


def _resolve(loaded: Loaded, by_id: dict[str, Loaded], done: dict[str, Terms], problems: list[Problem]) -> Terms:
    file = loaded.file
    if file.id in done:
        return done[file.id]
    several = {file.extends, *(one.extends for _, one in changes(file))}
    bases = {names: [_resolve(by_id[name], by_id, done, problems) for name in names] for names in several}
    terms = terms_of(file, bases[file.extends])
    _without(loaded, (), file.without, {one.id for base in bases[file.extends] for one in base.require}, problems)
    _satisfied(loaded, (), file.require, terms, problems)
    for way, one in changes(file):
        made = altered(terms, file, one, bases[one.extends])
        there = {one.id for base in bases[one.extends] for one in base.require} | {one.id for one in terms.require}
        _without(loaded, way, one.without, there, problems)
        _satisfied(loaded, way, one.require, made, problems)
    terms = msgspec.structs.replace(terms, variants=variants(terms, file, bases))
    asked = {one.id for its in (terms, *(variant.terms for variant in terms.variants)) for one in its.require}
    for i, example in enumerate(file.examples):
        for name in example.outcomes:
            if name.partition("/")[0] not in by_id if "/" in name else name not in asked:
                message = f'there is no requirement "{name}"'
                problems.append(loaded.problem(("examples", i, "outcomes", name), message, nearest(name, asked)))
    done[file.id] = terms
    return terms


def _without(loaded: Loaded, way: Way, names: Iterable[str], there: set[str], problems: list[Problem]) -> None:
    for i, name in enumerate(names):
        if name not in there:
            message = f'nothing that it extends asks for "{name}"'
            problems.append(loaded.problem((*way, "without", i), message, nearest(name, there)))


def _satisfied(
    loaded: Loaded, way: Way, requirements: Iterable[AnyRequirement], terms: Terms, problems: list[Problem]
) -> None:
    there = {one.id for one in terms.require}
    for i, requirement in enumerate(requirements):
        for j, name in enumerate(requirement.satisfies):
            if name not in there:
                message = f'there is no requirement "{name}" to satisfy'
                problems.append(loaded.problem((*way, "require", i, "satisfies", j), message, nearest(name, there)))
