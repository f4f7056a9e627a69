"""From files to documents: what is unpacked, and what is refused for every list."""

from __future__ import annotations

import gzip
import random
import zlib

import pytest
from lxml import etree

from licet.lists.documents import from_files, unpacked
from licet.lists.reading import Document
from licet.lists.refusal import Refused
from licet.lists.xml import iterate, root_of, text
from tests.lists.store.samples import lying, member, own_csv, zipped

LIST = own_csv("Muster Optik", "Beispiel Werke")
STEP = 1 << 20


def inside(data: bytes, name: str = "list.csv", largest: int = 10 * STEP) -> tuple[Document, ...]:
    return unpacked(Document(name, data), largest)


def refusal(data: bytes, largest: int = 10 * STEP) -> str:
    with pytest.raises(Refused) as refused:
        inside(data, largest=largest)
    return str(refused.value)


# -- what is unpacked


def test_a_plain_file_is_its_own_document():
    assert inside(LIST) == (Document("list.csv", LIST),)


def test_a_gzip_file_is_unpacked_and_loses_its_ending():
    assert inside(gzip.compress(LIST, mtime=0), "list.csv.gz") == (Document("list.csv", LIST),)


@pytest.mark.parametrize("size", [1, STEP - 1, STEP, STEP + 1, 3 * STEP, 3 * STEP + 7])
@pytest.mark.parametrize("noise", [False, True])
def test_gzip_of_any_size_comes_back_whole(size, noise):
    data = b"x" + (random.Random(1).randbytes(size) if noise else b"x" * size)

    assert inside(gzip.compress(data))[0].data == data


def test_gzip_of_several_members_is_one_document():
    assert inside(gzip.compress(LIST[:9]) + gzip.compress(LIST[9:]))[0].data == LIST


def test_zeros_after_gzip_are_filling():
    assert inside(gzip.compress(LIST, mtime=0) + b"\x00" * (2 * STEP))[0].data == LIST


def test_a_zip_file_is_every_file_in_it_without_its_folders():
    found = inside(zipped(**{"set/a.csv": LIST, "set/b.csv": b"id\n", "../../c.csv": b"x\n"}))

    assert found == (
        Document("a.csv", LIST),
        Document("b.csv", b"id\n"),
        Document("c.csv", b"x\n"),
    )


def test_the_files_of_a_folder_come_in_the_order_of_their_names(tmp_path):
    for name in ("sdn.csv", "add.csv", "alt.csv"):
        (tmp_path / name).write_bytes(LIST)
    (tmp_path / "inner").mkdir()

    assert [one.name for one in from_files([tmp_path])] == ["add.csv", "alt.csv", "sdn.csv"]


# -- what is refused


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00" * 5_000,
        b" \r\n\t\n",
        b"\xef\xbb\xbf\n",
        b"\xff\xfe",
        gzip.compress(b"", mtime=0),
    ],
)
def test_an_empty_file_is_refused(data):
    assert "found an empty file; expected a list. Fetch it again." in refusal(data)


@pytest.mark.parametrize(
    "page",
    [
        b"<!DOCTYPE html><html><body>Maintenance</body></html>",
        b"\xef\xbb\xbf\r\n <HTML lang=en>",
        b"<!-- served by gate 4 -->\n<!doctype HTML>",
        b"<head><title>403</title></head>",
        gzip.compress(b"<html></html>", mtime=0),
    ],
)
def test_a_web_page_is_refused(page):
    assert "found a web page (HTML); expected the list itself" in refusal(page)


def test_gzip_that_breaks_off_is_refused():
    packed = gzip.compress(random.Random(1).randbytes(2 * STEP))

    for end in (len(packed) // 2, len(packed) - 9, len(packed) - 1):
        assert "breaks off" in refusal(packed[:end])


def test_gzip_with_other_bytes_in_it_is_refused():
    packed = gzip.compress(LIST * 50)

    assert "broken gzip" in refusal(packed[:-8] + bytes(8))
    assert "broken gzip" in refusal(packed + b"more")


def test_zip_that_breaks_off_is_refused():
    assert "a zip archive that cannot be opened" in refusal(zipped(a=LIST * 50)[:-40])


def test_zip_with_nothing_inside_is_refused():
    assert "cannot be opened" in refusal(b"PK\x03\x04")
    assert "nothing inside" in refusal(zipped(**{"folder/": b""}))


@pytest.mark.parametrize(
    "bomb",
    [
        pytest.param(member(11 * STEP), id="one gzip member"),
        pytest.param(member(STEP) * 11, id="many gzip members"),
        pytest.param(zipped(a=bytes(11 * STEP)), id="one zip member"),
        pytest.param(zipped(a=bytes(6 * STEP), b=bytes(6 * STEP)), id="two zip members"),
        pytest.param(b"x" * (10 * STEP + 1), id="not packed at all"),
    ],
)
def test_what_unpacks_to_more_than_a_list_is_refused(bomb):
    assert "found more than 10 MiB once unpacked" in refusal(bomb)


def test_zip_that_is_larger_than_it_says_is_refused():
    assert "cannot be opened" in refusal(lying(zipped(a=bytes(11 * STEP)), 100))


def test_what_is_just_small_enough_is_taken():
    data = b"x" * (10 * STEP)

    assert inside(gzip.compress(data))[0].data == data


def test_a_bomb_is_not_kept_while_it_is_counted(monkeypatch):
    """Of a gzip archive nothing is kept before all of it has been counted."""
    kept = []
    whole = zlib.decompressobj

    class Counting:
        def __init__(self, **how) -> None:
            self.stream = whole(**how)

        def decompress(self, data: bytes, most: int) -> bytes:
            piece = self.stream.decompress(data, most)
            kept.append(len(piece))
            return piece

        def __getattr__(self, name: str) -> object:
            return getattr(self.stream, name)

    monkeypatch.setattr("licet.lists.documents.zlib.decompressobj", Counting)

    assert "once unpacked" in refusal(member(64 * STEP))
    assert max(kept) <= STEP
    assert sum(kept) <= 11 * STEP


def test_a_missing_file_is_refused_with_its_path(tmp_path):
    with pytest.raises(Refused, match="found no such file or directory") as refused:
        from_files([tmp_path / "none.csv"])

    assert refused.value.where == str(tmp_path / "none.csv")


# -- XML

DECLARES = "found a document type or entity declaration; expected plain XML without one"


def bomb(encoding: str = "utf-8") -> bytes:
    """A billion laughs: ten entities, each ten of the one before."""
    steps = [f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' for at in range(1, 10)]
    words = f'<!DOCTYPE L [<!ENTITY l0 "ha">{"".join(steps)}]><L><E n="&l9;">&l9;</E></L>'
    return f'<?xml version="1.0" encoding="{encoding}"?>{words}'.encode(encoding)


def external(path: object, encoding: str = "utf-8") -> bytes:
    words = f'<!DOCTYPE L [<!ENTITY x SYSTEM "file://{path}">]><L><E>&x;</E></L>'
    return f'<?xml version="1.0" encoding="{encoding}"?>{words}'.encode(encoding)


def both_ways(data: bytes) -> list[str]:
    """How the two ways of reading XML refuse it."""
    said = []
    for read in (
        lambda document: root_of(document, "L"),
        lambda document: list(iterate(document, "L", ["E"], ["E"])),
    ):
        with pytest.raises(Refused) as refused:
            read(Document("list.xml", data))
        said.append(str(refused.value))
    return said


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le"])
def test_an_entity_bomb_is_refused_in_any_encoding(encoding):
    for said in both_ways(bomb(encoding)):
        assert DECLARES in said or "broken" in said  # the parser may have given up before


def test_a_small_declaration_is_refused_in_any_encoding():
    plain = '<!DOCTYPE L [<!ENTITY a "ha">]><L><E n="&a;">&a;</E></L>'
    seven = f'<?xml version="1.0" encoding="UTF-7"?>{plain.replace("<!", "+ADwAIQ-")}'

    for data in (plain.encode(), plain.encode("utf-16"), seven.encode()):
        assert all(DECLARES in said for said in both_ways(data))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_file_that_an_entity_names_is_never_read(encoding, tmp_path, monkeypatch):
    (tmp_path / "secret").write_text("the secret")
    said = both_ways(external(tmp_path / "secret", encoding))
    said += both_ways(external("/etc/passwd", encoding))

    assert all(DECLARES in one for one in said)
    assert not any("the secret" in one or "root:" in one for one in said)


def test_the_parser_itself_reads_no_file_either(tmp_path, monkeypatch):
    """With the refusal out of the way, what an entity names still does not come in."""
    (tmp_path / "secret").write_text("the secret")
    for check in ("_check_declarations", "_check_tree"):
        monkeypatch.setattr(f"licet.lists.xml.{check}", lambda *_: None)
    document = Document("list.xml", external(tmp_path / "secret"))

    roots: list[etree._Element] = [root_of(document, "L"), *iterate(document, "L", ["E"], ["E"])]
    assert ["the secret" in (text(one) or "") for one in roots] == [False, False]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<L><E>Muster</E>", "XML that is broken or breaks off"),
        (b"<L><E>Muster</L>", "XML that is broken or breaks off"),
        (b'{"results": []}', "XML that is broken or breaks off"),
        (b"<M><E>Muster</E></M>", "found <M> as the root; expected <L>"),
    ],
)
def test_what_is_not_the_xml_that_is_expected_is_refused(data, said):
    assert all(said in one for one in both_ways(data))
