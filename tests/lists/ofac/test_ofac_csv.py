"""OFAC's CSV set: which file is which, what a set may lack, what it must not be."""

import pytest

from licet.lists.ofac.reader import read
from licet.lists.record import Identifier, NameKind, Sort
from licet.lists.refusal import Refused
from tests.lists.ofac.samples import NULL, one, primary, row, table

ALT = table(
    "anything.csv", ["7", "1", "aka", "GREEN HARBOUR", NULL], ["7", "2", "fka", "OLD", NULL]
)
ADD = table("add.csv", ["7", "1", "1 Quay St.", "Oslo 0150", "Norway", NULL])


def test_a_file_is_known_by_its_width_whatever_its_name():
    found = read([ADD, ALT, primary(row("7"))], sdn=True)
    (entry,) = found.entries
    assert found.format == "csv" and found.lacks == frozenset()
    assert [(one.text, one.kind) for one in entry.names] == [
        ("GREEN HARBOUR TRADING", NameKind.PRIMARY),
        ("GREEN HARBOUR", NameKind.ALIAS),
        ("OLD", NameKind.FORMER),
    ]
    assert [(one.text, one.country) for one in entry.addresses] == [
        ("1 Quay St., Oslo 0150, Norway", "NO")
    ]


def test_a_set_says_what_it_lacks():
    assert read([primary(row("7"))], sdn=True).lacks == {"aliases", "addresses"}
    assert read([primary(row("7")), ALT], sdn=True).lacks == {"addresses"}


def test_every_row_of_an_entry_is_kept_in_raw():
    (entry,) = read([primary(row("7")), ALT, ADD], sdn=True).entries
    assert len(entry.raw.splitlines()) == 4
    assert '"1 Quay St."' in entry.raw


@pytest.mark.parametrize(
    ("printed", "sort"),
    [
        ("individual", Sort.PERSON),
        (NULL, Sort.COMPANY),
        ("vessel", Sort.VESSEL),
        ("aircraft", Sort.AIRCRAFT),
    ],
)
def test_a_type_is_a_sort(printed, sort):
    assert one(type=printed).sort is sort


def test_an_unknown_type_is_refused():
    with pytest.raises(Refused, match='"submarine" as SDN_Type'):
        one(type="submarine")


def test_programmes_stand_between_brackets():
    assert one(program="NPWMD] [IFSR").programmes == ("NPWMD", "IFSR")


def test_a_vessel_has_its_call_sign_and_flag():
    entry = one(type="vessel", call_sign="LAXY", flag="Norway", vess_type="Tug", tonnage="120")
    assert entry.identifiers == (Identifier("call_sign", "LAXY", None, "Vessel Call Sign"),)
    assert entry.countries == ("NO",)
    assert entry.remarks == "Vessel type: Tug; Tonnage: 120; Vessel flag: Norway"


def test_comments_continue_remarks_that_were_cut():
    start = ("DOB 1960; " + "x" * 1000)[:985] + "; Passport A123"
    comments = table("sdn_comments.csv", ["7", "45 (Norway); POB Oslo."])
    (entry,) = read([primary(row("7", remarks=start)), comments], sdn=True).entries
    assert entry.identifiers == (Identifier("passport", "A12345", "NO", "Passport"),)
    assert entry.birth_places == ("Oslo",)


def test_a_number_that_is_cut_is_no_number():
    start = ("DOB 1960; " + "x" * 1000)[:985] + "; Passport A123"
    found = read([primary(row("7", remarks=start))], sdn=True)
    assert found.entries[0].identifiers == ()
    assert (found.entries[0].remarks or "").endswith("; Passport A123")
    assert "identifiers" in found.lacks
    assert "the remarks of 1 entries break off" in found.notes[0]


def test_an_address_without_words_is_none():
    nothing = table("add.csv", ["7", "1", NULL, NULL, NULL, NULL])
    assert read([primary(row("7")), nothing], sdn=True).entries[0].addresses == ()


def test_rows_of_a_few_strange_entries_are_noted():
    strange = table("alt.csv", ["8", "1", "aka", "NOBODY", NULL])
    (note,) = read([primary(row("7")), strange], sdn=True).notes
    assert "alt.csv, line 1" in note and "NOBODY" in note


def test_files_of_different_days_are_refused():
    strange = table("alt.csv", *([str(n), "1", "aka", "NOBODY", NULL] for n in range(10, 16)))
    with pytest.raises(Refused, match="rows of 6 entries that the primary file does not have"):
        read([primary(row("7")), strange], sdn=True)


def test_comments_on_remarks_that_were_not_cut_are_strange():
    comments = table("sdn_comments.csv", ["7", "rest of the remarks"])
    (note,) = read([primary(row("7", remarks="DOB 1960.")), comments], sdn=True).notes
    assert "rest of the remarks" in note


def test_two_primary_files_are_refused():
    with pytest.raises(Refused, match=r"sdn\.csv and sdn-2\.csv: found two files of 12 cells"):
        read([primary(row("7")), primary(row("7"), name="sdn-2.csv")], sdn=True)


def test_a_set_without_a_primary_file_is_refused():
    with pytest.raises(Refused, match="no primary file"):
        read([ALT], sdn=True)


def test_a_file_of_another_width_is_refused():
    with pytest.raises(Refused, match="13 cells"):
        read([primary([*row("7"), "new"])], sdn=True)


def test_a_header_is_refused():
    with pytest.raises(Refused, match='"ent_num"'):
        read([primary(row("ent_num"))], sdn=True)


def test_a_number_that_stands_twice_is_refused():
    with pytest.raises(Refused, match="a second time"):
        read([primary(row("7"), row("7"))], sdn=True)


def test_a_row_that_breaks_off_is_refused():
    broken = table("sdn.csv", row("7"), ["8", "HALF A ROW"], end="")
    with pytest.raises(Refused, match="line 2: found 2 cells"):
        read([broken], sdn=True)


def test_a_null_that_breaks_off_is_refused():
    broken = table("add.csv", ["7", "1", "1 Quay St.", "Oslo", "Norway", "-0"], end="")
    with pytest.raises(Refused, match=r"add\.csv, line 1: found a null that breaks off"):
        read([primary(row("7")), broken], sdn=True)


def test_a_file_without_ctrl_z_is_noted():
    (note,) = read([table("sdn.csv", row("7"), end="")], sdn=True).notes
    assert "does not end in Ctrl-Z" in note


def test_an_entry_without_a_name_is_refused():
    with pytest.raises(Refused, match="no SDN_Name"):
        one(name=NULL)


def test_an_unknown_kind_of_alias_is_refused():
    with pytest.raises(Refused, match='"dba" as alt_type'):
        read([primary(row("7")), table("alt.csv", ["7", "1", "dba", "GREEN", NULL])], sdn=True)


def test_the_consolidated_file_is_not_the_sdn_list():
    document = primary(row("7", program="NS-PLC"), name="cons_prim.csv")
    with pytest.raises(Refused, match="read it as us-ofac-consolidated"):
        read([document], sdn=True)
    with pytest.raises(Refused, match="read it as us-ofac-sdn"):
        read([primary(row("7"), row("8"))], sdn=False)


def test_xml_and_csv_are_not_one_edition():
    from tests.lists.ofac.samples import sdn_xml, xml_entry

    with pytest.raises(Refused, match="several files, XML among them"):
        read([primary(row("7")), sdn_xml(xml_entry())], sdn=True)
