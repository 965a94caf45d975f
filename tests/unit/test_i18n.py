"""The interface speaks Chinese without a gap, and the compiled catalogue is the written one."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from corpus import Reason
from tui.i18n import choose_language

ROOT = Path(__file__).resolve().parents[2]
MARKERS = ("_", "N_", "plural", "pair")
FOLDER = ROOT / "tui/locale/zh_CN/LC_MESSAGES"


def written() -> Catalog:
    return read_po(BytesIO((FOLDER / "kanbao.po").read_bytes()))


def said() -> Iterator[str]:
    """Every message of the program: those in the code, and the reasons of problems."""
    yield from Reason
    for path in (ROOT / "tui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in MARKERS:
                first = node.args[0] if node.args else None
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield first.value


def test_every_message_has_its_chinese() -> None:
    catalogue = written()
    missing = [words for words in said() if not (m := catalogue.get(words)) or not m.string]
    assert missing == []


def test_no_message_is_translated_that_is_never_said() -> None:
    known = set(said())
    ids = [m.id if isinstance(m.id, str) else m.id[0] for m in written() if m.id]
    assert [words for words in ids if words not in known] == []


def test_every_blank_of_a_message_is_filled_in_chinese_too() -> None:
    for many, chinese in pairs(written()):
        assert blanks(many) == blanks(chinese), many


def pairs(catalogue: Catalog) -> Iterator[tuple[str, str]]:
    """Every message, in its plural where it has one, with its Chinese."""
    for message in catalogue:
        if message.id:
            many = message.id if isinstance(message.id, str) else message.id[-1]
            said = message.string if isinstance(message.string, str) else message.string[0]
            yield many, said


def blanks(text: str) -> set[str]:
    return {part.partition("}")[0] for part in text.split("{")[1:]}


def test_the_compiled_catalogue_is_up_to_date() -> None:
    compiled = read_mo(BytesIO((FOLDER / "kanbao.mo").read_bytes()))
    assert dict(pairs(compiled)) == dict(pairs(written())), "run `make locale`"


@pytest.mark.parametrize(
    ("asked", "environ", "language"),
    [
        ("", {}, "en"),
        ("", {"LANG": "zh_CN.UTF-8"}, "zh_CN"),
        ("auto", {"LC_ALL": "zh_CN.UTF-8", "LANG": "en_GB.UTF-8"}, "zh_CN"),
        ("", {"LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
        ("en", {"LANG": "zh_CN.UTF-8"}, "en"),
        ("zh_CN", {}, "zh_CN"),
        ("", {"LANG": "de_DE.UTF-8"}, "en"),
    ],
)
def test_the_language_is_the_one_asked_for_else_the_locales(
    asked: str, environ: dict[str, str], language: str
) -> None:
    assert choose_language(asked, environ) == language
