"""Letters: what nobody sees is dropped, what looks like another letter is read as that letter."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# Letters of other scripts that look like a Latin one: Cyrillic, Greek, Armenian, Cherokee.
# Source: Unicode Technical Standard 39, the confusables that are whole letters of names.
_LOOKALIKES: Final = dict(
    zip(
        "аВвСсЕеНніІјЈКкМмОоРрѕЅТтХхУуАԁԛԜԝһҺӏӀҮүєёЁΑΒΕΖΗΙΚΜΝΟΡΤΥΧοαιυνκρτχАϲЅӨөգոսօհ",
        "aBvCcEeHhiIjJKkMmOoPpsSTtXxYyAdqWwhHlIYyeeEABEZHIKMNOPTYXoaiuvkptxAcSOoqnuoh",
        strict=True,
    )
)
# Where a Latin letter slipped into a Cyrillic word, it is read as the letter it looks like.
_BACK: Final = dict(
    zip("ABCEHIJKMOPSTXYaceiopsxyhkmtbn", "АВСЕНІЈКМОРЅТХУасеіорѕхуһкмтвп", strict=True)
)
_MARKS: Final = str.maketrans("™℠´", "  '")  # or they would be letters, or a space
_WORDS: Final = re.compile(r"\S+")
_CYRILLIC_OR_GREEK: Final = re.compile("[Ͱ-ϿЀ-ӿԀ-ԯ԰-֏]")
_LATIN: Final = re.compile("[A-Za-z]")


def seen(name: str) -> str:
    """A name without what nobody sees, in the usual form of each letter (NFKC)."""
    if name.isascii():
        return name if name.isprintable() else _translated(name)
    return _translated(unicodedata.normalize("NFKC", name.translate(_MARKS)))


def _translated(name: str) -> str:
    return name.translate(_UNSEEN)


class _Unseen(dict[int, int | str | None]):
    """For `str.translate`: drops what nobody sees, makes controls spaces; remembers each."""

    def __missing__(self, code: int) -> int | str | None:
        kind = unicodedata.category(chr(code))
        out: int | str | None = code
        if kind == "Cf" or 0xFE00 <= code <= 0xFE0F or kind in ("Cn", "Cs", "Co"):
            out = None
        elif kind in ("Cc", "Zl", "Zp", "Zs") or _is_picture(code, kind):
            out = " "
        return self.setdefault(code, out)


def _is_picture(code: int, kind: str) -> bool:
    """Is a sign no letter in a frame? A heart, a face and (R) say nothing of a name."""
    from anyascii import anyascii

    if kind != "So":
        return 0x1F3FB <= code <= 0x1F3FF  # the colour of a face
    return not anyascii(chr(code)).isalnum()


_UNSEEN: Final = _Unseen()


def unmasked(name: str) -> tuple[str, bool]:
    """A name with look-alike letters read as the script they stand in.

    Returns also whether it can be read in another way: all of a word's letters are Cyrillic and
    all look like Latin ones, and nothing in the name says which they are.
    """
    if name.isascii() or not _CYRILLIC_OR_GREEK.search(name):
        return name, False
    latin = _LATIN.search(name) is not None
    read = _WORDS.sub(lambda found: _word(found[0], latin), name)
    return read, not latin and as_latin(read) != read


def as_latin(name: str) -> str:
    """The name with every word that is all look-alikes read as Latin."""
    return _WORDS.sub(lambda found: _word(found[0], True), name)


def _word(word: str, latin: bool) -> str:
    foreign = [letter for letter in word if _CYRILLIC_OR_GREEK.match(letter)]
    if not foreign:
        return word
    latin = latin and len(foreign) > 1  # one letter is no disguise: a Russian s is "with"
    if all(letter in _LOOKALIKES for letter in foreign) and (latin or _LATIN.search(word)):
        return "".join(_LOOKALIKES.get(letter, letter) for letter in word)
    if _LATIN.search(word):
        mixed = [letter for letter in word if _LATIN.match(letter)]
        if len(foreign) >= len(mixed):
            return "".join(_BACK.get(letter, letter) for letter in word)
        return "".join(_LOOKALIKES.get(letter, letter) for letter in word)
    return word
