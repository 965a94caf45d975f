"""One file, whatever it holds, becomes an article, problems, or both."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Article, Document, Key, Kind, Parsed, Reason
from corpus.ingest.files.scan import Candidate, scan
from corpus.ingest.parse import parse_text, read
from corpus.text.clean import clean

LIBRARY = os.environ.get("KANBAO_TEST_LIBRARY")

STORIES = """---
layout: post
title: 滨海机器人周开幕
date: 2025-05-08 09:00
description: "机器人周在滨海开幕，三千人到场。"
tags: [AI,机器人,滨海]
source: https://example.org/news/1?utm_source=x
---

# 滨海机器人周开幕

![会场](https://example.org/a.png "会场")

机器人周**今天**开幕。

## 现场

- 机器狗

# 方言助手发布

助手听得懂四种方言。
"""


def parse(text: str, name: str = "a.md", relative: str = "") -> tuple[Article, Document]:
    parsed = parse_text(text, Path(name), relative=relative)
    assert parsed.article is not None
    assert parsed.document is not None
    return parsed.article, parsed.document


def reasons(parsed: Parsed) -> list[Reason]:
    return [problem.reason for problem in parsed.problems]


def test_a_post_of_several_stories_is_one_article_with_an_outline() -> None:
    parsed = parse_text(STORIES, Path("a.txt"), modified=7.0, relative="news/a.txt")
    assert parsed.article == Article(
        id=0,
        path=Path("a.txt"),
        title="滨海机器人周开幕",
        published=datetime(2025, 5, 8, 9),
        source="",
        tags=("AI", "机器人", "滨海"),
        link="https://example.org/news/1?utm_source=x",
        headings=("滨海机器人周开幕", "现场", "方言助手发布"),
        excerpt="机器人周在滨海开幕，三千人到场。",
        words=41,
        modified=7.0,
    )
    assert parsed.document is not None
    assert parsed.document.kind is Kind.MARKDOWN
    assert parsed.document.summary == "机器人周在滨海开幕，三千人到场。"
    assert [(h.level, h.line) for h in parsed.document.outline] == [(1, 0), (2, 6), (1, 10)]
    assert parsed.document.body.startswith("# 滨海机器人周开幕\n")
    assert parsed.document.original == STORIES
    assert [key.kind for key in parsed.keys] == ["link", "digest", "path"]
    assert parsed.keys[0] == Key("link", "example.org/news/1")
    assert parsed.problems == ()


TITLES = [
    ("---\ntitle: 头\n---\n# 标题\n", "a.md", "头"),
    ("---\ntitle: '#1 新闻'\n---\n", "a.md", "#1 新闻"),
    ("---\ntitle:\n---\n\n# **标题** [链接](x)\n", "a.md", "标题 链接"),
    ("正文在前。\n\n标题\n===\n", "a.md", "标题"),
    ("[#]: subject: (Robots)\n\n机器人\n====\n", "a.md", "机器人"),
    ("[#]: subject: (Robots)\n\n正文。\n", "a.md", "Robots"),
    ("开头一句，没有标题。第二句。", "a.md", "开头一句，没有标题"),
    ("- 一\n- 二\n", "2025-05-08-列表.md", "列表"),
    ("```\ncode\n```\n", "code.md", "code"),
    ("- 一\n", "index.md", "机器人周"),
    ("---\ntags: a\n---\n", "2025-05-08.md", "2025-05-08"),
]


@pytest.mark.parametrize(("text", "name", "title"), TITLES)
def test_the_title_is_the_best_there_is(text: str, name: str, title: str) -> None:
    assert parse(text, name, f"news/机器人周/{name}")[0].title == title


DAYS = [
    ("---\ndate: 2025-05-08\n---\n来源：甲报 2024-01-01", "2023-01-01.md", datetime(2025, 5, 8)),
    ("# 标题\n\n来源：甲报 2025-05-08\n\n正文", "2023-01-01.md", datetime(2025, 5, 8)),
    ("# 标题\n\n> *发布时间*：2025-05-08\n\n正文", "a.md", datetime(2025, 5, 8)),
    ("# 标题\n\n正文说到2024年1月1日的事。", "20250508.md", datetime(2025, 5, 8)),
    ('+++\npath = "2025/05/08/x"\n+++\n', "a.md", datetime(2025, 5, 8)),
    ("# 标题", "a.md", datetime(2024, 3, 30)),
]


@pytest.mark.parametrize(("text", "name", "day"), DAYS)
def test_the_day_is_the_surest_there_is(text: str, name: str, day: datetime) -> None:
    assert parse(text, name, f"news/2024/03/30/{name}")[0].published == day


def test_a_day_of_the_text_is_no_day_of_the_article() -> None:
    article, _ = parse("# 施行办法\n\n2018年3月1日 施行\n\n正文\n", "a.md")
    assert article.published is None
    assert article.source == ""


def test_an_impossible_date_is_told_with_its_line_and_costs_nothing_else() -> None:
    text = "---\ntitle: 标题\ntags: [a]\ndate: 2017-16-26\n---\n正文"
    parsed = parse_text(text, Path("2025-05-08.md"))
    assert [(p.reason, p.line, p.detail) for p in parsed.problems] == [
        (Reason.DATE, 4, "2017-16-26")
    ]
    assert parsed.article is not None
    assert (parsed.article.title, parsed.article.tags) == ("标题", ("a",))
    assert parsed.article.published == datetime(2025, 5, 8)
    assert parsed.document is not None
    assert parsed.document.problems == parsed.problems


def test_an_impossible_date_in_a_label_is_told_with_its_line() -> None:
    parsed = parse_text("\n\n# 标题\n\n发布时间：2025-13-45\n", Path("a.md"))
    assert [(p.reason, p.line) for p in parsed.problems] == [(Reason.DATE, 5)]


KINDS = [
    ("正文一\n正文二", "a.md", Kind.MARKDOWN),
    ("正文一\n正文二", "a.txt", Kind.PLAIN),
    ("正文一\n正文二", "-", Kind.PLAIN),
    ("# 标题\n\n正文", "a.txt", Kind.MARKDOWN),
    ("正文\n\n# 一次注释\n", "a.txt", Kind.PLAIN),
    ("正文\n\n## 甲\n\n## 乙\n", "a.txt", Kind.MARKDOWN),
    ("见[这里](https://example.org)与![图](a.png)，又见![图](./b.png)。", "a.txt", Kind.MARKDOWN),
    ("---\ntitle: x\n---\n正文", "a.txt", Kind.MARKDOWN),
    ("---\n一段话\n---\n正文", "a.txt", Kind.PLAIN),
]


@pytest.mark.parametrize(("text", "name", "kind"), KINDS)
def test_a_header_decides_what_is_markdown_then_the_suffix_then_the_marks(
    text: str, name: str, kind: Kind
) -> None:
    assert parse(text, name)[1].kind is kind


HASHTAGS = [
    ("#AI #新闻 #news/ai\n\n正文在这里。\n", ("AI", "新闻", "news/ai")),
    ("# 标题\n\n正文在这里。\n\n#AI\n", ("AI",)),
    ("正文在这里。\n\n#人工智能大会##机器人 上海#\n", ("人工智能大会", "机器人 上海")),
    ("正文。\n\n＃台北 ＃新聞\n", ("台北", "新聞")),
    ("#标题\n\n只有一个，又在开头，就是标题。\n", ()),
    ("正文里说 #AI 很好。\n\n#1 #2 #3\n", ()),
    ("---\ntags: [甲]\n---\n正文。\n\n#乙 #丙\n", ("甲",)),
    (
        "标题\n来源：甲报 2025-05-08\n关键词：机器人、上海\n正文在这里，写得很长很长。",
        ("机器人", "上海"),
    ),
]


@pytest.mark.parametrize(("text", "tags"), HASHTAGS)
@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_tags_in_a_line_of_their_own_are_found(text: str, name: str, tags: tuple[str]) -> None:
    article, document = parse(text, name)
    assert article.tags == tags
    assert all(line in document.original for line in text.strip().split("\n"))


@pytest.mark.parametrize(
    ("relative", "is_draft"),
    [
        ("site/_drafts/a.md", True),
        ("site/content/Drafts/2025/a.md", True),
        ("drafts/a.md", False),
        ("site/posts/drafts.md", False),
        ("", False),
    ],
)
def test_what_lies_in_a_folder_of_drafts_is_one(relative: str, is_draft: bool) -> None:
    assert parse("正文。", "a.md", relative)[0].draft is is_draft


PROGRAM = """# Reads the tide table.
# Usage: tide.py PORT

import sys

def main(port):
    for line in sys.stdin:
        if line.startswith(port):
            print(line)

main(sys.argv[1])
"""


def test_a_program_saved_as_text_keeps_its_indents_and_is_named_after_its_file() -> None:
    article, document = parse(PROGRAM, "tide.txt")
    assert article.title == "tide"
    assert article.headings == ()
    assert f"```\n{PROGRAM}```" == document.body


def test_notes_about_a_program_are_no_program() -> None:
    text = (
        "今天写了三个函数。\n第一个 main(port)，第二个 load(x)。\n第三个没有名字；\n改了 a = 1。\n"
    )
    assert parse(text, "a.txt")[1].kind is Kind.PLAIN


def test_control_characters_reach_no_field_whatever_made_them() -> None:
    article, document = parse(
        '---\ntitle: "a\\e]0;x\\a\\nb"\ntags: ["\\x9b31m"]\ndescription: "\\u202eevil"\n'
        "source: \x1bS\nid: \x07\nnonsense: \x00\n---\n# \x1b[2J head &#8238;\n\ntext\x9b",
        "\x1b[31m.md",
    )
    shown = replace(document, problems=())
    texts = [article.title, *article.tags, article.source, article.excerpt, *article.headings]
    texts += [shown.title, shown.body, shown.summary, shown.original]
    for text in texts:
        assert not [char for char in text if unicodedata.category(char) == "Cc" and char != "\n"]
        assert "\u202e" not in text
    assert "\n" not in article.title


# ── files ──


def read_file(path: Path, data: bytes) -> Parsed:
    path.write_bytes(data)
    (candidate,) = [found for found in scan([path]) if isinstance(found, Candidate)]
    return read(candidate)


def test_a_file_of_old_bytes_is_an_article_that_says_so(tmp_path: Path) -> None:
    text = "机器人进了厨房\n来源：滨海日报\n今天的菜是番茄鸡蛋，大家都说好吃，只是盐放多了些。"
    parsed = read_file(tmp_path / "a.txt", text.encode("gb18030"))
    assert parsed.article is not None
    assert parsed.article.source == "滨海日报"
    assert [(p.reason, p.detail) for p in parsed.problems] == [(Reason.ENCODING, "GB18030")]
    assert parsed.document is not None
    assert parsed.document.problems == parsed.problems


def test_broken_bytes_are_told(tmp_path: Path) -> None:
    parsed = read_file(tmp_path / "a.md", "# 标题\n".encode() + b"\xff" + "正文".encode() * 9)
    assert parsed.article is not None
    assert reasons(parsed) == [Reason.BYTES]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Reason.EMPTY),
        (b"\xef\xbb\xbf \r\n\t\n", Reason.EMPTY),
        (b"\x89PNG\r\n\x1a\n\0\0\0", Reason.BINARY),
    ],
)
def test_what_holds_no_text_is_a_problem_and_no_article(
    tmp_path: Path, data: bytes, reason: Reason
) -> None:
    parsed = read_file(tmp_path / "a.md", data)
    assert (parsed.article, parsed.document) == (None, None)
    assert reasons(parsed) == [reason]


def test_a_file_that_vanished_since_the_search_is_a_problem(tmp_path: Path) -> None:
    parsed = read(Candidate(tmp_path / "gone.md", tmp_path))
    assert reasons(parsed) == [Reason.VANISHED]


def test_of_a_big_file_the_first_part_is_an_article(tmp_path: Path) -> None:
    parsed = read_file(tmp_path / "a.md", b"# Title\n\n" + b"x" * 9_000_000)
    assert parsed.article is not None
    assert parsed.article.title == "Title"
    assert reasons(parsed) == [Reason.CUT]


def test_a_file_whose_name_is_no_text_is_an_article(tmp_path: Path) -> None:
    parsed = read_file(tmp_path / os.fsdecode(b"\xd0\xc2.txt"), b"- one")
    assert parsed.article is not None
    parsed.article.title.encode("utf-8")
    assert all(key.value.encode("utf-8") for key in parsed.keys)


PIECES = st.sampled_from(
    [
        *("---\n", "title: x\n", "date: 2025-13-01\n", "tags: [a\n", "+++\n", "# 标题\n", "\n"),
        *(
            "来源：新华社 2025-05-08\n",
            "一段正文，有逗号。\n",
            "首页 > 新闻 > 正文\n",
            "\r",
            "\x1b[2J",
        ),
        *("```\n", "| a |\n", "　　缩进\n", "\u202e", "责任编辑：某\n", "x: &a [*a]\n", "===\n"),
    ]
)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=15).map("".join) | st.text(), st.sampled_from(["a.md", "a.txt"]))
def test_no_text_raises_and_no_line_is_lost(text: str, name: str) -> None:
    parsed = parse_text(text, Path(name), relative=f"news/{name}")
    if parsed.document is None:
        assert not clean(text).strip()
        assert reasons(parsed) == [Reason.EMPTY]
        return
    original = parsed.document.original
    assert not [line for line in clean(text).split("\n") if line not in original]
    assert parsed.article is not None
    assert parsed.article.title
    lines = parsed.document.body.split("\n")
    assert all(line.strip() in original for line in lines)
    assert all(heading.line < len(lines) for heading in parsed.document.outline)


@settings(deadline=None)
@given(data=st.binary(max_size=300))
def test_no_bytes_raise(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    parsed = read_file(tmp_path_factory.getbasetemp() / "any.md", data)
    assert parsed.article or parsed.problems


@pytest.mark.skipif(not LIBRARY, reason="KANBAO_TEST_LIBRARY names no folder")
def test_every_real_file_is_an_article_or_a_problem() -> None:
    titled = 0
    found = [each for each in scan([Path(LIBRARY or "")]) if isinstance(each, Candidate)]
    for candidate in found:
        parsed = read(candidate)
        assert parsed.article or parsed.problems, candidate
        if parsed.article is None or parsed.document is None:
            continue
        titled += bool(parsed.article.title.strip())
        text = candidate.path.read_bytes().decode("utf-8")
        assert parsed.document.original == clean(text), candidate
    assert titled > 0.99 * len(found)
