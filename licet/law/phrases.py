"""How the words of the vocabulary read in a sentence: `diverted_to` is "a known onward recipient".

A word that is not here reads as it is spelt, with spaces for underscores.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Final

from licet.facts import BY_NAME

_WORDS: Final[dict[str, dict[str, str]]] = {
    "role": {
        "purchaser": "the purchaser",
        "intermediate_consignee": "an intermediate consignee",
        "ultimate_consignee": "the ultimate consignee",
        "end_user": "the end user",
        "counterparty": "a counterparty",
        "diverted_to": "a known onward recipient",
        "designed_by": "the item's designer",
        "produced_by": "the item's producer",
        "incorporated_for": "the one for whom the item is built into something",
    },
    "via": {
        "itself": "by its own listing",
        "branch": "as a branch of a listed company",
        "foreign_branch": "as a branch abroad of a listed company",
        "owner": "through its listed owners",
        "minority_owner": "as partly owned by a listed party, below the threshold",
        "resembles": "by the likeness of its name alone",
    },
    "requirement": {
        "all_items": "all items subject to the EAR",
        "ccl_items": "items on the Commerce Control List",
        "denial": "a denial of export privileges",
    },
    "activity": {
        "export": "an export",
        "reexport": "a reexport",
        "transfer": "a transfer within a country",
        "release": "a release of technology or source code",
        "import": "an import",
        "payment": "a payment",
        "investment": "an investment",
        "dealing": "another dealing",
    },
    "item_form": {"commodity": "a commodity", "software": "software", "technology": "technology"},
    "network": {"third_party": "a third party's", "own": "the listed company's own"},
    "certificate": {
        "none": "nobody",
        "exporter": "the exporter",
        "listed_party": "the listed company",
    },
    "family": {"huawei": "Huawei", "zte": "ZTE"},
}
# A list that holds anything at all, or nothing.
_SOMETHING: Final = {
    "licences": ("a licence of its own", "no licence of its own"),
    "direct_product_of": ("some US technology or software", "no US technology or software"),
}
# `Someone` tests: who is meant, before the description of them.
_OUTSIDERS: Final = {
    "designed_by": "the designer of the item is",
    "produced_by": "the producer of the item is",
    "designed_by|produced_by": "the designer or the producer of the item is",
    "incorporated_for": "the one for whom the item is known to be built into something is",
    "diverted_to": "the known onward recipient is",
}
_MONTH: Final = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
# The verbs that a sentence of the vocabulary may have, and their contraries.
_CONTRARIES: Final = (
    (" is ", " is not "),
    (" was ", " was not "),
    (" were ", " were not "),
    (" has ", " does not have "),
    (" carries ", " does not carry "),
    (" holds out ", " does not hold out "),
)


def phrase(fact: str, word: object) -> str:
    """One word of a fact, as it reads in a sentence."""
    text = str(word)
    if known := _WORDS.get(fact, {}).get(text):
        return known
    if month := _MONTH.fullmatch(text):
        return f"{date(int(month[1]), int(month[2]), 1):%B %Y}"
    return text.replace("_", " ")


def phrases(fact: str, words: Iterable[object]) -> str:
    """Words of a fact in the order of the vocabulary: ``a, b or c``."""
    known = [*_WORDS.get(fact, {})]
    if fact in BY_NAME:
        known += BY_NAME[fact].words
    places = {word: place for place, word in enumerate(dict.fromkeys(known))}
    ordered = sorted(map(str, words), key=lambda word: (places.get(word, len(places)), word))
    return either([phrase(fact, word) for word in ordered])


def either(parts: list[str]) -> str:
    """``a``, ``a or b``, ``a, b or c``."""
    return " or ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def something(fact: str, negated: bool) -> str:
    """What a list holds that holds anything at all; or, `negated`, nothing."""
    return _SOMETHING.get(fact, ("something", "nothing"))[negated]


def outsider(fact: str) -> str:
    """The beginning of a sentence about somebody whom `fact` names."""
    plain = fact.replace("_", " ").replace("|", " or ")
    return _OUTSIDERS.get(fact, f"the one named as {plain} is")


@cache
def country_names() -> dict[str, str]:
    """ISO 3166 codes, and Kosovo's, with the names of the countries."""
    table = files("licet.law.us.ear.tables").joinpath("iso3166.txt").read_text(encoding="utf-8")
    return {line[:2]: line[3:] for line in table.splitlines()}


def contrary(sentence: str) -> str:
    """The sentence with its first verb denied."""
    found = [(sentence.find(verb), verb, other) for verb, other in _CONTRARIES if verb in sentence]
    if not found:
        return f"it is not so that {sentence}"
    _, verb, other = min(found)
    return sentence.replace(verb, other, 1)
