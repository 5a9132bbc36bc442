"""The interface in OpenAPI 3.1, made from the types that are read and written."""

from __future__ import annotations

from typing import Any

import msgspec

from compliance import __version__
from compliance.terms.uses import FACTS
from compliance.web.asked import Asked, Wishes
from compliance.web.problems import MEDIA_TYPE, Problem
from compliance.web.publishers import Publisher, Publishers
from compliance.web.shown import Checked

_PROBLEMS = {
    "400": "the request is not as it has to be",
    "403": "the request was sent by a page of another site, or to another name",
    "404": "there is no such thing",
    "408": "the request took too long to arrive",
    "413": "the request is larger than it may be",
    "415": "the body is neither JSON nor a form with a file",
    "422": "the article could not be read or judged; `kind` says why",
    "500": "a fault of the server, or of a rule file or `.compliance.yaml` of its own",
    "503": "too many requests wait",
}


def document() -> dict[str, Any]:
    """Give the OpenAPI document."""
    shown = [Asked, Wishes, Checked, Publishers, Publisher, Problem]
    references, parts = msgspec.json.schema_components(shown, ref_template="#/components/schemas/{name}")
    asked, wishes, checked, publishers, publisher, problem = references
    for name in ("context", "Context", "Passage", "Mark", "Region", "Repair"):  # never written here
        parts["Checked"]["properties"].pop(name, None)
        parts.pop(name, None)
    facts = {fact: {"enum": list(values)} if values else {"type": "string"} for fact, values in FACTS.items()}
    for name in ("Asked", "Wishes"):
        parts[name]["properties"]["facts"] |= {"properties": facts, "additionalProperties": False}
    parts["Asked"]["oneOf"] = [{"required": [name]} for name in ("text", "html", "markdown")]
    upload = {
        "type": "object",
        "properties": {
            "file": {"contentMediaType": "application/octet-stream"},
            "request": wishes,
        },
        "required": ["file"],
        "additionalProperties": False,
    }

    def problems(*statuses: str) -> dict[str, Any]:
        content = {MEDIA_TYPE: {"schema": problem}}
        return {status: {"description": _PROBLEMS[status], "content": content} for status in statuses}

    def good(schema: dict[str, Any], words: str) -> dict[str, Any]:
        return {"200": {"description": words, "content": {"application/json": {"schema": schema}}}}

    check = {
        "operationId": "check",
        "summary": "Judge an article by its publisher's reprint terms.",
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {"schema": asked},
                "multipart/form-data": {
                    "schema": upload,
                    "encoding": {
                        "file": {"contentType": "application/octet-stream"},
                        "request": {"contentType": "application/json"},
                    },
                },
            },
        },
        "responses": good(checked, "the report of the article")
        | problems("400", "403", "408", "413", "415", "422", "500", "503"),
    }
    one = {
        "operationId": "publisher",
        "summary": "What a publisher, or a licence, asks for.",
        "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}],
        "responses": good(publisher, "its terms") | problems("403", "404"),
    }
    every = {
        "operationId": "publishers",
        "summary": "Whose terms are known.",
        "responses": good(publishers, "publishers and licences, by name") | problems("403"),
    }
    this = {
        "operationId": "openapi",
        "summary": "This document.",
        "responses": good({"type": "object"}, "OpenAPI 3.1") | problems("403"),
    }
    health = {
        "operationId": "health",
        "summary": "Whether the server answers.",
        "responses": good({"type": "object", "required": ["status", "version"]}, "it does") | problems("403"),
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "compliance",
            "version": __version__,
            "description": "Tells whether a repost keeps to its publisher's reprint terms.",
        },
        "paths": {
            "/api/check": {"post": check},
            "/api/publishers": {"get": every},
            "/api/publishers/{id}": {"get": one},
            "/api/openapi.json": {"get": this},
            "/healthz": {"get": health},
        },
        "components": {"schemas": parts},
    }
