"""SDN.XML and CONSOLIDATED.XML."""

from datetime import date

import pytest

from licet.lists.ofac.reader import read
from licet.lists.reading import Document
from licet.lists.record import Address, Identifier, NameKind, Sort
from licet.lists.refusal import Refused
from tests.lists.ofac.samples import sdn_xml, xml_entry


def entry(more="", **said):
    (found,) = read([sdn_xml(xml_entry(more=more, **said))], sdn=True).entries
    return found


def test_a_document_bears_its_date_and_its_count():
    found = read([sdn_xml(xml_entry())], sdn=True)
    assert (found.format, found.issued, found.declared) == ("xml", date(2026, 7, 24), 1)


def test_the_namespace_does_not_matter():
    new = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML"
    assert len(read([sdn_xml(xml_entry(), namespace=new)], sdn=True).entries) == 1


def test_a_count_that_is_not_met_is_refused():
    with pytest.raises(Refused, match='1 entries; expected "2" entries'):
        read([sdn_xml(xml_entry(), count=2)], sdn=True)


def test_an_element_that_nobody_knows_is_refused():
    with pytest.raises(Refused, match="uid 7: found unknown elements shoeSize"):
        entry("<shoeSize>43</shoeSize>")


def test_a_document_of_another_root_is_refused():
    with pytest.raises(Refused, match="<rss> as the root"):
        read([Document("SDN.XML", b"<?xml version='1.0'?><rss/>")], sdn=True)


def test_a_file_that_breaks_off_is_refused():
    whole = sdn_xml(xml_entry()).data
    with pytest.raises(Refused, match="breaks off"):
        read([Document("SDN.XML", whole[: len(whole) - 30])], sdn=True)


def test_a_person_is_surname_first():
    found = entry("<firstName>Ola</firstName>", name="NORDMANN", kind="Individual")
    assert (found.name, found.sort) == ("NORDMANN, Ola", Sort.PERSON)


def test_an_alias_called_weak_is_a_weak_alias():
    found = entry(
        "<akaList>"
        "<aka><uid>1</uid><type>a.k.a.</type><category>weak</category><lastName>GHT</lastName></aka>"
        "<aka><uid>2</uid><type>f.k.a.</type><category>strong</category><lastName>OLD</lastName></aka>"
        "</akaList>"
    )
    assert [one.kind for one in found.names[1:]] == [NameKind.WEAK, NameKind.FORMER]


def test_an_address_is_one_line_with_its_parts():
    found = entry(
        "<addressList><address><uid>1</uid><address1>1 Quay St.</address1><city>Oslo</city>"
        "<postalCode>0150</postalCode><country>Norway</country></address></addressList>"
    )
    assert found.addresses == (Address("1 Quay St., Oslo 0150, Norway", "NO", "Oslo", "0150"),)


def test_a_number_is_an_identifier_and_the_rest_of_the_list_is_a_remark():
    found = entry(
        "<idList><id><uid>1</uid><idType>Passport</idType><idNumber>71</idNumber>"
        "<idCountry>Norway</idCountry><expirationDate>01 Feb 2011</expirationDate></id>"
        "<id><uid>2</uid><idType>Gender</idType><idNumber>Male</idNumber></id></idList>"
    )
    assert found.identifiers == (Identifier("passport", "71", "NO", "Passport"),)
    assert found.remarks == "Passport: 71 (Norway) expires 01 Feb 2011; Gender: Male"


def test_births_and_countries():
    found = entry(
        "<nationalityList><nationality><uid>1</uid><country>Norway</country></nationality>"
        "</nationalityList><dateOfBirthList><dateOfBirthItem><uid>1</uid>"
        "<dateOfBirth>circa 1962</dateOfBirth></dateOfBirthItem></dateOfBirthList>"
        "<placeOfBirthList><placeOfBirthItem><uid>1</uid><placeOfBirth>Bergen</placeOfBirth>"
        "</placeOfBirthItem></placeOfBirthList>"
    )
    assert found.countries == ("NO",)
    assert [one.text for one in found.births] == ["circa 1962"]
    assert found.birth_places == ("Bergen",)


def test_a_vessel_keeps_what_the_format_says_of_it():
    found = entry(
        "<vesselInfo><callSign>LAXY</callSign><vesselFlag>Norway</vesselFlag>"
        "<vesselOwner>GREEN HARBOUR</vesselOwner></vesselInfo>",
        kind="Vessel",
    )
    assert found.identifiers[0].kind == "call_sign" and found.countries == ("NO",)
    assert found.remarks == "Vessel flag: Norway; Vessel owner: GREEN HARBOUR"
