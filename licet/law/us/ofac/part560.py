"""The Iranian Transactions and Sanctions Regulations (31 CFR part 560): exports by US persons.

560.204: a US person may not export or supply goods, technology or services to Iran.

Not modelled: the general licences (food, medicine, phones), reexports by others (560.205, which
spares foreign-made goods with less than 10 per cent controlled US content, one notch stricter
than the EAR's "10 per cent or less"), facilitation (560.208), and every other sanctions
programme. Where one of these may bite, the verdict names `us-ofac` as not covered.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from licet.facts.vocabulary import ITEM_ACTS
from licet.law.norms import Body, instrument
from licet.law.words import (
    activity,
    destinations,
    published,
    us_person,
)

_TO_IRAN = activity.is_(*ITEM_ACTS) & destinations.has("IR")

OFAC: Final = Body(
    id="us-ofac",
    title="Sanctions of the Office of Foreign Assets Control: Iran",
    covered_from=date(2016, 1, 1),
    reviewed_through=date(2026, 10, 10),
    concerns=_TO_IRAN & us_person & ~published,
)

IN_THE_BOOK = instrument("31 CFR part 560", "2016-01-01")

us_persons = OFAC.scope(
    "us.ofac.560.314",
    title="US persons",
    cite="31 CFR 560.314",
    says="US persons stand under the Iranian regulations wherever they are.",
    when=us_person,
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

NORMS: Final = (us_persons, no_exports_to_iran)
