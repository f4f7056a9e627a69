"""Cells with several values, names and addresses, as the Consolidated Screening List has them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from licet.lists.countries import code_of
from licet.lists.dates import days_of
from licet.lists.record import Address, Birth, Name, NameKind

_BETWEEN: Final = "; "
_FORMER: Final = re.compile(r"f\.\s?k\.\s?a\.,?\s+", re.I)
# The full stop of a sentence, after a whole word; never the one of Ltd., Inc., Corp., S.A.
_SENTENCE_END: Final = re.compile(r"(?<=[^\W\d_]{5})\.$")
# The file of 2022 has a question mark for each letter that it could not write.
_LOST: Final = re.compile(r"(?<=[a-z])\?(?=[a-z])")
_AREA: Final = "REGION: "
_STATE: Final = frozenset({"georgia"})  # at the end of an address it may be the American state


def clean(text: str | None) -> str:
    """The text with single spaces; empty for none."""
    return " ".join(text.split()) if text else ""


def parts(cell: str) -> tuple[str, ...]:
    """The values of a cell between semicolons, without those that are empty."""
    if not cell:
        return ()
    return tuple([one for part in cell.split(_BETWEEN) if (one := " ".join(part.split()))])


def country(words: str) -> str | None:
    """The code of a country as the list prints it: ``CN``, ``TURKIYE``, ``REGION: WEST BANK``."""
    return code_of(words) or (code_of(words[len(_AREA) :]) if words.startswith(_AREA) else None)


def _mended(name: str) -> tuple[str, ...]:
    """The name with its apostrophes, where the publisher lost them: ``Xi?an``, ``People?s``."""
    mended = _LOST.sub("'", name)
    return (mended,) if mended != name else ()


def names(primary: str, others: Sequence[str], prose: bool) -> tuple[Name, ...]:
    """The primary name as printed, and the others.

    `prose`: the others are written like the rest of a sentence, as in the lists of the Bureau of
    Industry and Security (``A; B; and C Institute.``); "and" and the full stop are no part of them.
    """
    found = [Name(primary, NameKind.PRIMARY)]
    others = (*others, *_mended(primary)) if "?" in primary else others
    for printed in others:
        text = printed
        if prose:
            text = text.removeprefix("and ")
            text = _SENTENCE_END.sub("", text) if text[-1:] == "." else text
        former = _FORMER.match(text) if text[:1] in "fF" else None
        if former:
            found.append(Name(text[former.end() :], NameKind.FORMER))
        elif text:
            found.append(Name(text))
    return tuple(found)


def addresses(cell: str) -> tuple[Address, ...]:
    """Addresses between semicolons; each should end with its country's alpha-2 code.

    A semicolon inside an address parts it in two, of which the first has no country. No country
    is inferred; a country's name at the end is read as one.
    """
    return tuple([_address(part.removeprefix("and ")) for part in parts(cell)])


def _address(text: str) -> Address:
    last = text.rpartition(", ")[2]
    if len(last) == 2:
        return Address(text, code_of(last) if last.isupper() else None)
    known = len(last) > 3 and not last[-1].isdigit() and last.lower() not in _STATE
    return Address(text, country(last.rstrip(".")) if known else None)


@lru_cache(maxsize=20_000)
def birth(text: str) -> Birth:
    """A date of birth as printed, with the days that it may mean."""
    return Birth(text, days_of(text))
