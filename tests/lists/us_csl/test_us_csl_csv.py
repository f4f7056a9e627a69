"""The CSV of the Consolidated Screening List: fields, dates, keys, refusals."""

from datetime import date

import pytest

from licet.lists.record import Birth, Name, NameKind, Sort
from licet.lists.refusal import Refused
from licet.lists.us_csl.csv_rows import COLUMNS
from licet.spans import Span
from tests.lists.us_csl.samples import (
    CMIC,
    DEBARRED,
    DENIED,
    ENTITY_LIST,
    OFAC_SDN,
    WIDE,
    csv_document,
    one_entry,
    reading,
)

SDN = {"source": OFAC_SDN, "entity_number": "990001", "type": "Individual"}


def test_every_field_of_a_person_is_read():
    entry = one_entry(
        **SDN,
        name="MUSTER,  Jan",
        programs="SDGT; IFSR",
        title="Director",
        addresses="1 Example Street, Kufstein, AT; DE",
        alt_names="MUSTER, J.; JANUS",
        citizenships="AT",
        dates_of_birth="1971-03-25; circa 1972",
        nationalities="DE; Atlantis",
        places_of_birth="Kufstein, Austria; Bonn, Germany",
        remarks="(Linked To: MUSTER LTD)",
    )
    assert (entry.key, entry.list, entry.sort) == ("990001", "us-ofac-sdn", Sort.PERSON)
    assert [one.text for one in entry.names] == ["MUSTER, Jan", "MUSTER, J.", "JANUS"]
    assert [(one.text, one.country) for one in entry.addresses] == [
        ("1 Example Street, Kufstein, AT", "AT"),
        ("DE", "DE"),
    ]
    assert entry.births[0] == Birth("1971-03-25", Span(date(1971, 3, 25), date(1971, 3, 26)))
    assert entry.births[1] == Birth("circa 1972", Span(date(1972, 1, 1), date(1973, 1, 1)))
    assert entry.birth_places == ("Kufstein, Austria", "Bonn, Germany")
    assert entry.countries == ("DE", "AT")
    assert entry.programmes == ("SDGT", "IFSR")
    assert entry.remarks == "(Linked To: MUSTER LTD); Title: Director; Nationality: Atlantis"
    assert '"MUSTER,  Jan"' in entry.raw


def test_a_vessel_keeps_its_call_sign_flag_and_tonnage():
    entry = one_entry(
        source=OFAC_SDN,
        entity_number="7",
        type="Vessel",
        name="MUSTER STAR",
        call_sign="3EXA1",
        vessel_flag="Panama",
        vessel_type="Tug",
        gross_tonnage="640",
        ids="IMO 9999999, Vessel Registration Identification; Malta, Former Vessel Flag",
    )
    assert [(one.kind, one.number) for one in entry.identifiers] == [
        ("call_sign", "3EXA1"),
        ("imo", "9999999"),
    ]
    assert entry.countries == ("PA",)
    assert entry.remarks == "Vessel type: Tug; Tonnage: 640; Malta, Former Vessel Flag"


def test_a_flag_that_names_no_country_stands_in_the_remarks():
    entry = one_entry(
        source=OFAC_SDN, entity_number="7", type="Vessel", vessel_flag="None Identified"
    )
    assert entry.countries == () and entry.remarks == "Vessel flag: None Identified"


def test_on_the_entity_list_the_start_is_a_day_of_publication_and_never_of_listing():
    entry = one_entry(start_date="2019-05-21", federal_register_notice="84 FR 22961")
    assert entry.published == (date(2019, 5, 21),)
    assert entry.listed_on is None


def test_the_words_of_a_licence_requirement_become_terms_and_stay_whole():
    asked = "For all items subject to the EAR. (See §§ 734.9(g),3 746.8(a)(3) of the EAR)"
    entry = one_entry(license_requirement=asked, license_policy="Presumption of denial. ")
    assert (entry.requirement, entry.footnotes) == ("all_items", (3,))
    assert entry.review_policy == "presumption of denial"
    assert entry.remarks == f"Licence requirement: {asked}; Licence policy: Presumption of denial."


def test_a_denial_order_stands_from_its_start_to_the_end_of_its_last_day():
    entry = one_entry(
        source=DENIED,
        start_date="2020-10-30",
        end_date="2026-03-13",
        standard_order="Y",
        federal_register_notice="85 F.R. 70122 11/4/2020",
    )
    assert (entry.listed_on, entry.delisted_on) == (date(2020, 10, 30), date(2026, 3, 14))
    assert entry.published == (date(2020, 11, 4),)
    assert entry.requirement == "denial" and entry.remarks == "Standard order: Y"


@pytest.mark.parametrize("slip", ["0097-06-30", "2020-13-40", "soon"])
def test_a_start_that_cannot_be_is_kept_as_words_alone(slip):
    entry = one_entry(source=DENIED, start_date=slip, end_date=slip)
    assert (entry.listed_on, entry.delisted_on) == (None, None)
    assert entry.remarks == f"Start date: {slip}; End date: {slip}"


def test_a_start_in_american_order_is_read():
    assert one_entry(source=DENIED, start_date="3/4/2021").listed_on == date(2021, 3, 4)


def test_the_military_industrial_list_states_its_day_of_listing():
    ids = "Listing Date (CMIC), 2021-06-03; Effective Date (CMIC), 2021-08-02"
    entry = one_entry(source=CMIC, entity_number="5", type="Entity", ids=ids)
    assert entry.listed_on == date(2021, 6, 3)
    assert entry.remarks == ids and entry.identifiers == ()


def test_a_listing_on_another_list_is_not_taken_for_this_one():
    ids = "Listing Date (EO 14024 Directive 2):, 2022-02-24"
    assert one_entry(**SDN, ids=ids).listed_on is None


def test_prose_among_the_aliases_of_the_entity_list_is_taken_off():
    entry = one_entry(
        alt_names="Muster Werke; and Muster-Optik Institute.; f.k.a. Alt-Muster Ltd.; MW Co., Ltd."
    )
    assert entry.names[1:] == (
        Name("Muster Werke"),
        Name("Muster-Optik Institute"),
        Name("Alt-Muster Ltd.", NameKind.FORMER),
        Name("MW Co., Ltd."),
    )


def test_aliases_of_the_treasury_stay_as_printed():
    entry = one_entry(**SDN, alt_names="and Sons Trading; Muster Institute.")
    assert [one.text for one in entry.names[1:]] == ["and Sons Trading", "Muster Institute."]


@pytest.mark.parametrize(
    ("address", "country"),
    [
        ("21 Road, Xi, China, CN", "CN"),
        ("4/F Trade Centre, Hong Kong", "HK"),
        ("Yesil A, Istanbul, Turkey.", "TR"),
        ("1 Peach Street, Atlanta, Georgia", None),
        ("5 Drive, Phoenix, AZ, 85043", None),
        ("Gaza, REGION: GAZA", "PS"),
        ("P.O. Box 662, Ramallah", None),
    ],
)
def test_a_country_is_read_from_the_end_of_an_address_and_never_guessed(address, country):
    (found,) = one_entry(addresses=address).addresses
    assert (found.text, found.country) == (address, country)


def test_a_party_without_number_is_keyed_by_name_and_country():
    assert one_entry(name="Müster Optik, S.A.", addresses="Wien, AT").key == "muster optik sa|at"


def test_equal_names_on_one_list_get_keys_of_their_own():
    row = {"source": DEBARRED, "name": "Jan Muster"}
    found = reading(
        csv_document(
            {**row, "federal_register_notice": "80 FR 1"},
            {**row, "federal_register_notice": "83 FR 2, 84 FR 9"},
            {**row, "federal_register_notice": "83 FR 2"},
            {**row, "source": DENIED},
        )
    )
    assert [one.key for one in found.entries] == [
        "jan muster||80 FR 1",
        "jan muster||83 FR 2|83 FR 2, 84 FR 9",
        "jan muster||83 FR 2|83 FR 2",
        "jan muster|",
    ]


def test_a_number_printed_twice_on_one_list_is_counted():
    found = reading(csv_document({**SDN, "name": "A"}, {**SDN, "name": "A"}))
    assert [one.key for one in found.entries] == ["990001", "990001#2"]


def test_older_files_have_no_ids_and_name_their_sources_by_code():
    found = reading(
        csv_document({"source": "DPL", "name": "Jan Muster"}, columns=COLUMNS),
    )
    assert found.entries[0].list == "us-bis-dpl"
    assert found.lacks == {"identifiers"}


def test_a_header_that_stands_twice_is_passed_over_with_a_note():
    found = reading(csv_document({"source": "EL", "name": "Muster"}, between=[WIDE]))
    assert len(found.entries) == 1
    assert found.notes == ("csl.csv, line 2: the header again, passed over.",)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"source": "XYZ", "name": "A"}, 'the source "XYZ"'),
        ({"source": "New List (NEW) - Somebody", "name": "A"}, "one of the lists that are known"),
        ({"source": "EL", "name": " "}, "no name"),
        ({"source": "SDN", "name": "A", "type": "Entity"}, "OFAC's number"),
        ({"source": "EL", "name": "A", "type": "Robot"}, 'the type "Robot"'),
    ],
)
def test_a_row_that_cannot_be_placed_is_refused(row, message):
    with pytest.raises(Refused, match=r"csl\.csv, line 2") as caught:
        reading(csv_document(row))
    assert message in str(caught.value)


def test_a_column_that_nobody_knows_is_refused():
    with pytest.raises(Refused, match='unknown columns "risk"'):
        reading(csv_document({"source": "EL", "name": "A"}, columns=(*WIDE, "risk")))


def test_a_row_of_another_width_is_refused():
    with pytest.raises(Refused, match="line 2: found 3 cells; expected 29 cells"):
        reading(csv_document(between=[["1", ENTITY_LIST, "A"]]))


def test_a_file_that_breaks_off_is_refused():
    document = csv_document({"source": "EL", "name": "A", "addresses": "One, Two, CN"})
    cut = document.data[: document.data.index(b"Two")]
    with pytest.raises(Refused, match="may break off"):
        reading(type(document)("csl.csv", cut))
