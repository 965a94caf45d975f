"""The last guard before the terminal: whatever a strip holds, no control character leaves.

Corpus text is cleaned when it is parsed; this stands behind it for everything
else that is foreign: paths, exception texts, what is pasted into a field.
"""

from __future__ import annotations

import re

UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
SHOWN_INSTEAD = "\ufffd"


def guard_text(text: str) -> str:
    """Return `text` with everything a terminal could obey made visible, one line, same length."""
    return UNSAFE.sub(SHOWN_INSTEAD, text)
