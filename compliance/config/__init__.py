"""`.compliance.yaml`: what a site says of itself and keeps on file beside its articles, or in the front matter of one.

Nothing of this is read, and no YAML, where there is no such file.
"""

from __future__ import annotations

from os.path import abspath, dirname, relpath
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from compliance.config.facts import Layer, combine
from compliance.elements.host import Site
from compliance.errors import BrokenError, Problem, RuleError
from compliance.terms.library import library
from compliance.terms.onfile import OnFile
from compliance.terms.uses import Use, parse_use
from compliance.vocabulary import FAILING, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Sequence

    from compliance.article import Article, Place
    from compliance.config.read import Said
    from compliance.report import Report
    from compliance.terms.library import Library
    from compliance.terms.onfile import Record

NAME = ".compliance.yaml"
_FOLDERS = 1000  # are remembered


def find_config(folder: Path) -> Path | None:
    """Give the nearest `.compliance.yaml` in a folder or above it."""
    here = folder.absolute()
    return next((file for above in (here, *here.parents) if (file := above / NAME).is_file()), None)


class InForce(NamedTuple):
    """What holds for one file, as far as its name tells: what its front matter says comes on top."""

    said: Said | None  # the `.compliance.yaml`
    parts: tuple[int, ...]  # those of its `paths` that mean this file
    library: Library
    use: Use
    sources: dict[str, str]  # where each fact of the use, and "use" itself, comes from

    @property
    def site(self) -> Site | None:
        """Whose page it is."""
        stated = self.said.config.site if self.said else None
        return Site(name=stated.name, url=stated.url) if stated else None

    @property
    def fail_on(self) -> frozenset[Verdict]:
        """The verdicts with which it fails."""
        named = self.said.config.fail_on if self.said else None
        return FAILING if named is None else frozenset(map(Verdict, named))


class By(NamedTuple):
    """What an article is judged by: the arguments of `compliance.check.check`."""

    library: Library
    use: Use
    on_file: OnFile
    site: Site | None


class Configs:
    """What is in force for each file of one run; each folder is looked at once, each `.compliance.yaml` read once.

    `today` is YYYY-MM-DD; `use`, `facts` (key=value) and `folders` of rules are those that the command names, and have
    the last word. `libraries` are those that have been looked at already, by the folders beside the program's own;
    others are put to them. Raises UsageError, or RuleError, where they are wrong.
    """

    def __init__(
        self,
        today: str,
        use: str | None = None,
        facts: Sequence[str] = (),
        folders: Sequence[Path] = (),
        libraries: dict[tuple[Path, ...], Library] | None = None,
    ) -> None:
        parse_use(use, facts)
        self.today = today
        self._folders = tuple(folders)
        self._named = _named(use, facts)
        self._configs: dict[str, Said | None] = {}  # by folder
        self._files: dict[Path, tuple[Said, bytes]] = {}
        self._libraries = {} if libraries is None else libraries
        self._made: dict[tuple[str, tuple[int, ...]], InForce] = {}
        self._matchers: dict[tuple[str, ...], Callable[[str], bool]] = {}
        self.library = self._library(self._folders)  # where no `.compliance.yaml` names more

    def of(self, path: str) -> InForce:
        """Give what holds for the file at `path`. Raises RuleError for what is wrong in a `.compliance.yaml`."""
        said = self._said(path)
        parts: tuple[int, ...] = ()
        if said and said.parts and path != "-":
            inside = _inside(path, said)
            parts = tuple(i for i, one in enumerate(said.parts) if self._matcher((one.pattern,))(inside))
        key = (said.path if said else "", parts)
        if key not in self._made:
            layers = [said.layer, *(said.parts[i].layer for i in parts)] if said else []
            use, sources = combine([*layers, self._named])
            self._made[key] = InForce(said, parts, said.library if said else self.library, use, sources)
        return self._made[key]

    def by(self, article: Article) -> By:
        """Give what an article is judged by, what its front matter says included.

        Raises RuleError for what is wrong in a `.compliance.yaml`, BrokenError for the same in the article itself.
        """
        force = self.of(article.path)
        own = self.own(article)
        records = force.said.records if force.said else ()
        if own is None:
            return By(force.library, force.use, OnFile(records, self.today), force.site)
        use, _ = self.use(force, own)
        return By(force.library, use, OnFile((*own.records, *records), self.today, own.ignores), force.site)

    def own(self, article: Article) -> Said | None:
        """Give what the front matter of an article says to this program. Raises as `by` does."""
        return _own(article, self.of(article.path).library)

    def use(self, force: InForce, own: Said | None = None) -> tuple[Use, dict[str, str]]:
        """Give the use of a file, with what its front matter says, and where each fact of it comes from."""
        layers = [force.said.layer, *(force.said.parts[i].layer for i in force.parts)] if force.said else []
        return combine([*layers, *([own.layer] if own else []), self._named])

    def excludes(self, path: str) -> bool:
        """Whether a file or folder that was come upon is left out by `exclude` of the nearest `.compliance.yaml`."""
        said = self._said(path)
        if said is None or not said.config.exclude:
            return False
        inside, matches = _inside(path, said), self._matcher(said.config.exclude)
        return matches(inside) or (matches(f"{inside}/") and Path(path).is_dir())

    def digest(self, path: str) -> bytes:
        """Give a digest of what holds for an article beside its content, the rules and the command; b"" for nothing.

        Raises RuleError for what is wrong in a `.compliance.yaml`.
        """
        said = self._said(path)
        if said is None:
            return b""
        from hashlib import blake2b  # noqa: PLC0415 -- loads OpenSSL, for audits alone

        content = self._files[Path(abspath(said.path))][1]  # noqa: PTH100 -- once for each of many
        return blake2b(content + _inside(path, said).encode("utf-8", "surrogateescape"), digest_size=16).digest()

    def idle(self, used: Container[tuple[str, Place]], folders: Iterable[Path]) -> Iterator[Problem]:
        """Give what is not in force, and what answered nothing in a run of which `used` holds all that `uses` gave.

        The second is said of the files alone that stand in one of the `folders`, all of whose articles were judged.
        """
        whole = {folder.absolute() for folder in folders}
        for file, (said, _) in self._files.items():
            for one in said.records:
                if not one.holds(self.today):
                    yield _problem(one, f"{one} is not in force")
                elif (one.path, one.place) not in used and not whole.isdisjoint(file.parents):
                    yield _problem(one, f"{one} answered nothing in this run")

    def _said(self, path: str) -> Said | None:
        folder = dirname(path)  # noqa: PTH120 -- once for each of many
        if folder not in self._configs:
            if len(self._configs) > _FOLDERS:  # each is asked for by many articles in a row
                self._configs.clear()
            file = find_config(Path(folder))
            self._configs[folder] = self._read(file) if file else None
        return self._configs[folder]

    def _read(self, file: Path) -> Said:
        if file not in self._files:
            from compliance.config.read import read_config  # noqa: PLC0415 -- only where there is such a file

            path = _shown(file)
            try:
                content = file.read_bytes()
                text = content.decode()
            except UnicodeDecodeError as error:
                raise RuleError((Problem(path=path, line=1, column=1, message="not UTF-8"),)) from error
            except OSError as error:
                message = f"cannot be read: {error.strerror}"
                raise RuleError((Problem(path=path, line=1, column=1, message=message),)) from error
            said = read_config(text, path, self._library, self._folders)
            self._files[file] = said, path.encode("utf-8", "surrogateescape") + b"\0" + content
        return self._files[file][0]

    def _library(self, folders: Sequence[Path]) -> Library:
        key = tuple(folders)
        if key not in self._libraries:
            self._libraries[key] = library(key)
        return self._libraries[key]

    def _matcher(self, patterns: tuple[str, ...]) -> Callable[[str], bool]:
        if patterns not in self._matchers:
            from compliance.config.read import matcher  # noqa: PLC0415 -- only where there are patterns

            self._matchers[patterns] = matcher(patterns)
        return self._matchers[patterns]


def uses(report: Report) -> Iterator[tuple[str, Place]]:
    """Give the places of the records on which a report rests."""
    shown = [piece for outcome in report.outcomes for piece in outcome.evidence]
    shown += [basis.granted for basis in report.terms if basis.granted]
    yield from ((piece.path, piece.place) for piece in shown if piece.path)


def _named(use: str | None, facts: Sequence[str]) -> Layer:
    """Give the facts that the command names."""
    told = dict(fact.split("=", 1) for fact in facts)
    sources = dict.fromkeys(told, "--set")
    return Layer(told | {"use": use}, sources | {"use": "--use"}) if use else Layer(told, sources)


def _own(article: Article, library: Library) -> Said | None:
    """Give what the front matter of an article says to this program."""
    for said in article.metadata:
        if said.source != "front-matter":
            continue
        from compliance.readers.frontmatter import ON_FILE  # noqa: PLC0415 -- most pages have no front matter

        if said.name == ON_FILE:
            from compliance.config.read import read_own  # noqa: PLC0415 -- few articles say something

            try:
                return read_own(said.value, article.path, library, said.place.line or 1)
            except RuleError as error:
                found = "; ".join(str(problem).removeprefix(f"{article.path}:") for problem in error.problems)
                raise BrokenError(article.path, f"what its front matter keeps on file is wrong: {found}") from error
        if said.name.startswith(f"{ON_FILE}."):
            message = "what its front matter keeps on file cannot be read; it has to be YAML"
            raise BrokenError(article.path, message)
    return None


def _inside(path: str, said: Said) -> str:
    """Give a path as counted from the folder of a `.compliance.yaml`."""
    return relpath(path, dirname(said.path) or ".").replace("\\", "/")  # noqa: PTH120 -- once for each of many


def _problem(one: Record, message: str) -> Problem:
    return Problem(path=one.path, line=one.place.line or 1, column=one.place.column or 1, message=message)


def _shown(file: Path) -> str:
    """Give a path as a person would write it: from the folder that the program runs in, where it lies below."""
    return str(file.relative_to(Path.cwd())) if file.is_relative_to(Path.cwd()) else str(file)
