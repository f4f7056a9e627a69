"""Recognising: is this party that listed one? Matches with their evidence, for the desk.

A match is *strong* where the score is high, nothing speaks against it, and the listed name tells
enough; a name that is equal to the listed one, legal form included, is strong wherever the party
is. It is *possible* from the policy's `possible` on. A lone common word is never more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from licet.facts import LONGEST_NAME, Evidence, Listing, Match, Refusal
from licet.names.evidence import Asked, Listed, same_country, total, weigh
from licet.names.explain import Explanation, explain, is_lone
from licet.names.fold import readings
from licet.names.hits import Found, Hits
from licet.names.policy import DEFAULT, Policy
from licet.names.scale import WEAK

STRONG: Final = "strong"
POSSIBLE: Final = "possible"


def strength(
    found: Explanation, score: int, evidence: Iterable[Evidence], policy: Policy
) -> str | None:
    """How strong a match is: ``strong``, ``possible`` or None.

    An equal number that nobody else has decides. Against an equal name another country says
    nothing; another date of birth, number or kind does.
    """
    if score < policy.possible:
        return None
    told = list(evidence)
    if any(one.kind == "identifier" and one.effect >= policy.same_number for one in told):
        return STRONG
    against = [one for one in told if one.effect < 0]
    if found.equal:
        against = [one for one in against if one.kind != "country"]
    sure = found.equal or (found.score >= policy.strong and found.complete)
    if not sure or against or found.homophone or is_lone(found.listed, policy.lone_word):
        return POSSIBLE
    return STRONG


def says(found: Explanation, evidence: Iterable[Evidence], list_: str) -> str:
    """A match as a sentence: the listed name, the list, the words, what else is known."""
    parts = [f"{found.sentence} as {found.listed!r} on {list_}"]
    if not found.equal:
        parts = [f"like {found.listed!r} on {list_}", found.sentence]
    return "; ".join([*parts, *(one.says for one in evidence)])


Settled = Callable[[Match], Match | None]


def _as_found(match: Match) -> Match:
    return match


@dataclass(frozen=True)
class NameIndex:
    """Listings, and for the names asked about (`hits`) the listed names that are like them.

    `settled` says what a reviewer made of a match: None if it was cleared.
    """

    listings: tuple[Listing, ...]
    hits: Found
    family_words: Mapping[str, str] = field(default_factory=dict)
    policy: Policy = DEFAULT
    settled: Settled = _as_found
    _by_name: dict[str, list[Listing]] = field(init=False, default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        for listing in self.listings:
            for name in dict.fromkeys((listing.name, *listing.aliases)):
                self._by_name.setdefault(name, []).append(listing)

    def find(self, role: str, name: str, country: str | None) -> tuple[Match, ...]:
        """The listings that bear a name like this one, one match each, the nearest first.

        Raises `Refusal` for a name of which only a part would be looked for.
        """
        if len(name) > LONGEST_NAME:
            told = f"a name of {len(name):,} characters"
            raise Refusal(role, told, f"{LONGEST_NAME} at most", "Shorten it to the name.")
        found: dict[str, Match] = {}
        for alias, _ in self.hits[name]:
            for listing in self._by_name.get(alias, ()):
                match = self._match(Asked(name, country=country), alias, listing)
                if match is not None:
                    match = self.settled(replace(match, role=role))
                kept = found.get(listing.id)
                if match is not None and (kept is None or _rank(match) > _rank(kept)):
                    found[listing.id] = match
        return _nearest(_meant(tuple(found.values())), country)

    def _match(self, asked: Asked, alias: str, listing: Listing) -> Match | None:
        explanation = explain(asked.name, alias)
        countries = frozenset([listing.country] if listing.country else [])
        evidence = weigh(asked, Listed(countries=countries), self.policy)
        score = total(explanation.score, evidence, equal=explanation.equal)
        how = strength(explanation, score, evidence, self.policy)
        if how is None:
            return None
        text = says(explanation, evidence, listing.list)
        return Match("", asked.name, asked.country, listing, how, score / 1000, text, alias=alias)

    def family(self, name: str) -> str | None:
        """The listed family whose word stands in this name, if any."""
        words = [word.text for one in readings(name) for word in one.words]
        return next((self.family_words[w] for w in words if w in self.family_words), None)

    def wanted(self, names: Iterable[str]) -> set[str]:
        """Those of many names that `find` or `family` would answer for."""
        asked = list(names)
        if isinstance(self.hits, Hits):
            self.hits.look_up(asked)
        telling = {name for name in self._may_tell(asked) if self.family(name)}
        return {name for name in asked if name in telling or self.hits[name]}

    def _may_tell(self, names: Sequence[str]) -> list[str]:
        """Those of many names in which a family's word may stand; all that are not in ASCII."""
        import polars as pl

        column = pl.Series(names, dtype=pl.String)
        letters = column.str.to_lowercase().str.replace_all("[^a-z0-9]", "")
        foreign = column.str.len_bytes() != column.str.len_chars()
        return column.filter(letters.str.contains_any(list(self.family_words)) | foreign).to_list()


def bare(name: str) -> str:
    """A name without capitals, accents, punctuation, and the legal form at its end."""
    for one in readings(name):
        words = list(one.words)
        while len(words) > 1 and words[-1].kind == WEAK:
            words.pop()
        return " ".join(word.text for word in words)
    return ""


def _rank(match: Match) -> tuple[bool, float]:
    return match.strength == STRONG, match.score


def _meant(matches: tuple[Match, ...]) -> tuple[Match, ...]:
    """Without those that are only like the name, where the same list holds the name itself.

    Who bears the name of one entry is not another entry whose name resembles it; but only an entry
    that is listed on all the days of the other can stand for it. One that has ended hides nobody.
    """
    equal = [one.listing for one in matches if one.strength == STRONG and one.score >= 1.0]
    return tuple(
        one
        for one in matches
        if one.strength == STRONG
        or not any(
            other.list == one.listing.list and _covers(other, one.listing) for other in equal
        )
    )


def _nearest(matches: tuple[Match, ...], country: str | None) -> tuple[Match, ...]:
    """Nearest first; an entry abroad is left out where one at home says all that it says.

    Nothing else may be left out: an entry abroad that began earlier, or asks for more, may be
    the one that stops the trade.
    """
    far = {match.listing.id: _distance(match.listing, country) for match in matches}
    ranked = sorted(matches, key=lambda match: (far[match.listing.id], -match.score))
    return tuple(
        match
        for match in ranked
        if not any(
            far[nearer.listing.id] < far[match.listing.id] and _says_as_much(nearer, match)
            for nearer in ranked
        )
    )


def _distance(listing: Listing, country: str | None) -> int:
    if country is None or listing.country is None:
        return 0
    return 0 if listing.country == country else 1 if same_country(country, listing.country) else 2


def _says_as_much(nearer: Match, match: Match) -> bool:
    """Is everything that the farther entry does to a trade done by the nearer one?"""
    one, other = nearer.listing, match.listing
    alike = ("list", "family", "wave", "requirement", "footnotes", "programme")
    return (
        nearer.strength == STRONG
        and all(getattr(one, name) == getattr(other, name) for name in alike)
        and _covers(one, other)
    )


def _covers(one: Listing, other: Listing) -> bool:
    """Is one listing in force, and known, on every day on which the other is?"""
    ends = one.span.end is None or (other.span.end is not None and other.span.end <= one.span.end)
    return one.span.start <= other.span.start and one.known <= other.known and ends
