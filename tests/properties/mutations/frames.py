"""Mutations of frames: what cells and labels are, who else has or changes a frame, before a loop or in it."""

from __future__ import annotations

import re

from tests.properties.draft import Line
from tests.properties.frame_values import FRAME
from tests.properties.mutations.table import Change, DoesNotFit, Site
from tests.properties.mutations.table import mutation as any_mutation

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
    others = (
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
    other = site.rng.choice(others)
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
