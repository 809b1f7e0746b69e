"""Fixes that write f-strings, run with values of all kinds: a safe one never differs.

The values are texts, texts of a class of its own, numbers, None, collections, and objects that lie: `str()`,
`repr()`, `format()` and `+` of these all show something else, note that they were asked, and change what the next
one shows. An expression with such values is run as it was and as it is fixed. Where it raises, the fixed one must
raise as well.

Of a `__str__` that returns a text of a class of its own, which formats itself in yet another way, nothing is
promised.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beginner_lint.diagnostic import Level
from beginner_lint.facts.project import ProjectFacts
from beginner_lint.fixer import fix
from beginner_lint.settings import Settings
from beginner_lint.source import Source

FIXING = ("ZEN102", "ZEN103", "ZEN105", "ZEN106", "ZEN107", "ZEN108")
RULES = Settings(select=FIXING, level=Level.EXPERT)

LIARS = """
import copy
import io
from contextlib import redirect_stdout

class Liar:
    def __init__(self):
        self.told = 0
        self.notes = []
    def lie(self, what):
        self.told += 1
        self.notes.append(what)
        numbers.append(self.told)
        return f"{what}{self.told}"
    def __str__(self): return self.lie("str")
    def __repr__(self): return self.lie("repr")
    def __format__(self, spec): return self.lie("format" + spec)
    def __add__(self, other): return self.lie("add")
    def __radd__(self, other): return self.lie("radd")
    def __rmod__(self, other): return self.lie("rmod")
    def __int__(self): return 7
    def __index__(self): return 8
    def __float__(self): return 9.5
    def __getitem__(self, key): return self.lie(f"item{key}")
    @property
    def part(self): return self.lie("part")

class Text(str):
    def __str__(self): return "shown"
    def __format__(self, spec): return "formatted" + spec
    def __add__(self, other): return "added"
    def __radd__(self, other): return "added in front"
    def __rmod__(self, other): return "filled in"

class Pair(tuple):
    pass

def note(value):
    notes.append(repr(value) if not isinstance(value, Liar) else "a liar")
    return value

numbers = [1]
notes = []
values = {
    "text": "Ada", "own": Text("x"), "whole": 36, "real": 2.75, "big": 10 ** 20, "nan": float("nan"),
    "inf": float("-inf"), "none": None, "yes": True, "pair": (1, "a"), "single": (5,), "own_pair": Pair((1,)),
    "empty": (), "list": [1, 2], "dict": {"a": 1}, "bytes": b"ab", "liar": Liar(), "complex": 1j,
}
"""
VALUES = [
    "text",
    "own",
    "whole",
    "real",
    "big",
    "nan",
    "inf",
    "none",
    "yes",
    "pair",
    "single",
    "own_pair",
    "empty",
    "list",
    "dict",
    "bytes",
    "liar",
    "complex",
]

# How a value is named in a program: a parameter of unknown type, an argument that is computed, or something known.
OPERANDS = [
    "a", "b", "note(a)", "note(b)", "a.part", "a[0]", "(a if b else 'c')", "'it' + 's'", "text", "whole", "real",
    "yes", "numbers", "text.upper()", "len(numbers)", "-whole", "numbers.append(4)", "numbers[0]", "None", "(1, 2)",
    '{"k": 1}["k"]', "(n := whole)", "whole * 2",
]  # fmt: skip
PERCENT_FIELDS = [
    "%s",
    "%s",
    "%s",
    "%r",
    "%a",
    "%d",
    "%i",
    "%5d",
    "%-5d|",
    "%05d",
    "%+d",
    "%x",
    "%#X",
    "%o",
    "%f",
    "%.2f",
    "%8.3f",
    "%-8.1f|",
    "%e",
    "%G",
    "%5s",
    "%-5s|",
    "%.2s",
    "%%",
    "{}",
    "%c",
    "%05s",
]
BRACE_FIELDS = [
    "{}",
    "{}",
    "{}",
    "{!r}",
    "{!s:>9}",
    "{:5}",
    "{:<5}|",
    "{:.2f}",
    "{:>8}",
    "{:05d}",
    "{{}}",
    "{:,}",
    "{:x}",
]

operands = st.sampled_from(OPERANDS)
words = st.sampled_from(["'Hi '", '"you are "', "' and '", "'{}'", "'%'", '"it\'s "'])


@st.composite
def chains(draw: st.DrawFn) -> str:
    parts = draw(st.lists(operands.map("str({})".format) | operands | words, min_size=1, max_size=4))
    return " + ".join([draw(words), *parts])


@st.composite
def percents(draw: st.DrawFn) -> str:
    fields = draw(st.lists(st.sampled_from(PERCENT_FIELDS), min_size=1, max_size=4))
    count = sum(field.startswith("%") and field != "%%" for field in fields)
    found = [draw(operands) for _ in range(count)]
    behind = (
        found[0] if count == 1 and draw(st.booleans()) else f"({', '.join(found)}{',' if count == 1 else ''})"
    )
    return f'"of {" ".join(fields)}" % {behind}'


@st.composite
def mappings(draw: st.DrawFn) -> str:
    keys = draw(st.lists(st.sampled_from("xyz"), min_size=1, max_size=3))
    given = draw(st.permutations(sorted({*keys, *draw(st.sets(st.sampled_from("xyz")))})))
    found = ", ".join(f'"{key}": {draw(operands)}' for key in given)
    fields = " ".join(f"%({key}){draw(st.sampled_from(['s', 'd', 'r', '.1f']))}" for key in keys)
    return f"'of {fields}' % {{{found}}}"


@st.composite
def formats(draw: st.DrawFn) -> str:
    fields = draw(st.lists(st.sampled_from(BRACE_FIELDS), min_size=1, max_size=4))
    count = sum("{{" not in field for field in fields)
    if count and draw(st.booleans()):
        places = draw(st.permutations(range(count)))
        remaining = iter(places)
        fields = [
            field if "{{" in field else field.replace("{", f"{{{next(remaining)}", 1) for field in fields
        ]
    extra = draw(st.integers(0, 1))
    found = [draw(operands) for _ in range(count + extra)]
    return f'"of {" ".join(fields)}".format({", ".join(found)})'


@st.composite
def programs(draw: st.DrawFn) -> str:
    text = draw(chains() | percents() | mappings() | formats())
    how = draw(st.sampled_from(["value", "value", "printed", "grown"]))
    body = f"    result = {text}\n"
    if how == "printed":
        body = f"    print(str({draw(operands)}), str({draw(operands)}), {text})\n    result = None\n"
    elif how == "grown":
        steps = "".join(f"    result += {draw(chains())}\n" for _ in range(3))
        body = f"    result = {text}\n{steps}"
    known = '    text, whole, real, yes, numbers = "Ada", 36, 2.5, True, [1]\n'
    return f"{LIARS}\ndef run(a, b):\n{known if draw(st.booleans()) else ''}{body}    return result\n"


def runs(program: str, a: str, b: str) -> tuple[Any, ...]:
    """Return what the function of a program returns and does, and whether it raises."""
    import io
    from contextlib import redirect_stdout

    space: dict[str, Any] = {}
    exec(compile(program, "case.py", "exec"), space)
    values = space["values"]
    space.update(text="Ada", whole=36, real=2.5, yes=True)
    printed = io.StringIO()
    result: Any = None
    raised = False
    with redirect_stdout(printed):
        try:
            result = space["run"](values[a], values[b])
        except Exception:
            raised = True
    if raised:
        return (True,)
    return False, type(result).__name__, result, printed.getvalue(), space["notes"], values["liar"].notes


_MANY = 1000


def check_programs(number: int) -> Counter[str]:
    """Assert that so many programs do the same when they are fixed; return how many were, and by which rules."""
    fixed = Counter[str]()
    places = st.tuples(st.sampled_from(VALUES), st.sampled_from(VALUES))

    # Few programs may miss a rule by chance: these are the same each time.
    @settings(max_examples=number, deadline=None, derandomize=number < _MANY)
    @given(programs(), st.lists(places, min_size=8, max_size=8))
    def check(program: str, pairs: list[tuple[str, str]]) -> None:
        result = fix(Source("case.py", program), RULES, ProjectFacts(script=True))
        assert not result.withheld
        fixed["tried"] += 1
        fixed.update({"fixed", *(each.code for each in result.applied)} if result.applied else ())
        for a, b in [*pairs, ("liar", "liar"), ("text", "whole"), ("own", "pair")] if result.applied else ():
            assert repr(runs(program, a, b)) == repr(runs(result.source.text, a, b)), (
                a,
                b,
                result.source.text,
            )

    check()
    assert fixed["fixed"] > fixed["tried"] / 10, "a fixer that fixes nothing is always right"
    return fixed


def test_safe_fixes_never_differ() -> None:
    assert {*check_programs(250)} >= {"ZEN102", "ZEN105", "ZEN108"}


def test_the_liars_show_what_goes_wrong() -> None:
    wrong = LIARS + '\ndef run(a, b):\n    return f"a {a} and {b!s}"\n'
    right = LIARS + '\ndef run(a, b):\n    return "a " + str(a) + " and " + str(b)\n'
    assert runs(wrong, "liar", "liar") != runs(right, "liar", "liar")
    assert runs(wrong, "own", "none") != runs(right, "own", "none")
    assert runs(wrong, "text", "none") == runs(right, "text", "none")


@pytest.mark.long
def test_safe_fixes_never_differ_at_length() -> None:
    assert {*check_programs(5000)} >= {*FIXING}
