"""The board and its terminal form."""

from __future__ import annotations

import io
from datetime import date

import polars as pl
import pytest
from rich.cells import cell_len
from rich.console import Console

from licet.show import LINE_SCHEMA, Board, Step, print_board, print_lines, print_tree, summarise
from licet.show.words import amount, money, share


def printed(show, *what, width: int = 80, **more) -> str:
    out = io.StringIO()
    show(*what, Console(file=out, width=width, color_system=None), **more)
    return out.getvalue()


@pytest.fixture(scope="module")
def board(lines: pl.DataFrame) -> Board:
    return summarise(lines)


def flat(text: str) -> str:
    return " ".join(text.split())


def test_the_tallies_add_up_to_the_whole_book(board: Board, lines: pl.DataFrame) -> None:
    assert board.total.lines == len(lines) == sum(t.lines for t in board.by_action.values())
    assert board.total.lines == sum(group.tally.lines for group in board.groups)
    assert {action: tally.lines for action, tally in board.by_action.items()} == {
        "stop": 40,
        "hold": 26,
        "go_until": 30,
        "go": 205,
    }


def test_currencies_are_never_added_to_one_another(board: Board) -> None:
    hold = board.by_action["hold"]
    assert dict(hold.values) == {"EUR": 1_010_000.0, "USD": 315_000.0}
    assert hold.unpriced == 1


def test_holds_are_grouped_by_what_they_wait_for(board: Board) -> None:
    waits = {(g.missing, g.not_covered, g.unread): g.tally.lines for g in board.of("hold")}
    assert waits == {
        (("us_origin", "eccn"), None, False): 20,
        ((), "EU dual-use law", False): 5,
        ((), None, True): 1,
    }
    assert board.unread == 1


def test_what_goes_is_grouped_by_authority_and_last_day(board: Board) -> None:
    (group,) = board.of("go_until")
    assert (group.authority, group.holds_through) == ("us.ear.tgl-huawei", date(2020, 8, 13))
    assert board.next_end == (date(2020, 8, 13), 30)


def test_the_order_of_rows_does_not_change_the_groups(board: Board, lines: pl.DataFrame) -> None:
    shuffled = summarise(lines.sample(fraction=1.0, shuffle=True, seed=7))
    assert [(g.action, g.tally) for g in shuffled.groups] == [
        (g.action, g.tally) for g in board.groups
    ]


def test_an_empty_book_is_a_board_of_nothing() -> None:
    board = summarise(pl.DataFrame(schema=LINE_SCHEMA))
    assert board.total.lines == 0 and board.groups == () and board.next_end is None
    assert "0 lines" in printed(print_board, board)


def test_a_table_without_its_columns_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="lacks the columns id, on, action"):
        summarise(pl.DataFrame({"value": [1.0]}))


def test_an_unknown_action_is_refused_with_its_line(lines: pl.DataFrame) -> None:
    with pytest.raises(ValueError, match="'order-0001' has the action 'perhaps'"):
        summarise(lines.head(1).with_columns(action=pl.lit("perhaps")))


def test_values_that_are_no_numbers_count_as_unpriced(lines: pl.DataFrame) -> None:
    board = summarise(lines.head(2).with_columns(value=pl.Series([float("nan"), float("inf")])))
    assert board.total.unpriced == 2 and board.total.values == ()


@pytest.mark.parametrize("width", [80, 100, 160])
def test_the_board_fits_and_needs_no_colour(board: Board, width: int) -> None:
    text = printed(print_board, board, width=width)
    assert max(cell_len(line) for line in text.splitlines()) <= width
    assert "\x1b" not in text
    for word in ("STOP", "HOLD", "GO UNTIL", "GO", "13 Aug 2020", "us_origin, eccn"):
        assert word in text
    assert "presumption of denial" in flat(text)
    assert "Monday 19 August 2019 · 301 lines" in text


def test_many_reasons_are_cut_with_a_count(lines: pl.DataFrame) -> None:
    many = lines.head(20).with_columns(reason=pl.format("reason {}", pl.col("id")))
    assert "… and 14 more reasons (14 lines)" in printed(print_board, summarise(many))


@pytest.mark.parametrize("width", [80, 100, 160])
def test_the_lines_that_need_a_person_come_most_valuable_first(lines, width: int) -> None:
    text = printed(print_lines, lines, width=width, limit=5)
    found = [word for word in text.split() if word.startswith("order-")]
    assert found == [f"order-{n:04}" for n in (65, 64, 63, 62, 61)]
    assert "… and 61 more" in text
    assert max(cell_len(line) for line in text.splitlines()) <= width


def test_markup_and_controls_in_names_print_as_text(lines: pl.DataFrame) -> None:
    hostile = "[bold red]Acme[/] \x1b[2J\u202eoc.exe"
    rows = lines.head(1).with_columns(parties=pl.lit(hostile), reason=pl.lit(hostile))
    for text in (
        printed(print_lines, rows, width=100),
        printed(print_lines, rows, width=160),
        printed(print_board, summarise(rows)),
    ):
        assert "[bold red]Acme[/]" in flat(text)
        assert not {"\x1b", "\u202e"} & set(text)


def test_nothing_to_do_is_said(lines: pl.DataFrame) -> None:
    text = printed(print_lines, lines.filter(pl.col("action") == "go"))
    assert text.strip() == "No line needs a person."


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (9_999, "9,999"),
        (12_345, "12 k"),
        (999_499, "999 k"),
        (999_999, "1.0 m"),
        (999_960_000, "1.0 bn"),
        (-2_500_000, "-2.5 m"),
    ],
)
def test_sums_read_at_a_glance(value: float, text: str) -> None:
    assert amount(value) == text


def test_a_part_that_is_not_nothing_never_rounds_to_nothing_or_all() -> None:
    assert share(1, 200_000) == "< 0.1 %"
    assert share(199_999, 200_000) == "> 99.9 %"
    assert share(0, 10) == share(0, 0) == "0 %"
    assert money([("USD", 1.0), ("EUR", 2.0), ("DKK", 3.0)]) == "USD 1 + EUR 2 + 1 more"


def test_the_tree_tells_true_false_and_unknown_in_words() -> None:
    long = "a condition that goes on " * 12
    leaf = Step(long, None, "nobody said", "15 CFR 744.11")
    text = printed(print_tree, Step("it goes", True, children=(Step("no", False, "x"), leaf)))
    assert "✓ yes" in text and "✗ no" in text and "? unknown" in text
    assert "15 CFR 744.11" in text and flat(text).count("goes on") == 12
    assert max(cell_len(line) for line in text.splitlines()) <= 80
    assert "\x1b" not in text


def test_the_tree_takes_brackets_and_controls_as_text() -> None:
    assert "[red]x[/]⟨U+001B⟩" in printed(print_tree, Step("[red]x[/]\x1b", True))
