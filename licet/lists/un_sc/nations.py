"""Country words of the Security Council's list: names, adjectives, words in brackets."""

from __future__ import annotations

import re
from typing import Final

from licet.lists.countries import code_of

# Adjectives that stand where a country should; "Palestinian" is in the common table.
_ADJECTIVES: Final = {
    "afghan": "AF",
    "algerian": "DZ",
    "german": "DE",
    "indonesian": "ID",
    "iraqi": "IQ",
    "kuwaiti": "KW",
    "malaysian": "MY",
    "moroccan": "MA",
    "pakistani": "PK",
    "saudi arabian": "SA",
    "somali": "SO",
    "tunisian": "TN",
    "yemeni": "YE",
}
_BRACKETS: Final = re.compile(r"\s*\(([^()]*)\)$")
_PAST: Final = re.compile(r"\b(?:revoked|withdrawn|until|former|formerly|renounced)\b", re.I)


def nation(words: str | None) -> str | None:
    """The code of the one country that `words` clearly name, or None.

    ``Afghan``, ``Libya (in custody)`` name one; ``Sudan/South Sudan``, ``Possibly Ethiopian`` and
    ``Bahrain (citizenship revoked in Jan. 2015)`` do not. The list never prints codes, so ``na``
    is "not available" and not Namibia.
    """
    if not words or len(words) < 4:
        return None
    if found := _known(words):
        return found
    aside = _BRACKETS.search(words)
    if aside and not _PAST.search(aside[1]):
        return _known(words[: aside.start()])
    return None


def _known(words: str) -> str | None:
    return code_of(words) or _ADJECTIVES.get(words.removesuffix(" passport").lower())
