"""The page that shows the forms, and what each tool reports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from beginner_lint.rule import load_rules
from tests.bindings.forms import Form
from tests.bindings.tools import Reports

PAGE = Path(__file__).parents[2] / "docs" / "bindings.md"

_NOTHING = "–"
_UNREADABLE = {"E0001", "E999", "ZEN001 (no fix)"}
_CELLS = re.compile(r" +(?<!\\)\| *|^\| +")


def page(
    forms: Sequence[Form], found: Mapping[str, Reports], versions: Mapping[str, str], command: str
) -> str:
    """Return the page.

    Args:
        forms: the rows.
        found: what each tool reported, by its name and the form's.
        versions: of the tools and of Python.
        command: how the page was made.

    """
    peers = ", ".join(f"{name} {version}" for name, version in versions.items() if name != "Python")
    told, untold = [form for form in forms if form.codes], [form for form in forms if not form.codes]
    counts = "\n".join(
        f"| {tool} | {_reported(reports, told)} | {_reported(reports, untold)} |"
        for tool, reports in found.items()
    )
    return f"""\
# All ways to bind a name

Each row is a program that gives the name of a builtin to something else, in one of Python's ways, and what four
linters report on it. Written by `{command}`, which ran them on the same files:
{peers}, on Python {versions["Python"]}.
Of ruff these are the rules A001 to A006, of pylint W0622. What beginner-lint has to say stands in a table of the
tests, [tests/bindings/forms.py](../tests/bindings/forms.py); in parentheses is the kind of fix that it offers.

So many each tool reports of the {len(told)} forms that hide a builtin, and of the {len(untold)} that hide nothing, or do so
on purpose:

| tool | hide a builtin | hide nothing, or on purpose |
|---|--:|--:|
{counts}

{table(forms, found)}
{reasons(forms)}
"""


def _reported(reports: Reports, forms: Sequence[Form]) -> int:
    """Return of how many forms a tool reports that they hide a builtin: not that it cannot read them."""
    return sum(not reports.get(form.id, _UNREADABLE) <= _UNREADABLE for form in forms)


def table(forms: Sequence[Form], found: Mapping[str, Reports]) -> str:
    """Return the table of all forms."""
    tools = list(found)
    lines = [["form", "program", *tools]]
    for form in forms:
        told = [", ".join(sorted(found[tool].get(form.id, ()))) or _NOTHING for tool in tools]
        lines.append([form.id, _shown(form.program), _with_missing(told[0], form), *told[1:]])
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    rows = [
        f"| {' | '.join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))} |"
        for line in lines
    ]
    rows.insert(1, f"|{'|'.join('-' * (width + 2) for width in widths)}|")
    return "\n".join(rows)


def reasons(forms: Sequence[Form]) -> str:
    """Return why beginner-lint says nothing of some forms, and which rules are still to come."""
    texts = [f"- {form.id}: {form.because}." for form in forms if form.because]
    have = {rule.code for rule in load_rules()}
    missing = sorted({code for form in forms for code in form.codes} - have)
    text = "\nbeginner-lint says nothing of these:\n\n" + "\n".join(texts)
    return text + (f"\n\nRules that are still to come: {', '.join(missing)}." if missing else "")


def rows(text: str) -> Iterator[tuple[str, set[str]]]:
    """Yield the forms of a page, each with the codes of beginner-lint."""
    for line in text.splitlines():
        cells = _CELLS.split(line)
        if len(cells) > 4 and cells[2].startswith("`"):
            yield cells[1], set(re.findall(r"ZEN\d+", cells[3]))


def _with_missing(told: str, form: Form) -> str:
    """Return what beginner-lint told, or which rule will."""
    have = {rule.code for rule in load_rules()}
    missing = [code for code in form.codes if code not in have]
    return f"{', '.join(missing)} (to come)" if missing else told


def _shown(program: str) -> str:
    """Return a program on one line, as far as it binds the name; `¶` stands for the end of a line."""
    lines = [re.sub(r"^ +", "", line) for line in program.splitlines() if line.strip()]
    return "`" + " ¶ ".join(lines).replace("|", "\\|") + "`"
