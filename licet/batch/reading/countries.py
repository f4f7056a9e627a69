"""The countries a trade may name: ISO 3166-1 alpha-2 codes, and XK for Kosovo.

The codes are those of the law's own table. ``XK`` is a user-assigned code that the European
Commission, the World Bank and most trading partners use, so traders write it too.
"""

from __future__ import annotations

from typing import Final

from licet.law.phrases import country_names

COUNTRIES: Final = frozenset(country_names())

# What people write instead, and what the standard says.
MEANT: Final = {
    "UK": "GB",
    "EL": "GR",
    "SU": "RU",
    "USA": "US",
    "PRC": "CN",
    "CHN": "CN",
    "GBR": "GB",
    "UAE": "AE",
    "ROK": "KR",
    "DPRK": "KP",
}
