"""Huawei and the United States, 2019 to 2026: the ban, the temporary licence, what came after."""

from datetime import date

import pytest

from tests.builders import (
    EIGHT_STAR,
    HUAWEI,
    HUAWEI_CLOUD,
    HUAWEI_DENMARK,
    NOBODY_LISTED,
    SICARRIER,
    check,
    connectors,
    party,
    patch_for_a_network,
    patch_for_a_phone,
    standards_work,
    trade,
    us_export,
    vulnerability_report,
)

DENIAL = "presumption of denial"


def refused(verdict):
    return (verdict.outcome, verdict.review_policy) == ("licence_required", DENIAL)


# -- the ban ------------------------------------------------------------------------------------


def test_the_day_before_the_ban_connectors_need_no_licence():
    verdict = check(connectors(on="2019-05-15"))
    assert verdict.outcome == "no_licence_required"
    assert verdict.holds_through == date(2019, 5, 15)
    assert verdict.ends_by["cite"] == "84 FR 22961"


@pytest.mark.parametrize("day", ["2019-05-16", "2019-05-21", "2019-11-18", "2020-08-15"])
def test_from_16_may_2019_connectors_need_a_licence_that_will_be_denied(day):
    verdict = check(connectors(on=day))
    assert refused(verdict)
    assert verdict.holds_through is None
    assert verdict.action == "stop"


def test_whoever_knows_the_law_of_15_may_does_not_see_the_ban_of_the_16th():
    assert check(connectors(on="2019-05-16", as_known="2019-05-15")).outcome == (
        "no_licence_required"
    )


def test_goods_aboard_a_carrier_on_the_first_day_may_finish_their_journey():
    verdict = check(connectors(on="2019-05-16", order_date="2019-05-01", en_route_on="2019-05-16"))
    assert verdict.outcome == "authorised"
    assert verdict.authority["norm"] == "us.ear.744.11.savings"


def test_goods_put_aboard_on_the_second_day_may_not():
    assert refused(check(connectors(on="2019-05-18", en_route_on="2019-05-17")))


def test_an_old_order_alone_saves_nothing():
    assert refused(check(connectors(on="2019-05-16", order_date="2019-05-01")))


@pytest.mark.parametrize("role", ["purchaser", "ultimate_consignee", "end_user"])
def test_huawei_counts_in_each_of_the_main_roles_from_the_beginning(role):
    others = () if role == "end_user" else (party(NOBODY_LISTED, "CN"),)
    parties = (*others, party(HUAWEI, "CN", role))
    assert refused(check(connectors(on="2019-06-03", parties=parties)))


def test_huawei_as_a_bare_intermediary_is_a_hold_until_august_2020():
    parties = (party(HUAWEI, "CN", "intermediate_consignee"), party(NOBODY_LISTED, "CN"))
    verdict = check(connectors(on="2020-08-16", parties=parties))
    assert verdict.outcome == "undetermined"
    assert verdict.action == "hold"
    assert verdict.holds_through == date(2020, 8, 16)


def test_huawei_as_a_bare_intermediary_is_a_stop_from_17_august_2020():
    parties = (party(HUAWEI, "CN", "intermediate_consignee"), party(NOBODY_LISTED, "CN"))
    assert refused(check(connectors(on="2020-08-17", parties=parties)))


def test_paying_huawei_needs_no_export_licence():
    verdict = check(
        trade(
            on="2019-10-01",
            activity="payment",
            exporter_country="US",
            us_person=True,
            ship_from="US",
            parties=(party(HUAWEI, "CN", "counterparty"),),
        )
    )
    assert verdict.outcome == "no_licence_required"
    assert verdict.subject_to_ear is False


def test_buying_huawei_routers_for_the_united_states_needs_no_export_licence():
    verdict = check(us_export(on="2019-10-01", activity="import", to="US", ship_from="CN"))
    assert verdict.outcome == "no_licence_required"


def test_sending_the_repaired_router_back_does():
    assert refused(check(connectors(on="2019-10-01", us_origin=False)))


def test_published_code_is_outside_wherever_it_was_written():
    verdict = check(
        trade(
            on="2019-06-20",
            activity="reexport",
            exporter_country="DK",
            ship_from="DK",
            ship_to="CN",
            parties=(party(),),
            item_form="software",
            eccn="5D991",
            us_origin=True,
            published=True,
        )
    )
    assert verdict.outcome == "not_subject"
    assert verdict.subject_to_ear is False


def test_published_encryption_code_is_not_waved_through():
    found = check(us_export(on="2019-06-20", item_form="software", eccn="5D002", published=True))
    assert not found.outcome.goes


def test_no_licence_exception_helps_with_a_controlled_item():
    found = check(us_export(on="2026-07-23", item_form="commodity", eccn="3A001"))
    assert refused(found)


# -- who is listed, and since when --------------------------------------------------------------


@pytest.mark.parametrize("day", ["2019-06-10", "2019-08-18"])
def test_huawei_denmark_is_a_company_of_its_own_until_19_august_2019(day):
    verdict = check(connectors(on=day, to="DK", buyer=HUAWEI_DENMARK))
    assert verdict.outcome == "no_licence_required"
    assert verdict.holds_through == date(2019, 8, 18)
    assert any("front" in warning for warning in verdict.warnings)


def test_what_huawei_denmark_sends_on_to_shenzhen_is_a_sale_to_shenzhen():
    verdict = check(connectors(on="2019-06-10", to="DK", buyer=HUAWEI_DENMARK, diverted_to=HUAWEI))
    assert refused(verdict)


@pytest.mark.parametrize("day", ["2019-08-19", "2026-07-31"])
def test_huawei_denmark_is_listed_from_19_august_2019(day):
    assert refused(check(connectors(on=day, to="DK", buyer=HUAWEI_DENMARK)))


def test_the_listing_of_huawei_denmark_was_not_known_the_day_before():
    verdict = check(
        connectors(on="2019-08-19", as_known="2019-08-18", to="DK", buyer=HUAWEI_DENMARK)
    )
    assert verdict.outcome == "no_licence_required"


def test_goods_on_their_way_to_copenhagen_on_that_day_may_arrive():
    found = check(
        connectors(on="2019-08-23", to="DK", buyer=HUAWEI_DENMARK, en_route_on="2019-08-19")
    )
    assert found.outcome == "authorised"


def test_being_aboard_in_august_does_not_help_a_company_listed_in_may():
    assert refused(check(connectors(on="2019-08-23", en_route_on="2019-08-19")))


def test_huawei_cloud_is_free_until_16_august_2020():
    verdict = check(connectors(on="2020-08-16", buyer=HUAWEI_CLOUD))
    assert verdict.outcome == "no_licence_required"
    assert verdict.holds_through == date(2020, 8, 16)


def test_huawei_cloud_is_listed_from_17_august_2020():
    assert refused(check(connectors(on="2020-08-17", buyer=HUAWEI_CLOUD)))


def test_the_dusseldorf_company_is_treated_like_its_sisters():
    buyer = "Huawei Technologies Dusseldorf GmbH"
    assert refused(check(connectors(on="2026-07-31", to="DE", buyer=buyer)))


# -- offices ------------------------------------------------------------------------------------


def office(country, on, **facts):
    here = (party("Sales office", country, branch_of=HUAWEI),)
    return connectors(on=on, to=country, parties=here, **facts)


@pytest.mark.parametrize("day", ["2019-06-10", "2021-03-01", "2025-10-15"])
def test_a_branch_abroad_is_part_of_the_listed_company(day):
    assert refused(check(office("DK", day)))


def test_while_the_affiliates_rule_is_stayed_a_branch_abroad_is_an_open_question():
    verdict = check(office("DK", "2025-12-15"))
    assert verdict.outcome == "undetermined"


def test_a_branch_at_home_is_no_question_even_then():
    assert refused(check(office("CN", "2025-12-15")))


def test_when_the_stay_has_run_out_as_written_a_branch_abroad_is_a_stop_again():
    assert refused(check(office("DK", "2026-11-22", assume_as_written=True)))


# -- the temporary licence ----------------------------------------------------------------------


@pytest.mark.parametrize("day", ["2019-05-16", "2019-05-17", "2019-05-19"])
def test_for_four_days_the_ban_stood_alone(day):
    verdict = check(patch_for_a_network(on=day, certificate="exporter"))
    assert refused(verdict)
    assert verdict.holds_through == date(2019, 5, 19)


def test_on_20_may_2019_network_patches_may_go_on_the_exporters_own_statement():
    verdict = check(patch_for_a_network(on="2019-05-20", certificate="exporter"))
    assert verdict.outcome == "authorised"
    assert verdict.authority["norm"] == "us.ear.tgl-huawei.c1"
    assert verdict.authority["expires"] == "2019-08-19"


def test_that_statement_carries_no_further_than_18_august():
    verdict = check(patch_for_a_network(on="2019-05-20", certificate="exporter"))
    assert verdict.holds_through == date(2019, 8, 18)
    assert verdict.ends_by["cite"] == "84 FR 43487"


def test_a_contract_made_after_the_listing_is_no_existing_network():
    late = patch_for_a_network(on="2019-06-10", certificate="exporter", contract_date="2019-05-17")
    assert refused(check(late))


def test_a_contract_of_the_very_day_of_listing_is():
    just = patch_for_a_network(on="2019-06-10", certificate="exporter", contract_date="2019-05-16")
    assert check(just).outcome == "authorised"


def test_a_phone_first_sold_after_the_listing_gets_no_support():
    late = patch_for_a_phone(on="2019-06-10", certificate="exporter", device_public_on="2019-05-17")
    assert refused(check(late))


def test_without_any_statement_nothing_goes():
    assert refused(check(patch_for_a_network(on="2019-06-10", certificate="none")))


def test_in_its_first_form_the_licence_did_not_ask_whether_a_patch_adds_anything():
    found = check(
        patch_for_a_network(on="2019-06-10", certificate="exporter", adds_functionality=True)
    )
    assert found.outcome == "authorised"


@pytest.mark.parametrize(
    ("day", "expires"),
    [
        ("2019-08-19", "2019-11-18"),
        ("2019-11-17", "2019-11-18"),
        ("2019-11-18", "2020-02-16"),
        ("2020-02-12", "2020-02-16"),
        ("2020-02-13", "2020-04-01"),
        ("2020-02-17", "2020-04-01"),
        ("2020-03-09", "2020-04-01"),
        ("2020-03-10", "2020-05-15"),
        ("2020-05-14", "2020-05-15"),
        ("2020-05-15", "2020-08-13"),
        ("2020-05-16", "2020-08-13"),
        ("2020-08-13", "2020-08-13"),
    ],
)
@pytest.mark.parametrize("patch", [patch_for_a_network, patch_for_a_phone])
def test_each_extension_governs_from_its_first_day(patch, day, expires):
    verdict = check(patch(on=day))
    assert verdict.outcome == "authorised"
    assert verdict.authority["expires"] == expires
    assert verdict.holds_through == date(2020, 8, 13)
    assert verdict.action == "go_until"


def test_the_founding_monday_in_august_asks_for_huaweis_own_statement():
    assert check(patch_for_a_phone(on="2019-08-19")).outcome == "authorised"
    assert refused(check(patch_for_a_phone(on="2019-08-19", certificate="exporter")))


def test_whoever_has_not_heard_of_the_extension_relies_on_the_old_terms_for_its_last_day():
    known = "2019-08-18"
    last = check(patch_for_a_phone(on="2019-08-19", as_known=known, certificate="exporter"))
    assert (last.outcome, last.authority["expires"]) == ("authorised", "2019-08-19")
    after = check(patch_for_a_phone(on="2019-08-20", as_known=known, certificate="exporter"))
    assert refused(after)


def test_on_18_november_the_patch_goes_and_the_new_chips_do_not():
    assert check(patch_for_a_phone(on="2019-11-18")).authority["expires"] == "2020-02-16"
    chips = us_export(on="2019-11-18", item_form="commodity", eccn="3A991", purpose="new_product")
    assert refused(check(chips))


def test_as_known_on_17_november_the_licence_ends_with_the_18th():
    verdict = check(patch_for_a_phone(on="2019-11-18", as_known="2019-11-17"))
    assert verdict.outcome == "authorised"
    assert verdict.authority["expires"] == "2019-11-18"
    assert verdict.holds_through == date(2019, 11, 18)


def test_as_known_on_17_november_the_19th_is_a_stop():
    assert refused(check(patch_for_a_phone(on="2019-11-19", as_known="2019-11-17")))


def test_as_known_on_18_november_the_19th_is_a_go():
    verdict = check(patch_for_a_phone(on="2019-11-19", as_known="2019-11-18"))
    assert verdict.outcome == "authorised"
    assert verdict.holds_through == date(2020, 2, 16)


@pytest.mark.parametrize("day", ["2019-08-20", "2019-11-18", "2020-08-13"])
def test_from_august_2019_huaweis_own_network_is_out(day):
    assert refused(check(patch_for_a_network(on=day, network="own")))


def test_from_august_2019_new_functions_are_out():
    assert refused(check(patch_for_a_network(on="2019-09-10", adds_functionality=True)))
    assert refused(check(patch_for_a_phone(on="2019-09-10", adds_functionality=True)))


def test_a_server_for_huaweis_offices_was_never_in():
    server = us_export(
        on="2019-11-20",
        item_form="commodity",
        eccn="4A994",
        purpose="own_business_use",
        certificate="listed_party",
    )
    assert refused(check(server))


def test_the_affiliates_of_august_come_under_the_licence_with_a_day_of_their_own():
    here = (party(HUAWEI_DENMARK, "DK"),)
    old = patch_for_a_network(on="2019-09-10", to="DK", parties=here, contract_date="2019-07-01")
    new = patch_for_a_network(on="2019-09-10", to="DK", parties=here, contract_date="2019-08-20")
    assert check(old).outcome == "authorised"
    assert refused(check(new))


def test_the_licence_lifts_the_ban_and_nothing_else():
    found = check(patch_for_a_network(on="2019-09-10", eccn="5D001"))
    assert not found.outcome.goes


def test_the_licence_does_not_reach_cuba():
    here = (party("Huawei Cuba", "CU"),)
    assert check(patch_for_a_network(on="2019-10-01", to="CU", parties=here)).outcome == (
        "licence_required"
    )


def test_the_licence_does_not_reach_sudan_while_it_is_in_group_e():
    assert check(patch_for_a_network(on="2019-10-01", to="SD")).outcome == "licence_required"


@pytest.mark.parametrize("day", ["2020-08-14", "2020-08-15", "2020-08-16"])
@pytest.mark.parametrize("act", [patch_for_a_network, patch_for_a_phone, vulnerability_report])
def test_for_three_days_in_august_2020_nothing_is_left(act, day):
    assert refused(check(act(on=day)))


def test_after_the_licence_a_feature_update_has_no_way_out():
    assert refused(check(patch_for_a_phone(on="2020-09-10", adds_functionality=True)))
    assert refused(check(patch_for_a_phone(on="2020-09-10")))


# -- security vulnerabilities -------------------------------------------------------------------


def test_telling_huawei_of_a_hole_was_covered_by_the_temporary_licence():
    verdict = check(vulnerability_report(on="2020-08-13", certificate="listed_party"))
    assert (verdict.outcome, verdict.authority["norm"]) == ("authorised", "us.ear.tgl-huawei.c3")


@pytest.mark.parametrize("day", ["2020-08-17", "2020-09-10", "2026-07-31"])
def test_since_17_august_2020_footnote_2_covers_it_for_good(day):
    verdict = check(vulnerability_report(on=day))
    assert verdict.outcome == "authorised"
    assert verdict.authority["norm"] == "us.ear.744.11.footnote-2"
    assert verdict.authority["expires"] is None


def test_footnote_2_is_for_networks_of_third_parties():
    assert refused(check(vulnerability_report(on="2020-09-10", network="own")))


def test_footnote_2_was_not_known_on_the_day_before():
    assert refused(check(vulnerability_report(on="2020-08-17", as_known="2020-08-16")))


# -- standards ----------------------------------------------------------------------------------


def test_5g_standards_were_covered_at_first():
    work = standards_work(
        on="2019-08-05", standards_topic="5G", standards_body="3GPP", certificate="exporter"
    )
    verdict = check(work)
    assert verdict.outcome == "authorised"
    assert verdict.authority["expires"] == "2019-08-19"
    assert verdict.holds_through == date(2019, 8, 18)


def test_other_standards_were_not():
    work = standards_work(
        on="2019-08-05", standards_topic="Wi-Fi", standards_body="IEEE", certificate="exporter"
    )
    assert refused(check(work))


@pytest.mark.parametrize("day", ["2019-08-19", "2019-09-10", "2020-06-17"])
@pytest.mark.parametrize("certificate", ["exporter", "listed_party"])
def test_from_19_august_2019_to_17_june_2020_standards_had_no_cover(day, certificate):
    work = standards_work(
        on=day, standards_topic="5G", standards_body="3GPP", certificate=certificate
    )
    assert refused(check(work))


@pytest.mark.parametrize("day", ["2020-06-18", "2022-09-08"])
def test_from_18_june_2020_low_technology_may_be_shared_in_a_standards_body(day):
    assert check(standards_work(on=day)).outcome == "authorised"


def test_that_rule_was_public_on_17_june_and_not_before():
    assert check(standards_work(on="2020-06-18", as_known="2020-06-17")).outcome == "authorised"
    assert refused(check(standards_work(on="2020-06-18", as_known="2020-06-16")))


def test_controlled_technology_was_left_out():
    assert refused(check(standards_work(on="2020-07-15", eccn="5E001")))


def test_software_was_left_out_until_september_2022():
    assert refused(check(standards_work(on="2020-07-15", item_form="software")))
    assert refused(check(standards_work(on="2022-09-08", item_form="software")))


@pytest.mark.parametrize("form", ["software", "technology"])
def test_from_9_september_2022_software_and_technology_for_a_public_standard_may_go(form):
    work = standards_work(on="2022-09-09", item_form=form, intent_to_publish=True)
    assert check(work).outcome == "authorised"


def test_a_secret_standard_is_no_excuse_since_then():
    assert refused(check(standards_work(on="2022-09-09", intent_to_publish=False)))


@pytest.mark.parametrize(
    ("day", "outcome"), [("2022-09-08", "licence_required"), ("2022-09-09", "authorised")]
)
def test_before_september_2022_the_rule_was_for_huawei_alone(day, outcome):
    work = standards_work(on=day, intent_to_publish=True, parties=(party(EIGHT_STAR),))
    assert check(work).outcome == outcome


# -- two listed companies in one trade ----------------------------------------------------------


def test_the_temporary_licence_frees_huawei_and_not_the_other_listed_buyer():
    both = (party(HUAWEI), party(EIGHT_STAR, "CN", "purchaser"))
    verdict = check(patch_for_a_network(on="2019-10-01", parties=both))
    assert refused(verdict)


def test_footnote_2_frees_huawei_and_not_sicarrier():
    both = (party(HUAWEI), party(SICARRIER, "CN", "ultimate_consignee"))
    assert check(vulnerability_report(on="2024-12-01", parties=both)).outcome == "authorised"
    assert refused(check(vulnerability_report(on="2024-12-02", parties=both)))


def test_two_affiliates_that_the_licence_names_are_both_freed():
    both = (party(HUAWEI), party(HUAWEI_DENMARK, "DK", "purchaser"))
    found = check(patch_for_a_network(on="2019-10-01", parties=both, contract_date="2019-05-01"))
    assert found.outcome == "authorised"


def test_the_standards_rule_of_2022_frees_any_two():
    both = (party(HUAWEI), party(SICARRIER, "CN", "purchaser"))
    work = standards_work(on="2025-01-15", intent_to_publish=True, parties=both)
    assert check(work).outcome == "authorised"
