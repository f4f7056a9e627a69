"""Why a document is not taken: where, what was found, what is expected, what to do."""

from __future__ import annotations

from licet.facts import Refusal


class Refused(Refusal):
    """A document that cannot become an edition. The last good edition stays in use."""


def quote(text: str, shown: int = 60) -> str:
    """Text as a message shows it: on one line, in quotation marks, cut where it is long."""
    plain = "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text[:shown])
    return f'"{plain}{"…" if len(text) > shown else ""}"'
