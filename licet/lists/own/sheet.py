"""The sheet of a user's own list, made for the name that the user gives it."""

from __future__ import annotations

import re
from typing import Final

from licet.lists.refusal import Refused, quote
from licet.lists.sheet import Sheet

_ID: Final = re.compile(r"own(?:-[a-z0-9]+)+")


def sheet_for(list_id: str, title: str | None = None) -> Sheet:
    """The sheet of the list `list_id`, such as ``own-customers``.

    Nothing is known of its size, so any number of entries is whole, and any fall is taken.
    Raises `Refused` for an id that does not begin with ``own-``, or has other letters.
    """
    if not _ID.fullmatch(list_id):
        raise Refused(
            "the id of a list of your own",
            quote(list_id),
            "own- and a word of small letters and digits, such as own-watch",
        )
    return Sheet(
        id=list_id,
        title=title or f"Own list: {list_id.removeprefix('own-')}",
        publisher="yourself",
        lists=(list_id,),
        remotes=(),
        floor=1,
        ceiling=20_000_000,
        limit_days=365,  # its owner knows how old it may be; a year is when to ask
        cite="your own decision",
        home="",
        may_fall=1.0,
        folder_name="own",
    )
