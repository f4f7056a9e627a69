"""Lines that stop or wait, gathered by reason: five hundred equal stops make one block.

Reads verdicts in the form of the contract (`Verdict.as_dict()`); every field may be missing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import polars as pl

from licet.show.board import conform
from licet.show.words import ACTIONS, OUTCOME_WORDS, amount, clean, day_text, plain_word

# What makes two verdicts one reason. Ids, days and matches belong to the single line.
SHARED: Final = (
    "action",
    "outcome",
    "because",
    "missing",
    "not_covered",
    "warnings",
    "assumed",
    "review_policy",
    "authority",
    "holds_through",
    "ends_by",
    "unconfirmed",
)
# Fields that say their meaning themselves, in reading order; others are told with their name.
_SAYS: Final = ("says", "change", "what", "name", "cite", "norm")


@dataclass(frozen=True, slots=True)
class LineView:
    """One order line as the page shows it: text only."""

    id: str
    on: str
    parties: str
    item: str
    value: str
    note: str
    matches: tuple[str, ...] = ()
    worth: float = 0.0


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason and the lines it holds for, the most valuable first.

    `matches` are those that every line shares; they are then not told again line by line.
    """

    action: str
    outcome: str
    title: str
    verdict: Mapping[str, Any]
    lines: tuple[LineView, ...]
    matches: tuple[str, ...] = ()


def reasons(lines: pl.DataFrame, details: Iterable[Mapping[str, Any]]) -> tuple[Reason, ...]:
    """Every stopped and held line of the table under its reason; stops first, then by size.

    A line of the table without a verdict in `details` is told by the table's own sentence. Lines
    may share an id: the first verdict of that id is then the first line's, and so on.
    """
    table = conform(lines)
    rows = table.filter(pl.col("action").is_in(["stop", "hold"])).to_dicts()
    verdicts: dict[str, list[Mapping[str, Any]]] = {}
    for verdict in details:
        verdicts.setdefault(str(verdict.get("id")), []).append(verdict)
    for waiting in verdicts.values():
        waiting.reverse()  # so that pop() takes them in the order they came
    gathered: dict[str, tuple[Mapping[str, Any], str, list[LineView]]] = {}
    for row in rows:
        waiting = verdicts.get(str(row["id"]), [])
        verdict = waiting.pop() if waiting else _from_row(row)
        title = _title(verdict, row)
        unread = bool(verdict.get("error") or row["error"])
        shared = {name: verdict.get(name) for name in SHARED} | {"unread": unread}
        key = json.dumps([shared, "" if unread else title], sort_keys=True, default=str)
        gathered.setdefault(key, (verdict, title, []))[2].append(_line(row, verdict))
    found = [_reason(*parts) for parts in gathered.values()]
    return tuple(sorted(found, key=lambda r: (ACTIONS.index(r.action), -len(r.lines), r.title)))


def line_view(row: Mapping[str, Any], note: str = "") -> LineView:
    """A row of the table as text; `note` is the last column's."""
    worth = row["value"]
    value = "" if worth is None else f"{clean(row['currency'])} {_exact(worth)}".strip()
    on = row["on"].isoformat() if row["on"] else ""
    names = (clean(row[name]) for name in ("id", "parties", "item"))
    ident, parties, item = names
    return LineView(ident, on, parties, item, value, note, worth=worth or 0.0)


def sentence(value: Any) -> str:
    """A value of a verdict as one line: its saying first, then what else it holds."""
    if isinstance(value, Mapping):
        first = [sentence(value[key]) for key in _SAYS if value.get(key)]
        rest = [
            f"{plain_word(key)} {sentence(held)}"
            for key, held in value.items()
            if key not in _SAYS and held not in (None, "", [], ())
        ]
        return "; ".join([*first, *rest])
    if isinstance(value, list | tuple):
        return ", ".join(sentence(part) for part in value)
    text = clean(value)
    return OUTCOME_WORDS.get(text) or day_text(text)


def _reason(verdict: Mapping[str, Any], title: str, lines: list[LineView]) -> Reason:
    ranked = tuple(sorted(lines, key=lambda line: -line.worth))
    outcome = str(verdict.get("outcome") or "undetermined")
    matches = ranked[0].matches
    if len(ranked) == 1 or any(line.matches != matches for line in ranked):
        matches = ()
    else:
        ranked = tuple(replace(line, matches=()) for line in ranked)
    return Reason(str(verdict.get("action")), outcome, title, verdict, ranked, matches)


def _from_row(row: Mapping[str, Any]) -> Mapping[str, Any]:
    missing = [part.strip() for part in (row["missing"] or "").split(",") if part.strip()]
    return {
        "action": row["action"],
        "outcome": row["outcome"],
        "missing": missing,
        "not_covered": [row["not_covered"]] if row["not_covered"] else [],
        "review_policy": row["review_policy"],
        "error": row["error"],
    }


def _title(verdict: Mapping[str, Any], row: Mapping[str, Any]) -> str:
    if verdict.get("error") or row["error"]:
        return "Rows that could not be read"
    if row["said"]:
        return clean(row["said"])
    because = verdict.get("because") or ()
    says = next((step["says"] for step in because if step.get("says")), "")
    return clean(says) or plain_word(verdict.get("outcome")).capitalize()


def _line(row: Mapping[str, Any], verdict: Mapping[str, Any]) -> LineView:
    view = line_view(row)
    error = verdict.get("error") or row["error"]
    matches = tuple(_match(match) for match in verdict.get("matches") or ())
    note = sentence(error) if error else ""
    return LineView(
        view.id, view.on, view.parties, view.item, view.value, note, matches, view.worth
    )


def _match(match: Any) -> str:
    """``Huawei Denmark → Huawei Technologies … (strong, 0.97): same name and country``."""
    if not isinstance(match, Mapping):
        return clean(match)
    listing = match.get("listing")
    entry = listing if isinstance(listing, Mapping) else {"name": listing}
    listed = clean(match.get("listed") or entry.get("name") or entry.get("id"))
    score = match.get("score")
    aside = [
        clean(match.get("list") or entry.get("list")),
        clean(match.get("strength")),
        f"{score:.2f}" if isinstance(score, int | float) else clean(score),
    ]
    told = ", ".join(part for part in aside if part)
    text = " → ".join(part for part in (clean(match.get("name")), listed) if part)
    text += f" ({told})" if told else ""
    evidence = match.get("evidence")
    return f"{text}: {sentence(evidence)}" if evidence else text


def _exact(value: float) -> str:
    return f"{value:,.2f}" if abs(value) < 1e15 else amount(value)
