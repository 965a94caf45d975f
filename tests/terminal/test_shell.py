"""The commands of the shell: the reader's articles in forms other programs can use."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

Run = Any  # the fixture of conftest.py, which cannot be imported


UNDATED = "没有日期的一段文字，也不知道从哪里来，只是放在这里"
TAGGED = "date: 2025-05-08\ntags: [AI]"


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    dated = "date: 2025-12-15 12:08\ntags: [AI, 深圳]\nsource: 日报"
    texts = {
        "a.md": f"---\ntitle: 深圳大模型\n{dated}\n---\n正文。\n",
        "b.md": f"---\ntitle: 智能體\n{TAGGED}\n---\n# 智能體\n\n一段**重点：**内容。\n",
        "c.txt": f"{UNDATED}。\n第二段。\n",
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_search_prints_the_best_first_as_json_with_every_field(kanbao: Run, news: Path) -> None:
    done = kanbao("search", "-L", str(news), "--json", "智能体")
    (found,) = map(json.loads, done.stdout.splitlines())
    assert {key: found[key] for key in ("title", "published", "source", "tags", "reason")} == {
        "title": "智能體",
        "published": "2025-05-08T00:00:00",
        "source": "",
        "tags": ["AI"],
        "reason": "title",
    }
    assert found["path"] == str(news / "b.md")
    assert (found["read"], found["starred"], found["queued"]) == (False, False, False)
    assert isinstance(found["id"], int)
    assert isinstance(found["score"], int)
    assert "重点：内容" in found["snippet"]


def test_list_prints_the_newest_first_and_the_undated_last(kanbao: Run, news: Path) -> None:
    lines = kanbao("list", "-L", str(news), "--tsv").stdout.splitlines()
    rows = [line.split("\t") for line in lines]
    assert [row[3] for row in rows] == [
        "深圳大模型",
        "智能體",
        UNDATED,
    ]
    assert [row[1] for row in rows] == ["2025-12-15 12:08", "2025-05-08", ""]
    assert {len(row) for row in rows} == {5}


def test_paths_are_absolute_and_one_a_line(kanbao: Run, news: Path) -> None:
    done = kanbao("list", "-l", "#AI", "-L", str(news))
    assert done.stdout.splitlines() == [str(news / "a.md"), str(news / "b.md")]


@pytest.mark.parametrize(
    ("query", "count"),
    [
        (["#AI"], 2),
        (["-深圳"], 2),
        (["#AI", "-深圳"], 1),
        (["is:unread"], 3),
        ([], 3),
        (["date:2025-05"], 1),
        (["--", "-深圳"], 2),
    ],
)
def test_count_counts_what_fits(kanbao: Run, news: Path, query: list[str], count: int) -> None:
    done = kanbao("count", "-L", str(news), *query)
    assert (done.stdout, done.returncode) == (f"{count}\n", 0)


def test_nothing_found_is_told_by_the_exit_code(kanbao: Run, news: Path) -> None:
    for command in ("search", "list", "count"):
        assert kanbao(command, "-L", str(news), "量子").returncode == 1


def test_options_stand_before_or_after_the_command(kanbao: Run, news: Path) -> None:
    before = kanbao("-L", str(news), "--lang", "zh_CN", "list", "--tsv")
    after = kanbao("list", "--tsv", "--lang=zh_CN", f"--library={news}")
    assert before.stdout == after.stdout != ""


def test_a_mistyped_option_is_told_and_not_searched_for(kanbao: Run, news: Path) -> None:
    done = kanbao("list", "-L", str(news), "--jsn")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--jsn" in done.stderr


def test_many_queries_are_answered_from_one_start(kanbao: Run, news: Path) -> None:
    done = kanbao("search", "--stdin", "-L", str(news), input="智能体\n量子\n")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(a["query"], len(a["results"])) for a in answers] == [("智能体", 1), ("量子", 0)]
    assert done.returncode == 0


def test_marks_are_acknowledged_and_seen_by_the_next_command(kanbao: Run, news: Path) -> None:
    path = str(news / "a.md")
    done = kanbao("mark", "star", path, "-L", str(news))
    assert (done.stdout, done.returncode) == (f"ACK {path}\n", 0)
    starred = kanbao("list", "--json", "is:starred", "-L", str(news)).stdout
    id = json.loads(starred)["id"]
    done = kanbao("mark", "later", "--stdin", "-L", str(news), input=f"{id}\n{path}\n99999\n")
    assert (done.stdout, done.returncode) == (f"ACK {id}\nACK {path}\n", 1)
    assert "99999" in done.stderr
    assert kanbao("count", "is:queued", "-L", str(news)).stdout == "1\n"
    assert kanbao("count", "is:unread", "-L", str(news)).stdout == "2\n"


def test_mark_wants_to_know_how(kanbao: Run, news: Path) -> None:
    assert kanbao("mark", "gone", str(news / "a.md")).returncode == 2
    assert kanbao("mark").returncode == 2


def test_show_prints_the_typeset_text_of_a_path_an_id_or_a_pipe(kanbao: Run, news: Path) -> None:
    by_path = kanbao("show", str(news / "b.md"), "--width", "40").stdout
    assert "一段重点：内容。" in by_path
    assert "\x1b" not in by_path
    id = json.loads(kanbao("search", "智能體", "--json", "-L", str(news)).stdout)["id"]
    assert kanbao("show", str(id), "--width=40", "-L", str(news)).stdout == by_path
    piped = kanbao("show", "-", input="---\ntitle: 管道\n---\n来的*文字*。\n").stdout
    assert piped.startswith("管道\n")
    assert "来的文字。" in piped


def test_show_knows_the_original_and_json(kanbao: Run, news: Path) -> None:
    original = kanbao("show", "--original", str(news / "b.md")).stdout
    assert original.startswith("---\ntitle: 智能體\n")
    record = json.loads(kanbao("show", "--json", str(news / "b.md")).stdout)
    assert record["title"] == "智能體"
    assert record["outline"] == [{"level": 1, "text": "智能體"}]
    assert "一段重点：内容。" in record["lines"]
    assert record["problems"] == []


def test_show_of_what_is_not_there_says_so(kanbao: Run, news: Path) -> None:
    done = kanbao("show", str(news / "none.md"))
    assert (done.returncode, done.stdout) == (1, "")
    assert "no such file" in done.stderr
    assert kanbao("show", "4711", "-L", str(news)).returncode == 1
    assert kanbao("show").returncode == 2


def test_tags_are_counted(kanbao: Run, news: Path) -> None:
    done = kanbao("tags", "--json", "-L", str(news))
    assert list(map(json.loads, done.stdout.splitlines())) == [
        {"tag": "AI", "total": 2, "unread": 2},
        {"tag": "深圳", "total": 1, "unread": 1},
    ]


def test_check_names_every_file_that_could_not_be_fully_read(kanbao: Run, news: Path) -> None:
    assert kanbao("check", str(news)).returncode == 0
    (news / "empty.md").write_bytes(b"")
    (news / "binary.md").write_bytes(bytes(range(32)) * 20)
    (news / "date.md").write_text("---\ntitle: 日期\ndate: 2017-16-26\n---\n字\n", encoding="utf-8")
    done = kanbao("check", str(news))
    assert done.returncode == 1
    assert f"{news}/date.md:3: this date is not understood: 2017-16-26" in done.stdout
    assert f"{news}/empty.md: it is empty" in done.stdout
    assert len(done.stdout.splitlines()) == 3
    records = map(json.loads, kanbao("check", "--json", str(news)).stdout.splitlines())
    assert {(Path(r["path"]).name, r["line"]) for r in records} == {
        ("empty.md", None),
        ("binary.md", None),
        ("date.md", 3),
    }


def test_what_is_no_article_is_told_and_never_marked(kanbao: Run, news: Path) -> None:
    done = kanbao("mark", "read", "--stdin", "-L", str(news), input=f"\n{news}\n{'9' * 30}\n")
    assert (done.returncode, done.stdout) == (1, "")
    assert kanbao("count", "is:unread", "-L", str(news)).stdout == "3\n"
    assert kanbao("show", str(news)).returncode == 1


@pytest.mark.parametrize("place", ["x" * 300, "~nosuchuser/x", "a\nb"])
def test_an_odd_place_is_a_missing_one(kanbao: Run, place: str) -> None:
    done = kanbao("list", "-L", place)
    assert (done.returncode, len(done.stderr.splitlines())) == (3, 1)


def test_a_value_may_follow_its_option_without_a_space(kanbao: Run, news: Path) -> None:
    done = kanbao("search", "字 | 段 | 文", f"-L{news}", "-n1", "-l")
    assert len(done.stdout.splitlines()) == 1
    assert kanbao("search", "文", "-n", "0").returncode == 2


def test_talk_holds_no_control_characters_either(kanbao: Run) -> None:
    done = kanbao("show", "x\x1b]0;PWN\x07.md")
    assert "\x1b" not in done.stderr


def test_a_missing_library_is_exit_code_three(kanbao: Run, tmp_path: Path) -> None:
    for command in ("list", "count", "search", "tags", "check"):
        done = kanbao(command, "-L", str(tmp_path / "none"))
        assert (done.returncode, done.stdout) == (3, "")
        assert "no such file or folder" in done.stderr


def test_a_folder_that_shares_a_name_with_a_command_opens_by_its_path(
    kanbao: Run, tmp_path: Path
) -> None:
    (tmp_path / "list").mkdir()
    assert "terminal" in kanbao("./list").stderr


def test_keys_and_paths_are_told(kanbao: Run) -> None:
    assert "article.done" in kanbao("keys").stdout
    assert "config.toml" in kanbao("paths").stdout


def test_messages_are_chinese_when_asked(kanbao: Run, tmp_path: Path) -> None:
    done = kanbao("list", "--lang", "zh_CN", "-L", str(tmp_path / "none"))
    assert "没有这个文件或文件夹" in done.stderr


def test_a_wrong_setting_is_told_and_does_not_stop_the_command(
    kanbao: Run, news: Path, tmp_path: Path
) -> None:
    config = tmp_path / "own.toml"
    config.write_text(f'folders = ["{news}"]\nthemes = "mo"\n', encoding="utf-8")
    done = kanbao("count", "--config", str(config))
    assert done.stdout == "3\n"
    assert "theme" in done.stderr


def test_a_closed_pipe_ends_quietly(environ: dict[str, str], news: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "tui", "list", "-L", str(news)],
        stdout=writer,
        stderr=subprocess.PIPE,
        env=environ,
        check=False,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_name_that_is_no_text_is_listed_and_can_be_opened(kanbao: Run, tmp_path: Path) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    (Path(os.fsdecode(bytes(folder) + b"/\xff\xfe.md"))).write_text(
        "# 名字\n\n字\n", encoding="utf-8"
    )
    (record,) = map(json.loads, kanbao("list", "--json", "-L", str(folder)).stdout.splitlines())
    assert record["title"] == "名字"
    assert Path(record["path"]).exists()
