"""Which list a party of the non-SDN files is on."""

from datetime import date

import pytest

from licet.lists.ofac.programmes import lists_of
from licet.lists.ofac.reader import read
from tests.lists.ofac.samples import primary, row

DIRECTIVE = "Executive Order 14024 Directive Information Subject to Directive "


@pytest.mark.parametrize(
    ("programmes", "remarks", "lists"),
    [
        (["NS-PLC"], "", ("us-ofac-plc",)),
        (["SDGT", "NS-PLC"], "", ("us-ofac-plc",)),
        (["CMIC-EO13959"], "", ("us-ofac-cmic",)),
        (["UKRAINE-EO13662"], "", ("us-ofac-ssi",)),
        (["561-Related"], "", ("us-ofac-capta",)),
        (["SYRIA", "FSE-SY"], "", ("us-ofac-fse",)),
        (["CAATSA - RUSSIA"], "", ("us-ofac-mbs",)),
        (["HKAA"], "", ("us-ofac-mbs",)),
        (["RUSSIA-EO14024"], DIRECTIVE + "1a - bonds", ("us-ofac-mbs",)),
        (
            ["RUSSIA-EO14024"],
            "Listing Date (EO 14024 Directive 2): 24 Feb 2022",
            ("us-ofac-capta",),
        ),
        (
            ["UKRAINE-EO13662", "RUSSIA-EO14024"],
            DIRECTIVE + "3 - debt",
            ("us-ofac-ssi", "us-ofac-mbs"),
        ),
        (
            ["UKRAINE-EO13662", "RUSSIA-EO14024"],
            DIRECTIVE + "3 - debt; See Section 11 of Executive Order 14024.",
            ("us-ofac-ssi",),
        ),
    ],
)
def test_a_programme_says_the_list(programmes, remarks, lists):
    assert lists_of(programmes, remarks) == (lists, None)


def test_a_programme_that_is_not_known_is_a_list_that_is_not_known():
    lists, note = lists_of(["MOON-EO1"], "")
    assert lists == ("us-ofac-non-sdn",) and "MOON-EO1" in (note or "")


def test_a_programme_that_is_not_known_beside_one_that_is_leaves_a_note():
    lists, note = lists_of(["NS-PLC", "MOON-EO1"], "")
    assert lists == ("us-ofac-plc",) and note == "programme MOON-EO1 is not known"


def test_a_party_on_two_lists_is_two_entries_of_one_key():
    remarks = DIRECTIVE + "3 - debt; Listing Date (EO 14024 Directive 3): 24 Feb 2022."
    found = read(
        [primary(row("7", program="UKRAINE-EO13662] [RUSSIA-EO14024", remarks=remarks))], False
    )
    assert [(one.list, one.key, one.listed_on) for one in found.entries] == [
        ("us-ofac-ssi", "7", None),
        ("us-ofac-mbs", "7", date(2022, 2, 24)),
    ]
