"""Where the program puts its own files, and who may read them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.locations import Locations, make_private


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder in which nothing is set."""
    for name in ("XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def strict_umask() -> Iterator[None]:
    """A umask that leaves the user himself nothing."""
    former = os.umask(0o777)
    yield
    os.umask(former)


def folders(locations: Locations) -> tuple[Path, Path, Path]:
    return locations.state, locations.cache, locations.config


def test_each_folder_lies_in_the_home_and_has_the_name_of_the_program(home: Path) -> None:
    for folder in folders(Locations.of_user()):
        assert folder.is_relative_to(home)
        assert "kanbao" in folder.parts


def test_asking_for_folders_makes_none(home: Path) -> None:
    Locations.of_user()
    assert not list(home.iterdir())


def test_variables_choose_the_folders(monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in ("STATE", "CACHE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", f"/chosen/{kind.lower()}")
    assert folders(Locations.of_user()) == (
        Path("/chosen/state/kanbao"),
        Path("/chosen/cache/kanbao"),
        Path("/chosen/config/kanbao"),
    )


@pytest.mark.parametrize("value", ["", "   ", "relative", "./here", "~/there"])
def test_variables_that_are_empty_or_relative_are_ignored(
    home: Path, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    usual = Locations.of_user()
    for kind in ("STATE", "CACHE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", value)
    assert Locations.of_user() == usual


def test_without_any_home_it_is_said_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HOME")
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    monkeypatch.setattr("pwd.getpwuid", lambda uid: (_ for _ in ()).throw(KeyError(uid)))
    with pytest.raises(CorpusError, match="HOME"):
        Locations.of_user()


def test_a_private_folder_and_all_that_is_made_for_it_are_the_users_alone(tmp_path: Path) -> None:
    make_private(tmp_path / "a" / "b" / "c")
    for folder in ("a", "a/b", "a/b/c"):
        assert (tmp_path / folder).stat().st_mode & 0o777 == 0o700


@pytest.mark.usefixtures("strict_umask")
def test_a_private_folder_is_the_users_own_whatever_the_umask(tmp_path: Path) -> None:
    make_private(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").stat().st_mode & 0o777 == 0o700


def test_a_folder_that_stands_keeps_its_rights(tmp_path: Path) -> None:
    tmp_path.chmod(0o750)
    make_private(tmp_path)
    assert tmp_path.stat().st_mode & 0o777 == 0o750


def test_a_file_in_place_of_the_folder_is_an_error_and_stays(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("mine")
    for folder in (file, file / "below"):
        with pytest.raises(OSError):
            make_private(folder)
    assert file.read_text() == "mine"
