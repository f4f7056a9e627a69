"""One line of the table of measurements."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One measurement: what, how much, what was asked for."""

    what: str
    figure: str
    asked: str = ""
