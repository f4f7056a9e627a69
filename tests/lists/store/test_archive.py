"""The archive: every document comes back as it went in, or not at all."""

from __future__ import annotations

import random
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from licet.lists.refusal import Refused
from licet.lists.store import archive
from licet.lists.store.archive import MOST_STEPS, Stored


class Shelf:
    """An archive of documents of one kind: each is stored as its difference from the last."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.stored: dict[str, Stored] = {}
        self.last: Stored | None = None

    def put(self, data: bytes) -> Stored:
        self.last = archive.put(self.folder, data, self.last, self.get)
        self.stored[self.last.checksum] = self.last
        return self.last

    def get(self, sha: str) -> bytes:
        return archive.get(self.folder, self.stored[sha], self.get)

    def path(self, stored: Stored) -> Path:
        return archive.path_of(self.folder, stored.checksum)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "archive")


def editions(count: int, rows: int = 400) -> list[bytes]:
    """Documents of which each alters, drops and adds a few rows of the one before."""
    chance = random.Random(20261122)
    lines = [f"{number},Invented Trading {chance.random()}" for number in range(rows)]
    found = []
    for edition in range(count):
        for _ in range(5):
            lines[chance.randrange(len(lines))] = f"{edition},Another {chance.random()}"
        lines.pop(chance.randrange(len(lines)))
        lines.append(f"{edition},New {chance.random()}")
        found.append("\r\n".join(lines).encode())
    return found


def test_forty_editions_come_back_byte_for_byte(shelf):
    documents = editions(40)
    stored = [shelf.put(one) for one in documents]

    assert [shelf.get(one.checksum) for one in stored] == documents
    assert [one.size for one in stored] == [len(one) for one in documents]


def test_no_document_is_more_than_so_many_differences_away_from_a_whole_one(shelf):
    steps = [shelf.put(one).steps for one in editions(40)]

    assert steps == [edition % (MOST_STEPS + 1) for edition in range(40)]
    assert [one.base is None for one in shelf.stored.values()] == [step == 0 for step in steps]


def test_a_difference_takes_a_fraction_of_a_whole_document(shelf):
    whole, difference = (shelf.put(one) for one in editions(2))

    assert shelf.path(difference).stat().st_size * 10 < shelf.path(whole).stat().st_size


@settings(max_examples=40)
@given(st.lists(st.binary(max_size=200), min_size=1, max_size=20))
def test_any_bytes_come_back_through_any_chain(documents):
    with TemporaryDirectory() as folder:
        shelf = Shelf(Path(folder))
        stored = [shelf.put(one) for one in dict.fromkeys(documents)]
        got = [shelf.get(one.checksum) for one in stored]

    assert got == list(dict.fromkeys(documents))


@settings(max_examples=20)
@given(st.lists(st.tuples(st.integers(0, 3_000), st.binary(max_size=40)), max_size=40))
def test_any_forty_edits_of_a_document_come_back(edits):
    text = editions(1, rows=60)[0]
    documents = {text: None}
    for place, piece in edits:
        text = text[:place] + piece + text[place + len(piece) // 2 :]
        documents[text] = None
    with TemporaryDirectory() as folder:
        shelf = Shelf(Path(folder))
        stored = [shelf.put(one) for one in documents]
        got = [shelf.get(one.checksum) for one in stored]

    assert got == list(documents)


def test_the_checksum_is_what_sha256sum_says(tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(editions(1)[0])
    said = subprocess.run(["sha256sum", path], capture_output=True, check=True).stdout.decode()

    assert archive.checksum(path.read_bytes()) == said.split()[0]


def test_a_file_is_under_its_checksum(shelf):
    stored = shelf.put(b"name\nMuster Optik\n")

    assert shelf.path(stored).is_file()
    assert shelf.path(stored) == (shelf.folder / stored.checksum[:2] / f"{stored.checksum}.zst")


def flipped(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 0x55]) + data[middle + 1 :]


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(flipped, id="a byte changed"),
        pytest.param(lambda data: data[:-10], id="cut off"),
        pytest.param(lambda data: b"", id="emptied"),
        pytest.param(lambda data: b"not zstandard at all", id="overwritten"),
    ],
)
@pytest.mark.parametrize("which", [0, 1, 2])
def test_a_damaged_file_is_refused_with_its_path(shelf, damage, which):
    stored = [shelf.put(one) for one in editions(3)]
    path = shelf.path(stored[which])
    path.write_bytes(damage(path.read_bytes()))

    with pytest.raises(Refused) as refused:
        shelf.get(stored[-1].checksum)

    assert refused.value.where == str(path)
    assert "Copy the file again" in refused.value.do


def test_another_document_in_its_place_is_refused_by_its_checksum(shelf):
    one = shelf.put(b"name\nMuster Optik\n" * 20)
    shelf.last = None
    other = shelf.put(b"name\nMuster Optics\n" * 20)
    shelf.path(one).write_bytes(shelf.path(other).read_bytes())

    with pytest.raises(Refused) as refused:
        shelf.get(one.checksum)

    assert refused.value.where == str(shelf.path(one))


def test_a_missing_file_is_refused_with_its_path(shelf):
    stored = shelf.put(b"name\nMuster Optik\n")
    shelf.path(stored).unlink()

    with pytest.raises(Refused, match="No such file") as refused:
        shelf.get(stored.checksum)

    assert refused.value.where == str(shelf.path(stored))
