"""Supplements 4, 6 and 7 in the eCFR's XML."""

from datetime import date

import pytest

from licet.lists.reading import Document
from licet.lists.record import Sort
from licet.lists.refusal import Refused
from licet.lists.us_bis_entity_list.read import read
from licet.lists.us_bis_meu.read import read as read_meu
from licet.lists.us_bis_uvl.read import read as read_uvl
from tests.lists.us_bis.builders import FOUR, SEVEN, SIX, entity, part_744, row


def _four(*rows: str) -> Document:
    return part_744(4, FOUR, *rows)


def test_an_entry_with_everything_in_it() -> None:
    cell = "Amber Kite<SU>1</SU>, a.k.a., the following one alias:<br/>—Kite.<br/>9 Road, Wuhan."
    words = "For all items subject to the EAR, see §§ 734.9(e)<SU>1</SU> of the EAR<SU>2</SU>"
    found = read([_four(entity(cell, "CHINA, PEOPLE'S REPUBLIC OF", words))])
    (one,) = found.entries
    assert (found.format, found.issued) == ("ecfr-xml", date(2026, 7, 23))
    assert (one.list, one.key) == ("us-bis-entity-list", "amber kite|cn")
    assert [each.text for each in one.names] == ["Amber Kite", "Kite"]
    assert (one.requirement, one.footnotes) == ("all_items", (1, 2))
    assert one.review_policy == "presumption of denial"
    assert one.published == (date(2019, 5, 21),)
    assert one.listed_on is None
    assert one.raw.startswith("<TR>")


def test_the_country_stands_in_its_first_row_and_empty_cells_keep_their_place() -> None:
    rows = (entity("A Kite", "BURMA"), row("", "B Kite", "", "", "84 FR 9, 1/2/19"))
    a, b, c = read([_four(*rows, entity("C Kite", "IRAN"))]).entries
    assert (a.country, b.country, c.country) == ("MM", "MM", "IR")
    assert (b.requirement, b.citation) == (None, "84 FR 9, 1/2/19")


def test_a_country_that_spans_rows() -> None:
    first = '<TR><TD rowspan="2">IRAN</TD><TD>A Kite</TD><TD/><TD/><TD>1 FR 2</TD></TR>'
    second = "<TR><TD>B Kite</TD><TD/><TD/><TD>1 FR 3</TD></TR>"
    found = read([_four(first, second)]).entries
    assert [(one.name, one.country, one.citation) for one in found] == [
        ("A Kite", "IR", "1 FR 2"),
        ("B Kite", "IR", "1 FR 3"),
    ]


def test_a_reserved_row_is_passed_over_and_said() -> None:
    found = read([_four(entity("A Kite", "IRAN"), row("", "[Reserved]", "", "", ""))])
    assert len(found.entries) == 1
    assert "[Reserved]" in found.notes[0]


def test_an_address_alone_has_a_key_of_the_address() -> None:
    (one,) = read([_four(entity("Address 01, Room 2, Kowloon, Hong Kong.", "CHINA"))]).entries
    assert (one.sort, one.names) == (Sort.ADDRESS, ())
    assert one.key == "room 2 kowloon hong kong|cn"
    assert one.name == "Room 2, Kowloon, Hong Kong"


def test_equal_names_are_told_apart_by_citation_address_and_order() -> None:
    cells = ("Kite, 1 Road, Omsk", "Kite, 2 Road, Omsk", "Kite, 2 Road, Omsk")
    keys = [one.key for one in read([_four(*(entity(one, "RUSSIA") for one in cells))]).entries]
    assert len(set(keys)) == 3
    assert keys[2] == f"{keys[1]}#2"


def test_an_unknown_country_stays_in_the_remarks() -> None:
    (one,) = read([_four(entity("Kite, 9 Road", "ATLANTIS"))]).entries
    assert one.country is None
    assert "Country: ATLANTIS" in (one.remarks or "")


def test_words_that_are_no_term_stay_in_the_remarks() -> None:
    words = "For all items subject to the EAR when used in projects specified in § 746.8(a)(4)"
    (one,) = read([_four(entity("Kite", "RUSSIA", words))]).entries
    assert one.requirement is None
    assert words in (one.remarks or "")


def test_the_unverified_list() -> None:
    cell = row("CHINA", "Kite Ltd., 9 Road, Wuhan; and 8 Road, Hong Kong", "80 FR 60529, 10/7/15")
    (one,) = read_uvl([part_744(6, SIX, cell)]).entries
    assert (one.list, one.requirement, len(one.addresses)) == ("us-bis-uvl", None, 2)


def test_the_military_end_user_list() -> None:
    cell = row("RUSSIA", "Kite Plant, 9 Lenin Street, Omsk.", "85 FR 83799, 12/23/2020")
    (one,) = read_meu([part_744(7, SEVEN, cell)]).entries
    assert (one.list, one.name, one.country) == ("us-bis-meu", "Kite Plant", "RU")


REFUSED = [
    (part_744(6, SIX, row("IRAN", "Kite", "")), "no appendix"),
    (part_744(4, SIX, row("IRAN", "Kite", "")), "the columns"),
    (_four(row("IRAN", "Kite", "")), "3 cells"),
    (_four(row("", "Kite", "", "", "")), "no country"),
    (_four(row("IRAN", "", "For all items", "", "")), "no party"),
    (_four(), "no rows"),
    (Document("x.xml", _four(entity("Kite", "IRAN")).data[:-40]), "breaks off"),
    (Document("x.xml", b"<html5><p/></html5>"), "as the root"),
    (Document("x.csv", b"Country,Entity"), "XML"),
]


@pytest.mark.parametrize(("document", "found"), REFUSED)
def test_what_is_not_the_table_is_refused(document: Document, found: str) -> None:
    with pytest.raises(Refused, match=found):
        read([document])


def test_two_documents_are_refused() -> None:
    with pytest.raises(Refused, match="one document"):
        read([_four(entity("Kite", "IRAN"))] * 2)
