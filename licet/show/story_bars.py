"""Norms as bars: what `licet.show.story` draws with.

A bar is a version of a norm on the days on which it is in force. A ban that hangs on a list is
drawn from the spans of the listings; a gap is one that the norm declares, or the days of a
version that says "never". A bar ends where a later version supersedes it, and where nobody is
left on the list that it speaks of; the text may print a later end, and the bar's label gives it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from licet.decide.calendar import Knowledge, entry_pieces, norm_pieces
from licet.decide.kleene import Truth, contrary, some
from licet.decide.leaves import party_fact, truth
from licet.facts import Involvement, Listing
from licet.law.norms import Kind, Norm, Version
from licet.law.rulebook import Rulebook
from licet.law.terms import PARTY, All, Any, Constant, InGroup, Is, Leaf, Listed, Named, Not, Term
from licet.show.timeline import Bar
from licet.show.words import MONTHS, short_day
from licet.spans import ONE_DAY, Span

# Facts of a party that its listing does not settle: they belong to the trade.
_OF_THE_TRADE = ("role", "via", "country", "friendly_partner")


@dataclass(frozen=True)
class Law:
    """What is drawn from: all that is known, and the listings of the story."""

    rulebook: Rulebook
    listings: tuple[Listing, ...]

    @cached_property
    def horizon(self) -> date:
        return self.rulebook.reviewed_through

    @cached_property
    def knowledge(self) -> Knowledge:
        return Knowledge(None, self.horizon)

    @cached_property
    def published(self) -> dict[str, date]:
        """When the instruments that the rulebook cites were printed."""
        every = (version.by for norm in self.rulebook.norms for version in norm.versions)
        return {by.cite: by.published for by in every if by.published}


def bars_of(law: Law, norm: Norm) -> list[Bar]:
    """Every bar of one norm, stays and gaps included, in the order of their days."""
    if law.listings and hangs_on_a_list(norm):
        bars = list(_bans(law, norm))
    else:
        bars = [part for bar in _versions(law, norm) for part in _under_stays(law, norm, bar)]
    bars += [_gap(gap.span, gap.why) for gap in norm.gaps]
    return _joined(sorted(bars, key=in_time))


def in_time(bar: Bar) -> tuple[date, date]:
    """The order of bars in a lane."""
    return bar.start, bar.end or date.max


# -- bans that hang on a list ------------------------------------------------------------------


def hangs_on_a_list(norm: Norm) -> bool:
    """A requirement that comes with a listed party itself, not through its owners or a branch."""
    if norm.kind is not Kind.REQUIREMENT:
        return False
    leaves = [leaf for version in norm.versions for leaf in version.when.leaves()]
    ways = [leaf.words for leaf in leaves if isinstance(leaf, Is) and leaf.fact == "via"]
    listed = any(isinstance(leaf, Listed) for leaf in leaves)
    return listed and all("itself" in words for words in ways)


def _bans(law: Law, norm: Norm) -> Iterator[Bar]:
    """A bar for each wave of listings with the same days."""
    waves: dict[tuple[Span, str], list[Listing]] = {}
    for one in law.listings:
        if any(_reaches(version.when, one) is not False for version in norm.versions):
            for piece in entry_pieces(one, law.knowledge):
                waves.setdefault((piece.span, one.cite), []).append(one)
    kind = "prohibited" if norm.forbids else "banned"
    named: set[str | None] = set()
    for (span, cite), found in sorted(waves.items(), key=lambda wave: wave[0][0].start):
        label = _crowd(law, found, again=found[0].family in named)
        named.add(found[0].family)
        yield Bar(span.start, span.end, kind, label, cite, law.published.get(cite))


def _crowd(law: Law, found: list[Listing], again: bool) -> str:
    """``69 Huawei companies``, ``46 more``; a single one by its own name."""
    if len(found) == 1:
        return found[0].name
    if again:
        return f"{len(found)} more"
    head = next(one for one in law.listings if one.family == found[0].family)
    return f"{len(found)} {head.name.split()[0]} companies"


# -- versions ----------------------------------------------------------------------------------


def _versions(law: Law, norm: Norm) -> Iterator[Bar]:
    """A bar for each version in force; one that says "never" is a gap, an unclear one is open."""
    ends = any(version.by.span.end for version in norm.versions)
    for piece in norm_pieces(norm, law.knowledge):
        version = norm.versions[piece.version]
        settled = _constant(version.when)
        if settled is False:
            yield _gap(piece.span, version.when.why if isinstance(version.when, Constant) else "")
            continue
        kind = "open" if piece.sure is None or settled is None else _kind(norm, ends)
        for span in _while_listed(law, version.when, piece.span):
            label = _open(span) if kind == "open" else _label(norm, version, span)
            yield Bar(
                span.start, span.end, kind, label, _source(norm, version), version.by.published
            )


def _kind(norm: Norm, ends: bool) -> str:
    """What a norm in force means; `ends`: one of its versions prints an end."""
    if norm.kind is Kind.REQUIREMENT:
        return "prohibited" if norm.forbids else "banned"
    if norm.kind is Kind.AUTHORISATION:
        return "licensed" if ends else "excluded"
    return "law"


def _constant(term: Term) -> Truth | str:
    """False for "never", None for unsettled law, else a word: it depends on the facts."""
    match term:
        case Constant(value):
            return "always" if value else value
        case All(terms):
            values = [_constant(one) for one in terms]
            return False if False in values else None if None in values else "depends"
        case Named(_, of):
            return _constant(of)
        case _:
            return "depends"


def _label(norm: Norm, version: Version, span: Span) -> str:
    """The printed last day of what is temporary, else what the version is called.

    `span` are the days drawn. Where it stops well short of what is printed, and no later version
    is why, the label says so.
    """
    last = version.by.span.last
    if last is None or norm.kind is not Kind.AUTHORISATION:
        if len(norm.versions) > 1:
            return _title(version)
        return "in force" if norm.kind is Kind.REQUIREMENT else norm.title
    follows = any(other.by.span.start == span.end for other in norm.versions)
    if span.last and last - span.last > ONE_DAY and not follows:
        return f"printed to {short_day(last)}, ended {short_day(span.last)}"
    near = last - version.by.span.start < timedelta(days=300)
    return f"to {short_day(last).rsplit(' ', 1)[0] if near else short_day(last)}"


def _source(norm: Norm, version: Version) -> str:
    """The citation; with it the name of the instrument where the label does not tell it."""
    named = _title(version) if norm.kind is Kind.AUTHORISATION and version.by.span.end else ""
    return ", ".join(part for part in (named, version.by.cite) if part)


def _title(version: Version) -> str:
    """What the instrument is called, without what it adds after a comma."""
    return version.by.title.split(",", maxsplit=1)[0]


def _open(span: Span) -> str:
    return f"open from {short_day(span.start)}"


def _gap(span: Span, why: str) -> Bar:
    return Bar(span.start, span.end, "gap", days_text(span), why)


def days_text(span: Span) -> str:
    """``16–19 May 2019``, ``19 Aug 2019 – 17 Jun 2020``."""
    last = span.last
    if last is None:
        return f"from {short_day(span.start)}"
    if (span.start.year, span.start.month) != (last.year, last.month):
        return f"{short_day(span.start)} – {short_day(last)}"
    days = f"{last.day}" if last == span.start else f"{span.start.day}–{last.day}"
    return f"{days} {MONTHS[last.month - 1][:3]} {last.year}"


def _joined(bars: list[Bar]) -> list[Bar]:
    """Gaps that follow each other are one gap."""
    joined: list[Bar] = []
    for bar in bars:
        before = joined[-1] if joined else bar
        if before is not bar and before.kind == bar.kind == "gap" and before.end == bar.start:
            why = "; ".join(part for part in (before.cite, bar.cite) if part)
            joined[-1] = _gap(Span(before.start, bar.end), why)
        else:
            joined.append(bar)
    return joined


# -- stays -------------------------------------------------------------------------------------


def _under_stays(law: Law, norm: Norm, bar: Bar) -> list[Bar]:
    """The bar, cut where a stay suspends the norm, or everything that the norm would lift."""
    touched = norm.overcomes if norm.kind is Kind.AUTHORISATION else (norm,)
    stays = [law.rulebook.suspending(one) for one in touched]
    parts = [bar]
    for stay in (one for one in stays[0] if all(one in others for others in stays)):
        for piece in norm_pieces(stay, law.knowledge):
            span, cite = piece.span, stay.versions[piece.version].by.cite
            label = "suspended" if piece.sure else _open(span)
            over = Bar(span.start, span.end, "stayed" if piece.sure else "open", label, cite)
            parts = [part for old in parts for part in _painted(old, over)]
    return parts


def _painted(bar: Bar, over: Bar) -> Iterator[Bar]:
    """A bar, with another painted over the days that both have."""
    shared = _shared(Span(bar.start, bar.end), Span(over.start, over.end))
    if shared is None:
        yield bar
        return
    if bar.start < shared.start:
        yield replace(bar, end=shared.start)
    yield replace(over, start=shared.start, end=shared.end)
    if shared.end is not None and shared.end != bar.end:
        yield replace(bar, start=shared.end)


def _shared(one: Span, other: Span) -> Span | None:
    """The days that two spans have in common."""
    start = max(one.start, other.start)
    end = min(one.end or date.max, other.end or date.max)
    return None if start >= end else Span(start, None if end == date.max else end)


# -- whom a term can reach ----------------------------------------------------------------------


def _while_listed(law: Law, term: Term, span: Span) -> Iterator[Span]:
    """The days of `span` on which somebody of whom the term can be true is listed."""
    if not law.listings or not any(isinstance(leaf, Listed) for leaf in term.leaves()):
        yield span
        return
    reached = (one for one in law.listings if _reaches(term, one) is not False)
    for listed in _union(p.span for one in reached for p in entry_pieces(one, law.knowledge)):
        if shared := _shared(span, listed):
            yield shared


def _union(spans: Iterable[Span]) -> list[Span]:
    """Spans that overlap or touch, joined."""
    joined: list[Span] = []
    for span in sorted(set(spans), key=lambda one: one.start):
        before = joined[-1] if joined else None
        if before is None or (before.end is not None and before.end < span.start):
            joined.append(span)
        elif before.end is not None and (span.end is None or span.end > before.end):
            joined[-1] = Span(before.start, span.end)
    return joined


def _reaches(term: Term, listing: Listing) -> Truth:
    """Can the term be true of this listing? Unknown (None) wherever the trade would tell."""
    match term:
        case All(terms):
            return contrary(some(contrary(_reaches(one, listing)) for one in terms))
        case Any(terms):
            return some(_reaches(one, listing) for one in terms)
        case Not(of):
            return contrary(_reaches(of, listing))
        case Named(_, of):
            return _reaches(of, listing)
        case Constant(value):
            return value
        case Listed(list=name):
            return None if listing.list == name else False
        case Leaf() if term.about == PARTY and not isinstance(term, InGroup):
            if term.fact in _OF_THE_TRADE:
                return None
            return truth(term, party_fact(Involvement(role="", listing=listing), term.fact))
        case _:
            return None
