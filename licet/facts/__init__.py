"""Facts: the frozen values that go into a decision and come out of it."""

from licet.facts.refusal import Refusal
from licet.facts.trade import Evidence, Involvement, Listing, Match, Owner, Party, Trade
from licet.facts.verdict import Action, Outcome, Verdict
from licet.facts.vocabulary import BY_NAME, FACTS, LONGEST_NAME, PRESUMPTIONS, Fact, Kind

__all__ = [
    "BY_NAME",
    "FACTS",
    "LONGEST_NAME",
    "PRESUMPTIONS",
    "Action",
    "Evidence",
    "Fact",
    "Involvement",
    "Kind",
    "Listing",
    "Match",
    "Outcome",
    "Owner",
    "Party",
    "Refusal",
    "Trade",
    "Verdict",
]
