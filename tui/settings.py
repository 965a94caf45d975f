"""What the user chose: one frozen dataclass, read from `config.toml`.

A wrong setting never stops the start: the default holds and a notice names the
file, the key and the nearest known key. What is chosen in the reader is written
back with the user's comments and order kept.
"""

from __future__ import annotations

import os
import tempfile
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

from tui.i18n import _

FILE_NAME = "config.toml"

Value = str | int | list[str]
"""What one setting can hold."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting with its default."""

    folders: tuple[str, ...] = ()
    """The library: folders and files opened when none is named."""

    language: Literal["auto", "en", "zh_CN"] = "auto"
    """The language of the interface; auto follows the locale."""

    theme: str = "mo"
    """Any theme of the palette's theme list."""

    row_height: Literal[1, 2, 3] = 2
    """Lines of a row in the list."""

    measure: int = 40
    """Han characters in a line of text at most."""

    markers: Literal["unicode", "ascii"] = "unicode"
    """How unread, later, begun and star are drawn."""

    read_when: Literal["end", "focus", "manual"] = "end"
    """When an article becomes read by itself."""


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """Settings as they hold, and a line for everything that was wrong with the file."""

    settings: Settings
    notices: tuple[str, ...] = ()


def load_settings(path: Path) -> LoadedSettings:
    """Read the settings file; a missing one is no mistake."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return LoadedSettings(Settings())
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return LoadedSettings(Settings(), (f"{path}: {error}",))
    return _checked(data, path)


def _checked(data: Mapping[str, Any], path: Path) -> LoadedSettings:
    """Keep what is known and well typed; say what is not."""
    types = get_type_hints(Settings)
    known: dict[str, Any] = {}
    notices = []
    for key, value in data.items():
        if key not in types:
            nearest = get_close_matches(key, types, n=1)
            hint = _("; did you mean {key}?").format(key=nearest[0]) if nearest else ""
            notices.append(_("{path}: unknown setting {key}").format(path=path, key=key) + hint)
        elif (problem := _mistake(value, types[key])) is not None:
            notices.append(f"{path}: {key}: {problem}")
        else:
            known[key] = tuple(value) if isinstance(value, list) else value
    return LoadedSettings(Settings(**known), tuple(notices))


def _mistake(value: object, wanted: Any) -> str | None:  # noqa: ANN401  (a type form)
    """Return what is wrong with a value, or None."""
    if get_origin(wanted) is Literal:
        choices = get_args(wanted)
        if value not in choices or isinstance(value, bool):
            return _("must be one of {choices}").format(choices=", ".join(map(str, choices)))
        return None
    if wanted is int:
        valid = isinstance(value, int) and not isinstance(value, bool) and 10 <= value <= 200
        return None if valid else _("must be a number from 10 to 200")
    if wanted is str:
        return None if isinstance(value, str) else _("must be text")
    valid = isinstance(value, list) and all(isinstance(item, str) for item in value)
    return None if valid else _("must be a list of texts")


def save_setting(path: Path, key: str, value: Value) -> None:
    """Write one choice into the settings file, all else in it untouched.

    Raises:
        OSError: if the file cannot be written.
        ValueError: if the file is no TOML, and so is better left alone.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    assert key in {field.name for field in fields(Settings)}
    try:
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        document = tomlkit.parse(text)
    except TOMLKitError as error:
        raise ValueError(str(error)) from error
    document[key] = value
    _replace(path, tomlkit.dumps(document))


def _replace(path: Path, text: str) -> None:
    """Put a new text in a file's place at once: a crash leaves the old or the new one."""
    # A link to a file kept elsewhere stays a link.
    path = path.resolve()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", dir=path.parent, prefix=path.name, delete=False
    ) as draft:
        try:
            draft.write(text)
            draft.flush()
            os.fsync(draft.fileno())
        except OSError:
            Path(draft.name).unlink()
            raise
    Path(draft.name).replace(path)
