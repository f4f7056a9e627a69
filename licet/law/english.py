"""Reader 4: the rulebook in English, for the page that a lawyer signs off."""

from __future__ import annotations

from datetime import date

from licet.law.norms import Instrument, Kind, Norm, Version
from licet.law.terms import (
    All,
    AllInEntries,
    Any,
    AtMost,
    Constant,
    Has,
    InEntries,
    InGroup,
    Is,
    Leaf,
    Listed,
    Named,
    Not,
    On,
    SomeInEntries,
    Someone,
    Stated,
    Term,
)

_LISTS = {
    "us-bis-entity-list": "the Entity List",
    "us-bis-dpl": "the Denied Persons List",
    "us-bis-meu": "the Military End-User List",
    "us-ofac-sdn": "the SDN List",
}


def long_date(moment: date) -> str:
    """19 August 2019."""
    return f"{moment.day} {moment:%B %Y}"


def sentence(term: Term, negated: bool = False) -> str:
    """The term as an English clause; `negated` gives its contrary."""
    match term:
        case All(terms):
            return _joined(terms, "or" if negated else "and", negated)
        case Any(terms):
            return _joined(terms, "and" if negated else "or", negated)
        case Not(of):
            return sentence(of, not negated)
        case Named(name, of):
            inner = f"{name} ({sentence(of)})"
            return f"not: {inner}" if negated else inner
        case Someone(fact, of):
            who = fact.replace("_", " ").replace("|", " or ")
            return f"the item is {'not ' if negated else ''}{who} one of whom it is true that " + (
                sentence(of)
            )
        case Constant(value, why):
            return _constant(value if value is None or not negated else not value, why)
        case Leaf():
            return _leaf(term, negated)
    raise TypeError(f"no English for {term!r}")


def _constant(value: bool | None, why: str) -> str:
    word = {True: "always", False: "never", None: "it is open whether it applies"}[value]
    return f"{word} ({why})" if why else word


def _joined(terms: tuple[Term, ...], word: str, negated: bool) -> str:
    parts = [_bracketed(term, negated) for term in terms]
    return f" {word} ".join(parts)


def _bracketed(term: Term, negated: bool) -> str:
    text = sentence(term, negated)
    return f"[{text}]" if isinstance(term, All | Any) else text


def _leaf(leaf: Leaf, negated: bool) -> str:
    no = "not " if negated else ""
    match leaf:
        case Is(words=words) if words == {True}:
            return leaf.reads.replace(" is ", " is not ", 1) if negated else leaf.reads
        case Is(words=words):
            return f"{leaf.reads} is {no}{_words(words)}"
        case Has(words=words) if not words:
            return f"{leaf.reads}: {'none' if negated else 'some'}"
        case Has(words=words):
            return f"{leaf.reads} {'does not include' if negated else 'includes'} {_words(words)}"
        case AtMost(bound=date() as bound):
            return f"{leaf.reads} {'after' if negated else 'on or before'} {long_date(bound)}"
        case AtMost(bound=bound):
            return f"{leaf.reads} is {'more than' if negated else 'at most'} {bound:g} per cent"
        case On(bound=bound):
            return f"{leaf.reads} {no}on {long_date(bound)}"
        case InEntries(entries=entries):
            return f"{leaf.reads} is {no}{entries.name}"
        case SomeInEntries(entries=entries):
            return f"{leaf.reads} {'has nothing' if negated else 'something'} of {entries.name}"
        case AllInEntries(entries=entries):
            return f"{leaf.reads} is {no}wholly {entries.name}"
        case InGroup(groups=groups):
            names = " or ".join(group.name for group in groups)
            return f"{leaf.reads} is {no}in Country Group {names}"
        case Stated():
            return f"{leaf.reads} is {no}stated"
        case Listed(list=name):
            return f"{leaf.reads} is {no}on {_LISTS.get(name, name)}"
    raise TypeError(f"no English for {leaf!r}")


def _words(words: frozenset[str | int | bool] | frozenset[str | int]) -> str:
    return " or ".join(sorted(str(word).replace("_", " ") for word in words))


def by_whom(instrument: Instrument) -> str:
    """84 FR 43487, 19 August 2019 through 18 November 2019 (published 21 August 2019)."""
    last = instrument.span.last
    text = f"{instrument.cite}, {'from ' if last is None else ''}{long_date(instrument.span.start)}"
    if last is not None:
        text += f" through {long_date(last)}"
    remarks = []
    if instrument.known != instrument.span.start:
        remarks.append(f"known since {long_date(instrument.known)}")
    if instrument.published:
        remarks.append(f"published {long_date(instrument.published)}")
    if instrument.unverified:
        remarks.append(f"unverified: {instrument.unverified}")
    return f"{text} ({'; '.join(remarks)})" if remarks else text


def print_version(version: Version) -> str:
    return f"{by_whom(version.by)}: when {sentence(version.when)}."


def print_norm(norm: Norm) -> str:
    """One norm as a Markdown section: title, citation, what it says, what it touches, versions."""
    kind = {Kind.NOTICE: "warning"}.get(norm.kind, str(norm.kind))
    lines = [
        f"### {norm.title}",
        "",
        f"`{norm.id}` · {kind}{' (forbids outright)' if norm.forbids else ''}"
        f"{' (takes out)' if norm.takes_out else ''}"
        f"{'' if norm.encoded else ' · NOT ENCODED: answers undetermined'} · {norm.cite}",
        "",
        norm.says,
        "",
    ]
    for verb, others in (
        ("Overcomes", norm.overcomes),
        ("Takes away", norm.restricts),
        ("Suspends", norm.suspends),
    ):
        if others:
            lines += [f"{verb}: {', '.join(f'`{other.id}`' for other in others)}.", ""]
    lines += [f"- {print_version(version)}" for version in norm.versions]
    lines += [
        f"- Gap, {long_date(gap.span.start)} through "
        f"{long_date(gap.span.last or gap.span.start)}: {gap.why}."
        for gap in norm.gaps
    ]
    return "\n".join([*lines, ""])
