"""The real files of the EU list, counted by other means than the reader's."""

import re
from collections import Counter
from html import unescape

import pytest

from licet.lists.eu_fsf.read import read
from licet.lists.reading import Document, Reading
from licet.lists.record import NameKind, Sort


@pytest.fixture(scope="module")
def old_data(shared_data):
    return (shared_data / "eu" / "eu-2016-02-old-schema.xml").read_bytes()


@pytest.fixture(scope="module")
def old(old_data) -> Reading:
    return read([Document("old.xml", old_data)])


@pytest.fixture(scope="module")
def excerpt(shared_data) -> tuple[bytes, Reading]:
    data = (shared_data / "eu" / "eu_fsf_1_1_excerpt.xml").read_bytes()
    return data, read([Document("fsf.xml", data)])


def test_every_entity_of_the_old_file_is_an_entry(old_data, old):
    assert len(old.entries) == old_data.count(b"<ENTITY ") == 595
    types = Counter(re.findall(rb'<ENTITY Id="\d+" Type="(\w)"', old_data))
    sorts = Counter(entry.sort for entry in old.entries)
    assert sorts == {Sort.PERSON: types[b"P"], Sort.COMPANY: types[b"E"]}
    assert len({entry.key for entry in old.entries}) == 595


def test_no_name_birth_or_paper_of_the_old_file_is_lost(old_data, old):
    entities = re.split(rb"(?=<ENTITY )", old_data)[1:]
    for entity, entry in zip(entities, old.entries, strict=True):
        wholes = re.findall(r"<WHOLENAME>(.*?)</WHOLENAME>", entity.decode(), re.S)
        told = {" ".join(unescape(one).split()) for one in wholes}
        assert {name.text for name in entry.names} == told
        dates = set(re.findall(r"<DATE>(.+?)</DATE>", entity.decode()))
        assert {birth.text for birth in entry.births} == dates
        assert all(birth.days for birth in entry.births)
        assert sum(name.kind is NameKind.PRIMARY for name in entry.names) == 1
        papers = len(set(re.findall(r"<NUMBER>([^<]+)</NUMBER>\s*<COUNTRY>", entity.decode())))
        kinds = [one.kind for one in entry.identifiers if one.kind != "phone"]
        assert len(kinds) >= papers


def test_every_entity_of_the_excerpt_is_an_entry(excerpt):
    data, found = excerpt
    assert len(found.entries) == data.count(b"<sanctionEntity ") == 3
    assert sum(len(entry.names) for entry in found.entries) == data.count(b"<nameAlias ")


def test_an_entity_has_the_same_key_in_both_schemas(old, excerpt):
    first = next(entry for entry in old.entries if entry.key == "514")
    second = next(entry for entry in excerpt[1].entries if entry.key == "514")
    assert first.name == second.name
