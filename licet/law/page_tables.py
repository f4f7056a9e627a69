"""The tables behind the chapters of the rulebook page: entries, groups, instruments, silences."""

from __future__ import annotations

import re
from collections.abc import Iterable

from licet.law.english import long_date, unsettled_parts
from licet.law.norms import Instrument, Norm
from licet.law.phrases import country_names
from licet.law.rulebook import Rulebook
from licet.law.tables import Membership
from licet.spans import Span, day

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(
        f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines
    )


def _last_day(span: Span) -> str:
    return long_date(span.last) if span.last else "no end printed"


def _ids(norms: Iterable[Norm]) -> str:
    return ", ".join(f"[`{norm.id}`](#{norm.id})" for norm in norms)


def entry_sets(rulebook: Rulebook) -> str:
    """Every named set of Control List entries, code by code."""
    lines = ['<a id="entries"></a>\n\n## Entries of the Control List', ""]
    for entries in sorted(rulebook.entries, key=lambda one: (one.name, sorted(one.codes))):
        parts = [", ".join(sorted(entries.codes))] if entries.codes else []
        if entries.pattern:
            parts.append(f"every code of the form `{entries.pattern}`")
        text = "; and ".join(parts)
        if entries.but_not:
            text += f"; but not {', '.join(sorted(entries.but_not))}"
        lines += [f"**{entries.name}**: {text}.", ""]
    lines.append("A code takes its paragraphs in.")
    return "\n".join(lines)


def country_groups(rulebook: Rulebook) -> str:
    """Who is in which country group, on which days."""
    lines = ['<a id="groups"></a>\n\n## Country groups', ""]
    for group in sorted(rulebook.groups, key=lambda one: one.name):
        lines += [f"**Country Group {group.name}**", ""]
        rows = (_member(member) for member in group.members)
        lines += [_table(("Country", "From", "Through", "Known since", "By"), rows), ""]
    return "\n".join(lines)


def _member(member: Membership) -> tuple[str, ...]:
    span = member.span
    return (
        f"{member.country}, {country_names().get(member.country, 'no name known')}",
        long_date(span.start),
        _last_day(span),
        long_date(member.known),
        _DAY.sub(lambda found: long_date(day(found[0])), member.cite),
    )


def instruments(rulebook: Rulebook) -> str:
    """Every instrument, by its first day, with the rules that stand on it."""
    users: dict[Instrument, dict[Norm, None]] = {}
    for norm in rulebook.norms:
        for version in norm.versions:
            users.setdefault(version.by, {})[norm] = None
    ordered = sorted(
        users.items(), key=lambda one: (one[0].span.start, one[0].cite, _last_day(one[0].span))
    )
    head = ("Instrument", "Title", "From", "Through", "Known", "Published", "Unverified", "Rules")
    rows = (_instrument(by, _ids(norms)) for by, norms in ordered)
    return f'<a id="instruments"></a>\n\n## Instruments\n\n{_table(head, rows)}'


def _instrument(by: Instrument, norms: str) -> tuple[str, ...]:
    return (
        by.cite,
        by.title,
        long_date(by.span.start),
        _last_day(by.span),
        long_date(by.known),
        long_date(by.published) if by.published else "",
        by.unverified,
        norms,
    )


def not_held(rulebook: Rulebook) -> str:
    """What the rulebook is silent about: rules that are not encoded, open questions, the rest."""
    silent = [
        f"- {norm.title} ({_ids([norm])}): {norm.says}"
        for norm in rulebook.norms
        if not norm.encoded
    ]
    unsettled = [f"- {why} ({_ids(norms)})" for why, norms in _left_open(rulebook).items()]
    rest = [
        f"- {chapter.title}. {' '.join(paragraph.split())}"
        for chapter in rulebook.chapters
        for paragraph in chapter.not_modelled
    ]
    return "\n".join(
        [
            '<a id="not-held"></a>\n\n## What is not held',
            "",
            "Rules that are known and not encoded; where one may bite, the answer is "
            '"undetermined":',
            "",
            *silent,
            "",
            "Questions that encoded rules leave open:",
            "",
            *unsettled,
            "",
            "Not modelled at all:",
            "",
            *rest,
        ]
    )


def _left_open(rulebook: Rulebook) -> dict[str, dict[Norm, None]]:
    """Every open question of an encoded rule, with the rules that leave it open."""
    found: dict[str, dict[Norm, None]] = {}
    for norm in (one for one in rulebook.norms if one.encoded):
        for version in norm.versions:
            for why in unsettled_parts(version.when):
                found.setdefault(why, {})[norm] = None
    return found
