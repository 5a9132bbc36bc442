"""The data files beside the code: YAML for people, typed values for the code."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import msgspec

from compliance.compiled import compiled

T = TypeVar("T")

_HERE = Path(__file__)


def load(name: str, kind: type[T], folder: Path = _HERE.parent) -> T:
    """Give what `name`.yaml says, as a `kind`; it stands in this folder, or in another of the program.

    The files come with the program: one that does not fit its type raises msgspec.ValidationError with the path.
    """
    path = folder / f"{name}.yaml"

    def build() -> T:
        import yaml  # noqa: PLC0415 -- only where the kept form is missing

        return msgspec.convert(yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader), kind)

    return compiled(f"{folder.name}-{name}", (path, _HERE), build, kind)
