"""The UK Sanctions List as XML. All parties are invented."""

from datetime import date

import pytest

from licet.lists.reading import Document, Reading
from licet.lists.record import Entry, Identifier, Name, NameKind, Sort
from licet.lists.refusal import Refused
from licet.lists.uk_sanctions_list.read import read
from licet.spans import Span

ZARIA = "<Name><Name1>Ada</Name1><Name2>Bea</Name2><Name6>ZARIA</Name6>"
PRIMARY = f"{ZARIA}<NameType>Primary Name</NameType></Name>"
REGIME = "The Nowhere (Sanctions) (EU Exit) Regulations 2019"


def designation(names: str = PRIMARY, sort: str = "Individual", more: str = "") -> str:
    return (
        "<Designation><LastUpdated>04/08/2026</LastUpdated>"
        "<DateDesignated>29/06/2012</DateDesignated><UniqueID>NOW0001</UniqueID>"
        f"<OFSIGroupID>12</OFSIGroupID><Names>{names}</Names>"
        f"<RegimeName>{REGIME}</RegimeName><IndividualEntityShip>{sort}</IndividualEntityShip>"
        f"<DesignationSource>UK</DesignationSource>{more}</Designation>"
    )


def reading(*designations: str) -> Reading:
    xml = (
        "<Designations><DateGenerated>07/09/2026</DateGenerated>"
        f"{''.join(designations)}</Designations>"
    )
    return read([Document("uk.xml", xml.encode())])


def only(names: str = PRIMARY, sort: str = "Individual", more: str = "") -> Entry:
    (found,) = reading(designation(names, sort, more)).entries
    return found


def name(words: str, kind: str, strength: str = "") -> str:
    tail = f"<AliasStrength>{strength}</AliasStrength>" if strength else ""
    return f"<Name><Name6>{words}</Name6><NameType>{kind}</NameType>{tail}</Name>"


def test_a_designation_has_its_unique_id_its_regime_and_the_day_of_designation():
    found = only()
    assert (found.key, found.list, found.sort) == ("NOW0001", "uk-sanctions-list", Sort.PERSON)
    assert found.programmes == (REGIME,)
    assert found.citation == REGIME
    assert found.listed_on == date(2012, 6, 29)
    assert "Designation source: UK" in (found.remarks or "")


def test_the_list_bears_the_day_of_its_making():
    assert reading(designation()).issued == date(2026, 9, 7)


def test_a_persons_surname_stands_last():
    assert only().names == (Name("Ada Bea ZARIA", NameKind.PRIMARY),)


@pytest.mark.parametrize(
    ("kind", "strength", "expected"),
    [
        ("Primary Name Variation", "", NameKind.ALIAS),
        ("ALias", "", NameKind.ALIAS),
        ("Alias", "Good quality a.k.a", NameKind.ALIAS),
        ("Alias", "Low quality a.k.a", NameKind.WEAK),
    ],
)
def test_an_alias_is_weak_where_its_strength_says_so(kind, strength, expected):
    assert only(PRIMARY + name("ZED", kind, strength)).names[1].kind is expected


def test_a_name_in_another_script_has_its_language():
    inside = (
        "<NonLatinNames><NonLatinName><NameNonLatinScript>Ада Зария</NameNonLatinScript>"
        "<NonLatinScriptType>Cyrillic</NonLatinScriptType>"
        "<NonLatinScriptLanguage>Russian</NonLatinScriptLanguage></NonLatinName></NonLatinNames>"
    )
    assert only(more=inside).names[1] == Name("Ада Зария", NameKind.ORIGINAL, "ru")


def test_latin_letters_among_the_other_scripts_are_an_alias():
    inside = (
        "<NonLatinNames><NonLatinName><NameNonLatinScript>Áda Zaría</NameNonLatinScript>"
        "</NonLatinName></NonLatinNames>"
    )
    assert only(more=inside).names[1] == Name("Áda Zaría", NameKind.ALIAS)


def test_a_name_without_words_is_passed_over_and_noted():
    found = reading(designation("<Name><NameType>Primary Name</NameType></Name>" + PRIMARY))
    assert len(found.entries[0].names) == 1
    assert found.notes == ("1 names without any words were passed over.",)


@pytest.mark.parametrize(
    ("words", "span"),
    [
        ("05/08/1946", ("1946-08-05", "1946-08-06")),
        ("dd/mm/1945", ("1945-01-01", "1946-01-01")),
        ("00/00/1975", ("1975-01-01", "1976-01-01")),
        ("dd/09/1958", ("1958-09-01", "1958-10-01")),
        ("15/08/19yy", None),
    ],
)
def test_a_birth_keeps_its_words_and_the_days_they_mean(words, span):
    inside = f"<IndividualDetails><Individual><DOBs><DOB>{words}</DOB></DOBs></Individual></IndividualDetails>"  # noqa: E501
    (found,) = only(more=inside).births
    assert found.text == words
    assert found.days == (span and Span(*map(date.fromisoformat, span)))


def test_a_passport_that_is_repeated_is_kept_once():
    paper = "<Passport><PassportNumber>P1</PassportNumber></Passport>"
    empty = (
        "<Passport><PassportAdditionalInformation>lost</PassportAdditionalInformation></Passport>"
    )
    inside = (
        f"<IndividualDetails><Individual><PassportDetails>{paper * 3}{empty}</PassportDetails>"
        "</Individual></IndividualDetails>"
    )
    found = only(more=inside)
    assert [one for one in found.identifiers if one.kind == "passport"] == [
        Identifier("passport", "P1")
    ]
    assert "Passport: lost" in (found.remarks or "")


def test_registration_numbers_on_lines_of_one_cell_are_told_apart():
    inside = (
        "<EntityDetails><Entity><BusinessRegistrationNumbers><BusinessRegistrationNumber>OGRN: 12\n"
        "INN - 34\n56 (Nowhere)</BusinessRegistrationNumber></BusinessRegistrationNumbers></Entity>"
        "</EntityDetails>"
    )
    found = only(name("ZARIA LLC", "Primary name"), "Entity", inside)
    assert found.sort is Sort.COMPANY
    assert found.identifiers[:3] == (
        Identifier("registration", "12", None, "OGRN"),
        Identifier("tax", "34", None, "INN"),
        Identifier("registration", "56 (Nowhere)"),
    )


def test_a_ship_has_its_imo_number_bare_and_its_flag():
    inside = (
        "<ShipDetails><Ship><IMONumbers><IMONumber>IMO9999999</IMONumber></IMONumbers>"
        "<CurrentBelievedFlagOfShips><CurrentBelievedFlagOfShip>Comoros"
        "</CurrentBelievedFlagOfShip></CurrentBelievedFlagOfShips>"
        "<PreviousFlags><PreviousFlag>India</PreviousFlag></PreviousFlags></Ship></ShipDetails>"
    )
    found = only(name("ZARIA 8", "Primary name"), "Ship", inside)
    assert found.sort is Sort.VESSEL
    assert Identifier("imo", "9999999") in found.identifiers
    assert found.countries == ("KM",)
    assert "Previous flag: India" in (found.remarks or "")


def test_an_address_has_its_lines_in_order():
    inside = (
        "<Addresses><Address><AddressLine1>1 Main St</AddressLine1><AddressLine6>Kinshasa"
        "</AddressLine6><AddressPostalCode>99</AddressPostalCode><AddressCountry>"
        "Congo (Democratic Republic)</AddressCountry></Address></Addresses>"
    )
    (place,) = only(more=inside).addresses
    assert place.text == "1 Main St, Kinshasa, 99, Congo (Democratic Republic)"
    assert (place.country, place.postcode) == ("CD", "99")


def test_a_new_measure_stays_visible():
    inside = (
        "<SanctionsImposedIndicators><AssetFreeze>true</AssetFreeze><TravelBan>false</TravelBan>"
        "<MoonBan>true</MoonBan></SanctionsImposedIndicators>"
    )
    assert "Measures: AssetFreeze, MoonBan" in (only(more=inside).remarks or "")


@pytest.mark.parametrize(
    ("xml", "told"),
    [
        (designation(more="<Hobbies/>"), "<Hobbies>"),
        (designation("<Name><Name9>x</Name9></Name>"), "<Name9>"),
        (designation(name("ZED", "Pen name")), "Pen name"),
        (designation(PRIMARY + name("ZED", "Alias", "So-so")), "So-so"),
        (designation(""), "without a name"),
        (designation(name("ZED", "Alias")), "no primary name"),
        (designation(sort="Moon"), "Moon"),
        (designation().replace("NOW0001", ""), "no UniqueID"),
        (designation().replace("29/06/2012", "soon"), "soon"),
        ("", "no designation"),
        ("<Hobbies/>", "<Hobbies>"),
    ],
)
def test_what_the_reader_does_not_know_is_refused(xml, told):
    with pytest.raises(Refused, match=told):
        reading(xml)


def test_every_designation_of_the_real_excerpt_is_an_entry(shared_data):
    data = (shared_data / "uk" / "uk_sanctions_list_excerpt.xml").read_bytes()
    found = read([Document("uk.xml", data)])
    assert len(found.entries) == data.count(b"<Designation>") == 1
    entry = found.entries[0]
    assert len(entry.names) == data.count(b"<Name>") + data.count(b"<NonLatinName>")
    assert len(entry.addresses) == data.count(b"<Address>")
