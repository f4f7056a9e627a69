"""The policy: from which score a match is held, from which it is treated as the listed party.

One table, and the only one. It is set on the labelled sets (docs/names.md has the figures) and can
be changed by the user: `LICET_HOME/screening.toml`, or the file that `--policy` names, holds any of
these numbers under these names.
"""

from __future__ import annotations

import tomllib
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any


class BadPolicy(ValueError):
    """A file of numbers that cannot be a policy; the message says where and why."""


@dataclass(frozen=True, slots=True)
class Policy:
    """All in permille. A score is that of the names, and what other evidence adds or takes.

    * from `possible`: a person must look, the trade is on hold;
    * from `strong`: an identity, if nothing speaks against it and the name tells enough
      (`lone_word`: a listed name that is one word of less weight is never more than possible);
    * from `look`: names that are looked at at all; other evidence can lift them to `possible`.

    What evidence adds (or, where it speaks against, takes): `same_country`, `other_country`,
    `same_birth`, `near_birth` (the year alone), `other_birth`, `same_number`, `other_number`,
    `same_place` (a town or postcode of the address), `other_kind` (a person, and a company).
    """

    look: int = 740
    possible: int = 808
    strong: int = 965
    lone_word: int = 80
    same_country: int = 10
    other_country: int = -10
    same_birth: int = 60
    near_birth: int = 30
    other_birth: int = -150
    same_number: int = 400
    other_number: int = -60
    same_place: int = 20
    other_kind: int = -100

    @classmethod
    def read(cls, path: Path) -> Policy:
        """The default policy with the numbers of a file.

        Raises `BadPolicy` for a file that is not TOML, or holds what is not a number of a policy.
        """
        try:
            told = tomllib.loads(path.read_text("utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise BadPolicy(f"{path}: found text that is not TOML ({error})") from None
        return DEFAULT.with_numbers(told, str(path))

    def with_numbers(self, told: dict[str, Any], where: str) -> Policy:
        """This policy with other numbers; `where` they stand, for the message."""
        known = [field.name for field in fields(self)]
        for name, number in told.items():
            if name not in known:
                raise BadPolicy(f"{where}: found {name!r}; expected one of {', '.join(known)}")
            if type(number) is not int or not -1000 <= number <= 1000:
                raise BadPolicy(
                    f"{where}: {name}: found {number!r}; expected a whole number, in permille"
                )
        policy = replace(self, **told)
        if not 500 <= policy.look <= policy.possible <= policy.strong <= 1000:
            raise BadPolicy(
                f"{where}: found look {policy.look}, possible {policy.possible}, strong "
                f"{policy.strong}; expected 500 or more, and each at least the one before it"
            )
        return policy

    def changed(self) -> dict[str, int]:
        """The numbers that are not the default ones."""
        plain = asdict(DEFAULT)
        return {name: number for name, number in asdict(self).items() if number != plain[name]}


DEFAULT = Policy()
