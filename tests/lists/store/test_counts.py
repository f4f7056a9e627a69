"""Counts that fall from one edition to the next."""

from __future__ import annotations

from dataclasses import replace

import pytest

from licet.lists.refusal import Refused
from licet.lists.store import importing
from licet.lists.store.checks import check_fall
from tests.lists.store.samples import ids, many, own_csv, taken

OWN = "own-watch"


@pytest.fixture
def thousand(store, on, monkeypatch):
    """A store with one edition of a thousand, of a list that may lose a tenth."""
    monkeypatch.setattr(importing, "check_fall", _strict)
    taken(store, OWN, own_csv(*many(1_000)), on("2026-01-05"))
    return store


def _strict(counts, about, before) -> None:
    check_fall(counts, replace(about, may_fall=0.1), before)


def test_counts_may_fall_by_the_share_that_the_sheet_allows(thousand, on):
    assert taken(thousand, OWN, own_csv(*many(900)), on("2026-02-05")).new


def test_counts_that_fall_further_are_refused(thousand, on):
    with pytest.raises(Refused) as refused:
        taken(thousand, OWN, own_csv(*many(899)), on("2026-02-05"))

    assert str(refused.value) == (
        "own-watch, list own-watch: found 899 entries, 10% fewer than the 1,000 of "
        "own-watch@2026-01-05; expected a fall of 10% at most. If the publisher did take so "
        "many off, import it with --accept-fewer."
    )
    assert ids(thousand) == [f"{OWN}@2026-01-05"]


def test_a_great_fall_that_the_user_accepts_is_taken(thousand, on):
    assert taken(thousand, OWN, own_csv("Muster"), on("2026-02-05", accept_fewer=True)).new


def test_an_excerpt_is_not_counted_against_the_edition_before(thousand, on):
    taken(thousand, OWN, own_csv("Muster"), on("2026-02-05", partial=True))

    with pytest.raises(Refused, match="than the 1,000 of own-watch@2026-01-05"):
        taken(thousand, OWN, own_csv("Muster"), on("2026-03-05"))


def test_an_older_edition_is_not_counted_against_a_newer_one(thousand, on):
    assert taken(thousand, OWN, own_csv("Muster"), on("2025-12-05")).new
