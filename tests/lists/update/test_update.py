"""`licet lists update`: what is new, what is not, and what it says of it."""

from datetime import date

import pytest

from licet.lists.sheet import Remote
from tests.lists.ofac import samples
from tests.lists.server import document, serving
from tests.lists.update.conftest import MEU, MONDAY, TUESDAY, UN, military, un_list

ONE, TWO = un_list("MISRI", "TUNISI"), un_list("MISRI", "LIBI", day="2026-03-02")
FIRST = "un-sc@2026-02-27"


@pytest.fixture
def unread(monkeypatch):
    """From here on nobody may read a document of a list."""

    def read(*_):
        raise AssertionError("read again")

    return lambda: monkeypatch.setattr("licet.lists.store.updating.take", read)


def test_a_first_edition_is_taken_in(office):
    with serving({UN: document(ONE)}) as (base, _):
        outcome = office.update(base, "un-sc")

    assert outcome.out == [f"{FIRST}: new, 2 entries"]
    assert (outcome.asked, outcome.refused, outcome.err) == (1, 0, [])
    assert office.names(FIRST) == {"TAREK MISRI", "TAREK TUNISI"}
    assert office.parts == []


def test_an_edition_that_the_server_calls_unchanged_is_seen_again_and_not_read(office, unread):
    with serving({UN: document(ONE)}) as (base, requests):
        office.update(base, "un-sc")
        before = office.contents()
        unread()
        outcome = office.update(base, "un-sc", now=TUESDAY)

    assert requests[-1].headers["if-none-match"] == '"one"'
    assert outcome.out == [f"{FIRST}: unchanged, 2 entries"]
    assert office.store.edition("un-sc").seen == TUESDAY.date()
    assert [what[1:] for what in office.contents()] == [what[1:] for what in before]


def test_an_edition_of_the_same_bytes_is_seen_again_and_not_read(office, unread):
    with serving({UN: document(ONE, None)}) as (base, requests):
        office.update(base, "un-sc")
        unread()
        outcome = office.update(base, "un-sc", now=TUESDAY)

    assert "if-none-match" not in requests[-1].headers
    assert outcome.out == [f"{FIRST}: unchanged, 2 entries"]
    assert office.store.edition("un-sc").seen == TUESDAY.date()
    assert office.editions == [FIRST]


def test_a_changed_document_is_a_new_edition_beside_the_last(office):
    with serving({UN: [document(ONE, '"1"'), document(TWO, '"2"')]}) as (base, _):
        office.update(base, "un-sc")
        outcome = office.update(base, "un-sc", now=TUESDAY)

    assert outcome.out == ["un-sc@2026-03-02: new, 2 entries"]
    assert office.editions == [FIRST, "un-sc@2026-03-02"]
    assert office.names("un-sc") == {"TAREK MISRI", "TAREK LIBI"}
    assert office.store.edition(FIRST).seen == MONDAY.date()


def test_after_a_change_the_new_document_is_the_one_that_is_asked_about(office):
    with serving({UN: [document(ONE, '"1"'), document(TWO, '"2"')]}) as (base, requests):
        for _ in range(3):
            office.update(base, "un-sc", now=TUESDAY)

    assert [one.headers.get("if-none-match") for one in requests] == [None, '"1"', '"2"']


def test_what_one_server_said_is_no_condition_at_another(office):
    for _ in range(2):  # another port, another mirror
        with serving({UN: document(ONE)}) as (base, requests):
            outcome = office.update(base, "un-sc")
            assert "if-none-match" not in requests[0].headers

    assert outcome.out == [f"{FIRST}: unchanged, 2 entries"]


def test_a_document_that_trickles_in_is_waited_for(office):
    with serving({UN: document(ONE).but(step=40, rest=0.002)}) as (base, requests):
        outcome = office.update(base, "un-sc")

    assert outcome.out == [f"{FIRST}: new, 2 entries"]
    assert len(requests) == 1


def test_a_connection_that_breaks_goes_on_where_it_broke(office):
    broken = document(ONE).but(breaks_at=300)
    with serving({UN: [broken, document(ONE)]}) as (base, requests):
        outcome = office.update(base, "un-sc")

    assert requests[-1].headers["range"] == "bytes=300-"
    assert outcome.out == [f"{FIRST}: new, 2 entries"]
    assert office.store.documents(office.store.edition(FIRST))[0].data == ONE


def test_without_names_those_in_the_store_are_updated(office):
    with serving({UN: document(ONE), MEU: document(military("Norvik Radar"))}) as (base, _):
        office.update(base, "un-sc")
        office.update(base, "us-bis-meu")
        outcome = office.update(base, now=TUESDAY)

    assert outcome.asked == 2
    assert outcome.out == [
        "us-bis-meu@2026-03-02: unchanged, 1 entries",
        f"{FIRST}: unchanged, 2 entries",
    ]


def test_a_list_that_is_named_twice_is_updated_once(office):
    with serving({UN: document(ONE)}) as (base, requests):
        outcome = office.update(base, "un-sc", "un-sc")

    assert (outcome.asked, len(requests)) == (1, 1)


# -- several documents, one edition -----------------------------------------------------------

PRIMARY = samples.primary(samples.row("7"), samples.row("8", "BLUE FJORD SHIPPING")).data
ALIASES = samples.table("alt.csv", ["7", "12", "aka", "GHT OFFSHORE", "-0- "]).data
FILES = {"sdn.csv": PRIMARY, "alt.csv": ALIASES}


@pytest.fixture
def set_of_files(sheets):
    remotes = tuple(Remote(name, f"https://publisher.invalid/{name}") for name in FILES)
    sheets("us-ofac-sdn", remotes=remotes)


def paths(**others):
    return {f"/us-ofac-sdn/{name}": document(body) for name, body in (FILES | others).items()}


def test_an_edition_of_several_documents_is_one(office, set_of_files):
    with serving(paths()) as (base, _):
        outcome = office.update(base, "us-ofac-sdn")

    assert outcome.out == ["us-ofac-sdn@2026-03-02: new, 2 entries"]
    (edition,) = office.store.editions
    assert {one.name: one.data for one in office.store.documents(edition)} == FILES


def test_one_changed_document_of_several_makes_an_edition_with_the_others_as_they_were(
    office, set_of_files
):
    changed = samples.table("alt.csv", ["7", "12", "aka", "GHT COASTAL", "-0- "]).data
    script = paths()
    script["/us-ofac-sdn/alt.csv"] = [document(ALIASES, '"1"'), document(changed, '"2"')]
    with serving(script) as (base, requests):
        office.update(base, "us-ofac-sdn")
        outcome = office.update(base, "us-ofac-sdn", now=TUESDAY)

    assert requests[-2].headers["if-none-match"] == '"one"'  # answered 304, so not sent again
    assert outcome.out == ["us-ofac-sdn@2026-03-03: new, 2 entries"]
    latest = office.store.documents(office.store.edition("us-ofac-sdn"))
    assert {one.name: one.data for one in latest} == {"sdn.csv": PRIMARY, "alt.csv": changed}


def test_without_one_of_its_documents_there_is_no_edition(office, set_of_files):
    script = paths()
    del script["/us-ofac-sdn/alt.csv"]
    with serving(script) as (base, _):
        outcome = office.update(base, "us-ofac-sdn")

    assert outcome.refused == 1
    assert outcome.err[0].startswith("licet: us-ofac-sdn: /us-ofac-sdn/alt.csv: found HTTP 404")
    assert office.editions == []


def test_the_day_of_an_edition_is_its_documents_and_not_the_day_it_was_fetched(office):
    with serving({UN: document(ONE)}) as (base, _):
        office.update(base, "un-sc", now=TUESDAY)

    edition = office.store.edition("un-sc")
    assert (edition.as_of, edition.seen) == (date(2026, 2, 27), TUESDAY.date())
