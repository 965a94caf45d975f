"""Headers of every kind: nothing in them is lost, and nothing in them can hurt."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Reason
from corpus.ingest.header import MAX_SIZE, split_header

HEADERS = sorted((Path(__file__).parents[1] / "data" / "headers").glob("*.md"))
LIBRARY = os.environ.get("KANBAO_TEST_LIBRARY")

PIECES = st.sampled_from(
    [
        *(
            "---\n",
            "+++\n",
            "...\n",
            "\n",
            "title: x\n",
            "title：x\n",
            "tags: [a, b]\n",
            "- item\n",
        ),
        *("  indented\n", "# remark\n", "prose, with a comma\n", "title = 'x'\n", "[table]\n"),
        *("[#]: title: (x)\n", ".. title: x\n", "Title: x\n", '"quoted\n', "a: &b *c\n", "<!--\n"),
        *("-->\n", "{", "\ufeff", "\r", "\u3000text\n", "k: |\n", "date: 2025-13-01\n", "\x1b\n"),
    ]
)
TEXTS = st.lists(PIECES, max_size=14).map("".join) | st.text()


@pytest.mark.parametrize("path", HEADERS, ids=lambda path: path.stem)
def test_a_header_says_what_was_written(path: Path) -> None:
    wanted = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    header = split_header(path.read_bytes().decode("utf-8"))
    assert header.fields == wanted["fields"]
    assert header.body == wanted["body"]
    assert [[flaw.reason.name, flaw.line] for flaw in header.problems] == wanted["problems"]


def lines_of(text: str) -> list[str]:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")


@settings(deadline=None)
@given(TEXTS)
def test_every_line_stands_in_the_header_or_in_the_body(text: str) -> None:
    header = split_header(text)
    assert "\n".join(lines_of(text)[header.line :]).rstrip("\n") == header.body


@settings(deadline=None)
@given(TEXTS)
def test_what_is_above_the_body_is_fenced_or_keyed_or_empty(text: str) -> None:
    header = split_header(text)
    head = [line for line in lines_of(text)[: header.line] if line.strip()]
    assert header.fields or all(re.fullmatch(r"[-+.]{3,}\s*", line) for line in head)


@pytest.mark.parametrize("path", HEADERS, ids=lambda path: path.stem)
def test_a_flaw_can_be_told_in_a_sentence(path: Path) -> None:
    for flaw in split_header(path.read_bytes().decode("utf-8")).problems:
        assert flaw.detail or "{detail}" not in flaw.reason
        assert flaw.line >= 1


@pytest.mark.parametrize(
    "header",
    [
        "tags: " + "[" * 25_000,
        "tags:\n" + "- " * 25_000 + "x",
        "tags: " + "[" * 25_000 + "]" * 25_000,
        "tags: " + "{a: " * 10_000 + "}" * 10_000,
        "? " * 20_000 + "x",
    ],
    ids=["brackets", "dashes", "closed brackets", "braces", "questions"],
)
def test_a_nest_of_thousands_does_not_end_the_process(header: str) -> None:
    # In a process of its own: what goes wrong here is a signal, no exception.
    code = (
        "import sys; from corpus.ingest.header import split_header;"
        "header = split_header(sys.stdin.read()); print(header.body, header.fields['title'])"
    )
    text = f"---\ntitle: nest\n{header}\n---\nbody"
    done = subprocess.run([sys.executable, "-c", code], input=text, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "body nest\n")


def test_a_bomb_of_references_is_not_set_off() -> None:
    levels = [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 12)]
    header = split_header("---\ntitle: x\nl0: &l0 [lol]\n" + "\n".join(levels) + "\n---\nbody")
    assert header.fields["title"] == "x"
    assert header.problems[0].reason is Reason.HEADER_UNSAFE


@pytest.mark.parametrize("fence", ["---", "+++"])
def test_a_header_of_megabytes_is_not_loaded_but_read_for_its_keys(fence: str) -> None:
    sign = ":" if fence == "---" else " ="
    text = f"{fence}\ntitle{sign} x\nlong{sign} {'a' * MAX_SIZE}\n{fence}\nbody"
    header = split_header(text)
    assert header.fields["title"] == "x"
    assert header.body == "body"
    assert [flaw.reason for flaw in header.problems] == [Reason.HEADER_UNSAFE]


def test_a_list_of_thousands_is_refused() -> None:
    header = split_header("---\ntitle: x\ntags: [" + "a," * 6000 + "]\n---\nbody")
    assert [flaw.reason for flaw in header.problems] == [Reason.HEADER_UNSAFE]
    assert header.fields["title"] == "x"


def test_thousands_of_keys_are_refused() -> None:
    keys = "".join(f"key{number}: x\n" for number in range(1000))
    header = split_header(f"---\ntitle: x\n{keys}---\nbody")
    assert [flaw.reason for flaw in header.problems] == [Reason.HEADER_UNSAFE]
    assert header.body == "body"


def test_a_text_between_rules_far_apart_is_no_header() -> None:
    text = "---\n\nprose\n" + "more prose\n" * 10_000 + "---\nend"
    assert split_header(text).body == text


def as_fields(metadata: dict[str, Any]) -> dict[str, Any]:
    """What python-frontmatter read, in the shape of ours."""
    flat: dict[str, Any] = {}
    for key, value in metadata.items():
        if isinstance(value, dict):
            flat |= {f"{key}.{inner}": text for inner, text in as_fields(value).items()}
        else:
            flat[str(key)] = list(leaves(value)) if isinstance(value, list) else value
    return flat


def leaves(value: Any) -> Any:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from leaves(item)
    else:
        yield value


@pytest.mark.skipif(not LIBRARY, reason="KANBAO_TEST_LIBRARY names no folder")
def test_well_formed_headers_are_read_as_python_frontmatter_reads_them() -> None:
    import frontmatter
    import yaml
    from frontmatter.default_handlers import YAMLHandler

    class Handler(YAMLHandler):
        def load(self, fm: str, **kwargs: object) -> Any:
            return super().load(fm, Loader=yaml.CBaseLoader)

    read = 0
    for path in Path(LIBRARY or "").rglob("*.md*"):
        text = path.read_text(encoding="utf-8")
        header = split_header(text)
        if not text.startswith("---\n") or header.problems:
            continue
        metadata, content = frontmatter.parse(text, handler=Handler())
        if re.search(r"\s#", text.split("\n---")[0]):
            continue  # python-frontmatter cuts values there
        assert header.fields == as_fields(metadata), path
        assert header.body.strip() == content, path
        read += 1
    assert read
