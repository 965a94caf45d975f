"""What a reader sees of an article at any width, and how little is set to show it."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from rich.cells import cell_len

from corpus import Document, Kind
from corpus.text.clean import clean
from tui.typeset import (
    Block,
    BlockKind,
    Layout,
    Line,
    Role,
    Span,
    Text,
    line_at,
    place_at,
    read_blocks,
)
from tui.typeset.place import find_line

DATA = Path(__file__).parents[1] / "data" / "typeset"
GOLDEN = sorted(DATA.glob("*.txt"))
"""`name.40.txt` holds the lines of `name.md` at 40 cells; to add a case, add the files."""


def lay(body: str, width: int = 40) -> Layout:
    layout = Layout(read_blocks(Document(title="", body=body)), width)
    layout.extend(100_000)
    assert layout.complete
    return layout


def texts(layout: Layout) -> list[str]:
    return [line.text for line in layout.lines]


# ── every construct ──


@pytest.mark.parametrize("expected", GOLDEN, ids=[path.stem for path in GOLDEN])
def test_every_construct_stands_as_expected(expected: Path) -> None:
    name, width = expected.stem.split(".")
    body = clean((DATA / f"{name}.md").read_text(encoding="utf-8"))
    assert texts(lay(body, int(width))) == expected.read_text(encoding="utf-8").splitlines()


def test_every_construct_has_its_expected_lines() -> None:
    for path in DATA.glob("*.md"):
        assert {f"{path.stem}.40.txt", f"{path.stem}.80.txt"} <= {each.name for each in GOLDEN}


@pytest.mark.parametrize("path", sorted(DATA.glob("*.md")), ids=lambda path: path.stem)
def test_no_construct_overflows_at_any_width(path: Path) -> None:
    body = clean(path.read_text(encoding="utf-8"))
    for width in (*range(4, 40), 57, 80, 160):
        assert all(cell_len(line) <= width for line in texts(lay(body, width)))


# ── roles ──


def roles(layout: Layout) -> list[Role]:
    return [line.role for line in layout.lines if line.text]


def test_lines_say_what_they_are() -> None:
    body = "# 一\n\n字\n\n> 引\n\n```\n码\n```\n\n---\n\n###### 六"
    assert roles(lay(body)) == [
        Role.HEADING1,
        Role.RULE,
        Role.TEXT,
        Role.QUOTE,
        Role.FENCE,
        Role.RULE,
        Role.HEADING6,
    ]


def test_bars_and_markers_are_told_from_the_text() -> None:
    first, second = lay("> - 一二三四五六七八九十，一二三四五六七八九十").lines
    assert (first.text[: first.prefix], second.text[: second.prefix]) == ("▎ • ", "▎   ")
    assert first.spans == second.spans == (Span(0, 1, Role.QUOTE),)


def test_a_link_is_a_link_on_each_line_it_stands_on() -> None:
    layout = lay("字[" + "一二三四五六七八九十" * 3 + "](https://example.com/)")
    linked = [[(s.start, s.end, s.target) for s in line.spans] for line in layout.lines]
    assert linked == [[(1, 20, "https://example.com/")], [(0, 11, "https://example.com/")]]


def test_what_a_query_found_is_marked_across_a_break_and_behind_a_marker() -> None:
    def mark(text: str) -> list[tuple[int, int]]:
        return [found.span() for found in re.finditer("智能", text)]

    blocks = read_blocks(Document(title="", body="- 人工智能很好\n\n| 智能 |\n|-|\n\n    智能"))
    layout = Layout(blocks, 8, mark=mark)
    layout.extend(100)
    found = [
        line.text[span.start : span.end]
        for line in layout.lines
        for span in line.spans
        if span.role is Role.MATCH
    ]
    assert texts(layout)[0] == "• 人工智"
    assert found == ["智", "能", "智能", "智能"]


def test_the_lines_in_which_something_was_found_are_known_as_they_are_set() -> None:
    def mark(text: str) -> list[tuple[int, int]]:
        return [found.span() for found in re.finditer("智能", text)]

    body = "人工智能\n\n字\n\n| 智能 |\n|-|\n| 字 |\n\n> 智能\n\n" + "字\n\n" * 500
    layout = Layout(read_blocks(Document(title="", body=body)), 40, mark=mark)
    layout.extend(5)
    assert layout.matches == [0, 4]
    layout.extend(10_000)
    assert [texts(layout)[line] for line in layout.matches] == ["人工智能", "智能", "▎ 智能"]


# ── narrow pages ──


def test_a_page_too_narrow_for_indents_gives_them_up_but_not_the_marker() -> None:
    assert texts(lay("- 甲\n\n  10. 乙丙", 8)) == ["• 甲", "10. 乙丙"]


@pytest.mark.parametrize("width", [-1, 0, 1])
def test_a_page_without_width_is_set_at_the_least_there_is(width: int) -> None:
    assert texts(lay("人工智能", width)) == ["人工", "智能"]


# ── blocks and lines ──


def test_every_line_knows_its_block_and_every_block_its_line() -> None:
    layout = lay("# 一\n\n二\n\n- 三\n- 四\n\n```\n五\n六\n```\n\n# 七", 20)
    for number, line in enumerate(layout.lines):
        block, offset = layout.place(number)
        assert block == line.block
        assert layout.line_of(block) + offset == number
    for block in range(6):
        assert layout.place(layout.line_of(block)) == (block, 0)
        assert layout.lines[layout.line_of(block)].text


def test_a_blank_line_belongs_to_the_block_below_it() -> None:
    layout = lay("一\n\n# 二")
    assert [layout.place(number) for number in range(4)] == [(0, 0), (1, -2), (1, -1), (1, 0)]


def test_places_beyond_the_end_are_the_end() -> None:
    layout = lay("一\n\n二")
    assert layout.place(99) == (1, 0)
    assert layout.line_of(99) == 2
    assert Layout((), 40).place(3) == (0, 0)
    assert Layout((), 40).line_of(3) == 0


def test_the_first_block_has_no_blank_line_above() -> None:
    assert texts(lay("\n\n# 一"))[0] == "一"


def test_another_width_keeps_the_blocks() -> None:
    body = (DATA / "paragraphs.md").read_text(encoding="utf-8")
    wide, narrow = lay(body, 80), lay(body, 20)
    assert {line.block for line in wide.lines} == {line.block for line in narrow.lines}


def test_a_place_is_found_again_at_every_width() -> None:
    body = (DATA / "paragraphs.md").read_text(encoding="utf-8")
    narrow, wide = lay(body, 20), lay(body, 70)
    for number, line in enumerate(narrow.lines):
        if not line.text.strip():
            continue
        place = place_at(narrow, number)
        assert line_at(narrow, place) == number
        found = wide.lines[line_at(wide, place)]
        assert found.block == line.block
        assert line.text[line.prefix] in found.text


def test_a_place_is_not_found_before_it_is_set_and_the_end_is_the_last_line() -> None:
    layout = Layout(read_blocks(Document(title="", body="一二三\n\n" * 200)), 40)
    assert find_line(layout, (0, 0)) == 0
    assert find_line(layout, (150, 0)) is None
    assert find_line(layout, (200, 0)) is None
    layout.extend(310)
    assert find_line(layout, (150, 0)) == 300
    assert find_line(layout, (200, 0)) is None
    assert line_at(layout, (200, 0)) == 398
    assert find_line(layout, (999, 5)) == 398


# ── as much as is looked at ──

HUGE = {
    "headings": "# 标题\n\n" * 5_000,
    "paragraphs": "一段话。\n\n" * 20_000,
    "items": "- 一项\n" * 5_000,
    "rules": "---\n\n" * 5_000,
}


@pytest.mark.parametrize("name", HUGE)
def test_of_a_huge_text_only_the_first_screen_is_set(name: str) -> None:
    kind = Kind.PLAIN if name == "paragraphs" else Kind.MARKDOWN
    blocks = read_blocks(Document(title="", body=HUGE[name], kind=kind))
    layout = Layout(blocks, 80)
    assert layout.reached == 0
    layout.extend(50)
    assert len(blocks) >= 5_000
    assert layout.reached <= 51
    assert not layout.complete
    assert len(layout.lines) >= 50


def test_setting_goes_on_where_it_stopped_and_ends() -> None:
    layout = Layout(read_blocks(Document(title="", body="一\n\n" * 100)), 80)
    asked = []
    while not layout.complete:
        layout.extend(len(layout.lines) + 10)
        asked.append(layout.reached)
    assert asked == sorted(asked)
    assert layout.reached == 100
    assert len(layout.lines) == 199


def test_a_block_far_down_is_reached_by_setting_what_is_above_it() -> None:
    layout = Layout(read_blocks(Document(title="", body="一\n\n" * 1_000)), 80)
    assert layout.line_of(500) == 1_000
    assert 500 < layout.reached < 600


@pytest.mark.parametrize(
    "block",
    [
        Block(Text("x = 1\n" * 300_000), BlockKind.CODE, Role.FENCE, language="python"),
        Block(Text("人工智能，" * 300_000)),
        Block(
            kind=BlockKind.TABLE,
            rows=((Text("甲"), Text("乙")), *[(Text("一"), Text("二三" * 40))] * 2_000),
            aligns=("left", "left"),
        ),
    ],
    ids=["code", "paragraph", "table"],
)
def test_a_huge_block_is_set_line_by_line(block: Block) -> None:
    layout = Layout([block], 40)
    layout.extend(50)
    assert len(layout.lines) == 51
    assert not layout.complete


# ── nothing is lost ──

WORDS = st.text(alphabet="人工智能，。“”《》！？…—ab 1%.-é👍", max_size=40)


@given(st.lists(WORDS, max_size=8), st.integers(4, 120))
def test_a_plain_text_without_breaks_is_the_text_itself(lines: list[str], width: int) -> None:
    body = "\n".join(lines)
    layout = Layout(read_blocks(Document(title="", body=body, kind=Kind.PLAIN)), width)
    layout.extend(10_000)
    assert "".join("".join(texts(layout)).split()) == "".join(body.split())
    assert all(cell_len(line) <= width for line in texts(layout))


class _Visible(HTMLParser):
    """What a browser shows of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []
        self._hidden = 0

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.shown.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in ("script", "style")
        if tag == "img":
            self.shown.append(dict(attrs).get("alt") or "")

    def handle_endtag(self, tag: str) -> None:
        self._hidden = max(0, self._hidden - (tag in ("script", "style")))


ADDED = re.compile(
    r"\{%.*?%\}|\{\{.*?\}\}|\{[:.#][^{}\n]*\}|^:{3,}[^\n]*$", re.DOTALL | re.MULTILINE
)
"""What site generators add to Markdown, and no reader of plain Markdown knows."""


def letters(text: str) -> Counter[str]:
    return Counter(char for char in clean(text) if char.isalnum())


def visible_letters(document: Document) -> Counter[str]:
    """Return the letters, digits and Han that others show of a text."""
    if document.kind is Kind.PLAIN:
        return letters(document.body)
    parser = MarkdownIt("gfm-like").use(footnote_plugin)
    parser.validateLink = lambda url: True  # a refused link is not written out as its source
    page = _Visible()
    page.feed(parser.render(ADDED.sub("", document.body)))
    page.close()
    # Links within HTML that asks for Markdown are links to us.
    shown = re.sub(r"\]\(https?://[^\s()]*\)", "]", "".join(page.shown))
    # A box is drawn for the x of a task.
    return letters(re.sub(r"\[[xX]\]", "", shown))


@pytest.mark.parametrize("path", sorted(DATA.glob("*.md")), ids=lambda path: path.stem)
def test_no_letter_of_a_construct_is_lost(path: Path) -> None:
    body = clean(path.read_text(encoding="utf-8"))
    wanted = visible_letters(Document(title="", body=body))
    assert not wanted - letters("".join(texts(lay(body))))


# ── a real library ──

NOT_FIRST = "，。、；：？！％”’』」）》〉】〕…"
NOT_LAST = "“‘『「（《〈【〔"
EVERY = 200
"""One file in so many is set, so that the test stays short."""


def library() -> list[Path]:
    folder = os.environ.get("KANBAO_TEST_LIBRARY")
    if not folder:
        pytest.skip("KANBAO_TEST_LIBRARY names no folder of articles")
    suffixes = {".md", ".markdown", ".mdx", ".txt"}
    return sorted(path for path in Path(folder).rglob("*") if path.suffix in suffixes)[::EVERY]


def opened(path: Path) -> Document:
    text = clean(path.read_text(encoding="utf-8", errors="replace"))
    header = re.match(r"(---|\+\+\+)\n.*?\n\1\s*\n", text, re.DOTALL)
    kind = Kind.PLAIN if path.suffix == ".txt" and header is None else Kind.MARKDOWN
    return Document(title="", body=text[header.end() :] if header else text, kind=kind)


def broken_by_us(block: Block, lines: list[Line]) -> Iterator[tuple[str, str]]:
    """Yield the ends and beginnings of lines between which the text itself has no break."""
    position, before = 0, ""
    for line in lines:
        piece = line.text[line.prefix :]
        found = block.text.chars.find(piece, position)
        if before and piece and "\n" not in block.text.chars[position:found]:
            yield before, piece
        position, before = found + len(piece), piece


def test_a_whole_library_is_set_by_the_rules_and_none_of_it_is_lost() -> None:
    for path in library():
        document = opened(path)
        blocks = read_blocks(document)
        wanted = visible_letters(document)
        for width in (20, 40, 60, 80, 120):
            layout = Layout(blocks, width)
            layout.extend(1_000_000)
            assert all(cell_len(line.text) <= width for line in layout.lines), path
            assert not wanted - letters("".join(texts(layout))), path
            check_line_ends(blocks, layout, path)


def check_line_ends(blocks: tuple[Block, ...], layout: Layout, path: Path) -> None:
    of_block: dict[int, list[Line]] = {}
    for line in layout.lines:
        if line.text.strip() and line.role is not Role.RULE:
            of_block.setdefault(line.block, []).append(line)
    for index, lines in of_block.items():
        if blocks[index].kind is BlockKind.TEXT:
            for before, after in broken_by_us(blocks[index], lines):
                assert after[0] not in NOT_FIRST, (path, before, after)
                assert before[-1] not in NOT_LAST, (path, before, after)
