"""The two XML files of 3 June 2021 hold the same 446 records: they must come out equal.

Every difference that is left is one of the formats themselves, named here with its count.
"""

import re
from collections import Counter

import pytest

from licet.lists.record import NameKind
from tests.lists.ofac.samples import real

EQUAL = ("sort", "addresses", "births", "birth_places", "countries", "programmes")


@pytest.fixture(scope="module")
def pairs(shared_data):
    """Each entry of CONSOLIDATED.XML beside the same of CONS_ADVANCED.XML."""
    plain, advanced = (
        {
            (one.list, one.key): one
            for one in real(shared_data, f"2021-06-xml/{name}", sdn=False).entries
        }
        for name in ("consolidated_sdnschema_2021-06.xml", "cons_advanced_2021-06.xml")
    )
    assert plain.keys() == advanced.keys()
    assert len(plain) == 446
    return [(plain[key], advanced[key]) for key in plain]


def names_of(entry):
    """Latin names with their kinds, whatever their case; see the exceptions below."""
    return Counter(
        (one.text.casefold(), one.kind) for one in entry.names if one.kind is not NameKind.ORIGINAL
    )


def test_names_and_their_kinds_are_equal(pairs):
    assert all(names_of(plain) == names_of(advanced) for plain, advanced in pairs)


@pytest.mark.parametrize("field", EQUAL)
def test_a_field_is_equal_in_both(pairs, field):
    assert all(getattr(plain, field) == getattr(advanced, field) for plain, advanced in pairs)


def test_identifiers_are_equal_in_another_order(pairs):
    for plain, advanced in pairs:
        assert Counter(plain.identifiers) == Counter(advanced.identifiers)


def test_exception_the_plain_xml_prints_names_in_capitals(pairs):
    other = [
        (plain, advanced)
        for plain, advanced in pairs
        if {one.text for one in plain.names}
        != {one.text for one in advanced.names if one.kind is not NameKind.ORIGINAL}
    ]
    assert len(other) == 110


def test_exception_only_the_advanced_xml_has_names_in_their_own_script(pairs):
    def original(entries):
        return sum(one.kind is NameKind.ORIGINAL for entry in entries for one in entry.names)

    assert original(plain for plain, _ in pairs) == 0
    assert original(advanced for _, advanced in pairs) == 4


def test_exception_only_the_advanced_xml_has_every_day_of_listing_and_the_legal_basis(pairs):
    assert all(advanced.listed_on and advanced.citation for _, advanced in pairs)
    dated = [(plain, advanced) for plain, advanced in pairs if plain.listed_on]
    assert len(dated) == 59  # the CMIC companies, whose remarks say it
    assert all(plain.listed_on == advanced.listed_on for plain, advanced in dated)
    assert not any(plain.citation for plain, _ in pairs)


def test_exception_statements_of_one_format_alone(pairs):
    """Remarks are statements; these kinds, so many times, stand in one of the formats alone."""
    plain_alone: Counter[str] = Counter()
    advanced_alone: Counter[str] = Counter()
    for plain, advanced in pairs:
        ours, theirs = (set((one.remarks or "").split("; ")) for one in (plain, advanced))
        plain_alone += Counter(map(kind_of_statement, ours - theirs - {""}))
        advanced_alone += Counter(map(kind_of_statement, theirs - ours - {""}))
    assert plain_alone == {"(Linked To": 296}
    assert advanced_alone == {
        "Owned or Controlled By": 292,  # together the 296 links of the plain XML
        "Owns, controls, or operates": 4,
        "Measures": 446,  # the kind of each sanction: "Block", "13662 Sectoral Directive 1"
        "Also on": 6,  # the SDN List, in the document of the others
        "Registration ID": 12,  # who issued it: OGRN
        "Tax ID No.": 12,  # who issued it: INN
        "Equity Ticker": 4,  # the exchange
        "Address in another script": 1,
    }


def kind_of_statement(statement):
    return re.split(":", statement, maxsplit=1)[0]
