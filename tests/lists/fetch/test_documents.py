"""A document comes whole, or unchanged, or as whatever the server has put in its place."""

import gzip
import re
import zlib

import pytest

from licet.lists.documents import unpacked
from licet.lists.fetch import Seen
from licet.lists.reading import Document
from licet.lists.refusal import Refused
from tests.lists.fetch.conftest import BODY
from tests.lists.server import document, redirect

DAY = "Mon, 05 Oct 2026 06:00:00 GMT"


def test_a_document_comes_whole_with_its_validators(fetching, tmp_path):
    outcome = fetching(document(BODY, '"v1"', DAY))

    assert outcome.data == BODY
    assert outcome.fetched.name == "list.csv"
    assert outcome.fetched.address == f"{outcome.base}/us-list/list.csv"
    assert (outcome.fetched.etag, outcome.fetched.last_modified) == ('"v1"', DAY)
    assert list(tmp_path.iterdir()) == []


def test_the_request_says_who_asks_and_wants_the_bytes_as_they_are(fetching):
    outcome = fetching(document(BODY))

    assert re.fullmatch(r"licet/\d+\.\d+\.\d+ \(.+\)", outcome.asked("user-agent")[0])
    assert outcome.asked("accept-encoding") == ["identity"]
    assert outcome.asked("cache-control") == ["no-cache"]
    assert outcome.asked("range") == outcome.asked("if-none-match") == [None]


def test_progress_begins_at_nothing_and_ends_at_all(fetching):
    outcome = fetching(document(BODY))

    assert outcome.told[0] == ("list.csv", 0, len(BODY))
    assert outcome.told[-1] == ("list.csv", len(BODY), len(BODY))


def test_a_document_that_trickles_in_is_waited_for(fetching):
    outcome = fetching(document(BODY[:200]).but(step=10, rest=0.01), timeout=5)

    assert outcome.data == BODY[:200]


def test_a_document_without_a_length_ends_where_the_connection_does(fetching):
    outcome = fetching(document(BODY).but(lengthless=True))

    assert outcome.data == BODY
    assert outcome.told[-1] == ("list.csv", len(BODY), None)


def test_a_document_that_has_not_changed_comes_without_bytes(fetching):
    outcome = fetching(document(BODY, '"v1"', DAY), seen=Seen('"v1"', DAY))

    assert outcome.asked("if-none-match") == ['"v1"']
    assert outcome.asked("if-modified-since") == [DAY]
    assert outcome.data is None
    assert (outcome.fetched.etag, outcome.fetched.last_modified) == ('"v1"', DAY)


def test_a_document_that_has_changed_comes_whole(fetching):
    assert fetching(document(BODY, '"v2"'), seen=Seen('"v1"')).data == BODY


def test_a_date_alone_is_a_condition_too(fetching):
    outcome = fetching(document(BODY, None, DAY), seen=Seen(None, DAY))

    assert outcome.asked("if-none-match") == [None]
    assert outcome.data is None


def test_what_another_server_said_is_no_condition_here(fetching):
    seen = Seen('"v1"', DAY, address="https://publisher.invalid/list.csv")
    outcome = fetching(document(BODY, '"v1"', DAY), seen=seen)

    assert outcome.asked("if-none-match") == outcome.asked("if-modified-since") == [None]
    assert outcome.data == BODY


def test_a_tag_that_cannot_be_sent_back_is_no_condition(fetching):
    outcome = fetching(document(BODY), seen=Seen('"\xe9dition"'))

    assert outcome.asked("if-none-match") == [None]
    assert outcome.data == BODY


def test_unchanged_since_never_is_not_believed(fetching):
    outcome = fetching(document(b"").but(status=304), attempts=2)

    assert "found HTTP 304 to a request without a condition twice" in outcome.message


def test_a_redirect_is_followed(fetching):
    outcome = fetching(redirect("/new/list.csv"), more={"/new/list.csv": document(BODY)})

    assert outcome.data == BODY
    assert [one.path for one in outcome.requests] == ["/us-list/list.csv", "/new/list.csv"]


@pytest.mark.parametrize(
    ("encoding", "encoded"),
    [
        ("gzip", gzip.compress(BODY, mtime=0)),
        ("deflate", zlib.compress(BODY)),
        ("deflate, gzip", gzip.compress(zlib.compress(BODY), mtime=0)),
        ("identity", BODY),
    ],
)
def test_an_encoding_that_nobody_asked_for_is_undone(fetching, encoding, encoded):
    answer = document(encoded)
    outcome = fetching(answer.but(headers={**answer.headers, "Content-Encoding": encoding}))

    assert outcome.data == BODY


def test_an_archive_stays_as_it_is(fetching):
    archive = gzip.compress(BODY, mtime=0)

    assert fetching(document(archive)).data == archive


def test_a_web_page_in_place_of_the_list_is_returned_and_then_refused_as_a_document(fetching):
    page = b"<!DOCTYPE html><html><body>Scheduled maintenance</body></html>"
    outcome = fetching(document(page))

    with pytest.raises(Refused, match="a web page"):
        unpacked(Document("list.csv", outcome.data))


def test_an_empty_document_is_returned_and_then_refused_as_a_document(fetching):
    outcome = fetching(document(b""))

    with pytest.raises(Refused, match="an empty file"):
        unpacked(Document("list.csv", outcome.data))
