"""HTML as an article: what a page tells, what of it is shown, and that no HTML does harm."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

import pytest
from hostile.visible import squeezed, typeset
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Document, Kind, Parsed, Reason
from corpus.ingest.parse import parse_text
from corpus.ingest.web_pages.hypertext import to_markdown
from corpus.markdown import parse_markdown
from corpus.text.clean import clean
from tui.typeset import read_blocks

DATA = Path(__file__).parents[1] / "data" / "hypertext"
PAGES = sorted(path for path in DATA.iterdir() if path.suffix != ".json")


@pytest.fixture(autouse=True)
def shanghai(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Asia/Shanghai")
        time.tzset()
        yield
    time.tzset()


def read_page(path: Path) -> Parsed:
    return parse_text(path.read_text(encoding="utf-8"), path, relative=path.name)


def expected(path: Path) -> dict[str, Any]:
    return json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_tells_what_it_is(path: Path) -> None:
    parsed, wanted = read_page(path), expected(path)
    article, document = parsed.article, parsed.document
    assert article is not None
    assert document is not None
    found = {
        "title": article.title,
        "source": article.source,
        "published": article.published and article.published.isoformat(timespec="minutes"),
        "tags": list(article.tags),
        "link": article.link,
        "summary": document.summary,
    }
    assert found == {key: wanted[key] for key in found}
    assert parsed.problems == ()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_article_is_shown_and_the_rest_is_only_hidden(path: Path) -> None:
    document, wanted = read_page(path).document, expected(path)
    assert document is not None
    assert not [words for words in wanted["has"] if words not in document.body]
    assert not [words for words in wanted["hidden"] if words in document.body]
    assert document.original == path.read_text(encoding="utf-8")


def parse(text: str, name: str = "a.html") -> Parsed:
    return parse_text(text, Path(name))


LONG = "The ferry leaves at six, and whoever misses it waits for the tide to turn again."

TITLES = [
    ("<title>Ferry times - Bay Post</title><h1>Ferry times</h1>", "Ferry times"),
    ("<title>Bay Post | Ferry times</title><h1>Ferry times</h1>", "Ferry times"),
    ("<title>渡轮时刻_海岸频道_东湾网</title>", "渡轮时刻"),
    ("<title>渡轮时刻-东湾新闻网</title><h1>东湾新闻网</h1><h2>渡轮时刻</h2>", "渡轮时刻"),
    ("<title>Ferry - tides - and winter times</title>", "Ferry - tides - and winter times"),
    ("<title>A\n  B &amp; C</title>", "A B & C"),
    ("<h1>Only<br>a heading</h1>", "Only a heading"),
    (
        "<title></title>",
        "The ferry leaves at six, and whoever misses it waits for the tide to turn again",
    ),
]


@pytest.mark.parametrize(("head", "title"), TITLES)
def test_a_title_comes_without_the_name_of_its_site(head: str, title: str) -> None:
    article = parse(f"{head}<p>{LONG}</p>").article
    assert article is not None
    assert article.title == title


def test_an_impossible_date_is_told_and_costs_nothing_else() -> None:
    parsed = parse(
        "<title>Ferry</title>\n<meta name=pubdate content='2025-13-45'>\n"
        f"<meta name=keywords content='sea, ferry'><p>{LONG}</p>"
    )
    assert [(p.reason, p.detail) for p in parsed.problems] == [(Reason.DATE, "2025-13-45")]
    assert parsed.article is not None
    assert (parsed.article.title, parsed.article.tags) == ("Ferry", ("sea", "ferry"))


def test_the_header_above_html_decides_and_the_page_fills_in() -> None:
    parsed = parse(
        "---\ntitle: Mine\ndraft: true\n---\n<html><head><title>Theirs</title>"
        f"<meta name=author-x content=y><meta name=PubDate content=2025-05-08></head><p>{LONG}</p>"
    )
    assert parsed.article is not None
    assert (parsed.article.title, parsed.article.draft) == ("Mine", True)
    assert str(parsed.article.published) == "2025-05-08 00:00:00"


def test_a_file_without_any_tag_is_no_page_whatever_its_name() -> None:
    parsed = parse("甲 < 乙\n\n丙 > 丁\n")
    assert parsed.document is not None
    assert parsed.document.kind is Kind.PLAIN
    assert parsed.document.body == "甲 < 乙\n\n丙 > 丁"


def test_the_day_under_a_letter_belongs_to_it() -> None:
    lines = "".join(f"<p>{number}. {LONG}</p>" for number in range(9))
    parsed = parse(f"<p>2025-05-08 09:30</p>{lines}<p>The harbour office</p><p>May 8, 2025</p>")
    assert parsed.document is not None
    assert parsed.document.body.endswith("The harbour office\n\nMay 8, 2025")
    assert "09:30" not in parsed.document.body


def test_of_a_page_of_links_all_is_shown() -> None:
    items = "".join(f"<li><a href='/{n}'>Story {n}</a></li>" for n in range(9))
    parsed = parse(f"<html><body><nav>Home</nav><ul>{items}</ul></body></html>")
    assert parsed.document is not None
    assert "- [Story 8](/8)" in parsed.document.body


WRITTEN = [
    ("<p>文<b>粗</b>、<i> 斜 </i>、<s>删</s>", "文**粗**、 *斜* 、~~删~~"),
    ("<b><b>a</b></b><b>b</b>", "**ab**"),
    ("<b>a<p>b</b>c", "a\n\nbc"),
    ("<p>一行\n 二行<p>one\n two", "一行二行\n\none two"),
    ("a<br>b<br><br>c<br>　　d", "a  \nb\n\nc\n\nd"),
    ("<a href='/x (1)'>a</a><a href='javascript:x'>b</a><a href='#c'>c</a>", "[a](/x%20%281%29)bc"),
    ("<a href=https://e.org/>https://e.org/</a>", "<https://e.org/>"),
    ("<a href=/a><img src=/b.png alt='x [y'></a>", "[![x \\[y](/b.png)](/a)"),
    ("<a href=/a><div>block</div></a>", "block"),
    ("<img src=data:image/png;base64,xx data-src=/y.png>", "![](/y.png)"),
    ("<img width=1 height=1 src=/pixel.gif>x", "x"),
    ("<ul><li>a<ul><li>b</ul><li>c</ul>", "- a\n  - b\n- c"),
    ("<ol start=3><li><p>a</p><p>b</p><li>c</ol>", "3. a\n\n   b\n\n4. c"),
    ("<ul><ul><li>a</ul></ul>", "- - a"),
    ("<ul><li><input type=checkbox checked> done", "- [x] done"),
    ("<table><tr><th>a<th>b<tr><td>1<td>2|3</table>", "| a | b |\n| --- | --- |\n| 1 | 2\\|3 |"),
    ("<table><tr><td colspan=2>a<tr><td>1<td>2</table>", "| a |  |\n| --- | --- |\n| 1 | 2 |"),
    ("<table><tr><td><p>a</p><p>b</p></table>", "a\n\nb"),
    ("<table><tr><td>x<td><table><tr><td>y</table></table>z", "x\n\ny\n\nz"),
    ("<pre><code class='language-py'>a &lt;\n  `b`</code></pre>", "```py\na <\n  `b`\n```"),
    ("<pre>```</pre>", "````\n```\n````"),
    ("<code>a`b</code> <kbd>x</kbd>", "``a`b`` `x`"),
    ("<blockquote>a<blockquote>b</blockquote></blockquote>", "> a\n>\n> > b"),
    ("<h2>a <b>b</b><br>c</h2><h3><b>d</b></h3>", "## a **b** c\n\n### d"),
    ("<h1>never closed<p>text</p>", "never closed\n\ntext"),
    ("<dl><dt>a<dd>b<dt>c<dd>d</dl>", "**a**\n\nb\n\n**c**\n\nd"),
    ("<details><summary>a</summary>b</details><hr>c", "**a**\n\nb\n\n* * *\n\nc"),
    (
        "10<sup>9</sup> H<sub>2</sub>O x<sup>th</sup> y<sup><a href=#n>1</a></sup>",
        "10⁹ H₂O xth y[1]",
    ),
    ("<ruby>漢<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby> <q>x</q>", "漢(hàn) “x”"),
    ("<script>a</script><style>b</style><noscript>c</noscript><svg><text>d</text></svg>e", "e"),
    ("<noscript><img src=/a.png alt=a></noscript>b", "![a](/a.png)b"),
    ("<img data-src=/a.png><noscript><img src=/a.png></noscript>b", "![](/a.png)b"),
    ("<!-- a --><!doctype html><?php b ?>c<!--d-->", "c"),
    ("a<plaintext><p>b\0c", "a\n\nb\ufffdc"),
    ("&lt;b&gt; &amp;amp; &copy;&#8238;&#27;[2J", "&lt;b> &amp;amp; ©[2J"),
    ('<p title=\'a>b\'>c<p class="x"">d "e" f', 'c\n\nd "e" f'),
    ("a </p>b</div></span> c", "a b c"),
    ("<p>cut <a href='x", "cut &lt;a href='x"),
    ("<td>a</td></tr>b", "a\n\nb"),
    ("</b></b>a<b></b><p></p>", "a"),
    ("", ""),
]


@pytest.mark.parametrize(("html", "markdown"), WRITTEN)
def test_html_is_written_as_the_markdown_that_shows_it(html: str, markdown: str) -> None:
    assert to_markdown(html) == markdown


def test_relative_links_start_from_the_address_that_is_known() -> None:
    assert to_markdown("<a href=../b>x</a>", "https://e.org/a/c") == "[x](https://e.org/b)"
    assert to_markdown("<a href='http://['>x</a>", "https://e.org/") == "[x](http://[)"


MARKS = st.text(alphabet="ab #*_`~[]()!<>&;|\\-+=.:1$^{}%\"'/x中。")


def shown(markdown: str) -> str:
    """Return what a reader sees of Markdown, without spaces."""
    text = []
    for token in parse_markdown(markdown):
        for child in token.children or ():
            assert child.type in ("text", "softbreak", "hardbreak", "link_open", "link_close"), (
                child
            )
            text.append(child.content)
        if token.type in ("fence", "code_block", "html_block"):
            text.append(token.content)
    return re.sub(r"\s", "", "".join(text))


@settings(deadline=None, max_examples=300)
@given(MARKS | st.text())
def test_no_text_of_a_page_is_read_as_markdown(text: str) -> None:
    markdown = to_markdown(f"<p>{escape(text)}</p>")
    assert shown(markdown) == re.sub(r"\s", "", clean(text))


MARKS_OF_OTHERS = [
    *("import a from 'b'", "export const a = 1", "export default word", "import {", ":::note"),
    *("::: tip", '!!! note "word"', "{:toc}", "{.word}", "??? tip", "[!NOTE]", "[!NOTE] word"),
    *("{% word %}", "{{ word }}", "{{< word >}}", "{# word #}", "[[word]]", "![[word.png]]"),
    *("%%word%%", "a %%word%% b", "==word==", "a ==word== b", "**b**{: .word}", "{/* word */}"),
    *("^[word]", "[^1]: word", "$word$", "<Tabs>", "<!-- word -->", "[word]: /y"),
]
AROUND = [
    *("<p>{}</p>", "<p>x</p><p>{}</p><p>x</p>", "<p>x<br>{}</p>", "<blockquote>{}</blockquote>"),
    *("<h2>{}</h2>", "<ul><li>{}</ul>", "<a href=/x>x</a>{}", "<b>x</b>{}", "<code>x</code>{}"),
    "<table><tr><td>{}<td>b<tr><td>c<td>d</table>",
]


def typeset_markdown(markdown: str) -> str:
    return typeset(read_blocks(Document("", markdown, Kind.MARKDOWN)))


@pytest.mark.parametrize("html", AROUND)
@pytest.mark.parametrize("text", MARKS_OF_OTHERS)
def test_what_tools_add_to_markdown_is_text_in_a_page(text: str, html: str) -> None:
    shown = typeset_markdown(to_markdown(html.format(escape(text))))
    assert squeezed(text) in squeezed(shown)


LOOSE_MARKS = """import export const default from { } {: .x {% %} {{ }} [[ ]] %% == === ::: !!! ???
[!NOTE] [^1] $ ` * _ ~~ | - + > # = : ( ) [ ] 'b' word 字"""
PIECES_OF_MARKS = st.lists(st.sampled_from([*LOOSE_MARKS.split(), " ", "<br>", "<b>", "</b>"]))


@settings(deadline=None, max_examples=150)
@given(PIECES_OF_MARKS)
def test_every_word_of_a_page_is_typeset(pieces: list[str]) -> None:
    numbered = [f"{piece}w{i}" if piece.isalpha() else piece for i, piece in enumerate(pieces)]
    written = "".join(p if p.startswith("<") else escape(p) for p in numbered)
    # A word longer than a line goes on in the next one.
    shown = squeezed(typeset_markdown(to_markdown(f"<p>{written}</p>")))
    assert not [p for p in numbered if p[-1:].isdigit() and p not in shown]


def test_a_talk_on_a_page_is_text() -> None:
    talk = "".join(f"<p>记者：{words}</p><p>{LONG}</p>" for words in ("谢谢您", "明年怎样"))
    document = parse(f"<title>Talk</title>{talk}").document
    assert document is not None
    assert "记者：谢谢您" in document.body
    assert "记者：明年怎样" in document.body


NAMES = """p div span b i a ul ol li table tr td th h1 h2 pre code blockquote br img font form body
html head script style svg title article section dl dt dd sup center hr plaintext math"""
TAGS = st.sampled_from(NAMES.split())
PIECES = st.one_of(
    TAGS.map(lambda tag: f"<{tag}>"),
    TAGS.map(lambda tag: f"</{tag}>"),
    TAGS.map(lambda tag: f"<{tag} class='a' href=/x src=/y colspan=3 rowspan=2>"),
    st.sampled_from(
        ["word", " ", "\n", "<", "<!--", "-->", "&lt;", '"', "'", "=", "字", "\0", "<a "]
    ),
)


@settings(deadline=None, max_examples=200)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_no_soup_of_tags_raises_or_leaves_nothing_to_read(html: str) -> None:
    to_markdown(html)
    parsed = parse(html)
    if html.strip():
        assert parsed.article is not None
        assert parsed.document is not None
        assert parsed.document.original == clean(html)


WORDS = st.lists(st.sampled_from(["<p>", "<div>", "<b>", "</b>", "</div>", "<td>", "<li>", "<ul>"]))


@settings(deadline=None)
@given(st.lists(WORDS.map("".join), min_size=1, max_size=9))
def test_every_word_is_kept_in_its_order(tags: list[str]) -> None:
    html = "".join(f"{tag}word{index}" for index, tag in enumerate(tags))
    found = re.findall(r"word\d", to_markdown(html))
    assert found == [f"word{index}" for index in range(len(tags))]


HOSTILE = {
    "nested": "<div>" * 20_000 + "word",
    "nested lists": "<ul><li>" * 2_000 + "word",
    "nested quotes": "<blockquote>" * 5_000 + "word",
    "nested tables": "<table><tr><td>" * 2_000 + "word",
    "nested marks": "<b><i>" * 10_000 + "word",
    "nested links": "<a href=x>" * 20_000 + "word",
    "never closed": "word" + "<a " * 300_000,
    "no tags": "word" + "<" * 5_000_000,
    "comments": "word" + "<!-- x>" * 40_000,
    "scripts": "word" + "<script>" * 40_000,
    "drawings": "word" + "<svg>" * 40_000,
    "quotation marks": "word<a b='>' '>' " * 10_000 + '"',
    "wrong ends": "<p>word</div></b></table>" * 10_000,
    "half open": "<span>word</div></p></td>" * 10_000,
    "wide table": "<table>" + "<tr><td colspan=999999999 rowspan=99999999>word<td>" * 5_000,
    "brackets": "word" + "[" * 200_000,
    "entities": "word" + "&#" * 200_000 + "&#x110000;&#0;",
    "marks": "word" + "_*`" * 50_000,
    "spaces": "word" + " \n" * 400_000,
    "attributes": "<p " + 'a="b" ' * 100_000 + ">word",
    "data": f"<script type=application/ld+json>{'[' * 50_000}</script>word",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_html_is_an_article_with_its_text(name: str) -> None:
    parsed = parse(HOSTILE[name])
    assert parsed.document is not None
    assert "word" in parsed.document.body


def test_of_a_page_too_big_to_be_taken_apart_the_text_is_read() -> None:
    rows = "".join(
        f"<p class=x>Row <b>{n}</b> &amp; more of the same kind.</p>" for n in range(30_000)
    )
    parsed = parse(f"<html><head><title>T</title><script>x</script></head>{rows}</html>")
    assert parsed.document is not None
    assert parsed.document.kind is Kind.PLAIN
    assert "Row 29999 & more" in parsed.document.body
    assert "<" not in parsed.document.body
