"""Mutations of what happens when: jumps, exceptions, what is read in between and afterwards."""

from __future__ import annotations

from tests.properties.mutations.table import DoesNotFit, Site, mutation


@mutation(59, 72)
def loop_variable_read_after_the_loop(site: Site) -> None:
    name = site.looped()
    site.draft.put_after(
        site.loop(), site.rng.choice((f"print({name})", f'print("last", {name})', f"last = {name}"))
    )


@mutation(59)
def loop_variable_read_at_the_end(site: Site) -> None:
    site.at_end(f"print({site.looped()})")


@mutation(59)
def loop_variable_read_in_the_next_round(site: Site) -> None:
    name = site.looped()
    lines = site.statements()
    site.before(f"{name} = None")
    site.draft.nest(lines, "for again in range(2):")
    site.draft.put_before(lines[0], f"print({name})")


@mutation(59)
def loop_variable_deleted(site: Site) -> None:
    name = site.looped()
    site.draft.put_after(site.loop(), "try:", f"    del {name}", "except NameError:", '    print("none")')


@mutation(59, 76)
def loop_variable_read_by_a_function(site: Site) -> None:
    name = site.looped()
    site.at_top("def look():", f"    print({name})")
    site.at_end("try:", "    look()", "except NameError:", '    print("none")')


@mutation(59, 70)
def loop_variable_bound_before(site: Site) -> None:
    name = site.looped()
    site.before(f'{name} = "before"')
    if site.rng.random() < 0.7:
        site.after(f"print({name})")


@mutation(61, 57)
def result_read_in_the_loop(site: Site) -> None:
    name = site.made()
    shown = site.rng.choice(
        (f"print({name})", f"if {name}:\n    print({name})", f"copy = {name}", f"size = str({name})")
    )
    site.draft.put_into(site.loop(), *shown.split("\n"), last=site.rng.random() < 0.5)


@mutation(61, 57)
def result_read_in_the_value(site: Site) -> None:
    name = site.made()
    site.replace_step(
        site.rng.choice((f"(len(str({name})), $v)[1]", f"$v if {name} else $v", f"({name}, $v)[1]"))
    )


@mutation(61)
def result_read_by_the_iterable(site: Site) -> None:
    loop, name = site.loop(), site.made()
    head, _, iterable = loop.text.partition(" in ")
    site.draft.put_before(site.draft.lines[0], "def each(things):", "    for thing in things:", f"        print({name})",
                          "        yield thing")  # fmt: skip
    loop.text = f"{head} in each({iterable.removesuffix(':')}):"


@mutation(63, 61, 57)
def result_has_another_name(site: Site) -> None:
    name, loop = site.made(), site.loop()
    site.draft.put_before(loop, f"same = {name}")
    site.draft.put_after(loop, f"print(same, same is {name})")
    if site.rng.random() < 0.5:
        site.replace_step("(print(same), $v)[1]")


@mutation(61, 62, 64)
def result_seen_by_a_function(site: Site) -> None:
    name = site.made()
    site.before(
        "def peek():", "    try:", f"        print({name})", "    except NameError:", '        print("none")'
    )
    site.replace_step("(peek(), $v)[1]")


@mutation(68)
def stops(site: Site) -> None:
    test = f"len(str({site.any_name()})) {site.rng.choice(('>', '==', '<'))} {site.rng.choice((1, 2, 3, 5))}"
    jump = site.rng.choice(("break", "break", "continue", "break"))
    site.draft.put_into(site.loop(), f"if {test}:", f"    {jump}", last=site.rng.random() < 0.5)


@mutation(68)
def returns_from_the_loop(site: Site) -> None:
    site.function()
    value = site.rng.choice(('"early"', site.made(), ""))
    site.draft.put_into(
        site.loop(),
        f"if len(str({site.any_name()})) > 2:",
        f"    return {value}",
        last=site.rng.random() < 0.5,
    )


@mutation(68)
def has_an_else(site: Site) -> None:
    loop = site.loop()
    site.draft.put_after(loop, "else:", f'    print("through", {site.made()})')


@mutation(68, 72)
def iterable_changes(site: Site) -> None:
    name, kind = site.given()
    changes = [f"{name} = {name}[1:]", f"{name} = {name} * 2", f"{name} = []"]
    if kind.startswith("list"):
        changes += [f"{name}.append({name}[0])", f"{name}.insert(0, {name}[-1])", f"{name}.reverse()", f"{name}.pop()",
                    f"{name}[0] = {name}[-1]", f"del {name}[0]", f"{name} += {name}[:1]", f"{name}.sort(key=str)",
                    f"{name}[:] = {name}[::-1]"]  # fmt: skip
    change = site.rng.choice(changes)
    site.draft.put_into(site.loop(), f"if len({name}) < 9:", f"    {change}", last=site.rng.random() < 0.5)


@mutation(68, 72)
def iterable_changes_by_a_call(site: Site) -> None:
    name, kind = site.given()
    if not kind.startswith("list"):
        raise DoesNotFit
    change = site.rng.choice(
        ("things.append(things[0])", "things.reverse()", "things.pop()", "things.insert(0, things[-1])")
    )
    site.at_top("def change(things):", "    if 0 < len(things) < 9:", f"        {change}", "    return 0")
    site.draft.put_into(site.loop(), f"change({name})", last=site.rng.random() < 0.5)


@mutation(62, 57)
def iterable_fails(site: Site) -> None:
    loop = site.loop()
    head, _, iterable = loop.text.partition(" in ")
    site.at_top("def failing(things):", "    for at, thing in enumerate(things):", f"        if at == {site.rng.choice((0, 1, 2))}:",
                "            raise ValueError(at)", "        yield thing")  # fmt: skip
    loop.text = f"{head} in failing({iterable.removesuffix(':')}):"
    if site.rng.random() < 0.8:
        guarded(site)


@mutation(62, 57, 53)
def value_fails(site: Site) -> None:
    failure = site.rng.choice(("1 // 0", "None + 1", "[][0]", "{}['k']", "next(iter([]))", "int('x')"))
    name = site.any_name()
    site.replace_step(f"({failure} if len(str({name})) == {site.rng.choice((1, 2, 3))} else $v)")
    if site.rng.random() < 0.8:
        guarded(site)


@mutation(62, 57, weight=2)
def guarded(site: Site) -> None:
    """Put the loop, or all of the fragment, into a `try` after which others see what is left."""
    names = [site.fragment.names[hole] for hole in site.fragment.made + site.fragment.given] or [
        site.looped()
    ]
    if site.rng.random() < 0.2:
        names.append(site.looped())
    lines = (
        site.draft.statement(site.loop())
        if site.fragment.loops and site.rng.random() < 0.6
        else site.statements()
    )
    last = lines[-1]
    shown = f"print({', '.join(names)})"
    if site.rng.random() < 0.15:
        site.draft.nest(lines, "with Quiet():")
        site.draft.put_at(site.draft.index(last) + 1, lines[0].depth - 1, (shown,))
        site.at_top("class Quiet:", "    def __enter__(self):", "        return self", "", "    def __exit__(self, *reason):",
                    "        return True", "")  # fmt: skip
        return
    looked_at = ("try:", f"    {shown}", "except NameError:", '    print("none")')
    clauses = site.rng.choice((
        ("except Exception as problem:", f"    print(type(problem).__name__, {', '.join(names)})"),
        ("except (ValueError, TypeError, ZeroDivisionError, IndexError):", "    pass", shown),
        ("finally:", *[f"    {line}" for line in looked_at]),
        ("except Exception:", "    pass", "else:", f"    {shown}", *looked_at),
        ("except Exception:", f"    {names[0]} = {names[0]} * 2", shown),
    ))  # fmt: skip
    site.draft.nest(lines, "try:")
    site.draft.put_at(site.draft.index(last) + 1, lines[0].depth - 1, clauses)


@mutation(62, 57)
def caller_sees_what_is_left(site: Site) -> None:
    """The function fails; its caller goes on and prints what it can see."""
    header = site.function()
    calls = [
        line
        for line in site.draft.lines
        if header.text[4 : header.text.index("(")] + "(" in line.text and line is not header
    ]
    site.draft.nest([calls[0]], "try:")
    site.draft.put_at(
        site.draft.index(calls[0]) + 1,
        calls[0].depth - 1,
        ("except Exception as problem:", "    print(type(problem))"),
    )


@mutation(64)
def loop_variable_captured(site: Site) -> None:
    name, loop = site.looped(), site.loop()
    site.before("later = []")
    site.draft.put_into(loop, f"later.append(lambda: {name})", last=site.rng.random() < 0.5)
    site.after("print([call() for call in later])")


@mutation(64)
def value_is_late(site: Site) -> None:
    if ".append(" not in site.step()[0].text:
        raise DoesNotFit
    site.replace_step("(lambda: $v)")
    name = site.made()
    site.after(f"{name} = [each() if callable(each) else each for each in {name}]")


@mutation(56, 61)
def iterable_tells(site: Site) -> None:
    loop = site.loop()
    head, _, iterable = loop.text.partition(" in ")
    site.at_top(
        "def telling(things):",
        "    for thing in things:",
        '        print("next", thing)',
        "        yield thing",
    )
    loop.text = f"{head} in telling({iterable.removesuffix(':')}):"
    if site.rng.random() < 0.5:
        site.replace_step('(print("value"), $v)[1]')


@mutation(56)
def value_tells(site: Site) -> None:
    site.replace_step('(print("value"), $v)[1]')


@mutation(67)
def yields(site: Site) -> None:
    """Make the fragment the body of a generator."""
    if site.first.depth or not site.fragment.made:
        raise DoesNotFit
    made = ", ".join(site.fragment.names[hole] for hole in site.fragment.made)
    lines, loop = site.statements(), site.loop()
    last = lines[-1]
    site.draft.nest(lines, "def steps():")
    if site.rng.random() < 0.5:
        site.draft.put_into(loop, f"yield len(str([{made}]))", last=True)
        last = site.statements()[-1]
    else:
        site.replace_step("((yield), $v)[1]")
    at = site.draft.index(last) + 1
    site.draft.put_at(at, 0, (f"    yield {made}", f"*_, ({made}) = steps()"))


@mutation(67)
def waits(site: Site) -> None:
    """Make the fragment the body of a coroutine that waits in the loop."""
    if site.first.depth or not site.fragment.made:
        raise DoesNotFit
    name = site.fragment.names[site.fragment.made[0]]
    lines = site.statements()
    last = lines[-1]
    site.replace_step("await later($v)")
    site.draft.nest(lines, "async def steps():")
    at = site.draft.index(last) + 1
    site.draft.put_at(at, 0, (f"    return {name}", "", "try:", "    steps().send(None)", "except StopIteration as stop:",
                            f"    {name} = stop.value"))  # fmt: skip
    site.at_top("async def later(value):", "    return value", "")


@mutation(67)
def walrus(site: Site) -> None:
    name = site.rng.choice((site.any_name(), "kept"))
    site.replace_step(f"({name} := $v)")
    if site.rng.random() < 0.7:
        site.after("try:", f"    print({name})", "except NameError:", '    print("none")')


@mutation(57, 61)
def loop_twice(site: Site) -> None:
    loop = site.loop()
    lines = site.draft.statement(loop)
    copies = ["    " * (line.depth - loop.depth) + line.text for line in lines]
    site.draft.put_after(loop, *copies)


@mutation(57, 62)
def start_is_conditional(site: Site) -> None:
    start = next(
        line for line in site.fragment.lines if " = " in line.text and line.depth == site.first.depth
    )
    site.draft.nest(
        [start],
        site.rng.choice(('if len("ab") == 2:', 'if len("ab") > 2:', "for once in [1]:", "for never in []:")),
    )


@mutation(57)
def start_is_another(site: Site) -> None:
    start = next(line for line in site.fragment.lines if line.text.endswith((' = ""', " = []", " = list()")))
    start.text = site.rng.choice(
        (start.text.replace('""', '"ab"').replace("[]", "[0]").replace("list()", "list('ab')"),
         start.text.replace('""', "str()").replace("[]", "list()"),
         start.text.replace('""', 'b""').replace("[]", "bytearray()"),
         start.text.replace('""', "''").replace("[]", "[*[]]"),
         start.text.replace(" = ", " = other = "),
         start.text.replace(" = ", ": object = ")))  # fmt: skip


@mutation(57)
def start_is_far(site: Site) -> None:
    start = next(line for line in site.fragment.lines if line.text.endswith((' = ""', " = []", " = list()")))
    between = site.rng.choice((f"print({site.made()})", "print('between')", f"same = {site.made()}", "if True:\n    print(1)",
                               f"{site.looped()} = 3" if site.fragment.looped else "pass"))  # fmt: skip
    site.draft.put_after(start, *between.split("\n"))
