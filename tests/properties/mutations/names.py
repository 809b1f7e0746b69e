"""Mutations of names: where they are bound, what else they mean, who can look them up."""

from __future__ import annotations

import re

from tests.properties.mutations.table import DoesNotFit, Site, mutation

# What our fixes call, with something else that a program may mean by the name.
CALLED = {
    "enumerate": ("lambda things, start=0: [(9, thing) for thing in things]", "None"),
    "list": ("tuple", "lambda *things: 'own'", "[1, 2]"),
    "reversed": ("sorted", "None"),
    "range": ("lambda *n: [7, 7]", "3"),
    "str": ("repr", '"text"'),
    "len": ("lambda things: 1", "2"),
    "sum": ("max", "0"),
    "any": ("all", "False"),
    "zip": ("map", "None"),
}
# Names that our fixes bind.
INTRODUCED = ("item", "element", "value", "parts", "pieces", "chunks", "number", "word", "name", "row", "letter", "score",
              "total", "items", "text", "numbers", "largest", "smallest", "number_sum", "line", "cell", "values", "char",
              "price", "each", "label", "key", "entry")  # fmt: skip
BUILTINS = ("list", "sum", "str", "max", "input", "id", "type", "dict", "len", "min", "file", "object", "all", "next", "set",
            "string", "range", "print")  # fmt: skip


def rename(site: Site, old: str, new: str) -> None:
    """Rename a variable wherever its name stands in the program."""
    for line in site.draft.lines:
        line.text = re.sub(rf"(?<![\w.]){re.escape(old)}\b", new, line.text)
    for fragment in site.draft.fragments:
        for hole, text in fragment.names.items():
            if text == old:
                fragment.names[hole] = new


@mutation(76, 70, weight=2)
def variable_named_like_a_builtin(site: Site) -> None:
    rename(site, site.any_name(), site.rng.choice(BUILTINS))


@mutation(76)
def variable_with_an_odd_name(site: Site) -> None:
    rename(
        site,
        site.any_name(),
        site.rng.choice(("_", "match", "case", "__x", "self", "größe", "ﬁ", "l", "cls", "__name__x")),
    )


@mutation(76, 66)
def two_variables_are_one(site: Site) -> None:
    """Give a loop the variable that something else has too."""
    rename(site, site.looped(), site.any_name())


def bind(site: Site, name: str, value: str, *, shown: bool) -> None:
    """Bind a name somewhere, and maybe show it afterwards."""
    rng = site.rng
    line = f"{name} = {value}"
    look = ("try:", f"    print(type({name}))", "except Exception as problem:", "    print(type(problem))")
    way = rng.choice((_at_module_level, _in_the_function, _as_a_parameter, _out_of_sight, _for_a_reader))
    way(site, name, value)
    if rng.random() < 0.1:
        site.at_end(line, *look)
    elif shown:
        (site.after if rng.random() < 0.5 else site.at_end)(*look)


def _at_module_level(site: Site, name: str, value: str) -> None:
    site.rng.choice((site.at_top, site.before, site.after, site.at_end))(f"{name} = {value}")


def _in_the_function(site: Site, name: str, value: str) -> None:
    """Bind it in the function, of which it is a local then from the start, or declare it global there."""
    function = site.function()
    if site.rng.random() < 0.5:
        site.draft.put_into(function, f"{name} = {value}", last=site.rng.random() < 0.5)
    else:
        site.at_top(f"{name} = {value}")
        site.draft.put_into(function, f"global {name}")


def _as_a_parameter(site: Site, name: str, value: str) -> None:
    function = site.function()
    head, _, parameters = function.text.partition("(")
    separator = "" if parameters.startswith(")") else ", "
    function.text = f"{head}({parameters.removesuffix('):')}{separator}{name}={value}):"


def _out_of_sight(site: Site, name: str, value: str) -> None:
    """Bind it where no assignment stands."""
    site.at_top(
        *site.rng.choice(
            (("import builtins", f"builtins.{name} = {value}"), (f"exec({f'{name} = {value}'!r})",))
        )
    )


def _for_a_reader(site: Site, name: str, value: str) -> None:
    """Have a function read it, as a global."""
    site.before(
        "def reads():",
        "    try:",
        f"        print(type({name}))",
        "    except NameError:",
        '        print("none")',
        "",
    )
    site.after("reads()")


@mutation(70, weight=3)
def called_name_is_bound(site: Site) -> None:
    name = site.rng.choice(sorted(CALLED))
    bind(site, name, site.rng.choice(CALLED[name]), shown=site.rng.random() < 0.5)


@mutation(70, 76, weight=3)
def introduced_name_is_bound(site: Site) -> None:
    names = [*INTRODUCED]
    given = [site.fragment.names[hole] for hole in site.fragment.given]
    singular = [name[:-1] for name in given if name.endswith("s") and len(name) > 2]
    name = site.rng.choice(singular * 20 + ["parts"] * 5 + ["item"] * 5 + names)
    bind(site, name, site.rng.choice(('"bound"', "3")), shown=True)


@mutation(70, 76)
def names_are_looked_up(site: Site) -> None:
    look = site.rng.choice(
        ("print(sorted(name for name in globals() if name[0] != '_'))", "print(len(locals()))", f"print(eval({site.any_name()!r}))",
         f"print('%({site.any_name()})s' % vars())", f"print({site.any_name()!r} in dir())", "exec('print(len(dir()))')",
         f"print(globals().get({site.looped()!r}) if True else 0)" if site.fragment.looped else "print(sorted(vars()))"))  # fmt: skip
    (site.after if site.rng.random() < 0.6 else site.at_end)(look)


@mutation(70, 76)
def names_are_looked_up_in_the_loop(site: Site) -> None:
    look = site.rng.choice(("sorted(locals())", "len(vars())", f"eval({site.any_name()!r})", "len(dir())"))
    if site.rng.random() < 0.5:
        site.replace_step(f"({look}, $v)[1]")
    else:
        site.draft.put_into(site.loop(), f"print({look})", last=True)


@mutation(70, 77)
def star_import(site: Site) -> None:
    module = site.rng.choice(("math", "string", "random"))
    if site.rng.random() < 0.5:
        site.at_top(f"from {module} import *")
    else:
        site.at_end(f"from {module} import *")


@mutation(66)
def name_is_global(site: Site) -> None:
    """Make a variable of a function one of the module."""
    function = site.function()
    name = site.rng.choice([site.fragment.names[hole] for hole in site.fragment.made + site.fragment.looped])
    site.draft.put_into(function, f"global {name}")
    site.at_end("try:", f"    print({name})", "except NameError:", '    print("none")')


@mutation(66)
def name_is_nonlocal(site: Site) -> None:
    """Put the fragment into a function that binds a variable of the one around."""
    if site.first.depth or not site.fragment.made:
        raise DoesNotFit
    name = site.made()
    lines = site.statements()
    last = lines[-1]
    site.draft.nest(lines, "def around():", "def inside():")
    site.draft.put_before(lines[0], f"nonlocal {name}")
    at = site.draft.index(last) + 1
    site.draft.put_at(at, 1, ("inside()", f"return {name}"))
    site.draft.put_at(at + 2, 0, (f"{name} = around()",))
    inner = site.draft.lines[site.draft.index(lines[0]) - 2]
    site.draft.put_before(inner, f"{name} = None")


@mutation(66, 57)
def name_is_an_attribute(site: Site) -> None:
    """Put a variable into an object, or an item of a list."""
    name = site.rng.choice([site.fragment.names[hole] for hole in site.fragment.made + site.fragment.looped])
    if any(
        f"{name}=" in line.text or f"global {name}" in line.text or "def " in line.text
        for line in site.draft.lines
    ):
        raise DoesNotFit
    if site.rng.random() < 0.6:
        rename(site, name, f"box.{name}")
        site.at_top("class Box:", "    pass", "", "box = Box()", f"box.{name} = None")
    else:
        rename(site, name, "cells[0]")
        site.at_top("cells = [None]")


@mutation(65)
def stands_in_a_class(site: Site) -> None:
    """Move the fragment into the body of a class."""
    names = [site.fragment.names[hole] for hole in site.fragment.made]
    lines = site.statements()
    last = lines[-1]
    depth = lines[0].depth
    site.draft.nest(lines, "class Shelf:")
    if site.rng.random() < 0.5 and site.fragment.looped:
        site.draft.put_at(site.draft.index(last) + 1, depth + 1, (f"kept = {site.looped()}",))
        last = site.draft.lines[site.draft.index(last) + 1]
    site.draft.put_at(
        site.draft.index(last) + 1,
        depth,
        tuple(f"{name} = Shelf.{name}" for name in names) or ("print(Shelf)",),
    )


@mutation(65, 76)
def stands_in_a_method(site: Site) -> None:
    """Move the fragment into a method; a name with two underscores is mangled there."""
    if site.first.depth or not site.fragment.made:
        raise DoesNotFit
    name = site.made()
    lines = site.statements()
    last = lines[-1]
    site.draft.nest(lines, "class Shelf:", "def fill(self):")
    site.draft.put_at(site.draft.index(last) + 1, 2, (f"return {name}",))
    site.draft.put_at(site.draft.index(last) + 2, 0, (f"{name} = Shelf().fill()",))
    if site.rng.random() < 0.3:
        rename(site, site.any_name(), "__hidden")


@mutation(76)
def name_shows_in_a_text(site: Site) -> None:
    name = site.any_name()
    look = site.rng.choice((f'print(f"{{{name}=}}")', f'print("{name}")', f"print(dict({name}={name}))"))
    (site.after if site.rng.random() < 0.7 else site.at_end)(look)


@mutation(76)
def name_is_deleted(site: Site) -> None:
    name = site.any_name()
    site.after("try:", f"    del {name}", f"    print({name})", "except NameError:", '    print("gone")')


@mutation(70, 76)
def builtin_is_bound_later(site: Site) -> None:
    """Bind a builtin that the program calls: at its end, or in a function where that never happens."""
    called = [name for name in BUILTINS if any(f"{name}(" in line.text for line in site.draft.lines)]
    name = site.rng.choice(called)
    if site.rng.random() < 0.5:
        site.at_end(f"{name} = 0")
    else:
        site.draft.put_into(site.function(), "if False:", f"    {name} = 0", last=site.rng.random() < 0.5)


@mutation(77, 70)
def xrange_is_bound(site: Site) -> None:
    site.at_top(*site.rng.choice((("xrange = range",), ("def xrange(*n):", "    return [5]"),
                                  ("try:", "    xrange", "except NameError:", "    xrange = range"))))  # fmt: skip


@mutation(76, 70)
def same_name_in_another_function(site: Site) -> None:
    """Let another function have, read or bind a variable of the same name."""
    name = site.any_name()
    site.at_top(*site.rng.choice((
        ("def other():", f"    {name} = 5", f"    return {name}", ""),
        (f"def other({name}=2):", f"    return {name}", ""),
        ("def other():", f"    return [{name} for {name} in range(2)]", ""),
        ("def other():", "    try:", f"        return str({name})", "    except NameError:", "        return 'none'", ""),
        ("def other():", f"    global {name}", f"    {name} = 'other'", ""))))  # fmt: skip
    (site.before if site.rng.random() < 0.5 else site.after)("print(other())")
