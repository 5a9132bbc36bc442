"""Start-up: CPU time of `compliance check one.html` as a whole process, against importing its larger libraries.

    python benchmarks/startup.py [ARTICLE] [--runs 10]

The two run in turn, so that a change of the machine's speed meets both. Prints medians and their ratio.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median

SAMPLE = Path(__file__).parent.parent / "samples" / "global-research" / "complete.html"
# Bytecode is kept, as it is wherever a program has run before.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
IMPORTS = [sys.executable, "-c", "import argparse, json, yaml, regex, turbohtml"]


def cpu(command: list[str]) -> float:
    """Run `command` to its end and give the CPU seconds, user and system, that it took."""
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENVIRONMENT)  # noqa: S603, PLW1510 -- our own; 1 is an answer too
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print the medians and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("article", nargs="?", type=Path, default=SAMPLE)
    parser.add_argument("--runs", type=int, default=10)
    options = parser.parse_args()
    program = Path(sys.executable).parent / "compliance"
    check = [sys.executable, str(program), "check", str(options.article)]
    cpu(check)  # fills the cache of compiled rules, as any earlier run did
    pairs = [(cpu(check), cpu(IMPORTS)) for _ in range(options.runs)]
    ours, theirs = median(a for a, _ in pairs), median(b for _, b in pairs)
    print(f"compliance check {options.article.name}: {ours * 1000:.0f} ms")
    print(f"imports alone:   {theirs * 1000:.0f} ms")
    print(f"ratio {ours / theirs:.2f} (bound 2.0), medians of {options.runs} runs")


if __name__ == "__main__":
    main()
