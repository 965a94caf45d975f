"""Which lines of a Markdown body are headings."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.ingest.markdown_pages.atx import find_atx
from corpus.ingest.markdown_pages.outline import MAX_HEADINGS, find_headings, look_at_lines
from corpus.markdown import parse_markdown
from corpus.text.clean import clean

CASES = Path(__file__).parents[1] / "data" / "outline"
LIBRARY = os.environ.get("KANBAO_TEST_LIBRARY")

BODIES = {
    "levels": ("# 一\n## 二\n###### 六\n####### 七\n", [(1, "一", 0), (2, "二", 1), (6, "六", 2)]),
    "closing hashes": ("# 标题 ##\n# C#\n#\n", [(1, "标题", 0), (1, "C#", 1), (1, "", 2)]),
    "no space": ("#标签\n#hashtag here\n", []),
    "setext": ("大标题\n======\n\n小标题\n---\n", [(1, "大标题", 0), (2, "小标题", 3)]),
    "setext of two lines": ("first\nsecond\n===\n", [(1, "first second", 0)]),
    "rules": ("text\n\n---\n\n***\n- - -\n", []),
    "fence": ("```sh\n# comment\n```\n# 真\n~~~~\n# no\n~~~\n# no\n~~~~\n", [(1, "真", 3)]),
    "fence never closed": ("```\n# no\n", []),
    "indented code": ("text\n\n    # no\n\n   # 三格\n", [(1, "三格", 4)]),
    "in a list": ("- item\n\n  # no\n\n# 外\n", [(1, "外", 4)]),
    "lazy list text": ("- item\nmore\n---\n", []),
    "in a quotation": ("> # no\n> text\n\n# 外\n", [(1, "外", 3)]),
    "table": ("| a |\n|---|\n| b |\n---\n", []),
    "comment": ("<!--\n# no\n-->\n# 外\n", [(1, "外", 3)]),
    "tag block": ("<div>\n# no\n\n# 外\n", [(1, "外", 3)]),
    "anchor above": ('<a name="x"></a>\n# 外\n', [(1, "外", 1)]),
    "definition": ("[a]: https://example.org\n---\n", []),
    "no text": ("", []),
}


@pytest.mark.parametrize("name", BODIES)
def test_headings_are_found_where_they_stand(name: str) -> None:
    body, wanted = BODIES[name]
    assert [(h.level, h.text, h.line) for h in find_headings(body)] == wanted


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("## **重点：**内容", "重点：内容"),
        ("## [链接](https://example.org/a_(b)) 与 `<code>`", "链接 与 <code>"),
        ("## ![图](a.png) 说明 {#anchor}", "图 说明"),
        ("## a*b 与 2 * 3 * 4", "a*b 与 2 * 3 * 4"),
        ("## snake_case_name 和 _斜体_", "snake_case_name 和 斜体"),
        ("## 1 &lt; 2 \\*不是\\*", "1 < 2 *不是*"),
        ("## &#8238;反&#27;[31m&#x2028;行", "反[31m 行"),
        ('## <span style="x">彩色</span>', "彩色"),
        ("## [[notes/价格|价格]] 与 ![[a.png]]", "价格 与"),
        ("## {% post_link a '标题' %} {{ site.x }}", "标题"),
        ("## Consumer<T> 与 Arc<Resp>", "Consumer<T> 与 Arc<Resp>"),
        ("## [`act()`](/docs/act) {#act}", "act()"),
        ('## <Badge text="新" /> 功能', "新 功能"),
    ],
)
def test_a_heading_is_text_as_a_reader_sees_it(line: str, text: str) -> None:
    assert [heading.text for heading in find_headings(line)] == [text]


@pytest.mark.parametrize("case", sorted(CASES.glob("*.md")), ids=lambda path: path.stem)
def test_the_outline_of_a_page_is_the_one_beside_it(case: Path) -> None:
    found = [list(heading_parts) for heading_parts in headings(case.read_text(encoding="utf-8"))]
    assert found == json.loads(case.with_suffix(".json").read_text(encoding="utf-8"))


def headings(body: str) -> list[tuple[int, str, int]]:
    return [(heading.level, heading.text, heading.line) for heading in find_headings(body)]


def test_an_endless_outline_ends() -> None:
    assert len(find_headings("# x\n" * (MAX_HEADINGS + 5))) == MAX_HEADINGS


LINES = st.sampled_from(
    [
        *("text", "# head", "## head ##", "---", "===", "", "    code", "> quoted", "* * *"),
        *("```", "~~~", "<!-- a", "-->", "| a | b |", "|---|---|", "# ", "   # three", "#no"),
        *("***", "<div>", "</div>", "more *text*"),
    ]
)


@settings(deadline=None)
@given(st.lists(LINES, max_size=10).map("\n".join))
def test_headings_outside_lists_agree_with_the_parser(body: str) -> None:
    found = [(heading.level, heading.line) for heading in find_headings(body)]
    assert found == parsed_headings(body)


MARKED_LINES = LINES | st.sampled_from(
    [
        *(
            "{% highlight %}",
            "{% endhighlight %}",
            "{% comment %}",
            "x {% endcomment %}",
            "{% a %}",
        ),
        *(
            "{% include",
            "%}",
            "$$",
            "{/*",
            "*/}",
            ":::note",
            ":::",
            "<script>",
            "</script>",
            "<pre",
        ),
        *("<!-- b -->", " <!-- c", "  ```", "````", "`` ` ``", "- item", "  # in item", " ## one"),
        *(" ---", "-", "=", "{{< highlight >}}", "{{< /highlight >}}", "  $$", "<a>", "~~~ x", "İ"),
    ]
)


@settings(deadline=None)
@given(st.lists(MARKED_LINES, max_size=12).map("\n".join))
def test_the_short_way_finds_what_a_look_at_every_line_finds(body: str) -> None:
    found = find_atx(body, MAX_HEADINGS)
    assert found is None or found == look_at_lines(body)


@pytest.mark.parametrize(
    "line", ["{%", "$$", "<!--", "{% comment %}", "```", "<a", "- ", "a\n-", "#"]
)
def test_a_page_of_opened_marks_is_read(line: str) -> None:
    assert len(find_headings(f"{line}\n" * 10_000)) <= MAX_HEADINGS


@settings(deadline=None)
@given(st.text(alphabet="#`~=-<>*+_|[]()! 1.a字\n"))
def test_no_body_makes_it_raise_or_point_outside(body: str) -> None:
    assert all(heading.line < len(body.split("\n")) for heading in find_headings(body))


@pytest.mark.skipif(not LIBRARY, reason="KANBAO_TEST_LIBRARY names no folder")
def test_the_outlines_of_real_articles_agree_with_the_parser() -> None:
    paths = sorted(Path(LIBRARY or "").rglob("*.md"))[::80]
    assert paths
    for path in paths:
        text = clean(path.read_text(encoding="utf-8"))
        body = re.sub(r"\A(---|\+\+\+)\n.*?\n\1\n", "", text, flags=re.DOTALL)
        found = [(heading.level, heading.line) for heading in find_headings(body)]
        assert found == parsed_headings(body), path


def parsed_headings(body: str) -> list[tuple[int, int]]:
    """Return the headings in no list and no quotation, those in a division among them."""
    found, divisions = [], 0
    for token in parse_markdown(body):
        divisions += token.type == "division_open"
        divisions -= token.type == "division_close"
        if token.type == "heading_open" and token.level == divisions and token.map:
            found.append((int(token.tag[1]), token.map[0]))
    return found
