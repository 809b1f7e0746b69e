from __future__ import annotations

import ast

import pytest

from beginner_lint.facts import Facts
from beginner_lint.facts.frames.row_writes import RowLoop, Sink, Write
from beginner_lint.facts.project import ProjectFacts
from beginner_lint.source import Source


def reduced(*body: str, header: str = "for i, row in df.iterrows():") -> RowLoop | None:
    source = Source("case.py", "\n    ".join([header, *body]) + "\n")
    loop = source.tree.body[0]
    assert isinstance(loop, ast.For)
    return Facts(source, ProjectFacts()).row_loops.of(loop)


def show(write: Write) -> str:
    """`SUM total = row['a'] if row['b']`, with temporaries as they are written."""
    text = f"{write.sink.name} {write.name} = {ast.unparse(write.value)}"
    if write.test is None:
        return text
    return f"{text} {'unless' if write.negated else 'if'} {ast.unparse(write.test)}"


REDUCED = {
    "cell-by-loc": (['df.loc[i, "n"] = row["a"]'], ["CELL n = row['a']"]),
    "cell-by-at": (['df.at[i, "n"] = row["a"]'], ["CELL n = row['a']"]),
    "cell-augmented": (['df.at[i, "n"] -= 1'], ["CELL n = df.at[i, 'n'] - 1"]),
    "list": (["out.append(row.a)"], ["LIST out = row.a"]),
    "sums": (["t += 1", "t = t + 2", "t = 3 + t"], ["SUM t = 1", "SUM t = 2", "SUM t = 3"]),
    "differences": (["t -= 1", "t = t - 2"], ["DIFFERENCE t = 1", "DIFFERENCE t = 2"]),
    "extremes-by-call": (
        ["m = max(m, row.a)", "n = min(row.a, n)"],
        ["LARGEST m = row.a", "SMALLEST n = row.a"],
    ),
    "largest-in-each-spelling": (
        ["if row.a > m: m = row.a", "if row.a >= m: m = row.a", "if m < row.a: m = row.a"],
        ["LARGEST m = row.a"] * 3,
    ),
    "smallest-in-each-spelling": (
        ["if row.a < m: m = row.a", "if m > row.a: m = row.a", "if m >= row.a: m = row.a"],
        ["SMALLEST m = row.a"] * 3,
    ),
    "one-way": (["if row.a: t += 1"], ["SUM t = 1 if row.a"]),
    "other-way": (["if row.a: pass", "else: t += 1"], ["SUM t = 1 unless row.a"]),
    "both-ways": (["if row.a: t += 1", "else: t += 2"], ["SUM t = 1 if row.a else 2"]),
    "two-places": (["if row.a: t += 1", "else: u += 2"], ["SUM t = 1 if row.a", "SUM u = 2 unless row.a"]),
    "up-or-down": (
        ["if row.a: t += 1", "else: t -= 2"],
        ["SUM t = 1 if row.a", "DIFFERENCE t = 2 unless row.a"],
    ),
    "both-ways-in-a-variable": (["if row.a: x = 1", "else: x = 2", "t += x"], ["SUM t = x"]),
    "nothing-in-between": (["pass", '"a text"', "row", "t = t", "t += 1", "continue"], ["SUM t = 1"]),
    "jump-at-the-end-of-a-branch": (
        ["if row.a:", "    t += 1", "    continue", "else: t"],
        ["SUM t = 1 if row.a"],
    ),
    "largest-of-some": (["if row.b:", "    if row.a > m: m = row.a"], ["LARGEST m = row.a if row.b"]),
}

MORE = {
    "print": ["t += row.a", "print(t)"],
    "jump": ["if row.a: continue", "t += 1"],
    "break": ["t += row.a", "break"],
    "nested-condition": ["if row.a:", "    if row.b: t += 1"],
    "three-ways": ["if row.a: t += 1", "elif row.b: t += 2"],
    "variable-bound-one-way": ["if row.a: x = 1", "t += x"],
    "extremes-both-ways": ["if row.a: m = max(m, 1)", "else: m = max(m, 2)"],
    "product": ["t *= row.a"],
    "two-targets": ["t = u = row.a"],
    "unpacking": ["t, u = row.a, row.b"],
    "row-rebound": ["row = 3", "t += 1"],
    "index-rebound": ["i = 3", "t += 1"],
    "list-of-an-attribute": ["self.out.append(row.a)"],
    "two-arguments": ["out.append(row.a, 1)"],
    "insert": ["out.insert(0, row.a)"],
    "item-of-something-else": ["d[i] = row.a"],
    "cell-of-another-row": ['df.loc[0, "n"] = row.a'],
    "column-in-a-variable": ["df.loc[i, n] = row.a"],
    "walrus-is-no-statement-of-its-own": ["(t := t + 1)"],
    "only-a-variable": ["x = row.a"],
    "nothing": ["pass"],
    "inner-loop": ["for x in row: t += x"],
    "with": ["with row: t += 1"],
}


@pytest.mark.parametrize(("body", "writes"), REDUCED.values(), ids=REDUCED)
def test_reduced(body: list[str], writes: list[str]) -> None:
    loop = reduced(*body)
    assert loop is not None
    assert [show(write) for write in loop.writes] == writes


@pytest.mark.parametrize("body", MORE.values(), ids=MORE)
def test_body_does_more(body: list[str]) -> None:
    assert reduced(*body) is None


@pytest.mark.parametrize(
    "header",
    [
        "for i, row in df.items():",
        "for i, row in df.iterrows(1):",
        "for i, row in iterrows():",
        "for row in df.iterrows():",
        "for i, row, x in df.iterrows():",
        "for i, i in df.iterrows():",
        "for i, d[0] in df.iterrows():",
        "for i, (row, x) in df.iterrows():",
        "for i, row in enumerate(df.iterrows()):",
    ],
)
def test_other_headers(header: str) -> None:
    assert reduced("t += 1", header=header) is None


@pytest.mark.parametrize(
    ("read", "column"),
    [
        ("row['a']", "a"),
        ("row.a", "a"),
        ("df.loc[i, 'a']", "a"),
        ("df.at[i, 'a']", "a"),
        ("row[0]", None),
        ("row[a]", None),
        ("row.size", None),
        ("row.name", None),
        ("row._a", None),
        ("df['a']", None),
        ("df.loc[0, 'a']", None),
        ("df.iloc[i, 'a']", None),
        ("other.loc[i, 'a']", None),
        ("df.loc[i]", None),
    ],
)
def test_columns(read: str, column: str | None) -> None:
    loop = reduced(f"t += {read}")
    assert loop is not None
    assert loop.column(loop.writes[0].value) == column


@pytest.mark.parametrize(
    ("body", "carried"),
    [
        (["t += row.a", "u += t"], ["t"]),
        (["u += x", "x = row.a"], ["x"]),
        (['df.loc[i, "a"] = 0', "t += row.a"], ["row.a"]),
        (['df.loc[i, "a"] = 0', 't += df.loc[i, "a"]'], []),
        (['x = df.loc[i, "a"]', 'df.loc[i, "a"] = 0', "t += x"], ["df.loc[i, 'a']"]),
        (["t += row.a", 'df.loc[i, "a"] = 0'], []),
        (['df.loc[i, "a"] = row.a * 2'], []),
        (["out.append(row.a)", "t += len(out)"], ["out"]),
        (["x = row.a", "y = x * 2", "t += y", "u += x"], []),
        (["t += row.a", "t -= row.b"], []),
        (["t = max(t, row.a)", "t = min(t, row.b)"], ["t"]),
        (["t = max(t, row.a)", "t += 1"], ["t"]),
    ],
)
def test_carried(body: list[str], carried: list[str]) -> None:
    loop = reduced(*body)
    assert loop is not None
    assert [ast.unparse(node) for node in loop.carried] == carried


def test_parts_stand_for_temporaries_as_they_were() -> None:
    loop = reduced("x = row.a", "y = x", "x = row.b", "t += y")
    assert loop is not None
    assert [ast.unparse(part) for part in loop.parts(loop.writes[0].value)] == ["row.a"]
    assert loop.bound == ("i", "row", "x", "y")
    assert [write.name for write in loop.writes_to(Sink.SUM)] == ["t"]
