"""What is refused says where, what was found, what is expected, what to do."""

from __future__ import annotations


class Refusal(Exception):
    """Something from outside that is not taken."""

    def __init__(self, where: str, found: str, expected: str, do: str = "") -> None:
        remedy = f" {do}" if do else ""
        super().__init__(f"{where}: found {found}; expected {expected}.{remedy}")
        self.where = where
        self.found = found
        self.expected = expected
        self.do = do
