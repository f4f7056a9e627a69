"""What both schemas of the EU list share: kinds of name, which name is first, whose date it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from licet.lists.countries import code_of
from licet.lists.record import Name, NameKind

IDENTIFIERS: Final = {
    "euvat": "tax",
    "fiscalcode": "tax",
    "id": "national_id",
    "imo": "imo",
    "nrn": "national_id",
    "passport": "passport",
    "regnumber": "registration",
    "ssn": "national_id",
    "swiftbic": "swift",
    "taxid": "tax",
    "tradelic": "registration",
}
CONTACTS: Final = {"PHONE": "phone", "FAX": "phone", "EMAIL": "email", "WEB": "website"}
# Programmes of the Union's own, in which no party is listed because the United Nations list it.
# Programmes that carry out resolutions (TAQA, AFG, IRQ, PRK …) and mixed ones are not here.
OWN: Final = frozenset(
    "BDI BLR CHEM CYB EUAQ GIN GTM HR MDA MMR NIC RUS RUSDA SYR TERR TUN TUR UKR VEN ZWE".split()
)
NOTHING_KNOWN: Final = frozenset({"", "-", "UNKNOWN", "N/A"})
GRADES: Final = frozenset({"low quality alias", "good quality alias"})
_FOREIGN: Final = re.compile("[Ͱ-᳿Ⰰ-ⱟⴀ-\u2dff\u3040-\ua71f가-힣豈-﷿ﹰ-\ufefe]")
_LETTERS: Final = re.compile(r"[^\W\d_]")
_LOW: Final = re.compile(r"\blow? quality\b", re.I)
# Only where the remark is about the name itself; others tell of other bodies' former names.
_FORMER: Final = re.compile(
    r"^\W*(?:good quality alias\W+)?"
    r"(?:formerly (?:known|listed)(?: as?)?|former name\b|f\.?\s?k\.?\s?a\b|previous name\b)",
    re.I,
)
_SHORT: Final = 80


def foreign(text: str) -> bool:
    """Whether most letters of a name are of another script than Latin."""
    return 2 * len(_FOREIGN.findall(text)) > len(_LETTERS.findall(text))


def kind_of(text: str, remark: str, strong: bool = True) -> NameKind:
    """The kind of a name as the file tells it: it names none as the first."""
    if _LOW.search(remark) or not strong:
        return NameKind.WEAK
    if len(remark) <= _SHORT and _FORMER.match(remark):
        return NameKind.FORMER
    return NameKind.ORIGINAL if foreign(text) else NameKind.ALIAS


def with_primary(names: Sequence[tuple[Name, str]]) -> tuple[Name, ...]:
    """The names with one of them as the primary name, which the file does not mark.

    It is the first in English or in no language that no remark calls an alias; failing that the
    first of the next best sort. It stays where it is.
    """
    first = min(range(len(names)), key=lambda at: (_rank(*names[at]), at))
    best = names[first][0]
    primary = Name(best.text, NameKind.PRIMARY, best.language)
    return tuple(dict.fromkeys(primary if name == best else name for name, _ in names))


def _rank(name: Name, remark: str) -> int:
    order = {NameKind.ALIAS: 0, NameKind.ORIGINAL: 6, NameKind.FORMER: 8, NameKind.WEAK: 10}
    other_language = name.language not in {None, "en"}
    return order[name.kind] + 2 * other_language + ("alias" in remark.lower())


def language_of(code: str, kind: NameKind) -> str | None:
    """The language; none where a name in another script is said to be English."""
    known = code.strip().lower()
    return known if len(known) == 2 and not (known == "en" and kind is NameKind.ORIGINAL) else None


def country_of(code: str, description: str = "") -> str | None:
    """The country: ``00`` is unknown; codes of countries that are no more go by their name."""
    return code_of(code) or code_of(description)
