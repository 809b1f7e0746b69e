from __future__ import annotations

import ast

import pytest

from beginner_lint.facts import Facts
from beginner_lint.facts.frames.frame_names import (
    ATTRIBUTES,
    FRAME_ATTRIBUTES,
    FUNCTIONS,
    METHODS,
    SERIES_ATTRIBUTES,
)
from beginner_lint.facts.frames.frames import LiteralFrame
from beginner_lint.facts.project import ProjectFacts
from beginner_lint.facts.types.lattice import Fact, How
from beginner_lint.source import Source


def last_expression(program: str) -> tuple[Facts, ast.expr]:
    """Return the facts of a program, and its last statement's expression, also inside functions."""
    source = Source("case.py", program)
    found = [node for node in ast.walk(source.tree) if isinstance(node, ast.Expr)]
    return Facts(source, ProjectFacts(script=True)), max(found, key=lambda node: node.lineno).value


def fact_of(program: str) -> Fact:
    facts, expression = last_expression(program)
    return facts.types.of(expression)


IMPORT = "import pandas as pd\ndf = pd.read_csv('a.csv')\n"

PROVED = {
    "reader": ("import pandas as pd\npd.read_csv('a.csv')", "DataFrame"),
    "full-name": ("import pandas\npandas.read_excel('a.xlsx')", "DataFrame"),
    "imported-class": ("from pandas import DataFrame as Frame\nFrame([])", "DataFrame"),
    "class-method": ("import pandas as pd\npd.DataFrame.from_records([])", "DataFrame"),
    "variable": (IMPORT + "df", "DataFrame"),
    "chain": (IMPORT + "df.dropna().sort_values('a').head(3).copy()", "DataFrame"),
    "columns": (IMPORT + "df[['a', 'b']]", "DataFrame"),
    "slice": (IMPORT + "df[:3]", "DataFrame"),
    "mask": (IMPORT + "df[df['a'] > 3]", "DataFrame"),
    "mask-of-two": (IMPORT + "df[(df.a > 3) & (df.b < 2)]", "DataFrame"),
    "negated-mask": (IMPORT + "df[~df['s'].isin(['x'])]", "DataFrame"),
    "text-mask": (IMPORT + "df[df['s'].str.contains('x')]", "DataFrame"),
    "loc-mask": (IMPORT + "df.loc[df['a'] > 3]", "DataFrame"),
    "iloc-slice": (IMPORT + "df.iloc[1:]", "DataFrame"),
    "arithmetic": (IMPORT + "df * 2", "DataFrame"),
    "concat": (IMPORT + "pd.concat([df, df])", "DataFrame"),
    "merge": (IMPORT + "df.merge(df, on='a')", "DataFrame"),
    "grouped": (IMPORT + "df.groupby('a')[['b']].sum()", "DataFrame"),
    "grouped-column": (IMPORT + "df.groupby('a')['b'].sum()", "Series"),
    "grouped-and-back": (IMPORT + "df.groupby('a')['b'].sum().reset_index()", "DataFrame"),
    "part-of-a-group": (IMPORT + "for key, part in df.groupby('a'):\n    part", "DataFrame"),
    "column": (IMPORT + "df['a']", "Series"),
    "attribute": (IMPORT + "df.price", "Series"),
    "comparison": (IMPORT + "df['a'] > 3", "Series"),
    "dates": (IMPORT + "pd.to_datetime(df['a'])", "Series"),
    "transposed": (IMPORT + "df.T", "DataFrame"),
    "result-of-a-function": (
        "import pandas as pd\ndef load():\n    return pd.read_csv('a.csv')\nload()",
        "DataFrame",
    ),
    "both-ways": (IMPORT + "if len(df):\n    df = df.dropna()\ndf", "DataFrame"),
}

UNKNOWN = {
    "chunks": "import pandas as pd\npd.read_csv('a.csv', chunksize=10)",
    "several-sheets": "import pandas as pd\npd.read_excel('a.xlsx', sheet_name=None)",
    "anything-pickled": "import pandas as pd\npd.read_pickle('a.pkl')",
    "keywords-unseen": "import pandas as pd\npd.read_csv('a.csv', **options)",
    "another-library": "import polars as pl\npl.read_csv('a.csv')",
    "own-pd": "class pd:\n    read_csv = print\npd.read_csv('a.csv')",
    "in-place": IMPORT + "df.dropna(inplace=True)",
    "row": IMPORT + "df.loc[3]",
    "cell": IMPORT + "df.loc[3, 'a']",
    "unknown-key": IMPORT + "df[key]",
    "concat-of-unknown": IMPORT + "pd.concat(parts)",
    "attribute-that-frames-have": IMPORT + "df.size",
    "one-way-only": IMPORT + "if df is None:\n    df = 3\ndf",
    "membership": IMPORT + "3 in df['a']",
    "grouped-without-labels": IMPORT + "df.groupby('a', as_index=False)['b'].sum()",
}


@pytest.mark.parametrize(("program", "name"), PROVED.values(), ids=PROVED)
def test_proved(program: str, name: str) -> None:
    fact = fact_of(program)
    assert (fact.name, fact.how) == (name, How.PROVED)


@pytest.mark.parametrize("program", UNKNOWN.values(), ids=UNKNOWN)
def test_neither_frame_nor_series(program: str) -> None:
    assert not fact_of(program).suggests("DataFrame", "Series")


@pytest.mark.parametrize(
    ("program", "how"),
    [
        ("import pandas as pd\ndef f(df: pd.DataFrame):\n    df", How.DECLARED),
        ("import pandas as pd\ndef f(df: 'pd.DataFrame | None'):\n    df", How.EVIDENCE),
        ("import pandas as pd\ndef f(df):\n    df", How.EVIDENCE),
        ("import pandas as pd\ndef f(n, df):\n    df\nf(1, pd.DataFrame())", How.PROVED),
        ("import pandas as pd\ndef f(n, df):\n    df\nf(1, df=pd.DataFrame())", How.PROVED),
        ("import pandas as pd\ndef f(df):\n    df\nf(pd.DataFrame())\nf(3)", How.EVIDENCE),
        ("import pandas as pd\ndef f(df):\n    df\nf(pd.DataFrame())\ng = f", How.EVIDENCE),
        ("import pandas as pd\ndef f(df):\n    df\nf(*[pd.DataFrame()])", How.EVIDENCE),
    ],
    ids=["annotated", "optional", "bare", "by-place", "by-name", "once-a-number", "passed-on", "unpacked"],
)
def test_parameters(program: str, how: How) -> None:
    facts, _ = last_expression(program)
    reads = [node for node in ast.walk(facts.source.tree) if isinstance(node, ast.Expr)]
    fact = facts.frames.of(min(reads, key=lambda node: node.lineno).value)
    assert (fact.name, fact.how) == ("DataFrame", how)


@pytest.mark.parametrize(
    "program",
    [
        "def f(df):\n    df",
        "import pandas as pd\nimport polars as pl\ndef f(df):\n    df",
        "import pandas as pd\nclass Table: pass\ndf = Table()\ndf",
        "import pandas as pd\ndf = [1]\ndf",
    ],
    ids=["no-pandas", "polars-too", "own-class", "list"],
)
def test_use_alone_is_no_evidence(program: str) -> None:
    facts, expression = last_expression(program)
    assert not facts.frames.of(expression).suggests("DataFrame")


LITERAL = "import pandas as pd\ndf = pd.DataFrame({'a': [1, -2], 'b': [1.5, 2.0], 's': ['x', 'y'], 't': [True, False]})\n"


def test_literal_frame() -> None:
    facts, expression = last_expression(LITERAL + "print(df, len(df), df.shape, df.head(3))\ndf")
    assert facts.frames.literal(expression) == LiteralFrame(
        {"a": "int", "b": "float", "s": "str", "t": "bool"}
    )


NOT_LITERAL = {
    "printed-differently": LITERAL + "print(df.pop('a'))\ndf",
    "printed-elsewhere": LITERAL + "print(df, file=out)\ndf",
    "other-print": f"def print(df): df['a'] = None\n{LITERAL}print(df)\ndf",
    "column-written": LITERAL + "df['a'] = None\ndf",
    "column-kept": LITERAL + "a = df['a']\na[0] = 3\ndf",
    "alias": LITERAL + "other = df\nother['a'] = 3\ndf",
    "function-sees-it": LITERAL + "def f():\n    df['a'] = 3\nf()\ndf",
    "seen-as-text": LITERAL + "exec('df[0] = 1')\ndf",
    "in-another-block": LITERAL + "if 1:\n    df",
    "missing-value": "import pandas as pd\ndf = pd.DataFrame({'a': [1, None]})\ndf",
    "huge-number": f"import pandas as pd\ndf = pd.DataFrame({{'a': [{2**53}]}})\ndf",
    "two-types": "import pandas as pd\ndf = pd.DataFrame({'a': [1, 2.5]})\ndf",
    "no-rows": "import pandas as pd\ndf = pd.DataFrame({'a': []})\ndf",
    "no-columns": "import pandas as pd\ndf = pd.DataFrame({})\ndf",
    "unequal-lengths": "import pandas as pd\ndf = pd.DataFrame({'a': [1], 'b': [1, 2]})\ndf",
    "own-labels": "import pandas as pd\ndf = pd.DataFrame({'a': [1]}, index=[3])\ndf",
    "numbers-as-keys": "import pandas as pd\ndf = pd.DataFrame({1: [1]})\ndf",
    "two-makers": LITERAL + "if x:\n    df = pd.DataFrame({'a': [1]})\ndf",
    "attribute": LITERAL + "x.df",
}


@pytest.mark.parametrize("program", NOT_LITERAL.values(), ids=NOT_LITERAL)
def test_not_all_is_known(program: str) -> None:
    facts, expression = last_expression(program)
    assert facts.frames.literal(expression) is None


def test_names_are_those_of_pandas() -> None:
    pd = pytest.importorskip("pandas")
    samples = {"Series": pd.Series([1.0]), "DataFrame": pd.DataFrame({"a": [1.0]})}
    for kind, sample in samples.items():
        own = {name for name in dir(type(sample)) if not name.startswith("_")}
        assert own <= SERIES_ATTRIBUTES | FRAME_ATTRIBUTES, kind
        assert set(ATTRIBUTES[kind]) <= own
    missing = {name for name in FUNCTIONS if not hasattr(pd, name.partition(".")[0])}
    assert missing <= {"read_gbq"}  # gone in pandas 3


@pytest.mark.filterwarnings("ignore")
def test_results_are_those_of_pandas() -> None:
    pd = pytest.importorskip("pandas")
    frame = pd.DataFrame({"a": [1.0, 2.0], "b": [3.0, 4.0]})
    grouped = frame.groupby("a")
    samples = {
        "DataFrame": frame,
        "Series": frame["a"],
        "DataFrameGroupBy": grouped,
        "SeriesGroupBy": grouped["b"],
        "StringMethods": pd.Series(["x", "y"]).str,
    }
    called = 0
    for kind, methods in METHODS.items():
        for name, result in methods.items():
            arguments = [()] if kind != "StringMethods" else [(), ("x",), (1,), ("x", "y"), (1, "x"), (3,)]
            results = [
                found for given in arguments if (found := _call(samples[kind], name, given)) is not None
            ]
            assert {type(found).__name__ for found in results} <= {result}, (kind, name)
            called += bool(results)
    assert called > 100


def _call(sample: object, name: str, arguments: tuple[object, ...]) -> object:
    """Return what a method gives, None where it wants other arguments or other values."""
    try:
        return getattr(sample, name)(*arguments)
    except (TypeError, ValueError, AttributeError, KeyError):
        return None
