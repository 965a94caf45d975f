"""Labels: the lines above a text that tell its source and its date.

`来源：新华社　发布时间：2025年5月8日 09:30`, `2025年05月08日 21:15 新浪财经`,
`Published: May 8, 2025` and `By Jane Doe | 2025-05-08` are such lines. A date
inside a sentence is not, nor is a sentence that names a source.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from corpus.ingest.plain_pages.bare_label import EDGES, Bare, is_byline, read_bare
from corpus.text.dates import FoundDate, find_date
from corpus.text.pattern import pattern

LENGTH = 120
"""Characters of a line with labels."""

BARE_LENGTH = 70
"""Characters of a line that tells without them."""

_LONGEST = {"source": 40, "author": 20, "date": 40, "update": 40, "tags": 100}
"""Characters of a value; a longer one is text."""

LONGEST_NAMES = 12
"""Characters of names in Chinese."""


def _spaced(*labels: str) -> str:
    """Match labels that may be drawn apart, as `来　源`."""
    return "|".join(r"\s{0,3}".join(label) for label in labels)


_SOURCE = _spaced(
    *("信息来源", "信息來源", "文章来源", "稿件来源", "新闻来源", "消息来源", "资料来源"),
    *("資料來源", "新聞來源", "来源于", "来源", "來源", "出处", "出處", "转自", "轉自", "稿源"),
    *("发文机关", "發文機關", "发布机构", "發布機構", "发布单位"),
)
_DATE = _spaced(
    *("信息提供日期", "发布日期", "发布时间", "發佈時間", "發布時間", "發布日期", "發佈日期"),
    *("发表时间", "发表日期", "發表時間", "发稿时间", "發稿時間", "成文日期", "公布日期"),
    *("刊发日期", "刊登日期", "印发日期", "日期", "时间", "時間"),
    *("发布于", "發佈於", "發布於", "发表于", "發表於", "编辑于", "編輯於"),
)
_UPDATE = _spaced(
    *("最后更新", "最後更新", "更新时间", "更新日期", "更新時間", "更新于", "更新於"),
)
_AUTHOR = _spaced(
    *("责任编辑", "責任編輯", "作者", "记者", "記者", "责编", "編輯", "编辑", "撰稿", "撰文"),
    *("通讯员", "校对", "供稿", "作词", "作詞", "作曲", "编曲", "演唱", "译者", "譯者", "審校"),
)
_TITLE = _spaced("标题", "標題", "名称", "名稱")
_TAGS = _spaced("关键词", "關鍵詞", "关键字", "關鍵字", "标签", "標籤")
_OTHER = _spaced(
    *("索引号", "索引號", "主题分类", "主題分類", "发文字号", "發文字號", "文号", "有效性"),
    *("主题词", "效力状态", "体裁分类", "公开方式", "公开类别", "服务对象", "所属栏目"),
)
_LABEL = pattern(
    rf"(?<![^\W\d_])(?:(?P<source>{_SOURCE}|(?i:source))|(?P<update>{_UPDATE}"
    rf"|(?i:(?:last\ )?(?:updated|modified)(?:\ on|\ at)?))"
    rf"|(?P<date>{_DATE}|(?i:(?:first\ )?(?:published|posted)(?:\ on|\ at)?|date))"
    rf"|(?P<author>{_AUTHOR}|[文图圖摄攝](?=\s?[/／丨｜|])|(?i:author|words|photos?))"
    rf"|(?P<title>{_TITLE})|(?P<tags>{_TAGS}|(?i:tags|keywords))|(?P<other>{_OTHER}))"
    r"(?:\s*[:：丨｜]\s*|(?<=[文图圖摄攝记記者者])\s?[/／|]\s?|(?<=[源者])\s?\|\s?|(?<=[布佈表辑輯新][于於])\s*)"
)
_VALUE_END = pattern(
    r"[【\[|｜]|\s{3,}|\u3000{2}|字[体體號号]|浏览|瀏覽|点击|點擊|阅读|閱讀|举报|舉報|(?:我要)?评论"
)
_SENTENCE_END = pattern(r"[。！？!?；;…]$")
_LOOSE = frozenset(("时间", "時間", "日期", "date"))
"""Labels of a date that often name something else."""

_SENTENCE = re.compile(r"[。！？!?]")
_NO_NAME = re.compile(r"[。！？!?，,]|[呢吗嗎吧嘛]$")
_WORD_GAP = re.compile(r"\s+")
_SPEAKER = pattern(rf"(?P<label>{_AUTHOR})\s*[:：]")
_LISTING = re.compile(r"[,，、;；\s\u3000]+")
_COMMAS = re.compile(r"[,，、;；]+")


@dataclass(frozen=True, slots=True)
class Label:
    """What a line tells of the text below it."""

    source: str = ""
    published: datetime | None = None
    wrong_date: str = ""
    """A date as it was written, if it never was."""

    title: str = ""
    tags: tuple[str, ...] = ()
    is_update: bool = False
    """Whether the date is that of a later change."""

    is_bare: bool = False
    """Whether it tells without naming what it tells."""


def find_speakers(edges: Iterable[str], lines: Iterable[str]) -> frozenset[str]:
    """Return the labels of an author that open several lines: those of a talk.

    Args:
        edges: the lines that may hold labels; all are looked through only if one of them does.
        lines: of the page.

    >>> sorted(find_speakers(["记者：明年呢"], ["记者：明年呢", "记者：好。"]))
    ['记者']
    """
    if not any(map(_SPEAKER().match, edges)):
        return frozenset()
    said = Counter(match["label"] for match in map(_SPEAKER().match, {*lines}) if match)
    return frozenset(label for label, times in said.items() if times > 1)


def read_label(
    line: str, *, near_title: bool = True, speakers: frozenset[str] = frozenset()
) -> Label | None:
    """Return what a stripped line tells, or None if it is text.

    Args:
        near_title: whether the line stands high enough to tell without labels.
        speakers: of a talk, whose lines are text.
    """
    if not line or len(line) > LENGTH or _SENTENCE_END().search(line):
        return None
    if speakers and (match := _SPEAKER().match(line)) and match["label"] in speakers:
        return None
    label = _read_labelled(line)
    if label is None and near_title and len(line) <= BARE_LENGTH:
        if is_byline(line):
            return Label()
        bare = read_bare(line)
        return _of_bare(bare) if bare else None
    return label


def _read_labelled(line: str) -> Label | None:
    marks = list(_LABEL().finditer(line))
    if not marks:
        return None
    found = find_date(line)
    if line[: marks[0].start()].strip(EDGES) and len(marks) == 1 and found is None:
        return None
    values: dict[str, str] = {}
    is_told = False
    ends = [mark.start() for mark in marks[1:]] + [len(line)]
    for mark, end in zip(marks, ends, strict=True):
        name = mark.lastgroup or ""
        value = line[mark.end() : end].strip(EDGES)
        if name in ("source", "date", "update", "author"):
            value = _VALUE_END().split(line[mark.end() : end])[0].strip(EDGES)
        if len(value) > _LONGEST.get(name, LENGTH):
            return None
        is_told = is_told or _is_told(name, mark[name], value)
        values.setdefault(name, value)
    return _of_values(values, found) if is_told else None


def _is_told(name: str, label: str, value: str) -> bool:
    """Whether a value is what its label names; an empty one may stand on the next line."""
    if name in ("date", "update"):
        word = _WORD_GAP.sub("", label).lower()
        is_loose = word in _LOOSE or word.endswith(("于", "於"))
        return not (is_loose and value) or find_date(value) is not None
    if name == "author":
        length = len(_WORD_GAP.sub("", value))
        return not _NO_NAME.search(value) and (value.isascii() or length <= LONGEST_NAMES)
    return name != "source" or _SENTENCE.search(value) is None


def _of_values(values: dict[str, str], found: FoundDate | None) -> Label:
    date = find_date(values.get("date", ""))
    # A date under another label, `施行日期`, is seldom the day of the article.
    known = date or (found if {"source", "date", "update"} & values.keys() else None)
    source = values.get("source", "")
    if inside := find_date(source):
        source = (source[: inside.start] + source[inside.end :]).strip(EDGES)
    tags = values.get("tags", "")
    parts = (_COMMAS if _COMMAS.search(tags) else _LISTING).split(tags)
    return Label(
        source,
        known.when if known else None,
        known.text.strip() if known and not known.when else "",
        values.get("title", ""),
        tuple(part.strip().lstrip("#") for part in parts if part.strip(" #")),
        is_update="update" in values and "date" not in values,
    )


def _of_bare(bare: Bare) -> Label:
    found = bare.found
    return Label(
        bare.source,
        found.when,
        "" if found.when else found.text.strip(),
        is_update=bare.is_update,
        is_bare=True,
    )
