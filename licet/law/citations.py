"""Citations: read, so that one that is not a citation stops the build.

A citation is a list of places, joined by a comma: a Federal Register page (``84 FR 43487``), a
place in the Code of Federal Regulations (``15 CFR 744.11(a)``, ``15 CFR part 744 supplement 7
paragraph (c)(1)``), or an executive order (``E.O. 13873``). After the first CFR place the title
may be left out (``15 CFR 744.11(a), 744.16``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_REGISTER = re.compile(r"(\d{2,3}) FR (\d{1,6})")
_ORDER = re.compile(r"E\.O\. (\d{5})")
_SECTION = r"\d{1,4}\.\d{1,3}(?:\([a-zA-Z0-9]+\))*"
_RANGE_END = rf"(?: to (?:{_SECTION}|(?:\([a-zA-Z0-9]+\))+))?"
_PART = r"part \d{1,4}(?: supplement \d{1,2})?(?: (?:paragraph (?:\([a-z0-9]+\))+|footnote \d+))?"
_CODE = re.compile(rf"(?:(\d{{1,2}}) CFR )?({_SECTION}{_RANGE_END}|{_PART})")


@dataclass(frozen=True, slots=True)
class Citation:
    """One place: the `work` it stands in and the `place` within."""

    work: str
    place: str

    def __str__(self) -> str:
        return f"{self.work} {self.place}"


def read_citation(text: str) -> tuple[Citation, ...]:
    """The places that `text` names; raises `ValueError` saying which of them does not parse."""
    found: list[Citation] = []
    title = ""
    for place in text.split(", "):
        if register := _REGISTER.fullmatch(place):
            found.append(Citation(f"{register[1]} FR", register[2]))
        elif order := _ORDER.fullmatch(place):
            found.append(Citation("E.O.", order[1]))
        elif (code := _CODE.fullmatch(place)) and (code[1] or title):
            title = code[1] or title
            found.append(Citation(f"{title} CFR", code[2]))
        else:
            raise ValueError(
                f"{place!r} in the citation {text!r} does not parse: expected a place such as "
                "'84 FR 43487', '15 CFR 744.11(a)' or '15 CFR part 744 supplement 7'"
            )
    return tuple(found)
