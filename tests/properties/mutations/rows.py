"""Mutations of frames and of loops over their rows: what cells and labels are, what else the loop does to them."""

from __future__ import annotations

import re

from tests.properties.draft import Line
from tests.properties.frame_values import FRAME
from tests.properties.mutations.names import bind
from tests.properties.mutations.table import Change, DoesNotFit, Site
from tests.properties.mutations.table import mutation as any_mutation

CELL_WRITE = re.compile(r"\.(?:loc|at)\[(\w+), (\"[\w ]+\")\] [-+*/]?= ")
# What may become of a frame before the loop; `{0}` is its name.
CHANGES = {
    "types": ('{0}["qty"] = {0}["qty"].astype("Int64")', '{0}["qty"] = {0}["qty"].astype("uint8")', "{0} = {0}.astype(object)",
              '{0}["name"] = {0}["name"].astype("category")', '{0}["price"] = {0}["price"].astype("float32")',
              '{0}["paid"] = {0}["paid"].astype("boolean")', "{0} = {0}.convert_dtypes()", '{0}["paid"] = {0}["paid"] * 1',
              '{0}["qty"] = {0}["qty"].astype(str)', '{0} = {0}[["price", "qty"]]'),
    "cells": ('{0}.loc[1, "price"] = float("nan")', '{0}.loc[0, "name"] = None', '{0}["paid"] = {0}["paid"].where({0}["qty"] > 1)',
              '{0}["qty"] = {0}["qty"].where({0}["qty"] > 1)', '{0}["qty"] = {0}["qty"].shift()', '{0}["qty"] = 2**53 + {0}["qty"]',
              '{0}["qty"] = [[1, 2]] * len({0})', '{0}["price"] = ["x"] * len({0})', '{0}["qty"] = pd.array([pd.NA] * len({0}), dtype="Int64")',
              '{0}["name"] = {0}["name"].where({0}["qty"] > 1, 0)', '{0}["price"] = float("inf")', '{0}["qty"] = 0',
              '{0}["paid"] = "no"'),
    "labels": ("{0} = pd.concat([{0}, {0}])", "{0}.index = [0] * len({0})", "{0}.index = {0}.index[::-1]",
               '{0} = {0}.set_index("name", drop=False)', '{0} = {0}.sort_values("qty")', '{0}.index = [*"pqrstuvwxyz"][:len({0})]',
               '{0} = {0}.set_index(["qty", "name"], drop=False)', '{0}.index.name = "price"'),
    "rows": ("{0} = {0}.iloc[:0]", '{0} = {0}[{0}["qty"] > 2]', "{0} = {0}.head(1)", '{0}.drop({0}.index[:1], inplace=True)',
             "{0} = {0}.dropna()", '{0} = {0}.loc[{0}["qty"] > 1].copy()'),
    "columns": ('{0}.columns = ["price", "qty", "qty", "paid"]', '{0} = {0}.drop(columns="qty")', '{0}["level"] = "x"', '{0}["n"] = 1',
                '{0} = {0}.rename(columns={{"qty": "amount"}})', '{0}["note"] = 0.5'),
}  # fmt: skip


def mutation(change: Change) -> Change:
    """Add a function to the table; it is about frames, and drawn often as it fits few programs."""
    return any_mutation(78, weight=3, needs=FRAME)(change)


def frame_of(site: Site) -> str:
    """Return the name of a frame that the fragment uses or makes."""
    fragment = site.fragment
    return fragment.names[
        next(hole for hole in fragment.given + fragment.made if fragment.types[hole] == FRAME)
    ]


def header_of(site: Site) -> tuple[Line, str, str]:
    """Return the header of a loop over rows, and the names of the label and of the row."""
    loop = next(line for line in site.fragment.loops if ".iterrows()" in line.text)
    found = re.match(r"for (\w+), (\w+) in ", loop.text)
    if found is None:
        raise DoesNotFit
    return loop, found[1], found[2]


def before_use(site: Site, *texts: str) -> None:
    """Put statements before the fragment, behind the one that makes its frame."""
    if site.first.text.startswith(f"{frame_of(site)} = "):
        site.draft.put_after(site.first, *texts)
    else:
        site.before(*texts)


def change_frame(site: Site, about: str) -> None:
    """Change the frame in one of the ways of `CHANGES`: before it is used mostly, else right before the loop."""
    text = site.rng.choice(CHANGES[about]).format(frame_of(site))
    if site.rng.random() < 0.7:
        before_use(site, text)
    else:
        site.draft.put_before(header_of(site)[0], text)


@mutation
def cells_have_another_type(site: Site) -> None:
    change_frame(site, "types")


@mutation
def cells_are_missing_or_odd(site: Site) -> None:
    change_frame(site, "cells")


@mutation
def labels_are_others(site: Site) -> None:
    change_frame(site, "labels")


@mutation
def rows_are_fewer(site: Site) -> None:
    change_frame(site, "rows")


@mutation
def columns_are_others(site: Site) -> None:
    change_frame(site, "columns")


@mutation
def written_cell_is_another(site: Site) -> None:
    """Put something else among the cells of a frame that is written down."""
    name = frame_of(site)
    made = next(line for line in site.draft.lines if line.text.startswith(f"{name} = pd.DataFrame({{"))
    cells = [match.span(1) for match in re.finditer(r"[\[,] ?([^][,{}]+?)(?=[],])", made.text)]
    start, end = site.rng.choice(cells)
    other = site.rng.choice(
        (
            "None",
            "True",
            "2.5",
            '"x"',
            "float('nan')",
            "10**20",
            "3 + 0j",
            "-1",
            "1e400",
            "size",
            "[1]",
            "pd.NA",
        )
    )
    made.text = made.text[:start] + other + made.text[end:]


@mutation
def frame_is_shown_before(site: Site) -> None:
    name = frame_of(site)
    before_use(site, site.rng.choice((f"print({name}.head(2))", f"print(len({name}))", f"print({name}.shape, {name}.columns)",
                                      f"{name}.info()", f"print({name}.sort_values('qty', inplace=True))", f"print({name}.pop('qty'))",
                                      f"reveal({name})", f"print({name}.describe)")))  # fmt: skip


@mutation
def frame_has_another_name(site: Site) -> None:
    """Let something else share the frame, or a column or part of it."""
    name = frame_of(site)
    shared = site.rng.choice(
        ("{0}", "{0}", "{0}[:]", "{0}.copy()", "{0}[['qty', 'price']]", "{0}.iloc[1:]", "[{0}][0]")
    )
    before_use(site, f"same = {shared.format(name)}")
    if site.rng.random() < 0.4:
        change = site.rng.choice(
            ("same['qty'] = None", "same.loc[0, 'qty'] = 2.5", "same.drop(columns='qty', inplace=True)")
        )
        before_use(site, f"same = {name}", change)
    site.after("reveal(same)")


@mutation
def frame_is_changed_by_a_function(site: Site) -> None:
    name = frame_of(site)
    change = site.rng.choice(('table["qty"] = None', "table.loc[len(table)] = [9, 9, 'new', True]", 'table["n"] = "old"',
                              'table["price"] = table["price"].astype(object)', "table.drop(table.index, inplace=True)"))  # fmt: skip
    site.at_top("def change_table(table):", f"    {change}", "    return table", "")
    before_use(site, site.rng.choice((f"change_table({name})", f"{name} = change_table({name})")))


@mutation
def frame_is_of_a_subclass(site: Site) -> None:
    name = frame_of(site)
    site.at_top("class Table(pd.DataFrame):", "    def iterrows(self):", "        for label, row in super().iterrows():",
                '            print("row", label)', "            yield label, row", "            yield label, row", "",
                "    def __len__(self):", "        return 9", "")  # fmt: skip
    before_use(site, f"{name} = Table({name})")


@mutation
def part_is_walked_over(site: Site) -> None:
    """Walk over a part or a copy of the frame, or over another one."""
    loop, _, _ = header_of(site)
    name = frame_of(site)
    part = site.rng.choice(('{0}[{0}["qty"] > 1]', '{0}.sort_values("qty")', "{0}.copy()", "{0}.head(2)", "{0}.dropna()", "{0}.T",
                            "{0}.iloc[::-1]", '{0}.groupby("name").sum()', "pd.concat([{0}, {0}])", '{0}[{0}["qty"] > 1].copy()',
                            "(lambda: {0})()", "[{0}][-1]"))  # fmt: skip
    changed = loop.text.replace(f" in {name}.iterrows()", f" in {part.format(name)}.iterrows()")
    if changed == loop.text:
        raise DoesNotFit
    loop.text = changed


@mutation
def frame_is_changed_in_the_loop(site: Site) -> None:
    loop, label, row = header_of(site)
    name = frame_of(site)
    change = site.rng.choice((f'{name}.loc[{label}, "qty"] = 9', f'{name}.at[{label}, "price"] = 0.5', f"{name} = {name}.iloc[1:]",
                              f"{name}.drop({label}, inplace=True)", f'{name}["qty"] = {name}["qty"] + 1', f'{name}["n"] = 0',
                              f'if len({name}) < 6:\n    {name}.loc[len({name})] = {row}', f'{name}.loc[{label}, "paid"] = None',
                              f'{name}["qty"][{label}] = 7', f'{name}.iloc[0]["price"] = 7', f'{name}.loc[0, "qty"] = 5'))  # fmt: skip
    site.draft.put_into(loop, *change.split("\n"), last=site.rng.random() < 0.5)


@mutation
def row_is_changed(site: Site) -> None:
    loop, _, row = header_of(site)
    change = site.rng.choice(
        ('{0}["price"] = 0', '{0}["qty"] += 1', '{0} = {0} * 1', '{0}.qty = 3', '{0} = {{"price": 1, "qty": 2, "name": "x", "paid": True}}',
         '{0}["n"] = 1', "{0} = {0}.copy()")
    )  # fmt: skip
    site.draft.put_into(loop, change.format(row), last=site.rng.random() < 0.3)


@mutation
def row_or_label_read_after_the_loop(site: Site) -> None:
    _, label, row = header_of(site)
    look = site.rng.choice(
        (
            f'print({row}["price"])',
            f"print({label})",
            f"print({row}.name)",
            f"last = {row}",
            f"print({label}, len({row}))",
        )
    )
    (site.after if site.rng.random() < 0.6 else site.at_end)(
        "try:", f"    {look}", "except NameError:", '    print("none")'
    )


@mutation
def rows_are_kept(site: Site) -> None:
    loop, label, row = header_of(site)
    before_use(site, "kept = []")
    kept = site.rng.choice((row, label, f"lambda: {row}", f'{row}["qty"]'))
    site.draft.put_into(loop, f"kept.append({kept})", last=site.rng.random() < 0.5)
    site.after("print(len(kept), str(kept[-1:])[:9])")


@mutation
def chained_assignment(site: Site) -> None:
    """Write a cell in the way that pandas 3 ignores."""
    line = site.rng.choice([line for line in site.fragment.lines if CELL_WRITE.search(line.text)])
    way = site.rng.choice(
        (r"[\2][\1] = ", r".loc[\1][\2] = ", r".loc[\1 + 1, \2] = ", r".loc[:, \2] = ", r".loc[0, \2] = ")
    )
    line.text = CELL_WRITE.sub(way, line.text)


@mutation
def condition_is_a_cell(site: Site) -> None:
    """Let the truth of a cell decide, alone or beside a test."""
    _, _, row = header_of(site)
    line = site.rng.choice(
        [line for line in site.fragment.lines if line.text.startswith("if ") or " if " in line.text]
    )
    test = re.search(r"\bif (.+?)(?=:$| else )", line.text)
    if test is None:
        raise DoesNotFit
    column = site.rng.choice(("qty", "paid", "name", "price"))
    way = site.rng.choice(('{row}["{column}"]', '{row}["{column}"] and {test}', "({test}) and {row}.{column}", 'not {row}["{column}"]',
                           '{row}["{column}"] or {test}', '{row}["{column}"] == {test}'))  # fmt: skip
    line.text = (
        line.text[: test.start(1)]
        + way.format(row=row, column=column, test=test[1])
        + line.text[test.end(1) :]
    )


@mutation
def condition_has_an_effect(site: Site) -> None:
    """Call a function in the condition or the value, which prints or fails at a row."""
    _, label, row = header_of(site)
    line = site.rng.choice([line for line in site.fragment.lines if re.search(r"\bif ", line.text)])
    test = re.search(r"\bif (.+?)(?=:$| else )", line.text)
    if test is None:
        raise DoesNotFit
    effect = site.rng.choice(("print('seen')", f"1 // (2 - len(str({label})))", f"6 / {row}['qty']", f"{row}['name'].upper()", "next(steps)",
                              f"{row}.missing", f"{row}['missing']", f"int({row}['name'])"))  # fmt: skip
    if "steps" in effect:
        before_use(site, "steps = iter([1, 2])")
    line.text = line.text[: test.start(1)] + f"({effect}, {test[1]})[1]" + line.text[test.end(1) :]


@mutation
def condition_reads_the_result(site: Site) -> None:
    _, _, row = header_of(site)
    line = site.rng.choice([line for line in site.fragment.lines if re.match(r"if .*:$", line.text)])
    ways = (
        '{row}["qty"] > {made}',
        '{row}["price"] != {made}',
        "len(str({made})) < 2",
        "{made} != 2",
        "not {made}",
    )
    other = site.rng.choice(ways).format(row=row, made=site.made())
    line.text = f"if {other}:" if site.rng.random() < 0.5 else f"{line.text[:-1]} and {other}:"


@mutation
def choice_is_of_two_types(site: Site) -> None:
    line = site.rng.choice([line for line in site.fragment.lines if '"lo"' in line.text])
    line.text = line.text.replace(
        '"lo"',
        site.rng.choice(("0", "None", "np.nan", "False", '"lo" "w"', 'b"lo"', 'f"lo"', 'str("lo")', "2.5")),
    )


@mutation
def value_is_divided(site: Site) -> None:
    _, _, row = header_of(site)
    site.replace_step(site.rng.choice(('($v) / {0}["qty"]', '6 // {0}["qty"]', '{0}["qty"] ** {0}["qty"]', '(0 if {0}["qty"] == 0 else 6 / {0}["qty"])',
                                       '(0 ** {0}["qty"] if {0}["qty"] >= 0 else 1)', '10 % {0}["qty"]')).format(row))  # fmt: skip


@mutation
def value_is_not_of_the_row(site: Site) -> None:
    """Use something beside the row that is no single value, or whose meaning changes in the loop."""
    loop, _, row = header_of(site)
    value = site.rng.choice(
        ("[1, 2, 3]", "(1, 2)", "pd.Series([1, 2, 3])", "range(3)", '{"x": 1}', "3", "2.5")
    )
    before_use(site, f"rate = {value}")
    site.replace_step(
        site.rng.choice((f'{row}["qty"] * rate', f'{row}["qty"] + rate', f'rate * {row}["price"]', "rate"))
    )
    if site.rng.random() < 0.3:
        site.draft.put_into(loop, "rate = rate * 2", last=True)


@mutation
def value_is_of_the_round_before(site: Site) -> None:
    loop, _, row = header_of(site)
    before_use(site, "last = 0")
    way = site.rng.random()
    if way < 0.5:
        site.replace_step(f'({row}["qty"] - last)')
    else:
        line = site.rng.choice([line for line in site.fragment.lines if re.match(r"if .*:$", line.text)])
        line.text = f'{line.text[:-1]} and {row}["qty"] > last:'
    site.draft.put_into(loop, f'last = {row}["qty"]', last=True)


@mutation
def column_is_read_again(site: Site) -> None:
    """Read the column that the loop or a list makes: its cells are others by then, or not."""
    loop, label, row = header_of(site)
    name = frame_of(site)
    written = re.search(r'\["([\w ]+)"\] = \w+$', site.fragment.lines[-1].text)
    column = written[1] if written else "level"
    look = site.rng.choice((f'{name}.loc[{label}, "{column}"]', f'{row}["{column}"]', f'{name}["{column}"]'))
    value = site.rng.choice(("0", '"x"', "1.5"))
    before_use(site, f'{name}["{column}"] = {value}')
    site.draft.put_into(loop, f"print({look})", last=site.rng.random() < 0.6)


@mutation
def list_is_used_otherwise(site: Site) -> None:
    """Show the list, let it not begin empty, or change it before it becomes a column."""
    start = next(line for line in site.fragment.lines if line.text.endswith(" = []"))
    name = start.text.split(" ")[0]
    last = site.fragment.lines[-1]
    way = site.rng.randrange(5)
    if way == 0:
        site.after(f"print({name})")
    elif way == 1:
        start.text = f"{name} = ['first']"
        site.draft.put_before(last, f"{name} = {name}[1:]")
    elif way == 2:
        site.draft.put_before(last, f"{name}.reverse()")
    elif way == 3:
        site.draft.put_after(start, f"same = {name}")
        site.after("print(same)")
    else:
        site.draft.put_into(header_of(site)[0], f"print(len({name}))", last=True)


@mutation
def numpy_is_another(site: Site) -> None:
    bind(site, "np", site.rng.choice(("None", "3", "pd")), shown=site.rng.random() < 0.5)


@mutation
def builtin_of_a_fix_is_another(site: Site) -> None:
    name = site.rng.choice(("len", "int", "max", "min"))
    bind(site, name, site.rng.choice(("None", "3", "lambda *things: 7")), shown=site.rng.random() < 0.5)


@mutation
def counts_something_else(site: Site) -> None:
    """Let a count begin or go on with something else than whole numbers."""
    line = site.rng.choice([line for line in site.fragment.lines if re.search(r" = 0$| \+= 1$", line.text)])
    other = site.rng.choice(
        ("0.0", "True", "False", "-3", "10**18", "len('ab')", "None", '"a"', "np.int8(120)", "[]", "1j", "2")
    )
    line.text = line.text[: line.text.rindex(" ") + 1] + other


@mutation
def stops_at_a_row(site: Site) -> None:
    loop, label, row = header_of(site)
    test = site.rng.choice(
        (f"{label} == 1", f'{row}["qty"] > 3', f'{row}["name"] == "fig"', f'{row}["price"] < 2')
    )
    jump = site.rng.choice(("break", "continue", "raise ValueError", "continue"))
    if site.rng.random() < 0.4 and jump != "continue":
        loop_end = site.draft.suite(loop)[-1]
        site.draft.put_at(site.draft.index(loop_end) + 1, loop.depth, ("else:", "    print('all rows')"))
    site.draft.put_into(loop, f"if {test}:", f"    {jump}", last=site.rng.random() < 0.5)


@mutation
def frame_comes_from_a_function(site: Site) -> None:
    """Let a function return the frame: always one, or something else now and then."""
    name = frame_of(site)
    other = site.rng.choice(("None", "table", "table.T", "table['qty']", "Rows()"))
    if other == "Rows()":
        site.at_top("class Rows:", "    def iterrows(self):", "        return iter([(5, {'price': 1.5, 'qty': 2, 'name': 'x', 'paid': True})])",
                    "", "    def __len__(self):", "        return 2", "")  # fmt: skip
    site.at_top(
        "def load(table):", "    if len(table) > 2:", f"        return {other}", "    return table", ""
    )
    before_use(site, f"{name} = load({name})")
