"""The desk: the one place where the rooms meet.

It recognises the parties of a trade (names), follows their owners (network), hands both to the
decision as facts, and adds to the verdict what the decision cannot know: how each party was
recognised, which laws are touched and not held, and the stamp that lets it be replayed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from licet import __version__
from licet.decide.leaves import destinations
from licet.decide.question import judge
from licet.facts import Involvement, Listing, Match, Owner, Party, Trade, Verdict
from licet.facts.verdict import action_for
from licet.law.coverage import Act, not_covered
from licet.law.listings import FAMILY_WORDS
from licet.law.rulebook import Rulebook, listings, rulebook
from licet.law.us.ear.part744_affiliates import counts, is_friendly
from licet.names import NameIndex
from licet.network import Claim, listed_owners
from licet.spans import Span

OUTSIDERS = ("diverted_to", "designed_by", "produced_by", "incorporated_for")


@dataclass(frozen=True)
class Desk:
    """A rulebook and the lists to recognise parties by."""

    rulebook: Rulebook
    listings: tuple[Listing, ...]
    laws: tuple[str, ...] | None = None

    @cached_property
    def names(self) -> NameIndex:
        return NameIndex(self.listings, FAMILY_WORDS)

    @cached_property
    def law(self) -> Rulebook:
        """The rulebook, narrowed where the caller asked about named laws only."""
        return self.rulebook if self.laws is None else self.rulebook.narrowed(self.laws)

    @cached_property
    def stamp(self) -> dict[str, Any]:
        """What a replay needs: the program, the rulebook, the lists."""
        return {
            "licet": __version__,
            "rulebook": self.rulebook.version,
            "reviewed_through": self.rulebook.reviewed_through.isoformat(),
            "laws": [body.id for body in self.law.bodies],
            "lists": [f"bundled Huawei and ZTE listings ({len(self.listings)} entries)"],
        }

    # -- recognising ------------------------------------------------------------------------

    def look(self, trade: Trade) -> tuple[tuple[Involvement, ...], tuple[Match, ...]]:
        """Who in this trade is listed, or close to someone who is."""
        people: list[Involvement] = []
        matches: list[Match] = []
        for place, party in enumerate(trade.parties):
            found, seen = self.look_at(party)
            people += [replace(one, place=place) for one in found]
            matches += seen
        for role in OUTSIDERS:
            if name := getattr(trade, role):
                found, seen = self.look_at_outsider(role, name)
                people += found
                matches += seen
        return tuple(people), tuple(matches)

    def look_at_outsider(self, role: str, name: str) -> tuple[list[Involvement], list[Match]]:
        """One who is named by a fact of the trade (`diverted_to`, `designed_by` ...)."""
        matches = list(self.names.find(role, name, None))
        return [_involvement(match, "itself", None) for match in matches], matches

    def look_at(self, party: Party) -> tuple[list[Involvement], list[Match]]:
        """One party: by its own name, as a branch, through its owners, by likeness."""
        people: list[Involvement] = []
        matches: list[Match] = []
        if party.name:
            own = self.names.find(party.role, party.name, party.country)
            people += [_involvement(match, "itself", party.country) for match in own]
            matches += own
        if party.branch_of:
            heads = self.names.find(party.role, party.branch_of, None)
            people += [_branch(match, party) for match in heads]
            matches += heads
        if party.owners:
            owned, seen = self._owned(party, party.owners)
            people += owned
            matches += seen
        if not people and party.name and (family := self.names.family(party.name)):
            people.append(
                Involvement(
                    role=party.role,
                    via="resembles",
                    family=family,
                    country=party.country,
                    party=party.name,
                )
            )
        return people, matches

    def _owned(
        self, party: Party, owners: tuple[Owner, ...]
    ) -> tuple[list[Involvement], list[Match]]:
        matches: list[Match] = []

        def find(owner: Owner) -> tuple[Claim, ...]:
            found = self.names.find("owner", owner.name or "", owner.country)
            if owner.list:
                found = tuple(match for match in found if match.listing.list == owner.list)
            matches.extend(found)
            if owner.list:
                sure = (match.listing for match in found if match.strength == "strong")
                return (_claim(_stated(owner, next(sure, None)), sure=True),)
            return tuple(_claim(m.listing, sure=m.strength == "strong") for m in found)

        friendly = self._friendly_partner(owners, find)
        people = [
            Involvement(
                role=party.role,
                via="owner" if holding.caught is not False else "minority_owner",
                listing=_cut(holding.listing, holding.span),
                country=party.country,
                friendly_partner=friendly,
                hinges_on=holding.hinges_on,
                party=party.name,
            )
            for holding in listed_owners(owners, find)
        ]
        return people, list(dict.fromkeys(matches))

    def _friendly_partner(self, owners: Iterable[Owner], find: Any) -> bool | None:
        """Is an unlisted co-owner of the United States, A:5 or A:6? Unknown without a country."""
        answer: bool | None = False
        for owner in owners:
            if find(owner):
                continue
            if owner.country is None:
                answer = None if answer is False else answer
            elif is_friendly(owner.country):
                return True
        return answer

    # -- answering --------------------------------------------------------------------------

    def check(self, trade: Trade) -> Verdict:
        """The whole verdict on one trade."""
        people, matches = self.look(trade)
        verdict = judge(self.law, trade, people)
        uncovered = self.not_covered(trade)
        action = action_for(verdict.outcome, verdict.holds_through, bool(uncovered))
        return replace(
            verdict,
            action=action,
            matches=tuple(match_dict(match) for match in matches),
            not_covered=uncovered,
            stamp=self.stamp,
        )

    def not_covered(self, trade: Trade) -> tuple[str, ...]:
        """Laws that the facts touch and the rulebook does not hold."""
        if self.laws is not None:
            return ()
        lists = {name for party in trade.parties for name in stated_lists(party.owners or ())}
        act = Act(
            trade.activity,
            trade.exporter_country,
            trade.ship_from,
            trade.us_person,
            to_iran="IR" in destinations(trade),
        )
        return not_covered(act, lists)


def stated_lists(owners: Iterable[Owner]) -> frozenset[str]:
    """The lists that owners, and their own owners, are said to be on."""
    found: frozenset[str] = frozenset()
    for owner in owners:
        found |= stated_lists(owner.owners) | ({owner.list} if owner.list else frozenset())
    return found


def _involvement(match: Match, via: str, country: str | None) -> Involvement:
    return Involvement(
        role=match.role,
        via=via,
        listing=match.listing,
        country=country,
        hinges_on=None if match.strength == "strong" else "parties.identity",
        party=match.name,
    )


def _branch(match: Match, party: Party) -> Involvement:
    home = match.listing.country
    at_home = party.country is not None and party.country == home
    found = _involvement(match, "branch" if at_home else "foreign_branch", party.country)
    return replace(found, party=party.name)


def _claim(listing: Listing, sure: bool) -> Claim:
    """Does this listing of an owner count, and what would tell where that is unknown?"""
    if not sure:
        return Claim(listing, None, "parties.identity")
    answer = counts(listing)
    return Claim(listing, answer, "owners.programme" if answer is None else None)


def _stated(owner: Owner, known: Listing | None) -> Listing:
    """The listing of an owner whom the caller says to be on a list: on every day.

    The entry `known` by that name says what the caller left out, but not when: who is said to be
    listed is listed, even where our entry has ended.
    """
    words = (owner.requirement or "").casefold()
    requirement = None
    if "all items" in words and "commerce control list" not in words:
        requirement = "all_items"
    elif "commerce control list" in words or "ccl" in words:
        requirement = "ccl_items"
    return Listing(
        id=f"stated.{owner.list}.{owner.name}",
        list=owner.list or "",
        name=owner.name or "an owner",
        span=Span(date.min),
        known=date.min,
        cite="stated by the caller",
        country=owner.country,
        requirement=requirement or (known.requirement if known else None),
        review_policy=owner.review_policy or (known.review_policy if known else None),
        programme=owner.programme or (known.programme if known else None),
    )


def _cut(listing: Listing, span: Span) -> Listing:
    """The listing, on the days on which it counts for this party."""
    start = max(listing.span.start, span.start)
    end = listing.span.until(span.end).end
    return replace(listing, span=Span(start, end))


def match_dict(match: Match) -> dict[str, Any]:
    """A match as the verdict shows it."""
    return {
        "role": match.role,
        "name": match.name,
        "country": match.country,
        "list": match.listing.list,
        "listed_as": match.listing.name,
        "listing": match.listing.id,
        "listed": str(match.listing.span),
        "strength": match.strength,
        "score": match.score,
        "evidence": match.evidence,
    }


def desk(laws: tuple[str, ...] | None = None) -> Desk:
    """The desk with the law and the listings that licet brings along."""
    return Desk(rulebook(), listings(), laws)
