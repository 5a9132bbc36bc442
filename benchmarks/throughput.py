"""Throughput: CPU time from bytes to report, on one core, against other readers of the same files.

    python benchmarks/throughput.py PAGES          HTML pages: a folder of them
    python benchmarks/throughput.py --pdf PDFS     PDF files

HTML is set against parsing alone (turbohtml, with source locations) and against trafilatura's extraction with
metadata; PDF against pdfplumber taking text and hyperlinks from every page. `pip install trafilatura
lxml_html_clean` for the second; without it that line is left out and said to be. trafilatura, being slow, runs
on every eighth page.

What is compared takes turns, eight files each, so that a machine that slows down or speeds up does so for all. The
times are those of this process and its children: PDFs are read in a child.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import logging
import resource
from pathlib import Path
from typing import TYPE_CHECKING

import turbohtml

from compliance.check import check
from compliance.errors import ReadError
from compliance.readers import read
from compliance.terms.library import library

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

EVERY = 8  # pages for trafilatura
TURN = 8  # files


def cpu(files: Sequence[bytes], *works: Callable[[bytes], object]) -> list[float]:
    """Give the CPU seconds that each of `works` takes for one of `files`, in the mean, children included."""
    taken = [0.0] * len(works)
    for at in range(0, len(files), TURN):
        for which, work in enumerate(works):
            before = spent()
            for data in files[at : at + TURN]:
                work(data)
            taken[which] += spent() - before
    return [seconds / len(files) for seconds in taken]


def spent() -> float:
    """Give the CPU seconds that this process and its children have taken so far."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def judge(name: str) -> Callable[[bytes], object]:
    """Give the whole way from bytes to report, for files of the kind that `name` is named after."""
    rules = library()

    def whole_way(data: bytes) -> object:
        try:
            return check(read(name, data), rules)
        except ReadError as error:
            return error

    return whole_way


def plumb(data: bytes) -> object:
    """Take the text and the hyperlinks of every page with pdfplumber; what it cannot open costs what it costs."""
    import pdfplumber  # noqa: PLC0415 -- for PDFs alone

    with contextlib.suppress(Exception), pdfplumber.open(io.BytesIO(data)) as pdf:
        return [(page.extract_text(), page.hyperlinks) for page in pdf.pages]
    return None


def html(files: Sequence[bytes]) -> None:
    """Print the two ratios for HTML."""
    whole_way = judge("page.html")
    whole_way(files[0])  # loads the rules and wordings
    ours, parsing = cpu(files, whole_way, lambda data: turbohtml.parse(data, source_locations=True))
    print(f"read to report: {ours * 1000:.2f} ms a page; parsing alone: {parsing * 1000:.2f} ms")
    print(f"ratio to parsing {ours / parsing:.1f} (bound 10)")
    try:
        from trafilatura import bare_extraction  # noqa: PLC0415 -- may be missing
    except ImportError:
        print("trafilatura is not installed: not compared")
        return
    some = files[::EVERY]
    ours, theirs = cpu(some, whole_way, lambda data: bare_extraction(data, with_metadata=True))
    print(f"on {len(some)} pages: ours {ours * 1000:.2f} ms, trafilatura {theirs * 1000:.1f} ms a page")
    print(f"{theirs / ours:.1f} times as fast as trafilatura (bound 20)")


def pdf(files: Sequence[bytes]) -> None:
    """Print the ratio for PDF."""
    whole_way = judge("file.pdf")
    whole_way(files[0])
    ours, theirs = cpu(files, whole_way, plumb)
    print(f"read to report: {ours * 1000:.1f} ms a file; pdfplumber: {theirs * 1000:.1f} ms")
    print(f"{theirs / ours:.1f} times as fast as pdfplumber (bound 8)")


def main() -> None:
    """Print the figures for the files of a folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pdf", action="store_true")
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    files = [path.read_bytes() for path in sorted(options.folder.rglob("*.pdf" if options.pdf else "*.html"))]
    print(f"{len(files)} files, {sum(map(len, files)) / 1e6:.1f} MB")
    (pdf if options.pdf else html)(files)


if __name__ == "__main__":
    main()
