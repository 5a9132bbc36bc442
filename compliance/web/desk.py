"""What a worker does with one request: the article is judged, and the answer written as JSON."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import msgspec

from compliance.article import Place
from compliance.check import judge
from compliance.config import Configs
from compliance.credit import credit
from compliance.elements import find
from compliance.errors import ReadError, RuleError, UsageError, unexpected
from compliance.fix import fix
from compliance.layers import NO_TERMS, layers
from compliance.readers import read_source
from compliance.readers.decode import decode
from compliance.readers.source import MEMORY, Source, load
from compliance.requirements import Case
from compliance.terms.compose import every
from compliance.terms.onfile import Confirmation, OnFile, Record
from compliance.terms.words import asks
from compliance.web.asked import Task
from compliance.web.problems import problem
from compliance.web.shown import Addition, Checked, Corrected, CreditBlock, Lines, Shown, paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from compliance.article import Article, Format
    from compliance.config import By
    from compliance.fix import Fixed
    from compliance.report import Report
    from compliance.terms.library import Library
    from compliance.web.asked import Wishes

SECONDS = 10.0  # that one request may take, on the clock
FRESH = (
    1.0  # seconds for which the rule files are taken to be as they were: two hundred of them are not looked at again
)
HERE = "this request"  # where an answer stands that came with a request
_ASKED = ("author", "title", "url", "date", "year", "publisher")


class Answer(msgspec.Struct, frozen=True, array_like=True):
    """A response: its status, and its body as JSON."""

    status: int
    body: bytes


class Desk:
    """Answers tasks. `folders` are those of rule files beside the program's own."""

    def __init__(self, folders: Sequence[Path] = (), seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self.folders = tuple(folders)
        self.seconds = seconds
        self.memory = memory
        self._tasks = msgspec.msgpack.Decoder(Task)
        self._libraries: dict[tuple[Path, ...], Library] = {}
        self._looked = 0.0

    def __call__(self, message: bytes) -> bytes:
        """Give the Answer to a Task."""
        return msgspec.msgpack.encode(self._answer(self._tasks.decode(message)))

    def _answer(self, task: Task) -> Answer:
        try:
            return Answer(200, msgspec.json.encode(self.checked(task)))
        except ReadError as error:
            return Answer(422, problem(422, error.message, error.kind))
        except UsageError as error:
            return Answer(400, problem(400, error.message))
        except RuleError as error:  # a .compliance.yaml or a rule file of whoever runs the server
            return Answer(500, problem(500, error.message, "rules"))
        except MemoryError:
            raise
        except Exception as error:  # noqa: BLE001 -- whatever it is, it costs this request alone
            return Answer(500, problem(500, f"unexpected error, {unexpected(error)}", "fault"))

    def checked(self, task: Task) -> Checked:
        """Judge an article. Raises what reading and judging it raise."""
        wishes = task.wishes
        facts = [f"{fact}={value}" for fact, value in wishes.facts.items()]
        if time.monotonic() - self._looked > FRESH:
            self._libraries, self._looked = {}, time.monotonic()
        configs = Configs(f"{datetime.now(UTC):%Y-%m-%d}", wishes.use, facts, self.folders, self._libraries)
        if wishes.publisher:
            configs.library.get(wishes.publisher)
        source = load(wishes.name, task.data)
        article = read_source(source, self.seconds, self.memory)
        by = configs.by(article)
        by = by._replace(on_file=_answered(by.on_file, wishes))

        def look(article: Article) -> tuple[Report, dict[str, str], str | None]:
            elements = find(article, by.library.outlets, repost=wishes.publisher is not None, site=by.site)
            stated: dict[str, str] = {slot: value for slot, value in wishes.stated.items() if value}
            use, whose, on_file = by.use, wishes.publisher, by.on_file
            report = judge(article, elements, by.library, use, whose, on_file, stated)
            case = Case(article, elements, NO_TERMS, use, on_file, stated)
            cases = layers(case, by.library, whose).cases if report.terms else ()
            return report, cases[0].slots if cases else {}, cases[0].original if cases else None

        report, values, original = look(article)
        said = {field: getattr(report, field) for field in report.__struct_fields__}
        if not wishes.page:
            return Checked(**said)
        shown, cut = paragraphs(article, report)
        can_fix = bool(report.terms) and source.format != "pdf"
        fixed = fix(wishes.name, task.data, lambda one: look(one)[0], by.library) if can_fix else None
        return Checked(
            **said,
            page=Shown(
                paragraphs=shown,
                cut=cut,
                original=original,
                credit=_credit(report, by, values) if report.terms else None,
                corrected=_corrected(source, fixed) if fixed and (fixed.put or fixed.asked) else None,
                asks={
                    f"{one.id}/{asked.id}": asks(asked, terms)
                    for one in report.terms
                    if (terms := by.library.get(one.id))
                    for asked in every(terms)
                },
            ),
        )


def _answered(on_file: OnFile, wishes: Wishes) -> OnFile:
    """Put the answers that came with a request to what is on file."""
    own = tuple(
        Record(
            said=Confirmation(requirement=(one.requirement,), by=one.by, date=one.date),
            path=HERE,
            place=Place(),
            folder=".",
        )
        for one in wishes.confirmations
    )
    return OnFile((*own, *on_file.records), on_file.today, on_file.ignores)


def _credit(report: Report, by: By, values: dict[str, str]) -> CreditBlock:
    forms: tuple[Format, ...] = ("html", "markdown", "text")
    blocks = {form: credit(report.terms[0].id, by.library, report.use, values, form) for form in forms}
    lines = {
        form: Lines(("\n" if form == "html" else "\n\n").join(one.body), "\n".join(one.head))
        for form, one in blocks.items()
    }
    return CreditBlock(
        html=lines["html"],
        markdown=lines["markdown"],
        text=lines["text"],
        values={slot: values[slot] for slot in _ASKED if slot in values},
        asked=tuple(dict.fromkeys(slot for one in blocks.values() for slot in one.asked)),
    )


def _corrected(source: Source, fixed: Fixed) -> Corrected:
    return Corrected(
        name=source.path,
        data=fixed.data,
        text=decode(Source(source.path, fixed.data, source.format)).text,
        put=tuple(Addition(requirement=one.requirement, words=one.words, line=one.line) for one in fixed.put),
        asked=tuple(Addition(requirement=one.requirement, words=one.words, slots=one.slots) for one in fixed.asked),
        verdict=fixed.report.verdict,
    )
