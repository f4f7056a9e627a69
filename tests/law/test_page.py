"""The rulebook page: every norm once, every link leads somewhere, nothing of the program in it."""

import re
from dataclasses import replace

import pytest

from licet.law.norms import instrument
from licet.law.page import rulebook_page
from licet.law.rulebook import Rulebook, rulebook
from licet.law.tables import Entries
from licet.law.us.ear.body import EAR
from licet.law.words import eccn
from tests.law.broken import prose

CRYPTO = Entries("5D002 or 5E002", frozenset({"5D002", "5E002"}))
NORMS = rulebook().norms


@pytest.fixture(scope="module")
def page() -> str:
    return rulebook_page(rulebook())


def test_the_page_has_every_norm_once_as_an_anchor(page):
    anchors = re.findall(r'<a id="([^"]+)"></a>', page)
    assert len(anchors) == len(set(anchors))
    assert {norm.id for norm in NORMS} <= set(anchors)
    for norm in NORMS:
        assert page.count(f'<a id="{norm.id}"></a>\n\n#### {norm.title}\n') == 1


def test_every_link_of_the_page_leads_somewhere(page):
    anchors = set(re.findall(r'<a id="([^"]+)"></a>', page))
    assert set(re.findall(r"\]\(#([^)]+)\)", page)) <= anchors


def test_the_page_has_no_trace_of_the_program_in_its_prose(page):
    for odd in ("frozenset", "_", "{", "None", "True"):
        assert odd not in prose(page)


def test_days_on_the_page_are_in_long_form(page):
    without_version = page.replace(rulebook().version, "")
    assert not re.search(r"\d{4}-\d\d-\d\d(?!\d)", without_version)
    assert "19 August 2019" in page


def test_a_term_that_several_rules_use_is_explained_once(page):
    assert page.count("**foreign-made**: all of these are true:") == 1
    assert page.count("the country of dispatch is not US\n") == 1
    assert page.count("- *foreign-made*\n") > 5


def test_the_page_says_which_rulebook_it_is_and_how_far_it_is_reviewed(page):
    assert rulebook().version in page
    assert "reviewed through 10 October 2026" in page


def test_what_is_not_held_is_listed(page):
    silent = page.split("## What is not held")[1]
    for norm in NORMS:
        assert norm.encoded or f"[`{norm.id}`](#{norm.id})" in silent
    for chapter in rulebook().chapters:
        for paragraph in chapter.not_modelled:
            assert " ".join(paragraph.split()) in silent


def test_every_instrument_stands_in_the_table_with_its_doubts(page):
    table = page.split("## Instruments")[1].split("## What is not held")[0]
    for norm in NORMS:
        for version in norm.versions:
            assert f"| {version.by.cite} |" in table
            assert version.by.unverified in table


def test_every_chapter_prints_its_own_words(page):
    for chapter in rulebook().chapters:
        assert chapter.title in page
    assert {n for chapter in rulebook().chapters for n in chapter.norms} == set(NORMS)


def test_the_page_is_the_same_each_time(page):
    assert rulebook_page(rulebook()) == page


def test_a_norm_that_no_chapter_names_is_printed_all_the_same():
    book = rulebook()
    added = replace(NORMS[0], id="us.ear.added", title="Added by a scenario")
    scenario = Rulebook(book.bodies, (*book.norms, added), book.chapters)
    page = rulebook_page(scenario)
    assert '<a id="us.ear.added"></a>\n\n#### Added by a scenario' in page
    assert "### Other rules" in page


def test_a_narrowed_rulebook_prints_its_own_law_only():
    page = rulebook_page(rulebook().narrowed(("us-ofac",)))
    assert "us.ofac.560.204" in page
    assert "us.ear" not in page


def test_a_changed_list_of_entries_changes_the_version():
    book = rulebook()
    norm = EAR.notice(
        "n",
        title="N",
        cite="15 CFR 744.11",
        says="N.",
        when=eccn.within(CRYPTO),
        by=instrument("15 CFR 744.11", "2016-01-01"),
    )
    more = Entries(CRYPTO.name, frozenset({*CRYPTO.codes, "5A002"}))
    other = replace(norm, versions=(replace(norm.versions[0], when=eccn.within(more)),))
    assert Rulebook(book.bodies, (norm,)).version != Rulebook(book.bodies, (other,)).version
