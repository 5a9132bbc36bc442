"""What holds for every form."""

from __future__ import annotations

import gc
import re
import subprocess
import sys
import tracemalloc
from pathlib import Path

import msgspec
import pytest
from reporting import hostile, results, run, without_context, written

from compliance.reports import FORMS
from compliance.summary import Summary

DAY = re.compile(r"\b20\d\d-\d\d-\d\d\b")
DOCS = (Path(__file__).parent.parent.parent / "docs" / "reports.md").read_text(encoding="utf-8")


def test_every_form_is_in_the_docs_and_no_other() -> None:
    table = DOCS.split("| name |")[1].split("\n\n")[0]
    assert re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE) == list(FORMS)


@pytest.mark.parametrize("form", FORMS)
def test_the_same_results_give_the_same_bytes(form: str) -> None:
    assert written(form) == written(form)


@pytest.mark.parametrize("form", FORMS)
def test_no_form_holds_a_path_of_the_machine_or_a_day_of_its_own(form: str) -> None:
    said = written(form)
    assert str(Path.cwd()) not in said
    known = {terms.page.read for terms in run().library.terms.values()}
    known |= set(DAY.findall(msgspec.json.encode(results()).decode()))
    assert set(DAY.findall(said)) <= known


@pytest.mark.parametrize("form", FORMS)
def test_a_run_without_a_result_still_gives_a_whole_report(form: str) -> None:
    assert isinstance(written(form, ()), str)


@pytest.mark.parametrize("form", FORMS)
def test_nothing_that_an_article_says_stops_a_form(form: str) -> None:
    assert written(form, hostile())


@pytest.mark.parametrize("form", FORMS)
def test_what_a_writer_keeps_does_not_grow_with_the_results(form: str) -> None:
    writer, summary = FORMS[form].writer(run()), Summary()
    list(writer.begin())
    given = [result if FORMS[form].context else without_context(result) for result in results()]

    def feed(times: int) -> int:
        for _ in range(times):
            for result in given:
                summary.add(result)
                for _piece in writer.result(result):
                    pass
        gc.collect()
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    try:
        first = feed(40)  # by then the spools write to their files, and no more articles are shown in full
        assert feed(40) - first < 150_000
    finally:
        tracemalloc.stop()
    for _piece in writer.end(summary):
        pass


def test_only_the_forms_that_are_asked_for_are_imported() -> None:
    code = "import sys, compliance.cli.formats; print([name for name in sys.modules if 'compliance.reports.' in name])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
