"""Stories: the drawing of what the law did, and when, made from the norms themselves.

No day is written here; `licet.show.story_bars` says where the bars come from. `timeline` tells
one of the stories that `topics` names; `timeline_of` draws the norms that decided a file.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from licet.facts import Listing
from licet.law.norms import Kind, Norm
from licet.law.rulebook import Rulebook
from licet.show.story_bars import Law, bars_of, days_text, in_time
from licet.show.timeline import Bar, Lane, Mark, Timeline
from licet.show.words import long_day, short_day
from licet.spans import Span, day_after

# In the order in which a reader should meet them; notices change no outcome and are not drawn.
_KINDS: Final = (Kind.REQUIREMENT, Kind.STATUS, Kind.AUTHORISATION, Kind.RESTRICTION, Kind.SCOPE)
# How far around a file's days its picture looks for the next change of the law.
_BEFORE: Final = timedelta(days=400)
_AFTER: Final = timedelta(days=400)
_LONG_TITLE: Final = 40


@dataclass(frozen=True, slots=True)
class _Row:
    """One lane: its words, and the norms that follow each other in it."""

    title: str
    note: str
    norms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Story:
    """`family`: whose listings make the ban. `marked`: a norm, and which of its versions."""

    title: str
    rows: tuple[_Row, ...]
    family: str | None = None
    marked: tuple[str, int] | None = None


_STORIES: Final = {
    "huawei": _Story(
        "Huawei: the ban, the temporary licence, and its gaps",
        (
            _Row("Entity List", "every item subject to the EAR", ("us.ear.744.11",)),
            _Row("Networks in use", "temporary licence (c)(1)", ("us.ear.tgl-huawei.c1",)),
            _Row("Devices in use", "temporary licence (c)(2)", ("us.ear.tgl-huawei.c2",)),
            _Row(
                "Security vulnerabilities",
                "temporary licence (c)(3), then footnote 2",
                ("us.ear.tgl-huawei.c3", "us.ear.744.11.footnote-2"),
            ),
            _Row(
                "Standards work",
                "temporary licence (c)(4), then the standards release",
                ("us.ear.tgl-huawei.c4", "us.ear.744.11.standards"),
            ),
            _Row("Goods aboard", "savings clause of each listing", ("us.ear.744.11.savings",)),
            _Row("Footnote 1 rule", "reaches foreign-made items", ("us.ear.734.9.e1",)),
            _Row("In production", "savings clause of that rule", ("us.ear.734.9.e1.savings",)),
        ),
        family="huawei",
        marked=("us.ear.tgl-huawei.c1", 1),
    ),
    "zte": _Story(
        "ZTE: listed and licensed, denied and authorised",
        (
            _Row("Entity List", "every item subject to the EAR", ("us.ear.744.11",)),
            _Row("Temporary licence", "for two of the companies", ("us.ear.tgl-zte",)),
            _Row("Denial order", "no part in any trade", ("us.ear.736.2.b4",)),
            _Row("General authorisation", "under the order itself", ("us.ear.zte-2018",)),
        ),
        family="zte",
    ),
    "affiliates": _Story(
        "The affiliates rule: in force, stayed, and then?",
        (
            _Row("Affiliates rule", "half or more in listed hands", ("us.ear.744.affiliates",)),
            _Row("Temporary licence", "of that rule", ("us.ear.tgl-affiliates",)),
            _Row("Stay", "of that rule", ("us.ear.744.affiliates.stay",)),
        ),
    ),
}


class UnknownTopic(KeyError):
    """There is no such story; the message names the nearest."""

    def __init__(self, topic: str) -> None:
        near = difflib.get_close_matches(topic.casefold(), _STORIES, n=3, cutoff=0.5)
        known = f"known are {', '.join(_STORIES)}"
        says = f"did you mean {' or '.join(near)}? ({known})" if near else known
        super().__init__(f"there is no story {topic!r}: {says}")

    def __str__(self) -> str:
        return str(self.args[0])


def topics() -> tuple[str, ...]:
    """The stories that `timeline` can tell."""
    return tuple(_STORIES)


def timeline(
    rulebook: Rulebook,
    listings: Iterable[Listing],
    topic: str,
    first: date | None = None,
    last: date | None = None,
) -> Timeline:
    """One of the stories in `topics`; raises `UnknownTopic`, a `KeyError`, for any other.

    Without `first` and `last` the picture runs from the month of the first ban to some weeks
    after the last change in what is temporary.
    """
    if topic not in _STORIES:
        raise UnknownTopic(topic)
    story = _STORIES[topic]
    own = (one for one in listings if story.family and one.family == story.family)
    law = Law(rulebook, tuple(own))
    lanes = tuple(_lane(law, row) for row in story.rows)
    begin, end = _whole_story(lanes)
    marks = [_reviewed(law)]
    if story.marked:
        name, number = story.marked
        on = rulebook.norm(name).versions[number].by.span.start
        marks.append(Mark(on, long_day(on)))
    return Timeline(
        story.title,
        f"Drawn from the rulebook. Law reviewed through {short_day(law.horizon)}.",
        first or begin,
        last or end,
        lanes,
        tuple(marks),
    )


def timeline_of(
    rulebook: Rulebook,
    listings: Iterable[Listing],
    norm_ids: Iterable[str],
    first: date,
    last: date,
    today: date | None,
) -> Timeline:
    """The norms in play in a checked file, from some months before its days to some after.

    `norm_ids` are those in the authorities and reasons of its verdicts (a law's own id among
    them is passed over), `listings` those of the parties that were recognised, `first` and
    `last` the days of its trades. A norm that neither begins nor ends in the picture gets a lane
    only if it requires a licence or forbids.
    """
    wanted = set(norm_ids)
    law = Law(rulebook, tuple(listings))
    norms = [norm for kind in _KINDS for norm in rulebook.of(kind) if norm.id in wanted]
    lanes = [(norm, _own_lane(law, norm)) for norm in norms]
    begin, end = _around(first, last, _edges(lane for _, lane in lanes))
    days = short_day(first) if first == last else days_text(Span(first, day_after(last)))
    marks = {law.horizon: _reviewed(law)}
    if today is not None:
        marks[today] = Mark(today, f"today, {short_day(today)}")
    for on, says in ((last, "the last order"), (first, "the first order")):
        marks[on] = Mark(on, long_day(on) if first == last else f"{says}, {short_day(on)}")
    return Timeline(
        f"The law around {days}",
        f"The norms that decided these lines. Law reviewed through {short_day(law.horizon)}.",
        begin,
        end,
        tuple(lane for norm, lane in lanes if _worth_a_lane(norm, lane, begin, end)),
        tuple(marks.values()),
    )


def _lane(law: Law, row: _Row) -> Lane:
    norms = [law.rulebook.norm(name) for name in row.norms]
    bars = sorted((bar for norm in norms for bar in bars_of(law, norm)), key=in_time)
    return Lane(row.title, tuple(bars), row.note)


def _own_lane(law: Law, norm: Norm) -> Lane:
    """A norm by itself; of a long title, the part that tells it from its neighbours leads."""
    title, note = norm.title, norm.cite
    if len(title) > _LONG_TITLE and ": " in title:
        note, _, title = title.partition(": ")
    return Lane(title[0].upper() + title[1:], tuple(bars_of(law, norm)), note)


def _reviewed(law: Law) -> Mark:
    return Mark(law.horizon, f"law reviewed through {short_day(law.horizon)}")


# -- which days to draw ------------------------------------------------------------------------


def _edges(lanes: Iterable[Lane]) -> set[date]:
    """The days on which a bar begins or has ended."""
    bars = [bar for lane in lanes for bar in lane.bars]
    return {edge for bar in bars for edge in (bar.start, bar.end) if edge is not None}


def _whole_story(lanes: tuple[Lane, ...]) -> tuple[date, date]:
    """From the month of the first ban to some weeks after the last temporary thing has ended."""
    bars = [bar for lane in lanes for bar in lane.bars]
    begin = min(bar.start for bar in bars if bar.kind in ("banned", "prohibited"))
    passing = [bar for bar in bars if bar.kind in ("gap", "licensed", "prohibited", "open")]
    end = max(_last_edge(bar) for bar in passing)
    return begin.replace(day=1), end + max((end - begin) // 10, timedelta(days=30))


def _last_edge(bar: Bar) -> date:
    return bar.end or bar.start


def _around(first: date, last: date, edges: set[date]) -> tuple[date, date]:
    """The days of a file, with the changes of the law on both sides that are near enough."""
    begin = min({day for day in edges if first - _BEFORE <= day <= first} | {first})
    end = max({day for day in edges if last <= day <= last + _AFTER} | {last})
    room = max((end - begin) // 20, timedelta(days=10))
    return begin - room, end + room


def _worth_a_lane(norm: Norm, lane: Lane, begin: date, end: date) -> bool:
    """Does it say something in the picture: a ban, or anything that begins or ends there?"""
    shown = [bar for bar in lane.bars if bar.start <= end and (bar.end or date.max) > begin]
    bans = any(bar.kind in ("banned", "prohibited") for bar in shown)
    return bans or any(begin < edge <= end for edge in _edges([lane]))
