"""Trades and reviewers: who was cleared holds no trade, who was confirmed stops it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from licet.batch.book import Book
from licet.batch.check import check as check_book
from licet.desk import Desk, Imported, desk
from licet.desk.reviewed import Reviewed
from licet.desk.roll import roll
from licet.desk.screening import Screening
from licet.facts import Trade
from licet.law.rulebook import listings, rulebook
from licet.ledger import Ledger
from licet.lists.record import Address, Name
from licet.lists.store.store import Store
from licet.names import DEFAULT
from licet.names.evidence import Asked
from tests.builders import HUAWEI, NOBODY_LISTED, owner, party, us_export
from tests.lists.builders import SDN, edition, entry, listed, new_store

TODAY = date(2026, 10, 5)
NOON = datetime(2026, 10, 5, 12, tzinfo=UTC)
ROT = listed(
    "rot", "Rotorwerk Ost", listed_on=date(2022, 3, 3), addresses=(Address("Minsk", "BY"),)
)
PENCIL = entry("11", "Pencil Bank", listed_on=date(2022, 2, 24))
LIKE_ROT, LIKE_PENCIL = "Rotorwerc Ost", "Pensil Bank"  # whom a person must look at


@pytest.fixture
def store(tmp_path) -> Store:
    """The Entity List and the SDN List as they were seen last week."""
    kept = new_store(tmp_path)
    edition(kept, "2026-10-04", [ROT, listed("other", "Vikosh Works")])
    edition(kept, "2026-10-04", [PENCIL, entry("12", "Second Terningul")])
    return kept


@pytest.fixture
def ledger(tmp_path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.sqlite") as opened:
        yield opened


def imported(store: Store) -> Imported:
    return Imported(store.reopened(), TODAY, rulebook().reviewed_through)


@pytest.fixture
def at_the_desk(store, ledger):
    """The desk with the lists of the store, and what reviewers have said by now."""

    def build() -> Desk:
        return desk(None, imported(store), DEFAULT, Reviewed(ledger))

    return build


@pytest.fixture
def decide(store, ledger, tmp_path):
    """A reviewer screens a customer by its name and country, and decides on each of its matches."""

    def build(verdict: str, name: str, country: str | None = "TR", **more: Any) -> None:
        held = roll(imported(store), listings(), TODAY, None)
        asked = Asked(name, country=country, **more)
        hits = Screening(held, DEFAULT, tmp_path).one(asked)
        assert hits
        for hit in hits:
            said: dict[str, Any] = {"verdict": verdict, "because": "a bakery", "by": "ann"}
            ledger.decide(hit.pair, hit.fingerprint, hit.shown, when=NOON, **said)

    return build


def sale(buyer: str, country: str = "TR", **facts: Any) -> Trade:
    """A sale of simple American goods."""
    goods = {"eccn": "EAR99", "item_form": "commodity", "purpose": "resale"}
    buyers = (party(buyer, country, owners=()),)
    return us_export(on="2026-10-05", to="TR", **{"parties": buyers, **goods, **facts})


def answered(verdict: Any) -> tuple:
    """What a verdict comes to, whoever the parties are."""
    told = ("outcome", "action", "not_covered", "missing", "because", "holds_through")
    return tuple(getattr(verdict, name) for name in told)


# -- cleared ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [LIKE_ROT, LIKE_PENCIL])
def test_a_possible_match_holds_a_trade(at_the_desk, name):
    verdict = at_the_desk().check(sale(name))
    assert verdict.action == "hold"
    assert [match["strength"] for match in verdict.matches] == ["possible"]


@pytest.mark.parametrize("name", [LIKE_ROT, LIKE_PENCIL])
def test_who_was_cleared_goes_as_one_who_is_on_no_list(at_the_desk, decide, name):
    decide("cleared", name)
    verdict, nobody = (at_the_desk().check(sale(who)) for who in (name, NOBODY_LISTED))
    assert verdict.action == "go" and verdict.matches == ()
    assert answered(verdict) == answered(nobody)


def test_a_strong_match_that_was_cleared_goes_too(at_the_desk, decide):
    assert at_the_desk().check(sale("Rotorwerk Ost")).action == "stop"
    decide("cleared", "Rotorwerk Ost")
    assert at_the_desk().check(sale("Rotorwerk Ost")).action == "go"


def test_the_same_name_in_another_country_was_not_cleared(at_the_desk, decide):
    decide("cleared", LIKE_PENCIL, "TR")
    assert at_the_desk().check(sale(LIKE_PENCIL, "DE")).action == "hold"
    assert at_the_desk().check(sale(LIKE_PENCIL.upper(), "TR")).action == "go"


@pytest.mark.parametrize(
    "more",
    [{"birth": "1965"}, {"address": "Main Street, Ankara"}, {"identifiers": (("tax", "1"),)}],
    ids=str,
)
def test_who_was_cleared_by_what_no_trade_says_is_not_cleared_in_a_trade(at_the_desk, decide, more):
    """It may be another of that name."""
    decide("cleared", LIKE_PENCIL, **more)
    assert at_the_desk().check(sale(LIKE_PENCIL)).action == "hold"


def test_an_owner_who_was_cleared_holds_nothing(at_the_desk, decide):
    owners = (owner(60, LIKE_PENCIL, list=None, country="TR"),)
    trade = sale("x", parties=(party(NOBODY_LISTED, "TR", owners=owners),))
    assert at_the_desk().check(trade).action == "hold"
    decide("cleared", LIKE_PENCIL)
    assert at_the_desk().check(trade).matches == ()
    assert SDN not in at_the_desk().check(trade).not_covered


def test_whoever_a_fact_names_has_no_country(at_the_desk, decide):
    trade = sale(NOBODY_LISTED, diverted_to=LIKE_PENCIL)
    decide("cleared", LIKE_PENCIL, "TR")
    assert at_the_desk().check(trade).matches
    decide("cleared", LIKE_PENCIL, None)
    assert not at_the_desk().check(trade).matches


def test_one_match_that_was_cleared_leaves_the_others(at_the_desk, decide, store):
    decide("cleared", LIKE_PENCIL)
    edition(store, "2026-10-05", [PENCIL, entry("13", "Pencil Bank Ankara", listed_on=TODAY)])
    verdict = at_the_desk().check(sale("Pencil Bank"))
    decide("cleared", "Pencil Bank")
    assert [match["listing"] for match in verdict.matches] == [f"{SDN}:11"]
    after = at_the_desk().check(sale("Pencil Bank"))
    assert [match["listing"] for match in after.matches] == [f"{SDN}:13"]
    assert after.action == "hold"


# -- until the evidence changes -----------------------------------------------------------------


def test_after_the_list_gives_the_entry_a_name_that_is_like_it_the_trade_holds_again(
    at_the_desk, decide, store
):
    decide("cleared", LIKE_PENCIL)
    edition(store, "2026-10-05", [replace(PENCIL, names=(*PENCIL.names, Name("Pensil Banc")))])
    verdict = at_the_desk().check(sale(LIKE_PENCIL))
    assert verdict.action == "hold"
    assert {match["alias"] for match in verdict.matches} == {"Pensil Banc"}


def test_a_name_that_is_not_like_it_changes_nothing(at_the_desk, decide, store):
    decide("cleared", LIKE_PENCIL)
    edition(store, "2026-10-05", [replace(PENCIL, names=(*PENCIL.names, Name("Zorbalak")))])
    assert at_the_desk().check(sale(LIKE_PENCIL)).action == "go"


def test_an_entry_that_moved_to_another_country_holds_again(at_the_desk, decide, store):
    decide("cleared", LIKE_ROT)
    moved = replace(ROT, addresses=(Address("Ankara", "TR"),))
    edition(store, "2026-10-05", [moved, listed("other", "Vikosh Works")])
    assert at_the_desk().check(sale(LIKE_ROT)).action == "hold"


def test_who_was_reopened_holds_again(at_the_desk, decide):
    for verdict, action in (("cleared", "go"), ("reopened", "hold"), ("cleared", "go")):
        decide(verdict, LIKE_PENCIL)
        assert at_the_desk().check(sale(LIKE_PENCIL)).action == action


# -- confirmed ----------------------------------------------------------------------------------


def test_who_was_confirmed_is_stopped_as_the_listed_party(at_the_desk, decide):
    decide("confirmed", LIKE_ROT)
    verdict = at_the_desk().check(sale(LIKE_ROT))
    assert (verdict.outcome, verdict.action) == ("licence_required", "stop")
    (match,) = verdict.matches
    assert match["strength"] == "strong"
    assert match["evidence"].endswith("; confirmed by ann: a bakery")


def test_on_other_evidence_it_is_possible_again(at_the_desk, decide, store):
    decide("confirmed", LIKE_ROT)
    moved = replace(ROT, addresses=(Address("Ankara", "TR"),))
    edition(store, "2026-10-05", [moved, listed("other", "Vikosh Works")])
    verdict = at_the_desk().check(sale(LIKE_ROT))
    assert verdict.action == "hold"
    strengths = {match["listed"]: match["strength"] for match in verdict.matches}
    assert strengths["from 2026-10-05"] == "possible"


# -- keys and stamps ----------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["2024/1", "a/b/12", "who?", "tilde~", "own:7", "rot|by#2"])
def test_whatever_the_key_of_an_entry_looks_like_it_can_be_cleared(tmp_path, store, ledger, key):
    own = entry(key, "Bad Zorbalak", list="own-blocked")
    edition(store, "2026-10-04", [own], "own-blocked")
    asked = Asked("Bad Zorbalac", country="TR")
    held = roll(imported(store), listings(), TODAY, ("own-blocked",))
    (hit,) = Screening(held, DEFAULT, tmp_path).one(asked)
    said: dict[str, Any] = {"verdict": "cleared", "because": "a bakery", "by": "ann", "when": NOON}
    at = desk(None, imported(store), DEFAULT, Reviewed(ledger))
    assert at.check(sale("Bad Zorbalac")).action == "hold"
    ledger.decide(hit.pair, hit.fingerprint, hit.shown, **said)
    at = desk(None, imported(store), DEFAULT, Reviewed(ledger))
    assert at.check(sale("Bad Zorbalac")).action == "go"


def test_an_entry_whose_listing_changed_in_the_course_of_time_is_one_entry(
    at_the_desk, decide, store
):
    edition(store, "2026-10-05", [replace(PENCIL, programmes=("BELARUS",))])
    decide("cleared", LIKE_PENCIL)
    assert at_the_desk().check(sale(LIKE_PENCIL)).action == "go"


def test_a_bundled_company_is_cleared_by_the_entry_that_its_list_prints(at_the_desk, decide, store):
    """A reviewer sees the entry; the desk has one story of it and of the bundled row."""
    also = ("Huawei", "Shenzhen Huawei Technologies", "Huawei Technology")
    printed = listed("huawei", HUAWEI.upper(), *also, addresses=(Address("Shenzhen", "CN"),))
    edition(store, "2026-10-05", [ROT, printed])
    rows = {"huawei.technologies-co-ltd", "huawei.technologies-co-ltd-hong-kong"}
    assert rows <= recognised(at_the_desk(), "Huawei Tecnology Co Ltd")
    decide("cleared", "Huawei Tecnology Co Ltd")
    assert rows.isdisjoint(recognised(at_the_desk(), "Huawei Tecnology Co Ltd"))
    assert rows <= recognised(at_the_desk(), "Huawei Tecnology Co")


def recognised(at: Desk, name: str) -> set[str]:
    return {match["listing"] for match in at.check(sale(name)).matches}


def test_the_stamp_names_the_decisions(at_the_desk, decide, ledger, store):
    assert stamped(at_the_desk()).startswith("0 decisions (")
    decide("cleared", LIKE_PENCIL)
    assert stamped(at_the_desk()) == f"1 decisions ({ledger.checksum()[:12]})"
    assert stamped(desk(None, imported(store))) is None


def stamped(at: Desk) -> Any:
    return at.stamp["reviewed"]


# -- laws ---------------------------------------------------------------------------------------

BUYERS = [LIKE_ROT, LIKE_PENCIL, "Rotorwerk Ost", "Pencil Bank", NOBODY_LISTED]
SAID = st.tuples(
    st.sampled_from(BUYERS[:4]),
    st.sampled_from(["TR", "BY"]),
    st.sampled_from(["cleared", "confirmed", "reopened"]),
)
ASKED = st.tuples(st.sampled_from(BUYERS), st.sampled_from(["TR", "BY"]))


@pytest.fixture(scope="module")
def held(tmp_path_factory) -> tuple[Store, Screening]:
    kept = new_store(tmp_path_factory.mktemp("held"))
    edition(kept, "2026-10-04", [ROT])
    edition(kept, "2026-10-04", [PENCIL])
    the_roll = roll(imported(kept), listings(), TODAY, None)
    return kept, Screening(the_roll, DEFAULT, tmp_path_factory.mktemp("indexes"))


def with_decisions(held: tuple[Store, Screening], ledger: Ledger, said: list) -> Desk:
    for name, country, verdict in said:
        for hit in held[1].one(Asked(name, country=country)):
            told: dict[str, Any] = {"verdict": verdict, "because": "x", "by": "ann", "when": NOON}
            ledger.decide(hit.pair, hit.fingerprint, hit.shown, **told)
    return desk(None, imported(held[0]), DEFAULT, Reviewed(ledger))


@given(st.lists(SAID, max_size=4), st.lists(ASKED, min_size=1, max_size=4))
@settings(max_examples=25)
def test_a_table_and_a_single_trade_say_the_same_of_what_reviewers_said(held, said, asked):
    trades = [replace(sale(*one), id=str(place)) for place, one in enumerate(asked)]
    with Ledger.open("sqlite://") as ledger:
        at = with_decisions(held, ledger, said)
        whole = check_book(Book.from_trades(trades), at)
        for row, one in enumerate(trades):
            assert whole.verdict(row) == orjson.loads(orjson.dumps(at.check(one).as_dict()))


@given(st.lists(SAID, max_size=4), ASKED)
@settings(max_examples=25)
def test_only_a_decision_on_a_party_itself_changes_its_trade(held, said, asked):
    others = [one for one in said if one[:2] != asked]
    with Ledger.open("sqlite://") as ledger:
        with_them = with_decisions(held, ledger, others).check(sale(*asked))
    assert answered(with_them) == answered(desk(None, imported(held[0])).check(sale(*asked)))
