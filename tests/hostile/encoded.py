"""Encodings: bytes that are text in an old encoding, in two at once, or in none."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from random import Random

from hostile.case import GUESSED, Case, holding, reasons

from corpus import Reason

SIMPLIFIED = (
    "人工智能产业发展势头强劲，多项指标创新高。记者从有关部门了解到，这是中国大模型的一年。" * 6
)
TRADITIONAL = "智能體作為人工智能大模型應用的重要載體，這個產業發展很快，我們說的是機器。" * 6
HEADER = "---\ntitle: {} 标题\n---\n"

TEXTS: dict[str, tuple[str, str, frozenset[Reason]]] = {
    "gb18030": ("gb18030", SIMPLIFIED, reasons(Reason.ENCODING)),
    "gbk": ("gbk", SIMPLIFIED, reasons(Reason.ENCODING)),
    "gb18030-rare": ("gb18030", SIMPLIFIED + "㐀𠀀€ḿ", reasons(Reason.ENCODING)),
    "big5": ("big5", TRADITIONAL, reasons(Reason.ENCODING)),
    "big5-short": ("big5", TRADITIONAL[:20], reasons(Reason.ENCODING)),
    "gb18030-short": ("gb18030", SIMPLIFIED[:20], reasons(Reason.ENCODING)),
    "utf-16": ("utf-16", SIMPLIFIED, frozenset()),
    "utf-16-be-mark": ("utf-16-be", SIMPLIFIED, frozenset()),
    "utf-16-le-no-mark": ("utf-16-le", SIMPLIFIED + " and words " * 99, reasons(Reason.ENCODING)),
    "utf-16-be-no-mark": ("utf-16-be", SIMPLIFIED + " and words " * 99, reasons(Reason.ENCODING)),
    "utf-32": ("utf-32", SIMPLIFIED, frozenset()),
    "utf-8-mark": ("utf-8-sig", SIMPLIFIED, frozenset()),
    "cp1252": ("cp1252", "Ça va très bien à l’été, naïve façade. " * 20, reasons(Reason.ENCODING)),
}
"""Encoding, text, and what must be told."""

UNSURE: dict[str, tuple[str, str]] = {
    "iso-2022-jp": ("iso-2022-jp", "人工知能のニュース。" * 20),
    "hz": ("hz", SIMPLIFIED),
    "utf-7": ("utf-7", SIMPLIFIED),
    "shift-jis": ("shift-jis", "人工知能のニュースです。今日は良い天気。" * 20),
    "euc-kr": ("euc-kr", "인공지능 뉴스입니다. 오늘의 소식. " * 20),
    "koi8-r": ("koi8-r", "Новости искусственного интеллекта. " * 20),
}
"""Encodings nobody can know for sure: their ASCII must stay, and they must be read somehow."""

DATA: dict[str, tuple[bytes, int, frozenset[Reason], frozenset[Reason]]] = {
    "broken-utf-8": ("@ 智能".encode() + b"\xff\xfe\x80 x\n", 1, frozenset(), GUESSED),
    "cut-utf-8": ("@ 智能体新闻".encode()[:-1], 1, frozenset(), GUESSED),
    "overlong": (b"@ text \xc0\xaf\xe0\x80\x9b\xf0\x80\x80\x9b[31m\n", 1, frozenset(), GUESSED),
    "overlong-esc": (b"@ \xc0\x9b]0;PWNe000\xc0\x87 text\n" * 9, 1, frozenset(), GUESSED),
    "surrogate-bytes": (b"@ \xed\xa0\x80\xed\xb0\x80 text\n", 1, frozenset(), GUESSED),
    "beyond-unicode": (b"@ \xf4\x90\x80\x80\xf8\x88\x80\x80\x80 text\n", 1, frozenset(), GUESSED),
    "mixed": ("@ 智能\n".encode() + SIMPLIFIED.encode("gb18030"), 1, frozenset(), GUESSED),
    "mixed-by-line": (
        b"\n".join(f"@ {SIMPLIFIED[:40]}".encode(name) for name in ("utf-8", "gb18030")) * 5,
        1,
        frozenset(),
        GUESSED,
    ),
    "one-nul": (b"@ text\0more\n" + b"text\n" * 20, 1, frozenset(), frozenset()),
    "lone-high-bytes": (b"@ a\x80b\x9bc\xa0d " * 20, 1, frozenset(), GUESSED),
    "only-mark": (b"\xef\xbb\xbf", 0, reasons(Reason.EMPTY), frozenset()),
    "only-utf-16-mark": (b"\xff\xfe", 0, reasons(Reason.EMPTY), frozenset()),
    "odd-utf-16": ("\ufeff@ text 智能".encode("utf-16-le") + b"x", 1, frozenset(), GUESSED),
    "two-marks": (b"\xef\xbb\xbf\xef\xbb\xbf@ text\n", 1, frozenset(), frozenset()),
}

BINARIES: dict[str, bytes] = {
    "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + zlib.compress(b"PWNe001" * 99),
    "png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\1\2\3\4" * 99,
    "zip": b"PK\x03\x04" + b"\0\1\2" * 99,
    "elf": b"\x7fELF\2\1\1" + b"\0" * 99,
    "gzip": b"\x1f\x8b\x08" + b"\0\1\2" * 99,
    "nuls": b"\0" * 1000,
    "one-nul-only": b"\0",
    "noise": Random(1).randbytes(20_000),
}


def cases() -> Iterator[Case]:
    """Yield every encoding."""
    for number, (name, (encoding, text, told)) in enumerate(TEXTS.items()):
        keep = f"KEEPd{number:03}"
        mark = "\ufeff" * name.endswith("be-mark")
        for suffix, page in {"md": HEADER.format(keep), "txt": f"{text}\n"}.items():
            data = f"{mark}{page}{keep} {text}\n".encode(encoding, "ignore")
            path = f"encodings/{name}.{suffix}"
            yield Case(path, holding(data), reasons=told, keeps=(keep, text.split()[0][:8]))
    for number, (name, (encoding, text)) in enumerate(UNSURE.items()):
        keep = f"KEEPo{number:03}"
        data = f"{keep} {text}\n{text}\n".encode(encoding, "ignore")
        yield Case(f"encodings/{name}.txt", holding(data), may=GUESSED, keeps=(keep,))
    for number, (name, (raw, articles, told, may)) in enumerate(DATA.items()):
        keep = f"KEEPb9{number:02}"
        wide = name == "odd-utf-16"
        word = keep.encode("utf-16-le" if wide else "utf-8")
        sign = b"@\0" if wide else b"@"
        keeps = (keep,) if articles else ()
        content = holding(raw.replace(sign, word))
        yield Case(f"encodings/{name}.txt", content, articles, told, may, keeps)
    for name, raw in BINARIES.items():
        told = reasons(Reason.BINARY)
        yield Case(f"encodings/{name}-called-text.md", holding(raw), 0, told)
