"""The server against its OpenAPI document: requests that nobody thought of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from compliance.web.openapi import document

if TYPE_CHECKING:
    from schemathesis import Case

    from tests.web.conftest import Server

OPERATIONS = [(path, method) for path, methods in document()["paths"].items() for method in methods]


# What is wrong with a request can only be wrong in a body: a path is a string, and every string is one.
@pytest.mark.parametrize(
    ("path", "method", "mode"),
    [*((*one, "positive") for one in OPERATIONS), ("/api/check", "post", "negative")],
)
def test_every_answer_is_as_the_document_says(server: Server, path: str, method: str, mode: str) -> None:
    schema = schemathesis.openapi.from_url(f"{server.address}api/openapi.json")
    operation = schema[path][method]
    generation = schemathesis.GenerationMode(mode)

    # That a use goes with its facts, and a publisher is known, a schema cannot say: such a request gets its 400 or 422.
    @given(case=operation.as_strategy(generation_mode=generation))
    @settings(max_examples=60, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    def every(case: Case) -> None:
        case.call_and_validate(excluded_checks=[positive_data_acceptance])

    every()
