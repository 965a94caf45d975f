"""Bytes of every age become text, or are told from it."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.ingest.decoding.declared import find_declared
from corpus.ingest.decoding.decode import Decoded, decode
from corpus.ingest.decoding.encodings import decode_as, name_encoding

LIBRARY = os.environ.get("KANBAO_TEST_LIBRARY")
FILES = sorted(
    path
    for path in (Path(__file__).parents[1] / "data" / "encodings").iterdir()
    if path.suffix != ".json"
)
PIECES = st.sampled_from(
    [path.read_bytes() for path in FILES]
    + [b"\x1b$B", b"~{", b"\0", b"\xed\xa0\x80", b"charset=hz\n", b"coding: utf-7\n", b"\xff\xfe"]
)

SIMPLIFIED = (
    "今天上午，滨海市举行新闻发布会，介绍机器人产业的最新进展。会议指出，要把技术留在本地。"
)
TRADITIONAL = (
    "今天上午，濱海市舉行新聞發布會，介紹機器人產業的最新進展。會議指出，要把技術留在本地。"
)
WESTERN = "Le café crème coûte déjà très cher à la gare, où l'on râle."


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_an_odd_file_is_read_as_it_was_meant(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert decode(path.read_bytes()) == Decoded(**expected)


@pytest.mark.parametrize(
    ("text", "written", "encoding", "guessed"),
    [
        (SIMPLIFIED, "utf-8", "UTF-8", False),
        (SIMPLIFIED, "utf-8-sig", "UTF-8", False),
        (SIMPLIFIED, "utf-16", "UTF-16LE", False),
        ("\ufeff" + SIMPLIFIED, "utf-16-be", "UTF-16BE", False),
        (SIMPLIFIED, "utf-32", "UTF-32LE", False),
        ("Plain words, and more of them.", "utf-16-le", "UTF-16LE", True),
        ("Plain words, and more of them.", "utf-16-be", "UTF-16BE", True),
        (SIMPLIFIED, "gb18030", "GB18030", True),
        ("新闻" + SIMPLIFIED + "𠮷", "gb18030", "GB18030", True),
        (TRADITIONAL, "gb18030", "GB18030", True),
        (TRADITIONAL, "big5", "Big5", True),
        (WESTERN, "latin-1", "Windows-1252", True),
        ("", "utf-8", "UTF-8", False),
    ],
)
def test_text_is_read_in_the_encoding_it_was_written_in(
    text: str, written: str, encoding: str, guessed: bool
) -> None:
    assert decode(text.encode(written)) == Decoded(text.lstrip("\ufeff"), encoding, guessed)


@pytest.mark.parametrize("encoding", ["UTF-8", "GB18030", "Big5"])
def test_a_broken_byte_costs_no_more_than_itself(encoding: str) -> None:
    text = TRADITIONAL * 5
    data = text[:50].encode(encoding) + b"\xff" + text[50:].encode(encoding)
    decoded = decode(data)
    assert decoded.encoding == encoding
    assert decoded.replaced
    assert decoded.text.count("\ufffd") <= 2
    assert decoded.text.startswith(text[:50])
    assert decoded.text.endswith(text[60:])


@pytest.mark.parametrize("encoding", ["UTF-8", "GB18030", "Big5", "UTF-16LE"])
@pytest.mark.parametrize("lost", [1, 2, 3])
def test_a_file_cut_within_a_character_only_lacks_that_one(encoding: str, lost: int) -> None:
    decoded = decode((TRADITIONAL * 3).encode(encoding)[:-lost], is_cut=True)
    assert decoded.encoding == encoding
    assert not decoded.replaced
    assert decoded.text + (TRADITIONAL * 3)[len(decoded.text) :] == TRADITIONAL * 3
    assert len(decoded.text) >= len(TRADITIONAL) * 3 - 2


@pytest.mark.parametrize("encoding", ["GB18030", "Big5", "UTF-8"])
def test_chinese_is_found_behind_a_long_page_of_english(encoding: str) -> None:
    text = "Nothing but plain words, line after line.\n" * 4_000 + TRADITIONAL
    decoded = decode(text.encode(encoding) + b"\xff")
    assert decoded.encoding == encoding
    assert decoded.text == text + "\ufffd"


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("gb2312", "GB18030"),
        ("GBK", "GB18030"),
        ("x-gbk", "GB18030"),
        ("Big5-HKSCS", "Big5"),
        ("iso-8859-1", "Windows-1252"),
        ("windows-949", "EUC-KR"),
        ("ks_c_5601-1987", "EUC-KR"),
        ("iso-8859-9", "Windows-1254"),
        ("utf-16", ""),
        ("utf-7", ""),
        ("zip", ""),
        ("unicode_escape", ""),
        ("no-such-thing", ""),
        ("../etc", ""),
        ("", ""),
    ],
)
def test_a_label_means_what_it_means_to_a_browser(label: str, name: str) -> None:
    assert name_encoding(label) == name


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=big5'>", "Big5"),
        (b'<meta charset="gbk">', "GB18030"),
        (b"<?xml version='1.0' encoding='euc-jp'?>", "EUC-JP"),
        (b"# -*- coding: cp1251 -*-", "Windows-1251"),
        (b"\n" * 5_000 + b"% vim: set fileencoding=big5:", "Big5"),
        (b"---\nencoding: gb18030\n---\n", "GB18030"),
        (b"\n" * 3_000 + b"charset: gbk\n" + b"\n" * 3_000, ""),
        (b"The charset = of that page was unknown", ""),
    ],
)
def test_a_declaration_is_found_where_programs_look_for_it(data: bytes, name: str) -> None:
    assert find_declared(data) == name


@pytest.mark.parametrize("codec", ["cp950", "big5hkscs"])
def test_no_character_of_either_big5_is_lost(codec: str) -> None:
    lost = []
    for lead in range(0x81, 0xFF):
        for trail in (*range(0x40, 0x7F), *range(0xA1, 0xFF)):
            pair = bytes((lead, trail))
            try:
                pair.decode(codec)
            except UnicodeDecodeError:
                continue
            if decode_as(pair, "Big5")[1]:
                lost.append(pair)
    assert not lost


NOISE = random.Random(17).randbytes(20_000)


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        b"%PDF-1.7\n" + SIMPLIFIED.encode(),
        b"PK\x03\x04" + b"word/document.xml",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"Microsoft Word " * 400,
        b"SQLite format 3\0" + b"CREATE TABLE article " * 400,
        b"\x7fELF" + b"text" * 4_000,
        b"ID3\x03\0" + b"TIT2 title " * 400,
        b"wOFF\0\1\0\0" + NOISE,
        b"\xff\xfb\x90\x64" + NOISE,
        b"\xde\x12\x04\x95" + bytes((0, 0, 0, 0, 5, 0, 0, 0)) + b"Project-Id-Version: x\0" * 30,
        b"\x1f\x8b\x08" + zlib.compress(NOISE),
        zlib.compress(SIMPLIFIED.encode() * 100 + NOISE),
        NOISE,
        bytes(4_096),
        bytes(8 * 1024 * 1024),
        bytes(range(256)) * 20,
        b"text\0\0\0\0with\0\0\0\0zeros\0\0\0",
    ],
    ids=[
        "png",
        "pdf",
        "zip",
        "ole",
        "sqlite",
        "elf",
        "mp3",
        "woff",
        "mpeg",
        "mo",
        "gzip",
        "zlib",
        "noise",
        "zeros",
        "many-zeros",
        "all-bytes",
        "half-zeros",
    ],
)
def test_what_is_no_text_is_called_binary(data: bytes) -> None:
    assert decode(data).is_binary


def test_a_stray_control_character_makes_no_binary() -> None:
    text = SIMPLIFIED + "\0" + SIMPLIFIED + "\x1b[31m\x07" * 20
    assert decode(text.encode()).text == text


def test_a_picture_drawn_with_escapes_is_text() -> None:
    assert not decode(
        b"\x1b[0;1;34m\xdb\xdb\xb2\xb1\xb0\x1b[0m\r\n" * 50 + b"\x1aSAUCE00"
    ).is_binary


def test_no_detector_is_loaded_for_what_needs_none() -> None:
    script = (
        "import sys; from corpus.ingest.decoding.decode import decode\n"
        f"for text in {[SIMPLIFIED, TRADITIONAL]!r}:\n"
        "    for name in ('utf-8', 'gb18030', 'utf-16-le'): decode(text.encode(name))\n"
        "sys.exit('charset_normalizer' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


@settings(deadline=None)
@given(st.binary() | st.text().map(lambda text: text.encode("utf-8", "replace")))
def test_no_bytes_make_it_raise(data: bytes) -> None:
    decoded = decode(data)
    assert decoded.is_binary or decoded.text or not data.strip(b"\xef\xbb\xbf\xff\xfe\0")


@settings(deadline=None, max_examples=60)
@given(st.lists(PIECES | st.binary(max_size=8), min_size=1, max_size=4), st.booleans())
def test_no_mixture_of_encodings_makes_it_raise(pieces: list[bytes], is_cut: bool) -> None:
    decoded = decode(b"".join(pieces), is_cut=is_cut)
    assert decoded.text.encode("utf-8").decode("utf-8") == decoded.text


@settings(deadline=None)
@given(st.text(min_size=1))
def test_utf_8_is_never_guessed(text: str) -> None:
    decoded = decode(("字" * 30 + text).encode())
    assert decoded.is_binary or decoded.text == "字" * 30 + text.rstrip("\0")


@settings(deadline=None, max_examples=50)
@given(st.integers(0, 300), st.binary(min_size=1, max_size=3))
def test_bytes_that_break_utf_8_leave_it_utf_8(place: int, broken: bytes) -> None:
    data = (SIMPLIFIED * 4).encode()
    decoded = decode(data[:place] + broken + data[place + 1 :])
    if not decoded.is_binary:  # as a file is whose first bytes are those of a picture
        assert decoded.encoding == "UTF-8"
        assert decoded.text.endswith(SIMPLIFIED)


@pytest.mark.skipif(not LIBRARY, reason="KANBAO_TEST_LIBRARY names no folder")
@pytest.mark.parametrize("encoding", ["GB18030", "UTF-16LE"])
def test_real_chinese_articles_survive_an_old_encoding(encoding: str) -> None:
    compared = 0
    for path in sorted(Path(LIBRARY or "").rglob("*.md"))[::20]:
        text = path.read_bytes().decode("utf-8").lstrip("\ufeff")
        if sum("\u4e00" <= char <= "\u9fff" for char in text) < len(text) / 4:
            continue
        assert decode(text.encode(encoding)) == Decoded(text, encoding, guessed=True), path
        compared += 1
    assert compared
