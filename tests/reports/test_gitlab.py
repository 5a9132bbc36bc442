from __future__ import annotations

import json

import jsonschema
import pytest
from reporting import hostile, judged, results, written

# After "Code Quality report format" in GitLab's documentation: what each object must have.
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "not": {"pattern": "^\\./"}},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


@pytest.mark.parametrize("given", [results, hostile, tuple])
def test_it_validates(given: type[tuple[()]]) -> None:
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(written("gitlab", given())))


def test_every_finding_has_a_fingerprint_of_its_own() -> None:
    found = json.loads(written("gitlab"))
    assert len({one["fingerprint"] for one in found}) == len(found)


def test_a_fingerprint_stays_while_lines_move() -> None:
    name = "global-research/link-to-the-home-page-only.md"
    [here], [moved] = (json.loads(written("gitlab", [judged(name, before=lines)])) for lines in ("", "\n\n\n"))
    assert here["fingerprint"] == moved["fingerprint"]
    assert (here["location"]["lines"]["begin"], moved["location"]["lines"]["begin"]) == (17, 20)


def test_how_much_it_counts_is_its_severity() -> None:
    said = {(one["location"]["path"], one["severity"]) for one in json.loads(written("gitlab"))}
    assert ("samples/global-research/link-to-the-home-page-only.html", "major") in said
    assert ("samples/propublica/complete.html", "minor") in said
    assert ("known.html", "info") in said
    assert ("ignored.html", "info") in said
    assert ("samples/broken.pdf", "blocker") in said
