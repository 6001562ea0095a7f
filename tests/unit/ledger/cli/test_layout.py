from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ledger.cli.layout import laid_out, upright

_WORDS = st.lists(st.text("abcdefg", min_size=1, max_size=7), max_size=12).map(" ".join)


def test_a_table_is_set_out_under_its_titles() -> None:
    lines = laid_out(
        ("State", "Due", "States"),
        [("Chad", "2026-10-01", "1"), ("Peru", "", "110")],
        right=(False, False, True),
        fixed=(False, True, True),
        width=80,
    )

    assert list(lines) == [
        "State   Due          States",
        "───────────────────────────",
        "Chad    2026-10-01        1",
        "Peru                    110",
    ]


def test_a_cell_too_wide_is_broken_between_words_and_a_fixed_one_never() -> None:
    lines = laid_out(
        ("Duty", "Due"),
        [("destroy all cluster munition stockpiles", "2020-10-01")],
        right=(False, False),
        fixed=(False, True),
        width=35,
    )

    assert list(lines)[2:] == [
        "destroy all cluster      2020-10-01",
        "munition stockpiles",
    ]


def test_the_widest_column_gives_way_first() -> None:
    lines = list(laid_out(("A", "B"), [("ab " * 9, "cd " * 20)], (False,) * 2, (False,) * 2, 60))

    assert lines[2].startswith(("ab " * 9).rstrip() + "    cd")
    assert len(lines) == 4


@given(st.lists(st.tuples(_WORDS, _WORDS), min_size=1, max_size=6), st.integers(24, 70))
def test_a_table_keeps_within_its_width_and_loses_no_word(
    rows: list[tuple[str, str]],
    width: int,
) -> None:
    lines = list(laid_out(("One", "Two"), rows, (False, False), (False, False), width))

    assert max(map(len, lines)) <= width
    printed = " ".join(lines[2:]).split()
    assert sorted(printed) == sorted(word for row in rows for cell in row for word in cell.split())


def test_one_row_stands_field_below_field() -> None:
    assert list(upright(("State", "In force"), ("Chad", "from 2013 on"), 18)) == [
        "State     Chad",
        "In force  from",
        "          2013 on",
    ]
