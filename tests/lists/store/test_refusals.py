"""Each refusal, as the command line tells it: where, what, what was expected, what to do.

Every case runs against one store that holds an edition of the Consolidated Screening List, and
after every case that edition is still in use and every file of the store is as it was.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from licet.lists.refusal import Refused
from licet.lists.store.archive import checksum
from licet.lists.store.catalogue import writing
from licet.lists.store.importing import Terms
from licet.lists.store.store import Store
from tests.cli.conftest import PROGRAM, environment
from tests.lists.server import document, serving
from tests.lists.store.samples import (
    csl_csv,
    lying,
    many,
    member,
    own_csv,
    taken,
    zipped,
)
from tests.lists.store.test_documents import bomb, external
from tests.lists.us_csl.samples import DEBARRED, compact_document, json_document

GOOD = "us-csl@2026-01-05"
NEXT = ("--as-of", "2026-02-05")
WHOLE = csl_csv(14_000)
PAGE = b"<!DOCTYPE html><html><body>Scheduled maintenance</body></html>"


def on_disk(home: Path) -> dict[Path, str]:
    """Every file of a store, and its checksum."""
    return {path: checksum(path.read_bytes()) for path in home.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def kept(tmp_path_factory) -> tuple[Path, dict[Path, str]]:
    """The folder of the store, and the files in it."""
    store = Store.open(tmp_path_factory.mktemp("store") / "home")
    terms = Terms(now=datetime(2026, 8, 1), as_of=datetime(2026, 1, 5).date())
    taken(store, "us-csl", WHOLE, terms, "csl.csv")
    store.link.close()
    return store.home, on_disk(store.home)


@pytest.fixture
def good(kept, monkeypatch) -> Iterator[Path]:
    """That store for one test; afterwards it must be as it was."""
    home, before = kept
    monkeypatch.setenv("LICET_HOME", str(home))
    yield home
    assert on_disk(home) == before


def in_use(licet: Callable) -> dict[str, list[str]]:
    """The editions by source, as `licet lists status` has them."""
    answer = licet("lists", "status", "--format", "json")
    assert answer.status == 0, answer.err
    sources = json.loads(answer.out)
    return {
        one["source"]: [edition["id"] for edition in one["editions"]]
        for one in sources
        if one["editions"]
    }


@pytest.fixture
def refused(good, licet, write) -> Callable[..., str]:
    """Imports some bytes in vain; returns the message."""

    def build(source: str, data: bytes, name: str = "csl.csv", *options: str) -> str:
        answer = licet("lists", "import", source, write(data, name), *(options or NEXT))
        assert (answer.status, answer.out) == (2, ""), answer
        assert in_use(licet) == {"us-csl": [GOOD]}
        assert answer.err.startswith("licet: ")
        assert answer.err.count("\n") == 1
        return answer.err.removeprefix("licet: ").strip()

    return build


# -- documents that break off, or hold nothing


def cut(data: bytes) -> bytes:
    return data[: len(data) * 2 // 3 + 11]


ENTRIES = [{"n": name, "e": str(at)} for at, name in enumerate(many(50))]
COMPACT = compact_document(*ENTRIES).data
RESULTS = json_document({"name": "Muster Optik", "source": DEBARRED}).data
UN = b'<CONSOLIDATED_LIST dateGenerated="2026-01-05"><INDIVIDUALS/><ENTITIES/></CONSOLIDATED_LIST>'


@pytest.mark.parametrize(
    ("source", "data", "name", "said"),
    [
        ("us-csl", cut(WHOLE), "csl.csv", "csl.csv, line 9372: found 6 cells"),
        ("us-csl", cut(COMPACT), "c.json", "found JSON that is broken or breaks off"),
        ("un-sc", cut(UN), "un.xml", "found XML that is broken or breaks off"),
        ("us-csl", cut(gzip.compress(WHOLE)), "csl.csv.gz", "found a gzip archive that breaks off"),
        ("us-csl", cut(zipped(a=WHOLE)), "csl.zip", "found a zip archive that cannot be opened"),
    ],
)
def test_a_document_that_breaks_off_is_refused(refused, source, data, name, said):
    message = refused(source, data, name)

    assert said in message
    assert message.startswith(name)
    assert "; expected " in message


def test_a_table_that_ends_too_soon_between_two_rows_is_refused_by_its_count(refused):
    end = WHOLE.rfind(b"\r\n", 0, len(WHOLE) // 2) + 2

    message = refused("us-csl", WHOLE[:end])

    assert message.startswith("us-csl: found 7,030 entries; ")
    assert "expected between 12,000 and 60,000. If it is an excerpt, import it with" in message


def test_a_document_that_holds_other_than_it_says_is_refused(refused):
    message = refused("us-csl", compact_document(*ENTRIES, entryCount=51).data, "csl.json")

    assert "50" in message
    assert "51" in message


@pytest.mark.parametrize("data", [b"", b"\x00" * 4096, gzip.compress(b""), b"\r\n\r\n"])
def test_an_empty_file_is_refused(refused, data):
    assert refused("us-csl", data) == (
        "csl.csv: found an empty file; expected a list. Fetch it again."
    )


# -- documents of another kind

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj<</Type/Catalog>>endobj\n" + b"\x00" * 200
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x00" * 200
LISTS = "us-csl un-sc eu-fsf uk-sanctions-list uk-ofsi us-ofac-sdn us-bis-entity-list jp-meti-eul"


@pytest.mark.parametrize("source", [*LISTS.split(), "us-bis-dpl", OWN := "own-watch"])
@pytest.mark.parametrize(
    ("data", "name"),
    [
        pytest.param(PDF, "list.pdf", id="a PDF"),
        pytest.param(PNG, "list.png", id="a picture"),
        pytest.param(b'{"weather": "fine"}', "list.json", id="JSON of something else"),
        pytest.param(b"[1, 2, 3]", "list.json", id="a JSON array"),
        pytest.param(b'<?xml version="1.0"?><weather/>', "list.xml", id="XML of something else"),
        pytest.param(b"a,b\n1,2\n", "list.csv", id="a table of something else"),
        pytest.param(b"Dear Sir or Madam,\n", "list.txt", id="a letter"),
        pytest.param(os.urandom(3_000), "list.bin", id="noise"),
        pytest.param(PAGE, "list.html", id="a web page"),
        pytest.param(zipped(a=PDF), "list.zip", id="a PDF in a zip archive"),
    ],
)
def test_a_file_of_another_kind_is_refused_by_every_list(refused, source, data, name):
    assert "; expected " in refused(source, data, name)


@pytest.mark.parametrize(
    ("source", "data", "name"),
    [
        ("us-csl", UN, "un.xml"),
        ("us-csl", own_csv("Muster Optik"), "own.csv"),
        ("un-sc", COMPACT, "csl.json"),
        ("uk-ofsi", WHOLE, "csl.csv"),
        ("us-ofac-sdn", WHOLE, "csl.csv"),
        ("eu-fsf", UN, "un.xml"),
        ("uk-sanctions-list", UN, "un.xml"),
        ("own-watch", WHOLE, "csl.csv"),
        ("own-watch", COMPACT, "csl.json"),
        ("jp-meti-eul", RESULTS, "csl.json"),
    ],
)
def test_a_file_of_another_list_is_refused(refused, source, data, name):
    message = refused(source, data, name)

    assert message.startswith((name, source))
    assert "; expected " in message


def test_a_web_page_in_place_of_the_list_is_refused(refused):
    assert refused("us-csl", PAGE, "consolidated.json") == (
        "consolidated.json: found a web page (HTML); expected the list itself. The publisher "
        "may be sending an error page; open the address in a browser."
    )


def test_a_web_page_that_a_server_sends_with_status_200_is_refused(good, licet):
    with serving({"/us-csl/consolidated.json": [document(PAGE)]}) as (base, _):
        answer = licet("lists", "update", "us-csl", "--mirror", base)

    assert answer.status == 2
    assert "consolidated.json: found a web page (HTML)" in answer.err
    assert f"{GOOD} stays in use." in answer.err
    assert in_use(licet) == {"us-csl": [GOOD]}


def test_an_unknown_column_is_refused(refused):
    message = refused("us-csl", WHOLE.replace(b"programs", b"programmes", 1))

    assert message == (
        'csl.csv, line 1: found unknown columns "programmes" and no column "programs"; expected '
        "the 29 columns of the format. The publisher may have changed the format; the reader "
        "must learn it first."
    )


# -- counts


def test_fewer_entries_than_the_list_can_have_are_refused(refused):
    assert refused("us-csl", csl_csv(11_999)) == (
        "us-csl: found 11,999 entries; expected between 12,000 and 60,000. If it is an excerpt, "
        "import it with --partial; it then ends no listing."
    )


def test_more_entries_than_the_list_can_have_are_refused(refused):
    assert "found 60,001 entries; expected between 12,000 and 60,000" in refused(
        "us-csl", csl_csv(60_001)
    )


def test_counts_that_fell_by_more_than_the_share_are_refused(refused):
    message = refused("us-csl", csl_csv(12_000))

    assert message.startswith("us-csl, list us-bis-entity-list: found 3,000 entries")
    assert f"14% fewer than the 3,498 of {GOOD}; expected a fall of 10% at most." in message
    assert message.endswith("import it with --accept-fewer.")


def test_a_list_that_is_missing_from_the_whole_is_refused(refused):
    message = refused("us-csl", csl_csv(15_000, without=[DEBARRED]))

    assert message.startswith("us-csl, list us-state-debarred: found 0 entries, 100% fewer than")


# -- attacks


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("source", ["un-sc", "eu-fsf", "uk-sanctions-list", "us-ofac-sdn"])
def test_an_entity_bomb_is_refused(refused, source, encoding):
    message = refused(source, bomb(encoding), "list.xml")

    assert any(
        said in message
        for said in ("a document type or entity declaration", "XML that is broken", "NUL bytes")
    )


def test_a_file_that_an_entity_names_is_not_read(refused):
    message = refused("un-sc", external("/etc/passwd"), "list.xml")

    assert "a document type or entity declaration" in message
    assert "root" not in message


@pytest.mark.parametrize("name", ["csl.csv.gz", "csl.csv"])
def test_a_gzip_bomb_is_refused_before_it_fills_the_memory(good, licet, write, name):
    """1.2 GiB of zeros in 1.3 MB."""
    file = write(member(64 << 20) * 20, name)
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, "lists", "import", "us-csl", str(file), *NEXT],
        capture_output=True,
        env=environment(),
        check=False,
    )

    *said, used = done.stderr.decode().splitlines()
    assert done.returncode == 2
    assert said == [
        f"licet: {name}: found more than 1,024 MiB once unpacked; expected a list, which is "
        "smaller. It may be an archive made to fill the memory; do not use it."
    ]
    assert int(used) < 500 << 20
    assert in_use(licet) == {"us-csl": [GOOD]}


MEASURED = """
import resource, sys
from licet.cli import main
try:
    main()
finally:
    unit = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    print(peak, file=sys.stderr)
"""


def test_a_zip_archive_that_lies_about_its_size_is_refused(refused):
    message = refused("us-csl", lying(zipped(a=bytes(50 << 20)), 100), "csl.zip")

    assert message.startswith("csl.zip: found a zip archive that cannot be opened")


# -- days and names


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--as-of", "2026-02-31"), "--as-of: found '2026-02-31'; expected a day such as"),
        (("--as-of", "9999-01-01"), "us-csl: found an edition of 9999-01-01, which is yet to"),
        (("--partial",), "csl.csv: found no date in the document or its name"),
    ],
)
def test_an_edition_without_a_day_that_makes_sense_is_refused(refused, options, said):
    assert said in refused("us-csl", WHOLE, "csl.csv", *options)


@pytest.mark.parametrize("source", ["us-cls", "own", "own-", "own-Kunden", "../own-x", "own-a/b"])
def test_a_list_that_nobody_knows_is_refused(refused, source):
    assert "; expected " in refused(source, own_csv("Muster Optik"))


def test_a_file_that_is_not_there_is_refused(good, licet, tmp_path):
    answer = licet("lists", "import", "us-csl", tmp_path / "none.csv", *NEXT)

    assert answer.status == 2
    assert f"{tmp_path}/none.csv: found no such file or directory" in answer.err


# -- the store itself


def test_a_folder_that_cannot_be_made_is_refused(tmp_path, licet, write, monkeypatch):
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("LICET_HOME", str(tmp_path / "file" / "home"))

    for verb in (("import", OWN, write(own_csv("Muster")), *NEXT), ("status",)):
        answer = licet("lists", *verb)
        assert answer.status == 2
        assert f"{tmp_path}/file/home: found not a directory; expected a folder" in answer.err
        assert "LICET_HOME" in answer.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_refused(kept, tmp_path, licet, write, monkeypatch):
    home = shutil.copytree(kept[0], tmp_path / "home")
    monkeypatch.setenv("LICET_HOME", str(home))
    (home / "catalogue.sqlite").chmod(0o444)
    home.chmod(0o555)
    try:
        answer = licet("lists", "import", OWN, write(own_csv("Muster")), *NEXT)
        assert answer.status == 2
        assert in_use(licet) == {"us-csl": [GOOD]}
    finally:
        home.chmod(0o755)


@pytest.mark.parametrize("folder", ["archive", "wordings"])
def test_a_folder_inside_that_cannot_be_written_is_refused(good, tmp_path, licet, write, folder):
    """A file stands where a folder of the store should be made."""
    home = shutil.copytree(good, tmp_path / "home")
    shutil.rmtree(home / folder)
    (home / folder).write_bytes(b"")
    answer = licet_at(home, "lists", "import", OWN, write(own_csv("Muster")), *NEXT)

    assert answer.returncode == 2, answer
    assert answer.stderr.decode().startswith(f"licet: {home}/{folder}")
    assert [one.id for one in Store.open(home).editions] == [GOOD]


def licet_at(home: Path, *words: object) -> subprocess.CompletedProcess:
    return subprocess.run(
        [str(PROGRAM), *map(str, words)],
        capture_output=True,
        env=environment(LICET_HOME=str(home)),
        check=False,
    )


VERBS = (("status",), ("history", "Muster"), ("show", "Muster"), ("export", "us-csl"))


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize(
    "content", [b"not a database at all " * 300, PDF * 20, b"SQLite format 3\x00" + b"\x07" * 4000]
)
def test_a_catalogue_that_is_not_sqlite_is_refused(home, licet, verb, content):
    home.mkdir()
    (home / "catalogue.sqlite").write_bytes(content)
    answer = licet("lists", *verb)

    assert answer.status == 2
    assert f"{home}/catalogue.sqlite: found a catalogue that cannot be used" in answer.err
    assert (home / "catalogue.sqlite").read_bytes() == content


@pytest.mark.parametrize("verb", VERBS)
def test_a_catalogue_that_breaks_off_is_refused(kept, tmp_path, licet, monkeypatch, verb):
    home = shutil.copytree(kept[0], tmp_path / "home")
    monkeypatch.setenv("LICET_HOME", str(home))
    catalogue = home / "catalogue.sqlite"
    catalogue.write_bytes(catalogue.read_bytes()[:6_000])
    answer = licet("lists", *verb)

    assert answer.status == 2
    assert "catalogue" in answer.err


@pytest.mark.parametrize("page", [1, 2, 3, 5, 7])
def test_a_catalogue_with_a_damaged_page_is_no_traceback(kept, tmp_path, page):
    home = shutil.copytree(kept[0], tmp_path / "home")
    content = bytearray((home / "catalogue.sqlite").read_bytes())
    content[page * 4096 : (page + 1) * 4096] = bytes(4096)
    (home / "catalogue.sqlite").write_bytes(content)

    answers = [licet_at(home, "lists", *verb) for verb in VERBS[:1] + VERBS[3:]]
    assert {one.returncode for one in answers} <= {0, 2}, answers
    assert any(b"found a catalogue that cannot be used" in one.stderr for one in answers)


def test_a_catalogue_that_may_only_be_read_is_refused_for_an_import(store):
    store.link.execute("PRAGMA query_only = 1")

    with pytest.raises(Refused) as refused, writing(store.link):
        pass
    assert refused.value.expected == "a folder that can be written"


def test_a_store_of_a_newer_format_is_refused_and_left_alone(home, licet, write):
    home.mkdir()
    with sqlite3.connect(home / "catalogue.sqlite") as link:
        link.execute("PRAGMA user_version = 2")
    content = (home / "catalogue.sqlite").read_bytes()

    for verb in (("import", OWN, write(own_csv("Muster")), *NEXT), ("status",)):
        answer = licet("lists", *verb)
        assert answer.status == 2
        assert answer.err == (
            f"licet: {home}/catalogue.sqlite: found a store of format 2; expected format 1. Use "
            "the licet that wrote it, or another LICET_HOME.\n"
        )
    assert (home / "catalogue.sqlite").read_bytes() == content


def test_an_sqlite_file_of_another_program_is_refused_and_left_alone(home, licet):
    home.mkdir()
    with sqlite3.connect(home / "catalogue.sqlite") as link:
        link.execute("CREATE TABLE song (title TEXT)")
    content = (home / "catalogue.sqlite").read_bytes()
    answer = licet("lists", "status")

    assert answer.status == 2
    assert "catalogue" in answer.err
    assert (home / "catalogue.sqlite").read_bytes() == content


def test_a_damaged_document_is_refused_with_its_path(kept, tmp_path, licet, monkeypatch):
    home = shutil.copytree(kept[0], tmp_path / "home")
    monkeypatch.setenv("LICET_HOME", str(home))
    (file,) = (home / "archive").rglob("*.zst")
    file.write_bytes(file.read_bytes()[:-9])
    answer = licet("lists", "export", "us-csl", "-o", tmp_path / "out")

    assert answer.status == 2
    assert answer.err.startswith(f"licet: {file}: found ")
    assert not list((tmp_path / "out").glob("*"))


@pytest.mark.parametrize("verb", [("show", "Erfundene Werke 7 "), ("diff", GOOD, GOOD)])
@pytest.mark.parametrize("damage", ["cut off", "emptied", "gone"])
def test_damaged_wordings_are_refused_with_their_path(
    kept, tmp_path, licet, monkeypatch, verb, damage
):
    home = shutil.copytree(kept[0], tmp_path / "home")
    monkeypatch.setenv("LICET_HOME", str(home))
    (file,) = (home / "wordings").rglob("*.parquet")
    file.write_bytes(b"" if damage == "emptied" else file.read_bytes()[:-9])
    if damage == "gone":
        file.unlink()
    answer = licet("lists", *verb)

    assert answer.status == 2
    assert answer.err.startswith(f"licet: {file}: found ")
