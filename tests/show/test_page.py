"""The page: whole without network or script, and deaf to what names try to say."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
import subprocess
from datetime import date
from xml.etree.ElementTree import Element

import polars as pl
import pytest

from licet.show import Meta, Timeline, as_html, as_svg, summarise

ENTITY_LIST = {
    "norm": "us.ear.entity-list",
    "cite": "15 CFR 744.11",
    "effect": "requires_licence",
    "says": "Every item subject to the EAR needs a licence.",
}
META = Meta(
    file="orders.csv",
    day=date(2019, 8, 19),
    reviewed_through=date(2026, 10, 10),
    lists=("us-bis-entity-list 2019-08-19",),
    rulebook="2026.11",
)
HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>\u202egpj.exe'


def verdict(row: dict) -> dict:
    shared = {name: row[name] for name in ("id", "action", "outcome", "review_policy")}
    if row["action"] == "stop":
        match = {"name": "Huawei", "listing": {"name": "HUAWEI LTD"}, "score": 0.97}
        return shared | {"because": [ENTITY_LIST], "matches": [match], "warnings": ["a red flag"]}
    return shared | {
        "missing": ["us_origin"],
        "holds_through": "2019-11-17",
        "ends_by": {"norm": "us.ear.tgl", "on": "2019-11-18", "change": "the licence runs out"},
        "unconfirmed": {"since": "2026-11-10", "change": "stay", "if_as_written": "authorised"},
        "authority": {"norm": "us.ear.tgl", "cite": "84 FR 43487", "expires": date(2019, 11, 18)},
    }


def page(lines: pl.DataFrame, details=None, pictures=(), meta: Meta = META) -> str:
    if details is None:
        halted = lines.filter(pl.col("action").is_in(["stop", "hold"]))
        details = [verdict(row) for row in halted.to_dicts()]
    return as_html(summarise(lines), lines, details, pictures, meta)


def words(element: Element | None) -> str:
    assert element is not None
    return " ".join("".join(element.itertext()).split())


def test_the_header_says_file_day_law_lists_and_rulebook(lines, parsed) -> None:
    text = words(parsed(page(lines)).find("body/header"))
    assert "What may go on Monday 19 August 2019" in text
    for part in ("orders.csv", "10 Oct 2026", "us-bis-entity-list 2019-08-19", "2026.11"):
        assert part in text


def test_equal_stops_make_one_block_with_all_their_lines(lines, parsed) -> None:
    (stop,) = parsed(page(lines)).findall(".//article[@class='reason stop']")
    assert len(stop.findall(".//tr[@data-line]")) == 40
    assert words(stop).count(ENTITY_LIST["says"]) == 1
    assert words(stop).count("Huawei → HUAWEI LTD (0.97)") == 1


def test_lines_recognised_differently_each_say_as_whom(lines, parsed) -> None:
    told = [verdict(row) for row in lines.head(2).to_dicts()]
    told[1]["matches"] = [{"name": "Hua Wei", "listing": "HUAWEI LTD", "evidence": "spacing"}]
    (stop,) = parsed(page(lines.head(2), told)).findall(".//article")
    cells = [words(cell) for cell in stop.findall(".//td[@data-label='Recognised as']")]
    assert cells == ["Hua Wei → HUAWEI LTD: spacing", "Huawei → HUAWEI LTD (0.97)"]


@pytest.mark.parametrize("details", [None, []], ids=["with verdicts", "without"])
def test_every_stopped_and_held_line_is_on_the_page(lines, parsed, details) -> None:
    found = parsed(page(lines, details)).findall(".//article//td[@data-label='Line']")
    halted = lines.filter(pl.col("action").is_in(["stop", "hold"]))
    assert sorted(map(words, found)) == sorted(halted["id"])


def test_a_verdict_shows_all_that_defends_it(lines, parsed) -> None:
    text = words(parsed(page(lines)).find("body/main"))
    for part in (
        "requires licence",
        "15 CFR 744.11",
        "us.ear.entity-list",
        "a red flag",
        "us_origin",
        "17 Nov 2019",
        "the licence runs out",
        "84 FR 43487",
        "expires 18 Nov 2019",
        "if as written authorised",
        "presumption of denial",
        "could not be read",
    ):
        assert part in text, part


def test_the_page_asks_for_nothing_from_outside(lines, parsed, huawei: Timeline) -> None:
    text = page(lines, pictures=[as_svg(huawei)])
    tree = parsed(text)
    targets = [e.get(name) for e in tree.iter() for name in ("src", "href", "action", "data")]
    targets = [target for target in targets if target is not None]
    assert targets and all(target.startswith("#") for target in targets)
    assert not {e.tag for e in tree.iter()} & {"link", "iframe", "object", "embed", "img"}
    assert not re.search(r"@import|url\((?!#)", text)


def test_every_link_within_the_page_arrives(lines, parsed) -> None:
    tree = parsed(page(lines))
    ids = {element.get("id") for element in tree.iter()}
    links = {href[1:] for element in tree.iter() if (href := element.get("href"))}
    assert links <= ids


def test_the_policy_admits_the_script_of_the_page_and_no_other(lines, parsed) -> None:
    tree = parsed(page(lines))
    (script,) = tree.findall(".//script")
    digest = base64.b64encode(hashlib.sha256((script.text or "").encode()).digest()).decode()
    (policy,) = tree.findall(".//meta[@http-equiv='Content-Security-Policy']")
    assert f"script-src 'sha256-{digest}'" in policy.get("content", "")
    assert "default-src 'none'" in policy.get("content", "")


@pytest.mark.parametrize("field", ["id", "parties", "item", "reason", "currency", "review_policy"])
def test_hostile_cells_stay_text(lines, parsed, field: str) -> None:
    text = page(lines.with_columns(pl.lit(HOSTILE).alias(field)), details=[])
    tree = parsed(text)
    assert len(tree.findall(".//script")) == 1 and not tree.findall(".//img")
    assert "\u202e" not in text
    assert "⟨U+202E⟩" in text


def test_hostile_verdicts_and_headers_stay_text(lines, parsed) -> None:
    step = dict.fromkeys(ENTITY_LIST, HOSTILE)
    told: dict = dict.fromkeys(("outcome", "review_policy", "holds_through"), HOSTILE)
    told |= {key: [HOSTILE] for key in ("missing", "warnings", "not_covered", "assumed")}
    told |= {"id": "order-0001", "action": "stop", "because": [step], "authority": step}
    told |= {"unconfirmed": {HOSTILE: HOSTILE}, "ends_by": step}
    told |= {"matches": [{"name": HOSTILE, "listing": HOSTILE, "evidence": [HOSTILE]}]}
    meta = Meta(file=HOSTILE, laws=(HOSTILE,), lists=(HOSTILE,), rulebook=HOSTILE)
    text = page(lines.head(1), [told], meta=meta)
    tree = parsed(text)
    assert len(tree.findall(".//script")) == 1 and not tree.findall(".//img")
    assert "\u202e" not in text


def test_lines_that_share_an_id_keep_their_own_verdicts(lines, parsed) -> None:
    two = lines.head(2).with_columns(id=pl.lit("same"))
    first = {"id": "same", "action": "stop", "outcome": "prohibited", "warnings": ["first"]}
    second = first | {"outcome": "licence_required", "warnings": ["second"]}
    found = parsed(page(two, [first, second])).findall(".//article")
    values = {words(b.find(".//ul")): words(b.find(".//td[@data-label='Value']")) for b in found}
    assert values == {"first": "USD 1,000.00", "second": "USD 2,000.00"}


def test_what_goes_is_summed_up_and_its_lines_are_folded_away(lines, parsed) -> None:
    (section,) = parsed(page(lines)).findall(".//section[@aria-labelledby='go']")
    assert "us.ear.tgl-huawei" in words(section) and "13 Aug 2020" in words(section)
    (folded,) = section.findall("details")
    assert folded.get("open") is None and len(folded.findall(".//tr[@data-line]")) == 235


def test_pictures_are_on_the_page_as_they_were_drawn(lines, huawei: Timeline) -> None:
    picture = as_svg(huawei)
    assert picture.strip() in page(lines, pictures=[picture, as_svg(huawei, 500)])


def test_the_same_values_make_the_same_page(lines) -> None:
    assert page(lines) == page(lines.clone())


def test_an_empty_book_is_still_a_page(lines, parsed) -> None:
    text = words(parsed(page(lines.clear(), meta=Meta(file="empty.csv"))))
    assert "Nothing is stopped." in text and "Nothing waits." in text and "Nothing goes." in text


@pytest.mark.skipif(not shutil.which("chromium"), reason="Chromium is not here")
def test_a_browser_runs_the_filter_under_the_policy_and_nothing_else(lines, tmp_path) -> None:
    injected = lines.with_columns(parties=pl.lit("<img src=x onerror=\"document.title='owned'\">"))
    (tmp_path / "page.html").write_text(page(injected), encoding="utf-8")
    options = "--headless --no-sandbox --disable-gpu --no-first-run --disable-sync --dump-dom"
    quiet = "--disable-background-networking --disable-component-update --disable-quic"
    command = ["chromium", *options.split(), *quiet.split(), f"--user-data-dir={tmp_path}/profile"]
    run = subprocess.run(
        [*command, (tmp_path / "page.html").as_uri()],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert "<title>What may go on Monday 19 August 2019 · licet</title>" in run.stdout
    assert re.search(r'<form class="find" role="search">', run.stdout)
