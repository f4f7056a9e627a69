"""Each refusal, as the command line tells it: where, what, what was expected, what to do.

Every case runs against one store that holds an edition of the Consolidated Screening List, and
after every case that edition is still in use and every file of the store is as it was.
"""

from __future__ import annotations

import gzip
import random
import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.cli.conftest import environment
from tests.lists.server import document, serving
from tests.lists.store.conftest import GOOD, PDF, WHOLE, in_use
from tests.lists.store.samples import (
    csl_csv,
    lying,
    many,
    member,
    own_csv,
    zipped,
)
from tests.lists.store.test_documents import bomb, external
from tests.lists.us_csl.samples import DEBARRED, compact_document, json_document

NEXT = ("--as-of", "2026-02-05")
PAGE = b"<!DOCTYPE html><html><body>Scheduled maintenance</body></html>"


@pytest.fixture
def refused(good, licet, write) -> Callable[..., str]:
    """Imports some bytes in vain; returns the message."""

    def build(source: str, data: bytes, name: str = "csl.csv", *options: str) -> str:
        answer = licet("lists", "import", source, write(data, name), *(options or NEXT))
        assert (answer.status, answer.out) == (2, ""), answer
        assert in_use(licet) == {"us-csl": [GOOD]}
        assert answer.err.startswith("licet: ")
        assert answer.err.count("\n") == 1
        return str(answer.err).removeprefix("licet: ").strip()

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
        (
            "us-csl",
            cut(gzip.compress(WHOLE, mtime=0)),
            "csl.csv.gz",
            "found a gzip archive that breaks off",
        ),
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


@pytest.mark.parametrize("data", [b"", b"\x00" * 4096, gzip.compress(b"", mtime=0), b"\r\n\r\n"])
def test_an_empty_file_is_refused(refused, data):
    assert refused("us-csl", data) == (
        "csl.csv: found an empty file; expected a list. Fetch it again."
    )


# -- documents of another kind

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x00" * 200
LISTS = "us-csl un-sc eu-fsf uk-sanctions-list uk-ofsi us-ofac-sdn us-bis-entity-list jp-meti-eul"


@pytest.mark.parametrize("source", [*LISTS.split(), "us-bis-dpl", "own-watch"])
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
        pytest.param(random.Random(1).randbytes(3_000), "list.bin", id="noise"),
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
        f"licet: {name}: found more than 512 MiB once unpacked; expected a list, which is "
        "smaller. It may be an archive made to fill the memory; do not use it."
    ]
    assert int(used) < 500 << 20
    assert in_use(licet) == {"us-csl": [GOOD]}


# The peak of the program itself: `ru_maxrss` would count that of the process that started it too.
MEASURED = """
import re, resource, sys
from pathlib import Path
from licet.cli import main
try:
    main()
finally:
    told = Path("/proc/self/status")
    if told.is_file():
        peak = int(re.search(r"VmHWM:\\s+(\\d+)", told.read_text())[1]) * 1024
    else:
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
