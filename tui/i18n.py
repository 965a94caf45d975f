"""The language the interface speaks: English or Simplified Chinese, by setting or locale."""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from pathlib import Path

ENGLISH = "en"
SIMPLIFIED = "zh_CN"
LANGUAGES = (ENGLISH, SIMPLIFIED)
DOMAIN = "kanbao"

_current: gettext.NullTranslations = gettext.NullTranslations()


def choose_language(asked: str, environ: Mapping[str, str]) -> str:
    """Return the language to speak: the one asked for, else the locale's, else English."""
    variables = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    wishes = [asked, *(environ.get(name, "") for name in variables)]
    wish = next((wish for wish in wishes if wish and wish != "auto"), "")
    return SIMPLIFIED if wish.lower().startswith("zh") else ENGLISH


def speak(language: str) -> None:
    """Make `_` and `plural` answer in this language from now on."""
    global _current
    if language == ENGLISH:
        _current = gettext.NullTranslations()
        return
    folder = Path(__file__).with_name("locale")
    _current = gettext.translation(DOMAIN, folder, [language], fallback=True)


def _(message: str) -> str:
    """Translate a message, here and now."""
    return _current.gettext(message)


def plural(one: str, many: str, count: int) -> str:
    """Translate a message that counts, with `{count}` filled in."""
    return _current.ngettext(one, many, count).format(count=count)


def pair(one: str, many: str) -> tuple[str, str]:
    """Mark a message of a table that counts, which `plural` translates when it is shown."""
    return one, many


def N_(message: str) -> str:
    """Mark a message of a table for translation, which `_` does when it is shown."""
    return message
