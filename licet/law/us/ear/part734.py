"""Part 734: which items are subject to the EAR.

An item is subject if it is of US origin, wherever it is; if it is in or leaves the United
States; if a foreign-made item holds more than a de minimis share of controlled US content; or
if it is the foreign direct product of listed US technology (`part734_direct_product`). What is
published is outside.

Content counts only if it would itself need a licence to the destination, and part 744 is not
used for that question: an Entity Listing turns no EAR99 content into controlled content.

Not modelled: 734.4(a) paragraph by paragraph (an item whose own entry may know no de minimis
level is a question left open), bundled software (734.4(b)), the one-time report for technology,
fundamental research (734.8) and patents (734.10); a foreign item that merely passes through the
United States is taken as subject.
"""

from __future__ import annotations

from typing import Final

from licet.law.terms import Term, named, unsettled
from licet.law.us.ear.body import (
    D5,
    E1,
    E2,
    EAR,
    ENCRYPTION_SOFTWARE,
    LOW_CONTROL,
    NO_DE_MINIMIS,
    SIX_HUNDRED,
    SIX_HUNDRED_Y,
    standing,
)
from licet.law.words import (
    activity,
    controlled_content,
    destinations,
    eccn,
    item_form,
    published,
    ship_from,
    us_content,
    us_content_eccns,
    us_origin,
)

foreign_made = named("foreign-made", ~us_origin & ~activity.is_("export") & ~ship_from.is_("US"))
to_group_e = destinations.any_in_group(E1, E2)
# A share that the caller has worked out stands; only without one do the entries speak.
uncontrolled_content = (
    ~controlled_content.stated & ~to_group_e & us_content_eccns.all_within(LOW_CONTROL)
)


def within(percent: float) -> Term:
    """The controlled US content is this share or less; with no such figure, the whole content."""
    return controlled_content.at_most(percent) | (
        ~controlled_content.stated & us_content.at_most(percent)
    )


de_minimis: Final = named(
    "within de minimis",
    within(10) | (~to_group_e & within(25)) | uncontrolled_content,
)
some_controlled_content: Final = named(
    "some controlled US content", ~within(0) & ~uncontrolled_content
)

us_origin_item = EAR.scope(
    "us.ear.734.3.a2",
    title="US-origin items",
    cite="15 CFR 734.3(a)(2)",
    says="Items of US origin are subject to the EAR wherever they are.",
    when=us_origin,
    by=standing("15 CFR 734.3(a)(2)"),
)

in_the_united_states = EAR.scope(
    "us.ear.734.3.a1",
    title="Items in the United States",
    cite="15 CFR 734.3(a)(1)",
    says="Items that are in or leave the United States are subject to the EAR.",
    when=activity.is_("export") | ship_from.is_("US"),
    by=standing("15 CFR 734.3(a)(1)"),
)

above_de_minimis = EAR.scope(
    "us.ear.734.4.d",
    title="De minimis",
    cite="15 CFR 734.4(c), 734.4(d), part 734 supplement 2",
    says="A foreign-made item is subject if controlled US content is more than 25 per cent of "
    "its value, or more than 10 per cent for Country Group E:1 and E:2.",
    when=foreign_made & ~de_minimis,
    by=standing(
        "15 CFR 734.4", unverified="that supplement 2 left part 744 out before 2024 is from memory"
    ),
)

six_hundred_series_content = EAR.scope(
    "us.ear.734.4.a6",
    title="600 series content",
    cite="15 CFR 734.4(a)(6)",
    says="For 600 series and 9x515 content there is no de minimis level to Country Group D:5; "
    "for its .y paragraphs there is none to E:1, E:2, Belarus, China and Russia.",
    when=foreign_made
    & some_controlled_content
    & (
        us_content_eccns.some_within(SIX_HUNDRED) & destinations.any_in_group(D5)
        | us_content_eccns.some_within(SIX_HUNDRED_Y)
        & (to_group_e | destinations.has("BY", "CN", "HK", "RU"))
    ),
    by=standing("15 CFR 734.4(a)(6)"),
)

no_de_minimis_for_the_item = EAR.scope(
    "us.ear.734.4.a",
    title="Items that may know no de minimis level",
    cite="15 CFR 734.4(a)(1) to (a)(9)",
    says="High-performance computers, some chip tools, 0A919 cameras, and some encryption and "
    "hot-section technology may be subject at any share of US content.",
    when=foreign_made
    & some_controlled_content
    & eccn.within(NO_DE_MINIMIS)
    & unsettled("the paragraphs of 734.4(a) are not encoded"),
    by=standing("15 CFR 734.4(a)"),
    encoded=False,
)

published_information = EAR.scope(
    "us.ear.734.7",
    title="Published information",
    cite="15 CFR 734.3(b)(3), 734.7",
    says="Published technology and software are not subject to the EAR; published encryption "
    "source code only once it has been notified under 742.15(b).",
    when=published
    & item_form.is_("technology", "software")
    & (
        ~eccn.within(ENCRYPTION_SOFTWARE)
        | item_form.is_("technology")
        | unsettled("published 5D002 leaves the EAR only under 742.15(b)")
    ),
    by=standing("15 CFR 734.7"),
    takes_out=True,
)

NORMS: Final = (
    us_origin_item,
    in_the_united_states,
    above_de_minimis,
    six_hundred_series_content,
    no_de_minimis_for_the_item,
    published_information,
)
