"""What has come in is kept after a break, and goes on only with the rest of the same version."""

import gzip
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from licet.lists.fetch import Fetched, Seen, Settings, fetch
from tests.lists.fetch.conftest import BODY, LIST, NEVER
from tests.lists.server import document, serving, status

HALF = len(BODY) // 2
OTHER = BODY.replace(b"Invented", b"Imagined")  # a later edition of the same size
OLD = "Mon, 05 Oct 2026 06:00:00 GMT"


def dated(body, date):
    answer = document(body, None, OLD)
    return answer.but(headers={**answer.headers, "Date": date})


def test_a_broken_connection_is_resumed_where_it_broke_off(fetching, tmp_path):
    outcome = fetching(document(BODY).but(breaks_at=HALF), document(BODY))

    assert outcome.asked("range") == [None, f"bytes={HALF}-"]
    assert outcome.asked("if-range") == [None, '"one"']
    assert outcome.data == BODY
    assert list(tmp_path.iterdir()) == []


def test_it_may_break_several_times(fetching):
    quarter = document(BODY).but(breaks_at=len(BODY) // 4)
    outcome = fetching(quarter, quarter, quarter, document(BODY))

    assert outcome.data == BODY
    assert sum(one is not None for one in outcome.asked("range")) == 3


def test_a_later_run_goes_on_where_the_last_one_gave_up(fetching, tmp_path):
    first = fetching(document(BODY).but(breaks_at=HALF), attempts=1)
    assert f"a connection that broke off after {HALF:,} of {len(BODY):,} bytes" in first.message
    assert "go on with what has come in" in first.message
    assert len(list(tmp_path.glob("*.part"))) == 1

    second = fetching_again(tmp_path, first, document(BODY))
    assert second[0].data == BODY
    assert second[1] == [f"bytes={HALF}-"]
    assert list(tmp_path.iterdir()) == []


def fetching_again(folder, first, *answers, seen=NEVER):
    """Another run, for which the address is the same though the server is a new one."""
    with serving({f"{first.base}/us-list/list.csv": answers}) as (proxy, requests):
        how = Settings(folder, proxy=proxy, mirror=first.base, pause=0)
        fetched = fetch(LIST, "us-list", seen, how, lambda *_: None)
        return fetched, [one.headers.get("range") for one in requests]


def test_an_interruption_goes_through_and_leaves_what_came_in(tmp_path):
    def interrupt(name, so_far, total):
        if so_far:
            raise KeyboardInterrupt

    with serving({"/us-list/list.csv": document(BODY)}) as (base, requests):
        how = Settings(tmp_path, mirror=base)
        with pytest.raises(KeyboardInterrupt):
            fetch(LIST, "us-list", NEVER, how, interrupt)
        fetched = fetch(LIST, "us-list", NEVER, how, lambda *_: None)

    assert fetched.data == BODY
    assert (requests[-1].headers.get("range") or "").startswith("bytes=")


def test_a_version_that_has_changed_between_two_tries_comes_whole_and_unmixed(fetching):
    outcome = fetching(document(BODY, '"v1"').but(breaks_at=HALF), document(OTHER, '"v2"'))

    assert outcome.asked("if-range") == [None, '"v1"']
    assert outcome.data == OTHER
    assert outcome.fetched.etag == '"v2"'


def test_a_part_of_another_version_is_never_put_behind_the_first(fetching):
    second = document(OTHER, '"v2"')
    heedless = second.but(
        status=206,
        body=OTHER[HALF:],
        headers={**second.headers, "Content-Range": f"bytes {HALF}-{len(BODY) - 1}/{len(BODY)}"},
    )
    outcome = fetching(document(BODY, '"v1"').but(breaks_at=HALF), heedless, second)

    assert outcome.asked("range") == [None, f"bytes={HALF}-", None]
    assert outcome.data == OTHER


def test_a_server_that_ignores_ranges_begins_anew(fetching):
    outcome = fetching(document(BODY).but(breaks_at=HALF), document(BODY).but(ranges=False))

    assert outcome.asked("range") == [None, f"bytes={HALF}-"]
    assert outcome.data == BODY


@pytest.mark.parametrize(
    "said",
    [
        f"bytes 0-{len(BODY) - 1}/{len(BODY)}",  # from the start
        f"bytes {HALF + 1}-{len(BODY) - 1}/{len(BODY)}",  # leaves a byte out
        f"bytes {HALF}-{len(BODY)}/{len(BODY) + 1}",  # of a longer document
        f"bytes {HALF}-{len(BODY) - 1}/*",  # of nobody knows what
        "lines 1-2/3",
    ],
)
def test_a_part_that_was_not_asked_for_is_thrown_away(fetching, said):
    wrong = document(BODY).but(content_range=said)
    outcome = fetching(document(BODY).but(breaks_at=HALF), wrong, document(BODY))

    assert outcome.asked("range") == [None, f"bytes={HALF}-", None]
    assert outcome.data == BODY


def test_a_part_that_nobody_asked_for_at_all_is_no_document(fetching):
    outcome = fetching(document(BODY).but(status=206), attempts=1)

    assert "a part of the document that was not asked for" in outcome.message


@pytest.mark.parametrize("code", [416, 412, 403, 400])
def test_a_range_that_is_turned_away_begins_anew(fetching, code):
    outcome = fetching(document(BODY).but(breaks_at=HALF), status(code), document(BODY))

    assert outcome.asked("range") == [None, f"bytes={HALF}-", None]
    assert outcome.data == BODY


@pytest.mark.parametrize("etag", [None, 'W/"weak"', '"\xe9dition"'])
def test_without_a_strong_validator_nothing_is_resumed(fetching, tmp_path, etag):
    outcome = fetching(document(BODY, etag).but(breaks_at=HALF), attempts=2)

    assert outcome.asked("range") == [None, None]
    assert "go on" not in outcome.message
    assert list(tmp_path.iterdir()) == []


def test_a_date_well_past_is_enough_to_resume(fetching):
    answer = dated(BODY, "Mon, 05 Oct 2026 08:00:00 GMT")
    outcome = fetching(answer.but(breaks_at=HALF), answer)

    assert outcome.asked("if-range") == [None, OLD]
    assert outcome.data == BODY


def test_a_date_of_just_now_is_not_enough_to_resume(fetching):
    answer = dated(BODY, "Mon, 05 Oct 2026 06:00:01 GMT")
    outcome = fetching(answer.but(breaks_at=HALF), answer)

    assert outcome.asked("range") == [None, None]
    assert outcome.data == BODY


def test_an_encoded_document_is_resumed_as_encoded(fetching):
    encoded = gzip.compress(BODY, mtime=0)
    answer = document(encoded)
    answer = answer.but(headers={**answer.headers, "Content-Encoding": "gzip"})
    outcome = fetching(answer.but(breaks_at=500), answer)

    assert outcome.asked("range") == [None, "bytes=500-"]
    assert outcome.data == BODY


def test_a_part_of_what_was_seen_since_asks_for_changes_only(fetching, tmp_path):
    """Another process fetched the whole of it in the meantime."""
    first = fetching(document(BODY, '"v1"').but(breaks_at=HALF), attempts=1)
    fetched, ranges = fetching_again(tmp_path, first, document(BODY, '"v1"'), seen=Seen('"v1"'))

    assert fetched.data is None
    assert ranges == [None]
    assert list(tmp_path.iterdir()) == []


def test_two_who_fetch_the_same_document_at_once_do_not_meet(tmp_path):
    """The second runs from end to end while the first is in the middle of its download."""
    inner: list[Fetched] = []

    def second(name, so_far, total):
        if so_far and not inner:
            inner.append(fetch(LIST, "us-list", NEVER, how, lambda *_: None))

    with serving({"/us-list/list.csv": [document(BODY), document(OTHER, '"v2"')]}) as (base, _):
        how = Settings(tmp_path, mirror=base)
        outer = fetch(LIST, "us-list", NEVER, how, second)

    assert outer.data == BODY
    assert [one.data for one in inner] == [OTHER]
    assert list(tmp_path.iterdir()) == []


EDITIONS = {'"v1"': BODY, '"v2"': OTHER}
BREAKS = st.tuples(st.sampled_from(sorted(EDITIONS)), st.integers(0, len(BODY)), st.booleans())


@settings(max_examples=30)
@given(st.lists(BREAKS, max_size=5))
def test_however_often_it_breaks_and_changes_what_comes_is_one_edition(breaks):
    tries = [document(EDITIONS[tag], tag).but(breaks_at=at, ranges=yes) for tag, at, yes in breaks]
    script = {"/us-list/list.csv": [*tries, document(OTHER, '"v2"')]}
    with serving(script) as (base, _), TemporaryDirectory() as folder:
        how = Settings(Path(folder), mirror=base, pause=0, attempts=6)
        fetched = fetch(LIST, "us-list", NEVER, how, lambda *_: None)

    assert fetched.etag is not None
    assert fetched.data == EDITIONS[fetched.etag]
