"""The last guard: nothing a terminal could obey is ever written."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from tui.app import OutputGuard
from tui.guard import UNSAFE, guard_text


@given(st.text())
def test_guarded_text_holds_no_control_character_and_keeps_its_length(text: str) -> None:
    assert not UNSAFE.search(guard_text(text))
    assert len(guard_text(text)) == len(text)


def test_segments_are_guarded_and_keep_their_style() -> None:
    bold = Style(bold=True)
    guarded = OutputGuard().apply([Segment("a\x1b]0;x\x07", bold)], Color(0, 0, 0))
    assert guarded == [Segment("a\ufffd]0;x\ufffd", bold)]


def test_harmless_segments_are_passed_on_as_they_are() -> None:
    segments = [Segment("智能体")]
    assert OutputGuard().apply(segments, Color(0, 0, 0)) is segments
