"""The picture of a party's listings: on which days it stood on which list, as far as is known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from licet.facts import Listing
from licet.facts.vocabulary import list_title
from licet.show.timeline import Bar, Lane, Mark, Timeline

_BEFORE = timedelta(days=120)  # what is drawn of the days before our first edition


def listed_timeline(
    name: str, found: Mapping[str, Iterable[Listing]], editions: tuple[date, date], today: date
) -> Timeline:
    """A lane for each entry (list and key); `editions` are the days of the first and the last."""
    lanes = tuple(_lane(key, tuple(mine)) for key, mine in found.items())
    starts = [bar.start for lane in lanes for bar in lane.bars if bar.kind == "listed"]
    first = min((*starts, editions[0])) - _BEFORE
    return Timeline(
        title=f"On the lists: {name}",
        subtitle=f"as told by the imported editions, {editions[0]} to {editions[1]}",
        first=first,
        last=max(today, *editions),
        lanes=lanes,
        marks=(Mark(editions[0], "first edition"), Mark(editions[1], "last edition")),
    )


def _lane(key: str, mine: tuple[Listing, ...]) -> Lane:
    bars: list[Bar] = []
    for one in sorted(mine, key=lambda one: one.span.start):
        if one.span.empty:
            continue
        kind = "listed" if one.certain else "open"
        start, cite = one.span.start, one.cite
        if bars and (bars[-1].kind, bars[-1].end) == (kind, start):  # only reworded
            start, cite = bars[-1].start, bars[-1].cite
            bars.pop()
        bars.append(Bar(start, one.span.end, kind, "" if one.certain else "perhaps", cite))
    title = list_title(mine[0].list)
    return Lane(title=mine[0].name, bars=tuple(bars), note=f"{title[0].upper()}{title[1:]}, {key}")
