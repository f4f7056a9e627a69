"""Reader 4: the printed rules read well, and the page holds each of them once."""

import re

import pytest

from licet.law.english import laid_out, print_norm, sentence, wordings
from licet.law.norms import gap, instrument
from licet.law.rulebook import rulebook
from licet.law.tables import Entries
from licet.law.terms import Named, Someone, named, never, unsettled
from licet.law.us.ear import supplement7_huawei
from licet.law.us.ear.body import E1, E2, EAR
from licet.law.words import (
    activity,
    adds_functionality,
    certificate,
    contract_date,
    destinations,
    direct_product_of,
    eccn,
    en_route_on,
    licences,
    party,
    published,
    purpose,
    standards_body,
    us_content,
    us_content_eccns,
    us_origin,
    us_person,
)
from tests.law.broken import prose

CRYPTO = Entries("5D002 or 5E002", frozenset({"5D002", "5E002"}))
NORMS = rulebook().norms


# -- sentences --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("term", "yes", "no"),
    [
        (us_origin, "the item is of US origin", "the item is not of US origin"),
        (
            adds_functionality,
            "the act adds functionality",
            "the act adds no functionality",
        ),
        (
            party.friendly_partner,
            "an unlisted co-owner is of the United States, A:5 or A:6",
            "no unlisted co-owner is of the United States, A:5 or A:6",
        ),
        (
            purpose.is_("device_support", "network_operation"),
            "the purpose is network operation or device support",
            "the purpose is not network operation or device support",
        ),
        (
            party.role.is_("diverted_to", "counterparty", "end_user"),
            "the party is the end user, a counterparty or a known onward recipient",
            "the party is not the end user, a counterparty or a known onward recipient",
        ),
        (
            party.via.is_("branch", "itself"),
            "the party is caught by its own listing or as a branch of a listed company",
            "the party is not caught by its own listing or as a branch of a listed company",
        ),
        (
            party.wave.is_("2019-08", "2019-05"),
            "the party was listed in 2019-05 or 2019-08",
            "the party was not listed in 2019-05 or 2019-08",
        ),
        (
            party.footnote(1),
            "the listing carries footnote 1",
            "the listing does not carry footnote 1",
        ),
        (
            destinations.has("RU", "BY"),
            "the destination is BY or RU",
            "the destination is not BY or RU",
        ),
        (
            destinations.any_in_group(E1, E2),
            "the destination is in Country Group E:1 or E:2",
            "the destination is not in Country Group E:1 or E:2",
        ),
        (
            contract_date.by("2019-05-16"),
            "the contract was made on or before 16 May 2019",
            "the contract was made after 16 May 2019",
        ),
        (
            en_route_on.on("2019-05-16"),
            "the goods were aboard a carrier under an actual order on 16 May 2019",
            "the goods were aboard a carrier under an actual order not on 16 May 2019",
        ),
        (
            us_content.at_most(25),
            "the US content is at most 25 per cent",
            "the US content is more than 25 per cent",
        ),
        (us_content.stated, "the US content is stated", "the US content is not stated"),
        (
            eccn.within(CRYPTO),
            "the item's entry is within “5D002 or 5E002”",
            "the item's entry is not within “5D002 or 5E002”",
        ),
        (
            us_content_eccns.some_within(CRYPTO),
            "the US content has something within “5D002 or 5E002”",
            "the US content has nothing within “5D002 or 5E002”",
        ),
        (
            us_content_eccns.all_within(CRYPTO),
            "the US content has only what is within “5D002 or 5E002”",
            "the US content has something outside “5D002 or 5E002”",
        ),
        (
            direct_product_of.some,
            "the item is a direct product of some US technology or software",
            "the item is a direct product of no US technology or software",
        ),
        (
            licences.has(),
            "the exporter holds out a licence of its own for the trade",
            "the exporter holds out no licence of its own for the trade",
        ),
        (
            party.listed("us-bis-dpl"),
            "the party is on the Denied Persons List",
            "the party is not on the Denied Persons List",
        ),
        (
            certificate.is_("listed_party"),
            "the certification statement is by the listed company",
            "the certification statement is not by the listed company",
        ),
        (
            activity.is_("release", "export"),
            "the act is an export or a release of technology or source code",
            "the act is not an export or a release of technology or source code",
        ),
        (
            us_origin & (published | party.footnote(2)),
            "the item is of US origin and [the item is published or the listing carries "
            "footnote 2]",
            "the item is not of US origin or [the item is not published and the listing does "
            "not carry footnote 2]",
        ),
        (
            Someone("designed_by|produced_by", named("a footnote 1 entity", party.footnote(1))),
            "the designer or the producer of the item is *a footnote 1 entity* (the listing "
            "carries footnote 1)",
            "the designer or the producer of the item is not *a footnote 1 entity* (the listing "
            "carries footnote 1)",
        ),
        (
            unsettled("nobody knows"),
            "it is left open whether it applies (nobody knows)",
            "it is left open whether it applies (nobody knows)",
        ),
        (never("it was removed"), "never (it was removed)", "always (it was removed)"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_condition_and_its_contrary_are_plain_english(term, yes, no):
    yes, no = (text.replace("2019-05 or 2019-08", "May 2019 or August 2019") for text in (yes, no))
    assert sentence(term) == yes
    assert sentence(~term) == no


def test_a_fix_that_adds_nothing_is_explained_as_one():
    fix = supplement7_huawei.a_fix
    assert sentence(fix) == "*a fix that adds nothing* (the act adds no functionality)"
    assert sentence(~fix) == "not *a fix that adds nothing* (the act adds no functionality)"


def test_a_denial_inside_a_condition_keeps_its_brackets():
    term = us_origin & ~(published & party.footnote(1))
    assert sentence(term) == (
        "the item is of US origin and [the item is not published or the listing does not carry "
        "footnote 1]"
    )


def test_words_of_the_open_vocabulary_keep_their_letters():
    assert sentence(standards_body.is_("ITU", "3GPP")) == "the standards body is 3GPP or ITU"


def test_a_term_that_is_explained_elsewhere_goes_by_its_name():
    assert isinstance(us_person, Named)
    assert sentence(~us_person, known={us_person}) == "not *a US person*"


def test_a_long_condition_is_laid_out_in_bullets():
    term = us_origin & published & (party.footnote(1) | (party.footnote(2) & adds_functionality))
    assert laid_out(term) == [
        "all of these are true:",
        "- the item is of US origin",
        "- the item is published",
        "- one of these is true:",
        "  - the listing carries footnote 1",
        "  - the listing carries footnote 2 and the act adds functionality",
    ]


# -- norms ------------------------------------------------------------------------------------


@pytest.mark.parametrize("norm", NORMS, ids=lambda norm: norm.id)
def test_every_norm_prints_in_plain_english(norm):
    text = print_norm(norm)
    assert norm.title in text
    assert norm.says in text
    assert f"`{norm.id}`" in text
    assert all(version.by.cite in text for version in norm.versions)
    for odd in ("frozenset", "_", "{", "None", "True", "  \n", "[["):
        assert odd not in prose(text)
    assert not re.search(r"\d{4}-\d\d-\d\d", prose(text)), "a date that is not in long form"


def test_versions_with_one_condition_are_printed_once():
    extended = next(norm for norm in NORMS if norm.id == "us.ear.tgl-huawei.c2")
    assert [len(instruments) for _, instruments in wordings(extended)] == [1, 5]
    text = print_norm(extended)
    assert text.count("*one of the 115 listed by then*") == 1
    assert text.count("\n- 8") == 6
    assert "- 84 FR 64018, 18 November 2019 through 16 February 2020" in text


def test_a_norm_prints_its_days_its_gaps_and_what_it_touches():
    by = instrument("84 FR 1", "2019-05-20", last="2019-08-19", known="2019-05-19")
    aim = EAR.requirement("aim", title="Aim", cite="15 CFR 744.11", says="No.", by=by)
    norm = EAR.authorisation(
        "lift",
        title="Lift",
        cite="15 CFR 740.5",
        says="Yes.",
        overcomes=(aim,),
        when=published,
        by=by,
        gaps=(gap("2019-05-16", "2019-05-19", "not yet"),),
    )
    assert print_norm(norm) == (
        "### Lift\n\n`lift` · authorisation · 15 CFR 740.5\n\nYes.\n\nOvercomes: `aim`.\n\n"
        "In force under\n\n- 84 FR 1, 20 May 2019 through 19 August 2019 (known since 19 May "
        "2019)\n\nwhen the item is published.\n\n"
        "Nothing in force from 16 May 2019 through 19 May 2019: not yet.\n"
    )


def test_unequal_conditions_of_a_norm_print_unequal_text():
    for norm in NORMS:
        texts = [sentence(when) for when, _ in wordings(norm)]
        assert len(texts) == len(set(texts)), norm.id
