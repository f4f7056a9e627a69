"""What is said when a trade, or a whole file, cannot be read.

Each message answers four questions: where, what was found, what is expected, what to do.
"""

from __future__ import annotations

from dataclasses import dataclass

SHOWN = 60  # characters of a bad value that a message repeats


def quote(value: object) -> str:
    """A value as a message shows it: on one line, in quotation marks, cut where it is long."""
    text = value if isinstance(value, str) else str(value)
    plain = "".join(char if char.isprintable() else _escape(char) for char in text[:SHOWN])
    return f'"{plain}{"…" if len(text) > SHOWN else ""}"'


def shape(value: object) -> str:
    """A value of any type as a message shows it, in the words of JSON."""
    if isinstance(value, list | tuple | dict):
        return "an object" if isinstance(value, dict) else "a list"
    plain = {True: "true", False: "false"}.get(value) if isinstance(value, bool) else None
    return "null" if value is None else plain or quote(value)


def _escape(char: str) -> str:
    return f"\\u{ord(char):04x}"


class Unreadable(ValueError):
    """One value could not be understood; `field` is filled in by whoever knows it."""

    def __init__(self, found: str, expected: str, field: str = "") -> None:
        super().__init__(f"found {found}; expected {expected}")
        self.found = found
        self.expected = expected
        self.field = field

    def within(self, field: str) -> Unreadable:
        """The same complaint, about `field` (``parties[0].country``)."""
        dot = "." if self.field and not self.field.startswith("[") else ""
        inner = f"{field}{dot}{self.field}"
        return Unreadable(self.found, self.expected, inner)


@dataclass(frozen=True, slots=True)
class RowError:
    """Why one row could not be read. `more` holds the row's other problems, in field order."""

    where: str
    field: str
    found: str
    expected: str
    more: tuple[RowError, ...] = ()

    @property
    def what(self) -> str:
        return f"{self.field}: {self.found}" if self.field else self.found

    def as_dict(self) -> dict[str, str]:
        """The contract's `error`: where, what and expected, of all problems of the row."""
        every = (self, *self.more)
        return {
            "where": self.where,
            "what": "; ".join(error.what for error in every),
            "expected": "; ".join(dict.fromkeys(error.expected for error in every)),
        }

    def __str__(self) -> str:
        said = self.as_dict()
        return (
            f"{said['where']}: found {said['what']}; expected {said['expected']}. "
            "The trade is on hold: correct the row and check it again."
        )


class ReadError(Exception):
    """A file of which nothing can be read."""

    def __init__(self, where: str, found: str, expected: str) -> None:
        super().__init__(f"{where}: found {found}; expected {expected}.")
        self.where = where
        self.found = found
        self.expected = expected
