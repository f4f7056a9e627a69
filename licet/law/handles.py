"""Handles: how an author of rules takes hold of a fact and says something of it.

A handle knows whose fact it is, its name in the vocabulary, and how it reads in English; each
kind of fact has the tests that make sense for it: ``purpose.is_("standards")``,
``contract_date.by("2019-05-16")``, ``us_content.at_most(25)``.
"""

from __future__ import annotations

from dataclasses import dataclass

from licet.law.tables import Entries, Group
from licet.law.terms import (
    TRADE,
    AllInEntries,
    AtMost,
    Below,
    Has,
    InEntries,
    InGroup,
    Is,
    On,
    SomeInEntries,
    Stated,
    Term,
)
from licet.spans import day


@dataclass(frozen=True, slots=True)
class Handle:
    """A fact: whose it is (trade or party), its name, how it reads."""

    about: str
    fact: str
    reads: str

    @property
    def stated(self) -> Term:
        """Somebody said what the fact is."""
        return Stated(self.about, self.fact, self.reads)


class Word(Handle):
    """A fact that is a word."""

    def is_(self, *words: str | int) -> Term:
        return Is(self.about, self.fact, self.reads, frozenset(words))

    def in_group(self, *groups: Group) -> Term:
        return InGroup(self.about, self.fact, self.reads, groups)


class Words(Handle):
    """A fact that is a list of words."""

    def has(self, *words: str | int) -> Term:
        return Has(self.about, self.fact, self.reads, frozenset(words))

    def any_in_group(self, *groups: Group) -> Term:
        return InGroup(self.about, self.fact, self.reads, groups)


class Day(Handle):
    """A fact that is a day."""

    def on(self, moment: str) -> Term:
        return On(self.about, self.fact, self.reads, day(moment))

    def by(self, last: str) -> Term:
        """On or before."""
        return AtMost(self.about, self.fact, self.reads, day(last))


class Number(Handle):
    """A fact that is a number."""

    def at_most(self, bound: float) -> Term:
        return AtMost(self.about, self.fact, self.reads, float(bound))

    def below(self, bound: float) -> Term:
        return Below(self.about, self.fact, self.reads, float(bound))

    def above(self, bound: float) -> Term:
        return ~self.at_most(bound)


class Eccn(Handle):
    """A fact that is an entry of the Control List."""

    def within(self, entries: Entries) -> Term:
        return InEntries(self.about, self.fact, self.reads, entries)


class Eccns(Handle):
    """A fact that is a list of entries of the Control List."""

    def some_within(self, entries: Entries) -> Term:
        return SomeInEntries(self.about, self.fact, self.reads, entries)

    def all_within(self, entries: Entries) -> Term:
        return AllInEntries(self.about, self.fact, self.reads, entries)

    @property
    def some(self) -> Term:
        """The list is not empty."""
        return Has(self.about, self.fact, self.reads, frozenset())


def flag(fact: str, reads: str, about: str = TRADE, denies: str = "") -> Term:
    """A fact that is true or false is a term by itself; `reads` is its true sentence.

    `denies` is its false sentence; left out, it is `reads` with "is not" for "is".
    """
    return Is(about, fact, reads, frozenset({True}), denies)
