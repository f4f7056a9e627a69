"""The Huawei story of 2019 and 2020 as a picture, and a small order book to show."""

from __future__ import annotations

from datetime import date
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, TreeBuilder

import polars as pl
import pytest

from licet.show import LINE_SCHEMA, Bar, Lane, Mark, Timeline

VERSIONS = (
    ("2019-05-20", "2019-08-19", "84 FR 23468", "2019-05-22", "created"),
    ("2019-08-19", "2019-11-18", "84 FR 43487", "2019-08-21", "extension 1"),
    ("2019-11-18", "2020-02-13", "84 FR 64018", "2019-11-20", "extension 2"),
    ("2020-02-13", "2020-03-10", "85 FR 8722", "2020-02-18", "extension 3"),
    ("2020-03-10", "2020-05-15", "85 FR 14416", "2020-03-12", "extension 4"),
    ("2020-05-15", "2020-08-14", "85 FR 29610", "2020-05-18", "extension 5, the last"),
)


def bar(start: str, end: str | None, kind: str, label: str, cite: str = "", printed: str = ""):
    day = date.fromisoformat
    return Bar(
        day(start), day(end) if end else None, kind, label, cite, day(printed) if printed else None
    )


def temporary_licence(upto: int = 6) -> tuple[Bar, ...]:
    """The versions of supplement 7, each until the next one supersedes it."""
    return tuple(
        bar(start, end, "licensed", f"{says}", cite, printed)
        for start, end, cite, printed, says in VERSIONS[:upto]
    )


def paragraph(title: str, note: str, after: tuple[Bar, ...] = ()) -> Lane:
    first = bar("2019-05-16", "2019-05-20", "gap", "16–19 May 2019")
    last = bar("2020-08-14", "2020-08-17", "gap", "14–16 Aug 2020", "85 FR 51596")
    return Lane(title, (first, *temporary_licence(), last, *after), note)


def direct_product_rule() -> Lane:
    first = bar("2020-05-15", "2020-08-17", "law", "designed by", "85 FR 29849", "2020-05-19")
    wide = bar("2020-08-17", None, "banned", "any part", "85 FR 51596", "2020-08-20")
    return Lane("Footnote 1 direct product rule", (first, wide), "foreign-made items")


@pytest.fixture(scope="session")
def huawei() -> Timeline:
    every = "all items subject to the EAR"
    ban = bar("2019-05-16", None, "banned", every, "84 FR 22961", "2019-05-21")
    late = bar("2019-08-19", None, "banned", "46 more affiliates", "84 FR 43493", "2019-08-21")
    footnote = bar("2020-08-17", None, "excluded", "footnote 2", "85 FR 51596", "2020-08-20")
    standards = Lane(
        "(c)(4) 5G standards",
        (
            bar("2019-05-16", "2019-05-20", "gap", "16–19 May 2019"),
            *temporary_licence(1),
            bar("2019-08-19", "2020-06-18", "gap", "standards gap, 10 months"),
            bar("2020-06-18", None, "excluded", "standards release", "85 FR 36719"),
        ),
        "removed on 19 Aug 2019",
    )
    return Timeline(
        "Huawei: the ban, the temporary licence and its gaps",
        "15 CFR 744.11 and supplement 7 to part 744 · law reviewed through 10 October 2026",
        date(2019, 5, 1),
        date(2020, 12, 31),
        (
            Lane("Entity List", (ban, late), "presumption of denial"),
            paragraph("(c)(1) networks", "contracts of 16 May 2019 or earlier"),
            paragraph("(c)(2) devices", "public on 16 May 2019 or earlier"),
            paragraph("(c)(3) vulnerabilities", "ongoing security research", (footnote,)),
            standards,
            direct_product_rule(),
        ),
        (
            Mark(date(2019, 8, 19), "Monday 19 August 2019"),
            Mark(date(2019, 8, 21), "published two days later"),
            Mark(date(2019, 11, 18), "Monday 18 November 2019"),
        ),
    )


def line(number: int, action: str, **facts: object) -> dict[str, object]:
    """One row of the table that the boards read."""
    row: dict[str, object] = dict.fromkeys(LINE_SCHEMA)
    outcomes = {"stop": "licence_required", "hold": "undetermined"}
    row |= {"id": f"order-{number:04}", "on": date(2019, 8, 19), "action": action}
    row |= {"outcome": outcomes.get(action, "authorised"), "reason": "because", "item": "optics"}
    row |= {"parties": "Huawei Technologies Co., Ltd.", "value": 1000.0 * number}
    return row | {"currency": "USD"} | facts


@pytest.fixture(scope="session")
def lines() -> pl.DataFrame:
    ban = "A licence is required for every item subject to the EAR, and nothing lifts it."
    rows = [
        line(n, "stop", reason=ban, review_policy="presumption of denial") for n in range(1, 41)
    ]
    rows += [line(n, "hold", missing="us_origin, eccn", currency="EUR") for n in range(41, 61)]
    rows += [line(n, "hold", not_covered="EU dual-use law", parties=None) for n in range(61, 66)]
    until = {
        "authority": "us.ear.tgl-huawei",
        "authority_title": "Temporary general licence",
        "authority_expires": date(2019, 11, 18),
        "holds_through": date(2020, 8, 13),
    }
    rows += [line(n, "go_until", **until) for n in range(66, 96)]
    rows += [line(n, "go", outcome="no_licence_required") for n in range(96, 301)]
    broken = "row 301: date '19/8' found, YYYY-MM-DD expected"
    rows += [line(301, "hold", error=broken, value=None, on=None, reason=broken)]
    return pl.DataFrame(rows, schema=LINE_SCHEMA)


class _Reader(HTMLParser):
    """HTML to a tree, refusing what is not closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.builder, self.opened = TreeBuilder(), list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        self.opened.append(tag)
        if tag in ("meta", "input"):
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.opened.pop() == tag
        self.builder.end(tag)

    def handle_data(self, data: str) -> None:
        if self.opened:
            self.builder.data(data)


@pytest.fixture(scope="session")
def parsed():
    """HTML text to its tree."""

    def parse(text: str) -> Element:
        reader = _Reader()
        reader.feed(text)
        reader.close()
        assert not reader.opened
        return reader.builder.close()

    return parse
