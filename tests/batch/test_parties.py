"""Parties: two columns for each role, or JSON; owners beneath owners."""

import json

import pytest

from licet.facts import Owner, Party

ROW = {"id": "A", "on": "2019-08-19", "activity": "export"}


@pytest.fixture
def parties(read_file):
    """The book of one trade with these parties, as JSON."""

    def build(*listed, **facts):
        return read_file(json.dumps({**ROW, "parties": list(listed), **facts}), "t.json")

    return build


def test_two_columns_are_a_party(read_file):
    book = read_file(
        "id,on,activity,end_user,end_user_country,purchaser,counterparty_country\n"
        "A,2019-08-19,export, Huawei ,cn,Shop,\nB,2019-08-19,export,,,,JP\n"
        "C,2019-08-19,export,,,,\n"
    )
    assert book.trade(0).parties == (Party("purchaser", "Shop"), Party("end_user", "Huawei", "CN"))
    assert book.trade(1).parties == (Party("counterparty", country="JP"),)
    assert book.trade(2).parties == ()
    assert book.parties["row"].to_list() == [0, 0, 1]
    assert book.parties["position"].to_list() == [0, 1, 0]


def test_a_column_of_json_says_what_two_columns_cannot(read_file):
    listed = [{"role": "end_user", "name": "X", "owners": [{"name": "Y", "percent": 60}]}]
    text = json.dumps(listed).replace('"', '""')
    book = read_file(
        f'id,on,activity,purchaser,parties\nA,2019-08-19,export,Shop,"{text}"\nB,2019-08-19,export,,\n'
    )
    assert book.trade(0).parties == (
        Party("purchaser", "Shop"),
        Party("end_user", "X", owners=(Owner("Y", percent=60.0),)),
    )
    assert book.parties["owners"].to_list() == [None, '[{"name":"Y","percent":60.0}]']


def test_a_party_said_in_both_places_is_one_party(read_file):
    text = '[{""role"":""end_user"",""name"":""X"",""owners"":[]}]'
    book = read_file(
        f'id,on,activity,end_user,end_user_country,parties\nA,2019-08-19,export,X,CN,"{text}"\n'
    )
    assert book.trade(0).parties == (Party("end_user", "X", "CN", owners=()),)


def test_owners_stated_empty_differ_from_owners_of_whom_nobody_spoke(parties):
    book = parties(
        {"role": "end_user", "name": "X", "owners": []}, {"role": "purchaser", "name": "Y"}
    )
    assert [party.owners for party in book.trade(0).parties] == [(), None]
    assert book.parties["owners"].to_list() == ["[]", None]


@pytest.mark.parametrize(
    ("party", "field", "found"),
    [
        ({"name": "X"}, "parties[0].role", "nothing"),
        ({"role": "enduser", "name": "X"}, "parties[0].role", "did you mean end_user?"),
        ({"role": "end_user"}, "parties[0]", "nothing is said"),
        ({"role": "end_user", "name": "X", "country": "UK"}, "parties[0].country", "write GB"),
        ({"role": "end_user", "naem": "X", "country": "CN"}, "parties[0]", "did you mean name?"),
        ({"role": "end_user", "name": ["X"]}, "parties[0].name", "a list"),
        ({"role": "end_user", "name": "x" * 501}, "parties[0].name", "501 characters"),
        ("X", "parties[0]", '"X"'),
        ({"role": "end_user", "name": "X", "owners": "Y"}, "parties[0].owners", '"Y"'),
        (
            {"role": "end_user", "name": "X", "owners": [{}]},
            "parties[0].owners[0]",
            "nothing is said",
        ),
        (
            {"role": "end_user", "name": "X", "owners": [{"name": "Y", "percent": 160}]},
            "parties[0].owners[0].percent",
            '"160"',
        ),
        (
            {
                "role": "end_user",
                "name": "X",
                "owners": [{"name": "Y", "list": "us-bis-entitylist"}],
            },
            "parties[0].owners[0].list",
            "did you mean us-bis-entity-list?",
        ),
    ],
)
def test_a_bad_party_is_named_by_its_place(parties, party, field, found):
    error = parties(party).errors[0]
    assert error.field == field and found in error.found


@pytest.mark.parametrize("text", ["[{", "5", '"X"', '{"role": "end_user"}', "[5]", "[" * 3000])
def test_json_in_a_cell_that_is_no_list_of_parties_costs_its_row(read_file, text):
    quoted = text.replace('"', '""')
    book = read_file(f'id,on,activity,parties\nA,2019-08-19,export,"{quoted}"\n')
    assert book.errors[0].field.startswith("parties")


@pytest.mark.parametrize(("levels", "bad"), [(20, False), (21, True), (300, True), (5000, True)])
def test_owners_may_be_nested_twenty_levels_deep(read_file, levels, bad):
    owners = '{"name": "X", "owners": [' * levels + "]}" * levels
    party = '{"role": "end_user", "name": "X", "owners": [' + owners + "]}"
    book = read_file(json.dumps(ROW)[:-1] + f', "parties": [{party}]}}', "t.jsonl")
    assert bool(book.errors) is bad
    assert not bad or "20 levels" in book.errors[0].expected


def test_unknown_keys_of_parties_are_noted(parties):
    book = parties(
        {"role": "end_user", "name": "X", "lei": "5493", "owners": [{"name": "Y", "id": 1}]}
    )
    assert not book.errors and '"parties.id", "parties.lei"' in book.notes[0]


def test_role_columns_work_as_keys_of_json_too(parties):
    assert parties(end_user="X", end_user_country="CN").trade(0).parties == (
        Party("end_user", "X", "CN"),
    )


def test_every_field_of_an_owner_and_a_party_is_read():
    from dataclasses import fields

    from licet.batch.reading import parties as read_parties

    assert {*read_parties._OWNER, "owners"} == {field.name for field in fields(Owner)}
    assert {*read_parties._PARTY, "owners"} == {field.name for field in fields(Party)}
