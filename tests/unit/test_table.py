"""How tables stand: in columns while they can be read, row by row where they cannot."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.typeset.table import BETWEEN, MIN_COLUMN, column_widths, set_table
from tui.typeset.text import Role, Span, Text

LONG = "一段比较长的中文说明，需要在单元格里换行"


def rows_of(*rows: str) -> list[list[Text]]:
    return [[Text(cell.strip()) for cell in row.split("|")] for row in rows]


def lines_of(rows: list[list[Text]], width: int, aligns: str = "lcr") -> list[str]:
    names = {"l": "left", "c": "center", "r": "right"}
    given_aligns = [names[align] for align in aligns]
    return [text.chars for text, _ in set_table(rows, given_aligns, width, lambda text: text)]


def test_columns_are_aligned_by_cells_not_characters() -> None:
    assert lines_of(rows_of("城市|说明|数量", "深圳|model|40", "X|大模型|1000"), 40) == [
        "城市 │  说明  │ 数量",
        "─────┼────────┼─────",
        "深圳 │ model  │   40",
        "X    │ 大模型 │ 1000",
    ]


def test_a_table_that_fits_takes_no_more_room_than_it_needs() -> None:
    rows = rows_of("a|b|c", "1|2|3")
    assert lines_of(rows, 160) == lines_of(rows, 20)


def test_chinese_wraps_within_its_cell_and_no_line_begins_with_a_comma() -> None:
    assert lines_of(rows_of("名|说明", f"甲|{LONG}", "乙|短"), 24, "ll") == [
        "名 │ 说明",
        "───┼────────────────────",
        "甲 │ 一段比较长的中文说",
        "   │ 明，需要在单元格里",
        "   │ 换行",
        "   │",
        "乙 │ 短",
    ]


def test_narrow_columns_stay_whole_and_wide_ones_share_what_is_left() -> None:
    rows = rows_of("n|title|remark", f"1|{LONG}|{LONG}")
    assert column_widths(rows, 60) == [1, 27, 26]


def test_words_are_kept_whole_where_another_column_can_give_way() -> None:
    rows = rows_of("term|meaning", f"internationalisation|{LONG}{LONG}")
    widths = column_widths(rows, 40)
    assert widths is not None
    assert widths[0] == len("internationalisation")


def test_a_table_too_wide_for_columns_is_set_row_by_row() -> None:
    head = "|".join("ABCDE")
    rows = rows_of(head, "|".join([LONG] * 5), "|".join(["短"] * 5))
    lines = lines_of(rows, 40, "lllll")
    assert lines[:2] == ["A: 一段比较长的中文说明，需要在单元格", "  里换行"]
    assert lines[10:] == ["", "A: 短", "B: 短", "C: 短", "D: 短", "E: 短"]


def test_a_row_set_by_itself_leaves_out_what_is_empty_but_no_heading_is_lost() -> None:
    rows = rows_of("名称|备注|数量", "甲|| 1", f"{LONG}||2")
    assert lines_of(rows, 20) == [
        "名称：甲",
        "备注：",
        "数量：1",
        "",
        "名称：一段比较长的",
        "  中文说明，需要在单",
        "  元格里换行",
        "数量：2",
    ]


def test_a_table_without_headings_has_no_rule() -> None:
    assert lines_of(rows_of("|", "甲|乙"), 20, "ll") == ["甲 │ 乙"]


def test_a_table_without_rows_shows_its_headings() -> None:
    assert lines_of(rows_of("甲|乙"), 20, "ll") == ["甲 │ 乙", "───┼───"]
    assert lines_of(rows_of("|".join("甲乙丙丁")), 8, "llll") == ["甲：", "乙：", "丙：", "丁："]


def test_links_in_cells_lead_where_they_did() -> None:
    link = Text("到这里", (Span(0, 3, Role.LINK, "https://example.com/"),))
    rows = [[Text("甲"), Text("乙")], [Text("一"), link]]
    *_, (last, _) = set_table(rows, ["left", "left"], 20, lambda text: text)
    spans = [span for span in last.spans if span.role is Role.LINK]
    assert [last.chars[span.start : span.end] for span in spans] == ["到这里"]
    assert spans[0].target == "https://example.com/"


def test_headings_and_matches_can_be_told_apart() -> None:
    found = set_table(
        rows_of("甲|乙", "一|二"), ["left"] * 2, 20, lambda text: text.marked([(0, 1)])
    )
    lines = list(found)
    assert [role for _, role in lines] == [Role.TABLE_HEAD, Role.RULE, Role.TEXT]
    assert [span.role for span in lines[0][0].spans].count(Role.MATCH) == 2


def test_ten_thousand_columns_are_set_row_by_row_as_far_as_they_are_looked_at() -> None:
    cells: list[Text] = []
    rows = [[Text(f"{row} {column}") for column in range(10_000)] for row in "甲乙丙"]

    def mark(text: Text) -> Text:
        cells.append(text)
        return text

    lines = set_table(rows, ["left"] * 10_000, 80, mark)
    assert [next(lines)[0].chars for _ in range(3)] == [f"甲 {n}：乙 {n}" for n in range(3)]
    assert len(cells) < 10


def test_an_endless_cell_is_set_as_far_as_it_is_looked_at() -> None:
    rows = [
        [Text("甲"), Text("乙")],
        [Text("一"), Text("二三，" * 100_000)],
        [Text("四"), Text("五")],
    ]
    lines = set_table(rows, ["left"] * 2, 40, lambda text: text)
    assert [next(lines)[0].chars for _ in range(3)][2] == "一 │ " + "二三，" * 5 + "二"
    assert [text.chars for text, _ in lines][-2:] == ["   │", "四 │ 五"]


def test_in_a_very_long_table_what_was_not_measured_wraps() -> None:
    rows = [*rows_of("a|b", *["1|2"] * 20_000), [Text("long"), Text("words")]]
    lines = lines_of(rows, 40, "ll")
    assert column_widths(rows, 40) == [1, 1]
    assert "".join(line[0] for line in lines[-5:] if line[0] != " ") == "long"


CELL = st.text(alphabet="中文，。“”ab 1%.-é👍\n", max_size=30).map(str.strip).map(Text)
TABLES = st.integers(1, 5).flatmap(
    lambda columns: st.lists(
        st.lists(CELL, min_size=columns, max_size=columns), min_size=1, max_size=4
    )
)


@settings(max_examples=300)
@given(TABLES, st.integers(4, 80))
def test_no_table_is_too_wide_and_none_loses_text(rows: list[list[Text]], width: int) -> None:
    lines = lines_of(rows, width, "l" * len(rows[0]))
    assert all(cell_len(line) <= width for line in lines)
    shown = "".join(lines)
    for row in rows:
        for cell in row:
            for char in set(cell.chars) - set(" \n"):
                assert char in shown


@given(TABLES, st.integers(4, 80))
def test_columns_side_by_side_can_be_read(rows: list[list[Text]], width: int) -> None:
    widths = column_widths(rows, width)
    if widths is not None:
        assert sum(widths) + len(BETWEEN) * (len(widths) - 1) <= width
        for column, size in enumerate(widths):
            longest = max(cell_len(part) for row in rows for part in row[column].chars.split("\n"))
            assert size >= min(longest, MIN_COLUMN)
