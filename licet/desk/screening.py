"""Screening: who on the roll is this, with what evidence, and what a reviewer said of it.

A name is looked for on its own (`one`), or all the customers of a book at once (`book`). Both make
the same matches by the same measure; a book is remembered (`licet.names.memory`), so that only what
is new is looked up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby, pairwise
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from licet.desk.roll import Entry, Roll
from licet.facts import Evidence
from licet.ledger import Decision, Pair, Standing, fingerprint, standing
from licet.names.evidence import Asked, total, weigh
from licet.names.explain import Explanation, explain
from licet.names.many import Progress, screen_many
from licet.names.matches import Matches
from licet.names.memory import Memory
from licet.names.policy import Policy
from licet.names.recognise import POSSIBLE, STRONG, says, strength

if TYPE_CHECKING:
    from licet.ledger import Ledger

_RANK: Final = {STRONG: 0, POSSIBLE: 1}


@dataclass(frozen=True, slots=True)
class Hit:
    """Somebody asked about may be a listed party. `score` and `name_score` are permille.

    `alias` is the listed name that is like the one asked; `standing` is what reviewers said.
    """

    asked: Asked
    entry: Entry
    alias: str
    strength: str
    score: int
    explanation: Explanation
    evidence: tuple[Evidence, ...]
    standing: Standing = field(default_factory=lambda: Standing("none"))

    @property
    def pair(self) -> Pair:
        """The two sides, as the ledger knows them."""
        return pair(self.asked, self.entry.list, self.entry.key)

    @property
    def shown(self) -> dict[str, Any]:
        """What a reviewer sees of the evidence."""
        listed = self.entry.listed
        return {
            "names": sorted(self.entry.names),
            "countries": sorted(listed.countries),
            "births": sorted(text for text, _ in listed.births),
            "identifiers": sorted(f"{kind}:{number}" for kind, number in listed.identifiers),
            "kind": listed.kind,
        }

    @property
    def fingerprint(self) -> str:
        """All that the list says of the entry: while it is the same, a decision stands.

        The customer's half is the pair itself, whatever its case and spacing.
        """
        return fingerprint({"listed": self.shown})

    @property
    def sentence(self) -> str:
        return says(self.explanation, self.evidence, self.entry.list)

    @property
    def cleared(self) -> bool:
        return self.standing.state == "cleared"


def pair(asked: Asked, list_: str, key: str) -> Pair:
    """A customer and an entry of a list, as the ledger knows them."""
    numbers = ";".join(f"{kind}:{number}" for kind, number in sorted(asked.identifiers)) or None
    return Pair(asked.name, asked.country, asked.birth, numbers, asked.address, list_, key)


@dataclass(frozen=True)
class Screening:
    """A roll, ready to be asked.

    `folder`: where indexes and the memory are kept; `remember`: keep and use the memory;
    `exhaustive`: look at every name, without any index; `ledger`: reviewers' decisions.
    """

    roll: Roll
    policy: Policy
    folder: Path
    ledger: Ledger | None = None
    workers: int = 1
    remember: bool = True
    exhaustive: bool = False

    def one(self, asked: Asked) -> list[Hit]:
        """Who on the roll this may be; the strongest first."""
        found = self._settled(list(self._places([asked], self._found([asked.name], None))))
        return [hit for _, hit in found]

    def book(
        self, asked: Sequence[Asked], progress: Progress | None = None
    ) -> list[tuple[int, Hit]]:
        """For a whole book: the place of a customer, and a match; in the order of the book."""
        names = [one.name for one in asked]
        return self._settled(list(self._places(asked, self._found(names, progress))))

    # -- names --------------------------------------------------------------------------------

    def _found(self, names: Sequence[str], progress: Progress | None) -> Matches:
        """Which names of the roll are like these."""
        look = self.policy.look
        if self.remember and not self.exhaustive and len(names) > 1:
            memory = Memory(self.folder / "screened" / str(look), look)
            return memory.recall(names, self.roll.texts, workers=self.workers, progress=progress)
        return screen_many(
            names,
            self.index,
            look,
            workers=self.workers,
            exhaustive=self.exhaustive,
            progress=progress,
        )

    @cached_property
    def index(self) -> Path:
        """The file of the roll's index, made where it is not there."""
        from licet.names.many import build_file
        from licet.names.places import mark
        from licet.names.scale import VERSION

        folder = self.folder / "cache"
        path = folder / f"roll-{VERSION}-{mark(self.roll.texts)}.index"
        if not _is_whole(path):
            folder.mkdir(parents=True, exist_ok=True)
            for old in sorted(folder.glob("roll-*.index"), key=lambda one: one.stat().st_mtime)[
                :-3
            ]:
                old.unlink(missing_ok=True)
            build_file(self.roll.texts, path)
        return path

    # -- matches ------------------------------------------------------------------------------

    def _places(self, asked: Sequence[Asked], matches: Matches) -> Iterator[tuple[int, Hit]]:
        """The best match of each customer with each entry; customers in the order of the book."""
        starts, entries, weak = self.roll.bearers
        edges = np.flatnonzero(np.diff(matches.asked, prepend=-1))
        for first, last in pairwise([*edges.tolist(), len(matches.asked)]):
            place = int(matches.asked[first])
            best: dict[int, Hit] = {}
            for turn in range(first, last):
                text = int(matches.listed[turn])
                for row in range(starts[text], starts[text + 1]):
                    found = self._hit(asked[place], self.roll.texts[text], entries[row], weak[row])
                    kept = best.get(int(entries[row]))
                    if found is not None and (kept is None or _better(found, kept)):
                        best[int(entries[row])] = found
            yield from ((place, hit) for hit in best.values())

    def _hit(self, asked: Asked, alias: str, place: int, weak: bool) -> Hit | None:
        entry = self.roll.entry(int(place))
        evidence = weigh(asked, entry.listed, self.policy)
        explanation = explain(asked.name, alias)
        score = total(explanation.score, evidence, equal=explanation.equal)
        how = strength(explanation, score, evidence, self.policy)
        if how is None:
            return None
        how = POSSIBLE if weak else how
        return Hit(asked, entry, alias, how, score, explanation, evidence)

    # -- what reviewers said --------------------------------------------------------------------

    def _settled(self, hits: Sequence[tuple[int, Hit]]) -> list[tuple[int, Hit]]:
        """What is left of the matches after what reviewers said, of each customer the strongest
        first."""
        stood = self._standings([hit for _, hit in hits])
        found: list[tuple[int, Hit]] = []
        placed = zip((place for place, _ in hits), stood, strict=True)
        for place, mine in groupby(placed, key=itemgetter(0)):
            meant = _meant(hit for _, hit in mine)
            meant.sort(key=lambda hit: (_RANK[hit.strength], -hit.score))
            found += [(place, hit) for hit in meant]
        return found

    def _standings(self, hits: Sequence[Hit]) -> list[Hit]:
        if self.ledger is None or not hits:
            return list(hits)
        latest = self.ledger.latest(hit.pair for hit in hits)
        return [_stood(hit, latest.get(hit.pair.id)) for hit in hits]


def _is_whole(path: Path) -> bool:
    """Is there an index that can be read?"""
    from licet.names.index import Damaged, Index

    try:
        Index.open(path)
    except (Damaged, FileNotFoundError):
        return False
    return True


def _meant(hits: Iterable[Hit]) -> list[Hit]:
    """Without those that are only like the name, where the same list holds the name itself.

    Not where something speaks against the one that bears the name, or a reviewer cleared it.
    """
    found = list(hits)
    equal = {
        one.entry.list
        for one in found
        if one.strength == STRONG and one.score == 1000 and not one.cleared
    }
    return [one for one in found if one.strength == STRONG or one.entry.list not in equal]


def _better(one: Hit, other: Hit) -> bool:
    return (-_RANK[one.strength], one.score) > (-_RANK[other.strength], other.score)


def _stood(hit: Hit, decision: Decision | None) -> Hit:
    """The match with what was decided on it; who was confirmed is the listed party."""
    if decision is None:
        return hit
    found = standing(decision, hit.fingerprint, {**hit.shown, "sentence": hit.sentence})
    how = STRONG if found.state == "confirmed" else hit.strength
    return replace(hit, standing=found, strength=how)
