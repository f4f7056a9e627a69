"""Names as the Consolidated Screening List prints them."""

from __future__ import annotations

from licet.lists.record import NameKind
from licet.lists.us_csl.words import names


def test_a_lost_apostrophe_comes_back_as_an_alias():
    """The file of 2022 has a question mark for each letter that it could not write."""
    found = names("Xi?an Bow Technologies", (), prose=True)
    assert [(one.text, one.kind) for one in found] == [
        ("Xi?an Bow Technologies", NameKind.PRIMARY),
        ("Xi'an Bow Technologies", NameKind.ALIAS),
    ]


def test_a_question_mark_that_may_be_anything_stays():
    assert [one.text for one in names("OOO ?BOW?", (), prose=False)] == ["OOO ?BOW?"]
