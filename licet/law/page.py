"""The rulebook as one Markdown page, for a lawyer to read against the sources and sign.

Every norm stands there once, under its own id as anchor, in the chapter of the module that
holds it. What several norms speak of (defined terms, sets of Control List entries, country
groups, instruments) is printed once, behind the chapters. The page is a pure function of the
rulebook: no clock, no paths.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from licet.law.english import Known, laid_out, long_date, print_norm, sentence, wordings
from licet.law.norms import Body, Norm
from licet.law.page_tables import (
    country_groups,
    entry_sets,
    instruments,
    not_held,
)
from licet.law.rulebook import Chapter, Rulebook
from licet.law.terms import ALWAYS, All, Any, Constant, Named, Not, Someone, Term

HOW_TO_READ: Final = """\
A rule has an id, a kind and a citation; then what it says in plain words; then the instruments \
that put it in force, each with its first and last day, both included; then the condition as \
licet reads it. The plain words explain; the condition decides.

- A *scope* brings a trade under the law, or takes it out. A *requirement* asks for a licence, or \
forbids outright. An *authorisation* overcomes the requirements that it names. A *restriction* \
takes an authorisation away. A *status* leaves a rule in the book and without effect. A *warning* \
changes no outcome.
- Every requirement that applies must be overcome by an authorisation that names it; one that \
speaks of "the party" is decided anew for each listed party to the trade.
- Where the days of two instruments overlap, the one that begins later governs from its first \
day. Days on which nothing was in force are said to be so.
- A condition is true, false or unknown. It is unknown where a fact that it needs was not stated, \
and wherever it says that it is left open: the answer is then "undetermined", never "no licence \
required".
- Terms in *italics* are defined under [Terms](#terms), or where they stand; names in quotation \
marks are sets of entries, listed under [Entries](#entries)."""

_SIGN_OFF: Final = """\
I have compared the rules above with the sources that they cite.

- Name:
- Day:
- Rules that I have not compared, or do not agree with:"""


def rulebook_page(rulebook: Rulebook) -> str:
    """The whole rulebook as Markdown."""
    known = shared_terms(rulebook)
    sections = [
        _head(rulebook),
        _contents(rulebook),
        f"## How to read it\n\n{HOW_TO_READ}",
        *(_body(rulebook, body, known) for body in rulebook.bodies),
        _terms(known),
        entry_sets(rulebook),
        country_groups(rulebook),
        instruments(rulebook),
        not_held(rulebook),
        f'<a id="sign-off"></a>\n\n## Sign-off\n\nRulebook {rulebook.version}. {_SIGN_OFF}',
    ]
    return "\n\n".join(section.strip() for section in sections) + "\n"


def _head(rulebook: Rulebook) -> str:
    bodies = "\n".join(
        f"- {body.title}: held from {long_date(body.covered_from)}, reviewed through "
        f"{long_date(body.reviewed_through)}"
        for body in rulebook.bodies
    )
    return (
        "# The rulebook of licet\n\n"
        f"Version {rulebook.version}: {len(rulebook.norms)} rules, reviewed through "
        f"{long_date(rulebook.reviewed_through)}.\n\n{bodies}\n\n"
        "For days outside these, and for law that is not on this page, licet says that it does "
        "not know."
    )


def _contents(rulebook: Rulebook) -> str:
    lines = ["## Contents", ""]
    for body in rulebook.bodies:
        lines.append(f"- [{body.title}](#{body.id})")
        for chapter in _chapters(rulebook, body):
            lines.append(f"  - [{chapter.title}](#{_anchor(chapter)})")
            lines += [f"    - [{norm.title}](#{norm.id})" for norm in chapter.norms]
    lines += [
        f"- [{title}](#{anchor})"
        for title, anchor in (
            ("Terms", "terms"),
            ("Entries of the Control List", "entries"),
            ("Country groups", "groups"),
            ("Instruments", "instruments"),
            ("What is not held", "not-held"),
            ("Sign-off", "sign-off"),
        )
    ]
    return "\n".join(lines)


# -- chapters ---------------------------------------------------------------------------------


def _anchor(chapter: Chapter) -> str:
    return f"chapter-{chapter.name.replace('_', '-')}"


def _chapters(rulebook: Rulebook, body: Body) -> tuple[Chapter, ...]:
    """The chapters of one body of law, with the norms as this rulebook holds them.

    A scenario replaces norms and adds some: what no chapter names comes last.
    """
    here = {norm.id: norm for norm in rulebook.norms if norm.law == body.id}
    found = []
    for chapter in rulebook.chapters:
        if chapter.law == body.id:
            norms = tuple(here.pop(norm.id) for norm in chapter.norms if norm.id in here)
            if norms:
                found.append(Chapter(chapter.name, body.id, chapter.title, chapter.text, norms))
    if here:
        found.append(Chapter(f"{body.id}-others", body.id, "Other rules", "", tuple(here.values())))
    return tuple(found)


def _body(rulebook: Rulebook, body: Body, known: Known) -> str:
    lines = [f'<a id="{body.id}"></a>\n\n## {body.title}', ""]
    for preface in rulebook.chapters:
        if preface.law == body.id and not preface.norms:
            lines += [f"{preface.title}.", "", _linked(preface.text, rulebook), ""]
    if body.concerns != ALWAYS:
        lines += [f"It is asked only when {sentence(body.concerns)}.", ""]
    if not isinstance(body.asks_nothing, Constant):
        lines += [f"It asks nothing when {sentence(body.asks_nothing)}.", ""]
    for chapter in _chapters(rulebook, body):
        lines += [f'<a id="{_anchor(chapter)}"></a>\n\n### {chapter.title}', ""]
        lines += [_linked(chapter.text, rulebook), ""]
        lines += [_norm(norm, known) for norm in chapter.norms]
    return "\n".join(lines)


def _norm(norm: Norm, known: Known) -> str:
    return f'<a id="{norm.id}"></a>\n\n{print_norm(norm, known, "####")}'


def _linked(text: str, rulebook: Rulebook) -> str:
    """A docstring, with the modules that it speaks of as links to their chapters."""
    for chapter in rulebook.chapters:
        if chapter.norms:
            link = f"[{chapter.title}](#{_anchor(chapter)})"
            text = text.replace(f"`{chapter.name}`", link)
    return text


# -- terms ------------------------------------------------------------------------------------


def shared_terms(rulebook: Rulebook) -> Known:
    """The defined terms that the page would otherwise explain more than once."""
    uses: Counter[Named] = Counter()
    for norm in rulebook.norms:
        for when, _ in wordings(norm):
            _count(when, uses)
    return frozenset(term for term, count in uses.items() if count > 1)


def _count(term: Term, uses: Counter[Named]) -> None:
    """Count definitions; what stands inside one is met only where that one is explained."""
    match term:
        case Named(_, of):
            uses[term] += 1
            if uses[term] == 1:
                _count(of, uses)
        case All(terms) | Any(terms):
            for one in terms:
                _count(one, uses)
        case Not(of) | Someone(_, of):
            _count(of, uses)


def _terms(known: Known) -> str:
    lines = ['<a id="terms"></a>\n\n## Terms', ""]
    for term in _alphabetical(known):
        first, *rest = laid_out(term.of, known - {term})
        lines += [f"**{term.name}**: {first}", "", *rest, *([""] if rest else [])]
    return "\n".join(lines)


def _alphabetical(known: Known) -> Iterable[Named]:
    return sorted(known, key=lambda term: (re.sub(r"^(an?|the) ", "", term.name), sentence(term)))
