"""Builders of small broken rulebooks, and what every message and page must have."""

import re
from datetime import date

from licet.law.checks import check
from licet.law.norms import Body, instrument
from licet.law.rulebook import Rulebook
from licet.law.words import us_origin

LAW = Body("us-test", "A law for tests", date(2016, 1, 1), date(2026, 10, 10))
MAY = instrument("84 FR 23468", "2019-05-20", last="2019-08-19", published="2019-05-22")
AUGUST = instrument("84 FR 43487", "2019-08-19", last="2019-11-18", published="2019-08-21")


def said(cite="15 CFR 744.11", **fields):
    """What every norm says of itself, unless the case says otherwise."""
    given = {"title": "A rule", "cite": cite, "says": "What it says.", "when": us_origin, "by": MAY}
    return {**given, **fields}


def ban(name="test.ban", **fields):
    return LAW.requirement(name, **said(**fields))


def licence(*lifts, name="test.licence", **fields):
    return LAW.authorisation(name, **said(cite="15 CFR 740.5", overcomes=lifts, **fields))


def book(*norms):
    return Rulebook((LAW,), norms)


def only_flaw(*norms):
    (found,) = check(book(*norms))
    return found


def assert_says(flaw, kind, *parts):
    """The flaw is of this kind, and its message names every rule, what to expect, what to do."""
    assert flaw.kind is kind
    message = str(flaw)
    assert all(
        f"{name} ({cite})" in message for name, cite in zip(flaw.norms, flaw.cites, strict=True)
    )
    assert "expected: " in message
    assert "do: " in message
    for part in parts:
        assert part in message


def prose(markdown: str) -> str:
    """The text without anchors, link targets and code."""
    return re.sub(r"`[^`]*`|<a [^>]*>|\]\(#[^)]*\)", "", markdown)
