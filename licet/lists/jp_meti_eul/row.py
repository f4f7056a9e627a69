"""One row of the End User List, from its cells to an entry.

The cells of the printed table: No., country or region, company or organisation, also known as,
type of WMD (Japanese words and their letters), conventional weapons.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from typing import Final

from licet.lists.countries import code_of
from licet.lists.keys import distinct, made_key
from licet.lists.record import Address, Entry, Name, NameKind, Sort
from licet.lists.refusal import Refused, quote

LIST: Final = "jp-meti-eul"
CONCERNS: Final = {
    "B": "biological weapons",
    "C": "chemical weapons",
    "M": "missiles",
    "N": "nuclear weapons",
}
CONVENTIONAL: Final = "CW: conventional weapons"
_JAPANESE: Final = {"生物": "B", "化学": "C", "ミサイル": "M", "核": "N"}
_BETWEEN: Final = re.compile(r"[\s,、・]+")
_SQUARE: Final = "[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u2e80-\u2fdf]"
_GAP: Final = re.compile(f"(?<={_SQUARE})\\s+(?={_SQUARE})")
_ANY: Final = re.compile(_SQUARE)
_TAIL: Final = re.compile(f"^(\\S.*?)\\s+({_SQUARE}\\D*)$")  # Latin words, then the others bare
_LATIN: Final = re.compile(r"[A-Za-z]")
_OPEN, _CLOSE = "(（", ")）"


@dataclass(slots=True)
class Row:
    """A row's cells. `aliases` are one name each; `said` goes to the remarks as it stands."""

    where: str
    country: str
    name: str
    aliases: list[str]
    concerns: tuple[str, ...]
    raw: str
    said: list[str] = field(default_factory=list)


def concerns(where: str, wmd: str, conventional: str) -> tuple[str, ...]:
    """The concerns as programmes, ``M: missiles``.

    Raises `Refused` for a word or a letter that is not known, for words and letters that do not
    agree, and where no concern is given at all.
    """
    parts = [one for one in _BETWEEN.split(_spaced(wmd)) if one]
    words = {_JAPANESE[one] for one in parts if one in _JAPANESE}
    letters = {one for one in parts if one in CONCERNS}
    strange = [one for one in parts if one not in _JAPANESE and one not in CONCERNS]
    if strange or (words and words != letters):
        raise Refused(where, f"the concern {quote(wmd)}", "words and letters of B, C, M and N")
    plain = unicodedata.normalize("NFKC", conventional).strip()
    if plain not in ("", "CW"):
        raise Refused(where, f"for conventional weapons {quote(conventional)}", "CW or nothing")
    if not letters and not plain:
        raise Refused(where, "no concern", "one at least")
    found = [f"{letter}: {CONCERNS[letter]}" for letter in CONCERNS if letter in letters]
    return (*found, *([CONVENTIONAL] if plain else []))


def _spaced(wmd: str) -> str:
    """``ミサイルM`` is a word and a letter; letters may be of full width."""
    return re.sub(r"(?<=[^\x00-\x7f])(?=[A-Z])", " ", unicodedata.normalize("NFKC", wmd))


def entry(row: Row) -> Entry:
    """The entry of a row, its key not yet told apart from equal ones."""
    names = list(_names(row.name, NameKind.PRIMARY))
    for alias in row.aliases:
        names += _names(alias, NameKind.ALIAS)
    country = code_of(row.country)
    if country is None:
        raise Refused(
            row.where,
            f"the country {quote(row.country)}",
            "a country that the reader knows",
            "The table may have been read wrongly, or the list of countries must learn it.",
        )
    return Entry(
        key=made_key(names[0].text, country),
        list=LIST,
        sort=Sort.COMPANY,
        names=tuple(dict.fromkeys(names)),
        addresses=(Address(row.country, country),),
        programmes=row.concerns,
        citation=None,
        remarks="\n".join(row.said) or None,
        raw=row.raw,
    )


def keyed(entries: list[Entry]) -> tuple[Entry, ...]:
    """The entries, each with a key of its own."""
    keys = distinct([one.key for one in entries])
    return tuple(replace(one, key=key) for one, key in zip(entries, keys, strict=True))


def _names(words: str, kind: NameKind) -> list[Name]:
    """``Latin (漢字)`` as two names. A name in one script alone is one name."""
    text = " ".join(words.split())
    head, inside = _apart(text)
    if inside:
        return [Name(head, kind), Name(_closed(inside), NameKind.ORIGINAL)]
    if kind is NameKind.ALIAS and _foreign(text):
        return [Name(_closed(text), NameKind.ORIGINAL)]
    return [Name(_closed(text), kind)] if text else []


def _foreign(words: str) -> bool:
    """Whether no letter is Latin, where there are letters: ``長水100``, ``Рособоронэкспорт``."""
    plain = unicodedata.normalize("NFKC", words)
    return not _LATIN.search(plain) and any(char.isalpha() for char in plain)


def _closed(words: str) -> str:
    """A Chinese or Japanese name without the gaps that the line breaks of the table left."""
    return _GAP.sub("", words)


def _apart(text: str) -> tuple[str, str]:
    """The Latin name, and the one in Chinese or Japanese letters in brackets or bare after it."""
    if text and text[-1] in _CLOSE:
        depth = 0
        for index in range(len(text) - 1, -1, -1):
            depth += (text[index] in _CLOSE) - (text[index] in _OPEN)
            if depth == 0:
                head, inside = text[:index].strip(), text[index + 1 : -1].strip()
                if head and _LATIN.search(head) and _ANY.search(inside):
                    return head, inside
                break
    found = _TAIL.match(text)
    if found and not _ANY.search(found[1]) and not _LATIN.search(found[2]):
        return found[1], found[2]
    return text, ""
