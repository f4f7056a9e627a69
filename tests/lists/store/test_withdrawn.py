"""An edition that was imported by mistake is taken out of use, and stays in the store."""

from __future__ import annotations

import json

import pytest

LIST = "id,name\nW-1,Erfundene Werke\nW-2,Zweite Werke\n"
LATER = LIST + "W-3,Dritte Werke\n"


@pytest.fixture
def imported(tmp_path, licet, monkeypatch):
    monkeypatch.setenv("LICET_HOME", str(tmp_path / "home"))
    for day, text in (("2024-01-01", LIST), ("2024-02-01", LATER)):
        (tmp_path / "watch.csv").write_text(text)
        done = licet("lists", "import", "own-watch", tmp_path / "watch.csv", "--as-of", day)
        assert done.status == 0
    return licet


def test_what_only_a_withdrawn_edition_held_is_not_found(imported):
    assert imported("lists", "history", "Dritte").status == 0
    done = imported("lists", "withdraw", "own-watch@2024-02-01", "--because", "a test file")
    assert done.out.startswith("own-watch@2024-02-01: withdrawn")
    for verb in ("history", "show"):
        answer = imported("lists", verb, "Dritte")
        assert answer.status == 1 and "no imported edition holds a name" in answer.err


def test_the_status_keeps_the_reason(imported):
    imported("lists", "withdraw", "own-watch@2024-02-01", "--because", "a test file")
    every = json.loads(imported("lists", "status", "--format", "json").out)
    (mine,) = [one for one in every if one["source"] == "own-watch"]
    assert [one["id"] for one in mine["editions"]] == ["own-watch@2024-01-01"]
    assert mine["withdrawn"] == [{"as_of": "2024-02-01", "because": "a test file"}]


def test_an_edition_that_is_not_there_cannot_be_withdrawn(imported):
    answer = imported("lists", "withdraw", "own-watch@2023-01-01", "--because", "x")
    assert answer.status == 2 and "no such edition" in answer.err
