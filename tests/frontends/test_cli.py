"""The command as people run it: real processes."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from beginner_lint import __version__

VERSION = f"{sys.version_info[0]}.{sys.version_info[1]}"

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "beginner_lint"]

OLD = "for i in xrange(3):\n    print(i)\n"
NEW = OLD.replace("xrange", "range")
# Nobody knows what `xs` is, so the fix is unsafe.
UNSAFE = "def show(xs):\n    for i in range(len(xs)):\n        print(xs[i])\n"
CLEAN = "print(1)\n"
FILLED = "# filler\n" * 500 + OLD * 5

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals, pipes and modes of POSIX")


def run(
    folder: Path, *arguments: str | bytes, stdin: str | bytes | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the command in `folder`; its output is bytes."""
    plain = {name: value for name, value in os.environ.items() if not name.endswith("COLOR")}
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=folder,
        env={**plain, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **environment},
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        timeout=120,
    )


def text(output: bytes) -> str:
    return output.decode().replace("\r\n", "\n")


def told(folder: Path, *arguments: str | bytes, stdin: str | bytes | None = None) -> tuple[str, str, int]:
    """Run the command; return standard output, standard error, and the exit status."""
    done = run(folder, *arguments, stdin=stdin)
    return text(done.stdout), text(done.stderr), done.returncode


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a file of each kind."""
    (tmp_path / "old.py").write_text(OLD)
    (tmp_path / "unsafe.py").write_text(UNSAFE)
    (tmp_path / "clean.py").write_text(CLEAN)
    (tmp_path / "broken.py").write_text("def f(:\n")
    (tmp_path / "bytes.py").write_bytes(b"x = '\xff'\n")
    (tmp_path / "empty").mkdir()
    return tmp_path


STATUS = {
    "clean": ("clean.py", 0),
    "nothing-to-look-at": ("empty", 0),
    "finding": ("old.py", 1),
    "syntax-error": ("broken.py", 1),
    "missing": ("nothing.py", 2),
    "missing-and-clean": ("nothing.py clean.py", 2),
    "undecodable": ("bytes.py", 2),
    "failure-wins-over-finding": ("old.py bytes.py", 2),
    "command": ("check old.py", 1),
    "exit-zero": ("--exit-zero old.py", 0),
    "exit-zero-short": ("-e old.py broken.py", 0),
    "exit-zero-is-not-for-failures": ("--exit-zero bytes.py", 2),
    "exit-zero-is-not-for-missing-files": ("--exit-zero nothing.py", 2),
    "ignored": ("--ignore xrange old.py", 0),
    "not-selected": ("--select ZEN3 old.py", 0),
    "beyond-level": ("--level basics --select ZEN3 old.py", 0),
    "all-fixed": ("--fix old.py", 0),
    "not-all-fixed": ("--fix old.py unsafe.py", 1),
    "all-fixed-with-unsafe": ("--fix --unsafe-fixes old.py unsafe.py", 0),
    "fixed-and-told-so": ("--fix --exit-non-zero-on-fix old.py", 1),
    "nothing-fixed-and-told-so": ("--fix --exit-non-zero-on-fix clean.py", 0),
    "fixed-and-told-so-but-zero": ("--fix --exit-non-zero-on-fix --exit-zero old.py", 0),
    "fix-of-a-syntax-error": ("--fix broken.py", 1),
    "fix-of-undecodable": ("--fix bytes.py", 2),
    "difference": ("--diff old.py", 1),
    "no-difference": ("--diff clean.py", 0),
    "no-difference-without-unsafe": ("--diff unsafe.py", 0),
    "difference-with-unsafe": ("--diff --unsafe-fixes unsafe.py", 1),
    "difference-and-fix-changes-nothing": ("--diff --fix old.py", 1),
    "difference-of-a-syntax-error": ("--diff broken.py", 1),
    "difference-of-undecodable": ("--diff bytes.py old.py", 2),
    "difference-but-zero": ("--diff --exit-zero old.py", 0),
    "statistics": ("--statistics old.py", 1),
    "json": ("--output-format json old.py", 1),
    "quiet": ("-q old.py", 1),
    "no-cache": ("--no-cache old.py", 1),
    "version": ("--version", 0),
    "help": ("--help", 0),
    "rules": ("rules", 0),
    "explain": ("explain xrange", 0),
    "explain-by-code": ("explain zen201", 0),
    "explain-failure": ("explain ZEN002", 0),
    "explain-unknown": ("explain nothing", 2),
    "explain-without-rule": ("explain", 2),
    "unknown-option": ("--nothing old.py", 2),
    "shortened-option": ("--stat old.py", 2),
    "unknown-format": ("--output-format xml old.py", 2),
    "unknown-level": ("--level hard old.py", 2),
    "unknown-selector": ("--select nothing old.py", 2),
    "no-number-of-jobs": ("--jobs 0 old.py", 2),
    "config-missing": ("--config nothing.toml old.py", 2),
    "config-and-isolated": ("--config a.toml --isolated old.py", 2),
    "stdin-and-files": ("- old.py", 2),
}


@pytest.mark.parametrize(("line", "status"), STATUS.values(), ids=STATUS.keys())
def test_exit_status(folder: Path, line: str, status: int) -> None:
    before = {path.name: path.read_bytes() for path in folder.glob("*.py")}
    done = run(folder, *line.split())
    assert done.returncode == status, done.stderr
    assert b"Traceback" not in done.stderr
    if "--fix" not in line or "--diff" in line:
        assert {path.name: path.read_bytes() for path in folder.glob("*.py")} == before


@posix
def test_what_cannot_be_written_is_told_with_status_2(folder: Path) -> None:
    (folder / "old.py").chmod(0o444)
    output, complaint, status = told(folder, "--fix", "--output-format", "concise", "old.py")
    assert status == 2
    assert complaint == "warning: old.py: not fixed: the file is read-only\n"
    assert output.startswith("old.py:1:10: ZEN201")
    assert (folder / "old.py").read_text() == OLD


def test_concise(folder: Path) -> None:
    assert told(folder, "--output-format", "concise", "old.py", "unsafe.py", "nothing.py", "broken.py") == (
        f"broken.py:1:7: ZEN001 Python {VERSION} cannot read this: invalid syntax (syntax-error)\n"
        "nothing.py:1:1: ZEN002 No such file or directory (unreadable-file)\n"
        "old.py:1:10: ZEN201 [*] `xrange` is gone in Python 3; use `range`, which counts lazily in the same way (xrange)\n"
        "unsafe.py:2:5: ZEN301 No index needed here: `for x in xs` gives each element (index-loop)\n"
        "Found 4 diagnostics.\n"
        "[*] 1 fixable with `--fix` (1 unsafe fix available with `--fix --unsafe-fixes`).\n",
        "",
        2,
    )


def test_full_is_the_default(folder: Path) -> None:
    output, complaint, status = told(folder, "old.py")
    assert output == (
        "ZEN201 [*] `xrange` is gone in Python 3; use `range`, which counts lazily in the same way (xrange)\n"
        " --> old.py:1:10\n"
        "  |\n"
        "1 | for i in xrange(3):\n"
        "  |          ^^^^^^\n"
        "2 |     print(i)\n"
        "  |\n"
        "help: Replace `xrange` by `range`\n"
        "  |\n"
        "  - for i in xrange(3):\n"
        "1 + for i in range(3):\n"
        "2 |     print(i)\n"
        "  |\n"
        "\n"
        "Found 1 diagnostic.\n"
        "[*] 1 fixable with `--fix`.\n"
        "To learn more: `beginner-lint explain ZEN201`.\n"
    )
    assert (complaint, status) == ("", 1)


def test_neither_order_nor_hashes_change_what_is_told(folder: Path) -> None:
    for number in range(60):
        (folder / f"filled{number}.py").write_text(FILLED)
    names = sorted(path.name for path in folder.glob("*.py"))
    told_first = run(folder, "--no-cache", ".", PYTHONHASHSEED="0")
    assert text(told_first.stdout).count("ZEN201 ") == 301
    for seed in ("1", "2"):
        told_again = run(folder, "--no-cache", *names[:: -1 if seed == "1" else 1], PYTHONHASHSEED=seed)
        assert (told_again.stdout, told_again.stderr) == (told_first.stdout, told_first.stderr)


def test_nothing_found(folder: Path) -> None:
    assert told(folder, "clean.py") == ("All checks passed!\n", "", 0)
    assert told(folder, "-q", "clean.py") == ("", "", 0)
    warning = "warning: No Python files found under the given path(s)\n"
    assert told(folder, "empty") == ("All checks passed!\n", warning, 0)
    assert told(folder, "-q", "empty") == ("", "", 0)


def test_the_current_folder_is_the_default(folder: Path) -> None:
    shown = json.loads(told(folder, "--output-format", "json")[0])
    assert [Path(entry["filename"]).name for entry in shown] == [
        "broken.py",
        "bytes.py",
        "old.py",
        "unsafe.py",
    ]


def test_show_fixes(folder: Path) -> None:
    assert told(folder, "--fix", "--show-fixes", "old.py") == (
        "Fixed 1 diagnostic:\n- old.py:\n    1 × ZEN201 (xrange)\n\nFound 1 diagnostic (1 fixed, 0 remaining).\n",
        "",
        0,
    )
    assert (folder / "old.py").read_text() == NEW


def test_diff(folder: Path) -> None:
    assert told(folder, "--diff", "old.py", "unsafe.py") == (
        "--- old.py\n+++ old.py\n@@ -1,2 +1,2 @@\n-for i in xrange(3):\n+for i in range(3):\n     print(i)\n",
        "Would fix 1 diagnostic (1 more with `--unsafe-fixes`).\n",
        1,
    )
    assert told(folder, "--diff", "clean.py") == ("", "Nothing to fix.\n", 0)


@posix
@pytest.mark.parametrize("old", [OLD, OLD.replace("\n", "\r\n"), "\ufeff" + OLD, OLD.rstrip("\n")], ids=repr)
def test_the_difference_can_be_applied(folder: Path, old: str) -> None:
    (folder / "old.py").write_bytes(old.encode())
    patch = run(folder, "--diff", "old.py").stdout
    subprocess.run(["git", "apply", "-p0"], cwd=folder, input=patch, check=True)
    assert (folder / "old.py").read_bytes() == old.replace("xrange", "range").encode()


def test_statistics(folder: Path) -> None:
    (folder / "more.py").write_text(OLD + OLD)
    output, _, _ = told(folder, "--statistics", "more.py", "old.py", "unsafe.py")
    assert output.splitlines()[:2] == ["3\tZEN201\t[*] xrange", "1\tZEN301\t[ ] index-loop"]
    rows = json.loads(told(folder, "--statistics", "--output-format", "json", "more.py")[0])
    assert rows == [{"code": "ZEN201", "name": "xrange", "count": 2, "fixable": True, "fixable_count": 2}]


def test_json(folder: Path) -> None:
    output, complaint, status = told(folder, "--output-format", "json", "old.py")
    assert (complaint, status) == ("", 1)
    assert json.loads(output) == [
        {
            "cell": None,
            "code": "ZEN201",
            "end_location": {"column": 16, "row": 1},
            "filename": str(folder / "old.py"),
            "fix": {
                "applicability": "safe",
                "assumption": None,
                "edits": [
                    {
                        "content": "range",
                        "end_location": {"column": 16, "row": 1},
                        "location": {"column": 10, "row": 1},
                    }
                ],
                "message": "Replace `xrange` by `range`",
            },
            "location": {"column": 10, "row": 1},
            "message": "`xrange` is gone in Python 3; use `range`, which counts lazily in the same way",
            "name": "xrange",
            "noqa_row": 1,
            "not_fixed": None,
            "notes": [],
            "related": [],
            "severity": "warning",
            "url": None,
        }
    ]


def test_json_has_what_ruff_has(folder: Path) -> None:
    (folder / "unused.py").write_text("import os\n")
    command = [sys.executable, "-m", "ruff", "check", "--isolated", "--no-cache", "--output-format", "json"]
    if subprocess.run([*command[:3], "--version"], capture_output=True).returncode:
        pytest.skip("ruff is not installed")
    done = subprocess.run([*command, "--select", "F401", "unused.py"], cwd=folder, capture_output=True)
    [theirs], [ours] = (
        json.loads(done.stdout),
        json.loads(told(folder, "--output-format", "json", "old.py")[0]),
    )
    assert set(ours) >= set(theirs) - {"noqa_row", "severity", "url"}
    assert set(ours["fix"]) >= set(theirs["fix"])
    assert set(ours["fix"]["edits"][0]) == set(theirs["fix"]["edits"][0])


def test_json_is_empty_where_nothing_is_found(folder: Path) -> None:
    assert told(folder, "--output-format", "json", "clean.py") == ("[]\n", "", 0)


def test_github(folder: Path) -> None:
    output, _, _ = told(folder, "--output-format", "github", "old.py", "broken.py")
    assert output.splitlines()[1] == (
        f"::warning title=beginner-lint (ZEN201),file={folder / 'old.py'},line=1,endLine=1,col=10,endColumn=16"
        "::old.py:1:10: ZEN201 `xrange` is gone in Python 3; use `range`, which counts lazily in the same way (xrange)"
        "%0A  help: Replace `xrange` by `range`"
    )
    assert output.startswith("::error title=beginner-lint (ZEN001)")


STDIN = {
    "clean": ([], CLEAN, "All checks passed!\n", "", 0),
    "fix": (["--fix"], OLD, NEW, "Found 1 diagnostic (1 fixed, 0 remaining).\n", 0),
    "fix-of-clean": (["--fix"], CLEAN, CLEAN, "All checks passed!\n", 0),
    "fix-quiet": (["--fix", "-q"], OLD, NEW, "", 0),
    "fix-excluded": (
        ["--fix", "-q", "--force-exclude", "--exclude", "old.py", "--stdin-filename", "old.py"],
        OLD,
        OLD,
        "",
        0,
    ),
    "excluded-but-not-forced": (["--fix", "-q", "--exclude", "old.py", "--stdin-filename", "old.py"], OLD, NEW, "", 0),
    "fix-of-a-syntax-error": (["--fix", "--output-format", "concise", "-q"], "def f(:\n", "def f(:\n", None, 1),
    "fix-of-crlf": (["--fix", "-q"], OLD.replace("\n", "\r\n").encode(), NEW.replace("\n", "\r\n").encode(), "", 0),
    "fix-of-undecodable": (["--fix", "-q"], b"x = '\xff'\n", b"x = '\xff'\n", None, 2),
    "diff": (
        ["--diff", "-q"],
        OLD,
        "@@ -1,2 +1,2 @@\n-for i in xrange(3):\n+for i in range(3):\n     print(i)\n",
        "",
        1,
    ),
    "empty": (["--fix", "-q"], "", "", "", 0),
}  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "given", "output", "complaint", "status"), STDIN.values(), ids=STDIN.keys()
)
def test_standard_input(
    folder: Path,
    arguments: list[str],
    given: str | bytes,
    output: str | bytes,
    complaint: str | None,
    status: int,
) -> None:
    done = run(folder, *arguments, "-", stdin=given)
    assert done.stdout == (output.encode() if isinstance(output, str) else output)
    assert complaint is None or text(done.stderr) == complaint
    assert done.returncode == status
    assert (folder / "old.py").read_text() == OLD


def test_standard_input_is_called_what_it_is_said_to_be_called(folder: Path) -> None:
    (folder / "lib").mkdir()
    (folder / "lib" / "pyproject.toml").write_text("[tool.beginner-lint]\nignore = ['xrange']\n")
    arguments = ["--output-format", "concise", "-q", "--stdin-filename"]
    assert told(folder, *arguments, "new.py", "-", stdin=OLD)[0].startswith("new.py:1:10: ZEN201")
    assert told(folder, *arguments, "lib/new.py", "-", stdin=OLD) == ("", "", 0)
    assert told(folder, *arguments[:-1], "-", stdin=OLD)[0].startswith("-:1:10: ZEN201")


def test_a_path_that_is_called_like_a_command(folder: Path) -> None:
    (folder / "rules").mkdir()
    (folder / "rules" / "old.py").write_text(OLD)
    output, note, status = told(folder, "rules")
    assert output.startswith("code ")
    assert (
        note
        == "note: `rules` is taken as the command; for the path of that name write `./rules` or `check rules`\n"
    )
    assert status == 0
    for line in ["./rules"], ["check", "rules"]:
        output, note, status = told(folder, "-q", *line) if line[0] != "check" else told(folder, *line, "-q")
        assert output.startswith("ZEN201")
        assert (note, status) == ("", 1)


def test_settings_and_mistakes_in_them(folder: Path) -> None:
    settings = folder / "pyproject.toml"
    settings.write_text("[tool.beginner-lint]\nignore = ['xrange']\n")
    assert told(folder, "-q", "old.py") == ("", "", 0)
    assert told(folder, "-q", "--isolated", "old.py")[2] == 1
    settings.write_text("[tool.beginner-lint]\nlevle = 'expert'\n")
    complaint = f"beginner-lint: error: {settings}: unknown key 'levle' in [tool.beginner-lint]; did you mean 'level'?\n"
    assert told(folder, "old.py") == ("", complaint, 2)
    (folder / "mine.toml").write_text("[tool.beginner-lint]\nselect = ['ZEN3']\n")
    assert told(folder, "--config", "mine.toml", "-q", "old.py") == ("", "", 0)


def test_explain(folder: Path) -> None:
    output, _, _ = told(folder, "explain", "ZEN201")
    assert output.startswith("# xrange (ZEN201)\n\nLevel: basics · kind: bug · family: python2 · ")
    assert "\n## Why is this bad?\n" in output
    assert told(folder, "explain", "xrang") == (
        "",
        "beginner-lint: error: there is no rule 'xrang'; did you mean 'xrange'?\n",
        2,
    )
    assert told(folder, "explain", "unreadable-file")[0].startswith("# unreadable-file (ZEN002)\n")


def test_rules(folder: Path) -> None:
    lines = told(folder, "rules")[0].splitlines()
    assert lines[0].split() == ["code", "name", "level", "kind", "fix", "what", "it", "finds"]
    assert re.search(r"\nZEN201  xrange +basics +bug +yes  Call of `xrange`", "\n".join(lines))
    entries = json.loads(told(folder, "rules", "--output-format", "json")[0])
    assert [entry["code"] for entry in entries] == [line.split()[0] for line in lines[1:]]
    [xrange] = [entry for entry in entries if entry["name"] == "xrange"]
    assert {name: xrange[name] for name in ("family", "level", "kind", "fix")} == {
        "family": "python2",
        "level": "basics",
        "kind": "bug",
        "fix": True,
    }


def test_version(folder: Path) -> None:
    assert told(folder, "--version") == (f"beginner-lint {__version__}\n", "", 0)


def test_colours(folder: Path) -> None:
    plain = told(folder, "old.py")[0]
    done = run(folder, "--color", "always", "old.py")
    assert b"\x1b[" in done.stdout
    assert re.sub("\x1b\\[[0-9;]*m", "", text(done.stdout)) == plain
    assert b"\x1b[" in run(folder, "old.py", FORCE_COLOR="1").stdout
    assert b"\x1b[" not in run(folder, "--color", "never", "old.py", FORCE_COLOR="1").stdout


HOSTILE_NAMES = {
    b"new\nline.py": "new\\nline.py",
    b"\x1b[31mred.py": "\\x1b[31mred.py",
    "turned\u202e.py".encode(): "turned\\u202e.py",
    b"bytes\xff.py": "bytes\\xff.py",
    b"-q.py": "-q.py",
    b"a:1:2.py": "a:1:2.py",
}


@pytest.mark.skipif(sys.platform != "linux", reason="file systems elsewhere allow fewer names")
def test_names_cannot_act_on_the_terminal(tmp_path: Path) -> None:
    for name in HOSTILE_NAMES:
        Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), name))).write_text(OLD)
    for output_format in "concise", "full", "github":
        output = text(run(tmp_path, "--output-format", output_format, "--color", "never").stdout)
        assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", output)
        for shown in HOSTILE_NAMES.values():
            assert f"{shown}:1:10" in output
    patches = text(run(tmp_path, "--diff").stdout)
    assert all(f"--- {shown}\n+++ {shown}\n" in patches for shown in HOSTILE_NAMES.values())
    entries = json.loads(run(tmp_path, "--output-format", "json").stdout)
    names = {os.path.basename(entry["filename"]).encode() for entry in entries}
    assert names == {name.replace(b"\xff", b"?") for name in HOSTILE_NAMES}


def test_code_cannot_act_on_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "hw.py").write_text(f"'\x1b[31m \u202e \x07'\n{OLD}'\x1b]0;title\x07'\n", encoding="utf-8")
    output = text(run(tmp_path, "hw.py").stdout)
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", output)
    assert "␛[31m" in output


@pytest.mark.parametrize(
    "command",
    [["--output-format", "full"], ["--output-format", "concise"], ["--diff"], ["--fix", "--show-fixes"]],
)
def test_any_encoding_of_the_output_will_do(tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "naïve.py").write_text("# é 𝒳\n" + OLD, encoding="utf-8")
    done = run(
        tmp_path, *command, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", PYTHONIOENCODING="ascii"
    )
    assert b"Traceback" not in done.stderr
    assert done.stdout.isascii()
    assert b"ve.py" in done.stdout


@posix
@pytest.mark.parametrize(
    ("line", "status"), [("old.py", 1), ("old.py nothing.py", 2), ("--diff old.py", 1), ("rules", 0)]
)
def test_a_reader_that_has_enough(folder: Path, line: str, status: int) -> None:
    process = start(folder, *line.split())
    assert process.stdout
    process.stdout.close()
    assert process.stderr
    complaint = process.stderr.read()
    assert (process.wait(timeout=60), complaint.replace(b"Would fix 1 diagnostic.\n", b"")) == (status, b"")
    assert process.stdin
    process.stdin.close()
    process.stderr.close()


@posix
@pytest.mark.parametrize(("redirection", "status"), [(">&-", 1), ("2>&-", 1), (">&- 2>&-", 1), ("<&-", 1)])
def test_closed_streams(folder: Path, redirection: str, status: int) -> None:
    shell = f"{sys.executable} -m beginner_lint old.py {redirection}"
    done = subprocess.run(
        ["bash", "-c", shell],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (status, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a full device")
def test_full_disk_behind_the_output(folder: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*COMMAND, "old.py"],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=full,
            stderr=subprocess.PIPE,
        )
    assert done.returncode == 2
    assert done.stderr == b"beginner-lint: error: cannot write the output: No space left on device\n"


@posix
def test_deleted_current_folder(folder: Path) -> None:
    shell = f"mkdir gone && cd gone && rmdir ../gone && {sys.executable} -m beginner_lint"
    done = subprocess.run(
        ["bash", "-c", shell],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        timeout=120,
    )
    assert done.returncode == 2
    assert done.stderr == b"beginner-lint: error: the current folder is gone\n"


def start(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*COMMAND, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


@posix
def test_interrupted_while_it_waits(folder: Path) -> None:
    process = start(folder, "-")
    wait_until(lambda: "pipe_read" in wait_channel(process.pid) or process.poll() is not None, 3)
    process.send_signal(signal.SIGINT)
    output, complaint = process.communicate(timeout=60)
    assert (output, complaint, process.returncode) == (b"", b"", 130)


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc for the workers")
def test_interrupted_with_workers(tmp_path: Path) -> None:
    for at in range(400):
        (tmp_path / f"f{at}.py").write_text(FILLED)
    process = start(tmp_path, "--fix", "--jobs", "2", "-q", "--no-cache")
    assert wait_until(lambda: len(children(process.pid)) == 2 or process.poll() is not None, 60)
    # From here on workers, not scouts; and of 400 files most are left.
    assert wait_until(lambda: (tmp_path / "f0.py").read_text() != FILLED or process.poll() is not None, 60)
    workers = children(process.pid)
    os.killpg(process.pid, signal.SIGINT)
    output, complaint = process.communicate(timeout=120)
    assert (output, complaint, process.returncode) == (b"", b"", 130)
    assert len(workers) == 2
    assert not [worker for worker in workers if os.path.exists(f"/proc/{worker}")]
    assert not [path for path in tmp_path.iterdir() if path.suffix != ".py"]
    assert {path.read_text() for path in tmp_path.glob("*.py")} <= {FILLED, FILLED.replace(OLD, NEW)}


# Presses Ctrl-C where the module in {name} is looked for: {how}.
PRESSES_CTRL_C = """
import os, signal, sys

def press():
    os.kill(os.getpid(), signal.SIGINT)

class SetsName:
    def __set_name__(self, owner, name):
        press()

class Finder:
    def find_spec(self, name, path, target=None):
        if name == "{name}":
            {how}

sys.meta_path.insert(0, Finder())
"""


@posix
@pytest.mark.parametrize("name", ["beginner_lint.frontends.cli", "beginner_lint.run"])
@pytest.mark.parametrize(
    "how",
    [
        "press()",
        "exec('press()')",  # Python takes this for an exception that nobody caught
        "type('Fields', (), {'field': SetsName()})",  # until Python 3.11, a RuntimeError comes of it
        "type('Ends', (), {'__del__': lambda self: press()})()",  # only told of
    ],
)
def test_interrupted_while_modules_are_loaded(folder: Path, name: str, how: str) -> None:
    (folder / "sitecustomize.py").write_text(PRESSES_CTRL_C.replace("{name}", name).replace("{how}", how))
    done = run(folder, "broken.py", "clean.py", PYTHONPATH=os.pathsep.join([str(ROOT), str(folder)]))
    assert (done.stdout, done.stderr, done.returncode) == (b"", b"", 130)


def wait_until(condition: object, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():  # type: ignore[operator]
            return True
        time.sleep(0.02)
    return False


def wait_channel(process: int) -> str:
    try:
        return Path(f"/proc/{process}/wchan").read_text()
    except OSError:
        return ""


def children(process: int) -> list[str]:
    return Path(f"/proc/{process}/task/{process}/children").read_text().split()
