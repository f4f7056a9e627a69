"""What is not taken: the last edition stays in use as it was, and a sentence says so."""

import pytest

from tests.lists.server import Answer, document, redirect, serving, status
from tests.lists.update.conftest import MEU, TUESDAY, UN, military, un_list

GOOD, NEWER = un_list("MISRI", "TUNISI"), un_list("MISRI", "LIBI", day="2026-03-02")
FIRST = "un-sc@2026-02-27"
PAGE = b"<!DOCTYPE html><html><head><title>Maintenance</title></head><body>Soon.</body></html>"
BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaa">]>' + NEWER.split(b"?>")[1]


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (document(NEWER, None).but(breaks_at=400), "a connection that broke off after 400 of"),
        (Answer(NEWER[:400], lengthless=True), "XML that is broken or breaks off"),
        (document(b"", '"2"'), "an empty file"),
        (document(PAGE, '"2"'), "found a web page (HTML); expected the list itself."),
        (document(BOMB, '"2"'), "a document type or entity declaration"),
        (document(b'{"results": []}', '"2"'), "XML that is broken"),
        (document(un_list(day="2026-03-02"), '"2"'), "found no entry at all"),
        (document(un_list("MISRI", day="2026-04-01"), '"2"'), "which is yet to come"),
        (status(404), "found HTTP 404; expected the document."),
        (status(403), "found HTTP 403; expected the document."),
        (status(503), "found HTTP 503 four times; expected the whole document."),
        (redirect("/un-sc/consolidated.xml"), "more than 10 redirects"),
    ],
)
def test_a_refusal_leaves_the_store_as_it_was_and_names_the_edition_in_use(office, answer, says):
    with serving({UN: [document(GOOD, '"1"'), answer]}) as (base, _):
        office.update(base, "un-sc")
        before = office.contents()
        outcome = office.update(base, "un-sc", now=TUESDAY)

    assert (outcome.asked, outcome.refused, outcome.out) == (1, 1, [])
    (line,) = outcome.err
    assert line.startswith("licet: un-sc: ") or line.startswith("licet: un-sc,")
    assert says in line
    assert line.endswith(f"{FIRST} stays in use.")
    assert office.contents() == before


def test_after_a_refusal_the_good_document_is_taken_in(office):
    answers = [document(GOOD, '"1"'), document(PAGE, '"2"'), document(NEWER, '"3"')]
    with serving({UN: answers}) as (base, requests):
        for _ in range(3):
            outcome = office.update(base, "un-sc", now=TUESDAY)

    assert [one.headers.get("if-none-match") for one in requests] == [None, '"1"', '"1"']
    assert outcome.out == ["un-sc@2026-03-02: new, 2 entries"]


def test_a_great_fall_is_refused_and_says_what_to_do_if_it_is_true(office):
    names = [f"INVENTED {number}" for number in range(200)]
    fewer = un_list(*names[:150], day="2026-03-02")
    with serving({UN: [document(un_list(*names), '"1"'), document(fewer, '"2"')]}) as (base, _):
        office.update(base, "un-sc")
        outcome = office.update(base, "un-sc", now=TUESDAY)

    assert outcome.err == [
        "licet: un-sc, list un-sc: found 150 entries, 25% fewer than the 200 of "
        f"{FIRST}; expected a fall of 10% at most. If the publisher did take so many off, import "
        f"it with --accept-fewer. {FIRST} stays in use."
    ]


def test_a_list_that_is_refused_does_not_stop_the_others(office):
    with serving({UN: status(503), MEU: document(military("Norvik Radar"))}) as (base, _):
        outcome = office.update(base, "un-sc", "us-bis-meu")

    assert (outcome.asked, outcome.refused) == (2, 1)
    assert outcome.out == ["us-bis-meu@2026-03-02: new, 1 entries"]
    assert outcome.err[0].startswith("licet: un-sc: /un-sc/consolidated.xml: found HTTP 503")


def test_without_an_edition_none_is_said_to_stay(office):
    with serving({UN: status(404)}) as (base, _):
        (line,) = office.update(base, "un-sc").err

    assert "stays in use" not in line


def test_a_list_without_an_address_is_to_be_imported_by_hand(office):
    (line,) = office.update("http://127.0.0.1:9", "jp-meti-eul").err

    assert line == (
        "licet: jp-meti-eul: found no address to fetch it from; expected a file. Get it from "
        "https://www.meti.go.jp/policy/anpo/law00.html and run: "
        "licet lists import jp-meti-eul FILE"
    )


def test_a_name_that_nobody_knows_is_refused_and_the_others_updated(office):
    with serving({UN: document(GOOD)}) as (base, _):
        outcome = office.update(base, "un-cs", "un-sc")

    assert outcome.err[0].startswith("licet: un-cs: found no list of this name; expected one of")
    assert outcome.out == [f"{FIRST}: new, 2 entries"]
