"""What a run judges by, and one article's way through it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from compliance.audit.item import read_item
from compliance.check import check
from compliance.config import Configs
from compliance.errors import ComplianceError, FaultError, ReadError, unexpected
from compliance.readers.source import MEMORY, SECONDS
from compliance.report import failure

if TYPE_CHECKING:
    from compliance.audit.item import Item
    from compliance.report import Failure, Report


class Setup(msgspec.Struct, frozen=True, kw_only=True):
    """What a command names to judge by; what lies with the articles comes beside. Plain values."""

    today: str  # YYYY-MM-DD
    use: str | None = None  # the name of the use
    facts: tuple[str, ...] = ()  # of the use, as "key=value"
    folders: tuple[str, ...] = ()  # of rule files, beside those of the program
    publisher: str | None = None  # the id, where somebody states it
    context: bool = False  # whether the report shows what stands around the evidence
    seconds: float = SECONDS  # that one article may take
    memory: int = MEMORY  # bytes that it may ask for


class Judge:
    """Judges one article after the other. With `debug` an error that nobody foresaw is raised.

    Raises UsageError and RuleError where the setup is wrong.
    """

    def __init__(self, setup: Setup, *, debug: bool = False) -> None:
        self.setup = setup
        self.debug = debug
        self.configs = Configs(setup.today, setup.use, setup.facts, tuple(map(Path, setup.folders)))
        if setup.publisher:
            self.configs.library.get(setup.publisher)  # an unknown one is the command's error, not each article's

    def __call__(self, item: Item, data: bytes | None = None) -> Report | Failure:
        """Judge an article, of which `data` are the bytes where somebody has read them already.

        Raises RuleError for what is wrong in a `.compliance.yaml`, which is not the article's fault.
        """
        setup = self.setup
        try:
            article = read_item(item, data, setup.seconds, setup.memory)
            by = self.configs.by(article)
            return check(article, by.library, by.use, setup.publisher, by.on_file, site=by.site, context=setup.context)
        except ReadError as error:
            return failure(error)
        except (ComplianceError, MemoryError):
            raise
        except Exception as error:
            if self.debug:
                raise
            return failure(FaultError(item.path, f"unexpected error, {unexpected(error)}"))
