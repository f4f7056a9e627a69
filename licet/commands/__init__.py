"""What the verbs of the command line do, once their options are understood.

Each module imports what its own verbs need: a file of verdicts waits for no drawing.
"""

from __future__ import annotations

from datetime import date

# What replaces the trades' own `on` and `as_known`.
Days = tuple[date | None, date | None]


class Unknown(Exception):
    """A name that does not exist; the message says what does."""
