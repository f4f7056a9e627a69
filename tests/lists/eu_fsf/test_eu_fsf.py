"""The EU list in the schema FSF 1.1. All parties are invented."""

from datetime import date

import pytest

from licet.lists.eu_fsf.read import read
from licet.lists.reading import Document, Reading
from licet.lists.record import Birth, Entry, Identifier, Name, NameKind, Sort
from licet.lists.refusal import Refused
from licet.spans import Span

ACT = (
    '<regulation regulationType="amendment" organisationType="council" '
    'publicationDate="2022-04-09" entryIntoForceDate="2022-04-10" '
    'numberTitle="2022/1 (OJ L1)" programme="{programme}" logicalId="9">'
    "<publicationUrl>https://example.org/act</publicationUrl></regulation>"
)
PERSON = '<subjectType code="person" classificationCode="P"/>'
COMPANY = '<subjectType code="enterprise" classificationCode="E"/>'


def name(whole: str, remark: str = "", language: str = "", more: str = "") -> str:
    inside = f"<remark>{remark}</remark>" if remark else ""
    return (
        f'<nameAlias firstName="" middleName="" lastName="" wholeName="{whole}" function="" '
        f'title="" nameLanguage="{language}" strong="true" regulationLanguage="en" '
        f'logicalId="1" {more}>{inside}<regulationSummary regulationType="amendment" '
        'publicationDate="2022-04-09" numberTitle="2022/1 (OJ L1)" publicationUrl="u"/></nameAlias>'
    )


def entity(inside: str, attributes: str = "", subject: str = PERSON, programme: str = "BLR") -> str:
    return (
        f'<sanctionEntity designationDetails="" unitedNationId="" logicalId="77" {attributes}>'
        f"{ACT.format(programme=programme)}{subject}{inside}</sanctionEntity>"
    )


def reading(*entities: str) -> Reading:
    xml = (
        '<export xmlns="http://eu.europa.ec/fpi/fsd/export" '
        'generationDate="2026-08-05T16:47:04.449+02:00" globalFileId="1">'
        f"{''.join(entities)}</export>"
    )
    return read([Document("full.xml", xml.encode())])


def only(inside: str, attributes: str = "", subject: str = PERSON, programme: str = "BLR") -> Entry:
    (found,) = reading(entity(inside, attributes, subject, programme)).entries
    return found


def test_a_person_has_the_logical_id_for_key_and_the_act_for_citation():
    found = only(name("Ivan Example"), 'euReferenceNumber="EU.1.2"')
    assert (found.key, found.list, found.sort) == ("77", "eu-fsf", Sort.PERSON)
    assert found.citation == "2022/1 (OJ L1)"
    assert found.programmes == ("BLR",)
    assert Identifier("other", "EU.1.2", None, "EU reference number") in found.identifiers
    assert "sanctionEntity" in found.raw


def test_the_file_bears_the_day_of_its_making():
    assert reading(entity(name("Ivan Example"))).issued == date(2026, 8, 5)


def test_the_day_of_publication_is_not_the_day_of_listing():
    found = only(name("Ivan Example"))
    assert found.published == (date(2022, 4, 9),)
    assert found.listed_on is None


def test_a_designation_date_under_a_programme_of_the_union_alone_is_the_day_of_listing():
    found = only(name("Ivan Example"), 'designationDate="2022-04-08"')
    assert found.listed_on == date(2022, 4, 8)


@pytest.mark.parametrize("programme", ["TAQA", "IRN", "a programme of next year"])
def test_a_designation_date_that_may_be_that_of_the_united_nations_is_only_a_remark(programme):
    found = only(name("Ivan Example"), 'designationDate="2001-10-17"', programme=programme)
    assert found.listed_on is None
    assert "Designation date: 2001-10-17" in (found.remarks or "")


def test_the_primary_name_is_the_first_in_english_that_no_remark_calls_an_alias():
    found = only(
        name("Иван Пример", language="EN")
        + name("Jean Exemple", language="FR")
        + name("I. Example", "good quality alias", "EN")
        + name("Ivan Example", language="EN")
    )
    assert found.name == "Ivan Example"
    assert [one.kind for one in found.names] == [
        NameKind.ORIGINAL,
        NameKind.ALIAS,
        NameKind.ALIAS,
        NameKind.PRIMARY,
    ]
    assert found.names[0].language is None  # Cyrillic letters are not English
    assert found.names[1] == Name("Jean Exemple", NameKind.ALIAS, "fr")


@pytest.mark.parametrize("remark", ["low quality alias", "lo quality alias", "Low quality aliias"])
def test_an_alias_called_of_low_quality_is_a_weak_alias(remark):
    found = only(name("Ivan Example") + name("Vanya", remark))
    assert found.names[1].kind is NameKind.WEAK


def test_a_name_that_is_not_strong_is_a_weak_alias():
    weak = name("Vanya").replace('strong="true"', 'strong="false"')
    assert only(name("Ivan Example") + weak).names[1].kind is NameKind.WEAK


@pytest.mark.parametrize(
    "remark", ["former name of Example Bank", "formerly known as", "f.k.a.", "formerly listed as"]
)
def test_a_remark_that_calls_the_name_a_former_one_makes_it_so(remark):
    found = only(name("Example Bank") + name("Sample Bank", remark), subject=COMPANY)
    assert found.names[1].kind is NameKind.FORMER
    assert remark in (found.remarks or "")


def test_a_remark_on_the_former_name_of_another_body_changes_nothing():
    told = "99 % owned by the Fund, formerly known as the Charity"
    found = only(name("Example Bank", told), subject=COMPANY)
    assert found.names[0].kind is NameKind.PRIMARY
    assert told in (found.remarks or "")


def test_an_address_of_an_unknown_country_has_no_country_and_keeps_its_contacts():
    found = only(
        name("Example Bank")
        + '<address city="Minsk" street="Main St 1" poBox="14" zipCode="220" region="" place="" '
        'asAtListingTime="false" countryIso2Code="00" countryDescription="UNKNOWN">'
        '<remark>branch</remark><contactInfo key="FAX" value="+375 1"/></address>',
        subject=COMPANY,
    )
    (place,) = found.addresses
    assert place.text == "Main St 1, PO box 14, 220 Minsk"
    assert (place.country, place.city, place.postcode) == (None, "Minsk", "220")
    assert found.identifiers == (Identifier("phone", "+375 1", None, "FAX"),)
    assert "branch" in (found.remarks or "")


def birth(attributes: str) -> tuple[Birth, ...]:
    place = 'city="" zipCode="" region="" place="" countryIso2Code="00" countryDescription=""'
    return only(name("Ivan Example") + f"<birthdate {attributes} {place}/>").births


@pytest.mark.parametrize(
    ("attributes", "text", "span"),
    [
        ('birthdate="1982-04-18" year="1982"', "1982-04-18", ("1982-04-18", "1982-04-19")),
        ('year="1961" monthOfYear="8"', "1961-08", ("1961-08-01", "1961-09-01")),
        ('circa="true" year="1961"', "circa 1961", ("1961-01-01", "1962-01-01")),
        (
            'yearRangeFrom="1960" yearRangeTo="1979"',
            "1960 to 1979",
            ("1960-01-01", "1980-01-01"),
        ),
    ],
)
def test_a_date_of_birth_keeps_its_words_and_the_days_they_mean(attributes, text, span):
    days = Span(date.fromisoformat(span[0]), date.fromisoformat(span[1]))
    assert birth(attributes) == (Birth(text, days),)


def test_a_year_of_another_calendar_is_not_read_as_one_of_ours():
    assert birth('calendarType="ISLAMIC" year="1343"') == (Birth("1343 (islamic)", None),)


def test_a_day_converted_from_another_calendar_keeps_both():
    (found,) = birth(
        'calendarType="ISLAMIC" birthdate="1982-04-19" year="1402" monthOfYear="6" dayOfMonth="24"'
    )
    assert found.text == "1982-04-19 (islamic, 1402-06-24)"
    assert found.days == Span(date(1982, 4, 19), date(1982, 4, 20))


def test_a_birth_without_a_date_is_a_place():
    found = only(
        name("Ivan Example")
        + '<birthdate circa="false" calendarType="GREGORIAN" city="Brest" countryIso2Code="BY" '
        'countryDescription="BELARUS"/>'
    )
    assert (found.births, found.birth_places) == ((), ("Brest, BELARUS",))


def paper(code: str, number: str, more: str = "") -> str:
    return (
        f'<identification number="{number}" identificationTypeCode="{code}" '
        f'identificationTypeDescription="Words for it" countryIso2Code="BY" {more}/>'
    )


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("passport", "passport"),
        ("fiscalcode", "tax"),
        ("imo", "imo"),
        ("regnumber", "registration"),
    ],
)
def test_a_paper_has_its_kind_and_country(code, kind):
    found = only(name("Ivan Example") + paper(code, "A1"))
    assert found.identifiers == (Identifier(kind, "A1", "BY"),)


def test_a_paper_of_a_kind_that_nobody_knows_stays_visible():
    found = only(name("Ivan Example") + paper("moonpass", "A1"))
    assert found.identifiers == (Identifier("other", "A1", "BY", "Words for it"),)


def test_a_paper_known_to_be_false_says_so():
    found = only(name("Ivan Example") + paper("passport", "A1", 'knownFalse="true"'))
    assert found.identifiers[0].label == "Words for it; known to be false"


def test_a_dash_is_not_a_number():
    found = only(name("Example Bank") + paper("regnumber", "-", 'issuedBy="Court"'))
    assert found.identifiers == ()
    assert "issued by Court" in (found.remarks or "")


def test_an_enterprise_with_an_imo_number_is_still_what_the_file_says():
    assert only(name("Example Line") + paper("imo", "1"), subject=COMPANY).sort is Sort.COMPANY


def test_a_citizenship_is_a_country():
    found = only(name("Ivan Example") + '<citizenship countryIso2Code="BY" region=""/>')
    assert found.countries == ("BY",)


@pytest.mark.parametrize(
    ("xml", "told"),
    [
        (entity(name("A") + "<hobby/>"), "<hobby>"),
        (entity(name("A", more='nickname="x"')), "nickname"),
        (entity(""), "no name"),
        (entity(name("")), "a name without words"),
        (entity(name("A"), subject='<subjectType code="moon"/>'), "moon"),
        (entity(name("A")).replace('logicalId="77"', ""), "no logicalId"),
        (entity(name("A"), 'designationDate="soon"'), "soon"),
        ("", "no sanctionEntity"),
    ],
)
def test_what_the_reader_does_not_know_is_refused(xml, told):
    with pytest.raises(Refused, match=told):
        reading(xml)


def test_a_file_that_breaks_off_is_refused():
    with pytest.raises(Refused, match="breaks off"):
        read([Document("full.xml", b'<export xmlns="http://eu.europa.ec/fpi/fsd/export"><sanct')])


def test_two_documents_are_not_one_list():
    with pytest.raises(Refused, match="2 documents"):
        read([Document("a.xml", b""), Document("b.xml", b"")])
