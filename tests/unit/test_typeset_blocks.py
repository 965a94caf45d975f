"""What is too long to be set in a moment is parted, and nothing of it is lost."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus import Document, Heading, Kind
from tui.typeset import Block, BlockKind, Layout, Role, Span, Text, read_blocks
from tui.typeset.blocks import read_original
from tui.typeset.parting import LONGEST, part, part_block
from tui.typeset.written import LONGEST_LINE, MOST_CHARACTERS, MOST_LINES, MOST_MARKS, is_long

PIECES = (
    "今天的新闻，说得很长。",
    "A sentence of words. ",
    "word ",
    "字",
    "\n",
    "👨\u200d👩\u200d👧",
    "é\u0323",
    "—",
)


Blocks = Sequence[Block]


def lines_of(blocks: Blocks, width: int = 40, *, most: int = 10_000_000) -> list[str]:
    layout = Layout(blocks, width)
    layout.extend(most)
    return [line.text for line in layout.lines]


def letters(text: str) -> str:
    return "".join(text.split())


def shown(blocks: Blocks, width: int = 40) -> str:
    return letters("".join(lines_of(blocks, width)))


def written(blocks: Blocks) -> str:
    return letters("".join(block.text.chars for block in blocks))


# ── parting ──


@st.composite
def long_texts(draw: st.DrawFn) -> str:
    """A few stretches, each of one thing over and over, so that some are endless."""
    stretch = st.tuples(st.sampled_from(PIECES), st.integers(1, 12_000))
    return "".join(piece * times for piece, times in draw(st.lists(stretch, max_size=5)))


@settings(max_examples=50)
@given(long_texts())
@example("\n" * (3 * LONGEST))
@example("a" + "\u0301" * (2 * LONGEST))
@example("字" * LONGEST)
def test_the_parts_of_a_text_are_the_text_but_for_line_ends_between_them(text: str) -> None:
    stretches = list(part(text))
    assert (stretches[0][0], stretches[-1][1]) == (0, len(text))
    assert all(0 <= end - start <= LONGEST for start, end in stretches)
    for (_, end), (start, _) in pairwise(stretches):
        assert text[end:start] in ("", "\n")


@settings(max_examples=10)
@given(long_texts(), st.integers(4, 120))
def test_parted_blocks_show_what_the_whole_one_would(text: str, width: int) -> None:
    whole = Block(Text(text))
    assert shown(list(part_block(whole)), width) == shown([whole], width)


def test_lines_stand_as_they_would_in_the_whole() -> None:
    text = "".join(f"第{number}行，有几个字。\n" * 2 + "\n" for number in range(2_000))
    for kind in (BlockKind.TEXT, BlockKind.CODE):
        whole = Block(Text(text), kind=kind)
        assert len(list(part_block(whole))) > 2
        assert lines_of(list(part_block(whole))) == lines_of([whole])


def test_a_short_block_is_left_alone() -> None:
    block = Block(Text("字" * LONGEST), role=Role.QUOTE)
    assert list(part_block(block)) == [block]


@pytest.mark.parametrize(
    ("piece", "last"),
    [
        ("今天的新闻，说得很长。", "。"),
        ("Some words, a sentence. ", ". "),
        ("words ", " "),
        ("字，", "，"),
    ],
)
def test_an_endless_line_is_parted_where_a_line_would_best_end(piece: str, last: str) -> None:
    text = piece * (3 * LONGEST // len(piece))
    *ends, _ = [end for _, end in part(text)]
    assert all(text[:end].endswith(last) for end in ends)


@pytest.mark.parametrize("cluster", ["👨\u200d👩\u200d👧", "e\u0323\u0301", "🇨🇳"])
def test_what_a_reader_sees_as_one_character_is_not_parted(cluster: str) -> None:
    text = cluster * (2 * LONGEST // len(cluster))
    assert all(end % len(cluster) == 0 for _, end in part(text))


def test_what_never_ends_is_parted_all_the_same() -> None:
    assert len(list(part("👨" + "\u200d👩" * LONGEST))) > 1


def test_an_item_that_is_parted_has_one_marker_and_a_link_goes_on() -> None:
    link = Span(0, 3 * LONGEST, Role.LINK, "https://example.com/")
    text = Text("字" * 3 * LONGEST, (link,))
    item = Block(text, first="• ", rest="  ", above=("",))
    parts = list(part_block(item))
    assert [each.first for each in parts] == ["• ", *["  "] * (len(parts) - 1)]
    assert [each.above for each in parts] == [("",), *[()] * (len(parts) - 1)]
    assert all(each.text.spans[0].target == "https://example.com/" for each in parts)


def test_a_heading_that_is_parted_is_one_heading() -> None:
    body = f"# {'字' * 3 * LONGEST}\n\n文"
    blocks = read_blocks(Document(title="", body=body, outline=(Heading(1, "字", 0),)))
    assert [(block.level, block.heading) for block in blocks if block.level] == [(1, 0)]
    assert written(blocks) == letters(body.removeprefix("# "))


def test_long_code_has_no_colours_in_its_parts_either() -> None:
    code = Block(Text("x = 1\n" * LONGEST), BlockKind.CODE, Role.FENCE, language="python")
    layout = Layout(list(part_block(code)), 40)
    layout.extend(10_000_000)
    assert not any(line.spans for line in layout.lines)
    assert len(layout.lines) == LONGEST + 1


# ── too long to be read as Markdown ──

LONG = {
    "characters": "一段*话*，很长。\n\n" * (MOST_CHARACTERS // 10),
    "lines": "a\n" * (MOST_LINES + 2),
    "marks": "*a* " * MOST_MARKS,
    "line": "字" * (LONGEST_LINE + 1),
}


@pytest.mark.parametrize("name", LONG)
def test_a_long_text_is_shown_as_it_is_written(name: str) -> None:
    document = Document(title="", body=LONG[name])
    assert is_long(document)
    assert written(read_blocks(document)) == letters(LONG[name])


def test_a_text_like_real_ones_is_never_too_long() -> None:
    paragraph = "一段[话](https://example.com/)，**很**长。" * 10
    assert not is_long(Document(title="", body=f"{paragraph}\n\n" * 500))


def test_a_long_text_keeps_its_headings_where_they_were() -> None:
    body = "".join(f"# 第*{n}*章\n\n{'一段话，有几个字。' * 500}\n\n" for n in range(300))
    outline = tuple(Heading(1, f"第{n}章", 4 * n) for n in range(300))
    document = Document(title="", body=body, outline=outline)
    assert is_long(document)
    headings = [block for block in read_blocks(document) if block.level]
    assert [block.heading for block in headings] == list(range(300))
    assert [block.text.chars for block in headings] == [f"# 第*{n}*章" for n in range(300)]
    assert written(read_blocks(document)) == letters(body)


def test_an_outline_that_goes_beyond_the_text_loses_nothing() -> None:
    body = LONG["lines"]
    outline = (Heading(2, "a", 3), Heading(2, "b", 10**6), Heading(2, "c", 10**6 + 1))
    blocks = read_blocks(Document(title="", body=body, outline=outline))
    assert written(blocks) == letters(body)
    assert [block.heading for block in blocks if block.level] == [0]


def test_a_long_plain_text_has_a_blank_line_between_paragraphs_as_a_short_one() -> None:
    lines = [f"第{number}段，有几个字。" for number in range(MOST_LINES + 2)]
    blocks = read_blocks(Document(title="", body="\n".join(lines), kind=Kind.PLAIN))
    assert len(blocks) < 100
    assert lines_of(blocks, most=9_000)[:9_000] == "\n\n".join(lines).split("\n")[:9_000]
    assert written(blocks) == "".join(lines)


def test_a_long_marked_text_has_no_more_than_one_blank_line_in_a_row() -> None:
    body = f"{'a' * 50}\n{'b' * 50}\n\n{'c' * 50}\n\n\n\n" * 20_000
    blocks = read_blocks(Document(title="", body=body))
    lines = lines_of(blocks, 80, most=5_000)
    assert lines[:6] == ["a" * 50, "b" * 50, "", "c" * 50, "", "a" * 50]
    assert not any(before == after == "" for before, after in pairwise(lines))


def test_the_file_as_it_is_is_shown_line_by_line_however_long() -> None:
    for original in ("a\n\n  b\n", "".join(f"{number}\n\n" for number in range(20_000))):
        blocks = read_original(Document(title="", body="", original=original))
        assert lines_of(blocks) == [line.rstrip() for line in original.split("\n")]


def test_millions_of_blank_lines_take_little_room() -> None:
    layout = Layout(read_original(Document(title="", body="", original="\n" * 10**5)), 40)
    layout.extend(10**6)
    assert len(layout.lines) == 10**5 + 1
    assert len(set(map(id, layout.lines))) < 100


@pytest.mark.parametrize("name", LONG)
def test_no_block_is_longer_than_a_key_may_wait_for(name: str) -> None:
    for kind in Kind:
        blocks = read_blocks(Document(title="", body=LONG[name], kind=kind))
        # A blank line between plain paragraphs is not in their file.
        assert all(len(block.text.chars) <= 2 * LONGEST for block in blocks)
