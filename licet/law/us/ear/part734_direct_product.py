"""The foreign direct product rule of footnote 1 (now 734.9(e)(1)), in both its forms.

First form, 15 May to 16 August 2020: a foreign-made item that a footnote 1 entity designed or
produced, made with listed technology or in a plant made with it, and destined to a footnote 1
entity. Second form, since 17 August 2020: any such item, whoever designed it, if a footnote 1
entity is a party or the item is known to go into something made for one. The rule stood in
736.2(b)(3) until 3 February 2022.

The savings clauses of both rules let items already in production ship through 14 September 2020.

Not modelled: the other twelve direct product rules of 734.9 (an item whose entry is more than
lightly controlled and that may be a direct product is a question left open), and the licence
review policy for items only capable of less than 5G.
"""

from __future__ import annotations

from typing import Final

from licet.law.norms import instrument
from licet.law.terms import Someone, Term, named, unsettled
from licet.law.us.ear.body import (
    EAR,
    FOOTNOTE_1_OF_2020,
    FOOTNOTE_1_OF_2024,
    LOW_CONTROL,
    NO_DE_MINIMIS,
    standing,
)
from licet.law.us.ear.part734 import de_minimis, foreign_made
from licet.law.us.ear.part744_entity_list import CONSIGNEES, ENTITY_LIST, entity_list
from licet.law.words import (
    direct_product_of,
    eccn,
    party,
    plant_direct_product,
    production_started,
)

MAY_2020 = instrument(
    "85 FR 29849",
    "2020-05-15",
    published="2020-05-19",
    title="General Prohibition Three and footnote 1",
)
AUGUST_2020 = instrument(
    "85 FR 51596",
    "2020-08-17",
    published="2020-08-20",
    title="Footnote 1 rule widened",
)
DECEMBER_2024 = instrument(
    "89 FR 96790",
    "2024-12-02",
    published="2024-12-05",
    title="Technology list of footnote 1 extended",
    unverified="that the new entries joined the list on this day is inferred",
)
SAVED_IN_MAY = instrument(
    "85 FR 29849", "2020-05-15", last="2020-09-14", published="2020-05-19", title="Savings clause"
)
SAVED_IN_AUGUST = instrument(
    "85 FR 51596",
    "2020-08-17",
    last="2020-09-14",
    published="2020-08-20",
    title="Savings clause",
    unverified="the text was not read",
)

footnote_1 = named("a footnote 1 entity", party.listed(ENTITY_LIST) & party.footnote(1))
to_footnote_1 = footnote_1 & party.role.is_(*CONSIGNEES, "intermediate_consignee")
made_by_footnote_1 = Someone("designed_by|produced_by", footnote_1)
built_in_for_footnote_1 = Someone("incorporated_for", footnote_1)


def _from(year: int, technology: Term) -> Term:
    return named(
        f"a direct product of technology listed in {year}",
        foreign_made & (technology | plant_direct_product),
    )


of_2020 = _from(2020, direct_product_of.some_within(FOOTNOTE_1_OF_2020))
of_2024 = _from(2024, direct_product_of.some_within(FOOTNOTE_1_OF_2024))

footnote_1_rule = EAR.scope(
    "us.ear.734.9.e1",
    title="Footnote 1 direct product rule",
    cite="15 CFR 734.9(e)(1), 736.2(b)(3)(vi)",
    says="Foreign-made direct products of listed US technology, or of plants made with it, are "
    "subject to the EAR when a footnote 1 entity is behind them (2020: designed or produced "
    "them; since 17 August 2020: is any party to the trade).",
    when={
        MAY_2020: of_2020 & made_by_footnote_1 & to_footnote_1,
        AUGUST_2020: of_2020 & to_footnote_1,
        DECEMBER_2024: of_2024 & to_footnote_1,
    },
)

# A norm of its own, because it is asked of every trade, whether or not a listed party is in it.
built_in_rule = EAR.scope(
    "us.ear.734.9.e1.built-in",
    title="Footnote 1 direct product rule: built into something",
    cite="15 CFR 734.9(e)(1), 736.2(b)(3)(vi)",
    says="Such direct products are also subject when they are known to go into, or be used to "
    "make, something that a footnote 1 entity makes, buys or orders.",
    when={
        AUGUST_2020: of_2020 & built_in_for_footnote_1,
        DECEMBER_2024: of_2024 & built_in_for_footnote_1,
    },
)

footnote_1_requirement = EAR.requirement(
    "us.ear.744.11.a2",
    title="Entity List: built into something for a footnote 1 entity",
    cite="15 CFR 744.11(a)(2)",
    says="A licence is required for such a direct product when it is known to go into, or be "
    "used to make, something that a footnote 1 entity makes, buys or orders.",
    when={
        AUGUST_2020: of_2020 & built_in_for_footnote_1,
        DECEMBER_2024: of_2024 & built_in_for_footnote_1,
    },
    review_policy="presumption of denial",
)

only_by_footnote_1 = named(
    "subject to the EAR by the footnote 1 rule alone",
    foreign_made & de_minimis & ~eccn.within(NO_DE_MINIMIS),
)

in_production = EAR.authorisation(
    "us.ear.734.9.e1.savings",
    title="Savings clause: items in production",
    cite="85 FR 29849, 85 FR 51596",
    says="Items newly caught by the footnote 1 rule whose production had begun when the rule "
    "took effect may ship through 14 September 2020.",
    overcomes=(entity_list, footnote_1_requirement),
    when={
        SAVED_IN_MAY: only_by_footnote_1 & production_started.by("2020-05-15"),
        SAVED_IN_AUGUST: only_by_footnote_1
        & (
            production_started.by("2020-05-15")
            | (~made_by_footnote_1 & production_started.by("2020-08-17"))
        ),
    },
)

other_direct_product_rules = EAR.scope(
    "us.ear.734.9.other",
    title="The other direct product rules",
    cite="15 CFR 734.9(b) to (d), 734.9(e)(2) to (l)",
    says="Twelve further rules catch direct products of US technology; they are not encoded.",
    when=foreign_made
    & ~eccn.within(LOW_CONTROL)
    & (direct_product_of.some | plant_direct_product)
    & unsettled("the other rules of 734.9 are not encoded"),
    by=standing("15 CFR 734.9"),
    encoded=False,
)

NORMS: Final = (
    footnote_1_rule,
    built_in_rule,
    footnote_1_requirement,
    in_production,
    other_direct_product_rules,
)
