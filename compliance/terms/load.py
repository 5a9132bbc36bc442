"""YAML files to `RuleFile` values, and these to the `Terms` that apply; all errors at once, each with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from compliance.errors import Problem, RuleError
from compliance.terms.model import RuleFile, Terms
from compliance.terms.positions import Mark, compose
from compliance.terms.sense import make_sense
from compliance.terms.shape import Shaper
from compliance.terms.uses import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from compliance.terms.kinds import AnyRequirement
    from compliance.terms.model import Standing
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
        return Problem(path=self.path, line=mark.line, column=mark.column, message=message, nearest=near)


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


def _strictest(bases: Iterable[Terms]) -> dict[str, Standing]:
    """Put together what several bases say of the uses: of two that speak of one use the stricter stands."""
    order: tuple[Standing, ...] = ("allowed", "conditions", "permission", "prohibited")
    uses: dict[str, Standing] = {}
    for base in bases:
        for use, standing in base.uses.items():
            uses[use] = max(standing, uses.get(use, standing), key=order.index)
    return uses


def _ring_or_unknown(loaded: Loaded, by_id: dict[str, Loaded]) -> list[Problem]:
    """Find what a file extends that is not there, or that leads back to it."""
    problems = []
    for i, name in enumerate(loaded.file.extends):
        if name not in by_id:
            message = f'there is no rule file "{name}" to extend'
            problems.append(loaded.problem(("extends", i), message, nearest(name, by_id)))
        elif way := _way_back(name, loaded.file.id, by_id, {name}):
            message = " extends ".join((loaded.file.id, *way)) + ": a ring, which says nothing"
            problems.append(loaded.problem(("extends", i), message))
    return problems


def _way_back(start: str, goal: str, by_id: dict[str, Loaded], seen: set[str]) -> tuple[str, ...]:
    if start == goal:
        return (goal,)
    for name in by_id[start].file.extends:
        if name in by_id and (name == goal or name not in seen):
            seen.add(name)
            if way := _way_back(name, goal, by_id, seen):
                return (start, *way)
    return ()


def _resolve(loaded: Loaded, by_id: dict[str, Loaded], done: dict[str, Terms], problems: list[Problem]) -> Terms:
    file = loaded.file
    if file.id in done:
        return done[file.id]
    bases = [_resolve(by_id[name], by_id, done, problems) for name in file.extends]
    require: dict[str, AnyRequirement] = {r.id: r for base in bases for r in base.require}
    for i, name in enumerate(file.without):
        if require.pop(name, None) is None:
            message = f'nothing that it extends asks for "{name}"'
            problems.append(loaded.problem(("without", i), message, nearest(name, require)))
    require |= {r.id: msgspec.structs.replace(r, stated_by=file.id) for r in file.require}
    for i, requirement in enumerate(file.require):
        for j, name in enumerate(requirement.satisfies):
            if name not in require:
                message = f'there is no requirement "{name}" to satisfy'
                problems.append(loaded.problem(("require", i, "satisfies", j), message, nearest(name, require)))
    for i, example in enumerate(file.examples):
        for name in example.outcomes:
            if name not in require:
                message = f'there is no requirement "{name}"'
                problems.append(loaded.problem(("examples", i, "outcomes", name), message, nearest(name, require)))
    terms = Terms(
        id=file.id,
        name=file.publisher or file.name or file.id,
        publisher=file.publisher is not None,
        page=file.terms,
        also_known_as=file.also_known_as,
        home=file.home or (f"https://{file.match.hosts[0]}" if file.match and file.match.hosts else None),
        license=file.license or next((base.license for base in bases if base.license), None),
        contact=file.contact,
        extends=file.extends,
        uses=_strictest(bases) | file.uses,
        require=tuple(require.values()),
        **({"match": file.match} if file.match else {}),
    )
    done[file.id] = terms
    return terms
