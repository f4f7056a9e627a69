"""Timing: the best of several runs, and what one process took in memory."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass


def best(work: Callable[[], object], runs: int = 9) -> float:
    """Seconds of the fastest of some runs; the first warms up and does not count."""
    work()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


@dataclass(frozen=True)
class Ran:
    """A finished command: seconds, peak memory in MiB, exit status."""

    seconds: float
    mebibytes: float
    status: int


def command(*words: str) -> Ran:
    """Run a command in a process of its own."""
    code = (
        "import resource, subprocess, sys, time\n"
        "start = time.perf_counter()\n"
        "done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL,"
        " stderr=subprocess.DEVNULL)\n"
        "took = time.perf_counter() - start\n"
        "peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024\n"
        "print(took, peak, done.returncode)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, text=True, check=True
    )
    seconds, peak, status = done.stdout.split()
    return Ran(float(seconds), float(peak), int(status))
