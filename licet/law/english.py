"""Reader 4: the rulebook in English, for the page that a lawyer signs off.

`sentence` prints a condition in one line; `laid_out` as nested bullets; `print_norm` a whole
norm. Terms that the page defines elsewhere are `known`, and referred to by name. The digest
that is the rulebook's version is made of these texts: equal law must print equal text, and
unequal law unequal text.
"""

from __future__ import annotations

from collections.abc import Set
from datetime import date
from typing import Final

from licet.facts.vocabulary import list_title
from licet.law.norms import Instrument, Kind, Norm
from licet.law.phrases import contrary, outsider, phrases, something
from licet.law.tables import Entries
from licet.law.terms import (
    All,
    AllInEntries,
    Any,
    AtMost,
    Below,
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

Known = Set[Named]
Part = tuple[Term, bool]  # a term, and whether it is denied
NOTHING_KNOWN: Final[Known] = frozenset()
_SHORT: Final = 90  # a part that fits in a line of this many letters needs no bullets of its own


def long_date(moment: date) -> str:
    """19 August 2019."""
    return f"{moment.day} {moment:%B %Y}"


# -- conditions -------------------------------------------------------------------------------


def unfolded(term: Term, negated: bool = False) -> tuple[str, tuple[Part, ...]]:
    """How a condition is joined ("and", "or", or "" for a single test), and its parts.

    A denial is carried to the parts: not (a and b) is not a, or not b.
    """
    match term:
        case Not(of):
            return unfolded(of, not negated)
        case All(terms):
            word = "or" if negated else "and"
        case Any(terms):
            word = "and" if negated else "or"
        case _:
            return "", ((term, negated),)
    parts: list[Part] = []
    for one in terms:
        inner, found = unfolded(one, negated)
        parts += found if inner in ("", word) else ((one, negated),)
    return word, tuple(parts)


def sentence(term: Term, negated: bool = False, known: Known = NOTHING_KNOWN) -> str:
    """The term as an English clause; `negated` gives its contrary."""
    word, parts = unfolded(term, negated)
    if not word:
        return _single(*parts[0], known)
    texts = (
        f"[{sentence(part, no, known)}]" if unfolded(part, no)[0] else sentence(part, no, known)
        for part, no in parts
    )
    return f" {word} ".join(texts)


def _single(term: Term, negated: bool, known: Known) -> str:
    match term:
        case Named(name, of):
            label = f"not *{name}*" if negated else f"*{name}*"
            return label if term in known else f"{label} ({sentence(of, known=known)})"
        case Someone(fact, of):
            start = contrary(f"{outsider(fact)} ").rstrip() if negated else outsider(fact)
            who = sentence(of, known=known)
            return f"{start} {who}" if isinstance(of, Named) else f"{start} such that [{who}]"
        case Constant(value, why):
            return _constant(value if value is None or not negated else not value, why)
        case Leaf():
            return _leaf(term, negated)
    raise TypeError(f"no English for {term!r}")


def _constant(value: bool | None, why: str) -> str:
    word = {True: "always", False: "never", None: "it is left open whether it applies"}[value]
    return f"{word} ({why})" if why else word


def _leaf(leaf: Leaf, negated: bool) -> str:
    match leaf:
        case Is(words=words, denies=denies) if words == {True}:
            return (denies or contrary(leaf.reads)) if negated else leaf.reads
        case Is(words=words) | Has(words=words) if words:
            return _filled(leaf, phrases(leaf.fact, words), negated)
        case Has():
            return _filled(leaf, something(leaf.fact, negated))
        case AtMost(bound=date() as bound):
            return f"{leaf.reads} {'after' if negated else 'on or before'} {long_date(bound)}"
        case Below(bound=bound):
            return f"{leaf.reads} is {'at least' if negated else 'less than'} {bound:g} per cent"
        case AtMost(bound=bound):
            return f"{leaf.reads} is {'more than' if negated else 'at most'} {bound:g} per cent"
        case On(bound=bound):
            return f"{leaf.reads} {'not ' if negated else ''}on {long_date(bound)}"
        case InEntries(entries=entries):
            return _filled(leaf, _one_of(entries), negated)
        case SomeInEntries(entries=entries):
            return _filled(leaf, f"{'nothing' if negated else 'something'} {_within(entries)}")
        case AllInEntries(entries=entries):
            what = "something outside" if negated else "only what is within"
            return _filled(leaf, f"{what} “{entries.name}”")
        case InGroup(groups=groups):
            names = " or ".join(group.name for group in groups)
            return _filled(leaf, f"in Country Group {names}", negated)
        case Stated():
            return _filled(leaf, "stated", negated)
        case Listed(list=name):
            return f"{leaf.reads} is {'not ' if negated else ''}on {list_title(name)}"
    raise TypeError(f"no English for {leaf!r}")


def _filled(leaf: Leaf, words: str, negated: bool = False) -> str:
    """The sentence of a fact, with these words in it."""
    text = leaf.reads if "{}" in leaf.reads else f"{leaf.reads} is {{}}"
    return (contrary(text) if negated else text).format(words)


def _one_of(entries: Entries) -> str:
    return entries.name if entries.codes == {entries.name} else _within(entries)


def _within(entries: Entries) -> str:
    return f"within “{entries.name}”"


def laid_out(term: Term, known: Known = NOTHING_KNOWN, negated: bool = False) -> list[str]:
    """The condition as Markdown: a short one on one line, a long one as nested bullets.

    The first line goes on from "when"; the lines below it are bullets, two spaces a level.
    """
    word, parts = unfolded(term, negated)
    text = sentence(term, negated, known)
    if not word:
        return _definition(*parts[0], known) or [text]
    if len(text) <= _SHORT and not any(unfolded(*part)[0] for part in parts):
        return [text]
    head = "all of these are true:" if word == "and" else "one of these is true:"
    return [head, *(line for part in parts for line in _bullet(*part, known))]


def _bullet(term: Term, negated: bool, known: Known) -> list[str]:
    first, *rest = laid_out(term, known, negated)
    return [f"- {first}", *(f"  {line}" for line in rest)]


def _definition(term: Term, negated: bool, known: Known) -> list[str]:
    """A term explained on the spot, where its meaning needs bullets of its own."""
    if not isinstance(term, Named) or term in known:
        return []
    first, *rest = laid_out(term.of, known)
    if not rest:
        return []
    name = f"*{term.name}*"
    label = f"not {name}, where {name} means" if negated else f"{name}, which means"
    return [f"{label} that {first}", *rest]


def unsettled_parts(term: Term) -> tuple[str, ...]:
    """Why parts of a condition are unsettled; empty where none is."""
    match term:
        case Constant(None, why):
            return (why,)
        case All(terms) | Any(terms):
            return tuple(why for one in terms for why in unsettled_parts(one))
        case Not(of) | Named(_, of) | Someone(_, of):
            return unsettled_parts(of)
    return ()


# -- norms ------------------------------------------------------------------------------------


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


def wordings(norm: Norm) -> tuple[tuple[Term, tuple[Instrument, ...]], ...]:
    """The different conditions that a norm has had, each with the instruments that said so."""
    found: list[tuple[Term, list[Instrument]]] = []
    for version in norm.versions:
        same = [instruments for when, instruments in found if when == version.when]
        if same:
            same[0].append(version.by)
        else:
            found.append((version.when, [version.by]))
    return tuple((when, tuple(instruments)) for when, instruments in found)


def print_norm(norm: Norm, known: Known = NOTHING_KNOWN, heading: str = "###") -> str:
    """One norm as a Markdown section: title, citation, what it says, what it touches, versions."""
    lines = [f"{heading} {norm.title}", "", _signature(norm), "", norm.says, ""]
    for verb, others in (
        ("Overcomes", norm.overcomes),
        ("Takes away", norm.restricts),
        ("Suspends", norm.suspends),
    ):
        if others:
            lines += [f"{verb}: {', '.join(f'`{other.id}`' for other in others)}.", ""]
    if norm.review_policy:
        lines += [f"An application is judged under a {norm.review_policy}.", ""]
    different = wordings(norm)
    for number, (when, instruments) in enumerate(different, start=1):
        label = f"Wording {number}, in force" if len(different) > 1 else "In force"
        lines += [f"{label} under", "", *(f"- {by_whom(one)}" for one in instruments), ""]
        lines += [*_when(when, known), ""]
    lines += [
        f"Nothing in force from {long_date(gap.span.start)} through "
        f"{long_date(gap.span.last or gap.span.start)}: {gap.why}.\n"
        for gap in norm.gaps
    ]
    return "\n".join(lines)


def _signature(norm: Norm) -> str:
    """`us.ear.744.11` · requirement · 15 CFR 744.11(a)."""
    kind = {Kind.NOTICE: "warning"}.get(norm.kind, str(norm.kind))
    if norm.forbids:
        kind += " (forbids outright)"
    if norm.takes_out:
        kind += " (takes out)"
    held = () if norm.encoded else ("NOT ENCODED: answers undetermined",)
    return " · ".join((f"`{norm.id}`", kind, *held, norm.cite))


def _when(term: Term, known: Known) -> list[str]:
    first, *rest = laid_out(term, known)
    return [f"when {first}", "", *rest] if rest else [f"when {first}."]
