"""Taking a text in pieces changes nothing about it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.text.fold import fold
from corpus.text.pieces import SIZE, in_pieces, pieces


@given(st.text(alphabet="ab \n字", max_size=200), st.integers(1, 30))
def test_the_pieces_are_the_text(text: str, size: int) -> None:
    parts = list(pieces(text, size))
    assert "".join(parts) == text
    assert all(len(part) <= size for part in parts)


@given(st.text(alphabet="ab \n字", max_size=200), st.integers(1, 30))
def test_a_piece_ends_with_a_line_or_a_word_if_it_can(text: str, size: int) -> None:
    for part in list(pieces(text, size))[:-1]:
        assert part[-1] in " \n" or not set(part) & set(" \n")


def test_a_long_text_folds_as_a_short_one() -> None:
    text = "ＡＩ 智能體的Σ，\n" * SIZE
    assert in_pieces(fold, text) == fold(text)
