"""What is being fetched, as bars on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console

from licet.lists.fetch import Progress


@contextmanager
def downloads() -> Iterator[Progress]:
    """Bars for what is being fetched, on standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda name, done, total: None
        return
    from rich.progress import BarColumn, DownloadColumn, TextColumn, TransferSpeedColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
    )
    # What is printed goes past the bars, unless it goes elsewhere (`licet lists update > log`).
    same = sys.stdout.isatty()
    console = Console(stderr=True)
    with Bar(*columns, console=console, transient=True, redirect_stdout=same) as bar:
        numbers: dict[str, Any] = {}

        def report(name: str, done: int, total: int | None) -> None:
            if name not in numbers:
                for before in numbers.values():  # what is done has its line by now
                    bar.update(before, visible=False)
                numbers[name] = bar.add_task(name, total=total)
            bar.update(numbers[name], completed=done, total=total)

        yield report
