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
from licet.desk.imported import Imported
from licet.desk.involve import (
    branch,
    claim,
    cut,
    elsewhere,
    involvement,
    is_ruled,
    match_dict,
    owner_names,
    stated,
    stated_lists,
)
from licet.desk.limits import Limits, in_force, ruleless
from licet.desk.reviewed import Reviewed
from licet.facts import Involvement, Listing, Match, Owner, Party, Trade, Verdict
from licet.facts.verdict import action_for
from licet.law.coverage import Act, not_covered
from licet.law.listings import FAMILY_WORDS
from licet.law.rulebook import Rulebook, listings, rulebook
from licet.law.us.ear.part744_affiliates import is_friendly
from licet.lists.freshness import Stale
from licet.names import DEFAULT, Found, Hits, NameIndex, Policy
from licet.network import Claim, listed_owners

OUTSIDERS = ("diverted_to", "designed_by", "produced_by", "incorporated_for")


@dataclass(frozen=True)
class Desk:
    """A rulebook and the lists to recognise parties by.

    `listings` are those of the bundled tables. With `imported` lists a desk must be turned to
    the names it is asked about (`facing`): of tens of thousands of entries it then holds those
    that bear a name like one of them, and `hits` says which. `policy` says how alike names must be.
    """

    rulebook: Rulebook
    listings: tuple[Listing, ...]
    laws: tuple[str, ...] | None = None
    imported: Imported | None = None
    bundled: tuple[Listing, ...] | None = None
    policy: Policy = DEFAULT
    hits: Found | None = None
    reviewed: Reviewed | None = None

    def facing(self, names: Iterable[str]) -> Desk:
        """The desk, with the imported listings of the entries that bear these names."""
        if self.imported is None:
            return self
        own = self.listings if self.bundled is None else self.bundled
        found, hits = self.imported.bearing(list(dict.fromkeys(names)), own, self.policy.look)
        return replace(self, listings=found, bundled=own, hits=hits)

    @cached_property
    def names(self) -> NameIndex:
        hits = self.hits
        if hits is None and self.imported is not None:
            raise RuntimeError("a desk with imported lists must be turned to its names: `facing`")
        if hits is None:
            listed = (name for row in self.listings for name in (row.name, *row.aliases))
            hits = Hits([(list(dict.fromkeys(listed)), None)], self.policy.look)
        index = NameIndex(self.listings, hits, FAMILY_WORDS, self.policy)
        if (told := self.reviewed) is None:
            return index
        if self.imported is not None and self.bundled is not None:
            told = replace(told, same=self.imported.standing_for(self.bundled))
        return replace(index, settled=told.settled)

    @cached_property
    def law(self) -> Rulebook:
        """The rulebook, narrowed where the caller asked about named laws only."""
        return self.rulebook if self.laws is None else self.rulebook.narrowed(self.laws)

    @cached_property
    def stamp(self) -> dict[str, Any]:
        """What a replay needs: the program, the rulebook, the lists."""
        own = self.listings if self.bundled is None else self.bundled
        editions = self.imported.stamp if self.imported else []
        return {
            "licet": __version__,
            "rulebook": self.rulebook.version,
            "reviewed_through": self.rulebook.reviewed_through.isoformat(),
            "laws": [body.id for body in self.law.bodies],
            "screening": self.policy.changed(),
            "reviewed": self.reviewed.stamp if self.reviewed else None,
            "lists": [f"bundled Huawei and ZTE listings ({len(own)} entries)", *editions],
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
        people = [involvement(match, "itself", None) for match in matches if is_ruled(match)]
        return people, matches

    def look_at(self, party: Party) -> tuple[list[Involvement], list[Match]]:
        """One party: by its own name, as a branch, through its owners, by likeness."""
        people: list[Involvement] = []
        matches: list[Match] = []
        if party.name:
            own = self.names.find(party.role, party.name, party.country)
            people += [involvement(one, "itself", party.country) for one in own if is_ruled(one)]
            matches += own
        if party.branch_of:
            heads = self.names.find(party.role, party.branch_of, None)
            people += [branch(match, party) for match in heads if is_ruled(match)]
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
        if not all(is_ruled(match) or match.role == "owner" for match in matches):
            people.append(elsewhere(party))
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
                return (claim(stated(owner, next(sure, None)), sure=True),)
            return tuple(claim(m.listing, sure=m.strength == "strong") for m in found)

        friendly = self._friendly_partner(owners, find)
        people = [
            Involvement(
                role=party.role,
                via="owner" if holding.caught is not False else "minority_owner",
                listing=cut(holding.listing, holding.span),
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
        return self.facing(names_in(trade))._check(trade)

    def _check(self, trade: Trade) -> Verdict:
        people, matches = self.look(trade)
        verdict = judge(self.law, trade, people)
        limits = self.limits(trade, matches)
        return replace(
            verdict,
            action=action_for(verdict.outcome, verdict.holds_through, bool(limits)),
            matches=tuple(match_dict(match) for match in matches),
            not_covered=limits.not_covered,
            stale_lists=tuple(one.as_dict() for one in limits.stale),
            stamp=self.stamp,
        )

    def limits(self, trade: Trade, matches: Iterable[Match]) -> Limits:
        """What the verdict cannot vouch for: law not held, lists without a rule, stale lists."""
        found = ruleless(matches, self.laws)
        lists = in_force(found, trade.on, trade.as_known, self.rulebook.reviewed_through)
        return Limits((*self._laws_touched(trade), *lists), self.stale(trade.on, trade.as_known))

    def stale(self, on: date, as_known: date | None) -> tuple[Stale, ...]:
        """The imported lists that do not cover a day, of those that the laws asked about use."""
        return () if self.imported is None else self.imported.stale(on, as_known, self.laws)

    def _laws_touched(self, trade: Trade) -> tuple[str, ...]:
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


def names_in(trade: Trade) -> list[str]:
    """Every name in a trade: of parties, their owners and heads, and of outsiders."""
    names = [getattr(trade, role) for role in OUTSIDERS]
    for party in trade.parties:
        names += [party.name, party.branch_of, *owner_names(party.owners or ())]
    return [name for name in names if name]


def desk(
    laws: tuple[str, ...] | None = None,
    imported: Imported | None = None,
    policy: Policy = DEFAULT,
    reviewed: Reviewed | None = None,
) -> Desk:
    """The desk with the law and the listings that licet brings along, and the imported lists."""
    return Desk(rulebook(), listings(), laws, imported, policy=policy, reviewed=reviewed)
