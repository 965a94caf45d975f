"""Patterns that are compiled when they are first needed, so that no start waits for them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial


def pattern(source: str, flags: int = 0) -> Callable[[], re.Pattern[str]]:
    """Return what compiles an expression at its first call, and gives it at every one.

    For expressions that take long: those with wide ranges of Unicode in them.

    >>> pattern("a+")() is pattern("a+")()
    True
    """
    return cache(partial(re.compile, source, flags))
