"""Importing: what makes an edition, on which day, and that it is visible whole or not at all."""

from __future__ import annotations

import json

import pytest

from licet.lists.reading import Document
from licet.lists.refusal import Refused
from licet.lists.sheets import prints, sheet
from licet.lists.store import importing
from licet.lists.store.history import find, history
from licet.lists.store.importing import take
from licet.lists.store.series import Series
from licet.lists.store.store import Store
from tests.lists.store.samples import ids, names, own_csv, taken, told, unnamed

OWN = "own-watch"


def events(store: Store, words: str) -> list[tuple[str, str]]:
    """What became of the one entry that bears a name: what, and which edition said so."""
    store = store.reopened()
    (keys,) = find(store, words, ()).values()
    (told_,) = history(Series.of(store, OWN, prints), keys).values()
    return [(one.what, one.edition.id) for one in told_]


# -- visible whole, or not at all


def test_nobody_sees_an_edition_before_its_transaction_ends(store, on, monkeypatch):
    before = taken(store, OWN, own_csv("Muster Optik"), on("2026-01-05"))
    seen = []
    sight = importing.sight

    def looking(*words) -> None:
        sight(*words)  # the last row that an import writes
        other = Store.open(store.home)
        seen.append((ids(other), names(other, OWN)))

    monkeypatch.setattr(importing, "sight", looking)
    taken(store, OWN, own_csv("Beispiel Werke"), on("2026-02-05"))

    assert seen == [([before.edition.id], ["Muster Optik"])]
    assert names(store, OWN) == ["Beispiel Werke"]


def test_what_goes_wrong_while_writing_leaves_the_store_as_it_was(store, on, monkeypatch):
    taken(store, OWN, own_csv("Muster Optik"), on("2026-01-05"))
    before = told(store)

    def failing(*words) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(importing, "sight", failing)
        with pytest.raises(OSError, match="No space left"):
            taken(store, OWN, own_csv("Beispiel Werke"), on("2026-02-05"))

    assert told(store) == before
    taken(store, OWN, own_csv("Beispiel Werke"), on("2026-02-05"))
    assert unnamed(store) == set()


def test_an_edition_that_is_refused_writes_no_file(store, on):
    with pytest.raises(Refused):
        taken(store, OWN, b"id,name,colour\n1,Muster Optik,red\n", on("2026-01-05"))

    assert unnamed(store) == set()
    assert ids(store) == []


# -- the same again, and another of the same day


def test_the_same_file_again_is_no_second_edition(store, on):
    first = taken(store, OWN, own_csv("Muster Optik"), on("2026-01-05"))
    again = taken(store, OWN, own_csv("Muster Optik"), on("2026-01-05"))

    assert (first.new, again.new) == (True, False)
    assert again.edition == first.edition
    assert ids(store) == [f"{OWN}@2026-01-05"]


def test_the_same_file_on_a_later_day_was_seen_again_on_that_day(store, on):
    taken(store, OWN, own_csv("Muster Optik"), on("2026-01-05"))
    again = taken(store, OWN, own_csv("Muster Optik"), on("2026-02-05"))

    assert not again.new
    assert ids(store) == [f"{OWN}@2026-01-05"]
    assert again.edition.seen.isoformat() == "2026-02-05"


def test_a_second_file_of_the_same_day_is_numbered(store, on):
    for name in ("Muster Optik", "Beispiel Werke", "Invented Trading"):
        taken(store, OWN, own_csv(name), on("2026-01-05"))

    assert ids(store) == [f"{OWN}@2026-01-05", f"{OWN}@2026-01-05.2", f"{OWN}@2026-01-05.3"]
    assert names(store, OWN) == ["Invented Trading"]
    assert names(store, f"{OWN}@2026-01-05.2") == ["Beispiel Werke"]


def test_any_file_of_a_day_is_known_again_on_that_day(store, on):
    for name in ("Muster Optik", "Beispiel Werke"):
        taken(store, OWN, own_csv(name), on("2026-01-05"))

    again = taken(store, OWN, own_csv("Muster Optik"), on("2026-01-05"))

    assert (again.new, again.edition.id) == (False, f"{OWN}@2026-01-05")


def test_a_file_that_comes_back_after_another_is_an_edition_again(store, on):
    for day, name in (("01-05", "Muster"), ("02-05", "Beispiel"), ("03-05", "Muster")):
        taken(store, OWN, own_csv(name), on(f"2026-{day}"))

    assert ids(store) == [f"{OWN}@2026-{day}" for day in ("01-05", "02-05", "03-05")]
    assert len(list(store.documents_folder.rglob("*.zst"))) == 2


def test_an_edition_may_come_in_between_two_that_are_there(store, on):
    for day, named in (
        ("01-05", ("Muster Optik", "Beispiel Werke")),
        ("03-05", ("Muster Optik",)),
        ("02-05", ("Muster Optik", "Beispiel Werke", "Invented Trading")),
    ):
        taken(store, OWN, own_csv(*named), on(f"2026-{day}"))

    assert ids(store) == [f"{OWN}@2026-{day}" for day in ("01-05", "02-05", "03-05")]
    assert names(store, OWN) == ["Muster Optik"]
    assert events(store, "Invented") == [
        ("appeared", f"{OWN}@2026-02-05"),
        ("left", f"{OWN}@2026-03-05"),
    ]


# -- the day of an edition


def test_the_day_is_what_the_user_says(store, on):
    data = own_csv("Muster Optik")

    assert taken(store, OWN, data, on("2026-01-05"), "x-2025-12-01.csv").edition.id.endswith(
        "@2026-01-05"
    )


def entity(seen: str) -> bytes:
    """A FollowTheMoney entity, which says when it was last seen."""
    party = {"id": "a", "schema": "Company", "properties": {"name": ["Muster"]}, "target": True}
    return json.dumps(party | {"last_seen": seen}).encode()


def test_else_the_day_that_the_document_says(store, on):
    found = taken(store, OWN, entity("2026-03-04T10:00:00"), on(), "list-2025-12-01.json")

    assert found.edition.as_of.isoformat() == "2026-03-04"
    assert found.edition.issued == found.edition.as_of


@pytest.mark.parametrize("name", ["watch-2026-03-04.csv", "20260304_watch.csv", "w_2026-03-04"])
def test_else_the_day_in_the_name_of_the_file(store, on, name):
    found = taken(store, OWN, own_csv("Muster Optik"), on(), name)

    assert (found.edition.as_of.isoformat(), found.edition.issued) == ("2026-03-04", None)


@pytest.mark.parametrize("name", ["watch.csv", "watch-2026-13-04.csv", "watch-120260304.csv"])
def test_an_import_without_a_day_is_refused(store, on, name):
    with pytest.raises(Refused) as refused:
        taken(store, OWN, own_csv("Muster Optik"), on(), name)

    assert str(refused.value) == (
        f"{name}: found no date in the document or its name; expected the day whose state it "
        "gives. Say it: --as-of YYYY-MM-DD."
    )


@pytest.mark.parametrize(
    ("day", "data", "name"),
    [
        pytest.param("2027-01-01", own_csv("Muster"), "watch.csv", id="as told"),
        pytest.param(None, entity("2027-01-01"), "watch.json", id="as the document says"),
        pytest.param(None, own_csv("Muster"), "watch-2027-01-01.csv", id="as its name says"),
    ],
)
def test_a_day_to_come_is_refused(store, on, day, data, name):
    with pytest.raises(Refused, match="an edition of 2027-01-01, which is yet to come"):
        taken(store, OWN, data, on(day), name)

    assert ids(store) == []


# -- excerpts, and own lists


def test_an_excerpt_ends_no_listing(store, on):
    taken(store, OWN, own_csv("Muster Optik", "Beispiel Werke"), on("2026-01-05"))
    part = taken(store, OWN, own_csv("Muster Optik"), on("2026-02-05", partial=True))

    assert part.edition.partial
    assert events(store, "Beispiel") == [("appeared", f"{OWN}@2026-01-05")]


def test_an_excerpt_may_break_off_in_its_last_line(store, on):
    data = own_csv("Muster Optik", "Beispiel Werke")[:-12]
    with pytest.raises(Refused):
        taken(store, OWN, data, on("2026-01-05"))

    part = taken(store, OWN, data, on("2026-01-05", partial=True))

    assert names(store, OWN) == ["Muster Optik"]
    assert part.edition.notes == ("the last line breaks off and was left out",)


def test_a_whole_file_that_was_first_taken_as_an_excerpt_becomes_an_edition(store, on):
    taken(store, OWN, own_csv("Muster Optik"), on("2026-01-05", partial=True))
    whole = taken(store, OWN, own_csv("Muster Optik"), on("2026-01-05"))

    assert whole.new
    assert [one.partial for one in store.reopened().editions] == [True, False]


def test_entries_of_an_own_list_learn_its_name(store, on):
    for name in ("own-watch", "own-customers-2026"):
        taken(store, name, own_csv("Muster Optik"), on("2026-01-05"))

    assert store.lists() == {"own-watch", "own-customers-2026"}
    for name in store.lists():
        edition = store.edition(name)
        entries = store.entries(name, store.members(edition).tolist())
        assert {one.list for one in entries.values()} == {name}


def test_several_documents_or_none_are_no_edition_of_a_list_that_has_one(store, on):
    rows = [Document("a.csv", own_csv("Muster Optik")), Document("b.csv", own_csv("Beispiel"))]

    for documents in (rows, []):
        with pytest.raises(Refused, match=f"found {len(documents)} documents"):
            take(store, sheet(OWN), documents, on("2026-01-05"))
