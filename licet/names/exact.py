"""Exact recognition: equal names after plain normalisation (case, accents, marks, legal form).

* the whole name is equal, legal form included: **strong**, wherever the party is;
* it is equal but for the legal form: strong in the listed country or where no country is given,
  else **possible**, because the same words with another form abroad may be another company.

Real screening replaces this room's inside and keeps its door.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from licet.facts import Listing, Match

_JOINED = re.compile(r"[.'’`´]")
_SEPARATORS = re.compile(r"[^\w]+|_")
# Words of legal forms that are written in several ways, in one spelling.
_SPELLINGS = {
    "company": "co",
    "corporation": "corp",
    "corporated": "inc",
    "incorporated": "inc",
    "limited": "ltd",
    "limitada": "ltda",
    "private": "pte",
    "pvt": "pte",
    "pty": "pte",
    "llp": "llc",
}
_FORMS = frozenset(
    "co corp inc ltd ltda llc pte plc gmbh ag kg sa sas sasu sarl srl spa nv bv ua as asa ab oy "
    "aps kk sl zrt kft doo ooo oao zao pao jsc cjsc sdn bhd pt tbk lda kabushiki kaisha".split()
)


_COMMON = frozenset(
    "technology technologies international investment communication communications information "
    "service services management industry training business networks cloud computing research "
    "institute development integrated telecommunications equipment electric finance global "
    "company".split()
)


@lru_cache(maxsize=200_000)
def normalise(name: str) -> str:
    """Lower case, no accents, no punctuation, legal forms in one spelling."""
    bare = name.lower() if name.isascii() else _bare(name)
    words = _SEPARATORS.sub(" ", _JOINED.sub("", bare)).split()
    return " ".join(_SPELLINGS.get(word, word) for word in words)


def _bare(name: str) -> str:
    """Lower case without accents and without characters that nobody sees."""
    return unicodedata.normalize("NFKD", name).casefold().translate(_UNSEEN)


class _Unseen(dict[int, int | None]):
    """For `str.translate`: drops accents and what nobody sees; remembers each character."""

    def __missing__(self, code: int) -> int | None:
        letter = chr(code)
        dropped = unicodedata.combining(letter) or unicodedata.category(letter) == "Cf"
        return self.setdefault(code, None if dropped else code)


_UNSEEN = _Unseen()


def core(normalised: str) -> str:
    """A normalised name without the legal form at its end."""
    words = normalised.split()
    while len(words) > 1 and words[-1] in _FORMS:
        words.pop()
    return " ".join(words)


@dataclass(frozen=True)
class NameIndex:
    """The names of some listings, ready to be asked."""

    listings: tuple[Listing, ...]
    family_words: dict[str, str] = field(default_factory=dict)
    _by_core: dict[str, list[tuple[str, str, Listing]]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for listing in self.listings:
            for name in (listing.name, *listing.aliases):
                whole = normalise(name)
                self._by_core.setdefault(core(whole), []).append((whole, name, listing))

    def find(self, role: str, name: str, country: str | None) -> tuple[Match, ...]:
        """The listings that bear this name, one match each, in the order of the table."""
        whole = normalise(name)
        found: dict[str, Match] = {}
        for listed_whole, listed_name, listing in self._by_core.get(core(whole), ()):
            match = _match((role, name, country), whole, (listed_whole, listed_name), listing)
            kept = found.get(listing.id)
            if kept is None or match.score > kept.score:
                found[listing.id] = match
        return _nearest(tuple(found.values()), country)

    def family(self, name: str) -> str | None:
        """The listed family whose word stands in this name, if any."""
        words = normalise(name).split()
        return next((self.family_words[w] for w in words if w in self.family_words), None)

    def telling_words(self) -> list[str]:
        """A word of each listed name that every spelling of it holds, and the family words."""
        words = {_telling(core_.split(), self.family_words) for core_ in self._by_core}
        words |= {raw for raw, spelt in _SPELLINGS.items() if spelt in words}
        words |= set(self.family_words)
        return sorted(words - {""})

    def wanted(self, names: Iterable[str]) -> set[str]:
        """Those of many names that `find` or `family` would answer for."""
        return {n for n in names if core(normalise(n)) in self._by_core or self.family(n)}


def _telling(words: Iterable[str], families: Container[str]) -> str:
    """The word that fewest other names share: a family's, else an uncommon one, else a long one."""
    key = lambda word: (word in families, word not in _COMMON, len(word))  # noqa: E731
    return max(words, key=key, default="")


def _match(
    asked: tuple[str, str, str | None],
    whole: str,
    listed: tuple[str, str],
    listing: Listing,
) -> Match:
    role, name, country = asked
    listed_whole, listed_name = listed
    equal = whole == listed_whole
    here = country is None or listing.country is None or _same(country, listing.country)
    strong = equal or here
    says = "the same name" if equal else "the same name but for the legal form"
    where = "" if here else f"; listed in {listing.country}, here in {country}"
    return Match(
        role=role,
        name=name,
        country=country,
        listing=listing,
        strength="strong" if strong else "possible",
        score=(1.0 if equal else 0.95) - (0.0 if here else 0.1),
        evidence=f"{says} as {listed_name!r} on {listing.list}{where}",
    )


def _same(country: str, listed: str) -> bool:
    """Hong Kong and Macau stand under China on the Entity List."""
    china = {"CN", "HK", "MO"}
    return country == listed or {country, listed} <= china


def _nearest(matches: tuple[Match, ...], country: str | None) -> tuple[Match, ...]:
    """Nearest first; an entry abroad is left out where one at home says all that it says.

    Nothing else may be left out: an entry abroad that began earlier, or asks for more, may be
    the one that stops the trade.
    """
    far = {match.listing.id: _distance(match.listing, country) for match in matches}
    ranked = sorted(matches, key=lambda match: far[match.listing.id])
    return tuple(
        match
        for match in ranked
        if not any(
            far[nearer.listing.id] < far[match.listing.id] and _says_as_much(nearer, match)
            for nearer in ranked
        )
    )


def _distance(listing: Listing, country: str | None) -> int:
    if country is None or listing.country is None:
        return 0
    return 0 if listing.country == country else 1 if _same(country, listing.country) else 2


def _says_as_much(nearer: Match, match: Match) -> bool:
    """Is everything that the farther entry does to a trade done by the nearer one?"""
    one, other = nearer.listing, match.listing
    alike = ("list", "family", "wave", "requirement", "footnotes", "programme")
    ends = one.span.end is None or (other.span.end is not None and other.span.end <= one.span.end)
    return (
        nearer.strength == "strong"
        and all(getattr(one, name) == getattr(other, name) for name in alike)
        and one.span.start <= other.span.start
        and one.known <= other.known
        and ends
    )
