"""Every element of the UK Sanctions List XML, and what may stand in it.

Seen in the file of September 2026; `CryptoWalletAddresses` and `HullIdentificationNumbers` are in
the publisher's schema and were empty then.
"""

from __future__ import annotations

from typing import Final

from lxml import etree

from licet.lists.refusal import Refused, quote
from licet.lists.xml import text

_DESIGNATION: Final = """LastUpdated DateDesignated UniqueID OFSIGroupID UNReferenceNumber Names
NonLatinNames Titles RegimeName IndividualEntityShip DesignationSource SanctionsImposed
SanctionsImposedIndicators OtherInformation UKStatementofReasons Addresses PhoneNumbers Websites
EmailAddresses IndividualDetails EntityDetails ShipDetails CryptoWalletAddresses"""
_SHIP: Final = """IMONumbers CurrentOwnerOperators PreviousOwnerOperators
CurrentBelievedFlagOfShips PreviousFlags TypeOfShipDetails TonnageOfShipDetails LengthOfShipDetails
YearsBuilt HullIdentificationNumbers"""
_CHILDREN: Final = {
    "Designation": _DESIGNATION,
    "Names": "Name",
    "Name": "Name1 Name2 Name3 Name4 Name5 Name6 NameType AliasStrength",
    "NonLatinNames": "NonLatinName",
    "NonLatinName": "NameNonLatinScript NonLatinScriptType NonLatinScriptLanguage",
    "Titles": "Title",
    "Addresses": "Address",
    "Address": "AddressLine1 AddressLine2 AddressLine3 AddressLine4 AddressLine5 AddressLine6 "
    "AddressPostalCode AddressCountry",
    "PhoneNumbers": "PhoneNumber",
    "Websites": "Website",
    "EmailAddresses": "EmailAddress",
    "CryptoWalletAddresses": "CryptoWalletAddress",
    "IndividualDetails": "Individual",
    "Individual": "DOBs PassportDetails Nationalities NationalIdentifierDetails Positions Genders "
    "BirthDetails",
    "DOBs": "DOB",
    "PassportDetails": "Passport",
    "Passport": "PassportNumber PassportAdditionalInformation",
    "Nationalities": "Nationality",
    "NationalIdentifierDetails": "NationalIdentifier",
    "NationalIdentifier": "NationalIdentifierNumber NationalIdentifierAdditionalInformation",
    "Positions": "Position",
    "Genders": "Gender",
    "BirthDetails": "Location",
    "Location": "TownOfBirth CountryOfBirth",
    "EntityDetails": "Entity",
    "Entity": "TypeOfEntities BusinessRegistrationNumbers ParentCompanies Subsidiaries",
    "TypeOfEntities": "TypeOfEntity",
    "BusinessRegistrationNumbers": "BusinessRegistrationNumber",
    "ParentCompanies": "ParentCompany",
    "Subsidiaries": "Subsidiary",
    "ShipDetails": "Ship",
    "Ship": _SHIP,
    "IMONumbers": "IMONumber",
    "CurrentOwnerOperators": "CurrentOwnerOperator",
    "PreviousOwnerOperators": "PreviousOwnerOperator",
    "CurrentBelievedFlagOfShips": "CurrentBelievedFlagOfShip",
    "PreviousFlags": "PreviousFlag",
    "TypeOfShipDetails": "TypeOfShip",
    "TonnageOfShipDetails": "TonnageOfShip",
    "LengthOfShipDetails": "LengthOfShip",
    "YearsBuilt": "YearBuilt",
    "HullIdentificationNumbers": "HullIdentificationNumber",
}
_ALLOWED: Final = {parent: frozenset(words.split()) for parent, words in _CHILDREN.items()}
_NONE: Final[frozenset[str]] = frozenset()
_MEASURES: Final = "SanctionsImposedIndicators"


def check(designation: etree._Element, where: str) -> None:
    """Raises `Refused` for an element that the reader does not know where it stands.

    A measure is new with each new kind of sanction, so those may have any name; they must be
    ``true`` or ``false``.
    """
    for parent in designation.iter():
        allowed = _ALLOWED.get(parent.tag, _NONE)
        for child in parent:
            if parent.tag == _MEASURES and len(child) == 0:
                if text(child) not in {"true", "false", None}:
                    raise Refused(where, f"{child.tag} {quote(text(child) or '')}", "true or false")
            elif child.tag not in allowed:
                raise Refused(
                    where,
                    f"the element <{child.tag}> in <{parent.tag}>",
                    "the elements of the format",
                    "The publisher may have changed the format; the reader must learn it first.",
                )
