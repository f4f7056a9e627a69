"""One recall: what is new is searched for, the rest is read off the files of the memory.

N, the customers' names, lies in segments, each with an index of its own in which new listed names
are searched for. L, the listed names, lies in one row in the order in which they were met; so how
much of it a segment has been held against is one number, and every step can be committed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING, Final

import numpy as np

from licet.names.kept import Book, File, Kept, Part, Segment, State
from licet.names.many import FEW, Crew, Progress, Task, build_file
from licet.names.matches import Matches, joined, ranked, spread
from licet.names.measure import Array
from licet.names.merging import merge_files
from licet.names.places import mark, placed, series

if TYPE_CHECKING:
    import polars as pl

BLOCK: Final = 50_000  # customers' names that are committed at a time
MOST_SEGMENTS: Final = 8
_MOST_BOOKS: Final = 4
_MOST_PARTS: Final = 4
_PAIRS: Final = 2_500_000_000  # committed at a time: as many as a block has with the US lists
_FEW_PAIRS: Final = 150_000_000  # for which no worker is started: about a second


@dataclass
class Recall:
    """One recall. `done` and `total`: customers' names, for `progress`."""

    kept: Kept
    crew: Crew
    block: int
    progress: Progress | None
    done: float = 0
    total: int = 0

    def matches(self, asked: Sequence[str], listed: Sequence[str]) -> Matches:
        lists, listed_codes = self.lists(listed)
        state = self.kept.state
        behind = [one for one in state.segments if one.covered < len(lists)]
        pairs = [one.count * (len(lists) - one.covered) for one in behind]
        if sum(pairs) > _FEW_PAIRS:
            self.crew.run(int, [(), ()])  # workers start while this process looks at the book
        marked = mark(asked)
        codes, new = self.places(marked, asked)
        self.total = sum(one.count for one in behind) + len(new)
        self.catch_up(lists)
        self.add(new, lists)
        codes = self.merge(codes)
        self.note(marked, codes)
        self.kept.sweep()
        return self.found(codes, listed_codes)

    # -- which names are known --------------------------------------------------------------------

    def lists(self, listed: Sequence[str]) -> tuple[pl.Series, Array]:
        """All listed names ever met, and of each of those given the place among them."""
        state = self.kept.state
        known = self.names(state.listed) if state.listed else series([])
        # By their text, so that one worker gets those in signs and opens the tables for them.
        codes, new = placed(series(listed), known, by_text=True)
        if len(new) or not state.listed:
            known = known.append(new)
            file = self.kept.put("listed", known.to_frame().write_parquet)
            self.kept.commit(replace(state, listed=file, listed_count=len(known)))
        return known, codes

    def places(self, marked: str, asked: Sequence[str]) -> tuple[Array, pl.Series]:
        """Of each name asked about the place in all segments, and the names that are new.

        The new ones have the places that they will get, after those that are there.
        """
        state = self.kept.state
        for book in state.books:
            if book.mark == marked:
                path = self.kept.path(book.places)
                return np.fromfile(path, np.int32), series([])
        known = series([])
        for segment in state.segments:
            known.append(self.names(segment.names))
        return placed(series(asked), known)

    def note(self, marked: str, codes: Array) -> None:
        """Remember the book, so that its names need not be looked for next time."""
        state = self.kept.state
        if all(book.mark != marked for book in state.books):
            book = Book(marked, self.kept.put("book", codes.astype(np.int32).tofile))
            self.kept.commit(replace(state, books=(book, *state.books[: _MOST_BOOKS - 1])))

    def names(self, file: File) -> pl.Series:
        import polars as pl

        return pl.read_parquet(self.kept.path(file)).to_series()

    # -- what is new ------------------------------------------------------------------------------

    def catch_up(self, lists: pl.Series) -> None:
        """Search for the listed names that a segment has not met among its names."""
        for at in range(len(self.kept.state.segments)):
            segment = self.kept.state.segments[at]
            behind = len(lists) - segment.covered
            step = max(1, _PAIRS // segment.count)
            while segment.covered < len(lists):
                some = lists[segment.covered : segment.covered + step].to_list()
                here = len(some) * segment.count <= _FEW_PAIRS
                hits = [self.hits(segment)]
                for size, found in self.crew.search(self.task(segment), some, here=here):
                    hits.append(
                        Matches(found.listed, found.asked + np.int32(segment.covered), found.score)
                    )
                    self.tell(segment.count * size / behind)
                covered = segment.covered + len(some)
                segment = replace(segment, covered=covered, hits=self.put_hits(hits))
                before, after = self.kept.state.segments[:at], self.kept.state.segments[at + 1 :]
                self.kept.commit(replace(self.kept.state, segments=(*before, segment, *after)))

    def add(self, new: pl.Series, lists: pl.Series) -> None:
        """Search for customers' names among all listed ones; each block becomes a segment."""
        here = len(new) <= FEW
        for start in range(0, len(new), self.block):
            names = new[start : start + self.block]
            some = names.to_list()
            tasks = self.tasks(lists, here)
            path = self.kept.new("index")
            building = self.crew.run(build_file, [(some, path)], here=here)
            hits = []
            for part, task in tasks:
                for size, found in self.crew.search(task, some, here=here):
                    hits.append(found._replace(listed=found.listed + np.int32(part.start)))
                    self.tell(size / len(tasks))
            list(building)
            file = self.kept.put("names", names.to_frame().write_parquet)
            index, found_file = self.kept.taken(path), self.put_hits(hits)
            segment = Segment(len(some), len(lists), file, index, found_file)
            segments = (*self.kept.state.segments, segment)
            self.kept.commit(replace(self.kept.state, segments=segments))

    def tasks(self, lists: pl.Series, here: bool) -> list[tuple[Part, Task]]:
        """The indexes over all listed names; what is not in one yet gets one of its own.

        Where that would be one too many, or a large one, all are put into one.
        """
        parts = self.kept.state.parts
        end = parts[-1].end if parts else 0
        if end < len(lists):
            if len(parts) == _MOST_PARTS or 4 * (len(lists) - end) > len(lists):
                parts, end = (), 0
            path = self.kept.new("part")
            list(self.crew.run(build_file, [(lists[end:].to_list(), path)], here=here))
            parts = (*parts, Part(end, len(lists), self.kept.taken(path)))
            self.kept.commit(replace(self.kept.state, parts=parts))
        return [(part, Task(self.kept.path(part.index), self.kept.least)) for part in parts]

    def task(self, segment: Segment) -> Task:
        return Task(self.kept.path(segment.index), self.kept.least, turned_round=True)

    def merge(self, codes: Array) -> Array:
        """Make the small segments one where there are many; the places as they are then."""
        state = self.kept.state
        if len(state.segments) <= MOST_SEGMENTS:
            return codes
        small = [one for one in state.segments if 2 * one.count <= state.count]
        large = [one for one in state.segments if one not in small]
        path = self.kept.new("index")
        parts = [(self.kept.path(one.index), one.count) for one in small]
        here = sum(one.count for one in small) <= FEW
        list(self.crew.run(merge_files, [(parts, path)], here=here))
        first = [0, *accumulate(one.count for one in small)]
        hits = [self.hits(one, at) for one, at in zip(small, first, strict=False)]
        names = self.names(small[0].names)
        for one in small[1:]:
            names.append(self.names(one.names))
        one = Segment(
            len(names),
            state.listed_count,
            self.kept.put("names", names.to_frame().write_parquet),
            self.kept.taken(path),
            self.put_hits(hits),
        )
        self.kept.commit(replace(state, segments=(*large, one), books=()))
        return _renumbered(state, [*large, *small])[codes]

    # -- what was found ---------------------------------------------------------------------------

    def found(self, codes: Array, listed_codes: Array) -> Matches:
        """The matches of the names asked about, by their places."""
        segments = self.kept.state.segments
        first = [0, *accumulate(one.count for one in segments)]
        hits = joined([self.hits(one, at) for one, at in zip(segments, first, strict=False)])
        one, asked = spread(hits.asked, codes)
        two, listed = spread(hits.listed[one], listed_codes)
        return ranked(asked[two], listed, hits.score[one][two])

    def hits(self, segment: Segment, first: int = 0) -> Matches:
        """The hits of a segment, its names counted from `first`."""
        import polars as pl

        columns = pl.read_parquet(self.kept.path(segment.hits)).get_columns()
        name, listed, score = (column.to_numpy() for column in columns)
        return Matches(name + np.int32(first), listed, score)

    def put_hits(self, hits: Sequence[Matches]) -> File:
        import polars as pl

        one = joined(hits)
        frame = pl.DataFrame({"name": one.asked, "listed": one.listed, "score": one.score})
        return self.kept.put("hits", frame.write_parquet)

    def tell(self, names: float) -> None:
        self.done += names
        if self.progress:
            self.progress(round(self.done), self.total)


def _renumbered(state: State, ordered: Sequence[Segment]) -> Array:
    """For each place in the segments of a state the place when they stand in another order."""
    first = dict(
        zip(
            (one.names for one in ordered),
            accumulate((one.count for one in ordered), initial=0),
            strict=False,
        )
    )
    new = [np.arange(one.count, dtype=np.int32) + first[one.names] for one in state.segments]
    return np.concatenate(new)
