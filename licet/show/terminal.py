"""The board and the lines that need a person, on a terminal.

Every action has its word and its sign; colour only repeats them, so a pipe loses nothing.
"""

from __future__ import annotations

from typing import Any, Final

import polars as pl
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from licet.show.board import Board, Group, Tally, conform
from licet.show.words import (
    ACTION_SAYS,
    ACTION_SIGNS,
    ACTION_WORDS,
    ACTIONS,
    amount,
    clean,
    count,
    long_day,
    money,
    plain_word,
    share,
    short_day,
)

STYLES: Final = {"stop": "bold red", "hold": "bold yellow", "go_until": "cyan", "go": "green"}
GROUPS_SHOWN: Final = 6
WIDE: Final = 120


def print_board(board: Board, console: Console) -> None:
    """Four lines of numbers, then why: the largest groups behind each action."""
    console.print(_headline(board), soft_wrap=False)
    console.print()
    console.print(_numbers(board))
    for line in _alerts(board):
        console.print(line)
    for action in ACTIONS:
        groups = board.of(action)
        if groups:
            console.print()
            console.print(_section(action, groups))


def print_lines(lines: pl.DataFrame, console: Console, limit: int = 20) -> None:
    """The lines that need a person (stop and hold), the most valuable first, with reasons.

    Sums are compared as they stand, whatever their currency: this orders work, not money.
    """
    table = conform(lines).filter(pl.col("action").is_in(["stop", "hold"]))
    ranked = table.sort("value", descending=True, nulls_last=True, maintain_order=True)
    if not len(ranked):
        console.print("No line needs a person.")
        return
    rows = list(ranked.head(limit).iter_rows(named=True))
    if console.width >= WIDE:
        console.print(_wide(rows))
    else:
        for row in rows:
            _tall(row, console)
    if len(ranked) > limit:
        console.print(Text(f"… and {len(ranked) - limit:,} more", style="dim"))


def _headline(board: Board) -> Text:
    days = [day for day in (board.first_day, board.last_day) if day]
    if not days:
        when = ""
    elif days[0] == days[1]:
        when = f"{long_day(days[0])} · "
    else:
        when = f"{short_day(days[0])} to {short_day(days[1])} · "
    value = money(board.total.values, limit=3)
    text = f"{when}{count(board.total.lines, 'line')}" + (f" · {value}" if value else "")
    return Text(text, style="bold")


def _numbers(board: Board) -> Table:
    table = Table.grid(padding=(0, 2))
    for column in ("left", "right", "right", "left", "left"):
        table.add_column(justify=column, no_wrap=column == "right")
    for action in ACTIONS:
        tally = board.by_action.get(action, Tally())
        style = STYLES[action] if tally.lines else "dim"
        table.add_row(
            Text(f" {ACTION_SIGNS[action]} {ACTION_WORDS[action]}", style=style, no_wrap=True),
            Text(f"{tally.lines:,}", style="bold" if tally.lines else "dim"),
            Text(share(tally.lines, board.total.lines), style="dim"),
            Text(money(tally.values)),
            Text(ACTION_SAYS[action], style="dim"),
        )
    return table


def _alerts(board: Board) -> list[Text]:
    found = []
    if board.next_end:
        end, lines = board.next_end
        says = f"Next to end: {count(lines, 'line')}, last day {long_day(end)}."
        found.append(Text(f"\n {says}", style="bold"))
    if board.unread:
        verb = "is" if board.unread == 1 else "are"
        says = f"{count(board.unread, 'row')} could not be read and {verb} on hold."
        found.append(Text(f" {says}", style="bold"))
    return found


def _section(action: str, groups: tuple[Group, ...]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 1), show_edge=False)
    dated = action == "go_until"
    heading = Text(
        f"{ACTION_SIGNS[action]} {ACTION_WORDS[action]}", style=STYLES[action], justify="left"
    )
    table.add_column(heading, justify="right", no_wrap=True, header_style="", min_width=10)
    table.add_column("value", justify="right", header_style="dim", min_width=12)
    if dated:
        table.add_column("last day", no_wrap=True, header_style="dim")
    titles = {"stop": "why", "hold": "waits for"}
    table.add_column(titles.get(action, "under"), header_style="dim", ratio=1)
    shown = groups[:GROUPS_SHOWN]
    for group in shown:
        end = [Text(short_day(group.holds_through))] if dated and group.holds_through else []
        end = end or ([Text("")] if dated else [])
        table.add_row(
            Text(f"{group.tally.lines:,}"), Text(money(group.tally.values)), *end, _why(group)
        )
    rest = groups[GROUPS_SHOWN:]
    if rest:
        lines = sum(group.tally.lines for group in rest)
        more = f"… and {count(len(rest), 'more reason')} ({count(lines, 'line')})"
        table.add_row("", "", *([""] if dated else []), Text(more, style="dim"))
    return table


def _why(group: Group) -> Text:
    """The reason of a group in one breath, most telling part first."""
    if group.unread:
        return Text(f"rows that could not be read, such as: {clean(group.example)}")
    if group.action == "hold":
        parts = [", ".join(clean(fact) for fact in group.missing), clean(group.reason)]
        if group.not_covered:
            parts.append(f"not covered: {clean(group.not_covered)}")
        return Text("; ".join(part for part in parts if part) or "no reason given")
    if group.action == "stop":
        text = Text(clean(group.reason) or plain_word(group.outcome))
        aside = [plain_word(group.outcome), clean(group.review_policy)]
        return text.append(f" ({', '.join(part for part in aside if part)})", style="dim")
    name = clean(group.authority_title or group.authority) or plain_word(group.outcome)
    text = Text(name)
    if group.authority and group.authority_title:
        text.append(f" {clean(group.authority)}", style="dim")
    # The run of one answer may outlast the printed end of the paper that carries it today.
    if group.authority_expires and group.authority_expires != group.holds_through:
        text.append(f", printed end {short_day(group.authority_expires)}", style="dim")
    return text


def _wide(rows: list[dict[str, Any]]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("", no_wrap=True)
    table.add_column("line", overflow="fold", max_width=18)
    table.add_column("day", no_wrap=True)
    table.add_column("value", justify="right", no_wrap=True)
    table.add_column("parties", ratio=3, overflow="fold")
    table.add_column("item", ratio=2, overflow="fold")
    table.add_column("why", ratio=5, overflow="fold")
    for row in rows:
        table.add_row(
            _action(row),
            Text(clean(row["id"]), style="bold"),
            Text(short_day(row["on"]) if row["on"] else ""),
            Text(_value(row)),
            Text(clean(row["parties"])),
            Text(clean(row["item"])),
            Text(_reason(row)),
        )
    return table


def _tall(row: dict[str, Any], console: Console) -> None:
    head = _action(row)
    head.append(f"  {clean(row['id'])}", style="bold")
    for part in (_value(row), short_day(row["on"]) if row["on"] else ""):
        head.append(f"  {part}" if part else "")
    console.print(head)
    about = " · ".join(clean(row[name]) for name in ("parties", "item") if row[name])
    for text in (Text(about), Text(_reason(row))):
        if text.plain:
            console.print(Padding(text, (0, 0, 0, 8)))


def _action(row: dict[str, Any]) -> Text:
    action = row["action"]
    return Text(f"{ACTION_SIGNS[action]} {ACTION_WORDS[action]}", style=STYLES[action])


def _value(row: dict[str, Any]) -> str:
    if row["value"] is None:
        return ""
    return f"{clean(row['currency'])} {amount(row['value'])}".strip()


def _reason(row: dict[str, Any]) -> str:
    said = clean(row["said"] or row["error"])
    asides = (
        ("missing", row["missing"]),
        ("not covered", row["not_covered"]),
        ("review", row["review_policy"]),
    )
    notes = "; ".join(f"{name}: {clean(text)}" for name, text in asides if text)
    if said and notes:
        return f"{said} [{notes}]"
    return said or notes
