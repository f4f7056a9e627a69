"""Names as the agency writes them: aliases in brackets or after "a.k.a.", addresses behind them.

A cell of supplements 4, 6 and 7 is prose. Where it leaves open how far a name goes, the reading
here prefers the shorter name, so that no address hides a name from recognition; the rest of the
words goes to the address, and `Entry.raw` keeps the cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from licet.lists.countries import code_of
from licet.lists.record import Name, NameKind

# "a.k.a.", "a.k.a", "a/k/a", "f.k.a.", "formerly known as", "d/b/a"; a comma or colon may follow.
MARKER: Final = re.compile(
    r"\b(?:(?P<now>[ad][./]\s?[kb][./]\s?a\b\.?|also known as|doing business as)"
    r"|(?P<once>f[./]\s?k[./]\s?a\b\.?|formerly known as|formerly))[,:]?\s*",
    re.IGNORECASE,
)
_BRACKETED: Final = re.compile(rf"\(((?=\s*{MARKER.pattern})[^()]*)\)", re.IGNORECASE)
ANNOUNCES: Final = re.compile(
    r"(?:and\s+)?(?:to include\s+)?the following (?:[\w-]+ )?(?:alias(?:es)?|names?)\b[:,.]?\s*",
    re.IGNORECASE,
)
_SUFFIX: Final = re.compile(
    r"(?:and )?(?:co|corp|corporation|company|inc|incorporated|llc|l\.l\.c|ltd|limited|lp|llp|plc|"
    r"pte|pty|pvt|private|sdn|bhd|gmbh|ag|kg|sa|s\.a|s\.a\.r\.l|sarl|s\.r\.l|srl|s\.p\.a|spa|nv|n\.v|bv|"
    r"b\.v|oy|ab|as|a\.s|aps|jsc|ojsc|cjsc|pjsc|ooo|oao|ao|pao|zao|too|fze|fzc|fzco|fz|fz-llc|"
    r"l\.t\.d|s\.a\.l|sal|ltda|s\.a\.s|kft|ve tic|san\.? ve|tic|doo|d\.o\.o|sro|s\.r\.o|"
    r"sti|şti|a\.ş|kk|k\.k|jr|sr|ii|iii|iv|joint[- ]stock company)\b",
    re.IGNORECASE,
)
_PLACE: Final = re.compile(
    r"(?:\d|#|no[.:]?\s?\d|no\.|n°|p\.?\s?o\.?\s?box|po box|g\.?p\.?o\.|room|rm\b|suite|unit|flat|"
    r"floor|office|apt|apartment|building|bldg|block|blk|bloc|house|shop|plot|tower|level|lot|"
    r"street|str\.|ul\.|d\.\s?\d|prospe[ck]t|pr\.|address|post box|mailbox|zone|km\b|"
    r"west of|east of|north of|south of|warehouse|villa|door|gate|section|sector|kucha|"
    r"ground|first|second|third|[a-z]\d|[a-z]-\d)",
    re.IGNORECASE,
)
_STREET: Final = re.compile(
    r"\b(?:street|st\.|road|rd\.|avenue|ave\b|boulevard|blvd|lane|highway|square|district|"
    r"village|city|province|oblast|region|kowloon|prospekt|proezd|ulitsa|cad(?:desi|\.)|sokak|"
    r"mah(?:allesi|\.))",
    re.IGNORECASE,
)
_ORGANISATION: Final = re.compile(
    r"\b(?:academy|sciences?|institut\w*|universit\w*|ministry|cent(?:er|re)|branch|department|"
    r"bureau|laborator(?:y|ies)|faculty|college|jsc|ooo|oao|pao|joint|company|corporation|group|"
    r"enterprise|factory|plant|organi[sz]ation|association|named (?:after|for)|division|agency|"
    r"commission|council|federation|foundation|committee|holding|technolog(?:y|ies)|limited)\b",
    re.IGNORECASE,
)
_ABBREVIATED: Final = re.compile(
    r"(?:^|[\s.(])(?:[A-Za-z]|st|dr|mr|mrs|no|im|ul|prof|vol|after|tech|pt|named|yu|ye|them)$", re.I
)
_SHORT_FORM: Final = re.compile(r"(?:\btech|\bs\.a|\ba\.? ?s)$", re.IGNORECASE)
_MAY_END: Final = re.compile(r"[()]|,\s*|\.['’\"”]?\s+")
_DOTTED: Final = re.compile(r"(?:\b(?:co|ltd|inc|corp|tech|bros|sti|[a-z])|\.[a-z]{1,3})$", re.I)


def tidy(words: str) -> str:
    """Without outer white space, list punctuation and the "and" that joins list items."""
    plain = " ".join(words.split()).strip(" ;,:—–")
    plain = re.sub(r"(?:[;,]\s*|^)and$", "", plain).strip(" ;,:—–")
    if plain.endswith(")") and plain.count(")") > plain.count("("):
        plain = plain[:-1].rstrip(" ;,")
    return plain


def named(words: str, kind: NameKind) -> list[Name]:
    """A name, and the others that stand in it in brackets or behind a marker.

    ``X (f.k.a., Y) Z`` is XZ and Y; ``X (a.k.a. Y`` (never closed), ``X, a.k.a., Y``, ``X; and``.
    """
    if closed := _BRACKETED.search(words):
        around = f"{words[: closed.start()].rstrip()} {words[closed.end() :]}"
        now = MARKER.search(closed[1])
        other = NameKind.FORMER if now and now["once"] else NameKind.ALIAS
        inside = MARKER.sub("; ", closed[1])
        return [*named(around, kind), *(Name(one, other) for one in parted(tidy(inside)))]
    found: list[Name] = []
    rest, kinds = words, kind
    while mark := MARKER.search(rest):
        before = tidy(rest[: mark.start()].rstrip().removesuffix("("))
        found += [Name(one, kinds) for one in (parted(before) if before else ())]
        kinds = NameKind.FORMER if mark["once"] else NameKind.ALIAS
        rest = ANNOUNCES.sub("", rest[mark.end() :], count=1)
    found += [Name(one, kinds) for one in parted(tidy(rest))]
    return found


def parted(words: str) -> list[str]:
    """The names of a run "A; B; and C". A comma alone parts nothing: names hold commas."""
    return [one for part in words.split("; ") if (one := tidy(part.removeprefix("and ")))]


def listed_names(words: str) -> list[str]:
    """The names of a run in brackets, "A, B and C", where commas part them."""
    names: list[str] = []
    for part in re.split(r",\s+and\s+|,\s+|\s+and\s+|;\s*", words):
        plain = tidy(part)
        if names and _SUFFIX.fullmatch(plain.rstrip(".")):
            names[-1] = f"{names[-1]}, {plain}"
        elif plain:
            names.append(plain)
    return names


def is_place(words: str) -> bool:
    """Do the words begin as an address does, or are they one in a single piece?"""
    first = words.split(",", 1)[0]
    alone = re.sub(r"\(see .*", "", words, flags=re.IGNORECASE).rstrip(" .")
    known = code_of(alone) or code_of(first.strip())
    return bool(_PLACE.match(words) or _STREET.search(first) or known)


def name_and_place(words: str) -> tuple[str, str]:
    """A name and the address behind it: "X Co., Ltd., 12 Some Street, City" is cut after "Ltd.".

    The cut is at the first comma (or full stop) behind which neither a company form nor a piece
    of an organisation's name ("Russian Academy of Sciences") goes on; without one all is name.
    """
    for at, after in _cuts(words):
        rest = words[after:]
        if is_place(rest) or not _ORGANISATION.search(rest.split(",", 1)[0]):
            return tidy(words[:at]), rest.strip()
    return tidy(words), ""


def tail_place(words: str) -> tuple[str, str]:
    """The last alias of a list and the address that print has run into it, else "" for that."""
    cuts = list(_cuts(words))
    for at, after in cuts:
        rest, stop = words[after:], "." in words[at - 1 : after]
        ended = stop and not _DOTTED.search(words[:at].removesuffix("."))
        inside = not ended and _ORGANISATION.search(re.split(r"[.,]", rest, maxsplit=1)[0])
        if is_place(rest) or (stop and not inside) or rest.startswith("(Address"):
            return tidy(words[:at]), rest.strip()
    for at, after in cuts:
        rest = words[after:]
        if "," in rest and code_of(rest.split("(See")[0].rsplit(",", 1)[-1].strip(" .;")):
            return tidy(words[:at]), rest.strip()
    return _unstopped(tidy(words)), ""


def _unstopped(name: str) -> str:
    """Without the full stop that ends the list, unless it ends an abbreviation."""
    bare = name.removesuffix(".")
    return name if _DOTTED.search(bare) else bare


def shorter(name: str) -> str | None:
    """The part before a comma behind which an organisation's name, or an address, may go on."""
    return next((tidy(name[:at]) for at, _ in _cuts(name) if name[at] == ","), None)


def _cuts(words: str) -> Iterator[tuple[int, int]]:
    """Where a name may end: a comma or full stop outside brackets that no company form follows."""
    depth = 0
    for mark in _MAY_END.finditer(words):
        if mark[0] in "()":
            depth = max(0, depth + (1 if mark[0] == "(" else -1))
            continue
        start, end = mark.span()
        if depth or end == len(words) or _SUFFIX.match(words, end):
            continue
        if words[end] == "(" and not words.startswith(("(Address", "(See"), end):
            continue
        before, stop = words[max(0, start - 12) : start], mark[0].startswith(".")
        form = _SHORT_FORM.search(before) and _PLACE.match(words, end)
        if stop and _ABBREVIATED.search(before) and not form:
            continue
        yield start + (1 if stop and _DOTTED.search(before) else 0), end
