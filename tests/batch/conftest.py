"""Builders: a file from its text, and a book from a file."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from licet.batch.book import Book, ReadError, RowError
from licet.batch.reading.door import read


@pytest.fixture
def read_file(tmp_path: Path) -> Callable[..., Book]:
    def build(content: str | bytes, name: str = "trades.csv", **options) -> Book:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read(path, **options)

    return build


@pytest.fixture
def cell_error(read_file) -> Callable[[str, str], RowError | None]:
    """The error of a one-row CSV whose column `name` holds `cell`."""

    def build(name: str, cell: str) -> RowError | None:
        row = {"id": "L1", "on": "2019-08-19", "activity": "export", name: cell}
        quoted = ['"{}"'.format(value.replace('"', '""')) for value in row.values()]
        book: Book = read_file(f"{','.join(row)}\n{','.join(quoted)}\n")
        return book.errors.get(0)

    return build


@pytest.fixture
def refusal(read_file) -> Iterator[Callable[..., str]]:
    """What is said of a file of which nothing can be read."""

    def build(content: str | bytes, name: str = "trades.csv") -> str:
        with pytest.raises(ReadError) as caught:
            read_file(content, name)
        assert name in str(caught.value) and "expected" in str(caught.value)
        return str(caught.value)

    yield build
