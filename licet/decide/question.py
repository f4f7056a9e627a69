"""One question, answered: the verdict on one trade, by reader 1.

The table's way to the same verdict is `licet.decide.table`; the two agree on every trade.
"""

from __future__ import annotations

from datetime import date

from licet.decide.ask import missing_facts
from licet.decide.changes import ends_by, unconfirmed
from licet.decide.explain import Reading, reading
from licet.decide.presumptions import assumed
from licet.decide.verdicts import rule, strictest
from licet.facts import Involvement, Outcome, Trade, Verdict
from licet.facts.verdict import action_for
from licet.law.rulebook import Rulebook
from licet.spans import day_before


def judge(rulebook: Rulebook, trade: Trade, people: tuple[Involvement, ...] = ()) -> Verdict:
    """The verdict on one trade; `people` are the involvements that the desk found.

    `matches`, `not_covered`, `stale_lists` and `stamp` are the desk's to add.
    """
    read = reading(rulebook, trade, people)
    regimes = read.regimes(trade.on)
    ruling = rule(regimes, people, read.notices(trade.on))
    last, change = until_when(read, trade.on, ruling.outcome)
    return Verdict(
        id=trade.id,
        on=trade.on,
        as_known=trade.as_known,
        outcome=ruling.outcome,
        action=action_for(ruling.outcome, last, limited=False),
        subject_to_ear=ruling.subject_to_ear,
        regimes=ruling.regimes,
        authority=ruling.authority,
        authorities=ruling.authorities,
        holds_through=last,
        ends_by=change,
        review_policy=ruling.review_policy,
        because=ruling.because,
        warnings=ruling.warnings,
        assumed=assumed(trade, people, ruling),
        missing=missing_facts(read, regimes),
        unconfirmed=_unconfirmed(read, ruling.outcome),
    )


def until_when(
    read: Reading, day: date, outcome: Outcome
) -> tuple[date | None, dict[str, object] | None]:
    """The last day of the unbroken run of this outcome, and the change that ends it."""
    regimes = read.regimes(day)
    for change_day in read.change_days(day):
        after = read.regimes(change_day)
        if strictest(after) is not outcome:
            change = ends_by(read.rulebook, read.involvements, regimes, after, change_day)
            return day_before(change_day), change
        regimes = after
    return None, None


def _unconfirmed(read: Reading, outcome: Outcome) -> dict[str, object] | None:
    """What the horizon leaves open, and what follows if the law stands as written."""
    day = read.trade.on
    if day <= read.knowledge.horizon or read.knowledge.as_written:
        return None
    as_written = reading(read.rulebook, read.trade, read.involvements, as_written=True)
    written = strictest(as_written.regimes(day))
    if written is outcome:
        return None
    return unconfirmed(read.rulebook, read.regimes(day), day, written)
