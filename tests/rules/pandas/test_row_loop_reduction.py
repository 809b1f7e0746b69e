from __future__ import annotations

import pytest

from beginner_lint.facts.project import ProjectFacts
from beginner_lint.linter import lint
from beginner_lint.rules.pandas.row_loop_reduction import RowLoopReduction
from beginner_lint.source import Source
from tests.rules.evidence.inputs import ints
from tests.rules.pandas.execution import (
    ALIKE,
    HAS_PANDAS,
    INPUTS,
    PREAMBLE,
    WILD,
    check_phrases,
    check_programs,
    frames,
)
from tests.rules.tables import Case, check, clean, only, safe, unfixed, unsafe

LITERAL = (
    'import pandas as pd\n\ndf = pd.DataFrame({"a": [1, 5, -3], "b": [1, 2, 9], "s": ["x", "y", "x"]})\n'
)


def loop(*body: str, before: str = "total = 0\n", after: str = "") -> str:
    """Return a program that walks over a frame read from a file."""
    lines = "".join(f"    {line}\n" for line in body)
    return f"{PREAMBLE}{before}for i, row in df.iterrows():\n{lines}{after}"


def number(text: str) -> str:
    return f"{PREAMBLE}{text}\n"


def counted(*body: str, before: str = "count = 0\n") -> str:
    """Return a program that counts rows of a frame whose content stands in the file, and prints it."""
    lines = "".join(f"    {line}\n" for line in body)
    return f"{LITERAL}print(df, len(df), df.head(2))\n{before}for i, row in df.iterrows():\n{lines}print(repr(count))\n"


def count(text: str) -> str:
    return f"{LITERAL}print(df, len(df), df.head(2))\n{text}\nprint(repr(count))\n"


__all__ = ["ALIKE", "CASES", "INPUTS", "WILD"]

SILENCING = {
    "has_comment_for_a_tool": "the comment would not speak of its line any more",
    "is_no_frame": "nothing tells that it is a frame: a false alarm, for which there is no fix",
}

FLAGGED = [
    unsafe(
        "sum",
        loop('total += row["price"] * row["count"]'),
        number('total = (df["price"] * df["count"]).sum()'),
        says='`total` is added up row by row; pandas can do it in one step: `(df["price"] * df["count"]).sum()`',
        because="no missing values and that int or float",
        guard="takes_for_granted",
    ),
    unsafe("sum-spelled-out", loop('total = row["a"] + total'), number('total = df["a"].sum()')),
    unsafe("float-start", loop("total += row.a", before="total = 0.0\n"), number('total = df["a"].sum()')),
    unsafe(
        "start-is-kept",
        loop('total += row["a"]', before="total = 5\n"),
        number('total = 5\ntotal += df["a"].sum()'),
    ),
    unsafe(
        "start-stands-elsewhere",
        loop('total += row["a"]', before='total = 0\nprint("adding")\n'),
        number('total = 0\nprint("adding")\ntotal += df["a"].sum()'),
    ),
    unsafe("difference", loop('total -= row["a"]'), number('total = 0\ntotal -= df["a"].sum()')),
    unsafe(
        "sum-of-some",
        loop('if row["s"] == "x":', '    total += row["a"]'),
        number('total = df.loc[df["s"] == "x", "a"].sum()'),
    ),
    unsafe(
        "sum-of-some-products",
        loop('if row["a"] > 1:', '    total += row["a"] * row["b"]'),
        number('total = (df["a"] * df["b"])[df["a"] > 1].sum()'),
    ),
    unsafe(
        "sum-of-either",
        loop('if row["a"] > 1:', '    total += row["a"]', "else:", "    total += 1"),
        number('total = np.where(df["a"] > 1, df["a"], 1).sum()'),
        because="that both outcomes are of one type",
    ),
    unsafe(
        "two-sums-of-some",
        loop(
            'if row["a"] > 1:',
            '    total += row["b"]',
            "else:",
            '    rest += row["b"]',
            before="total = 0\nrest = 0\n",
        ),
        number('total = df.loc[df["a"] > 1, "b"].sum()\nrest = df.loc[~(df["a"] > 1), "b"].sum()'),
        says="`total` and `rest` are computed row by row",
    ),
    unsafe(
        "points",
        loop('if row["a"] < row["b"]:', "    total += 5"),
        number('total = 5 * int((df["a"] < df["b"]).sum())'),
        because="columns of ordinary types (bool, int64, float64, str)",
    ),
    unsafe(
        "count-of-some",
        loop('if row["a"] > 1:', "    total += 1"),
        number('total = int((df["a"] > 1).sum())'),
        says='`total` is counted row by row; pandas can do it in one step: `int((df["a"] > 1).sum())`',
    ),
    unsafe(
        "count-of-later-texts",
        loop('if row["s"] > "x":', "    total += 1"),
        number('total = int((df["s"] > "x").sum())'),
        because="at least one row",  # else the column may be one of numbers, which has no order beside texts
    ),
    unsafe(
        "largest-from-zero",
        loop('if row["a"] > best:', '    best = row["a"]', before="best = 0\n"),
        number('best = max(0, df["a"].max())'),
        says='`best` is searched for row by row; pandas can do it in one step: `df["a"].max()`',
    ),
    unsafe(
        "largest-from-the-lowest-number",
        loop('if best <= row["a"]:', '    best = row["a"]', before='best = float("-inf")\n'),
        number('best = df["a"].max()'),
    ),
    unsafe(
        "smallest-by-min-from-the-first",
        loop('low = min(row["a"], low)', before='low = df["a"].iloc[0]\n'),
        number('low = df["a"].iloc[0]\nlow = min(low, df["a"].min())'),
    ),
    unsafe(
        "largest-of-some",
        loop(
            'if row["s"] == "x":',
            '    if row["a"] > best:',
            '        best = row["a"]',
            before='best = float("-inf")\n',
        ),
        number('best = max(float("-inf"), df.loc[df["s"] == "x", "a"].max())'),
    ),
    unsafe(
        "largest-from-the-wrong-infinity-stays-there",
        loop('if row["a"] > best:', '    best = row["a"]', before='best = float("inf")\n'),
        number('best = float("inf")\nbest = max(best, df["a"].max())'),
    ),
    unsafe(
        "temporaries-and-comments",
        loop(
            "# what it costs",
            'price = row["price"]',
            'cost = price * row["count"]  # without tax',
            "total += cost",
        ),
        number('# what it costs\n# without tax\ntotal = (df["price"] * df["count"]).sum()'),
    ),
    safe(
        "all-rows-are-counted-in-a-function",
        "import pandas as pd\n\n\ndef rows():\n    df = pd.DataFrame([[1], [2]])\n    count = 0\n"
        "    for i, row in df.iterrows():\n        count += 1\n    return count\n\n\nprint(rows())\n",
        "import pandas as pd\n\n\ndef rows():\n    df = pd.DataFrame([[1], [2]])\n"
        "    count = len(df)\n    return count\n\n\nprint(rows())\n",
        script=None,
        runs=HAS_PANDAS,
    ),
    safe(
        "known-content",
        counted('if row["a"] > 1 and row["s"] != "x" or not row["b"] < 2:', "    count += 1"),
        count('count = int(((df["a"] > 1) & (df["s"] != "x") | ~(df["b"] < 2)).sum())'),
        runs=HAS_PANDAS,
    ),
    safe(
        "known-content-membership-and-negative-number",
        counted('if row["s"] in ("x", "z") and row["a"] > -1:', "    # a match", "    count -= 2"),
        count('count = 0\n# a match\ncount -= 2 * int((df["s"].isin(("x", "z")) & (df["a"] > -1)).sum())'),
        runs=HAS_PANDAS,
    ),
    unsafe(
        "known-content-but-another-type-is-compared",
        counted('if row["a"] > "1":', "    count += 1"),
        count('count = int((df["a"] > "1").sum())'),
        because="ordinary types",
        unshown="both raise TypeError",
    ),
    unsafe(
        "known-content-but-seen-by-a-function",
        f"{LITERAL}"
        "def change():\n    df['a'] = None\n\n\nchange()\ncount = 0\nfor i, row in df.iterrows():\n"
        "    if row['a'] != 1:\n        count += 1\n",
        LITERAL + "def change():\n    df['a'] = None\n\n\nchange()\ncount = int((df['a'] != 1).sum())\n",
        because="ordinary types",
        unshown="the function does nothing to what is counted, but it could",
    ),
    unsafe(
        "count-that-starts-as-a-float",
        counted("count += 1", before="count = 0.0\n"),
        count("count = len(df)"),
        because="assumes that int or float",
        itself=True,
    ),
    unsafe(
        "other-modules-may-import-the-row",
        counted('if row["a"] > 1:', "    count += 1"),
        count('count = int((df["a"] > 1).sum())'),
        script=None,
        because="that no other module uses `i`",
    ),
]

UNFIXED = [
    unfixed(
        "frame-only-by-its-use",
        "import pandas as pd\n\n\ndef add(self):\n    total = 0\n    for i, row in self.df.iterrows():\n"
        "        total += row['a']\n    return total\n",
        because="it is not certain that `self.df` is a DataFrame",
        guard="is_not_certainly_a_frame",
    ),
    unfixed(
        "row-is-read-afterwards",
        loop('total += row["a"]', after="print(row)\n"),
        because="`row` is read after the loop",
        guard="is_read_afterwards",
    ),
    unfixed(
        "row-is-read-where-it-has-no-value",
        f"{PREAMBLE}row = 'of the module'\n\n\ndef count(df: pd.DataFrame):\n    try:\n        print(row)\n"
        "    except NameError:\n        print('no value')\n    count = 0\n"
        "    for i, row in df.iterrows():\n        count += 1\n    return count\n\n\nprint(count(df))\n",
        because="`row` is read where it has no value",
        guard="is_read_afterwards",
    ),
    unfixed(
        "condition-is-a-cell",
        loop('if row["paid"]:', "    total += 1"),
        because='`row["paid"]` may be something else than True or False',
        guard="is_no_comparison",
    ),
    unfixed(
        "condition-is-a-bool-and-a-cell",
        'import pandas as pd\n\ndf = pd.DataFrame({"a": [4, 2], "paid": [True, True]})\ncount = 0\n'
        'for i, row in df.iterrows():\n    if row["paid"] and row["a"]:\n        count += 1\nprint(count)\n',
        because='`row["a"]` may be something else than True or False',
        guard="is_no_comparison",
    ),
    unfixed(
        "text-or-number",
        loop('total += 1 if (3 if row["a"] > 1 else "x") == 3 else 0'),
        because='`3` and `"x"` are of different types',
        guard="mixes_types",
    ),
    unfixed(
        "power-that-the-condition-guards",
        loop('if row["b"] >= 0:', '    total += row["a"] ** row["b"]'),
        because='`row["a"] ** row["b"]` would be computed for every row',
        guard="may_fail_elsewhere",
        inputs={"pd.read_csv('data.csv')": frames(1, a=ints, b=ints)},
    ),
    unfixed(
        "series-beside-the-row",
        loop('total += row["a"] * prices', before='prices = df["b"]\ntotal = 0\n'),
        because="`prices` is no single value",
        guard="has_several_values",
    ),
    unfixed(
        "np-is-something-else",
        "import pandas as pd\n\nnp = 3\ndf = pd.read_csv('data.csv')\ntotal = 0\nfor i, row in df.iterrows():\n"
        "    total += row['a'] if row['a'] > np else 0\n",
        because="`np` may not be numpy there",
        guard="has_no_numpy",
    ),
    unfixed(
        "max-is-the-learners-own",
        "import pandas as pd\n\n\ndef largest(df: pd.DataFrame):\n    max = 0\n"
        "    for i, row in df.iterrows():\n        if row['a'] > max:\n            max = row['a']\n"
        "    return max\n",
        because="`max` may mean something else",
        guard="has_hidden_builtin",
    ),
    unfixed(
        "comment-for-a-tool",
        loop('total += row["a"]  # type: ignore', "count += 1", before="total = 0\ncount = 0\n"),
        because="the comment `# type: ignore` belongs to its line",
        guard="has_comment_for_a_tool",
    ),
]

CLEAN = [
    clean(
        "no-pandas-anywhere",
        "def add(df):\n    total = 0\n    for i, row in df.iterrows():\n        total += row['a']\n    return total\n",
        guard="is_no_frame",
    ),
    clean(
        "own-class-with-iterrows",
        "import pandas as pd\n\n\nclass Table:\n    def iterrows(self):\n        return []\n\n\ndf = Table()\n"
        "total = 0\nfor i, row in df.iterrows():\n    total += row['a']\n",
        guard="is_no_frame",
    ),
    clean(
        "limit-that-follows-the-sum",
        loop("if total < 100:", '    total += row["a"]', before="total = 0\n"),
    ),
    clean(
        "sum-that-feeds-another",
        loop('total += row["a"]', "area += total", before="total = 0\narea = 0\n"),
        guard="is_carried",
    ),
    clean("text-that-grows", loop('text += row["s"]', before='text = ""\n'), guard="is_no_sum"),
    clean("list-that-grows", loop('xs += row["s"]', before="xs = []\n"), guard="is_no_sum"),
    clean(
        "start-is-unknown",
        "import pandas as pd\n\n\ndef add(total):\n    df = pd.read_csv('data.csv')\n"
        "    for i, row in df.iterrows():\n        total += row['a']\n    return total\n",
        guard="is_no_sum",
    ),
    clean(
        "kept-between-two-limits",
        loop('total = max(total, row["a"])', 'total = min(total, row["b"])'),
        guard="is_carried",
    ),
    clean(
        "largest-of-a-choice-for-some",
        loop('if row["s"] == "x":', '    total = max(total, row["a"] if row["b"] > 1 else 0)'),
    ),
    clean("print-in-the-body", loop('total += row["a"]', "print(total)")),
    clean("product", loop('total *= row["a"]', before="total = 1\n")),
    clean("position-of-the-largest", loop('if row["a"] > total:', '    total = row["a"]', "    place = i")),
    clean("dict-of-sums", loop('d[row["s"]] += row["a"]', before="d = {}\n")),
    clean("call-in-the-value", loop('total += float(row["a"])')),
    clean("continue", loop('if row["a"] < 0:', "    continue", 'total += row["a"]')),
    clean("every-row-adds-the-label", loop("total += i")),
    clean("largest-of-nothing-from-the-row", loop("if 3 > best:", "    best = 3", before="best = 0\n")),
    clean(
        "itertuples-is-another-matter",
        PREAMBLE + "total = 0\nfor row in df.itertuples():\n    total += row.a\n",
    ),
]

CASES = FLAGGED + UNFIXED + CLEAN


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(RowLoopReduction, case)


@pytest.mark.parametrize(
    ("after", "note"),
    [
        ("print(total / len(df))\n", '`df["a"].mean()` gives the average directly'),
        ("mean = total / count\n", '`df["a"].mean()` gives the average directly'),
        ("print(total / 3)\n", None),
        ("print(len(df) / total)\n", None),
    ],
    ids=["len", "counted-beside", "another-number", "the-other-way-round"],
)
def test_average_is_noted(after: str, note: str | None) -> None:
    program = loop('total += row["a"]', "count += 1", before="total = 0\ncount = 0\n", after=after)
    (found,) = lint(Source("case.py", program), only(RowLoopReduction), ProjectFacts(script=True))
    assert found.notes == ((note,) if note else ())


PROGRAMS = {
    "sum": loop('total += row["a"] * row["b"]'),
    "float-start": loop('total += row["b"]', before="total = 0.0\n"),
    "sum-of-some": loop('if row["a"] > 1:', '    total += row["b"]'),
    "sum-of-some-products": loop(
        'if row["s"] == "x":', '    total += row["b"] * row["a"]', "else:", "    total -= 1"
    ),
    "sum-of-either": loop('total += row["b"] if row["a"] > 1 else 1'),
    "sum-of-quotients": loop('total += row["a"] / row["b"]'),
    "points": loop('if row["a"] < row["b"]:', "    total += 5"),
    "count-of-some": loop('if row["a"] > 1:', "    total += 1"),
    "count-of-the-others": loop('if not (row["a"] > 1 or row["s"] != "y"):', "    total += 1"),
    "count-of-later-texts": loop('if row["s"] > "x":', "    total += 1"),
    "count-of-longer-texts": loop('if row["s"] + "!" == "x!":', "    total += 1"),
    "count-of-all": loop("total += 1"),
    "largest": loop('if row["a"] > total:', '    total = row["a"]'),
    "largest-from-below": loop(
        'if total < row["b"]:', '    total = row["b"]', before='total = float("-inf")\n'
    ),
    "largest-of-some": loop('if row["s"] == "x":', '    total = max(total, row["a"])'),
    "smallest": loop('total = min(total, row["a"] + row["b"])', before="total = 1000\n"),
    "average": loop('total += row["a"]', "n += 1", before="total = 0\nn = 0\n", after="mean = total / n\n"),
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_only_what_the_assumption_excludes_differs(name: str) -> None:
    check_programs(RowLoopReduction, PROGRAMS[name])


def test_each_phrase_of_the_assumptions_is_needed() -> None:
    check_phrases(RowLoopReduction, PROGRAMS.values())
