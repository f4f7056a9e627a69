"""What must be so of every trade, whatever the law says.

Each of these is a promise of the contract: a longer run of days, a further listing, a later
state of knowledge, a fact found out, a second listed party.
"""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from licet.decide.explain import Reading, reading
from licet.decide.probes import probes
from licet.decide.question import until_when
from licet.decide.verdicts import strictest
from licet.desk import Desk
from licet.facts import Listing, Outcome, Party, Trade
from licet.facts.verdict import STRICTEST_FIRST
from licet.law.norms import Norm, Version
from licet.law.rulebook import Rulebook
from licet.law.tables import Membership
from licet.spans import Span
from tests.builders import HUAWEI, NOBODY_LISTED, check, the_desk
from tests.random_trades import a_value_of, random_party, random_trade

ONE_DAY = timedelta(days=1)
slow = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
laws = settings(suppress_health_check=slow)


def picker(draw):
    return lambda values: draw(st.sampled_from(values))


@st.composite
def trades(draw: st.DrawFn) -> Trade:
    return random_trade(picker(draw))


def read(trade: Trade, desk: Desk | None = None) -> Reading:
    desk = desk or the_desk()
    return reading(desk.law, trade, desk.look(trade)[0])


def outcome(trade: Trade, desk: Desk | None = None) -> Outcome:
    """The outcome alone, without the reasons: the quick way."""
    return strictest(read(trade, desk).regimes(trade.on))


def run(trade: Trade, desk: Desk | None = None) -> tuple[Outcome, date | None]:
    """The outcome and the last day of its run."""
    here = read(trade, desk)
    found = strictest(here.regimes(trade.on))
    return found, until_when(here, trade.on, found)[0]


def severity(found: Outcome) -> int:
    return -STRICTEST_FIRST.index(found)


# -- a version cut in two -------------------------------------------------------------------------


def cut_in_two(book: Rulebook, norm: Norm, number: int, day: date) -> Rulebook:
    """The same law, one version of which is printed as two: through the day before, and from it."""
    old = norm.versions[number]
    parts = (Span(old.by.span.start, day), Span(day, old.by.span.end))
    versions = tuple(Version(replace(old.by, span=part), old.when) for part in parts)
    renewed: dict[Norm, Norm] = {}

    def again(one: Norm) -> Norm:
        if one not in renewed:
            whole = one.versions
            if one is norm:
                whole = (*whole[:number], *versions, *whole[number + 1 :])
            links: dict[str, Any] = {
                verb: tuple(again(other) for other in getattr(one, verb))
                for verb in ("overcomes", "restricts", "suspends")
            }
            renewed[one] = replace(one, versions=whole, **links)
        return renewed[one]

    return Rulebook(book.bodies, tuple(again(one) for one in book.norms))


def cuts(norm: Norm, number: int) -> list[date]:
    """Days inside a version on which it governs: a later one supersedes it from its first day."""
    span = norm.versions[number].by.span
    starts = [v.by.span.start for v in norm.versions if v.by.span.start > span.start]
    end = min([*starts, span.end or the_desk().rulebook.reviewed_through])
    step = max(1, (end - span.start).days // 7)
    return [span.start + ONE_DAY * n for n in range(1, (end - span.start).days, step)]


@laws
@given(st.data())
def test_a_version_printed_as_two_changes_nothing(data):
    book = the_desk().rulebook
    norm = data.draw(st.sampled_from(book.norms), "norm")
    number = data.draw(st.integers(0, len(norm.versions) - 1), "version")
    assume(cuts(norm, number))
    day = data.draw(st.sampled_from(cuts(norm, number)), "cut")
    trade = data.draw(trades())
    other = Desk(cut_in_two(book, norm, number, day), the_desk().listings)
    assert run(trade, other) == run(trade)


# -- a further listing ----------------------------------------------------------------------------


@settings(laws, max_examples=100)
@given(st.data())
def test_a_further_listing_never_turns_a_stop_into_a_go(data):
    trade = data.draw(trades())
    assume(trade.parties)
    one = data.draw(st.sampled_from(trade.parties))
    assume(one.name)
    start = trade.on - ONE_DAY * data.draw(st.sampled_from((0, 1, 400, -1)))
    listing = Listing(
        id="a further listing",
        list="us-bis-entity-list",
        name=one.name,
        country=data.draw(st.sampled_from((one.country, None, "DK"))),
        span=Span(start),
        known=start,
        cite="99 FR 1",
        requirement=data.draw(st.sampled_from(("all_items", "ccl_items", None))),
    )
    before = outcome(trade)
    assume(before.stops)
    more = Desk(the_desk().rulebook, (*the_desk().listings, listing))
    assert outcome(trade, more).stops


# -- knowledge ------------------------------------------------------------------------------------


def days_of_news() -> list[date]:
    desk = the_desk()
    found = {version.by.known for norm in desk.rulebook.norms for version in norm.versions}
    entries: list[Listing | Membership] = [
        *desk.listings,
        *(m for group in desk.rulebook.groups for m in group.members),
    ]
    found |= {entry.known for entry in entries}
    found |= {entry.span.end for entry in entries if entry.span.end}
    return sorted(found)


@laws
@given(trades(), st.data())
def test_days_without_news_change_nothing(trade, data):
    news = days_of_news()
    quiet = [(a, b) for a, b in pairwise(news) if b - a > ONE_DAY]
    first, following = data.draw(st.sampled_from(quiet))
    last = following - ONE_DAY
    early, late = replace(trade, as_known=first), replace(trade, as_known=last)
    assert run(early) == run(late)


# -- days -----------------------------------------------------------------------------------------


@laws
@given(trades(), st.integers(0, 4000))
def test_an_answer_holds_through_its_last_day_and_not_a_day_longer(trade, days):
    found, last = run(trade)
    inside = trade.on + ONE_DAY * (days % 4000 if last is None else days % _length(trade.on, last))
    assert run(replace(trade, on=inside)) == (found, last)
    if last is not None:
        assert outcome(replace(trade, on=last + ONE_DAY)) is not found


def _length(first: date, last: date) -> int:
    return (last - first).days + 1


# -- facts found out ------------------------------------------------------------------------------

# What silence about these is taken for is said in the vocabulary; finding out may change it.
PRESUMED = {"published", "diverted_to", "licences", "en_route_on", "us_person", "assume_as_written"}
# Who designed and who produced an item: one name is taken to be enough.
EITHER = {"designed_by": "produced_by", "produced_by": "designed_by"}


@laws
@given(st.data())
def test_a_fact_found_out_never_contradicts_what_was_settled(data):
    pick = picker(data.draw)
    trade = random_trade(pick)
    before = outcome(trade)
    assume(before is not Outcome.UNDETERMINED)
    name, value = a_value_of(pick)
    assume(getattr(trade, name) is None and value is not None and name not in PRESUMED)
    assume(name not in EITHER or getattr(trade, EITHER[name]) is None)
    told = replace(trade, **{name: value})
    whole, part = told.us_content_percent, told.us_controlled_content_percent
    assume(whole is None or part is None or part <= whole)
    assume(not part or told.us_content_eccns not in ((), ("EAR99",)))  # no share of what is not
    after = outcome(told)
    stricter = (before, after) == (Outcome.LICENCE_REQUIRED, Outcome.PROHIBITED)
    assert after is before or stricter, name


@settings(laws, max_examples=80)
@given(st.data())
def test_every_fact_that_is_asked_for_can_change_the_outcome(data):
    trade = data.draw(trades())
    verdict = check(trade)
    asked = verdict.missing
    assume(asked and not any("." in name for name in asked))  # facts of parties are not drawn here
    name = data.draw(st.sampled_from(asked))
    others = [None, *(one for one in asked if one != name)]
    assert any(
        outcome(told) is not verdict.outcome
        for other in others
        for start in ([trade] if other is None else filled(trade, other))
        for told in filled(start, name)
    )


def filled(trade: Trade, name: str) -> list[Trade]:
    """The trade with one fact filled in, each way that can matter."""
    if name in ("designed_by", "produced_by", "incorporated_for"):
        values: tuple = (NOBODY_LISTED, HUAWEI)
    elif name == "ship_to":
        values = ("CN", "IR", "CU", "SY", "DK", "RU", "BY", "MO", "US", "SD")
    elif name == "parties":
        values = ((Party(role="counterparty", name=NOBODY_LISTED),),)
    else:
        values = probes(the_desk().law)["trade", name]
    whole, part = trade.us_content_percent, trade.us_controlled_content_percent
    if name == "us_controlled_content_percent" and whole is not None:
        values = tuple(min(value, whole) for value in values)
    if name == "us_content_percent" and part is not None:
        values = tuple(max(value, part) for value in values)
    return [replace(trade, **{name: value}) for value in values]


# -- a second party -------------------------------------------------------------------------------


@laws
@given(st.data())
def test_what_frees_one_listed_party_never_frees_another(data):
    pick = picker(data.draw)
    trade = random_trade(pick)
    first, second = random_party(pick), random_party(pick)
    pair = outcome(replace(trade, parties=(first, second)))
    alone = [outcome(replace(trade, parties=(one,))) for one in (first, second)]
    assert severity(pair) >= max(severity(one) for one in alone)
