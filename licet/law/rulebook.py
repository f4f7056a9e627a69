"""The rulebook: all bodies of law, all norms, all listings, checked and in one place."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from types import ModuleType
from typing import Final

from licet.facts import Listing
from licet.law.english import print_norm, sentence
from licet.law.listings import bundled_listings
from licet.law.norms import Body, Kind, Norm
from licet.law.tables import Entries, Group
from licet.law.terms import AllInEntries, InEntries, InGroup, SomeInEntries
from licet.law.us.ear import (
    body,
    part734,
    part734_direct_product,
    part742_chip_tools,
    part744_affiliates,
    part744_entity_list,
    part746,
    part748,
    part774,
    supplement7_huawei,
    zte,
)
from licet.law.us.ofac import part560


@dataclass(frozen=True, slots=True, eq=False)
class Chapter:
    """A module of the rulebook as the reader meets it: its own words, and its norms.

    `name` is the module's; `title` and `text` are the first paragraph of its docstring and the
    others.
    """

    name: str
    law: str
    title: str
    text: str
    norms: tuple[Norm, ...] = ()

    @property
    def not_modelled(self) -> tuple[str, ...]:
        """The paragraphs that say what of the law is not in it."""
        paragraphs = self.text.split("\n\n")
        return tuple(one for one in paragraphs if one.startswith("Not modelled"))


@dataclass(frozen=True, eq=False)
class Rulebook:
    """A set of law. `norms` keep the order in which a reader should meet them."""

    bodies: tuple[Body, ...]
    norms: tuple[Norm, ...]
    chapters: tuple[Chapter, ...] = ()

    def of(self, kind: Kind, law: str | None = None) -> tuple[Norm, ...]:
        return self._by_kind[kind, law]

    def overcoming(self, requirement: Norm) -> tuple[Norm, ...]:
        """The authorisations that name this requirement."""
        return self._pointing["overcomes"].get(requirement, ())

    def restricting(self, authorisation: Norm) -> tuple[Norm, ...]:
        """The restrictions that take this authorisation away."""
        return self._pointing["restricts"].get(authorisation, ())

    def suspending(self, norm: Norm) -> tuple[Norm, ...]:
        """The statuses that suspend this norm."""
        return self._pointing["suspends"].get(norm, ())

    @cached_property
    def _pointing(self) -> dict[str, dict[Norm, tuple[Norm, ...]]]:
        found: dict[str, dict[Norm, tuple[Norm, ...]]] = {}
        for verb in ("overcomes", "restricts", "suspends"):
            into = found.setdefault(verb, {})
            for norm in self.norms:
                for other in getattr(norm, verb):
                    into[other] = (*into.get(other, ()), norm)
        return found

    @cached_property
    def _by_kind(self) -> dict[tuple[Kind, str | None], tuple[Norm, ...]]:
        laws = (None, *(body.id for body in self.bodies))
        return {
            (kind, law): tuple(n for n in self.norms if n.kind is kind and law in (None, n.law))
            for kind in Kind
            for law in laws
        }

    def norm(self, name: str) -> Norm:
        """The norm with this id; raises `KeyError` with the nearest ids."""
        for norm in self.norms:
            if norm.id == name:
                return norm
        raise KeyError(name)

    def body(self, name: str) -> Body:
        return next(body for body in self.bodies if body.id == name)

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Every dated group that some condition looks into."""
        found = {
            id(group): group
            for norm in self.norms
            for version in norm.versions
            for leaf in version.when.leaves()
            if isinstance(leaf, InGroup)
            for group in leaf.groups
        }
        return tuple(found.values())

    @cached_property
    def entries(self) -> tuple[Entries, ...]:
        """Every set of Control List entries that some condition looks into, once each."""
        leaves = (
            leaf
            for norm in self.norms
            for version in norm.versions
            for leaf in version.when.leaves()
        )
        kinds = InEntries | SomeInEntries | AllInEntries
        return tuple(dict.fromkeys(leaf.entries for leaf in leaves if isinstance(leaf, kinds)))

    @cached_property
    def reviewed_through(self) -> date:
        """The last day through which every body has been reviewed."""
        return min(body.reviewed_through for body in self.bodies)

    @cached_property
    def version(self) -> str:
        """The day of review and a digest of the printed rules: equal text, equal version."""
        digest = hashlib.sha256()
        for line in self._printed():
            digest.update(line.encode())
        return f"{self.reviewed_through}+{digest.hexdigest()[:8]}"

    def _printed(self) -> Iterator[str]:
        for law in self.bodies:
            yield f"{law.id} {law.covered_from} {law.reviewed_through} {law.takes_item}"
            yield f"{sentence(law.concerns)}; {sentence(law.asks_nothing)}"
        yield from (print_norm(norm) for norm in self.norms)
        for entries in self.entries:
            yield f"{entries.name} {entries.pattern}"
            yield f"{sorted(entries.codes)} {sorted(entries.but_not)}"
        for group in self.groups:
            yield from (f"{group.name} {m.country} {m.span} {m.known}" for m in group.members)

    def narrowed(self, laws: tuple[str, ...]) -> Rulebook:
        """Only these bodies of law."""
        return Rulebook(
            tuple(body for body in self.bodies if body.id in laws),
            tuple(norm for norm in self.norms if norm.law in laws),
            tuple(chapter for chapter in self.chapters if chapter.law in laws),
        )


# The modules in the order in which a reader should meet them.
_MODULES: Final = (
    (body.EAR, part734),
    (body.EAR, part734_direct_product),
    (body.EAR, zte),
    (body.EAR, part744_entity_list),
    (body.EAR, part744_affiliates),
    (body.EAR, supplement7_huawei),
    (body.EAR, part742_chip_tools),
    (body.EAR, part746),
    (body.EAR, part774),
    (body.EAR, part748),
    (part560.OFAC, part560),
)


def _chapter(law: Body, module: ModuleType, norms: tuple[Norm, ...]) -> Chapter:
    first, _, rest = (module.__doc__ or module.__name__).strip().partition("\n\n")
    name = module.__name__.rpartition(".")[2]
    return Chapter(name, law.id, " ".join(first.split()).rstrip("."), rest.strip(), norms)


@cache
def rulebook() -> Rulebook:
    """The law that licet holds."""
    preface = _chapter(body.EAR, body, ())
    return Rulebook(
        bodies=(body.EAR, part560.OFAC),
        norms=tuple(norm for _, module in _MODULES for norm in module.NORMS),
        chapters=(preface, *(_chapter(law, one, one.NORMS) for law, one in _MODULES)),
    )


@cache
def listings() -> tuple[Listing, ...]:
    """The listings that come with the rulebook: the Huawei and ZTE families."""
    return bundled_listings()
