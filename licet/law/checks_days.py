"""Checks of days and citations: gaps between versions, and dates that cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from licet.law.citations import read_citation
from licet.law.english import long_date
from licet.law.flaws import Cited, Flaw, FlawKind, flaw
from licet.law.norms import Norm, Version
from licet.spans import Span, day_before

# A text may take effect some weeks before anybody can read it; hardly later than this.
LATEST_KNOWN: Final = timedelta(days=60)
# A rule printed longer before or after its first day than this is more likely a slip.
FARTHEST_PRINT: Final = timedelta(days=200)
# Volume 84 of the Federal Register is that of 2019.
_VOLUME_ZERO: Final = 1935
_SATURDAY: Final = 5


def day_flaws(norm: Norm) -> Iterator[Flaw]:
    """Every flaw in the days and citations of a norm."""
    yield from _unread(norm, norm.cite)
    for by in dict.fromkeys(version.by for version in norm.versions):
        yield from dated_flaws(norm, by.cite, by.span, by.known, by.published)
    ordered = sorted(norm.versions, key=lambda version: version.by.span.start)
    for earlier, later in pairwise(ordered):
        yield from _between(norm, earlier, later)
    yield from _cut_short(norm, ordered)
    yield from _gaps_in_force(norm, ordered)


def _between(norm: Norm, earlier: Version, later: Version) -> Iterator[Flaw]:
    """The days between one version and the next."""
    end, start = earlier.by.span.end, later.by.span.start
    both = f"{earlier.by.cite} and {later.by.cite}"
    if earlier.by.span.start == start:
        yield flaw(
            FlawKind.SAME_START,
            (norm,),
            says=f"{both} both begin on {long_date(start)}: which of them supersedes?",
            expected="each version of a norm begins on a day of its own",
            do="join the two conditions in one version, or correct a first day",
        )
    elif end is not None and (first := _first_undeclared(norm, end, start)) is not None:
        yield flaw(
            FlawKind.GAP,
            (norm,),
            says=f"nothing is in force from {long_date(first)} through "
            f"{long_date(day_before(start))}, between {both}, and no gap says so",
            expected="the later version begins when the earlier has ended, or the gap is declared",
            do=f'add gap("{first}", "{day_before(start)}", why) to `gaps`, or correct a date',
        )


def _cut_short(norm: Norm, ordered: list[Version]) -> Iterator[Flaw]:
    """A version that ends before one that it superseded: the older text does not come back."""
    last = ordered[-1] if ordered else None
    end = last.by.span.end if last else None
    if last is None or end is None:
        return
    for version in ordered[:-1]:
        printed = version.by.span.end or date.max
        if (first := _first_undeclared(norm, end, printed)) is not None:
            yield flaw(
                FlawKind.GAP,
                (norm,),
                says=f"{last.by.cite} supersedes {version.by.cite} ({version.by.span}) and itself "
                f"ends first: nothing is in force from {long_date(first)} on, and no gap says so",
                expected="a version for the days after a temporary one, or a declared gap",
                do="add a version that says what holds again, or declare the gap",
            )


def _first_undeclared(norm: Norm, end: date, start: date) -> date | None:
    """The first day from `end` up to `start` that no gap of the norm covers."""
    moment = end
    for declared in sorted(norm.gaps, key=lambda one: one.span.start):
        if moment in declared.span:
            moment = declared.span.end or start
    return moment if moment < start else None


def _gaps_in_force(norm: Norm, ordered: list[Version]) -> Iterator[Flaw]:
    """Gaps declared over days on which a version is in force."""
    for place, version in enumerate(ordered):
        after = ordered[place + 1].by.span.start if place + 1 < len(ordered) else None
        held = version.by.span.until(after)
        for declared in norm.gaps:
            if _overlap(declared.span, held):
                yield flaw(
                    FlawKind.GAP_IN_FORCE,
                    (norm,),
                    says=f"a gap is declared for {declared.span} ({declared.why}), and "
                    f"{version.by.cite} is in force for {held}",
                    expected="a gap covers only days on which no version is in force",
                    do="shorten the gap, or correct the days of the version",
                )


def _overlap(one: Span, other: Span) -> bool:
    start = max(one.start, other.start)
    return start in one and start in other


def dated_flaws(
    at: Cited, cite: str, span: Span, known: date, published: date | None = None
) -> Iterator[Flaw]:
    """Flaws of one dated thing: its citation, its span, and when it was known and published."""
    yield from _unread(at, cite)
    for says, expected in _impossible(cite, span, known, published):
        yield flaw(
            FlawKind.DATE,
            (at,),
            says=f"{cite}, {span}: {says}",
            expected=expected,
            do="read the dates again in the document, and correct the one that is wrong",
        )


def _unread(at: Cited, cite: str) -> Iterator[Flaw]:
    try:
        read_citation(cite)
    except ValueError as error:
        what, _, expected = str(error).partition(": expected ")
        yield flaw(
            FlawKind.CITATION,
            (at,),
            says=what,
            expected=expected,
            do="write the citation in one of these forms; see licet.law.citations",
        )


def _impossible(
    cite: str, span: Span, known: date, published: date | None
) -> Iterator[tuple[str, str]]:
    """What of some dates cannot be, and what would be in order."""
    if span.empty:
        yield "it ends before it has begun", "a last day on or after the first"
    if known > span.start + LATEST_KNOWN:
        days = (known - span.start).days
        yield (
            f"known {days} days after it took effect ({known})",
            f"known at most {LATEST_KNOWN.days} days after the first day",
        )
    if published is not None and known > published:
        yield f"known ({known}) after it was published ({published})", "known by publication"
    if published is not None and abs(published - span.start) > FARTHEST_PRINT:
        days = abs((published - span.start).days)
        yield (
            f"published ({published}) {days} days away from its first day",
            f"published within {FARTHEST_PRINT.days} days of the first day",
        )
    yield from _out_of_print(cite, span, known, published)


def _out_of_print(
    cite: str, span: Span, known: date, published: date | None
) -> Iterator[tuple[str, str]]:
    """What the Federal Register's own calendar rules out: weekends, and volumes of other years."""
    volumes = _volumes(cite)
    if volumes and published is not None and published.weekday() >= _SATURDAY:
        yield f"published ({published}) at a weekend", "a Federal Register issue of a weekday"
    years = {published.year} if published is not None else {known.year, span.start.year}
    for volume in volumes:
        printed = volume + _VOLUME_ZERO
        if min(abs(printed - year) for year in years) > (0 if published else 1):
            yield (
                f"volume {volume} is that of {printed}, and the dates are of "
                f"{' and '.join(map(str, sorted(years)))}",
                "a volume of the year in which the document was printed",
            )


def _volumes(cite: str) -> tuple[int, ...]:
    """The Federal Register volumes that a citation names; none where it does not parse."""
    try:
        places = read_citation(cite)
    except ValueError:
        return ()
    return tuple(int(p.work.split()[0]) for p in places if p.work.endswith(" FR"))
