"""An audit: many pages by one process and by two, again, and in memory, beside trafilatura on some of the same pages.

    python benchmarks/audit.py [PAGES] [--pages 20000] [--sample 200]

Out of the HTML files of the folder PAGES (the samples, where there is none) it makes as many pages as it is told, each
with a line of its own at the end, so that no two have the same content, in folders of 500. Then `compliance check` runs
over them as a user would run it, its output to a file, with a cache of its own: by one process, by two, by two once
more where nothing has changed, and by two over a quarter of the pages. The memory is the largest that the parent ever
held. What two processes can gain on this machine is told by two runs at once that share nothing, one process each, over
half of the pages each.

trafilatura extracts with metadata, by two processes, `--sample` pages taken evenly.
`pip install trafilatura lxml_html_clean`; without it that line is left out and said to be.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

SAMPLES = Path(__file__).parent.parent / "samples"
FOLDER = 500  # pages
PROCESSES = 2


class Ran(NamedTuple):
    """What a run of the program took."""

    seconds: float  # on the clock
    memory: float  # of the parent alone, MiB
    said: str  # the end of what it wrote


def make(sources: Sequence[Path], folder: Path, count: int) -> None:
    """Write `count` pages out of `sources`, no two of the same content."""
    pages = [source.read_bytes() for source in sources]
    for number in range(count):
        if number % FOLDER == 0:
            within = folder / f"{number // FOLDER:04}"
            within.mkdir(parents=True)
        page = pages[number % len(pages)]
        (within / f"{number:06}.html").write_bytes(page + f"\n<!-- page {number} -->\n".encode())


def run(folders: Sequence[Path], cache: Path, *options: str) -> Ran:
    """Run an audit, and give what it took."""
    program = (
        "import sys, resource; from compliance.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "finally: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
    )
    command = [sys.executable, "-c", program, "check", *map(str, folders), *options]
    with tempfile.TemporaryFile("w+") as out:
        began = time.perf_counter()
        done = subprocess.run(  # noqa: S603, PLW1510 -- our own; 1 is an answer too
            command, stdout=out, stderr=subprocess.PIPE, text=True, env=os.environ | {"XDG_CACHE_HOME": str(cache)}
        )
        seconds = time.perf_counter() - began
        out.seek(0)
        words = out.read().rstrip().rpartition("\n")[2]
    if done.returncode not in {0, 1}:
        sys.exit(done.stderr)
    return Ran(seconds, int(done.stderr.split()[-1]) / 1024, words)


def at_once(parts: Sequence[Sequence[Path]], cache: Path) -> float:
    """Run an audit by one process over each part, all at the same time, and give the seconds."""
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 -- for this alone

    with ThreadPoolExecutor(len(parts)) as threads:
        began = time.perf_counter()
        for _ in threads.map(lambda at: run(parts[at], cache / f"part {at}", "--jobs", "1"), range(len(parts))):
            pass
        return time.perf_counter() - began


def extract(path: Path) -> None:
    """Take the article out of a page, as an example of what else reads pages."""
    from trafilatura import bare_extraction  # noqa: PLC0415 -- may be missing

    bare_extraction(path.read_bytes(), with_metadata=True)


def trafilatura(pages: Sequence[Path]) -> float:
    """Give the seconds a page that trafilatura takes, by as many processes as ours."""
    import logging  # noqa: PLC0415 -- for this alone
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 -- likewise

    import trafilatura  # noqa: F401, PLC0415 -- loaded before the clock runs, for all processes

    logging.disable(logging.CRITICAL)
    with ProcessPoolExecutor(PROCESSES) as pool:
        began = time.perf_counter()
        for _ in pool.map(extract, pages, chunksize=4):
            pass
        return (time.perf_counter() - began) / len(pages)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, help="of HTML pages; without it the samples")
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--sample", type=int, default=200, help="pages for trafilatura")
    options = parser.parse_args()
    source = options.folder if options.folder and options.folder.is_dir() else SAMPLES
    with tempfile.TemporaryDirectory() as place:
        pages, quarter, cache = Path(place, "pages"), Path(place, "quarter"), Path(place, "cache")
        sources = sorted(source.rglob("*.html"))
        make(sources, pages, options.pages)
        make(sources, quarter, options.pages // 4)
        print(f"{options.pages:,} pages out of {len(sources)} of {source}")
        report(pages, quarter, cache, options.sample)


def report(pages: Path, quarter: Path, cache: Path, sample: int) -> None:
    """Run everything and print each figure with its bound."""
    count = sum(1 for _ in pages.rglob("*.html"))
    folders = sorted(pages.iterdir())
    one = run([pages], cache / "one", "--jobs", "1")
    print(f"one process:    {one.seconds:6.1f} s, {one.seconds / count * 1000:.2f} ms a page ({one.said})")
    two = run([pages], cache / "two", "--jobs", str(PROCESSES))
    print(f"two processes:  {two.seconds:6.1f} s, {one.seconds / two.seconds:.2f} times as fast (bound 1.8)")
    apart = one.seconds / at_once([folders[::2], folders[1::2]], cache)
    print(f"                two runs that share nothing: {apart:.2f} times as fast")
    again = run([pages], cache / "two", "--jobs", str(PROCESSES))
    micro = again.seconds / count * 1e6
    faster = two.seconds / again.seconds
    print(f"once more:      {again.seconds:6.1f} s, {micro:.0f} µs a page, {faster:.1f} times as fast (bound 20)")
    fewer = run([quarter], cache / "quarter", "--jobs", str(PROCESSES))
    print(f"memory:         {two.memory:.0f} MiB (bound 200), again {again.memory:.0f} MiB")
    print(f"                of a quarter {fewer.memory:.0f} MiB: {two.memory / fewer.memory:.2f} times (bound 1.1)")
    if len({one.said, two.said, again.said}) > 1:
        sys.exit("the runs do not agree")
    files = sorted(pages.rglob("*.html"))
    try:
        theirs = trafilatura(files[:: max(len(files) // sample, 1)])
    except ImportError:
        print("trafilatura is not installed: not compared")
        return
    print(
        f"trafilatura:    {theirs * 1000:.1f} ms a page, {theirs / (two.seconds / count):.1f} times slower (bound 20)"
    )


if __name__ == "__main__":
    main()
