"""Labels: the lines above a text that tell its source and its date.

`来源：新华社　发布时间：2025年5月8日 09:30`, `2025年05月08日 21:15 新浪财经` and
`By Jane Doe | 2025-05-08` are such lines. A date inside a sentence is not, nor
is a sentence that names a source.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from corpus.text.dates import FoundDate, find_date
from corpus.text.pattern import pattern

LENGTH = 120
"""Characters of a line with labels."""

BARE_LENGTH = 45
"""Characters of a line that tells without them."""

_VALUE_LENGTH = 40
_NAME_LENGTH = 20
_BARE_SOURCE_LENGTH = 12


def _spaced(*labels: str) -> str:
    """Match labels that may be drawn apart, as `来　源`."""
    return "|".join(r"\s{0,3}".join(label) for label in labels)


_SOURCE = _spaced(
    *("信息来源", "信息來源", "文章来源", "稿件来源", "新闻来源", "消息来源", "来源于"),
    *("来源", "來源", "出处", "转自", "轉自"),
)
_DATE = _spaced(
    *("信息提供日期", "发布日期", "发布时间", "發佈時間", "發布時間", "發布日期", "發佈日期"),
    *("发表时间", "发表日期", "更新时间", "更新日期", "更新時間", "发稿时间", "成文日期"),
    *("刊发日期", "印发日期", "日期", "时间", "時間"),
)
_AUTHOR = _spaced(
    *("责任编辑", "責任編輯", "作者", "记者", "記者", "责编", "編輯", "编辑", "撰稿", "撰文"),
    *("通讯员", "校对"),
)
_LABEL = pattern(
    rf"(?<![^\W\d])(?:(?P<source>{_SOURCE}|(?i:source))"
    rf"|(?P<date>{_DATE}|(?i:(?:published|posted|(?:last\ )?updated)(?:\ on)?|date))"
    rf"|(?P<author>{_AUTHOR}|(?i:author)))\s*[:：]\s*"
)
_VALUE_END = pattern(r"[【\[|｜]|\s{3,}|\u3000{2}|字[体體號号]|浏览|瀏覽|点击|點擊|阅读|閱讀")
_SENTENCE_END = pattern(r"[。！？!?；;…]$")
_BARS = ("|", "｜", "·")
_EDGES = " \u3000\xa0|｜()（）【】[]-–—·,，、"


@dataclass(frozen=True, slots=True)
class Label:
    """What a line tells of the text below it."""

    source: str = ""
    published: datetime | None = None
    wrong_date: str = ""
    """A date as it was written, if it never was."""


def read_label(line: str, *, near_title: bool = True) -> Label | None:
    """Return what a stripped line tells, or None if it is text.

    Args:
        near_title: whether the line stands high enough to tell without labels.
    """
    if not line or len(line) > LENGTH or _SENTENCE_END().search(line):
        return None
    label = _read_labelled(line)
    if label is None and near_title and len(line) <= BARE_LENGTH:
        label = _read_bare(line)
    return label


def _read_labelled(line: str) -> Label | None:
    marks = list(_LABEL().finditer(line))
    if not marks:
        return None
    found = find_date(line)
    if line[: marks[0].start()].strip(_EDGES) and len(marks) == 1 and found is None:
        return None
    values: dict[str, str] = {}
    ends = [mark.start() for mark in marks[1:]] + [len(line)]
    for mark, end in zip(marks, ends, strict=True):
        value = _VALUE_END().split(line[mark.end() : end])[0].strip(_EDGES)
        if len(value) > (_NAME_LENGTH if mark.lastgroup == "author" else _VALUE_LENGTH):
            return None
        values.setdefault(mark.lastgroup or "", value)
    return _label(values.get("source", ""), find_date(values.get("date", "")) or found)


def _read_bare(line: str) -> Label | None:
    found = find_date(line)
    if found is None:
        return None
    before, after = line[: found.start].strip(_EDGES), line[found.end :].strip(_EDGES)
    if before:
        is_byline = line.lower().startswith("by ") or "|" in line or "｜" in line
        return _label("", found) if is_byline and not after else None
    # What follows a bare day, `2018年3月1日 施行`, is seldom who published.
    is_parted = not found.is_day or line[found.end :].lstrip()[:1] in _BARS
    if len(after) > _BARE_SOURCE_LENGTH or (after and not is_parted):
        return None
    return _label(after, found)


def _label(source: str, found: FoundDate | None) -> Label:
    if inside := find_date(source):
        source = (source[: inside.start] + source[inside.end :]).strip(_EDGES)
    if found is None:
        return Label(source)
    return Label(source, found.when, "" if found.when else found.text)
