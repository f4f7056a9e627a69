"""The rulebook: all bodies of law, all norms, all listings, checked and in one place."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property

from licet.facts import Listing
from licet.law.english import print_norm
from licet.law.listings import bundled_listings
from licet.law.norms import Body, Kind, Norm
from licet.law.tables import Group
from licet.law.terms import InGroup
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


@dataclass(frozen=True, eq=False)
class Rulebook:
    """A set of law. `norms` keep the order in which a reader should meet them."""

    bodies: tuple[Body, ...]
    norms: tuple[Norm, ...]

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
        yield from (print_norm(norm) for norm in self.norms)
        for group in self.groups:
            yield from (f"{group.name} {m.country} {m.span} {m.known}" for m in group.members)

    def narrowed(self, laws: tuple[str, ...]) -> Rulebook:
        """Only these bodies of law."""
        return Rulebook(
            tuple(body for body in self.bodies if body.id in laws),
            tuple(norm for norm in self.norms if norm.law in laws),
        )


@cache
def rulebook() -> Rulebook:
    """The law that licet holds."""
    return Rulebook(
        bodies=(body.EAR, part560.OFAC),
        norms=(
            *part734.NORMS,
            *part734_direct_product.NORMS,
            *zte.NORMS,
            *part744_entity_list.NORMS,
            *part744_affiliates.NORMS,
            *supplement7_huawei.NORMS,
            *part742_chip_tools.NORMS,
            *part746.NORMS,
            *part774.NORMS,
            *part748.NORMS,
            *part560.NORMS,
        ),
    )


@cache
def listings() -> tuple[Listing, ...]:
    """The listings that come with the rulebook: the Huawei and ZTE families."""
    return bundled_listings()
