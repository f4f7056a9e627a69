"""The file in which a download waits: what survives, and who may have it."""

import subprocess
import sys

import pytest

from licet.lists.fetch.part import BLOCK, Part, part_of
from licet.lists.fetch.version import Version

ADDRESS = "https://publisher.invalid/list.csv"
STRONG = Version('"v1"', None, 10, "", '"v1"')


@pytest.fixture
def waiting(tmp_path):
    """A part of four bytes, left by an earlier run."""
    with part_of(ADDRESS, tmp_path) as part:
        part.begin(STRONG)
        part.add(b"abcd")
    (path,) = tmp_path.glob("*.part")
    return path


def test_a_part_is_found_again_with_its_version(waiting):
    with part_of(ADDRESS, waiting.parent) as part:
        assert (part.version, part.size, part.data()) == (STRONG, 4, b"abcd")
        part.add(b"ef")
        assert part.data() == b"abcdef"


def test_another_address_has_another_part(waiting):
    with part_of(ADDRESS + "?edition=2", waiting.parent) as part:
        assert (part.version, part.size) == (None, 0)


def test_what_was_never_marked_as_safe_is_not_trusted(waiting):
    with waiting.open("ab") as file:
        file.write(b"\x00" * 100)  # what a power cut may leave

    with part_of(ADDRESS, waiting.parent) as part:
        assert part.data() == b"abcd"


def test_a_part_that_is_shorter_than_it_says_is_not_trusted(waiting):
    with waiting.open("r+b") as file:
        file.truncate(BLOCK + 3)

    with part_of(ADDRESS, waiting.parent) as part:
        assert (part.version, part.size) == (None, 0)


@pytest.mark.parametrize("block", [b"", b"{", b"[]", b'{"version":{"etag":1},"safe":4}', b"\xff"])
def test_a_part_that_cannot_be_read_is_not_trusted(waiting, block):
    with waiting.open("r+b") as file:
        file.write(block.ljust(BLOCK))

    with part_of(ADDRESS, waiting.parent) as part:
        assert (part.version, part.size) == (None, 0)


def test_an_entity_tag_too_long_for_the_mark_costs_no_more_than_the_resuming(tmp_path):
    tag = f'"{"x" * BLOCK}"'
    with part_of(ADDRESS, tmp_path) as part:
        part.begin(Version(tag, None, 10, "", tag))
        part.add(b"abcd")
        assert part.data() == b"abcd"

    with part_of(ADDRESS, tmp_path) as part:
        assert (part.version, part.size) == (None, 0)


def test_a_long_download_is_marked_on_the_way(tmp_path):
    """The file as it is when the process dies: nobody closes the part."""
    path = tmp_path / "x.part"
    with path.open("w+b") as file:
        part = Part(file, path, tmp_path, step=4)
        part.begin(STRONG)
        for chunk in (b"abc", b"def", b"g"):
            part.add(chunk)

    with path.open("r+b") as file:
        assert Part(file, path, tmp_path).data() == b"abcdef"


def test_a_part_belongs_to_one_at_a_time(waiting):
    with part_of(ADDRESS, waiting.parent) as first:
        with part_of(ADDRESS, waiting.parent) as second:
            assert (second.version, second.size) == (None, 0)
            second.begin(STRONG)
            second.add(b"ABCD")
            assert not second.waits
        assert first.data() == b"abcd"
    assert list(waiting.parent.iterdir()) == [waiting]


DIES = """
import os, sys
from pathlib import Path
from licet.lists.fetch.part import part_of
from licet.lists.fetch.version import Version

with part_of(sys.argv[1], Path(sys.argv[2])) as part:
    part.begin(Version('"v1"', None, 10, "", '"v1"'))
    part.add(b"abcd")
    part.keep()
    part.add(b"ef")
    os._exit(1)
"""


def test_a_process_that_dies_leaves_its_part_and_no_lock(tmp_path):
    subprocess.run([sys.executable, "-c", DIES, ADDRESS, str(tmp_path)], check=False)

    with part_of(ADDRESS, tmp_path) as part:
        assert (part.version, part.data(), part.waits) == (STRONG, b"abcd", True)
