"""Why a document is not taken: where, what was found, what is expected, what to do."""

from __future__ import annotations


class Refused(Exception):
    """A document that cannot become an edition. The last good edition stays in use."""

    def __init__(self, where: str, found: str, expected: str, do: str = "") -> None:
        remedy = f" {do}" if do else ""
        super().__init__(f"{where}: found {found}; expected {expected}.{remedy}")
        self.where = where
        self.found = found
        self.expected = expected
        self.do = do


def quote(text: str, shown: int = 60) -> str:
    """Text as a message shows it: on one line, in quotation marks, cut where it is long."""
    plain = "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text[:shown])
    return f'"{plain}{"…" if len(text) > shown else ""}"'
