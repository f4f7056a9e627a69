"""The vocabulary of FollowTheMoney 4.11, as far as it says something of a listed party.

From the schemata of the model (opensanctions/followthemoney, `followthemoney/schema/*.yaml`): what
each schema is here, and which property goes where. A property that is not named here stays visible
in the remarks under its own name; a schema that is not named here stops the reader.
"""

from __future__ import annotations

from typing import Final

from licet.lists.record import NameKind, Sort

PARTIES: Final = {
    "Person": Sort.PERSON,
    "Company": Sort.COMPANY,
    "Organization": Sort.COMPANY,
    "PublicBody": Sort.COMPANY,
    "Vessel": Sort.VESSEL,
    "Airplane": Sort.AIRCRAFT,
    # A legal entity is what the source does not call a person or a company.
    "LegalEntity": Sort.UNKNOWN,
    "Asset": Sort.UNKNOWN,
    "BankAccount": Sort.UNKNOWN,
    "CryptoWallet": Sort.UNKNOWN,
    "RealEstate": Sort.UNKNOWN,
    "Security": Sort.UNKNOWN,
    "Territory": Sort.UNKNOWN,
    "Thing": Sort.UNKNOWN,
    "UserAccount": Sort.UNKNOWN,
    "Vehicle": Sort.UNKNOWN,
}

# Records that tell more of a party, and the property that names it.
SANCTION: Final = "Sanction"
ADDRESS: Final = "Address"
HOLDERS: Final = {"Identification": "holder", "Passport": "holder"}

# Records between parties and records of other things: they name no listed party themselves.
OTHERS: Final = frozenset(
    "Article Associate Audio Call CallForTenders Contract ContractAward Control CourtCase "
    "CourtCaseParty Debt Directorship Document Documentation EconomicActivity Email Employment "
    "Event Family Folder HyperText Image Interest License Membership Mention Message Note "
    "Occupancy Ownership Package Page Pages Payment PlainText Position Project ProjectParticipant "
    "Representation Risk Similar Succession Table TaxRoll Trip UnknownLink Video Workbook".split()
)

NAMES: Final = {
    "name": NameKind.ALIAS,  # all but the first, or the caption
    "alias": NameKind.ALIAS,
    "abbreviation": NameKind.ALIAS,
    "weakAlias": NameKind.WEAK,
    "previousName": NameKind.FORMER,
}

# The property, the kind of identifier, and whether the property's name is a label that says more.
NUMBERS: Final = {
    "leiCode": ("lei", False),
    "imoNumber": ("imo", False),
    "mmsi": ("mmsi", False),
    "callSign": ("call_sign", False),
    "serialNumber": ("aircraft", True),
    "icaoCode": ("aircraft", True),
    "passportNumber": ("passport", False),
    "idNumber": ("national_id", False),
    "socialSecurityNumber": ("national_id", True),
    "personalNumber": ("national_id", True),
    "taxNumber": ("tax", False),
    "innCode": ("tax", True),
    "irsCode": ("tax", True),
    "kppCode": ("tax", True),
    "vatCode": ("tax", True),
    "voenCode": ("tax", True),
    "registrationNumber": ("registration", False),
    "cikCode": ("registration", True),
    "jibCode": ("registration", True),
    "mbsCode": ("registration", True),
    "ogrnCode": ("registration", True),
    "okpoCode": ("registration", True),
    "uscCode": ("registration", True),
    "swiftBic": ("swift", False),
    "isin": ("isin", False),
    "isinCode": ("isin", False),
    "ticker": ("ticker", False),
    "email": ("email", False),
    "website": ("website", False),
    "phone": ("phone", False),
    "publicKey": ("crypto", False),
    "cryptoAddress": ("crypto", False),
    "unscId": ("un_reference", False),
    **dict.fromkeys(
        "accountId accountNumber bic iban bikCode brightQueryId brightQueryOrgId bvdId cageCode "
        "crsNumber dunsCode figiCode fnsCode giiNumber icijId ipoCode licenseNumber npiCode permId "
        "pfrNumber ricCode sayariId uniqueEntityId wikidataId".split(),
        ("other", True),
    ),
}

# Nationality first, then flag, then where it is registered, then the loosest tie.
COUNTRIES: Final = ("nationality", "citizenship", "flag", "jurisdiction", "mainCountry", "country")
ADDRESS_PARTS: Final = "street street2 postOfficeBox postalCode city region state".split()

# Read by name, so not repeated in the remarks.
HANDLED: Final = frozenset(
    {*NAMES, *NUMBERS, *COUNTRIES, "address", "addressEntity", "birthDate", "birthPlace"}
    | {"program", "programId", "sanctions", "identification"}
)

# Properties whose values are words; others may hold records.
TEXTS: Final = HANDLED - {"addressEntity", "sanctions", "identification"}
