"""The page: one self-contained HTML file of a judged order book, for screen and for paper.

Names are hostile input. Everything but the drawings (made by `as_svg`, which escapes) passes
through autoescaping, and a content policy in the page forbids what is not ours anyway.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import jinja2
import polars as pl
from markupsafe import Markup

from licet.facts import PRESUMPTIONS
from licet.show.board import Board, Group, Tally, conform
from licet.show.reasons import LineView, line_view, reasons, sentence
from licet.show.words import (
    ACTION_SAYS,
    ACTION_WORDS,
    ACTIONS,
    clean,
    count,
    day_text,
    long_day,
    money,
    plain_word,
    share,
    short_day,
)

# A page is read by people: beyond these a table is a job for the verdict file.
LINES_A_REASON: Final = 1000
GOING_LINES: Final = 500

# Without it the page is whole; with it a reader can look for a name. Closed parts open for paper.
SCRIPT: Final = """
const box = document.getElementById('find'), all = [...document.querySelectorAll('tr[data-line]')];
box.closest('form').hidden = false;
box.addEventListener('input', () => {
  const wanted = box.value.trim().toLowerCase();
  for (const row of all) row.hidden = !row.textContent.toLowerCase().includes(wanted);
  for (const part of document.querySelectorAll('[data-group]')) {
    part.hidden = wanted !== '' && !part.querySelector('tr[data-line]:not([hidden])');
    if (wanted && !part.hidden) for (const d of part.querySelectorAll('details')) d.open = true;
  }
});
box.closest('form').addEventListener('submit', event => event.preventDefault());
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """What the page says of itself: which file, which day, which law, which lists."""

    file: str
    day: date | None = None
    as_known: date | None = None
    reviewed_through: date | None = None
    laws: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    rulebook: str = ""
    program: str = ""


def as_html(
    board: Board,
    lines: pl.DataFrame,
    details: Iterable[Mapping[str, Any]],
    timeline_svgs: Iterable[str],
    meta: Meta,
) -> str:
    """The page. `lines` is the table behind `board`; `details` are verdicts in contract form of
    its stopped and held lines, in the table's order; `timeline_svgs` come from `as_svg`."""
    found = reasons(lines, details)
    going, going_more = _going(lines)
    context = {
        "board": board,
        "meta": meta,
        "facts": _facts(meta),
        "title": _headline(board, meta),
        "tiles": [_tile(board, action) for action in ACTIONS],
        "sections": [
            (action, [reason for reason in found if reason.action == action])
            for action in ("stop", "hold")
        ],
        "going": going,
        "going_more": going_more,
        "permits": board.of("go_until", "go"),
        "pictures": [Markup(picture) for picture in timeline_svgs],
        "script": Markup(SCRIPT),
        "script_hash": base64.b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode(),
        "shown_lines": LINES_A_REASON,
    }
    return _environment().get_template("page.html.j2").render(context)


def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("licet.show", ""),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "clean": clean,
        "word": plain_word,
        "sentence": sentence,
        "presumed": _presumed,
        "money": money,
        "day": day_text,
        "longday": long_day,
    }
    environment.globals |= {
        "count": count,
        "ACTION_WORDS": ACTION_WORDS,
        "ACTION_SAYS": ACTION_SAYS,
        "permit": _permit,
    }
    return environment


def _presumed(names: Iterable[str]) -> str:
    """What the presumptions of a verdict take for granted, in words."""
    return "; ".join(clean(PRESUMPTIONS.get(name, name)) for name in names) + "."


def _headline(board: Board, meta: Meta) -> str:
    first, last = meta.day or board.first_day, meta.day or board.last_day
    if first is None or last is None:
        return "What may go"
    if first == last:
        return f"What may go on {long_day(first)}"
    return f"What may go, {short_day(first)} to {short_day(last)}"


def _facts(meta: Meta) -> list[tuple[str, str]]:
    """What the page rests on, as pairs for the header; what is not known is left out."""
    pairs = [
        ("File", clean(meta.file)),
        ("As known on", short_day(meta.as_known) if meta.as_known else ""),
        ("Law reviewed through", short_day(meta.reviewed_through) if meta.reviewed_through else ""),
        ("Laws looked at", ", ".join(clean(law) for law in meta.laws)),
        ("Lists", ", ".join(clean(name) for name in meta.lists)),
        ("Rulebook", clean(meta.rulebook)),
        ("Program", clean(meta.program)),
    ]
    return [(name, value) for name, value in pairs if value]


def _tile(board: Board, action: str) -> dict[str, Any]:
    tally = board.by_action.get(action, Tally())
    return {
        "action": action,
        "tally": tally,
        "share": share(tally.lines, board.total.lines),
        "part": tally.lines / board.total.lines if board.total.lines else 0,
    }


def _permit(group: Group) -> str:
    """Under whose permission a group goes."""
    return clean(group.authority_title or group.authority) or plain_word(group.outcome)


def _going(lines: pl.DataFrame) -> tuple[list[LineView], int]:
    """The most valuable lines that go, and how many more there are."""
    goes = conform(lines).filter(pl.col("action").is_in(["go", "go_until"]))
    ranked = goes.sort("value", descending=True, nulls_last=True, maintain_order=True)
    rows = ranked.head(GOING_LINES).iter_rows(named=True)
    views = [line_view(row, _until(row)) for row in rows]
    return views, max(len(ranked) - GOING_LINES, 0)


def _until(row: Mapping[str, Any]) -> str:
    under = clean(row["authority_title"] or row["authority"]) or plain_word(row["outcome"])
    end = row["holds_through"]
    return f"{under}, through {short_day(end)}" if end else under
