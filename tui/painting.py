"""A typeset line → segments in the colours of its roles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from rich.segment import Segment
from rich.style import Style
from textual.selection import Selection

from tui.typeset import Line, Role

SLANTED = "slanted"
"""Emphasis where the letters have a slant; Han is emphasised by weight."""

ROLES = (*map(str, Role), SLANTED)
"""The roles a style sheet gives colours to."""

Stretch = tuple[int, int]
"""Characters of a line, from the first up to the last."""


def paint_line(
    line: Line, paint: Callable[..., Style], selected: Stretch | None = None
) -> list[Segment]:
    """Cut a line where a role begins or ends, and paint the pieces.

    Args:
        line: What to paint.
        paint: Returns the style of roles laid over each other.
        selected: The characters selected with the mouse.
    """
    edges = {0, len(line.text), *(selected or ())}
    edges.update(edge for span in line.spans for edge in (span.start, span.end))
    stretches = pairwise(sorted(edge for edge in edges if edge <= len(line.text)))
    return [_paint(line, stretch, paint, selected) for stretch in stretches]


def _paint(
    line: Line, stretch: Stretch, paint: Callable[..., Style], selected: Stretch | None
) -> Segment:
    start, end = stretch
    text = line.text[start:end]
    spans = [span for span in line.spans if span.start <= start and end <= span.end]
    style = paint(line.role, *_shown([span.role for span in spans], text))
    if selected is not None and selected[0] <= start and end <= selected[1]:
        style += Style(reverse=True)
    if target := next((span.target for span in spans if span.target), ""):
        # As a parsed action: what stands in a text is never read as one.
        style += Style.from_meta({"@click": ("", "click_target", (target,))})
    return Segment(text, style)


def _shown(roles: Sequence[Role], text: str) -> list[str]:
    slanted = Role.EMPHASIS in roles and text.isascii()
    return [SLANTED if slanted and role is Role.EMPHASIS else str(role) for role in roles]


def stretch_of(selection: Selection | None, number: int, size: int) -> Stretch | None:
    """Return which characters of a line are selected, if any."""
    span = selection.get_span(number) if selection is not None else None
    if span is None:
        return None
    start, end = span
    return max(0, min(start, size)), size if end < 0 else max(0, min(end, size))
