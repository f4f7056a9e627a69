"""The columns of the consolidated list: 29 until February 2022, 36 since."""

from __future__ import annotations

from typing import Final

UNTIL_2022: Final = (
    "Name 6|Name 1|Name 2|Name 3|Name 4|Name 5|Title|DOB|Town of Birth|Country of Birth|"
    "Nationality|Passport Details|NI Number|Position|Address 1|Address 2|Address 3|Address 4|"
    "Address 5|Address 6|Post/Zip Code|Country|Other Information|Group Type|Alias Type|Regime|"
    "Listed On|Last Updated|Group ID"
).split("|")
SINCE_2022: Final = (
    "Name 6|Name 1|Name 2|Name 3|Name 4|Name 5|Title|Name Non-Latin Script|Non-Latin Script Type|"
    "Non-Latin Script Language|DOB|Town of Birth|Country of Birth|Nationality|Passport Number|"
    "Passport Details|National Identification Number|National Identification Details|Position|"
    "Address 1|Address 2|Address 3|Address 4|Address 5|Address 6|Post/Zip Code|Country|"
    "Other Information|Group Type|Alias Type|Alias Quality|Regime|Listed On|"
    "UK Sanctions List Date Designated|Last Updated|Group ID"
).split("|")
