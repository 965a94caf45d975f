"""Likeness: which encoding of East Asia some bytes are like, by the characters they make in it.

Read in the right encoding, a text is made of the few characters that make up
half of all writing in its language, and of no errors; read in a wrong one, of
rare characters and errors. With a dozen characters that is surer than any
statistics of bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.ingest.decoding.encodings import UTF_8, sample_as
from corpus.text.pattern import pattern

_PUNCTUATION = "　，。、：；？！“”‘’（）《》「」『』【】…—·→×℃§"
_HAN = (
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用"
    "道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军"
    "者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见"
    "被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真"
    "论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直"
    "德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记"
    "南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运网闻图片影视频参考版注介绍"
    "這個們來為國說時會對於著過發後裡種經麼學現當沒動還進樣開從實軍無與長機業將兩間問並應戰頭體見產話給內門"
    "兒東聲員論處義幾認條氣題爾變總電數報結場計資許統區隊決馬書則聽達強難權設記類據邊張該規萬覺術領確傳師觀"
    "讓識帶導爭運網聞圖參視頻註紹嘅喺咗啲嘢嚟佢哋冇嗰"
)
_KANA = "ぁ-ゖァ-ヺーゝゞ々"
_HANGUL = (
    "이다는에의을를가은하고한기지로도서사어시자인아리해부정일대나수들그장있었습니라과여보전원구주제상"
    "공으생동소스적문성조오안유세개관만식면선신학연경미장역방회용우내국발것할된했까요"
)

SURE = 0.25
"""Share of common characters that no wrong guess reaches."""

CERTAIN = 0.5
"""Share of common characters after which no other encoding need be looked at."""

WESTERN_SHARE = 0.95
"""Of the letters that are not ASCII; in the languages of eastern Europe, some are others."""

PLAUSIBLE = 0.95
"""Share of a text of 16 bits a character that must be of scripts in use."""

_CHINESE = pattern(f"[{_HAN}{_PUNCTUATION}]+")
_JAPANESE = pattern(f"[{_KANA}{_PUNCTUATION}]+")
_COMMON = {
    "GB18030": _CHINESE,
    "Big5": _CHINESE,
    "Shift_JIS": _JAPANESE,
    "EUC-JP": _JAPANESE,
    "EUC-KR": pattern(f"[{_HANGUL}]+"),
}
_ENOUGH = 16_384
_FEWEST_WIDE = 12
"""Bytes from which two a character are believed where none of them is zero."""

_HIGH_SHARE = 0.15
"""Share of bytes that are no ASCII in any text of Han with two bytes a character."""

_WIDE = ("UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE")
_IN_USE = pattern(
    "[\t\n\r\x20-\x7e\xa0-\u0eff\u1e00-\u27bf\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uffef]+"
)
_OTHER_LETTERS = "\u0370-\u045f\u05d0-\u05ea\u0620-\u064a\u0e01-\u0e5b"
_FAMILIAR = pattern(f"[\t\n\r\x20-\x7e{_OTHER_LETTERS}{_HAN}{_PUNCTUATION}{_KANA}{_HANGUL}]+")

_ASCII = "[\0-\x7f]+"
_LONG = pattern("[\u0800-\ufffc\U00010000-\U0010ffff]")
_SHORT = "[\x80-\u07ff]"
_WRONG = "\ufffd+"
_HIGH = rb"[\x80-\xff]"
_LETTERS = "àâäáãåæçèéêëìíîïñòóôöõøœùúûüßÀÂÄÁÇÈÉÊÎÖÔÓÜ¿«»‘’“”–—…€£©®°·§×½".encode("cp1252")
# Two may stand side by side, but never three: that is a word of another script.
_WESTERN = rb"(?<![\x80-\xff]{2})[" + _LETTERS + rb"](?![\x80-\xff]{2})"


def find_likely(sample: bytes, names: Iterable[str] = tuple(_COMMON)) -> str:
    """Return the encoding of East Asia that `sample` is surely in; empty where none is sure."""
    sample = sample[:_ENOUGH]
    best, highest = "", 0.0
    for name in names:
        likeness = _likeness(sample, name)
        if likeness >= SURE and likeness > highest:
            best, highest = name, likeness
        if highest > CERTAIN:
            break
    return best


def find_wide(sample: bytes) -> str:
    """Return the encoding without a mark, of two or four bytes a character, that `sample` is in."""
    if b"\0" not in sample and not _may_be_wide(sample):
        return ""
    sample = sample[:_ENOUGH]
    names = _WIDE if b"\0" in sample else _WIDE[:2]
    likeness = {name: _wide_likeness(sample_as(sample, name)) for name in names}
    name = max(likeness, key=likeness.__getitem__)
    return name if likeness[name] >= SURE else ""


def _may_be_wide(sample: bytes) -> bool:
    """Whether bytes without a zero may be two a character at all: Han without a space."""
    high = len(re.findall(_HIGH, sample))
    return len(sample) >= _FEWEST_WIDE and not len(sample) % 2 and high >= _HIGH_SHARE * len(sample)


def is_like_western(sample: bytes) -> bool:
    """Whether `sample` holds Latin letters with few others among them, all of western Europe."""
    high = len(re.findall(_HIGH, sample))
    return len(re.findall(_WESTERN, sample)) >= WESTERN_SHARE * high


def is_like_utf_8(sample: bytes) -> bool:
    """Whether `sample` is UTF-8, but for a few bytes."""
    text = sample_as(sample.replace("\ufffd".encode(), b""), UTF_8)
    wrong = len(re.findall(_WRONG, text))
    return len(_LONG().findall(text)) > 2 * wrong or len(re.findall(_SHORT, text)) > 4 * wrong


def _likeness(sample: bytes, name: str) -> float:
    foreign = re.sub(_ASCII, "", sample_as(sample, name))
    if not foreign:
        return 0.0
    rare = len(_COMMON[name]().sub("", foreign))
    return 1 - (rare + 4 * foreign.count("\ufffd")) / len(foreign)


def _wide_likeness(text: str) -> float:
    strange = len(_IN_USE().sub("", text))
    if not text or strange > (1 - PLAUSIBLE) * len(text):
        return 0.0
    return 1 - len(_FAMILIAR().sub("", text)) / len(text)
