"""Countries as customer books write them: codes, and names in the languages of their users.

The words that the lists know (`licet.lists.countries`) come first, then what people write for
codes (`licet.batch.reading.countries`), then the translations of ISO 3166 that pycountry brings,
then `_ALSO`: everyday names that the standard does not have. A word that names one country in one
language and another in the next names none.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Final

from licet.batch.reading.countries import MEANT
from licet.lists.countries import code_of

_LANGUAGES: Final = "de fr es it nl pt da sv nb nn fi pl cs tr ru uk ar zh_CN ja ko".split()
_FIELDS: Final = ("name", "common_name", "official_name")
_LONGEST: Final = 100  # characters in the name of a country
_DIGIT: Final = re.compile("[0-9]")
_BETWEEN: Final = re.compile(r"[\W_]+")
_ALSO: Final = {
    "AE": "vae|vereinigte arabische emirate|eau|emirats arabes unis|emiratos arabes unidos|оаэ",
    "BY": "weissrussland|hviderusland|hviterussland|bielorussie|bielorrusia|wit rusland",
    "CI": "elfenbeinkuste|elfenbenskysten|elfenbenskusten|costa de marfil|ivoorkust",
    "CN": "vr china|volksrepublik china",
    "CZ": "tschechien|tschechei|tjekkiet|tsjechie|chequia",
    "GB": "grossbritannien|england|storbritannien|storbritannia|groot brittannie|angleterre"
    "|grande bretagne|gran bretana|gran bretagna|inglaterra|великобритания|英国",
    "KP": "nordkorea|coree du nord|corea del norte|corea del nord|noord korea|nord korea"
    "|северная корея|朝鲜|北朝鮮|北韩",
    "KR": "sudkorea|sydkorea|coree du sud|corea del sur|corea del sud|zuid korea|sør korea"
    "|южная корея|韩国|韓国",
    "MD": "moldawien|moldavien|moldavie|moldavia|moldova",
    "MK": "mazedonien|nordmazedonien|makedonien|nordmakedonien|macedonia del norte",
    "MM": "birma|birmanie|birmania",
    "NL": "holland|holanda|hollande|olanda|голландия",
    "RU": "russland|rusland|russie|rusia|ryssland|russia|venaja|rosja|rusko|rusya|россия|рф|росія",
    "TW": "taiwan|taivan|тайвань|台湾|臺灣",
    "US": "vereinigte staaten|etats unis|estados unidos|ee uu|eeuu|stati uniti"
    "|verenigde staten|forenede stater|forente stater|сша|美国|アメリカ",
}


def country_of(words: str) -> str | None:
    """The alpha-2 code of the country that `words` name in a usual language, or None."""
    text = words.strip()
    if len(text) > _LONGEST or _DIGIT.search(text):
        return None
    return code_of(text) or MEANT.get(text.upper()) or _translations().get(_plain(text))


def _plain(words: str) -> str:
    """Small letters without accents; unlike the lists' own form it keeps those of every script."""
    letters = words.casefold()
    if not letters.isascii():
        parted = unicodedata.normalize("NFKD", letters)
        letters = "".join(char for char in parted if not unicodedata.combining(char))
    return _BETWEEN.sub(" ", letters).strip()


@cache
def _translations() -> dict[str, str]:
    whole: defaultdict[str, set[str]] = defaultdict(set)
    short: defaultdict[str, set[str]] = defaultdict(set)
    for code, words in _translated():
        whole[_plain(words)].add(code)
        if "," in words:  # "Iran, Islamische Republik"
            short[_plain(words.partition(",")[0])].add(code)
    found = {
        word: codes.copy().pop()
        for table in (short, whole)
        for word, codes in table.items()
        if word and len(codes) == 1
    }
    for word in [word for word, codes in whole.items() if len(codes) > 1]:
        found.pop(word, None)
    return found | {_plain(one): code for code, ones in _ALSO.items() for one in ones.split("|")}


def _translated() -> Iterator[tuple[str, str]]:
    """Each code with each name of its country in each language."""
    import gettext

    import pycountry

    for language in _LANGUAGES:
        catalogue = gettext.translation(
            "iso3166-1", pycountry.LOCALES_DIR, languages=[language], fallback=True
        )
        for country in pycountry.countries:
            for name in _FIELDS:
                if words := getattr(country, name, None):
                    yield country.alpha_2, catalogue.gettext(words)
