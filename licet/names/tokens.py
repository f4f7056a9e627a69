"""The plain words of a name as what they are in it: words, and the legal forms among them."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from licet.names import tables
from licet.names.words import FORM_WEIGHT, Word, corrected, word

Spelling = tuple[tuple[str, ...], Word]  # a legal form as it is written, and in its one spelling


class Token(NamedTuple):
    """What one plain word may be.

    `right` is the word with a slip in a legal form put right, `form` the legal form that it is by
    itself, `longer` those of several words that it begins, by the second word, the longest first.
    """

    word: Word
    right: str
    form: Word | None
    longer: dict[str, list[Spelling]] | None


@lru_cache(maxsize=300_000)
def token(text: str) -> Token:
    mine, right, forms = word(text), corrected(text), tables.legal_forms()
    if right not in forms and text not in forms:
        return Token(mine, right, mine if mine.weight == FORM_WEIGHT else None, None)
    begun = forms.get(right, [])
    alone = [form for spelling, form in forms.get(text, []) + begun if len(spelling) == 1]
    longer: dict[str, list[Spelling]] = {}
    for spelling, form in begun:
        if len(spelling) > 1:
            longer.setdefault(spelling[1], []).append((spelling, word(form)))
    form = next(iter(alone), text if text in tables.forms() else "")
    return Token(mine, right, word(form) if form else None, longer or None)


def words_of(parts: list[str]) -> tuple[list[Word], bool]:
    """The words of a name, legal forms in one spelling; and whether there is one among them."""
    tokens = list(map(token, parts))
    found: list[Word] = []
    formed = False
    skip = 0
    for at, (mine, _, form, longer) in enumerate(tokens):
        if skip:
            skip -= 1
        elif longer and (long := _form_at(tokens, at, longer)):
            found.append(long[1])
            skip = len(long[0]) - 1
            formed = True
        elif form:
            found.append(form)
            formed = True
        else:
            found.append(mine)
    return found, formed


def _form_at(tokens: list[Token], at: int, longer: dict[str, list[Spelling]]) -> Spelling | None:
    """The longest legal form of several words that begins here."""
    if at + 1 == len(tokens) or not (begun := longer.get(tokens[at + 1].right)):
        return None
    here = tuple([one.right for one in tokens[at : at + len(begun[0][0])]])
    return next((form for form in begun if here[: len(form[0])] == form[0]), None)
