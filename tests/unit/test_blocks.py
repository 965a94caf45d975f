"""What an article becomes before it is set: a head, and blocks with their roles."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Document, Heading, Kind
from corpus.text.clean import clean
from tui.typeset import Block, BlockKind, Layout, Role, page_head, read_blocks


def blocks_of(body: str, *, title: str = "", outline: Sequence[Heading] = ()) -> tuple[Block, ...]:
    return read_blocks(Document(title=title, body=body, outline=tuple(outline)))


def only(body: str) -> Block:
    (block,) = blocks_of(body)
    return block


def roles_of(block: Block) -> list[tuple[str, Role, str]]:
    """Return which words of a block have which role, and where they lead."""
    chars = block.text.chars
    return [(chars[span.start : span.end], span.role, span.target) for span in block.text.spans]


def lines_of(blocks: Sequence[Block], width: int = 40) -> list[str]:
    layout = Layout(blocks, width)
    layout.extend(10_000)
    return [line.text for line in layout.lines]


# ── the head ──


def test_the_head_gives_title_details_and_summary() -> None:
    head = page_head("标题", ["深圳特区报 · 2025-12-15", "", "1 840 字"], "第一句。\n第二句。")
    assert lines_of(head) == [
        "标题",
        "深圳特区报 · 2025-12-15",
        "1 840 字",
        "",
        "  第一句。",
        "  第二句。",
    ]
    assert [block.role for block in head] == [Role.TITLE, *[Role.META] * 4]


def test_a_head_without_summary_ends_with_its_details() -> None:
    assert lines_of(page_head("标题", ["来源"], "")) == ["标题", "来源"]


def test_text_stands_below_its_head() -> None:
    assert lines_of((*page_head("标题", [], ""), *blocks_of("正文。"))) == ["标题", "", "正文。"]


# ── headings ──


OUTLINE = [Heading(1, "看报 2025", 0), Heading(2, "小标题", 4), Heading(1, "下一则", 8)]
BODY = "# 看报 2025\n\n第一段。\n\n小标题\n---\n\n第二段。\n# 下一则"


def test_headings_know_their_place_in_the_outline() -> None:
    headings = [block for block in blocks_of(BODY, outline=OUTLINE) if block.level]
    assert [(block.level, block.heading) for block in headings] == [(1, 0), (2, 1), (1, 2)]


@pytest.mark.parametrize("title", ["看报 2025", "看報2025", "看报　２０２５"])
def test_a_first_heading_that_repeats_the_title_is_left_out(title: str) -> None:
    blocks = blocks_of(BODY, title=title, outline=OUTLINE)
    assert [block.heading for block in blocks if block.level] == [1, 2]
    assert lines_of(blocks)[:3] == ["第一段。", "", "小标题"]


def test_a_first_heading_that_says_something_else_is_kept() -> None:
    assert [block.level for block in blocks_of(BODY, title="别的") if block.level] == [1, 2, 1]


def test_only_the_first_heading_can_repeat_the_title() -> None:
    assert [block.level for block in blocks_of(BODY, title="下一则") if block.level] == [1, 2, 1]


def test_a_heading_in_raw_html_is_one_too() -> None:
    blocks = blocks_of("<div>\n<p>引子</p>\n<h3>标题</h3></div>", outline=[Heading(3, "标题", 2)])
    assert [(block.level, block.heading) for block in blocks] == [(0, None), (3, 0)]


# ── plain text ──


def test_every_line_of_a_plain_text_is_a_paragraph_and_nothing_in_it_is_markup() -> None:
    body = "　　第一行 **不加粗**\n第二行 <b>\n\n\n- 第三行  "
    blocks = read_blocks(Document(title="", body=body, kind=Kind.PLAIN))
    assert [block.text.chars for block in blocks] == ["第一行 **不加粗**", "第二行 <b>", "- 第三行"]
    assert not any(block.text.spans for block in blocks)


def test_headings_of_a_plain_text_come_from_its_outline() -> None:
    outline = (Heading(2, "一", 0), Heading(2, "三", 3))
    document = Document(title="一", body="一\n二\n\n三", kind=Kind.PLAIN, outline=outline)
    assert [(block.text.chars, block.level, block.heading) for block in read_blocks(document)] == [
        ("二", 0, None),
        ("三", 2, 1),
    ]


# ── within a line ──


def test_words_keep_their_roles() -> None:
    block = only("**粗**、*斜*、~~旧~~、`码`、[链](https://e.com)、**`都`**")
    assert roles_of(block) == [
        ("粗", Role.STRONG, ""),
        ("斜", Role.EMPHASIS, ""),
        ("旧", Role.STRIKE, ""),
        ("码", Role.CODE, ""),
        ("链", Role.LINK, "https://e.com"),
        ("都", Role.STRONG, ""),
        ("都", Role.CODE, ""),
    ]


def test_a_link_that_must_not_be_followed_is_plain_text() -> None:
    assert roles_of(only("[点我](javascript:alert(1))和<a href='data:x'>我</a>")) == []


CAPTIONS = [
    ('![题](https://e.com/a.png "注")', "[图] 题", "https://e.com/a.png"),
    ('![](a.png "注")', "[图] 注", "a.png"),
    ("![](https://e.com/p/IMG_1.jpg?w=2)", "[图] IMG_1.jpg", "https://e.com/p/IMG_1.jpg?w=2"),
    ("![](<data:image/png;base64,AAAA>)", "[图]", ""),
    ("<img src='a.png' alt='题'>", "[图] 题", "a.png"),
    ("<p>\n<img src='x/b.png'></p>", "[图] b.png", "x/b.png"),
    ("<video src='v.mp4'></video>", "[视频] v.mp4", "v.mp4"),
]


@pytest.mark.parametrize(("body", "caption", "target"), CAPTIONS)
def test_a_picture_is_its_caption(body: str, caption: str, target: str) -> None:
    assert roles_of(only(body)) == [(caption, Role.IMAGE, target)]


def test_a_picture_keeps_its_distance_from_the_words_around_it() -> None:
    assert only("文字![图](a.png)文字，![图](b.png)。").text.chars == "文字 [图] 图 文字，[图] 图。"


def test_a_note_is_numbered_where_it_is_mentioned_and_where_it_stands() -> None:
    text, _, note = blocks_of("正文[^甲]。\n\n[^甲]: 注。")
    assert roles_of(text) == [("[1]", Role.LINK, "#fn1")]
    assert (note.first, note.text.chars) == ("[1] ", "注。")


# ── raw HTML ──


HTML = [
    ("甲<br>乙<br/>丙", ["甲", "乙", "丙"]),
    ("<p>甲<p>乙", ["甲", "", "乙"]),
    ("<div>甲</div><div>乙</div>", ["甲", "", "乙"]),
    ("<p>第一行，\n第二行\nEnglish</p>", ["第一行，第二行 English"]),
    ("<!-- 没关上的注释里的字", ["<!-- 没关上的注释里的字"]),
    ("<div>\n<script>没关上的脚本\n</div>", ["没关上的脚本"]),
    ("<script>\nalert(1)\n</script>", []),
    ("<style>p {}</style><p>字</p>", ["字"]),
    ("<div>&lt;字&gt; &amp;&#27;[1m</div>", ["<字> &[1m"]),
    ("<div>1 < 2 <b", ["1 < 2 <b"]),
    ("List<String> 与 <T> 都不是标签", ["List<String> 与 <T> 都不是标签"]),
    ("<div>List<String> 也不是</div>", ["List<String> 也不是"]),
    ("<Card>\n\n字\n\n</Card>", ["字"]),
    ("<ol><li>甲<li>乙<ul><li>丙</ul></ol>", ["1. 甲", "2. 乙", "   ◦ 丙"]),
    ("<blockquote>甲<blockquote>乙</blockquote></blockquote>", ["▎ 甲", "", "▎ ▎ 乙"]),
    ("<pre>\n  甲\n    乙</pre>", ["  甲", "    乙"]),
    ("<table><tr><th>甲<th>乙<tr><td>1<td>2</table>", ["甲 │ 乙", "───┼───", "1  │ 2"]),
    ("<tr><td>散落的格</td></tr>", ["散落的格", "────────"]),
    ("2<sup>10</sup>、H<sub>2</sub>O、1<sup>st</sup>", ["2^10、H2O、1st"]),
    ("<input type='checkbox' checked>好", ["☑ 好"]),
    ("甲<p>乙</p>丙", ["甲", "乙", "丙"]),
]


@pytest.mark.parametrize(("body", "expected"), HTML)
def test_raw_html_is_read_as_its_text(body: str, expected: list[str]) -> None:
    assert lines_of(blocks_of(body)) == expected


def test_roles_of_html_hold_across_its_blocks() -> None:
    first, second = blocks_of("<div><a href='https://e.com'><p>甲<p><b>乙</b></a></div>")
    assert roles_of(first) == [("甲", Role.LINK, "https://e.com")]
    assert set(roles_of(second)) == {
        ("乙", Role.LINK, "https://e.com"),
        ("乙", Role.STRONG, ""),
    }


# ── any text at all ──

SYNTAX = st.sampled_from(
    [
        *(
            "\n",
            "\n\n",
            "  ",
            "    ",
            "# ",
            "> ",
            "- ",
            "1. ",
            "- [ ] ",
            "```\n",
            "***\n",
            "|",
            "|-|-|\n",
        ),
        *(
            "**",
            "`",
            "[",
            "](",
            ")",
            "![",
            "[^1]",
            "[^1]: ",
            ": ",
            "$$",
            "&amp;",
            "https://e.com/a",
        ),
        *(
            "<div>",
            "</div>",
            "<b>",
            "<br>",
            "<!--",
            "-->",
            "<table><tr><td>",
            "<li>",
            "<ul>",
            "<h2>",
        ),
        *("<pre>", "</pre>", "<script>", "</script>", "<a href='x'>", "<input type=checkbox>"),
        *("中文", "，", "word ", "👨\u200d👩\u200d👧"),
        *(
            ":::note\n",
            ":::\n",
            "[!tip] ",
            "[[",
            "]]",
            "{% note %}\n",
            "{% endnote %}\n",
            "{{ x }}",
        ),
        *("{% raw %}", "{% endraw %}", "<Card>\n", "</Card>", "{: .a}", "{{", "%}", "}}"),
    ]
)


@given(st.lists(SYNTAX, max_size=40).map("".join).map(clean))
def test_any_text_becomes_blocks_that_can_be_set(body: str) -> None:
    blocks = blocks_of(body)
    for block in blocks:
        assert block.rows or block.kind is not BlockKind.TABLE
        for span in block.text.spans:
            assert 0 <= span.start < span.end <= len(block.text.chars)
    assert len(lines_of(blocks, 4)) >= len(blocks)


UNKNOWN_TAGS = [
    ("<div>\n<token> is needed\n</div>", ["<token> is needed"]),
    (
        "<table><tr><td><your-name></td><td>b</td></tr></table>",
        ["<your-name> │ b", "────────────┼──"],
    ),
    ("<tabs>\n\n字\n\n</tabs>", ["字"]),
]


@pytest.mark.parametrize(("body", "expected"), UNKNOWN_TAGS)
def test_a_tag_that_html_has_not_is_text_unless_it_is_closed(
    body: str, expected: list[str]
) -> None:
    assert [line.strip() for line in lines_of(blocks_of(body)) if line.strip()] == expected
