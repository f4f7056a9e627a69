"""Official lists on a terminal: what there is, what changed, what became of one party."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice

from rich.console import Console
from rich.table import Table
from rich.text import Text

from licet.facts.vocabulary import list_title
from licet.lists.agreement import Agreement
from licet.lists.record import Entry
from licet.lists.status import Source
from licet.lists.store.compare import FIELDS, Change, Diff, words
from licet.lists.store.history import Event

_STYLES = {"appeared": "green", "changed": "yellow", "doubted": "magenta", "left": "red"}
_SHOWN = 3  # values of one field that a line names


def print_sources(found: Iterable[Source], console: Console) -> None:
    """One line for each source: its editions, how many entries, how old."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for head, side in (("source", "left"), ("editions", "right"), ("latest", "left")):
        table.add_column(head, justify="right" if side == "right" else "left", no_wrap=True)
    table.add_column("entries", justify="right", no_wrap=True)
    table.add_column("seen", no_wrap=True)
    table.add_column("lists")
    for one in found:
        last = one.editions[-1] if one.editions else None
        table.add_row(
            one.id,
            str(len(one.editions)) if last else "",
            f"{last.as_of}{' (excerpt)' if last.partial else ''}" if last else "",
            f"{last.entries:,}" if last else "",
            _age(one),
            _lists(one) if last else Text(one.title, style="dim"),
        )
    console.print(table)


def _age(one: Source) -> Text:
    if not one.editions:
        how = "licet lists update" if one.automatic else "licet lists import"
        return Text(f"none yet: {how}", style="dim")
    if one.age_days is None:
        return Text("excerpts only", style="yellow")
    said = "today" if one.age_days == 0 else f"{one.age_days:,} days ago"
    if one.closed:
        return Text(f"{said}; the list is closed", style="dim")
    if one.stale:
        return Text(f"{said}: stale, the limit is {one.limit_days}", style="red")
    return Text(said, style="green")


def _lists(one: Source) -> Text:
    if list(one.counts) == [one.id]:
        return Text(one.title)
    return Text(", ".join(f"{name} {number:,}" for name, number in one.counts.items()))


def print_diff(found: Diff, console: Console, limit: int) -> None:
    """What was added, dropped and altered, at most `limit` entries of each."""
    console.print(Text(f"{found.before.id} → {found.after.id}", style="bold"))
    console.print(
        f"{len(found.added):,} added, {len(found.dropped):,} dropped, "
        f"{len(found.altered):,} altered, {found.same:,} the same"
    )
    if len(found.fields) < len(FIELDS):
        console.print(f"the formats differ: compared by {', '.join(found.fields)}")
    for sign, style, entries in (("+", "green", found.added), ("-", "red", found.dropped)):
        for entry in entries[:limit]:
            console.print(Text(f"{sign} {_who(entry)}", style=style))
        print_more(len(entries) - limit, console)
    for one in found.altered[:limit]:
        console.print(Text(f"~ {_who(one.after)}", style="yellow"))
        for change in one.changes:
            console.print(Text(f"    {_says(change)}"))
    print_more(len(found.altered) - limit, console)


def print_more(left: int, console: Console) -> None:
    """How many there are beyond those that were shown."""
    if left > 0:
        console.print(Text(f"  … and {left:,} more (--limit, or --format json for all)", "dim"))


def _who(entry: Entry) -> str:
    where = f" [{entry.country}]" if entry.country else ""
    return f"{entry.list}  {entry.name}{where}"


def _says(change: Change) -> str:
    went = "".join(f" −{_short(one)}" for one in change.went[:_SHOWN])
    came = "".join(f" +{_short(one)}" for one in change.came[:_SHOWN])
    more = max(0, len(change.went) - _SHOWN) + max(0, len(change.came) - _SHOWN)
    return f"{change.field}:{went}{came}{f' and {more} more' if more else ''}"


def _short(text: str, width: int = 90) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"


def print_history(
    found: Mapping[str, Mapping[str, tuple[Event, ...]]], console: Console, limit: int
) -> None:
    """What became of each entry: when it came, changed, left, and which edition told us."""
    every = [(name, key, told) for name, keys in found.items() for key, told in keys.items()]
    for name, key, told in islice(every, limit):
        entry = told[-1].entry
        gone = told[-1].what == "left"
        console.print(Text(f"{entry.name}", style="bold strike" if gone else "bold"))
        console.print(Text(f"  {list_title(name)}, {key}, {entry.sort.value}", style="dim"))
        for event in told:
            _print_event(event, console)
    print_more(len(every) - limit, console)


def _print_event(event: Event, console: Console) -> None:
    line = Text(f"  {event.edition.as_of}  ")
    line.append(f"{event.what:<8}", style=_STYLES[event.what])
    line.append(f"  {event.edition.id}", style="dim")
    console.print(line)
    if event.what == "appeared":
        console.print(Text(f"      {_since(event)}"))
    for change in event.changes:
        console.print(Text(f"      {_says(change)}"))


def _since(event: Event) -> str:
    """What is known of the day on which the entry came onto the list."""
    entry = event.entry
    if entry.listed_on:
        return f"on the list from {entry.listed_on}, as the publisher says"
    printed = f", first printed {min(entry.published)}" if entry.published else ""
    if event.absent is not None:
        return f"not yet in {event.absent.id}{printed}"
    return f"in our first edition{printed}"


def print_entry(event: Event, console: Console) -> None:
    """Everything that was last said of one party, and the source row."""
    entry = event.entry
    console.print(Text(entry.name, style="bold"))
    console.print(Text(f"  {list_title(entry.list)}, {entry.key}", style="dim"))
    if event.what == "left":
        console.print(Text(f"  not on the list any more: {event.edition.id}", style="red"))
    else:
        console.print(Text(f"  as worded since {event.edition.id}", style="dim"))
    for field in FIELDS:
        value = getattr(entry, field)
        values = value if isinstance(value, tuple) else (value,) if value is not None else ()
        for place, one in enumerate(values):
            label = field.replace("_", " ") if place == 0 else ""
            console.print(Text(f"  {label:<14} {words(one)}"))
    console.print(Text(f"  {'source row':<14} {entry.raw}", style="dim"))


def print_agreement(found: Iterable[Agreement], console: Console) -> None:
    """The bundled rows against the editions: how many agree, and where they do not."""
    every = list(found)
    differ = [one for one in every if one.says]
    console.print(
        f"{len(every) - len(differ)} of {len(every)} bundled rows agree with the editions"
    )
    for one in differ:
        console.print(Text(f"  {one.row.name} ({one.row.span}): {one.says}", style="yellow"))
