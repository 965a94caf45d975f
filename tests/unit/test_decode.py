"""Bytes of every age become text, or are told from it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.ingest.decode import Decoded, decode

LIBRARY = os.environ.get("KANBAO_TEST_LIBRARY")

SIMPLIFIED = (
    "今天上午，滨海市举行新闻发布会，介绍机器人产业的最新进展。会议指出，要把技术留在本地。"
)
TRADITIONAL = (
    "今天上午，濱海市舉行新聞發布會，介紹機器人產業的最新進展。會議指出，要把技術留在本地。"
)
WESTERN = "Le café crème coûte déjà très cher à la gare, où l'on râle."


@pytest.mark.parametrize(
    ("text", "written", "encoding", "guessed"),
    [
        (SIMPLIFIED, "utf-8", "utf-8", False),
        (SIMPLIFIED, "utf-8-sig", "utf-8", False),
        (SIMPLIFIED, "utf-16", "utf-16-le", False),
        ("\ufeff" + SIMPLIFIED, "utf-16-be", "utf-16-be", False),
        (SIMPLIFIED, "utf-32", "utf-32-le", False),
        ("Plain words, and more of them.", "utf-16-le", "utf-16-le", True),
        ("Plain words, and more of them.", "utf-16-be", "utf-16-be", True),
        (SIMPLIFIED, "gb18030", "gb18030", True),
        ("新闻" + SIMPLIFIED + "𠮷", "gb18030", "gb18030", True),
        (TRADITIONAL, "gb18030", "gb18030", True),
        (TRADITIONAL, "big5", "big5", True),
        (WESTERN, "latin-1", "cp1252", True),
        ("", "utf-8", "utf-8", False),
    ],
)
def test_text_is_read_in_the_encoding_it_was_written_in(
    text: str, written: str, encoding: str, guessed: bool
) -> None:
    assert decode(text.encode(written)) == Decoded(text.lstrip("\ufeff"), encoding, guessed)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5"])
def test_a_broken_byte_costs_no_more_than_itself(encoding: str) -> None:
    text = TRADITIONAL * 5
    data = text[:50].encode(encoding) + b"\xff" + text[50:].encode(encoding)
    decoded = decode(data)
    assert decoded.encoding == encoding
    assert decoded.replaced
    assert decoded.text.count("\ufffd") <= 2
    assert decoded.text.startswith(text[:50])
    assert decoded.text.endswith(text[60:])


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        b"%PDF-1.7\n" + SIMPLIFIED.encode(),
        b"PK\x03\x04" + b"word/document.xml",
        b"\0" * 4096,
        bytes(range(256)) * 20,
        b"text\0\0\0\0with\0\0\0\0zeros\0\0\0",
    ],
    ids=["png", "pdf", "zip", "zeros", "all bytes", "half zeros"],
)
def test_what_is_no_text_is_called_binary(data: bytes) -> None:
    assert decode(data).is_binary


def test_a_stray_control_character_makes_no_binary() -> None:
    text = SIMPLIFIED + "\0" + SIMPLIFIED + "\x1b[31m\x07" * 20
    assert decode(text.encode()).text == text


@settings(deadline=None)
@given(st.binary() | st.text().map(lambda text: text.encode("utf-8", "replace")))
def test_no_bytes_make_it_raise(data: bytes) -> None:
    decoded = decode(data)
    assert decoded.is_binary or decoded.text or not data.strip(b"\xef\xbb\xbf\xff\xfe\0")


@settings(deadline=None)
@given(st.text(min_size=1))
def test_utf_8_is_never_guessed(text: str) -> None:
    decoded = decode(("字" * 30 + text).encode())
    assert decoded.is_binary or decoded.text == "字" * 30 + text


@pytest.mark.skipif(not LIBRARY, reason="KANBAO_TEST_LIBRARY names no folder")
def test_real_chinese_articles_survive_an_old_encoding() -> None:
    compared = 0
    for path in sorted(Path(LIBRARY or "").rglob("*.md"))[::20]:
        text = path.read_bytes().decode("utf-8")
        if sum("\u4e00" <= char <= "\u9fff" for char in text) < len(text) / 4:
            continue
        assert decode(text.encode("gb18030")) == Decoded(text, "gb18030", guessed=True), path
        compared += 1
    assert compared
