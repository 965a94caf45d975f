"""Loading a header: nothing in it can hurt, and all is as python-frontmatter reads it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import frontmatter
import pytest
import yaml
from frontmatter.default_handlers import YAMLHandler
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Reason
from corpus.ingest.decoding.decode import decode
from corpus.ingest.files.contents import Contents, read_contents
from corpus.ingest.files.scan import Candidate, scan
from corpus.ingest.headers.front_matter import MAX_DEPTH, MAX_EVENTS, MAX_SIZE, is_harmless
from corpus.ingest.headers.header import split_header

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
LIBRARY = os.environ.get("KANBAO_TEST_LIBRARY")


def in_yaml(value: str) -> str:
    return f"---\ntitle: nest\n{value}\n---\nbody"


def in_json(value: str) -> str:
    return f'{{\n"title": "nest",\n"tags": {value}\n}}\nbody'


@pytest.mark.parametrize(
    "text",
    [
        in_yaml("tags: " + "[" * 25_000),
        in_yaml("tags:\n" + "- " * 25_000 + "x"),
        in_yaml("tags: " + "[" * 25_000 + "]" * 25_000),
        in_yaml("tags: " + "{a: " * 10_000 + "}" * 10_000),
        in_yaml("? " * 20_000 + "x"),
        in_json("[" * 25_000),
        in_json("[" * 25_000 + "]" * 25_000),
        in_json('{"a":' * 10_000 + "1" + "}" * 10_000),
        in_json("[" * 600 + "]" * 600),
        '+++\ntitle = "nest"\ntags = ' + "[" * 25_000 + "]" * 25_000 + "\n+++\nbody",
        ';;;\n"title": "nest",\n"tags": ' + "[" * 25_000 + "]" * 25_000 + "\n;;;\nbody",
        "---json\n" + in_json("[" * 25_000 + "]" * 25_000).replace("\nbody", "\n---\nbody"),
    ],
    ids=range(12),
)
def test_a_nest_of_thousands_does_not_end_the_process(text: str) -> None:
    # In a process of its own: what goes wrong here is a signal, no exception.
    code = (
        "import sys; from corpus.ingest.headers.header import split_header;"
        "header = split_header(sys.stdin.read());"
        "print(header.body, header.fields['title'], header.flaws[0].reason.name)"
    )
    done = subprocess.run([sys.executable, "-c", code], input=text, capture_output=True, text=True)
    assert done.returncode == 0
    assert done.stdout in ("body nest HEADER_UNSAFE\n", "body nest HEADER\n")


def test_a_bomb_of_references_is_not_set_off() -> None:
    levels = [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 12)]
    header = split_header("---\ntitle: x\nl0: &l0 [lol]\n" + "\n".join(levels) + "\n---\nbody")
    assert header.fields["title"] == "x"
    assert header.flaws[0].reason is Reason.HEADER_UNSAFE


def test_a_bomb_of_merges_is_not_set_off() -> None:
    # Loading it doubles the keys of a mapping nine times for every one of ten levels.
    levels = [f"l{n}: &l{n}\n  <<: [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 11)]
    text = "---\ntitle: x\nl0: &l0 {k: v}\n" + "\n".join(levels) + "\n---\nbody"
    assert len(text) < 700
    header = split_header(text)
    assert (header.fields["title"], header.body) == ("x", "body")
    assert [flaw.reason for flaw in header.flaws] == [Reason.HEADER_UNSAFE]


@pytest.mark.parametrize(
    "text",
    [
        f"---\ntitle: x\nid: {'9' * 5000}\n---\nbody",
        f'{{"title": "x", "id": {"9" * 5000}}}\nbody',
        f';;;\n"title": "x", "id": {"9" * 5000}\n;;;\nbody',
    ],
    ids=["yaml", "json", "semicolons"],
)
def test_a_number_of_thousands_of_digits_stays_as_written(text: str) -> None:
    header = split_header(text)
    assert header.fields == {"title": "x", "id": "9" * 5000}
    assert header.flaws == ()


def test_a_number_that_python_refuses_costs_no_other_field() -> None:
    header = split_header(f'+++\ntitle = "x"\nid = {"9" * 5000}\n+++\nbody')
    assert header.fields["title"] == "x"
    assert [flaw.reason for flaw in header.flaws] == [Reason.HEADER]


def test_an_object_of_megabytes_is_read_for_its_keys_or_left_alone() -> None:
    long = f'"title": "x",\n"long": "{"a" * MAX_SIZE}"\n'
    header = split_header(f"{{\n{long}}}\nbody")
    assert (header.fields["title"], header.body) == ("x", "body")
    assert [flaw.reason for flaw in header.flaws] == [Reason.HEADER_UNSAFE]
    one_line = f'{{"title": "x", "long": "{"a" * MAX_SIZE}"}}\nbody'
    left = split_header(one_line)
    assert (left.body, left.fields) == (one_line, {})
    assert [flaw.reason for flaw in left.flaws] == [Reason.HEADER_UNSAFE]


@pytest.mark.parametrize("fence", ["---", "+++"])
def test_a_header_of_megabytes_is_not_loaded_but_read_for_its_keys(fence: str) -> None:
    sign = ":" if fence == "---" else " ="
    text = f"{fence}\ntitle{sign} x\nlong{sign} {'a' * MAX_SIZE}\n{fence}\nbody"
    header = split_header(text)
    assert header.fields["title"] == "x"
    assert header.body == "body"
    assert [flaw.reason for flaw in header.flaws] == [Reason.HEADER_UNSAFE]


def test_a_list_of_thousands_is_refused() -> None:
    header = split_header("---\ntitle: x\ntags: [" + "a," * 6000 + "]\n---\nbody")
    assert [flaw.reason for flaw in header.flaws] == [Reason.HEADER_UNSAFE]
    assert header.fields["title"] == "x"


def test_thousands_of_keys_are_refused() -> None:
    keys = "".join(f"key{number}: x\n" for number in range(1000))
    header = split_header(f"---\ntitle: x\n{keys}---\nbody")
    assert [flaw.reason for flaw in header.flaws] == [Reason.HEADER_UNSAFE]
    assert header.body == "body"


@pytest.mark.parametrize(
    "object_",
    [
        '{"title": "x", "tags": ' + "[" * 40 + "]" * 40 + "}",
        '{"title": "x", ' + ", ".join(f'"key{number}": 1' for number in range(300)) + "}",
    ],
    ids=["deep", "keys"],
)
def test_an_object_of_one_line_that_is_refused_is_told_of(object_: str) -> None:
    header = split_header(f"{object_}\nbody")
    assert header.body == f"{object_}\nbody"
    assert [(flaw.reason, flaw.line) for flaw in header.flaws] == [(Reason.HEADER_UNSAFE, 1)]


@pytest.mark.parametrize(
    "value",
    [
        '"' + "a. " * 201 + '"',
        "'" + "a. " * 201 + "'",
        '"""\n' + 'a. \\" a. ' * 201 + '"""',
        "'''\n" + "it's. " * 201 + "'''",
        "[" + "1.5, " * 201 + "]",
        '"x" # ' + "a. " * 201,
    ],
    ids=["quotes", "apostrophes", "long", "long-apostrophes", "numbers", "remark"],
)
def test_full_stops_in_a_text_are_no_nest(value: str) -> None:
    header = split_header(f"+++\ntitle = 'x'\ndescription = {value}\n+++\nbody")
    assert header.flaws == ()
    assert header.body == "body"


@pytest.mark.parametrize(
    "line",
    ["a." * 40 + "a = 1", "['x'" + ".a" * 199 + "]", "'x'.\"\"" + ".a" * 40 + " = 1"],
    ids=["key", "table", "quoted"],
)
def test_a_dotted_key_that_nests_too_deep_is_refused(line: str) -> None:
    rest = "".join(f"{'a.' * 100}k{number} = 1\n" for number in range(280))
    header = split_header(f'+++\ntitle = "x"\n{line}\n{rest}+++\nbody')
    assert [flaw.reason for flaw in header.flaws] == [Reason.HEADER_UNSAFE]
    assert (header.fields["title"], header.body) == ("x", "body")


def test_thousands_of_dotted_keys_are_refused() -> None:
    keys = "".join(f"k{number}.{'a.' * 31}a=1\n" for number in range(800))
    header = split_header(f'+++\ntitle = "x"\n{keys}+++\nbody')
    assert [flaw.detail for flaw in header.flaws] == [f"it holds more than {MAX_EVENTS} values"]
    assert (header.fields["title"], header.body) == ("x", "body")


# ── the guard may be spared only where it would let all pass ──

CROWDED = st.text("[]{},:-?&|>'\"ab \n\t#*!%", max_size=60)
SCARCE = st.sampled_from(["{" + "a," * 2400 + "}", "a" * 4800, "- \n" * 30 + "x,\n" * 900])


@settings(deadline=None, max_examples=300)
@given(CROWDED | SCARCE | st.tuples(CROWDED, SCARCE).map("".join))
def test_what_a_glance_calls_harmless_is_so(block: str) -> None:
    if not is_harmless(block):
        return
    depth = deepest = count = 0
    with suppress(yaml.YAMLError):
        for event in yaml.parse(block, Loader=yaml.CBaseLoader):
            count += 1
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            deepest = max(deepest, depth)
            assert not isinstance(event, yaml.AliasEvent)
            assert getattr(event, "tag", None) is None
            if isinstance(event, yaml.ScalarEvent) and event.end_mark is not None:
                assert not re.match(r"[ \t]+#", block[event.end_mark.index :])
    assert deepest <= MAX_DEPTH
    assert count <= MAX_EVENTS


def test_most_headers_are_harmless_at_a_glance() -> None:
    plain = "title: 滨海机器人周开幕\ndate: 2025-05-08 09:00\ntags: [AI, 机器人]\nlink: https://example.org\n"
    assert is_harmless(plain)


# ── the same as python-frontmatter, wherever it is right ──


def as_fields(metadata: dict[str, Any]) -> dict[str, Any]:
    """What python-frontmatter read, in the shape of ours."""
    flat: dict[str, Any] = {}
    for key, value in metadata.items():
        if isinstance(value, dict):
            flat |= {f"{key}.{inner}": text for inner, text in as_fields(value).items()}
        else:
            flat[str(key)] = list(leaves(value)) if isinstance(value, list) else as_text(value)
    return flat


def leaves(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = [value[name] for name in ("label", "name", "title") if name in value][:1] or list(
            value.values()
        )
    if isinstance(value, list):
        for item in value:
            yield from leaves(item)
    else:
        yield as_text(value)


def as_text(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, date) else str(value)


class WrittenYaml(YAMLHandler):
    """Leaves dates and numbers as they are written."""

    def load(self, fm: str, **kwargs: object) -> Any:
        return super().load(fm, Loader=yaml.CBaseLoader)


class Toml(YAMLHandler):
    """What python-frontmatter reads only with another package."""

    FM_BOUNDARY = re.compile(r"^\+{3,}\s*$", re.MULTILINE)

    def load(self, fm: str, **kwargs: object) -> Any:
        return tomllib.loads(fm)


def compare(text: str) -> str:
    """Say how our reading of `text` fits that of python-frontmatter; fail if it does not."""
    header = split_header(text)
    handler = Toml() if text.startswith("+++\n") else WrittenYaml()
    try:
        metadata, content = frontmatter.parse(text, handler=handler)
    except yaml.YAMLError:
        assert header.flaws or not header.fields
        return "python-frontmatter raises"
    if not metadata:
        # It knows nothing of what has no fence; we may not lose a line of it.
        assert text.rstrip().endswith(header.body.rstrip())
        return "no fence" if header.fields else "no header"
    assert not header.flaws
    assert header.body.strip() == content
    theirs = as_fields(metadata)
    if header.fields == theirs:
        return "the same"
    # It takes the `#1` of `title: #1 新闻` for a remark.
    assert re.search(r"\s#", text[: len(text) - len(content)])
    assert header.fields.keys() == theirs.keys()
    return "cut at a remark"


@pytest.mark.parametrize(
    "folder",
    [
        SAMPLES,
        pytest.param(
            Path(LIBRARY or ""),
            marks=pytest.mark.skipif(not LIBRARY, reason="KANBAO_TEST_LIBRARY names no folder"),
        ),
    ],
    ids=["samples", "library"],
)
def test_every_header_is_read_as_python_frontmatter_reads_it(folder: Path) -> None:
    files = [found.path for found in scan([folder]) if isinstance(found, Candidate)]
    tally: Counter[str] = Counter()
    for path in files:
        contents = read_contents(path)
        assert isinstance(contents, Contents), path
        text = decode(contents.data).text.replace("\r\n", "\n")
        tally[compare(text)] += 1
    assert tally.total() == len(files)
    assert tally["the same"] > len(files) / 2
