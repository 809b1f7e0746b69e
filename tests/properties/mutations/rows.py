"""Mutations of loops over the rows of a frame: what decides, what is computed, what is read when."""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.properties.draft import Line
from tests.properties.mutations.frames import before_use, frame_of, header_of, mutation
from tests.properties.mutations.names import bind
from tests.properties.mutations.table import DoesNotFit, Site

CELL_WRITE = re.compile(r"\.(?:loc|at)\[(\w+), (\"[\w ]+\")\] [-+*/]?= ")


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


def replace_test(line: Line, change: Callable[[str], str]) -> None:
    """Put another text in the place of the test of a line; `change` makes it of the old one."""
    test = re.search(r"\bif (.+?)(?=:$| else )", line.text)
    if test is None:
        raise DoesNotFit
    before, after = line.text[: test.start(1)], line.text[test.end(1) :]
    line.text = f"{before}{change(test[1])}{after}"


def line_with_test(site: Site) -> Line:
    """Return a line that tests something."""
    return site.rng.choice([line for line in site.fragment.lines if re.search(r"\bif ", line.text)])


@mutation
def condition_is_a_cell(site: Site) -> None:
    """Let the truth of a cell decide, alone or beside a test."""
    _, _, row = header_of(site)
    line = line_with_test(site)
    column = site.rng.choice(("qty", "paid", "name", "price"))
    way = site.rng.choice(('{row}["{column}"]', '{row}["{column}"] and {test}', "({test}) and {row}.{column}", 'not {row}["{column}"]',
                           '{row}["{column}"] or {test}', '{row}["{column}"] == {test}'))  # fmt: skip
    replace_test(line, lambda test: way.format(row=row, column=column, test=test))


@mutation
def condition_has_an_effect(site: Site) -> None:
    """Call a function in the condition or the value, which prints or fails at a row."""
    _, label, row = header_of(site)
    line = line_with_test(site)
    effect = site.rng.choice(("print('seen')", f"1 // (2 - len(str({label})))", f"6 / {row}['qty']", f"{row}['name'].upper()", "next(steps)",
                              f"{row}.missing", f"{row}['missing']", f"int({row}['name'])"))  # fmt: skip
    replace_test(line, lambda test: f"({effect}, {test})[1]")
    if "steps" in effect:
        before_use(site, "steps = iter([1, 2])")


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
