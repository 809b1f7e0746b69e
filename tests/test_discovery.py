from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from beginner_lint.configuration import BadSettings, CommandLine, Configuration
from beginner_lint.diagnostic import Level
from beginner_lint.discovery import Found, find

posix = pytest.mark.skipif(sys.platform == "win32", reason="links, pipes and modes of POSIX")


def tree(folder: Path, paths: Iterable[str]) -> None:
    """Make files; a path that ends with a slash is a folder."""
    for path in paths:
        if path.endswith("/"):
            (folder / path).mkdir(parents=True, exist_ok=True)
        else:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text("x = 1\n")


def search(folder: Path, *paths: str, force_exclude: bool = False, **command_line: tuple[str, ...]) -> Found:
    configuration = Configuration(
        str(folder), lambda: [("ZEN301", "index-loop", "loops")], CommandLine(**command_line)
    )  # type: ignore[arg-type]
    return find(paths or ["."], configuration, here=str(folder), force_exclude=force_exclude)


def names(found: Found) -> list[str]:
    return [file.shown for file in found.files]


TREE = [
    "a.py",
    "b.pyi",
    "c.pyw",
    "d.txt",
    "noext",
    "pkg/m.py",
    "pkg/deep/n.py",
    "build/o.py",
    ".venv/p.py",
    "old/q.py",
]

# The named paths and options, and what is found.
NAMED = {
    "folder": (["."], {}, ["a.py", "b.pyi", "c.pyw", "old/q.py", "pkg/deep/n.py", "pkg/m.py"]),
    "file": (["a.py"], {}, ["a.py"]),
    "dot-slash": (["./pkg/../a.py"], {}, ["a.py"]),
    "any-suffix-if-named": (["noext", "d.txt"], {}, ["d.txt", "noext"]),
    "twice": (["a.py", ".", "./a.py", "pkg"], {}, ["a.py", "b.pyi", "c.pyw", "old/q.py", "pkg/deep/n.py", "pkg/m.py"]),
    "order-does-not-matter": (["pkg", "a.py"], {}, ["a.py", "pkg/deep/n.py", "pkg/m.py"]),
    "exclude-replaces-the-defaults": (["."], {"exclude": ("old", "pkg")}, [".venv/p.py", "a.py", "b.pyi", "build/o.py", "c.pyw"]),
    "extend-exclude-adds-to-them": (["."], {"extend_exclude": ("old", "pkg/deep")}, ["a.py", "b.pyi", "c.pyw", "pkg/m.py"]),
    "exclude-by-pattern": (["."], {"exclude": ("*.py",)}, ["b.pyi", "c.pyw"]),
    "named-is-wanted": (["build", "old/q.py"], {"extend_exclude": ("old",)}, ["build/o.py", "old/q.py"]),
}  # fmt: skip


@pytest.mark.parametrize(("paths", "options", "expected"), NAMED.values(), ids=NAMED.keys())
def test_named(
    tmp_path: Path, paths: list[str], options: dict[str, tuple[str, ...]], expected: list[str]
) -> None:
    tree(tmp_path, TREE)
    found = search(tmp_path, *paths, **options)
    assert names(found) == expected
    assert found.unreadable == found.remarks == []


FORCED = {
    "file": ("old/q.py", ("q.py",), []),
    "file-in-excluded-folder": ("old/q.py", ("old",), []),
    "default-excludes": ("build/o.py", (), []),
    "folder": ("old", ("old",), []),
    "folder-in-excluded-folder": ("pkg/deep", ("pkg",), []),
    "other-file": ("a.py", ("old",), ["a.py"]),
}


@pytest.mark.parametrize(("path", "exclude", "expected"), FORCED.values(), ids=FORCED.keys())
def test_force_exclude(tmp_path: Path, path: str, exclude: tuple[str, ...], expected: list[str]) -> None:
    tree(tmp_path, TREE)
    found = search(tmp_path, path, extend_exclude=exclude, force_exclude=True)
    assert names(found) == expected
    assert found.unreadable == []


def test_excludes_do_not_look_above_where_the_settings_start(tmp_path: Path) -> None:
    tree(tmp_path, ["build/project/a.py"])
    project = tmp_path / "build" / "project"
    assert names(search(project, "a.py", force_exclude=True)) == ["a.py"]
    assert names(search(project)) == ["a.py"]


def test_settings_of_the_nearest_file_are_for_each_folder(tmp_path: Path) -> None:
    tree(tmp_path, ["a.py", "one/b.py", "one/skip/c.py", "two/skip/d.py"])
    (tmp_path / "one" / "pyproject.toml").write_text(
        "[tool.beginner-lint]\nlevel = 'expert'\nexclude = ['skip']\nper-file-ignores = {'b.py' = ['loops']}\n"
    )
    found = search(tmp_path)
    assert names(found) == ["a.py", "one/b.py", "two/skip/d.py"]
    assert [file.settings.level for file in found.files] == [
        Level.INTERMEDIATE,
        Level.EXPERT,
        Level.INTERMEDIATE,
    ]
    on = [
        file.settings.enables("ZEN301", "index-loop", "loops", Level.BASICS, file.shown)
        for file in found.files
    ]
    assert on == [True, False, True]


def test_bad_settings_on_the_way_are_told(tmp_path: Path) -> None:
    tree(tmp_path, ["a.py", "deep/b.py"])
    (tmp_path / "deep" / "pyproject.toml").write_text("[tool.beginner-lint]\nlevle = 'expert'\n")
    with pytest.raises(BadSettings, match="levle"):
        search(tmp_path)


def test_paths_outside_of_the_current_folder_are_shown_whole(tmp_path: Path) -> None:
    tree(tmp_path, ["here/", "there/a.py", "hereafter/b.py"])
    assert names(search(tmp_path / "here", "../there", "../hereafter")) == [
        str(tmp_path / "hereafter" / "b.py"),
        str(tmp_path / "there" / "a.py"),
    ]


UNREADABLE = {
    "missing": ("nothing.py", "No such file or directory"),
    "missing-folder": ("no/thing.py", "No such file or directory"),
    "file-as-folder": ("a.py/b.py", "Not a directory"),
    "nul": ("a\0.py", "Not a possible path"),
    "pipe": ("pipe.py", "Not a regular file"),
    "socket": ("socket.py", "Not a regular file"),
    "device": ("/dev/null", "Not a regular file"),
    "link-to-nowhere": ("dangling.py", "No such file or directory"),
    "link-to-itself": ("loop.py", "Too many levels of symbolic links"),
}


@posix
@pytest.mark.parametrize(("path", "message"), UNREADABLE.values(), ids=UNREADABLE.keys())
def test_what_is_named_and_cannot_be_read_is_told(
    tmp_path: Path, path: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd_files(tmp_path, monkeypatch)
    found = search(tmp_path, path, "a.py")
    assert found.unreadable == [(path, message)]
    assert names(found) == ["a.py"]


def odd_files(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(folder, ["a.py"])
    os.mkfifo(folder / "pipe.py")
    monkeypatch.chdir(folder)  # the path of a socket must be short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.py")
    (folder / "dangling.py").symlink_to("nowhere.py")
    (folder / "loop.py").symlink_to("loop.py")


@posix
def test_odd_files_in_a_folder_hold_nothing_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    odd_files(tmp_path, monkeypatch)
    tree(tmp_path, ["folder.py/b.py"])
    found = search(tmp_path)
    assert names(found) == ["a.py", "folder.py/b.py"]
    assert found.unreadable == []
    assert found.remarks == [(name, "not a regular file, skipped") for name in ("pipe.py", "socket.py")]


@posix
def test_notebooks_are_not_checked_yet(tmp_path: Path) -> None:
    tree(tmp_path, ["a.ipynb", "b.py"])
    assert names(search(tmp_path)) == ["b.py"]
    assert search(tmp_path, "a.ipynb").remarks == [("a.ipynb", "notebooks are not checked yet")]


@posix
def test_links(tmp_path: Path) -> None:
    tree(tmp_path, ["work/a.py", "work/z.txt", "outside/b.py"])
    work = tmp_path / "work"
    (work / "0-a-again.py").symlink_to("a.py")
    (work / "text-as-code.py").symlink_to("z.txt")
    (work / "leads-out.py").symlink_to("../outside/b.py")
    (work / "leads-out-again.py").symlink_to("../outside/b.py")
    (work / "up").symlink_to("..")
    (work / "folder-link.py").symlink_to("../outside")
    found = search(work)
    assert [(file.shown, file.leads_out) for file in found.files] == [
        ("a.py", False),
        ("leads-out-again.py", True),
        ("text-as-code.py", False),
    ]


@posix
def test_named_links_are_wanted(tmp_path: Path) -> None:
    tree(tmp_path, ["outside/b.py"])
    (tmp_path / "link.py").symlink_to("outside/b.py")
    (tmp_path / "folder").symlink_to("outside")
    assert [(file.shown, file.leads_out) for file in search(tmp_path, "link.py").files] == [
        ("link.py", False)
    ]
    assert names(search(tmp_path, "folder")) == ["folder/b.py"]
    assert names(search(tmp_path, "folder", "outside")) == ["outside/b.py"]
    assert names(search(tmp_path, "link.py", "outside/b.py", "link.py")) == ["link.py"]


@posix
def test_two_dots_behind_a_link_mean_what_the_system_means(tmp_path: Path) -> None:
    tree(tmp_path, ["far/folder/", "far/a.py", "a.py"])
    (tmp_path / "link").symlink_to("far/folder")
    assert [file.path for file in search(tmp_path, "link/../a.py").files] == [str(tmp_path / "far" / "a.py")]


@posix
def test_folder_that_may_not_be_read(tmp_path: Path) -> None:
    tree(tmp_path, ["a.py", "closed/b.py"])
    (tmp_path / "closed").chmod(0)
    tmp_path.chmod(0o755)
    program = """
import os, sys
from beginner_lint.configuration import Configuration
from beginner_lint.discovery import find
here = sys.argv[1]
if os.geteuid() == 0:  # root may read everything, so root becomes somebody else
    os.chdir(here)
    os.setgid(12345)
    os.setuid(12345)
    here = "."
found = find(["."], Configuration(here, list, isolated=True), here=here)
print([file.shown for file in found.files], found.unreadable)
"""
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        text=True,
    )
    (tmp_path / "closed").chmod(0o755)
    assert done.stdout == "['a.py'] [('closed', 'Permission denied')]\n", done.stderr


# .gitignore files (folder -> lines) and the Python files; the real git says what is left.
IGNORE = {
    "none": ({}, ["a.py", "b/c.py"]),
    "file": ({"": "a.py"}, ["a.py", "b/a.py", "b/c.py"]),
    "anchored": ({"": "/a.py"}, ["a.py", "b/a.py"]),
    "folder": ({"": "out/"}, ["out/a.py", "b/out/c.py", "b/d.py"]),
    "folder-pattern-and-file": ({"": "out.py/"}, ["out.py", "b/out.py/c.py"]),
    "middle-slash-anchors": ({"": "b/c.py"}, ["b/c.py", "d/b/c.py"]),
    "star": ({"": "*_old.py"}, ["a_old.py", "b/c_old.py", "b/c.py"]),
    "star-stops-at-slash": ({"": "/b/*.py"}, ["b/c.py", "b/d/e.py"]),
    "two-stars": ({"": "b/**/x.py"}, ["b/x.py", "b/c/x.py", "b/c/d/x.py", "x.py"]),
    "two-stars-first": ({"": "**/gen"}, ["gen/a.py", "b/gen/c.py", "gen.py"]),
    "two-stars-last": ({"": "gen/**"}, ["gen/a.py", "gen/b/c.py", "d/gen/e.py"]),
    "negation": ({"": "*.py\n!keep.py"}, ["a.py", "keep.py", "b/keep.py"]),
    "negation-below-ignored-folder": ({"": "out/\n!out/keep.py"}, ["out/keep.py", "out/a.py"]),
    "negation-of-folder-content": ({"": "out/*\n!out/keep.py"}, ["out/keep.py", "out/a.py"]),
    "all-but-folder": ({"": "/*\n!/src\n!.gitignore"}, ["a.py", "src/b.py", "c/d.py"]),
    "last-wins": ({"": "!a.py\na.py"}, ["a.py"]),
    "nested": ({"b": "c.py"}, ["c.py", "b/c.py", "b/d/c.py"]),
    "nested-anchored": ({"b": "/c.py"}, ["b/c.py", "b/d/c.py"]),
    "nested-negation": ({"": "*.py", "b": "!c.py"}, ["c.py", "b/c.py", "b/d/c.py", "b/e.py"]),
    "nested-in-ignored-folder": ({"": "b/", "b": "!c.py"}, ["b/c.py"]),
    "deep": ({"": "x.py", "b": "!x.py", "b/c": "x.py"}, ["x.py", "b/x.py", "b/c/x.py", "b/c/d/x.py"]),
    "comment": ({"": "# a.py\n\\#b.py"}, ["a.py", "#b.py"]),
    "escaped-bang": ({"": "\\!a.py"}, ["!a.py", "a.py"]),
    "trailing-blanks": ({"": "a.py  \nb.py\\ "}, ["a.py", "b.py"]),
    "crlf": ({"": "a.py\r\nb/\r\n"}, ["a.py", "b/c.py", "d.py"]),
    "byte-order-mark": ({"": "\ufeffa.py\nb.py"}, ["a.py", "b.py", "c.py"]),
    "set": ({"": "[ab].py\n[!x]_.py"}, ["a.py", "c.py", "x_.py", "y_.py"]),
    "question-mark": ({"": "?.py"}, ["a.py", "ab.py", "b/c.py"]),
    "capitals": ({"": "A.py"}, ["a.py"]),
    "accents": ({"": "é.py"}, ["é.py", "e.py"]),
    "invalid-lines": ({"": "!\n/\n\\\na.py\n//\n***\n"}, ["b/c.py"]),
    "blank-lines": ({"": "\n\n   \na.py\n"}, ["a.py", "b.py"]),
    "dot": ({"": "./a.py"}, ["a.py"]),
    "info-exclude": ({".git/info": "a.py\nb.py", "": "!b.py"}, ["a.py", "b.py", "c.py"]),
}  # fmt: skip


def git(folder: Path, *arguments: str) -> str:
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder),
        "GIT_CONFIG_NOSYSTEM": "1",
    }
    command = ["git", "-c", "core.quotePath=false", *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, check=True, timeout=60
    ).stdout.decode()


@pytest.mark.parametrize(("ignore", "paths"), IGNORE.values(), ids=IGNORE.keys())
def test_git_ignores_the_same(tmp_path: Path, ignore: dict[str, str], paths: list[str]) -> None:
    git(tmp_path, "init", "--quiet")
    tree(tmp_path, paths)
    for folder, text in ignore.items():
        file = tmp_path / folder / ("exclude" if folder.startswith(".git") else ".gitignore")
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(text.encode())
    expected = [
        path
        for path in git(tmp_path, "ls-files", "--others", "--exclude-standard", "-z").split("\0")
        if path.endswith(".py")
    ]
    assert sorted(names(search(tmp_path, exclude=(".git",)))) == sorted(expected)


def test_git_ignores_the_same_from_a_folder_inside(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    tree(tmp_path, ["src/a.py", "src/gen/b.py", "src/keep/c.py"])
    (tmp_path / ".gitignore").write_text("gen/\n/src/keep/c.py\n")
    assert names(search(tmp_path / "src")) == ["a.py"]


def test_a_named_folder_is_wanted_though_git_ignores_it(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    tree(tmp_path, ["gen/a.py", "gen/deep/b.py", "gen/deep/c.py"])
    (tmp_path / ".gitignore").write_text("gen/\n")
    (tmp_path / "gen" / "deep" / ".gitignore").write_text("c.py\n")
    assert names(search(tmp_path, "gen")) == ["gen/a.py", "gen/deep/b.py"]
    assert names(search(tmp_path, "gen/deep")) == ["gen/deep/b.py"]
    assert names(search(tmp_path, "gen/deep/c.py")) == ["gen/deep/c.py"]


def test_ignore_files_count_without_a_repository(tmp_path: Path) -> None:
    tree(tmp_path, ["a.py", "myenv/b.py"])
    (tmp_path / ".gitignore").write_text("myenv\n")
    assert names(search(tmp_path)) == ["a.py"]


def test_a_repository_inside_is_one_of_its_own(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    tree(tmp_path, ["inner/a.py", "b/a.py"])
    git(tmp_path / "inner", "init", "--quiet")
    (tmp_path / ".gitignore").write_text("a.py\n")
    assert names(search(tmp_path)) == ["inner/a.py"]


@pytest.mark.parametrize("ignores", [False, True])
def test_what_reads_patterns_is_loaded_only_for_an_ignore_file(tmp_path: Path, ignores: bool) -> None:
    tree(tmp_path, ["a.py", "b.py"])
    if ignores:
        (tmp_path / ".gitignore").write_text("b.py\n")
    program = (
        "import sys; from beginner_lint.configuration import Configuration; from beginner_lint.discovery import find\n"
        "here = sys.argv[1]; found = find(['.'], Configuration(here, lambda: []), here=here)\n"
        "print(len(found.files), 'pathspec' in sys.modules, 'tomllib' in sys.modules, 'tomli' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == ("1 True False False\n" if ignores else "2 False False False\n")
