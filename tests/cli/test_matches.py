"""`licet matches`: reviewers clear, confirm and reopen, and screening and trades follow them."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from licet.lists.record import Birth, Name, Sort
from licet.lists.store.store import Store
from licet.names.evidence import birth_span
from tests.cli.conftest import table
from tests.lists.builders import edition, entry, new_store

ROT = entry("4", "Rotorwerk Ost")
MINSK = entry("5", "Rotorwerk Ost Minsk")
IVAN = entry("1", "ZORBALAK, Ivan", sort=Sort.PERSON, births=(Birth("1965", birth_span("1965")),))
WHY = ("--because", "a bakery in Kiel", "--by", "ann")
ROTORWERC = ("Rotorwerc Ost", "us-ofac-sdn:4")


@pytest.fixture(autouse=True)
def store(tmp_path, monkeypatch) -> Store:
    """The SDN List, imported long ago."""
    monkeypatch.setenv("LICET_HOME", str(tmp_path / "home"))
    kept = new_store(tmp_path)
    edition(kept, "2024-01-31", [ROT, IVAN])
    return kept


@pytest.fixture
def screened(licet):
    """The keys that a name is screened as, with what was said of each by reviewers."""

    def build(name: str = ROTORWERC[0], *more: str) -> dict[str, tuple[str, str | None]]:
        answer = licet("screen", name, "--format", "json", *more)
        found = json.loads(answer.out)
        return {row["key"]: (row["strength"], row["reviewed"]) for row in found}

    return build


def refused(answer: Any) -> str:
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith("licet: ") and answer.err.count("\n") == 1
    said: str = answer.err
    return said


# -- cleared ------------------------------------------------------------------------------------


def test_a_match_that_was_cleared_stays_away(licet, screened):
    assert set(screened()) == {"4"}
    answer = licet("matches", "clear", *ROTORWERC, *WHY)
    assert (answer.status, answer.err) == (0, "")
    assert answer.out == "1: cleared: 'Rotorwerc Ost' and 'Rotorwerk Ost' (us-ofac-sdn:4)\n"
    assert screened() == {}


def test_all_shows_it_and_what_was_said(licet, screened):
    licet("matches", "clear", *ROTORWERC, *WHY)
    ((strength, reviewed),) = screened(ROTORWERC[0], "--all").values()
    assert strength == "possible"
    assert re.fullmatch(r"cleared by ann on \d{4}-\d\d-\d\d: a bakery in Kiel", reviewed or "")
    assert "a bakery in Kiel" in licet("screen", ROTORWERC[0], "--all").out


def test_it_comes_back_when_the_entry_gets_another_name_and_says_what_changed(
    licet, screened, store
):
    licet("matches", "clear", *ROTORWERC, *WHY)
    edition(store, "2024-02-29", [entry("4", "Rotorwerk Ost", "Rotorwerc")])
    ((strength, reviewed),) = screened().values()
    assert strength == "possible"
    assert re.fullmatch(
        r"cleared by ann on .*: a bakery in Kiel; since then changed: names.*", reviewed or ""
    )


def test_it_stays_away_for_this_customer_only(licet, screened):
    told = ("--country", "DE", "--birth", "1970", "--address", "Kiel", "--identifier", "tax:7")
    licet("matches", "clear", *ROTORWERC, *WHY, *told)
    assert screened(ROTORWERC[0], *told) == {}
    assert set(screened(ROTORWERC[0], *told[:2])) == {"4"}
    assert set(screened()) == {"4"}


def test_a_match_that_was_cleared_hides_no_other(licet, screened, store):
    edition(store, "2024-02-29", [ROT, MINSK])
    licet("matches", "clear", "Rotorwerk Ost", "us-ofac-sdn:4", *WHY)
    assert set(screened("Rotorwerk Ost")) == {"5"}


def test_a_book_follows_it_and_counts_it(licet, write):
    book = write("name,country\nRotorwerc Ost,DE\nRotorwerc Ost,FR\n", "book.csv")
    licet("matches", "clear", *ROTORWERC, *WHY, "--country", "DE")
    out = licet("screen", book).out
    assert re.search(r"with cleared matches alone +1\b", out)
    assert re.search(r"with a possible match +1\b", out)
    rows = json.loads(licet("screen", book, "--format", "json").out)
    assert [row["row"] for row in rows] == [1]
    assert len(json.loads(licet("screen", book, "--format", "json", "--all").out)) == 2


# -- confirmed, reopened ------------------------------------------------------------------------


def test_a_match_that_was_confirmed_is_strong(licet, screened):
    licet("matches", "confirm", *ROTORWERC, *WHY)
    ((strength, reviewed),) = screened().values()
    assert strength == "strong" and (reviewed or "").startswith("confirmed by ann on ")


@pytest.mark.parametrize("before", ["clear", "confirm"])
def test_a_match_that_was_reopened_waits_for_a_person(licet, screened, before):
    licet("matches", before, *ROTORWERC, *WHY)
    licet("matches", "reopen", *ROTORWERC, *WHY)
    ((strength, reviewed),) = screened().values()
    assert strength == "possible" and (reviewed or "").startswith("reopened by ann on ")


def test_the_last_word_counts(licet, screened):
    for verb in ("clear", "reopen", "confirm", "clear"):
        licet("matches", verb, *ROTORWERC, *WHY)
    assert screened() == {}


# -- the record ---------------------------------------------------------------------------------


def test_list_tells_every_decision_the_oldest_first(licet):
    licet("matches", "clear", *ROTORWERC, *WHY, "--country", "DE")
    licet("matches", "confirm", *ROTORWERC, "--because", "the same", "--by", "bob")
    answer = licet("matches", "list")
    first, second = answer.out.splitlines()
    assert re.fullmatch(
        r"1  \d{4}-\d\d-\d\d \d\d:\d\d  cleared  'Rotorwerc Ost' \(DE\) and us-ofac-sdn:4"
        r"  by ann: a bakery in Kiel",
        first,
    )
    assert second.endswith("  confirmed  'Rotorwerc Ost' and us-ofac-sdn:4  by bob: the same")


def test_list_can_be_narrowed_to_a_verdict(licet):
    licet("matches", "clear", *ROTORWERC, *WHY)
    licet("matches", "reopen", *ROTORWERC, *WHY)
    assert "reopened" not in licet("matches", "list", "--verdict", "cleared").out
    assert licet("matches", "list", "--verdict", "confirmed").out == "no decisions yet\n"
    said = refused(licet("matches", "list", "--verdict", "clear"))
    assert "--verdict: found 'clear'; expected cleared, confirmed, reopened" in said


def test_where_nobody_decided_anything_there_is_no_ledger(licet, tmp_path):
    assert licet("matches", "list").out == "no decisions yet\n"
    licet("screen", ROTORWERC[0])
    assert not (tmp_path / "home" / "ledger.sqlite").exists()


def test_who_decides_is_whom_the_system_knows_unless_told(licet, monkeypatch):
    monkeypatch.setattr("getpass.getuser", lambda: "carol")
    licet("matches", "clear", *ROTORWERC, "--because", "no")
    assert "  by carol: no\n" in licet("matches", "list").out


def test_where_the_system_knows_nobody_somebody_must_be_named(licet, monkeypatch):
    def unknown() -> str:
        raise OSError

    monkeypatch.setattr("getpass.getuser", unknown)
    said = refused(licet("matches", "clear", *ROTORWERC, "--because", "no"))
    assert said.startswith("licet: --by: ")


def test_the_ledger_may_lie_elsewhere(licet, screened, tmp_path, monkeypatch):
    monkeypatch.setenv("LICET_LEDGER", str(tmp_path / "elsewhere" / "l.sqlite"))
    licet("matches", "clear", *ROTORWERC, *WHY)
    assert screened() == {}
    monkeypatch.delenv("LICET_LEDGER")
    assert set(screened()) == {"4"}


# -- what is refused ----------------------------------------------------------------------------


@pytest.mark.parametrize("verb", ["clear", "confirm", "reopen"])
def test_a_pair_that_is_no_match_is_refused_and_the_matches_there_are_are_named(
    licet, verb, tmp_path
):
    said = refused(licet("matches", verb, "Rotorwerc Ost", "us-ofac-sdn:1", *WHY))
    assert said == (
        "licet: 'Rotorwerc Ost' and 'us-ofac-sdn:1': found no match; its matches: us-ofac-sdn:4\n"
    )
    assert not (tmp_path / "home" / "ledger.sqlite").exists()


def test_so_is_a_name_like_nobody_s(licet):
    said = refused(licet("matches", "clear", "Jutland Dairy", "us-ofac-sdn:4", *WHY))
    assert "its matches: none: nobody on the lists has a name like it" in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["...", "us-ofac-sdn:4", *WHY], "NAME: found '...'; expected a name with a letter"),
        ([*ROTORWERC, *WHY, "--country", "Atlantis"], "--country: found 'Atlantis'; expected a"),
        ([*ROTORWERC, *WHY, "--birth", "soon"], "--birth: found 'soon'; expected 1965"),
        ([*ROTORWERC, *WHY, "--identifier", "7"], "--identifier: found '7'; expected such as"),
        ([*ROTORWERC, "--because", " ", "--by", "ann"], "found no because; expected one."),
        (
            [*ROTORWERC, "--because", "x" * 2_001, "--by", "ann"],
            "found 2,001 characters of because",
        ),
        ([*ROTORWERC, "--because", "no", "--by", "  "], "found no by; expected one."),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_decision_that_cannot_be_kept_is_refused_in_a_sentence(licet, words, said):
    assert said in refused(licet("matches", "clear", *words))
    assert licet("matches", "list").out == "no decisions yet\n"


def test_a_reason_must_be_given(licet):
    answer = licet("matches", "clear", *ROTORWERC)
    assert answer.status == 2 and "--because" in answer.err


def test_a_file_that_is_no_ledger_is_refused(licet, write):
    write("id,on,activity\n" * 100, "home/ledger.sqlite")
    for words in (("matches", "clear", *ROTORWERC, *WHY), ("screen", "X"), ("matches", "list")):
        assert "ledger.sqlite: found file is not a database" in refused(licet(*words))


# -- trades -------------------------------------------------------------------------------------


def test_a_trade_follows_what_was_said_of_its_party(licet, write, tmp_path, monkeypatch):
    """With the bundled names alone, which are never stale."""
    monkeypatch.setenv("LICET_HOME", str(tmp_path / "bare"))
    party, where = "Hisilicn Technologies", ("--country", "DE")
    book = write(table(*({"end_user": who} for who in (party, "Jutland Dairy"))))

    def judged() -> tuple[str, str, list[str], str | None]:
        """What the trade comes to, and a trade with nobody listed; how sure the matches are."""
        one, other = licet("check", book).verdicts
        sure = [match["strength"] for match in one["matches"]]
        return one["action"], other["action"], sure, one["stamp"]["reviewed"]

    action, unlisted, sure, reviewed = judged()
    assert (action, reviewed) == ("hold", None) and set(sure) == {"possible"}
    found = json.loads(licet("screen", party, *where, "--format", "json").out)
    entries = [f"{row['list']}:{row['key']}" for row in found]
    for each in entries:
        licet("matches", "clear", party, each, *where, *WHY)
    assert judged()[:3] == (unlisted, unlisted, [])
    licet("matches", "confirm", party, entries[0], *where, *WHY)
    _, _, sure, reviewed = judged()
    assert sure == ["strong"]
    assert (reviewed or "").startswith(f"{len(entries) + 1} decisions (")


def test_a_name_that_a_list_gave_an_entry_later_is_no_name_that_was_cleared(licet, screened, store):
    licet("matches", "clear", *ROTORWERC, *WHY)
    changed = entry("4", "Rotorwerk Ost", names=(*ROT.names, Name("Rotorwerc Ost GmbH")))
    edition(store, "2024-02-29", [changed])
    assert set(screened()) == {"4"}
