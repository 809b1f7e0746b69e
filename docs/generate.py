"""Write what follows from the code: docs/rules/, the tables of rules, and the output shown in the guides.

python docs/generate.py           write what is stale
python docs/generate.py --check   name what is stale, and exit with 1 if anything is

In README.md and docs/*.md, every ```console block is run again in a new folder with copies of the examples:
a line that starts with `$` is a command, what follows is what it printed. A ```python block behind a comment
`<!-- file: NAME -->` shows that file. Blocks are run in order, so that a page may show a program, fix it and
show it again.
"""

from __future__ import annotations

import inspect
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from beginner_lint.diagnostic import Applicability, Level
from beginner_lint.facts.project import ProjectFacts
from beginner_lint.frontends.explanations import explanation
from beginner_lint.linter import lint
from beginner_lint.rule import Rule, load_rules
from beginner_lint.rule_index import Entry
from beginner_lint.settings import Settings
from beginner_lint.source import Source

ROOT = Path(__file__).resolve().parents[1]
RULES = ROOT / "docs" / "rules"
INDEX = ROOT / "beginner_lint" / "rules" / "__init__.py"
GUIDES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]

_TABLE = re.compile(r"(<!-- rules -->\n).*?(<!-- end of rules -->)", re.DOTALL)
_BLOCK = re.compile(
    r"```console\n(?P<console>.*?)```|(?P<marker><!-- file: (?P<file>\S+) -->\n)```python\n.*?```", re.DOTALL
)
_PYTHON = re.compile(r"```python\n(.*?)```", re.DOTALL)
_COMMANDS = {"beginner-lint": ["-m", "beginner_lint"], "flake8": ["-m", "flake8"], "python": []}
_FIXES = {
    Applicability.SAFE: "safe",
    Applicability.UNSAFE: "unsafe",
    Applicability.DISPLAY_ONLY: "shown only",
    None: "none",
}


def main(arguments: list[str]) -> int:
    """Write or check all pages; return the exit status."""
    stale = list(stale_pages())
    for path, text in stale:
        print(path.relative_to(ROOT))
        if not arguments:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8") if text else path.unlink()
    return 1 if arguments and stale else 0


def stale_pages() -> Iterator[tuple[Path, str]]:
    """Yield each page that is not as it should be, with the text that it should have; empty: none at all."""
    wanted = {INDEX: index()}
    wanted |= {RULES / f"{rule.name()}.md": f"{explanation(rule.code)}\n" for rule in load_rules()}
    wanted |= {path: "" for path in RULES.glob("*.md") if path not in wanted}
    wanted |= {path: guide(path) for path in GUIDES}
    for path, text in wanted.items():
        if text != (path.read_text(encoding="utf-8") if path.exists() else ""):
            yield path, text


def index() -> str:
    """Return the module that tells of each rule what must be known before its file is loaded."""
    rows = "".join(f"    {row(Entry.of(rule))!r},\n" for rule in load_rules())
    return f'''"""The rules: one per file, in one folder per family. `load_rules` and the index load them.

Written by `python docs/generate.py`.
"""

# fmt: off
# ruff: noqa: E501
INDEX = (
{rows})
'''


def row(entry: Entry) -> tuple[object, ...]:
    """Return an entry as it is written."""
    return (*entry[:3], int(entry.level), entry.words, tuple(sorted(entry.names)), *entry[6:])


def guide(path: Path) -> str:
    """Return a hand-written page with its table of rules and its output renewed."""
    text = path.read_text(encoding="utf-8")
    folder = os.path.relpath(RULES, path.parent).replace(os.sep, "/")
    text = _TABLE.sub(lambda found: found[1] + table(folder) + found[2], text)
    with tempfile.TemporaryDirectory() as scratch:
        shutil.copytree(ROOT / "examples", scratch, dirs_exist_ok=True)
        return _BLOCK.sub(lambda block: renewed(block, Path(scratch)), text)


def renewed(block: re.Match[str], folder: Path) -> str:
    """Return a block of a guide as it should be, given what earlier blocks did to the files in the folder."""
    if block["file"]:
        program = (folder / block["file"]).read_text(encoding="utf-8")
        return f"{block['marker']}```python\n{program}```"
    return f"```console\n{console(block['console'], folder)}```"


def table(folder: str) -> str:
    """Return the table of rules; `folder` is where their pages are, seen from the page with the table."""
    lines = ["| code | name | finds | level | fix |", "|---|---|---|---|---|"]
    for rule in load_rules():
        name, level = f"[{rule.name()}]({folder}/{rule.name()}.md)", rule.level.name.lower()
        lines.append(f"| {rule.code} | {name} | {rule.summary()} | {level} | {fix_of_example(rule)} |")
    return "\n".join(lines) + "\n"


def fix_of_example(rule: type[Rule]) -> str:
    """Return what kind of fix the rule has for the example of its documentation."""
    example = _PYTHON.findall(inspect.getdoc(rule) or "")[0]
    named = re.match(r"# file: (.*)", example)
    source = Source(named[1] if named else "example.py", example)
    found = lint(source, Settings(level=Level.EXPERT), ProjectFacts(script=True, askers=()))
    fix = next(each for each in found if each.code == rule.code).fix
    return _FIXES[fix.applicability if fix else None]


def console(block: str, folder: Path) -> str:
    """Return a console block with what its commands print now.

    A block with a command that is not ours to run (it needs the network) stays as it is.
    """
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    if any(shlex.split(command)[1] not in _COMMANDS for command in commands):
        return block
    return "".join(f"{command}\n{output(command[2:], folder)}" for command in commands)


def output(command: str, folder: Path) -> str:
    """Return what a command prints when it is run in a folder, standard output before standard error.

    Raises:
        RuntimeError: the command failed, so that what it printed is nothing to show.

    """
    program, *arguments = shlex.split(command)
    environment = {**os.environ, "NO_COLOR": "1", "COLUMNS": "80", "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        [sys.executable, *_COMMANDS[program], *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )
    if ran.returncode > 1 or "Traceback" in ran.stderr:
        raise RuntimeError(f"{command} failed\n{ran.stderr}")
    return ran.stdout + ran.stderr


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
