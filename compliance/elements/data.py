"""The data files beside the finders: YAML for people, typed values for the code."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import msgspec

from compliance.compiled import compiled

T = TypeVar("T")

_HERE = Path(__file__)


def load(name: str, kind: type[T]) -> T:
    """Give what `name`.yaml in this folder says, as a `kind`.

    The files come with the program: one that does not fit its type raises msgspec.ValidationError with the path.
    """
    path = _HERE.with_name(f"{name}.yaml")

    def build() -> T:
        import yaml  # noqa: PLC0415 -- only where the kept form is missing

        return msgspec.convert(yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader), kind)

    return compiled(f"elements-{name}", (path, _HERE), build, kind)
