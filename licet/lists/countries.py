"""Country words as publishers print them, as ISO 3166 alpha-2 codes.

The names of the standard, official and common, come from pycountry; `_ALSO` holds what the
publishers write otherwise. A place that has no code of its own stands under the country whose
code trading partners use for it. Words that name no country give None: the address keeps them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

_ALSO = {
    "an": "CW",
    "bahamas the": "BS",
    "bolivia": "BO",
    "bosnia": "BA",
    "british virgin islands": "VG",
    "brunei": "BN",
    "burma": "MM",
    "cabo verde": "CV",
    "cape verde": "CV",
    "china people s republic of": "CN",
    "congo democratic republic": "CD",
    "congo democratic republic of": "CD",
    "congo democratic republic of the": "CD",
    "congo democratic republic of was zaire": "CD",
    "congo drc": "CD",
    "congo republic of": "CG",
    "congo republic of the": "CG",
    "cote d ivoire": "CI",
    "crimea": "UA",
    "crimea occupied": "UA",
    "crimea region of ukraine": "UA",
    "czech republic": "CZ",
    "democratic republic of congo": "CD",
    "democratic republic of the congo": "CD",
    "dprk": "KP",
    "drc": "CD",
    "east timor": "TL",
    "england": "GB",
    "french guiana": "GF",
    "gambia the": "GM",
    "great britain": "GB",
    "hong kong special administrative region": "HK",
    "china hong kong special administrative region": "HK",
    "hong kong china": "HK",
    "hong kong sar": "HK",
    "iran": "IR",
    "ivory coast": "CI",
    "korea democratic people s republic of": "KP",
    "korea north": "KP",
    "korea republic of": "KR",
    "korea south": "KR",
    "kosovo": "XK",
    "laos": "LA",
    "libyan arab jamahiriya": "LY",
    "macao": "MO",
    "macau": "MO",
    "macedonia": "MK",
    "man isle of": "IM",
    "netherlands antilles": "CW",
    "macedonia the former yugoslav republic of": "MK",
    "micronesia": "FM",
    "moldova": "MD",
    "myanmar burma": "MM",
    "netherlands the": "NL",
    "north korea": "KP",
    "north macedonia the republic of": "MK",
    "northern cyprus": "CY",
    "occupied palestinian territories": "PS",
    "occupied palestinian territory": "PS",
    "palestine": "PS",
    "palestinian": "PS",
    "palestinian territories": "PS",
    "people s republic of china": "CN",
    "pr china": "CN",
    "prc": "CN",
    "region crimea": "UA",
    "region donetsk": "UA",
    "region gaza": "PS",
    "region kafia kingi": "SD",
    "region kherson": "UA",
    "region luhansk": "UA",
    "region north gaza": "PS",
    "region northern gaza": "PS",
    "region northern mali": "ML",
    "region sevastopol": "UA",
    "region zaporizhzhia": "UA",
    "republic of china taiwan": "TW",
    "republic of korea": "KR",
    "republic of lebanon": "LB",
    "russia": "RU",
    "saint kitts": "KN",
    "scotland": "GB",
    "south korea": "KR",
    "state of palestine": "PS",
    "st kitts and nevis": "KN",
    "st kitts nevis": "KN",
    "st lucia": "LC",
    "st vincent and the grenadines": "VC",
    "swaziland": "SZ",
    "syria": "SY",
    "taiwan": "TW",
    "tanzania": "TZ",
    "turkey": "TR",
    "turkiye": "TR",
    "u a e": "AE",
    "u k": "GB",
    "u s": "US",
    "u s a": "US",
    "uae": "AE",
    "uk": "GB",
    "united states": "US",
    "usa": "US",
    "vatican": "VA",
    "vatican city": "VA",
    "vatican city holy see": "VA",
    "venezuela": "VE",
    "vietnam": "VN",
    "virgin islands british": "VG",
    "virgin islands u s": "VI",
    "wales": "GB",
    "west bank": "PS",
    "zaire": "CD",
}
_BETWEEN = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=10_000)
def code_of(words: str | None) -> str | None:
    """The code of the country that `words` name (a name, alpha-2 or alpha-3), or None."""
    if not words:
        return None
    return _codes().get(_plain(words))


def _plain(words: str) -> str:
    letters = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return _BETWEEN.sub(" ", letters).strip().removeprefix("the ")


@cache
def _codes() -> dict[str, str]:
    import pycountry

    found: dict[str, str] = {"xk": "XK"}
    for country in pycountry.countries:
        code = country.alpha_2
        for field in ("name", "official_name", "common_name", "alpha_3", "alpha_2"):
            if words := getattr(country, field, None):
                found[_plain(words)] = code
    return found | _ALSO
