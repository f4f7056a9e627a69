"""A timeline for a terminal: one row a lane, and the dated list of what changes."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable
from datetime import date
from typing import Final

from rich.cells import cell_len, set_cell_size

from licet.show.timeline.axis import Tick, ticks, unit_for, year_step
from licet.show.timeline.model import KINDS, Bar, Lane, Timeline, label_of
from licet.show.words import clean, long_day

# Told apart by shape: a terminal may have no colour, and a printout has none.
GLYPHS: Final = {
    "prohibited": "█",
    "banned": "▓",
    "licensed": "░",
    "excluded": "═",
    "gap": "!",
    "stayed": "┄",
    "open": "?",
    "listed": "▓",
    "law": "─",
}
NARROWEST: Final = 40
_TOGETHER: Final = re.compile(r"\d+ (?:FR|CFR) \d+|\d+ [A-Z][a-z]+ \d{4}")


def as_text(timeline: Timeline, width: int = 100) -> str:
    """The drawing and the dated list, as lines of at most `width` columns (at least 40)."""
    width = max(width, NARROWEST)
    titles = [clean(lane.title) for lane in timeline.lanes]
    gutter = min(max((cell_len(title) for title in titles), default=0), width * 3 // 10) + 2
    plot = width - gutter
    blank = " " * gutter
    head = [*_wrapped(timeline.title, width), *_wrapped(timeline.subtitle, width), ""]
    rows = [blank + row for row in _mark_rows(timeline, plot) + _axis_rows(timeline, plot)]
    for title, lane in zip(titles, timeline.lanes, strict=True):
        rows.append(_fit(title, gutter - 2) + "  " + _lane_row(timeline, lane, plot))
    legend = [f"{GLYPHS[kind]} {KINDS[kind]}" for kind in timeline.kinds_shown]
    parts = [*head, *rows, "", *_flowed(legend, width), *_notes(timeline, width)]
    parts += ["", "What changes, and by which text", *_changes(timeline, width)]
    return "\n".join(line.rstrip() for line in parts) + "\n"


def _column(timeline: Timeline, on: date, plot: int) -> int:
    return (on - timeline.first).days * plot // timeline.length


def _lane_row(timeline: Timeline, lane: Lane, plot: int) -> str:
    cells = [" "] * plot
    for mark in timeline.marks_shown:
        cells[_column(timeline, mark.on, plot)] = "┊"
    shown = (bar for bar in lane.bars if timeline.shows(bar))
    # From its first day the later version governs, so it is painted over the earlier one; a gap
    # of one day still gets its sign, so it is painted last.
    for bar in sorted(shown, key=lambda bar: (bar.kind == "gap", bar.start)):
        left = _column(timeline, max(bar.start, timeline.first), plot)
        right = plot
        if bar.end is not None and not timeline.goes_on(bar):
            right = max(_column(timeline, bar.end, plot), left + 1)
        cells[left:right] = GLYPHS[bar.kind] * (right - left)
        if right - left > 2 and bar.start > timeline.first and bar.kind != "gap":
            cells[left] = "▏" if bar.kind in ("prohibited", "banned", "listed", "licensed") else "├"
        if timeline.goes_on(bar) and right - left > 2:
            cells[-1] = "▶"
    return "".join(cells)


def _mark_rows(timeline: Timeline, plot: int) -> list[str]:
    """Labels of the marks, each beside its day; those that would collide go a row higher."""
    rows: list[str] = []
    for mark in timeline.marks_shown:
        column = _column(timeline, mark.on, plot)
        text = f"▼ {clean(mark.label)}"
        if column + cell_len(text) > plot:
            text = f"{clean(mark.label)} ▼"
            column = max(column + 1 - cell_len(text), 0)
        text = _cut(text, plot)
        for number, row in enumerate(rows):
            if cell_len(row) + 2 <= column or not row:
                rows[number] = _at(row, column, text)
                break
        else:
            rows.append(_at("", column, text))
    return rows[::-1]


def _axis_rows(timeline: Timeline, plot: int) -> list[str]:
    unit = unit_for(timeline.length, plot / 2)
    if unit == "quarter":  # a month makes do with one letter, a quarter does not
        unit = unit if timeline.length / 91.31 <= plot / 3.5 else "year"
    found = ticks(timeline.first, timeline.last, unit)
    if unit == "year":
        step = year_step(timeline.length, plot / 6)
        found = tuple(tick for tick in found if tick.on.year % step == 0)
    room = plot / max(len(found), 1)
    over, under, line = "", "", ["─"] * plot
    for tick in found:
        column = _column(timeline, tick.on, plot)
        line[column] = "┬"
        over = _place(over, column, tick.over, plot)
        under = _place(under, column, _tick_label(tick, unit, room), plot)
    return [row for row in (over, under) if row] + ["".join(line)]


def _tick_label(tick: Tick, unit: str, room: float) -> str:
    return tick.label[0] if unit == "month" and room < 4 else tick.label


def _place(row: str, column: int, label: str, plot: int) -> str:
    """`row` with the label at its column, unless it would touch its neighbour or the edge."""
    touches = bool(row) and len(row) + (len(label) > 1) > column
    if not label or touches or column + len(label) > plot:
        return row
    return _at(row, column, label)


def _changes(timeline: Timeline, width: int) -> list[str]:
    """What begins and what ends for nothing, by day; lanes with the same change share a line."""
    found: dict[tuple[date, bool, str], list[str]] = {}
    for lane in timeline.lanes:
        for bar in lane.bars:
            if timeline.shows(bar):
                found.setdefault((bar.start, False, _begins(bar)), []).append(clean(lane.title))
                if bar.end and bar.end <= timeline.last and not _followed(lane, bar):
                    says = f"nothing follows: {label_of(bar)} has ended."
                    found.setdefault((bar.end, True, says), []).append(clean(lane.title))
    ordered = sorted(found.items(), key=lambda change: change[0][:2])
    texts = [(on, f"{'; '.join(lanes)}: {says}") for (on, _, says), lanes in ordered]
    return [line for on, text in texts for line in _wrapped(text, width, f"{on}  ")]


def _begins(bar: Bar) -> str:
    kind = "GAP, nothing lifts the ban" if bar.kind == "gap" else KINDS[bar.kind]
    days = "no end printed" if bar.end is None else bar.days
    source = f" {bar.source}." if bar.source else ""
    return f"{label_of(bar)} ({kind}), {days}.{source}"


def _followed(lane: Lane, bar: Bar) -> bool:
    """Whether another bar of the lane takes over on the day that this one ends.

    A declared gap ends by itself: what it lacked is said where it begins."""
    end = bar.end
    if end is None or bar.kind == "gap":
        return True
    return any(
        other.start <= end and (other.end is None or other.end > end)
        for other in lane.bars
        if other is not bar
    )


def _notes(timeline: Timeline, width: int) -> list[str]:
    """The days of marks that do not name their own, and the notes of the lanes."""
    marks = [
        f"▼ {clean(mark.label)}: {long_day(mark.on)}"
        for mark in timeline.marks_shown
        if long_day(mark.on) not in mark.label
    ]
    noted = [f"{clean(lane.title)}: {clean(lane.note)}" for lane in timeline.lanes if lane.note]
    return [*_flowed(marks, width), *(line for note in noted for line in _wrapped(note, width))]


def _flowed(parts: Iterable[str], width: int) -> list[str]:
    """Parts side by side, three spaces apart, in as many lines as they need."""
    lines: list[str] = []
    for part in parts:
        if lines and cell_len(lines[-1]) + 3 + cell_len(part) <= width:
            lines[-1] += "   " + part
        else:
            lines += _wrapped(part, width)
    return lines


def _wrapped(text: str, width: int, lead: str = "") -> list[str]:
    # A citation or a day broken across two lines is hard to find again.
    wide = _TOGETHER.sub(lambda found: found.group().replace(" ", "\xa0"), clean(text))
    # textwrap counts characters; where some take two columns, half the width is always safe.
    room = width if cell_len(wide) == len(wide) else (width + len(lead)) // 2
    lines = textwrap.wrap(wide, room, initial_indent=lead, subsequent_indent=" " * len(lead))
    return [line.replace("\xa0", " ") for line in lines]


def _at(row: str, column: int, text: str) -> str:
    return row + " " * (column - cell_len(row)) + text


def _fit(text: str, room: int) -> str:
    return set_cell_size(_cut(text, room), room)


def _cut(text: str, room: int) -> str:
    return text if cell_len(text) <= room else set_cell_size(text, room - 1).rstrip() + "…"
