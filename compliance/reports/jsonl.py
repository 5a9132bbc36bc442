"""One JSON object a line for each article or error, as `check --format json` has them. A contract: docs/reports.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from compliance.report import Failure
from compliance.reports import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.report import Report


class Lines(Writer):
    """The lines; no summary, as who reads lines counts for themselves."""

    def result(self, result: Report | Failure) -> Iterator[str]:
        """Give the line of an article, or `{"error": …}`."""
        value = {"error": result} if isinstance(result, Failure) else result
        yield msgspec.json.encode(value).decode() + "\n"
