"""What Markdown means where Chinese is written, and what must never come out of it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from corpus import decode_entities, link_target, parse_markdown
from corpus.markdown import MAX_NESTING
from corpus.text.clean import clean

MARKS = {
    "strong_open": "<b>",
    "strong_close": "</b>",
    "em_open": "<i>",
    "em_close": "</i>",
    "s_open": "<s>",
    "s_close": "</s>",
    "link_close": "</a>",
    "softbreak": "\n",
    "hardbreak": "\\\n",
}


def written(tokens: Sequence[Token]) -> str:
    """Return the inline tokens of a text in a form that is easy to compare."""
    out = []
    for token in tokens:
        if token.type == "inline":
            out.append(written(token.children or []))
        elif token.type == "link_open":
            out.append(f"<a {token.attrs['href']}>")
        elif token.type == "code_inline":
            out.append(f"`{token.content}`")
        elif token.type == "image":
            out.append(f"<{token.tag} {token.attrs['src']}>{token.content}")
        else:
            out.append(MARKS.get(token.type, token.content))
    return "".join(out)


def read(text: str) -> str:
    return written(parse_markdown(text))


EMPHASIS = [
    ("**重点：**内容", "<b>重点：</b>内容"),
    ("**“星福匠”**正式", "<b>“星福匠”</b>正式"),
    ("**《报告》**", "<b>《报告》</b>"),
    ("发布**《报告》**的", "发布<b>《报告》</b>的"),
    ("**AI+**行动", "<b>AI+</b>行动"),
    ("支持**`代码`**功能", "支持<b>`代码`</b>功能"),
    ("内容**“重点”**后", "内容<b>“重点”</b>后"),
    ("**[链接](http://a.b)**后", "<b><a http://a.b>链接</a></b>后"),
    ("他说：**“好！”**然后", "他说：<b>“好！”</b>然后"),
    ("（**注意**）后", "（<b>注意</b>）后"),
    ("***都要：***后", "<i><b>都要：</b></i>后"),
    ("~~旧价：~~新价", "<s>旧价：</s>新价"),
    ("中文*强调*中文", "中文<i>强调</i>中文"),
    ("**한국어(韓)**는", "<b>한국어(韓)</b>는"),
    ("报告_2025_终版", "报告_2025_终版"),
    ("snake_case_name", "snake_case_name"),
    ("2 * 3 * 4", "2 * 3 * 4"),
    ("**没有关上", "**没有关上"),
    ("10~20元", "10~20元"),
    ("**bold**text and _em_", "<b>bold</b>text and <i>em</i>"),
    ('a**"quoted"**b', 'a**"quoted"**b'),
]


@pytest.mark.parametrize(("text", "expected"), EMPHASIS)
def test_emphasis(text: str, expected: str) -> None:
    assert read(text) == expected


@given(st.text(alphabet="ab *_()\n`[]!.,", max_size=30).filter(lambda text: "[[" not in text))
def test_text_without_chinese_is_read_as_everywhere(text: str) -> None:
    stock = MarkdownIt("gfm-like", {"linkify": False})
    assert read(text) == written(stock.parse(text))


WIKILINKS = [
    ("见[[智能体小词典]]。", "见<a 智能体小词典.md>智能体小词典</a>。"),
    ("[[a/b 价格#旧 价|那时]]", "<a a/b 价格.md#旧 价>那时</a>"),
    ("[[#Part]] [[paper.pdf]]", "<a #Part>Part</a> <a paper.pdf>paper.pdf</a>"),
    ("**[[a]]**", "<b><a a.md>a</a></b>"),
    ("![[图 1.png|300]]", "<img 图 1.png>"),
    ("![[a.png|一张图]]", "<img a.png>一张图"),
    ("![[talk.mp3]] ![[film.mp4]]", "<audio talk.mp3> <video film.mp4>"),
    ("![[另一篇]]", "<a 另一篇.md>另一篇</a>"),
    ("[[1]](https://e.com)", "<a https://e.com>[1]</a>"),
    ("[[#33](https://e.com)] fix", "[<a https://e.com>#33</a>] fix"),
    ("[[b] c](https://e.com)", "<a https://e.com>[b] c</a>"),
    ("[[a]]\n\n[a]: https://e.com", "[<a https://e.com>a</a>]"),
    ("`[[a]]` 与 \\[[a]]", "`[[a]]` 与 [[a]]"),
    ("没有关上的 [[ 与 [[a", "没有关上的 [[ 与 [[a"),
    ("[[ -f x ]] 和 [[1, 2]]", "[[ -f x ]] 和 [[1, 2]]"),
    ("[[2025: a review]]", "<a ./2025: a review.md>2025: a review</a>"),
    ("[[javascript:alert(1)]]", "<a ./javascript:alert(1).md>javascript:alert(1)</a>"),
]


@pytest.mark.parametrize(("text", "expected"), WIKILINKS)
def test_wikilinks_lead_to_files_and_are_shown_as_their_words(text: str, expected: str) -> None:
    assert read(text) == expected


ATTRIBUTES = [
    ("## 题 {#part}", "题"),
    ("## 题{: .no_toc #id}", "题"),
    ("## 集合 {a, b}", "集合 {a, b}"),
    ("段落\n{: .center}", "段落"),
    ("{:toc}\n\n字", "字"),
    ("[a](b){:target='_blank'}后", "<a b>a</a>后"),
    ("![a](b.png){width=50%}", "<img b.png>a"),
    ("`a`{.lang}", "`a`"),
    ("`a` {.lang}", "`a` {.lang}"),
    ("f(x){a=b}", "f(x){a=b}"),
    ("`{:?}` 与 {:?}", "`{:?}` 与 {:?}"),
]


@pytest.mark.parametrize(("text", "expected"), ATTRIBUTES)
def test_lists_of_attributes_are_left_out_where_they_belong_to_something(
    text: str, expected: str
) -> None:
    assert read(text) == expected


COMPONENTS = [
    ("import A from 'a';\n\n字", "字"),
    ("import {\n  a,\n} from 'a'\nexport const b = {\n\n  c: 1,\n}\n字", "字"),
    ("import 关税从 5% 升到 10%", "import 关税从 5% 升到 10%"),
    ("字\nimport A from 'a'", "字\nimport A from 'a'"),
    ("{/* 一\n\n二 */}\n字{/* 三 */}", "字"),
    ("{/* 没有关上", "{/* 没有关上"),
    ('<Card title="卡" />\n\n字', "卡字"),
    ("<Tabs>\n  <Tab>\n\n    **字**\n\n  </Tab>\n</Tabs>", "<b>字</b>"),
    ('词<Badge text="新" />词', "词新词"),
    ("<Tip>字</Tip>与 <B>字</B>", "字与 字"),
    ("List<String> 与 <T> 与 Map<K, V>", "List<String> 与 <T> 与 Map<K, V>"),
    ("<Unclosed>\n\n字", "<Unclosed>\n字"),
    ("<Card>字\n\n更多的字</Card>", "字更多的字"),
    ("`<Card />`", "`<Card />`"),
    ("见 </Card> 标签", "见 </Card> 标签"),
]


@pytest.mark.parametrize(("text", "expected"), COMPONENTS)
def test_of_components_only_the_words_are_left(text: str, expected: str) -> None:
    assert read(text) == expected


def test_markdown_within_html_is_read_where_the_html_asks_for_it() -> None:
    assert read('<div markdown="1">\n**字**\n</div>\n后') == "<b>字</b>后"
    assert read("<div>\n**字**\n</div>") == "<div>\n**字**\n</div>"
    assert "**字**" in read('<div markdown="1">\n**字**')


LINES = [
    ("第一行，\n第二行", "第一行，第二行"),
    ("他说\n“好”", "他说“好”"),
    ("中文\nEnglish", "中文\nEnglish"),
    ("中文，\nEnglish", "中文，English"),
    ("“one”\n“two”", "“one”\n“two”"),
    ("한국어\n한국어", "한국어\n한국어"),
    ("**粗**\n*斜*", "<b>粗</b><i>斜</i>"),
    ("一行  \n二行", "一行\\\n二行"),
]


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_lines_join_as_their_script_is_written(text: str, expected: str) -> None:
    assert read(text) == expected


ADDRESSES = [
    ("见https://e.com/a，后文", "见<a https://e.com/a>https://e.com/a</a>，后文"),
    ("见https://e.com/a后文", "见<a https://e.com/a>https://e.com/a</a>后文"),
    ("**https://e.com/a_b_c**后", "<b><a https://e.com/a_b_c>https://e.com/a_b_c</a></b>后"),
    ("（https://e.com/a（", "（<a https://e.com/a>https://e.com/a</a>（"),
    ("(https://e.com/a(b)c).", "(<a https://e.com/a(b)c>https://e.com/a(b)c</a>)."),
    ("www.e.com。", "<a http://www.e.com>www.e.com</a>。"),
    ("写信给a@b.com，好", "写信给<a mailto:a@b.com>a@b.com</a>，好"),
    ("https://e.com/?a=1&copy=2", "<a https://e.com/?a=1&copy=2>https://e.com/?a=1&copy=2</a>"),
    ("main.rs, Web3.AI, 3.14", "main.rs, Web3.AI, 3.14"),
    ("[https://a.com](https://b.com)", "<a https://b.com>https://a.com</a>"),
    ("`https://e.com`", "`https://e.com`"),
    ("[$A](http://a) and [$B](http://b)", "<a http://a>$A</a> and <a http://b>$B</a>"),
]


@pytest.mark.parametrize(("text", "expected"), ADDRESSES)
def test_links(text: str, expected: str) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "address",
    ["https://e.com/", "http://e.com", "mailto:a@b.c", "../a.md", "#part", "?page=2", "a b.png"],
)
def test_these_targets_may_be_followed(address: str) -> None:
    assert link_target(address)


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JaVaScRiPt:x", " java\nscript:x", "data:text/html,x", "file:///etc/passwd",
     "vbscript:x", "ssh://host", "obsidian://open", "C:/x"],
)  # fmt: skip
def test_no_other_target_may_be_followed(address: str) -> None:
    assert not link_target(address)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "ftp://e.com/x"])
def test_a_refused_link_is_still_read_as_its_text(address: str) -> None:
    assert read(f"[点我]({address})") == "<a >点我</a>"


HOSTILE = [
    "<https://x.org/%1b]0;PWN%07>",
    "www.x.org/%1b%5b31m",
    "https://x.org/%9b31m",
    "a&#27;[31mb",
    "a&#8238;b&#8203;c",
    "a&#xE0041;b&#x2028;c",
    "[x](https://e.com/%0a%1b 'ti&#27;tle')",
    "![a&#155;lt](x.png)",
    "```py&#27;\nx\n```",
    "[[a&#27;|b&#8238;]]",
    "> [!note&#27;] a&#8238;",
    "{% image 'a&#27;.png' 'b&#8238;' %} {% post_link a 'b&#27;' %}",
    '<Card title="a&#27;[1m" />',
]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_decoded_reaches_a_screen_uncleaned(text: str) -> None:
    for token in parse_markdown(text):
        for each in (token, *(token.children or ())):
            for words in (each.content, each.info, *map(str, each.attrs.values())):
                assert clean(words) == words


def test_entities_of_html_are_cleaned_after_decoding() -> None:
    assert decode_entities("AT&amp;T&#27;[1m&#8238;") == "AT&T[1m"


MATH = ["$a_1*b_1*c_1$", "$$x*y*z$$", r"$\{a\}\\$", "价格 $5 和 $10", "$$\nx_i \\\\\n$$"]


@pytest.mark.parametrize("text", MATH)
def test_math_is_left_as_it_is_written(text: str) -> None:
    assert read(text) == text


def test_notes_stand_behind_the_text_in_order_of_mention_and_none_is_lost() -> None:
    text = "甲[^b]乙[^a]^[行内]\n\n[^a]: 注甲\n\n[^b]: 注乙\n\n[^c]: 没人提\n\n[^a]: 又一条"
    tokens = parse_markdown(text)
    assert written(tokens) == "甲乙注乙注甲又一条行内没人提"
    assert [token.meta["id"] for token in tokens if token.type == "footnote_open"] == [0, 1, 2, 3]


@pytest.mark.parametrize("mark", [">", "- ", "1. "])
def test_text_nested_too_deep_is_not_lost(mark: str) -> None:
    assert "到底了" in read(mark * (2 * MAX_NESTING) + "到底了")


@pytest.mark.parametrize(
    ("opener", "closer"),
    [
        (":::note\n", ":::\n"),
        ("::: {.wide}\n", ":::\n"),
        ("{% note %}\n", "{% endnote %}\n"),
        ("<Card>\n", "</Card>\n"),
        ("> [!note]\n> ", ""),
    ],
)
@pytest.mark.parametrize("depth", [30, 2 * MAX_NESTING, 5000])
def test_boxes_nested_too_deep_are_not_lost(opener: str, closer: str, depth: int) -> None:
    assert "到底了" in read(f"{opener * depth}到底了\n{closer * depth}")


def test_pictures_nested_too_deep_do_not_stop_the_reading() -> None:
    assert "到底了" in read("![" * 3000 + "到底了" + "](x)" * 3000)


def test_what_one_text_defines_another_does_not_know() -> None:
    parse_markdown("[词]: https://e.com\n\n[^1]: 注")
    assert read("[词] [^1]") == "[词] [^1]"


# ── what looks like a module, and what Obsidian adds ──


MODULES = [
    ("import {Foo,\n Bar} from '../src/Foo';\n字", "字"),
    ("import {Foo,\n Bar} from '../src/Foo';\n\n字", "字"),
    ("export const F = ({\n  a,\n}) => {\n  return a;\n};\n\n字", "字"),
    ("export const a = [\n  {b: ':-('},\n\n  {c: 1},\n];\n字", "字"),
    ("export const a = {\n] This text goes on.", "export const a = {\n] This text goes on."),
    ("import {\na\n\n字", "import {\na字"),
    ("Send <Your Token> now, <Bob Smith>", "Send <Your Token> now, <Bob Smith>"),
    ("<Your Token>\n\n字", "<Your Token>\n字"),
    ("<Tabs wide>\n\n字\n\n</Tabs>", "字"),
]


@pytest.mark.parametrize(("text", "expected"), MODULES)
def test_modules_are_hidden_and_placeholders_are_not(text: str, expected: str) -> None:
    assert read(text) == expected


OBSIDIAN = [
    ("前%%注释%%后", "前后"),
    ("一\n%%\n注释\n\n# 还是\n%%\n二", "一二"),
    ("%%没有关上", "%%没有关上"),
    ("%%\n没有关上\n\n字", "%%\n没有关上字"),
    ("100%% and 50%%", "100%% and 50%%"),
    ("%%d and %%s", "%%d and %%s"),
    ("`%%a%%`", "`%%a%%`"),
    ("前==重点==后", "前<b>重点</b>后"),
    ("==a *b* `c==d` e==", "<b>a <i>b</i> `c==d` e</b>"),
    ("a == b == c", "a == b == c"),
    ("x==y and z==w", "x==y and z==w"),
    ("`==a==`", "`==a==`"),
    ("==没有关上", "==没有关上"),
]


@pytest.mark.parametrize(("text", "expected"), OBSIDIAN)
def test_comments_of_obsidian_are_left_out_and_marked_words_strong(
    text: str, expected: str
) -> None:
    assert read(text) == expected


@pytest.mark.parametrize("start", ["%%a ", "==a", "%%\na\n", "**<!--", "=="])
def test_marks_that_never_end_cost_no_text(start: str) -> None:
    assert read(start * 2_000 + "字").endswith("字")


def test_an_emphasised_comment_leaves_no_stars() -> None:
    assert read("**<!--x-->****交易费用上涨**：") == "<b>交易费用上涨</b>："
    assert read("**甲**<!--x-->**乙**") == "<b>甲</b><!--x--><b>乙</b>"


def test_a_picture_alone_on_its_line_makes_no_html_of_what_follows() -> None:
    text = (
        '<aside markdown="1">\n  <img src="a.png">\n  字\n  <p markdown="1">\n'
        '— @a, ["b"](http://c.d)\n  </p>\n</aside>'
    )
    assert read(text) == '<img src="a.png">字— @a, <a http://c.d>"b"</a>'
