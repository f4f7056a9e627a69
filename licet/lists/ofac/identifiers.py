"""OFAC's words for numbers ("Tax ID No.", "MMSI"), as kinds of the common record.

The words are the same in all of OFAC's formats: in `idType` of the XML, in the reference values
of the advanced XML, and before the number in the Remarks of the CSV files. They were collected
from the SDN files of 2019 to 2024 and the non-SDN files of 2021 and 2025.
"""

from __future__ import annotations

import re
from typing import Final

from licet.lists.record import Identifier, Sort

_WORDS: Final = {
    "passport": (
        "Passport|Diplomatic Passport|Stateless Person Passport|Afghan Passport"
        "|British National Overseas Passport"
    ),
    "national_id": (
        "National ID No.|Cedula No.|Cedula de Residencia|Cedula de Ciudadania|SSN|D.N.I.|C.U.R.P."
        "|Personal ID Card|Tazkira National ID Card|Citizen's Card Number|C.U.I.|LE Number"
        "|National Foreign ID Number|Numero de Identidad|Turkish Identification Number"
        "|Turkish Identificiation Number|UAE Identification|Kenyan ID No.|Bosnian Personal ID No."
        "|Birth Certificate Number|Residency Number|Cartilla de Servicio Militar Nacional"
        "|Credencial electoral|Electoral Registry No.|I.F.E.|Tarjeta de Identidad|Carnet No."
        "|Moroccan Personal ID No.|Refugee ID Card|Personal Identification Card|C.U.I.P."
        "|N.I.E.|Stateless Person ID Card|CNP (Personal Numerical Code)"
    ),
    "tax": (
        "Tax ID No.|NIT #|RUC #|RIF #|V.A.T. Number|US FEIN|R.F.C.|C.U.I.T.|RTN|C.I.F."
        "|Italian Fiscal Code|Italian Fiscal Code:|Fiscal Code|Romanian Tax Registration|RFC"
        "|Numero Unico de Identificacao Tributaria (NUIT)|Tax ID|C.N.P.J."
    ),
    "registration": (
        "Registration ID|Registration Number|Company Number|UK Company Number"
        "|Business Registration Number|Business Registration Document #|Business Number"
        "|Commercial Registry Number|C.R. No.|Matricula Mercantil No|Folio Mercantil No."
        "|Public Registration Number|Unified Social Credit Code (USCC)"
        "|United Social Credit Code Certificate (USCCC)|Government Gazette Number"
        "|Chamber of Commerce Number|Economic Register Number (CBLS)|Enterprise Number"
        "|Branch Unit Number|Registered Charity No.|Certificate of Incorporation Number"
        "|Trade License No.|License|Central Registration System Number|Legal Entity Number"
        "|Dubai Chamber of Commerce Membership No.|Istanbul Chamber of Comm. No.|File Number"
        "|Vessel Registration Identification|Commercial Registration Number"
    ),
    "imo": "International Maritime Organization No.",
    "mmsi": "MMSI",
    "call_sign": "Vessel Call Sign|Other Vessel Call Sign",
    "aircraft": (
        "Aircraft Tail Number|Previous Aircraft Tail Number|Aircraft Manufacturer's Serial Number"
        " (MSN)|Aircraft Construction Number (also called L/N or S/N or F/N)"
        "|Aircraft Serial Identification|Aircraft Mode S Transponder Code"
    ),
    "swift": "SWIFT/BIC",
    "isin": "ISIN",
    "ticker": "Equity Ticker",
    "email": "Email Address|Email",
    "website": "Website",
    "phone": (
        "Phone Number|Telephone|Telephone:|Telephone No.|Telephone No.:|Telephone Number"
        "|Telephone Number:|Phone No.|Phone No.:|Phone|Phone:|Fax|Fax:|FAX|Fax No.|Fax Number|PHONE"
    ),
    "other": (
        "BIK (RU)|D-U-N-S Number|Chinese Commercial Code|Driver's License No.|VisaNumberID"
        "|Travel Document Number|Immigration No.|SRE Permit No.|Permit Number|Identification Number"
        "|Pilot License Number|Afghan Money Service Provider License Number|Personal Document #"
    ),
}
LABELS: Final = {label: kind for kind, words in _WORDS.items() for label in words.split("|")}
CRYPTO: Final = "Digital Currency Address - "
_NUMBERED: Final = re.compile(r"(?:No\.|Number|#)$")
_LEI: Final = re.compile(r"[A-Z0-9]{18}\d\d")
_IMO: Final = re.compile(r"(IMO:? ?)?\(?(\d{7})\)?", re.I)
_SHIPS: Final = {"Vessel Registration Identification", "International Maritime Organization No."}
# Kinds of which each number has a digit; "Passport issued in Bergen" holds no number.
_WITH_DIGITS: Final = frozenset(
    "passport national_id tax registration imo mmsi phone isin other".split()
)


def kind_of(label: str) -> str | None:
    """The kind of number that a word of OFAC's stands for; None where it stands for no number."""
    if kind := LABELS.get(label):
        return kind
    if label.startswith(CRYPTO):
        return "crypto"
    return "other" if _NUMBERED.search(label) else None


def is_number(kind: str | None, number: str) -> bool:
    """Whether what follows a word of OFAC's can be a number of that kind."""
    return kind not in _WITH_DIGITS or any(char.isdigit() for char in number)


def _imo(number: str) -> str | None:
    found = _IMO.fullmatch(number)
    if not found:
        return None
    digits = [int(digit) for digit in found[2]]
    check = sum(weight * digit for weight, digit in zip(range(7, 1, -1), digits, strict=False)) % 10
    return found[2] if found[1] or check == digits[6] else None


def identifier(
    label: str, number: str, country: str | None, sort: Sort, kind: str | None = None
) -> Identifier:
    """One identifier. `kind` is what `kind_of` said of the label; a label unknown is ``other``.

    A legal entity number is an LEI only where it has the form of one, a vessel's registration an
    IMO number only where it says so or has the check digit of one; the number then stands alone
    (``9187629``).
    """
    kind = kind or "other"
    if label == "Legal Entity Number" and _LEI.fullmatch(number):
        kind = "lei"
    elif label in _SHIPS and (imo := _imo(number)):
        kind, number = "imo", imo
    elif label == "Identification Number":
        kind = "national_id" if sort is Sort.PERSON else "other"
    return Identifier(kind, number, country, label)
