"""Datelines: the words before a first sentence that tell who reports it, and from where.

`新华社北京5月8日电（记者李四）`, `（中央社記者王小明台北8日電）`, `〔記者陳大文／高雄報導〕`,
`LONDON (Reuters) -`.
"""

from __future__ import annotations

import re

from corpus.text.pattern import pattern

_AGENCIES = (
    "新华社|新華社|中新社|中新网|中新網|中国新闻网|人民网|人民網|央视网|央視網|央视新闻|中央社|中央廣播電臺"
    "|聯合報|自由時報|中國時報|明報|星島日報|東方日報|香港電台|大公報|文匯報|路透社|法新社|美联社|美聯社"
    "|澎湃新闻|界面新闻|财联社|每经|《[^》\n]{2,12}》"
)
_CHINESE = pattern(
    rf"[（(【\[〔]?\s*(?:(?P<agency>{_AGENCIES})|本报|本報|本网|本網|本台|本臺|记者|記者)[^，。\n]{{0,30}}?"
    r"(?:电|電|讯|訊|消息|报道|報道|報導|專訊)[）)】\]〕]?\s*(?:[（(][^）)\n]{0,20}[）)])?\s*[:：]?\s*"
)
_ENGLISH = pattern(
    r"(?:[A-Z][A-Za-z.’' -]{1,30}(?:,\ [A-Z][A-Za-z.]{1,20}){0,2}(?:,?\ \d{1,2})?,?\ )?"
    r"\((?P<agency>[A-Z][A-Za-z ]{1,20})\)\s*(?:--?|–|—)\s*"
)
_CITY = re.compile(r"[A-Z][A-Z.’' -]{2,30}(?:, [A-Z][A-Za-z.]{1,20})? ?(?:—|–|--) ?")


def without_dateline(text: str) -> str:
    """Return a text from its first sentence on.

    >>> without_dateline("LONDON (Reuters) - Robots learn.")
    'Robots learn.'
    """
    match = _match(text) or _CITY.match(text)
    return text[match.end() :] if match else text


def agency_of(text: str) -> str:
    """Return who reports a text by its dateline; empty where there is none, or it does not tell."""
    match = _match(text)
    return (match["agency"] or "").strip("《》") if match else ""


def _match(text: str) -> re.Match[str] | None:
    return _CHINESE().match(text) or _ENGLISH().match(text)
