"""The elements that an entry of the Security Council's list may hold.

Another element is a new column: the reader stops, so that nothing is left behind unseen. Kept in
the raw entry alone, because they say nothing of the party: DATAID, VERSIONNUM, LIST_TYPE, SORT_KEY
and SORT_KEY_LAST_MOD.
"""

from __future__ import annotations

from typing import Final

from lxml import etree

from licet.lists.refusal import Refused, quote

_PLACE: Final = frozenset("STREET CITY STATE_PROVINCE ZIP_CODE COUNTRY NOTE".split())
_VALUES: Final = frozenset({"VALUE"})
_PLAIN: Final[frozenset[str]] = frozenset()

_COMMON: Final[dict[str, frozenset[str]]] = {
    **dict.fromkeys(
        "DATAID VERSIONNUM FIRST_NAME SECOND_NAME THIRD_NAME FOURTH_NAME UN_LIST_TYPE "
        "REFERENCE_NUMBER LISTED_ON DELISTED_ON SUBMITTED_ON SUBMITTED_BY GENDER COMMENTS1 "
        "NAME_ORIGINAL_SCRIPT SORT_KEY SORT_KEY_LAST_MOD".split(),
        _PLAIN,
    ),
    **dict.fromkeys("TITLE DESIGNATION NATIONALITY LIST_TYPE LAST_DAY_UPDATED".split(), _VALUES),
}
_ALIAS: Final = frozenset({"QUALITY", "ALIAS_NAME", "NOTE"})
_KNOWN: Final = {
    "ENTITY": _COMMON | {"ENTITY_ALIAS": _ALIAS, "ENTITY_ADDRESS": _PLACE},
    "INDIVIDUAL": _COMMON
    | {
        "INDIVIDUAL_ALIAS": _ALIAS | {"DATE_OF_BIRTH", "CITY_OF_BIRTH", "COUNTRY_OF_BIRTH"},
        "INDIVIDUAL_ADDRESS": _PLACE,
        "INDIVIDUAL_DATE_OF_BIRTH": frozenset(
            "TYPE_OF_DATE NOTE DATE YEAR FROM_YEAR TO_YEAR".split()
        ),
        "INDIVIDUAL_PLACE_OF_BIRTH": _PLACE,
        "INDIVIDUAL_DOCUMENT": frozenset(
            "TYPE_OF_DOCUMENT TYPE_OF_DOCUMENT2 NUMBER ISSUING_COUNTRY DATE_OF_ISSUE "
            "CITY_OF_ISSUE COUNTRY_OF_ISSUE NOTE".split()
        ),
    },
}


def check(document: str, entry: etree._Element, expected: str) -> None:
    """Raises `Refused` for an entry that is not `expected`, or holds an element nobody knows."""
    if entry.tag != expected:
        raise _strange(document, entry, f"<{expected}>")
    known = _KNOWN[expected]
    for child in entry:
        if (inside := known.get(str(child.tag))) is None:
            raise _strange(document, child, f"an element that <{expected}> is known to hold")
        for one in child:
            if str(one.tag) not in inside or len(one):
                raise _strange(document, one, f"an element that <{child.tag}> is known to hold")


def _strange(document: str, element: etree._Element, expected: str) -> Refused:
    return Refused(
        f"{document}, line {element.sourceline}",
        f"an element {quote(str(element.tag))}",
        expected,
        "The publisher may have changed the format; the reader must learn it first.",
    )
