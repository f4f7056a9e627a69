"""METI's End User List: invented rows as JSON and as CSV, and the real list of September 2025."""

import json
from datetime import date

import pytest

from licet.lists.documents import from_files
from licet.lists.jp_meti_eul.read import read
from licet.lists.jp_meti_eul.sheet import SHEET
from licet.lists.reading import Document, Reading
from licet.lists.record import Address, Entry, Name, NameKind, Sort
from licet.lists.refusal import Refused

RELEASE = "https://www.meti.go.jp/press/2025/09/20250929006/20250929006.html"
NUCLEAR = "大量破壊兵器等の懸念: 核 N"
TITLES = (
    "No.",
    "国名、地域名\nCountry or Region",
    "企業名､組織名\nCompany or Organization",
    "別名\nAlso Known As",
    "懸念区分\nType of WMD",
    "通常兵器\nConventional\nWeapons",
)


def row(
    name="Alborz Valve Works",
    country="Islamic Republic of Iran",
    aliases=(),
    reason=NUCLEAR,
    number=1,
    **more,
):
    return {
        "addresses": [country],
        "aliases": list(aliases),
        "country": "jp",
        "date_added": None,
        "entity_name": name,
        "entity_type": "organization",
        "id": f"jp-eul-{number}",
        "last_verified": "2026-07-20",
        "list_id": "jp-end-user-list",
        "reason": reason,
        "source_list_name": "外国ユーザーリスト (Foreign End-User List)",
        "source_url": RELEASE,
    } | more


def listed(*rows) -> Reading:
    return read([Document("list.json", json.dumps(rows, ensure_ascii=False).encode())])


def one(*args, **kwargs) -> Entry:
    (entry,) = listed(row(*args, **kwargs)).entries
    return entry


def table(*rows, titles=TITLES, name="20250929_4.csv") -> Reading:
    lines = [",".join(f'"{cell}"' for cell in cells) for cells in (titles, *rows)]
    return read([Document(name, "\r\n".join(lines).encode())])


def names(entry: Entry) -> list[tuple[str, str]]:
    return [(name.text, name.kind.value) for name in entry.names]


def test_a_row_is_a_company_in_a_country():
    entry = one(aliases=["AVW"])
    assert entry.sort is Sort.COMPANY
    assert entry.names == (
        Name("Alborz Valve Works", NameKind.PRIMARY),
        Name("AVW", NameKind.ALIAS),
    )
    assert entry.addresses == (Address("Islamic Republic of Iran", "IR"),)
    assert entry.key == "alborz valve works|ir"


def test_the_day_is_that_of_the_press_release_and_no_listing():
    reading = listed(row())
    assert reading.issued == date(2025, 9, 29)
    assert reading.entries[0].listed_on is None


@pytest.mark.parametrize(
    ("reason", "letters"),
    [
        ("大量破壊兵器等の懸念: 生物、化学、ミサイル、核 B,C,M,N", "BCMN"),
        ("大量破壊兵器等の懸念: ミサイルM", "M"),
        ("大量破壊兵器等の懸念: 核 Ｎ", "N"),
        ("大量破壊兵器等の懸念: ミサイル、核 M、N; 通常兵器の懸念: CW", ["M", "N", "CW"]),
        ("通常兵器の懸念: CW", ["CW"]),
    ],
)
def test_a_concern_is_a_programme(reason, letters):
    found = one(reason=reason).programmes
    assert [programme.split(":")[0] for programme in found] == list(letters)


def test_a_name_in_two_scripts_is_two_names():
    entry = one("Blue Peak Trading (KPT) （青峰貿易会社）", "North Korea")
    assert names(entry) == [
        ("Blue Peak Trading (KPT)", "primary"),
        ("青峰貿易会社", "original script"),
    ]


def test_an_alias_in_its_own_script_is_in_the_original_script():
    entry = one(aliases=["青峰 貿易会社", "Синий Пик", "Blue Works (青峰工場(平壌))"])
    assert names(entry)[1:] == [
        ("青峰貿易会社", "original script"),
        ("Синий Пик", "original script"),
        ("Blue Works", "alias"),
        ("青峰工場(平壌)", "original script"),
    ]


def test_a_row_with_a_japanese_name_alone_has_it_as_its_primary_name():
    assert names(one("セイホウ貿易", "North Korea")) == [("セイホウ貿易", "primary")]


def test_a_name_that_ran_into_the_country_is_mended_and_told():
    reading = listed(row("", "People's Republic of China Blue Carbon Co., Ltd."))
    (entry,) = reading.entries
    assert names(entry) == [("Blue Carbon Co., Ltd.", "primary")]
    assert entry.addresses == (Address("People's Republic of China", "CN"),)
    assert "People's Republic of China Blue Carbon Co., Ltd." in str(entry.remarks)
    assert reading.notes == ("1 rows were mended; their remarks say how.",)


def test_words_after_the_country_beside_a_name_stay_visible_and_are_no_name():
    entry = one("Carbon Co., Ltd.", "People's Republic of China Blue")
    assert names(entry) == [("Carbon Co., Ltd.", "primary")]
    assert entry.remarks is not None
    assert entry.remarks.startswith("Not mended: after the country stands Blue")


def test_an_alias_that_ran_into_the_name_is_an_alias_and_told():
    entry = one("Blue Agency (BA) ・Northern Blue Agency", aliases=["BA"])
    assert names(entry) == [
        ("Blue Agency (BA)", "primary"),
        ("Northern Blue Agency", "alias"),
        ("BA", "alias"),
    ]
    assert entry.remarks == "Name as read: Blue Agency (BA) ・Northern Blue Agency"


def test_equal_names_in_one_country_have_different_keys():
    reading = listed(row(), row(number=2))
    assert len({entry.key for entry in reading.entries}) == 2


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([row(""), row(number=2)], "no name"),
        ([row(), row(number=3)], "rows missing"),
        ([row(reason="大量破壊兵器等の懸念: 核 M")], "concern"),
        ([row(reason="大量破壊兵器等の懸念: 電子 E")], "電子"),
        ([row(reason="何か")], "何か"),
        ([row(country="Atlantis")], "Atlantis"),
        ([row(telephone="1")], "telephone"),
        ([row(id="x")], "the id"),
        ([], "other JSON"),
    ],
)
def test_what_the_reader_does_not_know_stops_it(rows, found):
    with pytest.raises(Refused, match=found):
        listed(*rows)


def test_a_json_that_breaks_off_is_refused():
    data = json.dumps([row(), row(number=2)]).encode()
    with pytest.raises(Refused, match="broken JSON"):
        read([Document("list.json", data[:-9])])


def test_a_workbook_or_a_pdf_is_refused_with_what_to_do():
    with pytest.raises(Refused, match="save its sheet as CSV"):
        read([Document("20250929006-1.pdf", b"%PDF-1.7 ...")])


# ------------------------------------------------------------- the table as CSV


def test_the_table_says_the_same_as_the_json():
    cells = (
        "1",
        "北朝鮮\nNorth Korea",
        "Blue Peak Trading\n(青峰貿易会社)",
        "・BPT\n・Blue Peak\nGeneral Trading",
        "ミサイル、核\nM,N",
        "CW",
    )
    same = row(
        "Blue Peak Trading (青峰貿易会社)",
        "North Korea",
        ["BPT", "Blue Peak General Trading"],
        "大量破壊兵器等の懸念: ミサイル、核 M,N; 通常兵器の懸念: CW",
    )
    (from_table,), (from_json,) = table(cells).entries, listed(same).entries
    for what in ("key", "names", "addresses", "programmes", "remarks"):
        assert getattr(from_table, what) == getattr(from_json, what)


def test_a_table_from_before_conventional_weapons_is_read():
    reading = table(("1", "North Korea", "Blue Peak", "", "M"), titles=TITLES[:5])
    assert reading.entries[0].programmes == ("M: missiles",)


def test_the_day_of_a_table_is_in_its_file_name():
    cells = ("1", "North Korea", "Blue Peak", "", "M", "")
    assert table(cells).issued == date(2025, 9, 29)
    assert table(cells, name="list.csv").issued is None


@pytest.mark.parametrize(
    ("titles", "cells", "found"),
    [
        (TITLES, ("2", "North Korea", "Blue Peak", "", "M", ""), "No. "),
        (TITLES, ("1", "North Korea", "", "", "M", ""), "no name"),
        (TITLES, ("1", "North Korea", "Blue Peak", "", "M"), "5 cells"),
        (TITLES, ("1", "North Korea", "Blue Peak", "", "", ""), "no concern"),
        ((*TITLES, "備考"), ("1", "North Korea", "Blue Peak", "", "M", "", ""), "備考"),
        (TITLES[:4], ("1", "North Korea", "Blue Peak", ""), "the columns"),
    ],
)
def test_a_table_that_is_not_metis_is_refused(titles, cells, found):
    with pytest.raises(Refused, match=found):
        table(cells, titles=titles)


# ------------------------------------------------------------------ the real list


def test_every_row_of_the_real_list_is_read(shared_data):
    path = shared_data / "jp" / "meti-end-user-list-2025-09-29.json"
    rows = json.loads(path.read_bytes())
    entries = read(from_files([path])).entries
    assert len(entries) == len(rows) == path.read_bytes().count(b'"entity_name"') == 835
    assert {entry.sort for entry in entries} == {Sort.COMPANY}
    assert len({entry.key for entry in entries}) == 835
    assert SHEET.floor < 835 < SHEET.ceiling
    without = [one for one in rows if not one["entity_name"]]
    assert sum("Mended" in (entry.remarks or "") for entry in entries) == len(without) == 37
    conventional = sum("CW" in one["reason"] for one in rows)
    assert sum(any("CW" in p for p in entry.programmes) for entry in entries) == conventional


def test_no_name_of_the_real_list_is_lost(shared_data):
    path = shared_data / "jp" / "meti-end-user-list-2025-09-29.json"
    rows = {one["id"]: one for one in json.loads(path.read_bytes())}
    for entry in read(from_files([path])).entries:
        source = rows[json.loads(entry.raw)["id"]]
        kept = "".join(name.text for name in entry.names) + (entry.remarks or "")
        for name in (source["entity_name"], *source["aliases"]):
            letters = {char for char in name if char.isalnum()}
            assert letters <= set(kept)


def test_the_real_names_read_from_the_cell_of_the_country_stand_in_their_order(shared_data):
    """METI orders the names within a country, so a mended name must fit between its neighbours."""
    path = shared_data / "jp" / "meti-end-user-list-2025-09-29.json"
    entries = [e for e in read(from_files([path])).entries if e.country == "CN"]
    first = [entry.name[0].upper() for entry in entries]
    fits = sum(
        first[i - 1] <= first[i] <= first[i + 1]
        for i in range(1, len(entries) - 1)
        if entries[i].remarks
    )
    assert fits >= 34
