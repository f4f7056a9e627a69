"""The eCFR: its address names a day, which it must have; and it sends nothing uncompressed."""

import gzip
from datetime import datetime

import pytest

from tests.lists.server import document, serving, status
from tests.lists.update.conftest import MONDAY, TUESDAY, military, part_at

ONE, TWO = military("Norvik Radar"), military("Norvik Radar", "Sundhavn Optics")
WEDNESDAY = datetime(2026, 3, 4, 9, 0)
SAME = ("us-bis-meu", "us-bis-uvl")


def at(day: str) -> str:
    return f"/{day}/title-15.xml"


@pytest.fixture
def ecfr(office, sheets):
    """Updates lists of part 744 from the eCFR at `base`."""

    def update(base, *names, now=MONDAY):
        for name in SAME:
            sheets(name, remotes=part_at(base))
        return office.update(base, *(names or ("us-bis-meu",)), now=now, mirrored=False)

    return update


def test_who_gives_nothing_uncompressed_is_asked_for_it_compressed(office, ecfr):
    with serving({at("2026-03-02"): document(ONE).but(only_compressed=True)}) as (base, requests):
        outcome = ecfr(base)

    assert [one.headers["accept-encoding"] for one in requests] == ["identity", "gzip"]
    assert outcome.out == ["us-bis-meu@2026-03-02: new, 1 entries"]
    assert office.store.documents(office.store.edition("us-bis-meu"))[0].data == ONE


def test_a_compressed_answer_that_breaks_off_is_asked_for_whole(office, ecfr):
    whole = document(ONE).but(only_compressed=True)
    script = {at("2026-03-02"): [whole, whole.but(breaks_at=100), whole]}
    with serving(script) as (base, requests):
        outcome = ecfr(base)

    assert outcome.out == ["us-bis-meu@2026-03-02: new, 1 entries"]
    compressed = [one for one in requests if one.headers["accept-encoding"] == "gzip"]
    assert len(compressed) == 2
    assert not any("range" in one.headers for one in compressed)


def test_a_compressed_document_that_has_not_changed_is_not_sent_again(office, ecfr):
    with serving({at("2026-03-02"): document(ONE).but(only_compressed=True)}) as (base, requests):
        ecfr(base)
        outcome = ecfr(base)

    assert requests[-1].headers["if-none-match"] == '"one"'
    assert outcome.out == ["us-bis-meu@2026-03-02: unchanged, 1 entries"]


def test_a_document_that_does_not_unpack_is_refused(office, ecfr):
    cut = gzip.compress(ONE, mtime=0)[:-20]
    broken = document(cut).but(headers={"Content-Encoding": "gzip"})
    with serving({at("2026-03-02"): [status(406), broken]}) as (base, _):
        outcome = ecfr(base)

    assert "compressed data that breaks off" in outcome.err[0]


def test_who_gives_it_in_no_way_is_refused(office, ecfr):
    with serving({at("2026-03-02"): status(406)}) as (base, requests):
        outcome = ecfr(base)

    assert "found HTTP 406; expected the document" in outcome.err[0]
    assert len(requests) == 2


@pytest.mark.parametrize("code", [404, 400])
def test_a_day_that_is_not_there_yet_gives_way_to_the_day_before(office, ecfr, code):
    script = {
        at("2026-03-02"): status(code),
        at("2026-03-01"): status(code),
        at("2026-02-28"): document(ONE),
    }
    with serving(script) as (base, requests):
        outcome = ecfr(base)

    assert [one.path for one in requests] == list(script)
    assert outcome.out == ["us-bis-meu@2026-02-28: new, 1 entries"]
    assert office.store.edition("us-bis-meu").seen == MONDAY.date()


def test_a_week_without_a_day_is_refused_in_one_sentence(office, ecfr):
    with serving({}) as (base, requests):
        outcome = ecfr(base)

    assert len(requests) == 8
    assert outcome.err == [
        "licet: us-bis-meu: /2026-03-02/title-15.xml: found HTTP 404, and nothing for the 7 days "
        "before; expected the document. The address may have moved: set a mirror, or download it "
        "in a browser and give it to `licet lists import`."
    ]


def test_another_trouble_is_not_taken_for_a_day_that_is_missing(office, ecfr):
    with serving({at("2026-03-02"): status(403), at("2026-03-01"): document(ONE)}) as (base, seen):
        outcome = ecfr(base)

    assert "found HTTP 403" in outcome.err[0]
    assert len(seen) == 1


def test_another_day_is_asked_for_whole_and_the_same_text_is_no_new_edition(office, ecfr):
    script = {at("2026-03-02"): document(ONE), at("2026-03-03"): document(ONE)}
    with serving(script) as (base, requests):
        ecfr(base)
        outcome = ecfr(base, now=TUESDAY)

    assert "if-none-match" not in requests[-1].headers
    assert outcome.out == ["us-bis-meu@2026-03-02: unchanged, 1 entries"]
    assert office.store.edition("us-bis-meu").seen == TUESDAY.date()
    assert office.parts == []


def test_a_day_on_which_the_text_changed_is_a_new_edition(office, ecfr):
    script = {at("2026-03-02"): document(ONE), at("2026-03-04"): document(TWO)}
    with serving(script) as (base, _):
        ecfr(base)
        ecfr(base, now=TUESDAY)  # the 3rd is not there: the 2nd again, unchanged
        outcome = ecfr(base, now=WEDNESDAY)

    assert outcome.out == ["us-bis-meu@2026-03-04: new, 2 entries"]
    assert office.editions == ["us-bis-meu@2026-03-02", "us-bis-meu@2026-03-04"]
    assert office.store.edition("us-bis-meu@2026-03-02").seen == TUESDAY.date()


def test_lists_of_one_document_are_fetched_once_in_a_run(office, ecfr):
    script = {at("2026-03-02"): status(404), at("2026-03-01"): document(ONE)}
    with serving(script) as (base, requests):
        outcome = ecfr(base, *SAME)
        again = ecfr(base, *SAME)

    assert outcome.out == [
        "us-bis-meu@2026-03-01: new, 1 entries",
        "us-bis-uvl@2026-03-01: new, 1 entries",
    ]
    assert again.out == [line.replace("new", "unchanged") for line in outcome.out]
    assert [one.path for one in requests] == [*script, *script]


def test_lists_of_one_document_that_cannot_be_had_are_refused_each(office, ecfr):
    with serving({at("2026-03-02"): status(503)}) as (base, requests):
        outcome = ecfr(base, *SAME)

    assert outcome.refused == 2
    assert len(requests) == 4  # the four tries of the first


def test_a_mirror_is_asked_once_and_its_document_is_of_no_other_day(office):
    with serving({}) as (base, requests):
        office.update(base, "us-bis-meu")

    assert [one.path for one in requests] == ["/us-bis-meu/title-15-part-744.xml"]


def test_a_mirror_s_document_that_says_its_day_is_of_that_day(office):
    dated = ONE.replace(b"_SUBSTITUTE_DATE_", b"2026-02-20")
    with serving({"/us-bis-meu/title-15-part-744.xml": document(dated)}) as (base, _):
        outcome = office.update(base, "us-bis-meu")

    assert outcome.out == ["us-bis-meu@2026-02-20: new, 1 entries"]
