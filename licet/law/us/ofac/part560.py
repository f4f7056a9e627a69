"""The Iranian Transactions and Sanctions Regulations (31 CFR part 560), as far as goods go.

560.204: a US person may not export or supply goods, technology or services to Iran. 560.205:
others may not reexport US goods there; foreign-made goods with less than 10 per cent controlled
US content are exempt.

Not modelled: the general licences (food, medicine, phones), 560.205 beyond its exemption (left
open), facilitation (560.208), and every other sanctions programme: for acts that are OFAC's
alone, such as payments and dealings, the verdict names `us-ofac` as not covered.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from licet.law.norms import Body, instrument
from licet.law.terms import unsettled
from licet.law.words import (
    activity,
    controlled_content,
    destinations,
    published,
    us_content,
    us_origin,
    us_person,
)

_TO_IRAN = activity.is_("export", "reexport", "transfer", "release") & destinations.has("IR")

OFAC: Final = Body(
    id="us-ofac",
    title="Sanctions of the Office of Foreign Assets Control: Iran",
    covered_from=date(2016, 1, 1),
    reviewed_through=date(2026, 10, 10),
    concerns=_TO_IRAN,
)

IN_THE_BOOK = instrument("31 CFR part 560", "2016-01-01")

less_than_a_tenth = controlled_content.below(10) | (
    ~controlled_content.stated & us_content.below(10)
)

us_persons = OFAC.scope(
    "us.ofac.560.314",
    title="US persons",
    cite="31 CFR 560.314",
    says="US persons stand under the Iranian regulations wherever they are.",
    when=us_person,
    by=IN_THE_BOOK,
)

us_goods = OFAC.scope(
    "us.ofac.560.205.scope",
    title="US goods in foreign hands",
    cite="31 CFR 560.205, 560.420",
    says="Goods of US origin, and foreign-made goods with 10 per cent or more of controlled US "
    "content, stand under the Iranian regulations in anyone's hands.",
    when=us_origin | ~less_than_a_tenth,
    by=IN_THE_BOOK,
)

no_exports_to_iran = OFAC.requirement(
    "us.ofac.560.204",
    title="Iran: exports by US persons",
    cite="31 CFR 560.204",
    says="A US person may not supply goods, technology or services to Iran; only a licence from "
    "OFAC overcomes it.",
    when=us_person & _TO_IRAN & ~published,
    by=IN_THE_BOOK,
    forbids=True,
)

no_reexports_to_iran = OFAC.requirement(
    "us.ofac.560.205",
    title="Iran: reexports by others",
    cite="31 CFR 560.205",
    says="Others may not reexport to Iran US goods that were controlled for it; which goods "
    "those are is not encoded.",
    when=~us_person & _TO_IRAN & unsettled("560.205(a)(2) is not encoded"),
    by=IN_THE_BOOK,
    encoded=False,
)

NORMS: Final = (us_persons, us_goods, no_exports_to_iran, no_reexports_to_iran)
