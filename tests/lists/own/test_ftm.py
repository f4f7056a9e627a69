"""FollowTheMoney entities, flat and nested; the parties are invented."""

import gc
import json
from datetime import date

import pytest

from licet.lists.own.read import read
from licet.lists.reading import Document, Reading
from licet.lists.record import Address, Entry, Identifier, Sort
from licet.lists.refusal import Refused


def party(schema="Company", *, one="x-1", target=True, **properties):
    values = {"name": ["Blue Works"]} | properties
    return {"id": one, "schema": schema, "properties": values, "target": target}


def sanction(start=None, end=None, *, of="x-1", **properties):
    values = {"entity": [of]} | properties
    values |= {"startDate": [start]} if start else {}
    values |= {"endDate": [end]} if end else {}
    return {"id": f"s-{of}-{start}-{end}", "schema": "Sanction", "properties": values}


def entities(*objects) -> Reading:
    lines = "\n".join(json.dumps(one, ensure_ascii=False) for one in objects)
    return read([Document("entities.ftm.json", lines.encode())])


def one(*objects) -> Entry:
    (entry,) = entities(*objects).entries
    return entry


def names(entry: Entry) -> list[tuple[str, str]]:
    return [(name.text, name.kind.value) for name in entry.names]


@pytest.mark.parametrize(
    ("schema", "sort"),
    [
        ("Person", Sort.PERSON),
        ("Company", Sort.COMPANY),
        ("Organization", Sort.COMPANY),
        ("PublicBody", Sort.COMPANY),
        ("Vessel", Sort.VESSEL),
        ("Airplane", Sort.AIRCRAFT),
        ("LegalEntity", Sort.UNKNOWN),
        ("CryptoWallet", Sort.UNKNOWN),
        ("Security", Sort.UNKNOWN),
    ],
)
def test_a_schema_is_a_sort(schema, sort):
    entry = one(party(schema))
    assert (entry.sort, entry.key, entry.list) == (sort, "x-1", "own")


def test_names_are_of_the_kind_that_the_model_says():
    entry = one(
        party(
            name=["Blue Works", "Works Blue"],
            alias=["BW", "Синий завод"],
            weakAlias=["Blue", "Синий"],
            previousName=["Red Works"],
        )
    )
    assert names(entry) == [
        ("Blue Works", "primary"),
        ("Works Blue", "alias"),
        ("BW", "alias"),
        ("Синий завод", "original script"),
        ("Blue", "weak alias"),
        ("Синий", "weak alias"),
        ("Red Works", "former name"),
    ]


def test_the_first_latin_name_is_primary():
    entry = one(party(name=["Синий завод", "Blue Works"]))
    assert names(entry) == [("Blue Works", "primary"), ("Синий завод", "original script")]


def test_the_caption_is_primary_where_it_is_a_latin_name():
    given = party(name=["Blue Works", "Blue Works Ltd"]) | {"caption": "Blue Works Ltd"}
    assert one(given).name == "Blue Works Ltd"


def test_a_party_without_a_latin_name_keeps_its_own():
    assert names(one(party(name=["Синий завод"], alias=["Завод"]))) == [
        ("Синий завод", "primary"),
        ("Завод", "alias"),
    ]


def test_a_wallet_without_a_name_has_its_caption():
    wallet = party("CryptoWallet", name=[], publicKey=["bc1q"]) | {"caption": "bc1q"}
    entry = one(wallet)
    assert entry.name == "bc1q"
    assert entry.identifiers == (Identifier("crypto", "bc1q"),)


def test_numbers_are_identifiers_of_their_kind():
    entry = one(
        party(
            leiCode=["529900T8BM49AURSDO55"],
            innCode=["7701"],
            idNumber=["55"],
            swiftBic=["BLUEIRTH"],
            dunsCode=["12"],
        )
    )
    assert entry.identifiers == (
        Identifier("lei", "529900T8BM49AURSDO55"),
        Identifier("tax", "7701", None, "innCode"),
        Identifier("registration", "55", None, "idNumber"),
        Identifier("swift", "BLUEIRTH"),
        Identifier("other", "12", None, "dunsCode"),
    )


def test_a_registration_of_an_airplane_is_its_mark():
    entry = one(party("Airplane", registrationNumber=["EP-ABC"]))
    assert entry.identifiers == (Identifier("aircraft", "EP-ABC", None, "registrationNumber"),)


def test_a_person_has_births_and_nationalities():
    entry = one(
        party(
            "Person",
            birthDate=["1971-03"],
            birthPlace=["Qom"],
            nationality=["ir"],
            citizenship=["ua-cri", "suhh"],
            country=["ru"],
        )
    )
    assert [birth.text for birth in entry.births] == ["1971-03"]
    assert (entry.birth_places, entry.countries) == (("Qom",), ("IR", "UA"))
    assert entry.remarks == "country: ru\ncitizenship: ua-cri\ncitizenship: suhh"


def test_a_property_without_a_field_stays_visible():
    entry = one(party(topics=["sanction"], notes=["Words."], newProperty=["new"]))
    assert entry.remarks == "topics: sanction\nnotes: Words.\nnewProperty: new"


def test_an_address_record_is_an_address_of_its_party():
    place = {
        "id": "a-1",
        "schema": "Address",
        "properties": {"street": ["1 Quay"], "city": ["Aden"], "country": ["ye"]},
        "target": False,
    }
    entry = one(party(address=["Old Town"], addressEntity=["a-1", "a-2"]), place)
    assert entry.addresses == (
        Address("Old Town"),
        Address("1 Quay, Aden, ye", "YE", "Aden"),
    )
    assert entry.remarks == "addressEntity: a-2 (not in the document)"
    assert '"a-1"' in entry.raw.splitlines()[1]


def test_a_passport_record_is_an_identifier_of_its_holder():
    paper = {
        "id": "p-1",
        "schema": "Passport",
        "properties": {"holder": ["x-1"], "number": ["A1"], "country": ["ye"]},
    }
    entry = one(paper, party("Person", passportNumber=["A1"]))
    assert Identifier("passport", "A1", "YE") in entry.identifiers


def test_a_paper_without_a_number_is_a_remark():
    paper = {
        "id": "p-1",
        "schema": "Identification",
        "properties": {"holder": ["x-1"], "type": ["ID card"]},
    }
    entry = one(paper, party("Person"))
    assert entry.identifiers == ()
    assert entry.remarks == "Identification: type ID card"


# ------------------------------------------------------------------- days of listing


def test_the_days_that_opensanctions_saw_it_are_no_listing():
    seen = {"first_seen": "2021-01-01", "last_seen": "2026-02-27T06:00:00"}
    reading = entities(party() | seen)
    assert reading.entries[0].listed_on is None
    assert reading.issued == date(2026, 2, 27)


def test_a_sanction_tells_the_day_of_listing_and_the_programme():
    entry = one(sanction("2022-03-04", program=["Alpha"], authority=["Board"]), party())
    assert (entry.listed_on, entry.delisted_on) == (date(2022, 3, 4), None)
    assert entry.programmes == ("Alpha",)
    assert entry.remarks == "Sanction: program Alpha; authority Board; startDate 2022-03-04"


def test_the_day_of_listing_comes_before_the_day_of_effect():
    entry = one(party(), sanction("2022-03-04", listingDate=["2022-03-01"]))
    assert entry.listed_on == date(2022, 3, 1)


def test_an_end_does_not_hide_a_sanction_that_lives():
    entry = one(party(), sanction("2014-01-01", "2016-01-01"), sanction("2022-03-04"))
    assert (entry.listed_on, entry.delisted_on) == (date(2022, 3, 4), None)


def test_a_party_whose_sanctions_have_all_ended_is_off_the_day_after():
    entry = one(
        party(target=False), sanction("2014-01-01", "2016-01-01"), sanction("2015-01-01", "2018")
    )
    assert (entry.listed_on, entry.delisted_on) == (date(2014, 1, 1), date(2019, 1, 1))


def test_an_end_that_cannot_be_read_ends_nothing():
    assert one(party(), sanction("2014-01-01", "some day")).delisted_on is None


def test_an_end_of_one_party_is_not_that_of_another():
    reading = entities(party(), party(one="x-2"), sanction("2014-01-01", "2016-01-01", of="x-2"))
    days = {entry.key: entry.delisted_on for entry in reading.entries}
    assert days == {"x-1": None, "x-2": date(2016, 1, 2)}


# ------------------------------------------------------------------- nested, and the rest


def test_nested_records_say_the_same_as_flat_ones():
    place = {
        "id": "a-1",
        "schema": "Address",
        "properties": {"full": ["1 Quay, Aden"], "country": ["ye"]},
    }
    told = sanction("2022-03-04", program=["Alpha"])
    flat = one(party(addressEntity=["a-1"]), place, told)
    nested = one(party(addressEntity=[place], sanctions=[told]))
    for what in ("key", "names", "addresses", "programmes", "listed_on", "delisted_on", "remarks"):
        assert getattr(flat, what) == getattr(nested, what)


def test_a_relation_inside_a_party_stays_visible():
    relation = {"id": "o-1", "schema": "Ownership", "caption": "owns", "properties": {}}
    assert one(party(ownershipOwner=[relation])).remarks == "ownershipOwner: owns"


def test_a_party_that_is_no_target_is_no_entry_and_is_counted():
    relation = {"id": "o-1", "schema": "Ownership", "properties": {"owner": ["x-2"]}}
    reading = entities(party(), party(one="x-2", target=False), relation, sanction(of="x-9"))
    assert [entry.key for entry in reading.entries] == ["x-1"]
    assert reading.notes == (
        "1 parties are no target, and no entry.",
        "Passed over, as they are no party: 1 Ownership.",
        "1 sanctions and 0 identity papers are of parties that are not here.",
    )


def test_an_entity_that_says_nothing_of_targets_is_an_entry():
    given = party()
    del given["target"]
    assert one(given).key == "x-1"


@pytest.mark.parametrize(
    ("objects", "found"),
    [
        ([party("Dragon")], "Dragon"),
        ([party(), {"id": "x", "schema": "Company"}], "line 2"),
        ([{"id": "", "schema": "Company", "properties": {}}], "no entity"),
        ([party(name=[])], "no name"),
        ([party(name="Blue")], "a list of values"),
        ([party(name=[{"id": "x"}])], "expected text"),
        ([party(name=[7])], "expected text"),
        ([party(sanctions=["s-1"])], "in place of a record"),
        ([party(target=False)], "no target"),
        ([{"id": "s", "schema": "Sanction", "properties": {}}], "of nobody"),
    ],
)
def test_what_the_reader_does_not_know_stops_it(objects, found):
    with pytest.raises(Refused, match=found):
        entities(*objects)


def test_a_file_that_breaks_off_is_refused_with_its_line():
    data = "\n".join(json.dumps(party(one=f"x-{n}")) for n in range(3)).encode()
    with pytest.raises(Refused, match=r"line 3.*broken JSON"):
        read([Document("entities.ftm.json", data[:-20])])
    assert gc.isenabled()


def test_every_target_line_is_an_entry():
    """Counted apart from the reader, by the words on the lines."""
    objects = [
        shape
        for n in range(500)
        for shape in (
            party("Person" if n % 3 else "Vessel", one=f"x-{n}", target=n % 5 != 0),
            sanction("2022-03-04", of=f"x-{n}") if n % 5 else {"id": f"e-{n}"} | EVENT,
        )
    ]
    lines = [json.dumps(one) for one in objects]
    entries = entities(*objects).entries
    targets = [line for line in lines if '"target": true' in line]
    assert len(entries) == len(targets) == 400
    people = sum('"schema": "Person"' in line for line in targets)
    assert sum(entry.sort is Sort.PERSON for entry in entries) == people


EVENT = {"schema": "Event", "properties": {}, "target": False}
