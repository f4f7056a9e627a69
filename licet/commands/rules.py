"""The rulebook: listing, showing, drawing, printing and checking it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from pathlib import Path

from rich.table import Table

from licet import __version__
from licet.batch.write import whole_file
from licet.commands import Unknown
from licet.commands.showing import Terminal
from licet.law.checks import check as check_rules
from licet.law.english import print_norm
from licet.law.norms import Kind, Norm
from licet.law.page import rulebook_page
from licet.law.rulebook import listings, rulebook
from licet.show import (
    as_svg,
    as_text,
)
from licet.show.story import timeline, topics


def list_norms(kind: str | None) -> None:
    """A table of the norms."""
    kinds = [one.value for one in Kind]
    if kind is not None and kind not in kinds:
        raise Unknown(f"--kind: found {kind!r}; expected one of {', '.join(kinds)}")
    _print_norms(norm for norm in rulebook().norms if kind in (None, norm.kind.value))


def _print_norms(norms: Iterable[Norm]) -> None:
    table = Table(box=None, pad_edge=False)
    table.add_column("id", no_wrap=True)  # to be copied
    for column in ("kind", "title", "citation"):
        table.add_column(column, overflow="fold")
    for norm in norms:
        kind = norm.kind.value + ("" if norm.encoded else " (not encoded)")
        table.add_row(norm.id, kind, norm.title, norm.cite)
    Terminal().print(table)


def show_norm(name: str) -> None:
    """One norm in English."""
    names = [norm.id for norm in rulebook().norms]
    if name not in names:
        within = [one for one in names if name in one]
        near = within or difflib.get_close_matches(name, names, n=3, cutoff=0.3)
        raise Unknown(f"no norm is called {name!r}; near: {', '.join(near) or ', '.join(names)}")
    print(print_norm(rulebook().norm(name)))


def search_norms(words: list[str]) -> None:
    """The norms whose text holds every word."""
    found = [
        norm
        for norm in rulebook().norms
        if all(word.casefold() in print_norm(norm).casefold() for word in words)
    ]
    if not found:
        raise Unknown(f"no norm speaks of {' '.join(words)!r}; `licet law list` shows all")
    _print_norms(found)


def draw(topic: str, svg: Path | None, width: int | None) -> None:
    """A story as text, and as SVG where a file is named."""
    if topic not in topics():
        raise Unknown(f"no story is called {topic!r}; there are {', '.join(topics())}")
    story = timeline(rulebook(), listings(), topic)
    if svg is not None:
        with whole_file(svg) as stream:
            stream.write(as_svg(story).encode())
        print(f"drawn: {svg}")
        return
    print(as_text(story, width or Terminal().width))


def print_rulebook(out: Path | None) -> None:
    """The rulebook page."""
    with whole_file(out) as stream:
        stream.write(rulebook_page(rulebook()).encode())


def check_rulebook() -> int:
    """Flaws, each as a sentence; 0 where there is none."""
    flaws = check_rules(rulebook())
    for flaw in flaws:
        print(flaw)
    count = len(rulebook().norms)
    print(f"{count} norms, {len(flaws)} flaws, reviewed through {rulebook().reviewed_through}")
    return 1 if flaws else 0


def print_version() -> None:
    """Program, rulebook, and whether names are compared by compiled code."""
    from licet.names.measure import is_compiled

    how = "compiled" if is_compiled() else "in plain Python, slowly: no C compiler was found"
    print(f"licet {__version__}, rulebook {rulebook().version}, names compared {how}")
