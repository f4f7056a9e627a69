"""Builders: a publisher that answers by a script, and one call that fetches from it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from licet.lists.fetch import Fetched, Seen, Settings, fetch
from licet.lists.refusal import Refused
from licet.lists.sheet import Remote
from tests.lists.server import Answer, Request, serving

LIST = Remote("list.csv", "https://publisher.invalid/list.csv")
NEVER = Seen()
BODY = b"".join(b"%d,Invented Trading Co. %d\n" % (row, row) for row in range(3_000))


@dataclass
class Outcome:
    """What a fetch came to: the document or the refusal, and all that was asked and told."""

    base: str
    requests: list[Request]
    fetched: Fetched | None = None
    refused: Refused | None = None
    waits: list[float] = field(default_factory=list)
    told: list[tuple[str, int, int | None]] = field(default_factory=list)

    @property
    def data(self) -> bytes | None:
        assert self.fetched is not None, self.refused
        return self.fetched.data

    @property
    def message(self) -> str:
        assert self.refused is not None, self.fetched
        return str(self.refused).replace(self.base, "")

    def asked(self, header: str) -> list[str | None]:
        return [one.headers.get(header) for one in self.requests]


@pytest.fixture(autouse=True)
def no_proxy_of_this_machine(monkeypatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.fixture
def fetching(tmp_path: Path) -> Callable[..., Outcome]:
    """Fetches /us-list/list.csv, which answers as told; downloads wait in `tmp_path`."""

    def build(*answers: Answer, seen: Seen = NEVER, more=None, **settings) -> Outcome:
        script = {"/us-list/list.csv": answers} | (more or {})
        with serving(script) as (base, requests):
            outcome = Outcome(base, requests)
            how: dict[str, Any] = {"mirror": base, "sleep": outcome.waits.append} | settings
            try:
                outcome.fetched = fetch(
                    LIST,
                    "us-list",
                    seen,
                    Settings(tmp_path, **how),
                    lambda *said: outcome.told.append(said),
                )
            except Refused as refused:
                outcome.refused = refused
            return outcome

    return build
