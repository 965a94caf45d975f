"""What is shipped: one wheel with two packages that runs in an empty environment."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
DATA = (
    "tui/app.tcss",
    "tui/locale/zh_CN/LC_MESSAGES/kanbao.mo",
    "corpus/text/data/t2s.txt",
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


def names_in(wheel: Path) -> list[str]:
    return zipfile.ZipFile(wheel).namelist()


def test_the_wheel_holds_two_packages_and_nothing_else(wheel: Path) -> None:
    tops = {name.partition("/")[0] for name in names_in(wheel)}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"tui", "corpus"}


def test_every_module_and_every_data_file_is_in_the_wheel(wheel: Path) -> None:
    names = set(names_in(wheel))
    sources = [*(ROOT / "tui").rglob("*.py"), *(ROOT / "corpus").rglob("*.py")]
    samples = [path for path in (ROOT / "corpus/samples").iterdir() if path.suffix != ".py"]
    expected = {path.relative_to(ROOT).as_posix() for path in (*sources, *samples)}
    assert expected | set(DATA) <= names


def test_the_wheel_runs_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "empty"
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    pip = [str(environment / "bin/pip"), "install", "--quiet", "--disable-pip-version-check"]
    lock = ["--constraint", str(plain_lock(tmp_path))]
    subprocess.run([*pip, *lock, str(wheel)], check=True)
    kanbao = str(environment / "bin/kanbao")
    # No PYTHONPATH and another folder: what answers is what was installed.
    private = {"HOME": str(tmp_path), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
    done = subprocess.run(
        [kanbao, "count"], capture_output=True, text=True, cwd=tmp_path, env=private, check=False
    )
    assert (done.returncode, int(done.stdout) >= 12) == (0, True), done.stderr


def plain_lock(folder: Path) -> Path:
    """The locked versions without hashes, which constraints may not have."""
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    pins = [line.rstrip(" \\") for line in lines if line and not line.startswith((" ", "#"))]
    path = folder / "constraints.txt"
    path.write_text("\n".join(pins), encoding="utf-8")
    return path
