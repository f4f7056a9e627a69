"""Every element and attribute of the FSF 1.1 schema, and where each may stand.

From the file of August 2026 and from the attributes that the schema has beside those. Kept only in
`raw`: numbers of lines (`logicalId`), languages, addresses and corrigenda of acts, whose organ
made them, and `regulationSummary`, the act that last touched a name or an address.
"""

from __future__ import annotations

from typing import Final

from lxml import etree

from licet.lists.refusal import Refused

_COMMON: Final = "regulationSummary remark additionalInformation"
_PLACE: Final = "countryIso2Code countryDescription region"
_LINE: Final = "regulationLanguage logicalId"
_CHILDREN: Final = {
    "sanctionEntity": "remark regulation subjectType nameAlias address birthdate citizenship "
    "identification additionalInformation",
    "regulation": "publicationUrl corrigendum",
    "corrigendum": "publicationUrl regulationSummary",
    "subjectType": "",
    "nameAlias": _COMMON,
    "address": f"{_COMMON} contactInfo",
    "birthdate": _COMMON,
    "citizenship": _COMMON,
    "identification": _COMMON,
    "regulationSummary": "",
    "remark": "",
    "publicationUrl": "",
    "contactInfo": "",
    "additionalInformation": "",
}
_ATTRIBUTES: Final = {
    "sanctionEntity": "designationDate designationDetails unitedNationId euReferenceNumber "
    "delistingDate logicalId",
    "regulation": "regulationType organisationType publicationDate entryIntoForceDate numberTitle "
    "programme logicalId",
    "corrigendum": "regulationType organisationType publicationDate entryIntoForceDate "
    "numberTitle publicationUrl logicalId",
    "subjectType": "code classificationCode",
    "nameAlias": "firstName middleName lastName wholeName function gender title nameLanguage "
    f"strong {_LINE}",
    "address": f"city street poBox zipCode place asAtListingTime {_PLACE} {_LINE}",
    "birthdate": "circa calendarType city zipCode birthdate dayOfMonth monthOfYear year "
    f"yearRangeFrom yearRangeTo place {_PLACE} {_LINE}",
    "citizenship": f"acquisitionDate disenfranchisementDate {_PLACE} {_LINE}",
    "identification": "diplomatic knownExpired knownFalse reportedLost revokedByIssuer issueDate "
    "issuedBy latinNumber nameOnDocument number validFrom validTo identificationTypeCode "
    f"identificationTypeDescription {_PLACE} {_LINE}",
    "regulationSummary": "regulationType publicationDate numberTitle publicationUrl",
    "remark": "",
    "publicationUrl": "",
    "contactInfo": "key value",
    "additionalInformation": "key value",
}
_CHILD_SETS: Final = {name: frozenset(words.split()) for name, words in _CHILDREN.items()}
_ATTRIBUTE_SETS: Final = {name: frozenset(words.split()) for name, words in _ATTRIBUTES.items()}


def check(entity: etree._Element, where: str) -> None:
    """Raises `Refused` for an element or attribute that the reader does not know."""
    for element in entity.iter():
        name = str(element.tag)
        allowed = _CHILD_SETS[name]  # the element itself was allowed where it stands
        for child in element:
            if child.tag not in allowed:
                raise _unknown(where, f"the element <{child.tag}> in <{name}>")
        if strange := set(map(str, element.attrib)) - _ATTRIBUTE_SETS[name]:
            raise _unknown(where, f"the attribute {min(strange)} of <{name}>")


def _unknown(where: str, found: str) -> Refused:
    return Refused(
        where,
        found,
        "the elements and attributes of the format",
        "The publisher may have changed the format; the reader must learn it first.",
    )
