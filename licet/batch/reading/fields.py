"""What each kind of fact accepts: one value in, its canonical form out.

`parse` is the rule. The column reader (`licet.batch.reading.columns`) calls it once for each
distinct value and takes shortcuts only where they give the same answer.
"""

from __future__ import annotations

import difflib
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Final

from licet.batch.reading.countries import COUNTRIES, MEANT
from licet.batch.reading.errors import Unreadable, quote, shape
from licet.batch.reading.numbers import Numbers, finite, number
from licet.facts import LONGEST_NAME, Fact, Kind

NONE: Final = "none"  # the word for the empty list
# Unicode's White_Space, which is what Polars strips; str.strip() would take four more.
SPACE: Final = "\t\n\v\f\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
NAMED_LIKE: Final = 0.75  # from here on, an unknown word is taken for a misspelt known one
FLAGS: Final = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
_DAY = re.compile(r"^([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ]00:00(?::00(?:\.0+)?)?)?$")
_ECCN = re.compile(r"^(?:EAR99|[0-9][A-E][0-9]{3}(?:\.[A-Z0-9]{1,6})*)$")
_REASON = re.compile(r"^[A-Z]{2}[0-9]{0,2}$")
_IDENTIFIER = re.compile(r"^[a-z][a-z0-9_]*$")
_NONNEGATIVE: Final = frozenset({"value", "quantity"})

Value = str | date | bool | float | None


@dataclass(frozen=True, slots=True)
class Form:
    """How a file writes what may be written in several ways.

    `separators` are the characters that part the members of a list; `numbers` says how decimals
    are marked.
    """

    separators: str = ";"
    numbers: Numbers = Numbers.POINT


MACHINE: Final = Form()


def parse(fact: Fact, value: object, form: Form = MACHINE) -> Value:
    """The canonical form of one value of `fact`; None when the value says nothing.

    A list becomes one text, its members joined by ``;`` in the order given, or the word
    ``none``. Raises `Unreadable` when the value is not one that the fact can take.
    """
    if isinstance(value, bytes):
        value = _decoded(value)
    if isinstance(value, str):
        value = value.strip(SPACE)
        if "\0" in value:
            raise Unreadable(f"a NUL byte in {quote(value)}", "text without NUL bytes")
    if value is None or value == "":
        return None
    return _PARSERS[fact.kind](fact, value, form)


def nearest(word: str, known: Iterable[str], cutoff: float = NAMED_LIKE) -> str | None:
    """The known word that `word` is most likely a misspelling of, if it is very like one."""
    plain = re.sub(r"[\s-]+", "_", word.strip().lower())
    found = difflib.get_close_matches(plain, sorted(known), n=1, cutoff=cutoff)
    return found[0] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """``" (did you mean export?)"``, or nothing."""
    close = nearest(word, known) if len(word) <= 60 else None
    return f" (did you mean {close}?)" if close else ""


def _decoded(value: bytes) -> str:
    try:
        return value.decode()
    except UnicodeDecodeError as error:
        found = f"byte 0x{value[error.start]:02X} at position {error.start}"
        raise Unreadable(found, "text in UTF-8") from None


def _text(fact: Fact, value: object, form: Form) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal | date):
        raise Unreadable(shape(value), "text")
    return str(value)


def _name(fact: Fact, value: object, form: Form) -> str:
    """A name; of a longer one only a part would be looked for, so it is refused."""
    text = _text(fact, value, form)
    if len(text) > LONGEST_NAME:
        raise Unreadable(f"{len(text):,} characters", f"a name of {LONGEST_NAME} at most")
    return text


def _word(fact: Fact, value: object, form: Form) -> str:
    text = _text(fact, value, form)
    if text.lower() in fact.words:
        return text.lower()
    close = did_you_mean(text, fact.words)
    if fact.open_words and not close and _IDENTIFIER.match(text):
        return text
    expected = f"one of {', '.join(fact.words)}"
    if fact.open_words:
        expected += ", or another word in small letters"
    raise Unreadable(f"{quote(text)}{close}", expected)


def _country(fact: Fact, value: object, form: Form) -> str:
    text = _text(fact, value, form)
    code = text.upper()
    if code in COUNTRIES:
        return code
    meant = f" (write {MEANT[code]})" if code in MEANT else ""
    raise Unreadable(
        f"{quote(text)}{meant}", "a country's two-letter code (ISO 3166 alpha-2), such as DE"
    )


def _eccn(fact: Fact, value: object, form: Form) -> str:
    text = _text(fact, value, form)
    if not _ECCN.match(text.upper()):
        raise Unreadable(quote(text), "an ECCN such as 5D991 or 9A610.x, or EAR99")
    entry, dot, paragraph = text.partition(".")
    return entry.upper() + dot + paragraph.lower()


def _flag(fact: Fact, value: object, form: Form) -> bool:
    if isinstance(value, bool):
        return value
    known = FLAGS.get(_whole(value).lower())
    if known is None:
        raise Unreadable(shape(value), "true or false")
    return known


def _whole(value: object) -> str:
    """A value as text; 1.0 is as good as 1 (a column of flags with gaps is often stored so)."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _day(fact: Fact, value: object, form: Form) -> date:
    if isinstance(value, datetime):
        if value.time() != time():
            raise Unreadable(quote(value), "a day, or a moment at midnight")
        return value.date()
    if isinstance(value, date):
        return value
    found = _DAY.match(str(value)) if isinstance(value, str | int) else None
    if not found:
        raise Unreadable(quote(value), "a day written YYYY-MM-DD, such as 2019-08-19")
    try:
        return date.fromisoformat(found[1])
    except ValueError:
        raise Unreadable(quote(value), "a day that exists, written YYYY-MM-DD") from None


def _number(fact: Fact, value: object, form: Form) -> float:
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
        raise Unreadable(shape(value), "a number")
    try:
        read = number(value, form.numbers) if isinstance(value, str) else finite(float(value))
    except OverflowError:
        raise Unreadable(quote(value), "a finite number") from None
    low, high = bounds(fact)
    if not low <= read <= high:
        percent = fact.kind is Kind.PERCENT
        raise Unreadable(
            quote(value), "a number from 0 to 100" if percent else "a number not below 0"
        )
    return read


def bounds(fact: Fact) -> tuple[float, float]:
    """The least and the greatest number that the fact can take; both are finite."""
    if fact.kind is Kind.PERCENT:
        return 0.0, 100.0
    return 0.0 if fact.name in _NONNEGATIVE else -sys.float_info.max, sys.float_info.max


def _list(fact: Fact, value: object, form: Form) -> str:
    """Members joined by ``;``. In a cell they are separated; in JSON they are a list."""
    if isinstance(value, list | tuple):
        members = [_member(fact, item, form) for item in value]
    else:
        parts = re.split(f"[{form.separators}]", _text(fact, value, form))
        if len(parts) == 1 and parts[0].strip(SPACE).lower() == NONE:
            return NONE
        members = [_member(fact, part, form) for part in parts if part.strip(SPACE)]
        if not members:
            raise Unreadable(quote(value), f"a list separated by ;, or the word {NONE}")
    return ";".join(members) or NONE


def _member(fact: Fact, item: object, form: Form) -> str:
    """One member of a list, checked; a separator inside it would make two of it later."""
    if isinstance(item, str):
        item = item.strip(SPACE)
    text = _text(fact, item, form)
    if not text or "\0" in text:
        raise Unreadable(f"a member {quote(text)} in a list", "members that say something")
    if fact.kind is Kind.ECCNS:
        return _eccn(fact, text, form)
    if ";" in text or "," in text or text.lower() == NONE:
        raise Unreadable(
            f"{quote(text)} inside a list", f"members separated by ;, or the word {NONE} alone"
        )
    if fact.name == "reasons_for_control":
        if not _REASON.match(text.upper()):
            raise Unreadable(quote(text), "columns of the Country Chart such as NS2 or AT1")
        return text.upper()
    return text


_PARSERS: Final[dict[Kind, Callable[[Fact, object, Form], Value]]] = {
    Kind.TEXT: _text,
    Kind.NAME: _name,
    Kind.WORD: _word,
    Kind.COUNTRY: _country,
    Kind.ECCN: _eccn,
    Kind.FLAG: _flag,
    Kind.DAY: _day,
    Kind.PERCENT: _number,
    Kind.NUMBER: _number,
    Kind.ECCNS: _list,
    Kind.WORDS: _list,
}
