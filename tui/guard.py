"""The last guard before the terminal: whatever a strip holds, no control character leaves.

Corpus text is cleaned when it is parsed; this stands behind it for everything
else that is foreign: paths, exception texts, what is pasted into a field.
"""

from __future__ import annotations

import re

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
SHOWN_INSTEAD = "\ufffd"


def guard_text(text: str) -> str:
    """Return `text` with everything a terminal could obey made visible, one line, same length."""
    return UNSAFE.sub(SHOWN_INSTEAD, text)


class OutputGuard(LineFilter):
    """Replaces control characters in every segment that is about to be written."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments, harmless; almost always the very list that came in."""
        if not any(UNSAFE.search(segment.text) for segment in segments):
            return segments
        return [Segment(guard_text(text), style, None) for text, style, _ in segments]
