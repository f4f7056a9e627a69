"""`licet lists update` as it is typed: exit status, settings from outside, and what it shows."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import partial

import pytest
from typer.testing import CliRunner

from licet.cli import app
from licet.commands.downloads import downloads
from licet.lists.fetch import Settings
from tests.lists.server import document, serving, status
from tests.lists.update.conftest import MEU, UN, military, un_list

GOOD = un_list("MISRI", "TUNISI")
NEW = "un-sc@2026-02-27: new, 2 entries\n"


@pytest.fixture
def licet(office, monkeypatch):
    """The verb in this process, on the office's store, without a pause between tries."""
    monkeypatch.setattr("licet.lists.fetch.Settings", partial(Settings, pause=0))

    def run(*words: str, **environment: str):
        told = {"LICET_HOME": str(office.home), **environment}
        return CliRunner().invoke(app, ["lists", "update", *words], env=told)

    return run


def test_all_up_to_date_is_status_0(licet):
    with serving({UN: document(GOOD)}) as (base, _):
        result = licet("un-sc", "--mirror", base)

    assert (result.exit_code, result.stdout, result.stderr) == (0, NEW, "")


def test_some_refused_is_status_1(licet):
    with serving({UN: document(GOOD), MEU: status(503)}) as (base, _):
        result = licet("us-bis-meu", "un-sc", "--mirror", base)

    assert (result.exit_code, result.stdout) == (1, NEW)
    assert len(result.stderr.splitlines()) == 1


def test_all_refused_is_status_2(licet):
    with serving({}) as (base, _):
        result = licet("us-bis-meu", "un-sc", "--mirror", base)

    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 2


def test_a_store_without_any_list_that_can_be_fetched_is_status_2(licet, sheets):
    from licet.lists.sheets import SOURCES

    for name in SOURCES:
        sheets(name, remotes=())
    result = licet()

    assert result.exit_code == 2
    assert result.stderr == (
        "licet: licet lists update: found no list in the store that has an address; expected the "
        "names of some lists. licet lists status has them.\n"
    )


def test_the_mirror_may_stand_in_the_environment(licet):
    with serving({UN: document(GOOD)}) as (base, _):
        result = licet("un-sc", LICET_MIRROR=base)

    assert (result.exit_code, result.stdout) == (0, NEW)


def test_what_is_typed_comes_before_the_environment(licet):
    with serving({UN: document(GOOD)}) as (base, _):
        result = licet("un-sc", "--mirror", base, LICET_MIRROR="http://127.0.0.1:9")

    assert result.exit_code == 0


@pytest.mark.parametrize("typed", [True, False])
def test_a_proxy_may_be_set_either_way(licet, typed):
    mirror = "http://lists.invalid"
    with serving({mirror + UN: document(GOOD)}) as (proxy, requests):
        words, environment = (["--proxy", proxy], {}) if typed else ([], {"LICET_PROXY": proxy})
        result = licet("un-sc", "--mirror", mirror, *words, **environment)

    assert (result.exit_code, result.stdout) == (0, NEW)
    assert [one.path for one in requests] == [mirror + UN]


def test_an_empty_setting_is_none(licet):
    with serving({UN: document(GOOD)}) as (base, _):
        result = licet("un-sc", "--mirror", base, LICET_PROXY="")

    assert result.exit_code == 0


# -- what it shows ----------------------------------------------------------------------------


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch) -> Callable[[], Screen]:
    """Makes standard error a terminal; standard output goes elsewhere.

    Called in the test itself: what pytest captures is put back in place when a test begins.
    """
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")

    def begin() -> Screen:
        screen = Screen()
        monkeypatch.setattr("sys.stderr", screen)
        return screen

    return begin


def test_a_terminal_is_shown_how_far_it_is_and_of_which_list(office, terminal):
    screen = terminal()
    script = {UN: document(GOOD), MEU: document(military("Norvik Radar"))}
    with serving(script) as (base, _), downloads() as progress:
        outcome = office.update(base, "un-sc", "us-bis-meu", progress=progress)

    assert "un-sc: consolidated.xml" in screen.getvalue()
    assert "us-bis-meu: title-15-part-744.xml" in screen.getvalue()
    assert outcome.out == [NEW.strip(), "us-bis-meu@2026-03-02: new, 1 entries"]


def test_output_that_goes_into_a_file_is_not_drawn_among_the_bars(office, terminal):
    screen = terminal()
    with serving({UN: document(GOOD)}) as (base, _), downloads() as progress:
        outcome = office.update(base, "un-sc", progress=progress)

    assert outcome.out == [NEW.strip()]
    assert NEW.strip() not in screen.getvalue()


def test_without_a_terminal_nothing_is_drawn(office):
    with serving({UN: document(GOOD)}) as (base, _), downloads() as progress:
        outcome = office.update(base, "un-sc", progress=progress)

    assert (outcome.out, outcome.err) == ([NEW.strip()], [])
