"""The beginning of a `.compliance.yaml`, for a site to go on from."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_HEAD = """\
# What this site says of itself and keeps on file, for `compliance check`.
# `compliance config FILE` shows what of it holds for a file, and where each value comes from.
"""
_PATHS = """
# Parts of the site with other facts; patterns as in .gitignore, the last that fits has the last word.
# paths:
#   content/newsletter/**: {medium: email}
"""
_EXCLUDE = """
# What is no article, or nobody's business; patterns as in .gitignore.
# exclude: [drafts/]
"""
_FAIL_ON = """
# The verdicts with which a check fails.
# fail_on: [violation, prohibited, needs-permission]
"""
_ON_FILE = """
# Leave that publishers gave, and answers to what only a person can say.
# permissions:
#   - {publisher: global-research, by: Jane Roe, date: 2026-11-02, scope: [print]}
# confirmations:
#   - {requirement: propublica/edits, by: Ann Lee, date: 2026-11-03}
"""


def start(  # noqa: PLR0913 -- one for each key
    *,
    name: str = "",
    url: str = "",
    use: str = "",
    facts: Mapping[str, str] | None = None,
    exclude: Sequence[str] = (),
    fail_on: Sequence[str] = (),
) -> str:
    r"""Give the text of a `.compliance.yaml` that says so; what is not given stands in it as a comment.

    >>> print(start(name="The Gull", use="print").split("\n\n")[1])
    site:
      name: "The Gull"
    use: "print"
    """
    site = [f"  {key}: {_quoted(value)}" for key, value in (("name", name), ("url", url)) if value]
    said = [*(["site:", *site] if site else []), *([f"use: {_quoted(use)}"] if use else [])]
    if facts:
        said += ["set:", *(f"  {fact}: {_quoted(value)}" for fact, value in facts.items())]
    return "".join(
        (
            _HEAD,
            "\n" + "\n".join(said) + "\n" if said else "",
            _PATHS,
            _listed("exclude", exclude) or _EXCLUDE,
            _listed("fail_on", fail_on) or _FAIL_ON,
            _ON_FILE,
            "" if said or exclude or fail_on else "\npermissions: []\n",  # a file holds something
        )
    )


def _listed(key: str, values: Sequence[str]) -> str:
    return "\n" + f"{key}:\n" + "".join(f"  - {_quoted(value)}\n" for value in values) if values else ""


def _quoted(value: str) -> str:
    """Give a value as YAML: a string of JSON is one of YAML too."""
    return json.dumps(value, ensure_ascii=False)
