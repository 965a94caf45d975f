"""Settings: a mistake is told, never fatal; what is written back leaves the rest alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.settings import Settings, load_settings, save_setting


def load(tmp_path: Path, text: str) -> tuple[Settings, tuple[str, ...]]:
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8")
    loaded = load_settings(path)
    return loaded.settings, loaded.notices


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    loaded = load_settings(tmp_path / "none.toml")
    assert (loaded.settings, loaded.notices) == (Settings(), ())


def test_known_settings_are_taken(tmp_path: Path) -> None:
    settings, notices = load(tmp_path, 'theme = "xuan"\nfolders = ["~/news"]\nrow_height = 1\n')
    assert (settings.theme, settings.folders, settings.row_height) == ("xuan", ("~/news",), 1)
    assert notices == ()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('thema = "xuan"', "theme"),
        ("row_height = 9", "1, 2, 3"),
        ("row_height = true", "1, 2, 3"),
        ('measure = "wide"', "number"),
        ("theme = 3", "text"),
        ('folders = "~/news"', "list"),
        ("folders = [1]", "list"),
        ('read_when = "never"', "end, focus, manual"),
    ],
)
def test_a_wrong_setting_is_told_and_the_default_holds(
    tmp_path: Path, line: str, told: str
) -> None:
    settings, (notice,) = load(tmp_path, line + '\nmarkers = "ascii"\n')
    assert told in notice
    assert settings == Settings(markers="ascii")


def test_a_file_that_is_no_toml_is_told(tmp_path: Path) -> None:
    settings, (notice,) = load(tmp_path, "theme = xuan = mo")
    assert settings == Settings()
    assert "config.toml" in notice


def test_a_choice_is_written_back_with_comments_and_order_kept(tmp_path: Path) -> None:
    path = tmp_path / "new" / "config.toml"
    save_setting(path, "theme", "mo")
    path.write_text('# mine\nmeasure = 44  # wide\ntheme = "mo"\n', encoding="utf-8")
    save_setting(path, "theme", "xuan")
    assert path.read_text(encoding="utf-8") == '# mine\nmeasure = 44  # wide\ntheme = "xuan"\n'
    assert [entry.name for entry in path.parent.iterdir()] == ["config.toml"]


def test_a_broken_file_is_left_alone_rather_than_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("theme = = 1", encoding="utf-8")
    with pytest.raises(ValueError, match=r"\S"):
        save_setting(path, "theme", "mo")
    assert path.read_text(encoding="utf-8") == "theme = = 1"
