"""The page that `licet check` writes: nothing from elsewhere, and names are only names."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from tests.cli.conftest import EXAMPLE, HUAWEI, table

HOSTILE = "</style></script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&"


class Tags(HTMLParser):
    """Every tag of a page with its attributes, as a browser would find them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def tags(page: str) -> list[tuple[str, dict[str, str | None]]]:
    reader = Tags()
    reader.feed(page)
    return reader.found


def test_the_page_fetches_nothing(licet):
    page = licet("check", EXAMPLE, "--format", "html").out
    for tag, attributes in tags(page):
        assert tag not in ("link", "iframe", "object", "embed", "img", "base"), tag
        for name in ("src", "href", "xlink:href", "action", "data"):
            assert (attributes.get(name) or "#").startswith("#"), (tag, attributes)
    assert not re.search(r"url\((?!#)|@import", page)
    assert "default-src 'none'" in page


@pytest.mark.parametrize("field", ["end_user", "item", "id"])
def test_a_hostile_name_is_text_and_nothing_else(licet, write, field: str):
    stopped = {"end_user": HUAWEI, "ship_to": "CN", "end_user_country": "CN"}
    rows = ({**stopped, field: HOSTILE}, {field: f"{HOSTILE} too"}, {"on": HOSTILE})
    page = licet("check", write(table(*rows)), "--format", "html").out
    assert "&lt;script&gt;alert(1)" in page
    found = tags(page)
    assert [tag for tag, _ in found].count("script") == 1, "ours alone"
    assert not [tag for tag, attributes in found if tag == "img" or "onerror" in attributes]


def test_the_page_names_its_file_its_law_and_its_days(licet):
    page = licet("check", EXAMPLE, "--as-known", "2019-08-19", "--format", "html").out
    for said in ("monday-2019-08-19.csv", "us-ear", "10 Oct"):
        assert said in page
