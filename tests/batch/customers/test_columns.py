"""Which column holds what: by what the user says, and by the usual headings."""

import pytest

from licet.batch.customers import Columns
from licet.batch.customers.columns import column_notes, recognise
from licet.batch.customers.headings import (
    ADDRESS,
    ADDRESS_PARTS,
    BARE,
    BIRTH,
    COUNTRY,
    FIRST,
    ID,
    IDENTIFIER,
    KIND,
    LAST,
    MEANINGS,
    MIDDLE,
    NAME,
    plain,
)
from licet.batch.reading.errors import ReadError
from licet.lists.record import IDENTIFIERS


def places(headings, **said):
    return recognise(headings.split(","), Columns(**said), "book.csv")


def by_field(headings, **said):
    names = headings.split(",")
    found = places(headings, **said).by_field
    return {field: [names[place] for place in at] for field, at in found.items()}


def refusal(headings, **said):
    with pytest.raises(ReadError) as caught:
        places(headings, **said)
    assert "book.csv, header: found" in str(caught.value) and "expected" in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    "headings",
    [
        "id,name,type,country,address,date_of_birth,passport",
        "Customer No.,Customer Name,Customer Type,Country Code,Address,DOB,Passport No.",
        "CustomerID,CompanyName,EntityType,CountryCode,FullAddress,BirthDate,PassportNumber",
        "Kunden-Nr.,Firma,Kundentyp,Land,Anschrift,Geburtsdatum,Reisepass",
        "Numéro client,Raison sociale,Type,Pays,Adresse,Date de naissance,Passeport",
        "Código de cliente,Razón social,Tipo,País,Dirección,Fecha de nacimiento,Pasaporte",
        "Kundenr,Navn,Kundetype,Landekode,Adresse,Fødselsdato,Pasnummer",
        "ref,ФИО,type,Страна,Адрес,Дата рождения,Паспорт",
        "客户编号,客户名称,type,国家,地址,出生日期,护照号",
    ],
)
def test_usual_headings_are_recognised_in_many_languages(headings):
    one = headings.split(",")
    order = ["id", "name", "kind", "country", "address", "birth", "identifier"]
    assert by_field(headings) == {field: [one[at]] for at, field in enumerate(order)}


def test_a_heading_is_the_same_with_accents_signs_and_capitals_or_without():
    for heading in (
        "customer_name",
        "CUSTOMER-NAME",
        "CustomerName",
        " Customer  name*",
        "Cüstomer.Name",
    ):
        assert plain(heading) == "customer name"


def test_no_heading_means_two_things():
    tables = [NAME, FIRST, MIDDLE, LAST, ID, KIND, COUNTRY, BIRTH, ADDRESS]
    words = [plain(one) for table in tables for one in table.split("|")]
    words += [
        plain(one) for table in (*ADDRESS_PARTS, *IDENTIFIER.values()) for one in table.split("|")
    ]
    assert sorted(words) == sorted(MEANINGS) and "" not in words


def test_kinds_of_number_are_those_of_the_lists_and_bare_names_are_names():
    assert set(IDENTIFIER) <= set(IDENTIFIERS)
    assert {MEANINGS[word].field for word in BARE} == {"name"}


def test_what_the_user_says_goes_before_what_a_heading_looks_like():
    found = by_field("name,Bezeichnung,land,Sitz", name=("Bezeichnung",), country="Sitz")
    assert found == {"name": ["Bezeichnung"], "country": ["Sitz"]}


def test_several_name_columns_are_names_of_the_same_customer_in_the_order_given():
    assert by_field("Kunde,x,Navn 2", name=("Navn 2", "Kunde"))["name"] == ["Navn 2", "Kunde"]


def test_every_column_that_is_headed_as_a_name_is_one():
    assert by_field("company,country,trading name")["name"] == ["company", "trading name"]


def test_a_column_that_the_user_named_is_not_taken_for_something_else_too():
    assert by_field("name,country,land", name=("country",)) == {
        "name": ["country"],
        "country": ["land"],
    }


def test_a_user_need_not_copy_accents_and_capitals():
    assert by_field("Größe,Bezéichnung", name=("bezeichnung",))["name"] == ["Bezéichnung"]


def test_of_two_columns_for_one_field_the_more_telling_counts():
    assert by_field("name,nationality,country")["country"] == ["country"]
    assert by_field("name,no,customer number")["id"] == ["customer number"]


def test_numbers_keep_their_kinds_and_there_may_be_several():
    found = places("name,LEI,imo,passport,VAT number,CVR-nr.,id_number")
    assert [kind for kind, _ in found.identifiers] == (
        ["lei", "imo", "passport", "tax", "registration", "other"]
    )
    assert places("name,Ausweis", identifier="Ausweis").identifiers == (("other", 1),)
    assert places("name,imo,lei", identifier="imo").identifiers == (("imo", 1),)


def test_an_address_in_parts_is_put_together_from_street_to_town():
    found = by_field("name,city,zip,street")
    assert found["address"] == ["street", "zip", "city"]
    assert by_field("name,city,zip,street,address", address="city")["address"] == ["city"]


def test_first_and_last_names_make_a_name():
    found = places("last_name,first_name,middle_name,country")
    assert (found.names, found.parts, found.bare) == ((), (1, 2, 0), None)


def test_beside_first_names_alone_a_name_is_a_last_name_and_the_other_way_round():
    german, spanish = places("Name,Vorname,Firma"), places("nombre,apellidos")
    assert (german.names, german.parts, german.bare) == ((2,), (1, 0), 0)
    assert (spanish.names, spanish.parts, spanish.bare) == ((), (0, 1), 0)
    both = places("name,first name,last name")
    assert (both.names, both.parts, both.bare) == ((0,), (1, 2), None)


def test_names_that_the_user_chose_stand_alone():
    assert places("Firma,Vorname,Nachname", name=("Firma",)).parts == ()


def test_a_file_without_a_column_of_names_is_refused_with_what_it_has_and_what_to_do():
    said = refusal("Kd,Bez,country")
    assert '"Kd", "Bez", "country"' in said and "--name" in said and "Firma" in said


def test_of_very_many_headings_a_message_shows_some():
    assert "and 88 more" in refusal(",".join(f"c{at}" for at in range(100)))


def test_a_column_that_is_not_there_is_refused_with_what_was_meant():
    said = refusal("kunde,land", name=("kunden",))
    assert 'no column "kunden" (did you mean kunde?)' in said and "--name" in said
    assert "--country" in refusal("kunde,land", country="Sitz")


def test_two_columns_of_one_heading_are_two_names_but_not_two_countries():
    assert places("name,name,country").names == (0, 1)
    assert 'the column "country" more than once' in refusal("name,country,country")
    assert "--name" in refusal("kunde,kunde", name=("kunde",))
    assert places("name,note,note").names == (0,)


def test_the_notes_say_what_was_read_and_what_was_not():
    headings = ["Kunde", "Land", "Umsatz"]
    notes = column_notes(headings, recognise(headings, Columns(), "book.csv"))
    assert notes == ['read: name from "Kunde"; country from "Land"', 'not used: "Umsatz"']
