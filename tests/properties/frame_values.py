"""Texts of frames of pandas, and of expressions about the cells of a row.

All frames have the columns price and qty (numbers), name (texts) and paid (bools). Most are written down with
their whole content, as the linter must read it; the others have what makes loops and whole columns differ.
"""

from __future__ import annotations

import re
from random import Random

FRAME = "pd.DataFrame"
"""The type of frames, as annotations spell it."""

Columns = dict[str, list[str]]

_FLOATS = ("2.5", "4.0", "0.5", "1.25", "10.0", "0.1", "-1.5", "0.0", "3.0")
_INTS = ("3", "1", "2", "5", "7", "10", "0", "-2", "100")
_WORDS = ("fig", "pear", "Ada", "Bob", "x", "", "plum", "it's", "ä", "NA")
_MISSING = ("None", 'float("nan")', "np.nan", "pd.NA")
_OTHERS = ("None", '"2"', "2.5", "3", "True", "[1]", str(2**53 + 1), str(10**20))
_TYPES = (
    '{"qty": "Int64"}', '{"qty": "uint8", "price": "uint8"}', '{"qty": "int8"}', '{"price": "float32"}', "object",
    '{"qty": "float"}', '{"name": "category"}', '{"name": "string"}', '{"paid": "boolean"}', '{"paid": int}',
    '{"price": object, "paid": object}', '{"qty": bool}', '{"name": "category", "qty": "category"}',
)  # fmt: skip
_PARTS = (
    "{0}.iloc[::-1]", '{0}.sort_values("qty")', '{0}.sort_values("price").reset_index(drop=True)', "{0}.head(2)",
    "{0}.copy()", "{0}.dropna()", "pd.concat([{0}, {0}])", '{0}.set_index("name", drop=False)', "{0}.iloc[:0]",
    '{0}.query("qty > 1")', "{0}.convert_dtypes()", '{0}.drop_duplicates("qty")', "{0}.sample(3, replace=True, random_state=1)",
)  # fmt: skip

NUMBER, WORD, FLAG = "number", "word", "flag"
"""The types of cells: not those of Python, as a row may hold what numpy or pandas have instead."""

# What learners compute from a cell, or test about it; see `values.EXPRESSIONS`.
CELL_EXPRESSIONS: dict[str, dict[str, tuple[str, ...]]] = {
    "amount": {
        NUMBER: ("$x", "$x * 2", "$x + 1", "$x - 0.5", "$x / 2", "$x // 2", "$x % 3", "-$x", "10 / $x", "$x ** 2", "2 ** $x",
                 "$x if $x > 2 else 0", "1 if $x > 2 else 0", "0 if $x == 0 else 6 / $x", "abs($x)", "round($x, 1)", "$x * $x",
                 "0 if pd.isna($x) else $x", "1 + $x * 2", "(1 - $x) * 3", "$x * 1.5"),
        WORD: ("len($x)", "1 if $x == 'fig' else 2"),
        FLAG: ("$x", "$x + 1", "1 if $x else 0", "int($x)"),
    },
    "caption": {
        NUMBER: ("'hi' if $x > 2 else 'lo'", "str($x)", "f'{$x}'", "'many' if 1 < $x < 9 else 'few'"),
        WORD: ("$x", "$x + '!'", "$x.upper()", "'' + $x", "$x + $x", "'yes' if $x in ('fig', 'Ada') else 'no'", "$x[:2]",
               "f'<{$x}>'"),
        FLAG: ("'paid' if $x else 'open'", "'open' if not $x else 'paid'", "'paid' if $x == True else 'open'"),
    },
    "choice": {
        NUMBER: ("$x > 2", "$x > 2", "$x < 3", "$x >= 2.5", "$x <= 4", "$x == 2.5 or $x < 1", "not $x == 1", "$x == 3", "$x != 3", "1 < $x <= 5", "not $x > 2", "$x in (1, 2, 3)",
                 "$x not in [0, 1]", "$x < 5 and $x > 0", "$x == 1 or $x > 4", "pd.isna($x)", "pd.notna($x)", "not pd.isnull($x)",
                 "$x % 2 == 0", "$x > 2 and not $x > 5", "10 / $x > 3", "$x", "$x == $x", "$x > -1", "-$x < 2", "$x is None",
                 "3 > $x", "$x != $x", "not (1 < $x < 4)", "$x > 0.1 * 3"),
        WORD: ("$x == 'fig'", "$x != 'fig'", "$x > 'b'", "$x in ('fig', 'Ada')", "$x not in ['x', '']", "'a' < $x < 'c'",
               "len($x) > 3", "$x.startswith('p')", "'a' in $x", "$x", "not $x == 'x'", "pd.isna($x)", "$x == 'x' or $x == ''",
               "$x.lower() == 'ada'", "$x in 'fig'", "$x == None"),
        FLAG: ("$x", "not $x", "$x == True", "$x != False", "$x == 1", "$x is True", "$x and True", "$x or False"),
    },
}  # fmt: skip


def frame(rng: Random) -> str:
    """Return a frame, written down: most with their whole content, of one type in each column."""
    columns = _columns(rng, rng.choice((1, 2, 2, 3, 3, 4, 5)))
    if rng.random() < 0.7:
        return _written(columns)
    return rng.choice((_missing, _mixed, _labelled, _of_another_type, _part, _empty, _from_rows, _read))(
        columns, rng
    )


def _columns(rng: Random, rows: int) -> Columns:
    prices = _FLOATS if rng.random() < 0.7 else _INTS
    pools = {"price": prices, "qty": _INTS, "name": _WORDS, "paid": ("True", "False")}
    return {
        name: [f'"{each}"' if pool is _WORDS else each for each in rng.choices(pool, k=rows)]
        for name, pool in pools.items()
    }


def _written(columns: Columns, more: str = "") -> str:
    texts = (f'"{name}": [{", ".join(cells)}]' for name, cells in columns.items())
    return f"pd.DataFrame({{{', '.join(texts)}}}{more})"


def _missing(columns: Columns, rng: Random) -> str:
    for cells in rng.sample(sorted(columns.values()), rng.choice((1, 1, 2))):
        cells[rng.randrange(len(cells))] = rng.choice(_MISSING)
    return _written(columns)


def _mixed(columns: Columns, rng: Random) -> str:
    """Put something of another type among the cells of a column."""
    cells = columns[rng.choice(sorted(columns))]
    cells[rng.randrange(len(cells))] = rng.choice(_OTHERS)
    return _written(columns)


def _labelled(columns: Columns, rng: Random) -> str:
    labels = [rng.choice(("0", "1", "2", '"p"', '"q"', "2.5")) for _ in columns["qty"]]
    return _written(columns, f", index=[{', '.join(labels)}]")


def _of_another_type(columns: Columns, rng: Random) -> str:
    return f"{_written(columns)}.astype({rng.choice(_TYPES)})"


def _part(columns: Columns, rng: Random) -> str:
    return rng.choice(_PARTS).format(_written(columns))


def _empty(columns: Columns, rng: Random) -> str:
    if rng.random() < 0.4:
        return f"pd.DataFrame(columns={sorted(columns)})"
    return _written({name: [] for name in columns}) + rng.choice(
        ("", ".astype({'qty': int, 'price': float})")
    )


def _from_rows(columns: Columns, rng: Random) -> str:
    rows = [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]
    if rng.random() < 0.5:
        texts = [f"({', '.join(row.values())})" for row in rows]
        return f"pd.DataFrame([{', '.join(texts)}], columns={[*columns]})"
    texts = ["{" + ", ".join(f'"{name}": {cell}' for name, cell in row.items()) + "}" for row in rows]
    return f"pd.DataFrame([{', '.join(texts)}])"


def _read(columns: Columns, rng: Random) -> str:
    """Read the frame, as from a file; some cells are left out."""
    rows = [
        ",".join("" if rng.random() < 0.1 else re.sub("[\"']", "", cell) for cell in cells)
        for cells in zip(*columns.values(), strict=True)
    ]
    text = "\\n".join([",".join(columns), *rows])
    return f'pd.read_csv(StringIO("{text}"))'
