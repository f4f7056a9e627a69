"""What the store keeps: bytes as they came, readable through joins and in a copy."""

from __future__ import annotations

import shutil
import sqlite3

from licet.lists.reading import Document
from licet.lists.store import parts
from licet.lists.store.parts import MOST_PARTS
from licet.lists.store.store import Store
from tests.lists.store.samples import contents, many, names, own_csv, taken, told, unnamed

OWN = "own-watch"


def test_the_documents_of_an_edition_are_the_bytes_that_came(store, on):
    data = own_csv("Muster Optik").replace(b"\n", b"\r\n") + b"\x1a"
    found = taken(store, OWN, data, on("2026-01-05"), "Watch List (final).csv")

    assert store.documents(found.edition) == (Document("Watch List (final).csv", data),)


def test_names_that_differ_in_digits_alone_are_one_kind_of_document(store, on):
    for day, name in (
        ("2026-01-05", "watch_2026-01-05.csv"),
        ("2026-02-05", "Watch_2026-02-05.CSV"),
        ("2026-03-05", "other_2026-03-05.csv"),
        ("2026-04-05", "watch_2026-04-05.csv"),
    ):
        taken(store, OWN, own_csv("Muster Optik", day), on(day), name)

    stored = [store.stored(sha) for one in store.editions for sha in store.checksums(one).values()]
    bases = [None if one is None else one.base for one in stored]
    sums = [None if one is None else one.checksum for one in stored]
    assert bases == [None, sums[0], None, sums[1]]


def test_forty_editions_read_the_same_after_their_parts_were_joined(store, on):
    every = many(120)
    given = [every[at : 80 + at] for at in range(40)]
    days = [f"2026-{1 + at // 28:02}-{1 + at % 28:02}" for at in range(40)]
    first: dict[str, object] = {}
    for day, rows in zip(days, given, strict=True):
        data = "\n".join(["id,name", *(f"{row},{row} of {day}" for row in rows), ""])
        edition = taken(store, OWN, data.encode(), on(day)).edition
        first[edition.id] = contents(store, edition)

    assert 1 < len(store.parts(OWN)) <= MOST_PARTS
    assert told(store) == first == told(Store.open(store.home))
    assert [len(names(store, one)) for one in first] == [80] * 40
    steps = [store.stored(one) for each in store.reopened().editions
             for one in store.checksums(each).values()]  # fmt: skip
    assert max(one.steps for one in steps if one is not None) == 16


def test_a_joined_store_keeps_no_old_parts_beyond_the_next_import(store, on, monkeypatch):
    monkeypatch.setattr(parts, "MOST_PARTS", 3)
    for day in range(1, 8):
        taken(store, OWN, own_csv("Muster Optik", f"Werk {day}"), on(f"2026-01-{day:02}"))
    assert unnamed(store) != set()  # who reads at this moment may still need them

    taken(store, OWN, own_csv("Muster Optik", "Werk 7"), on("2026-01-08"))

    assert unnamed(store) == set()
    assert len(store.parts(OWN)) <= 3
    assert [names(store, f"{OWN}@2026-01-{day:02}") for day in range(1, 8)] == [
        ["Muster Optik", f"Werk {day}"] for day in range(1, 8)
    ]


def test_a_copy_of_the_folder_is_a_store_with_the_same_answers(store, on, tmp_path, licet):
    for day in ("01-05", "02-05", "03-05"):
        taken(store, OWN, own_csv("Muster Optik", f"Werk of {day}"), on(f"2026-{day}"))
    taken(store, "own-more", own_csv("Beispiel Werke"), on("2026-01-05"))
    shutil.copytree(store.home, tmp_path / "copy")
    copy = Store.open(tmp_path / "copy")

    assert told(copy) == told(store)
    shutil.rmtree(store.home)
    assert len(told(copy)) == 4
    assert taken(copy, OWN, own_csv("Muster"), on("2026-04-05")).new


def test_export_gives_the_bytes_back(home, tmp_path, write, licet):
    data = own_csv(*many(50)).replace(b"\n", b"\r\n")
    for day, content in (("2026-01-05", data), ("2026-02-05", own_csv("Muster Optik"))):
        file = write(content, "watch.csv")
        assert licet("lists", "import", OWN, file, "--as-of", day).status == 0

    answer = licet("lists", "export", f"{OWN}@2026-01-05", "-o", tmp_path / "out")

    assert answer.status == 0
    assert (tmp_path / "out" / "watch.csv").read_bytes() == data


def test_the_catalogue_is_plain_sqlite(store, on):
    taken(store, OWN, own_csv("Muster Optik"), on("2026-01-05"))
    with sqlite3.connect(store.home / "catalogue.sqlite") as link:
        assert link.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert link.execute("PRAGMA foreign_key_check").fetchall() == []
        assert link.execute("PRAGMA user_version").fetchone() == (1,)
