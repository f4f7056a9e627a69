"""What the sheets of all lists have in common."""

from __future__ import annotations

import pytest

from licet.facts.vocabulary import LISTS, OFFICIAL
from licet.lists.sheets import SOURCES, sheet, sheets


@pytest.mark.parametrize("source", SOURCES)
def test_every_list_that_a_source_prints_is_looked_at_by_some_law(source):
    """A list that the vocabulary does not have would be passed over by a narrowed question."""
    laws = {one.id: one.laws for one in OFFICIAL}
    assert all(laws.get(name) for name in sheet(source).lists)


def test_every_official_list_has_a_source_that_prints_it():
    printed = {name for one in sheets() for name in one.lists}
    assert set(LISTS) - printed <= {"us-ofac-13599"}  # seen in old files only


@pytest.mark.parametrize("source", SOURCES)
def test_a_sheet_says_who_publishes_what_how_large_and_how_old(source):
    one = sheet(source)
    assert one.id == source and one.title and one.publisher and one.cite and one.home
    assert 0 < one.floor < one.ceiling and 0 < one.may_fall < 1
    assert one.limit_days > 0 or one.closed


def test_every_source_has_a_reader():
    assert all(callable(one.reader()) for one in sheets())
