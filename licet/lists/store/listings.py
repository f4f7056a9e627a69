"""From what the editions say to listings: facts with days in force and a day known.

* *Known* is an edition's `as_of`: before it, nobody who follows these editions knew the entry.
* *In force from*: the publisher's own listing date where it gives one. Else the first day on
  which the list is seen to hold it: the first Federal Register page that the entry cites, if no
  earlier edition of the source lacks it, else the edition itself. Before that first certain day
  the entry may have been on the list already. Those days are a listing of their own that is not
  `certain`, and a party that it names is on hold: back to the last edition without the entry, or,
  where a Register page gives the day, for `BEFORE_PRINT`, because rules take effect days before
  they are printed.
* *In force until*: the publisher's own end date where it gives one that can be, else the first
  whole edition without the entry. Nothing is taken off the list a day sooner than it is seen to
  be gone. Where only another print of the list lacks it (`Step.doubted`), it goes on, not
  `certain` any more.
* *By which names*: those of the last edition of each source. Another print, or a format without
  aliases, cannot take a name back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from licet.facts import Listing
from licet.lists.record import Entry
from licet.lists.store.catalogue import Edition
from licet.lists.store.series import Series, Step, Worded
from licet.spans import Span, day_after

# Of the thirteen Huawei rules the longest time from effect to print was six days; a rule that
# changes a list may wait longer, so twice that and a little.
BEFORE_PRINT: Final = timedelta(days=14)
# What a listing is made of: the other columns, the source row among them, are the larger half.
_TOLD: Final = (
    "number key list sort names addresses countries programmes citation published listed_on "
    "delisted_on requirement footnotes review_policy".split()
)


def listings(series: Series, keys: Iterable[str]) -> tuple[Listing, ...]:
    """The listings of some entries of a list, as all editions together tell them."""
    steps = series.steps(keys)
    entries = series.worded(steps, _TOLD)
    return tuple(
        listing for key, mine in steps.items() for listing in _of_one(series, key, mine, entries)
    )


def _of_one(
    series: Series, key: str, steps: tuple[Step, ...], entries: Worded
) -> Iterable[Listing]:
    """One entry's listings: one for each run of editions that say the same of it."""
    listing: Listing | None = None
    carried: dict[str, tuple[str, ...]] = {}
    policy: str | None = None
    count = 0
    for step in steps:
        if step.wording is None:
            if listing is not None:
                yield from _ended(listing, step.edition.as_of)
                listing = _doubted(listing, step.edition) if step.doubted else None
            continue
        entry = entries[step.edition.source, step.wording]
        names = _names(entry)
        if "aliases" not in step.edition.lacks:
            carried[step.edition.source] = names
        if "review_policy" not in step.edition.lacks:
            policy = entry.review_policy
        said = _listing(entry, _all(names, carried.values()), step.edition)
        said = replace(said, review_policy=entry.review_policy or policy)
        if listing is not None and _alike(listing, said):
            listing = replace(listing, span=_cut(listing.span, _last(entry)))
            continue
        if listing is not None:
            yield from _ended(listing, step.edition.as_of)
            listing = replace(said, id=f"{said.id}/{count + 1}")
        else:
            began = _began(series, entry, step.edition)
            listing = replace(
                said,
                id=f"{said.id}/{count + 1}" if count else said.id,
                span=_cut(Span(began), _last(entry)),
            )
            yield from _maybe_before(series, listing, entry, step.edition)
        count += 1
    if listing is not None:
        yield listing


def _listing(entry: Entry, names: tuple[str, ...], edition: Edition) -> Listing:
    """What one wording says, from its edition's day on."""
    return Listing(
        id=f"{entry.list}:{entry.key}",
        list=entry.list,
        name=names[0],
        aliases=names[1:],
        span=_cut(Span(edition.as_of), _last(entry)),
        known=edition.as_of,
        cite=entry.citation or edition.id,
        country=entry.country,
        footnotes=frozenset(entry.footnotes),
        requirement=entry.requirement,
        review_policy=entry.review_policy,
        programme="; ".join(entry.programmes) or None,
    )


def _names(entry: Entry) -> tuple[str, ...]:
    """The primary name, then the others; an entry that is an address alone goes by it."""
    return tuple(dict.fromkeys((entry.name, *(one.text for one in entry.names))))


def _all(names: tuple[str, ...], carried: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """This edition's names, and those of the last edition of each source that could tell them."""
    return tuple(dict.fromkeys((*names, *(name for some in carried for name in some))))


def _doubted(listing: Listing, other: Edition) -> Listing | None:
    """The listing as it goes on, if it does, when another print of the list lacks the entry."""
    start, end = max(other.as_of, listing.span.start), listing.span.end
    if end is not None and end <= start:
        return None
    known = max(listing.known, other.as_of)
    span = Span(start, end)
    return replace(listing, id=f"{listing.id}~", span=span, known=known, certain=False)


def _alike(one: Listing, other: Listing) -> bool:
    """Do two wordings mean the same for a decision?"""
    fields = "country footnotes requirement review_policy programme certain".split()
    same_names = {one.name, *one.aliases} == {other.name, *other.aliases}
    return same_names and all(getattr(one, name) == getattr(other, name) for name in fields)


def _last(entry: Entry) -> date | None:
    """The end that the publisher prints; one that is not after the start ends nothing.

    A slip of the pen must not free a party that the list holds.
    """
    start, end = entry.listed_on, entry.delisted_on
    return None if start is not None and end is not None and end <= start else end


def _cut(span: Span, end: date | None) -> Span:
    return Span(span.start, span.start if end is not None and end < span.start else end)


def _ended(listing: Listing, end: date) -> Iterable[Listing]:
    """The listing, ended on this day if it has not ended by its own terms before."""
    yield replace(listing, span=listing.span.until(max(end, listing.span.start)))


def _began(series: Series, entry: Entry, edition: Edition) -> date:
    """The first day on which the entry was on the list for certain."""
    if entry.listed_on is not None:
        return entry.listed_on
    without = series.whole_before(edition)
    after = date.min if without is None else without.as_of
    printed = [day for day in entry.published if after < day <= edition.as_of]
    return min((*printed, edition.as_of))


def _maybe_before(
    series: Series, listing: Listing, entry: Entry, edition: Edition
) -> Iterable[Listing]:
    """The days before the first certain one on which the entry may have been on the list."""
    if entry.listed_on is not None:
        return
    without = series.whole_before(edition)
    floor = date.min if without is None else day_after(without.as_of)
    began = listing.span.start
    if began < edition.as_of:  # a Register page gives the day
        floor = max(floor, began - BEFORE_PRINT)
    if floor < began:
        yield replace(listing, id=f"{listing.id}?", span=Span(floor, began), certain=False)
