"""Scripts: a name in any script, in Latin letters.

Cyrillic, Greek, Georgian, Armenian, kana and the rest go letter by letter (library `anyascii`).
Scripts that do not write short vowels (Arabic, Hebrew) give consonants and long vowels; a word
that sounds like a well-known name is then read as that name. Indian scripts get their inherent
vowel back. Chinese and Korean have modules of their own (`licet.names.chinese`,
`licet.names.korean`).
"""

from __future__ import annotations

import re
from typing import Final

HAN: Final = "㐀-䶿一-鿿豈-﫿𠀀-𲎯々〇"
HANGUL: Final = "가-힯ᄀ-ᇿ"
KANA: Final = "぀-ヿㇰ-ㇿ"
_ABJAD: Final = re.compile("[֐-׿؀-ۿݐ-ݿࢠ-ࣿ]+")
_SERVANT: Final = re.compile(r"\bعبد\s+(?=ال)")  # Abd al-Rahman is one name
_INDIC: Final = re.compile("[ऀ-෿]+")
_HAN: Final = re.compile(f"[{HAN}]")
_HANGUL: Final = re.compile(f"[{HANGUL}]")

_ARABIC: Final = dict(
    zip(
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءآأإؤئپچژگکیٱۀےڤ",
        "a,b,t,th,j,h,kh,d,dh,r,z,s,sh,s,d,t,z,a,gh,f,q,k,l,m,n,h,w,y,a,a,,a,a,i,u,i,p,ch,zh,g,k,y,a,"
        "h,y,v".split(","),
        strict=True,
    )
)
_HEBREW: Final = dict(
    zip(
        "אבגדהוזחטיכךלמםנןסעפףצץקרשת",
        "a b g d h v z h t y k k l m m n n s a p f ts ts k r sh t".split(),
        strict=True,
    )
)
_DIGITS: Final = dict(zip("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789", strict=True))


def latin(name: str) -> str:
    """A name without Chinese or Korean letters, in ASCII; what has no sound is a space."""
    if name.isascii():
        return name
    name = _SERVANT.sub("عبد", name)
    name = _ABJAD.sub(lambda found: _abjad(found[0]), name)
    name = _INDIC.sub(lambda found: _indic(found[0]), name)
    return name if name.isascii() else name.translate(_LETTERS)


class _Letters(dict[int, str]):
    """For `str.translate`: each letter in ASCII, remembered."""

    def __missing__(self, code: int) -> str:
        from anyascii import anyascii

        return self.setdefault(code, "" if chr(code) in "ьъ" else anyascii(chr(code)))


_LETTERS: Final = _Letters()


def _abjad(word: str) -> str:
    """An Arabic or Hebrew word: consonants and long vowels; the Arabic article apart."""
    from licet.names.voweled import voweled

    bare = "".join(one for one in word if one in _ARABIC or one in _HEBREW or one in _DIGITS)
    if len(bare) > 4 and bare.startswith("ال"):
        return "al " + voweled(_sounds(bare[2:]))
    if len(bare) > 5 and bare.endswith("الله"):  # Abdullah, Nasrallah
        return voweled(_sounds(bare[:-4]) + "ullah")
    return voweled(_sounds(bare))


def _sounds(bare: str) -> str:
    out = ""
    for place, letter in enumerate(bare):
        sound = _ARABIC.get(letter) or _HEBREW.get(letter) or _DIGITS.get(letter, "")
        after = bare[place + 1 : place + 2]
        if place and letter == "و" and after not in tuple("اويی"):
            sound = "u"
        elif place and letter in "يی":
            sound = "i"
        out += sound
    # A last h is not heard in Hebrew.
    return out[:-1] if len(out) > 2 and bare[-1] == "ה" else out


def _indic(word: str) -> str:
    """A word in an Indian script: consonants carry an a, but for the last one."""
    from anyascii import anyascii

    out = ""
    for place, letter in enumerate(word):
        after = word[place + 1] if place + 1 < len(word) else ""
        sound = anyascii(letter)
        offset = (ord(letter) - 0x900) % 0x80
        if offset in (0x00, 0x01, 0x02):  # a nasal
            sound = "n"
        consonant = 0x15 <= offset <= 0x39 or 0x58 <= offset <= 0x5F
        follows = (ord(after) - 0x900) % 0x80 if after else -1
        bare = after == "" or 0x3E <= follows <= 0x4D or follows in (0x3C, 0x62, 0x63)
        out += sound + ("a" if consonant and not bare else "")
    return out


def has_han(name: str) -> bool:
    return _HAN.search(name) is not None


def has_hangul(name: str) -> bool:
    return _HANGUL.search(name) is not None
