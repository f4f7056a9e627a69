"""Builders: small lists in their publishers' formats, and one call that updates from loopback."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from licet.commands.lists import update_all
from licet.lists.fetch import Progress, Settings
from licet.lists.sheet import Remote, Sheet
from licet.lists.sheets import sheet as real_sheet
from licet.lists.store.catalogue import Edition
from licet.lists.store.importing import Terms
from licet.lists.store.store import Store
from tests.lists.us_bis.builders import SEVEN, SIX, part_744, row

MONDAY = datetime(2026, 3, 2, 9, 0)
TUESDAY = datetime(2026, 3, 3, 9, 0)
UN = "/un-sc/consolidated.xml"  # where a mirror has it
MEU = "/us-bis-meu/title-15-part-744.xml"
REGISTER = "84 FR 22961, 5/21/19."


def un_list(*surnames: str, day: str = "2026-02-27", filling: int = 0) -> bytes:
    """The Security Council's list of these persons; `filling` bytes of comments make it long."""
    people = "".join(
        f"<INDIVIDUAL><FIRST_NAME>TAREK</FIRST_NAME><SECOND_NAME>{name}</SECOND_NAME>"
        "<UN_LIST_TYPE>Al-Qaida</UN_LIST_TYPE><LISTED_ON>2015-07-01</LISTED_ON>"
        f"<REFERENCE_NUMBER>QDi.{number}</REFERENCE_NUMBER></INDIVIDUAL>"
        for number, name in enumerate(surnames, start=900)
    )
    filled = f"<!--{'x' * 1_000}-->" * (filling // 1_007)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<CONSOLIDATED_LIST dateGenerated="{day}T00:00:09.554Z">'
        f"<INDIVIDUALS>{people}</INDIVIDUALS><ENTITIES/>{filled}</CONSOLIDATED_LIST>"
    ).encode()


def many(count: int) -> list[str]:
    return [f"INVENTED {number}" for number in range(count)]


def military(*names: str) -> bytes:
    """Part 744 as the eCFR sends it, with no day of its own; supplements 6 and 7 hold `names`."""
    rows = [
        row("China, People's Republic of", f"{name}, 1 Road, Wuhan.", REGISTER) for name in names
    ]
    other = part_744(6, SIX, *rows).data.decode()
    supplement_6 = other[other.index("<DIV9") : other.index("</DIV9>") + len("</DIV9>")]
    whole = part_744(7, SEVEN, *rows, more=supplement_6).data
    return whole.replace(b"2026-07-23", b"_SUBSTITUTE_DATE_")


def silently(name: str, done: int, total: int | None) -> None:
    pass


@dataclass(frozen=True)
class Outcome:
    """What a run came to. `out` and `err` are its lines, without the server's address."""

    asked: int
    refused: int
    out: list[str]
    err: list[str]


@dataclass
class Office:
    """A store of its own, and the way to bring it up to date."""

    home: Path
    capsys: pytest.CaptureFixture[str]

    def update(
        self,
        base: str,
        *names: str,
        now: datetime = MONDAY,
        mirrored: bool = True,
        progress: Progress = silently,
    ) -> Outcome:
        settings = Settings(self.home / "coming", mirror=base if mirrored else None, pause=0)
        terms = Terms(now=now, how="update")
        asked, refused = update_all(self.home, names, terms, settings, progress)
        said = self.capsys.readouterr()
        out, err = (text.replace(base, "").splitlines() for text in (said.out, said.err))
        return Outcome(asked, refused, out, err)

    @property
    def store(self) -> Store:
        return Store.open(self.home)

    @property
    def editions(self) -> list[str]:
        return [one.id for one in self.store.editions]

    @property
    def parts(self) -> list[Path]:
        return sorted((self.home / "coming").glob("*"))

    def contents(self) -> list[tuple[Edition, list[bytes], list[Any]]]:
        """Everything that the store holds of every edition."""
        store = self.store
        return [
            (
                one,
                [document.data for document in store.documents(one)],
                store.everything(one).rows(),
            )
            for one in store.editions
        ]

    def names(self, edition: str) -> set[str]:
        store = self.store
        one = store.edition(edition)
        entries = store.entries(one.source, store.members(one).tolist())
        return {entry.name for entry in entries.values()}


@pytest.fixture
def office(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Office:
    return Office(tmp_path / "home", capsys)


@pytest.fixture(autouse=True)
def no_proxy_of_this_machine(monkeypatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    for name in ("LICET_MIRROR", "LICET_PROXY"):
        monkeypatch.delenv(name, raising=False)


Alter = Callable[..., None]


@pytest.fixture(autouse=True)
def sheets(monkeypatch) -> Iterator[Alter]:
    """Lists may be as small as a test's; and `sheets("us-bis-meu", remotes=…)` alters one."""
    altered: dict[str, dict[str, Any]] = {}

    def sheet(name: str) -> Sheet:
        return replace(real_sheet(name), floor=1, **altered.get(name, {}))

    def alter(name: str, **changes: Any) -> None:
        altered[name] = changes

    monkeypatch.setattr("licet.commands.lists.sheet", sheet)
    yield alter


def part_at(base: str) -> tuple[Remote, ...]:
    """Part 744 at the eCFR, were that at `base`."""
    return (Remote("title-15-part-744.xml", f"{base}/{{date}}/title-15.xml"),)
