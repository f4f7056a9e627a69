"""Where things go in the drawing: pure geometry in pixels, no markup.

Text is measured without a font: the widths are those of a wide common one (DejaVu Sans), so
that in any other a label is at most narrower than the room kept for it.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Final

from licet.show.timeline.model import Bar, Lane, Timeline, label_of
from licet.show.words import clean
from licet.spans import day_after

BAR_HEIGHT: Final = 26
BAR_GAP: Final = 5
LABEL_HEIGHT: Final = 17
LABEL_SIZE: Final = 11.0
NARROWEST_BAR: Final = 4.0
TITLE_SIZE: Final = 13.0
NOTE_SIZE: Final = 11.0


@dataclass(frozen=True, slots=True)
class Frame:
    """The field in which days are drawn, from `x0` to `x1`; titles stand left of it, or above."""

    timeline: Timeline
    x0: float
    x1: float
    title_x: float
    title_width: float
    stacked: bool

    def x(self, on: date) -> float:
        """The place of the first moment of a day, kept inside the field."""
        part = (on - self.timeline.first).days / self.timeline.length
        return self.x0 + min(max(part, 0.0), 1.0) * (self.x1 - self.x0)


@dataclass(frozen=True, slots=True)
class PlacedBar:
    """A bar and its box; `inside` is the label where it fits into the box, or empty."""

    bar: Bar
    left: float
    right: float
    row: int
    inside: str


@dataclass(frozen=True, slots=True)
class PlacedLabel:
    """A label below its bar. `anchor` is where its leader line starts."""

    bar: Bar
    text: str
    left: float
    anchor: float
    bar_row: int
    row: int


@dataclass(frozen=True, slots=True)
class PlacedLane:
    """A lane with everything in its place, `top` to `top + height`."""

    lane: Lane
    top: float
    height: float
    head: float
    title: tuple[str, ...]
    note: tuple[str, ...]
    bars: tuple[PlacedBar, ...]
    labels: tuple[PlacedLabel, ...]

    @property
    def rows(self) -> int:
        return max((placed.row for placed in self.bars), default=0) + 1

    def bar_top(self, row: int) -> float:
        """The upper edge of the bars of one row."""
        return self.top + self.head + row * (BAR_HEIGHT + BAR_GAP)

    def label_base(self, row: int) -> float:
        """The base line of the labels of one row."""
        return self.bar_top(self.rows) - BAR_GAP + (row + 1) * LABEL_HEIGHT


def text_width(text: str, size: float) -> float:
    """How wide a text may become at most, in pixels."""
    return size * sum(_advance(character) for character in text)


def _advance(character: str) -> float:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    if character in " .,:;|!'iljI()[]/":
        return 0.39
    if character in "mwMW@%—⚠":
        return 0.98
    if unicodedata.east_asian_width(character) in "WF":
        return 1.05
    return 0.7 if character.isupper() else 0.63


def wrap(text: str, room: float, size: float, most: int = 3) -> tuple[str, ...]:
    """The text in at most `most` lines, the last one cut with an ellipsis where it must be."""
    lines: list[str] = []
    for word in clean(text).split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return tuple(shorten(line, room, size) for line in lines)


def shorten(text: str, room: float, size: float) -> str:
    """The text, cut with an ellipsis so that it fits."""
    if text_width(text, size) <= room:
        return text
    while text and text_width(text + "…", size) > room:
        text = text[:-1]
    return text.rstrip() + "…"


def frame_for(timeline: Timeline, width: int) -> Frame:
    """Titles to the left of the days; above them where the drawing is narrow."""
    margin = 24.0 if width >= 640 else 14.0
    if width < 640:
        room = width - 2 * margin
        return Frame(timeline, margin, width - margin, margin, room, stacked=True)
    gutter = min(max(width * 0.2, 180.0), 250.0)
    return Frame(timeline, margin + gutter + 14, width - margin, margin, gutter, stacked=False)


def place_lane(frame: Frame, lane: Lane, top: float) -> PlacedLane:
    """Bars that overlap in print go to rows of their own; labels that do not fit go below."""
    title = wrap(lane.title, frame.title_width, TITLE_SIZE, 2)
    note = wrap(lane.note, frame.title_width, NOTE_SIZE, 3)
    text_height = len(title) * 17 + len(note) * 14.5
    head = 12 + (text_height + 7 if frame.stacked else 0)
    bars, rows = _place_bars(frame, lane)
    labels = _place_labels(frame, bars)
    label_rows = max((label.row for label in labels), default=-1) + 1
    drawn = head + rows * (BAR_HEIGHT + BAR_GAP) + label_rows * LABEL_HEIGHT + 9
    height = max(drawn, text_height + 22)
    return PlacedLane(lane, top, height, head, title, note, bars, labels)


def _place_bars(frame: Frame, lane: Lane) -> tuple[tuple[PlacedBar, ...], int]:
    timeline = frame.timeline
    taken: list[date] = []  # the end of the last bar in each row
    placed: list[PlacedBar] = []
    shown = [bar for bar in lane.bars if timeline.shows(bar)]
    for bar in sorted(shown, key=lambda bar: (bar.start, bar.end or date.max)):
        row = next((n for n, end in enumerate(taken) if end <= bar.start), len(taken))
        taken[row : row + 1] = [bar.end or date.max]
        left = frame.x(bar.start)
        right = max(frame.x(bar.end or day_after(timeline.last)), left + NARROWEST_BAR)
        if right > frame.x1:
            left, right = min(left, frame.x1 - NARROWEST_BAR), frame.x1
        label = label_of(bar)
        margin = 44 if bar.kind == "gap" else 14  # a gap keeps its stripes in sight
        fits = text_width(label, LABEL_SIZE) + margin <= right - left
        placed.append(PlacedBar(bar, left, right, row, label if fits else ""))
    return tuple(placed), max(len(taken), 1)


def _place_labels(frame: Frame, bars: tuple[PlacedBar, ...]) -> tuple[PlacedLabel, ...]:
    """Labels below the bars, each as near to its bar as its neighbours let it."""
    labels: list[PlacedLabel] = []
    outside = [placed for placed in bars if not placed.inside]
    for placed in sorted(outside, key=lambda placed: (placed.bar.kind != "gap", placed.left)):
        text = label_of(placed.bar)
        if placed.bar.kind == "gap":
            text = f"⚠\N{VARIATION SELECTOR-15} {text}"
        text = shorten(text, frame.x1 - frame.x0, LABEL_SIZE)
        room = text_width(text, LABEL_SIZE)
        anchor = (placed.left + placed.right) / 2
        left = min(max(anchor - room / 2, frame.x0), frame.x1 - room)
        row = _free_row(labels, left, room)
        labels.append(PlacedLabel(placed.bar, text, left, anchor, placed.row, row))
    return tuple(labels)


def _free_row(labels: list[PlacedLabel], left: float, room: float) -> int:
    """The first row in which nothing stands between `left` and `left + room`."""
    row = 0
    while any(
        label.row == row
        and label.left < left + room + 12
        and left < label.left + text_width(label.text, LABEL_SIZE) + 12
        for label in labels
    ):
        row += 1
    return row
