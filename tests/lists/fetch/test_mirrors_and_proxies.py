"""The same document by another way: a firm's own mirror, or its proxy."""

import pytest

from licet.lists.fetch import Seen, Settings, fetch
from licet.lists.refusal import Refused
from licet.lists.sheet import Remote
from tests.lists.fetch.conftest import BODY
from tests.lists.server import document, serving, status

PLAIN = Remote("list.csv", "http://publisher.invalid/list.csv")


def whole(remote, settings):
    return fetch(remote, "us-list", Seen(), settings, lambda *_: None)


def test_a_mirror_is_asked_by_list_and_name(tmp_path):
    with serving({"/lists/us-list/a%20list%231.csv": document(BODY)}) as (base, _):
        for mirror in (f"{base}/lists", f"{base}/lists/"):
            remote = Remote("a list#1.csv", "https://publisher.invalid/x")
            assert whole(remote, Settings(tmp_path, mirror=mirror)).data == BODY


def test_a_mirrors_password_is_sent_and_not_shown(tmp_path):
    with serving({"/us-list/list.csv": [document(BODY), status(404)]}) as (base, requests):
        settings = Settings(tmp_path, mirror=base.replace("//", "//officer:secret@"))
        fetched = whole(PLAIN, settings)
        with pytest.raises(Refused) as caught:
            whole(PLAIN, settings)

    assert requests[0].headers["authorization"].startswith("Basic ")
    assert fetched.address == f"{base}/us-list/list.csv"
    assert "secret" not in str(caught.value) and base in str(caught.value)


def test_a_proxy_that_is_set_is_asked_for_the_publishers_address(tmp_path):
    with serving({PLAIN.address: document(BODY)}) as (base, _):
        assert whole(PLAIN, Settings(tmp_path, proxy=base)).data == BODY


def test_a_proxy_of_the_environment_is_asked_too(tmp_path, monkeypatch):
    with serving({PLAIN.address: document(BODY)}) as (base, _):
        monkeypatch.setenv("HTTP_PROXY", base)
        assert whole(PLAIN, Settings(tmp_path)).data == BODY


def test_what_the_environment_excepts_from_the_proxy_is_asked_directly(tmp_path, monkeypatch):
    with serving({"/us-list/list.csv": document(BODY)}) as (base, _):
        monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        assert whole(PLAIN, Settings(tmp_path, mirror=base)).data == BODY


def test_a_proxy_that_asks_for_a_password_says_so(tmp_path):
    with serving({PLAIN.address: status(407)}) as (base, requests), pytest.raises(Refused) as said:
        whole(PLAIN, Settings(tmp_path, proxy=base))

    assert "HTTP 407" in str(said.value) and "a name and a password" in str(said.value)
    assert len(requests) == 1


@pytest.mark.parametrize("proxy", ["gopher://officer:secret@proxy.invalid", "proxy.invalid:x", "("])
def test_a_proxy_that_cannot_be_used_is_refused_without_its_password(tmp_path, proxy):
    with pytest.raises(Refused, match="the proxy: found an address that cannot be used") as caught:
        whole(PLAIN, Settings(tmp_path, proxy=proxy))

    assert "secret" not in str(caught.value)
