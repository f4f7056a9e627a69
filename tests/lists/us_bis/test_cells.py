"""A cell of the agency's tables: names, aliases, addresses, others within the entry."""

import pytest

from licet.lists.record import NameKind
from licet.lists.us_bis.cells import party


def _names(cell: str) -> list[tuple[str, str]]:
    return [(one.text, one.kind.value) for one in party(cell, "CN").names]


def _places(cell: str) -> list[str]:
    return [one.text for one in party(cell, "CN").addresses]


PLAIN = [
    ("Amber Kite Co., Ltd., Room 7, Harbour Road, Wuhan, China.", "Amber Kite Co., Ltd."),
    ("Karim Example, 501, 5th Floor, Some Market, Kabul, Afghanistan", "Karim Example"),
    ("Kite Base Co., Ltd., Bantam Village Base, Longmen District, Xian", "Kite Base Co., Ltd."),
    ("A.B. Example Institute (ABI), Russian Academy of Sciences (RAS), 9 Lenin St., Omsk",
     "A.B. Example Institute (ABI), Russian Academy of Sciences (RAS)"),
    ("Lone Kite (Hong Kong) Co., Ltd. (LK), Unit 4, Kowloon, Hong Kong",
     "Lone Kite (Hong Kong) Co., Ltd. (LK)"),
    ("Nowhere Known", "Nowhere Known"),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "name"), PLAIN)
def test_a_name_ends_where_the_address_begins(cell: str, name: str) -> None:
    assert _names(cell)[0] == (name, "primary")
    assert "".join(_places(cell)) == cell.removeprefix(name).strip(" ,.")


def test_where_the_end_of_a_name_is_open_the_shorter_one_is_a_name_too() -> None:
    found = _names("Omid Example, Rayan Research Institute, P.O. Box 1, Tehran, Iran")
    assert ("Omid Example", "alias") in found


def test_aliases_in_a_list_of_dashes_and_lines() -> None:
    cell = (
        "Kite Corp, a.k.a., the following three aliases:\n—Kite AG—Systems;\n"
        "—Kestrel Co., Ltd.; and\n—Milan.\n12 Some Road, Wuhan; and 9 Road, Hong Kong."
    )
    names = ["Kite Corp", "Kite AG—Systems", "Kestrel Co., Ltd.", "Milan"]
    assert [one for one, _ in _names(cell)] == names
    assert _places(cell) == ["12 Some Road, Wuhan", "9 Road, Hong Kong"]
    assert [one.country for one in party(cell, "CN").addresses] == ["CN", "HK"]


def test_the_last_alias_on_one_line_with_the_address() -> None:
    cell = "Kite, a.k.a., the following two aliases: —K1; and —Kite Co. Ltd. 300 South Way, Wuhan"
    assert [one for one, _ in _names(cell)] == ["Kite", "K1", "Kite Co. Ltd."]
    assert _places(cell) == ["300 South Way, Wuhan"]


def test_former_names_are_former() -> None:
    assert _names("Kite OOO (f.k.a., Kestrel ZAO), 9 Lenin St.") == [
        ("Kite OOO", "primary"),
        ("Kestrel ZAO", "former name"),
    ]
    cell = "Kite, f.k.a., the following one alias: —Kestrel. 9 Lenin St., Omsk"
    assert _names(cell)[1] == ("Kestrel", "former name")


def test_former_names_in_brackets_and_aliases_in_a_list() -> None:
    cell = "Kite OOO (f.k.a., Kestrel ZAO), a.k.a., the following two aliases: —K1; and —K2. 9 Road"
    assert _names(cell) == [
        ("Kite OOO", "primary"),
        ("Kestrel ZAO", "former name"),
        ("K1", "alias"),
        ("K2", "alias"),
    ]


def test_a_list_of_former_names_and_a_list_of_aliases() -> None:
    cell = (
        "Kite, f.k.a., the following one alias: —Kestrel; and a.k.a., the following two aliases: "
        "—K1; and —K2. 9 Lenin St."
    )
    assert [kind for _, kind in _names(cell)] == ["primary", "former name", "alias", "alias"]


def test_aliases_in_brackets_are_parted_by_commas_but_not_before_a_company_form() -> None:
    cell = "Lim Kite (a.k.a., Lin Kite, Kite, Inc. and Yong Kite), 170 Bukit, Singapore"
    assert [one for one, _ in _names(cell)] == ["Lim Kite", "Lin Kite", "Kite, Inc.", "Yong Kite"]


def test_a_reference_to_another_heading_is_a_remark() -> None:
    found = party("Kite, 9 Road, Kabul (See alternate addresses under Pakistan (Punjab)).", "AF")
    assert found.remarks == ("(See alternate addresses under Pakistan (Punjab))",)
    assert [one.text for one in found.addresses] == ["9 Road, Kabul"]


def test_raised_digits_are_footnotes_and_no_part_of_the_name() -> None:
    found = party("Kite Co., Ltd.¹ ², 9 Road, Wuhan", "CN")
    assert found.names[0].text == "Kite Co., Ltd."
    assert found.footnotes == (1, 2)


def test_an_address_alone_has_no_name() -> None:
    found = party("Address 07, Room 1, 13F, Some Plaza, Kowloon, Hong Kong.", "CN")
    assert not found.names
    assert found.addresses[0].country == "HK"
    assert found.remarks == ("Address 07",)


def test_affiliates_within_an_entry_are_names_and_stay_in_the_remarks() -> None:
    cell = (
        "Kite Co., Ltd., a.k.a., the following one alias: —Kite. Addresses for Kite Co., Ltd.: "
        "Kite Base, Wuhan, China; and R&D Center, No. 2, Wuhan, China. New Kestrel Technology "
        "Co., Ltd., Room 605, No. 21, Wuhan, China. Milan Tech; Harrier Technology Co., Ltd.; and "
        "Osprey Tech. Building R4, No. 2 City Avenue, China. Kite Tech. Investment Co., U1 "
        "Building, Wuhan, China."
    )
    found = party(cell, "CN")
    assert [one.text for one in found.names] == [
        "Kite Co., Ltd.",
        "Kite",
        "New Kestrel Technology Co., Ltd.",
        "Milan Tech",
        "Harrier Technology Co., Ltd.",
        "Osprey Tech",
        "Kite Tech. Investment Co.",
    ]
    assert all(one.kind is NameKind.ALIAS for one in found.names[1:])
    assert "New Kestrel Technology" in found.remarks[0]


def test_subordinate_institutions_without_addresses_of_their_own() -> None:
    cell = (
        "Kite 14th Research Institute, a.k.a., the following one alias: —Kite 14. Kestrel Sun "
        "Industry Corporation. Milan Institute of Radio Technology. The following addresses apply "
        "to the entity and the two subordinate institutions: No 1 Some Road, Nanjing, China"
    )
    names = [one for one, _ in _names(cell)]
    assert names[2:] == ["Kestrel Sun Industry Corporation", "Milan Institute of Radio Technology"]


def test_an_institution_named_behind_its_parent_is_a_name() -> None:
    cell = "Kite Institute (K 13) subordinate institution: Kestrel Circuits, 9 Road, Wuhan"
    assert ("Kestrel Circuits", "alias") in _names(cell)
