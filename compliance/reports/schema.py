"""The JSON Schema of `check --format json`, made from the values that are written: report.schema.json beside this.

A test holds the file to it. After a change of the form, in this folder:
python -c "from compliance.reports.schema import written; print(written(), end='')" > report.schema.json
"""

from __future__ import annotations

from typing import Any

import msgspec

from compliance.report import Failure, Report  # noqa: TC001 -- msgspec reads the annotations
from compliance.reports.json import VERSION
from compliance.vocabulary import Verdict  # noqa: TC001 -- likewise


class Totals(msgspec.Struct, kw_only=True):
    """How many of what."""

    articles: int
    errors: int
    verdicts: dict[Verdict, int]


class Document(msgspec.Struct, kw_only=True):
    """The report of one run of `compliance check`."""

    version: int
    articles: tuple[Report, ...]
    errors: tuple[Failure, ...]
    summary: Totals


def schema() -> dict[str, Any]:
    """Give the schema; a line of `--format jsonl` is an article of it, or an error of it under `error`."""
    (whole,), parts = msgspec.json.schema_components([Document], ref_template="#/$defs/{name}")
    parts["Document"]["properties"]["version"] = {"const": VERSION}
    for name in ("context", "Context", "Passage", "Mark", "Region", "Repair"):  # never written: other forms show it
        parts["Report"]["properties"].pop(name, None)
        parts.pop(name, None)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The report of compliance check",
        **whole,
        "$defs": {name: parts[name] for name in sorted(parts)},
    }


def written() -> str:
    """Give the schema as it stands in its file."""
    return msgspec.json.format(msgspec.json.encode(schema()), indent=1).decode() + "\n"
