"""The EU list in the schema before FSF 1.1. All parties are invented."""

from datetime import date

import pytest

from licet.lists.eu_fsf.read import read
from licet.lists.reading import Document
from licet.lists.record import Address, Entry, Identifier, Name, NameKind, Sort
from licet.lists.refusal import Refused
from licet.spans import Span

LINE = 'Entity_id="7" legal_basis="{act}" reg_date="2012-02-22" pdf_link="u" programme="ZWE"'


def name(whole: str, language: str = "", act: str = "1/2012 (OJ L1)") -> str:
    return (
        f'<NAME Id="1" {LINE.format(act=act)}><LASTNAME/><FIRSTNAME/><MIDDLENAME/>'
        f"<WHOLENAME>{whole}</WHOLENAME><GENDER>M</GENDER><TITLE/><FUNCTION/>"
        f"<LANGUAGE>{language}</LANGUAGE></NAME>"
    )


def line(tag: str, inside: str) -> str:
    return f'<{tag} Id="1" {LINE.format(act="1/2012 (OJ L1)")}>{inside}</{tag}>'


def only(inside: str, remark: str = "", sort: str = "P") -> Entry:
    xml = (
        f'<WHOLE Date="11/02/2016"><ENTITY Id="7" Type="{sort}" legal_basis="1/2012 (OJ L1)" '
        f'reg_date="2012-02-21" pdf_link="u" programme="ZWE" remark="{remark}">{inside}</ENTITY>'
        "</WHOLE>"
    )
    (found,) = read([Document("global.xml", xml.encode())]).entries
    return found


def test_the_day_of_the_act_is_a_remark_and_its_publication_is_what_its_lines_say():
    found = only(name("Tendai Example"))
    assert (found.key, found.sort, found.citation) == ("7", Sort.PERSON, "1/2012 (OJ L1)")
    assert found.published == (date(2012, 2, 22),)
    assert found.listed_on is None
    assert "Act: 1/2012 (OJ L1), of 2012-02-21" in (found.remarks or "")


def test_a_line_of_another_act_does_not_date_the_entity():
    assert only(name("Tendai Example", act="9/2005 (OJ L9)")).published == ()


def test_a_name_without_a_language_comes_before_one_in_french():
    found = only(name("Tendaï Exemple", "FR") + name("Tendai Example"))
    assert found.name == "Tendai Example"
    assert found.names[0] == Name("Tendaï Exemple", NameKind.ALIAS, "fr")


def test_a_name_that_stands_twice_is_kept_once():
    assert len(only(name("Tendai Example") + name("Tendai Example")).names) == 1


def test_a_second_regime_in_the_remark_is_a_programme():
    found = only(name("Tendai Example"), "(in regime 753/2011 (OJ L199) of programme AFG)")
    assert found.programmes == ("ZWE", "AFG")


def test_an_approximate_birth_keeps_its_words():
    found = only(
        name("Tendai Example")
        + line("BIRTH", "<DATE>1964 - 1966 (approximative)</DATE><PLACE>Gweru</PLACE>"
               "<COUNTRY>ZWE</COUNTRY>")
    )  # fmt: skip
    assert found.births[0].text == "1964 - 1966 (approximative)"
    assert found.births[0].days == Span(date(1964, 1, 1), date(1967, 1, 1))
    assert found.birth_places == ("Gweru, ZWE",)


def test_a_paper_is_number_kind_and_words_about_it():
    inside = "<NUMBER>AB 12 (passport-National passport) [revoked](issued 2001)</NUMBER><COUNTRY/>"
    found = only(name("Tendai Example") + line("PASSPORT", inside))
    label = "National passport; [revoked](issued 2001)"
    assert found.identifiers == (Identifier("passport", "AB 12", None, label),)


def test_a_telephone_in_an_address_is_an_identifier():
    found = only(
        name("Example Bakery")
        + line(
            "ADDRESS",
            "<NUMBER/><STREET>Main St</STREET><ZIPCODE>1</ZIPCODE><CITY>Gweru</CITY>"
            "<COUNTRY>ZWE</COUNTRY><OTHER>PHONE[04 1] (former location)</OTHER>",
        ),
        sort="E",
    )
    assert found.addresses == (Address("Main St, 1 Gweru, ZWE", "ZW", "Gweru", "1"),)
    assert found.identifiers == (Identifier("phone", "04 1"),)
    assert "(former location)" in (found.remarks or "")


@pytest.mark.parametrize(
    ("inside", "sort", "told"),
    [
        (name("A") + line("HOBBY", ""), "P", "HOBBY"),
        (name("A") + line("CITIZEN", "<PLANET/>"), "P", "PLANET"),
        (name("A"), "X", "P or E"),
        ("", "P", "no name"),
    ],
)
def test_what_the_reader_does_not_know_is_refused(inside, sort, told):
    with pytest.raises(Refused, match=told):
        only(inside, sort=sort)
