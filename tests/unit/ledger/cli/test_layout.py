from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ledger.cli.layout import laid_out, overall, records, upright, widths_for

_WORDS = st.lists(st.text("abcdefg", min_size=1, max_size=7), max_size=12).map(" ".join)
_ROWS = st.lists(st.tuples(_WORDS, _WORDS), min_size=1, max_size=6)
_LEFT = (False, False)


def _table(titles: tuple[str, ...], rows: list[tuple[str, ...]], width: int) -> list[str]:
    fixed = [False] * len(titles)
    return list(laid_out(titles, rows, fixed, widths_for(titles, rows, fixed, width, 8)))


def test_a_table_is_set_out_under_its_titles() -> None:
    lines = laid_out(
        ("State", "Due", "States"),
        [("Chad", "2026-10-01", "1"), ("Peru", "", "110")],
        right=(False, False, True),
        widths=(5, 10, 6),
    )

    assert list(lines) == [
        "State   Due          States",
        "───────────────────────────",
        "Chad    2026-10-01        1",
        "Peru                    110",
    ]


def test_a_cell_too_wide_is_broken_between_words_and_a_fixed_one_never() -> None:
    titles, rows = (
        ("Duty", "Due"),
        [("destroy all cluster munition stockpiles", "2020-10-01 or so")],
    )
    widths = widths_for(titles, rows, (False, True), 41, 8)

    assert list(laid_out(titles, rows, _LEFT, widths))[2:] == [
        "destroy all cluster      2020-10-01 or so",
        "munition stockpiles",
    ]


def test_the_widest_column_gives_way_first() -> None:
    lines = _table(("A", "B"), [("ab " * 9, "cd " * 20)], 60)

    assert lines[2].startswith(("ab " * 9).rstrip() + "    cd")
    assert len(lines) == 4


def test_a_word_is_never_broken_however_narrow_the_table_should_be() -> None:
    name = "states_declared_art3_compliance_since_1rc_on_time_list"
    lines = _table(("Metric", "What"), [(name, "Of these, States that finished in time")], 30)

    assert lines[2].startswith(f"{name}   Of")
    assert overall(widths_for(("A",), [(name,)], [False], 10, 8)) == len(name)


def test_a_column_of_prose_is_kept_as_wide_as_it_is_readable() -> None:
    rows = [("one two three four five six", "x")]

    assert widths_for(("A", "B"), rows, _LEFT, 10, readable=16) == [16, 1]
    assert widths_for(("A", "B"), [("one two", "x")], _LEFT, 5, readable=16) == [7, 1]


@given(_ROWS, st.integers(24, 70))
def test_a_table_keeps_within_its_width_and_loses_no_word(
    rows: list[tuple[str, ...]],
    width: int,
) -> None:
    lines = _table(("One", "Two"), rows, width)

    assert max(map(len, lines)) <= width
    printed = " ".join(lines[2:]).split()
    assert sorted(printed) == sorted(word for row in rows for cell in row for word in cell.split())


@given(_ROWS, st.integers(14, 70))
def test_records_keep_within_the_width_and_lose_no_word(
    rows: list[tuple[str, ...]],
    width: int,
) -> None:
    lines = list(records(("One", "Two"), rows, width))

    assert all(len(title + part) <= max(width, 13) for title, part in lines)
    printed = " ".join(part for _title, part in lines).split()
    assert sorted(printed) == sorted(word for row in rows for cell in row for word in cell.split())


def test_one_row_stands_field_below_field() -> None:
    lines = upright(("State", "In force"), ("Chad", "from 2013 on"), 18)

    assert ["".join(line) for line in lines] == [
        "State     Chad",
        "In force  from",
        "          2013 on",
    ]


def test_records_stand_one_below_the_other_without_their_empty_fields() -> None:
    lines = records(("State", "Met", "Due"), [("Chad", "", "2026"), ("Peru", "2023", "2024")], 80)

    assert list(lines) == [
        ("State  ", "Chad"),
        ("Due    ", "2026"),
        ("", ""),
        ("State  ", "Peru"),
        ("Met    ", "2023"),
        ("Due    ", "2024"),
    ]
