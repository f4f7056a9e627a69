"""The flat JSON of the Entity List, the MEU List and section 1260H."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from licet.lists.reading import Document
from licet.lists.record import Sort
from licet.lists.refusal import Refused
from licet.lists.us_bis_entity_list.read import read
from licet.lists.us_bis_meu.read import read as read_meu
from licet.lists.us_dod_1260h.read import read as read_1260h
from tests.lists.us_bis.builders import ALL, json_file, thing


def _names(**fields: object) -> list[str]:
    (one,) = read([json_file("bis-entity-list", thing(**fields))]).entries  # type: ignore[arg-type]
    return [each.text for each in one.names]


def test_an_entry_of_the_json() -> None:
    found = read([json_file("bis-entity-list", thing("Kite", address="9 Road, Wuhan", notes=ALL))])
    (one,) = found.entries
    assert (found.format, found.issued, found.declared) == ("json", date(2026, 7, 9), 1)
    assert (one.requirement, one.review_policy) == ("all_items", None)
    assert (one.country, one.citation) == ("CN", "84 FR 22961")


def test_an_address_that_ran_into_the_last_alias_is_cut_off() -> None:
    assert _names(name="Kite", aliases=["M.K. Tech, 5762 Rue Royal, Montreal, Canada"]) == [
        "Kite",
        "M.K. Tech",
    ]
    assert _names(name="Kite", aliases=["Kite Ansari. No 7101, Index Tower"]) == [
        "Kite",
        "Kite Ansari",
    ]


def test_a_bracket_that_the_extract_tore_apart() -> None:
    torn = {"name": "Kite Company (a.k.a.", "address": "Kite Pad Co.), Unit 23, Tehran, Iran"}
    assert _names(**torn) == ["Kite Company", "Kite Pad Co."]
    left = {"name": "Lim Kite", "address": "(a.k.a. Lin Kite and Yong Kite), 170 Bukit"}
    assert _names(**left) == ["Lim Kite", "Lin Kite", "Yong Kite"]


def test_markers_within_aliases_are_no_names() -> None:
    aliases = ["Kite (KDC), a.k.a., the following two aliases:", "HPK; and", "A1 Kite; B1 Kite"]
    assert _names(name="Kite", aliases=aliases, address="9 Road") == [
        "Kite",
        "Kite (KDC)",
        "HPK",
        "A1 Kite",
        "B1 Kite",
    ]


def test_a_requirement_that_breaks_off_is_said() -> None:
    cut = thing("Kite", notes="All items subject to the EAR except for: —crude oil, natural g...")
    found = read([json_file("bis-entity-list", cut)])
    assert found.entries[0].requirement == "all_items"
    assert "1 entries breaks off" in found.notes[1]


def test_the_day_of_print_is_no_day_of_listing() -> None:
    kite = thing(
        "Kite Inc.",
        effective_date="2026-06-10",
        federal_register="91 FR 35189 (June 10, 2026)",
        notes="Kite is affiliated.",
    )
    (one,) = read_1260h([json_file("dow-1260h", kite)]).entries
    assert (one.list, one.sort, one.listed_on) == ("us-dod-1260h", Sort.COMPANY, None)
    assert one.published == (date(2026, 6, 10),)
    assert one.remarks == "Kite is affiliated."


REFUSED = [
    (json_file("bis-meu", thing("Kite")), "the list 'bis-meu'"),
    (json_file("bis-entity-list", thing("Kite"), count=2), "1 entities"),
    (json_file("bis-entity-list", thing("Kite", colour="red")), "colour"),
    (json_file("bis-entity-list", thing(" ")), "no name"),
    (json_file("bis-entity-list", thing("Kite", aliases="K")), "aliases"),
    (json_file("bis-entity-list", thing("Kite", notes=5)), "notes that is int"),
    (json_file("bis-entity-list", thing("Kite", effective_date="soon")), "soon"),
    (Document("x.json", json_file("bis-entity-list", thing("Kite")).data[:-3]), "breaks off"),
    (Document("x.json", b'{"entities": []}'), "the fields"),
]


@pytest.mark.parametrize(("document", "found"), REFUSED)
def test_what_is_not_the_json_is_refused(document: Document, found: str) -> None:
    with pytest.raises(Refused, match=found):
        read([document])


def _real(shared_data: Path, name: str) -> tuple[Document, list[dict[str, str]]]:
    data = (shared_data / "bis" / name).read_bytes()
    return Document(name, data), json.loads(data)["entities"]


def test_the_entity_list_at_hand_counted_another_way(shared_data: Path) -> None:
    document, plain = _real(shared_data, "bis-entity-list-2026-07-09.json")
    found = read([document]).entries
    places = sum(one["name"].startswith("Address ") for one in plain)
    assert len(found) == len({one.key for one in found}) == len(plain) == 3409
    assert Counter(one.sort for one in found) == {Sort.UNKNOWN: 3390, Sort.ADDRESS: places}
    assert places == 19
    marks = {3: "734.9(g)", 5: "734.9(e)(3)"}
    for mark, words in marks.items():
        counted = sum(words in one["notes"] for one in plain)
        assert sum(mark in one.footnotes for one in found) == counted
    assert Counter(mark for one in found for mark in one.footnotes) == {
        1: 130,
        2: 130,
        3: 773,
        4: 96,
        5: 16,
    }
    assert sum(one.requirement is None for one in found) == 101
    assert all(one.names or one.addresses for one in found)
    assert not any(one.listed_on for one in found)


def test_no_name_at_hand_is_lost_or_holds_an_address(shared_data: Path) -> None:
    document, plain = _real(shared_data, "bis-entity-list-2026-07-09.json")
    for one, row in zip(read([document]).entries, plain, strict=True):
        texts = [each.text for each in one.names]
        assert len(texts) >= (1 if one.names else 0)
        assert not any("; and" in each or each.endswith(":") for each in texts), texts
        kept = " ".join([*texts, *(each.text for each in one.addresses), one.remarks or ""])
        assert row["name"].split()[0].strip(",.;") in kept
        assert all(alias.split()[0].strip(",.;") in kept for alias in row["aliases"])


def test_the_affiliates_of_huawei_at_hand_are_names(shared_data: Path) -> None:
    document, _ = _real(shared_data, "bis-entity-list-2026-07-09.json")
    (huawei,) = (one for one in read([document]).entries if one.key.startswith("huawei tech") and
                 one.key == "huawei technologies co ltd|cn")  # fmt: skip
    names = {one.text for one in huawei.names}
    assert {
        "HMN Technologies",
        "Huawei Tech. Investment Co.",
        "Huawei Mobile Technology Ltd.",
    } <= names
    assert "Hangzhou Huawei Communication Technology Co., Ltd." in names
    assert not names & {"Tsim Sha Tsui", "R&D Center", "Huawei Base"}


def test_the_other_lists_at_hand_counted_another_way(shared_data: Path) -> None:
    for name, reader in (
        ("bis-meu-2026-07-09.json", read_meu),
        ("dod-1260h-2026-07-09.json", read_1260h),
    ):
        document, _ = _real(shared_data, name)
        found = reader([document])
        assert len(found.entries) == document.data.count(b'"federal_register"') == found.declared
        assert {one.key.rsplit("|", 1)[1] for one in found.entries} == {"cn"}
