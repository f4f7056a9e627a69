"""The words of the Bureau of Industry and Security's lists as terms of the rulebook.

An entry of the Entity List (15 CFR part 744, supplement 4) says for which items a licence is
required and how an application is judged; the same words stand in the CFR and in the
Consolidated Screening List. Where they say more than a term can, the reader of the list keeps
them whole in the remarks.

Requirement:

* ``all_items``: "For all items subject to the EAR", whatever exclusion follows ("except for food
  or medicine designated as EAR99", "EXCEPT for technology … standards organization", "apart from
  items … General License No. 1B"). An exclusion is no term of the rulebook, and to hold it caught
  is the safe reading: it asks for a licence where none may be needed, never the other way round.
* ``ccl_items``: "For all items on the Commerce Control List", and nothing beside it.
* None: everything else. "For items on the CCL and EAR99 items listed in supplement no. 7" is more
  than the Control List; "for any item … listed in supplement no. 2 to part 744" is less; and "for
  all items … when used in projects specified in § 746.8(a)(4)" depends on the use. The rulebook
  leaves such a requirement open rather than decide it.

Footnotes are read from the marks that stand in the text, and from the rule that an entry names
where print has lost its mark ("§ 734.9(g)" is footnote 3). Footnote 2 lifts a requirement, so it
is never taken from anything but its own mark.

A citation's date is the day on which the Federal Register printed a rule, not the day on which an
entry took effect: such days belong in `Entry.published`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from licet.lists.dates import day_of


@dataclass(frozen=True, slots=True)
class Terms:
    """What an entry's words mean in the rulebook; None where they say something else.

    `footnotes` are those of supplement 4 (1 to 5), in order. `review_policy` is ``presumption of
    denial``, ``policy of denial``, ``case-by-case`` or ``presumption of approval`` where that is
    the whole policy, else the publisher's own words.
    """

    requirement: str | None
    footnotes: tuple[int, ...]
    review_policy: str | None


SUPERSCRIPTS: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹"

_ALL: Final = re.compile(r"(?:for )?all items? subjects? to the ear\b")
_EXCLUSION: Final = re.compile(r"\b(?:except|excluding|apart from|other than)\b")
_ON_USE: Final = re.compile(r"\bwhen used in\b|\bfor use in\b|\bif used in\b")
_LISTED: Final = re.compile(r"\b(?:listed|specified|described|identified) in supplement\b")
_CCL: Final = re.compile(
    r"(?:for )?(?:all |any )?items? (?:listed |specified )?on the "
    r"(?:ccl|commerce control list(?: \(ccl\))?)(?: in supplement no\. 1 to part 774)?"
    r"(?:[ .,;(]*see .*)?[ .)]*"
)

# A mark stands after the section or after "the EAR": "§§ 734.9(e) 1 and 744.11 of the EAR 2".
_MARK: Final = r"([1-5](?:[ ,]+[1-5])*)(?!\w|\.\w|\()"
_AFTER_SECTION: Final = re.compile(r"734\.9\([eg]\)(?:\([1-3]\))?,? ?" + _MARK)
_AFTER_EAR: Final = re.compile(r"\bEAR[.)]* ?" + _MARK)
_NAMED: Final = re.compile(
    r"footnotes? ([1-5](?!\d)(?:(?:, and | and |, | or | & )[1-5](?!\d))*)", re.IGNORECASE
)
_RAISED: Final = re.compile(r"[¹²³⁴⁵]")
# The foreign direct product rules that exist for one footnote each; print may lose the mark.
_RULES: Final = {
    1: re.compile(r"734\.9\(e\)\(1\)|736\.2\(b\)\(3\)\(vi\)"),
    3: re.compile(r"734\.9\(g\)"),
    4: re.compile(r"734\.9\(e\)\(2\)"),
    5: re.compile(r"734\.9\(e\)\(3\)"),
}
# The section alone, its mark lost: any of its rules may be meant, so all are held to be.
_ANY_RULE: Final = "734.9(e)"
_OF_ANY_RULE: Final = {1, 4, 5}

_POLICIES: Final = {
    "presumption of denial": "presumption of denial",
    "presumption for denial": "presumption of denial",
    "policy of denial": "policy of denial",
    "policy of denial for all items subject to the ear": "policy of denial",
    "case-by-case": "case-by-case",
    "case-by-case basis": "case-by-case",
    "case-by-case review": "case-by-case",
    "case by case": "case-by-case",
    "case by case basis": "case-by-case",
    "reviewed on a case-by-case basis": "case-by-case",
    "presumption of approval": "presumption of approval",
}
# "See §§ 746.8(b) and 744.21(e) of the EAR." at the end adds no policy of its own.
_SEE: Final = re.compile(r"[ .;,(]*\bsee (?:also )?§{1,2} ?\d{3}[\d.()a-z§, ]*(?:and [\d.()a-z§]+)?"
                         r"(?: of (?:the ear|this part))?[ .)]*")  # fmt: skip

_PIVOT: Final = 70  # the agency's oldest citation at hand is of 1979; the register began in 1936
_SLASHED: Final = re.compile(r"(?<![\d/])(\d{1,2})//?(\d{1,2})//?(\d{4}|\d{2})(?![\d/])")
_WORDED: Final = re.compile(r"\b([A-Z][a-z]{2,8}\.? \d{1,2}, ?\d{4})(?!\d)")
_PAGE: Final = re.compile(
    r"(?<!\d)(\d{2,3})\.? ?F\.? ?R\.? ?(?:no\.? ?\d+,? ?pg?\.? ?)?(\d{1,3},\d{3}|\d+)(?![\d/])",
    re.I,
)


@lru_cache(maxsize=2_000)
def terms(requirement_words: str | None, policy_words: str | None) -> Terms:
    """The terms in an entry's licence requirement and licence review policy."""
    asked, judged = _line(requirement_words), _line(policy_words)
    return Terms(_requirement(asked), _footnotes(asked, judged), _policy(judged))


def _line(words: str | None) -> str:
    return " ".join((words or "").split())


def _requirement(words: str) -> str | None:
    plain = _RAISED.sub("", words).lower()
    if _ALL.match(plain):
        caught = _EXCLUSION.split(plain, maxsplit=1)[0]
        return None if _ON_USE.search(caught) or _LISTED.search(caught) else "all_items"
    return "ccl_items" if _CCL.fullmatch(plain) else None


def _footnotes(asked: str, judged: str) -> tuple[int, ...]:
    """Marks printed in the requirement, footnotes named anywhere, and rules of one footnote."""
    found = {SUPERSCRIPTS.index(mark) for mark in _RAISED.findall(asked + judged)}
    for pattern in (_AFTER_SECTION, _AFTER_EAR, _NAMED):
        for marks in pattern.findall(asked):
            found.update(int(mark) for mark in re.findall(r"[1-5]", marks))
    for marks in _NAMED.findall(judged):
        found.update(int(mark) for mark in re.findall(r"[1-5]", marks))
    found.update(number for number, rule in _RULES.items() if rule.search(asked))
    if not found and _ANY_RULE in asked:
        found = _OF_ANY_RULE
    return tuple(sorted(found))


def _policy(words: str) -> str | None:
    plain = _RAISED.sub("", words).lower()
    known = _POLICIES.get(_SEE.sub("", plain).strip(" .;,"))
    return known or words.strip(" .;") or None


@lru_cache(maxsize=20_000)
def register_days(citations: str | None) -> tuple[date, ...]:
    """The days of publication that a citation prints, in order, each once.

    "84 FR 22961, 5/21/19", "91 FR 35189 (June 10, 2026)", "Vol. 83, No. 91, 05/10/2018". A year
    of two digits is of the years 1970 to 2069; a date that is broken ("9/13/0") is passed over.
    """
    words = _line(citations)
    printed = (f"{m}/{d}/{_year(y)}" for m, d, y in _SLASHED.findall(words))
    days = [day_of(one, month_first=True) for one in (*printed, *_WORDED.findall(words))]
    return tuple(sorted({one for one in days if one}))


def _year(digits: str) -> str:
    if len(digits) == 4:
        return digits
    return f"{'19' if int(digits) >= _PIVOT else '20'}{digits}"


@lru_cache(maxsize=20_000)
def register_pages(citations: str | None) -> tuple[str, ...]:
    """The pages that a citation names, as "84 FR 22961", in the order of print, each once.

    A page without its volume, or without "FR", is passed over rather than guessed.
    """
    found = (f"{vol} FR {page.replace(',', '')}" for vol, page in _PAGE.findall(_line(citations)))
    return tuple(dict.fromkeys(found))
