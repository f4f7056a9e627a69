"""The facts, as the rulebook's authors write them: ``purpose.is_("standards") & ~published``.

Two subjects: the trade, and the party at hand (the listed party for which a requirement is
being decided). How each reads in English stands beside its name: ``{}`` holds the words of the
test, and where there is none, "is" and the words follow.
"""

from __future__ import annotations

from licet.law.handles import Day, Eccn, Eccns, Handle, Number, Word, Words, flag
from licet.law.terms import PARTY, TRADE, Listed, Stated, Term, named

parties = Handle(TRADE, "parties", "who takes part")
activity = Word(TRADE, "activity", "the act")
exporter_country = Word(TRADE, "exporter_country", "the exporter's country")
ship_from = Word(TRADE, "ship_from", "the country of dispatch")
destinations = Words(TRADE, "destinations", "the destination is {}")
item_form = Word(TRADE, "item_form", "the item")
purpose = Word(TRADE, "purpose", "the purpose")
network = Word(TRADE, "network", "the network is {}")
certificate = Word(TRADE, "certificate", "the certification statement is by {}")
standards_topic = Word(TRADE, "standards_topic", "the standard")
standards_body = Word(TRADE, "standards_body", "the standards body")
previously_authorised_by = Word(TRADE, "previously_authorised_by", "the earlier authorisation")

eccn = Eccn(TRADE, "eccn", "the item's entry")
us_content_eccns = Eccns(TRADE, "us_content_eccns", "the US content has {}")
direct_product_of = Eccns(TRADE, "direct_product_of", "the item is a direct product of {}")
licences = Words(TRADE, "licences", "the exporter holds out {} for the trade")

us_content = Number(TRADE, "us_content_percent", "the US content")
controlled_content = Number(TRADE, "us_controlled_content_percent", "the controlled US content")

contract_date = Day(TRADE, "contract_date", "the contract was made")
device_public_on = Day(TRADE, "device_public_on", "the device was first sold to the public")
production_started = Day(TRADE, "production_started", "production began")
en_route_on = Day(TRADE, "en_route_on", "the goods were aboard a carrier under an actual order")

# Who is established abroad is taken to be no US person unless it is said.
_said = Stated(TRADE, "us_person", "it is {} whether the one who acts is a US person")
us_person = named(
    "a US person",
    (_said & flag("us_person", "the one who acts is a US person"))
    | (~_said & exporter_country.is_("US")),
)
us_origin = flag("us_origin", "the item is of US origin")
published = flag("published", "the item is published")
plant_direct_product = flag(
    "plant_direct_product", "the plant is itself a direct product of such technology"
)
adds_functionality = flag(
    "adds_functionality",
    "the act adds functionality",
    denies="the act adds no functionality",
)
standards_organisation = flag(
    "standards_organisation", "the act is work in a standards organisation"
)
intent_to_publish = flag("intent_to_publish", "the standard is meant to be published")


class PartyFacts:
    """The party at hand: the one for whom a requirement is being decided."""

    role = Word(PARTY, "role", "the party is {}")
    via = Word(PARTY, "via", "the party is caught {}")
    family = Word(PARTY, "family", "the party is of the {} family")
    wave = Word(PARTY, "wave", "the party was listed in {}")
    country = Word(PARTY, "country", "the party's country")
    requirement = Word(PARTY, "requirement", "the listing is for {}")
    programme = Word(PARTY, "programme", "the party is blocked under {}")
    listing = Word(PARTY, "listing", "the party is the one listed as {}")
    footnotes = Words(PARTY, "footnotes", "the listing carries footnote {}")
    friendly_partner = flag(
        "friendly_partner",
        "an unlisted co-owner is of the United States, A:5 or A:6",
        about=PARTY,
        denies="no unlisted co-owner is of the United States, A:5 or A:6",
    )

    @staticmethod
    def listed(name: str) -> Term:
        """The party stands on the list `name` on the day, and that is known."""
        return Listed(PARTY, "listed", "the party", name)

    @classmethod
    def footnote(cls, number: int) -> Term:
        return cls.footnotes.has(number)


party = PartyFacts
