"""The cell that names a party: its names, its addresses, what else it says.

"X, a.k.a., the following two aliases: —Y; and —Z. Address; and address. (See alternate address
under Pakistan)", as supplements 4, 6 and 7 to part 744 print it. An entry may hold others: "and
the following subordinate institutions", "affiliated entities". Their names become aliases of the
entry, so that they are recognised, and the words stay in the remarks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from licet.lists.countries import code_of
from licet.lists.record import Address, Name, NameKind
from licet.lists.us_bis import names as words_of
from licet.lists.us_terms import SUPERSCRIPTS

ADDRESS_ALONE: Final = re.compile(r"Address \d+", re.IGNORECASE)
_SEE: Final = re.compile(r"\(\s*see\b[^()]*(?:\([^()]*\)[^()]*)*\)?", re.IGNORECASE)
_DASH: Final = re.compile(r"(?:^|(?<=[\s;:,.]))[—–]\s*")
_SEVERAL: Final = re.compile(r";\s*(?:and(?=[\s\dA-Z;])|or\b)?[\s;]*|\.?\s*\bAlt\.? Address:\s*")
_AFFILIATES: Final = re.compile(
    r"\baddresses (?:for|apply)\b|\bsubordinate (?:institution|entit)|\baffiliated entit|"
    r"\bsubsidiar(?:y|ies)\b[^,]*:",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(
    r"^(?:and\s+)?(?:to include\s+)?(?:the following )?(?:[\w-]+ )?"
    r"(?:subordinate (?:institutions?|entit(?:y|ies))|affiliated entit(?:y|ies)|"
    r"address(?:es)? for [^:]*|address(?:es)?)\s*:?\s*",
    re.IGNORECASE,
)
_SENTENCE: Final = re.compile(
    r"(?<!\bCo)(?<!\bLtd)(?<!\bAve)(?<!\bRd)(?<!\bSt)(?<!\bNo)(?<!\bTech)(?<!\bBldg)(?<!\bInc)"
    r"\.\s+(?=[A-Z])"
)
_ANNOUNCING: Final = re.compile(r"\baddresses (?:for|apply)\b|\bthe following\b", re.I)
_AREA: Final = re.compile(r"\b(?:base|park|building|tower|zone|district)$", re.I)
_WITHIN: Final = re.compile(r"\b(?:subordinate institution|affiliated entity|branch):\s*(.+)", re.I)


@dataclass(frozen=True, slots=True)
class Party:
    """What a cell says. `names` is empty for an entry that is an address alone."""

    names: tuple[Name, ...]
    addresses: tuple[Address, ...]
    footnotes: tuple[int, ...] = ()
    remarks: tuple[str, ...] = ()


def party(cell: str, country: str | None) -> Party:
    """The party in a cell; `country` is that of the heading it stands under."""
    plain, footnotes = unmarked(cell)
    plain, remarks = without_see(plain)
    names, place = _names_and_place(plain)
    return assembled(names, place, country, footnotes, remarks)


def without_see(words: str) -> tuple[str, tuple[str, ...]]:
    """The words without "(See alternate address under …)", and those references."""
    found = tuple(" ".join(one.split()) for one in _SEE.findall(words))
    return (_SEE.sub(" ", words).strip() if found else words), found


def unmarked(cell: str) -> tuple[str, tuple[int, ...]]:
    """The words without raised digits, and those digits: the footnotes of the entry."""
    found = {SUPERSCRIPTS.index(char) for char in cell if char in SUPERSCRIPTS}
    plain = "".join(char for char in cell if char not in SUPERSCRIPTS) if found else cell
    return plain, tuple(sorted(found))


def assembled(
    names: Sequence[Name],
    place: str,
    country: str | None,
    footnotes: tuple[int, ...] = (),
    remarks: tuple[str, ...] = (),
) -> Party:
    """A party of its names and the words of its addresses, others within the entry named too."""
    place = " ".join(place.split())
    if names and ADDRESS_ALONE.fullmatch(names[0].text):
        return Party((), addresses(place, country), footnotes, (names[0].text, *remarks))
    within = [found[1] for one in names if (found := _WITHIN.search(one.text))]
    if _AFFILIATES.search(place):
        within += affiliates(place)
        remarks = (place, *remarks)
    known = [*names, *(Name(one) for one in within)]
    return Party(unique(known), addresses(place, country), footnotes, remarks)


def unique(names: Iterable[Name]) -> tuple[Name, ...]:
    """Each name once, as it first stands."""
    found: dict[str, Name] = {}
    for one in names:
        if one.text:
            found.setdefault(one.text, one)
    return tuple(found.values())


def addresses(place: str, country: str | None) -> tuple[Address, ...]:
    """The addresses of a run "A; and B.", each in its own country, or else that of the heading."""
    found = []
    for part in _SEVERAL.split(place):
        text = re.sub(r"^(?:and |Address: )", "", part.strip(" ;,.")).strip()
        if text:
            found.append(Address(text, _country(text) or country))
    return tuple(found)


def _country(text: str) -> str | None:
    """The country that ends an address, "…, Russia 119530" and "… Hong Kong" too."""
    last = re.sub(r"[\s\d-]+$", "", text.rsplit(",", 1)[-1]).strip(" .)")
    if code := code_of(last):
        return code if len(last) > 3 or "." in last or last in ("UAE", "UK", "USA") else None
    pieces = [one.strip() for one in text.split(",")[-3:-1]]
    return next((code for one in pieces if len(one) > 3 and (code := code_of(one))), None)


def affiliates(place: str) -> list[str]:
    """The names that stand among the addresses: "… China. Some Technology Co., Ltd., Room 605, …".

    They open a sentence, one or several of them, and end where the first address begins.
    """
    found: list[str] = []
    for sentence in re.split(r":\s+|\n", _SENTENCE.sub(".\n", place)):
        if _ANNOUNCING.search(sentence):
            continue
        for part in re.split(r";\s+(?:and\s+)?", sentence):
            bare = _LABEL.sub("", part.strip())
            if not bare or words_of.is_place(bare):
                break
            name, behind = words_of.name_and_place(bare)
            found += [one for one in _with_shorter(name.rstrip(".")) if _is_name(one)]
            if behind:
                break
    return found


def _with_shorter(name: str) -> list[str]:
    """A name, and the part of it before a comma where the rest may be an address."""
    whole = f"{name}." if re.search(r"\b(?:Ltd|Co|Inc|Corp)$", name) else name
    short = words_of.shorter(whole)
    return [whole, short] if short and short != whole else [whole]


def _is_name(text: str) -> bool:
    known = code_of(text) or words_of.is_place(text) or _AREA.search(text)
    return " " in text and not known


def _names_and_place(text: str) -> tuple[list[Name], str]:
    if announced := words_of.ANNOUNCES.search(text):
        return _announced(text[: announced.start()], text[announced.end() :])
    mark = words_of.MARKER.search(text)
    if mark is None:
        return _bare(" ".join(text.split()))
    kind = NameKind.FORMER if mark["once"] else NameKind.ALIAS
    before = text[: mark.start()].rstrip()
    if before.endswith("("):
        return _in_brackets(before[:-1], text[mark.end() :], kind)
    name, place = words_of.name_and_place(" ".join(text[mark.end() :].split()))
    head = words_of.tidy(before)
    return [Name(head, NameKind.PRIMARY), *words_of.named(name, kind)], place


def _bare(line: str) -> tuple[list[Name], str]:
    name, place = words_of.name_and_place(line)
    short = words_of.shorter(name) if place else None
    return [Name(name, NameKind.PRIMARY), *([Name(short)] if short else [])], place


def _in_brackets(head: str, rest: str, kind: NameKind) -> tuple[list[Name], str]:
    inside, _, place = rest.partition(")")
    names = [Name(one, kind) for one in words_of.listed_names(inside)]
    return [Name(words_of.tidy(head), NameKind.PRIMARY), *names], place.strip(" ,;")


def _announced(head: str, rest: str) -> tuple[list[Name], str]:
    """A name, "a.k.a." or "f.k.a." at its end, and the list of aliases with the address behind."""
    marks = list(words_of.MARKER.finditer(head))
    ends = bool(marks) and not head[marks[-1].end() :].strip()
    kind = NameKind.FORMER if ends and marks[-1]["once"] else NameKind.ALIAS
    bare = head[: marks[-1].start()] if ends else head
    found = words_of.named(" ".join(bare.split()), NameKind.PRIMARY)
    first, *items = _DASH.split(rest)
    if not items:
        items = [first]
    elif first.strip():
        found += words_of.named(first, kind)
    for item in items[:-1]:
        line = " ".join(item.split())
        found += words_of.named(line, kind)
        if announced := words_of.ANNOUNCES.search(line):
            again = words_of.MARKER.search(line, 0, announced.start())
            kind = NameKind.FORMER if again and again["once"] else NameKind.ALIAS
    line, broken, after = items[-1].strip().partition("\n")
    name, place = words_of.tail_place(line.strip())
    found += words_of.named(name, kind)
    return found, f"{place} {after}".strip() if broken else place
