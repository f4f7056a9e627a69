"""Is this a whole edition? Counts against the list's sheet, and against the edition before."""

from __future__ import annotations

from dataclasses import dataclass

from licet.lists.reading import Reading
from licet.lists.refusal import Refused
from licet.lists.sheet import Sheet

SMALL = 100  # a list of fewer entries may shrink by any share, or be closed by its publisher


@dataclass(frozen=True, slots=True)
class Before:
    """The last whole edition: what it is called, and how many entries of each list it has."""

    id: str
    entries: dict[str, int]


def check(reading: Reading, sheet: Sheet, partial: bool) -> None:
    """Refuses a reading that cannot be an edition of this list at all."""
    found = len(reading.entries)
    if reading.declared is not None and reading.declared != found:
        raise Refused(
            sheet.id,
            f"{found:,} entries, where the document says that it holds {reading.declared:,}",
            "as many as it says",
            "It may break off; fetch it again.",
        )
    if not found:
        raise Refused(sheet.id, "no entry at all", "a list", "Fetch it again.")
    if partial:
        return
    if not sheet.floor <= found <= sheet.ceiling:
        raise Refused(
            sheet.id,
            f"{found:,} entries",
            f"between {sheet.floor:,} and {sheet.ceiling:,}",
            "If it is an excerpt, import it with --partial; it then ends no listing.",
        )


def check_fall(counts: dict[str, int], sheet: Sheet, before: Before) -> None:
    """Refuses counts that fell by more than the sheet allows since the edition before."""
    for name, then in before.entries.items():
        now = counts.get(name, 0)
        if then >= SMALL and now < then * (1 - sheet.may_fall):
            raise Refused(
                f"{sheet.id}, list {name}",
                f"{now:,} entries, {1 - now / then:.0%} fewer than the {then:,} of {before.id}",
                f"a fall of {sheet.may_fall:.0%} at most",
                "If the publisher did take so many off, import it with --accept-fewer.",
            )
