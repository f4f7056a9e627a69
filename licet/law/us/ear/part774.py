"""Part 774, the Commerce Control List: what of it can be answered so far.

EAR99, and the entries that are controlled for anti-terrorism reasons only, ask for no licence
outside Country Group E (for which `part746` does). For every other entry the Country Chart
decides, and that is not encoded yet: the answer is "undetermined", never "no licence required".
"""

from __future__ import annotations

from typing import Final

from licet.law.terms import unsettled
from licet.law.us.ear.body import EAR, LOW_CONTROL, standing
from licet.law.words import eccn

control_list = EAR.requirement(
    "us.ear.774",
    title="Commerce Control List",
    cite="15 CFR part 738, part 774 supplement 1",
    says="Entries controlled for more than anti-terrorism reasons may need a licence by the "
    "Country Chart; that is not encoded yet.",
    when=~eccn.within(LOW_CONTROL) & unsettled("the Country Chart is not encoded"),
    by=standing("15 CFR part 774"),
    encoded=False,
)

NORMS: Final = (control_list,)
