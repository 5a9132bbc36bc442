"""The JSON Schema of `.compliance.yaml`, from the same types that the loader reads: for editors."""

from __future__ import annotations

from compliance.config.model import Config
from compliance.terms.schema import DIALECT, Schema, of_struct


def schema() -> Schema:
    """Give the JSON Schema (2020-12) of a `.compliance.yaml`.

    >>> schema()["properties"]["paths"]["additionalProperties"]["properties"]["ads"]["enum"]
    ['none', 'site-wide', 'sold-against']
    """
    return {"$schema": DIALECT, "title": "What a site keeps on file beside its articles", **of_struct(Config)}
