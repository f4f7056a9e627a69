"""Three-valued logic: true, false, and unknown (None), after Kleene."""

from __future__ import annotations

from collections.abc import Iterable

Truth = bool | None


def both(left: Truth, right: Truth) -> Truth:
    """And: false if either is false, whatever is unknown."""
    if left is False or right is False:
        return False
    return None if left is None or right is None else True


def either(left: Truth, right: Truth) -> Truth:
    """Or: true if either is true, whatever is unknown."""
    if left is True or right is True:
        return True
    return None if left is None or right is None else False


def contrary(value: Truth) -> Truth:
    return None if value is None else not value


def some(values: Iterable[Truth]) -> Truth:
    """Or over many; false for none."""
    result: Truth = False
    for value in values:
        if value is True:
            return True
        if value is None:
            result = None
    return result
