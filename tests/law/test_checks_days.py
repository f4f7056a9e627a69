"""Days and citations that cannot be: one small broken rulebook for each."""

from dataclasses import replace

import pytest

from licet.law.checks import FlawKind, check
from licet.law.norms import Instrument, gap, instrument
from tests.law.broken import AUGUST, MAY, assert_says, ban, book, only_flaw


def test_an_undeclared_gap_between_versions_is_a_flaw():
    later = instrument("84 FR 43487", "2019-08-23", published="2019-08-23")
    flaw = only_flaw(ban(by=(MAY, later)))
    assert_says(
        flaw,
        FlawKind.GAP,
        "84 FR 23468 and 84 FR 43487",
        "20 August 2019 through 22 August 2019",
        'gap("2019-08-20", "2019-08-22", why)',
    )


def test_a_declared_gap_is_no_flaw():
    later = instrument("84 FR 43487", "2019-08-23", published="2019-08-23")
    declared = (gap("2019-08-20", "2019-08-21", "so"), gap("2019-08-22", "2019-08-22", "so"))
    assert check(book(ban(by=(MAY, later), gaps=declared))) == ()


def test_a_gap_that_is_declared_in_part_is_a_flaw():
    later = instrument("84 FR 43487", "2019-08-23", published="2019-08-23")
    flaw = only_flaw(ban(by=(MAY, later), gaps=(gap("2019-08-20", "2019-08-21", "so"),)))
    assert_says(flaw, FlawKind.GAP, "22 August 2019 through 22 August 2019")


def test_versions_that_overlap_by_a_day_leave_no_gap():
    assert check(book(ban(by=(MAY, AUGUST)))) == ()


def test_a_temporary_version_that_leaves_nothing_behind_it_is_a_flaw():
    standing = instrument("15 CFR 744.11", "2016-01-01")
    flaw = only_flaw(ban(by=(standing, AUGUST)))
    assert_says(flaw, FlawKind.GAP, "15 CFR 744.11", "84 FR 43487", "from 19 November 2019 on")


def test_a_gap_over_days_in_force_is_a_flaw():
    flaw = only_flaw(ban(gaps=(gap("2019-08-19", "2019-08-25", "so it seemed"),)))
    assert_says(flaw, FlawKind.GAP_IN_FORCE, "so it seemed", "84 FR 23468")


def test_two_versions_from_one_day_are_a_flaw():
    rival = instrument("84 FR 23500", "2019-05-20", last="2019-08-19", published="2019-05-22")
    flaw = only_flaw(ban(by=(MAY, rival)))
    assert_says(flaw, FlawKind.SAME_START, "84 FR 23468 and 84 FR 23500", "20 May 2019")


@pytest.mark.parametrize(
    ("by", "part"),
    [
        (instrument("84 FR 1", "2019-05-20", last="2019-05-19"), "ends before it has begun"),
        (instrument("84 FR 1", "2019-05-20", known="2019-07-20"), "known 61 days after"),
        (
            instrument("84 FR 1", "2019-05-20", known="2019-05-23", published="2019-05-22"),
            "known (2019-05-23) after it was published",
        ),
        (instrument("84 FR 1", "2019-01-20", published="2019-12-02"), "316 days away"),
        (instrument("84 FR 1", "2019-05-20", published="2019-05-25"), "at a weekend"),
        (instrument("85 FR 1", "2019-05-20", published="2019-05-22"), "volume 85 is that of 2020"),
        (instrument("94 FR 1", "2019-05-20"), "volume 94 is that of 2029"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_date_that_cannot_be_is_a_flaw(by: Instrument, part: str):
    found = [flaw for flaw in check(book(ban(by=by))) if flaw.kind is FlawKind.DATE]
    assert any(part in flaw.says for flaw in found)
    assert_says(found[0], FlawKind.DATE, "test.ban")


def test_a_citation_of_a_norm_that_does_not_parse_is_a_flaw():
    assert_says(only_flaw(ban(cite="section 744")), FlawKind.CITATION, "'section 744'")


def test_a_citation_of_an_instrument_that_does_not_parse_is_a_flaw():
    flaw = only_flaw(ban(by=replace(MAY, cite="84 FR page 1")))
    assert_says(flaw, FlawKind.CITATION, "84 FR page 1", "84 FR 43487")
