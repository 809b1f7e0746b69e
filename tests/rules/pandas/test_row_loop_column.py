from __future__ import annotations

import pytest

from beginner_lint.rules.pandas.row_loop_column import RowLoopColumn
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
from tests.rules.tables import Case, check, clean, safe, unfixed, unsafe

LITERAL = 'import numpy as np\nimport pandas as pd\n\ndf = pd.DataFrame({"a": [1, 5], "s": ["x", "y"]})\n'
SHOW = 'print(df.to_dict("list"), df.dtypes)\n'


def loop(*body: str, before: str = "", after: str = "") -> str:
    """Return a program that walks over a frame read from a file."""
    lines = "".join(f"    {line}\n" for line in body)
    return f"{PREAMBLE}{before}for i, row in df.iterrows():\n{lines}{after}"


def column(text: str) -> str:
    return f"{PREAMBLE}{text}\n"


__all__ = ["ALIKE", "CASES", "INPUTS", "WILD"]

SILENCING = {
    "has_comment_for_a_tool": "the comment would not speak of its line any more",
    "is_no_sum": "a text that grows is the pattern of concatenation-in-loop",
    "is_not_certainly_a_frame": "to assume a frame because `iterrows` is called would be too bold",
}

FLAGGED = [
    unsafe(
        "arithmetic-in-loc",
        loop('df.loc[i, "n"] = (row["a"] + row["b"]) * 2 - row["a"]'),
        column('df["n"] = (df["a"] + df["b"]) * 2 - df["a"]'),
        says='Column `n` is filled row by row; pandas can do it in one step: `(df["a"]',
        because="that no two rows have the same label",
        guard="takes_for_granted",
    ),
    unsafe(
        "attribute-and-at",
        loop("df.at[i, 'n'] = row.a ** 2"),
        column("df['n'] = df[\"a\"] ** 2"),
        because="int or float",
    ),
    unsafe(
        "division-says-that-nothing-is-divided-by-zero",
        loop('df.loc[i, "n"] = row["a"] / row["b"]'),
        column('df["n"] = df["a"] / df["b"]'),
        because="no division by zero",
    ),
    unsafe(
        "power-says-that-nothing-is-negative",
        loop('df.loc[i, "n"] = row["a"] ** row["b"]'),
        column('df["n"] = df["a"] ** df["b"]'),
        because="no negative numbers in powers",
    ),
    unsafe(
        "root",
        loop('df.loc[i, "n"] = row["a"] ** 0.5'),
        column('df["n"] = df["a"] ** 0.5'),
        because="no negative numbers in powers",
    ),
    unsafe(
        "division-that-a-test-guards",
        loop(
            'if row["b"] == 0:', '    df.loc[i, "n"] = 0', "else:", '    df.loc[i, "n"] = row["a"] / row["b"]'
        ),
        column('df["n"] = np.where(df["b"] == 0, 0, df["a"] / df["b"])'),
        because="that no two rows have the same label and that int or float",
    ),
    unsafe(
        "test-that-lets-zero-through",
        loop('if row["b"] >= 0:', '    df.loc[i, "n"] = row["a"] / row["b"]'),
        column('df.loc[df["b"] >= 0, "n"] = df["a"] / df["b"]'),
        because="no division by zero",
    ),
    unsafe(
        "texts-have-no-number-type",
        loop('df.loc[i, "n"] = row["s"] + "!"'),
        column('df["n"] = df["s"] + "!"'),
        because="at least one row and that no two rows have the same label",
    ),
    unsafe(
        "two-ways",
        loop('if row["a"] > 1:', '    df.loc[i, "n"] = "hi"', "else:", '    df.loc[i, "n"] = "lo"'),
        column('df["n"] = np.where(df["a"] > 1, "hi", "lo")'),
    ),
    unsafe(
        "two-ways-through-a-variable",
        loop(
            'if row["a"] > 1 and row["s"] != "x":',
            '    kind = "hi"',
            "else:",
            '    kind = "lo"',
            'df.loc[i, "n"] = kind',
        ),
        column('df["n"] = np.where((df["a"] > 1) & (df["s"] != "x"), "hi", "lo")'),
    ),
    unsafe(
        "default-in-a-variable",
        loop('kind = "lo"', 'if row["a"] > 1:', '    kind = "hi"', 'df.loc[i, "n"] = kind'),
        column('df["n"] = np.where(df["a"] > 1, "hi", "lo")'),
    ),
    unsafe(
        "one-way-writes-the-matching-rows",
        loop('if row["a"] > 1 or not row["b"] > 2:', '    df.loc[i, "n"] = row["b"] * 2'),
        column('df.loc[(df["a"] > 1) | ~(df["b"] > 2), "n"] = df["b"] * 2'),
        because="that the condition holds for some row",
        itself=True,  # where no row matches, no column is made
    ),
    unsafe(
        "only-else",
        loop('if row["s"] == "x":', "    pass", "else:", '    df.loc[i, "n"] = 1'),
        column('df.loc[df["s"] != "x", "n"] = 1'),
        itself=True,  # where no row matches, no column is made
    ),
    unsafe(
        "below-is-not-the-opposite-of-above",
        loop('if row["a"] > 1:', "    pass", "else:", '    df.loc[i, "n"] = 1'),
        column('df.loc[~(df["a"] > 1), "n"] = 1'),
        itself=True,  # where no row matches, no column is made
    ),
    unsafe(
        "chained-comparison-and-membership",
        loop('df.loc[i, "n"] = 1 < row["a"] <= 5 and row["s"] not in ("x", "y")'),
        column('df["n"] = (1 < df["a"]) & (df["a"] <= 5) & ~df["s"].isin(("x", "y"))'),
    ),
    unsafe(
        "missing-values-are-tested",
        loop('df.loc[i, "n"] = 0 if pd.isna(row["a"]) else row["a"]'),
        column('df["n"] = np.where(pd.isna(df["a"]), 0, df["a"])'),
    ),
    unsafe(
        "own-cell-read-and-augmented",
        loop('df.loc[i, "a"] *= df.at[i, "b"] + 1'),
        column('df["a"] = df["a"] * (df["b"] + 1)'),
        itself=True,  # pandas 3 refuses a float in a column of whole numbers
    ),
    unsafe(
        "two-columns-the-second-from-the-first",
        loop('df.loc[i, "n"] = row["a"] * 2', 'df.loc[i, "m"] = df.loc[i, "n"] + 1'),
        column('df["n"] = df["a"] * 2\ndf["m"] = df["n"] + 1'),
        says="Columns `n` and `m` are filled row by row",
    ),
    unsafe(
        "two-columns-each-for-some-rows",
        loop('if row["a"] > 1:', '    df.loc[i, "n"] = 1', "else:", '    df.loc[i, "m"] = 2'),
        column('df.loc[df["a"] > 1, "n"] = 1\ndf.loc[~(df["a"] > 1), "m"] = 2'),
        because="that the order of new columns makes no difference",
        itself=True,  # where no row matches, no column is made
    ),
    unsafe(
        "column-and-total",
        loop('cost = row["a"] * row["b"]', 'df.loc[i, "n"] = cost', "total += cost", before="total = 0\n"),
        column('df["n"] = df["a"] * df["b"]\ntotal = (df["a"] * df["b"]).sum()'),
    ),
    unsafe(
        "list-that-becomes-the-column",
        loop('out.append(row["a"] - row["b"])', before="out = []\n", after='df["n"] = out\n'),
        column('df["n"] = df["a"] - df["b"]'),
        says='Column `n` is filled row by row; pandas can do it in one step: `df["a"] - df["b"]`',
    ),
    unsafe(
        "list-two-ways-with-comments",
        loop(
            "# cheap or dear",
            'if row["a"] > 1:',
            "    out.append(1)  # dear",
            "else:",
            "    out.append(0)",
            before="out = []  # the marks\n",
            after='\ndf["n"] = out  # done\n',
        ),
        column('# the marks\n# cheap or dear\n# dear\ndf["n"] = np.where(df["a"] > 1, 1, 0)  # done'),
    ),
    unsafe(
        "two-lists",
        loop(
            'one.append(row["a"] + 1)',
            'two.append(row["b"] + 1)',
            before="one = []; two = []\n",
            after='df["n"] = one\ndf["m"] = two\n',
        ),
        column('df["n"] = df["a"] + 1\ndf["m"] = df["b"] + 1'),
    ),
    safe(
        "known-content-and-two-texts",
        f"{LITERAL}"
        'marks = []\nfor _, row in df.iterrows():\n    marks.append("hi" if row["a"] >= 3 else "lo")\n'
        f'df["n"] = marks\n{SHOW}',
        f'{LITERAL}df["n"] = np.where(df["a"] >= 3, "hi", "lo")\n{SHOW}',
        runs=HAS_PANDAS,
    ),
    unsafe(
        "other-modules-may-import-the-variables",
        f"{LITERAL}"
        'marks = []\nfor _, row in df.iterrows():\n    marks.append("hi" if row["a"] >= 3 else "lo")\n'
        'df["n"] = marks\n',
        LITERAL + 'df["n"] = np.where(df["a"] >= 3, "hi", "lo")\n',
        script=None,
        because="that no other module uses `row`",
    ),
    unsafe(
        "frame-was-changed-since-it-was-made",
        f'{LITERAL}df["a"] = pd.array([1, None])\nmarks = []\n'
        'for _, row in df.iterrows():\n    marks.append("hi" if row["a"] >= 3 else "lo")\ndf["n"] = marks\n',
        LITERAL + 'df["a"] = pd.array([1, None])\ndf["n"] = np.where(df["a"] >= 3, "hi", "lo")\n',
        because="ordinary types",
        itself=True,
    ),
    unsafe(
        "numpy-is-imported-beside-pandas",
        "# my script\nimport pandas as pd\n\ndf = pd.read_csv('data.csv')\nfor i, row in df.iterrows():\n"
        "    if row['a'] > 1:\n        df.loc[i, 'n'] = 1\n    else:\n        df.loc[i, 'n'] = 0\n",
        "# my script\nimport numpy as np\nimport pandas as pd\n\ndf = pd.read_csv('data.csv')\n"
        "df['n'] = np.where(df['a'] > 1, 1, 0)\n",
    ),
    unsafe(
        "numpy-under-its-full-name",
        "import numpy\nimport pandas\n\ndf = pandas.read_csv('data.csv')\nfor i, row in df.iterrows():\n"
        "    df.loc[i, 'n'] = 1 if row['a'] > 1 else 0\n",
        "import numpy\nimport pandas\n\ndf = pandas.read_csv('data.csv')\n"
        "df['n'] = numpy.where(df['a'] > 1, 1, 0)\n",
    ),
    unsafe(
        "annotated-parameter",
        "import pandas as pd\n\n\ndef fill(df: pd.DataFrame) -> None:\n    for i, row in df.iterrows():\n"
        "        df.loc[i, 'n'] = row['a'] * 2\n",
        "import pandas as pd\n\n\ndef fill(df: pd.DataFrame) -> None:\n    df['n'] = df['a'] * 2\n",
        because="that `df` is a DataFrame (`df` is annotated as `pd.DataFrame`)",
    ),
    unsafe(
        "every-call-passes-a-frame",
        "import pandas as pd\n\n\ndef fill(df):\n    for i, row in df.iterrows():\n"
        "        df.loc[i, 'n'] = row['a'] * 2\n\n\ndf = pd.read_csv('data.csv')\nfill(df)\n",
        "import pandas as pd\n\n\ndef fill(df):\n    df['n'] = df['a'] * 2\n\n\ndf = pd.read_csv('data.csv')\nfill(df)\n",
        because="assumes columns of ordinary types",
    ),
    unsafe(
        "unknown-name-beside-the-row",
        "import pandas as pd\n\n\ndef fill(rate):\n    df = pd.read_csv('data.csv')\n"
        "    for i, row in df.iterrows():\n        df.loc[i, 'n'] = row['a'] * rate\n    return df\n",
        "import pandas as pd\n\n\ndef fill(rate):\n    df = pd.read_csv('data.csv')\n"
        "    df['n'] = df['a'] * rate\n    return df\n",
        because="that `rate` is a single value",
    ),
]

UNFIXED = [
    unfixed(
        "frame-only-by-its-use",
        "import pandas as pd\n\n\ndef fill(df):\n    for i, row in df.iterrows():\n"
        "        df.loc[i, 'n'] = row['a'] * 2\n",
        because="it is not certain that `df` is a DataFrame",
        guard="is_not_certainly_a_frame",
    ),
    unfixed(
        "row-is-read-afterwards",
        loop('df.loc[i, "n"] = row["a"] * 2', after="print(row)\n"),
        because="`row` is read after the loop",
        guard="is_read_afterwards",
    ),
    unfixed(
        "temporary-is-read-in-a-function",
        loop('x = row["a"]', 'df.loc[i, "n"] = x', after="def show():\n    print(x)\n\n\nshow()\n"),
        because="`x` is used in the function `show`",
    ),
    unfixed(
        "list-is-printed-too",
        loop('out.append(row["a"])', before="out = []\n", after='df["n"] = out\nprint(out)\n'),
        because="`out` is used elsewhere too (line 9)",
        guard="is_used_otherwise",
    ),
    unfixed(
        "list-was-not-empty",
        loop('out.append(row["a"])', before="out = [0]\n", after='df["n"] = out\n'),
        because="`out` is not emptied directly before the loop",
    ),
    unfixed(
        "something-else-between-loop-and-column",
        loop('out.append(row["a"])', before="out = []\n", after='df = df.dropna()\ndf["n"] = out\n'),
        because="other statements stand between the loop and the column",
    ),
    unfixed(
        "condition-is-a-cell",
        loop('if row["paid"]:', '    df.loc[i, "n"] = 1'),
        because='`row["paid"]` may be something else than True or False',
        guard="is_no_comparison",
    ),
    unfixed(
        "or-chooses-a-value",
        loop('df.loc[i, "n"] = row["a"] or 0'),
        because='`row["a"]` may be something else than True or False',
    ),
    unfixed(
        "not-of-a-cell",
        loop('df.loc[i, "n"] = not row["paid"]'),
        because='`row["paid"]` may be something else',
    ),
    unfixed(
        "text-or-number",
        loop('if row["a"] > 1:', '    df.loc[i, "n"] = "hi"', "else:", '    df.loc[i, "n"] = 0'),
        because='`"hi"` and `0` are of different types',
        guard="mixes_types",
    ),
    unfixed(
        "text-or-nan",
        loop('df.loc[i, "n"] = "hi" if row["a"] > 1 else np.nan'),
        because='`"hi"` and `np.nan` are of different types',
    ),
    unfixed(
        "power-that-the-condition-guards",
        loop('if row["b"] >= 0:', '    df.loc[i, "n"] = row["a"] ** row["b"]'),
        because='`row["a"] ** row["b"]` would be computed for every row',
        guard="may_fail_elsewhere",
        inputs={"pd.read_csv('data.csv')": frames(1, a=ints, b=ints)},
    ),
    unfixed(
        "list-of-weights",
        loop('df.loc[i, "n"] = row["a"] * weights', before="weights = [1, 2, 3]\n"),
        because="`weights` is no single value",
        guard="has_several_values",
    ),
    unfixed(
        "np-is-something-else",
        "import pandas as pd\n\nnp = 3\ndf = pd.read_csv('data.csv')\nfor i, row in df.iterrows():\n"
        "    df.loc[i, 'n'] = 1 if row['a'] > np else 0\n",
        because="`np` may not be numpy there",
        guard="has_no_numpy",
    ),
    unfixed(
        "len-is-the-learners-own",
        loop(
            'df.loc[i, "n"] = row["a"] * 2',
            "count += 1",
            before="def len(x):\n    return 3\n\n\ncount = 0\n",
        ),
        because="`len` may mean something else",
        guard="has_hidden_builtin",
    ),
    unfixed(
        "comment-for-a-tool",
        loop("# fmt: off", 'df.loc[i, "n"] = row["a"]*2'),
        because="the comment `# fmt: off` belongs to its line",
        guard="has_comment_for_a_tool",
    ),
    unfixed(
        "column-with-a-long-name",
        loop(f'df.loc[i, "{"n" * 60}"] = row["a"] * 2', after="print(row)\n"),
        says="Columns are filled row by row",
    ),
]

CLEAN = [
    clean(
        "carried-from-row-to-row",
        loop('balance += row["a"]', 'df.loc[i, "n"] = balance', before="balance = 0\n"),
        guard="is_carried",
    ),
    clean(
        "row-is-a-picture-from-before",
        loop('df.loc[i, "a"] = 0', 'df.loc[i, "n"] = row["a"]'),
        guard="is_carried",
    ),
    clean(
        "cell-kept-in-a-variable-before-it-is-written",
        loop('old = df.loc[i, "a"]', 'df.loc[i, "a"] = 0', 'df.loc[i, "n"] = old'),
        guard="is_carried",
    ),
    clean(
        "column-made-of-a-list-is-read-by-the-next",
        loop(
            'one.append(row["a"] + 1)',
            'two.append(row["n"] + 1)',
            before="one = []\ntwo = []\n",
            after='df["n"] = one\ndf["m"] = two\n',
        ),
        guard="is_carried",
    ),
    clean(
        "variable-of-the-round-before",
        loop('df.loc[i, "n"] = last', 'last = row["a"]', before="last = 0\n"),
    ),
    clean(
        "no-pandas-anywhere",
        "def fill(df):\n    for i, row in df.iterrows():\n        df.loc[i, 'n'] = row['a'] * 2\n",
        guard="is_no_frame",
    ),
    clean(
        "own-class-with-iterrows",
        "import pandas as pd\n\n\nclass Table:\n    def iterrows(self):\n        return []\n\n\ndf = [Table()]\n"
        "for i, row in df.iterrows():\n    df.loc[i, 'n'] = row['a'] * 2\n",
        guard="is_no_frame",
    ),
    clean(
        "polars-is-imported-too",
        "import pandas as pd\nimport polars as pl\n\n\ndef fill(df):\n    for i, row in df.iterrows():\n"
        "        df.loc[i, 'n'] = row['a'] * 2\n",
        guard="is_no_frame",
    ),
    clean(
        "list-that-stays-a-list",
        loop('out.append(row["a"] * 2)', before="out = []\n", after="print(out)\n"),
        guard="is_another_list",
    ),
    clean(
        "list-of-another-frame",
        loop(
            'out.append(row["a"] * 2)',
            before="out = []\n",
            after='other = pd.DataFrame()\nother["n"] = out\n',
        ),
        guard="is_another_list",
    ),
    clean(
        "list-that-misses-rows",
        loop('if row["a"] > 1:', '    out.append(row["a"])', before="out = []\n", after='df["n"] = out\n'),
        guard="is_another_list",
    ),
    clean(
        "column-and-a-text-that-grows",
        loop('df.loc[i, "n"] = row["a"] * 2', 'text += row["s"]', before='text = ""\n'),
        guard="is_no_sum",
    ),
    clean("print-in-the-body", loop('df.loc[i, "n"] = row["a"] * 2', "print(i)")),
    clean("call-of-a-function", loop('df.loc[i, "n"] = abs(row["a"])')),
    clean("label-in-the-value", loop('df.loc[i, "n"] = row["a"] + i')),
    clean("key-is-a-number", loop('df.loc[i, "n"] = row[0] * 2')),
    clean("key-is-a-variable", loop('df.loc[i, "n"] = row[key] * 2', before='key = "a"\n')),
    clean("attribute-of-every-series", loop('df.loc[i, "n"] = row.size * 2')),
    clean("another-label-is-written", loop('df.loc[i + 1, "n"] = row["a"]')),
    clean("another-frame-is-written", loop('other.loc[i, "n"] = row["a"]', before="other = df.copy()\n")),
    clean(
        "three-ways",
        loop('if row["a"] > 1:', '    df.loc[i, "n"] = 1', 'elif row["a"] > 0:', '    df.loc[i, "n"] = 2'),
    ),
    clean("break", loop('df.loc[i, "n"] = row["a"]', "break")),
    clean("else-clause", loop('df.loc[i, "n"] = row["a"]', after="else:\n    print(1)\n")),
    clean("text-repeated", loop('df.loc[i, "n"] = row["a"] * "-"')),
    clean("percent-format", loop('df.loc[i, "n"] = "%d" % row["a"]')),
    clean("identity", loop('df.loc[i, "n"] = row["a"] is True')),
    clean("none", loop('df.loc[i, "n"] = 1 if row["a"] == None else 0')),
    clean("substring", loop('df.loc[i, "n"] = row["s"] in "xyz"')),
    clean("membership-in-mixed-literals", loop('df.loc[i, "n"] = row["s"] in ["x", 1]')),
    clean(
        "condition-without-a-column", loop("if verbose:", '    df.loc[i, "n"] = 1', before="verbose = True\n")
    ),
    clean("choice-for-some-rows", loop('if row["a"] > 1:', '    df.loc[i, "n"] = 1 if row["b"] > 1 else 2')),
    clean(
        "same-cell-twice-in-a-branch",
        loop('if row["a"] > 1:', '    df.loc[i, "n"] = 1', '    df.loc[i, "n"] = 2'),
    ),
    clean("one-target", PREAMBLE + "for row in df.iterrows():\n    df.loc[row[0], 'n'] = row[1]['a']\n"),
]

CASES = FLAGGED + UNFIXED + CLEAN


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(RowLoopColumn, case)


PROGRAMS = {
    "arithmetic": loop('df.loc[i, "n"] = row["a"] * row["b"] + 1'),
    "column-overwritten": loop('df.at[i, "b"] = row["b"] * 2.5'),
    "division": loop('df.at[i, "n"] = row["a"] / row["b"]'),
    "whole-division": loop('df.at[i, "n"] = row["a"] // row["b"] + row["a"] % row["b"]'),
    "guarded-division": loop('df.loc[i, "n"] = row["a"] / row["b"] if row["b"] != 0 else 0'),
    "power": loop('df.loc[i, "n"] = row["a"] ** 2'),
    "power-of-two-columns": loop('df.loc[i, "n"] = row["a"] ** row["b"]'),
    "root": loop('df.loc[i, "n"] = row["a"] ** 0.5'),
    "constant": loop('df.loc[i, "n"] = 7'),
    "text": loop('df.at[i, "n"] = row["s"] + "!"'),
    "two-texts": loop('df.loc[i, "n"] = "hi" if row["a"] > 1 else "lo"'),
    "two-numbers": loop('df.loc[i, "n"] = 1 if row["a"] > 1 and not row["s"] == "x" else 0'),
    "larger-column": loop('df.loc[i, "n"] = row["a"] if row["a"] > row["b"] else row["b"]'),
    "missing-replaced": loop('df.loc[i, "n"] = 0 if pd.isna(row["a"]) else row["a"]'),
    "text-for-some": loop('if row["a"] >= 2:', '    df.loc[i, "n"] = "big"'),
    "number-for-some": loop('if row["a"] >= 2:', '    df.loc[i, "n"] = row["b"] * 2'),
    "overwritten-for-some": loop('if row["a"] >= 2:', '    df.loc[i, "b"] = 0'),
    "for-the-others": loop('if not row["a"] > 1:', '    df.loc[i, "n"] = "low"'),
    "chain": loop('df.loc[i, "n"] = 1 < row["a"] <= 2'),
    "one-column-or-the-other": loop(
        'if row["a"] > 1:', '    df.loc[i, "n"] = 1', "else:", '    df.loc[i, "m"] = 2'
    ),
    "own-cell": loop('df.loc[i, "n"] = df.loc[i, "a"] * 2'),
    "two-columns": loop('df.loc[i, "n"] = row["a"] * 2', 'df.loc[i, "m"] = df.loc[i, "n"] - row["b"]'),
    "list": loop('out.append(row["a"] - row["b"])', before="out = []\n", after='df["n"] = out\n'),
    "list-of-quotients": loop(
        'out.append(row["a"] / row["b"])', before="out = []\n", after='df["n"] = out\n'
    ),
    "list-of-bools": loop('out.append(row["a"] > 2)', before="out = []\n", after='df["n"] = out\n'),
    "list-of-texts": loop(
        'out.append("yes" if row["s"] in ["x", "q"] else "no")', before="out = []\n", after='df["n"] = out\n'
    ),
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_only_what_the_assumption_excludes_differs(name: str) -> None:
    check_programs(RowLoopColumn, PROGRAMS[name])


def test_each_phrase_of_the_assumptions_is_needed() -> None:
    check_phrases(RowLoopColumn, PROGRAMS.values())
