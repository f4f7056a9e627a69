"""What cannot be had: who is asked again and who is not, and what is said in the end."""

import gzip
import shutil
import socket
import ssl
import subprocess
import threading
from contextlib import suppress

import httpx
import pytest

from licet.lists.fetch import Seen, Settings, fetch
from licet.lists.fetch.connection import Broken, answered, failed
from licet.lists.refusal import Refused
from licet.lists.sheet import Remote
from tests.lists.fetch.conftest import BODY, LIST
from tests.lists.server import document, redirect, status

HALF = len(BODY) // 2


def silently(*_):
    pass


def refusal_of(folder, address="https://publisher.invalid/list.csv", **settings) -> str:
    how = Settings(folder, **{"pause": 0, "attempts": 1} | settings)
    with pytest.raises(Refused) as caught:
        fetch(Remote("list.csv", address), "us-list", Seen(), how, silently)
    return str(caught.value)


@pytest.mark.parametrize("code", [408, 425, 429, 500, 502, 503, 504])
def test_a_server_in_trouble_is_asked_again(fetching, code):
    assert fetching(status(code), document(BODY)).data == BODY


def test_a_server_that_stays_in_trouble_is_asked_four_times(fetching):
    outcome = fetching(status(503))

    assert len(outcome.requests) == 4
    assert outcome.message == (
        "/us-list/list.csv: found HTTP 503 four times; expected the whole document. Try again "
        "later; look at the connection and the proxy; or download it in a browser and give it to "
        "`licet lists import`."
    )


def test_different_troubles_are_told_by_the_last(fetching):
    outcome = fetching(status(500), status(503), attempts=2)

    assert "found HTTP 503, the last of two tries that failed; expected" in outcome.message


@pytest.mark.parametrize("code", [401, 403, 404, 410, 202, 204, 418])
def test_an_address_that_has_nothing_is_asked_once(fetching, code):
    outcome = fetching(status(code), document(BODY))

    assert len(outcome.requests) == 1
    assert f"found HTTP {code}; expected the document" in outcome.message
    assert "set a mirror" in outcome.message
    assert "licet lists import" in outcome.message


def test_waits_double_from_try_to_try(fetching):
    one, two, three = fetching(status(503), pause=10).waits

    assert 10 <= one <= 20 <= two <= 30 and 40 <= three <= 50


NINE_SECONDS_LATER = {
    "Retry_After": "Mon, 05 Oct 2026 06:00:09 GMT",
    "Date": "Mon, 05 Oct 2026 06:00:00 GMT",
}


@pytest.mark.parametrize(
    ("said", "waited"),
    [({"Retry_After": "7"}, 7), ({"Retry_After": "86400"}, 60), (NINE_SECONDS_LATER, 9)],
)
def test_a_server_may_say_when_to_come_back_within_reason(fetching, said, waited):
    outcome = fetching(status(503, **said), document(BODY))

    assert outcome.data == BODY
    assert outcome.waits == [waited]


@pytest.mark.parametrize("said", ["soon", "-5", "Mon, 05 Oct 2026 06:00:09 GMT", "1e9", ""])
def test_a_time_that_cannot_be_read_is_passed_over(fetching, said):
    (waited,) = fetching(status(429, Retry_After=said), document(BODY)).waits

    assert 1 <= waited <= 2


def test_without_a_pause_nobody_waits_whatever_the_server_asks(fetching):
    assert fetching(status(503, Retry_After="7"), pause=0).waits == [0, 0, 0]


def test_a_truncated_document_is_never_returned(fetching):
    outcome = fetching(document(BODY, None).but(breaks_at=HALF))

    assert len(outcome.requests) == 4
    found = f"a connection that broke off after {HALF:,} of {len(BODY):,} bytes four times"
    assert found in outcome.message


def test_a_server_that_says_nothing_is_not_waited_for_without_end(fetching):
    outcome = fetching(document(BODY).but(silent=5), timeout=0.4, attempts=1)

    assert "found no byte for 0.4 seconds; expected" in outcome.message


def test_a_server_that_falls_silent_is_not_waited_for_without_end(fetching):
    outcome = fetching(document(BODY).but(step=HALF, rest=5), timeout=0.4, attempts=1)

    assert f"no byte for 0.4 seconds after {HALF:,} of {len(BODY):,} bytes" in outcome.message


@pytest.mark.parametrize("lengthless", [False, True])
def test_what_is_too_large_is_cut_off(fetching, tmp_path, lengthless):
    outcome = fetching(document(BODY).but(lengthless=lengthless), largest=1_000)

    assert "found more than 1,000 bytes" in outcome.message
    assert len(outcome.requests) == 1
    assert list(tmp_path.iterdir()) == []


def encoded(body, encoding):
    answer = document(body)
    return answer.but(headers={**answer.headers, "Content-Encoding": encoding})


def test_what_is_too_large_once_decoded_is_cut_off(fetching):
    bomb = encoded(gzip.compress(bytes(5_000_000), mtime=0), "gzip")

    assert "found more than 100,000 bytes" in fetching(bomb, largest=100_000).message


@pytest.mark.parametrize(
    ("body", "encoding", "found"),
    [
        (gzip.compress(BODY, mtime=0)[:-20], "gzip", "compressed data that breaks off"),
        (BODY, "gzip", "compressed data that is damaged"),
        (BODY, "br", 'the encoding "br", which was not asked for'),
    ],
)
def test_an_encoding_that_does_not_hold_is_refused(fetching, tmp_path, body, encoding, found):
    outcome = fetching(encoded(body, encoding))

    assert f"found {found}; expected" in outcome.message
    assert list(tmp_path.iterdir()) == []


def test_redirects_without_end_are_not_followed_for_ever(fetching):
    outcome = fetching(redirect("/us-list/list.csv"))

    assert "found more than 10 redirects" in outcome.message
    assert len(outcome.requests) == 11


def test_a_redirect_may_not_leave_the_web(fetching):
    assert "not on the web" in fetching(redirect("ftp://127.0.0.1/list.csv")).message


def test_a_redirect_may_not_go_from_https_to_http():
    def answer(request):
        assert request.url.scheme == "https", "the request went out"
        return httpx.Response(302, headers={"Location": "http://publisher.invalid/list.csv"})

    with httpx.Client(transport=httpx.MockTransport(answer)) as client:
        request = client.build_request("GET", LIST.address)
        with pytest.raises(Refused, match="found a redirect to http"), answered(client, request):
            pass


def test_a_name_that_nobody_answers_to(tmp_path, monkeypatch):
    def nobody(*_, **__):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", nobody)

    assert "list.csv: found no answer from the name; expected" in refusal_of(tmp_path)


def test_a_connection_that_is_refused(tmp_path):
    with socket.socket() as taken:  # bound and not listening
        taken.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{taken.getsockname()[1]}/list.csv"

        assert "found a refused connection twice;" in refusal_of(tmp_path, address, attempts=2)


def test_a_server_that_does_not_speak_http(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as server:

        def greet():
            link, _ = server.accept()
            with link:
                link.recv(1000)
                link.sendall(b"220 mail.invalid ESMTP\r\n\r\n")

        thread = threading.Thread(target=greet)
        thread.start()
        address = f"http://127.0.0.1:{server.getsockname()[1]}/list.csv"
        assert "found an answer that is not HTTP" in refusal_of(tmp_path, address)
        thread.join()


def test_a_certificate_that_does_not_hold_is_not_tried_again(tmp_path):
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not here")
    make = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1"
    names = "-subj /CN=127.0.0.1 -keyout key.pem -out certificate.pem"
    subprocess.run(f"{make} {names}".split(), cwd=tmp_path, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "certificate.pem", tmp_path / "key.pem")
    with socket.create_server(("127.0.0.1", 0)) as server:

        def shake():
            link, _ = server.accept()
            with suppress(OSError), context.wrap_socket(link, server_side=True):
                pass

        thread = threading.Thread(target=shake)
        thread.start()
        address = f"https://127.0.0.1:{server.getsockname()[1]}/list.csv"
        said = refusal_of(tmp_path / "parts", address, attempts=4)
        thread.join()

    assert "found a certificate that does not hold (self" in said
    assert "SSL_CERT_FILE" in said


@pytest.mark.parametrize(("said", "kind"), [("407 No", Refused), ("502 Bad Gateway", Broken)])
def test_a_proxy_that_turns_away_is_final_and_one_in_trouble_is_not(said, kind):
    assert isinstance(failed(httpx.ProxyError(said), LIST.address, 60), kind)


@pytest.mark.parametrize(
    "address",
    ["file:///etc/list.csv", "ftp://publisher.invalid/list.csv", "list.csv", "http://a:b:c"],
)
def test_an_address_that_is_not_on_the_web(tmp_path, address):
    assert "expected one that begins with https://" in refusal_of(tmp_path, address)


def test_a_folder_that_cannot_be_written(tmp_path):
    blocked = tmp_path / "a file"
    blocked.write_bytes(b"")

    assert str(blocked) in refusal_of(blocked / "parts")
