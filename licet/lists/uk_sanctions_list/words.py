"""The words of the two British lists, in lower case, and what they are in the common record."""

from __future__ import annotations

from typing import Final

from licet.lists.record import NameKind, Sort

SORTS: Final = {"individual": Sort.PERSON, "entity": Sort.COMPANY, "ship": Sort.VESSEL}

# A "primary name variation" is another spelling of the primary name (guidance of February 2022).
KINDS: Final = {
    "primary name": NameKind.PRIMARY,
    "prime alias": NameKind.PRIMARY,  # the consolidated list until 2022
    "primary name variation": NameKind.ALIAS,
    "alias": NameKind.ALIAS,
    "aka": NameKind.ALIAS,
    "fka": NameKind.FORMER,
}

# Only aliases of the United Nations are graded; most cells are empty.
WEAK: Final = {
    "": False,
    "good": False,
    "good quality": False,
    "good quality a.k.a": False,
    "low": True,
    "low quality": True,
    "low quality a.k.a": True,
}

LANGUAGES: Final = {
    "arabic": "ar",
    "armenian": "hy",
    "azerbaijani": "az",
    "belarusian": "be",
    "bosnian": "bs",
    "bulgarian": "bg",
    "burmese": "my",
    "chinese": "zh",
    "dari": "fa",
    "farsi": "fa",
    "french": "fr",
    "georgian": "ka",
    "greek": "el",
    "hebrew": "he",
    "japanese": "ja",
    "korean": "ko",
    "kurdish": "ku",
    "pashto": "ps",
    "persian": "fa",
    "portuguese": "pt",
    "romanian": "ro",
    "romanian; moldavian; moldovan": "ro",
    "russian": "ru",
    "serbian": "sr",
    "spanish": "es",
    "thai": "th",
    "turkish": "tr",
    "ukrainian": "uk",
    "urdu": "ur",
    "vietnamese": "vi",
}
