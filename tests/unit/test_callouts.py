"""Boxes with a title, as the tools around Markdown write them: what is in them, where they end."""

from __future__ import annotations

import pytest

from corpus import Document
from tui.typeset import Layout, Role, read_blocks


def lines_of(body: str, width: int = 40) -> list[str]:
    layout = Layout(read_blocks(Document(title="", body=body)), width)
    layout.extend(10_000)
    return [line.text for line in layout.lines]


BOXES = [
    ("> [!NOTE]\n> 字", ["▎ Note", "▎ 字"]),
    ("> [!tip]+ 试试 **这个**\n> 字", ["▎ 试试 这个", "▎ 字"]),
    ("> [!faq]- 问\n>\n> 答", ["▎ 问", "▎ 答"]),
    ("> [!todo]", ["▎ To do"]),
    ("> [!my kind]\n> 字", ["▎ My kind", "▎ 字"]),
    ("> [!note]\n> > [!warning]\n> > 字", ["▎ Note", "▎ ▎ Warning", "▎ ▎ 字"]),
    ("> 字 [!note]\n> [!note] 字", ["▎ 字 [!note] [!note] 字"]),
    ("> [!note](https://e.com) 字", ["▎ !note 字"]),
    (":::info\n字\n:::\n后", ["▎ Info", "▎ 字", "", "后"]),
    (":::info 题 **粗**\n\n字\n\n:::", ["▎ 题 粗", "▎ 字"]),
    ('::: tip{title="题"}\n字\n:::', ["▎ 题", "▎ 字"]),
    ("前\n:::info\n字\n:::", ["前", "", "▎ Info", "▎ 字"]),
    ("::::note\n:::tip\n字\n:::\n又\n::::", ["▎ Note", "▎ ▎ Tip", "▎ ▎ 字", "▎", "▎ 又"]),
    (
        ":::note\n:::tip\n字\n:::\n又\n:::\n后",
        ["▎ Note", "▎ ▎ Tip", "▎ ▎ 字", "▎", "▎ 又", "", "后"],
    ),
    (":::note\n字\n\n又", ["▎ Note", "▎ 字", "▎", "▎ 又"]),
    ("::::note\n:::tip\n字\n::::\n后", ["▎ Note", "▎ ▎ Tip", "▎ ▎ 字", "", "后"]),
    ("::: {.wide}\n字\n:::::\n后", ["字", "", "后"]),
    (":::note\n```\n:::\n```\n字\n:::\n后", ["▎ Note", "▎ :::", "▎", "▎ 字", "", "后"]),
    ("```\n:::note\n```", [":::note"]),
    ("    :::note", [":::note"]),
    (":::", [":::"]),
    ("字\n:::", ["字 :::"]),
    ("- :::note\n  字\n  :::\n- 又", ["• ▎ Note", "  ▎ 字", "• 又"]),
    ("> :::note\n> 字\n\n后", ["▎ ▎ Note", "▎ ▎ 字", "", "后"]),
    ('!!! note "题"\n    字\n\n    又\n\n后', ["▎ 题", "▎ 字", "▎", "▎ 又", "", "后"]),
    ("??? tip\n\n    字", ["▎ Tip", "▎ 字"]),
    ("!!! tip\n    字\n\n        码", ["▎ Tip", "▎ 字", "▎", "▎ 码"]),
    ("!!! warning\n\n没有缩进", ["!!! warning", "", "没有缩进"]),
    ("!!! 注意安全", ["!!! 注意安全"]),
    ("{% note info 题 %}\n字\n{% endnote %}\n后", ["▎ 题", "▎ 字", "", "后"]),
    ("{% note warn %}\n- 字\n{% endnote %}", ["▎ Warning", "▎ • 字"]),
    ("{% note %}\n字", ["字"]),
    ("{% note %}字{% endnote %}", ["字"]),
    ('{{< callout type="tip" >}}\n字\n{{< /callout >}}', ["▎ Tip", "▎ 字"]),
    ('{{% notice info "题" %}}\n字\n{{% /notice %}}', ["▎ 题", "▎ 字"]),
    ('<Admonition type="danger">\n  字\n</Admonition>', ["▎ Danger", "▎ 字"]),
    ('<Note title="题">\n\n字\n\n</Note>', ["▎ 题", "▎ 字"]),
]


@pytest.mark.parametrize(("body", "expected"), BOXES)
def test_a_box_is_a_quote_under_its_title(body: str, expected: list[str]) -> None:
    assert lines_of(body) == expected


def test_the_title_of_a_box_is_strong_and_its_text_a_quote() -> None:
    title, text = read_blocks(Document(title="", body="> [!note] 题 `码`\n> 字"))
    assert [(span.start, span.end, span.role) for span in title.text.spans] == [
        (0, 3, Role.STRONG),
        (2, 3, Role.CODE),
    ]
    assert (title.role, text.role) == (Role.QUOTE, Role.QUOTE)


def test_a_box_without_a_title_is_named_in_the_readers_language(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tui.typeset.callouts._", lambda word: {"Tip": "提示"}.get(word, word))
    assert lines_of("> [!tip]\n> 字") == ["▎ 提示", "▎ 字"]


def test_headings_within_a_box_keep_their_place_in_the_outline() -> None:
    from corpus import Heading

    body = ":::note\n## 一\n\n{% include x %}\n## 二\n:::\n\n## 三"
    outline = (Heading(2, "一", 1), Heading(2, "二", 4), Heading(2, "三", 7))
    blocks = read_blocks(Document(title="", body=body, outline=outline))
    assert [block.heading for block in blocks if block.level] == [0, 1, 2]


# Each would take hours if a line were looked at once for every other.
MANY = {
    "nested": ":::note\n" * 5000,
    "nested and closed": ":::note\n" * 5000 + ":::\n" * 5000,
    "growing": "".join(":" * (3 + n % 17) + "note\n" for n in range(5000)),
    "side by side": ":::note\n字\n:::\n" * 2000,
    "never closed": "{% note %}\n\n" * 5000,
    "closed elsewhere": "> {% note %}\n" * 5000 + "\n{% endnote %}",
    "hidden by fences": ":::a\n:::\n<div>\n```x\n</div>\n\n" * 1000,
    "crossed": "{% note %}\n{% tip %}\n" * 3000 + "{% endnote %}\n" * 3000,
    "quotes": "> [!" * 2000,
    "titles": "> [!note] a\n" * 3000,
    "marks": '!!! note "x"\n' * 2000,
}


@pytest.mark.parametrize("name", MANY)
def test_any_number_of_boxes_is_read_in_no_more_than_its_share_of_time(name: str) -> None:
    blocks = read_blocks(Document(title="", body=f"{MANY[name]}\n\n到底了"))
    assert "到底了" in "".join(block.text.chars for block in blocks[-2:])
