"""SDN_ADVANCED.XML and CONS_ADVANCED.XML."""

from datetime import date

import pytest

from licet.lists.ofac.reader import read
from licet.lists.reading import Document
from licet.lists.record import Address, Identifier, NameKind, Sort
from licet.lists.refusal import Refused
from tests.lists.ofac.samples import advanced, feature, listing, name, party

SSI, MBS, ALL, STRANGE = "91507", "91868", "91512", "99999"


def period(first, last, approximate="false"):
    def day(tag, one):
        return f"<{tag}><Year>{one[0]}</Year><Month>{one[1]}</Month><Day>{one[2]}</Day></{tag}>"

    return (
        f'<DatePeriod><Start Approximate="{approximate}">{day("From", first)}{day("To", first)}'
        f'</Start><End Approximate="{approximate}">{day("From", last)}{day("To", last)}</End>'
        '</DatePeriod><VersionDetail DetailTypeID="1430"/>'
    )


def entry(*names, sdn=True, **parts):
    inside = {key: parts.pop(key) for key in ("kind", "features") if key in parts}
    parts.setdefault("entries", listing())
    (found,) = read([advanced(party("7", *names, **inside), **parts)], sdn=sdn).entries
    return found


def test_the_day_of_listing_is_the_publishers():
    found = read([advanced(party(), entries=listing(day=(2020, 3, 5)))], sdn=True)
    (one,) = found.entries
    assert (found.format, found.issued) == ("advanced-xml", date(2026, 7, 24))
    assert (one.list, one.key, one.listed_on) == ("us-ofac-sdn", "7", date(2020, 3, 5))
    assert (one.programmes, one.citation) == (("SDGT",), "Executive Order 99999")
    assert one.remarks == "Measures: Block"


def test_a_party_on_two_lists_is_two_entries():
    entries = (
        listing(number=SSI, programme="UKRAINE-EO13662", day=(2014, 7, 16))
        + listing(number=MBS, programme="UKRAINE-EO13662", day=(2022, 2, 24))
        + listing(number=ALL, programme="UKRAINE-EO13662", day=(2014, 10, 10))
    )
    found = read([advanced(party(), entries=entries)], sdn=False).entries
    assert [(one.list, one.listed_on) for one in found] == [
        ("us-ofac-ssi", date(2014, 7, 16)),
        ("us-ofac-mbs", date(2022, 2, 24)),
    ]
    assert "Also on: Non-SDN Menu-Based Sanctions List since 2022-02-24" in (found[0].remarks or "")


def test_a_list_that_is_not_known_is_named_and_noted():
    entries = listing(number=STRANGE, programme="NS-PLC")
    found = read([advanced(party(), entries=entries)], sdn=False)
    assert [one.list for one in found.entries] == ["us-ofac-non-sdn"]
    assert "A List of Tomorrow is not known" in found.notes[0]


def test_a_party_that_is_on_no_list_is_kept_and_noted():
    found = read([advanced(party())], sdn=True)
    assert [one.list for one in found.entries] == ["us-ofac-sdn"]
    assert "is on no list; read as us-ofac-sdn" in found.notes[0]


def test_names_have_their_kinds_and_scripts():
    found = entry(
        name(("GREEN", "1525"), alias="1403", first=True),
        name(("OLD GREEN", "1525"), alias="1401"),
        name(("GHT", "1525"), weak=True),
        name(("ЗЕЛЁНЫЙ", "1525"), script="220"),
    )
    assert [(one.text, one.kind) for one in found.names] == [
        ("GREEN", NameKind.PRIMARY),
        ("OLD GREEN", NameKind.FORMER),
        ("GHT", NameKind.WEAK),
        ("ЗЕЛЁНЫЙ", NameKind.ORIGINAL),
    ]


def test_a_person_is_surname_first():
    found = entry(
        name(("NORDMANN", "1520"), ("Ola", "1521"), ("Kari", "1522"), alias="1403", first=True),
        kind="4",
    )
    assert (found.name, found.sort) == ("NORDMANN, Ola Kari", Sort.PERSON)


@pytest.mark.parametrize(
    ("first", "last", "printed"),
    [
        ((1962, 1, 1), (1962, 12, 31), "1962"),
        ((1962, 3, 1), (1962, 3, 31), "Mar 1962"),
        ((1962, 3, 4), (1962, 3, 4), "04 Mar 1962"),
        ((1960, 1, 1), (1965, 12, 31), "1960 to 1965"),
        ((1960, 2, 3), (1960, 4, 5), "03 Feb 1960 to 05 Apr 1960"),
    ],
)
def test_a_period_is_printed_as_the_other_formats_print_it(first, last, printed):
    (birth,) = entry(features=feature("8", period(first, last)), kind="4").births
    assert birth.text == printed
    assert birth.days.start == date(*first) and birth.days.last == date(*last)


def test_an_approximate_period_is_circa():
    found = entry(features=feature("8", period((1962, 1, 1), (1962, 12, 31), "true")), kind="4")
    assert [one.text for one in found.births] == ["circa 1962"]


LOCATIONS = (
    '<Location ID="11"><LocationAreaCode AreaCodeID="1"/><LocationCountry CountryID="1"/>'
    '<LocationPart LocPartTypeID="1451"><LocationPartValue Primary="true"><Comment/>'
    "<Value>1 Quay St.</Value></LocationPartValue></LocationPart>"
    '<LocationPart LocPartTypeID="1454"><LocationPartValue Primary="true"><Comment/>'
    "<Value>Oslo</Value></LocationPartValue></LocationPart></Location>"
    '<Location ID="12"><LocationAreaCode AreaCodeID="2"/></Location>'
    '<Location ID="13"><LocationPart LocPartTypeID="1450"><LocationPartValue Primary="true">'
    "<Comment/><Value>Crimea</Value></LocationPartValue></LocationPart></Location>"
)


def place(number):
    return f'<VersionLocation LocationID="{number}"/>'


def test_a_location_is_an_address_and_one_that_is_undetermined_is_none():
    features = feature("25", place(11)) + feature("25", place(12)) + feature("25", place(13))
    found = entry(features=features, locations=LOCATIONS)
    assert found.addresses == (
        Address("1 Quay St., Oslo, Norway", "NO", "Oslo", None),
        Address("Region: Crimea", "UA", None, None),
    )


def test_a_nationality_is_a_country():
    assert entry(features=feature("10", place(11)), locations=LOCATIONS).countries == ("NO",)


def test_features_are_identifiers_or_remarks():
    features = (
        feature("14", '<VersionDetail DetailTypeID="1432">www.example.test</VersionDetail>')
        + feature("345", '<VersionDetail DetailTypeID="1432">1abc</VersionDetail>')
        + feature("224", '<VersionDetail DetailTypeID="1431" DetailReferenceID="1"/>')
    )
    found = entry(features=features)
    assert [(one.kind, one.number) for one in found.identifiers] == [
        ("website", "www.example.test"),
        ("crypto", "1abc"),
    ]
    assert "Gender: Male" in (found.remarks or "")


def test_documents_are_identifiers_and_their_dates_are_remarks():
    documents = (
        '<IDRegDocument ID="1" IDRegDocTypeID="1571" IdentityID="70" IssuedBy-CountryID="1" '
        'ValidityID="1"><Comment/><IDRegistrationNo>71</IDRegistrationNo><IssuingAuthority/>'
        f'<DocumentDate IDRegDocDateTypeID="1">{period((2001, 2, 1), (2001, 2, 1))}</DocumentDate>'
        "</IDRegDocument>"
    ).replace('<VersionDetail DetailTypeID="1430"/>', "")
    found = entry(documents=documents)
    assert found.identifiers == (Identifier("passport", "71", "NO", "Passport"),)
    assert "Passport: 71 Issue Date 01 Feb 2001" in (found.remarks or "")
    assert "<IDRegDocument " in found.raw


def test_a_relation_names_the_other_party():
    relations = (
        '<ProfileRelationship ID="1" From-ProfileID="7" To-ProfileID="8" RelationTypeID="15003" '
        'Former="false"><Comment/></ProfileRelationship>'
    )
    other = party("8", name(("MOTHER CO", "1525"), alias="1403", first=True))
    document = advanced(party(), other, entries=listing() + listing("8"), relations=relations)
    first, _ = read([document], sdn=True).entries
    assert "Owned or Controlled By: MOTHER CO" in (first.remarks or "")


def test_an_element_that_nobody_knows_is_refused():
    with pytest.raises(Refused, match="DistinctParty 7: found unknown elements ShoeSize"):
        entry(features="<ShoeSize>43</ShoeSize>")


def test_a_reference_to_nothing_is_refused():
    with pytest.raises(Refused, match='Location "99", which the file does not hold'):
        entry(features=feature("25", place(99)))
    with pytest.raises(Refused, match="a reference to profile 8"):
        entry(entries=listing("8"))


def test_a_file_that_breaks_off_is_refused():
    whole = advanced(party(), entries=listing()).data
    with pytest.raises(Refused, match="breaks off"):
        read([Document("SDN_ADVANCED.XML", whole[:-20])], sdn=True)


def test_a_document_type_is_refused():
    whole = advanced(party(), entries=listing()).data
    bomb = whole.replace(b"<Sanctions ", b"<!DOCTYPE x [<!ENTITY a 'b'>]><Sanctions ")
    with pytest.raises(Refused, match="a document type or entity declaration"):
        read([Document("SDN_ADVANCED.XML", bomb)], sdn=True)


@pytest.mark.parametrize(
    ("inside", "stranger"),
    [
        ("<Locations>", "<Locations><Moon/>"),
        ("</Locations>", "<Moon/></Locations>"),
        ("</Sanctions>", "<Moon/></Sanctions>"),
    ],
)
def test_an_element_that_nobody_knows_beside_the_parties_is_refused(inside, stranger):
    whole = advanced(party(), locations=LOCATIONS, entries=listing()).data
    other = whole.replace(inside.encode(), stranger.encode())
    with pytest.raises(Refused, match="an unknown element <Moon>"):
        read([Document("SDN_ADVANCED.XML", other)], sdn=True)
