"""A timeline as one self-contained SVG: no fonts, scripts or addresses from outside."""

from __future__ import annotations

import hashlib
from html import escape
from typing import Final

from licet.show.timeline.axis import Tick, ticks, unit_for, year_step
from licet.show.timeline.layout import (
    BAR_HEIGHT,
    LABEL_SIZE,
    NOTE_SIZE,
    Frame,
    PlacedBar,
    PlacedLabel,
    PlacedLane,
    frame_for,
    place_lane,
    shorten,
    text_width,
    wrap,
)
from licet.show.timeline.model import KINDS, Mark, Timeline, label_of
from licet.show.timeline.style import css, edge, fill, on_colour, patterns
from licet.show.words import clean, long_day, short_day

LEGEND_LINE: Final = 24
MARK_LINE: Final = 18


def as_svg(timeline: Timeline, width: int = 1100) -> str:
    """The drawing, `width` pixels wide (at least 320); narrow ones put titles above the days."""
    frame = frame_for(timeline, max(width, 320))
    prefix = "lt" + hashlib.sha256(repr((timeline, width)).encode()).hexdigest()[:8] + "-"
    head, y = _head(frame, width)
    marks, y = _mark_labels(frame, y)
    axis_y = y + 34
    lanes: list[PlacedLane] = []
    top = axis_y + 4.0
    for lane in timeline.lanes:
        lanes.append(place_lane(frame, lane, top))
        top += lanes[-1].height
    legend, height = _legend(frame, top + 14, prefix)
    body = [
        _bands(frame, lanes),
        *marks,
        _axis(frame, axis_y, top),
        *(_lane(frame, placed, prefix) for placed in lanes),
        legend,
    ]
    return _document(timeline, frame, (max(width, 320), height), prefix, [*head, *body])


def _document(
    timeline: Timeline, frame: Frame, size: tuple[int, float], prefix: str, body: list[str]
) -> str:
    width, height = size[0], round(size[1])
    days = f"{short_day(timeline.first)} to {short_day(timeline.last)}"
    label = escape(f"{clean(timeline.title)}, {days}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="licet-timeline" role="group" '
        f'aria-label="{label}" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'style="max-width:100%;height:auto">'
        f"<title>{escape(clean(timeline.title))}</title><style>{css()}</style>"
        f"<defs>{patterns(prefix)}</defs>"
        f'<rect width="{width}" height="{height}" rx="10" style="fill:var(--paper)"/>'
        + "\n".join(part for part in body if part)
        + "</svg>\n"
    )


def _text(x: float, y: float, words: str, css_class: str, more: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" class="{css_class}"{more}>{escape(words)}</text>'


def _head(frame: Frame, width: int) -> tuple[list[str], float]:
    room = max(width, 320) - 2 * frame.title_x
    y = 34.0
    parts = []
    for line in wrap(frame.timeline.title, room, 18):
        parts.append(_text(frame.title_x, y, line, "t-title"))
        y += 23
    for line in wrap(frame.timeline.subtitle, room, 12.5):
        parts.append(_text(frame.title_x, y - 2, line, "t-sub"))
        y += 17
    return parts, y


def _mark_labels(frame: Frame, y: float) -> tuple[list[str], float]:
    """Labels of the marks; neighbours that would collide are set on lines of their own."""
    lines: list[float] = []  # the right edge of the last label on each line
    placed: list[tuple[Mark, str, float, int]] = []
    for mark in frame.timeline.marks_shown:
        text = shorten(clean(mark.label), frame.x1 - frame.x0, LABEL_SIZE)
        room = text_width(text, LABEL_SIZE) + 6
        left = min(max(frame.x(mark.on) - room / 2, frame.x0), frame.x1 - room)
        line = next((n for n, edge_x in enumerate(lines) if edge_x + 10 <= left), len(lines))
        lines[line : line + 1] = [left + room]
        placed.append((mark, text, left, line))
    bottom = y + len(lines) * MARK_LINE
    parts = []
    for mark, text, left, line in placed:
        base = bottom - line * MARK_LINE
        x = frame.x(mark.on)
        parts.append(
            f'<path d="M{x:.1f} {base + 4:.1f}V{bottom + 38:.1f}" style="stroke:var(--mark)" '
            f'stroke-width="1.2"/>' + _text(left + 3, base, text, "t-mark")
        )
    return parts[::-1], bottom


def _mark_lines(frame: Frame, lane: PlacedLane) -> str:
    lines = (
        f'<path d="M{frame.x(mark.on):.1f} {lane.top:.1f}v{lane.height:.1f}" fill="none" '
        f'style="stroke:var(--mark)" stroke-width="1.4" stroke-dasharray="4 3">'
        f"<title>{escape(clean(mark.label))}: {long_day(mark.on)}</title></path>"
        for mark in frame.timeline.marks_shown
    )
    return "".join(lines)


def _bands(frame: Frame, lanes: list[PlacedLane]) -> str:
    """Every other lane on a tinted band, so that the eye keeps its row."""
    return "".join(
        f'<rect x="{frame.title_x - 10:.1f}" y="{placed.top:.1f}" '
        f'width="{frame.x1 - frame.title_x + 20:.1f}" height="{placed.height:.1f}" rx="5" '
        f'style="fill:var(--band)"/>'
        for placed in lanes[::2]
    )


def _axis(frame: Frame, y: float, bottom: float) -> str:
    timeline = frame.timeline
    unit = unit_for(timeline.length, (frame.x1 - frame.x0) / 31)
    found = ticks(timeline.first, timeline.last, unit)
    if unit == "year":
        step = year_step(timeline.length, (frame.x1 - frame.x0) / 40)
        found = tuple(tick for tick in found if tick.on.year % step == 0)
    parts = []
    over_end = tick_end = frame.x0 - 8
    for tick in found:
        x = frame.x(tick.on)
        parts.append(_tick_line(frame, tick, y, bottom))
        room = text_width(tick.over, 12)
        if tick.over and x >= over_end + 8 and x + room <= frame.x1 + 4:
            parts.append(_text(x, y - 20, tick.over, "t-over t-off"))
            over_end = x + room
        room = text_width(tick.label, LABEL_SIZE)
        if x >= tick_end + 4 and x + room <= frame.x1 + 10:
            parts.append(_text(x, y - 5, tick.label, "t-tick t-off"))
            tick_end = x + room
    edge_line = f'<path d="M{frame.x0:.1f} {y:.1f}H{frame.x1:.1f}" style="stroke:var(--rule)"/>'
    return f'<g aria-hidden="true">{"".join(parts)}{edge_line}</g>'


def _tick_line(frame: Frame, tick: Tick, y: float, bottom: float) -> str:
    x = frame.x(tick.on)
    role = "rule" if tick.over and x > frame.x0 + 1 else "line"
    return (
        f'<path d="M{x:.1f} {y - 2:.1f}V{bottom:.1f}" style="stroke:var(--{role})" '
        f'stroke-width="1"/>'
    )


def _lane(frame: Frame, placed: PlacedLane, prefix: str) -> str:
    parts = [_leader(placed, label) for label in placed.labels]
    # Gaps last: they may be a few pixels wide, and nothing may cover them.
    in_order = sorted(placed.bars, key=lambda box: box.bar.kind == "gap")
    parts += [_bar(frame, placed, box, prefix) for box in in_order]
    # Lines cross bars, and words stand above both.
    parts.append(_mark_lines(frame, placed))
    y = placed.top + 25
    for line in placed.title:
        parts.append(_text(frame.title_x, y, line, "t-lane t-off"))
        y += 17
    for line in placed.note:
        parts.append(_text(frame.title_x, y, line, "t-note t-off"))
        y += 14.5
    parts += [_inside(placed, box) for box in placed.bars if box.inside]
    parts += [_label(placed, label) for label in placed.labels]
    name = escape(clean(placed.lane.title))
    return f'<g role="group" aria-label="{name}">{"".join(parts)}</g>'


def _bar(frame: Frame, lane: PlacedLane, box: PlacedBar, prefix: str) -> str:
    bar, gap = box.bar, box.bar.kind == "gap"
    swell = 4 if gap else 0
    top, height = lane.bar_top(box.row) - swell, BAR_HEIGHT + 2 * swell
    stroke, dashes = edge(bar.kind)
    tip = 9 if frame.timeline.goes_on(bar) and box.right - box.left > 18 else 0
    outline = (
        f"M{box.left:.1f} {top:.1f}H{box.right - tip:.1f}"
        f"l{tip} {height / 2:.1f}l{-tip} {height / 2:.1f}H{box.left:.1f}Z"
    )
    says = f"{clean(lane.lane.title)}: {label_of(bar)} ({KINDS[bar.kind]}), {bar.days}"
    says += f". {bar.source}" if bar.source else ""
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<g class="bar {bar.kind}" role="img" aria-label="{escape(says)}">'
        f"<title>{escape(says)}</title>"
        f'<path class="box" d="{outline}" style="fill:{fill(bar.kind, prefix)};stroke:{stroke}" '
        f'stroke-width="{1.6 if gap else 1.2}"{dashed}/></g>'
    )


def _inside(lane: PlacedLane, box: PlacedBar) -> str:
    """The label on its bar; on a gap it stands on a plate, for stripes would eat it."""
    kind, base = box.bar.kind, lane.bar_top(box.row) + BAR_HEIGHT / 2 + 4
    if kind != "gap":
        colour, halo = on_colour(kind)
        more = f' style="fill:{colour};stroke:{halo}" aria-hidden="true"'
        return _text(box.left + 7, base, box.inside, "t-on", more)
    room = text_width(box.inside, LABEL_SIZE) + 16
    left = (box.left + box.right - room) / 2
    plate = (
        f'<rect x="{left:.1f}" y="{base - 14:.1f}" width="{room:.1f}" height="20" rx="4" '
        f'style="fill:var(--gap-2)"/>'
    )
    more = ' style="fill:var(--gap);font-weight:700" text-anchor="middle" aria-hidden="true"'
    return plate + _text(left + room / 2, base, box.inside, "t-plate", more)


def _leader(lane: PlacedLane, label: PlacedLabel) -> str:
    """A thin line from a bar to its label, for labels that do not stand right below it."""
    top = lane.bar_top(label.bar_row) + BAR_HEIGHT
    bottom = lane.label_base(label.row) - 10
    role = "gap-ink" if label.bar.kind == "gap" else "rule"
    return (
        f'<path d="M{label.anchor:.1f} {top:.1f}V{bottom:.1f}" style="stroke:var(--{role})" '
        f'stroke-width="1"/>'
    )


def _label(lane: PlacedLane, label: PlacedLabel) -> str:
    css_class = "t-off t-gap" if label.bar.kind == "gap" else "t-off"
    return _text(
        label.left, lane.label_base(label.row), label.text, css_class, ' aria-hidden="true"'
    )


def _legend(frame: Frame, y: float, prefix: str) -> tuple[str, float]:
    """A sample and its meaning for each kind drawn; returns the markup and the whole height."""
    x = start = frame.title_x
    parts = []
    for kind in frame.timeline.kinds_shown:
        room = 30 + text_width(KINDS[kind], NOTE_SIZE) + 18
        if x > start and x + room > frame.x1:
            x, y = start, y + LEGEND_LINE
        stroke, dashes = edge(kind)
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        parts.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="22" height="13" rx="2"{dashed} '
            f'style="fill:{fill(kind, prefix)};stroke:{stroke}"/>'
            + _text(x + 29, y + 10.5, KINDS[kind], "t-legend")
        )
        x += room
    return f'<g role="group" aria-label="legend">{"".join(parts)}</g>', y + 34
