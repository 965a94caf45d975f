"""The first words of a text, and how many there are."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Kind
from corpus.ingest.markdown_pages.excerpt import LENGTH, count_words, find_excerpt

BODIES = [
    ("# 标题\n\n正文**开头**。\n\n第二段。", "正文开头。 第二段。"),
    ("![图](a.png)\n\n<div>\n\n---\n\n> 引文\n\n- 一\n2. 二", "引文 一 二"),
    ("```\ncode\n```\n\ntext", "text"),
    ("| a | b |\n|---|---|\n\ntext", "text"),
    ("{% include x.html %}\n\nimport X from 'x'\n\ntext", "text"),
    ("标题\n======\n\n正文", "标题 正文"),
    ("```\nnothing but code\n```", ""),
    ("", ""),
    # what the tools around Markdown add
    ("import {\n  A,\n  B,\n} from './x';\n\ntext", "text"),
    ("export const meta = {\n  a: {\n    b: 1,\n  },\n};\n\ntext", "text"),
    ("import taxes rise in 'May'\n\ntext", "import taxes rise in 'May' text"),
    ("<Tabs>\n<TabItem label='x'\n  value='y'>\n\ntext\n\n</TabItem>\n</Tabs>", "text"),
    ("{/* one\ntwo */}\n\ntext", "text"),
    (":::note\n\ntext\n\n:::\n", "text"),
    ("> [!NOTE] Title\n> text", "text"),
    ('!!! note "Title"\n\n    text', "text"),
    ("{% note warning %}\ntext\n{% endnote %}", "text"),
    ("{% include a.md\n  q0='one'\n%}\n\ntext", "text"),
    ("{% comment %}\nhidden\n{% endcomment %}\n\ntext", "text"),
    ("{% highlight sh %}\ncode\n{% endhighlight %}\n\ntext", "text"),
    ("如 {% post_link a '上一篇' %} 所述", "如 上一篇 所述"),
    ("区块 {{ site.height }} 完成", "区块 完成"),
    ("见 [[notes/DeepSeek|这篇]] 和 [[Qwen]]", "见 这篇 和 Qwen"),
    ("![[cat.png|300]]\n\ntext", "text"),
    ("%% private %%\n\n%%\nlines\n%%\n\ntext", "text"),
    ("{: .center}\ntext\n{:toc}", "text"),
    ("#AI #新闻\n\ntext", "text"),
    ("[TOC]\n\n[[_TOC_]]\n\ntext", "text"),
    ("$$\n\\sum x\n$$\n\ntext", "text"),
    # HTML
    ("<!-- one\ntwo -->\n\ntext", "text"),
    ("<style>\na { b: c }\n</style>\n<script>\nlet x\n</script>\ntext", "text"),
    ("<p align='center'>text</p>", "text"),
    ("<h1>Title</h1>\n<img src='a.png'>\ntext", "text"),
    ("<div\n  class='x'\n>\ntext", "text"),
    ("<https://example.org> text", "https://example.org text"),
    ("**<!--anchor-->****重点：** text", "重点： text"),
    # lines and paragraphs
    ("深圳\n大模型\nopen\nsource", "深圳大模型 open source"),
    ("[one\ntwo](https://example.org) **three\nfour**", "one two three four"),
    ("一行  \n二行\\\n三行", "一行 二行 三行"),
    ("a | b\n--- | ---\n", "a | b"),
    ("[![badge](a.svg)](b) ![c](d)\n\ntext", "text"),
]


@pytest.mark.parametrize(("body", "excerpt"), BODIES)
def test_an_excerpt_is_running_text(body: str, excerpt: str) -> None:
    assert find_excerpt("", body, Kind.MARKDOWN) == excerpt


def test_the_summary_is_the_better_excerpt() -> None:
    assert find_excerpt("summary", "body", Kind.MARKDOWN) == "summary"


def test_a_summary_is_shown_without_its_marks() -> None:
    summary = 'Some <a href="https://example.org">great **coverage**</a> of [[DeepSeek]]'
    assert find_excerpt(summary, "", Kind.MARKDOWN) == "Some great coverage of DeepSeek"


@pytest.mark.parametrize(
    "opening",
    ["<!-- never closed", "%% 5", "$$ and more", "{% highlight sh %}", "export const a = {"],
)
def test_what_is_never_closed_hides_nothing_behind_it(opening: str) -> None:
    assert find_excerpt("", f"{opening}\n\ntext", Kind.MARKDOWN).endswith("text")


def test_an_excerpt_that_is_cut_says_so() -> None:
    assert find_excerpt("", "word " * 100, Kind.MARKDOWN).endswith("…")
    assert find_excerpt("", "x" * 159 + " y", Kind.MARKDOWN).endswith("…")


def test_in_a_plain_page_every_line_is_text() -> None:
    assert find_excerpt("", "# 一\n- 二", Kind.PLAIN) == "# 一 - 二"


@settings(deadline=None)
@given(st.text(), st.sampled_from(Kind))
def test_an_excerpt_is_one_line_of_a_bounded_length(body: str, kind: Kind) -> None:
    excerpt = find_excerpt("", body, kind)
    assert len(excerpt) <= LENGTH
    assert "\n" not in excerpt


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("人工智能", 4),
        ("two words", 2),
        ("AI赋能制造，2025年", 7),
        ("- [link](https://example.org/a/b?c=d) — “quoted” 'words'", 3),
        ("カタカナとひらがな", 9),
        ("café русский العربية 한국어", 4),
        ("「你好」、。　，！", 2),
    ],
)
def test_words_are_han_characters_kana_and_words_of_other_scripts(text: str, count: int) -> None:
    assert count_words(text) == count


def test_only_what_begins_a_line_is_a_marker() -> None:
    assert find_excerpt("", "价格 > 100 元 - 不贵\n", Kind.MARKDOWN) == "价格 > 100 元 - 不贵"
    assert find_excerpt("", "> 价格 > 100 元\n", Kind.MARKDOWN) == "价格 > 100 元"


@pytest.mark.parametrize(
    "line", ["{%", "<a", "%%", "$$", "<!--", "{{<", "export const a = {", "[["]
)
def test_a_page_of_opened_marks_is_read(line: str) -> None:
    assert find_excerpt("", f"{line}\n" * 20_000 + "text", Kind.MARKDOWN) is not None
